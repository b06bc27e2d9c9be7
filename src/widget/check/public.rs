//! The findings as programs get them.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::desk::Subject;
use super::{found, run};
use crate::api::to_js;
use crate::checks::Basis;
use crate::marks::utf16_of_byte;
use crate::report::Report;
use crate::rules::RuleProfile;
use crate::widget::reactive::*;
use crate::widget::state::{Mode, State};
use crate::words::Words;

/// A finding in the form of the contract.
#[derive(Serialize)]
struct Public<'a> {
    rule: &'static str,
    verdict: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    working: Option<Working<'a>>,
    sources: Vec<Source<'a>>,
}

#[derive(Serialize)]
struct Working<'a> {
    stated: &'a str,
    computed: &'a str,
    difference: &'a str,
    tolerance: &'a str,
    formula: &'a str,
}

#[derive(Serialize)]
struct Source<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

/// Of the text that is being checked; in the other views, and where there is no text, of the report.
pub fn findings(state: State) -> Result<JsValue, JsValue> {
    state.desk.take_typed();
    let text = state.desk.text.get_untracked();
    let checking = state.mode.get_untracked() == Mode::Check && !text.trim().is_empty();
    let outcome = if checking {
        run::of_text(state, &text)
    } else {
        let empty = state.report.with_untracked(|report| *report == Report::default());
        if empty {
            return Ok(js_sys::Array::new().into());
        }
        let words = crate::words::words(state.lang.get_untracked());
        state.report.with_untracked(|report| untrack(|| state.with_profile(|p| found::of_report(report, p, words))))
    };
    let text = if outcome.subject == Subject::Text { text.as_str() } else { "" };
    let public: Vec<Public> = outcome
        .findings
        .iter()
        .map(|found| Public {
            rule: found.rule.code(),
            verdict: found.verdict.code(),
            severity: found.severity.code(),
            message: &found.message,
            working: found.working.as_ref().map(|w| Working {
                stated: &w.stated,
                computed: &w.computed,
                difference: &w.difference,
                tolerance: &w.tolerance,
                formula: &w.formula,
            }),
            sources: found
                .spots
                .iter()
                .map(|spot| Source {
                    start: utf16_of_byte(text, spot.range.start),
                    end: utf16_of_byte(text, spot.range.end),
                    quote: &spot.quote,
                })
                .collect(),
        })
        .collect();
    to_js(&public)
}

/// What a finding rests on, in words.
pub fn basis(words: &Words, profile: &RuleProfile, basis: Basis) -> String {
    match basis {
        Basis::Arithmetic => words.pick("勾稽关系（算术）", "Cross-check of figures (arithmetic)").to_owned(),
        Basis::Rounding => words.pick("四舍五入与印出的位数", "Half-up rounding and the printed digits").to_owned(),
        Basis::ProfileWeights | Basis::ProfileGrades | Basis::ProfileExecution | Basis::ProfileLevels => {
            words.profile(profile).to_owned()
        }
        Basis::Framework2013 => "财预〔2013〕53号".to_owned(),
        Basis::Form => words.pick("报告的格式", "The form of the report").to_owned(),
        Basis::Wording => {
            words.pick("措辞提示，请人工判断", "A hint from the wording; please judge yourself").to_owned()
        }
    }
}

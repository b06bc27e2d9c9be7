//! The findings as programs get them.

use wasm_bindgen::JsValue;

use super::run;
use crate::api::to_js;
use crate::audit::{audit, audit_report};
use crate::publish;
use crate::report::Report;
use crate::widget::reactive::*;
use crate::widget::state::{Mode, State};

/// Of the text that is being checked; in the other views, and where there is no text, of the report.
pub fn findings(state: State) -> Result<JsValue, JsValue> {
    let lang = state.lang.get_untracked();
    state.desk.take_typed();
    let checking = state.mode.get_untracked() == Mode::Check;
    if checking && state.desk.text.with_untracked(|text| !text.trim().is_empty()) {
        return state.desk.text.with_untracked(|text| {
            run::with_options(state, |options| to_js(&publish::of(&audit(text, options), lang).findings))
        });
    }
    let report = state.report.get_untracked();
    if report == Report::default() {
        return Ok(js_sys::Array::new().into());
    }
    untrack(|| {
        state.with_profile(|profile| {
            let findings = audit_report(&report, profile);
            to_js(&publish::findings(&findings, None, profile, lang))
        })
    })
}

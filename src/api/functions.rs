//! The functions that `jixiao.js` passes on.

#[cfg(feature = "audit")]
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::convert::{js_error, option_from_js, report_from_js, to_js};
use crate::evaluation::{evaluate, profile_of};
use crate::exchange::result;
use crate::rules::{self, RuleProfile};
#[cfg(feature = "audit")]
use crate::{
    audit::{Audit, Options, audit},
    publish,
    words::Lang,
};

/// Evaluates a report (an object or its JSON text) under a profile: the named one, else the report's own.
///
/// Throws an `Error` whose `code` is `not-a-report`, `not-json`, `file-too-large`, `broken-rules`, `unknown-rules`
/// or `not-an-option`.
#[wasm_bindgen(js_name = evaluate)]
pub fn evaluate_js(report: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    let rules = option_from_js(options, "rules")?;
    let report = report_from_js(report)?;
    let profile = match rules.as_deref() {
        Some(id) if id == rules::CUSTOM_PROFILE && report.custom_rules.is_some() => profile_of(&report),
        Some(id) => shipped(id)?,
        None => profile_of(&report),
    };
    let evaluation = evaluate(&report, profile);
    to_js(&result::of(&report, &evaluation))
}

fn shipped(id: &str) -> Result<&'static RuleProfile, JsValue> {
    rules::find(id).ok_or_else(|| {
        let known: Vec<&str> = rules::profiles().map(|profile| profile.id.as_str()).collect();
        js_error("unknown-rules", &format!("options.rules: no profile “{id}”; known are {}", known.join(", ")))
    })
}

/// Checks the text of a report. Any text has an answer.
///
/// Throws an `Error` whose `code` is `not-a-text`, `unknown-rules` or `not-an-option`.
#[cfg(feature = "audit")]
#[wasm_bindgen(js_name = audit)]
pub fn audit_js(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    audited(text, options, |audit, lang| to_js(&publish::of(audit, lang)))
}

/// The same for the widget, with what only a reader of the text needs, see [`publish::Whole`].
#[cfg(feature = "audit")]
#[wasm_bindgen(js_name = auditWhole)]
pub fn audit_whole_js(text: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
    audited(text, options, |audit, lang| to_js(&publish::whole(audit, lang)))
}

#[cfg(feature = "audit")]
fn audited(
    text: &JsValue,
    options: &JsValue,
    publish: impl FnOnce(&Audit<'_>, Lang) -> Result<JsValue, JsValue>,
) -> Result<JsValue, JsValue> {
    let option = |name| option_from_js(options, name);
    let (rules, lang, previous) = (option("rules")?, option("lang")?, option("previous")?);
    let text = text.as_string().ok_or_else(|| js_error("not-a-text", "text: a string is expected"))?;
    if let Some(id) = &rules {
        shipped(id)?;
    }
    let options = Options { rules: rules.as_deref(), previous: previous.as_deref() };
    let lang = Lang::from_tag(lang.as_deref().unwrap_or_default());
    publish(&audit(&text, &options), lang)
}

/// The audits of files in UTF-8, each in one line of a list of many, see [`publish::row::of_all`]; `undefined` for other
/// bytes. Unknown rules are no reason to stop a list.
#[cfg(feature = "audit")]
#[wasm_bindgen(js_name = auditRows)]
pub fn audit_rows_js(texts: Vec<Uint8Array>, rules: &str, lang: &str) -> Vec<JsValue> {
    let bytes: Vec<Vec<u8>> = texts.iter().map(Uint8Array::to_vec).collect();
    let rows = publish::row::of_all(&bytes, rules, Lang::from_tag(lang));
    rows.into_iter().map(|row| row.map_or(JsValue::UNDEFINED, JsValue::from)).collect()
}

/// All shipped rule profiles, the default first.
#[wasm_bindgen(js_name = ruleProfiles)]
pub fn rule_profiles_js() -> Result<JsValue, JsValue> {
    to_js(&rules::profiles().collect::<Vec<_>>())
}

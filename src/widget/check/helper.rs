//! The worker that checks long texts, so that typing in them is never held up.
//!
//! One text is under way at a time; the newest one waits, older ones are forgotten. A text that breaks a worker which
//! had started is not tried in the page: it would take the page down with it.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};

use super::desk::{Outcome, Subject};
use super::found::{self, Found, Spot};
use super::{run, worker};
use crate::checks::{RuleId, Severity, Verdict, Working};
use crate::marks::bytes_of_utf16;
use crate::widget::reactive::*;
use crate::widget::state::State;

/// No text that a file may hold takes that long.
const SILENCE_MS: u32 = 60_000;

pub struct Helper {
    worker: Worker,
    /// It said so, or has answered before: what breaks it now is the text.
    started: bool,
    /// The text that it is at, which its places belong to.
    at: Option<String>,
    /// Another text came meanwhile.
    again: bool,
    silence: Option<Timeout>,
    _message: Closure<dyn FnMut(MessageEvent)>,
    _error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Gives a text to the worker; false where there is none, and the page has to do it.
pub fn check(state: State, text: &str) -> bool {
    let desk = state.desk;
    if desk.helper.with_value(Option::is_none) {
        let Some(helper) = start(state) else { return false };
        desk.helper.set_value(Some(helper));
    }
    let mut given = true;
    desk.helper.update_value(|helper| {
        let Some(helper) = helper else { return };
        if helper.at.is_some() {
            helper.again = true;
            return;
        }
        let rules = state.forced_rules.get_untracked();
        let message = Object::new();
        let previous = desk.previous.get_untracked();
        let values: [(&str, JsValue); 4] = [
            ("text", text.into()),
            ("rules", rules.map_or(JsValue::UNDEFINED, JsValue::from)),
            ("lang", state.lang.get_untracked().tag().into()),
            ("previous", if previous.trim().is_empty() { JsValue::UNDEFINED } else { previous.into() }),
        ];
        for (name, value) in values {
            let _ = Reflect::set(&message, &name.into(), &value);
        }
        given = helper.worker.post_message(&message).is_ok();
        if given {
            helper.at = Some(text.to_owned());
            helper.silence = Some(Timeout::new(SILENCE_MS, move || failed(state)));
        }
    });
    desk.checking.set(given);
    given
}

/// A short text took the place of the long one: an answer that is still on its way is not wanted.
pub fn forget(state: State) {
    state.desk.helper.update_value(|helper| {
        if helper.as_ref().is_some_and(|helper| helper.at.is_some()) {
            *helper = None;
        }
    });
    if state.desk.checking.get_untracked() {
        state.desk.checking.set(false);
    }
}

fn start(state: State) -> Option<Helper> {
    let worker = worker::spawn()?;
    let message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| answer(state, &event.data()));
    let error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        event.prevent_default();
        failed(state);
    });
    worker.set_onmessage(Some(message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(error.as_ref().unchecked_ref()));
    Some(Helper { worker, started: false, at: None, again: false, silence: None, _message: message, _error: error })
}

fn answer(state: State, data: &JsValue) {
    let desk = state.desk;
    let answered = get(data, "audit").is_object();
    let mut done = None;
    let known = desk.helper.try_update_value(|helper| {
        let Some(helper) = helper else { return };
        helper.started = true;
        if answered {
            helper.silence = None;
            done = helper.at.take().map(|text| (text, std::mem::take(&mut helper.again)));
        }
    });
    let (Some(()), Some((text, again))) = (known, done) else { return };
    if again {
        return run::recheck(state);
    }
    desk.checking.set(false);
    run::show(state, outcome(data, &text));
}

/// The worker did not start, or the page's policy forbids it: the page does it itself. Or it broke at the text, or came to
/// no end with it: this is said, and another text gets another worker.
fn failed(state: State) {
    let desk = state.desk;
    let Some(helper) = desk.helper.try_update_value(Option::take) else { return };
    let (started, again) = helper.map_or((false, false), |helper| (helper.started, helper.again));
    desk.checking.set(false);
    match (started, again) {
        (true, true) => run::recheck(state),
        (true, false) => run::show(state, Outcome { subject: Subject::Broken, ..Outcome::default() }),
        (false, _) => run::recheck_here(state),
    }
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn text_of(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

fn each(of: &JsValue, name: &str) -> Array {
    get(of, name).dyn_into().unwrap_or_default()
}

/// What the worker answers, as the list shows it.
fn outcome(answer: &JsValue, text: &str) -> Outcome {
    let audit = &get(answer, "audit");
    let unread: Vec<usize> =
        each(answer, "notUnderstood").iter().filter_map(|at| Some(at.as_f64()? as usize)).collect();
    let mut places = unread.clone();
    let offset = |source: &JsValue, name: &str| get(source, name).as_f64().unwrap_or_default() as usize;
    for finding in each(audit, "findings").iter() {
        for source in each(&finding, "sources").iter() {
            places.extend([offset(&source, "start"), offset(&source, "end")]);
        }
    }
    places.sort_unstable();
    places.dedup();
    let bytes = bytes_of_utf16(text, &places);
    let byte = |offset: usize| places.binary_search(&offset).ok().and_then(|at| bytes.get(at)).copied().unwrap_or(0);
    let findings = each(audit, "findings").into_iter().filter_map(|finding| {
        let spots = each(&finding, "sources").into_iter().map(|source| Spot {
            range: byte(offset(&source, "start"))..byte(offset(&source, "end")),
            quote: text_of(&source, "quote").trim().to_owned(),
            field: None,
        });
        let working = get(&finding, "working");
        let basis = get(&finding, "basis");
        let of = |code: &str, known: &str| code == known;
        let (rule, verdict, severity) =
            (text_of(&finding, "rule"), text_of(&finding, "verdict"), text_of(&finding, "severity"));
        const SEVERITIES: [Severity; 4] = [Severity::Error, Severity::Warning, Severity::Notice, Severity::Info];
        Some(Found {
            key: 0,
            rule: RuleId::ALL.iter().copied().find(|id| of(id.code(), &rule))?,
            verdict: Verdict::ALL.into_iter().find(|each| of(each.code(), &verdict))?,
            severity: SEVERITIES.into_iter().find(|each| of(each.code(), &severity))?,
            message: text_of(&finding, "message"),
            working: working.is_object().then(|| Working {
                stated: text_of(&working, "stated"),
                computed: text_of(&working, "computed"),
                difference: text_of(&working, "difference"),
                tolerance: text_of(&working, "tolerance"),
                formula: text_of(&working, "formula"),
            }),
            basis: found::basis_line(&text_of(&basis, "title"), &text_of(&basis, "number")),
            spots: spots.collect(),
        })
    });
    let report = get(audit, "report");
    Outcome {
        subject: Subject::Text,
        findings: found::keyed(findings),
        department: text_of(&report, "department"),
        year: get(&report, "year").as_f64().map(|year| year as u16),
        figures: each(audit, "figures").length() as usize,
        not_understood: unread.chunks_exact(2).map(|place| byte(place[0])..byte(place[1])).collect(),
        cut_off: get(answer, "cutOff").is_truthy(),
    }
}

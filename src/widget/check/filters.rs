//! Which findings the list shows: by verdict, weight, kind, and by words in them.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::desk::Filter;
use super::{finding, list, tell};
use crate::checks::{Severity, Verdict};
use crate::widget::dom::{El, button, el, shape, verdict_shape};
use crate::widget::reactive::*;
use crate::widget::state::{State, state};

const SEVERITIES: [Severity; 4] = [Severity::Error, Severity::Warning, Severity::Notice, Severity::Info];

pub fn filters() -> El {
    let state = state();
    let verdicts = el("div.chips")
        .attr("role", "group")
        .label(|w| w.check.filter_verdict)
        .add_all(Verdict::ALL.into_iter().map(|verdict| chip(state, verdict)));
    let more = el("div.row").add(search(state)).add(severities(state)).add(families(state));
    el("div.check-filters.no-print").add(verdicts).add(more)
}

/// The reader shows other findings; how many is said.
fn choose(state: State, change: impl FnOnce(&mut Filter)) {
    state.desk.filter.update(change);
    tell::findings(state);
}

/// A verdict with its count; pressed, only such findings are shown.
fn chip(state: State, verdict: Verdict) -> El {
    let desk = state.desk;
    let count = move || desk.outcome.with(|outcome| outcome.findings.iter().filter(|f| f.verdict == verdict).count());
    button("button.chip")
        .attr("class", &format!("chip {}", verdict.code()))
        .bind_aria("aria-pressed", move || desk.filter.with(|filter| filter.verdicts.contains(&verdict)))
        .bind_flag("hidden", move || count() == 0)
        .add(shape(verdict_shape(verdict)))
        .say(move || format!("{} {}", state.words().verdict(verdict), count()))
        .on_click(move || {
            choose(state, |filter| {
                let before = filter.verdicts.len();
                filter.verdicts.retain(|other| *other != verdict);
                if filter.verdicts.len() == before {
                    filter.verdicts.push(verdict);
                }
            });
            // What was asked for is unfolded.
            if desk.groups.with_untracked(|groups| !groups.contains(&verdict)) {
                desk.groups.update(|groups| groups.push(verdict));
            }
        })
}

fn search(state: State) -> El {
    let input = el("input.input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .label(|w| w.check.search)
        .bind("placeholder", move || Some(state.words().check.search.to_owned()))
        .bind_property("value", move || state.desk.filter.with(|filter| filter.search.clone()).into());
    let typed = move |event: &web_sys::Event| {
        let composing = event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing);
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|_| !composing) {
            choose(state, |filter| filter.search = input.value());
        }
    };
    input.on("input", typed).on("compositionend", typed)
}

fn severities(state: State) -> El {
    let options = move || {
        let words = state.words();
        let all = ("".to_owned(), words.check.filter_severity);
        let each = SEVERITIES.map(|severity| (severity.code().to_owned(), finding::severity_name(words, severity)));
        std::iter::once(all).chain(each).collect()
    };
    let chosen = move || state.desk.filter.with(|filter| filter.severity.map_or("", Severity::code).to_owned());
    select(options, chosen, move |value| {
        let severity = SEVERITIES.into_iter().find(|severity| severity.code() == value);
        choose(state, |filter| filter.severity = severity);
    })
    .label(|w| w.check.filter_severity)
}

fn families(state: State) -> El {
    let options = move || {
        let words = state.words();
        let all = (String::new(), words.check.filter_family);
        // Nobody chooses before the findings stand.
        let known = if state.desk.settled.get() { list::families(state) } else { Vec::new() };
        let each = known.into_iter().map(|family| (family.to_owned(), list::family_name(words, family)));
        std::iter::once(all).chain(each).collect()
    };
    let chosen = move || state.desk.filter.with(|filter| filter.family.clone());
    select(options, chosen, move |value| choose(state, |filter| filter.family = value)).label(|w| w.check.filter_family)
}

/// A list of choices; the first one, without a value, stands for all.
fn select(
    options: impl Fn() -> Vec<(String, &'static str)> + 'static,
    chosen: impl Fn() -> String + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    el("select.input")
        .region(move || {
            let chosen = chosen();
            let option = |(value, name): &(String, &'static str)| {
                let option = el("option").attr("value", value).text(name);
                if *value == chosen { option.attr("selected", "") } else { option }
            };
            options().iter().map(option).collect()
        })
        .on("change", move |event| {
            if let Some(select) = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok()) {
                choose(select.value());
            }
        })
}

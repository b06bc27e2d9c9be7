//! One finding: what is said, and behind it the working and the places.

use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::found::{Found, Spot};
use super::{list, walk};
use crate::checks::{Severity, Verdict};
use crate::widget::dom::{El, button, caret, el, shape, verdict_shape, watch};
use crate::widget::reactive::*;
use crate::widget::state::{Mode, State};
use crate::words::{Words, fill};

/// The event that asks a finding to show its first place.
pub const GO: &str = "jx-go";

/// Characters of a quotation that are shown.
const QUOTE: usize = 160;

pub fn row(state: State, key: usize) -> El {
    let desk = state.desk;
    let Some(found) = desk.find(key) else { return el("li") };
    let open = RwSignal::new(false);
    let pointed = move || desk.pointed.with(|pointed| pointed.contains(&key));
    // Who comes from a mark wants to see the working.
    watch(move || {
        if pointed() {
            open.set(true);
        }
    });
    let toggled = move |event: &web_sys::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        // The printer unfolds everything; what the reader unfolded stays known.
        if let Some(details) = details.filter(|_| !state.printing.get_untracked()) {
            open.maybe_update(|open| std::mem::replace(open, details.open()) != details.open());
        }
    };
    let words = state.words();
    let verdict = el("span")
        .attr("class", &format!("verdict {}", found.verdict.code()))
        .add(shape(verdict_shape(found.verdict)))
        .add(el("span.vh").text(words.verdict(found.verdict)));
    let label = el("span.fine").text(&label(state, &found));
    let say = el("span.say").text(&found.message).text(" ").add(label);
    let summary = el("summary")
        .attr("data-key", &key.to_string())
        .add(verdict)
        .add(say)
        .add(caret())
        .on(GO, move |_| go(state, key, 0));
    let details = el("details.finding")
        .bind_flag("open", move || open.get() || state.printing.get())
        .on("toggle", toggled)
        .add(summary)
        .maybe(move || (open.get() || state.printing.get()).then(|| body(state, &found)));
    el("li.finding-row")
        .bind("class", move || Some(if pointed() { "finding-row on" } else { "finding-row" }.to_owned()))
        .add(details)
}

/// "SUM-05 · 合计 · 错误".
fn label(state: State, found: &Found) -> String {
    let family = list::family_name(state, found.family());
    let mut parts = vec![found.rule.code(), family];
    if found.verdict == Verdict::Inconsistent {
        parts.push(severity_name(state.words(), found.severity));
    }
    parts.join(" · ")
}

pub fn severity_name(words: &Words, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => words.check.severity_error,
        Severity::Warning => words.check.severity_warning,
        Severity::Notice => words.check.severity_notice,
        Severity::Info => words.check.severity_info,
    }
}

/// Working, basis and places.
fn body(state: State, found: &Found) -> El {
    let words = state.words();
    let w = &words.check;
    let mut facts = el("dl.facts.tight");
    let mut fact = |name: &str, value: &str, class: &str| {
        if !value.is_empty() {
            let row = el("div").add(el("dt").text(name)).add(el(class).text(value));
            facts = facts.clone().add(row);
        }
    };
    if let Some(working) = &found.working {
        fact(w.stated, &working.stated, "dd");
        fact(w.computed, &working.computed, "dd");
        fact(w.difference, &working.difference, "dd");
        fact(w.tolerance, &working.tolerance, "dd");
        fact(w.formula, &working.formula, "dd.formula");
    }
    fact(w.basis, &found.basis, "dd");
    let mut body = el("div.inset").add(facts);
    if !found.spots.is_empty() {
        let in_text = found.spots.iter().any(Spot::in_text);
        let title = el("p.hint").text(if in_text { w.sources } else { w.places });
        let key = found.key;
        let spots = found.spots.iter().enumerate().map(|(at, spot)| el("li").add(place(state, key, at, spot)));
        body = body.add(title).add(el("ul.quotes").add_all(spots));
    }
    body
}

/// A place that can be gone to: the quoted words, or the name of the field.
fn place(state: State, key: usize, at: usize, spot: &Spot) -> El {
    let words = state.words();
    let w = &words.check;
    let short = shortened(&spot.quote);
    if spot.in_text() {
        return button("button.quote")
            .attr("aria-label", &fill(w.show_place, &[&short]))
            .text(&fill(w.quoted, &[&short]))
            .on_click(move || go(state, key, at));
    }
    button("button.link").text(&fill(w.show_field, &[&short])).on_click(move || go(state, key, at))
}

/// The finding as it is now: its places move while the text is edited.
fn go(state: State, key: usize, at: usize) {
    let Some(spot) = state.desk.find(key).and_then(|found| found.spots.get(at).cloned()) else { return };
    if spot.in_text() {
        walk::to_text(state, key, &spot);
    } else if let Some(field) = spot.field {
        state.mode.set(Mode::Edit);
        crate::widget::edit::show_field(state, field);
    }
}

/// The beginning and the end of a long quotation.
fn shortened(quote: &str) -> String {
    let chars: Vec<char> = quote.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if chars.len() <= QUOTE {
        return chars.into_iter().collect();
    }
    let (head, tail) = (chars.iter().take(QUOTE * 2 / 3), chars.iter().skip(chars.len() - QUOTE / 3));
    head.chain(&['…']).chain(tail).collect()
}

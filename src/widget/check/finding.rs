//! One finding: what is said, and behind it the working and the places.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement};

use super::found::{Found, Spot, shape_of};
use super::walk;
use crate::checks::{Severity, Verdict};
use crate::marks::{Quote, quotes};
use crate::widget::dom::{El, Shape, button, caret, el, shape};
use crate::widget::reactive::*;
use crate::widget::state::{Mode, State};
use crate::words::checks::rule_title;
use crate::words::{CheckWords, Lang, Words, fill};

/// Characters of a quotation that are shown.
const QUOTE: usize = 160;

thread_local! {
    /// The fixed part of a row for each verdict and shape: copying it costs a tenth of making it.
    static PATTERNS: std::cell::RefCell<Vec<((Verdict, Shape), El)>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// A row of the list. Nothing in it follows signals: another sentence is another finding, and what can be pressed is
/// heard by the list.
pub fn row(state: State, key: usize) -> El {
    let Some(found) = state.desk.find(key) else { return el("li") };
    let row = written(crate::words::words(state.lang.get_untracked()), &found);
    if state.printing.get_untracked() {
        unfold(state, &row.0, true);
    }
    row
}

/// The row of a finding, folded.
fn written(words: &Words, found: &Found) -> El {
    let row = pattern(found.verdict, shape_of(found.verdict, found.severity)).attr("data-key", &found.key.to_string());
    if let Ok(Some(say)) = row.0.query_selector(".say") {
        let label = el("span.fine").text(&label(words, found));
        let word = el("span.vh").text(words.verdict(found.verdict)).text(words.pick("：", ": "));
        El(say).add(word).mixed(words, &found.message).text(" ").add(label);
    }
    row
}

fn pattern(verdict: Verdict, with: Shape) -> El {
    let copy = |el: &El| el.0.clone_node_with_deep(true).ok().and_then(|node| node.dyn_into::<Element>().ok());
    let known =
        PATTERNS.with_borrow(|known| known.iter().find(|(of, _)| *of == (verdict, with)).and_then(|(_, el)| copy(el)));
    if let Some(known) = known {
        return El(known);
    }
    let mark = el("span").attr("class", &format!("verdict {}", verdict.code())).add(shape(with));
    let summary = el("summary").add(mark).add(el("span.say")).add(caret());
    let made = el("li.finding-row").add(el("details.finding").add(summary));
    if let Some(kept) = copy(&made) {
        PATTERNS.with_borrow_mut(|known| known.push(((verdict, with), El(kept))));
    }
    made
}

/// Opens a row and draws what is behind it; for the printer it is closed again afterwards.
pub fn unfold(state: State, row: &Element, printing: bool) {
    let Some(details) = row.first_element_child().and_then(|child| child.dyn_into::<HtmlDetailsElement>().ok()) else {
        return;
    };
    fill_in(state, &details);
    if !details.open() {
        details.set_open(true);
        if printing {
            let _ = details.set_attribute("data-printed", "");
        }
    }
}

/// Draws the working once it is asked for.
pub fn fill_in(state: State, details: &HtmlDetailsElement) {
    if details.child_element_count() > 1 {
        return;
    }
    let found = details.parent_element().and_then(|row| state.desk.find(key_of(&row)));
    if let Some(found) = found {
        El(details.clone().into()).add(body(state, &found));
    }
}

/// The finding that a row shows.
pub fn key_of(row: &Element) -> usize {
    row.get_attribute("data-key").and_then(|key| key.parse().ok()).unwrap_or_default()
}

/// "SUM-05 · 项目合计 · 错误".
fn label(words: &Words, found: &Found) -> String {
    let mut parts = vec![found.rule.code(), rule_title(words.lang, found.rule)];
    if found.verdict == Verdict::Inconsistent {
        parts.push(severity_name(words, found.severity));
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
    let words = crate::words::words(state.lang.get_untracked());
    let w = &words.check;
    let mut facts = el("dl.facts.tight");
    let mut fact = |name: &str, value: &str, class: &str| {
        if !value.is_empty() {
            // The sign of a figure is as long as a plus; files keep what programs read.
            let sign = value.strip_prefix('-').map(|rest| format!("−{rest}"));
            let value = sign.as_deref().unwrap_or(value);
            let row = el("div").add(el("dt").text(name)).add(el(class).mixed(words, value));
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
    let in_text = found.spots.iter().any(Spot::in_text);
    let title = el("p.hint").text(if in_text { w.sources } else { w.places });
    let places: Vec<El> = if in_text {
        let ranges: Vec<_> = found.spots.iter().map(|spot| spot.range.clone()).collect();
        state
            .desk
            .text
            .with_untracked(|text| quotes(text, &ranges).into_iter().map(|quote| sentence(w, text, &quote)).collect())
    } else {
        found.spots.iter().enumerate().map(|(at, spot)| field(words, at, spot)).collect()
    };
    if !places.is_empty() {
        body = body.add(title).add(el("ul.quotes").add_all(places.into_iter().map(|place| el("li").add(place))));
    }
    body
}

/// A sentence of the text with the places of the finding in it; leads to the first of them.
pub fn sentence(w: &CheckWords, text: &str, quote: &Quote) -> El {
    let part = |range: &Range<usize>| shortened(text.get(range.clone()).unwrap_or_default());
    // What it does is said in front, for those who do not see it. A label would hide the quotation's language.
    let place = button("button.quote").add(el("span.vh").text(&fill(w.show_place, &[""])));
    let own = |place: bool| el(if place { "b" } else { "span" }).attr("lang", Lang::Chinese.tag());
    let parts = quote.parts.iter().map(|(range, place)| own(*place).text(&part(range)));
    let [before, behind] = quote.cut.map(|cut| cut.then(|| own(false).text("…")));
    place.add_all(before.into_iter().chain(parts).chain(behind)).attr("data-spot", &quote.first.to_string())
}

/// The field of a form that a finding speaks of.
fn field(words: &Words, at: usize, spot: &Spot) -> El {
    button("button.link").mixed(words, &fill(words.check.show_field, &[&spot.quote])).attr("data-spot", &at.to_string())
}

/// The finding as it is now: its places move while the text is edited.
pub fn go(state: State, key: usize, at: usize) {
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

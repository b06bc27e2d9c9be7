//! From a mark to its findings and from a finding to its places.

use std::ops::Range;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, HtmlElement, HtmlTextAreaElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::desk::{Filter, Side, View};
use super::found::Spot;
use super::{finding, list, marked};
use crate::marks::{bytes_of_utf16, utf16_of_byte};
use crate::widget::reactive::*;
use crate::widget::state::State;
use crate::words::words;

/// Opens the findings of a mark and goes to the first of them.
pub fn from_mark(state: State, mark: &Element) {
    show_findings(state, marked::keys_of(mark));
}

/// Opens findings and puts the focus on the first.
pub fn show_findings(state: State, keys: Vec<usize>) {
    let desk = state.desk;
    let Some(first) = keys.first().copied() else { return };
    let found: Vec<_> = keys.iter().filter_map(|key| desk.find(*key)).collect();
    if desk.filter.with_untracked(|filter| found.iter().any(|found| !desk.lets(filter, found))) {
        desk.filter.set(Filter::default());
    }
    let closed: Vec<_> = desk.groups.with_untracked(|open| {
        found.iter().map(|found| found.verdict).filter(|verdict| !open.contains(verdict)).collect()
    });
    if !closed.is_empty() {
        desk.groups.update(|groups| groups.extend(closed));
    }
    // Far down in a long list: so far has to be drawn.
    let far = found.iter().filter_map(|f| untrack(|| desk.shown(f.verdict)).iter().position(|key| *key == f.key)).max();
    if let Some(far) = far.filter(|far| *far >= desk.drawn.get_untracked()) {
        desk.drawn.set(far + 20);
    }
    desk.pointed.set(keys.clone());
    desk.side.set(Side::Results);
    // The list follows the signals in a task of its own.
    Timeout::new(0, move || {
        let Some(halves) = desk.halves() else { return };
        for row in list::all(&halves.list.0, ".finding-row.on") {
            let _ = row.class_list().remove_1("on");
        }
        for row in list::all(&halves.list.0, ".finding-row") {
            let key = finding::key_of(&row);
            if !keys.contains(&key) {
                continue;
            }
            let _ = row.class_list().add_1("on");
            finding::unfold(state, &row, false);
            if let Some(summary) = row.query_selector("summary").ok().flatten().filter(|_| key == first) {
                focus(&summary, false);
            }
        }
    })
    .forget();
}

/// Back to the finding that the reader came from, else to the head of the list.
pub fn to_results(state: State) {
    let desk = state.desk;
    let keys = desk.pointed.get_untracked();
    if !keys.is_empty() {
        return show_findings(state, keys);
    }
    desk.side.set(Side::Results);
    Timeout::new(0, move || {
        let Some(halves) = desk.halves() else { return };
        if let Some(title) = halves.list.0.query_selector("#jx-results").ok().flatten() {
            focus(&title, false);
        }
    })
    .forget();
}

/// Shows a place of a finding: its mark, or the selected words where the text is being edited.
pub fn to_text(state: State, key: usize, spot: &Spot) {
    state.desk.pointed.set(vec![key]);
    let from = spot.range.start;
    go_to(state, &spot.range, move |pane| {
        let there = |mark: &&HtmlElement| marked::place_of(mark) >= from && marked::keys_of(mark).contains(&key);
        if let Some(mark) = marked::marks(pane).iter().find(there) {
            enter_mark(pane, mark);
        }
    });
}

/// A finding was unfolded: among the marks its places come into view, each with a ring. The focus stays with the finding,
/// and who came from a mark has it before his eyes.
pub fn bring(state: State, key: usize) {
    let desk = state.desk;
    let here = desk.pointed.with_untracked(|pointed| pointed.contains(&key));
    if here || desk.view.get_untracked() == View::Writing || state.printing.get_untracked() {
        return;
    }
    let Some(halves) = desk.halves() else { return };
    let pane = &halves.marked.0;
    marked::finish(pane, words(state.lang.get_untracked()));
    let own: Vec<HtmlElement> =
        marked::marks(pane).into_iter().filter(|mark| marked::keys_of(mark).contains(&key)).collect();
    for before in list::all(pane, ".mark.on") {
        let _ = before.class_list().remove_1("on");
    }
    for mark in &own {
        let _ = mark.class_list().add_1("on");
    }
    if let Some(first) = own.first() {
        // Only the text scrolls, not the page.
        let (mark, frame) = (first.get_bounding_client_rect(), pane.get_bounding_client_rect());
        let seen = mark.top() >= frame.top() && mark.bottom() <= frame.bottom();
        if !seen && frame.height() > 0.0 {
            let down = mark.top() - frame.top() - frame.height() / 3.0;
            pane.set_scroll_top(pane.scroll_top() + down as i32);
        }
    }
}

/// Goes over to the other view of the text at the place that is being read: the first line in sight, or the caret.
pub fn at_the_same_place(state: State, from: View) {
    let Some(halves) = state.desk.halves() else { return };
    let at = match from {
        View::Marked => {
            let top = halves.marked.0.get_bounding_client_rect().top();
            let lines = list::all(&halves.marked.0, "p[data-at]");
            lines.iter().find(|line| line.get_bounding_client_rect().bottom() > top + 4.0).map(marked::place_of)
        }
        View::Writing => {
            let caret = halves.area.selection_start().ok().flatten().unwrap_or_default() as usize;
            state.desk.text.with_untracked(|text| bytes_of_utf16(text, &[caret]).first().copied())
        }
    };
    let Some(at) = at.filter(|at| *at > 0) else { return };
    let lang = state.lang.get_untracked();
    Timeout::new(0, move || match from {
        View::Marked => select(state, &halves.area, &(at..at)),
        View::Writing => {
            let pane = &halves.marked.0;
            marked::finish(pane, words(lang));
            let lines = list::all(pane, "p[data-at]");
            if let Some(line) = lines.iter().rev().find(|line| marked::place_of(line) <= at) {
                let down = line.get_bounding_client_rect().top() - pane.get_bounding_client_rect().top();
                pane.set_scroll_top(pane.scroll_top() + down as i32);
            }
        }
    })
    .forget();
}

/// Shows a place that no finding has: the line it stands in, or the selected words.
pub fn to_place(state: State, range: &Range<usize>) {
    let from = range.start;
    go_to(state, range, move |pane| {
        let lines = list::all(pane, "p[data-at]");
        if let Some(line) = lines.iter().rev().find(|line| marked::place_of(line) <= from) {
            let _ = line.set_attribute("tabindex", "-1");
            focus(line, true);
        }
    });
}

/// Turns to the text; among the marks `there` goes on, once all of them are drawn.
fn go_to(state: State, range: &Range<usize>, there: impl FnOnce(&Element) + 'static) {
    let desk = state.desk;
    let Some(halves) = desk.halves() else { return };
    desk.side.set(Side::Text);
    if desk.view.get_untracked() == View::Writing {
        select(state, &halves.area, range);
        return;
    }
    let lang = state.lang.get_untracked();
    Timeout::new(0, move || {
        marked::finish(&halves.marked.0, words(lang));
        there(&halves.marked.0);
    })
    .forget();
}

/// Selects words where the text is being edited.
fn select(state: State, area: &HtmlTextAreaElement, range: &Range<usize>) {
    state.desk.text.with_untracked(|text| {
        // The field has line ends of one character.
        let at = |byte: usize| {
            let before = &text[..text.floor_char_boundary(byte)];
            (utf16_of_byte(text, byte) - before.matches("\r\n").count()) as u32
        };
        let (start, end) = (at(range.start), at(range.end));
        // Browsers scroll to the caret when the field takes the focus.
        let _ = area.set_selection_range(end, end);
        let _ = area.blur();
        let _ = area.focus();
        let _ = area.set_selection_range(start, end);
    });
}

/// Puts the focus on a mark; it becomes the one that Tab comes to.
pub fn enter_mark(pane: &Element, mark: &HtmlElement) {
    if let Some(before) = pane.query_selector(".mark[tabindex=\"0\"]").ok().flatten() {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = mark.set_attribute("tabindex", "0");
    focus(mark, true);
}

/// Takes an element into the middle of what is seen and focuses it.
fn focus(element: &Element, middle: bool) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Auto);
    options.set_block(if middle { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Nearest });
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

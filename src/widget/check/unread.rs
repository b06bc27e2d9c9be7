//! The figures that nothing was made of, each with its sentence: they are what a reader has to check by eye.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlDetailsElement};

use super::finding::sentence;
use super::walk;
use crate::marks::quotes;
use crate::widget::dom::{El, caret, el};
use crate::widget::reactive::*;
use crate::widget::state::State;
use crate::words::{fill, words};

/// So many are listed; of a text with more hardly anything was understood.
const MOST: usize = 200;

/// Closed at first, and drawn when it is opened.
pub fn unread(state: State) -> Option<El> {
    let count = state.desk.outcome.with(|outcome| outcome.not_understood.len());
    let title = fill(state.words().check.unread, &[&count.to_string()]);
    let list = el("ul.quotes.inset").on("click", move |event| go(state, event));
    let shown = list.clone();
    let details = el("details.terms.no-print").add(el("summary").add(caret()).text(&title)).add(list).on(
        "toggle",
        move |event| {
            let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
            if details.is_some_and(|details| details.open()) && shown.0.child_element_count() == 0 {
                shown.clone().add_all(sentences(state));
            }
        },
    );
    (count > 0).then_some(details)
}

fn places(state: State) -> Vec<Range<usize>> {
    state.desk.outcome.with_untracked(|outcome| outcome.not_understood.iter().take(MOST).cloned().collect())
}

fn sentences(state: State) -> Vec<El> {
    let w = &words(state.lang.get_untracked()).check;
    let places = places(state);
    state.desk.text.with_untracked(|text| {
        quotes(text, &places).iter().map(|quote| el("li").add(sentence(w, text, quote))).collect()
    })
}

fn go(state: State, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let place = target.and_then(|target| target.closest("[data-spot]").ok().flatten());
    let at = place.and_then(|place| place.get_attribute("data-spot")?.parse::<usize>().ok());
    if let Some(range) = at.and_then(|at| places(state).get(at).cloned()) {
        walk::to_place(state, &range);
    }
}

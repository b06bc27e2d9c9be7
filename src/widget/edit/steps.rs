//! Undo and redo, from keys and buttons: what changed may be far from the focus, so it is said.

use leptos::prelude::*;

use super::names::{self, Way};
use crate::widget::state::State;
use crate::words::{Words, fill, words};

pub fn undo(state: State) {
    let words = words(state.lang.get_untracked());
    let what = withdrawn(state, words).or_else(|| untrack(|| next(state, words, Way::Undo)));
    state.undo();
    say(state, words.edit.undone, what);
}

pub fn redo(state: State) {
    let words = words(state.lang.get_untracked());
    let what = untrack(|| next(state, words, Way::Redo));
    state.redo();
    say(state, words.edit.redone, what);
}

/// What the next undo or redo would do, where it has a name.
pub fn next(state: State, words: &Words, way: Way) -> Option<String> {
    let name = state.report.with(|report| {
        state.with_steps(|undone, redone| {
            let edit = if way == Way::Undo { undone } else { redone };
            edit.map(|edit| names::step(words, report, edit, way))
        })
    });
    name.filter(|name| !name.is_empty())
}

/// A text that never became a figure is what undo takes back first.
fn withdrawn(state: State, words: &Words) -> Option<String> {
    let field = state.unfit_text()?;
    Some(state.report.with_untracked(|report| fill(words.edit.did_change, &[&names::place(words, report, &field)])))
}

fn say(state: State, template: &str, what: Option<String>) {
    if let Some(what) = what {
        state.announcement.set(fill(template, &[&what]));
    }
}

//! What every list of rows can do: add, move, remove. The focus stays where the work is, and the live region says what
//! happened.

use leptos::prelude::*;

use super::cells::tool;
use super::form::{Form, both};
use super::names::{self, add_id, key_field, with_name};
use crate::report::edit::{Edit, List, Row};
use crate::widget::parts::{Icon, follow_rows};
use crate::widget::state::State;
use crate::words::fill;

/// Buttons that move a row up and down and remove it.
pub fn tools(list: List, index: usize, name: Signal<String>) -> AnyView {
    let (state, form) = both();
    let id = key_field(&list, index).path();
    let last = {
        let list = list.clone();
        follow_rows(move || state.report.with(|report| list.len(report)).is_none_or(|len| index + 1 >= len))
    };
    let press = |act: fn(State, Form, &List, usize)| {
        let list = list.clone();
        Callback::new(move |()| act(state, form, &list, index))
    };
    let first = Signal::stored(index == 0);
    let up = press(|state, form, list, index| move_row(state, form, list, index, index - 1));
    let down = press(|state, form, list, index| move_row(state, form, list, index, index + 1));
    let remove = press(remove_row);
    view! {
        {tool(format!("{id}-up"), Icon::Up, with_name(state, |w| w.move_up, name), first, up)}
        {tool(format!("{id}-down"), Icon::Down, with_name(state, |w| w.move_down, name), last, down)}
        {tool(format!("{id}-remove"), Icon::Remove, with_name(state, |w| w.remove, name), Signal::stored(false), remove)}
    }
    .into_any()
}

fn name_of(state: State, list: &List, index: usize) -> String {
    let words = state.words();
    state.report.with_untracked(|report| names::row(words, report, &key_field(list, index)))
}

fn move_row(state: State, form: Form, list: &List, from: usize, to: usize) {
    let name = name_of(state, list, from);
    if !form.change_rows(state, Edit::Move { list: list.clone(), from, to }) {
        return;
    }
    state.announcement.set(fill(state.words().edit.moved, &[&name, &(to + 1).to_string()]));
    let field = key_field(list, to);
    let id = field.path();
    form.show(field, vec![format!("{id}-{}", if to < from { "up" } else { "down" })]);
}

fn remove_row(state: State, form: Form, list: &List, index: usize) {
    let name = name_of(state, list, index);
    if !form.change_rows(state, Edit::Remove { list: list.clone(), index }) {
        return;
    }
    state.announcement.set(fill(state.words().edit.removed, &[&name]));
    let left = state.report.with_untracked(|report| list.len(report)).unwrap_or(0);
    let Some(next) = left.checked_sub(1).map(|last| index.min(last)) else {
        return match names::owner(list) {
            // An indicator with nothing below it is another row, without a button that adds: the name is in both.
            Some(field) => {
                let id = field.path();
                form.show(field, vec![id]);
            }
            None => form.focus(vec![add_id(list)]),
        };
    };
    let field = key_field(list, next);
    let id = field.path();
    form.show(field, vec![format!("{id}-remove"), add_id(list)]);
}

/// Adds a row at the end of a list and puts the focus into it.
pub fn add_row(state: State, form: Form, list: &List, row: Row) {
    let Some(index) = state.report.with_untracked(|report| list.len(report)) else { return };
    if form.change_rows(state, Edit::Insert { list: list.clone(), index, row }) {
        let field = key_field(list, index);
        let id = field.path();
        form.show(field, vec![id]);
    }
}

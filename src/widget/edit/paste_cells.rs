//! Pasting several cells straight into the table of items: rows go in from that row on, and a single column of figures
//! goes down the amounts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlInputElement};

use super::form::Form;
use super::names::key_field;
use super::paste::Pastes;
use crate::amount::parse_amount;
use crate::exchange::pasted;
use crate::report::edit::{Edit, List, Row};
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::field::{Field, LineField};
use crate::report::{Line, Report};
use crate::widget::state::State;
use crate::words::fill;

/// Takes a paste over if it holds more than one cell; everything else is the browser's.
pub fn pasted_into_cell(state: State, form: Form, event: &ClipboardEvent, category: CategoryId, panel: Pastes) {
    let Some(text) = event.clipboard_data().and_then(|data| data.get_data("text/plain").ok()) else { return };
    let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
    if !pasted::is_table(&text) {
        return;
    }
    let Some((path, field)) = state.report.with_untracked(|report| find(report, category, &input.id())) else { return };
    event.prevent_default();
    let edit = state.report.with_untracked(|report| match field {
        LineField::Amount if !text.contains('\t') => fill_down(report, &path, &text),
        LineField::Name => insert(report, &path, &text),
        _ => None,
    });
    let Some((edit, count, list, first)) = edit else {
        // Something in it cannot be read: the panel shows what, and nothing is lost.
        panel.text.set(text);
        panel.open.set(true);
        form.focus(vec![panel.text_id()]);
        return;
    };
    state.stop_typing();
    if form.change_rows(state, edit) {
        state.announcement.set(fill(state.words().edit.pasted, &[&count.to_string()]));
        let row = key_field(&list, first);
        form.show(row, vec![Field::Line(path, field).path()]);
    }
}

type Pasted = (Edit, usize, List, usize);

/// Rows with a name, from this row on; an empty row gives its place to them.
fn insert(report: &Report, path: &LinePath, text: &str) -> Option<Pasted> {
    let pasted = pasted::lines(text);
    // A total that is another one than the rows come to is shown before anything goes in.
    let differs = pasted.totals.iter().any(|total| total.differs.is_some());
    if !pasted.faults.is_empty() || pasted.rows.is_empty() || differs {
        return None;
    }
    let (parent, index) = path.split()?;
    let list = List::Lines(parent);
    let count = pasted.rows.len();
    let empty = path.line(&report.expenditure).is_some_and(|line| *line == Line::default());
    let mut edits = Vec::with_capacity(count + 1);
    if empty {
        edits.push(Edit::Remove { list: list.clone(), index });
    }
    let rows = pasted.rows.into_iter().enumerate();
    edits.extend(rows.map(|(i, row)| Edit::Insert { list: list.clone(), index: index + i, row: Row::Line(row) }));
    Some((Edit::Batch(edits), count, list, index))
}

/// A column of figures, from this row down; rows are added where it is longer than the list.
fn fill_down(report: &Report, path: &LinePath, text: &str) -> Option<Pasted> {
    let figures: Vec<&str> = text.lines().map(str::trim).collect();
    let figures = &figures[..figures.iter().rposition(|figure| !figure.is_empty())? + 1];
    if figures.iter().any(|figure| !figure.is_empty() && parse_amount(figure).is_err()) {
        return None;
    }
    let (parent, index) = path.split()?;
    let list = List::Lines(parent.clone());
    let len = list.len(report)?;
    let edits = figures.iter().enumerate().map(|(i, figure)| {
        let at = index + i;
        if at < len {
            Edit::Set { field: Field::Line(parent.child(at), LineField::Amount), text: (*figure).to_owned() }
        } else {
            let line = Line { amount: parse_amount(figure).ok(), ..Line::default() };
            Edit::Insert { list: list.clone(), index: at, row: Row::Line(line) }
        }
    });
    Some((Edit::Batch(edits.collect()), figures.len(), list.clone(), index))
}

/// The item and field whose input has this id.
fn find(report: &Report, category: CategoryId, id: &str) -> Option<(LinePath, LineField)> {
    let rest = id.strip_prefix("expenditure.")?.strip_prefix(category.code())?;
    let (row, column) = rest.rsplit_once('.')?;
    let field = match column {
        "name" => LineField::Name,
        "amount" => LineField::Amount,
        "share" => LineField::Share,
        _ => return None,
    };
    let mut path = LinePath::category(category);
    for step in row.split(".items[").skip(1) {
        path.indexes.push(step.trim_end_matches(']').parse().ok()?);
    }
    path.line(&report.expenditure).map(|_| (path, field))
}

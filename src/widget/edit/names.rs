//! What the form calls its rows and fields, for labels, messages and the history.

use leptos::prelude::*;

use crate::report::Report;
use crate::report::edit::{Edit, List, Row};
use crate::report::expenditure::LinePath;
use crate::report::field::{Field, FundField, IndicatorField, LineField, StaffField};
use crate::report::indicator::IndicatorPath;
use crate::widget::parts::follow_text;
use crate::widget::state::State;
use crate::words::{EditWords, Words, fill};

/// The name of an indicator, an item or another row; what to call it where it has none.
pub fn row(words: &Words, report: &Report, field: &Field) -> String {
    let name = match field {
        Field::Line(path, _) if path.indexes.is_empty() => words.category(path.category).to_owned(),
        Field::Line(path, _) => path.line(&report.expenditure).map(|line| line.name.clone()).unwrap_or_default(),
        Field::Indicator(path, _) => path.find(&report.indicators).map(|i| i.name.clone()).unwrap_or_default(),
        Field::Fund(0, _) => words.edit.all_funds.to_owned(),
        Field::Fund(row, _) => report.execution.row(*row).map(|row| row.name.clone()).unwrap_or_default(),
        Field::StaffUnitName(unit) => report.staffing.get(*unit).map(|unit| unit.name.clone()).unwrap_or_default(),
        Field::Staff(unit, row, _) => {
            let kind = report.staffing.get(*unit).and_then(|unit| unit.rows.get(*row)).map(|row| row.kind);
            kind.map_or_else(String::new, |kind| words.staff(kind).to_owned())
        }
        Field::SectionHeading(i) | Field::SectionText(i) => {
            report.narrative.get(*i).map(|section| section.heading.clone()).unwrap_or_default()
        }
        Field::Budget(id, _) => words.budget(*id).to_owned(),
        _ => String::new(),
    };
    if name.trim().is_empty() { words.edit.unnamed.to_owned() } else { name }
}

/// The name of a row as it changes; computed once for all that stands in the row.
pub fn row_name(state: State, field: Field) -> Signal<String> {
    follow_text(field.clone(), move || {
        let words = state.words();
        state.report.with(|report| row(words, report, &field))
    })
}

/// "金额：基本工资": the column and the row that a cell stands in.
pub fn cell_label(state: State, column: fn(&EditWords) -> &'static str, name: Signal<String>) -> Signal<String> {
    Signal::derive(move || {
        let words = state.words();
        let column = column(&words.edit);
        name.with(|name| fill(words.edit.column_of_row, &[column, name]))
    })
}

pub fn word(state: State, word: fn(&EditWords) -> &'static str) -> Signal<String> {
    Signal::derive(move || word(&state.words().edit).to_owned())
}

/// A template with the name of the row in it.
pub fn with_name(state: State, template: fn(&EditWords) -> &'static str, name: Signal<String>) -> Signal<String> {
    Signal::derive(move || name.with(|name| fill(template(&state.words().edit), &[name])))
}

/// The field by which a row of a list is known.
pub fn key_field(list: &List, index: usize) -> Field {
    match list {
        List::Lines(path) => Field::Line(path.child(index), LineField::Name),
        List::Indicators(path) => Field::Indicator(path.child(index), IndicatorField::Name),
        List::FundSources => Field::Fund(index + 1, FundField::Name),
        List::StaffUnits => Field::StaffUnitName(index),
        List::StaffRows(unit) => Field::Staff(*unit, index, StaffField::Kind),
        List::Sections => Field::SectionHeading(index),
    }
}

/// The field by which the row is known that a list stands below. Nothing for lists that always keep the button that adds
/// to them: those of the form itself, and the kinds of a unit of staff.
pub fn owner(list: &List) -> Option<Field> {
    match list {
        List::Lines(path) if !path.indexes.is_empty() => Some(Field::Line(path.clone(), LineField::Name)),
        List::Indicators(path) if !path.0.is_empty() => Some(Field::Indicator(path.clone(), IndicatorField::Name)),
        _ => None,
    }
}

/// Id of the button that adds a row to a list.
pub fn add_id(list: &List) -> String {
    match list {
        List::Lines(path) => format!("add-{}", Field::Line(path.clone(), LineField::Amount).path()),
        List::Indicators(IndicatorPath(path)) if path.is_empty() => "add-indicators".to_owned(),
        List::Indicators(path) => format!("add-{}", Field::Indicator(path.clone(), IndicatorField::Name).path()),
        List::FundSources => "add-fund".to_owned(),
        List::StaffUnits => "add-unit".to_owned(),
        List::StaffRows(unit) => format!("add-kind-{unit}"),
        List::Sections => "add-section".to_owned(),
    }
}

/// Which way the history goes.
#[derive(Clone, Copy, PartialEq)]
pub enum Way {
    Undo,
    Redo,
}

/// What a step did, so that the undo button can say what it takes back, and the redo button what it does again. The
/// edit is the one that the button would apply: for undo the inverse of what was done.
pub fn step(words: &Words, report: &Report, edit: &Edit, way: Way) -> String {
    let w = &words.edit;
    let undo = way == Way::Undo;
    match edit {
        Edit::Set { field, .. } => fill(w.did_change, &[&place(words, report, field)]),
        Edit::SetMethod { path, .. } => {
            let name = row(words, report, &Field::Indicator(path.clone(), IndicatorField::Name));
            fill(w.did_method, &[&name])
        }
        Edit::SetCustomRules(_) => w.did_rules.to_owned(),
        Edit::Insert { row, .. } => fill(if undo { w.did_remove } else { w.did_add }, &[&new_row(words, row)]),
        Edit::Remove { list, index } => {
            let name = row(words, report, &key_field(list, *index));
            fill(if undo { w.did_add } else { w.did_remove }, &[&name])
        }
        Edit::Move { list, from, .. } => fill(w.did_move, &[&row(words, report, &key_field(list, *from))]),
        Edit::ConvertUnit(_) => w.did_unit.to_owned(),
        Edit::Replace(other) => {
            let same = other.department == report.department && other.unit != report.unit;
            (if same { w.did_unit } else { w.did_replace }).to_owned()
        }
        // A score with its mark of being by hand, or rules with the profile they name: the score or the choice counts.
        Edit::Batch(edits) if edits.len() <= 2 => {
            let says = |edit: &&Edit| !matches!(edit, Edit::Set { field, .. } if is_mark(field));
            edits.iter().find(says).map_or_else(String::new, |edit| step(words, report, edit, way))
        }
        Edit::Batch(edits) => fill(w.did_many, &[&edits.len().to_string()]),
    }
}

fn is_mark(field: &Field) -> bool {
    matches!(field, Field::Indicator(_, IndicatorField::ByHand))
}

/// "“基本工资”的金额".
pub fn place(words: &Words, report: &Report, field: &Field) -> String {
    let w = &words.edit;
    let of_row = |column: &str| fill(w.field_of_row, &[&row(words, report, field), column]);
    match field {
        Field::Department => w.department.to_owned(),
        Field::Year => w.year.to_owned(),
        Field::Region => w.region.to_owned(),
        Field::Title => w.title.to_owned(),
        Field::Rules => words.common.rules.to_owned(),
        Field::StatedTotal => w.stated_total.to_owned(),
        Field::StatedGrade => w.stated_grade.to_owned(),
        Field::StatedRate => w.stated_rate.to_owned(),
        Field::Line(_, LineField::Amount) => of_row(w.amount),
        Field::Line(_, LineField::Share) => of_row(w.stated_share),
        Field::Line(_, LineField::Listing) => of_row(w.listing),
        Field::Indicator(_, field) => of_row(match field {
            IndicatorField::Name => w.name,
            IndicatorField::Target => w.target,
            IndicatorField::Actual => w.actual,
            IndicatorField::Unit => w.unit,
            IndicatorField::Direction => w.direction,
            IndicatorField::FullMarks => w.full_marks,
            IndicatorField::Score | IndicatorField::ByHand => w.score,
            IndicatorField::Lost => w.lost,
            IndicatorField::Reason => w.reason,
            IndicatorField::Applicable => w.not_applicable,
            IndicatorField::Method(_) => w.method,
        }),
        _ => fill(w.quoted, &[&row(words, report, field)]),
    }
}

/// The name of a row that stands in no report at the moment; `row` of the same name is for those that do.
fn new_row(words: &Words, row: &Row) -> String {
    let name = match row {
        Row::Line(line) => &line.name,
        Row::Indicator(indicator) => &indicator.name,
        Row::Fund(fund) => &fund.name,
        Row::StaffUnit(unit) => &unit.name,
        Row::StaffRow(row) => return words.staff(row.kind).to_owned(),
        Row::Section(section) => &section.heading,
    };
    if name.trim().is_empty() { words.edit.unnamed.to_owned() } else { name.clone() }
}

/// The whole that an item's share is a share of.
pub fn whole_of(words: &Words, report: &Report, path: &LinePath) -> String {
    let parent = path.split().map_or_else(|| path.clone(), |(parent, _)| parent);
    row(words, report, &Field::Line(parent, LineField::Amount))
}

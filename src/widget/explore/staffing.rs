//! Staff: authorised posts beside staff in post, by unit and kind.

use crate::widget::reactive::*;

use super::format::addition;
use super::frame::{column, figure_cell, row_heading, section, table, working};
use super::trial::trial_cell;
use crate::report::field::{Field, StaffField};
use crate::report::{StaffRow, staffing};
use crate::widget::dom::{El, Kind, el, memo};
use crate::widget::state::{State, state};
use crate::words::fill;

pub fn staffing() -> El {
    let state = state();
    let rows = move || {
        state.report.with(|report| {
            let units = report.staffing.iter().enumerate();
            units.flat_map(|(unit, staff)| (0..staff.rows.len()).map(move |row| vec![unit, row])).collect::<Vec<_>>()
        })
    };
    let none = memo(move || rows().is_empty());
    let caption = move || {
        let number = |n: Option<u64>| n.map_or_else(|| "—".to_owned(), |n| n.to_string());
        let (authorised, in_post) = totals(state);
        fill(state.words().explore.staffing_caption, &[&number(authorised), &number(in_post)])
    };
    section("jx-staff", |w| w.explore.staffing, |w| w.explore.staffing_note).region(move || {
        if none.get() {
            return vec![el("p.empty").word(|w| w.explore.staffing_none)];
        }
        let head = el("tr")
            .add(column(|w| w.explore.staff_unit, false))
            .add(column(|w| w.explore.staff_kind, false))
            .add(column(|w| w.common.authorised, true))
            .add(column(|w| w.common.in_post, true));
        let body = el("table.table").add(el("caption").say(caption)).add(el("thead").add(head)).add(el("tbody").each(
            rows,
            |key| match key[..] {
                [unit, row] => vec![staff_row(unit, row)],
                _ => Vec::new(),
            },
        ));
        let number = |n: Option<u64>| n.map_or_else(|| "—".to_owned(), |n| n.to_string());
        let foot = el("tr")
            .add(row_heading().attr("colspan", "2").word(|w| w.common.total))
            .add(figure_cell(move || number(totals(state).0)))
            .add(figure_cell(move || number(totals(state).1)));
        vec![table(caption, body.add(el("tfoot").add(foot))), working(move || sums(state))]
    })
}

/// How the totals come about; logistics are counted within the administrative posts.
fn sums(state: State) -> Vec<String> {
    let words = state.words();
    let sum = |column: &str, read: fn(&StaffRow) -> Option<u32>, total: Option<u64>| {
        state.report.with(|report| {
            let rows = report.staffing.iter().flat_map(|unit| &unit.rows).filter(|row| row.kind.counts_in_total());
            let terms: Vec<String> = rows.filter_map(read).filter(|n| *n > 0).map(|n| n.to_string()).collect();
            let total = total.map_or_else(|| "—".to_owned(), |total| total.to_string());
            fill(words.explore.staffing_sum, &[column, &addition(&terms), &total])
        })
    };
    let (authorised, in_post) = totals(state);
    vec![
        sum(words.common.authorised, |row| row.authorised, authorised),
        sum(words.common.in_post, |row| row.in_post, in_post),
    ]
}

fn totals(state: State) -> (Option<u64>, Option<u64>) {
    state.report.with(|report| {
        let units = &report.staffing;
        (staffing::total(units, |row| row.authorised), staffing::total(units, |row| row.in_post))
    })
}

fn staff_row(unit: usize, row: usize) -> El {
    let state = state();
    let name = move || state.report.with(|r| r.staffing.get(unit).map(|unit| unit.name.clone()).unwrap_or_default());
    let size = move || state.report.with(|r| r.staffing.get(unit).map_or(0, |unit| unit.rows.len()));
    let kind = move || {
        let kind = state.report.with(|r| r.staffing.get(unit).and_then(|unit| unit.rows.get(row)).map(|row| row.kind));
        kind.map(|kind| state.words().staff(kind)).unwrap_or_default().to_owned()
    };
    let cell = |field: StaffField| {
        let label = move || {
            let c = &state.words().common;
            let column = if field == StaffField::Authorised { c.authorised } else { c.in_post };
            state.words().named(column, &format!("{} {}", name(), kind()))
        };
        let shown = move || {
            let read = |row: &StaffRow| if field == StaffField::Authorised { row.authorised } else { row.in_post };
            let number = state.report.with(|r| r.staffing.get(unit).and_then(|u| u.rows.get(row)).and_then(read));
            number.map_or_else(|| "—".to_owned(), |number| number.to_string())
        };
        trial_cell(Field::Staff(unit, row, field), label, shown, Some(Kind::Number))
    };
    let line = if row == 0 {
        let heading = el("th").attr("scope", "rowgroup").bind("rowspan", move || Some(size().to_string()));
        el("tr").add(heading.name(name))
    } else {
        el("tr")
    };
    line.add(el("td").say(kind)).add(cell(StaffField::Authorised)).add(cell(StaffField::InPost))
}

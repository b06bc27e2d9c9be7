//! Staff: authorised posts beside staff in post, by unit and kind.

use crate::widget::reactive::*;

use super::frame::{column, section, table};
use super::trial::trial_cell;
use crate::report::field::{Field, StaffField};
use crate::report::staffing;
use crate::widget::dom::{El, Kind, el, memo};
use crate::widget::state::{State, state};
use crate::words::fill;

pub fn staffing() -> El {
    let state = state();
    let rows = memo(move || {
        state.report.with(|report| {
            let units = report.staffing.iter().enumerate();
            units.flat_map(|(unit, staff)| (0..staff.rows.len()).map(move |row| vec![unit, row])).collect::<Vec<_>>()
        })
    });
    let caption = move || {
        let number = |n: Option<u64>| n.map_or_else(|| "—".to_owned(), |n| n.to_string());
        let (authorised, in_post) = totals(state);
        fill(state.words().explore.staffing_caption, &[&number(authorised), &number(in_post)])
    };
    section("jx-staff", |w| w.explore.staffing, |w| w.explore.staffing_note).region(move || {
        if rows.with(Vec::is_empty) {
            return vec![el("p.empty").word(|w| w.explore.staffing_none)];
        }
        let head = el("tr")
            .add(column(|w| w.explore.staff_unit, false))
            .add(column(|w| w.explore.staff_kind, false))
            .add(column(|w| w.common.authorised, true))
            .add(column(|w| w.common.in_post, true));
        let body = el("table.table")
            .add(el("caption").say(caption))
            .add(el("thead").add(head))
            .add(el("tbody").each(move || rows.get(), |key| match key[..] {
                [unit, row] => vec![staff_row(unit, row)],
                _ => Vec::new(),
            }));
        vec![table(caption, body)]
    })
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
            format!("{column}：{} {}", name(), kind())
        };
        let shown = move || {
            let text = state.report.with(|report| Field::Staff(unit, row, field).get(report)).unwrap_or_default();
            if text.is_empty() { "—".to_owned() } else { text }
        };
        trial_cell(Field::Staff(unit, row, field), label, shown, Some(Kind::Number))
    };
    let line = if row == 0 {
        let heading = el("th").attr("scope", "rowgroup").bind("rowspan", move || Some(size().to_string()));
        el("tr").add(heading.say(name))
    } else {
        el("tr")
    };
    line.add(el("td").say(kind)).add(cell(StaffField::Authorised)).add(cell(StaffField::InPost))
}

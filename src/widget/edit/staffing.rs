//! Staff: authorised posts and staff in post, by unit and kind.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::cells::{self, add_button, cell, figure, heads, input, wrapped};
use super::form::both;
use super::names::{add_id, cell_label, key_field, row_name, with_name, word};
use super::paging::{Collector, Page, Pager, Paging};
use super::rows::{self, add_row};
use super::sections::{Part, Section};
use crate::report::edit::{List, Row};
use crate::report::field::{Field, StaffField};
use crate::report::staffing::total;
use crate::report::{Report, StaffKind, StaffRow, StaffUnit};
use crate::widget::parts::{FieldInput, FieldSelect, Kind, move_in_column};

/// A row of the table: a unit, or one kind of staff in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Place {
    unit: usize,
    row: Option<usize>,
}

impl Place {
    fn field(&self) -> Field {
        match self.row {
            Some(row) => Field::Staff(self.unit, row, StaffField::Kind),
            None => Field::StaffUnitName(self.unit),
        }
    }
}

fn walk(report: &Report, collector: &mut Collector<Place>) {
    for (unit, staff) in report.staffing.iter().enumerate() {
        collector.offer(&staff.name, || Place { unit, row: None });
        for row in 0..staff.rows.len() {
            collector.offer(&staff.name, || Place { unit, row: Some(row) });
        }
    }
}

#[component]
pub fn Staffing() -> impl IntoView {
    let (state, form) = both();
    let empty = Memo::new(move |_| state.report.with(|report| report.staffing.is_empty()));
    let add = Callback::new(move |()| {
        let unit = StaffUnit { rows: vec![StaffRow::default()], ..StaffUnit::default() };
        add_row(state, form, &List::StaffUnits, Row::StaffUnit(unit));
    });
    let add_unit = move || add_button(add_id(&List::StaffUnits), word(state, |w| w.add_unit), None, "btn", add);
    view! {
        <Section part=Part::Staff>
            {move || if empty.get() {
                view! {
                    <div class="empty"><p>{move || state.words().edit.no_staff}</p><div class="row">{add_unit()}</div></div>
                }.into_any()
            } else {
                view! { <Table/><div class="row">{add_unit()}</div> }.into_any()
            }}
        </Section>
    }
}

#[component]
fn Table() -> impl IntoView {
    let (state, form) = both();
    let paging = Paging::new();
    let page: Memo<Page<Place>> =
        Memo::new(move |_| paging.page(state, |collector| state.report.with(|report| walk(report, collector))));
    Effect::new(move |_| {
        let (Field::StaffUnitName(unit) | Field::Staff(unit, _, _)) = form.reveal.get()? else { return None };
        if !page.with_untracked(|page| page.rows.iter().any(|place| place.unit == unit)) {
            let rows = |report: &Report| report.staffing.iter().take(unit).map(|u| 1 + u.rows.len()).sum();
            paging.turn_to(state.report.with_untracked(rows));
        }
        Some(())
    });
    let on_key = move |event: KeyboardEvent| {
        paging.on_key(form, &event, page, Place::field);
        if !event.default_prevented() {
            move_in_column(&event);
        }
    };
    let sum = move |column: fn(&StaffRow) -> Option<u32>| {
        Signal::derive(move || {
            let sum = state.report.with(|report| total(&report.staffing, column));
            sum.map_or_else(|| state.words().common.none.to_owned(), |sum| sum.to_string())
        })
    };
    let authorised = Signal::derive(move || state.words().common.authorised.to_owned());
    let in_post = Signal::derive(move || state.words().common.in_post.to_owned());
    let head = vec![
        (word(state, |w| w.unit_and_kind), ""),
        (authorised, "num"),
        (in_post, "num"),
        (word(state, |w| w.adjust), "act"),
    ];
    let table = view! {
        <table class="table edit stack" role="table" on:keydown=on_key>
            <caption class="vh">{move || state.words().edit.staff}</caption>
            {cells::columns(&["", "c-m", "c-m", "c-m c-act"])}
            {heads(head)}
            <tbody role="rowgroup">
                <For
                    each=move || page.with(|page| page.rows.clone())
                    key=|place| *place
                    children=|place| match place.row {
                        Some(row) => kind_row(place.unit, row),
                        None => unit_row(place.unit),
                    }
                />
            </tbody>
            <tfoot role="rowgroup">
                <tr role="row">
                    <th scope="row" role="rowheader">{move || state.words().edit.staff_total}</th>
                    {figure(authorised, sum(|row| row.authorised))}
                    {figure(in_post, sum(|row| row.in_post))}
                    <td role="cell"></td>
                </tr>
            </tfoot>
        </table>
    };
    view! {
        <Pager paging page id="find-staff"/>
        {wrapped(word(state, |w| w.staff), table.into_any())}
    }
}

fn unit_row(unit: usize) -> AnyView {
    let (state, form) = both();
    let field = key_field(&List::StaffUnits, unit);
    let name = row_name(state, field.clone());
    let list = List::StaffRows(unit);
    let id = add_id(&list);
    // The first kind that the unit does not have yet.
    let add = Callback::new(move |()| {
        let used = |report: &Report| {
            let rows = report.staffing.get(unit).map(|unit| unit.rows.as_slice()).unwrap_or_default();
            StaffKind::ALL.into_iter().find(|kind| rows.iter().all(|row| row.kind != *kind))
        };
        let kind = state.report.with_untracked(used).unwrap_or(StaffKind::Other);
        add_row(state, form, &list, Row::StaffRow(StaffRow { kind, ..StaffRow::default() }));
    });
    view! {
        <tr role="row" class="group lv1">
            <th scope="rowgroup" role="rowheader" class="full">
                <span class="cell-label">{move || state.words().edit.unit}</span>
                <FieldInput field label=cell_label(state, |w| w.unit, name)/>
            </th>
            <td colspan="2" role="cell" class="full">
                {add_button(id, word(state, |w| w.add_kind), Some(with_name(state, |w| w.add_kind_to, name)), "btn quiet small", add)}
            </td>
            <td class="act" role="cell"><div class="tools">{rows::tools(List::StaffUnits, unit, name)}</div></td>
        </tr>
    }
    .into_any()
}

fn kind_row(unit: usize, row: usize) -> AnyView {
    let (state, _) = both();
    let unit_name = row_name(state, Field::StaffUnitName(unit));
    let kind = row_name(state, Field::Staff(unit, row, StaffField::Kind));
    let name = Signal::derive(move || format!("{}{}", unit_name.get(), kind.get()));
    let label = |column| cell_label(state, column, name);
    let options = Signal::derive(move || {
        let words = state.words();
        StaffKind::ALL.map(|kind| (kind.code().to_owned(), words.staff(kind).to_owned())).to_vec()
    });
    let select = view! {
        <FieldSelect field=Field::Staff(unit, row, StaffField::Kind) label=label(|w| w.kind) options/>
    };
    let count = |column: fn(&crate::words::EditWords) -> &'static str, field| {
        input(word(state, column), label(column), "", Field::Staff(unit, row, field), Kind::Number)
    };
    view! {
        <tr role="row" class="lv2">
            {cell(word(state, |w| w.kind), "full", select.into_any())}
            {count(|w| w.authorised, StaffField::Authorised)}
            {count(|w| w.in_post, StaffField::InPost)}
            <td class="act" role="cell"><div class="tools">{rows::tools(List::StaffRows(unit), row, name)}</div></td>
        </tr>
    }
    .into_any()
}

//! Budget execution: initial and adjusted budget, actual expenditure, in all and by source of funds.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::cells::{self, add_button, cell, figure, heads, input, wrapped};
use super::form::both;
use super::items::GAP;
use super::names::{add_id, cell_label, row_name, word};
use super::paging::{Page, Pager, Paging};
use super::rows::{self, add_row};
use super::sections::{Part, Section};
use crate::amount::Amount;
use crate::comparison::{self, Verdict};
use crate::report::FundRow;
use crate::report::edit::{List, Row};
use crate::report::field::{Field, FundField};
use crate::scoring::{Missing, execution};
use crate::widget::explore::format::percent;
use crate::widget::parts::{FieldInput, Kind, follow, move_in_column, verdict};
use crate::widget::state::State;
use crate::words::fill;

#[component]
pub fn Execution() -> impl IntoView {
    let (state, form) = both();
    let paging = Paging::new();
    // Row 0 is all funds; it stands above the list of sources and is on no page.
    let page: Memo<Page<usize>> = Memo::new(move |_| {
        paging.page(state, |collector| {
            state.report.with(|report| {
                for (index, source) in report.execution.sources.iter().enumerate() {
                    collector.offer(&source.name, || index + 1);
                }
            });
        })
    });
    Effect::new(move |_| {
        if let Some(Field::Fund(row, _)) = form.reveal.get()
            && row > 0
            && !page.with_untracked(|page| page.rows.contains(&row))
        {
            paging.turn_to(row - 1);
        }
    });
    let on_key = move |event: KeyboardEvent| {
        paging.on_key(form, &event, page, |row| Field::Fund(*row, FundField::Name));
        if !event.default_prevented() {
            move_in_column(&event);
        }
    };
    let add = Callback::new(move |()| add_row(state, form, &List::FundSources, Row::Fund(FundRow::default())));
    let head = vec![
        (word(state, |w| w.funds), ""),
        (word(state, |w| w.initial), "num"),
        (word(state, |w| w.adjusted), "num"),
        (word(state, |w| w.actual_spending), "num"),
        (word(state, |w| w.rate), "num"),
        (word(state, |w| w.stated_rate), "num"),
        (word(state, |w| w.adjust), "act"),
    ];
    let table = view! {
        <table class="table edit stack" role="table" on:keydown=on_key>
            <caption>
                {move || state.words().edit.execution}
                " "
                <span class="note">{move || {
                    let words = state.words();
                    fill(words.edit.in_unit, &[state.report.with(|report| words.unit(report.unit))])
                }}</span>
            </caption>
            {cells::columns(&["", "c-m", "c-m", "c-m", "c-s", "c-m", "c-m c-act"])}
            {heads(head)}
            <tbody role="rowgroup">
                {fund_row(0)}
                <For each=move || page.with(|page| page.rows.clone()) key=|row| *row children=fund_row/>
            </tbody>
        </table>
    };
    view! {
        <Section part=Part::Execution>
            <Pager paging page id="find-fund"/>
            {wrapped(word(state, |w| w.execution), table.into_any())}
            <div class="row">
                {add_button(add_id(&List::FundSources), word(state, |w| w.add_source), None, "btn", add)}
            </div>
            <NoRate/>
        </Section>
    }
}

/// Why there is no execution rate.
#[component]
fn NoRate() -> impl IntoView {
    let (state, _) = both();
    let missing = Memo::new(move |_| {
        let without = state.evaluation.with(|evaluation| evaluation.execution.is_none());
        let zero = |amount: Option<Amount>| amount.is_some_and(|amount| amount.number.is_zero());
        let zero = state.report.with(|report| zero(report.execution.total.adjusted));
        without.then_some(if zero { Missing::ZeroBudget } else { Missing::Budget })
    });
    move || {
        missing.get().map(|missing| {
            let words = state.words();
            let text = fill(words.edit.no_rate, &[words.missing(missing)]);
            view! { <p class="check-note">{verdict(words, Verdict::Undecidable)}{GAP}{text}</p> }
        })
    }
}

fn fund_row(row: usize) -> AnyView {
    let (state, _) = both();
    let name = row_name(state, Field::Fund(row, FundField::Name));
    let label = |column| cell_label(state, column, name);
    let head = if row == 0 {
        view! { <th scope="row" role="rowheader" class="full">{move || name.get()}</th> }.into_any()
    } else {
        let content = view! { <FieldInput field=Field::Fund(row, FundField::Name) label=label(|w| w.funds)/> };
        cell(word(state, |w| w.funds), "full", content.into_any())
    };
    let amount = |column: fn(&crate::words::EditWords) -> &'static str, field| {
        input(word(state, column), label(column), "", Field::Fund(row, field), Kind::Amount)
    };
    let tools = match row.checked_sub(1) {
        Some(index) => rows::tools(List::FundSources, index, name),
        None => ().into_any(),
    };
    view! {
        <tr role="row" class=if row == 0 { "lv1" } else { "lv2" }>
            {head}
            {amount(|w| w.initial, FundField::Initial)}
            {amount(|w| w.adjusted, FundField::Adjusted)}
            {amount(|w| w.actual_spending, FundField::Actual)}
            {rate(state, row)}
            {stated_rate(state, row, label(|w| w.stated_rate))}
            <td class="act" role="cell"><div class="tools">{tools}</div></td>
        </tr>
    }
    .into_any()
}

/// The execution rate that follows from the two figures of the row.
fn rate(state: State, row: usize) -> AnyView {
    let text = follow(move || {
        let decimals = state.with_profile(|profile| profile.execution.rate_decimals);
        let found = |report: &crate::report::Report| {
            report.execution.row(row).and_then(|fund| execution::rate(fund, report.unit, decimals))
        };
        percent(state.report.with(found).map(|found| found.rate))
    });
    figure(word(state, |w| w.rate), text)
}

/// The rate as the report states it, with a remark where the two differ.
fn stated_rate(state: State, row: usize, label: Signal<String>) -> AnyView {
    let field = Field::Fund(row, FundField::Rate);
    let differs = follow(move || {
        state.report.with(|report| {
            let fund = report.execution.row(row)?;
            let number = |amount: Option<Amount>| amount.and_then(|a| a.in_unit(report.unit, report.unit).ok());
            comparison::share(fund.rate, number(fund.actual), number(fund.adjusted))
        })
    });
    let note = move || {
        let found = differs.get().filter(|found| *found != Verdict::Consistent)?;
        Some(view! { <span class="check-note">{verdict(state.words(), found)}</span> })
    };
    let content = view! { <FieldInput field label kind=Kind::Amount/>{note} };
    cell(word(state, |w| w.stated_rate), "", content.into_any())
}

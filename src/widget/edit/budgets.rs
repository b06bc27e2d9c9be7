//! The four budgets of government finance; each may be declared as none.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::cells::{self, cell, heads, wrapped};
use super::form::both;
use super::names::{cell_label, row_name, word};
use super::sections::{Part, Section};
use crate::report::budget::BudgetId;
use crate::report::expenditure::CategoryId;
use crate::report::field::{BudgetField, Field};
use crate::widget::explore::format::money;
use crate::widget::parts::{FieldInput, FieldSwitch, Kind, follow, move_in_column};
use crate::widget::state::State;
use crate::words::{EditWords, fill};

#[component]
pub fn Budgets() -> impl IntoView {
    let (state, _) = both();
    let head = vec![
        (word(state, |w| w.budget), ""),
        (word(state, |w| w.income), "num"),
        (word(state, |w| w.expenditure), "num"),
        (word(state, |w| w.declaration), ""),
    ];
    let table = view! {
        <table class="table edit stack" role="table" on:keydown=move |event: KeyboardEvent| move_in_column(&event)>
            <caption>
                {move || state.words().edit.budgets}
                " "
                <span class="note">{move || {
                    let words = state.words();
                    fill(words.edit.in_unit, &[state.report.with(|report| words.unit(report.unit))])
                }}</span>
            </caption>
            {cells::columns(&["", "c-m", "c-m", "c-m"])}
            {heads(head)}
            <tbody role="rowgroup">{BudgetId::ALL.map(|id| row(state, id)).collect_view()}</tbody>
        </table>
    };
    view! {
        <Section part=Part::Budgets>
            {wrapped(word(state, |w| w.budgets), table.into_any())}
            <Together/>
        </Section>
    }
}

fn row(state: State, id: BudgetId) -> AnyView {
    let name = row_name(state, Field::Budget(id, BudgetField::Income));
    // What was written stays in sight although "none" is declared.
    let closed = follow(move || {
        state.report.with(|report| {
            let budget = report.budgets.budget(id);
            budget.declared_none && budget.income.is_none() && budget.expenditure.is_none()
        })
    });
    let amount = |column: fn(&EditWords) -> &'static str, field: BudgetField| {
        let label = cell_label(state, column, name);
        let content = move || {
            if closed.get() {
                return view! { <span class="num">{state.words().common.none}</span> }.into_any();
            }
            view! { <FieldInput field=Field::Budget(id, field) label kind=Kind::Amount/> }.into_any()
        };
        cell(word(state, column), "num", view! { {content} }.into_any())
    };
    let declare = view! {
        <FieldSwitch
            field=Field::Budget(id, BudgetField::DeclaredNone)
            label=word(state, |w| w.none)
            aria=cell_label(state, |w| w.none, name)
        />
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{move || name.get()}</th>
            {amount(|w| w.income, BudgetField::Income)}
            {amount(|w| w.expenditure, BudgetField::Expenditure)}
            {cell(word(state, |w| w.declaration), "", declare.into_any())}
        </tr>
    }
    .into_any()
}

/// The first budget is the expenditure above, so it need not be written twice.
#[component]
fn Together() -> impl IntoView {
    let (state, _) = both();
    let total = Memo::new(move |_| state.evaluation.with(|e| e.expenditure.category(CategoryId::Total).amount));
    move || {
        total.get().map(|total| {
            let words = state.words();
            let unit = state.report.with(|report| words.unit(report.unit));
            let text = fill(words.edit.first_budget, &[&money(Some(total)), unit]);
            view! { <p class="hint">{text}</p> }
        })
    }
}

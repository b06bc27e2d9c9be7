//! Budget execution, and the three budgets beside the general public one.

use crate::widget::reactive::*;

use super::format::money;
use super::frame::{Word, column, figure_cell, row_heading, section, table, working};
use super::trial::trial_cell;
use crate::report::Execution;
use crate::report::budget::BudgetId;
use crate::report::field::{BudgetField, Field, FundField};
use crate::scoring::execution;
use crate::widget::dom::{El, Kind, el, memo};
use crate::widget::state::{State, state};
use crate::words::fill;

pub fn other_budgets() -> El {
    let state = state();
    let caption = move || {
        let words = state.words();
        let unit = fill(words.explore.unit_amount, &[words.unit(state.report.with(|report| report.unit))]);
        format!("{}{}", words.explore.income_and_expenditure, unit)
    };
    let head = el("tr")
        .add(column(|w| w.explore.budget, false))
        .add(column(|w| w.explore.income, true))
        .add(column(|w| w.explore.expenditure, true))
        .add(column(|w| w.explore.remark, false));
    let budgets = [BudgetId::GovernmentFund, BudgetId::StateCapital, BudgetId::SocialInsurance];
    let body = el("table.table")
        .add(el("caption").add(el("span.note").say(caption)))
        .add(el("thead").add(head))
        .add(el("tbody").add_all(budgets.map(budget_row)));
    section("jx-budgets", |w| w.explore.other_budgets, |w| w.explore.other_budgets_note)
        .add(table(caption, body))
        .add(working(move || balances(state)))
}

/// Income minus expenditure of each budget that states both.
fn balances(state: State) -> Vec<String> {
    let words = state.words();
    state.report.with(|report| {
        let balance = |id: BudgetId| {
            let budget = report.budgets.budget(id);
            let income = budget.income?.in_unit(report.unit, report.unit).ok()?;
            let expenditure = budget.expenditure?.in_unit(report.unit, report.unit).ok()?;
            let difference = format!("{} − {}", income.grouped(), expenditure.grouped());
            let gap = income.subtract(expenditure).ok()?.grouped();
            Some(words.named(words.budget(id), &fill(words.explore.sum_formula, &[&difference, &gap])))
        };
        BudgetId::ALL.into_iter().filter_map(balance).collect()
    })
}

fn budget_row(id: BudgetId) -> El {
    let state = state();
    let unit = move || state.report.with(|report| report.unit);
    let read = move |field: BudgetField| {
        state.report.with(|report| {
            let budget = report.budgets.budget(id);
            let amount = if field == BudgetField::Income { budget.income } else { budget.expenditure };
            amount.and_then(|amount| amount.in_unit(unit(), unit()).ok())
        })
    };
    let remark = move || {
        let e = &state.words().explore;
        let declared = state.report.with(|report| report.budgets.budget(id).declared_none);
        match (read(BudgetField::Income), read(BudgetField::Expenditure)) {
            (Some(income), Some(expenditure)) => match income.subtract(expenditure) {
                Ok(gap) if gap.is_zero() => e.balanced.to_owned(),
                Ok(gap) => fill(e.difference, &[&gap.grouped()]),
                Err(_) => String::new(),
            },
            (None, None) if declared => e.declared_none.to_owned(),
            (None, None) => e.not_stated.to_owned(),
            _ => String::new(),
        }
    };
    let cell = |field: BudgetField| {
        let label = move || {
            let words = state.words();
            let column = if field == BudgetField::Income { words.explore.income } else { words.explore.expenditure };
            words.named(column, words.budget(id))
        };
        trial_cell(Field::Budget(id, field), label, move || money(read(field)), Some(Kind::Amount))
    };
    el("tr")
        .add(row_heading().say(move || state.words().budget(id).to_owned()))
        .add(cell(BudgetField::Income))
        .add(cell(BudgetField::Expenditure))
        .add(el("td").say(remark))
}

/// Budget execution by source, with the rate that follows.
pub fn budget_execution() -> El {
    let state = state();
    let stated = memo(move || state.report.with(|r| r.execution != Execution::default()));
    let rows = memo(move || state.report.with(|report| report.execution.sources.len() + 1));
    let lines = move || {
        let e = &state.words().explore;
        state.evaluation.with(|evaluation| match &evaluation.execution {
            Some(r) => {
                let arguments = [r.actual.grouped(), r.budget.grouped(), r.rate.to_string()];
                vec![fill(e.execution_formula, &arguments.iter().map(String::as_str).collect::<Vec<_>>())]
            }
            None => vec![e.execution_none.to_owned()],
        })
    };
    section("jx-execution", |w| w.explore.execution, |w| w.explore.execution_note).region(move || {
        if !stated.get() {
            return vec![el("p").word(|w| w.explore.execution_none)];
        }
        let columns: [Word; 4] = [
            |w| w.explore.initial_budget,
            |w| w.explore.adjusted_budget,
            |w| w.explore.actual_expenditure,
            |w| w.explore.execution_rate,
        ];
        let head = el("tr").add(column(|w| w.explore.funds, false)).add_all(columns.map(|word| column(word, true)));
        let keys = move || (0..rows.get()).map(|row| vec![row]).collect::<Vec<_>>();
        let body = el("table.table")
            .add(el("thead").add(head))
            .add(el("tbody").each(keys, |key| key.first().map(|row| fund_row(*row)).into_iter().collect()));
        vec![table(move || state.words().explore.funds.to_owned(), body), working(lines)]
    })
}

fn fund_row(row: usize) -> El {
    let state = state();
    let name = move || {
        let name = state.report.with(|r| r.execution.row(row).map(|fund| fund.name.clone()).unwrap_or_default());
        if name.is_empty() && row == 0 { state.words().common.total.to_owned() } else { name }
    };
    let cell = |field: FundField| {
        trial_cell(Field::Fund(row, field), name, move || shown_fund(state, row, field), Some(Kind::Amount))
    };
    let rate = move || {
        state.report.with(|report| {
            let fund = report.execution.row(row)?;
            let decimals = state.with_profile(|profile| profile.execution.rate_decimals);
            execution::rate(fund, report.unit, decimals).map(|result| format!("{}%", result.rate))
        })
    };
    el(if row == 0 { "tr.lv1" } else { "tr.lv2" })
        .add(row_heading().name(name))
        .add_all([FundField::Initial, FundField::Adjusted, FundField::Actual].map(cell))
        .add(figure_cell(move || rate().unwrap_or_else(|| "—".to_owned())))
}

fn shown_fund(state: State, row: usize, field: FundField) -> String {
    state.report.with(|report| {
        let amount = report.execution.row(row).and_then(|fund| match field {
            FundField::Initial => fund.initial,
            FundField::Adjusted => fund.adjusted,
            _ => fund.actual,
        });
        money(amount.and_then(|amount| amount.in_unit(report.unit, report.unit).ok()))
    })
}

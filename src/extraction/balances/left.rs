//! What is left of a budget: 预算资金264.00万元，实际支付241.87万元，结余22.13万元.
//!
//! A sentence may tell of two budgets, and what is left may be older than the budget. So three amounts are held against
//! each other only where they follow each other, or where the sentence has no others; what is contradicted must be off
//! by a slip of the pen, or the rate beside them must say that budget and expenditure belong together.

use super::roles::{Entry, Role, entries};
use super::{claim, quantity};
use crate::amount::Number;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::proportions::differs_by_a_slip;

/// So many amounts of a sentence are tried as another reading.
const MOST: usize = 12;
/// A gap with more digits than these is no slip of one of them.
const SLIP: u128 = 100;

pub(super) fn read(builder: &mut Builder<'_, '_>, statement: Span) {
    let text = builder.slice(statement);
    let mut start = statement.start as usize;
    let ends: Vec<usize> =
        text.match_indices(['；', '。', '\n']).map(|(at, _)| statement.start as usize + at).collect();
    for end in ends.into_iter().chain([statement.end as usize]) {
        piece(builder, Span::new(start, end), statement);
        start = end;
    }
}

fn piece(builder: &mut Builder<'_, '_>, piece: Span, statement: Span) {
    let entries = entries(builder, piece);
    let Some((budget, spent, left)) = triple(&entries) else { return };
    if entries.iter().any(|entry| matches!(entry.role, Role::Opening | Role::YearBalance | Role::Used)) {
        return;
    }
    let number = |figure: usize| builder.comparable(figure);
    let Ok(computed) = number(budget).subtract(number(spent)) else { return };
    let stated = number(left);
    let apart = |a: Number, b: Number| a.subtract(b).map(Number::abs);
    let Ok(gap) = apart(computed, stated) else { return };
    let same_digits = computed.rounded(stated.decimals()).unwrap_or(computed);
    if !gap.is_zero() {
        let slip = gap.significant() < SLIP || differs_by_a_slip(stated, same_digits);
        if other_reading(builder, spent, left, statement) || !(slip || rate_fits(builder, piece, budget, spent)) {
            return;
        }
    }
    let whole = quantity(builder, budget);
    let parts = vec![quantity(builder, spent), quantity(builder, left)];
    claim(builder, whole, parts, "结余");
}

/// Budget, what was spent of it, and what is left of it.
fn triple(entries: &[Entry]) -> Option<(usize, usize, usize)> {
    let told: Vec<Entry> = entries.iter().copied().filter(|entry| entry.role != Role::Aside).collect();
    let is_left = |role: Role| matches!(role, Role::Left | Role::Closing);
    let is_budget = |role: Role| matches!(role, Role::Budget | Role::Income | Role::Total | Role::TotalIn);
    let count = |wanted: &dyn Fn(Role) -> bool| told.iter().filter(|entry| wanted(entry.role)).count();
    if count(&is_left) != 1 {
        return None;
    }
    let find = |wanted: &dyn Fn(Role) -> bool| told.iter().find(|entry| wanted(entry.role)).map(|entry| entry.figure);
    if told.len() == 3 && count(&|role| role == Role::Spent) == 1 && count(&is_budget) == 1 {
        return Some((find(&is_budget)?, find(&|role| role == Role::Spent)?, find(&is_left)?));
    }
    told.windows(3).find_map(|three| match three {
        [budget, spent, left] if is_budget(budget.role) && spent.role == Role::Spent && is_left(left.role) => {
            Some((budget.figure, spent.figure, left.figure))
        }
        _ => None,
    })
}

/// Other amounts of the sentence make just what is left.
fn other_reading(builder: &Builder<'_, '_>, spent: usize, left: usize, statement: Span) -> bool {
    let spent = builder.comparable(spent);
    let figures = &builder.document.figures;
    let first = figures.partition_point(|figure| figure.span.start < statement.start);
    let count = builder.document.figures_in(statement).len();
    let from = first.max(left.saturating_sub(MOST));
    let amounts: Vec<Number> = (from..(first + count).min(left + MOST))
        .filter(|&at| at != left && matches!(figures[at].kind, FigureKind::Money(_)))
        .map(|at| builder.comparable(at))
        .collect();
    let wanted = builder.comparable(left);
    let makes = |a: usize, b: usize| {
        let Ok(rest) = amounts[a].subtract(amounts[b]) else { return false };
        let others = || (0..amounts.len()).filter(|&c| c != a && c != b).map(|c| amounts[c]);
        // A third amount counts where it was spent as well, or was to be spent: small numbers add up by chance.
        let third = amounts[b] == spent;
        rest == wanted || (third && others().any(|c| rest.subtract(c) == Ok(wanted) || rest.add(c) == Ok(wanted)))
    };
    (0..amounts.len()).any(|a| (0..amounts.len()).any(|b| a != b && makes(a, b)))
}

/// A rate of the sentence is what was spent of the budget.
fn rate_fits(builder: &Builder<'_, '_>, piece: Span, budget: usize, spent: usize) -> bool {
    let percents = builder.document.figures_in(piece).iter().filter(|figure| figure.kind == FigureKind::Percent);
    let (budget, spent) = (builder.comparable(budget), builder.comparable(spent));
    percents.map(|figure| figure.number).any(|stated| {
        stated.decimals() > 0 && spent.percent_of(budget, stated.decimals()).is_ok_and(|computed| computed == stated)
    })
}

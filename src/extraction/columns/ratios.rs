//! 金额 | 占比, 预算数 | 执行数 | 执行率: shares of the total of a column, and rates of two columns.

use super::across::{Claims, best_pair, borne_out, failing, push};
use super::grid::Grid;
use super::head::{Role, Stage};
use crate::claims::{Base, Claim, Completion, Measure, Quantity, Share, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::readings::fits;
use crate::search::any_of;

/// 金额 | 占比: of the total of the column beside.
pub(super) fn shares(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let columns: Vec<usize> = grid.with_role(Role::Share).collect();
    for column in columns {
        let Some(amounts) = (0..column).rev().find(|&at| grid.columns[at].role == Role::Number) else { continue };
        let totals = || (0..grid.rows.len()).filter(|&row| grid.is_total(row, amounts));
        let Some(total) = totals().next_back().filter(|_| totals().count() == 1) else { continue };
        let Some(whole) = grid.quantity(builder, total, amounts) else { continue };
        builder.listings += 1;
        let listing = builder.listings;
        let mut claims: Claims = Vec::new();
        for row in (0..grid.rows.len()).filter(|&row| row != total) {
            let (Some(part), Some(percent)) =
                (grid.quantity(builder, row, amounts), grid.quantity(builder, row, column))
            else {
                continue;
            };
            let percent = Quantity { measure: Measure::Percent, ..percent };
            let Some(holds) = fits(&percent, &part, &whole) else { continue };
            let figures = [(row, amounts), (row, column), (total, amounts)];
            let figures = figures.into_iter().filter_map(|(row, column)| grid.figure(row, column)).collect();
            let share = Share {
                part: Some(part),
                whole: Some(whole.clone()),
                whole_name: whole.name.clone(),
                percent,
                listing: Some(listing),
                full_split: false,
                unsigned: false,
            };
            claims.push((holds, Claim::Share(share), figures));
        }
        // 占比 of something else than this total would agree with no row.
        let agreeing = claims.len() - failing(&claims);
        if agreeing > 0 && agreeing >= failing(&claims) {
            push(builder, claims);
        }
    }
}

/// 预算数 | 执行数 | 执行率, and rates of counts: 抽检 | 合格 | 合格率.
pub(super) fn rates(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let columns: Vec<usize> = grid.with_role(Role::Rate).collect();
    for column in columns {
        let head = &grid.columns[column].head.name;
        let spent = any_of!["执行", "支出", "支付", "完成", "预算"].is_in(head);
        let named = grid.only(Stage::Budget).zip(grid.only(Stage::Actual)).filter(|_| spent);
        let read = |pair: (usize, usize)| completions(builder, grid, column, pair);
        let best = best_pair(grid, column, read);
        let chosen = match named.map(read) {
            Some(claims) if claims.len() > failing(&claims) || best.as_ref().is_none_or(|best| !borne_out(best, 1)) => {
                Some(claims).filter(|claims| failing(claims) * 2 <= claims.len().max(2))
            }
            _ => best.filter(|best| borne_out(best, 2)),
        };
        if let Some(claims) = chosen {
            push(builder, claims);
        }
    }
}

fn completions(builder: &Builder<'_, '_>, grid: &Grid<'_>, column: usize, (whole, part): (usize, usize)) -> Claims {
    let mut claims = Vec::new();
    for row in 0..grid.rows.len() {
        let cell = |column: usize| grid.quantity(builder, row, column);
        let (Some(budget), Some(actual), Some(rate)) = (cell(whole), cell(part), cell(column)) else { continue };
        let rate = Quantity { measure: Measure::Percent, ..rate };
        let Some(holds) = fits(&rate, &actual, &budget) else { continue };
        let figures = [whole, part, column].into_iter().filter_map(|at| grid.figure(row, at)).collect();
        let completion = Completion::of(&rate.name.clone(), Base::Unnamed, budget, actual, rate);
        claims.push((holds, Claim::Completion(completion), figures));
    }
    claims
}

/// B/A, 占年初: percentages whose head says little, where three rows agree that they are rates of the same two columns.
pub(super) fn unnamed(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    const LEAST: usize = 3;
    let columns = 0..grid.columns.len();
    let changes = |column: &usize| {
        matches!(grid.columns[*column].role, Role::Difference | Role::ChangeRate | Role::Note | Role::Share)
    };
    for column in columns.filter(|column| !changes(column)) {
        let open = |row: usize| {
            grid.figure(row, column).is_some_and(|figure| {
                let found = builder.figure(figure);
                found.kind == FigureKind::Percent && !builder.used[figure]
            })
        };
        let rows: Vec<usize> = (0..grid.rows.len()).filter(|&row| open(row)).collect();
        if rows.len() < LEAST {
            continue;
        }
        let read = |pair: (usize, usize)| {
            let mut claims = completions(builder, grid, column, pair);
            let of_open = |claim: &Claim| {
                let place = percent(claim).flatten();
                rows.iter().any(|&row| grid.figure(row, column).map(|figure| builder.figure(figure).span) == place)
            };
            claims.retain(|(_, claim, _)| of_open(claim));
            claims
        };
        if let Some(claims) = best_pair(grid, column, read).filter(|best| borne_out(best, LEAST)) {
            push(builder, claims);
        }
    }
}

/// The place of the percentage that a claim holds.
fn percent(claim: &Claim) -> Option<Option<Span>> {
    match claim {
        Claim::Share(share) => Some(share.percent.place.span),
        Claim::Completion(done) => done.rate.as_ref().map(|rate| rate.place.span),
        Claim::Change(change) => change.rate.as_ref().map(|rate| rate.place.span),
        _ => None,
    }
}

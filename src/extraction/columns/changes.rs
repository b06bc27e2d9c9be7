//! 2023年 | 2022年 | 增减额 | 增减率 | 说明: two years side by side, and what is said of them.

use super::across::{Claims, best_pair, borne_out, failing, push};
use super::grid::{Entry, Grid};
use super::head::{Role, Stage};
use crate::claims::tolerance::comparable;
use crate::claims::{Change, Claim, Measure, Place, Quantity, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::readings::holds;
use crate::extraction::words;
use crate::search::{any_of, has};

/// The two years that a change is between, as the head names them.
fn years(grid: &Grid<'_>) -> Option<(usize, usize)> {
    let dated: Vec<(u16, usize)> =
        grid.with_role(Role::Number).filter_map(|at| grid.columns[at].head.year.map(|year| (year, at))).collect();
    if let [(a, first), (b, second)] = dated[..]
        && a.abs_diff(b) == 1
    {
        return Some(if a > b { (first, second) } else { (second, first) });
    }
    grid.only(Stage::Now).zip(grid.only(Stage::Before)).filter(|_| dated.is_empty())
}

/// 2023年 | 2022年 | 增减额 | 增减率 | 说明
pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    for column in 0..grid.columns.len() {
        let role = grid.columns[column].role;
        if !matches!(role, Role::Difference | Role::ChangeRate | Role::Note) {
            continue;
        }
        let head = &grid.columns[column].head.name;
        // 较预算增减: what was spent against what was planned.
        let named =
            if has(head, "预算") { grid.only(Stage::Actual).zip(grid.only(Stage::Budget)) } else { years(grid) };

        let read = |pair: (usize, usize)| compared(builder, grid, column, pair);
        let best = best_pair(grid, column, read);
        let chosen = match named.map(read) {
            Some(claims) => {
                let better = best.as_ref().is_some_and(|best| failing(best) < failing(&claims) && borne_out(best, 1));
                Some(claims).filter(|claims| !better && failing(claims) * 2 <= claims.len().max(2))
            }
            None if role == Role::Note => None,
            None => best.filter(|best| borne_out(best, 2)),
        };
        if let Some(claims) = chosen {
            push(builder, claims);
        }
    }
}

fn compared(builder: &Builder<'_, '_>, grid: &Grid<'_>, column: usize, (now, before): (usize, usize)) -> Claims {
    let signed = (0..grid.rows.len())
        .filter_map(|row| grid.figure(row, column))
        .any(|figure| builder.figure(figure).number.is_negative());
    let head = &grid.columns[column].head.name;
    let mut claims = Vec::new();
    for row in 0..grid.rows.len() {
        let cell = |column: usize| grid.quantity(builder, row, column);
        let (Some(a), Some(b)) = (cell(now), cell(before)) else { continue };
        if !comparable(&a, &b) {
            continue;
        }
        let mut change = Change {
            name: a.name.clone(),
            now: Some(a.clone()),
            before: Some(b.clone()),
            difference: None,
            difference_trend: None,
            rate: None,
            rate_trend: None,
            unsigned: false,
            place: Place::default(),
        };
        let mut figures: Vec<usize> = [now, before].into_iter().filter_map(|at| grid.figure(row, at)).collect();
        if grid.columns[column].role == Role::Note {
            if !noted(builder, grid, row, column, &mut change, &mut figures) {
                continue;
            }
        } else {
            let Some(stated) = cell(column) else { continue };
            figures.extend(grid.figure(row, column));
            let up = if stated.number.is_zero() {
                Trend::Unchosen
            } else if stated.number.is_negative() {
                Trend::Down
            } else if signed || any_of!["增加额", "增长率", "增幅"].is_in(head) {
                Trend::Up
            } else if a.number < b.number {
                // No figure of the column has a sign: the amounts say which way it went.
                Trend::Down
            } else {
                Trend::Up
            };
            let place = stated.place.clone();
            let number = stated.number.abs();
            if grid.columns[column].role == Role::ChangeRate {
                change.rate = Some(Quantity { number, measure: Measure::Percent, ..stated });
                change.rate_trend = Some(up);
            } else {
                change.difference = Some(Quantity { number, ..stated });
                change.difference_trend = Some(up);
            }
            change.place = place;
        }
        // A rate of nothing is said in many ways.
        if b.number.is_zero() && change.rate.is_some() {
            continue;
        }
        let Some(holds) = holds(&change) else { continue };
        claims.push((holds, Claim::Change(change), figures));
    }
    claims
}

/// 增加4.80万元, 较上年减少3.80, 持平: nothing else in the cell.
fn noted(
    builder: &Builder<'_, '_>,
    grid: &Grid<'_>,
    row: usize,
    column: usize,
    change: &mut Change,
    figures: &mut Vec<usize>,
) -> bool {
    let Some(cell) = grid.rows[row].cells[column].filter(|_| grid.rows[row].entries[column] == Entry::Words) else {
        return false;
    };
    let text = builder.slice(cell);
    let before = any_of!["较上年", "比上年", "同比", "与上年", "较去年", "比去年"].starts(text).map_or(0, str::len);
    let said = &text[before..];
    let stated = builder.document.figures_in(cell);
    let first = builder.document.figures_before(cell.start);
    change.place = Place::span(cell);
    match stated {
        [] if matches!(said, "增加" | "减少" | "增长" | "下降" | "上升" | "持平" | "基本持平" | "降低") =>
        {
            change.difference_trend = words::trend(said);
            change.difference_trend.is_some() && said != "基本持平"
        }
        [figure] if figure.span.end == cell.end => {
            let words = &said[..(figure.span.start as usize).saturating_sub(cell.start as usize + before)];
            let Some(trend) = words::trend(words).filter(|_| words.chars().count() <= 4) else { return false };
            let Some(like) = change.now.clone() else { return false };
            let measure = match figure.kind {
                FigureKind::Money(unit) => Measure::Money(unit),
                FigureKind::Percent => Measure::Percent,
                FigureKind::Bare | FigureKind::Count => like.measure,
                _ => return false,
            };
            let quantity =
                Quantity { name: like.name, number: figure.number, measure, place: Place::span(figure.span) };
            if measure == Measure::Percent {
                (change.rate, change.rate_trend) = (Some(quantity), Some(trend));
            } else {
                (change.difference, change.difference_trend) = (Some(quantity), Some(trend));
            }
            figures.push(first);
            true
        }
        _ => false,
    }
}

//! Figures of one row that follow from others beside them: shares, rates, changes, what is left of a budget.
//!
//! Where the head names both figures (预算数, 执行数; 2023年, 2022年), they are meant. Else those are which agree with all
//! rows but one.

use super::grid::{Entry, Grid};
use super::head::{Role, Stage};
use crate::amount::Number;
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::tolerance::{Addition, comparable};
use crate::claims::{
    Base, Change, Claim, Completeness, Completion, Measure, Place, Quantity, Share, Sum, Topic, Trend,
};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::readings::holds;
use crate::extraction::words;
use crate::search::{any_of, has};

/// Rows with what they claim, and whether it holds.
pub(super) type Claims = Vec<(bool, Claim, Vec<usize>)>;

pub(super) fn push(builder: &mut Builder<'_, '_>, claims: Claims) {
    for (_, claim, figures) in claims {
        for figure in figures {
            builder.used[figure] = true;
        }
        builder.bound.push(claim);
    }
}

fn failing(claims: &Claims) -> usize {
    claims.iter().filter(|(holds, ..)| !holds).count()
}

/// As many rows agree as a reading wants that only the rows bear out.
fn borne_out(claims: &Claims, least: usize) -> bool {
    let failing = failing(claims);
    claims.len() - failing >= least && failing * 3 <= claims.len()
}

fn same(rate: &Quantity, part: &Quantity, whole: &Quantity) -> Option<bool> {
    if !comparable(part, whole) {
        return None;
    }
    let found = ratio(part, whole).and_then(|ratio| compare(rate.number, &ratio)).ok()??;
    Some(found.found != Match::Apart)
}

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
            let Some(holds) = same(&percent, &part, &whole) else { continue };
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
        let numbers: Vec<usize> = grid.with_role(Role::Number).filter(|&at| at < column).collect();
        let pairs = numbers.iter().flat_map(|&whole| numbers.iter().map(move |&part| (whole, part)));
        let read = |pair: (usize, usize)| completions(builder, grid, column, pair);
        let best =
            pairs.filter(|(whole, part)| whole != part).map(read).max_by_key(|claims| claims.len() - failing(claims));
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
        let Some(holds) = same(&rate, &actual, &budget) else { continue };
        let figures = [whole, part, column].into_iter().filter_map(|at| grid.figure(row, at)).collect();
        let place = rate.place.clone();
        let completion = Completion {
            name: rate.name.clone(),
            budgets: vec![(Base::Unnamed, budget)],
            actual: Some(actual),
            rate: Some(rate),
            base: Base::Unnamed,
            compared: None,
            compared_at: None,
            is_execution_rate: false,
            place,
        };
        claims.push((holds, Claim::Completion(completion), figures));
    }
    claims
}

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
pub(super) fn changes(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    for column in 0..grid.columns.len() {
        let role = grid.columns[column].role;
        if !matches!(role, Role::Difference | Role::ChangeRate | Role::Note) {
            continue;
        }
        let head = &grid.columns[column].head.name;
        // 较预算增减: what was spent against what was planned.
        let named =
            if has(head, "预算") { grid.only(Stage::Actual).zip(grid.only(Stage::Budget)) } else { years(grid) };
        let numbers: Vec<usize> = grid.with_role(Role::Number).filter(|&at| at < column).collect();
        let read = |pair: (usize, usize)| compared(builder, grid, column, pair);
        let pairs = numbers.iter().flat_map(|&now| numbers.iter().map(move |&before| (now, before)));
        let best =
            pairs.filter(|(now, before)| now != before).map(read).max_by_key(|claims| claims.len() - failing(claims));
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
    let first = builder.document.figures.partition_point(|figure| figure.span.start < cell.start);
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

/// 预算数 | 执行数 | 结余, and 年初 | 增加 | 减少 | 年末.
pub(super) fn balances(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let columns: Vec<usize> = grid.with_role(Role::Balance).collect();
    for column in columns {
        let named = grid.only(Stage::Budget).zip(grid.only(Stage::Actual));
        let numbers: Vec<usize> = grid.with_role(Role::Number).filter(|&at| at < column).collect();
        let read = |(budget, actual): (usize, usize)| sums(builder, grid, budget, &[(actual, false), (column, false)]);
        let pairs = numbers.iter().flat_map(|&budget| numbers.iter().map(move |&actual| (budget, actual)));
        let best = pairs
            .filter(|(budget, actual)| budget != actual)
            .map(read)
            .max_by_key(|claims| claims.len() - failing(claims));
        let chosen = match named.map(read) {
            Some(claims) if claims.len() > failing(&claims) => {
                Some(claims).filter(|claims| failing(claims) * 2 <= claims.len())
            }
            _ => best.filter(|best| borne_out(best, 2)),
        };
        if let Some(claims) = chosen {
            push(builder, claims);
        }
    }
    let stages = [Stage::Opening, Stage::Increase, Stage::Decrease, Stage::Closing].map(|stage| grid.only(stage));
    if let [Some(opening), Some(increase), Some(decrease), Some(closing)] = stages {
        let claims = sums(builder, grid, closing, &[(opening, false), (increase, false), (decrease, true)]);
        if failing(&claims) * 2 <= claims.len().max(2) {
            push(builder, claims);
        }
    }
}

/// Rows in which some columns make up another; those marked are taken off.
pub(super) fn sums(builder: &Builder<'_, '_>, grid: &Grid<'_>, whole: usize, parts: &[(usize, bool)]) -> Claims {
    let mut claims = Vec::new();
    for row in 0..grid.rows.len() {
        let named = |column: usize| {
            let quantity = grid.quantity(builder, row, column)?;
            let head = &grid.columns[column].head.name;
            let name = if head.is_empty() { quantity.name } else { format!("{}（{head}）", quantity.name) };
            Some(Quantity { name, ..quantity })
        };
        let Some(total) = named(whole) else { continue };
        let found: Vec<Quantity> = parts
            .iter()
            .filter_map(|&(column, off)| {
                let quantity = named(column)?;
                let number = if off { quantity.number.negate() } else { quantity.number };
                Some(Quantity { number, ..quantity })
            })
            .collect();
        let words = parts.iter().any(|&(column, _)| grid.rows[row].entries[column] == Entry::Words);
        if words || found.iter().filter(|part| part.number != Number::ZERO).count() < 2 {
            continue;
        }
        if !found.iter().all(|part| comparable(part, &total)) {
            continue;
        }
        let Ok(addition) = Addition::of(&total, &found) else { continue };
        let columns = parts.iter().map(|&(column, _)| column).chain([whole]);
        let figures = columns.filter_map(|column| grid.figure(row, column)).collect();
        let span = found.iter().chain([&total]).filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
        let sum = Sum {
            topic: Topic::Listing,
            whole: total,
            parts: found,
            unquantified: 0,
            completeness: Completeness::Complete,
            wording: "合计".to_owned(),
            place: Place { span, field: None },
        };
        claims.push((addition.within(), Claim::Sum(sum), figures));
    }
    claims
}

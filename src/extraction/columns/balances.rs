//! 预算数 | 执行数 | 结余, 年初 | 增加 | 减少 | 年末: rows in which some columns make up another.

use super::across::{Claims, best_pair, borne_out, failing, push};
use super::grid::{Entry, Grid};
use super::head::{Role, Stage};
use crate::amount::Number;
use crate::claims::tolerance::{Addition, comparable};
use crate::claims::{Claim, Completeness, Place, Quantity, Sum, Topic};
use crate::extraction::builder::Builder;

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let columns: Vec<usize> = grid.with_role(Role::Balance).collect();
    for column in columns {
        let named = grid.only(Stage::Budget).zip(grid.only(Stage::Actual));
        let read = |(budget, actual): (usize, usize)| sums(builder, grid, budget, &[(actual, false), (column, false)]);
        let best = best_pair(grid, column, read);
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

//! Rows whose figures make up one of them: 合计 | 基本支出 | 项目支出, 项目数 | 优 | 良 | 中 | 差.
//!
//! Which columns are the parts of which is read from the rows: those that make it up in nearly all of them.

use super::grid::{Entry, Grid, is_total};
use super::head::Role;
use super::{across, balances};
use crate::amount::Number;
use crate::extraction::builder::Builder;

/// More columns of numbers are no whole with its parts.
const MOST: usize = 14;

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let numbers: Vec<usize> = grid.with_role(Role::Number).collect();
    if !(3..=MOST).contains(&numbers.len()) {
        return;
    }
    let sums = running(builder, grid, &numbers);
    let mut taken: Vec<usize> = Vec::new();
    for (at, &whole) in numbers.iter().enumerate() {
        if taken.contains(&whole) {
            continue;
        }
        // Where the head says that it is the whole, one row is enough.
        let least = if is_total(&grid.columns[whole].head.name) { 1 } else { 2 };
        // The longest run of columns beside it that agrees.
        let behind = (at + 3..=numbers.len()).rev().map(|end| (at + 1, end));
        let before = (0..at.saturating_sub(1)).map(|start| (start, at));
        let run = behind.chain(before).find_map(|(start, end)| {
            if near(&sums, at, start, end) < least {
                return None;
            }
            let parts: Vec<(usize, bool)> = numbers[start..end].iter().map(|&column| (column, false)).collect();
            let claims = balances::sums(builder, grid, whole, &parts);
            let failing = across::failing(&claims);
            let agreeing = claims.len() - failing;
            (agreeing >= least && failing * 2 <= agreeing.max(2)).then_some((&numbers[start..end], claims))
        });
        let Some((run, claims)) = run else { continue };
        taken.extend(run);
        across::push(builder, claims);
    }
}

/// What the columns of each row add up to so far, where all its cells have figures or nothing.
fn running(builder: &Builder<'_, '_>, grid: &Grid<'_>, numbers: &[usize]) -> Vec<Vec<Number>> {
    let row = |row: usize| {
        let mut sums = vec![Number::ZERO];
        let mut sum = Number::ZERO;
        for &column in numbers {
            sum = match grid.rows[row].entries[column] {
                Entry::Figure(figure) => sum.add(builder.figure(figure).number).ok()?,
                Entry::Empty => sum,
                Entry::Words => return None,
            };
            sums.push(sum);
        }
        Some(sums)
    };
    (0..grid.rows.len()).filter_map(row).collect()
}

/// Rows in which the columns of a run come near to the whole.
fn near(sums: &[Vec<Number>], whole: usize, start: usize, end: usize) -> usize {
    const OFF: i64 = 5;
    let close = |row: &&Vec<Number>| {
        let total = row[whole + 1].subtract(row[whole]);
        let parts = row[end].subtract(row[start]);
        total.is_ok_and(|total| {
            let gap = parts.and_then(|parts| parts.subtract(total));
            !total.is_zero()
                && gap.and_then(|gap| gap.percent_of(total, 0)).is_ok_and(|off| off.abs() <= Number::whole(OFF))
        })
    };
    sums.iter().filter(close).count()
}

//! Rows whose figures make up one of them: 合计 | 基本支出 | 项目支出, 项目数 | 优 | 良 | 中 | 差.
//!
//! Which columns are the parts of which is read from the rows: those that make it up in nearly all of them.

use super::across;
use super::grid::{Grid, is_total};
use super::head::Role;
use crate::extraction::builder::Builder;

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let numbers: Vec<usize> = grid.with_role(Role::Number).collect();
    let mut taken: Vec<usize> = Vec::new();
    for (at, &whole) in numbers.iter().enumerate() {
        if taken.contains(&whole) {
            continue;
        }
        // Where the head says that it is the whole, one row is enough.
        let least = if is_total(&grid.columns[whole].head.name) { 1 } else { 2 };
        // The longest run of columns beside it that agrees.
        let behind = (at + 3..=numbers.len()).rev().map(|end| &numbers[at + 1..end]);
        let before = (0..at.saturating_sub(1)).map(|start| &numbers[start..at]);
        let run = behind.chain(before).find_map(|run| {
            let parts: Vec<(usize, bool)> = run.iter().map(|&column| (column, false)).collect();
            let claims = across::sums(builder, grid, whole, &parts);
            let agreeing = claims.iter().filter(|(holds, ..)| *holds).count();
            let failing = claims.len() - agreeing;
            (agreeing >= least && failing * 2 <= agreeing.max(2)).then_some((run, claims))
        });
        let Some((run, claims)) = run else { continue };
        taken.extend(run);
        across::push(builder, claims);
    }
}

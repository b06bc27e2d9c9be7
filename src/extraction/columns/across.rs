//! Figures of one row that follow from others beside them: which columns are meant, and how far the rows bear that out.
//!
//! Where the head names both figures (预算数, 执行数; 2023年, 2022年), they are meant. Else those are which agree with all
//! rows but one.

use super::grid::Grid;
use super::head::Role;
use crate::claims::Claim;
use crate::extraction::builder::Builder;

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

pub(super) fn failing(claims: &Claims) -> usize {
    claims.iter().filter(|(holds, ..)| !holds).count()
}

/// As many rows agree as a reading wants that only the rows bear out.
pub(super) fn borne_out(claims: &Claims, least: usize) -> bool {
    let failing = failing(claims);
    claims.len() - failing >= least && failing * 3 <= claims.len()
}

/// So many columns to the left of a figure it may follow from.
const BESIDE: usize = 5;

/// Of the columns of numbers to the left the two with which most rows agree.
pub(super) fn best_pair(grid: &Grid<'_>, column: usize, read: impl Fn((usize, usize)) -> Claims) -> Option<Claims> {
    let numbers: Vec<usize> = grid.with_role(Role::Number).rev().filter(|&at| at < column).take(BESIDE).collect();
    let pairs = numbers.iter().rev().flat_map(|&one| numbers.iter().rev().map(move |&other| (one, other)));
    let agreeing = |claims: &Claims| claims.len() - failing(claims);
    pairs.filter(|(one, other)| one != other).map(read).max_by_key(agreeing)
}

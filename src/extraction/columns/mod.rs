//! Tables of named rows with columns of figures: listings with a total, shares, two years side by side, budgets with what
//! was spent of them, numbers of people and things.
//!
//! What belongs here: what the head says of a column, what rows and columns claim of each other. What does not: forms of
//! scores and of funds, which have modules of their own; of a table of funds only what those leave out is read.
//!
//! A table binds its figures by its form, so that these claims are not read again (`readings`). What a form cannot tell,
//! whether the rows above a total are all of its parts, is taken from the table itself: another column, or another row,
//! in which the same reading holds. Where nothing bears it out, nothing is claimed.
//!
//! | file | reads |
//! |---|---|
//! | `head` | what a column holds, by its head |
//! | `grid` | rows and columns with their figures |
//! | `totals` | columns that add up to a total |
//! | `across` | which columns the figures of a row follow from |
//! | `score_rates` | what share of its full marks each row got |
//! | `ratios`, `changes`, `balances` | shares and rates · two years · what is left, who came and left |
//! | `accounts` | rows of which one is what is left of another |
//! | `crosswise` | rows whose figures make up one of them |
//! | `above` | the total of a table in the sentence above it |
//! | `announced` | how many rows it has, said there |
//! | `performed` | indicators of a form in the sentences of its other cells |
//! | `told` | indicators of a table in the lines below it |
//! | `restated` | cells that the lines around a table tell again |
//! | `listed` | lines that repeat the same labels, as a table would |

mod above;
mod accounts;
mod across;
mod announced;
mod balances;
mod changes;
mod crosswise;
mod grid;
mod head;
mod listed;
mod performed;
mod ratios;
mod restated;
mod score_rates;
mod told;
mod totals;

use super::builder::Builder;
use super::tables;
use crate::document::{Cell, Table};
use crate::search::any_of;
use grid::{Grid, MOST_COLUMNS};
pub(super) use restated::read as told_again;
pub(super) use told::{indicator_columns, only_figure};

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    let whole: Vec<_> = document.tables.iter().filter(|table| !is_piece(builder, table)).collect();
    for table in whole {
        told::read(builder, table);
        let mut from = 0;
        let mut kind = None;
        // A row of nothing but words begins another head.
        for at in 1..=table.rows.len() {
            if at < table.rows.len() && !grid::is_head(builder, &table.rows[at]) {
                continue;
            }
            let rows = &table.rows[from..at];
            from = at;
            kind = rows.first().and_then(|row| tables::header_of(builder, row)).map(|header| header.kind).or(kind);
            if let Some(grid) = Grid::of(builder, rows, table.unit) {
                // 预算 | 支出 | 支出率 | 分值 | 得分: of a form of scores only what was spent.
                if kind == Some(tables::Kind::Scores) {
                    score_rates::read(builder, &grid);
                    ratios::unnamed(builder, &grid);
                    continue;
                }
                above::read(builder, &grid, table.span);
                announced::read(builder, &grid, table.span);
                let known = (kind == Some(tables::Kind::Funds)).then(|| of_funds(builder, rows));
                claims(builder, &grid, known.as_deref());
            }
        }
    }
    performed::read(builder);
    listed::read(builder);
}

/// Rows of a form that fell apart: the others of their group stand above other lines.
fn is_piece(builder: &Builder<'_, '_>, table: &Table) -> bool {
    let forms = &builder.broken_forms;
    let at = forms.partition_point(|form| form.end < table.span.end);
    forms.get(at).is_some_and(|form| form.contains(table.span))
}

/// The columns that the form of funds has read: all of them but those of another year, where the head says so.
fn of_funds(builder: &Builder<'_, '_>, rows: &[Vec<Cell>]) -> Vec<bool> {
    let head = rows.first().filter(|row| tables::header_of(builder, row).is_some());
    let other = |cell: &Cell| any_of!["上年", "去年", "年"].is_in(builder.slice(*cell));
    let columns = head.and_then(|row| tables::header_of(builder, row)).map(|header| header.columns);
    let Some((head, columns)) = head.zip(columns) else { return vec![true; MOST_COLUMNS] };
    head.iter().zip(columns).map(|(cell, column)| !(column == tables::Column::Other && other(cell))).collect()
}

/// What a grid claims; of funds the totals of `known` columns and all rates are claimed already.
fn claims(builder: &mut Builder<'_, '_>, grid: &Grid<'_>, known: Option<&[bool]>) {
    score_rates::read(builder, grid);
    totals::read(builder, grid, known.unwrap_or(&[]));
    accounts::read(builder, grid);
    if known.is_none() {
        ratios::rates(builder, grid);
    }
    ratios::shares(builder, grid);
    changes::read(builder, grid);
    balances::read(builder, grid);
    ratios::unnamed(builder, grid);
    crosswise::read(builder, grid);
}

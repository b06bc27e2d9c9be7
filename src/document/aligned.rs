//! Rows that lost empty or merged cells, put under their head again: a page from a file, or cells that span several rows.
//!
//! A head that names full marks and score side by side (分值 | 得分) says where the two numbers of every row belong; what lies
//! to the left of them moves with them. Where a head has one cell less than its rows, the empty one above their names is lost.

use super::layout::{Cell, Table};
use crate::claims::Span;
use crate::search::any_of;

/// A form has a dozen columns; every row is given as many cells as its head.
const MOST_CELLS: usize = 40;

pub(super) fn align(text: &str, table: &mut Table) {
    let mut head: Option<(usize, usize)> = None;
    for at in 0..table.rows.len() {
        if let Some(marks) = marks_in(text, &table.rows[at]) {
            head = Some((marks, table.rows[at].len()));
            continue;
        }
        let below = table.rows.get(at + 1).map(Vec::len);
        if head_lacks_a_cell(text, &table.rows[at], below) {
            let start = table.rows[at][0].start;
            table.rows[at].insert(0, Span { start, end: start });
            head = None;
            continue;
        }
        if let Some((marks, cells)) = head {
            put_under(text, &mut table.rows[at], marks, cells);
        }
    }
}

fn word<'t>(text: &'t str, cell: &Cell) -> &'t str {
    text.get(cell.range()).unwrap_or("")
}

/// The column of the full marks in a head where the score stands beside them.
fn marks_in(text: &str, row: &[Cell]) -> Option<usize> {
    let named = |cell: &Cell, names: &[&str]| names.contains(&word(text, cell));
    let scores = ["得分", "自评得分", "实际得分", "评价得分"];
    let beside =
        row.windows(2).position(|pair| named(&pair[0], &["分值", "权重", "分值权重"]) && named(&pair[1], &scores));
    let indicators = || row.iter().any(|cell| word(text, cell).contains("指标"));
    beside.filter(|_| (5..=MOST_CELLS).contains(&row.len()) && indicators())
}

fn is_number(word: &str) -> bool {
    !word.is_empty()
        && word.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && word.starts_with(|c: char| c.is_ascii_digit())
}

/// 年初预算数 | 全年预算数 | … above 年度资金总额 | 1128.60 | 1296.75 | …: nothing stands above the names.
fn head_lacks_a_cell(text: &str, row: &[Cell], below: Option<usize>) -> bool {
    let budget = row.first().is_some_and(|cell| any_of!["年初预算", "全年预算"].starts(word(text, cell)).is_some());
    budget && row.len() >= 3 && below == Some(row.len() + 1) && !row.iter().any(|cell| is_number(word(text, cell)))
}

/// Empty cells where a row has fewer than its head, so that its two numbers stand in their columns.
fn put_under(text: &str, row: &mut Vec<Cell>, marks: usize, cells: usize) {
    if row.len() >= cells {
        return;
    }
    let numbers = row.windows(2).rposition(|pair| pair.iter().all(|cell| is_number(word(text, cell))));
    let Some(lost) = numbers.and_then(|at| marks.checked_sub(at)) else { return };
    let total = row.first().is_some_and(|cell| any_of!["总分", "合计", "总计"].starts(word(text, cell)).is_some());
    let place = usize::from(total);
    let start = row[place].start;
    row.splice(place..place, std::iter::repeat_n(Span { start, end: start }, lost));
    let end = row.last().map_or(start, |cell| cell.end);
    row.resize(cells.max(row.len()), Span { start: end, end });
}

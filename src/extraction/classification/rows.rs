//! Rows that begin with a code of the budget classification, and the tables that they make.

use std::collections::HashSet;

use crate::claims::Span;
use crate::document::{FigureKind, LineKind};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// Codes of a class, of a section and of an item: 208, 20805, 2080505.
const LENGTHS: [usize; 3] = [3, 5, 7];
/// A row further below the last one begins a table of its own.
const FAR: usize = 12;
/// A code stands in one of the first cells, and so does 合计.
const CODE_CELLS: usize = 4;
/// A table of fewer rows shows nothing.
const LEAST_ROWS: usize = 4;

pub(super) struct Row<'d> {
    pub code: String,
    pub name: &'d str,
    /// Its figures from left to right.
    pub figures: Vec<usize>,
}

#[derive(Default)]
pub(super) struct Table<'d> {
    pub rows: Vec<Row<'d>>,
    /// The figures of the row 合计, which has no code.
    pub total: Option<Vec<usize>>,
    /// How many figures most rows have; rows with fewer lost empty cells, nobody knows which.
    pub columns: usize,
}

impl Table<'_> {
    /// The figure of a column; of a row with fewer figures only the first is known, which is the total of the row.
    pub fn cell(&self, figures: &[usize], column: usize) -> Option<usize> {
        (column == 0 || figures.len() == self.columns).then(|| figures.get(column).copied()).flatten()
    }
}

pub(super) fn tables<'d>(builder: &Builder<'d, '_>) -> Vec<Table<'d>> {
    let mut all = vec![Table::default()];
    let mut since = 0;
    let mut total: Option<Vec<usize>> = None;
    let mut codes: HashSet<String> = HashSet::new();
    for line in &builder.document.lines {
        since += 1;
        let LineKind::Row(_) = line.kind else { continue };
        let (rows, sum) = rows_of(builder, line.span);
        if sum.is_some() {
            let open = all.last_mut().filter(|table| !table.rows.is_empty() && table.total.is_none() && since <= FAR);
            match open {
                // 合计 below its rows.
                Some(table) => {
                    table.total = sum;
                    all.push(Table::default());
                    codes.clear();
                }
                None => total = sum,
            }
            since = 0;
            continue;
        }
        for row in rows {
            let begun = all.last().is_some_and(|table| !table.rows.is_empty());
            if begun && (since > FAR || total.is_some() || codes.contains(&row.code)) {
                all.push(Table::default());
                codes.clear();
            }
            codes.insert(row.code.clone());
            since = 0;
            if let Some(table) = all.last_mut() {
                table.total = table.total.take().or(total.take());
                table.rows.push(row);
            }
        }
    }
    // Numbers of three digits alone may count anything.
    all.retain(|table| table.rows.len() >= LEAST_ROWS && table.rows.iter().any(|row| row.code.len() > LENGTHS[0]));
    for table in &mut all {
        // Tables side by side are told row by row.
        table.rows.sort_by(|one, other| one.code.cmp(&other.code));
        table.columns = usual(table.rows.iter().map(|row| row.figures.len()));
    }
    all
}

/// The number that is told most often.
fn usual(counts: impl Iterator<Item = usize>) -> usize {
    let mut seen = [0_usize; 16];
    for count in counts {
        if let Some(times) = seen.get_mut(count) {
            *times += 1;
        }
    }
    seen.iter().enumerate().max_by_key(|&(count, times)| (times, count)).map_or(0, |(count, _)| count)
}

/// The rows with a code that a line holds (two where tables stand side by side), or the figures of its 合计.
fn rows_of<'d>(builder: &Builder<'d, '_>, line: Span) -> (Vec<Row<'d>>, Option<Vec<usize>>) {
    let text = builder.slice(line);
    let mut rows: Vec<Row<'d>> = Vec::new();
    let mut total: Option<Vec<usize>> = None;
    let mut words = String::new();
    let mut at = line.start as usize;
    for (place, cell) in text.split('\t').enumerate() {
        let span = Span::new(at, at + cell.len());
        at += cell.len() + 1;
        let cell = cell.trim();
        if let Some((code, name)) = code(cell, rows.last()) {
            let own = rows
                .last_mut()
                .filter(|row| code.starts_with(&row.code) && row.figures.is_empty() && row.name.is_empty());
            match own {
                Some(row) => row.code = code,
                None => rows.push(Row { code, name, figures: Vec::new() }),
            }
            continue;
        }
        match rows.last_mut() {
            Some(row) => match value(builder, span) {
                Some(figure) => row.figures.push(figure),
                None if row.name.is_empty() && row.figures.is_empty() => row.name = cell,
                None => {}
            },
            None if is_total(&words) => total.get_or_insert_default().extend(value(builder, span)),
            None if place >= CODE_CELLS && words.is_empty() => break,
            None => words.extend(cell.chars().filter(|c| !c.is_whitespace())),
        }
    }
    rows.retain(|row| !row.figures.is_empty());
    (rows, total.filter(|figures| !figures.is_empty()))
}

/// 208, 20805, 2080505, 30101: as many digits as a code has, in a class that there is. Functions are 201 to 234, economic items
/// 301 to 313 (399) of departments and 501 to 515 (599) of governments.
pub(in crate::extraction) fn is_code(digits: &str) -> bool {
    let class = digits.get(..3).and_then(|class| class.parse::<u16>().ok());
    let known = class.is_some_and(|class| matches!(class, 201..=234 | 301..=313 | 399 | 501..=515 | 599));
    known && LENGTHS.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn is_total(words: &str) -> bool {
    any_of!["合计", "总计", "本年支出合计", "本年收入合计"].starts(words).is_some_and(|word| word.len() == words.len())
}

/// The code that a cell is or begins with, whole: 2080505, 208 | 05 | 05, 2080505机关事业单位….
fn code<'d>(cell: &'d str, before: Option<&Row<'_>>) -> Option<(String, &'d str)> {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = cell.split_at(digits);
    let goes_on = before.filter(|row| digits == 2 && rest.is_empty() && row.figures.is_empty() && row.name.is_empty());
    if let Some(row) = goes_on.filter(|row| row.code.len() < 7) {
        return Some((format!("{}{number}", row.code), ""));
    }
    let named = rest.is_empty() || rest.starts_with(|c: char| c.is_alphabetic());
    (named && is_code(number)).then(|| (number.to_owned(), rest))
}

/// The figure that is all of a cell.
fn value(builder: &Builder<'_, '_>, cell: Span) -> Option<usize> {
    let figures = builder.document.figures_in(cell);
    let [figure] = figures else { return None };
    let counts = matches!(figure.kind, FigureKind::Money(_) | FigureKind::Bare);
    let text = builder.slice(cell).trim();
    let whole = builder.slice(figure.span).len() == text.len();
    (counts && whole).then(|| builder.document.figures_before(cell.start))
}

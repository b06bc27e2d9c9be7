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
/// So many lines a broken row goes over.
const BROKEN: usize = 2;
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
    /// 人员经费合计 and 公用经费合计 below economic items.
    pub by_use: Vec<(&'static str, usize)>,
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
    let mut reading = Reading { all: vec![Table::default()], ..Reading::default() };
    for line in &builder.document.lines {
        reading.since += 1;
        if matches!(line.kind, LineKind::Row(_)) {
            reading.line(builder, line.span);
        } else {
            // 21103 / 污染防治 / 623.06 0.00 623.06: a row that a page broke up.
            let text = builder.slice(line.span).trim();
            if is_code(text) {
                reading.alone = Some((text, reading.since));
            }
        }
    }
    let mut all = reading.all;
    // Numbers of three digits alone may count anything.
    all.retain(|table| table.rows.len() >= LEAST_ROWS && table.rows.iter().any(|row| row.code.len() > LENGTHS[0]));
    for table in &mut all {
        // Tables side by side are told row by row.
        table.rows.sort_by(|one, other| one.code.cmp(&other.code));
        table.columns = usual(table.rows.iter().map(|row| row.figures.len()));
    }
    all
}

/// The tables read so far, of which the last is open.
#[derive(Default)]
struct Reading<'d> {
    all: Vec<Table<'d>>,
    /// The codes of the open table; none comes twice.
    codes: HashSet<String>,
    /// Lines since its last row.
    since: usize,
    /// A 合计 whose rows are still to come.
    total: Option<Vec<usize>>,
    /// A code that was all of a line, and where.
    alone: Option<(&'d str, usize)>,
}

impl<'d> Reading<'d> {
    fn line(&mut self, builder: &Builder<'d, '_>, line: Span) {
        let (mut rows, total) = rows_of(builder, line);
        let alone = self.alone.take().filter(|&(_, at)| self.since.saturating_sub(at) <= BROKEN);
        if let Some((code, _)) = alone.filter(|_| rows.is_empty() && total.is_none()) {
            let figures = nothing_but_figures(builder, line);
            rows.extend(figures.map(|figures| Row { code: code.to_owned(), name: "", figures }));
        }
        if let Some(table) = self.open() {
            table.by_use.extend(by_use(builder, line));
        }
        if let Some(total) = total {
            self.total(total);
        }
        rows.into_iter().for_each(|row| self.row(row));
    }

    fn open(&mut self) -> Option<&mut Table<'d>> {
        self.all.last_mut().filter(|table| !table.rows.is_empty())
    }

    fn begin(&mut self) {
        self.all.push(Table::default());
        self.codes.clear();
    }

    /// 合计, below the rows of the open table or above those of the next.
    fn total(&mut self, total: Vec<usize>) {
        let near = self.since <= FAR;
        match self.open().filter(|table| near && table.total.is_none()) {
            Some(table) => {
                table.total = Some(total);
                self.begin();
            }
            None => self.total = Some(total),
        }
        self.since = 0;
    }

    fn row(&mut self, row: Row<'d>) {
        let further = self.since > FAR || self.total.is_some() || self.codes.contains(&row.code);
        if further && self.open().is_some() {
            self.begin();
        }
        self.codes.insert(row.code.clone());
        let total = self.total.take().filter(|_| self.since <= FAR);
        self.since = 0;
        if let Some(table) = self.all.last_mut() {
            table.total = table.total.take().or(total);
            table.rows.push(row);
        }
    }
}

/// The figures of a row that has nothing else.
fn nothing_but_figures(builder: &Builder<'_, '_>, line: Span) -> Option<Vec<usize>> {
    let first = builder.document.figures_before(line.start);
    let count = builder.document.figures_in(line).len();
    let words =
        builder.slice(line).contains(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-' | '\t' | ' '));
    (count > 0 && !words).then(|| (first..first + count).collect())
}

/// 人员经费合计 12,010.40 公用经费合计 2,195.60
fn by_use(builder: &Builder<'_, '_>, line: Span) -> Vec<(&'static str, usize)> {
    let mut name = None;
    let mut found = Vec::new();
    for (span, cell) in cells(builder, line) {
        name = any_of!["人员经费合计", "公用经费合计"].starts(cell).or(name);
        if let (Some(own), Some(figure)) = (name, value(builder, span)) {
            found.push((own, figure));
            name = None;
        }
    }
    found
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
    let mut rows: Vec<Row<'d>> = Vec::new();
    let mut total: Option<Vec<usize>> = None;
    let mut words = String::new();
    for (place, (span, cell)) in cells(builder, line).enumerate() {
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
    // 类 | 款 | 项 | 合计 | 4,733.14: the head of the first columns stands beside it.
    let words = words.strip_prefix("类款项").unwrap_or(words);
    words == "合计"
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

/// The cells of a row, each with its place and its words.
pub(super) fn cells<'d>(builder: &Builder<'d, '_>, line: Span) -> impl Iterator<Item = (Span, &'d str)> {
    let mut at = line.start as usize;
    builder.slice(line).split('\t').map(move |cell| {
        let span = Span::new(at, at + cell.len());
        at += cell.len() + 1;
        (span, cell.trim())
    })
}

/// The figure that is all of a cell.
pub(super) fn value(builder: &Builder<'_, '_>, cell: Span) -> Option<usize> {
    let figures = builder.document.figures_in(cell);
    let [figure] = figures else { return None };
    let counts = matches!(figure.kind, FigureKind::Money(_) | FigureKind::Bare);
    let text = builder.slice(cell).trim();
    let whole = builder.slice(figure.span).len() == text.len();
    (counts && whole).then(|| builder.document.figures_before(cell.start))
}

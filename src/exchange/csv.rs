//! Scores and shares as CSV for spreadsheets.
//!
//! UTF-8 with a byte order mark, so that spreadsheets show Chinese. A text that a spreadsheet would run as a formula
//! gets an apostrophe in front; numbers stay numbers, also negative ones.

use crate::amount::Number;
use crate::evaluation::Evaluation;
use crate::report::expenditure::CategoryId;
use crate::report::{Indicator, Line, Report};
use crate::scoring::Scored;
use crate::shares::Composition;

/// A cell: text is guarded, a number is not.
pub enum Cell<'a> {
    Text(&'a str),
    Number(String),
}

/// Column headings and the names of the fixed categories, in the reader's language.
pub struct Headings<'a> {
    /// Level, indicator, target, actual, full marks, score, lost marks, reason.
    pub scores: [&'a str; 8],
    /// Whole, part, amount, share, stated share.
    pub shares: [&'a str; 5],
    pub total: &'a str,
    pub category: &'a dyn Fn(CategoryId) -> &'a str,
}

/// Every indicator with its score, and the total.
pub fn scores(report: &Report, evaluation: &Evaluation, headings: &Headings) -> String {
    let mut table = Table::new(&headings.scores);
    indicators(&mut table, &report.indicators, &evaluation.scores.groups, 1);
    let total = evaluation.scores.total.map_or_else(String::new, |total| total.to_string());
    table.row(&[
        Cell::Text(""),
        Cell::Text(headings.total),
        Cell::Text(""),
        Cell::Text(""),
        Cell::Number(evaluation.scores.full_marks.to_string()),
        Cell::Number(total),
        Cell::Text(""),
        Cell::Text(""),
    ]);
    table.finish()
}

fn indicators(table: &mut Table, indicators_: &[Indicator], scored: &[Scored], level: u32) {
    for (indicator, result) in indicators_.iter().zip(scored) {
        table.row(&[
            Cell::Number(level.to_string()),
            Cell::Text(&indicator.name),
            Cell::Text(&indicator.target),
            Cell::Text(&indicator.actual),
            number(result.full_marks),
            number(result.score),
            number(result.lost),
            Cell::Text(&indicator.reason),
        ]);
        indicators(table, &indicator.children, &result.children, level + 1);
    }
}

/// Every part with its whole, amount and share.
pub fn shares(report: &Report, evaluation: &Evaluation, headings: &Headings) -> String {
    let mut table = Table::new(&headings.shares);
    for id in CategoryId::ALL {
        let category = report.expenditure.category(id);
        let result = evaluation.expenditure.category(id);
        let name = (headings.category)(id);
        if result.amount.is_some() {
            let whole = id.whole().map_or("", |whole| (headings.category)(whole));
            table.row(&[
                Cell::Text(whole),
                Cell::Text(name),
                number(result.amount),
                number(result.share.ok()),
                number(category.share),
            ]);
        }
        lines(&mut table, &category.items, &result.listing, name);
    }
    table.finish()
}

fn lines(table: &mut Table, items: &[Line], listing: &Composition, whole: &str) {
    for (line, part) in items.iter().zip(&listing.parts) {
        let share = number(part.share.ok());
        table.row(&[Cell::Text(whole), Cell::Text(&line.name), number(part.amount), share, number(line.share)]);
        if let Some(below) = &part.listing {
            lines(table, &line.items, below, &line.name);
        }
    }
}

fn number<'a, T: ToString>(value: Option<T>) -> Cell<'a> {
    Cell::Number(value.map_or_else(String::new, |value| value.to_string()))
}

/// A table that is written row by row.
pub(crate) struct Table(csv::Writer<Vec<u8>>);

impl Table {
    pub(crate) fn new(headings: &[&str]) -> Table {
        // The byte order mark stands before the first cell, which must not be quoted together with it.
        let mut table = Table(csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new()));
        table.record(headings.iter().map(|heading| (*heading).to_owned()));
        table
    }

    pub(crate) fn row(&mut self, cells: &[Cell]) {
        self.record(cells.iter().map(|cell| match cell {
            Cell::Text(text) => guarded(text),
            Cell::Number(number) => number.clone(),
        }));
    }

    /// Writing into memory does not fail; were it to, the row would be missing and a test would say so.
    fn record(&mut self, cells: impl Iterator<Item = String>) {
        let _ = self.0.write_record(cells);
    }

    pub(crate) fn finish(self) -> String {
        let bytes = self.0.into_inner().unwrap_or_default();
        format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
    }
}

/// Spreadsheets run a cell that starts with one of these, some also behind blanks or in full width. A plain number
/// is none of their formulas, also a negative one.
fn guarded(text: &str) -> String {
    let runs = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|');
    let splits = |c: char| matches!(c, '\t' | '\r' | '\n');
    let invisible = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let risky = text.starts_with(splits) || text.trim_start_matches(invisible).starts_with(runs);
    if risky && text.parse::<Number>().is_err() { format!("'{text}") } else { text.to_owned() }
}

//! The figures of a text: amounts, percentages, points and counts, each with unit, name and place.

use std::collections::HashMap;

use serde::Serialize;

use super::utf16::Utf16;
use crate::amount::Unit;
use crate::claims::{Claim, Measure, Quantity, Span};
use crate::document::{Document, Figure, FigureKind, LineKind, Table};
use crate::extraction::Extraction;

/// A figure as programs receive it. Years, dates, numbering and codes are none.
#[derive(Clone, Debug, Serialize)]
pub struct FigureJson<'a> {
    /// amount, percent, points or count.
    pub kind: &'static str,
    /// Without unit and separators: "7800000.00".
    pub value: String,
    /// 元, 万元, 亿元, %, 个百分点, 分, or the measure word.
    pub unit: &'a str,
    /// The words that name it; in a table those of its row and its column.
    pub label: String,
    /// UTF-16 offsets of digits and unit in the text as it was given.
    pub start: u32,
    pub end: u32,
}

/// All figures in the order of the text.
pub fn of<'a>(document: &'a Document<'_>, extraction: &Extraction, places: &Utf16<'_>) -> Vec<FigureJson<'a>> {
    let known = measures(extraction);
    let mut cells = Cells::of(document);
    document
        .figures
        .iter()
        .filter_map(|figure| {
            let cell = cells.find(figure.span);
            let (kind, unit) = kind(document, figure, known.get(&figure.span.start), cell.as_ref())?;
            let label = match &cell {
                Some(cell) => cell.label(document),
                None => document.slice(figure.label).to_owned(),
            };
            let bytes = document.source_span(figure.span);
            let (start, end) = (places.at(bytes.start), places.at(bytes.end));
            Some(FigureJson { kind, value: figure.number.to_string(), unit, label, start, end })
        })
        .collect()
}

fn kind<'a>(
    document: &'a Document<'_>,
    figure: &Figure,
    known: Option<&Measure>,
    cell: Option<&Place<'_>>,
) -> Option<(&'static str, &'a str)> {
    Some(match figure.kind {
        FigureKind::Money(unit) => ("amount", unit.label()),
        FigureKind::Percent => ("percent", "%"),
        FigureKind::PercentagePoints => ("percent", "个百分点"),
        FigureKind::Points => ("points", "分"),
        FigureKind::Count => ("count", measure_word(document.slice(figure.span))),
        // What the extraction understood, then what the table says.
        FigureKind::Bare => match known.copied().or_else(|| cell?.measure(document)) {
            Some(Measure::Money(unit)) => ("amount", unit.label()),
            Some(Measure::Percent) => ("percent", "%"),
            Some(Measure::Points) => ("points", "分"),
            Some(Measure::Count) | None => ("count", ""),
        },
        FigureKind::Year(_) | FigureKind::Date | FigureKind::Ordinal | FigureKind::Code => return None,
    })
}

fn measure_word(figure: &str) -> &str {
    figure.trim_start_matches(|c: char| c.is_ascii() && !c.is_ascii_alphabetic())
}

/// What claims say of figures without a unit, by where the figure starts.
fn measures(extraction: &Extraction) -> HashMap<u32, Measure> {
    let mut known = HashMap::new();
    let mut put = |quantity: &Quantity| {
        if let Some(span) = quantity.place.span {
            known.insert(span.start, quantity.measure);
        }
    };
    for claim in &extraction.claims {
        match claim {
            Claim::Sum(sum) => {
                put(&sum.whole);
                sum.parts.iter().for_each(&mut put);
            }
            Claim::Share(share) => {
                [&share.part, &share.whole].into_iter().flatten().chain([&share.percent]).for_each(&mut put)
            }
            Claim::Change(change) => {
                [&change.now, &change.before, &change.difference, &change.rate]
                    .into_iter()
                    .flatten()
                    .for_each(&mut put);
            }
            Claim::Completion(completion) => {
                completion.budgets.iter().for_each(|(_, budget)| put(budget));
                [&completion.actual, &completion.rate].into_iter().flatten().for_each(&mut put);
            }
            Claim::Grade(grade) => grade.score.iter().for_each(&mut put),
            Claim::GradeCount(grades) => {
                [&grades.total, &grades.mean].into_iter().flatten().for_each(&mut put);
                grades.counts.iter().for_each(|(_, count)| put(count));
            }
            Claim::Count(count) => put(&count.stated),
            Claim::Repeat(repeat) => repeat.quantities.iter().for_each(&mut put),
        }
    }
    known
}

/// Walks along the rows of all tables as the figures come, each row once.
struct Cells<'a, 't> {
    document: &'a Document<'t>,
    line: usize,
    /// Row of the table that the current line is.
    row: usize,
    cell: usize,
}

/// A cell with the table around it.
struct Place<'a> {
    table: &'a Table,
    row: usize,
    column: usize,
}

impl<'a, 't> Cells<'a, 't> {
    fn of(document: &'a Document<'t>) -> Cells<'a, 't> {
        Cells { document, line: 0, row: 0, cell: 0 }
    }

    /// The cell that a span stands in; spans must come in their order.
    fn find(&mut self, span: Span) -> Option<Place<'a>> {
        let lines = &self.document.lines;
        while lines.get(self.line)?.span.end <= span.start {
            let next = lines.get(self.line + 1).map(|line| line.kind);
            let same = matches!(next, Some(LineKind::Row(_))) && next == Some(lines[self.line].kind);
            self.row = if same { self.row + 1 } else { 0 };
            self.line += 1;
            self.cell = 0;
        }
        let LineKind::Row(table) = lines[self.line].kind else { return None };
        let table = self.document.tables.get(table as usize)?;
        let cells = table.rows.get(self.row)?;
        while cells.get(self.cell)?.end <= span.start {
            self.cell += 1;
        }
        cells[self.cell].contains(span).then_some(Place { table, row: self.row, column: self.cell })
    }
}

/// Rows above that are asked for the name of a column: tables have headers of one to three rows.
const HEADER_ROWS: usize = 4;

impl<'a> Place<'a> {
    /// The words at the head of a column that have no figures, the lowest row's first.
    fn heads(&self, document: &'a Document<'_>) -> impl Iterator<Item = &'a str> {
        let rows = &self.table.rows[..self.row.min(HEADER_ROWS)];
        let column = self.column;
        rows.iter()
            .rev()
            .filter_map(move |row| row.get(column))
            .map(|cell| document.slice(*cell))
            .filter(|word| is_name(word))
    }

    /// The nearest words to the left in the same row.
    fn row_name(&self, document: &'a Document<'_>) -> &'a str {
        let left = self.table.rows[self.row][..self.column].iter().rev().take(12).map(|cell| document.slice(*cell));
        left.into_iter().find(|word| is_name(word)).unwrap_or("")
    }

    fn label(&self, document: &'a Document<'_>) -> String {
        let (row, column) = (self.row_name(document), self.heads(document).next().unwrap_or(""));
        if row.is_empty() || column.is_empty() { format!("{row}{column}") } else { format!("{row} {column}") }
    }

    /// What the column counts, else what the row does, else money where the table has a unit.
    fn measure(&self, document: &Document<'_>) -> Option<Measure> {
        let unit = self.table.unit.or(document.unit);
        let of_word = |word: &str| {
            let any = |words: &[&str]| words.iter().any(|each| word.contains(each));
            if any(&["率", "%", "占比", "比重", "比例"]) {
                Some(Measure::Percent)
            } else if any(&["分值", "得分", "扣分", "权重", "分数", "评分"]) {
                Some(Measure::Points)
            } else if any(&["人数", "编制", "人员数", "数量", "个数", "辆数", "次数"]) {
                Some(Measure::Count)
            } else if any(&["金额", "预算数", "决算数", "支出", "收入", "资金", "执行数", "费", "万元"])
            {
                Some(Measure::Money(Unit::from_label(word).or(unit).unwrap_or_default()))
            } else {
                None
            }
        };
        let named = self.heads(document).find_map(of_word).or_else(|| of_word(self.row_name(document)));
        named.or(self.table.unit.map(Measure::Money))
    }
}

/// Words rather than figures, and no sentence.
fn is_name(cell: &str) -> bool {
    !cell.is_empty()
        && cell.len() <= 120
        && !cell.starts_with(|c: char| c.is_ascii_digit())
        && cell.chars().any(char::is_alphabetic)
}

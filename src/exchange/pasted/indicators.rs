//! Indicators: a row each, with the columns that a header names.

use super::{Fault, Pasted, Total, cells, is_total, records};
use crate::amount::{Number, NumberError, parse_points};
use crate::report::Indicator;

/// An indicator with the level that its row stands on, from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelRow {
    pub level: usize,
    pub indicator: Indicator,
}

/// A column of a pasted table of indicators.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Level,
    /// 一级指标, 二级指标, 三级指标: a column for each level, whose cells are empty where those above go on.
    Named(usize),
    Name,
    Target,
    Actual,
    Unit,
    Full,
    Score,
    Reason,
    Other,
}

const USUAL: [Column; 5] = [Column::Name, Column::Target, Column::Actual, Column::Full, Column::Score];

/// Indicators: name, target, result, full marks, score, or the columns that a header row names. The level comes from a
/// column for each level, from a column of its own (1 to 3) or from spaces in front of the name; without any of them all
/// rows stand on one level.
pub fn indicators(text: &str) -> Pasted<LevelRow> {
    let mut pasted = Pasted::default();
    let mut columns: Option<Vec<Column>> = None;
    let mut indents: Vec<usize> = Vec::new();
    let mut open = Open::default();
    for (number, raw) in records(text) {
        let cells = cells(&raw);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let columns = match &columns {
            Some(columns) => columns,
            None => {
                let (found, heads) = columns_of(&cells);
                let found = columns.insert(found);
                if heads {
                    let unused = cells.iter().zip(&*found).filter(|(_, column)| **column == Column::Other);
                    pasted.unused = unused.map(|(cell, _)| cell.clone()).filter(|cell| !cell.is_empty()).collect();
                    continue;
                }
                found
            }
        };
        if cells.iter().find(|cell| !cell.is_empty()).is_some_and(|name| is_total(name)) {
            let score = cells.iter().zip(columns).find(|(cell, column)| **column == Column::Score && !cell.is_empty());
            let differs = score.filter(|(cell, _)| !is_sum(&pasted.rows, cell)).map(|(cell, _)| cell.clone());
            pasted.totals.push(Total { row: number, differs });
            continue;
        }
        match indicator(&cells, columns) {
            Ok((level, indicator)) if indicator.name.is_empty() && level.is_none() && open.names(&cells, columns) => {
                pasted.rows.extend(open.rows(&cells, columns, indicator));
            }
            Ok((level, indicator)) => {
                let indent = raw.chars().take_while(|c| *c == ' ' || *c == '\u{3000}').count();
                let level = level.unwrap_or_else(|| level_of(indent, &mut indents)).clamp(1, 3);
                pasted.rows.push(LevelRow { level, indicator });
            }
            Err((cell, error)) => pasted.faults.push(Fault { row: number, text: raw.clone(), cell, error }),
        }
    }
    pasted
}

/// The names that stand above the row at hand, in a table with a column for each level.
#[derive(Default)]
struct Open([String; 3]);

impl Open {
    /// The row has a name in one of those columns.
    fn names(&self, cells: &[String], columns: &[Column]) -> bool {
        cells.iter().zip(columns).any(|(cell, column)| matches!(column, Column::Named(_)) && !cell.is_empty())
    }

    /// The rows that begin here: those above that are new, and the one with the figures.
    fn rows(&mut self, cells: &[String], columns: &[Column], figures: Indicator) -> Vec<LevelRow> {
        let mut rows: Vec<LevelRow> = Vec::new();
        for (cell, column) in cells.iter().zip(columns) {
            let Column::Named(level) = *column else { continue };
            let Some(known) = level.checked_sub(1).and_then(|at| self.0.get_mut(at)) else { continue };
            // A merged cell is written once or in each of its rows; the last level names every row.
            let last = columns.iter().all(|other| !matches!(other, Column::Named(more) if *more > level));
            if cell.is_empty() || (*known == *cell && !last && rows.is_empty()) {
                continue;
            }
            known.clone_from(cell);
            self.0.iter_mut().skip(level).for_each(String::clear);
            rows.push(LevelRow { level, indicator: named(cell) });
        }
        if let Some(row) = rows.last_mut() {
            let full = figures.full_marks.or(row.indicator.full_marks);
            row.indicator = Indicator { name: std::mem::take(&mut row.indicator.name), full_marks: full, ..figures };
        }
        rows
    }
}

/// 产出指标（50分）: the name, and the full marks behind it.
fn named(cell: &str) -> Indicator {
    let marks = cell.strip_suffix(['）', ')']).and_then(|rest| rest.rsplit_once(['（', '(']));
    let marks =
        marks.and_then(|(name, marks)| Some((name, marks.strip_suffix('分').and_then(|own| parse_points(own).ok())?)));
    match marks {
        Some((name, full)) => Indicator { name: name.to_owned(), full_marks: Some(full), ..Indicator::default() },
        None => Indicator { name: cell.to_owned(), ..Indicator::default() },
    }
}

/// Whether the scores of the rows without rows below come to what a total says.
fn is_sum(rows: &[LevelRow], total: &str) -> bool {
    let leaf = |at: usize| rows.get(at + 1).is_none_or(|next| next.level <= rows[at].level);
    let scores = (0..rows.len()).filter(|&at| leaf(at)).filter_map(|at| rows[at].indicator.score);
    let sum = Number::sum(scores.map(|score| score.0));
    parse_points(total).is_ok_and(|total| sum == Ok(total.0))
}

fn indicator(cells: &[String], columns: &[Column]) -> Result<(Option<usize>, Indicator), (String, NumberError)> {
    let mut indicator = Indicator::default();
    let mut level = None;
    for (cell, column) in cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()) {
        let points = || parse_points(cell).map(Some).map_err(|error| (cell.clone(), error));
        match column {
            Column::Level => level = level_word(cell),
            // Named with those above it.
            Column::Named(_) => {}
            Column::Name => indicator.name = cell.clone(),
            Column::Target => indicator.target = cell.clone(),
            Column::Actual => indicator.actual = cell.clone(),
            Column::Unit => indicator.unit = cell.clone(),
            Column::Full => {
                indicator.full_marks = points()?;
                if indicator.full_marks.is_some_and(|full| full.0.is_negative()) {
                    return Err((cell.clone(), NumberError::Negative));
                }
            }
            Column::Score => indicator.score = points()?,
            Column::Reason => indicator.reason = cell.clone(),
            Column::Other => {}
        }
    }
    Ok((level, indicator))
}

/// The columns, and whether the row that tells them is a header.
fn columns_of(cells: &[String]) -> (Vec<Column>, bool) {
    let named: Vec<Column> = cells.iter().map(|cell| column_of(cell)).collect();
    let known = named.iter().filter(|column| **column != Column::Other).count();
    let names = named.iter().any(|column| matches!(column, Column::Name | Column::Named(_)));
    if names && known >= 2 {
        return (named, true);
    }
    let mut columns = USUAL.to_vec();
    if cells.len() > 1 && level_word(&cells[0]).is_some() {
        columns.insert(0, Column::Level);
    }
    (columns, false)
}

fn column_of(head: &str) -> Column {
    let has = |words: &[&str]| words.iter().any(|word| head.to_lowercase().contains(word));
    let levels = ["一级指标", "二级指标", "三级指标"];
    if let Some(at) = levels.iter().position(|level| head.starts_with(level)) {
        return Column::Named(at + 1);
    }
    // "年度指标值" is a target although it says 指标, so the more particular words come first.
    if has(&["级别", "层级", "level"]) {
        Column::Level
    } else if has(&["目标", "指标值", "target"]) {
        Column::Target
    } else if has(&["实际", "完成值", "完成情况", "actual", "result"]) {
        Column::Actual
    } else if has(&["得分", "score"]) {
        Column::Score
    } else if has(&["分值", "权重", "满分", "marks", "weight"]) {
        Column::Full
    } else if has(&["单位", "unit"]) {
        Column::Unit
    } else if has(&["原因", "reason"]) {
        Column::Reason
    } else if has(&["指标", "名称", "indicator", "name"]) {
        Column::Name
    } else {
        Column::Other
    }
}

fn level_word(cell: &str) -> Option<usize> {
    match cell.trim_end_matches("级").trim_end_matches("级指标") {
        "1" | "一" => Some(1),
        "2" | "二" => Some(2),
        "3" | "三" => Some(3),
        _ => None,
    }
}

/// Deeper spaces are a deeper level; how many spaces make one does not matter.
fn level_of(indent: usize, indents: &mut Vec<usize>) -> usize {
    indents.retain(|open| *open <= indent);
    if indents.last() != Some(&indent) {
        indents.push(indent);
    }
    indents.len()
}

//! Rows copied from a spreadsheet: cells between tabs, or a name and a figure between spaces.
//!
//! Header rows and blank rows are skipped. A row that cannot be read is named with its number and its reason, and its
//! text is given back, so that nothing that was pasted is lost.

use crate::amount::{NumberError, parse_amount, parse_points};
use crate::report::{Indicator, Line};

/// What was read, and what was not.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted<T> {
    pub rows: Vec<T>,
    pub faults: Vec<Fault>,
}

/// A row that could not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// Counted from 1, as the reader sees the rows.
    pub row: usize,
    /// The whole row as it was pasted.
    pub text: String,
    /// The cell that does not fit.
    pub cell: String,
    pub error: NumberError,
}

/// An indicator with the level that its row stands on, from 1.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelRow {
    pub level: usize,
    pub indicator: Indicator,
}

impl<T> Default for Pasted<T> {
    fn default() -> Pasted<T> {
        Pasted { rows: Vec::new(), faults: Vec::new() }
    }
}

impl<T> Pasted<T> {
    /// The rows that could not be read, as they were pasted.
    pub fn rest(&self) -> String {
        self.faults.iter().map(|fault| fault.text.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// Whether a clipboard holds more than one cell.
pub fn is_table(text: &str) -> bool {
    text.trim_end_matches(['\r', '\n']).contains(['\t', '\n'])
}

/// Items of a listing: a name and an amount, perhaps behind a running number.
pub fn lines(text: &str) -> Pasted<Line> {
    let mut pasted = Pasted::default();
    let mut first = true;
    for (number, raw) in records(text) {
        let mut cells = cells(&raw);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if cells.len() == 1 {
            cells = split_figure(&cells[0]);
        }
        // A running number in front of the name.
        if cells.len() > 2 && cells[0].parse::<u32>().is_ok() && parse_amount(&cells[1]).is_err() {
            cells.remove(0);
        }
        let heads = std::mem::take(&mut first) && is_head(&cells);
        if heads {
            continue;
        }
        let name = cells[0].clone();
        let figure = cells[1..].iter().find(|cell| !cell.is_empty());
        match figure.map(|cell| (cell, parse_amount(cell))) {
            None => pasted.rows.push(Line { name, ..Line::default() }),
            Some((_, Ok(amount))) => pasted.rows.push(Line { name, amount: Some(amount), ..Line::default() }),
            Some((cell, Err(error))) => {
                pasted.faults.push(Fault { row: number, text: raw.clone(), cell: cell.clone(), error });
            }
        }
    }
    pasted
}

/// A column of a pasted table of indicators.
#[derive(Clone, Copy, PartialEq)]
enum Column {
    Level,
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
/// column of its own (1 to 3) or from spaces in front of the name; without either all rows stand on one level.
pub fn indicators(text: &str) -> Pasted<LevelRow> {
    let mut pasted = Pasted::default();
    let mut columns: Option<Vec<Column>> = None;
    let mut indents: Vec<usize> = Vec::new();
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
                    continue;
                }
                found
            }
        };
        match indicator(&cells, columns) {
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

fn indicator(cells: &[String], columns: &[Column]) -> Result<(Option<usize>, Indicator), (String, NumberError)> {
    let mut indicator = Indicator::default();
    let mut level = None;
    for (cell, column) in cells.iter().zip(columns).filter(|(cell, _)| !cell.is_empty()) {
        let points = || parse_points(cell).map(Some).map_err(|error| (cell.clone(), error));
        match column {
            Column::Level => level = level_word(cell),
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
    if named.contains(&Column::Name) && known >= 2 {
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

fn is_head(cells: &[String]) -> bool {
    const NAMES: [&str; 8] = ["名称", "项目", "科目", "内容", "name", "item", "用途", "明细"];
    const FIGURES: [&str; 6] = ["金额", "元", "数", "支出", "amount", "expenditure"];
    let digits = |cell: &String| cell.chars().any(char::is_numeric);
    let says = |cell: &String, words: &[&str]| words.iter().any(|word| cell.to_lowercase().contains(word));
    match cells {
        [name, figure, ..] => !digits(figure) && (says(figure, &FIGURES) || figure.is_empty() && says(name, &NAMES)),
        _ => false,
    }
}

/// "办公费 4.00" without a tab: the last word is the figure if it reads as one.
fn split_figure(text: &str) -> Vec<String> {
    let Some((name, figure)) = text.rsplit_once(char::is_whitespace) else { return vec![text.to_owned()] };
    if parse_amount(figure).is_ok() {
        vec![name.trim_end().to_owned(), figure.to_owned()]
    } else {
        vec![text.to_owned()]
    }
}

/// Rows with their numbers. A cell in quotes may hold line breaks, as spreadsheets write them.
fn records(text: &str) -> Vec<(usize, String)> {
    let mut rows = Vec::new();
    let mut row = String::new();
    let mut quoted = false;
    let mut at_cell = true;
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '"' if at_cell || quoted => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                rows.push(std::mem::take(&mut row));
                at_cell = true;
                continue;
            }
            _ => {}
        }
        at_cell = c == '\t' && !quoted;
        row.push(c);
    }
    rows.push(row);
    // A quote that is never closed was no quote.
    if quoted {
        rows = text.lines().map(str::to_owned).collect();
    }
    rows.into_iter().enumerate().map(|(i, row)| (i + 1, row)).collect()
}

/// The cells of a row, without quotes and surrounding spaces; line breaks inside become spaces.
fn cells(row: &str) -> Vec<String> {
    let plain = |cell: &str| {
        let cell = cell.trim();
        let inner = cell.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = inner.map_or_else(|| cell.to_owned(), |inner| inner.replace("\"\"", "\""));
        text.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
    };
    row.split('\t').map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, String)> {
        let amount = |line: &Line| line.amount.map_or_else(String::new, |amount| amount.to_string());
        lines(text).rows.iter().map(|line| (line.name.clone(), amount(line))).collect()
    }

    fn pair(name: &str, amount: &str) -> (String, String) {
        (name.to_owned(), amount.to_owned())
    }

    #[test]
    fn items_with_header_blank_rows_numbers_and_units() {
        let text = "序号\t名称\t金额（万元）\r\n1\t办公费\t４．００\r\n\r\n2\t印刷费\t2万元\r\n3\t水费\t\r\n";
        assert_eq!(read(text), [pair("办公费", "4.00"), pair("印刷费", "2万元"), pair("水费", "")]);
        assert_eq!(read("办公费 4\n其他 交通 费用 19.04"), [pair("办公费", "4"), pair("其他 交通 费用", "19.04")]);
        assert_eq!(read("\"两\n行\"\t\"1,200.50\""), [pair("两 行", "1200.50")]);
    }

    #[test]
    fn a_bad_row_is_named_and_given_back() {
        let pasted = lines("办公费\t4\n印刷费\t四万\n水费\t0.5");
        assert_eq!(pasted.rows.len(), 2);
        assert_eq!((pasted.faults[0].row, pasted.faults[0].cell.as_str()), (2, "四万"));
        assert_eq!(pasted.rest(), "印刷费\t四万");
    }

    #[test]
    fn indicators_by_header_column_or_indentation() {
        let headed = indicators(
            "级别\t指标名称\t年度指标值\t实际完成值\t分值\t得分\n1\t产出\t\t\t40\t\n2\t数量\t≥50\t50\t16\t16",
        );
        let shape: Vec<(usize, &str)> = headed.rows.iter().map(|r| (r.level, r.indicator.name.as_str())).collect();
        assert_eq!(shape, [(1, "产出"), (2, "数量")]);
        assert_eq!(headed.rows[1].indicator.target, "≥50");
        let spaced = indicators("产出\t\t\t40\n  数量\t≥50\t50\t16\t16\n    家数\t5\t5\n  质量\n效益");
        assert_eq!(spaced.rows.iter().map(|r| r.level).collect::<Vec<_>>(), [1, 2, 3, 2, 1]);
        assert_eq!(indicators("甲\t1\t1\t十\t3").faults[0].cell, "十");
    }
}

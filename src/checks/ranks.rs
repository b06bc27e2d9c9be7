//! REP-02 where a sentence says which row of a table has the most or the least: 打孔注药…其中白沙镇最多，罗溪镇次之; 得分率最低的是效益类.
//!
//! The clause must hold nothing but the name of the row, that of the column and the word, or the paragraph begin with the column. What is
//! said of some of the rows, of a change or of another year is not looked at.

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use crate::amount::Number;
use crate::amount::slips::{differs_by_a_slip, shuffled};
use crate::claims::{Place, Span};
use crate::document::{Cell, Document, Figure, FigureKind, LineKind, Table};
use crate::search::{AnyOf, any_of};

/// Lines around a table that speak of it.
const AROUND: usize = 12;
/// Fewer rows are told in a sentence.
const ROWS: usize = 3;
/// So many rows and columns of a table are ranked.
const MOST_ROWS: usize = 200;
const MOST_COLUMNS: usize = 40;

const MOST: AnyOf = any_of!["最多", "最高", "最大", "居首", "排第一"];
const NEXT: AnyOf = any_of!["次之", "其次"];
const LEAST: AnyOf = any_of!["最少", "最低", "最小", "垫底"];
/// What is said of a part of the rows, of a change or of another time.
const ASIDE: AnyOf = any_of![
    "除",
    "之一",
    "其余",
    "增",
    "降",
    "减",
    "上年",
    "去年",
    "往年",
    "同比",
    "历年",
    "比",
    "同类",
    "目标",
    "最多不",
    "最高不"
];

/// A column of numbers with the names of its rows.
struct Column<'d> {
    name: &'d str,
    rows: Vec<(&'d str, &'d Figure)>,
}

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for table in &document.tables {
        let columns = columns(document, table);
        if columns.is_empty() {
            continue;
        }
        let below = document.lines.partition_point(|line| line.span.end <= table.span.end);
        let above = document.lines.partition_point(|line| line.span.end <= table.span.start);
        let lines = above.saturating_sub(AROUND)..document.lines.len().min(below + AROUND);
        for line in &document.lines[lines] {
            let text = document.slice(line.span);
            if !matches!(line.kind, LineKind::Row(_)) && (MOST.is_in(text) || LEAST.is_in(text)) {
                ranks(document, line.span, &columns, findings);
            }
        }
    }
}

/// The columns of numbers below the first row.
fn columns<'d>(document: &'d Document<'_>, table: &Table) -> Vec<Column<'d>> {
    let Some((head, rows)) = table.rows.split_first() else { return Vec::new() };
    let plain = |cell: &Cell| document.figures_in(*cell).is_empty() && cell.start < cell.end;
    let Some(names) = head.iter().position(|cell| plain(cell) && !any_of!["序号", "编号"].is_in(document.slice(*cell)))
    else {
        return Vec::new();
    };
    let rows: Vec<&Vec<Cell>> = rows.iter().filter(|row| row.len() == head.len()).take(MOST_ROWS).collect();
    let of = |at: usize| {
        let cell = document.slice(head[at]);
        let name = cell.split(['（', '(']).next().unwrap_or(cell).trim();
        let rows = rows.iter().filter_map(|row| {
            let own = document.slice(row[names]);
            let total = any_of!["合计", "小计", "总计", "平均", "全县", "全区", "全市", "共计"].is_in(own);
            let [figure] = document.figures_in(row[at]) else { return None };
            let number = figure.kind != FigureKind::Ordinal && figure.span == row[at];
            (number && !total && own.chars().count() > 1).then_some((own, figure))
        });
        Column { name, rows: rows.collect() }
    };
    (names + 1..head.len())
        .take(MOST_COLUMNS)
        .map(of)
        .filter(|column| column.name.chars().count() > 1 && column.rows.len() >= ROWS)
        .collect()
}

fn ranks(document: &Document<'_>, line: Span, columns: &[Column<'_>], findings: &mut Vec<Finding>) {
    let text = document.slice(line);
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    let mut start = line.start;
    for sentence in text.split_inclusive(['。', '；']) {
        let mut at = start;
        start += sentence.len() as u32;
        for clause in sentence.split_inclusive(['，', '。', '；', '：']) {
            let span = Span { start: at, end: at + clause.len() as u32 };
            at = span.end;
            if (MOST.is_in(clause) || LEAST.is_in(clause) || NEXT.is_in(clause)) && !ASIDE.is_in(clause) {
                findings.extend(columns.iter().find_map(|column| retold(document, span, (clause, first), column)));
                let mut found = columns.iter().filter_map(|column| judge(document, span, (clause, first), column));
                findings.extend(found.next().filter(|_| found.next().is_none()));
            }
        }
    }
}

/// 打孔注药任务6000株，…；罗溪镇次之，为1240株: the figure of the row that a clause ranks, told again.
fn retold(document: &Document<'_>, span: Span, (clause, first): (&str, &str), column: &Column<'_>) -> Option<Finding> {
    const RANKED: AnyOf = any_of!["最多，", "最高，", "最大，", "最少，", "最低，", "次之，", "其次，"];
    let own = clause.trim_start_matches("其中");
    let row = &own[..own.len() - RANKED.ends(own)?.len()];
    let (name, cell) = column.rows.iter().find(|(name, _)| *name == row)?;
    let next = document.figures.get(document.figures_before(span.end))?;
    let near = document.slice(Span { start: span.end, end: next.span.start.max(span.end) }) == "为";
    let told = [*cell, next].map(|figure| document.slice(figure.span).to_owned());
    if !near || !first.starts_with(column.name) || next.number == cell.number {
        return None;
    }
    // In other units it is not the figure of the cell.
    if !differs_by_a_slip(next.number, cell.number) && !shuffled(next.number, cell.number) {
        return None;
    }
    let [cell_told, next_told] = told;
    let arguments = vec![format!("{name}{}", column.name), cell_told, next_told];
    let finding = Finding::new(RuleId::Rep02, Verdict::Inconsistent, Sentence::RepeatApart, arguments);
    Some(finding.at([cell.span, next.span].map(Place::span)).based_on(Basis::Arithmetic))
}

/// Whether the row that a clause names is the one that it says.
fn judge(document: &Document<'_>, span: Span, (clause, first): (&str, &str), column: &Column<'_>) -> Option<Finding> {
    let (most, (at, word)) = match (MOST.find_in(clause), LEAST.find_in(clause)) {
        (Some(found), None) => (true, found),
        (None, Some(found)) => (false, found),
        _ => return None,
    };
    // 白沙镇最多, 白沙镇打孔注药最多, 得分率最低的是效益类
    let (before, behind) = (&clause[..at], &clause[at + word.len()..]);
    let behind = any_of!["的是", "的为", "的"].starts(behind).map(|word| &behind[word.len()..]);
    let stem = |name: &str| {
        name.strip_suffix(['类', '镇', '乡']).filter(|stem| stem.chars().count() > 1).unwrap_or(name).len()
    };
    let named = |words: &str| {
        let begins = |(name, _): &&(&str, &Figure)| words.starts_with(&name[..stem(name)]);
        let mut found = column.rows.iter().filter(begins);
        found.next().filter(|_| found.next().is_none())
    };
    let own = before.trim_start_matches("其中");
    let row = match behind {
        Some(behind) => named(behind).filter(|_| own == column.name),
        None => named(own).filter(|(name, _)| match own.strip_suffix(column.name) {
            Some(bare) => bare.len() <= name.len(),
            // 打孔注药任务6000株，…。其中白沙镇最多: the paragraph begins with the column.
            None => own.len() <= name.len() && first.starts_with(column.name),
        }),
    }?;
    let better = |a: Number, b: Number| if most { a > b } else { a < b };
    let best = column
        .rows
        .iter()
        .copied()
        .reduce(|best, next| if better(next.1.number, best.1.number) { next } else { best })?;
    // The largest of negative numbers may be meant either way.
    let alike = column.rows.iter().all(|(_, figure)| figure.kind == best.1.kind && !figure.number.is_negative());
    let told = |figure: &Figure| document.slice(figure.span).to_owned();
    let word = clause[at..at + word.len()].to_owned();
    let arguments = vec![row.0.to_owned(), column.name.to_owned(), word, told(row.1), best.0.to_owned(), told(best.1)];
    let (verdict, sentence) = match row.1.number == best.1.number {
        true => (Verdict::Consistent, Sentence::RankAgrees),
        false => (Verdict::Inconsistent, Sentence::RankApart),
    };
    let places = [row.1.span, best.1.span, span].map(Place::span);
    alike.then(|| Finding::new(RuleId::Rep02, verdict, sentence, arguments).at(places).based_on(Basis::Arithmetic))
}

//! Forms of scores whose table fell apart in a PDF: the head and the names of groups broken over lines, each indicator with
//! its full marks and its score, and 小计 15 14.5 below those of a group.
//!
//! Which cells stood in one column cannot be told any more, but the last two numbers of a line are full marks and score.
//! So a total is believed only where one of the two columns makes it up.

use super::builder::Builder;
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::{Figure, FigureKind};
use crate::search::{any_of, has};

/// Lines that a head is broken into.
const HEAD: usize = 6;
/// Characters of a line; in a longer one somebody tells something.
const LONGEST: usize = 48;
/// Rows of a form.
const MOST: usize = 120;

/// Full marks and score.
type Marks = [usize; 2];

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    // A few rows that stand together look like a table of their own.
    let lines: Vec<Span> = builder.document.lines.iter().map(|line| line.span).collect();
    let mut at = 0;
    while at < lines.len() {
        let Some(length) = head(builder, &lines[at..]) else {
            at += 1;
            continue;
        };
        let end = form(builder, &lines, at + length);
        // Under a head in one line the rows may be whole.
        if length > 1 {
            builder.broken_forms.push(lines[at].to(lines[end - 1]));
        }
        at = end;
    }
}

/// How many lines the head of a form takes: 一级 / 指标 二级指标 三级指标 分值 自评 / 得分.
fn head(builder: &Builder<'_, '_>, lines: &[Span]) -> Option<usize> {
    let mut words = String::new();
    for (at, &line) in lines.iter().take(HEAD).enumerate() {
        let text = builder.slice(line);
        if text.chars().count() > LONGEST
            || text.contains(|c: char| c.is_ascii_digit() || matches!(c, '。' | '，' | '|' | '\t'))
        {
            return None;
        }
        words.push_str(text);
        let marks = any_of!["分值", "权重", "标准分", "满分"].place_in(&words);
        if marks.is_some_and(|marks| has(&words[marks..], "得分")) && has(&words, "指标") {
            return Some(at + 1);
        }
    }
    None
}

/// Reads the lines of a form from `at`; gives the line behind it.
fn form(builder: &mut Builder<'_, '_>, lines: &[Span], mut at: usize) -> usize {
    let (mut rows, mut totals): (Vec<Marks>, Vec<Marks>) = Default::default();
    let mut group = 0;
    while let Some(&line) = lines.get(at).filter(|_| rows.len() < MOST) {
        let text = builder.slice(line);
        if text.chars().count() > LONGEST || text.contains(['。', '；']) {
            break;
        }
        if let Some(marks) = marks(builder, line) {
            match any_of!["小计", "合计", "总计", "总分"].starts(text) {
                Some("小计") => {
                    total(builder, marks, &rows[group..]);
                    totals.push(marks);
                    group = rows.len();
                }
                Some(_) => {
                    let parts = if totals.is_empty() || group < rows.len() { &rows } else { &totals };
                    total(builder, marks, parts);
                    return at + 1;
                }
                None => rows.push(marks),
            }
        }
        at += 1;
    }
    at
}

/// The two numbers that a line ends with, of which the second is at most the first.
fn marks(builder: &Builder<'_, '_>, line: Span) -> Option<Marks> {
    let figures = builder.document.figures_in(line);
    let first = builder.document.figures_before(line.start);
    let [.., full, score] = figures else { return None };
    let plain = |figure: &Figure| matches!(figure.kind, FigureKind::Bare | FigureKind::Points);
    let beside = builder.slice(Span { start: full.span.end, end: score.span.start }).trim().is_empty();
    let fits = plain(full) && plain(score) && score.number <= full.number && full.number <= Number::HUNDRED;
    let last = first + figures.len() - 1;
    (fits && beside && score.span.end == line.end).then_some([last - 1, last])
}

/// Claims both columns of a total where one of them makes it up.
fn total(builder: &mut Builder<'_, '_>, marks: Marks, rows: &[Marks]) {
    let made = |column: usize| {
        let parts = rows.iter().map(|row| builder.figure(row[column]).number);
        Number::sum(parts).is_ok_and(|sum| sum == builder.figure(marks[column]).number)
    };
    if rows.len() < 2 || !(made(0) || made(1)) {
        return;
    }
    for column in 0..2 {
        let mut quantity =
            |figure: usize, name: &str| Quantity { measure: Measure::Points, ..builder.quantity(figure, name) };
        let whole = quantity(marks[column], "小计");
        let parts = rows.iter().map(|row| quantity(row[column], "")).collect();
        let wording = ["分值", "得分"][column];
        builder.bound.push(Claim::Sum(Sum::of(Topic::Scores, whole, parts, Completeness::Complete, wording)));
    }
}

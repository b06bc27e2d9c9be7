//! YR-02: the dates of a text among each other: days that no calendar has, events in an impossible order, spans and
//! deadlines whose days were counted wrongly, a whole year that was evaluated before its end.
//!
//! Dates that stand side by side often tell of different things. Two are compared only where nothing is named between
//! them, and where what was planned is told apart from what happened.
//!
//! | file | holds |
//! |---|---|
//! | `day` | days, months and how far they are from each other |
//! | `order` | what begins before it ends |
//! | `spans` | from one day to another, and how long that is |
//! | `deadlines` | what was due, and when it was done |
//! | `early` | a year evaluated before its end |

pub(in crate::checks) mod day;
pub(in crate::checks) mod deadlines;
mod early;
mod order;
mod spans;

use day::Day;

use super::{Basis, Finding, RuleId, Sentence, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Document, FigureKind, LineKind};

/// A line with more dates is a chronicle of many things.
const MOST: usize = 60;

pub(super) fn check(document: &Document<'_>, evaluated: Option<u16>, findings: &mut Vec<Finding>) {
    let mut dates =
        document.figures.iter().enumerate().filter(|(_, figure)| figure.kind == FigureKind::Date).peekable();
    while let Some(&(_, first)) = dates.peek() {
        let at = document.lines.partition_point(|line| line.span.end <= first.span.start);
        let Some(line) = document.lines.get(at) else { return };
        let mut days: Vec<Day> = Vec::new();
        while let Some((index, figure)) = dates.next_if(|(_, figure)| figure.span.start < line.span.end) {
            let day = Day::of(document, index, figure);
            if day.is_impossible() {
                findings.push(impossible(document, &day));
            } else if day.month > 0 {
                days.push(day);
            }
        }
        if line.kind != LineKind::Paragraph || days.is_empty() || days.len() > MOST {
            continue;
        }
        early::check(document, evaluated, line.span, &days, findings);
        if days.len() > 1 {
            order::check(document, line.span, &days, findings);
            spans::check(document, line.span, &days, findings);
            deadlines::check(document, line.span, &days, findings);
        }
    }
}

fn impossible(document: &Document<'_>, day: &Day) -> Finding {
    told(Sentence::DateImpossible, vec![document.slice(day.span).to_owned()], [day.span])
}

/// A contradiction between dates.
fn told(sentence: Sentence, arguments: Vec<String>, spans: impl IntoIterator<Item = Span>) -> Finding {
    let finding = Finding::new(RuleId::Yr02, Verdict::Inconsistent, sentence, arguments).based_on(Basis::Arithmetic);
    finding.at(spans.into_iter().map(Place::span))
}

/// The words in front of a day since the last mark, or since the day before it.
fn in_front<'d>(document: &'d Document<'_>, line: Span, before: Option<&Day>, day: &Day) -> &'d str {
    let from = before.map_or(line.start, |before| before.span.end).max(line.start);
    let text = document.slice(Span { start: from.min(day.span.start), end: day.span.start });
    text.rsplit(['，', '；', '。', '、', '（', '）', '！', '？']).next().unwrap_or(text)
}

/// The words behind a day, up to the next mark or the next day.
fn behind<'d>(document: &'d Document<'_>, line: Span, day: &Day, next: Option<&Day>) -> &'d str {
    let to = next.map_or(line.end, |next| next.span.start).max(day.span.end);
    let text = document.slice(Span { start: day.span.end, end: to.min(line.end).max(day.span.end) });
    text.split(['，', '；', '。', '、', '（', '！', '？']).next().unwrap_or(text)
}

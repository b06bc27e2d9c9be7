//! Numbered lines with an amount each, and the line behind them that adds them up: 1.基本支出a万元；2.…；以上合计d万元。

use super::builder::Builder;
use super::comparisons;
use super::{enumerated, words};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::{FigureKind, LineKind, list_number};
use crate::search::any_of;

/// So near to the total the lines may have been meant to make it up.
const NEAR: (i64, i64) = (85, 115);
/// A longer line tells more than an amount.
const LONGEST: usize = 60;
const MOST: usize = 48;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut parts: Vec<usize> = Vec::new();
    let mut last = None;
    for line in &builder.document.lines {
        let number = match line.kind {
            LineKind::Paragraph | LineKind::Heading(_) => list_number(builder.slice(line.span)),
            _ => None,
        };
        let amount = only_amount(builder, line.span);
        match (number, amount) {
            (Some(number), Some(amount)) if parts.len() < MOST => {
                if last.is_none_or(|last| !number.follows(last)) {
                    parts.clear();
                }
                parts.push(amount);
                last = Some(number);
            }
            // 项目支出总额124.00万元: what it is the total of is said, and not that it is that of these lines.
            (None, Some(total))
                if parts.len() > 2 && is_named_total(builder, line.span, total) && nearly(builder, total, &parts) =>
            {
                claim(builder, total, &std::mem::take(&mut parts));
                last = None;
            }
            (None, Some(total)) if parts.len() > 1 && is_total(builder, line.span, total) => {
                claim(builder, total, &std::mem::take(&mut parts));
                last = None;
            }
            _ => {
                parts.clear();
                last = None;
            }
        }
    }
}

/// The amount of a short line that has no other figure of its kind.
fn only_amount(builder: &Builder<'_, '_>, line: Span) -> Option<usize> {
    let figures = &builder.document.figures;
    if builder.slice(line).chars().count() > LONGEST {
        return None;
    }
    let first = builder.document.figures_before(line.start);
    let own = first..first + builder.document.figures_in(line).len();
    // 单位：元 above lines that end in a number: a table without cells.
    let bare = |at: usize| {
        let figure = &figures[at];
        figure.kind == FigureKind::Bare
            && builder.document.unit.is_some()
            && figure.span.end == line.end
            && figure.number.decimals() > 0
    };
    let mut amounts = own.filter(|&at| matches!(figures[at].kind, FigureKind::Money(_)) || bare(at));
    amounts.next().filter(|_| amounts.next().is_none())
}

/// 以上合计, 共计: nothing else stands in front of the amount.
fn is_total(builder: &Builder<'_, '_>, line: Span, total: usize) -> bool {
    let start = builder.figure(total).span.start;
    let words = builder.slice(Span { start: line.start, end: start.max(line.start) });
    comparisons::closes(words.trim_end_matches('：'))
}

fn is_named_total(builder: &Builder<'_, '_>, line: Span, total: usize) -> bool {
    let start = builder.figure(total).span.start;
    let words = builder.slice(Span { start: line.start, end: start.max(line.start) });
    enumerated::is_total(words) && !any_of!["，", "上年", "预算", "增", "减"].is_in(words)
}

/// The lines make it up, but for a slip.
fn nearly(builder: &Builder<'_, '_>, total: usize, parts: &[usize]) -> bool {
    let numbers: Vec<Number> = parts.iter().map(|&part| builder.comparable(part)).collect();
    slips::in_a_sum(&[builder.comparable(total)], &numbers)
}

fn claim(builder: &mut Builder<'_, '_>, total: usize, parts: &[usize]) {
    let sum = Number::sum(parts.iter().map(|&part| builder.comparable(part)));
    let Ok(percent) = sum.and_then(|sum| sum.percent_of(builder.comparable(total), 0)) else { return };
    if percent < Number::whole(NEAR.0) || percent > Number::whole(NEAR.1) {
        return;
    }
    let named = |builder: &mut Builder<'_, '_>, figure: usize| -> Quantity {
        let name = words::identity(builder.slice(builder.figure(figure).label)).to_owned();
        let found = builder.quantity(figure, &name);
        let unit = builder.document.unit.unwrap_or(builder.report.unit);
        match builder.figure(figure).kind {
            FigureKind::Bare => Quantity { measure: Measure::Money(unit), ..found },
            _ => found,
        }
    };
    let parts: Vec<Quantity> = parts.iter().map(|&part| named(builder, part)).collect();
    let whole = named(builder, total);
    builder.claims.push(Claim::Sum(Sum::of(Topic::Listing, whole, parts, Completeness::Complete, "合计")));
}

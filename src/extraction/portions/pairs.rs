//! Which amount and which percentage of a sentence are one pair, by the words and marks between them.

use std::ops::Range;

use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::shares;
use crate::search::any_of;

/// An amount and its share, as indexes of figures.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub part: usize,
    pub percent: usize,
}

pub(super) fn is_money(builder: &Builder<'_, '_>, figure: usize) -> bool {
    matches!(builder.figure(figure).kind, FigureKind::Money(_))
}

/// The words between two figures.
pub(super) fn between<'d>(builder: &Builder<'d, '_>, first: usize, second: usize) -> &'d str {
    builder.slice(Span { start: builder.figure(first).span.end, end: builder.figure(second).span.start })
}

fn closes(builder: &Builder<'_, '_>, figure: usize) -> bool {
    builder.document.text()[builder.figure(figure).span.end as usize..].starts_with('）')
}

/// How an amount and a percentage behind it, or the other way round, are one pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 甲10万元（50%）, 甲10万元（占50%）
    InBracket,
    /// 甲10万元，占50%
    Behind,
    /// 甲占50%（10万元）, 50%（10万元）为甲
    PercentFirst,
}

fn form(builder: &Builder<'_, '_>, first: usize) -> Option<(Form, Pair)> {
    let second = first + 1;
    let words = between(builder, first, second);
    let share_words = |words: &str| {
        matches!(
            words,
            "占" | "占比" | "占比为" | "比重" | "比重为" | "占比约" | "比例" | "比例为" | "占比重" | "所占比重为"
        )
    };
    let percent = |figure: usize| builder.figure(figure).kind == FigureKind::Percent;
    if is_money(builder, first) && percent(second) {
        let pair = Pair { part: first, percent: second };
        if let Some(words) = words.strip_prefix('（') {
            return ((words.is_empty() || share_words(words)) && closes(builder, second))
                .then_some((Form::InBracket, pair));
        }
        return words.strip_prefix('，').filter(|words| share_words(words)).map(|_| (Form::Behind, pair));
    }
    let amount = if percent(first) { shares::amount_of(builder, first) } else { None };
    amount.filter(|&part| is_money(builder, part)).map(|part| (Form::PercentFirst, Pair { part, percent: first }))
}

/// Pairs of one form that follow each other with nothing but names between.
pub(super) fn rows(builder: &Builder<'_, '_>, figures: Range<usize>) -> Vec<Vec<Pair>> {
    let mut rows: Vec<Vec<Pair>> = Vec::new();
    let mut last: Option<(Form, usize)> = None;
    let mut at = figures.start;
    while at + 1 < figures.end {
        let Some((form, pair)) = form(builder, at) else {
            at += 1;
            continue;
        };
        let goes_on = last.is_some_and(|(before, end)| {
            let gap = if end + 1 == at { between(builder, end, at) } else { return false };
            before == form && !any_of!["其中", "。"].is_in(gap)
        });
        match rows.last_mut() {
            Some(row) if goes_on => row.push(pair),
            _ => rows.push(vec![pair]),
        }
        last = Some((form, at + 1));
        at += 2;
    }
    rows
}

/// Nothing but a mark stands between.
fn listed(builder: &Builder<'_, '_>, first: usize, second: usize) -> bool {
    matches!(between(builder, first, second), "、" | "和" | "及" | "，" | "以及" | "与")
}

/// The words in front of a figure, back to the one before it.
fn words_before<'d>(builder: &Builder<'d, '_>, statement: Span, figure: usize) -> &'d str {
    let before = figure.checked_sub(1).map_or(0, |before| builder.figure(before).span.end);
    builder.slice(Span { start: before.max(statement.start), end: builder.figure(figure).span.start })
}

/// Percentages side by side, and as many amounts: each belongs to the one at the same place.
pub(super) fn respective(builder: &Builder<'_, '_>, statement: Span, figures: Range<usize>) -> Option<Vec<Pair>> {
    let is_percent = |figure: usize| builder.figure(figure).kind == FigureKind::Percent;
    // 占总投资2000万元的60%、40%: the amount in front is the whole.
    let is_whole = |at: usize| is_money(builder, at) && builder.slice(builder.figure(at).label).contains('占');
    let mut at = figures.start;
    while at < figures.end {
        let more =
            (at + 1..figures.end).take_while(|&next| is_percent(next) && listed(builder, next - 1, next)).count();
        let (first, count) = (at, more + 1);
        at += count;
        if !is_percent(first) || count < 2 {
            continue;
        }
        let words = words_before(builder, statement, first);
        let of_whole = first > figures.start && is_whole(first - 1);
        // 分别占基本支出的 is read where its names are.
        let shares = of_whole || (any_of!["占", "比重", "比例"].is_in(words) && !words.contains("分别占"));
        if !shares || any_of!["率", "增长", "下降", "由上年"].is_in(words) {
            continue;
        }
        let behind: Vec<usize> =
            (first + count..figures.end).take_while(|&at| is_money(builder, at)).take(count).collect();
        let side_by_side = |row: &[usize]| row.windows(2).all(|pair| listed(builder, pair[0], pair[1]));
        let parts = if behind.len() == count && side_by_side(&behind) {
            behind
        } else {
            let end = if of_whole { first - 1 } else { first };
            let before = (figures.start..end).rev().take_while(|&at| is_money(builder, at)).take(count);
            let mut before: Vec<usize> = before.collect();
            before.reverse();
            before
        };
        if parts.len() == count {
            let pairs = parts.into_iter().zip(first..first + count);
            return Some(pairs.map(|(part, percent)| Pair { part, percent }).collect());
        }
    }
    None
}

/// 培训费占…4.25%，会议费占…2.10%，二者分别为8.50万元、4.20万元: amounts side by side behind as many shares.
pub(super) fn amounts_behind(builder: &Builder<'_, '_>, statement: Span, figures: Range<usize>) -> Option<Vec<Pair>> {
    let is_percent = |figure: usize| builder.figure(figure).kind == FigureKind::Percent;
    let told = any_of!["分别为", "依次为", "分别是", "依次是", "分别列支", "分别支出", "分别对应", "依次对应"];
    let first = figures
        .clone()
        .find(|&at| is_money(builder, at) && told.ends(words_before(builder, statement, at)).is_some())?;
    let count =
        1 + (first + 1..figures.end).take_while(|&at| is_money(builder, at) && listed(builder, at - 1, at)).count();
    let begin = first.checked_sub(count).filter(|&begin| begin >= figures.start && count > 1)?;
    let shares = (begin..first)
        .all(|at| is_percent(at) && any_of!["占", "比重", "比例"].is_in(words_before(builder, statement, at)));
    let more = begin > figures.start && is_percent(begin - 1);
    (shares && !more).then(|| (0..count).map(|at| Pair { part: first + at, percent: begin + at }).collect())
}

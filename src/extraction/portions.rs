//! Amounts and their shares in pairs, of a whole that nobody names: 人员类1560.05万元（84.45%）、公用类287.30万元（15.55%）;
//! 76%（532万元）为省级补助，24%（168万元）为县级配套; 占比依次为55.60%、44.40%，对应资金264.1万元、210.9万元.
//!
//! The whole is the amount near that all the parts make up, or that all shares but one hold with. Where the shares make
//! up a hundred and are those of the parts' own sum, the total beside them is what the parts are listed of.

use std::collections::HashSet;

use super::builder::Builder;
use super::likeness::same;
use super::readings::fits;
use super::shares::Known;
use super::{amounts, comparisons, shares, words};
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Share, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::any_of;

/// A longer row stands in a table.
const MOST: usize = 24;

/// An amount and its share, as indexes of figures.
#[derive(Clone, Copy)]
struct Pair {
    part: usize,
    percent: usize,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let known = Known::of(builder);
    let sums = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) => sum.whole.place.span,
        _ => None,
    });
    let mut sums: HashSet<Span> = sums.collect();
    for &statement in statements {
        let first = builder.document.figures.partition_point(|figure| figure.span.start < statement.start);
        let figures = first..first + builder.document.figures_in(statement).len();
        if figures.clone().filter(|&at| builder.figure(at).kind == FigureKind::Percent).count() < 2 {
            continue;
        }
        let respective = respective(builder, statement, figures.clone())
            .or_else(|| amounts_behind(builder, statement, figures.clone()));
        if let Some(row) = respective.filter(|row| row.len() <= MOST) {
            // What was read one by one belonged to the name directly in front.
            for pair in &row {
                release(builder, *pair, &known);
            }
            bind(builder, &row, &known, &mut sums);
        }
        for row in rows(builder, figures) {
            if row.len() > 1 && row.len() <= MOST && !row.iter().all(|pair| known.holds(builder, pair.percent)) {
                bind(builder, &row, &known, &mut sums);
            }
        }
    }
}

/// The share is one of this part, of a whole that is not known yet.
fn release(builder: &mut Builder<'_, '_>, pair: Pair, known: &Known) {
    let Some(index) = known.claim(builder, pair.percent) else { return };
    let name = words::identity(builder.slice(builder.figure(pair.part).label));
    let part = builder.quantity(pair.part, name);
    if let Claim::Share(share) = &mut builder.claims[index] {
        if !part.name.is_empty() {
            share.percent.name.clone_from(&part.name);
        }
        (share.part, share.whole) = (Some(part), None);
        share.full_split = false;
    }
}

fn is_money(builder: &Builder<'_, '_>, figure: usize) -> bool {
    matches!(builder.figure(figure).kind, FigureKind::Money(_))
}

fn between<'d>(builder: &Builder<'d, '_>, first: usize, second: usize) -> &'d str {
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
fn rows(builder: &Builder<'_, '_>, figures: std::ops::Range<usize>) -> Vec<Vec<Pair>> {
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
fn respective(builder: &Builder<'_, '_>, statement: Span, figures: std::ops::Range<usize>) -> Option<Vec<Pair>> {
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
fn amounts_behind(builder: &Builder<'_, '_>, statement: Span, figures: std::ops::Range<usize>) -> Option<Vec<Pair>> {
    let is_percent = |figure: usize| builder.figure(figure).kind == FigureKind::Percent;
    let told = any_of!["分别为", "依次为", "分别是", "依次是", "分别列支", "分别支出", "分别对应", "依次对应"];
    let first = figures
        .clone()
        .find(|&at| is_money(builder, at) && told.ends(words_before(builder, statement, at)).is_some())?;
    let count =
        1 + (first + 1..figures.end).take_while(|&at| is_money(builder, at) && listed(builder, at - 1, at)).count();
    let begin = first.checked_sub(count).filter(|&begin| begin >= figures.start && count > 1)?;
    let shares = (begin..first).all(|at| is_percent(at) && words_before(builder, statement, at).contains('占'));
    let more = begin > figures.start && is_percent(begin - 1);
    (shares && !more).then(|| (0..count).map(|at| Pair { part: first + at, percent: begin + at }).collect())
}

/// A percentage or an amount as the checks see it, without taking it.
fn seen(builder: &Builder<'_, '_>, figure: usize) -> Quantity {
    Quantity {
        name: String::new(),
        number: builder.figure(figure).number,
        measure: builder.measure(figure).unwrap_or(Measure::Count),
        place: Place::span(builder.figure(figure).span),
    }
}

/// What a row is of: the whole near that it holds with, or the total that it does not make up.
fn bind(builder: &mut Builder<'_, '_>, row: &[Pair], known: &Known, sums: &mut HashSet<Span>) {
    let Some(sum) = Number::sum(row.iter().map(|pair| builder.comparable(pair.part))).ok() else { return };
    let own = |figure: usize| row.iter().any(|pair| pair.part == figure);
    let candidates: Vec<usize> = shares::near(builder, row[0].part)
        .filter(|&figure| is_money(builder, figure) && !own(figure) && !amounts::of_another_year(builder, figure))
        .collect();
    let holding = |whole: usize| {
        let whole = seen(builder, whole);
        row.iter()
            .filter(|pair| fits(&seen(builder, pair.percent), &seen(builder, pair.part), &whole) == Some(true))
            .count()
    };
    let percents = || row.iter().map(|pair| builder.figure(pair.percent).number);
    let all_told = Number::sum(percents()).is_ok_and(|sum| sum == Number::HUNDRED);
    let telling = row.iter().filter(|pair| builder.figure(pair.percent).number.decimals() > 0).count();
    let is_whole = |whole: &usize| {
        let held = holding(*whole);
        let all_but_one = held >= 2 && held + 1 >= row.len();
        // 总支出2500万元，甲占8.40%（210万元），…: named beside them.
        let named = is_total_beside(builder, row, *whole);
        (held > 0 && (builder.comparable(*whole) == sum || (telling > 1 && (all_told || named)) || (all_told && named)))
            || (all_but_one && (telling + 1 >= row.len() || all_told))
    };
    let all = candidates.iter().find(|&&whole| holding(whole) == row.len());
    let found = all.or_else(|| candidates.iter().find(|whole| is_whole(whole))).copied();
    match found {
        Some(whole) => {
            for pair in row {
                share(builder, *pair, whole, known);
            }
        }
        None => total(builder, row, sum, sums),
    }
}

/// The amount directly in front of a row, or behind it, in the same sentence, whose words say that it is all.
fn is_total_beside(builder: &Builder<'_, '_>, row: &[Pair], figure: usize) -> bool {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return false };
    let (first, last) = (first.part.min(first.percent), last.part.max(last.percent));
    let label = builder.slice(builder.figure(figure).label);
    let all = |words: &str| any_of!["合计", "共计", "总计", "总额", "共", "总"].is_in(words);
    if figure == last + 1 {
        let words = between(builder, last, figure);
        return !words.contains(['。', '\n']) && all(words);
    }
    figure + 1 == first
        && !between(builder, figure, first).contains(['。', '\n'])
        && (words::is_whole(label) || words::identity(label).starts_with('总') || comparisons::closes(label))
}

fn share(builder: &mut Builder<'_, '_>, pair: Pair, whole: usize, known: &Known) {
    let name = builder.slice(builder.figure(whole).label);
    let read = shares::claim(builder, [pair.part, whole, pair.percent], name);
    match known.claim(builder, pair.percent) {
        Some(_) if known.holds(builder, pair.percent) => {}
        Some(index) => {
            if let Claim::Share(own) = &mut builder.claims[index]
                && (own.whole_name.is_empty() || same(&own.whole_name, &read.whole_name))
            {
                let percent = own.percent.clone();
                *own = Share { percent, listing: own.listing, full_split: own.full_split, ..read };
            }
        }
        None => builder.claims.push(Claim::Share(read)),
    }
}

/// 甲占61.72%（1018.38万元），…，本年支出合计1650.00万元: shares that make up a hundred tell that these are all parts.
fn total(builder: &mut Builder<'_, '_>, row: &[Pair], sum: Number, sums: &mut HashSet<Span>) {
    let percents = || row.iter().map(|pair| builder.figure(pair.percent).number);
    let slack = Number::sum(percents().map(Number::envelope)).ok();
    let gap = Number::sum(percents()).and_then(|sum| sum.subtract(Number::HUNDRED)).ok();
    let (Some(slack), Some(gap)) = (slack, gap) else { return };
    let own = Quantity::amount(sum, builder.report.unit);
    let of_own = |pair: &Pair| fits(&seen(builder, pair.percent), &seen(builder, pair.part), &own) == Some(true);
    if row.len() < 3 || gap.abs() > slack || !row.iter().all(of_own) {
        return;
    }
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
    let (first, last) = (first.part.min(first.percent), last.part.max(last.percent));
    let beside = [Some(last + 1), first.checked_sub(1)].into_iter().flatten();
    let whole = beside
        .filter(|&figure| figure < builder.document.figures.len() && is_money(builder, figure))
        .find(|&figure| is_total_beside(builder, row, figure));
    let Some(whole) = whole else { return };
    let at = builder.figure(whole).span;
    if builder.comparable(whole) == sum || !sums.insert(at) {
        return;
    }
    let name = |builder: &Builder<'_, '_>, figure: usize| {
        words::identity(builder.slice(builder.figure(figure).label)).to_owned()
    };
    let parts: Vec<Quantity> = row
        .iter()
        .map(|pair| {
            let named = name(builder, pair.percent);
            builder.quantity(pair.part, named.trim_end_matches('占'))
        })
        .collect();
    let label = name(builder, whole);
    let whole = builder.quantity(whole, &label);
    let span = parts.iter().chain([&whole]).filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    builder.claims.push(Claim::Sum(Sum {
        topic: Topic::Listing,
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "占比".to_owned(),
        place: Place { span, field: None },
    }));
}

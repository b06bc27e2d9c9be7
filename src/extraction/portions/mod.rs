//! Amounts and their shares in pairs, of a whole that nobody names: 人员类1560.05万元（84.45%）、公用类287.30万元（15.55%）;
//! 76%（532万元）为省级补助，24%（168万元）为县级配套; 占比依次为55.60%、44.40%，对应资金264.1万元、210.9万元.
//!
//! The whole is the amount near that all the parts make up, or that all shares but one hold with. Where the shares make
//! up a hundred and are those of the parts' own sum, the total beside them is what the parts are listed of.

mod pairs;

use std::collections::HashSet;

use pairs::{Pair, amounts_behind, between, is_money, respective, rows};

use crate::amount::Number;
use crate::claims::{Claim, Completeness, Quantity, Share, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::likeness::same;
use crate::extraction::readings::fits;
use crate::extraction::shares::{Known, seen};
use crate::extraction::{amounts, comparisons, shares, words};
use crate::search::any_of;

/// A longer row stands in a table.
const MOST: usize = 24;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let known = Known::of(builder);
    let sums = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) => sum.whole.place.span,
        _ => None,
    });
    let mut sums: HashSet<Span> = sums.collect();
    for &statement in statements {
        let first = builder.document.figures_before(statement.start);
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
            let all = seen(builder, whole);
            let complete = builder.comparable(whole) == sum;
            for pair in row {
                let (percent, part) = (seen(builder, pair.percent), seen(builder, pair.part));
                // What holds with another amount may be a part of that.
                if complete
                    || fits(&percent, &part, &all) == Some(true)
                    || !shares::holds_with_another(builder, pair.percent, &percent, &part)
                {
                    share(builder, *pair, whole, known);
                }
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
    builder.claims.push(Claim::Sum(Sum::of(Topic::Listing, whole, parts, Completeness::Complete, "占比")));
}

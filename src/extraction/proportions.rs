//! Rates of things that stand counted in front of them: 发放问卷320份，满意281份，满意度87.81%.
//!
//! Which counts a rate was made of is nowhere said. It is read where two of the last ones make just this rate, or a rate
//! whose digits differ by one slip of the pen: two counts do that by chance in one of some hundred texts.

use super::builder::Builder;
use crate::amount::slips::differs_by_a_slip;
use crate::amount::{Number, Unit};
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::{Claim, Measure, Quantity, Share, Span};
use crate::document::FigureKind;
use crate::search::any_of;

/// So many counts in front of a rate may be what it was made of.
const BEFORE: usize = 3;
/// Digits and the point of a rate that two counts hardly make by chance.
const TELLING: usize = 5;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for &statement in statements {
        let first = builder.document.figures_before(statement.start);
        let count = builder.document.figures_in(statement).len();
        for figure in first..first + count {
            let kind = builder.figure(figure).kind;
            let number = builder.figure(figure).number;
            // More than all was done of a plan, which is no rate of its parts.
            let rate_of_parts = number.decimals() > 0 && number <= Number::HUNDRED;
            if kind == FigureKind::Percent && !builder.used[figure] && rate_of_parts {
                rate(builder, first, figure);
            }
        }
    }
}

/// Reads the rate at `figure` where counts behind `first` make it.
fn rate(builder: &mut Builder<'_, '_>, first: usize, figure: usize) {
    if is_aim(builder, figure) || is_explained_behind(builder, figure) {
        return;
    }
    let counts: Vec<usize> = (first..figure)
        .rev()
        .take_while(|&at| !matches!(builder.figure(at).kind, FigureKind::Percent))
        .filter(|&at| builder.figure(at).kind == FigureKind::Count)
        .take(BEFORE)
        .collect();
    let pairs = || {
        counts.iter().enumerate().flat_map(|(index, &part)| counts[index + 1..].iter().map(move |&whole| (part, whole)))
    };
    let stated = builder.figure(figure).number;
    if is_of_two(builder, first, figure) {
        return;
    }
    let mut slip = None;
    for (part, whole) in pairs() {
        if builder.unit_of(part) != builder.unit_of(whole) {
            continue;
        }
        let quantity = |at: usize| Quantity {
            measure: Measure::Count,
            ..Quantity::amount(builder.figure(at).number, Unit::default())
        };
        let Some(compared) =
            ratio(&quantity(part), &quantity(whole)).and_then(|ratio| compare(stated, &ratio)).ok().flatten()
        else {
            continue;
        };
        if compared.found != Match::Apart {
            claim(builder, figure, part, whole);
            return;
        }
        let nearest = compared.part.percent_of(compared.whole, stated.decimals());
        // 20项里有3项没有配齐，达标率85.00%: of the rest.
        if nearest.and_then(|nearest| Number::HUNDRED.subtract(nearest)).is_ok_and(|rest| rest == stated) {
            return;
        }
        if slip.is_none()
            && stated.to_string().len() >= TELLING
            && nearest.is_ok_and(|nearest| differs_by_a_slip(stated, nearest))
        {
            slip = Some((part, whole));
        }
    }
    if let Some((part, whole)) = slip {
        claim(builder, figure, part, whole);
    }
}

/// 发放180份，满意126份，基本满意42份，不满意12份，满意度93.33%: two of the numbers in front together.
fn is_of_two(builder: &Builder<'_, '_>, first: usize, figure: usize) -> bool {
    const MOST: usize = 6;
    let stated = builder.figure(figure).number;
    let counts = (first..figure).rev().filter(|&at| builder.figure(at).kind == FigureKind::Count).take(MOST);
    let numbers: Vec<Number> = counts.map(|at| builder.figure(at).number).collect();
    let made = |sum: Number, whole: Number| sum.percent_of(whole, stated.decimals()) == Ok(stated);
    numbers.iter().enumerate().any(|(at, &one)| {
        numbers[at + 1..].iter().any(|&other| {
            let sum = one.add(other).ok();
            sum.is_some_and(|sum| numbers.iter().any(|&whole| whole > one && whole > other && made(sum, whole)))
        })
    })
}

/// 满意度89.00%（调查800人，满意712人）: the bracket behind a rate holds what it was made of.
fn is_explained_behind(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let end = builder.figure(figure).span.end;
    let Some(bracket) = builder.document.text()[end as usize..].strip_prefix('（') else { return false };
    let Some(close) = bracket.find(['）', '\n']) else { return false };
    let span = Span { start: end, end: end + ('（'.len_utf8() + close) as u32 };
    builder.document.figures_in(span).iter().filter(|figure| figure.kind == FigureKind::Count).count() > 1
}

fn claim(builder: &mut Builder<'_, '_>, figure: usize, part: usize, whole: usize) {
    let name = |at: usize| builder.slice(builder.figure(at).label).to_owned();
    let names = [name(part), name(whole), name(figure)];
    let [part, whole] = [builder.quantity(part, &names[0]), builder.quantity(whole, &names[1])];
    let percent = builder.percentage(figure, &names[2]);
    builder.claims.push(Claim::Share(Share {
        part: Some(part),
        whole: Some(whole),
        whole_name: names[1].clone(),
        percent,
        listing: None,
        full_split: false,
        unsigned: false,
    }));
}

/// 达到95.5%以上, 目标值≥90.5%: nothing that was measured.
fn is_aim(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let name = builder.slice(builder.figure(figure).label);
    is_limit(builder, figure)
        || any_of![
            "目标",
            "计划",
            "不低于",
            "高于",
            "低于",
            "上年",
            "去年",
            "同比",
            "比上",
            "较",
            "增长",
            "下降",
            "提高"
        ]
        .is_in(name)
}

/// 95%以上, ≥90%
pub(super) fn is_limit(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let span = builder.figure(figure).span;
    let behind = &builder.document.text()[span.end as usize..];
    let before = &builder.document.text()[..span.start as usize];
    any_of!["以上", "以下", "以内", "左右"].starts(behind).is_some() || before.ends_with(['≥', '≤', '>', '<'])
}

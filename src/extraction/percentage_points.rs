//! Percentages and how many points lie between them: 签约率76.8%，较目标值75%高出1.8个百分点.
//!
//! Of the percentages that stand before the points, the last two are read as the two that are compared where they lie
//! just so far apart, or would but for one slip of the pen in one of the three.

use super::builder::Builder;
use super::proportions::differs_by_a_slip;
use crate::amount::Number;
use crate::claims::{Change, Claim, Place, Span, Trend};
use crate::document::FigureKind;
use crate::search::any_of;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for &statement in statements {
        let first = builder.document.figures_before(statement.start);
        let count = builder.document.figures_in(statement).len();
        for figure in first..first + count {
            if builder.figure(figure).kind == FigureKind::PercentagePoints
                && !builder.used[figure]
                && figure >= first + 2
            {
                compare(builder, figure);
            }
        }
    }
}

fn compare(builder: &mut Builder<'_, '_>, points: usize) {
    let (now, before) = (points - 2, points - 1);
    let is_percent = |at: usize| builder.figure(at).kind == FigureKind::Percent;
    if !is_percent(now) || !is_percent(before) {
        return;
    }
    let between = |a: usize, b: usize| {
        builder.slice(Span { start: builder.figure(a).span.end, end: builder.figure(b).span.start })
    };
    let compared = any_of!["较", "比", "高于", "低于"].is_in(between(now, before));
    let trend = match between(before, points) {
        words if words.contains(['。', '；']) || words.chars().count() > 12 => return,
        words if any_of!["高", "增", "上升", "提升"].is_in(words) => Trend::Up,
        words if any_of!["低", "减", "下降", "回落", "差", "少"].is_in(words) => Trend::Down,
        _ => return,
    };
    // 92%，高于目标值90%，比上年提高1个百分点: from another percentage than the one beside it.
    let of_year = |words: &str| any_of!["上年", "去年", "同比", "年度"].is_in(words);
    if of_year(between(before, points)) && !of_year(between(now, before)) {
        return;
    }
    let number = |at: usize| builder.figure(at).number;
    let (a, b, d) = (number(now), number(before), number(points));
    let (Ok(gap), Ok(other)) =
        (if trend == Trend::Up { (a.subtract(b), b.add(d)) } else { (b.subtract(a), b.subtract(d)) })
    else {
        return;
    };
    let same = |x: Number, y: Number| x == y;
    let slip = |x: Number, y: Number| {
        let decimals = x.decimals().max(y.decimals());
        x.rounded(decimals).ok().zip(y.rounded(decimals).ok()).is_some_and(|(x, y)| differs_by_a_slip(x, y))
    };
    if !compared || !(same(gap, d) || slip(a, other)) {
        return;
    }
    let name = builder.slice(builder.figure(now).label).to_owned();
    let span = builder.figure(now).span.to(builder.figure(points).span);
    let [now, before, difference] = [now, before, points].map(|at| builder.percentage(at, &name));
    builder.claims.push(Claim::Change(Change {
        name,
        now: Some(now),
        before: Some(before),
        difference: Some(difference),
        difference_trend: Some(trend),
        rate: None,
        rate_trend: None,
        unsigned: false,
        place: Place::span(span),
    }));
}

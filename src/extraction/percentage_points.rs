//! Percentages and how many points lie between them: 签约率76.8%，较目标值75%高出1.8个百分点.
//!
//! Of the percentages that stand before the points, the last two are read as the two that are compared where they lie
//! just so far apart, or would but for one slip of the pen in one of the three, or where they lie so the other way round.

use super::builder::Builder;
use crate::amount::Number;
use crate::amount::slips::is_a_slip_of;
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
    // 2024年95.37%，2023年为92.15%: years stand between them.
    let mut percents = (points.saturating_sub(4)..points).rev().filter(|&at| !is_year(builder, at));
    let (Some(before), Some(now)) = (percents.next(), percents.next()) else { return };
    // 上线率68.83%，2022年参考448人、上线287人，上线率64.06%，降低4.77个百分点: what the second was made of stands between them.
    let alike = same_name(builder, before, points);
    let now = alike.unwrap_or(now);
    let is_percent = |at: usize| builder.figure(at).kind == FigureKind::Percent;
    if !is_percent(now) || !is_percent(before) {
        return;
    }
    let between = |a: usize, b: usize| {
        builder.slice(Span { start: builder.figure(a).span.end, end: builder.figure(b).span.start })
    };
    let of_last_year = |first: usize| {
        any_of!["上年", "去年"].is_in(between(first, before))
            || (first..before)
                .any(|at| matches!(builder.figure(at).kind, FigureKind::Year(year) if builder.is_earlier(year)))
    };
    let told = match alike {
        Some(first) => of_last_year(first).then_some(Order::LaterFirst),
        None => told_by_year(builder, now, before, between(now, before)),
    };
    let named = names_aim(between(now, before), between(now.max(before), points));
    let compared = told.is_some() || named || any_of!["较", "比", "高于", "低于"].is_in(between(now, before));
    let (now, before) = if told == Some(Order::EarlierFirst) { (before, now) } else { (now, before) };
    let last = now.max(before);
    let trend = match between(last, points) {
        // 每低5个百分点扣1.5分 is a rule.
        words if words.contains(['。', '；', '每']) || words.chars().count() > 12 => return,
        words if any_of!["高", "增", "上升", "提升"].is_in(words) => Trend::Up,
        words if any_of!["低", "减", "下降", "回落", "差", "少"].is_in(words) => Trend::Down,
        _ => return,
    };
    // 92%，高于目标值90%，比上年提高1个百分点: from another percentage than the one beside it.
    let of_year = |words: &str| any_of!["上年", "去年", "同比", "年度"].is_in(words);
    if told.is_none() && of_year(between(before, points)) && !of_year(between(now, before)) {
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
    // 存活率93%，目标值为95%，比目标值高2个百分点: so far apart, but the other way round.
    let turned = (named || alike.is_some()) && !d.is_zero() && gap.add(d).is_ok_and(Number::is_zero);
    if !compared || !(same(gap, d) || turned || is_a_slip_of(a, other)) {
        return;
    }
    let name = builder.slice(builder.figure(now).label).to_owned();
    let span = builder.figure(now.min(before)).span.to(builder.figure(points).span);
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

/// The rate in front of this one that has its name.
fn same_name(builder: &Builder<'_, '_>, rate: usize, points: usize) -> Option<usize> {
    const NEAR: usize = 6;
    let name = |at: usize| {
        let label = builder.slice(builder.figure(at).label);
        label.rsplit('年').next().unwrap_or(label)
    };
    let own = name(rate);
    let counts = builder.figure(rate.checked_sub(1)?).kind == FigureKind::Count;
    if !counts || own.chars().count() < 3 || rate + 1 != points {
        return None;
    }
    let mut before = (rate.saturating_sub(NEAR)..rate).rev();
    before.find(|&at| builder.figure(at).kind == FigureKind::Percent).filter(|&at| name(at) == own)
}

/// 目标值为95%，存活率比目标值: what it is compared with is named on both sides of it.
fn names_aim(before: &str, behind: &str) -> bool {
    let aim = |words: &str| any_of!["目标", "计划", "指标值"].find_in(words).map(|(_, word)| word);
    aim(before).is_some() && aim(before) == aim(behind) && any_of!["比", "较"].is_in(behind)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    LaterFirst,
    EarlierFirst,
}

fn is_year(builder: &Builder<'_, '_>, at: usize) -> bool {
    matches!(builder.figure(at).kind, FigureKind::Year(_))
}

/// 预算执行率95.37%，2023年为92.15%; 上年合格率98.1%，今年98.9%: one thing in two years, the second without another name.
fn told_by_year(builder: &Builder<'_, '_>, first: usize, second: usize, between: &str) -> Option<Order> {
    const NAME: usize = 24;
    let year_of = |at: usize| {
        let year = at.checked_sub(1).map(|before| builder.figure(before))?;
        let near = builder.figure(at).span.start.saturating_sub(year.span.end) as usize <= NAME * '年'.len_utf8();
        match year.kind {
            FigureKind::Year(year) if near => Some(year),
            _ => None,
        }
    };
    if between.contains(['。', '；', '：']) {
        return None;
    }
    let tail = between.rsplit(['，', '、', '（']).next().unwrap_or(between);
    let said = any_of!["上年同期", "上年度", "上年末", "上年", "去年同期", "去年底", "去年", "上一年度", "上一年"];
    let now = any_of!["本年度", "本年", "今年", "当年"];
    let name = |words: &str| {
        let words = words.trim_end_matches(['为', '是', '达', '到', '仅', '的', '约']);
        let words = words.rsplit('年').next().unwrap_or(words).trim_start_matches(['度', '末', '底']).to_owned();
        words.trim_start_matches(['该', '项', '同', '期', '则', '仅', '只', '有']).to_owned()
    };
    let label = builder.slice(builder.figure(first).label);
    let second_name = name(tail.trim_end_matches("个百分点"));
    if !(second_name.is_empty()
        || label.contains(&second_name)
        || matches!(second_name.as_str(), "比例" | "比率" | "数值"))
    {
        return None;
    }
    let head = builder.slice(Span {
        start: builder.figure(first).label.start,
        end: builder.figure(first).span.start.max(builder.figure(first).label.start),
    });
    match (year_of(first), year_of(second)) {
        (Some(a), Some(b)) if a == b + 1 => return Some(Order::LaterFirst),
        (Some(a), Some(b)) if b == a + 1 => return Some(Order::EarlierFirst),
        (None, Some(b)) if builder.is_earlier(b) => return Some(Order::LaterFirst),
        (Some(_), Some(_)) => return None,
        _ => {}
    }
    let aims = any_of!["目标", "计划", "年初", "指标值"].is_in(tail);
    if said.is_in(tail) && !aims {
        Some(Order::LaterFirst)
    } else if now.is_in(tail) && said.is_in(head) {
        Some(Order::EarlierFirst)
    } else {
        None
    }
}

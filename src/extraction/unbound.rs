//! Rates that no other reader bound to amounts: 预算3600.00万元，实际3469.35万元（货物…、工程…），执行率96.37%; 上年3460.08万元，本年多320.60万元，增长9.27%.
//!
//! They get the amounts of their line that they hold with. Where the words say which amounts are meant, they get them
//! also where the rate is off by a slip of the pen; by anything else nobody is accused here.

use crate::amount::Number;
use crate::amount::slips;
use crate::claims::percent::{Match, Ratio, compare, ratio};
use crate::claims::{Change, Claim, Completion, Maybe, Measure, Quantity, Span, Trend};
use crate::document::FigureKind;
use crate::search::{AnyOf, any_of};

use super::builder::Builder;
use super::readings::Text;
use super::shares::{figure_of, kind, seen};
use super::words;

/// So many figures in front of a rate are looked at.
const BEFORE: usize = 12;
/// Fewer printed digits fit many amounts by chance.
const DECIMALS: u32 = 2;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let text = Text { document: builder.document, year: builder.report.year };
    for index in 0..builder.claims.len() {
        let found = match &builder.claims[index] {
            Claim::Completion(own) => completion(builder, &text, own).map(Claim::Completion),
            Claim::Change(own) => {
                turned_round(builder, &text, own).or_else(|| change(builder, &text, own)).map(Claim::Change)
            }
            _ => None,
        };
        let Some(claim) = found else { continue };
        let taken: Vec<Span> = figures(&claim).filter_map(|quantity| quantity.place.span).collect();
        for span in taken {
            let figure = text.figures(span).start;
            builder.used[figure] = true;
        }
        builder.claims[index] = claim;
    }
}

fn figures(claim: &Claim) -> impl Iterator<Item = &Quantity> {
    let of: [Option<&Quantity>; 3] = match claim {
        Claim::Completion(own) => [own.budgets.first().map(|(_, budget)| budget), own.actual.as_ref(), None],
        Claim::Change(own) => [own.now.as_ref(), own.before.as_ref(), own.difference.as_ref()],
        _ => [None; 3],
    };
    of.into_iter().flatten()
}

/// The amounts in front of a rate in its line, the nearest last.
fn in_front(builder: &Builder<'_, '_>, text: &Text<'_, '_>, rate: usize) -> Vec<usize> {
    let line = text.line(builder.figure(rate).span);
    let from = text.figures(line).start.max(rate.saturating_sub(BEFORE));
    let amount = |&at: &usize| match builder.figure(at).kind {
        FigureKind::Money(_) | FigureKind::Count => true,
        // 预算1580.00，支出1486.20 where the unit stands above.
        FigureKind::Bare => builder.figure(at).number.decimals() > 0,
        _ => false,
    };
    (from..rate).filter(amount).collect()
}

fn label<'d>(builder: &Builder<'d, '_>, at: usize) -> &'d str {
    builder.slice(builder.figure(at).label)
}

/// The figure with its name; without a unit of its own it is an amount of the report's.
fn quantity(builder: &Builder<'_, '_>, at: usize) -> Quantity {
    let measure = builder.measure(at).unwrap_or(Measure::Money(builder.report.unit));
    Quantity { name: words::identity(label(builder, at)).to_owned(), measure, ..seen(builder, at) }
}

/// Both are money, both are things that are counted alike, or both have no unit.
fn alike(builder: &Builder<'_, '_>, a: usize, b: usize) -> bool {
    let bare = |at: usize| builder.figure(at).kind == FigureKind::Bare;
    (bare(a) && bare(b)) || kind(builder, a).is_some_and(|own| kind(builder, b) == Some(own))
}

/// 全年预算a，支出b，执行率c: the last of each in front of the rate.
fn completion(builder: &Builder<'_, '_>, text: &Text<'_, '_>, own: &Completion) -> Option<Completion> {
    let rate = own.rate.as_ref().filter(|_| own.is_execution_rate && own.budgets.is_empty())?;
    let candidates = in_front(builder, text, figure_of(text, rate)?);
    let is_budget = |at: usize| {
        any_of!["预算", "计划", "指标", "安排", "到位", "调整后", "可支配", "概算", "可用"].is_in(label(builder, at))
            && !any_of!["预算支出", "预算执行", "上年", "年初预算"].is_in(label(builder, at))
    };
    let is_actual = |at: usize| {
        any_of!["支出", "执行", "实际", "使用", "支付", "拨付", "决算"].is_in(label(builder, at))
            && !any_of!["上年", "结余", "未", "预算数"].is_in(label(builder, at))
    };
    // 专项资金由4个项目组成，…，执行率94.44%: what is counted was not spent.
    let actual = match own.actual.as_ref().filter(|actual| actual.measure != Measure::Count) {
        Some(actual) => candidates.iter().copied().find(|&at| Some(builder.figure(at).span) == actual.place.span),
        None => candidates.iter().copied().rfind(|&at| is_actual(at)),
    }?;
    let budget = candidates.iter().copied().rfind(|&at| at < actual && is_budget(at) && alike(builder, at, actual))?;
    let (budget, actual) = (quantity(builder, budget), quantity(builder, actual));
    let ratio = ratio(&actual, &budget).ok()?;
    meant(rate.number, &ratio)?;
    Some(Completion { budgets: vec![(own.base, budget)], actual: Some(actual), ..own.clone() })
}

/// The rate holds, or is off by a slip of the pen.
fn meant(stated: Number, ratio: &Ratio) -> Option<()> {
    let found = compare(stated, ratio).ok()??;
    let computed = ratio.part.percent_of(ratio.whole, stated.decimals()).ok()?;
    let slip = || stated.decimals() >= DECIMALS && slips::between(stated, computed).is_some();
    (found.found != Match::Apart || slip()).then_some(())
}

/// 2022年服务22.0万人次，2023年比上年增加4.4万人次，增长20.00%: the amount is last year's, as its words say.
fn turned_round(builder: &Builder<'_, '_>, text: &Text<'_, '_>, own: &Change) -> Option<Change> {
    let difference = own.difference.as_ref().and_then(|difference| difference.place.span)?;
    let now = own.now.as_ref().filter(|_| own.before.is_none())?;
    let at = figure_of(text, now).filter(|&at| builder.figure(at).span.end <= difference.start)?;
    let between = builder.slice(Span { start: builder.figure(at).span.end, end: difference.start });
    let said = is_of_year_before(builder, at)
        && any_of!["比上年", "较上年", "比去年", "较去年", "本年", "同比"].is_in(between);
    said.then(|| Change { now: None, before: Some(now.clone()), ..own.clone() })
}

/// 上年a，减少b，下降c: the amount of the year before; otherwise amounts that the rate holds with.
fn change(builder: &Builder<'_, '_>, text: &Text<'_, '_>, own: &Change) -> Option<Change> {
    let rate = own.rate.as_ref().filter(|_| !own.unsigned)?;
    // Two of the three say what the third was.
    let bound = [&own.now, &own.before, &own.difference].into_iter().filter(|known| known.is_some()).count() > 1;
    if bound || rate.number.decimals() < DECIMALS {
        return None;
    }
    let own = &as_difference(builder, text, own);
    // 增加227.32万元，下降10.00%: what contradicts itself needs no amounts.
    let ways = own.difference.is_some() && own.difference_way().zip(own.rate_way()).is_some_and(|(a, b)| a != b);
    if ways {
        return None;
    }
    let candidates = in_front(builder, text, figure_of(text, rate)?);
    if let Some(difference) = &own.difference {
        let (now, before) = by_difference(builder, &candidates, rate.number.abs(), difference)?;
        return Some(Change { now, before: Some(before), ..own.clone() });
    }
    let down = own.rate_way() == Some(Trend::Down);
    let holds = |now: usize, before: usize| {
        let found = ratio(&quantity(builder, now), &quantity(builder, before)).ok();
        let found = found.and_then(|found| {
            let part = found.part.subtract(found.whole).ok()?;
            (part.is_negative() == down).then_some(Ratio { part: part.abs(), ..found })
        });
        now != before && alike(builder, now, before) && found.is_some_and(|found| is_exactly(rate.number.abs(), &found))
    };
    let among = |stated: &Maybe| {
        let stated = stated.as_ref().and_then(|stated| figure_of(text, stated));
        stated.map_or_else(|| candidates.clone(), |stated| vec![stated])
    };
    let (nows, befores) = (among(&own.now), among(&own.before));
    let pairs = nows.iter().flat_map(|&now| befores.iter().map(move |&before| (now, before)));
    let found: Vec<(usize, usize)> = pairs.filter(|&(now, before)| holds(now, before)).collect();
    let of = |side: fn(&(usize, usize)) -> usize| only(builder, found.iter().map(side));
    let (now, before) = (of(|pair| pair.0)?, of(|pair| pair.1)?);
    let now = own.now.clone().unwrap_or_else(|| quantity(builder, now));
    let before = own.before.clone().unwrap_or_else(|| quantity(builder, before));
    Some(Change { now: Some(now), before: Some(before), ..own.clone() })
}

/// What it was before: the one amount called so, also where the rate is off by a slip; else one that the rate holds with. With it
/// this year's, where it stands there, too: then it is seen which way it went.
fn by_difference(
    builder: &Builder<'_, '_>,
    candidates: &[usize],
    rate: Number,
    difference: &Quantity,
) -> Option<(Maybe, Quantity)> {
    let start = difference.place.span?.start;
    let in_front = || candidates.iter().copied().filter(|&at| builder.figure(at).span.end <= start);
    let of = |at: usize| ratio(difference, &quantity(builder, at)).ok();
    let mut named = in_front().filter(|&at| is_of_year_before(builder, at));
    let alone = named.next().filter(|_| named.next().is_none());
    // 甲上年a元，…；乙上年b元，本年减少c元: that of its own clause.
    let own = |&at: &usize| {
        let between = builder.slice(Span { start: builder.figure(at).span.end, end: start });
        is_of_year_before(builder, at) && !between.contains(['。', '；', '\n'])
    };
    let named = alone.or_else(|| in_front().rfind(own));
    // 2021年19.05万人次，本年增加2.31万人次，增长12.65%: the rate makes another difference, one digit off.
    let mistyped = |found: &Ratio| {
        let made = found.whole.times_ratio(rate, Number::HUNDRED, difference.number.decimals());
        let digits = difference.number.significant() >= 100;
        digits && made.is_ok_and(|made| slips::is_narrow(difference.number.abs(), made))
    };
    // 上年13120元，本年减少3260元，下降33.06%: reckoned from this year's.
    let turned = |found: &Ratio| {
        let now = [found.whole.subtract(found.part.abs()), found.whole.add(found.part.abs())];
        now.into_iter()
            .flatten()
            .filter(|now| *now > Number::ZERO)
            .any(|now| is_exactly(rate, &Ratio { part: found.part.abs(), whole: now, ..*found }))
    };
    let explained = |found: &Ratio| meant(rate, found).is_some() || mistyped(found) || turned(found);
    let named = named.filter(|&at| of(at).is_some_and(|found| explained(&found)));
    let fitting = || in_front().filter(|&at| of(at).is_some_and(|found| is_exactly(rate, &found)));
    let before = quantity(builder, named.or_else(|| only(builder, fitting()))?);
    let moved = |at: &usize| {
        let gap = ratio(&quantity(builder, *at), &before).and_then(|found| found.part.subtract(found.whole));
        gap.is_ok_and(|gap| gap.abs() == difference.number)
    };
    let now = only(builder, in_front().filter(moved)).map(|at| quantity(builder, at));
    Some((now, before))
}

/// 上年支出3460.08万元; 2018年同口径12110.90万元
fn is_of_year_before(builder: &Builder<'_, '_>, at: usize) -> bool {
    let year = at.checked_sub(1).is_some_and(|before| {
        let FigureKind::Year(year) = builder.figure(before).kind else { return false };
        builder.is_earlier(year) && builder.figure(before).span.end == builder.figure(at).label.start
    });
    year || any_of!["上年", "去年", "同期", "上一年"].is_in(label(builder, at))
}

/// 本年多320.60万元，增长9.27%; 节约413.60万元，节约率21.38%: an amount that is called so is what it changed by.
pub(super) fn as_difference(builder: &Builder<'_, '_>, text: &Text<'_, '_>, own: &Change) -> Change {
    const WAYS: AnyOf = AnyOf::new(&[
        "增加", "减少", "提高", "节约", "下浮", "增支", "减支", "增产", "节水", "降低", "调减", "调增", "净增", "多",
        "少", "增", "减",
    ]);
    let called = |now: &Quantity| figure_of(text, now).is_some_and(|at| WAYS.ends(label(builder, at)).is_some());
    if own.before.is_some() || own.difference.is_some() || !own.now.as_ref().is_some_and(called) {
        return own.clone();
    }
    // The words that say which way it went are no name.
    let name = WAYS.ends(&own.name).and_then(|way| own.name.strip_suffix(way)).unwrap_or(&own.name).to_owned();
    let (difference, difference_trend) = (own.now.clone(), own.rate_trend);
    Change { name, now: None, difference, difference_trend, ..own.clone() }
}

/// The rate is just the one that the amounts give.
fn is_exactly(stated: Number, ratio: &Ratio) -> bool {
    compare(stated, ratio).ok().flatten().is_some_and(|found| found.found == Match::Same)
}

/// The last of figures that all have the same value.
fn only(builder: &Builder<'_, '_>, found: impl Iterator<Item = usize>) -> Option<usize> {
    let found: Vec<usize> = found.collect();
    let &last = found.last()?;
    let value = |at: usize| builder.comparable(at);
    found.iter().all(|&at| value(at) == value(last)).then_some(last)
}

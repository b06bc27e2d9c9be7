//! Comparisons with another year that lack an amount, or both: those that make what is stated stand in front.

use super::Text;
use super::changes::holds;
use super::other_years;
use super::ratios::label;
use crate::amount::slips::differs_by_a_slip;
use crate::amount::{Number, NumberError};
use crate::claims::tolerance::{comparable, in_unit, money};
use crate::claims::{Change, Quantity, Span, Trend};
use crate::search::any_of;

/// An amount of so much, without its point, is met by chance in one text of hundreds.
const TELLING: i128 = 10_000;
/// So many figures from the beginning are looked at for it.
const FURTHEST: usize = 300;

/// 实际执行4657.75万元，…。较2019年5120.40万元增加462.65万元: the amount that is missing stands near, as far from the other as is
/// said; which way it went is left to the check.
pub(super) fn completed(text: &Text<'_, '_>, change: &mut Change) {
    // 2021年支出1260.55万元，2022年比上年减少62.19万元: the amount beside it is the one that it started from.
    let earlier = |now: &Quantity| starts_from(text, now, change);
    if change.before.is_none() && change.now.as_ref().is_some_and(earlier) {
        let mut turned = Change { before: change.now.clone(), now: None, ..change.clone() };
        completed(text, &mut turned);
        // What goes the other way than is said started from elsewhere.
        if turned.now.is_some() && holds(&turned) != Some(false) {
            *change = turned;
            return;
        }
    }
    const DIGITS: i128 = 100;
    const NEAR: usize = 12;
    let Some(difference) = &change.difference else {
        by_rate(text, change);
        return;
    };
    let Some(at) = difference.place.span else { return };
    let Some(known) = change.now.as_ref().or(change.before.as_ref()) else {
        both(text, change);
        return;
    };
    if difference.number.mantissa().abs() < DIGITS {
        return;
    }
    if change.now.is_some() == change.before.is_some() || !comparable(known, difference) {
        return;
    }
    let unit = money(known.measure).unwrap_or_default();
    let (Ok(own), Ok(gap)) = (in_unit(known, unit), in_unit(difference, unit)) else { return };
    let here = text.figures(at).start;
    let fits = |other: &Quantity| {
        in_unit(other, unit).and_then(|number| number.subtract(own)).is_ok_and(|found| found.abs() == gap)
    };
    let near = (here.saturating_sub(NEAR)..here).rev().filter_map(|index| text.quantity(index, known));
    // Further off only an amount of many digits is no coincidence.
    let telling = own.mantissa().abs() >= TELLING;
    let further = (0..here.min(FURTHEST)).filter(|_| telling).filter_map(|index| text.quantity(index, known));
    let other = |other: &Quantity| other.place.span != known.place.span;
    let Some(found) = near.filter(other).find(fits).or_else(|| further.filter(other).find(fits)) else { return };
    *(if change.now.is_some() { &mut change.before } else { &mut change.now }) = Some(found);
    turn_to_named(text, change);
}

/// 审定金额6894.75万元。…审定金额比中标价增加58.33万元: what is compared is the amount that is called so.
fn turn_to_named(text: &Text<'_, '_>, change: &mut Change) {
    let (Some(before), Some(stated)) = (&change.before, change.difference.as_ref().and_then(|one| one.place.span))
    else {
        return;
    };
    let Some(at) = before.place.span else { return };
    let clause = text.between(at, stated).rsplit(['，', '。', '；', '\n']).next().unwrap_or("");
    let Some((named, _)) = clause.split_once(['比', '较']) else { return };
    if named.chars().count() > 2 && label(text, before).ends_with(named) && holds(change) == Some(false) {
        let turned = Change { now: change.before.clone(), before: change.now.clone(), ..change.clone() };
        if holds(&turned) == Some(true) {
            *change = turned;
        }
    }
}

/// 实际完成16.24万人次，…。上年为14.38万人次，同比增长12.93%: the last two amounts before a rate of four digits that make it,
/// or would but for a slip of the pen.
fn by_rate(text: &Text<'_, '_>, change: &mut Change) {
    const NEAR: usize = 6;
    let (Some(rate), Some(known)) = (&change.rate, change.now.as_ref().or(change.before.as_ref())) else { return };
    let (Some(at), true) = (rate.place.span, rate.number.decimals() > 1) else { return };
    let here = text.figures(at).start;
    let near: Vec<Quantity> = (here.saturating_sub(NEAR)..here)
        .rev()
        .filter_map(|index| text.quantity(index, known))
        .filter(|other| other.place.span != known.place.span)
        .collect();
    let down = change.rate_trend == Some(Trend::Down);
    let computed = |now: &Quantity, before: &Quantity| {
        let unit = money(known.measure).unwrap_or_default();
        let (now, before) = (in_unit(now, unit).ok()?, in_unit(before, unit).ok()?);
        let gap = if down { before.subtract(now) } else { now.subtract(before) }.ok()?;
        gap.percent_of(before, rate.number.decimals()).ok()
    };
    let fits = |slip: bool| {
        near.iter().flat_map(|other| [(other, known), (known, other)]).find(|(now, before)| {
            computed(now, before)
                .is_some_and(|computed| computed == rate.number || (slip && differs_by_a_slip(rate.number, computed)))
        })
    };
    if let Some((now, before)) = fits(false).or_else(|| fits(true)) {
        let (now, before) = (now.clone(), before.clone());
        (change.now, change.before) = (Some(now), Some(before));
    }
}

/// 支出9.84万元，…。2023年支出10.70万元，本年较上年减少0.86万元: both amounts stand before it, that of the year before behind
/// its year.
fn both(text: &Text<'_, '_>, change: &mut Change) {
    const NEAR: usize = 8;
    let Some(difference) = &change.difference else { return };
    let Some(at) = difference.place.span else { return };
    let here = text.figures(at).start;
    let near: Vec<(Quantity, bool)> = (here.saturating_sub(NEAR)..here)
        .rev()
        .filter_map(|index| Some((text.quantity(index, difference)?, text.of_year_before(index))))
        .collect();
    let unit = money(difference.measure).unwrap_or_default();
    let gap = in_unit(difference, unit);
    let between = |now: &Quantity, before: &Quantity| -> Result<(Number, Number), NumberError> {
        let before = in_unit(before, unit)?;
        Ok((in_unit(now, unit)?.subtract(before)?.abs(), before))
    };
    let by_difference =
        |now: &Quantity, before: &Quantity| between(now, before).is_ok_and(|(found, _)| Ok(found) == gap);
    // 支出3571.77万元，…。2022年度为3402.15万元，本年比上年增加196.62万元，增长4.99%: the rate says it where the difference does not.
    let rate = change.rate.as_ref().map(|rate| rate.number).filter(|rate| rate.decimals() > 1);
    let by_rate = |now: &Quantity, before: &Quantity| {
        between(now, before).is_ok_and(|(found, before)| {
            let rate = rate.filter(|rate| found.percent_of(before, rate.decimals()) == Ok(*rate));
            rate.is_some() && gap.is_ok_and(|gap| differs_by_a_slip(gap, found))
        })
    };
    let pair = |fits: &dyn Fn(&Quantity, &Quantity) -> bool| {
        near.iter().filter(|(_, earlier)| *earlier).find_map(|(before, _)| {
            let now = near.iter().filter(|(_, earlier)| !*earlier).find(|(now, _)| fits(now, before))?;
            Some((now.0.clone(), before.clone()))
        })
    };
    let found = pair(&by_difference).or_else(|| pair(&by_rate));
    if let Some((now, before)) = found {
        (change.now, change.before) = (Some(now), Some(before));
    }
}

/// Whether the amount beside a change is that of the year before, which the change starts from. 2019年度决算a万元，比2019年
/// 年初预算减少b万元 compares two amounts of one year.
pub(super) fn starts_from(text: &Text<'_, '_>, now: &Quantity, change: &Change) -> bool {
    let stated = change.difference.as_ref().or(change.rate.as_ref()).and_then(|stated| stated.place.span);
    let (Some(now), Some(stated)) = (now.place.span, stated) else { return false };
    let between = text.between(now, stated);
    // 2020年度预算数a万元。2021年度预算数比上年增加b万元: what is compared is not what it is compared with.
    let with = any_of!["比", "较"].last_in(between).map_or(between, |(at, _)| &between[at..]);
    let before = text.of_year_before(text.figures(now).start) || names_next_year(text, now, stated);
    before && !with.contains("预算")
}

/// 2020年度预算数a万元。2021年度预算数比上年增加b万元: the years say themselves which is the later one.
fn names_next_year(text: &Text<'_, '_>, now: Span, stated: Span) -> bool {
    let year = |at| other_years::years_in_front(text, at).next().map(|(year, _)| year);
    text.between(now, stated).contains("比上年")
        && year(now).zip(year(stated)).is_some_and(|(own, later)| own + 1 == later)
}

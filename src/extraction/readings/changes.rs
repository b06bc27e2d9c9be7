//! Comparisons with another year, read again.

use std::collections::HashMap;

use super::Text;
use super::completed::{completed, starts_from};
use super::near::is_again;
use super::other_years;
use crate::amount::slips::differs_by_a_slip;
use crate::amount::{Number, NumberError};
use crate::claims::percent::{Match, Ratio, compare};
use crate::claims::tolerance::{in_unit, money};
use crate::claims::years::Years;
use crate::claims::{Change, Claim, Measure, Quantity, Span, Trend};
use crate::document::FigureKind;
use crate::search::any_of;

/// So many figures before a change the amounts that it compares are looked for.
const BEFORE: usize = 16;
const BEHIND: usize = 6;

/// A change that does not hold may be one of another amount near.
pub(super) fn reread(text: &Text<'_, '_>, change: &mut Change) -> bool {
    // …减少a万元，下降b%；其他收入增加c万元: difference and rate of two sentences are no change of one thing.
    let spans = [&change.difference, &change.rate].map(|stated| stated.as_ref().and_then(|stated| stated.place.span));
    if let [Some(difference), Some(rate)] = spans
        && text.between(difference, rate).contains(['；', '。'])
    {
        return false;
    }
    // 2024年为57期、7,296人次，期数增2期，人次增长7.39%: the rate names what it is of.
    if let [Some(difference), Some(rate)] = spans
        && change.difference.as_ref().is_some_and(|difference| difference.measure == Measure::Count)
        && difference.end <= rate.start
        && any_of![
            "，人次增",
            "，人数增",
            "，金额增",
            "，面积增",
            "，户数增",
            "，人次下",
            "，人数下",
            "，金额下",
            "，面积下"
        ]
        .starts(text.between(difference, rate))
        .is_some()
    {
        change.rate = None;
    }
    // 2025年比2024年下降1.55%，比2023年减少127.35万元: against another year each.
    if let [Some(difference), Some(rate)] = spans {
        let (first, second) = if rate.start < difference.start { (rate, difference) } else { (difference, rate) };
        if first.end <= second.start && any_of!["比20", "较20", "比上年", "较上年"].is_in(text.between(first, second))
        {
            if rate.start < difference.start {
                (change.difference, change.difference_trend) = (None, None);
            } else {
                (change.rate, change.rate_trend) = (None, None);
            }
        }
    }
    if is_of_another_kind(change) {
        return false;
    }
    if is_of_several(text, change) || other_years::separate(text, change) {
        return true;
    }
    let open = change.now.is_some() != change.before.is_some() || change.now.is_none();
    if open && holds(change) != Some(false) {
        completed(text, change);
        return true;
    }
    if holds(change) != Some(false) {
        return true;
    }
    if split(text, change) {
        return true;
    }
    if is_one_of_several(text, change) || is_of_another(text, change) {
        return false;
    }
    let stated = change.rate.as_ref().or(change.difference.as_ref());
    let (Some(at), Some(like)) = (stated.and_then(|stated| stated.place.span), like(change)) else { return true };
    // Two printed digits of a rate alone fit many amounts.
    let telling = change.difference.is_some() || change.rate.as_ref().is_some_and(|rate| rate.number.decimals() > 1);
    let here = text.figures(at).start;
    let line = text.figures(text.line(at));
    let mut near: Vec<Quantity> = (here.saturating_sub(BEFORE)..line.end.min(here + BEHIND).max(here))
        .filter_map(|index| text.quantity(index, &like))
        .filter(|other| Some(other.place.span) != change.difference.as_ref().map(|difference| difference.place.span))
        .collect();
    near.sort_by_key(|other| other.place.span.map_or(u32::MAX, |span| span.start.abs_diff(at.start)));
    let free = |slot: &Option<Quantity>, other: &Quantity| slot.as_ref().is_none_or(|known| !is_again(other, known));
    // 支出决算253085.48元，…。支出决算比上年减少39965.42元，下降13.64%: of several that are called alike the nearest is meant.
    let away = |one: &Quantity| one.place.span.map_or(u32::MAX, |span| span.start.abs_diff(at.start));
    let nearer = |other: &Quantity| change.now.as_ref().is_some_and(|now| away(other) < away(now));
    let both = change.difference.is_some() && change.rate.is_some();
    if telling {
        for other in &near {
            if (free(&change.now, other) || (both && nearer(other)))
                && change.before.as_ref().is_none_or(|before| before.place.span != other.place.span)
            {
                let other = Change { now: Some(other.clone()), ..change.clone() };
                if fits_all(&other) {
                    *change = other;
                    return true;
                }
            }
        }
        for before in &near {
            if change.before.is_some()
                && !is_other_side(change, before)
                && free(&change.before, before)
                && change.now.as_ref().is_none_or(|now| now.place.span != before.place.span)
            {
                let other = Change { before: Some(before.clone()), ..change.clone() };
                if fits_all(&other) {
                    *change = other;
                    return true;
                }
            }
        }
    }
    // 年初预算…（项目支出9930.00万元）。上年项目支出9648.00万元。…项目支出减少513.25万元，下降5.32%: what was taken for this year's
    // amount is another, and last year's stands near.
    if telling && change.before.is_none() && change.difference.is_some() && change.rate.is_some() {
        let turned = |before: &Quantity| Change { now: None, before: Some(before.clone()), ..change.clone() };
        // The rate of this year's own amount is what a wrong base gives.
        let other = |before: &&Quantity| change.now.as_ref().is_none_or(|now| before.number != now.number);
        if let Some(found) = near.iter().filter(other).map(turned).find(fits_all) {
            *change = found;
            return true;
        }
    }
    if is_sum(text, change) {
        change.now = None;
        return true;
    }
    if is_far(change) {
        // 较2020年支出a万元增加b万元，增长c%: what stands in one clause belongs together, whatever came before it.
        let together = change.before.is_some() && change.difference.is_some() && change.rate.is_some();
        change.now = None;
        if together {
            // 支出a万元，…，结转下年b万元。上年支出c万元，本年比上年增加d万元: the amount that was meant may stand further in front.
            completed(text, change);
        } else {
            change.before = None;
        }
    }
    true
}

/// …上年216.74元；…上年7037.33元，二者分别上涨9.45%、3.40%: which rate is whose is said by their order alone.
fn is_one_of_several(text: &Text<'_, '_>, change: &Change) -> bool {
    const NEAR: usize = 8 * '分'.len_utf8();
    let Some(rate) = change.rate.as_ref().and_then(|rate| rate.place.span) else { return false };
    let (before, behind) = text.document.text().split_at(rate.start as usize);
    let near = &before[before.floor_char_boundary(before.len().saturating_sub(NEAR))..];
    let clause = near.rsplit(['，', '。', '；']).next().unwrap_or(near);
    let next = text.document.figures.get(text.figures(rate).start + 1);
    any_of!["分别", "依次"].is_in(clause)
        && behind[(rate.end - rate.start) as usize..].starts_with(['、', '和'])
        && next.is_some_and(|next| next.kind == FigureKind::Percent)
}

/// 其他收入0.15亿元，上年0.18亿元。一般公共预算财政拨款同比增长6.22%: the sentence of the rate names what it is of.
fn is_of_another(text: &Text<'_, '_>, change: &Change) -> bool {
    let rate = change.rate.as_ref().filter(|_| change.difference.is_none()).and_then(|rate| rate.place.span);
    let amounts = [&change.now, &change.before].map(|side| side.as_ref().and_then(|side| side.place.span));
    let (Some(rate), [Some(now), Some(before)]) = (rate, amounts) else { return false };
    let between = text.between(now.to(before), rate);
    let Some((_, words)) = between.rsplit_once('。').filter(|_| now.to(before).end <= rate.start) else {
        return false;
    };
    let subject =
        &words[..any_of!["同比", "比", "较", "与", "增", "减", "下降", "上升", "上涨"].place_in(words).unwrap_or(0)];
    subject.chars().count() > 2 && !subject.contains(&change.name) && !change.name.contains(subject)
}

/// 标准由每月60元提高到80元，…，年增支70.90万元: what it comes to for all of them is no difference of what one gets.
fn is_of_another_kind(change: &Change) -> bool {
    const FAR: i64 = 100;
    let (Some(now), Some(before), Some(difference)) = (&change.now, &change.before, &change.difference) else {
        return false;
    };
    let units = [now, before, difference].map(|one| money(one.measure));
    let [Some(unit), Some(other), Some(of_difference)] = units else { return false };
    let far = || -> Result<bool, NumberError> {
        let most = now.number.max(in_unit(before, unit)?).multiply(Number::whole(FAR))?;
        Ok(in_unit(difference, unit)? > most)
    };
    // A slip of units leaves the digits.
    let digits = now.number.subtract(before.number).map(|gap| gap.abs().significant());
    let slip = digits.is_ok_and(|digits| digits == difference.number.significant());
    unit == other && of_difference != unit && !slip && far().unwrap_or(false)
}

/// 会议费3.20万元（上年4.00万元），培训费5.60万元（上年6.10万元），两项合计减少: its amounts were added up, and no other is meant.
fn is_of_several(text: &Text<'_, '_>, change: &Change) -> bool {
    let place = |side: &Option<Quantity>| side.as_ref().and_then(|side| side.place.span);
    place(&change.now)
        .zip(place(&change.before))
        .is_some_and(|(now, before)| [now, before].into_iter().all(|span| text.figures(span).len() > 1))
}

/// 基本支出420万元、项目支出310万元，比上年（650万元）增加80万元: what is compared is both together.
fn is_sum(text: &Text<'_, '_>, change: &Change) -> bool {
    const MOST: usize = 4;
    let Some(now) = &change.now else { return false };
    let Some(at) = now.place.span else { return false };
    let unit = money(now.measure).unwrap_or_default();
    let here = text.figures(at).start;
    let mut sum = in_unit(now, unit);
    for index in (here.saturating_sub(MOST)..here).rev() {
        let beside = text
            .quantity(index, now)
            .filter(|beside| beside.place.span.is_some_and(|span| !text.between(span, at).contains('。')));
        let (Some(beside), Ok(so_far)) = (beside, sum) else { return false };
        sum = in_unit(&beside, unit).and_then(|number| so_far.add(number));
        let (Ok(number), Measure::Money(_)) = (sum, now.measure) else { return false };
        let whole = Quantity { number, measure: Measure::Money(unit), ..now.clone() };
        if fits_all(&Change { now: Some(whole), ..change.clone() }) {
            return true;
        }
    }
    false
}

/// 较2018年的497.83万元增加104.56万元，增长17.36%, where 104.56 is 17.36% of this year's 602.39: the amount that the difference
/// leads to is not the one that it starts from.
fn is_other_side(change: &Change, other: &Quantity) -> bool {
    let (Some(before), Some(difference)) = (&change.before, &change.difference) else { return false };
    let unit = money(before.measure).unwrap_or_default();
    let sides = || -> Result<bool, NumberError> {
        let (before, gap, other) = (in_unit(before, unit)?, in_unit(difference, unit)?, in_unit(other, unit)?);
        let now = if change.difference_trend == Some(Trend::Down) { before.subtract(gap) } else { before.add(gap) };
        Ok(now? == other)
    };
    sides().unwrap_or(false)
}

/// What is stated apart from the rest was stated of something else: 比年初预算节约a万元。上年b万元，下降c%.
fn split(text: &Text<'_, '_>, change: &mut Change) -> bool {
    // 2022年支出9874.60万元，2023年支出增加3390.88万元，增长34.34%: the amount beside it is the one that it started from.
    let earlier = |now: &Quantity| starts_from(text, now, change);
    if change.before.is_none() && change.now.as_ref().is_some_and(earlier) {
        let turned = Change { now: None, before: change.now.clone(), ..change.clone() };
        if fits_all(&turned) {
            *change = turned;
            completed(text, change);
            return true;
        }
    }
    let span = |stated: &Option<Quantity>| stated.as_ref().and_then(|stated| stated.place.span);
    if let (Some(difference), Some(before)) = (span(&change.difference), span(&change.before))
        && text.between(difference, before).contains(['。', '；'])
        && span(&change.rate).is_some_and(|rate| rate.start > before.start || rate.start < difference.start)
    {
        let without = Change { difference: None, difference_trend: None, ..change.clone() };
        if fits_all(&without) {
            *change = without;
            return true;
        }
    }
    // 省级500万元、区级300万元，占…%，比2016年的760万元增加40万元，增长5.26%: the amount of this year is neither of the parts.
    let first = [span(&change.before), span(&change.difference)].into_iter().flatten().min();
    if let (Some(now), Some(first), Some(_), Some(_)) = (span(&change.now), first, &change.before, &change.rate) {
        let between = Span { start: now.end, end: first.start.max(now.end) };
        let figures = &text.document.figures[text.figures(between)];
        let apart = figures.iter().any(|figure| matches!(figure.kind, FigureKind::Money(_) | FigureKind::Percent));
        let without = Change { now: None, ..change.clone() };
        if apart && !is_slip_of_now(change) && fits_all(&without) {
            *change = without;
            return true;
        }
    }
    false
}

/// 支出3149.61万元，占总支出的64.40%，比2023年的3592.84万元增加443.23万元: the amount is the one that is meant where only the way is
/// wrong, or one digit of it.
fn is_slip_of_now(change: &Change) -> bool {
    const DIGITS: i128 = 1_000;
    let meant = || -> Option<bool> {
        let (now, before) = (change.now.as_ref()?, change.before.as_ref()?);
        let unit = money(now.measure).unwrap_or_default();
        let gap = in_unit(change.difference.as_ref()?, unit).ok()?;
        let (now, before) = (in_unit(now, unit).ok()?, in_unit(before, unit).ok()?);
        let (down, up) = (before.subtract(gap).ok()?, before.add(gap).ok()?);
        let stated = if change.difference_trend == Some(Trend::Down) { down } else { up };
        Some(now == down || now == up || (now.mantissa().abs() >= DIGITS && differs_by_a_slip(now, stated)))
    };
    meant() == Some(true)
}

fn like(change: &Change) -> Option<Quantity> {
    [&change.now, &change.before, &change.difference].into_iter().flatten().next().cloned()
}

/// Holds, with everything that is stated.
fn fits_all(change: &Change) -> bool {
    holds(change) == Some(true)
}

/// 收入与上年a元相比减少b元，下降c%，其中：财政拨款收入增加d元，增长e%: last year's amount belongs to the change that holds with it;
/// that of a part stands nowhere.
pub(in crate::extraction) fn without_others_base(claims: &mut [Claim]) {
    let base = |change: &Change| change.before.as_ref().and_then(|before| before.place.span);
    let difference = |change: &Change| change.difference.as_ref().map(|difference| difference.number);
    let mut owner: HashMap<Span, Option<Number>> = HashMap::new();
    for claim in claims.iter() {
        if let Claim::Change(change) = claim
            && let Some(span) = base(change)
            && change.difference.is_some()
            && holds(change) == Some(true)
        {
            owner.insert(span, difference(change));
        }
    }
    for claim in claims.iter_mut() {
        if let Claim::Change(change) = claim
            && change.now.is_none()
            && let Some(own) = base(change).and_then(|span| owner.get(&span))
            && *own != difference(change)
            && holds(change) == Some(false)
        {
            change.before = None;
        }
    }
}

/// Whether difference, rate and direction fit; `None` where that cannot be told.
pub(in crate::extraction) fn holds(change: &Change) -> Option<bool> {
    judge(change).ok().flatten()
}

fn judge(change: &Change) -> Result<Option<bool>, NumberError> {
    let Some(Years { now, before, difference, .. }) = Years::of(change)? else { return Ok(None) };
    let trend = change.difference_way().or(change.rate_way());
    if let (Some(now), Some(before)) = (now, before) {
        let spread = now.1.subtract(before.1)?;
        let actual = now.0.subtract(before.0)?;
        let wrong_way = match trend {
            Some(Trend::Up) => actual.is_negative() && !spread.contains(Number::ZERO),
            Some(Trend::Down) => actual > Number::ZERO && !spread.contains(Number::ZERO),
            Some(Trend::Level) => {
                !spread.contains(Number::ZERO) && change.difference.is_none() && change.rate.is_none()
            }
            _ => false,
        };
        if wrong_way {
            return Ok(Some(false));
        }
        if let Some(stated) = difference
            && !stated.1.subtract(spread)?.contains(Number::ZERO)
        {
            return Ok(Some(false));
        }
    }
    let minus = |a: (Number, _), b: (Number, _)| -> Result<_, NumberError> {
        let (x, y): ((Number, crate::amount::Interval), (Number, crate::amount::Interval)) = (a, b);
        Ok((x.0.subtract(y.0)?, x.1.subtract(y.1)?))
    };
    let (part, base) = match (now, before, difference) {
        (Some(now), Some(before), _) => (minus(now, before)?, before),
        (Some(now), None, Some(difference)) => (difference, minus(now, difference)?),
        (None, Some(before), Some(difference)) => (difference, before),
        _ => return Ok(None),
    };
    let Some(rate) = &change.rate else { return Ok(Some(true)) };
    if base.0.is_zero() || base.0.is_negative() {
        return Ok(None);
    }
    let stated = match change.rate_way() {
        Some(Trend::Down) if !rate.number.is_negative() => rate.number.negate(),
        _ => rate.number,
    };
    let signless = matches!(change.rate_way(), None | Some(Trend::Unchosen));
    let part = if signless && part.0.is_negative() { (part.0.negate(), part.1.negate()) } else { part };
    let compared = compare(stated, &Ratio { part: part.0, whole: base.0, parts: part.1, wholes: base.1 })?;
    Ok(compared.map(|compared| compared.found != Match::Apart))
}

/// The amounts are so far apart from what is said of them that they were hardly meant.
fn is_far(change: &Change) -> bool {
    const TIMES: i64 = 5;
    const SLIP: i64 = 1000;
    let apart = || -> Option<bool> {
        let (now, before) = (change.now.as_ref()?, change.before.as_ref()?);
        let unit = money(now.measure).unwrap_or_default();
        let (now, before) = (in_unit(now, unit).ok()?, in_unit(before, unit).ok()?);
        if now.is_zero() || before.is_zero() {
            return None;
        }
        let more = |a: Number, b: Number, times: i64| {
            b.times_ratio(Number::whole(times), Number::ONE, b.decimals()).is_ok_and(|limit| a > limit)
        };
        let far = |times| more(now, before, times) || more(before, now, times);
        Some(far(TIMES) && !far(SLIP))
    };
    // A rate of hundreds of percent says itself that the years are far apart.
    let large = change.rate.as_ref().is_some_and(|rate| rate.number >= Number::whole(80));
    !large && apart() == Some(true)
}

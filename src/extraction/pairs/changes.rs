//! Differences and rates of change as claims.

use std::collections::{HashMap, HashSet};

use super::binding::{Stated, amounts, is_stated, stated};
use super::front::{in_front, named_in_front, overall};
use super::names::{base_name, compared_name, compares, is_adjusted, related, same_things};
use super::respective::{self, is_of_several};
use super::roles::{Against, Role, Told, is_times, stands_on_base};
use super::together::is_of_many;
use super::years;

use super::ways::{beyond, told_trend, way_to};
use crate::amount::Number;
use crate::claims::tolerance::{common_unit, comparable, in_unit};
use crate::claims::{Change, Claim, Measure, Place, Quantity, Span, Trend};
use crate::extraction::builder::Builder;
use crate::extraction::phrases::change_name;
use crate::extraction::readings::holds;
use crate::extraction::words;
use crate::search::any_of;

/// The changes that were read before, by the places of their differences and rates.
pub(super) struct Changes {
    known: HashMap<Span, usize>,
    replaced: HashSet<usize>,
}

impl Changes {
    pub fn of(builder: &Builder<'_, '_>) -> Changes {
        let mut known = HashMap::new();
        for (index, claim) in builder.claims.iter().enumerate() {
            let Claim::Change(change) = claim else { continue };
            for span in [&change.difference, &change.rate].into_iter().flatten().filter_map(|stated| stated.place.span)
            {
                known.entry(span).or_insert(index);
            }
        }
        Changes { known, replaced: HashSet::new() }
    }

    /// Leaves out what was read anew.
    pub fn finish(self, builder: &mut Builder<'_, '_>) {
        if self.replaced.is_empty() {
            return;
        }
        let mut index = 0;
        builder.claims.retain(|_| {
            index += 1;
            !self.replaced.contains(&(index - 1))
        });
    }

    /// Reads a part of a sentence between those that stand in front of it and behind it in its line.
    pub fn read(&mut self, builder: &mut Builder<'_, '_>, previous: &[Told], told: &[Told], next: &[Told]) {
        let respective = respective::read(builder, previous, told);
        for (now, before, stated) in &respective {
            self.claim(builder, told, stated, (Some(*now), Some(*before)));
        }
        if !respective.is_empty() {
            return;
        }
        let announced = years::announced(builder, told).or_else(|| years::told_behind(builder, told, next));
        if let Some((now, before, stated)) = &announced {
            self.claim(builder, told, stated, (Some(*now), Some(*before)));
        }
        let mut floor = 0;
        let mut at = if announced.is_some() { told.len() } else { 0 };
        while at < told.len() {
            let Some(stated) = stated(builder, told, at) else {
                at += 1;
                continue;
            };
            at = stated.to + 1;
            // 在上年180万元的基础上压减9%，实际支出160.27万元: what was spent of a plan is not what the plan came to.
            let unmet = || {
                stands_on_base(builder, &told[stated.from]) && !told.get(stated.to + 1).is_some_and(|one| one.placed)
            };
            let several = is_of_several(builder, &told[stated.from]);
            if is_of_many(builder, &told[stated.from]) || unmet() || several {
                self.release(builder, told, &stated);
                continue;
            }
            let near = amounts(builder, told, next, &stated, other_things(builder, told, &stated).unwrap_or(floor));
            let bound = near
                .filter(|(now, _)| now.is_some())
                .or_else(|| in_front(builder, told, previous, &stated))
                .or_else(|| named_in_front(builder, told, previous, &stated))
                .or_else(|| overall(builder, told, previous, &stated))
                .or(near);
            if let Some(bound) = bound {
                self.claim(builder, told, &stated, bound);
            }
            // 下降1.0%（2019年1584万元）: a bracket behind a change belongs to nothing after it.
            let brackets = told[at..]
                .iter()
                .take_while(|one| one.role == Role::Before && builder.slice(one.words).starts_with('（'));
            floor = at + brackets.count();
        }
        for at in 1..told.len() {
            Self::in_words(builder, told, at);
            if let Some((now, before, trend, length)) = years::in_words(builder, told, at) {
                let name = words::identity(builder.slice(builder.figure(now.figure).label)).to_owned();
                let end = builder.figure(told[at].figure).span.end;
                Self::trend_only(builder, name, [&now, &before], trend, Span { start: end, end: end + length as u32 });
            }
            Self::told_by_end(builder, told, at);
        }
    }

    /// 较上年2288.40万元有所增加: which way it went, without the difference.
    fn in_words(builder: &mut Builder<'_, '_>, told: &[Told], at: usize) {
        let before = told[at];
        // 高于上年的402.50万元: said in front of it.
        let tail = builder.slice(before.tail);
        let in_front = beyond(tail.trim_end_matches(['的', '数', '为'])).or_else(|| beyond(tail));
        let says =
            [before.tail, before.words].iter().any(|&words| compares(builder.slice(words))) || in_front.is_some();
        let is_base = match before.role {
            Role::Before => says,
            Role::Difference(_, Against::Budget(_)) => is_budget(builder, told, at),
            _ => false,
        };
        if !is_base {
            return;
        }
        let end = builder.figure(before.figure).span.end;
        let behind = &builder.document.text()[end as usize..];
        let Some((trend, length)) = in_front.map(|trend| (trend, 0)).or_else(|| told_trend(behind)) else { return };
        let rest = &behind[length..];
        if in_front.is_none() && !rest.is_empty() && !rest.starts_with(['，', '。', '；', '、', '）', '\n']) {
            return;
        }
        let like = |one: &&Told| one.role == Role::Amount && same_things(builder, one, &before);
        let mut found = told[..at].iter().filter(like);
        let (Some(now), None) = (found.next().copied(), found.next()) else { return };
        let label = builder.slice(builder.figure(now.figure).label);
        let name = base_name(builder, &before);
        if told[..at].iter().any(|one| is_adjusted(builder.slice(one.words)))
            || ![name, compared_name(builder, &before)].iter().all(|name| related(name, label, builder.slice(now.tail)))
            || told[..at].iter().any(|one| one.role == Role::Before)
        {
            return;
        }
        let name = words::identity(label).to_owned();
        let place = before.tail.to(Span { start: end, end: end + length as u32 });
        Self::trend_only(builder, name, [&now, &before], trend, place);
    }

    /// 投诉由上年47件减少到31件: the way is said by what it came to.
    fn told_by_end(builder: &mut Builder<'_, '_>, told: &[Told], at: usize) {
        let (before, now) = (told[at - 1], told[at]);
        let tail = builder.slice(now.tail);
        let Some(trend) = way_to(tail).filter(|_| now.paired && before.paired) else { return };
        let subject = builder.slice(before.tail);
        // 排名由第5位上升到第3位: the less, the better.
        let is_rank = any_of!["排名", "位次", "名次", "等级"].is_in(subject);
        if before.role != Role::Before || is_rank || !same_things(builder, &now, &before) {
            return;
        }
        let name = subject[..subject.rfind(['由', '从']).unwrap_or(0)].to_owned();
        Self::trend_only(builder, words::identity(&name).to_owned(), [&now, &before], trend, now.tail);
    }

    fn trend_only(builder: &mut Builder<'_, '_>, name: String, [now, before]: [&Told; 2], trend: Trend, place: Span) {
        let mut quantity = |told: &Told| -> Quantity {
            Quantity { measure: told.measure.unwrap_or(Measure::Count), ..builder.quantity(told.figure, &name) }
        };
        let (now, before) = (quantity(now), quantity(before));
        builder.claims.push(Claim::Change(Change {
            name: name.clone(),
            now: Some(now),
            before: Some(before),
            difference: None,
            difference_trend: Some(trend),
            rate: None,
            rate_trend: None,
            unsigned: false,
            place: Place::span(place),
        }));
    }

    fn claim(
        &mut self,
        builder: &mut Builder<'_, '_>,
        told: &[Told],
        stated: &Stated,
        (now, before): (Option<Told>, Option<Told>),
    ) {
        if let (Some((at, _)), Some(now), Some(before)) = (stated.rate, now, before)
            && is_times(builder, told[at].figure)
        {
            by_times(builder, told, stated, (&now, &before));
            return;
        }
        // 年初预算11860万元（一般公共预算8744.52万元、…），年中调增…: what stands in the bracket is a part of it.
        if let (Some(now), Some(before)) = (now, before) {
            let (from, to) = (builder.figure(before.figure).span.end, builder.figure(now.figure).span.start);
            let words = builder.slice(Span { start: from.min(to), end: to });
            if words.starts_with('（') && !words.contains('）') && !any_of!["本年", "今年"].is_in(words) {
                return;
            }
        }
        let known = self.known(builder, told, stated);
        let complete = |index: &usize| match &builder.claims[*index] {
            Claim::Change(change) => change.now.is_some() && change.before.is_some(),
            _ => false,
        };
        let paired = now.is_some_and(|now| now.paired || now.placed);
        // What was read before with as much is left as it is.
        let slots = |change: &Change| {
            [&change.now, &change.before, &change.difference, &change.rate].into_iter().flatten().count()
        };
        let own = usize::from(now.is_some())
            + usize::from(before.is_some())
            + [stated.difference, stated.rate].iter().flatten().count();
        let as_much = |index: &usize| matches!(&builder.claims[*index], Claim::Change(known) if slots(known) >= own);
        // 保障了在职57人的运转；与上年基本支出719.08万元比: people were compared with money.
        let difference = stated.difference.map(|(at, _)| builder.figure(told[at].figure).span);
        let sound = |index: &&usize| match &builder.claims[**index] {
            // 减少16.55万元，下降4.11%: the difference was taken for the amount.
            Claim::Change(Change { now: Some(now), difference: None, .. })
                if difference.is_some() && now.place.span == difference =>
            {
                false
            }
            Claim::Change(Change { now: Some(now), before: Some(before), .. }) => comparable(now, before),
            _ => true,
        };
        if !paired && known.iter().filter(sound).any(|index| complete(index) || as_much(index)) {
            return;
        }
        let name = match (now, before) {
            (Some(now), Some(before)) if now.role == Role::After => {
                words::identity(builder.slice(before.tail)).trim_end_matches(['由', '从'])
            }
            (Some(now), _) => words::identity(builder.slice(builder.figure(now.figure).label)),
            _ => change_name(builder.slice(told[stated.from].tail)),
        };
        let name = name.to_owned();
        let mut quantity = |told: &Told| -> Quantity {
            let measure = told.measure.unwrap_or(Measure::Count);
            Quantity { measure, ..builder.quantity(told.figure, &name) }
        };
        let placed = now.is_some_and(|now| now.placed);
        let (now, before) = (now.map(|now| quantity(&now)), before.map(|before| quantity(&before)));
        let change = change(builder, told, stated, name, (now, before));
        // What is bound by its place alone is not read again.
        if placed {
            self.replaced.extend(self.known(builder, told, stated));
            builder.bound.push(Claim::Change(change));
        } else {
            self.put(builder, told, stated, change);
        }
    }

    /// In the place of what was read of the same difference or rate before.
    pub fn put(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], stated: &Stated, change: Change) {
        self.replaced.extend(self.known(builder, told, stated));
        builder.claims.push(Claim::Change(change));
    }

    /// The changes that were read of a difference or a rate before.
    fn known(&self, builder: &Builder<'_, '_>, told: &[Told], stated: &Stated) -> Vec<usize> {
        let stated = [stated.difference, stated.rate].into_iter().flatten();
        stated.filter_map(|(at, _)| self.known.get(&builder.figure(told[at].figure).span).copied()).collect()
    }

    /// 两项合计较上年减少: no change of one of them, unless it holds so.
    fn release(&mut self, builder: &Builder<'_, '_>, told: &[Told], stated: &Stated) {
        let known = self.known(builder, told, stated);
        let wrong = |&index: &usize| match &builder.claims[index] {
            Claim::Change(change) => holds(change) != Some(true),
            _ => false,
        };
        self.replaced.extend(known.into_iter().filter(wrong));
    }
}

/// 增长1.35倍 between two amounts. Without the digits that a percentage has, 1.5倍 of 1.52倍 is told as finely as it was meant.
fn by_times(builder: &mut Builder<'_, '_>, told: &[Told], stated: &Stated, (now, before): (&Told, &Told)) {
    let Some((at, _)) = stated.rate else { return };
    let name = words::identity(builder.slice(builder.figure(now.figure).label)).to_owned();
    let mut quantity = |told: &Told| -> Quantity {
        Quantity { measure: told.measure.unwrap_or(Measure::Count), ..builder.quantity(told.figure, &name) }
    };
    let (now, before) = (quantity(now), quantity(before));
    let rate = builder.figure(told[at].figure).number;
    let computed = || {
        let unit = common_unit([&now, &before].into_iter());
        let (now, before) = (in_unit(&now, unit).ok()?, in_unit(&before, unit).ok()?);
        now.subtract(before).ok()?.times_ratio(Number::ONE, before, rate.decimals()).ok()
    };
    let roughly = rate.decimals() < 2 && computed().is_none_or(|computed| computed.abs() == rate.abs());
    if roughly || !comparable(&now, &before) {
        return;
    }
    let alone = Stated { from: at, to: at, difference: None, rate: stated.rate, against: stated.against };
    let change = change(builder, told, &alone, name, (Some(now), Some(before)));
    builder.bound.push(Claim::Change(change));
}

/// 1.35倍 as 135%.
fn times_as_percent(quantity: Quantity) -> Quantity {
    let number = quantity.number;
    let number = match number.decimals().checked_sub(2) {
        Some(decimals) => Number::new(number.mantissa(), decimals),
        None => number.multiply(Number::HUNDRED).map(|number| number.trimmed(0)),
    };
    Quantity { number: number.unwrap_or(quantity.number), ..quantity }
}

/// What is stated of two amounts.
pub(super) fn change(
    builder: &mut Builder<'_, '_>,
    told: &[Told],
    stated: &Stated,
    name: String,
    (now, before): (Option<Quantity>, Option<Quantity>),
) -> Change {
    let mut quantity = |at: usize| -> Quantity {
        let measure = told[at].measure.unwrap_or(Measure::Count);
        let quantity = Quantity { measure, ..builder.quantity(told[at].figure, &name) };
        if is_times(builder, told[at].figure) { times_as_percent(quantity) } else { quantity }
    };
    Change {
        now,
        before,
        difference: stated.difference.map(|(at, _)| quantity(at)),
        difference_trend: stated.difference.map(|(_, trend)| trend),
        rate: stated.rate.map(|(at, _)| quantity(at)),
        rate_trend: stated.rate.map(|(_, trend)| trend),
        unsigned: false,
        place: Place::span(told[stated.from].tail.to(builder.figure(told[stated.to].figure).span)),
        name: name.clone(),
    }
}

/// 批次比上年减少15批次，人次比上年减少135人次: what was said of other things ends nothing. Gives where the things counted begin.
fn other_things(builder: &Builder<'_, '_>, told: &[Told], stated: &Stated) -> Option<usize> {
    let (at, _) = stated.difference.filter(|&(at, _)| told[at].measure == Some(Measure::Count))?;
    let mut last = told[..stated.from].iter().enumerate().rev().filter(|(_, one)| is_stated(one));
    let others = last.clone().next().is_some_and(|(_, one)| one.measure == Some(Measure::Count));
    let own = last.find(|(_, one)| same_things(builder, one, &told[at]));
    (others && own.is_none_or(|(own, _)| own + 1 < stated.from)).then(|| own.map_or(0, |(own, _)| own + 1))
}

/// 实际支出数1318.40万元，高于年初预算数1286.00万元: no budget stands before it, and no difference is so large.
fn is_budget(builder: &Builder<'_, '_>, told: &[Told], at: usize) -> bool {
    let own = builder.comparable(told[at].figure);
    let before = &told[..at];
    let large = |one: &Told| {
        let half = builder.comparable(one.figure).times_ratio(Number::ONE, Number::whole(2), 2);
        half.is_ok_and(|half| own > half)
    };
    beyond(builder.slice(told[at].tail)).is_some()
        && before.iter().all(|one| one.role == Role::Amount && same_things(builder, one, &told[at]) && large(one))
}

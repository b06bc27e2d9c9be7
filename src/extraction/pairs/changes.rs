//! Differences and rates of change as claims.

use std::collections::{HashMap, HashSet};

use super::binding::{Stated, amounts, stated};
use super::names::{base_name, compared_name, compares, is_adjusted, related, same_things};
use super::respective;
use super::roles::{Role, Told};
use super::ways::beyond;
use crate::claims::{Change, Claim, Measure, Place, Quantity, Span, Trend};
use crate::extraction::builder::Builder;
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

    pub fn read(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], next: &[Told]) {
        let respective = respective::read(builder, told);
        for (now, before, stated) in &respective {
            self.claim(builder, told, stated, *now, *before);
        }
        if !respective.is_empty() {
            return;
        }
        let mut floor = 0;
        let mut at = 0;
        while at < told.len() {
            let Some(stated) = stated(builder, told, at) else {
                at += 1;
                continue;
            };
            at = stated.to + 1;
            if let Some((now, before)) = amounts(builder, told, next, &stated, floor) {
                self.claim(builder, told, &stated, now, before);
            }
            // 下降1.0%（2019年1584万元）: a bracket behind a change belongs to nothing after it.
            let brackets = told[at..]
                .iter()
                .take_while(|one| one.role == Role::Before && builder.slice(one.words).starts_with('（'));
            floor = at + brackets.count();
        }
        for at in 1..told.len() {
            self.in_words(builder, told, at);
        }
    }

    /// 较上年2288.40万元有所增加: which way it went, without the difference.
    fn in_words(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], at: usize) {
        let before = told[at];
        if before.role != Role::Before
            || ![before.tail, before.words].iter().any(|&words| compares(builder.slice(words)))
                && beyond(builder.slice(before.tail).trim_end_matches(['的', '数', '为'])).is_none()
        {
            return;
        }
        let end = builder.figure(before.figure).span.end;
        let behind = &builder.document.text()[end as usize..];
        // 高于上年的402.50万元: said in front of it.
        let in_front = beyond(builder.slice(before.tail).trim_end_matches(['的', '数', '为']));
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
        let before_place = before.tail;
        let mut quantity = |told: &Told| -> Quantity {
            Quantity { measure: told.measure.unwrap_or(Measure::Count), ..builder.quantity(told.figure, &name) }
        };
        let (now, before) = (quantity(&now), quantity(&before));
        builder.claims.push(Claim::Change(Change {
            name: name.clone(),
            now: Some(now),
            before: Some(before),
            difference: None,
            difference_trend: Some(trend),
            rate: None,
            rate_trend: None,
            unsigned: false,
            place: Place::span(before_place.to(Span { start: end, end: end + length as u32 })),
        }));
    }

    fn claim(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], stated: &Stated, now: Told, before: Told) {
        let spans =
            [stated.difference, stated.rate].map(|stated| stated.map(|(at, _)| builder.figure(told[at].figure).span));
        let known: Vec<usize> = spans.iter().flatten().filter_map(|span| self.known.get(span).copied()).collect();
        let complete = |index: &usize| match &builder.claims[*index] {
            Claim::Change(change) => change.now.is_some() && change.before.is_some(),
            _ => false,
        };
        if !now.paired && known.iter().any(complete) {
            return;
        }
        self.replaced.extend(known);
        let label = builder.figure(now.figure).label;
        let mut name = words::identity(builder.slice(label));
        if now.role == Role::After {
            name = words::identity(builder.slice(before.tail)).trim_end_matches(['由', '从']);
        }
        let name = name.to_owned();
        let mut quantity = |told: &Told| -> Quantity {
            let measure = told.measure.unwrap_or(Measure::Count);
            Quantity { measure, ..builder.quantity(told.figure, &name) }
        };
        let change = Change {
            now: Some(quantity(&now)),
            before: Some(quantity(&before)),
            difference: stated.difference.map(|(at, _)| quantity(&told[at])),
            difference_trend: stated.difference.map(|(_, trend)| trend),
            rate: stated.rate.map(|(at, _)| quantity(&told[at])),
            rate_trend: stated.rate.map(|(_, trend)| trend),
            unsigned: false,
            place: Place::span(told[stated.from].tail.to(builder.figure(told[stated.to].figure).span)),
            name: name.clone(),
        };
        builder.claims.push(Claim::Change(change));
    }
}

/// （58批次）有所增加: the way it went, and the bytes up to its end.
fn told_trend(behind: &str) -> Option<(Trend, usize)> {
    let rest = behind.strip_prefix('）').unwrap_or(behind);
    let rest = rest.strip_prefix("相比").unwrap_or(rest);
    let rest = rest.strip_prefix('，').unwrap_or(rest);
    let rest =
        any_of!["有所", "略有", "明显", "大幅", "小幅", "有"].starts(rest).map_or(rest, |word| &rest[word.len()..]);
    let word = any_of!["增加", "增长", "上升", "提高", "减少", "下降", "降低", "回落"].starts(rest)?;
    let trend = words::trend(word)?;
    Some((trend, behind.len() - rest.len() + word.len()))
}

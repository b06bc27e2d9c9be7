//! How far a budget was adjusted: 年初预算1826.50万元，年中调增148.20万元，预算调整率8.11%.

use std::collections::HashMap;

use super::names::same_things;
use super::roles::{Role, Told};
use crate::claims::{Base, Change, Claim, Measure, Place, Quantity, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::readings::holds;
use crate::search::{AnyOf, any_of};

const RATES: AnyOf = AnyOf::new(&["调整率", "调增率", "追加率", "追加比例", "调整比例", "调整幅度", "追加幅度"]);

/// The changes that were read before, by the places of their rates, up to the claim looked at last.
#[derive(Default)]
pub(super) struct Known {
    rates: HashMap<Span, usize>,
    seen: usize,
}

impl Known {
    fn of(&mut self, builder: &Builder<'_, '_>, rate: Span) -> Option<usize> {
        for (index, claim) in builder.claims.iter().enumerate().skip(self.seen) {
            if let Claim::Change(change) = claim
                && let Some(span) = change.rate.as_ref().and_then(|rate| rate.place.span)
            {
                self.rates.entry(span).or_insert(index);
            }
        }
        self.seen = builder.claims.len();
        self.rates.get(&rate).copied()
    }
}

/// Reads the rate of a part of a sentence with the budgets in front of it.
pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Known, previous: &[Told], told: &[Told]) {
    for (at, rate) in told.iter().enumerate() {
        let tail = builder.slice(rate.tail);
        let is_rate = builder.figure(rate.figure).kind == FigureKind::Percent && RATES.is_in(tail);
        if !is_rate || any_of!["不超过", "低于", "标准", "控制", "目标", "上年"].is_in(tail) {
            continue;
        }
        let front: Vec<Told> = previous.iter().chain(&told[..at]).copied().collect();
        let Some(found) = changes(builder, &front, rate) else { continue };
        // Whatever it was counted from: one reading that holds is the one that is meant.
        let one = found.iter().find(|change| holds(change) == Some(true)).or(found.first()).cloned();
        let Some(one) = one else { continue };
        // In its place: the claims are known by their numbers.
        match known.of(builder, builder.figure(rate.figure).span) {
            Some(index) => builder.claims[index] = Claim::Change(one),
            None => builder.claims.push(Claim::Change(one)),
        }
    }
}

/// The budget of the beginning with what was added to it, or with what it became.
fn changes(builder: &mut Builder<'_, '_>, front: &[Told], rate: &Told) -> Option<Vec<Change>> {
    let money = |one: &&Told| matches!(one.measure, Some(Measure::Money(_)));
    let only = |fits: &dyn Fn(&Told) -> bool| {
        let mut found = front.iter().filter(money).filter(|one| fits(one));
        found.next().copied().filter(|_| found.next().is_none())
    };
    let tail = |one: &Told| builder.slice(one.tail);
    let net_of = |one: &Told| any_of!["净增", "净调增", "净追加"].is_in(tail(one));
    let initial = only(&|one| (one.role == Role::Budget(Base::Initial) || tail(one).contains("年初")) && !net_of(one))?;
    let added = only(&|one| {
        let way = any_of!["追加", "调增", "调整数", "调整金额"].is_in(tail(one));
        way && one.figure != initial.figure
            && !any_of!["调整后", "追加后", "调减"].is_in(tail(one))
            && !builder.figure(one.figure).number.is_zero()
    });
    let whole = only(&|one| {
        one.figure != initial.figure && any_of!["调整后", "调整预算", "追加后", "全年预算"].is_in(tail(one))
    });
    // 追加a万元，压减b万元，净增加c万元
    let net = only(&net_of);
    let added = net.or(added);
    // 调增a万元、调减b万元: what is left of both is no figure of the text.
    let cut = any_of!["调减", "压减", "核减", "收回", "追减"];
    let taken = front.iter().any(|one| cut.is_in(tail(one)) && !builder.figure(one.figure).number.is_zero());
    if (taken && net.is_none()) || !same_things(builder, &initial, added.as_ref().or(whole.as_ref())?) {
        return None;
    }
    let mut quantity = |one: &Told, name: &str| -> Quantity {
        Quantity { measure: one.measure.unwrap_or(Measure::Percent), ..builder.quantity(one.figure, name) }
    };
    let (before, stated) = (quantity(&initial, "年初预算"), quantity(rate, "年初预算"));
    let base = Change {
        name: "年初预算".to_owned(),
        now: None,
        before: Some(before),
        difference: None,
        difference_trend: None,
        rate: Some(stated),
        rate_trend: None,
        unsigned: false,
        place: Place::span(initial.tail.to(rate.tail)),
    };
    let mut found = Vec::new();
    if let Some(added) = added {
        let difference = Some(quantity(&added, "追加"));
        found.push(Change { difference, ..base.clone() });
    }
    if let Some(whole) = whole {
        found.push(Change { now: Some(quantity(&whole, "年初预算")), ..base });
    }
    Some(found)
}

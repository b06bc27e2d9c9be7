//! The one share of a list that lacks its whole: “非常满意”215份（占54.29%）、“比较满意”112份（占30.81%）、“一般”41份（占10.35%）、“不满意”18份
//! （占4.55%）, where the 396 questionnaires stand in another paragraph.
//!
//! The percentages make up a hundred and the others hold with one amount: all are shares of that.

use std::collections::HashMap;

use crate::claims::tolerance::{Addition, comparable};
use crate::claims::{Claim, Quantity, Share, Span, Topic};
use crate::extraction::builder::Builder;
use crate::extraction::readings::fits;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let lacking: Vec<(usize, Quantity)> = splits(builder).filter_map(|split| lacking(builder, &split)).collect();
    for (claim, whole) in lacking {
        if let Claim::Share(share) = &mut builder.claims[claim] {
            share.whole_name = whole.name.clone();
            share.whole = Some(whole);
        }
    }
}

/// The shares of lists that make up a hundred, each list by its claims.
fn splits(builder: &Builder<'_, '_>) -> impl Iterator<Item = Vec<usize>> {
    let of = |(at, claim): (usize, &Claim)| match claim {
        Claim::Share(share) => Some((share.percent.place.span?, at)),
        _ => None,
    };
    let shares: HashMap<Span, usize> = builder.claims.iter().enumerate().filter_map(of).collect();
    builder.claims.iter().filter_map(move |claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Split => {
            let holds = Addition::of(&sum.whole, &sum.parts).is_ok_and(|found| found.within());
            let claims = || sum.parts.iter().map(|part| shares.get(&part.place.span?).copied()).collect();
            if holds { claims() } else { None }
        }
        _ => None,
    })
}

/// The share of a list that alone lacks its whole, and the whole of the others, of which there are several.
fn lacking(builder: &Builder<'_, '_>, split: &[usize]) -> Option<(usize, Quantity)> {
    let share = |&at: &usize| -> Option<&Share> {
        if let Claim::Share(share) = &builder.claims[at] { Some(share) } else { None }
    };
    let without = |at: &&usize| share(at).is_some_and(|share| share.whole.is_none());
    let mut open = split.iter().filter(without);
    let (&own, None) = (open.next()?, open.next()) else { return None };
    let others = || split.iter().filter(|&&at| at != own).filter_map(share);
    let whole = others().find_map(|share| share.whole.as_ref())?;
    let holds = |other: &Share| {
        let same = other.whole.as_ref().is_some_and(|of| of.place == whole.place);
        same && other.part.as_ref().is_some_and(|part| fits(&other.percent, part, whole) == Some(true))
    };
    let part = share(&own)?.part.as_ref()?;
    (others().count() > 1 && others().all(holds) && comparable(part, whole)).then(|| (own, whole.clone()))
}

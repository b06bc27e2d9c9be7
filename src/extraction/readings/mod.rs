//! Second readings of claims that do not hold as they were read first.
//!
//! What belongs here: another whole, part or budget that stands near and makes the arithmetic of a claim right, and doubts
//! about claims that are so far off that they were hardly meant. What does not: judging; a claim that no other reading
//! helps stays as it is, for the checks.
//!
//! A sentence with six amounts allows many readings, and a report that is right is right in one of them. A figure of the
//! same name is never another reading: the same thing with two values is what a reader should be told of.
//!
//! | file | reads again |
//! |---|---|
//! | `near` | the figures around a place |
//! | `sums` | wholes and their parts |
//! | `parts` | what was read among the parts of a sum and is none |
//! | `ratios` | shares |
//! | `completions` | completion rates |
//! | `otherwise` | numbers of things that add up in another way |
//! | `splits` | which shares need no second reading |
//! | `wholes` | shares of all that a listing tells apart |
//! | `changes` | comparisons with another year |
//! | `completed` | comparisons that lack an amount |
//! | `other_years` | comparisons of two earlier years |

pub(super) mod changes;
mod completed;
mod completions;
mod near;
mod other_years;
mod otherwise;
mod parts;
mod ratios;
mod splits;
mod sums;
mod wholes;

pub(super) use changes::holds;
pub(super) use parts::named_parts;
pub(super) use ratios::fits;

use std::collections::{HashMap, HashSet};

use crate::claims::{Claim, Measure, Quantity, Share, Span, Sum, Topic};
use crate::document::Document;

/// What second readings are looked for in.
pub(super) struct Text<'d, 't> {
    pub document: &'d Document<'t>,
    /// The year that the report is on.
    pub year: Option<u16>,
}

/// Reads claims again that do not hold; those that nobody can have meant are left out.
pub(super) fn reread(text: &Text<'_, '_>, claims: &mut Vec<Claim>) {
    wholes::of_all(claims);
    wholes::of_total(claims);
    wholes::of_sum(claims);
    ratios::siblings(text, claims);
    let settled = splits::settled(claims);
    let is_settled = |share: &Share| share.percent.place.span.is_some_and(|span| settled.contains(&span));
    claims.retain_mut(|claim| match claim {
        Claim::Sum(sum) => sums::reread(text, sum),
        Claim::Share(share) => is_settled(share) || ratios::share(text, share),
        Claim::Completion(completion) => completions::completion(text, completion),
        Claim::Change(change) => changes::reread(text, change),
        _ => true,
    });
    // Read again, two sums may have become one.
    let mut known: HashSet<(Option<Span>, Vec<Option<Span>>)> = HashSet::new();
    claims.retain(|claim| {
        let Claim::Sum(sum) = claim else { return true };
        let mut parts: Vec<Option<Span>> = sum.parts.iter().map(|part| part.place.span).collect();
        parts.sort_unstable();
        let own = (sum.whole.place.span, parts);
        own.0.is_none() || known.insert(own)
    });
}

/// The parts make up the whole, give or take what rounding allows.
pub(super) fn sums_hold(sum: &Sum) -> bool {
    sums::holds(&sum.whole, &sum.parts)
}

/// A sum that does not hold, of a listing that is added up behind its last part.
pub(super) fn is_closed_by_another(text: &Text<'_, '_>, claim: &Claim) -> bool {
    matches!(claim, Claim::Sum(sum) if !sums::holds(&sum.whole, &sum.parts) && sums::closed_by_another(text, sum))
}

/// Leaves out sums of numbers of things that do not hold where others of the same line do.
pub(super) fn without_other_sums(text: &Text<'_, '_>, claims: &mut Vec<Claim>) {
    claims.retain(|claim| !matches!(claim, Claim::Sum(sum) if otherwise::adds_up(text, sum)));
}

/// A listing that adds up to one number of things is not the listing of another: 接待96件，办结94件，其中甲61件、乙17件、丙12件、其他
/// 6件.
pub(super) fn explained(claims: &mut Vec<Claim>) {
    let counts = |sum: &Sum| sum.topic == Topic::Listing && sum.whole.measure == Measure::Count && sum.parts.len() > 2;
    let owner = owners(claims, counts);
    if owner.is_empty() {
        return;
    }
    claims.retain(|claim| {
        let Claim::Sum(sum) = claim else { return true };
        let of = |part: &Quantity| part.place.span.and_then(|span| owner.get(&span));
        let Some(first) = sum.parts.first().and_then(of).filter(|first| **first != sum.whole.place.span) else {
            return true;
        };
        !(counts(sum) && sum.parts.iter().all(|part| of(part) == Some(first)))
    });
}

/// The whole of each part of such sums as hold.
fn owners(claims: &[Claim], such: impl Fn(&Sum) -> bool) -> HashMap<Span, Option<Span>> {
    let sums = claims.iter().filter_map(|claim| if let Claim::Sum(sum) = claim { Some(sum) } else { None });
    let holding = sums.filter(|sum| such(sum) && sums::holds(&sum.whole, &sum.parts));
    let parts = |sum: &'_ Sum| {
        let whole = sum.whole.place.span;
        sum.parts.iter().filter_map(|part| part.place.span).map(|part| (part, whole)).collect::<Vec<_>>()
    };
    holding.flat_map(parts).collect()
}

/// Leaves out sums that go on behind parts that make up the whole already: 实有132人，其中在职131人、离休1人；在职人员中行政18人.
pub(super) fn without_longer(claims: &mut Vec<Claim>) {
    let parts = |sum: &Sum| -> Vec<Option<Span>> { sum.parts.iter().map(|part| part.place.span).collect() };
    let mut holding: HashMap<Span, Vec<Vec<Option<Span>>>> = HashMap::new();
    for claim in claims.iter() {
        if let Claim::Sum(sum) = claim
            && let Some(whole) = sum.whole.place.span
            && sum.parts.len() > 1
            && sums::holds(&sum.whole, &sum.parts)
        {
            holding.entry(whole).or_default().push(parts(sum));
        }
    }
    claims.retain(|claim| {
        let Claim::Sum(sum) = claim else { return true };
        let known = sum.whole.place.span.and_then(|whole| holding.get(&whole));
        let longer = |known: &Vec<Option<Span>>| known.len() < sum.parts.len() && parts(sum).starts_with(known);
        !known.is_some_and(|known| known.iter().any(longer)) || sums::holds(&sum.whole, &sum.parts)
    });
}

/// Parts of one sum are no parts of each other: 三类任务12000亩，其中人工造林5500亩、退化林修复2300亩、封山育林4200亩.
pub(super) fn without_siblings(claims: &mut Vec<Claim>) {
    let owner = owners(claims, |sum| sum.whole.place.span.is_some());
    let of = |quantity: &Quantity| quantity.place.span.and_then(|span| owner.get(&span));
    claims.retain(|claim| {
        let Claim::Sum(sum) = claim else { return true };
        let beside = of(&sum.whole).is_some_and(|own| sum.parts.iter().all(|part| of(part) == Some(own)));
        !beside || sums::holds(&sum.whole, &sum.parts)
    });
}

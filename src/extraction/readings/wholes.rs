//! Shares whose part and whole were told in the parts of a listing: 实有205人，其中行政23人，参公29人，事业153人，占编制总数的94.04%.
//!
//! Behind the last part a share may be one of all of them, where that is what it says.

use std::collections::{HashMap, HashSet};

use super::ratios::{fits, is_rate, telling};
use crate::claims::{Claim, Quantity, Share, Span};
use crate::extraction::words::{self, Concept};
use crate::report::expenditure::CategoryId;
use crate::search::any_of;

/// Where the parts of shares stand that do not hold.
fn parts_of_wrong(claims: &[Claim], asked: impl Fn(&Share, &Quantity) -> bool) -> HashSet<Span> {
    let wrong = |claim: &Claim| match claim {
        Claim::Share(share) => {
            let (part, whole) = (share.part.as_ref()?, share.whole.as_ref()?);
            (asked(share, part) && fits(&share.percent, part, whole) == Some(false)).then_some(part.place.span?)
        }
        _ => None,
    };
    claims.iter().filter_map(wrong).collect()
}

/// Gives shares that do not hold the whole of the listing that their part ends, where they hold with it.
pub(super) fn of_all(claims: &mut [Claim]) {
    let parts = parts_of_wrong(claims, |_, _| true);
    if parts.is_empty() {
        return;
    }
    let mut wholes: HashMap<Span, Quantity> = HashMap::new();
    for claim in claims.iter() {
        if let Claim::Sum(sum) = claim
            && let Some(last) = sum.parts.last().and_then(|part| part.place.span)
            && parts.contains(&last)
        {
            wholes.insert(last, sum.whole.clone());
        }
    }
    for claim in claims {
        let Claim::Share(share) = claim else { continue };
        let (Some(part), Some(whole)) = (&share.part, &share.whole) else { continue };
        let all = part.place.span.and_then(|span| wholes.get(&span));
        if fits(&share.percent, part, whole) == Some(false)
            && let Some(all) = all.filter(|all| fits(&share.percent, all, whole) == Some(true))
        {
            share.part = Some(all.clone());
        }
    }
}

/// 年初数a万元，调整后b万元，…。其中，财政拨款c万元，占98.61%；其他收入d万元，占1.39%: a share that names no whole is of what its part
/// makes up with others, where it holds with that.
pub(super) fn of_sum(claims: &mut [Claim]) {
    /// Bytes of ，占比 and the like: more would name a whole.
    const UNNAMED: u32 = 12;
    let unnamed = |share: &Share, part: &Quantity| {
        let (Some(part), Some(percent)) = (part.place.span, share.percent.place.span) else { return false };
        part.end <= percent.start && percent.start - part.end <= UNNAMED
    };
    let parts = parts_of_wrong(claims, unnamed);
    if parts.is_empty() {
        return;
    }
    let mut wholes: HashMap<Span, Quantity> = HashMap::new();
    for claim in claims.iter() {
        let Claim::Sum(sum) = claim else { continue };
        for part in sum.parts.iter().filter_map(|part| part.place.span).filter(|part| parts.contains(part)) {
            wholes.entry(part).or_insert_with(|| sum.whole.clone());
        }
    }
    for claim in claims {
        let Claim::Share(share) = claim else { continue };
        let (Some(part), Some(whole)) = (&share.part, &share.whole) else { continue };
        let all = part.place.span.and_then(|span| wholes.get(&span));
        if unnamed(share, part)
            && fits(&share.percent, part, whole) == Some(false)
            && let Some(all) = all.filter(|all| is_rate(&share.percent, part, all))
        {
            share.whole_name.clone_from(&all.name);
            share.whole = Some(all.clone());
        }
    }
}

/// 占全年支出的28.38%, read as of what the projects cost: of the total that other shares hold with, where it holds with that.
pub(super) fn of_total(claims: &mut [Claim]) {
    let is_total = |name: &str| words::concept(name) == Some(Concept::Category(CategoryId::Total));
    let holding = |claim: &Claim| match claim {
        Claim::Share(share) => {
            let (part, whole) = (share.part.as_ref()?, share.whole.as_ref()?);
            let total = is_total(&whole.name) && is_rate(&share.percent, part, whole);
            total.then(|| whole.clone())
        }
        _ => None,
    };
    /// A report states its total a few times.
    const MOST: usize = 32;
    let all: Vec<Quantity> = claims.iter().filter_map(holding).take(MOST).collect();
    // Two shares at least: one may hold by chance.
    let known = |total: &&Quantity| all.iter().filter(|other| other.place == total.place).count() > 1;
    let totals: Vec<&Quantity> = all.iter().filter(known).collect();
    for claim in claims {
        let Claim::Share(share) = claim else { continue };
        let (Some(part), Some(whole)) = (&share.part, &share.whole) else { continue };
        if is_total(&share.whole_name) && telling(&share.percent) && fits(&share.percent, part, whole) == Some(false) {
            let total = totals.iter().find(|total| is_rate(&share.percent, part, total));
            share.whole = total.map(|&total| total.clone()).or(share.whole.take());
        }
    }
}

/// 占调整后全年预算的: of that, and not of what the year began with; nor the other way round.
pub(super) fn is_other_budget(named: &str, label: &str) -> bool {
    let (initial, adjusted) = (any_of!["年初"], any_of!["调整", "全年预算"]);
    (adjusted.is_in(named) && initial.is_in(label) && !initial.is_in(named))
        || (initial.is_in(named) && adjusted.is_in(label) && !adjusted.is_in(named))
}

//! Shares whose part and whole were told in the parts of a listing: 实有205人，其中行政23人，参公29人，事业153人，占编制总数的94.04%.
//!
//! Behind the last part a share may be one of all of them, where that is what it says.

use std::collections::HashMap;

use super::ratios::fits;
use crate::claims::{Claim, Quantity, Span};
use crate::search::any_of;

/// Gives shares that do not hold the whole of the listing that their part ends, where they hold with it.
pub(super) fn of_all(claims: &mut [Claim]) {
    let wrong = |claim: &Claim| match claim {
        Claim::Share(share) => {
            let (part, whole) = (share.part.as_ref()?, share.whole.as_ref()?);
            (fits(&share.percent, part, whole) == Some(false)).then_some(part.place.span?)
        }
        _ => None,
    };
    let parts: Vec<Span> = claims.iter().filter_map(wrong).collect();
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

/// 占调整后全年预算的: of that, and not of what the year began with; nor the other way round.
pub(super) fn is_other_budget(named: &str, label: &str) -> bool {
    let (initial, adjusted) = (any_of!["年初"], any_of!["调整", "全年预算"]);
    (adjusted.is_in(named) && initial.is_in(label) && !initial.is_in(named))
        || (initial.is_in(named) && adjusted.is_in(label) && !adjusted.is_in(named))
}

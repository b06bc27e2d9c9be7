//! Shares of a whole that all its parts are named of: 财政拨款收入3021.46万元，占86.60%；事业收入412.00万元，占13.64%；其他收入….
//!
//! The parts add up to the whole, and all shares but one are shares of it. Then so is that one, whatever else it fits.

use std::collections::{HashMap, HashSet};

use super::ratios::fits;
use crate::amount::Number;
use crate::claims::tolerance::{in_unit, money};
use crate::claims::{Claim, Quantity, Share, Span};

/// A longer split is a table.
const MOST: usize = 24;

/// The places of the shares that no other reading is looked for.
pub(super) fn settled(claims: &[Claim]) -> HashSet<Span> {
    let mut splits: HashMap<Span, Vec<(&Share, &Quantity, &Quantity)>> = HashMap::new();
    for claim in claims {
        if let Claim::Share(share) = claim
            && let (Some(part), Some(whole)) = (&share.part, &share.whole)
            && let Some(at) = whole.place.span
        {
            splits.entry(at).or_default().push((share, part, whole));
        }
    }
    let mut settled = HashSet::new();
    for split in splits.into_values().filter(|split| (3..=MOST).contains(&split.len())) {
        let whole = split[0].2;
        let unit = money(whole.measure).unwrap_or_default();
        let sum = split.iter().map(|(_, part, _)| in_unit(part, unit)).collect::<Result<Vec<Number>, _>>();
        let complete = sum.and_then(Number::sum).is_ok_and(|sum| in_unit(whole, unit) == Ok(sum));
        let wrong: Vec<&Share> = split
            .iter()
            .filter(|(share, part, whole)| fits(&share.percent, part, whole) == Some(false))
            .map(|(share, ..)| *share)
            .collect();
        if let ([share], true) = (&wrong[..], complete) {
            settled.extend(share.percent.place.span);
        }
    }
    settled
}

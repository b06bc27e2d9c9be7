//! One contradiction that two families tell: 支出a万元，占全年预算的c% is a share of the budget and a completion rate of it.

use super::{Finding, RuleId, Verdict};
use crate::claims::Span;

/// Leaves the first of those that hold the same figures against each other.
pub(super) fn once(findings: &mut Vec<Finding>) {
    let mut known: Vec<Vec<Option<Span>>> = Vec::new();
    findings.retain(|finding| {
        let of_both = matches!(finding.rule, RuleId::Pct01 | RuleId::Pct06 | RuleId::Exe01);
        if finding.verdict != Verdict::Inconsistent || !of_both {
            return true;
        }
        let mut places: Vec<Option<Span>> = finding.places.iter().map(|place| place.span).collect();
        places.sort_unstable();
        let first = places.iter().any(Option::is_none) || !known.contains(&places);
        known.push(places);
        first
    });
}

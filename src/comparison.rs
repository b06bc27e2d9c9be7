//! How what a report states lies to what follows from it, for the few figures that the calculator shows side by side.
//! Not yet the catalogue of checks: this only says whether two figures agree, and never which is right.

use crate::amount::{Number, Percent};
use crate::evaluation::Evaluation;
use crate::report::{Listing, Report};
use crate::shares::{Agreement, Composition, agreement};

pub use crate::checks::Verdict;

/// A stated share against part and whole.
pub fn share(stated: Option<Percent>, part: Option<Number>, whole: Option<Number>) -> Option<Verdict> {
    let (Some(part), Some(whole)) = (part, whole) else { return stated.map(|_| Verdict::Undecidable) };
    Some(match agreement(stated?, part, whole) {
        Ok(Agreement::Same) => Verdict::Consistent,
        Ok(Agreement::Rounding) => Verdict::Rounding,
        Ok(Agreement::Apart) => Verdict::Inconsistent,
        Err(_) => Verdict::Undecidable,
    })
}

/// The stated total score against the sum.
pub fn total(report: &Report, evaluation: &Evaluation) -> Option<Verdict> {
    let stated = report.stated.total?;
    Some(match evaluation.scores.total {
        _ if evaluation.scores.unscored > 0 => Verdict::Undecidable,
        Some(total) if total == stated => Verdict::Consistent,
        Some(_) => Verdict::Inconsistent,
        None => Verdict::Undecidable,
    })
}

/// The stated grade against the grade of the total.
pub fn grade(report: &Report, evaluation: &Evaluation) -> Option<Verdict> {
    if report.stated.grade.trim().is_empty() {
        return None;
    }
    Some(match (&evaluation.stated_grade, &evaluation.grade) {
        (Some(stated), Some(computed)) if stated.id == computed.id => Verdict::Consistent,
        (Some(_), Some(_)) => Verdict::Inconsistent,
        _ => Verdict::Undecidable,
    })
}

/// A listing against its whole. Rounding of printed figures may add up to half a unit each.
pub fn listing(listing: &Composition, kind: Listing, whole: Option<Number>) -> Option<Verdict> {
    if listing.parts.is_empty() {
        return None;
    }
    let (Some(gap), Some(whole), 0) = (listing.unlisted, whole, listing.without_amount) else {
        return Some(Verdict::Undecidable);
    };
    if gap.is_zero() {
        return Some(Verdict::Consistent);
    }
    let figures = listing.parts.iter().filter_map(|part| part.amount).chain([whole]);
    let envelope = Number::sum(figures.filter(|n| n.decimals() > 0).map(Number::envelope));
    Some(match envelope {
        Ok(envelope) if gap.abs() <= envelope => Verdict::Rounding,
        _ if kind == Listing::Partial && !gap.is_negative() => Verdict::Partial,
        _ => Verdict::Inconsistent,
    })
}

/// The stated amount of a category against what its parts add up to (基本支出 = 人员经费 + 公用经费).
pub fn sum(stated: Option<Number>, computed: Option<Number>) -> Option<Verdict> {
    let (stated, computed) = (stated?, computed?);
    let gap = stated.subtract(computed).ok()?.abs();
    if gap.is_zero() {
        return Some(Verdict::Consistent);
    }
    // Two parts and the whole, each half a unit.
    let allowed = Number::sum([stated.envelope(), computed.envelope(), computed.envelope()]).ok()?;
    Some(if gap <= allowed { Verdict::Rounding } else { Verdict::Inconsistent })
}

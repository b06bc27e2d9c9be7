//! The grade (评定等级) that a total score falls into.

use super::rollup::ScoreResult;
use crate::amount::Points;
use crate::rules::{GradeBand, RuleProfile};

/// The grade of a report's scores. While some are missing only where they could not change it: a guess is no grade.
pub fn of_scores<'p>(scores: &ScoreResult, profile: &'p RuleProfile) -> Option<&'p GradeBand> {
    let lowest = of(scores.total?, profile)?;
    if !holds_out_of(scores, lowest, profile) {
        return None;
    }
    if scores.unscored == 0 {
        return Some(lowest);
    }
    of(scores.highest?, profile).filter(|highest| highest.id == lowest.id)
}

/// Bands are of the rule's full marks (100). Where all indicators of a report come to more or less, it is nowhere said whether its
/// points or what they are of a hundred count: a grade is told where both give the same. More points than there are of
/// fall into no band at all.
fn holds_out_of(scores: &ScoreResult, grade: &GradeBand, profile: &RuleProfile) -> bool {
    let known = scores.groups.iter().all(|group| group.full_marks.is_some());
    let (Some(total), full) = (scores.total, scores.full_marks.0) else { return true };
    if known && scores.exceeds_full_marks() {
        return false;
    }
    if !known || full == profile.full_marks.0 || full.is_zero() {
        return true;
    }
    const FINE: u32 = 6;
    let in_proportion = total.0.times_ratio(profile.full_marks.0, full, FINE).ok();
    in_proportion.and_then(|points| of(Points(points), profile)).is_some_and(|other| other.id == grade.id)
}

/// The band of a total: half-open, so 89.995 is still below 90. Below zero the lowest grade.
pub fn of(total: Points, profile: &RuleProfile) -> Option<&GradeBand> {
    let bands = &profile.grades.bands;
    bands.iter().find(|band| total >= band.at_least).or(bands.last())
}

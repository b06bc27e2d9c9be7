//! The grade (评定等级) that a total score falls into.

use super::rollup::ScoreResult;
use crate::amount::Points;
use crate::rules::{GradeBand, RuleProfile};

/// The grade of a report's scores. While some are missing only where they could not change it: a guess is no grade.
pub fn of_scores<'p>(scores: &ScoreResult, profile: &'p RuleProfile) -> Option<&'p GradeBand> {
    let lowest = of(scores.total?, profile)?;
    if scores.unscored == 0 {
        return Some(lowest);
    }
    of(scores.highest?, profile).filter(|highest| highest.id == lowest.id)
}

/// The band of a total: half-open, so 89.995 is still below 90. Below zero the lowest grade.
pub fn of(total: Points, profile: &RuleProfile) -> Option<&GradeBand> {
    let bands = &profile.grades.bands;
    bands.iter().find(|band| total >= band.at_least).or(bands.last())
}

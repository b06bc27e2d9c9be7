//! The grade (评定等级) that a total score falls into.

use crate::amount::Points;
use crate::rules::{GradeBand, RuleProfile};

/// The band of a total: half-open, so 89.995 is still below 90. Below zero the lowest grade.
pub fn of(total: Points, profile: &RuleProfile) -> Option<&GradeBand> {
    let bands = &profile.grades.bands;
    bands.iter().find(|band| total >= band.at_least).or(bands.last())
}

//! Execution rate (预算执行率 = 全年执行数 ÷ 全年预算数) and its score by the profile's formula.

use super::method::Outcome;
use super::working::{Missing, Working};
use crate::amount::{Number, NumberError, Percent, Points, Unit};
use crate::report::{Execution, FundRow};
use crate::rules::RuleProfile;

/// The execution rate with the two figures it comes from, both in the report's unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExecutionResult {
    /// Adjusted budget of the year (A).
    pub budget: Number,
    /// Actual expenditure of the year (B).
    pub actual: Number,
    /// B / A in percent, rounded as the profile says.
    pub rate: Percent,
}

/// The rate of one row; `None` where a figure is absent or the budget is zero.
pub fn rate(row: &FundRow, unit: Unit, decimals: u32) -> Option<ExecutionResult> {
    let budget = row.adjusted?.in_unit(unit, unit).ok()?;
    let actual = row.actual?.in_unit(unit, unit).ok()?;
    let rate = Percent(actual.percent_of(budget, decimals).ok()?);
    Some(ExecutionResult { budget, actual, rate })
}

/// The rate of all funds, from the total row.
pub fn total_rate(execution: &Execution, unit: Unit, profile: &RuleProfile) -> Option<ExecutionResult> {
    rate(&execution.total, unit, profile.execution.rate_decimals)
}

/// The score of the execution indicator.
pub fn score(result: Option<&ExecutionResult>, execution: &Execution, full: Points, profile: &RuleProfile) -> Outcome {
    let Some(result) = result else {
        let zero = execution.total.adjusted.is_some_and(|amount| amount.number.is_zero());
        let missing = if zero { Missing::ZeroBudget } else { Missing::Budget };
        return (None, Working::Missing(missing));
    };
    match calculate(result, full, profile) {
        Ok((score, working)) => (Some(score.min(full)), working),
        Err(_) => (None, Working::Missing(Missing::TooLong)),
    }
}

fn calculate(r: &ExecutionResult, full: Points, profile: &RuleProfile) -> Result<(Points, Working), NumberError> {
    let bands = &profile.execution.bands;
    if bands.is_empty() {
        // The rate is rounded first: that is how the published systems calculate.
        let score = full.0.times_ratio(r.rate.0, Number::HUNDRED, profile.decimals)?;
        let limited = score > full.0 || score.is_negative();
        let score = if score > full.0 {
            full.0.rounded(profile.decimals)?
        } else if score.is_negative() {
            Number::ZERO.rounded(profile.decimals)?
        } else {
            score
        };
        return Ok((Points(score), Working::Execution { full, rate: r.rate, limited }));
    }
    // Bands cut at the exact rate, which is compared without dividing.
    let hundredths = r.actual.multiply(Number::HUNDRED)?;
    let mut percent = Percent(Number::ZERO);
    for band in bands.iter().rev() {
        let cut = band.at_least.multiply(r.budget)?;
        let reached = if r.budget.is_negative() { hundredths <= cut } else { hundredths >= cut };
        if reached {
            percent = band.percent;
        }
    }
    let score = full.0.times_ratio(percent.0, Number::HUNDRED, profile.decimals)?;
    Ok((Points(score), Working::ExecutionBand { full, rate: r.rate, percent }))
}

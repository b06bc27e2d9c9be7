//! What follows from a report: scores, grade, shares, execution rate. One pure function.
//!
//! ```
//! use jixiao::{evaluation::evaluate, exchange::json, rules};
//! let report = json::read_report(r#"{
//!   "version": 1,
//!   "expenditure": { "basic": { "amount": "368.97" }, "personnel": { "amount": "318.74" } },
//!   "indicators": [{ "name": "预算执行", "code": "execution", "fullMarks": "10", "score": "10" }]
//! }"#)?;
//! let evaluation = evaluate(&report, rules::default_profile());
//! assert_eq!(evaluation.scores.total.unwrap().to_string(), "10");
//! # Ok::<(), jixiao::exchange::json::ReadError>(())
//! ```

use crate::report::Report;
use crate::rules::{self, GradeBand, RuleProfile};
use crate::scoring::{self, ExecutionResult, ScoreResult};
use crate::shares::{self, ExpenditureResult};

/// Everything that follows from a report under a profile. Results stand in the order of the report and repeat none of
/// its text, so that a change of one figure costs no copying.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Id of the profile used.
    pub rules: String,
    pub scores: ScoreResult,
    /// Grade of the total; `None` where there is no score, or where scores are missing that may change it.
    pub grade: Option<GradeBand>,
    /// What the stated grade means in the profile's words; `None` where it is absent or unknown to the profile.
    pub stated_grade: Option<GradeBand>,
    pub expenditure: ExpenditureResult,
    pub execution: Option<ExecutionResult>,
}

/// Evaluates a report. Never fails: what cannot be calculated says why in its place.
pub fn evaluate(report: &Report, profile: &RuleProfile) -> Evaluation {
    let execution = scoring::execution::total_rate(&report.execution, report.unit, profile);
    let scores = scoring::rollup::score(report, execution.as_ref(), profile);
    let grade = scoring::grade::of_scores(&scores, profile).cloned();
    let stated_grade = profile.grade_of_word(&report.stated.grade).cloned();
    let expenditure = shares::evaluate(report);
    Evaluation { rules: profile.id.clone(), scores, grade, stated_grade, expenditure, execution }
}

/// The profile that a report asks for: its own, a shipped one, or the default where it names none or an unknown one.
pub fn profile_of(report: &Report) -> &RuleProfile {
    match &report.custom_rules {
        Some(custom) if report.rules == rules::CUSTOM_PROFILE => custom,
        _ => rules::find(&report.rules).unwrap_or_else(rules::default_profile),
    }
}

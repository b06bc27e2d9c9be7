//! Rule profiles: how a report is scored, as dated and sourced data.
//!
//! What belongs here: the shape of a profile ([`RuleProfile`]), the files in `data/`, reading and validating them, and
//! the registry of those that are shipped. A new province is a new file and a line in the registry, no other code.
//! What does not: applying a rule to figures; that is [`crate::scoring`].

mod registry;
mod validate;

use serde::Serialize;

use crate::amount::{Percent, Points};
use crate::reader::{fields, words};
use crate::report::Band;

pub use registry::{DEFAULT_PROFILE, blank_custom, default_profile, find, profiles};
pub use validate::{RuleError, read};

/// The id of the profile that a user edits; it travels inside the report.
pub const CUSTOM_PROFILE: &str = "custom";

/// How a kind of report is scored: weights, methods, bands, cuts, decimals and labels.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RuleProfile {
    /// Short, stable id, for example `cn-2021-101`.
    pub id: String,
    /// Name of the rule document, in its own language.
    pub title: String,
    /// Document number (文号); empty where the source has none.
    #[serde(default)]
    pub number: String,
    /// Where it applies.
    pub region: String,
    /// For which years of reports.
    pub years: Years,
    /// What all level-1 indicators add up to.
    pub full_marks: Points,
    /// Decimals of a score.
    pub decimals: u32,
    pub weights: Weights,
    pub execution: ExecutionRule,
    pub levels: LevelRule,
    pub floor: FloorRule,
    pub grades: GradeRule,
    pub rescale: RescaleRule,
}

/// First and last year, both included; open where absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Years {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u16>,
}

/// How well a part of a profile is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// The source named in `seen` was read.
    Verified,
    /// Known by its document number only; not to be shown as quoted law.
    #[default]
    Unverified,
    /// Set by the user.
    Custom,
}

/// How well a part of a profile is known, and from where.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Source {
    pub status: Status,
    /// What was read, in Chinese.
    #[serde(default)]
    pub seen: String,
    /// The same in English.
    #[serde(default)]
    pub seen_en: String,
}

/// Level-1 indicators and their full marks (一级指标权重).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Weights {
    pub source: Source,
    pub groups: Vec<GroupRule>,
}

/// A level-1 indicator of the profile.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GroupRule {
    /// execution, output, benefit, satisfaction, cost, or the profile's own.
    pub code: String,
    pub name: String,
    pub name_en: String,
    pub full_marks: Points,
}

/// How the execution rate is scored (预算执行率得分).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExecutionRule {
    pub source: Source,
    /// Without bands pro rata: full marks × rate. With bands, by the exact rate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<Band>,
    /// Decimals of the rate in percent.
    pub rate_decimals: u32,
    /// A rate below this wants a reason (EXE-04); absent where the rules lay no limit down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason_below: Option<Percent>,
}

/// The cuts of a judgement in three levels (定性指标三档), in percent of full marks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LevelRule {
    pub source: Source,
    /// 100 to `upper` (included): the target is reached.
    pub upper: Percent,
    /// `upper` to `lower` (included): partly. Below: missed.
    pub lower: Percent,
}

/// The rate below which the method with a floor gives nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FloorRule {
    pub source: Source,
    pub percent: Percent,
}

/// Grades by total score (评定等级); half-open bands, the highest first, the last from zero.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GradeRule {
    pub source: Source,
    pub bands: Vec<GradeBand>,
}

/// From `at_least` up to the next higher band.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GradeBand {
    /// excellent, good, fair, poor, or the profile's own.
    pub id: String,
    pub label: String,
    pub label_en: String,
    pub at_least: Points,
    /// Other words that reports use for the same grade.
    #[serde(default)]
    pub synonyms: Vec<String>,
}

/// What happens to the marks of indicators that do not apply.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RescaleRule {
    pub source: Source,
    /// `true`: the rest is scaled up to the full marks. `false`: the full marks shrink.
    pub enabled: bool,
}

impl RuleProfile {
    /// The grade that a word in a report stands for, by label or synonym; spaces inside the word do not matter.
    pub fn grade_of_word(&self, word: &str) -> Option<&GradeBand> {
        let word: String = word.chars().filter(|c| !c.is_whitespace()).collect();
        self.grades.bands.iter().find(|band| band.label == word || band.synonyms.contains(&word))
    }

    /// Takes what the groups add up to as the full marks, after groups were changed.
    pub fn add_up(&mut self) -> Result<(), crate::amount::NumberError> {
        let groups = self.weights.groups.iter().map(|group| group.full_marks.0);
        self.full_marks = Points(crate::amount::Number::sum(groups)?);
        Ok(())
    }

    pub fn group(&self, code: &str) -> Option<&GroupRule> {
        self.weights.groups.iter().find(|group| group.code == code)
    }
}

fields!(RuleProfile {
    id, title, region, years, full_marks, decimals, weights, execution, levels, floor, grades, rescale
} { number });
fields!(Years {} { from, to });
fields!(Source { status } { seen, seen_en });
words!(Status { Verified, Unverified, Custom });
fields!(Weights { source, groups } {});
fields!(GroupRule { code, name, name_en, full_marks } {});
fields!(ExecutionRule { source, rate_decimals } { bands, reason_below });
fields!(LevelRule { source, upper, lower } {});
fields!(FloorRule { source, percent } {});
fields!(GradeRule { source, bands } {});
fields!(GradeBand { id, label, label_en, at_least } { synonyms });
fields!(RescaleRule { source, enabled } {});

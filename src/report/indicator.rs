//! The indicator tree (一级、二级、三级指标) with targets, results, marks and the way they are scored.

use serde::Serialize;

use super::is_default;
use super::nesting::MAX_INDICATOR_DEPTH;
use crate::amount::{Number, Percent, Points};
use crate::reader::{fields, words};

/// An indicator of any level. One with children is scored by them; one without is scored by its method.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Indicator {
    pub name: String,
    /// The group of the rule profile that a level-1 indicator belongs to: execution, output, benefit …
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
    /// Target as stated (年度指标值): "≥50", "100%", "效果明显".
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub target: String,
    /// Result as stated (实际完成值).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub actual: String,
    /// Unit of target and result (度量单位).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Which side of the target is good.
    #[serde(default, skip_serializing_if = "is_default")]
    pub direction: Direction,
    /// How the score follows; without one the stated score stands.
    #[serde(default, skip_serializing_if = "is_default")]
    pub method: Method,
    /// Full marks (分值).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_marks: Option<Points>,
    /// Score as stated (得分).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Points>,
    /// The stated score is to stand although the method gives another one.
    #[serde(default, skip_serializing_if = "is_default")]
    pub by_hand: bool,
    /// Lost marks as stated (扣分).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lost: Option<Points>,
    /// Reason of the deviation and what is to be done (偏差原因分析及改进措施).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// `false`: does not apply to this department and leaves the base.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub applicable: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Indicator>,
}

impl Default for Indicator {
    fn default() -> Indicator {
        Indicator {
            name: String::new(),
            code: String::new(),
            target: String::new(),
            actual: String::new(),
            unit: String::new(),
            direction: Direction::default(),
            method: Method::default(),
            full_marks: None,
            score: None,
            by_hand: false,
            lost: None,
            reason: String::new(),
            applicable: yes(),
            children: Vec::new(),
        }
    }
}

/// Which results meet the target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Direction {
    /// ≥, 正向
    #[default]
    AtLeast,
    /// ≤, 反向
    AtMost,
    /// =
    Equal,
    /// 定性: judged, not measured
    Qualitative,
}

/// How a score follows from target and result (赋分方法).
///
/// Reading is written out in `method_form`, so that parameters of another method are refused.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Method {
    /// 手工填写: the stated score.
    #[default]
    Manual,
    /// 直接赋分: full marks if the target is met, else none. `met` answers where target and result are words.
    Direct {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        met: Option<bool>,
    },
    /// 按完成比例，正向: full marks × min(1, result / target).
    RatioForward,
    /// 按完成比例，反向: full marks × min(1, target / result).
    RatioReverse,
    /// 按完成比例，设及格线: nothing below the floor, then (rate − floor) / (100 − floor). Without `floor` the profile's.
    RatioFloor {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        floor: Option<Percent>,
    },
    /// 按评判等级赋分: the chosen level, and the percentage of full marks chosen within it.
    Levels {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        level: Option<Level>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        percent: Option<Percent>,
    },
    /// 分档赋分: bands of the result itself or of its rate to the target.
    Bands {
        #[serde(default, skip_serializing_if = "is_default")]
        of_rate: bool,
        bands: Vec<Band>,
    },
    /// 扣分法: so many points off for each step by which the target is missed.
    Deduction {
        step: Number,
        points: Points,
        #[serde(default, skip_serializing_if = "is_default")]
        count: StepCount,
    },
    /// 预算执行率: from the budget figures, by the profile's formula.
    Execution,
}

/// From this value on (inclusive), this percentage of full marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Band {
    pub at_least: Number,
    pub percent: Percent,
}

/// The three levels of a qualitative indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// 达成预期指标
    Reached,
    /// 部分达成预期指标并具有一定效果
    Partly,
    /// 未达成预期指标且效果较差
    Missed,
}

/// How steps of a deduction are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum StepCount {
    /// Only whole steps count: 7.2 below at 5 a step is one step.
    #[default]
    Whole,
    /// A part of a step counts for its part.
    ProRata,
}

/// Where an indicator stands: its index at each level.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IndicatorPath(pub Vec<usize>);

impl IndicatorPath {
    pub fn child(&self, index: usize) -> IndicatorPath {
        let mut indexes = self.0.clone();
        indexes.push(index);
        IndicatorPath(indexes)
    }

    /// The path of the parent (empty for level 1) and the index below it.
    pub fn split(&self) -> Option<(IndicatorPath, usize)> {
        let (&last, rest) = self.0.split_last()?;
        Some((IndicatorPath(rest.to_vec()), last))
    }

    pub fn find<'a>(&self, roots: &'a [Indicator]) -> Option<&'a Indicator> {
        let (&first, rest) = self.0.split_first()?;
        rest.iter().try_fold(roots.get(first)?, |node, &index| node.children.get(index))
    }

    pub fn find_mut<'a>(&self, roots: &'a mut [Indicator]) -> Option<&'a mut Indicator> {
        let (&first, rest) = self.0.split_first()?;
        rest.iter().try_fold(roots.get_mut(first)?, |node, &index| node.children.get_mut(index))
    }

    /// The list below this place: the level-1 indicators for the empty path.
    pub fn list_mut<'a>(&self, roots: &'a mut Vec<Indicator>) -> Option<&'a mut Vec<Indicator>> {
        if self.0.is_empty() {
            return Some(roots);
        }
        self.find_mut(roots).map(|node| &mut node.children)
    }
}

fn yes() -> bool {
    true
}

fn is_yes(value: &bool) -> bool {
    *value
}

fields!(Indicator { name } {
    code, target, actual, unit, direction, method, full_marks, score, by_hand, lost, reason, applicable, children
} nesting MAX_INDICATOR_DEPTH);
fields!(Band { at_least, percent } {});
words!(Direction { AtLeast, AtMost, Equal, Qualitative });
words!(Level { Reached, Partly, Missed });
words!(StepCount { Whole, ProRata });

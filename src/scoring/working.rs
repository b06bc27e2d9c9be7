//! How a score came about, with the numbers in it; `words` makes sentences of this, `exchange` formulas.

use crate::amount::{Number, Percent, Points};
use crate::report::{Direction, Level, StepCount};

/// The steps that led to a score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Working {
    /// Taken over as the report states it.
    Stated,
    /// The sum of the scores below.
    Sum,
    /// Does not apply to this department.
    NotApplicable,
    /// No score follows, for this reason.
    Missing(Missing),
    /// Target met or not.
    Direct { full: Points, met: bool },
    /// `full × numerator ÷ denominator`, at most `full`, at least 0.
    Ratio { full: Points, numerator: Number, denominator: Number, limited: bool },
    /// Full or no marks because the target or the result is zero or negative, where no ratio can be formed.
    NoRatio { full: Points, target: Number, actual: Number },
    /// `full × (rate − floor) ÷ (100 − floor)`.
    Floor { full: Points, actual: Number, target: Number, floor: Percent },
    /// The chosen percentage of full marks within a level.
    Level { full: Points, level: Level, percent: Percent },
    /// The percentage that the band of `value` gives; without a band nothing.
    Band { full: Points, value: Number, of_rate: bool, band: Option<crate::report::Band> },
    /// Points off for each step by which the target is missed.
    Deduction { full: Points, gap: Number, step: Number, points: Points, count: StepCount, direction: Direction },
    /// `full × rate`, the rate rounded first.
    Execution { full: Points, rate: Percent, limited: bool },
    /// The profile's band of the execution rate.
    ExecutionBand { full: Points, rate: Percent, percent: Percent },
}

/// What a score cannot do without. None of these is a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    FullMarks,
    Score,
    Target,
    Actual,
    /// A target that is no number, for a method that calculates with it.
    TargetNumber,
    ActualNumber,
    /// A target of zero, where a rate is needed.
    ZeroTarget,
    /// A negative target that is not met: no rule says what a part of it is worth.
    NegativeTarget,
    /// Neither yes nor no.
    Answer,
    /// No level chosen.
    Level,
    /// A percentage outside the chosen level.
    OutsideLevel,
    /// Budget figures for the execution rate.
    Budget,
    /// A budget of zero.
    ZeroBudget,
    /// A step of zero or below.
    Step,
    /// Nothing below this indicator has a score.
    Children,
    /// Numbers too long to calculate with.
    TooLong,
}

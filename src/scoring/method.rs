//! The score of one indicator by its method (赋分方法).

use super::measure;
use super::working::{Missing, Working};
use crate::amount::{Number, NumberError, Percent, Points};
use crate::report::{Band, Direction, Indicator, Level, Method, StepCount};
use crate::rules::RuleProfile;

/// A score and how it came about; no score where something is missing.
pub type Outcome = (Option<Points>, Working);

/// What a method works with.
struct Inputs<'a> {
    indicator: &'a Indicator,
    full: Points,
    decimals: u32,
}

/// The score by the indicator's method. `Manual` and `Execution` are not calculated here: the first is stated, the
/// second needs the budget.
pub fn score(indicator: &Indicator, full: Points, profile: &RuleProfile) -> Outcome {
    let inputs = Inputs { indicator, full, decimals: profile.decimals };
    let result = match &indicator.method {
        Method::Manual | Method::Execution => Err(Missing::Score),
        Method::Direct { met } => inputs.direct(*met),
        Method::RatioForward => inputs.ratio_forward(),
        Method::RatioReverse => inputs.ratio_reverse(),
        Method::RatioFloor { floor } => inputs.ratio_floor(floor.unwrap_or(profile.floor.percent)),
        Method::Levels { level, percent } => inputs.level(*level, *percent, profile),
        Method::Bands { of_rate, bands } => inputs.bands(*of_rate, bands),
        Method::Deduction { step, points, count } => inputs.deduction(*step, *points, *count),
    };
    match result {
        // Full marks with more decimals than a score has could be rounded up.
        Ok((score, working)) => (Some(score.min(full)), working),
        Err(missing) => (None, Working::Missing(missing)),
    }
}

type Calculated = Result<(Points, Working), Missing>;

impl Inputs<'_> {
    fn none(&self) -> Result<Points, NumberError> {
        Number::ZERO.rounded(self.decimals).map(Points)
    }

    fn all(&self) -> Result<Points, NumberError> {
        self.full.0.rounded(self.decimals).map(Points)
    }

    fn all_or_none(&self, all: bool) -> Result<Points, NumberError> {
        if all { self.all() } else { self.none() }
    }

    fn target(&self) -> Result<Number, Missing> {
        number_in(&self.indicator.target, Missing::Target, Missing::TargetNumber)
    }

    fn actual(&self) -> Result<Number, Missing> {
        let stated = number_in(&self.indicator.actual, Missing::Actual, Missing::ActualNumber)?;
        // ≥40万元 | 380000元: in the unit of the target.
        Ok(match measure::places_to_unit_of(&self.indicator.target, &self.indicator.actual) {
            None | Some(0) => stated,
            Some(places) => stated.moved(places)?,
        })
    }

    /// The sign written in the target wins over the form's choice only where the form has its default.
    fn direction(&self) -> Direction {
        match (self.indicator.direction, measure::read(&self.indicator.target).and_then(|m| m.direction)) {
            (Direction::AtLeast, Some(written)) => written,
            (chosen, _) => chosen,
        }
    }

    fn direct(&self, met: Option<bool>) -> Calculated {
        let met = match met {
            Some(met) => met,
            None if self.indicator.actual.trim().is_empty() => return Err(Missing::Actual),
            None => {
                let (target, actual) = (self.target(), self.actual());
                let (Ok(target), Ok(actual)) = (target, actual) else { return Err(Missing::Answer) };
                match self.direction() {
                    Direction::AtLeast => actual >= target,
                    Direction::AtMost => actual <= target,
                    Direction::Equal => actual == target,
                    Direction::Qualitative => return Err(Missing::Answer),
                }
            }
        };
        Ok((self.all_or_none(met)?, Working::Direct { full: self.full, met }))
    }

    fn ratio_forward(&self) -> Calculated {
        let (target, actual) = (self.target()?, self.actual()?);
        if target <= Number::ZERO {
            return self.no_ratio(target, actual, actual >= target, target.is_negative());
        }
        self.ratio(actual, target)
    }

    fn ratio_reverse(&self) -> Calculated {
        let (target, actual) = (self.target()?, self.actual()?);
        if actual <= Number::ZERO || target <= Number::ZERO {
            let undecided = target.is_negative() && actual <= Number::ZERO;
            return self.no_ratio(target, actual, actual <= target, undecided);
        }
        self.ratio(target, actual)
    }

    /// Zero and negative figures have no ratio: met is full marks, not met is none, and part of a negative target is
    /// something that no rule speaks of.
    fn no_ratio(&self, target: Number, actual: Number, met: bool, undecided: bool) -> Calculated {
        if !met && undecided {
            return Err(Missing::NegativeTarget);
        }
        Ok((self.all_or_none(met)?, Working::NoRatio { full: self.full, target, actual }))
    }

    fn ratio(&self, numerator: Number, denominator: Number) -> Calculated {
        let limited = numerator > denominator || numerator.is_negative();
        let score = if numerator.is_negative() {
            self.none()?
        } else if numerator >= denominator {
            self.all()?
        } else {
            Points(self.full.0.times_ratio(numerator, denominator, self.decimals)?)
        };
        Ok((score, Working::Ratio { full: self.full, numerator, denominator, limited }))
    }

    fn ratio_floor(&self, floor: Percent) -> Calculated {
        let (target, actual) = (self.target()?, self.actual()?);
        if target <= Number::ZERO {
            return Err(Missing::ZeroTarget);
        }
        // Compared and scored without dividing first: rate × target is exact, a rate of 2/3 is not.
        let hundredths = actual.multiply(Number::HUNDRED)?;
        let at_floor = floor.0.multiply(target)?;
        let score = if hundredths < at_floor {
            self.none()?
        } else if actual >= target {
            self.all()?
        } else {
            let above = hundredths.subtract(at_floor)?;
            let span = Number::HUNDRED.subtract(floor.0)?.multiply(target)?;
            Points(self.full.0.times_ratio(above, span, self.decimals)?)
        };
        Ok((score, Working::Floor { full: self.full, actual, target, floor }))
    }

    fn level(&self, level: Option<Level>, percent: Option<Percent>, profile: &RuleProfile) -> Calculated {
        let level = level.ok_or(Missing::Level)?;
        let (upper, lower) = (profile.levels.upper.0, profile.levels.lower.0);
        // A point on a cut may be chosen in either level; it is worth the same in both.
        let (from, to) = match level {
            Level::Reached => (upper, Number::HUNDRED),
            Level::Partly => (lower, upper),
            Level::Missed => (Number::ZERO, lower),
        };
        // Without a chosen point the top of the best level is meant; in the others a choice is needed.
        let percent = match (percent, level) {
            (Some(percent), _) => percent,
            (None, Level::Reached) => Percent(Number::HUNDRED),
            (None, _) => return Err(Missing::Level),
        };
        if percent.0 < from || percent.0 > to {
            return Err(Missing::OutsideLevel);
        }
        let score = self.part_of_full(percent)?;
        Ok((score, Working::Level { full: self.full, level, percent }))
    }

    fn bands(&self, of_rate: bool, bands: &[Band]) -> Calculated {
        let actual = self.actual()?;
        let (value, target) = if of_rate {
            let target = self.target()?;
            if target <= Number::ZERO {
                return Err(Missing::ZeroTarget);
            }
            (actual.multiply(Number::HUNDRED)?, target)
        } else {
            (actual, Number::ONE)
        };
        let mut found: Option<Band> = None;
        for band in bands {
            let better = found.is_none_or(|best| band.at_least > best.at_least);
            if better && value >= band.at_least.multiply(target)? {
                found = Some(*band);
            }
        }
        let score = match found {
            Some(band) => self.part_of_full(band.percent)?,
            None => self.none()?,
        };
        let shown = if of_rate { value.times_ratio(Number::ONE, target, 2)? } else { value };
        Ok((score, Working::Band { full: self.full, value: shown, of_rate, band: found }))
    }

    fn deduction(&self, step: Number, points: Points, count: StepCount) -> Calculated {
        let (target, actual) = (self.target()?, self.actual()?);
        if step <= Number::ZERO {
            return Err(Missing::Step);
        }
        let direction = self.direction();
        let gap = match direction {
            Direction::AtLeast => target.subtract(actual)?,
            Direction::AtMost => actual.subtract(target)?,
            Direction::Equal => target.subtract(actual)?.abs(),
            Direction::Qualitative => return Err(Missing::TargetNumber),
        };
        let working = Working::Deduction { full: self.full, gap, step, points, count, direction };
        if gap <= Number::ZERO {
            return Ok((self.all()?, working));
        }
        let lost_all = |lost: Number| lost >= self.full.0;
        let score = match count {
            StepCount::Whole => {
                let lost = gap.whole_steps(step)?.multiply(points.0)?;
                if lost_all(lost) { self.none()? } else { Points(self.full.0.subtract(lost)?.rounded(self.decimals)?) }
            }
            StepCount::ProRata => {
                // full − gap/step × points over one denominator, so that rounding happens once.
                let rest = self.full.0.multiply(step)?.subtract(gap.multiply(points.0)?)?;
                if rest <= Number::ZERO {
                    self.none()?
                } else {
                    Points(rest.times_ratio(Number::ONE, step, self.decimals)?)
                }
            }
        };
        Ok((score, working))
    }

    fn part_of_full(&self, percent: Percent) -> Result<Points, NumberError> {
        self.full.0.times_ratio(percent.0, Number::HUNDRED, self.decimals).map(Points)
    }
}

fn number_in(text: &str, absent: Missing, unreadable: Missing) -> Result<Number, Missing> {
    match measure::read(text) {
        Some(measure) => Ok(measure.number),
        None if text.trim().is_empty() => Err(absent),
        None => Err(unreadable),
    }
}

impl From<NumberError> for Missing {
    fn from(_: NumberError) -> Missing {
        Missing::TooLong
    }
}

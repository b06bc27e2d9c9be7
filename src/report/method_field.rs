//! The fields of an indicator, with the parameters of its scoring method.

use super::field::{FieldError, IndicatorField, flag, number, optional, read_flag, text};
use super::{Direction, Indicator, Level, Method, StepCount};
use crate::amount::{parse_percent, parse_points};

/// A parameter of a scoring method. Those that the chosen method does not have read as empty and refuse to be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MethodField {
    /// Which method; choosing another starts it with its usual parameters.
    Kind,
    Met,
    Floor,
    Level,
    Percent,
    OfRate,
    BandFrom(usize),
    BandPercent(usize),
    Step,
    StepPoints,
    StepCount,
}

impl Direction {
    pub const ALL: [Direction; 4] = [Direction::AtLeast, Direction::AtMost, Direction::Equal, Direction::Qualitative];

    pub fn code(self) -> &'static str {
        match self {
            Direction::AtLeast => "atLeast",
            Direction::AtMost => "atMost",
            Direction::Equal => "equal",
            Direction::Qualitative => "qualitative",
        }
    }
}

impl Level {
    pub const ALL: [Level; 3] = [Level::Reached, Level::Partly, Level::Missed];

    pub fn code(self) -> &'static str {
        match self {
            Level::Reached => "reached",
            Level::Partly => "partly",
            Level::Missed => "missed",
        }
    }
}

impl Method {
    /// Codes of all methods, in the order in which a form offers them.
    pub const CODES: [&str; 9] =
        ["manual", "direct", "ratioForward", "ratioReverse", "ratioFloor", "levels", "bands", "deduction", "execution"];

    pub fn code(&self) -> &'static str {
        match self {
            Method::Manual => "manual",
            Method::Direct { .. } => "direct",
            Method::RatioForward => "ratioForward",
            Method::RatioReverse => "ratioReverse",
            Method::RatioFloor { .. } => "ratioFloor",
            Method::Levels { .. } => "levels",
            Method::Bands { .. } => "bands",
            Method::Deduction { .. } => "deduction",
            Method::Execution => "execution",
        }
    }

    /// A method with the parameters that a form starts from.
    pub fn from_code(code: &str) -> Option<Method> {
        let band = |from: i64, percent: i64| super::Band {
            at_least: crate::amount::Number::whole(from),
            percent: crate::amount::Percent(crate::amount::Number::whole(percent)),
        };
        Some(match code {
            "manual" => Method::Manual,
            "direct" => Method::Direct { met: None },
            "ratioForward" => Method::RatioForward,
            "ratioReverse" => Method::RatioReverse,
            "ratioFloor" => Method::RatioFloor { floor: None },
            "levels" => Method::Levels { level: None, percent: None },
            "bands" => Method::Bands { of_rate: false, bands: vec![band(90, 100), band(80, 50), band(60, 20)] },
            "deduction" => Method::Deduction {
                step: crate::amount::Number::ONE,
                points: crate::amount::Points(crate::amount::Number::ONE),
                count: StepCount::Whole,
            },
            "execution" => Method::Execution,
            _ => return None,
        })
    }

    fn get(&self, field: MethodField) -> String {
        match (field, self) {
            (MethodField::Kind, method) => method.code().to_owned(),
            (MethodField::Met, Method::Direct { met }) => met.map_or_else(String::new, flag),
            (MethodField::Floor, Method::RatioFloor { floor }) => text(*floor),
            (MethodField::Level, Method::Levels { level, .. }) => level.map_or("", Level::code).to_owned(),
            (MethodField::Percent, Method::Levels { percent, .. }) => text(*percent),
            (MethodField::OfRate, Method::Bands { of_rate, .. }) => flag(*of_rate),
            (MethodField::BandFrom(i), Method::Bands { bands, .. }) => text(bands.get(i).map(|band| band.at_least)),
            (MethodField::BandPercent(i), Method::Bands { bands, .. }) => text(bands.get(i).map(|band| band.percent)),
            (MethodField::Step, Method::Deduction { step, .. }) => step.to_string(),
            (MethodField::StepPoints, Method::Deduction { points, .. }) => points.to_string(),
            (MethodField::StepCount, Method::Deduction { count, .. }) => {
                (if *count == StepCount::Whole { "whole" } else { "proRata" }).to_owned()
            }
            _ => String::new(),
        }
    }

    /// Leaves the method as it was where the text does not fit.
    fn set(&mut self, field: MethodField, typed: &str) -> Result<(), FieldError> {
        let mut changed = self.clone();
        changed.write(field, typed)?;
        changed.check().map_err(|_| FieldError::Range)?;
        *self = changed;
        Ok(())
    }

    fn write(&mut self, field: MethodField, typed: &str) -> Result<(), FieldError> {
        let missing = FieldError::NoSuchField;
        match (field, self) {
            // Choosing the method that is there already keeps its parameters.
            (MethodField::Kind, method) if method.code() == typed => {}
            (MethodField::Kind, method) => *method = Method::from_code(typed).ok_or(FieldError::Choice)?,
            (MethodField::Met, Method::Direct { met }) => {
                *met = if typed.is_empty() { None } else { Some(read_flag(typed)?) };
            }
            (MethodField::Floor, Method::RatioFloor { floor }) => *floor = optional(typed, parse_percent)?,
            (MethodField::Level, Method::Levels { level, .. }) => {
                let found = Level::ALL.into_iter().find(|level| level.code() == typed);
                *level = if typed.is_empty() { None } else { Some(found.ok_or(FieldError::Choice)?) };
            }
            (MethodField::Percent, Method::Levels { percent, .. }) => *percent = optional(typed, parse_percent)?,
            (MethodField::OfRate, Method::Bands { of_rate, .. }) => *of_rate = read_flag(typed)?,
            (MethodField::BandFrom(i), Method::Bands { bands, .. }) => {
                bands.get_mut(i).ok_or(missing)?.at_least = number(typed)?;
            }
            (MethodField::BandPercent(i), Method::Bands { bands, .. }) => {
                bands.get_mut(i).ok_or(missing)?.percent = parse_percent(typed)?;
            }
            (MethodField::Step, Method::Deduction { step, .. }) => *step = number(typed)?,
            (MethodField::StepPoints, Method::Deduction { points, .. }) => *points = parse_points(typed)?,
            (MethodField::StepCount, Method::Deduction { count, .. }) => {
                *count = match typed {
                    "whole" => StepCount::Whole,
                    "proRata" => StepCount::ProRata,
                    _ => return Err(FieldError::Choice),
                };
            }
            _ => return Err(missing),
        }
        Ok(())
    }
}

impl IndicatorField {
    pub(super) fn get(self, indicator: &Indicator) -> String {
        match self {
            IndicatorField::Name => indicator.name.clone(),
            IndicatorField::Target => indicator.target.clone(),
            IndicatorField::Actual => indicator.actual.clone(),
            IndicatorField::Unit => indicator.unit.clone(),
            IndicatorField::Direction => indicator.direction.code().to_owned(),
            IndicatorField::FullMarks => text(indicator.full_marks),
            IndicatorField::Score => text(indicator.score),
            IndicatorField::ByHand => flag(indicator.by_hand),
            IndicatorField::Lost => text(indicator.lost),
            IndicatorField::Reason => indicator.reason.clone(),
            IndicatorField::Applicable => flag(indicator.applicable),
            IndicatorField::Method(field) => indicator.method.get(field),
        }
    }

    pub(super) fn set(self, indicator: &mut Indicator, typed: &str) -> Result<(), FieldError> {
        match self {
            IndicatorField::Name => indicator.name = typed.to_owned(),
            IndicatorField::Target => indicator.target = typed.to_owned(),
            IndicatorField::Actual => indicator.actual = typed.to_owned(),
            IndicatorField::Unit => indicator.unit = typed.to_owned(),
            IndicatorField::Direction => {
                let found = Direction::ALL.into_iter().find(|direction| direction.code() == typed);
                indicator.direction = found.ok_or(FieldError::Choice)?;
            }
            IndicatorField::FullMarks => {
                let full = optional(typed, parse_points)?;
                if full.is_some_and(|full| full.0.is_negative()) {
                    return Err(FieldError::Number(crate::amount::NumberError::Negative));
                }
                indicator.full_marks = full;
            }
            IndicatorField::Score => indicator.score = optional(typed, parse_points)?,
            IndicatorField::ByHand => indicator.by_hand = read_flag(typed)?,
            IndicatorField::Lost => indicator.lost = optional(typed, parse_points)?,
            IndicatorField::Reason => indicator.reason = typed.to_owned(),
            IndicatorField::Applicable => indicator.applicable = read_flag(typed)?,
            IndicatorField::Method(field) => return indicator.method.set(field, typed),
        }
        Ok(())
    }
}

//! Values that the types allow but no report can mean. They are refused on reading, with their place.

use super::{Indicator, Method, Report};
use crate::amount::{Number, Percent, Points};

type Fault = (String, &'static str);

const NEGATIVE_MARKS: &str = "full marks cannot be negative";
const STEP: &str = "a step above 0 is expected";
const STEP_POINTS: &str = "points off cannot be negative";
const FLOOR: &str = "from 0 to below 100 is expected";
const PART: &str = "from 0 to 100 is expected";
const YEAR: &str = "a year from 1900 to 2200 is expected";

impl Report {
    /// The first impossible value, as its JSON path and what is wrong with it.
    pub fn check_values(&self) -> Result<(), Fault> {
        if self.year.is_some_and(|year| !(1900..=2200).contains(&year)) {
            return Err(("year".into(), YEAR));
        }
        for (i, indicator) in self.indicators.iter().enumerate() {
            check_indicator(indicator, &format!("indicators[{i}]"))?;
        }
        Ok(())
    }
}

fn check_indicator(indicator: &Indicator, path: &str) -> Result<(), Fault> {
    if indicator.full_marks.is_some_and(|Points(full)| full.is_negative()) {
        return Err((format!("{path}.fullMarks"), NEGATIVE_MARKS));
    }
    indicator.method.check().map_err(|(key, message)| (format!("{path}.method.{key}"), message))?;
    for (i, child) in indicator.children.iter().enumerate() {
        check_indicator(child, &format!("{path}.children[{i}]"))?;
    }
    Ok(())
}

impl Method {
    /// The first impossible parameter, as its key and what is wrong with it: with these alone every score lies between
    /// 0 and full marks.
    pub(super) fn check(&self) -> Result<(), Fault> {
        match self {
            Method::RatioFloor { floor: Some(Percent(floor)) } if floor.is_negative() || *floor >= Number::HUNDRED => {
                Err(("floor".into(), FLOOR))
            }
            Method::Bands { bands, .. } => {
                let possible = |percent: Number| !percent.is_negative() && percent <= Number::HUNDRED;
                match bands.iter().position(|band| !possible(band.percent.0)) {
                    Some(i) => Err((format!("bands[{i}].percent"), PART)),
                    None => Ok(()),
                }
            }
            Method::Deduction { step, .. } if *step <= Number::ZERO => Err(("step".into(), STEP)),
            Method::Deduction { points, .. } if points.0.is_negative() => Err(("points".into(), STEP_POINTS)),
            _ => Ok(()),
        }
    }
}

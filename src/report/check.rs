//! Values that the types allow but no report can mean. They are refused on reading, with their place.

use super::{Indicator, Method, Report};
use crate::amount::{Number, Points};

type Fault = (String, &'static str);

const NEGATIVE_MARKS: &str = "full marks cannot be negative";
const STEP: &str = "a step above 0 is expected";
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
    if let Method::Deduction { step, .. } = &indicator.method {
        if *step <= Number::ZERO {
            return Err((format!("{path}.method.step"), STEP));
        }
    }
    for (i, child) in indicator.children.iter().enumerate() {
        check_indicator(child, &format!("{path}.children[{i}]"))?;
    }
    Ok(())
}

//! The rounding envelope: how far the true value of a printed figure may lie from it.

use crate::amount::{Number, NumberError, Unit, convert};
use crate::claims::{Measure, Quantity};

/// A figure in the unit that a comparison is made in, with half a unit of its last printed digit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Printed {
    pub value: Number,
    pub envelope: Number,
}

/// The figures of one comparison in one unit. A whole number beside decimals is read as exact: half a unit of "30"
/// would excuse any gap.
pub fn printed(quantities: &[&Quantity], unit: Unit) -> Result<Vec<Printed>, NumberError> {
    let decimals_beside = quantities.iter().any(|q| q.number.decimals() > 0);
    quantities
        .iter()
        .map(|q| {
            let exact = match q.measure {
                Measure::Count | Measure::Points => true,
                // 元 has no smaller part that a report would round away.
                Measure::Money(Unit::Yuan) => q.number.decimals() == 0,
                Measure::Money(_) | Measure::Percent => q.number.decimals() == 0 && decimals_beside,
            };
            let envelope = if exact { Number::ZERO } else { q.number.envelope() };
            Ok(match q.measure {
                Measure::Money(own) => {
                    Printed { value: convert(q.number, own, unit)?, envelope: convert(envelope, own, unit)? }
                }
                _ => Printed { value: q.number, envelope },
            })
        })
        .collect()
}

/// The unit to compare in: that of the first amount of money.
pub fn common_unit(quantities: &[&Quantity]) -> Unit {
    quantities
        .iter()
        .find_map(|q| match q.measure {
            Measure::Money(unit) => Some(unit),
            _ => None,
        })
        .unwrap_or_default()
}

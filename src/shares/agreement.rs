//! How a stated share and the calculated one lie to each other, within what rounding of the printed figures allows.

use crate::amount::{Interval, Number, NumberError, Percent};

/// The relation of a stated percentage to the one that follows from the printed figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same at the decimals that were printed.
    Same,
    /// Different, but both lie within half a unit of the last printed digits of all three figures.
    Rounding,
    /// Further apart than rounding explains.
    Apart,
}

/// Compares a stated share with part and whole.
pub fn agreement(stated: Percent, part: Number, whole: Number) -> Result<Agreement, NumberError> {
    if part.percent_of(whole, stated.0.decimals())? == stated.0 {
        return Ok(Agreement::Same);
    }
    let (part, whole) = (Interval::printed(part)?, Interval::printed(whole)?);
    let overlap = Interval::printed(stated.0)?.may_be_percent(part, whole)?;
    Ok(if overlap == Some(true) { Agreement::Rounding } else { Agreement::Apart })
}

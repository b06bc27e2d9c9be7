//! How a stated share and the calculated one lie to each other, within what rounding of the printed figures allows.

use crate::amount::{Number, NumberError, Percent};

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
    // stated ± e overlaps part ± e / whole ± e, cross-multiplied so that nothing is divided. Whole numbers beside
    // decimals are read as exact: half a unit of "30" would excuse any gap.
    let exact = |n: Number| if n.decimals() == 0 { Number::ZERO } else { n.envelope() };
    let (low, high) = (stated.0.subtract(exact(stated.0))?, stated.0.add(exact(stated.0))?);
    let (part_low, part_high) = (part.subtract(exact(part))?, part.add(exact(part))?);
    let (whole_low, whole_high) = (whole.subtract(exact(whole))?, whole.add(exact(whole))?);
    if whole_low <= Number::ZERO {
        return Ok(Agreement::Apart);
    }
    // The smallest share has the largest whole below it, that of a negative correction the smallest.
    let below = high.multiply(if part_low.is_negative() { whole_low } else { whole_high })?;
    let above = low.multiply(if part_high.is_negative() { whole_high } else { whole_low })?;
    let apart = below < part_low.multiply(Number::HUNDRED)? || above > part_high.multiply(Number::HUNDRED)?;
    Ok(if apart { Agreement::Apart } else { Agreement::Rounding })
}

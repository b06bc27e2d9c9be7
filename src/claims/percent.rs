//! A stated percentage against part ÷ whole × 100: shares, growth, completion and execution rates alike.

use super::Quantity;
use super::tolerance::{Style, common_unit, in_unit};
use crate::amount::{Interval, Number, NumberError, slips};

/// How a stated percentage lies to the calculated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The nearest value with the printed decimals.
    Same,
    /// Cut off behind the printed decimals (截尾).
    CutOff,
    /// Another value that the printed digits of all three figures still allow (四舍五入尾差).
    Residue,
    Apart,
}

/// A comparison with everything that its working shows.
#[derive(Clone, Copy, Debug)]
pub struct Compared {
    pub found: Match,
    pub stated: Number,
    /// The nearest value; with two decimals at least where it is not the stated one.
    pub computed: Number,
    pub tolerance: Number,
    pub part: Number,
    pub whole: Number,
}

/// Part and whole in one unit, each with the interval that its printed digits leave.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    pub part: Number,
    pub whole: Number,
    pub parts: Interval,
    pub wholes: Interval,
}

/// Part and whole as they are stated.
pub fn ratio(part: &Quantity, whole: &Quantity) -> Result<Ratio, NumberError> {
    let unit = common_unit([whole, part].into_iter());
    let style = Style::beside_decimals([part, whole].into_iter());
    Ok(Ratio {
        part: in_unit(part, unit)?,
        whole: in_unit(whole, unit)?,
        parts: style.interval(part, unit)?,
        wholes: style.interval(whole, unit)?,
    })
}

/// `None` where the whole is zero, or may be.
pub fn compare(stated: Number, ratio: &Ratio) -> Result<Option<Compared>, NumberError> {
    if ratio.whole.is_zero() {
        return Ok(None);
    }
    let decimals = stated.decimals();
    let nearest = ratio.part.percent_of(ratio.whole, decimals)?;
    let half = Interval::printed(stated)?;
    let found = if nearest == stated {
        Match::Same
    } else if ratio.part.percent_cut_off(ratio.whole, decimals)? == stated {
        Match::CutOff
    } else {
        match half.may_be_percent(ratio.parts, ratio.wholes)? {
            Some(true) => Match::Residue,
            Some(false) => Match::Apart,
            None => return Ok(None),
        }
    };
    let shown = if found == Match::Same { decimals } else { decimals.max(2) };
    let computed = if shown == decimals { nearest } else { ratio.part.percent_of(ratio.whole, shown)? };
    let tolerance = tolerance(half, ratio, decimals)?;
    Ok(Some(Compared { found, stated, computed, tolerance, part: ratio.part, whole: ratio.whole }))
}

/// Half a unit of the stated percentage and half of what the digits of part and whole leave open.
fn tolerance(stated: Interval, ratio: &Ratio, decimals: u32) -> Result<Number, NumberError> {
    let half = stated.high.subtract(stated.low)?.times_ratio(Number::ONE, Number::whole(2), decimals + 2)?;
    if ratio.wholes.low <= Number::ZERO && ratio.wholes.high >= Number::ZERO {
        return Ok(half.trimmed(0));
    }
    let high = ratio.parts.high.percent_of(ratio.wholes.low, decimals + 2)?;
    let low = ratio.parts.low.percent_of(ratio.wholes.high, decimals + 2)?;
    let spread = high.subtract(low)?.abs().times_ratio(Number::ONE, Number::whole(2), decimals + 2)?;
    Ok(half.add(spread)?.trimmed(0))
}

impl Compared {
    pub fn difference(&self) -> Number {
        self.computed.subtract(self.stated).unwrap_or(Number::ZERO)
    }

    /// One other digit in the part, or in the whole, and the percentage holds: 3,986.20 of 3,268.75 as 91.36 %, for 2,986.20.
    pub(crate) fn holds_but_for_a_digit(&self) -> bool {
        /// Of shorter ones any digit may be another.
        const LEAST: u128 = 100;
        let Compared { part, whole, stated, .. } = *self;
        let half = stated.envelope();
        let (Ok(low), Ok(high)) = (stated.subtract(half), stated.add(half)) else { return false };
        let of_part = |rate: Number| whole.times_ratio(rate, Number::HUNDRED, part.decimals() + 1);
        let of_whole = |rate: Number| part.times_ratio(Number::HUNDRED, rate, whole.decimals() + 1);
        let between = |number: Number, [least, most]: [Result<Number, NumberError>; 2]| {
            least.is_ok_and(|least| most.is_ok_and(|most| slips::may_lie_between(number, least, most)))
        };
        [part, whole, stated].into_iter().all(|number| number.mantissa().unsigned_abs() >= LEAST)
            && (between(part, [low, high].map(of_part)) || between(whole, [high, low].map(of_whole)))
    }
}

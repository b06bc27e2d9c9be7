//! Where the true value of a printed figure may lie: the one place that knows how intervals are subtracted and divided.

use super::{Number, NumberError};

/// All values from `low` to `high`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    pub low: Number,
    pub high: Number,
}

impl Interval {
    pub fn exact(number: Number) -> Interval {
        Interval { low: number, high: number }
    }

    /// `number` give or take `half`.
    pub fn around(number: Number, half: Number) -> Result<Interval, NumberError> {
        if half.is_zero() {
            return Ok(Interval::exact(number));
        }
        Ok(Interval { low: number.subtract(half)?, high: number.add(half)? })
    }

    /// Half a unit of the last printed digit around a figure; a whole number is read as exact, since half a unit of
    /// "30" beside 29.99 would excuse any gap.
    pub fn printed(number: Number) -> Result<Interval, NumberError> {
        let half = if number.decimals() == 0 { Number::ZERO } else { number.envelope() };
        Interval::around(number, half)
    }

    pub fn subtract(self, other: Interval) -> Result<Interval, NumberError> {
        Ok(Interval { low: self.low.subtract(other.high)?, high: self.high.subtract(other.low)? })
    }

    pub fn negate(self) -> Interval {
        Interval { low: self.high.negate(), high: self.low.negate() }
    }

    pub fn contains(self, number: Number) -> bool {
        self.low <= number && number <= self.high
    }

    /// Whether some part ÷ some whole × 100 is some percentage of `self`. Nothing is divided, so nothing is rounded.
    /// `None` where the whole may be zero.
    pub fn may_be_percent(self, part: Interval, whole: Interval) -> Result<Option<bool>, NumberError> {
        if whole.high < Number::ZERO {
            return self.may_be_percent(part.negate(), whole.negate());
        }
        if whole.low <= Number::ZERO {
            return Ok(None);
        }
        // The smallest share has the largest whole below it, that of a negative part the smallest.
        let most = self.high.multiply(if part.low.is_negative() { whole.low } else { whole.high })?;
        let least = self.low.multiply(if part.high.is_negative() { whole.high } else { whole.low })?;
        let apart = most < part.low.multiply(Number::HUNDRED)? || least > part.high.multiply(Number::HUNDRED)?;
        Ok(Some(!apart))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    fn printed(text: &str) -> Interval {
        Interval::printed(n(text)).unwrap()
    }

    #[test]
    fn whole_numbers_are_exact_and_decimals_are_not() {
        assert_eq!(printed("30"), Interval { low: n("30"), high: n("30") });
        assert_eq!(printed("29.99"), Interval { low: n("29.985"), high: n("29.995") });
        let gap = printed("50").subtract(printed("29.99")).unwrap();
        assert_eq!((gap.low, gap.high), (n("20.005"), n("20.015")));
    }

    #[test]
    fn percentages_of_printed_figures() {
        let may = |stated, part, whole| printed(stated).may_be_percent(printed(part), printed(whole)).unwrap();
        // 318.735 ÷ 368.975 = 86.3839 %, 318.745 ÷ 368.965 = 86.3889 %; 86.38 may stand for up to 86.385.
        assert_eq!(may("86.38", "318.74", "368.97"), Some(true));
        assert_eq!(may("86.37", "318.74", "368.97"), Some(false));
        assert_eq!(may("86.40", "318.74", "368.97"), Some(false));
        // Both sides below zero: a reduction of a reduction.
        assert_eq!(may("50.0", "-5.0", "-10.0"), Some(true));
        assert_eq!(may("-50.0", "-5.0", "10.0"), Some(true));
        assert_eq!(may("-51.0", "-5.00", "10.00"), Some(false));
        assert_eq!(may("1.0", "0.1", "0.0"), None);
    }
}

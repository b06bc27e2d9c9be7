//! Exact decimal quantities: [`Amount`] with its [`Unit`], [`Percent`], [`Points`], all built on [`Number`].
//!
//! What belongs here: holding a figure with the digits it was printed with, adding, scaling, rounding half-up
//! (四舍五入), reading what people write and printing it again. This is the one module that names `rust_decimal`.
//! What does not: what a figure means, and whether it is right.
//!
//! Limits: a [`Number`] has at most 28 significant digits and 28 decimals. Nothing here wraps, rounds silently or
//! panics: what does not fit is an [`NumberError`]. There is no float, and no conversion from one.
//!
//! ```
//! use jixiao::amount::Number;
//! let part: Number = "318.74".parse()?;
//! let whole: Number = "368.97".parse()?;
//! assert_eq!(part.percent_of(whole, 2)?.to_string(), "86.39");
//! assert_eq!("6.00".parse::<Number>()?.to_string(), "6.00"); // the digits as they were printed
//! # Ok::<(), jixiao::amount::NumberError>(())
//! ```

mod interval;
mod parse;
mod ratio;
pub(crate) mod slips;
mod text;
mod units;

use std::cmp::Ordering;
use std::fmt;

use rust_decimal::Decimal;

pub use interval::Interval;
pub use parse::{leading_number, parse_amount, parse_count, parse_number, parse_percent, parse_points};
pub use units::{Amount, Percent, Points, Unit, convert};

/// The most significant digits that a [`Number`] holds.
pub const MAX_DIGITS: u32 = 28;

/// Why a figure could not be read or calculated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing was written.
    Empty,
    /// A character that belongs to no number; the value is its position, counted in characters from 0.
    NotANumber(usize),
    /// Thousands separators at places where none belong (`1,23,4`).
    Grouping,
    /// More digits than 28, or a result that would need them.
    TooLong,
    /// A unit that this kind of figure does not take (`12%` for an amount).
    WrongUnit,
    /// A division by zero.
    ZeroDivision,
    /// A negative figure where none is possible.
    Negative,
    /// A part of something that is counted.
    Fraction,
    /// More than can be counted here.
    TooMany,
}

/// An exact decimal number that remembers how many decimals it was written with.
///
/// `6` and `6.00` are equal but print differently: a published figure is never reworded.
#[derive(Clone, Copy)]
pub struct Number(Decimal);

impl Number {
    pub const ZERO: Number = Number(Decimal::ZERO);
    pub const ONE: Number = Number(Decimal::ONE);
    pub const HUNDRED: Number = Number(Decimal::ONE_HUNDRED);

    /// `mantissa / 10^scale`, for example `new(36897, 2)` is 368.97.
    pub fn new(mantissa: i128, scale: u32) -> Result<Number, NumberError> {
        // The decimal type could hold a part of the numbers with 29 digits, but those could not be read again.
        if let (Ok(short), true) = (i64::try_from(mantissa), scale <= MAX_DIGITS) {
            return Ok(Number(Decimal::new(short, scale)));
        }
        if mantissa.unsigned_abs() >= 10_u128.pow(MAX_DIGITS) {
            return Err(NumberError::TooLong);
        }
        Decimal::try_from_i128_with_scale(mantissa, scale).map(Number).map_err(|_| NumberError::TooLong)
    }

    /// A whole number.
    pub fn whole(value: i64) -> Number {
        Number(Decimal::from(value))
    }

    /// The digits without the decimal point.
    #[inline]
    pub fn mantissa(self) -> i128 {
        self.0.mantissa()
    }

    /// How many decimals were written.
    #[inline]
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Below zero; `-0.00` is not.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    pub fn negate(self) -> Number {
        Number(if self.0.is_zero() { self.0 } else { -self.0 })
    }

    pub fn abs(self) -> Number {
        Number(self.0.abs())
    }

    /// Exact sum, with the decimals of the longer one.
    #[expect(clippy::should_implement_trait, reason = "the operator could not say that a sum does not fit")]
    pub fn add(self, other: Number) -> Result<Number, NumberError> {
        Number::sum([self, other])
    }

    /// Exact difference.
    pub fn subtract(self, other: Number) -> Result<Number, NumberError> {
        Number::sum([self, other.negate()])
    }

    /// Exact sum of any number of terms; none add to zero.
    pub fn sum(terms: impl IntoIterator<Item = Number>) -> Result<Number, NumberError> {
        let (mut total, mut scale) = (0_i128, 0);
        for term in terms {
            let mut mantissa = term.mantissa();
            let decimals = term.decimals();
            if decimals > scale {
                total = scaled_up(total, decimals - scale)?;
                scale = decimals;
            } else if decimals < scale {
                mantissa = scaled_up(mantissa, scale - decimals)?;
            }
            total = total.checked_add(mantissa).ok_or(NumberError::TooLong)?;
        }
        Number::new(total, scale)
    }

    /// Exact product.
    pub fn multiply(self, other: Number) -> Result<Number, NumberError> {
        let product = self.mantissa().checked_mul(other.mantissa()).ok_or(NumberError::TooLong)?;
        Number::new(product, self.decimals() + other.decimals()).map(|n| {
            // Two printed decimals times two make four, of which the last are often noise zeros.
            let keep = self.decimals().max(other.decimals());
            n.trimmed(keep)
        })
    }

    /// The same value in the fewest decimals, but no fewer than `at_least`.
    pub fn trimmed(self, at_least: u32) -> Number {
        let mut scale = self.decimals();
        if scale <= at_least {
            return self;
        }
        let mut mantissa = self.mantissa();
        // Everyday figures fit into 64 bits, where a division is cheap.
        if let Ok(mut short) = i64::try_from(mantissa) {
            while scale > at_least && short % 10 == 0 {
                short /= 10;
                scale -= 1;
            }
            return Number(Decimal::new(short, scale));
        }
        while scale > at_least && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Number::new(mantissa, scale).unwrap_or(self)
    }

    /// Multiplied by a power of ten.
    ///
    /// # Errors
    /// [`NumberError::TooLong`] where the digits do not suffice.
    pub fn moved(self, places: i32) -> Result<Number, NumberError> {
        let scale = self.decimals() as i32 - places;
        if scale >= 0 {
            Number::new(self.mantissa(), scale as u32).map(|number| number.trimmed(0))
        } else {
            Number::new(scaled_up(self.mantissa(), scale.unsigned_abs())?, 0)
        }
    }

    /// The digits without the point, the sign and the zeros at the end, also those before the point: 12 of 1200 and of -0.120.
    pub fn significant(self) -> u128 {
        let mut digits = self.mantissa().unsigned_abs();
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits
    }

    /// Rounded half-up (away from zero at the half), always printed with exactly `decimals` decimals.
    ///
    /// ```
    /// # use jixiao::amount::Number;
    /// let n: Number = "-0.125".parse()?;
    /// assert_eq!(n.rounded(2)?.to_string(), "-0.13");
    /// # Ok::<(), jixiao::amount::NumberError>(())
    /// ```
    pub fn rounded(self, decimals: u32) -> Result<Number, NumberError> {
        ratio::quotient(self.mantissa(), 1, decimals as i32 - self.decimals() as i32, decimals)
    }

    /// `self / whole × 100`, rounded half-up to `decimals`.
    pub fn percent_of(self, whole: Number, decimals: u32) -> Result<Number, NumberError> {
        let shift = whole.decimals() as i32 - self.decimals() as i32 + 2 + decimals as i32;
        ratio::quotient(self.mantissa(), whole.mantissa(), shift, decimals)
    }

    /// `self × numerator / denominator`, rounded half-up to `decimals` in one step.
    pub fn times_ratio(self, numerator: Number, denominator: Number, decimals: u32) -> Result<Number, NumberError> {
        let product = self.mantissa().checked_mul(numerator.mantissa()).ok_or(NumberError::TooLong)?;
        let written = self.decimals() as i32 + numerator.decimals() as i32;
        let shift = denominator.decimals() as i32 - written + decimals as i32;
        ratio::quotient(product, denominator.mantissa(), shift, decimals)
    }

    /// `self / whole × 100`, cut off behind `decimals` (截尾).
    pub fn percent_cut_off(self, whole: Number, decimals: u32) -> Result<Number, NumberError> {
        let factor = 10_i128.checked_pow(decimals + 2).ok_or(NumberError::TooLong)?;
        let cut = self.multiply(Number::new(factor, 0)?)?.whole_steps(whole)?;
        Number::new(cut.mantissa(), decimals)
    }

    /// `self / other` rounded towards zero to a whole number: how many whole steps fit.
    pub fn whole_steps(self, step: Number) -> Result<Number, NumberError> {
        ratio::whole_part(self, step)
    }

    /// Half a unit of the last printed digit: how far the true value may lie from the printed one.
    ///
    /// ```
    /// # use jixiao::amount::Number;
    /// assert_eq!("368.97".parse::<Number>()?.envelope().to_string(), "0.005");
    /// # Ok::<(), jixiao::amount::NumberError>(())
    /// ```
    pub fn envelope(self) -> Number {
        Number::new(5, (self.decimals() + 1).min(MAX_DIGITS)).unwrap_or(Number::ZERO)
    }
}

fn scaled_up(mantissa: i128, decimals: u32) -> Result<i128, NumberError> {
    if let (Ok(short), Some(&factor)) = (i64::try_from(mantissa), ratio::POWERS.get(decimals as usize)) {
        return Ok(i128::from(short) * i128::from(factor));
    }
    10_i128.checked_pow(decimals).and_then(|factor| mantissa.checked_mul(factor)).ok_or(NumberError::TooLong)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = f.width().is_none() && f.precision().is_none() && !f.sign_plus();
        if let Some(short) = text::Short::of(*self).filter(|_| plain) {
            return f.write_str(short.as_str());
        }
        if self.0.is_zero() { fmt::Display::fmt(&self.0.abs(), f) } else { fmt::Display::fmt(&self.0, f) }
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Order by value: `6` equals `6.00`.
impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        // Nearly always both have the same decimals.
        if self.decimals() == other.decimals() {
            return self.mantissa().cmp(&other.mantissa());
        }
        self.0.cmp(&other.0)
    }
}

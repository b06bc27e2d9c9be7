//! Exact division with half-up rounding, digit by digit, so that no intermediate result is ever rounded.

use super::{Number, NumberError};

/// Operands above this could overflow while a remainder is multiplied by ten.
const LIMIT: u128 = 1 << 123;

/// `numerator / denominator × 10^shift`, rounded half away from zero to a whole mantissa with `scale` decimals.
pub(super) fn quotient(numerator: i128, denominator: i128, shift: i32, scale: u32) -> Result<Number, NumberError> {
    if denominator == 0 {
        return Err(NumberError::ZeroDivision);
    }
    let negative = (numerator < 0) != (denominator < 0);
    let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    let magnitude = match small(n, d, shift) {
        Some(q) => u128::from(q),
        None => long(n, d, shift)?,
    };
    let mantissa = i128::try_from(magnitude).map_err(|_| NumberError::TooLong)?;
    Number::new(if negative { -mantissa } else { mantissa }, scale)
}

/// Everyday figures fit into 64 bits, where one division does it all.
#[inline]
fn small(n: u128, d: u128, shift: i32) -> Option<u64> {
    let (n, d) = (u64::try_from(n).ok()?, u64::try_from(d).ok()?);
    let power = POWERS.get(shift.unsigned_abs() as usize)?;
    let (n, d) = if shift >= 0 { (n.checked_mul(*power)?, d) } else { (n, d.checked_mul(*power)?) };
    let (q, r) = (n / d, n % d);
    Some(if r >= d - r { q + 1 } else { q })
}

pub(super) const POWERS: [u64; 20] = {
    let mut powers = [1_u64; 20];
    let mut i = 1;
    while i < powers.len() {
        powers[i] = powers[i - 1] * 10;
        i += 1;
    }
    powers
};

/// The school method: one decimal digit after the other, the remainder always exact.
fn long(n: u128, d: u128, shift: i32) -> Result<u128, NumberError> {
    if n >= LIMIT || d >= LIMIT {
        return Err(NumberError::TooLong);
    }
    let (mut q, mut r) = (n / d, n % d);
    for _ in 0..shift.max(0) {
        r *= 10;
        q = q.checked_mul(10).and_then(|q| q.checked_add(r / d)).ok_or(NumberError::TooLong)?;
        r %= d;
    }
    if shift >= 0 {
        return Ok(if r >= d - r { q + 1 } else { q });
    }
    // Fewer decimals asked than there are: cut whole digits. A remainder of the division cannot turn a digit below
    // five into a half, so the cut digits alone decide.
    match 10_u128.checked_pow(shift.unsigned_abs()) {
        Some(power) => Ok(if q % power >= power / 2 { q / power + 1 } else { q / power }),
        None => Ok(0),
    }
}

/// `a / b` towards zero.
pub(super) fn whole_part(a: Number, b: Number) -> Result<Number, NumberError> {
    if b.is_zero() {
        return Err(NumberError::ZeroDivision);
    }
    let scale = a.decimals().max(b.decimals());
    let align = |n: Number| super::scaled_up(n.mantissa(), scale - n.decimals());
    Number::new(align(a)? / align(b)?, 0)
}

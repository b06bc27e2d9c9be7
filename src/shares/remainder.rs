//! Largest remainder (最大余额法): percentages that add to exactly 100. Not rounding, and labelled as what it is.

use crate::amount::{Number, NumberError, Percent};

/// Percentages with `decimals` decimals that add to 100: every share is cut off, and the units left over go to the
/// largest remainders, the earlier part first among equals.
///
/// Errors: [`NumberError::Negative`] for a negative part, [`NumberError::ZeroDivision`] where the parts add to zero.
pub fn largest_remainder(parts: &[Number], decimals: u32) -> Result<Vec<Percent>, NumberError> {
    if parts.iter().any(|part| part.is_negative()) {
        return Err(NumberError::Negative);
    }
    let whole = Number::sum(parts.iter().copied())?;
    if whole.is_zero() {
        return Err(NumberError::ZeroDivision);
    }
    let units = 100 * 10_i128.checked_pow(decimals).ok_or(NumberError::TooLong)?;
    let scale = parts.iter().map(|part| part.decimals()).max().unwrap_or(0);
    let aligned = |number: Number| {
        let factor = 10_i128.checked_pow(scale - number.decimals().min(scale)).ok_or(NumberError::TooLong)?;
        number.mantissa().checked_mul(factor).ok_or(NumberError::TooLong)
    };
    let total = aligned(whole)?;
    let mut floors = Vec::with_capacity(parts.len());
    let mut remainders = Vec::with_capacity(parts.len());
    for (index, &part) in parts.iter().enumerate() {
        let scaled = aligned(part)?.checked_mul(units).ok_or(NumberError::TooLong)?;
        floors.push(scaled / total);
        remainders.push((scaled % total, index));
    }
    let left = units - floors.iter().sum::<i128>();
    remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for &(_, index) in remainders.iter().take(usize::try_from(left).unwrap_or(0)) {
        floors[index] += 1;
    }
    floors.into_iter().map(|floor| Number::new(floor, decimals).map(Percent)).collect()
}

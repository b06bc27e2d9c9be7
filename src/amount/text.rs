//! Quantities and their faults as text.

use std::fmt;

use super::{Number, NumberError};

impl Number {
    /// Its digits behind a text: what formatting does, without its machinery.
    pub fn push_to(self, out: &mut String) {
        match Short::of(self) {
            Some(short) => out.push_str(short.as_str()),
            None => out.push_str(&self.to_string()),
        }
    }

    /// With thousands separators, as a reader sees it: `38,478.95`.
    pub fn grouped(self) -> String {
        let plain = self.to_string();
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
        let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(w, d)| (w, Some(d)));
        let mut out = String::with_capacity(plain.len() + 8);
        out.push_str(sign);
        for (i, digit) in whole.chars().enumerate() {
            if i > 0 && (whole.len() - i) % 3 == 0 {
                out.push(',');
            }
            out.push(digit);
        }
        if let Some(decimals) = decimals {
            out.push('.');
            out.push_str(decimals);
        }
        out
    }
}

/// The digits of a figure of usual length, without an allocation: hundreds are printed for every report that is checked.
pub(super) struct Short {
    bytes: [u8; Short::LONGEST],
    start: usize,
}

impl Short {
    /// A sign, the digits of 64 bits, a point.
    const LONGEST: usize = 24;

    /// `None` for one with more digits than 64 bits have, or more decimals.
    pub fn of(number: Number) -> Option<Short> {
        let mantissa = i64::try_from(number.mantissa()).ok()?;
        let decimals = number.decimals() as usize;
        if decimals > 18 {
            return None;
        }
        let mut short = Short { bytes: [0; Short::LONGEST], start: Short::LONGEST };
        let mut rest = mantissa.unsigned_abs();
        let mut digits = 0;
        while rest > 0 || digits <= decimals {
            if digits == decimals && digits > 0 {
                short.put(b'.');
            }
            short.put(b'0' + (rest % 10) as u8);
            rest /= 10;
            digits += 1;
        }
        if mantissa < 0 {
            short.put(b'-');
        }
        Some(short)
    }

    fn put(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }

    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[self.start..]).unwrap_or("")
    }
}

impl fmt::Display for NumberError {
    /// In English, for developers; what users read is made by `words`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumberError::Empty => f.write_str("nothing is written"),
            NumberError::NotANumber(at) => write!(f, "not a number at character {}", at + 1),
            NumberError::Grouping => f.write_str("thousands separators stand at the wrong places"),
            NumberError::TooLong => f.write_str("more than 28 digits"),
            NumberError::WrongUnit => f.write_str("a unit that does not belong to this kind of figure"),
            NumberError::ZeroDivision => f.write_str("division by zero"),
            NumberError::Negative => f.write_str("a negative figure is not possible"),
            NumberError::Fraction => f.write_str("a whole number is expected"),
            NumberError::TooMany => f.write_str("a count that is too large"),
        }
    }
}

impl std::error::Error for NumberError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_figures_are_printed_as_long_ones_are() {
        for mantissa in [0, 1, 5, 10, 99, 100, 36897, -36897, i128::from(i64::MAX), i128::from(i64::MIN)] {
            for decimals in [0, 1, 2, 5, 18] {
                let Ok(number) = Number::new(mantissa, decimals) else { continue };
                let short = Short::of(number).unwrap();
                assert_eq!(short.as_str(), number.0.to_string(), "{mantissa} {decimals}");
            }
        }
        assert!(Short::of(Number::new(i128::from(i64::MAX) + 1, 0).unwrap()).is_none());
        assert!(Short::of(Number::new(1, 19).unwrap()).is_none());
    }
}

//! Quantities and their faults as text.

use std::fmt;

use super::{Number, NumberError};

impl Number {
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
        }
    }
}

impl std::error::Error for NumberError {}

//! Quantities as text: out with thousands separators, in from JSON strings.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserializer, de};

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

/// Reads a quantity from a string, and says what was expected where something else stands.
pub(super) fn read<'de, D, T>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: FromStr<Err = NumberError>,
{
    struct Text<T>(&'static str, PhantomData<T>);

    impl<T: FromStr<Err = NumberError>> de::Visitor<'_> for Text<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            text.parse().map_err(|error: NumberError| E::custom(format_args!("{error}; expected {}", self.0)))
        }
    }

    deserializer.deserialize_str(Text(expected, PhantomData))
}

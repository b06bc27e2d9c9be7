//! The quantities of the field: money with its unit, percentages, points.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Number, NumberError, parse};
use crate::reader::{FromJson, Read, Reader, Stop};

/// The unit of an amount of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// 元
    Yuan,
    /// 万元, 10 000 元: what reports are printed in.
    #[default]
    WanYuan,
    /// 亿元, 100 000 000 元
    YiYuan,
}

impl Unit {
    pub const ALL: [Unit; 3] = [Unit::Yuan, Unit::WanYuan, Unit::YiYuan];

    /// As it is written in reports and in the JSON form.
    pub fn label(self) -> &'static str {
        match self {
            Unit::Yuan => "元",
            Unit::WanYuan => "万元",
            Unit::YiYuan => "亿元",
        }
    }

    pub fn from_label(label: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|unit| unit.label() == label)
    }

    /// Zeros behind the one: 4 of 万元.
    pub fn power(self) -> i32 {
        match self {
            Unit::Yuan => 0,
            Unit::WanYuan => 4,
            Unit::YiYuan => 8,
        }
    }
}

/// A sum of money: the number as printed, with its own unit only where it differs from the report's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    pub number: Number,
    /// `None`: the unit that the whole report is written in.
    pub unit: Option<Unit>,
}

impl Amount {
    pub fn new(number: Number) -> Amount {
        Amount { number, unit: None }
    }

    /// The number of this amount in the unit `wanted`, where the report's own unit is `report`. Exact.
    pub fn in_unit(self, report: Unit, wanted: Unit) -> Result<Number, NumberError> {
        convert(self.number, self.unit.unwrap_or(report), wanted)
    }
}

/// Moves the decimal point; no digit is lost, and no zero is kept that only the conversion made.
///
/// ```
/// use jixiao::amount::{Number, Unit, convert};
/// let n: Number = "368.97".parse()?;
/// assert_eq!(convert(n, Unit::WanYuan, Unit::Yuan)?.to_string(), "3689700");
/// # Ok::<(), jixiao::amount::NumberError>(())
/// ```
pub fn convert(number: Number, from: Unit, to: Unit) -> Result<Number, NumberError> {
    match from.power() - to.power() {
        0 => Ok(number),
        power => number.moved(power),
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit.map_or("", Unit::label))
    }
}

/// Defines a quantity that is a bare number in JSON strings and in calculations, but a type of its own in code.
macro_rules! quantity {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(pub Number);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = NumberError;
            fn from_str(text: &str) -> Result<$name, NumberError> {
                text.parse().map($name)
            }
        }
        text_in_json!($name, "a decimal number in quotes, such as \"86.38\"", r"^-?(\d+(\.\d+)?|\.\d+)$");
    };
}

/// Reads and writes a type as a JSON string: a JSON number would have passed through a float.
macro_rules! text_in_json {
    ($name:ident, $expected:literal, $pattern:literal) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl FromJson for $name {
            fn read(json: &mut Reader<'_>) -> Read<$name> {
                json.quoted($expected)
            }
        }

        #[cfg(test)]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "pattern": $pattern, "description": $expected })
            }
        }
    };
}

quantity! {
    /// A percentage: `Percent` of `"86.38"` is 86.38 %.
    Percent
}
quantity! {
    /// Points of a score, usually out of 100.
    Points
}
text_in_json!(Number, "a decimal number in quotes, such as \"86.38\"", r"^-?(\d+(\.\d+)?|\.\d+)$");
text_in_json!(
    Amount,
    "an amount in quotes, such as \"368.97\" or, in a unit of its own, \"3689700元\"",
    r"^-?(\d+(\.\d+)?|\.\d+)(元|万元|亿元)?$"
);

impl Default for Number {
    fn default() -> Number {
        Number::ZERO
    }
}

impl FromStr for Number {
    type Err = NumberError;
    /// Plain notation only (`-12.50`); what people write is read by [`super::parse_number`].
    fn from_str(text: &str) -> Result<Number, NumberError> {
        parse::plain(text)
    }
}

impl FromStr for Amount {
    type Err = NumberError;
    /// Plain notation with an optional unit directly behind it.
    fn from_str(text: &str) -> Result<Amount, NumberError> {
        let unit = Unit::ALL.into_iter().rev().find(|unit| text.ends_with(unit.label()));
        let digits = unit.map_or(text, |unit| &text[..text.len() - unit.label().len()]);
        Ok(Amount { number: parse::plain(digits)?, unit })
    }
}

impl Serialize for Unit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.label())
    }
}

impl FromJson for Unit {
    fn read(json: &mut Reader<'_>) -> Read<Unit> {
        let index = json.word(&Unit::ALL.map(Unit::label))?;
        Unit::ALL.get(index).copied().ok_or(Stop)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Unit {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Unit".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "enum": ["元", "万元", "亿元"] })
    }
}

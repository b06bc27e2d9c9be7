//! The rounding envelope: how far the true value of a printed figure may lie from it.
//!
//! Half a unit of the last printed digit, with two readings of digits that are not printed. A whole number beside
//! decimals is exact: half a unit of "30" beside 29.99 would excuse any gap. And where one part of a listing has fewer
//! decimals than the others while no figure ends in a zero, its zeros were dropped: 28.7 beside 43.31 is 28.70.

use super::{Measure, Quantity};
use crate::amount::{Interval, Number, NumberError, Unit, convert};

/// The unit to compare in: that of the first amount of money.
pub fn common_unit<'q>(mut quantities: impl Iterator<Item = &'q Quantity>) -> Unit {
    quantities.find_map(|q| money(q.measure)).unwrap_or_default()
}

pub fn money(measure: Measure) -> Option<Unit> {
    match measure {
        Measure::Money(unit) => Some(unit),
        _ => None,
    }
}

/// The same kind of thing, whatever the unit of money.
pub fn comparable(a: &Quantity, b: &Quantity) -> bool {
    a.measure == b.measure || (money(a.measure).is_some() && money(b.measure).is_some())
}

/// The number of a figure in a unit of money; other figures have only one.
pub fn in_unit(quantity: &Quantity, unit: Unit) -> Result<Number, NumberError> {
    match quantity.measure {
        Measure::Money(own) => convert(quantity.number, own, unit),
        _ => Ok(quantity.number),
    }
}

/// How the figures of one comparison were printed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    decimals_beside: bool,
    /// The most decimals of a part, and whether zeros at the end are printed.
    part_decimals: u32,
    prints_zeros: bool,
    finest: Option<Unit>,
}

impl Style {
    pub fn of<'q>(whole: Option<&'q Quantity>, parts: impl Iterator<Item = &'q Quantity>) -> Style {
        let mut style = Style::default();
        for part in parts {
            style.part_decimals = style.part_decimals.max(part.number.decimals());
            style.see(part);
        }
        if let Some(whole) = whole {
            style.see(whole);
        }
        style
    }

    /// Figures beside a percentage: a whole number among them is exact, as beside decimals.
    pub fn beside_decimals<'q>(quantities: impl Iterator<Item = &'q Quantity>) -> Style {
        Style { decimals_beside: true, ..Style::of(None, quantities) }
    }

    fn see(&mut self, quantity: &Quantity) {
        let decimals = quantity.number.decimals();
        self.decimals_beside |= decimals > 0;
        self.prints_zeros |= decimals > 0 && quantity.number.mantissa() % 10 == 0;
        if let Some(unit) = money(quantity.measure) {
            self.finest = Some(self.finest.map_or(unit, |finest| finest.min(unit)));
        }
    }

    /// Half a unit of the last digit of a whole or of a figure that stands alone.
    pub fn envelope(&self, quantity: &Quantity, unit: Unit) -> Result<Number, NumberError> {
        let number = quantity.number;
        let exact = match quantity.measure {
            Measure::Count | Measure::Points => true,
            // Nobody rounds something to nothing: 因公出国（境）费0万元.
            Measure::Money(_) if number.is_zero() => true,
            // 元 has no smaller part that a report would round away.
            Measure::Money(Unit::Yuan) => number.decimals() == 0,
            // 3亿元 beside amounts in 万元 is a round figure.
            Measure::Money(own) => {
                number.decimals() == 0 && self.decimals_beside && self.finest.is_none_or(|finest| finest >= own)
            }
            Measure::Percent => number.decimals() == 0 && self.decimals_beside,
        };
        if exact {
            return Ok(Number::ZERO);
        }
        match quantity.measure {
            Measure::Money(own) => convert(number.envelope(), own, unit),
            _ => Ok(number.envelope()),
        }
    }

    /// The same for a part of a listing.
    pub fn part_envelope(&self, part: &Quantity, unit: Unit) -> Result<Number, NumberError> {
        let decimals = part.number.decimals();
        let dropped = decimals > 0 && decimals < self.part_decimals && !self.prints_zeros;
        if dropped && money(part.measure).is_some_and(|own| self.finest == Some(own)) {
            let half = Number::new(5, self.part_decimals + 1)?;
            return match part.measure {
                Measure::Money(own) => convert(half, own, unit),
                _ => Ok(half),
            };
        }
        self.envelope(part, unit)
    }

    pub fn interval(&self, quantity: &Quantity, unit: Unit) -> Result<Interval, NumberError> {
        Interval::around(in_unit(quantity, unit)?, self.envelope(quantity, unit)?)
    }
}

/// A whole against what its parts add up to.
#[derive(Clone, Copy, Debug)]
pub struct Addition {
    pub unit: Unit,
    pub whole: Number,
    pub sum: Number,
    /// What the parts add up to, less the whole.
    pub gap: Number,
    pub tolerance: Number,
}

impl Addition {
    pub fn of(whole: &Quantity, parts: &[Quantity]) -> Result<Addition, NumberError> {
        let unit = money(whole.measure).unwrap_or_default();
        let style = Style::of(Some(whole), parts.iter());
        let (mut sum, mut tolerance) = (Number::ZERO, style.envelope(whole, unit)?);
        for part in parts {
            sum = sum.add(in_unit(part, unit)?)?;
            tolerance = tolerance.add(style.part_envelope(part, unit)?)?;
        }
        let whole = in_unit(whole, unit)?;
        Ok(Addition { unit, whole, sum, gap: sum.subtract(whole)?, tolerance })
    }

    pub fn within(&self) -> bool {
        self.gap.abs() <= self.tolerance
    }
}

/// How two statements of the same thing lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    Same,
    /// One is the other with fewer digits.
    Rounded,
    Different,
}

/// Compares two statements of the same thing. Neither is a part of the other, so a whole number may be a rounded one.
pub fn likeness(a: &Quantity, b: &Quantity) -> Result<Likeness, NumberError> {
    let unit = common_unit([a, b].into_iter());
    let (x, y) = (in_unit(a, unit)?, in_unit(b, unit)?);
    if x == y {
        return Ok(Likeness::Same);
    }
    let both_whole = a.number.decimals() == 0 && b.number.decimals() == 0 && a.measure == b.measure;
    let half = |q: &Quantity| match q.measure {
        _ if both_whole => Ok(Number::ZERO),
        Measure::Count | Measure::Points => Ok(Number::ZERO),
        Measure::Money(own) => convert(q.number.envelope(), own, unit),
        Measure::Percent => Ok(q.number.envelope()),
    };
    let allowed = half(a)?.add(half(b)?)?;
    Ok(if x.subtract(y)?.abs() <= allowed { Likeness::Rounded } else { Likeness::Different })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wan(text: &str) -> Quantity {
        Quantity::amount(text.parse().unwrap(), Unit::WanYuan)
    }

    fn tolerance(whole: &str, parts: &[&str]) -> String {
        let parts: Vec<Quantity> = parts.iter().map(|part| wan(part)).collect();
        Addition::of(&wan(whole), &parts).unwrap().tolerance.to_string()
    }

    #[test]
    fn half_a_unit_of_every_printed_figure() {
        assert_eq!(tolerance("368.97", &["318.74", "50.23"]), "0.015");
        assert_eq!(tolerance("369.0", &["318.74", "50.23"]), "0.060");
        // Only whole numbers: each may be a rounded one.
        assert_eq!(tolerance("100", &["33", "33", "33"]), "2.0");
        // Whole numbers beside decimals are exact.
        assert_eq!(tolerance("89.97", &["30", "30", "29.99"]), "0.010");
    }

    #[test]
    fn dropped_zeros_are_digits() {
        // 28.7 beside 43.31 is 28.70; printed zeros say that 28.7 was printed with one decimal.
        assert_eq!(tolerance("72.01", &["28.7", "43.31"]), "0.015");
        assert_eq!(tolerance("72.00", &["28.7", "43.31"]), "0.060");
    }

    #[test]
    fn fewer_digits_of_the_same_amount() {
        use Likeness::{Different, Rounded, Same};
        let like = |a: &str, b: &str| likeness(&wan(a), &wan(b)).unwrap();
        assert_eq!(like("6", "6.00"), Same);
        assert_eq!(like("38478.95", "38479"), Rounded);
        assert_eq!(like("38478.95", "38478.94"), Rounded);
        assert_eq!(like("38478.95", "38478.93"), Different);
        assert_eq!(like("985", "986"), Different);
    }
}

//! Figures as findings print them: the digits of the report with their unit, differences with their sign.

use std::fmt::Write;

use super::Working;
use crate::amount::{Number, Unit};
use crate::claims::{Measure, Place, Quantity};

/// A stated figure with its unit.
pub fn figure(quantity: &Quantity) -> String {
    with_unit(quantity.number, quantity.measure)
}

/// A calculated figure of the same kind as a stated one.
pub fn with_unit(number: Number, measure: Measure) -> String {
    let mut out = String::with_capacity(20);
    let _ = write!(out, "{number}{}", suffix(measure));
    out
}

fn suffix(measure: Measure) -> &'static str {
    match measure {
        Measure::Money(unit) => unit.label(),
        Measure::Percent => "%",
        Measure::Points => "分",
        Measure::Count => "",
    }
}

/// The measure of a result in the unit that was calculated in.
pub fn measure_in(measure: Measure, unit: Unit) -> Measure {
    match measure {
        Measure::Money(_) => Measure::Money(unit),
        other => other,
    }
}

/// `+0.01`, `-12420.32`, `0.00`
pub fn signed(number: Number) -> String {
    if number > Number::ZERO { format!("+{number}") } else { number.to_string() }
}

pub fn name(name: &str, otherwise: &str) -> String {
    (if name.is_empty() { otherwise } else { name }).to_owned()
}

/// `318.74 + 50.23 = 368.97`. Very long listings are cut: the reader has the places.
pub fn addition(parts: impl ExactSizeIterator<Item = Number>, sum: Number) -> String {
    const MOST: usize = 60;
    let count = parts.len();
    let mut out = String::with_capacity(10 * count.min(MOST) + 16);
    for (index, part) in parts.take(MOST).enumerate() {
        let _ = match (index, part.is_negative()) {
            (0, _) => write!(out, "{part}"),
            (_, true) => write!(out, " - {}", part.abs()),
            (_, false) => write!(out, " + {part}"),
        };
    }
    if count > MOST {
        out.push_str(" + …");
    }
    let _ = write!(out, " = {sum}");
    out
}

/// `318.74 ÷ 368.97 × 100 = 86.39`
pub fn percentage(part: Number, whole: Number, percent: Number) -> String {
    format!("{} ÷ {} × 100 = {percent}", operand(part), operand(whole))
}

fn operand(number: Number) -> String {
    if number.is_negative() { format!("({number})") } else { number.to_string() }
}

pub fn working(stated: String, computed: String, difference: Number, tolerance: String, formula: String) -> Working {
    Working { stated, computed, difference: signed(difference), tolerance, formula }
}

/// Places in the order of the text, each once; those without a text keep their order.
pub fn in_order(mut places: Vec<Place>) -> Vec<Place> {
    places.retain(|place| place.span.is_some() || place.field.is_some());
    places.sort_by_key(|place| place.span);
    places.dedup();
    places
}

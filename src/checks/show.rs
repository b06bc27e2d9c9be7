//! Figures as findings print them: the digits of the report with their unit, differences with their sign.

use super::Working;
use crate::amount::{Number, Unit};
use crate::claims::{Measure, Place, Quantity};
use crate::search::any_of;

/// A stated figure with its unit.
pub fn figure(quantity: &Quantity) -> String {
    with_unit(quantity.number, quantity.measure)
}

/// A calculated figure of the same kind as a stated one.
pub fn with_unit(number: Number, measure: Measure) -> String {
    let mut out = String::with_capacity(20);
    number.push_to(&mut out);
    out.push_str(suffix(measure));
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
    let mut out = String::with_capacity(12);
    if number > Number::ZERO {
        out.push('+');
    }
    number.push_to(&mut out);
    out
}

pub fn name(name: &str, otherwise: &str) -> String {
    (if name.is_empty() { otherwise } else { name }).to_owned()
}

/// 2023年末在编人员: a name is what stands between two figures, so that 年 stayed with the year.
pub fn from_year(name: String) -> String {
    let rest = name.trim_start_matches(['末', '底']);
    let begins = rest.len() + '末'.len_utf8() == name.len();
    let word = any_of![
        "末端", "末级", "末位", "末尾", "末梢", "末次", "底座", "底图", "底数", "底线", "底层", "底板", "底册", "底稿",
        "底商"
    ];
    if begins && !rest.is_empty() && word.starts(&name).is_none() { format!("年{name}") } else { name }
}

/// `318.74 + 50.23 = 368.97`. Very long listings are cut: the reader has the places.
pub fn addition(parts: impl ExactSizeIterator<Item = Number>, sum: Number) -> String {
    const MOST: usize = 60;
    let count = parts.len();
    let mut out = String::with_capacity(10 * count.min(MOST) + 16);
    for (index, part) in parts.take(MOST).enumerate() {
        let negative = index > 0 && part.is_negative();
        if index > 0 {
            out.push_str(if negative { " - " } else { " + " });
        }
        if negative { part.abs() } else { part }.push_to(&mut out);
    }
    if count > MOST {
        out.push_str(" + …");
    }
    out.push_str(" = ");
    sum.push_to(&mut out);
    out
}

/// `318.74 ÷ 368.97 × 100 = 86.39`
pub fn percentage(part: Number, whole: Number, percent: Number) -> String {
    let mut out = String::with_capacity(40);
    operand(part, &mut out);
    out.push_str(" ÷ ");
    operand(whole, &mut out);
    out.push_str(" × 100 = ");
    percent.push_to(&mut out);
    out
}

fn operand(number: Number, out: &mut String) {
    let (open, close) = if number.is_negative() { ("(", ")") } else { ("", "") };
    out.push_str(open);
    number.push_to(out);
    out.push_str(close);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_behind_a_year_are_whole() {
        let cases = [
            ("末实有在职人员", "年末实有在职人员"),
            ("底全县列养农村公路", "年底全县列养农村公路"),
            ("末端配送", "末端配送"),
            ("底座", "底座"),
            ("年末在编", "年末在编"),
            ("", ""),
        ];
        for (name, whole) in cases {
            assert_eq!(from_year(name.to_owned()), whole);
        }
    }
}

//! Reading a target or a result as a number: `≥50个`, `100%`, `不低于 95％`, `150万`.

use crate::amount::{Number, parse_number};
use crate::report::Direction;

/// A measured figure and what its text says about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    pub number: Number,
    /// The comparison that the text names, if any.
    pub direction: Option<Direction>,
}

/// Signs and words before a figure. Longer ones first, so that `>=` is not read as `>`.
const COMPARISONS: [(&str, Direction); 19] = [
    ("大于等于", Direction::AtLeast),
    ("小于等于", Direction::AtMost),
    ("大于或等于", Direction::AtLeast),
    ("小于或等于", Direction::AtMost),
    ("不少于", Direction::AtLeast),
    ("不低于", Direction::AtLeast),
    ("不小于", Direction::AtLeast),
    ("不超过", Direction::AtMost),
    ("不高于", Direction::AtMost),
    ("不大于", Direction::AtMost),
    ("至少", Direction::AtLeast),
    (">=", Direction::AtLeast),
    ("<=", Direction::AtMost),
    ("≥", Direction::AtLeast),
    ("≧", Direction::AtLeast),
    ("≤", Direction::AtMost),
    ("≦", Direction::AtMost),
    ("=", Direction::Equal),
    ("＝", Direction::Equal),
];

/// The number in a target or result; `None` where the text is words.
///
/// ```
/// use jixiao::scoring::measure;
/// let target = measure::read("≥50个").unwrap();
/// assert_eq!(target.number.to_string(), "50");
/// assert!(measure::read("效果明显").is_none());
/// ```
pub fn read(text: &str) -> Option<Measure> {
    // What a form usually holds needs none of the work below.
    if let Ok(number) = text.parse() {
        return Some(Measure { number, direction: None });
    }
    let text = text.trim();
    let compared = COMPARISONS.iter().find_map(|(sign, direction)| Some((text.strip_prefix(sign)?, *direction)));
    let (rest, direction) = compared.map_or((text, None), |(rest, direction)| (rest.trim_start(), Some(direction)));
    let end = rest.char_indices().find(|(_, c)| !belongs_to_number(*c)).map_or(rest.len(), |(at, _)| at);
    let (digits, unit) = rest.split_at(end);
    // A second figure behind the first ("3/5", "10月20日") is no measure that could be calculated with.
    if unit.chars().any(|c| c.is_numeric()) {
        return None;
    }
    Some(Measure { number: parse_number(digits).ok()?, direction })
}

/// What stands behind the last digit: 个, %, 万元.
pub fn unit(text: &str) -> &str {
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(text.len(), |at| at + 1);
    let unit = text[end..]
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '（' | '）' | '(' | ')' | '以' | '上' | '内'));
    match unit {
        "％" | "百分比" => "%",
        "万" => "万元",
        "亿" => "亿元",
        other => other,
    }
}

/// By which power of ten the figure of a result is multiplied to be of the unit of its target: 380000元 of 40万元 is 38, by -4. None
/// where they are of different things; where one of them has no unit it is taken to be that of the other.
pub fn places_to_unit_of(target: &str, actual: &str) -> Option<i32> {
    let (target, actual) = (unit(target), unit(actual));
    if target.is_empty() || actual.is_empty() {
        return Some(0);
    }
    let power = |unit: &str| if unit.starts_with('亿') { 8 } else { 4 * i32::from(unit.starts_with('万')) };
    let same = target.trim_start_matches(['万', '亿']) == actual.trim_start_matches(['万', '亿']);
    same.then(|| power(actual) - power(target))
}

fn belongs_to_number(c: char) -> bool {
    c.is_ascii_digit()
        || ('０'..='９').contains(&c)
        || matches!(c, '.' | '．' | ',' | '，' | '-' | '−' | '－' | '+' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_to_the_unit_of_their_target() {
        let cases = [
            ("≥40万元", "380000元", Some(-4)),
            ("2亿元", "19,000万元", Some(-4)),
            ("3000元", "0.3万元", Some(4)),
            ("1.2万亩", "11800亩", Some(-4)),
            ("150万", "1.5亿元", Some(4)),
            // Where nothing is said they are alike.
            ("40万元", "38", Some(0)),
            ("40", "38万元", Some(0)),
            ("有效", "好", Some(0)),
            ("5万人", "95%", None),
        ];
        for (target, actual, places) in cases {
            assert_eq!(places_to_unit_of(target, actual), places, "{target} {actual}");
        }
    }

    #[test]
    fn observed_targets_and_results() {
        let cases = [
            ("≥50个", Some(("50", Some(Direction::AtLeast)))),
            ("≥100百分比", Some(("100", Some(Direction::AtLeast)))),
            ("≤90万元", Some(("90", Some(Direction::AtMost)))),
            ("100%", Some(("100", None))),
            ("150万", Some(("150", None))),
            ("不低于 ９５．５％", Some(("95.5", Some(Direction::AtLeast)))),
            ("3200份", Some(("3200", None))),
            ("1,200.50 元", Some(("1200.50", None))),
            ("严格执行相关制度规定", None),
            ("2024年10月", None),
            ("3/5", None),
            ("", None),
        ];
        for (text, expected) in cases {
            let read = read(text).map(|m| (m.number.to_string(), m.direction));
            assert_eq!(read, expected.map(|(number, direction)| (number.to_owned(), direction)), "{text}");
        }
    }
}

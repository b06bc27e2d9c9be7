//! How two numbers differ as they are written: the slips of a pen.

use crate::amount::Number;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// One digit is another.
    OneDigit,
    /// Two digits that stand side by side are changed over.
    Neighbours,
    /// Two digits apart from each other are changed over.
    Apart,
}

/// The slip that turns one number into the other, both printed with as many digits.
pub(super) fn between(a: Number, b: Number) -> Option<Slip> {
    let [first, second] = [a, b].map(written);
    if a.decimals() != b.decimals() || first.len() != second.len() {
        return None;
    }
    let mut differ = (0..first.len()).filter(|&at| first[at] != second[at]);
    match (differ.next(), differ.next(), differ.next()) {
        (Some(_), None, _) => Some(Slip::OneDigit),
        (Some(x), Some(y), None) if first[x] == second[y] && first[y] == second[x] => {
            Some(if y == x + 1 { Slip::Neighbours } else { Slip::Apart })
        }
        _ => None,
    }
}

/// Both are written with the same digits in another order.
pub(super) fn shuffled(a: Number, b: Number) -> bool {
    let [mut first, mut second] = [a, b].map(written);
    first.sort_unstable();
    second.sort_unstable();
    a.decimals() == b.decimals() && a != b && first == second
}

/// As long, with the same first digit, and at least half of all digits in their places.
pub(super) fn kindred(a: Number, b: Number) -> bool {
    let [first, second] = [a, b].map(written);
    let same = first.iter().zip(&second).filter(|(a, b)| a == b).count();
    let as_long = a.decimals() == b.decimals() && first.len() == second.len();
    as_long && first.first() == second.first() && 2 * same >= first.len()
}

fn written(number: Number) -> Vec<u8> {
    number.mantissa().unsigned_abs().to_string().into_bytes()
}

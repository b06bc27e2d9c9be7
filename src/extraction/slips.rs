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
    let [first, second] = [a, b].map(|number| number.mantissa().unsigned_abs().to_string().into_bytes());
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

//! Geometry of charts without a browser: lengths in thousandths, as whole numbers.
//!
//! What belongs here: how long a bar is. What does not: drawing it, colours, words.

use crate::amount::Number;

/// A length in thousandths of the full width.
pub type Mille = u32;

/// The full width.
pub const FULL: Mille = 1000;

/// `part / whole` of the width; nothing below zero, the full width above. A part above zero is never invisible.
pub fn length(part: Number, whole: Number) -> Mille {
    if part <= Number::ZERO || whole <= Number::ZERO {
        return 0;
    }
    if part >= whole {
        return FULL;
    }
    // A percentage with one decimal, read as a whole number, is thousandths.
    let thousandths = part.percent_of(whole, 1).map_or(0, Number::mantissa);
    u32::try_from(thousandths).unwrap_or(FULL).clamp(2, FULL)
}

/// A length as an SVG percentage: `86.4%`.
pub fn percent(length: Mille) -> String {
    format!("{}.{}%", length / 10, length % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn lengths_follow_the_figures() {
        assert_eq!(length(n("318.74"), n("368.97")), 864);
        assert_eq!(length(n("0.01"), n("38847.92")), 2); // still visible
        assert_eq!(length(n("0"), n("10")), 0);
        assert_eq!(length(n("-5"), n("10")), 0);
        assert_eq!(length(n("12"), n("10")), FULL);
        assert_eq!(length(n("1"), n("0")), 0);
        assert_eq!(percent(864), "86.4%");
        assert_eq!(percent(FULL), "100.0%");
    }
}

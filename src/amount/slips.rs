//! How two numbers differ as they are written: the slips of a pen.

use super::Number;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Slip {
    /// One digit is another.
    OneDigit,
    /// Two digits that stand side by side are changed over.
    Neighbours,
    /// Two digits apart from each other are changed over.
    Apart,
}

/// One digit is another, or two side by side are exchanged.
pub(crate) fn differs_by_a_slip(stated: Number, computed: Number) -> bool {
    // -5.00 is no slip of 95.00.
    let signs_differ = stated.is_negative() != computed.is_negative();
    let (stated, computed) = (stated.to_string(), computed.to_string());
    let (a, b) = (stated.as_bytes(), computed.as_bytes());
    if a.len() != b.len() || signs_differ {
        return false;
    }
    let apart: Vec<usize> = (0..a.len()).filter(|&at| a[at] != b[at]).collect();
    match apart[..] {
        [_] => true,
        [one, other] => other - one <= 2 && a[one] == b[other] && a[other] == b[one],
        _ => false,
    }
}

/// The same of two that may be printed with different decimals: 94.50 and 24.5.
pub(crate) fn is_a_slip_of(a: Number, b: Number) -> bool {
    let decimals = a.decimals().max(b.decimals());
    a.rounded(decimals).ok().zip(b.rounded(decimals).ok()).is_some_and(|(a, b)| differs_by_a_slip(a, b))
}

/// What does not add up is off by a slip: the gap has two digits at most, or one of the numbers with another digit, or with
/// two changed over, makes it good.
pub(crate) fn in_a_sum(given: &[Number], gone: &[Number]) -> bool {
    const DIGITS: u128 = 100;
    let sum = |numbers: &[Number]| Number::sum(numbers.iter().copied());
    let (Ok(got), Ok(went)) = (sum(given), sum(gone)) else { return false };
    let Ok(gap) = got.subtract(went) else { return false };
    let meant = |stated: Number, meant: Result<Number, _>| {
        let whole = |meant: Number| meant.rounded(stated.decimals()).is_ok_and(|rounded| rounded == meant);
        meant.is_ok_and(|meant| whole(meant) && stated.significant() > DIGITS && differs_by_a_slip(stated, meant))
    };
    gap.significant() < DIGITS
        || given.iter().any(|&stated| meant(stated, stated.subtract(gap)))
        || gone.iter().any(|&stated| meant(stated, stated.add(gap)))
}

/// One digit of one of the figures, or two that stand side by side, put the sum right: narrower than `in_a_sum`, for amounts
/// that hardly a word binds.
pub(crate) fn in_one_figure(whole: Number, parts: &[Number]) -> bool {
    let Ok(gap) = Number::sum(parts.iter().copied()).and_then(|sum| whole.subtract(sum)) else { return false };
    let meant = |stated: Number, meant: Result<Number, _>| {
        meant.is_ok_and(|meant: Number| {
            let meant = meant.trimmed(stated.decimals());
            is_narrow(stated, meant) || (left_out(stated, meant) && meant.is_negative() == stated.is_negative())
        })
    };
    meant(whole, whole.subtract(gap)) || parts.iter().any(|&part| meant(part, part.add(gap)))
}

/// One digit of one of the figures puts the sum right, and nothing else explains them: no part is told twice, and neither some that
/// follow one another nor every second one of them makes up the whole.
pub(crate) fn but_for_a_digit(whole: Number, parts: &[Number]) -> bool {
    let again = (1..parts.len()).any(|at| parts[..at].contains(&parts[at]));
    parts.len() > 1 && !again && !every_second(whole, parts) && !in_a_run(whole, parts) && in_one_figure(whole, parts)
}

/// Every second part makes up the whole: amounts and their shares in turn, or those of whom others are a part.
pub(crate) fn every_second(whole: Number, parts: &[Number]) -> bool {
    let from = |first: usize| Number::sum(parts.iter().copied().skip(first).step_by(2)) == Ok(whole);
    parts.len() > 2 && (from(0) || from(1))
}

/// Some of the parts, one behind the other, make up the whole: the rest is something else.
fn in_a_run(whole: Number, parts: &[Number]) -> bool {
    let ends = |first: usize| (first + 2..=parts.len()).filter(move |end| end - first < parts.len());
    let makes = |first: usize, end: usize| Number::sum(parts[first..end].iter().copied()) == Ok(whole);
    (0..parts.len()).any(|first| ends(first).any(|end| makes(first, end)))
}

/// One other digit brings the number between the two.
pub(crate) fn may_lie_between(number: Number, least: Number, most: Number) -> bool {
    let digits = number.mantissa().unsigned_abs();
    let places =
        std::iter::successors(Some(1_u128), |place| place.checked_mul(10)).take_while(|&place| place <= digits);
    places.into_iter().any(|place| {
        let own = digits / place % 10;
        // As long as it is: no zero in front.
        let first = u128::from(digits / place < 10);
        (first..10).filter(|&digit| digit != own).any(|digit| {
            let other = i128::try_from(digits - own * place + digit * place);
            let other = other.ok().and_then(|other| Number::new(other, number.decimals()).ok());
            other.is_some_and(|other| least <= other && other <= most)
        })
    })
}

/// Such a gap is left by one wrong digit of a number (60, 0.3), or by two changed over, which leave a multiple of nine (9, 270,
/// 0.45) or of ninety-nine (4.95); give or take what rounding allows.
pub(crate) fn leaves(gap: Number, tolerance: Number) -> bool {
    let gap = gap.abs();
    let decimals = gap.decimals().max(tolerance.decimals());
    let (Ok(gap), Ok(tolerance)) = (gap.rounded(decimals), tolerance.rounded(decimals)) else { return false };
    let (gap, tolerance) = (gap.mantissa().unsigned_abs(), tolerance.mantissa().unsigned_abs());
    std::iter::successors(Some(1_u128), |step| step.checked_mul(10)).take_while(|&step| step <= gap).any(|step| {
        let digits = (gap + step / 2) / step;
        let changed_over = (digits < 100 && digits.is_multiple_of(9)) || (digits < 1000 && digits.is_multiple_of(99));
        (digits < 10 || changed_over) && (digits * step).abs_diff(gap) <= tolerance
    })
}

/// How finely a whole is told: in so many of the smallest steps that it and its parts are written in. Round amounts are off
/// by round gaps whatever they mean.
pub(crate) fn fineness(whole: Number, parts: &[Number]) -> u128 {
    let trimmed = |number: &Number| number.trimmed(0);
    let decimals = parts.iter().chain([&whole]).map(|number| trimmed(number).decimals()).max().unwrap_or(0);
    let steps = |number: &Number| {
        let number = trimmed(number);
        let more = 10_u128.checked_pow(decimals - number.decimals().min(decimals)).unwrap_or(1);
        number.mantissa().unsigned_abs().saturating_mul(more)
    };
    let mut step = 1_u128;
    while parts.iter().chain([&whole]).map(steps).all(|number| number % (step * 10) == 0) && step < 1_000_000_000 {
        step *= 10;
    }
    steps(&whole) / step
}

/// The slip that turns one number into the other, both printed with as many digits.
pub(crate) fn between(a: Number, b: Number) -> Option<Slip> {
    let [first, second] = [a, b].map(written);
    // -5.00 is no slip of 3.00.
    let signs_differ = a.is_negative() != b.is_negative();
    if a.decimals() != b.decimals() || first.len() != second.len() || signs_differ {
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

/// One digit, or two neighbours that are changed over: the slips that are told from chance.
pub(crate) fn is_narrow(a: Number, b: Number) -> bool {
    matches!(between(a, b), Some(Slip::OneDigit | Slip::Neighbours))
}

/// Both are written with the same digits, wherever the point stands; of the longer one as many are looked at as the other has.
pub(crate) fn same_digits(a: Number, b: Number) -> bool {
    /// Fewer are the same by chance.
    const LEAST: usize = 3;
    let [first, second] = [a, b].map(|number| number.significant().to_string());
    let (short, long) = if first.len() < second.len() { (first, second) } else { (second, first) };
    let cut = short.len();
    let rounded = |long: &str| {
        let (head, rest) = (long[..cut].parse::<u128>().ok()?, &long[cut..]);
        Some(if rest.starts_with(['5', '6', '7', '8', '9']) { head + 1 } else { head })
    };
    short == long || (cut >= LEAST && rounded(&long).is_some_and(|head| head.to_string() == short))
}

/// Both are written with the same digits in another order.
pub(crate) fn shuffled(a: Number, b: Number) -> bool {
    let [mut first, mut second] = [a, b].map(written);
    first.sort_unstable();
    second.sort_unstable();
    a.decimals() == b.decimals() && a != b && first == second
}

/// One is the other without one of its digits: 1,066.51 for 10,661.51.
pub(crate) fn left_out(a: Number, b: Number) -> bool {
    /// Shorter ones are each other's rest by chance.
    const LEAST: usize = 5;
    let [first, second] = [a, b].map(written);
    let (short, long) = if first.len() < second.len() { (first, second) } else { (second, first) };
    let same = short.iter().zip(&long).take_while(|(a, b)| a == b).count();
    a.decimals() == b.decimals()
        && long.len() >= LEAST
        && long.len() == short.len() + 1
        && short[same..] == long[same + 1..]
}

/// As long, with the same first digit, and at least half of all digits in their places.
pub(crate) fn kindred(a: Number, b: Number) -> bool {
    let [first, second] = [a, b].map(written);
    let same = first.iter().zip(&second).filter(|(a, b)| a == b).count();
    let as_long = a.decimals() == b.decimals() && first.len() == second.len();
    as_long && first.first() == second.first() && 2 * same >= first.len()
}

fn written(number: Number) -> Vec<u8> {
    number.mantissa().unsigned_abs().to_string().into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_of_slips() {
        let leaves = |gap: &str, tolerance: &str| leaves(gap.parse().unwrap(), tolerance.parse().unwrap());
        for gap in ["60", "-0.3", "9", "270", "0.45", "81000.00"] {
            assert!(leaves(gap, "0"), "{gap}");
        }
        assert!(leaves("4.95", "0"));
        for gap in ["85.00", "0.52", "12", "282.86", "25"] {
            assert!(!leaves(gap, "0"), "{gap}");
        }
        assert!(leaves("69.99", "0.015"));
        assert!(!leaves("69.98", "0.015"));
    }

    #[test]
    fn the_point_elsewhere() {
        let same = |a: &str, b: &str| same_digits(a.parse().unwrap(), b.parse().unwrap());
        assert!(same("71.70", "7.17"));
        assert!(same("180.791050", "1807.9"));
        assert!(same("12", "1.2"));
        assert!(!same("12", "12.4"));
        assert!(!same("180.79", "181.79"));
    }

    #[test]
    fn a_digit_left_out() {
        let left_out = |a: &str, b: &str| left_out(a.parse().unwrap(), b.parse().unwrap());
        assert!(left_out("1066.51", "10661.51"));
        assert!(left_out("10661.51", "1661.51"));
        assert!(left_out("1230.00", "12300.00"));
        assert!(!left_out("1066.51", "10762.51"));
        assert!(!left_out("166.5", "16.5"));
        assert!(!left_out("1066.51", "1066.51"));
    }

    #[test]
    fn one_other_digit_between() {
        let may = |number: &str, least: &str, most: &str| {
            may_lie_between(number.parse().unwrap(), least.parse().unwrap(), most.parse().unwrap())
        };
        assert!(may("3986.20", "2986.10", "2986.40"));
        assert!(may("12.90", "12.79", "12.81"));
        assert!(!may("3986.20", "2985.10", "2985.90"));
        assert!(!may("12.90", "2.85", "2.95"));
    }

    #[test]
    fn one_slip() {
        let slip = |a: &str, b: &str| differs_by_a_slip(a.parse().unwrap(), b.parse().unwrap());
        assert!(slip("87.81", "87.31"));
        assert!(slip("87.81", "87.18"));
        assert!(slip("78.31", "87.31"));
        assert!(slip("88.71", "87.81"));
        assert!(!slip("-5.00", "95.00"));
        assert!(!slip("87.81", "86.31"));
        assert!(!slip("100.0", "99.8"));
    }
}

//! Gaps that are no slip of the pen: what a text can hardly have meant. Then it was read wrongly, or it speaks of two things,
//! and nobody is accused.
//!
//! Who contradicts himself mistypes a digit, changes two over, forgets an item or mistakes the unit. Of the contradictions in
//! the long texts under `tests/reports/broad` hardly one is of another kind; of what was accused by mistake in new ones, a third to a half is.
//! A report from a form has no such doubts: there every figure has its place.

use super::Subject;
use crate::amount::{Number, NumberError, slips};
use crate::claims::percent::Compared;
use crate::claims::tolerance::Addition;
use crate::claims::{Measure, Quantity};

/// One wrong digit, other digits in their order, the point elsewhere, or half of the digits turn one of the two into the other.
pub(super) fn is_slip(a: Number, b: Number) -> bool {
    slips::same_digits(a, b) || aligned(a, b).is_ok_and(|(a, b)| mistyped(a, b) || slips::kindred(a, b))
}

/// One wrong digit, or other digits in their order.
pub(super) fn is_mistyped(a: Number, b: Number) -> bool {
    aligned(a, b).is_ok_and(|(a, b)| mistyped(a, b))
}

/// Both with as many decimals.
fn aligned(a: Number, b: Number) -> Result<(Number, Number), NumberError> {
    let decimals = a.decimals().max(b.decimals());
    Ok((a.rounded(decimals)?, b.rounded(decimals)?))
}

fn mistyped(a: Number, b: Number) -> bool {
    slips::between(a, b).is_some() || slips::shuffled(a, b) || slips::left_out(a, b)
}

/// Points, or things counted, that do not add up, in a text: a wrong digit of one of them leaves the sum near what it should be,
/// or makes a gap of one digit. What is off by more has parts that were not all found, or took in those of another.
pub(super) fn of_points(subject: &Subject<'_>, stated: Number, computed: Number) -> bool {
    const NEAR: i64 = 2;
    subject.document.is_some()
        && stated
            .subtract(computed)
            .is_ok_and(|gap| gap.abs() > Number::whole(NEAR) && !slips::leaves(gap, Number::ZERO))
}

/// The two lie further apart than a wrong digit explains, in a text.
pub(super) fn far(subject: &Subject<'_>, stated: Number, computed: Number) -> bool {
    /// In percent of what is stated.
    const FAR: i64 = 15;
    subject.document.is_some()
        && stated.subtract(computed).is_ok_and(|gap| {
            let percent = gap.abs().percent_of(stated, 0);
            percent.is_ok_and(|percent| percent > Number::whole(FAR))
        })
}

/// The same, and no single wrong digit explains the difference either.
pub(super) fn far_and_no_digit(subject: &Subject<'_>, stated: Number, computed: Number) -> bool {
    far(subject, stated, computed) && !stated.subtract(computed).is_ok_and(is_of_one_digit)
}

/// In a text: no slip of the pen explains that the two differ.
pub(super) fn is_no_slip(subject: &Subject<'_>, stated: Number, computed: Number) -> bool {
    subject.document.is_some() && !is_slip(stated, computed) && !stated.subtract(computed).is_ok_and(is_of_one_digit)
}

/// 60, 0.3: 17 written as 77 leaves such a difference.
fn is_of_one_digit(gap: Number) -> bool {
    gap.significant() < 10
}

/// Parts that do not add up to their whole, in a text. What is lacking may be an item that was forgotten, up to half of the whole;
/// but more than the whole comes of wrong digits alone, or of parts that are no parts.
pub(super) fn of_sum(found: &Addition) -> bool {
    let far = || found.gap.abs().multiply(Number::whole(2)).is_ok_and(|twice| twice > found.whole);
    let Addition { whole, sum, gap, tolerance, .. } = *found;
    !whole.is_zero() && (gap > Number::ZERO || far()) && !slips::leaves(gap, tolerance) && !is_slip(whole, sum)
}

/// One of the parts with a digit more, or with its digits in another order, makes the sum right: 1,066.51 for 10,661.51, 246120 for
/// 241260.
pub(super) fn lacks_a_digit(found: &Addition, parts: &[Quantity]) -> bool {
    /// Shorter ones have the same digits by chance.
    const LONG: u128 = 10_000;
    let same = |part: &&Quantity| matches!(part.measure, Measure::Count) || part.measure == Measure::Money(found.unit);
    parts.iter().filter(same).any(|part| {
        let meant = part.number.subtract(found.gap);
        meant.is_ok_and(|meant| {
            let meant = meant.trimmed(part.number.decimals());
            slips::left_out(part.number, meant)
                || (part.number.significant() >= LONG && slips::shuffled(part.number, meant))
        })
    })
}

/// 36.2, 36.2: the figure of one row stands in the next as well, where another one would make the sum right.
pub(super) fn is_copied(found: &Addition, parts: &[Quantity]) -> bool {
    /// Shorter ones are alike by chance.
    const LONG: u128 = 100;
    parts.len() > 2
        && parts.windows(2).any(|pair| {
            let meant = pair[1].number.subtract(found.gap);
            pair[0].number == pair[1].number
                && pair[0].number.significant() >= LONG
                && meant.is_ok_and(|meant| meant > Number::ZERO)
        })
}

/// A share that is not what part and whole give, in a text: the whole itself was taken for the part, or the two lie so far apart
/// that another part was meant. A mistaken unit puts them apart by thousands, a wrong digit by a gap of one digit.
pub(super) fn of_share(compared: &Compared, money: bool) -> bool {
    /// Percent of the whole.
    const FAR: i64 = 20;
    const UNIT: i64 = 1_000;
    const TELLING: u128 = 100;
    let Compared { part, whole, stated, computed, tolerance, .. } = *compared;
    let times =
        |small: Number, large: Number| small.multiply(Number::whole(UNIT)).is_ok_and(|product| product <= large);
    let gap = compared.difference();
    let mistyped = || {
        let unit = money && (times(stated, computed) || times(computed, stated));
        // 占30.06% instead of 69.94%: the share of the rest.
        let rest = stated.add(computed).is_ok_and(|both| both == Number::HUNDRED);
        let point = slips::same_digits(stated, computed);
        // Of 6 and 9 any digit may be another.
        let telling = part.significant() >= TELLING && whole.significant() >= TELLING;
        let digit = || telling && slips::between(part, whole).is_some();
        unit || rest || point || slips::leaves(gap, tolerance) || digit() || compared.holds_but_for_a_digit()
    };
    (part == whole || gap.abs() > Number::whole(FAR)) && !mistyped()
}

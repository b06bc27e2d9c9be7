//! A listing against its whole: every part's share, the sum, and how much of the whole is listed.

use super::SHARE_DECIMALS;
use crate::amount::{Amount, Number, NumberError, Percent, Unit};
use crate::report::Line;

/// Why there is no share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareGap {
    NoAmount,
    NoWhole,
    /// A part of nothing has no share.
    ZeroWhole,
    TooLong,
}

/// One part of a listing.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// In the report's unit.
    pub amount: Option<Number>,
    pub share: Result<Percent, ShareGap>,
    /// The part's own listing, if it has one.
    pub listing: Option<Box<Composition>>,
}

/// A whole and its listed parts, in the order of the report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Composition {
    pub parts: Vec<Part>,
    /// Sum of the parts that have an amount; `None` where none has, or the sum does not fit.
    pub sum: Option<Number>,
    /// Parts without an amount.
    pub without_amount: usize,
    /// Sum of the whole, in percent.
    pub coverage: Option<Percent>,
    /// Whole minus sum; negative where more is listed than there is.
    pub unlisted: Option<Number>,
    /// A part is below zero: a correction, with a negative share.
    pub has_negative: bool,
}

impl Composition {
    /// `whole` in the report's unit.
    pub fn of(items: &[Line], whole: Option<Number>, unit: Unit) -> Composition {
        let mut parts = Vec::with_capacity(items.len());
        let mut has_negative = false;
        for line in items {
            let amount = line.amount.and_then(|amount| in_report_unit(amount, unit).ok());
            let listing =
                if line.items.is_empty() { None } else { Some(Box::new(Composition::of(&line.items, amount, unit))) };
            has_negative |= amount.is_some_and(Number::is_negative);
            parts.push(Part { amount, share: share(amount, whole), listing });
        }
        let without_amount = parts.iter().filter(|part| part.amount.is_none()).count();
        let sum = if without_amount == parts.len() {
            None
        } else {
            Number::sum(parts.iter().filter_map(|part| part.amount)).ok()
        };
        let coverage = share(sum, whole).ok();
        let unlisted = whole.and_then(|whole| whole.subtract(sum?).ok());
        Composition { parts, sum, without_amount, coverage, unlisted, has_negative }
    }
}

/// `part / whole × 100`, half-up.
pub fn share(part: Option<Number>, whole: Option<Number>) -> Result<Percent, ShareGap> {
    let part = part.ok_or(ShareGap::NoAmount)?;
    let whole = whole.ok_or(ShareGap::NoWhole)?;
    part.percent_of(whole, SHARE_DECIMALS).map(Percent).map_err(|error| match error {
        NumberError::ZeroDivision => ShareGap::ZeroWhole,
        _ => ShareGap::TooLong,
    })
}

#[inline]
pub fn in_report_unit(amount: Amount, unit: Unit) -> Result<Number, NumberError> {
    if amount.unit.is_none() { Ok(amount.number) } else { amount.in_unit(unit, unit) }
}

//! Two figures that may be part and whole, and how a percentage lies to the one that they make.

use crate::amount::Number;
use crate::amount::slips::{self, Slip};
use crate::claims::percent::{Compared, Match, compare, ratio};
use crate::claims::{Quantity, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::shares::{kind, seen};

/// Money, what is counted, or nothing where the unit stands above.
pub(super) fn thing<'d>(builder: &Builder<'d, '_>, at: usize) -> Option<&'d str> {
    let figure = builder.figure(at);
    kind(builder, at).or((figure.kind == FigureKind::Bare && figure.number.decimals() > 0).then_some(""))
}

pub(super) fn alike(builder: &Builder<'_, '_>, one: usize, other: usize) -> bool {
    thing(builder, one).is_some() && thing(builder, one) == thing(builder, other)
}

/// The words between two figures.
pub(super) fn between<'d>(builder: &Builder<'d, '_>, one: usize, other: usize) -> &'d str {
    let (from, to) = (builder.figure(one).span.end, builder.figure(other).span.start);
    builder.slice(Span { start: from, end: to.max(from) })
}

/// Any two of the figures, the last first.
pub(super) fn pairs(near: &[usize]) -> impl Iterator<Item = (usize, usize)> {
    let pairs = near.iter().rev().flat_map(|&part| near.iter().rev().map(move |&whole| (part, whole)));
    pairs.filter(|(part, whole)| part != whole)
}

/// Part and whole make just this percentage.
pub(super) fn makes(stated: Number, part: &Quantity, whole: &Quantity) -> Option<Compared> {
    let found = ratio(part, whole).and_then(|ratio| compare(stated, &ratio)).ok()??;
    (found.found == Match::Same).then_some(found)
}

/// The slip of the pen that parts a percentage from the one that part and whole make.
pub(super) fn slip(stated: Number, part: &Quantity, whole: &Quantity) -> Option<Slip> {
    let ratio = ratio(part, whole).ok()?;
    slips::between(stated, ratio.part.percent_of(ratio.whole, stated.decimals()).ok()?)
}

/// The same of figures that are alike and stand near; the wrong digit may be one of the two as well.
pub(super) fn slip_of(builder: &Builder<'_, '_>, (part, whole): (usize, usize), percent: usize) -> Option<Slip> {
    let stated = builder.figure(percent).number;
    let (of_part, of_whole) = (seen(builder, part), seen(builder, whole));
    let mended = || {
        let found = compare(stated, &ratio(&of_part, &of_whole).ok()?).ok()??;
        (found.found == Match::Apart && found.holds_but_for_a_digit()).then_some(Slip::OneDigit)
    };
    let found = slip(stated, &of_part, &of_whole).or_else(mended);
    // 问卷25份，其中未填5份，有效率80.00%: the rate of the others.
    let of_rest = || {
        let computed = of_part.number.percent_of(of_whole.number, stated.decimals());
        computed.and_then(|computed| computed.add(stated)) == Ok(Number::HUNDRED)
    };
    found.filter(|_| alike(builder, part, whole) && !of_rest())
}

/// One digit, or two neighbours that are changed over: the slips that are told from chance.
pub(super) fn is_narrow(slip: Option<Slip>) -> bool {
    matches!(slip, Some(Slip::OneDigit | Slip::Neighbours))
}

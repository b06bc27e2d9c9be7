//! An amount in another unit directly behind itself: 57.864万元（大写…，小写578,640.00元）, 36.8万元（即368,000元）.
//!
//! The words leave no doubt that both are one; other digits are a slip of the pen. The same digits in another place are told
//! of by the units.

use crate::amount::slips;
use crate::amount::{Unit, convert};
use crate::claims::{Claim, Repeat, Span};
use crate::document::{Figure, FigureKind};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// Characters between the two; the amount in words is among them.
const FAR: usize = 40;
const NEAR: usize = 6;
/// With fewer digits two amounts are alike by chance.
const TELLING: u128 = 100;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let figures = &builder.document.figures;
    let again = |pair: &[Figure]| {
        let (FigureKind::Money(a), FigureKind::Money(b)) = (pair[0].kind, pair[1].kind) else { return false };
        a != b && is_again(builder, &pair[0], &pair[1]) && differ_by_a_slip(&pair[0], a, &pair[1], b) == Some(true)
    };
    let found: Vec<usize> = figures.windows(2).enumerate().filter(|(_, pair)| again(pair)).map(|(at, _)| at).collect();
    for at in found {
        let name = builder.slice(builder.figure(at).label).to_owned();
        let quantities = [at, at + 1].map(|at| builder.quantity(at, &name)).to_vec();
        builder.bound.push(Claim::Repeat(Repeat { name, quantities, across: false }));
    }
}

fn is_again(builder: &Builder<'_, '_>, first: &Figure, second: &Figure) -> bool {
    let between = builder.slice(Span { start: first.span.end, end: second.span.start.max(first.span.end) });
    let length = between.chars().count();
    if between.contains(['。', '\n', '；']) || length > FAR {
        return false;
    }
    let closed = builder.document.text()[second.span.end as usize..].starts_with('）');
    any_of!["小写", "小写："].ends(between.trim_end_matches(['为', '￥', '¥', '：'])).is_some()
        || (closed && between == "（")
        || (length <= NEAR
            && any_of!["即", "折合", "约合", "折", "合", "相当于"].is_in(between)
            && !any_of!["共", "总", "另"].is_in(between))
}

fn differ_by_a_slip(first: &Figure, a: Unit, second: &Figure, b: Unit) -> Option<bool> {
    let in_yuan = |figure: &Figure, unit: Unit| convert(figure.number, unit, Unit::Yuan).ok();
    let (x, y) = (in_yuan(first, a)?, in_yuan(second, b)?);
    // As finely as the one that is told in fewer digits.
    let coarse = |figure: &Figure, unit: Unit| convert(figure.number.envelope(), unit, Unit::Yuan).ok();
    // Rounded, or cut off.
    let half = coarse(first, a)?.add(coarse(second, b)?).ok()?;
    let rounded = x.subtract(y).ok()?.abs() <= half.add(half).ok()?;
    let smaller = if a.power() > b.power() {
        (first.number, convert(second.number, b, a).ok()?)
    } else {
        (second.number, convert(first.number, a, b).ok()?)
    };
    let meant = smaller.1.rounded(smaller.0.decimals()).ok()?;
    let telling = meant.mantissa().unsigned_abs() >= TELLING;
    Some(!rounded && telling && (slips::between(meant, smaller.0).is_some() || slips::shuffled(meant, smaller.0)))
}

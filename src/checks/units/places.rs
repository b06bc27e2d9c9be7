//! The same digits in another place: 140,000元（140万元）.
//!
//! What an amount is restated as has its digits. Where it has them and yet is ten, a
//! hundred or ten thousand times as much, a point or a unit stands wrong. Other digits say that the two have nothing to
//! do with each other, so nothing is said of them here.

use super::slips::Slips;
use crate::amount::{Number, Unit};
use crate::claims::{Place, Quantity, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::any_of;

/// So many figures behind one that may restate it.
const AHEAD: usize = 12;
/// Digits that two amounts share by chance hardly ever.
const TELLING: u32 = 5;
/// Digits that say something where the words already say that the two are one.
const SOME: u32 = 2;
/// Words between an amount and what restates it.
const WORDS: usize = 6;
/// Cells of all tables that are looked for in the text.
const CELLS: usize = 24;

pub(super) fn check(document: &Document<'_>, slips: &mut Slips<'_>) {
    restated(document, slips);
    beside(document, slips);
    tables(document, slips);
}

/// 共计386,500元，即386.50万元; 1.39亿元（精确数为13860.42万元）.
fn restated(document: &Document<'_>, slips: &mut Slips<'_>) {
    for pair in document.figures.windows(2) {
        let (Some(first), Some(second)) = (money(&pair[0]), money(&pair[1])) else { continue };
        if first != second && is_again(document, &pair[0], &pair[1]) {
            compare(document, slips, &pair[0], &pair[1], SOME);
        }
    }
}

fn is_again(document: &Document<'_>, first: &Figure, second: &Figure) -> bool {
    let between = between(document, first.span, second.span);
    if between.chars().count() > WORDS {
        return false;
    }
    let bracket = between.starts_with('（') && document.text()[second.span.end as usize..].starts_with('）');
    any_of!["即", "折合", "折", "精确"].is_in(between) || (bracket && between.chars().count() == 1)
}

/// 总支出5,791,208.15元。即收入583.64万元、支出5791.21万元: five digits and more in the same line.
fn beside(document: &Document<'_>, slips: &mut Slips<'_>) {
    for (at, figure) in document.figures.iter().enumerate() {
        if money(figure) != Some(Unit::Yuan) || printed(figure.number) < TELLING {
            continue;
        }
        let behind = document.figures[at + 1..].iter().take(AHEAD);
        for other in behind.take_while(|other| !between(document, figure.span, other.span).contains('\n')) {
            if money(other).is_some_and(|unit| unit != Unit::Yuan) {
                compare(document, slips, figure, other, TELLING);
            }
        }
    }
}

/// A table headed 万元 that holds 8,092,300.00, and 809.23万元 in the text.
fn tables(document: &Document<'_>, slips: &mut Slips<'_>) {
    let large = Number::whole(100_000);
    // Each is held against every amount of the text.
    let mut left = CELLS;
    for table in document.tables.iter().filter(|table| table.unit.or(document.unit) == Some(Unit::WanYuan)) {
        let cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty());
        let too_large = cells.filter_map(|cell| match document.figures_in(*cell) {
            [figure] if figure.kind == FigureKind::Bare && figure.number >= large => Some(figure),
            _ => None,
        });
        for figure in too_large.take(left) {
            left -= 1;
            let told = quantity(document, figure, Unit::WanYuan);
            let amounts = document.figures.iter().filter(|other| money(other) == Some(Unit::WanYuan));
            let mut found = amounts.filter(|other| other.number < large).filter_map(|other| {
                let other = quantity(document, other, Unit::WanYuan);
                let (meant, power) = elsewhere(&other, Unit::WanYuan, &told, Unit::WanYuan, TELLING)?;
                (power == -4).then_some((other, meant, power))
            });
            if let Some((other, meant, power)) = found.next() {
                slips.tell(&told.name, &told, meant, &other, power);
                break;
            }
        }
    }
}

fn compare(document: &Document<'_>, slips: &mut Slips<'_>, first: &Figure, second: &Figure, digits: u32) {
    let (Some(a), Some(b)) = (money(first), money(second)) else { return };
    let (one, two) = (quantity(document, first, a), quantity(document, second, b));
    if let Some((otherwise, power)) = elsewhere(&one, a, &two, b, digits).filter(|(_, power)| *power != 0) {
        slips.tell(&one.name, &two, otherwise, &one, power);
    }
}

/// What the second would have to be, and by how many places it is off, where it has the digits of the first.
pub(super) fn elsewhere(first: &Quantity, a: Unit, second: &Quantity, b: Unit, digits: u32) -> Option<(Number, i32)> {
    let (x, y) = (first.number, second.number);
    let length = printed(x).min(printed(y));
    if length < digits || x.is_negative() || y.is_negative() || lead(x, length)? != lead(y, length)? {
        return None;
    }
    let power = (size(x) + a.power()) - (size(y) + b.power());
    let meant = if power > 0 {
        y.multiply(Number::whole(10_i64.checked_pow(power.unsigned_abs())?)).ok()?
    } else {
        Number::new(y.mantissa(), y.decimals() + power.unsigned_abs()).ok()?
    };
    Some((meant.trimmed(0), power))
}

/// Digits that were printed and say something: 4 of 21.00, 2 of 2100.
pub(super) fn printed(number: Number) -> u32 {
    count(if number.decimals() > 0 { number.mantissa().unsigned_abs() } else { number.significant() })
}

fn count(digits: u128) -> u32 {
    digits.checked_ilog10().map_or(0, |log| log + 1)
}

/// The first digits, rounded half-up.
fn lead(number: Number, length: u32) -> Option<u128> {
    let digits = number.mantissa().unsigned_abs();
    let own = count(digits);
    if own <= length {
        return digits.checked_mul(10_u128.checked_pow(length - own)?);
    }
    let unit = 10_u128.checked_pow(own - length)?;
    Some((digits + unit / 2) / unit)
}

/// Places before the point; negative behind it.
fn size(number: Number) -> i32 {
    count(number.mantissa().unsigned_abs()) as i32 - number.decimals() as i32
}

pub(super) fn money(figure: &Figure) -> Option<Unit> {
    match figure.kind {
        FigureKind::Money(unit) if !figure.number.is_zero() => Some(unit),
        _ => None,
    }
}

pub(super) fn quantity(document: &Document<'_>, figure: &Figure, unit: Unit) -> Quantity {
    Quantity {
        name: document.slice(figure.label).to_owned(),
        place: Place::span(figure.span),
        ..Quantity::amount(figure.number, unit)
    }
}

fn between<'d>(document: &'d Document<'_>, first: Span, second: Span) -> &'d str {
    document.slice(Span { start: first.end, end: second.start.max(first.end) })
}

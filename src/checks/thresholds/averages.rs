//! What comes to one of many, where what it was made of stands elsewhere in the text: 累计支出4437.60万元。…按建成面积计算，亩均支出1486.75元.
//!
//! Any two figures of the text that make it are enough for it to be right. Where none do, it is held only against those of which one
//! wrong digit makes it, and which are called alike.

use super::per_one::{APIECE, apart, finding, is_other, money_unit, shares_words};
use crate::amount::slips;
use crate::amount::{Number, Unit, convert};
use crate::checks::Finding;
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of, has};

/// Shorter averages are one digit away from others by chance.
const TELLING: u128 = 10_000;
/// So many averages of a text are looked at.
const MOST: usize = 40;
/// So many of a text may be what was divided, and so many by what.
const MOST_AMOUNTS: usize = 200;
const MOST_DIVISORS: usize = 60;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let averages = document.figures.iter().filter(|figure| {
        matches!(figure.kind, FigureKind::Money(_))
            && figure.number.significant() >= TELLING
            && any_of!["均", "折合每", "折算每"].is_in(document.slice(figure.label))
    });
    for figure in averages.take(MOST) {
        findings.extend(one(document, figure, document.slice(figure.label)));
    }
}

fn one(document: &Document<'_>, figure: &Figure, label: &str) -> Option<Finding> {
    let (before, units, what) = divided(label)?;
    if is_other(before) || is_other(what) {
        return None;
    }
    let is_other = |other: &&Figure| other.span != figure.span && !has(document.slice(other.label), "均");
    let money = |other: &&Figure| matches!(other.kind, FigureKind::Money(_)) && !other.number.is_zero();
    let amounts: Vec<&Figure> = document.figures.iter().filter(is_other).filter(money).take(MOST_AMOUNTS).collect();
    let counts = |other: &&Figure| {
        let unit = document.unit_of(other.span).trim_start_matches(['万', '亿']);
        other.kind == FigureKind::Count && !unit.is_empty() && units.starts(unit) == Some(unit)
    };
    let divisors: Vec<&Figure> = document.figures.iter().filter(is_other).filter(counts).take(MOST_DIVISORS).collect();
    let sentence = document.sentences().find(|sentence| sentence.contains(figure.span)).unwrap_or(figure.span);
    let mut found: Option<(&Figure, &Figure, Number)> = None;
    for &amount in &amounts {
        for &divisor in &divisors {
            let Some(divided) = scaled(document, amount, divisor) else { continue };
            let Some(computed) = average(figure, &divided, divisor) else { continue };
            let meant = is_meant(document, amount, what, sentence);
            // 3.20万亩 leaves much open: of other amounts only what makes it to the last digit.
            if computed == figure.number || (meant && apart(figure, &divided, divisor) == Ok(None)) {
                return None;
            }
            // 128.23万元, where the two make 128.23元.
            let of_unit = money_unit(figure) == Unit::WanYuan
                && is_near(figure, divisor)
                && in_yuan(figure, &divided, divisor) == Some(figure.number);
            if !meant && !of_unit {
                continue;
            }
            let computed = if of_unit { figure.number.moved(-4).ok()? } else { computed };
            let slip = of_unit || slips::is_narrow(figure.number, computed);
            match found {
                _ if !slip => {}
                Some((.., known)) if known != computed => return None,
                _ => found = Some((amount, divisor, computed)),
            }
        }
    }
    let (amount, divisor, computed) = found?;
    Some(finding(document, label, figure, [amount, divisor], computed))
}

/// 亩均支出, 折合每亩补助: what stands in front, by what is divided, and what is.
fn divided(label: &str) -> Option<(&str, AnyOf, &str)> {
    /// What things without a word of their own are counted by.
    const EACH: [(&str, AnyOf); 6] = [
        ("亩", any_of!["亩", "万亩"]),
        ("公里", any_of!["公里"]),
        ("户", any_of!["户", "万户"]),
        ("人次", any_of!["人次", "万人次"]),
        ("人", any_of!["人", "名", "万人"]),
        ("平方米", any_of!["平方米", "万平方米"]),
    ];
    if let Some((word, units)) = APIECE.iter().find(|(word, _)| has(label, word)) {
        let (before, what) = label.split_once(word)?;
        return Some((before, *units, what));
    }
    let (before, each) = label.split_once("每")?;
    let (unit, units) = EACH.iter().find(|(unit, _)| each.starts_with(unit))?;
    Some((before, *units, &each[unit.len()..]))
}

/// An amount divided by 3.20万亩 as one a ten thousandth of it divided by 3.20.
fn scaled(document: &Document<'_>, amount: &Figure, divisor: &Figure) -> Option<Figure> {
    let power = match document.unit_of(divisor.span).chars().next() {
        Some('万') => -4,
        Some('亿') => -8,
        _ => 0,
    };
    Some(Figure { number: amount.number.moved(power).ok()?, ..*amount })
}

/// Called alike, or in the same sentence.
fn is_meant(document: &Document<'_>, amount: &Figure, what: &str, sentence: Span) -> bool {
    sentence.contains(amount.span) || shares_words(document.slice(amount.label), what)
}

/// Told in the words directly in front of the average.
fn is_near(figure: &Figure, divisor: &Figure) -> bool {
    const NEAR: u32 = 300;
    divisor.span.end <= figure.span.start && figure.span.start - divisor.span.end <= NEAR
}

/// The same in 元.
fn in_yuan(figure: &Figure, amount: &Figure, divisor: &Figure) -> Option<Number> {
    average(&Figure { kind: FigureKind::Money(Unit::Yuan), ..*figure }, amount, divisor)
}

/// With as many decimals as the average is told.
fn average(figure: &Figure, amount: &Figure, divisor: &Figure) -> Option<Number> {
    let all = convert(amount.number, money_unit(amount), money_unit(figure)).ok()?;
    all.times_ratio(Number::ONE, divisor.number, figure.number.decimals()).ok()
}

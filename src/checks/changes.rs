//! PCT-04 and PCT-05: comparisons with another year, their difference, rate and direction.

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use super::{flows, show};
use crate::amount::{Interval, Number, NumberError};
use crate::claims::percent::{Compared, Match, Ratio, compare};
use crate::claims::years::Years;
use crate::claims::{Change, Claim, Maybe, Place, Trend};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims {
        let Claim::Change(change) = claim else { continue };
        let known = findings.len();
        if one(change, findings).is_err() {
            findings.push(unknown(change));
        }
        let accused = findings[known..].iter().any(|found| found.verdict == Verdict::Inconsistent);
        if accused && subject.document.is_some_and(|document| flows::explain(document, change)) {
            findings.truncate(known);
        }
    }
}

/// 基本支出 of 基本支出增加3.51万元: which way it went is said beside the name.
fn name(change: &Change) -> String {
    let ways = ["增加", "减少", "增长", "下降"];
    let bare = ways.iter().find_map(|way| change.name.strip_suffix(way)).filter(|bare| !bare.is_empty());
    show::name(bare.unwrap_or(&change.name), "该项")
}

fn places(change: &Change) -> Vec<Place> {
    let figures = [&change.now, &change.before, &change.difference, &change.rate];
    let found: Vec<Place> = figures.into_iter().flatten().map(|quantity| quantity.place.clone()).collect();
    show::in_order(if found.is_empty() { vec![change.place.clone()] } else { found })
}

/// The figures, and the words that say which way it went: they are what contradicts.
fn with_words(change: &Change) -> Vec<Place> {
    let mut places = places(change);
    places.push(change.place.clone());
    show::in_order(places)
}

fn unknown(change: &Change) -> Finding {
    let stated = change.rate.as_ref().or(change.difference.as_ref()).map_or_else(String::new, show::figure);
    Finding::new(RuleId::Pct04, Verdict::Undecidable, Sentence::ChangeUnknown, vec![name(change), stated])
        .at(places(change))
}

fn one(change: &Change, findings: &mut Vec<Finding>) -> Result<(), NumberError> {
    let words_differ = matches!(
        (change.difference_way(), change.rate_way()),
        (Some(Trend::Up), Some(Trend::Down)) | (Some(Trend::Down), Some(Trend::Up))
    );
    if words_differ && change.difference.is_some() && change.rate.is_some() {
        findings.push(
            Finding::new(RuleId::Pct04, Verdict::Inconsistent, Sentence::ChangeTwoDirections, vec![name(change)])
                .at(with_words(change)),
        );
        return Ok(());
    }
    let Some(years) = Years::of(change)? else {
        if change.rate.is_some() {
            findings.push(unknown(change));
        }
        return Ok(());
    };
    if let (Some(now), Some(before)) = (years.now, years.before)
        && !direction_fits(change, now.0.subtract(before.0)?, &years, findings)?
    {
        return Ok(());
    }
    let Some(rate) = &change.rate else { return Ok(()) };
    let Some((part, base)) = part_and_base(&years)? else {
        findings.push(unknown(change));
        return Ok(());
    };
    if base.0.is_zero() {
        if !rate.number.is_zero() {
            findings.push(zero_base(change, rate.number));
        }
        return Ok(());
    }
    if base.0.is_negative() {
        findings.push(unknown(change));
        return Ok(());
    }
    let stated = match change.rate_way() {
        Some(Trend::Down) if !rate.number.is_negative() => rate.number.negate(),
        _ => rate.number,
    };
    let signless = matches!(change.rate_way(), None | Some(Trend::Unchosen));
    let part = if signless && part.0.is_negative() { (part.0.negate(), part.1.negate()) } else { part };
    let ratio = Ratio { part: part.0, whole: base.0, parts: part.1, wholes: base.1 };
    match compare(stated, &ratio)? {
        Some(compared) => findings.push(rated(change, &compared, &years)),
        None => findings.push(unknown(change)),
    }
    Ok(())
}

type Ranged = (Number, Interval);

/// What changed and what it changed from.
fn part_and_base(years: &Years) -> Result<Option<(Ranged, Ranged)>, NumberError> {
    let minus = |a: Ranged, b: Ranged| -> Result<Ranged, NumberError> { Ok((a.0.subtract(b.0)?, a.1.subtract(b.1)?)) };
    Ok(match (years.now, years.before, years.difference) {
        (Some(now), Some(before), _) => Some((minus(now, before)?, before)),
        (Some(now), None, Some(difference)) => Some((difference, minus(now, difference)?)),
        (None, Some(before), Some(difference)) => Some((difference, before)),
        _ => None,
    })
}

/// The words and the stated difference against both years; `false` where they contradict each other.
fn direction_fits(
    change: &Change,
    actual: Number,
    years: &Years,
    findings: &mut Vec<Finding>,
) -> Result<bool, NumberError> {
    let (Some(now), Some(before)) = (years.now, years.before) else { return Ok(true) };
    let spread = now.1.subtract(before.1)?;
    let allows_zero = spread.contains(Number::ZERO);
    let trend = change.difference_way().or(change.rate_way());
    let fits = match trend {
        Some(Trend::Up) => actual > Number::ZERO || allows_zero,
        Some(Trend::Down) => actual.is_negative() || allows_zero,
        Some(Trend::Level) => allows_zero || change.difference.is_some() || change.rate.is_some(),
        None | Some(Trend::Unchosen) => true,
    };
    let unit = |number: Number, like: &Maybe| {
        like.as_ref().map_or_else(String::new, |q| show::with_unit(number, show::measure_in(q.measure, years.unit)))
    };
    let arguments = || vec![name(change), unit(before.0, &change.before), unit(now.0, &change.now)];
    let formula = format!("{} - {} = {actual}", now.0, before.0);
    if !fits && is_turned(change, actual, (now.0, before.0)) {
        findings.push(unknown(change));
        return Ok(false);
    }
    if !fits {
        let sentence = match trend {
            Some(Trend::Up) => Sentence::ChangeNotUp,
            Some(Trend::Down) => Sentence::ChangeNotDown,
            _ => Sentence::ChangeNotLevel,
        };
        let working = show::working(String::new(), actual.to_string(), actual, String::new(), formula);
        let finding = Finding::new(RuleId::Pct04, Verdict::Inconsistent, sentence, arguments());
        findings.push(finding.with_working(working).at(with_words(change)));
        return Ok(false);
    }
    let Some(stated) = years.difference else { return Ok(true) };
    let off = stated.1.subtract(spread)?;
    let gap = actual.subtract(stated.0)?;
    let tolerance = off.high.subtract(off.low)?.times_ratio(Number::ONE, Number::whole(2), off.high.decimals() + 1)?;
    let (verdict, sentence) = if gap.is_zero() {
        (Verdict::Consistent, Sentence::DifferenceAgrees)
    } else if off.contains(Number::ZERO) {
        (Verdict::Rounding, Sentence::DifferenceRounding)
    } else {
        (Verdict::Inconsistent, Sentence::DifferenceApart)
    };
    let mut arguments = arguments();
    arguments.push(change.difference.as_ref().map_or_else(String::new, show::figure));
    arguments.push(unit(actual.abs(), &change.now));
    let working =
        show::working(stated.0.to_string(), actual.to_string(), gap, tolerance.trimmed(0).to_string(), formula);
    findings.push(Finding::new(RuleId::Pct04, verdict, sentence, arguments).with_working(working).at(places(change)));
    Ok(verdict != Verdict::Inconsistent || change.rate.is_none())
}

/// 最高限价26,380,000元，中标价25,601,350元，节约率2.95%: the rate holds with the one that was taken for this year's as its base, and
/// not with the other. Which of the two came first is not known then.
fn is_turned(change: &Change, actual: Number, (now, before): (Number, Number)) -> bool {
    let Some(rate) = &change.rate else { return false };
    let of = |base: Number| actual.abs().percent_of(base, rate.number.decimals());
    of(now) == Ok(rate.number.abs()) && of(before) != Ok(rate.number.abs())
}

fn rated(change: &Change, compared: &Compared, years: &Years) -> Finding {
    let (verdict, sentence) = match compared.found {
        Match::Same => (Verdict::Consistent, Sentence::ChangeAgrees),
        Match::CutOff => (Verdict::Rounding, Sentence::ChangeCutOff),
        Match::Residue => (Verdict::Rounding, Sentence::ChangeRounding),
        Match::Apart => (Verdict::Inconsistent, Sentence::ChangeApart),
    };
    let formula = match (years.now, years.before) {
        (Some(now), Some(before)) => {
            format!("({} - {}) ÷ {} × 100 = {}", now.0, before.0, before.0, compared.computed)
        }
        _ => show::percentage(compared.part, compared.whole, compared.computed),
    };
    // 增长率为-12.34%: with a sign where the text writes one.
    let signed = change.rate.as_ref().is_some_and(|rate| rate.number.is_negative());
    let computed = if signed { compared.computed } else { compared.computed.abs() };
    let arguments =
        vec![name(change), change.rate.as_ref().map_or_else(String::new, show::figure), format!("{computed}%")];
    let finding =
        Finding::new(RuleId::Pct04, verdict, sentence, arguments).with_working(compared.working_with(formula));
    let basis = if verdict == Verdict::Rounding { Basis::Rounding } else { Basis::Arithmetic };
    finding.at(places(change)).based_on(basis)
}

fn zero_base(change: &Change, rate: Number) -> Finding {
    let arguments = vec![name(change), format!("{rate}%")];
    Finding::new(RuleId::Pct05, Verdict::Inconsistent, Sentence::ChangeOfZero, arguments).at(places(change))
}

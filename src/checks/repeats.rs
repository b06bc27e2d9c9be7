//! REP-01 and REP-02: the same thing stated more than once.

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use super::{doubt, show};
use crate::amount::{Number, NumberError};
use crate::claims::tolerance::{Likeness, common_unit, comparable, in_unit, likeness};
use crate::claims::{Claim, Measure, Place, Quantity, Repeat};

/// A thing stated more often than this is compared no further.
const MOST: usize = 200;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims {
        if let Claim::Repeat(repeat) = claim
            && repeat.quantities.len() > 1
        {
            one(repeat, findings);
        }
    }
}

fn one(repeat: &Repeat, findings: &mut Vec<Finding>) {
    let rule = if repeat.across { RuleId::Rep02 } else { RuleId::Rep01 };
    let first = &repeat.quantities[0];
    let (mut same, mut rounded, mut unlike) = (vec![first], Vec::new(), Vec::new());
    let mut different: Vec<Vec<&Quantity>> = Vec::new();
    for other in repeat.quantities.iter().skip(1).take(MOST) {
        match comparable(first, other).then(|| likeness(first, other)) {
            Some(Ok(Likeness::Same)) => same.push(other),
            Some(Ok(Likeness::Rounded)) => rounded.push(other),
            // Other values that are the same among themselves contradict the first together.
            Some(Ok(Likeness::Different)) => {
                let known = different.iter_mut().find(|group| likeness(group[0], other) == Ok(Likeness::Same));
                match known {
                    Some(group) => group.push(other),
                    None => different.push(vec![other]),
                }
            }
            _ => unlike.push(other),
        }
    }
    let name = show::name(&repeat.name, "该项");
    let finding = |verdict, sentence, arguments, others: &[&Quantity]| {
        let places: Vec<Place> = same.iter().chain(others).map(|quantity| quantity.place.clone()).collect();
        Finding::new(rule, verdict, sentence, arguments).at(show::in_order(places))
    };
    if same.len() > 1 && rounded.is_empty() && different.is_empty() {
        let arguments = vec![name.clone(), same.len().to_string(), show::figure(first)];
        findings.push(finding(Verdict::Consistent, Sentence::RepeatAgrees, arguments, &[]));
    }
    if let Some(other) = rounded.first() {
        let arguments = vec![name.clone(), show::figure(first), show::figure(other)];
        let found = finding(Verdict::Rounding, Sentence::RepeatRounding, arguments, &rounded);
        findings.push(with_gap(found, first, other).based_on(Basis::Rounding));
    }
    for group in &different {
        let arguments = vec![name.clone(), show::figure(first), show::figure(group[0])];
        let (verdict, sentence) = if mistyped(first, group[0]) {
            (Verdict::Inconsistent, Sentence::RepeatApart)
        } else {
            (Verdict::Undecidable, Sentence::RepeatDoubtful)
        };
        let found = finding(verdict, sentence, arguments, group);
        findings.push(with_gap(found, first, group[0]));
    }
    if let Some(other) = unlike.first() {
        let arguments = vec![name, show::figure(first), show::figure(other)];
        findings.push(finding(Verdict::Undecidable, Sentence::RepeatUnlike, arguments, &unlike));
    }
}

/// Two amounts or scores that no slip of the pen turns into each other are told of two things as a rule: of the budget and of what
/// was spent, of the year and of the year before, of the department and of one of its units.
fn mistyped(first: &Quantity, other: &Quantity) -> bool {
    if matches!(first.measure, Measure::Count | Measure::Percent) {
        return true;
    }
    let (unit, points) = (common_unit([first, other].into_iter()), first.measure == Measure::Points);
    let mistyped = |a: Number, b: Number| Ok(doubt::is_slip(a, b) || (points && is_same_total(a, b)?));
    in_unit(first, unit).and_then(|a| mistyped(a, in_unit(other, unit)?)).unwrap_or(true)
}

/// 94.78分, 95.64分: the totals of two years or of two projects seldom lie within a point.
fn is_same_total(a: Number, b: Number) -> Result<bool, NumberError> {
    /// Lower scores are those of indicators.
    const LEAST: i64 = 60;
    let near = a.subtract(b)?.abs() < Number::ONE;
    Ok(near && a.min(b) >= Number::whole(LEAST))
}

/// The first figure counts as stated, the other stands against it; neither is right.
fn with_gap(finding: Finding, first: &Quantity, other: &Quantity) -> Finding {
    let unit = common_unit([first, other].into_iter());
    let gap = || {
        let (a, b) = (in_unit(first, unit)?, in_unit(other, unit)?);
        Ok::<_, NumberError>((a, b, b.subtract(a)?))
    };
    let Ok((a, b, gap)) = gap() else { return finding };
    let tolerance =
        first.number.envelope().add(other.number.envelope()).map_or_else(|_| String::new(), |t| t.to_string());
    finding.with_working(show::working(
        show::figure(first),
        show::figure(other),
        gap,
        tolerance,
        format!("{b} - {a} = {gap}"),
    ))
}

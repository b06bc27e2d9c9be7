//! A finding as the list shows it: its sentence in the reader's language, its places in the text as it was given.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::desk::{Outcome, Subject};
use crate::audit::{Options, audit, audit_report};
use crate::checks::{Basis, Finding, RuleId, Severity, Verdict, Working};
use crate::marks::quotes;
use crate::report::Report;
use crate::report::field::Field;
use crate::rules::RuleProfile;
use crate::widget::dom::{Shape, verdict_shape};
use crate::widget::edit::place_name;
use crate::words::{Words, checks, fill};

#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Stays the same from one check to the next as long as the finding says the same.
    pub key: usize,
    pub rule: RuleId,
    pub verdict: Verdict,
    pub severity: Severity,
    pub message: String,
    pub working: Option<Working>,
    pub basis: String,
    pub spots: Vec<Spot>,
}

/// What stands before a finding and on its marks: what is only asked is no proof, and its triangle is not filled.
pub fn shape_of(verdict: Verdict, severity: Severity) -> Shape {
    match (verdict, severity) {
        (Verdict::Inconsistent, Severity::Error) => Shape::Triangle,
        (Verdict::Inconsistent, _) => Shape::OpenTriangle,
        (verdict, _) => verdict_shape(verdict),
    }
}

/// A place of a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Bytes of the text as it was given; empty where there is no text.
    pub range: Range<usize>,
    /// The words of the text, or the name of the field.
    pub quote: String,
    pub field: Option<Field>,
}

impl Spot {
    pub fn in_text(&self) -> bool {
        !self.range.is_empty()
    }
}

impl Found {
    /// "SUM" of SUM-03.
    pub fn family(&self) -> &'static str {
        family(self.rule)
    }

    /// Whether words stand in what the finding shows: its sentence, its id, its places with the sentences around them.
    pub fn holds(&self, search: &str, text: &str) -> bool {
        let search = search.trim().to_lowercase();
        let within = |text: &str| text.to_lowercase().contains(&search);
        let shown = [self.message.as_str(), self.rule.code()];
        if shown.into_iter().chain(self.spots.iter().map(|spot| spot.quote.as_str())).any(within) {
            return true;
        }
        let places: Vec<Range<usize>> = self.spots.iter().map(|spot| spot.range.clone()).collect();
        quotes(text, &places).iter().any(|quote| {
            let sentence: String = quote.parts.iter().filter_map(|(part, _)| text.get(part.clone())).collect();
            within(&sentence)
        })
    }
}

pub fn family(rule: RuleId) -> &'static str {
    rule.code().split('-').next().unwrap_or_default()
}

/// Checks a text.
pub fn of_text(text: &str, options: &Options<'_>, words: &Words) -> Outcome {
    let result = audit(text, options);
    let report = &result.extraction.report;
    let spot = |place: &crate::claims::Place| {
        let span = place.span?;
        let range = result.document.source_span(span);
        Some(Spot { quote: text.get(range.clone()).unwrap_or("").trim().to_owned(), range, field: None })
    };
    let profile = options.profile(report);
    Outcome {
        subject: Subject::Text,
        findings: keyed(result.findings.iter().map(|finding| {
            let spots = finding.places.iter().filter_map(spot).collect();
            found(words, profile, finding, spots)
        })),
        department: report.department.clone(),
        year: report.year,
        figures: result.document.figures.len(),
        not_understood: result
            .extraction
            .not_understood
            .iter()
            .map(|span| result.document.source_span(*span))
            .collect(),
        cut_off: result.document.cut_off,
    }
}

/// Checks a report that has no text.
pub fn of_report(report: &Report, profile: &RuleProfile, words: &Words) -> Outcome {
    let findings = audit_report(report, profile);
    let spot = |place: &crate::claims::Place| {
        let field = place.field.clone()?;
        Some(Spot { range: 0..0, quote: place_name(words, report, &field), field: Some(field) })
    };
    Outcome {
        subject: Subject::Report,
        findings: keyed(findings.iter().map(|finding| {
            let spots = finding.places.iter().filter_map(spot).collect();
            found(words, profile, finding, spots)
        })),
        department: report.department.clone(),
        year: report.year,
        ..Outcome::default()
    }
}

fn found(words: &Words, profile: &RuleProfile, finding: &Finding, spots: Vec<Spot>) -> Found {
    Found {
        key: 0,
        rule: finding.rule,
        verdict: finding.verdict,
        severity: finding.severity,
        message: checks::message(words.lang, &finding.message),
        working: finding.working.clone(),
        basis: based_on(words, profile, finding.basis),
        spots,
    }
}

fn based_on(words: &Words, profile: &RuleProfile, basis: Basis) -> String {
    let basis = crate::words::basis::of(words.lang, basis, profile);
    basis_line(basis.title, basis.number.unwrap_or_default())
}

/// Title and document number of what a finding rests on.
pub fn basis_line(title: &str, number: &str) -> String {
    if number.is_empty() || title.contains(number) { title.to_owned() } else { format!("{title} {number}") }
}

/// Two findings that say the same of the same words are told apart by their order.
pub fn keyed(findings: impl Iterator<Item = Found>) -> Vec<Found> {
    let mut seen = std::collections::HashSet::new();
    findings
        .map(|found| {
            let mut hasher = DefaultHasher::new();
            (found.rule, found.verdict, &found.message).hash(&mut hasher);
            for spot in &found.spots {
                spot.quote.hash(&mut hasher);
            }
            let mut key = hasher.finish() as usize;
            while !seen.insert(key) {
                key = key.wrapping_add(1);
            }
            Found { key, ..found }
        })
        .collect()
}

/// "不一致 4，尾差 2": how many findings of each verdict there are.
pub fn counts(words: &Words, findings: &[Found]) -> String {
    let count = |verdict: Verdict| {
        let count = findings.iter().filter(|found| found.verdict == verdict).count();
        (count > 0).then(|| fill(words.check.count_of, &[words.verdict(verdict), &count.to_string()]))
    };
    Verdict::ALL.into_iter().filter_map(count).collect::<Vec<_>>().join(words.check.comma)
}

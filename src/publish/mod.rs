//! An audit as it leaves the house: the public form for programs, a letter and a table for people.
//!
//! What belongs here: places as UTF-16 offsets with their quotes, figures with kind and unit, messages in the asked
//! language. What does not: finding or judging anything, and the forms without words ([`crate::exchange`]).

mod figures;
mod letter;
pub mod row;
mod table;
mod utf16;

use serde::Serialize;

use crate::audit::Audit;
use crate::checks::{Basis, Finding};
use crate::document::Document;
use crate::exchange::result::{self, EvaluationJson};
use crate::report::Report;
use crate::rules::{self, RuleProfile};
use crate::words::checks as words;
use crate::words::{FindingsWords, Lang, basis, fill};

pub use figures::FigureJson;
pub use letter::{Letter, letter};
pub use table::csv;
use utf16::Utf16;

/// A longer quote is cut off: a finding about a whole section should not repeat it. `start` and `end` stay whole.
pub const LONGEST_QUOTE: usize = 4096;

/// An audit as programs and portals receive it.
#[derive(Serialize)]
pub struct AuditJson<'a> {
    pub report: &'a Report,
    pub evaluation: EvaluationJson<'a>,
    pub findings: Vec<FindingJson<'a>>,
    pub figures: Vec<FigureJson<'a>>,
}

/// What one check found.
#[derive(Clone, Debug, Serialize)]
pub struct FindingJson<'a> {
    /// Id of the catalogue, "SUM-03".
    pub rule: &'static str,
    pub verdict: &'static str,
    pub severity: &'static str,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub working: Option<WorkingJson<'a>>,
    /// Both places of a contradiction; empty where a report was typed in.
    pub sources: Vec<SourceJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisJson<'a>>,
    /// The finding itself, for sorting and grouping.
    #[serde(skip)]
    pub found: &'a Finding,
}

/// The arithmetic; every figure as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct WorkingJson<'a> {
    pub stated: &'a str,
    pub computed: &'a str,
    pub difference: &'a str,
    pub tolerance: &'a str,
    pub formula: &'a str,
}

/// A place in the text as it was given, in UTF-16 units, and the words there.
#[derive(Clone, Debug, Serialize)]
pub struct SourceJson<'a> {
    pub start: u32,
    pub end: u32,
    pub quote: &'a str,
    /// The same in bytes.
    #[serde(skip)]
    pub bytes: std::ops::Range<usize>,
}

/// What a check rests on. Articles are not quoted: none was read in its official text.
#[derive(Clone, Debug, Serialize)]
pub struct BasisJson<'a> {
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<&'a str>,
}

impl BasisJson<'_> {
    /// Title and number in one line.
    pub fn line(&self, lang: Lang) -> String {
        match self.number {
            Some(number) => fill(FindingsWords::of(lang).basis_number, &[self.title, number]),
            None => self.title.to_owned(),
        }
    }
}

/// An audit in its public form.
pub fn of<'a>(audit: &'a Audit<'_>, lang: Lang) -> AuditJson<'a> {
    let report = &audit.extraction.report;
    let profile = rules::find(&audit.evaluation.rules).unwrap_or_else(rules::default_profile);
    let places = Utf16::of(audit.document.source);
    AuditJson {
        report,
        evaluation: result::of(report, &audit.evaluation),
        findings: located(&audit.findings, Some((&audit.document, &places)), profile, lang),
        figures: figures::of(&audit.document, &audit.extraction, &places),
    }
}

/// An audit with what only somebody needs who has the text before him: it is not part of the contract.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Whole<'a> {
    pub audit: AuditJson<'a>,
    /// Begin and end, in UTF-16 units, of each figure that nothing was made of, one behind the other.
    pub not_understood: Vec<u32>,
    /// Only the first [`crate::document::MAX_SOURCE`] bytes were read.
    pub cut_off: bool,
}

/// An audit with what a reader of the text needs besides.
pub fn whole<'a>(audit: &'a Audit<'_>, lang: Lang) -> Whole<'a> {
    let places = Utf16::of(audit.document.source);
    let ends = audit.extraction.not_understood.iter().flat_map(|span| {
        let bytes = audit.document.source_span(*span);
        [places.at(bytes.start), places.at(bytes.end)]
    });
    Whole { audit: of(audit, lang), not_understood: ends.collect(), cut_off: audit.document.cut_off }
}

/// Findings in their public form; without a document they have no places in a text.
pub fn findings<'a>(
    findings: &'a [Finding],
    document: Option<&'a Document<'_>>,
    profile: &'a RuleProfile,
    lang: Lang,
) -> Vec<FindingJson<'a>> {
    let places = document.map(|document| Utf16::of(document.source));
    located(findings, document.zip(places.as_ref()), profile, lang)
}

fn located<'a>(
    findings: &'a [Finding],
    text: Option<(&'a Document<'_>, &Utf16<'_>)>,
    profile: &'a RuleProfile,
    lang: Lang,
) -> Vec<FindingJson<'a>> {
    let each = findings.iter().map(|finding| {
        let spans = finding.places.iter().filter_map(|place| place.span);
        let sources = text.map_or_else(Vec::new, |(document, places)| {
            spans.map(|span| source(document, places, document.source_span(span))).collect()
        });
        FindingJson {
            rule: finding.rule.code(),
            verdict: finding.verdict.code(),
            severity: finding.severity.code(),
            message: words::message(lang, &finding.message),
            working: finding.working.as_ref().map(|working| WorkingJson {
                stated: &working.stated,
                computed: &working.computed,
                difference: &working.difference,
                tolerance: &working.tolerance,
                formula: &working.formula,
            }),
            sources,
            basis: based_on(finding.basis, profile, lang),
            found: finding,
        }
    });
    each.collect()
}

fn based_on(basis: Basis, profile: &RuleProfile, lang: Lang) -> Option<BasisJson<'_>> {
    let basis = basis::of(lang, basis, profile);
    Some(BasisJson { title: basis.title, number: basis.number })
}

fn source<'a>(document: &'a Document<'_>, places: &Utf16<'_>, bytes: std::ops::Range<usize>) -> SourceJson<'a> {
    let cut = document.source.floor_char_boundary(bytes.end.min(bytes.start + LONGEST_QUOTE));
    SourceJson {
        start: places.at(bytes.start),
        end: places.at(bytes.end),
        quote: document.source.get(bytes.start..cut).unwrap_or(""),
        bytes,
    }
}

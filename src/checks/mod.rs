//! The catalogue of checks: what is compared, how exactly, and what is said of it.
//!
//! What belongs here: one file per family of checks, each turning claims, report and text into [`Finding`]s; the
//! catalogue with the severity of each rule; the arithmetic of the rounding envelope. What does not: finding claims
//! ([`crate::extraction`], never used here) and the sentences that a reader sees (`words::checks`).
//!
//! A check whose two sides cannot both hold is [`Verdict::Inconsistent`], whatever it weighs: a warning where only the
//! wording is at odds. A hint that asks a question is [`Verdict::Undecidable`] with the severity of its rule.
//!
//! A finding never says which side is right, never calls a partial listing wrong, and judges by no rule that the
//! profile does not hold. What cannot be known is [`Verdict::Undecidable`].

mod catalogue;
mod doubt;
mod finding;
mod flows;
mod percent;
mod sentence;
mod show;

mod changes;
mod completion;
mod count_rules;
mod counts;
mod execution;
mod graded_lists;
mod grades;
mod listed_scores;
mod own_rule;
mod own_scale;
mod percentages;
mod prose_rules;
mod ranks;
mod rate_rules;
mod reasons;
mod repeats;
mod row_rules;
mod scores;
mod step_rules;
mod structure;
mod sums;
mod thresholds;
mod told_twice;
mod units;
mod wording;
mod worked_scores;
mod years;

use crate::claims::{Claim, Place, Sources, Span};
use crate::document::Document;
use crate::evaluation::Evaluation;
use crate::report::field::Field;
use crate::report::{Indicator, Report};
use crate::rules::RuleProfile;

pub use catalogue::RuleId;
pub use finding::{Basis, Finding, Message, Severity, Verdict, Working};
pub use sentence::Sentence;

/// Everything a check may look at.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub report: &'a Report,
    pub evaluation: &'a Evaluation,
    pub profile: &'a RuleProfile,
    pub claims: &'a [Claim],
    /// Where the report's fields stand in the text; empty for a report that was typed in.
    pub sources: &'a Sources,
    /// The text that the report was read from; a report that was typed in has none, and checks of wording do not run.
    pub document: Option<&'a Document<'a>>,
    /// Last year's report of the same department, where the user gave one (YR-03).
    pub previous: Option<&'a Document<'a>>,
}

impl Subject<'_> {
    /// The place of a field of the report.
    pub fn place(&self, field: Field) -> Place {
        self.sources.place(field)
    }

    /// The words at a place of the text; empty for a typed-in report.
    pub fn quote(&self, span: Span) -> &str {
        self.document.map_or("", |document| document.slice(span))
    }
}

/// Every indicator of the tree with its path, parents first.
fn visit<'r>(indicators: &'r [Indicator], path: &mut Vec<usize>, see: &mut impl FnMut(&[usize], &'r Indicator)) {
    for (index, indicator) in indicators.iter().enumerate() {
        path.push(index);
        see(path, indicator);
        visit(&indicator.children, path, see);
        path.pop();
    }
}

/// Checks the form of a further project: its arithmetic, and of that only what contradicts.
pub fn check_form(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for family in [sums::check, completion::check, execution::check, scores::of_tree] {
        family(subject, &mut findings);
    }
    // By which weights another project is judged is not asked here.
    let contradicts =
        |finding: &Finding| finding.verdict == Verdict::Inconsistent && finding.severity == Severity::Error;
    findings.retain(contradicts);
    for place in findings.iter_mut().flat_map(|finding| &mut finding.places) {
        // The fields are those of the report's own form.
        place.field = None;
    }
    findings.retain(|finding| finding.places.iter().any(|place| place.span.is_some()));
    findings
}

/// Says once what several families or forms have said, in the order of the catalogue, then of the text.
pub fn settle(findings: &mut Vec<Finding>) {
    scores::told_once(findings);
    told_twice::once(findings);
    // A family may speak for several rules of the catalogue.
    findings.sort_by_key(|finding| (finding.rule, finding.places.iter().find_map(|place| place.span)));
}

/// The families in the order of the catalogue.
const FAMILIES: [fn(&Subject<'_>, &mut Vec<Finding>); 24] = [
    sums::check,
    counts::check,
    percentages::check,
    changes::check,
    completion::check,
    execution::check,
    own_rule::check,
    rate_rules::check,
    scores::check,
    row_rules::check,
    prose_rules::check,
    worked_scores::check,
    step_rules::check,
    count_rules::check,
    grades::check,
    listed_scores::check,
    reasons::check,
    repeats::check,
    ranks::check,
    units::check,
    years::check,
    wording::check,
    structure::check,
    thresholds::check,
];

/// Runs the whole catalogue. Findings stand in the order of the catalogue, then of the text.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    check_all(std::slice::from_ref(subject)).pop().unwrap_or_default()
}

/// Runs the catalogue on several subjects, each apart from the others: a family goes through all of them before the next.
pub fn check_all(subjects: &[Subject<'_>]) -> Vec<Vec<Finding>> {
    let mut all: Vec<Vec<Finding>> =
        subjects.iter().map(|subject| Vec::with_capacity(subject.claims.len() + 16)).collect();
    for family in FAMILIES {
        for (subject, findings) in subjects.iter().zip(&mut all) {
            family(subject, findings);
        }
    }
    all.iter_mut().for_each(settle);
    all
}

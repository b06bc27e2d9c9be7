//! From text to findings: extraction, evaluation, checks, in this order and nothing else.

use crate::checks::{self, Finding, Subject};
use crate::claims::of_report;
use crate::document::Document;
use crate::evaluation::{Evaluation, evaluate, profile_of};
use crate::extraction::{Extraction, extract};
use crate::report::Report;
use crate::rules::{self, RuleProfile};

/// What an audit may be told besides the text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Id of the rule profile to judge by; without it, the one whose weights the report uses, or the default.
    pub rules: Option<&'a str>,
    /// Last year's report of the same department (YR-03).
    pub previous: Option<&'a str>,
}

/// Everything that an audit found.
pub struct Audit<'t> {
    pub document: Document<'t>,
    pub extraction: Extraction,
    pub evaluation: Evaluation,
    pub findings: Vec<Finding>,
}

/// Checks the text of a published report.
pub fn audit<'t>(text: &'t str, options: &Options<'_>) -> Audit<'t> {
    let document = Document::read(text);
    let extraction = extract(&document);
    let profile = options.rules.and_then(rules::find).unwrap_or_else(|| profile_of(&extraction.report));
    let evaluation = evaluate(&extraction.report, profile);
    let previous = options.previous.map(Document::read);
    let mut findings = checks::check(&Subject {
        report: &extraction.report,
        evaluation: &evaluation,
        profile,
        claims: &extraction.claims,
        sources: &extraction.sources,
        document: Some(&document),
        previous: previous.as_ref(),
    });
    for form in &extraction.further {
        let profile = options.rules.and_then(rules::find).unwrap_or_else(|| profile_of(&form.report));
        findings.extend(checks::check_form(&Subject {
            report: &form.report,
            evaluation: &evaluate(&form.report, profile),
            profile,
            claims: &form.claims,
            sources: &form.sources,
            document: Some(&document),
            previous: None,
        }));
    }
    if !extraction.further.is_empty() {
        checks::sort(&mut findings);
    }
    Audit { document, extraction, evaluation, findings }
}

/// Checks a report that was typed in or read from a file: the same claims, without a text.
pub fn audit_report(report: &Report, profile: &RuleProfile) -> Vec<Finding> {
    let sources = Default::default();
    let claims = of_report(report, &sources);
    let evaluation = evaluate(report, profile);
    checks::check(&Subject {
        report,
        evaluation: &evaluation,
        profile,
        claims: &claims,
        sources: &sources,
        document: None,
        previous: None,
    })
}

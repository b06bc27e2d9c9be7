//! From text to findings: extraction, evaluation, checks, in this order and nothing else.

use crate::checks::{self, Finding, Subject};
use crate::claims::of_report;
use crate::document::Document;
use crate::evaluation::{Evaluation, evaluate, profile_of};
use crate::extraction::{Extraction, extract_all};
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

impl Options<'_> {
    /// The profile that a report is judged by.
    pub fn profile<'r>(&self, report: &'r Report) -> &'r RuleProfile {
        self.rules.and_then(rules::find).unwrap_or_else(|| profile_of(report))
    }
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
    // As many audits as texts.
    audit_all(&[text], options).swap_remove(0)
}

/// So many texts are checked together, and so many bytes of them, one more text aside: what is known of them has to stay at a
/// processor's hand as well.
pub const TOGETHER: usize = 32;
const BYTES_TOGETHER: usize = 300_000;

/// Checks many texts and hands on each audit, in their order. Each says what [`audit`] says of its text alone; but every
/// reader and every check goes through several texts before the next one begins ([`extract_all`]), which is faster.
pub fn audit_each<'t>(texts: &[&'t str], options: &Options<'_>, mut take: impl FnMut(Audit<'t>)) {
    let mut rest = texts;
    while !rest.is_empty() {
        let mut bytes = 0;
        let fits = |text: &&&str| {
            bytes += text.len();
            bytes <= BYTES_TOGETHER
        };
        let count = rest.iter().take(TOGETHER).take_while(fits).count().max(1);
        let (together, behind) = rest.split_at(count);
        audit_all(together, options).into_iter().for_each(&mut take);
        rest = behind;
    }
}

fn audit_all<'t>(texts: &[&'t str], options: &Options<'_>) -> Vec<Audit<'t>> {
    let documents: Vec<Document<'t>> = texts.iter().map(|text| Document::read(text)).collect();
    let previous = options.previous.map(Document::read);
    let extractions = extract_all(&documents);
    let evaluations: Vec<Evaluation> =
        extractions.iter().map(|found| evaluate(&found.report, options.profile(&found.report))).collect();
    let subjects: Vec<Subject<'_>> = documents
        .iter()
        .zip(&extractions)
        .zip(&evaluations)
        .map(|((document, extraction), evaluation)| Subject {
            report: &extraction.report,
            evaluation,
            profile: options.profile(&extraction.report),
            claims: &extraction.claims,
            sources: &extraction.sources,
            document: Some(document),
            previous: previous.as_ref(),
        })
        .collect();
    let findings = checks::check_all(&subjects);
    let found = documents.into_iter().zip(extractions).zip(evaluations).zip(findings);
    found
        .map(|(((document, extraction), evaluation), mut findings)| {
            further(&document, &extraction, options, &mut findings);
            Audit { document, extraction, evaluation, findings }
        })
        .collect()
}

/// What the forms of further projects contradict.
fn further(document: &Document<'_>, extraction: &Extraction, options: &Options<'_>, findings: &mut Vec<Finding>) {
    for form in &extraction.further {
        let profile = options.profile(&form.report);
        findings.extend(checks::check_form(&Subject {
            report: &form.report,
            evaluation: &evaluate(&form.report, profile),
            profile,
            claims: &form.claims,
            sources: &form.sources,
            document: Some(document),
            previous: None,
        }));
    }
    if !extraction.further.is_empty() {
        checks::settle(findings);
    }
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

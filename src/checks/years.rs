//! YR-01 the years of title, text and dates, YR-02 the date of the report and dates among each other, YR-03 last year's
//! text.
//!
//! Most other years in a report are right: last year's figures, plans, laws, history. Only what speaks of the evaluated
//! year's own accounts and names another year is held against the title.

mod as_of;
mod compared;
pub(in crate::checks) mod dates;
mod evaluated;
mod mentions;
mod previous;
mod report_date;
mod told;

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    evaluated::check(subject, document, findings);
    told::check(document, findings);
    report_date::check(subject, document, findings);
    dates::check(document, subject.report.year, findings);
    if let Some(last) = subject.previous {
        previous::check(document, last, findings);
    }
}

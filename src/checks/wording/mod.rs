//! What the wording itself shows: repeated sentences, gaps in numbering, what is left of a form, slips of the pen.
//!
//! What belongs here: hints, each phrased as a question with every place quoted. What does not: figures.
//! A repeated sentence and an unfilled place are there to be seen: they are `inconsistent`. Everything that only a
//! person can judge is `undecidable`.

mod duplicates;
mod names;
mod numbering;
mod purposes;
mod residue;
mod slips;

use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict};
use crate::claims::{Place, Span};
use crate::search::Words;

/// The words of slips and those that are left of a form are looked for in one pass.
static WORDS: Words<{ slips::COUNT + residue::FORMS.len() }> =
    Words::of(&[slips::WORDS[0], slips::WORDS[1], &residue::FORMS]);

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    duplicates::check(document, findings);
    numbering::check(document, findings);
    let (mut slips, mut forms) = (Vec::new(), Vec::new());
    // 元元元 holds 元元 once.
    let mut free = [0; slips::COUNT + residue::FORMS.len()];
    WORDS.each_in(document.text(), |at, length, word| {
        if at >= free[word] {
            free[word] = at + length;
            let place = Span::new(at, at + length);
            if word < slips::COUNT { slips.push((place, word)) } else { forms.push(place) }
        }
    });
    residue::check(document, forms, findings);
    slips::check(document, &slips, findings);
    names::check(subject, document, findings);
    purposes::check(document, findings);
}

/// A question about some places, with the weight that the catalogue gives the rule but never that of an error.
fn question(rule: RuleId, verdict: Verdict, sentence: Sentence, arguments: Vec<String>, places: &[Span]) -> Finding {
    let mut finding = Finding::new(rule, verdict, sentence, arguments)
        .at(places.iter().map(|&span| Place::span(span)))
        .based_on(Basis::Wording);
    finding.severity = rule.severity().min(Severity::Warning);
    finding
}

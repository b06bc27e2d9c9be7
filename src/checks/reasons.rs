//! RSN-01 to RSN-04: what the report says of lost marks and of problems, against its scores. Hints, to be judged by a
//! person.

mod deviations;
mod problems;

use super::scores::Tree;
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let tree = Tree::of(subject);
    deviations::missing(&tree, findings);
    deviations::contradicting(&tree, findings);
    problems::weaknesses(&tree, findings);
    problems::none_named(&tree, findings);
}

/// A hint weighs what its rule weighs, also where only a person can decide.
fn hint(rule: RuleId, verdict: Verdict, sentence: Sentence, arguments: Vec<String>) -> Finding {
    let mut finding = Finding::new(rule, verdict, sentence, arguments).based_on(Basis::Wording);
    if verdict == Verdict::Undecidable {
        finding.severity = rule.severity();
    }
    finding
}

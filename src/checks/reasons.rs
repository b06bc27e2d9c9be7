//! RSN-01 to RSN-04: what the report says of lost marks and of problems, against its scores. Hints, to be judged by a
//! person.

mod deviations;
mod problems;

use super::scores::Tree;
use super::{Finding, Subject};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let tree = Tree::of(subject);
    deviations::missing(&tree, findings);
    deviations::contradicting(&tree, findings);
    problems::weaknesses(&tree, findings);
    problems::none_named(&tree, findings);
}

//! SCO-01 to SCO-13: scores and full marks of the indicators.
//!
//! Points are compared exactly: a score is written as it counts, so there is no envelope.

mod forms;
mod habits;
mod levels;
mod marks;
mod methods;
mod once;
mod tree;

use super::{Finding, Subject};

pub(super) use once::told as told_once;
pub(super) use tree::{Tree, addition, points, sum, working};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if !subject.report.indicators.is_empty() {
        of_tree(subject, findings);
        // All tables of the text, once.
        forms::check(subject, findings);
    }
}

/// The scores of one form among several; what its text says of rules is looked at with the first.
pub fn of_tree(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let tree = Tree::of(subject);
    levels::within(&tree, findings);
    levels::sums(&tree, findings);
    levels::total(&tree, findings);
    marks::check(&tree, findings);
    levels::lost(&tree, findings);
    methods::measured(&tree, findings);
    methods::far_above(&tree, findings);
    methods::judged(&tree, findings);
    habits::concentrated(&tree, findings);
    habits::all_full(&tree, findings);
    habits::staff_rate(&tree, findings);
}

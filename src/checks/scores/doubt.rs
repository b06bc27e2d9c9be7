//! What a text can hardly have meant: then it was read wrongly, and nobody is accused.
//!
//! A wrong digit leaves a sum near what it should be. A sum that is far off, below or beside full marks that are not
//! divided as they should be, is one whose parts were not all found, or that took in those of another. A report from a
//! form has no such doubts: there every figure has its place.

use super::tree::Tree;
use crate::amount::{Number, slips};

/// In percent of what is stated.
const FAR: i64 = 15;

/// The two lie further apart than a slip of the pen explains.
pub(super) fn far(tree: &Tree<'_>, stated: Number, computed: Number) -> bool {
    tree.subject.document.is_some()
        && stated.subtract(computed).is_ok_and(|gap| {
            let percent = gap.abs().percent_of(stated, 0);
            percent.is_ok_and(|percent| percent > Number::whole(FAR))
        })
}

/// The same, and no single wrong digit explains the difference either.
pub(super) fn far_and_no_digit(tree: &Tree<'_>, stated: Number, computed: Number) -> bool {
    far(tree, stated, computed) && !stated.subtract(computed).is_ok_and(is_of_one_digit)
}

/// In a text: neither one wrong digit of either number nor two changed over explain that they differ.
pub(super) fn is_no_slip(tree: &Tree<'_>, stated: Number, computed: Number) -> bool {
    tree.subject.document.is_some()
        && slips::between(stated, computed).is_none()
        && !stated.subtract(computed).is_ok_and(is_of_one_digit)
}

/// 60, 0.3: 17 written as 77 leaves such a difference.
fn is_of_one_digit(gap: Number) -> bool {
    gap.significant() < 10
}

//! TXT-02: gaps and repeats in the numbers that lines begin with.

use super::super::{Finding, RuleId, Sentence, Verdict};
use super::question;
use crate::document::{Document, Numbered};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    // The last number of each level below the one that is open.
    let mut last: [Option<&Numbered>; 6] = [None; 6];
    for current in &document.numbers {
        let level = usize::from(current.level).min(5);
        if let Some(before) = last[level]
            && current.number != 1
            && current.number != before.number + 1
        {
            let sentence =
                if current.number == before.number { Sentence::NumberRepeated } else { Sentence::NumberSkipped };
            let arguments = vec![before.number.to_string(), current.number.to_string()];
            let places = [before.span, current.span];
            findings.push(question(RuleId::Txt02, Verdict::Undecidable, sentence, arguments, &places));
        }
        last[level] = Some(current);
        last[level + 1..].fill(None);
    }
}

//! The same scores told once: a list with its sum (`extraction::score_lists`) that the tree of indicators holds too.

use std::collections::{HashMap, HashSet};

use crate::checks::{Finding, RuleId, Sentence, Verdict};
use crate::claims::{SCORES_OF_ROWS, Span};

/// Leaves out what is said of a list where the tree has judged two or more of its figures together.
pub(in crate::checks) fn told(findings: &mut Vec<Finding>) {
    let of_list = |finding: &Finding| {
        let sum = matches!(
            finding.message.sentence,
            Sentence::SumAgrees | Sentence::SumRounding | Sentence::SumShort | Sentence::SumOver
        );
        sum && finding.rule == RuleId::Sco02
    };
    let of_tree = |finding: &Finding| {
        matches!(finding.rule, RuleId::Sco02 | RuleId::Sco03)
            && finding.verdict != Verdict::Undecidable
            && !of_list(finding)
    };
    let mut judged: HashMap<Span, Vec<usize>> = HashMap::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| of_tree(finding)) {
        for span in finding.places.iter().filter_map(|place| place.span) {
            judged.entry(span).or_default().push(index);
        }
    }
    let contradicted: HashSet<usize> = findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| of_tree(finding) && finding.verdict == Verdict::Inconsistent)
        .map(|(at, _)| at)
        .collect();
    findings.retain(|finding| {
        if !of_list(finding) {
            return true;
        }
        let mut shared: HashMap<usize, usize> = HashMap::new();
        let spans = finding.places.iter().filter_map(|place| place.span);
        spans
            .flat_map(|span| judged.get(&span).into_iter().flatten())
            .for_each(|&at| *shared.entry(at).or_default() += 1);
        // 小计 | 40 | 38.2 is contradicted by its rows, whatever the total of all groups says of them; so is the sum of all
        // groups, where the tree has no place for it.
        let own = finding.verdict == Verdict::Inconsistent;
        let places = finding.places.len();
        let of_rows = finding.message.arguments.first().is_some_and(|name| name == SCORES_OF_ROWS);
        let beside =
            of_rows && finding.places.iter().filter_map(|place| place.span).any(|span| !judged.contains_key(&span));
        shared
            .iter()
            .all(|(&at, &count)| count < 2 || (own && count < places && (beside || contradicted.contains(&at))))
    });
}

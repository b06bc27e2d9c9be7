//! YR-03: the text against last year's.

use std::collections::HashSet;

use crate::checks::{Finding, RuleId, Sentence, Severity, Verdict};
use crate::claims::Place;
use crate::document::Document;

/// Shorter sentences are the same in every report.
const SHORTEST: usize = 20;
/// Fewer characters are too few to compare.
const ENOUGH: usize = 100;
/// From this share on the text counts as taken over.
const TAKEN_OVER: usize = 80;
/// The most places that are quoted.
const MOST: usize = 5;

pub(super) fn check(document: &Document<'_>, last: &Document<'_>, findings: &mut Vec<Finding>) {
    let known: HashSet<String> = last.sentences().filter_map(|span| key(last.slice(span))).collect();
    let (mut all, mut same, mut places) = (0, 0, Vec::new());
    for span in document.sentences() {
        let Some(key) = key(document.slice(span)) else { continue };
        let length = key.chars().count();
        all += length;
        if known.contains(&key) {
            same += length;
            if places.len() < MOST {
                places.push(Place::span(span));
            }
        }
    }
    let (verdict, sentence, arguments) = if all < ENOUGH || known.is_empty() {
        (Verdict::Undecidable, Sentence::PreviousTooShort, vec![])
    } else if same * 100 >= all * TAKEN_OVER {
        (Verdict::Undecidable, Sentence::LikeLastYear, vec![(same * 100 / all).to_string()])
    } else {
        places.clear();
        (Verdict::Consistent, Sentence::UnlikeLastYear, vec![(same * 100 / all).to_string()])
    };
    let mut finding = Finding::hint(RuleId::Yr03, verdict, sentence, arguments).at(places);
    if sentence == Sentence::PreviousTooShort {
        finding.severity = Severity::Info;
        finding.places.clear();
    }
    findings.push(finding);
}

/// A sentence without its years: 2024年 for 2023年 is no new text.
fn key(sentence: &str) -> Option<String> {
    if sentence.chars().count() < SHORTEST {
        return None;
    }
    let mut key = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some(at) = rest.find("20") {
        key.push_str(&rest[..at]);
        let year = rest[at..].bytes().take_while(u8::is_ascii_digit).count();
        if year != 4 {
            key.push_str(&rest[at..at + year]);
        }
        rest = &rest[at + year..];
    }
    key.push_str(rest);
    Some(key)
}

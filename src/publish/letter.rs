//! Findings as a text that can be sent: numbered, grouped by verdict, each with its quotes and its arithmetic.

use super::{FindingJson, WorkingJson};
use crate::checks::Verdict;
use crate::marks::quotes;
use crate::words::{FindingsWords, Lang, fill, findings as said};

/// What stands above the findings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letter<'a> {
    /// The report's title, or a file's name.
    pub title: &'a str,
    /// Id of the rule profile that was judged by.
    pub rules: &'a str,
    /// The text that was checked; empty where a form was.
    pub text: &'a str,
    /// Leaves out what agrees; the heading still counts it.
    pub brief: bool,
}

/// The longest part of a quote that a letter repeats, in characters.
const QUOTE: usize = 240;

/// The whole letter, ending with a line break.
pub fn letter(findings: &[FindingJson<'_>], about: &Letter<'_>, lang: Lang) -> String {
    let words = FindingsWords::of(lang);
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(&fill(words.letter_title, &[about.title]).trim().replace("  ", " "));
    let counts: Vec<(Verdict, usize)> = Verdict::ALL
        .into_iter()
        .map(|verdict| (verdict, findings.iter().filter(|f| f.found.verdict == verdict).count()))
        .collect();
    let listed: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(verdict, count)| fill(words.count, &[said::verdict(lang, *verdict), &count.to_string()]))
        .collect();
    if findings.is_empty() {
        line(words.letter_nothing);
    } else {
        line(&fill(words.letter_counts, &[&findings.len().to_string(), &listed.join(words.comma)]));
    }
    line(&fill(words.letter_rules, &[about.rules]));
    line(words.letter_note);
    let mut number = 0;
    for (verdict, count) in counts {
        if count == 0 || (about.brief && verdict == Verdict::Consistent) {
            continue;
        }
        line("");
        line(&fill(words.letter_group, &[said::verdict(lang, verdict), &count.to_string()]));
        for finding in findings.iter().filter(|finding| finding.found.verdict == verdict) {
            number += 1;
            line(&format!("{number}. [{}] {}", finding.rule, finding.message));
            // What agrees is said in one line: the letter is about the rest.
            if verdict == Verdict::Consistent {
                continue;
            }
            // A figure alone tells nobody where it stands.
            let places: Vec<_> = finding.sources.iter().map(|source| source.bytes.clone()).collect();
            for quote in quotes(about.text, &places) {
                let sentence = shortened(&quote.words(about.text));
                line(&format!("   {}{}", words.letter_quote, fill(words.quoted, &[&sentence])));
            }
            if let Some(working) = &finding.working {
                line(&format!("   {}", arithmetic(words, working)));
            }
            if let Some(basis) = &finding.basis {
                line(&format!("   {}{}", words.letter_basis, basis.line(lang)));
            }
        }
    }
    out
}

fn arithmetic(words: &FindingsWords, working: &WorkingJson<'_>) -> String {
    let parts = [
        (words.formula, working.formula),
        (words.stated, working.stated),
        (words.computed, working.computed),
        (words.difference, working.difference),
        (words.tolerance, working.tolerance),
    ];
    let values: Vec<String> = parts
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| fill(words.letter_value, &[name, value]))
        .collect();
    values.join(words.semicolon)
}

/// In one line, and the middle of a long one left out.
fn shortened(quote: &str) -> String {
    let plain = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = plain.chars().count();
    if count <= QUOTE {
        return plain;
    }
    let half = QUOTE / 2;
    let head: String = plain.chars().take(half).collect();
    let tail: String = plain.chars().skip(count - half).collect();
    format!("{head} … {tail}")
}

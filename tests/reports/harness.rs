//! Reading of the texts with their expected files; shared by the tests of the corpus and of the mutations.

#![allow(dead_code, reason = "each test uses a part")]

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use jixiao::audit::{Audit, Options, audit};
use jixiao::checks::{Finding, Verdict};
use serde_json::Value;

/// A text and what is true of it.
pub struct Case {
    pub name: String,
    pub text: String,
    pub expected: Value,
    /// The byte at which each character starts, and the end.
    bytes: Vec<usize>,
}

impl Case {
    pub fn new(name: &str, text: String, expected: Value) -> Case {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        Case { name: name.to_owned(), text, expected, bytes }
    }

    /// The bytes of a place, which the expected files give in characters: [from, to].
    pub fn bytes(&self, place: &Value) -> Range<usize> {
        let at = |i: usize| self.bytes[place[i].as_u64().expect("a place is [from, to]") as usize];
        at(0)..at(1)
    }

    pub fn places(&self, list: &Value) -> Vec<Range<usize>> {
        list.as_array().into_iter().flatten().map(|place| self.bytes(place)).collect()
    }

    pub fn audit(&self) -> Audit<'_> {
        audit(&self.text, &Options::default())
    }

    /// The words around a place, for a person to find it.
    pub fn around(&self, place: &Range<usize>) -> String {
        let from = self.text.floor_char_boundary(place.start.saturating_sub(60));
        let to = self.text.ceil_char_boundary((place.end + 30).min(self.text.len()));
        format!("{}【{}】{}", &self.text[from..place.start], &self.text[place.clone()], &self.text[place.end..to])
            .replace('\n', "⏎")
    }
}

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(name)
}

pub fn json(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All texts of a folder below tests/reports, by name.
pub fn cases(name: &str) -> Vec<Case> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder(name))
        .expect("the folder is there")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            Case::new(&name, fs::read_to_string(path).expect("UTF-8"), json(&path.with_extension("json")))
        })
        .collect()
}

pub fn strings(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The bytes of the given text that a finding points at.
pub fn sources(audit: &Audit<'_>, finding: &Finding) -> Vec<Range<usize>> {
    finding.places.iter().filter_map(|place| place.span).map(|span| audit.document.source_span(span)).collect()
}

pub fn touches(found: &[Range<usize>], wanted: &[Range<usize>]) -> bool {
    found.iter().any(|a| wanted.iter().any(|b| a.start < b.end && b.start < a.end))
}

/// A finding in one line: id, verdict, what it points at.
pub fn describe(audit: &Audit<'_>, finding: &Finding) -> String {
    let quotes: Vec<String> = sources(audit, finding)
        .into_iter()
        .map(|range| audit.document.source.get(range).unwrap_or("").replace('\n', "⏎"))
        .map(|quote| quote.chars().take(40).collect())
        .collect();
    let working = finding.working.as_ref().map_or(String::new(), |w| format!(" [{} ≠ {}]", w.stated, w.computed));
    format!("{} {}{working} at {}", finding.rule.code(), finding.verdict.code(), quotes.join(" | "))
}

pub fn inconsistent(audit: &Audit<'_>) -> Vec<Finding> {
    audit.findings.iter().filter(|finding| finding.verdict == Verdict::Inconsistent).cloned().collect()
}

//! Texts in which what contradicts is marked ⟦…⟧; shared by the tests of the dialects and of the broad texts.

#![allow(dead_code, reason = "each test uses a part")]

use std::fs;
use std::ops::Range;
use std::path::Path;

use jixiao::audit::{Audit, Options, audit};
use jixiao::checks::{Finding, Verdict};

/// What an audit of a marked text found and missed.
#[derive(Default)]
pub struct Outcome {
    pub marks: usize,
    /// Marks that no contradiction points at, with their words.
    pub missed: Vec<String>,
    pub accused: usize,
    /// Contradictions that point at no mark.
    pub wrong: Vec<String>,
    /// Decimal numbers of the text, and those that no figure holds.
    pub numbers: usize,
    pub unread: Vec<String>,
    pub department: String,
    pub year: Option<u16>,
}

/// The texts of a folder below `tests/reports`, by name.
pub fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).expect("UTF-8"))).collect()
}

pub fn outcome(marked: &str) -> Outcome {
    let (text, marks) = unmarked(marked);
    let found = audit(&text, &Options::default());
    let accused: Vec<&Finding> = found.findings.iter().filter(|f| f.verdict == Verdict::Inconsistent).collect();
    let missed = marks.iter().filter(|mark| !accused.iter().any(|finding| touches(&found, finding, mark)));
    let wrong = accused.iter().filter(|finding| !marks.iter().any(|mark| touches(&found, finding, mark)));
    let (numbers, unread) = unread(&text, &found);
    Outcome {
        missed: missed.map(|mark| text[mark.clone()].to_owned()).collect(),
        wrong: wrong.map(|finding| format!("{:?} {:?}", finding.rule, finding.message)).collect(),
        marks: marks.len(),
        accused: accused.len(),
        numbers,
        unread,
        department: found.extraction.report.department,
        year: found.extraction.report.year,
    }
}

/// A text without its marks, and where they stood.
fn unmarked(marked: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut marks) = (String::with_capacity(marked.len()), Vec::new());
    for (index, part) in marked.split('⟦').enumerate() {
        match part.split_once('⟧').filter(|_| index > 0) {
            Some((inside, behind)) => {
                marks.push(text.len()..text.len() + inside.len());
                text.push_str(inside);
                text.push_str(behind);
            }
            None => text.push_str(part),
        }
    }
    (text, marks)
}

fn touches(audit: &Audit<'_>, finding: &Finding, mark: &Range<usize>) -> bool {
    let spans = finding.places.iter().filter_map(|place| place.span).map(|span| audit.document.source_span(span));
    spans.into_iter().any(|span| span.start < mark.end && mark.start < span.end)
}

/// Decimal numbers of the text, and those that no figure holds. Whole ones may be years, numbers of order or HTML.
fn unread(text: &str, found: &Audit<'_>) -> (usize, Vec<String>) {
    let mut spans: Vec<Range<usize>> =
        found.document.figures.iter().map(|figure| found.document.source_span(figure.span)).collect();
    spans.sort_by_key(|span| span.start);
    let (mut all, mut missing) = (0, Vec::new());
    for (at, _) in text.match_indices('.') {
        let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
        let bytes = text.as_bytes();
        if at == 0 || !digit(bytes.get(at - 1)) || !digit(bytes.get(at + 1)) {
            continue;
        }
        all += 1;
        if !spans.iter().any(|span| span.contains(&at)) {
            let end = text[at + 1..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| at + 1 + end);
            let start = text[..at].rfind(|c: char| !c.is_ascii_digit() && c != ',').map_or(0, |s| s + 1);
            missing.push(text.get(start..end).unwrap_or("?").to_owned());
        }
    }
    (all, missing)
}

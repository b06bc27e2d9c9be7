//! Texts in the dialects of many departments, written without a look at the patterns that read them: final accounts,
//! forms that lost their cells, lists of projects, prose. What contradicts is marked ⟦…⟧; nothing else may be accused,
//! and every number must be found.

use std::fs;
use std::ops::Range;
use std::path::Path;

use jixiao::audit::{Audit, Options, audit};
use jixiao::checks::{Finding, Verdict};

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

#[test]
fn contradictions_are_found_and_nothing_else_is_accused() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/dialects");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    assert!(paths.len() >= 50, "{} texts", paths.len());
    let (mut wrong, mut marked) = (Vec::new(), 0);
    for path in &paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let (text, marks) = unmarked(&fs::read_to_string(path).expect("UTF-8"));
        marked += marks.len();
        let found = audit(&text, &Options::default());
        let accused: Vec<&Finding> = found.findings.iter().filter(|f| f.verdict == Verdict::Inconsistent).collect();
        for mark in &marks {
            if !accused.iter().any(|finding| touches(&found, finding, mark)) {
                wrong.push(format!("{name}: nothing is said of {}", &text[mark.clone()]));
            }
        }
        for finding in accused {
            if !marks.iter().any(|mark| touches(&found, finding, mark)) {
                wrong.push(format!("{name}: {:?} accuses what is right: {:?}", finding.rule, finding.message));
            }
        }
        wrong.extend(unread(&text, &found).into_iter().map(|number| format!("{name}: not read: {number}")));
    }
    assert!(marked >= 70, "only {marked} contradictions are marked");
    assert!(wrong.is_empty(), "{} things are not as they should be:\n{}", wrong.len(), wrong.join("\n"));
}

/// Decimal numbers of the text that no figure holds. Whole ones may be years, numbers of order or HTML.
fn unread(text: &str, found: &Audit<'_>) -> Vec<String> {
    let mut spans: Vec<Range<usize>> =
        found.document.figures.iter().map(|figure| found.document.source_span(figure.span)).collect();
    spans.sort_by_key(|span| span.start);
    let mut missing = Vec::new();
    for (at, _) in text.match_indices('.') {
        let digit = |at: Option<&u8>| at.is_some_and(u8::is_ascii_digit);
        let bytes = text.as_bytes();
        if at == 0 || !digit(bytes.get(at - 1)) || !digit(bytes.get(at + 1)) {
            continue;
        }
        if !spans.iter().any(|span| span.contains(&at)) {
            let end = text[at + 1..].find(|c: char| !c.is_ascii_digit()).map_or(text.len(), |end| at + 1 + end);
            let start = text[..at].rfind(|c: char| !c.is_ascii_digit() && c != ',').map_or(0, |s| s + 1);
            missing.push(text.get(start..end).unwrap_or("?").to_owned());
        }
    }
    missing
}

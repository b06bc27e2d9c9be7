//! Single passages in the words of many offices, each in two versions that differ in one figure or word: one in which
//! everything is right, one that contradicts itself. Where the long texts ask whether little is accused, these ask how
//! many wordings are understood at all.
//!
//! `tests/reports/passages/*.jsonl`, one passage a line: `id`, `kind`, `ok`, `bad`, `why` (the arithmetic), `at` (the changed
//! words). A passage that is not understood yet says so in `open`; the list may only get shorter.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jixiao::audit::{Options, audit};
use jixiao::checks::{RuleId, Verdict};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passage {
    id: String,
    kind: String,
    ok: String,
    bad: String,
    why: String,
    at: String,
    #[serde(default)]
    open: bool,
}

fn passages() -> Vec<Passage> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/passages");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("the folder is there").flatten().map(|e| e.path()).collect();
    paths.sort();
    let lines = |path: &Path| fs::read_to_string(path).expect("UTF-8").lines().map(str::to_owned).collect::<Vec<_>>();
    let read = |line: String| serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error} in {line}"));
    paths.iter().flat_map(|path| lines(path)).map(read).collect()
}

/// What is accused in a text, as one can read it.
fn accused(text: &str) -> Vec<String> {
    let found = audit(text, &Options::default());
    let contradictions = found.findings.iter().filter(|finding| finding.verdict == Verdict::Inconsistent);
    contradictions.map(|finding| format!("{:?} {:?}", finding.rule, finding.message)).collect()
}

#[test]
fn a_wrong_figure_is_seen_and_a_right_one_let_be() {
    let all = passages();
    assert!(all.len() >= 2050, "{} passages", all.len());
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut faults = Vec::new();
    for passage in &all {
        let Passage { id, kind, ok, bad, why, at, open } = passage;
        assert!(bad.contains(at.as_str()) && ok != bad, "{id}: `at` is what was changed in `bad`");
        let (wrong, right) = (accused(ok), accused(bad));
        let understood = wrong.is_empty() && !right.is_empty();
        let (seen, count) = kinds.entry(kind).or_default();
        (*seen, *count) = (*seen + usize::from(understood), *count + 1);
        match (understood, open) {
            (true, true) => faults.push(format!("{id} ({kind}) is understood now: take its `open` away")),
            (false, false) if right.is_empty() => faults.push(format!("{id} ({kind}) is not seen: {why}\n    {bad}")),
            (false, false) => faults.push(format!("{id} ({kind}) is accused where it is right: {wrong:?}\n    {ok}")),
            _ => {}
        }
    }
    let total = kinds.values().fold((0, 0), |sum, kind| (sum.0 + kind.0, sum.1 + kind.1));
    eprintln!("{} of {} passages understood: {kinds:?}", total.0, total.1);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What is said of two figures gives both as the text prints them, each in its own unit.
#[test]
fn figures_told_twice_keep_their_units() {
    let mut compared = 0;
    for Passage { id, bad, .. } in passages() {
        let found = audit(&bad, &Options::default());
        let twice = [RuleId::Rep01, RuleId::Rep02];
        for finding in found.findings.iter().filter(|finding| twice.contains(&finding.rule)) {
            let quotes: Vec<String> = finding
                .places
                .iter()
                .filter_map(|place| place.span)
                .map(|span| bad[found.document.source_span(span)].replace([',', '，'], ""))
                .collect();
            for figure in finding.message.arguments[1..].iter().filter(|figure| figure.ends_with('元')) {
                let printed = |quote: &String| quote == figure || !quote.ends_with('元');
                assert!(quotes.iter().any(printed), "{id}: {figure} is none of {quotes:?}");
                compared += 1;
            }
        }
    }
    assert!(compared > 50, "{compared} figures");
}

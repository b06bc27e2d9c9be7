//! Each clean text with one thing made wrong (tests/reports/generator/mutations.py says what and why): the right id at
//! the right place, and nothing said against what is still right.

#[path = "reports/harness.rs"]
mod harness;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;

use harness::{Case, cases, describe, folder, inconsistent, json, sources, strings, touches};
use serde_json::Value;

#[derive(Default)]
struct Tally {
    planted: usize,
    found: usize,
    /// Contradictions reported in the changed texts, and those of them that are about what was changed.
    reported: usize,
    right: usize,
}

const KINDS_AT_LEAST: usize = 18;

#[test]
fn planted_errors_are_found_where_they_are() {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut failures = Vec::new();
    for case in cases("clean") {
        let plan = json(&folder("mutations").join(&case.name).with_extension("json"));
        for mutation in plan["mutations"].as_array().into_iter().flatten() {
            let kind = mutation["kind"].as_str().unwrap_or_default().to_owned();
            run(&case, mutation, tallies.entry(kind).or_default(), &mut failures);
        }
    }
    let (table, all) = report(&tallies);
    let _ = writeln!(std::io::stderr(), "{table}");
    assert!(tallies.len() >= KINDS_AT_LEAST, "only {} kinds of errors were planted", tallies.len());
    let weak = all.found * 100 < all.planted * 95 || all.right * 100 < all.reported * 95;
    assert!(!weak, "precision or recall below 0.95\n{table}\n{}", failures.join("\n"));
}

fn run(case: &Case, mutation: &Value, tally: &mut Tally, failures: &mut Vec<String>) {
    let (text, shift) = apply(case, &mutation["edits"]);
    let wanted: Vec<Range<usize>> = case.places(&mutation["places"]).into_iter().map(&shift).collect();
    let rules = strings(&mutation["rules"]);
    let changed = Case::new(&case.name, text, Value::Null);
    let audit = changed.audit();
    let found = inconsistent(&audit);
    let right = |finding: &&jixiao::checks::Finding| touches(&sources(&audit, finding), &wanted);
    tally.planted += 1;
    tally.reported += found.len();
    tally.right += found.iter().filter(right).count();
    let hit = found.iter().filter(right).any(|finding| rules.contains(&finding.rule.code()));
    tally.found += usize::from(hit);
    let say = |what: &str| {
        let around = wanted.first().map_or(String::new(), |place| changed.around(place));
        format!("{}: {} ({}): {what}: {around}", case.name, mutation["kind"], mutation["change"])
    };
    if !hit {
        let others: Vec<String> = found.iter().map(|finding| describe(&audit, finding)).collect();
        failures.push(say(&format!("no {rules:?}, but {others:?}")));
    }
    for wrong in found.iter().filter(|finding| !right(finding)) {
        failures.push(say(&format!("also {}", describe(&audit, wrong))));
    }
}

/// The changed text, and where a place of the old one stands in it. Edits are few and in the order of the text.
fn apply(case: &Case, edits: &Value) -> (String, impl Fn(Range<usize>) -> Range<usize>) {
    let mut text = String::with_capacity(case.text.len() + 64);
    let mut at = 0;
    let mut moved: Vec<(Range<usize>, usize)> = Vec::new();
    for edit in edits.as_array().into_iter().flatten() {
        let place = case.bytes(edit);
        let new = edit[2].as_str().unwrap_or_default();
        text.push_str(&case.text[at..place.start]);
        text.push_str(new);
        at = place.end;
        moved.push((place, new.len()));
    }
    text.push_str(&case.text[at..]);
    let length = text.len();
    let shift = move |place: Range<usize>| {
        let (mut start, mut end) = (place.start, place.end);
        for (old, new) in &moved {
            let grown = |at: usize| at + new - old.len();
            start = if place.start >= old.end && old.start < place.start { grown(start) } else { start };
            end = if place.end >= old.end { grown(end) } else { end };
        }
        start.min(length)..end.clamp(start, length)
    };
    (text, shift)
}

fn report(tallies: &BTreeMap<String, Tally>) -> (String, Tally) {
    let mut all = Tally::default();
    let mut out = String::new();
    let mut line = |kind: &str, t: &Tally| {
        let rate = |a: usize, b: usize| (a * 100).checked_div(b).unwrap_or(100);
        let _ = writeln!(
            out,
            "recall {:3} % of {:4}, precision {:3} % of {:4}  {kind}",
            rate(t.found, t.planted),
            t.planted,
            rate(t.right, t.reported),
            t.reported
        );
    };
    for (kind, tally) in tallies {
        line(kind, tally);
        all.planted += tally.planted;
        all.found += tally.found;
        all.reported += tally.reported;
        all.right += tally.right;
    }
    line("all", &all);
    (out, all)
}

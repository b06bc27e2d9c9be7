//! The cases of `tests/checks/`: texts and reports with what each check must find in them. See the README there for
//! how to add one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use jixiao::audit::{Options, audit, audit_report};
use jixiao::checks::{Finding, RuleId, Verdict};
use jixiao::evaluation::profile_of;
use jixiao::exchange::json::read_report;
use jixiao::rules;
use jixiao::words::{Lang, checks as words};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    rule: String,
    kind: Kind,
    #[serde(default)]
    text: String,
    #[serde(default)]
    lines: Vec<String>,
    report: Option<Value>,
    rules: Option<String>,
    previous: Option<String>,
    expect: Vec<Expected>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Passing,
    Failing,
    Undecidable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    severity: Option<String>,
    places: Option<Vec<String>>,
    stated: Option<String>,
    computed: Option<String>,
    difference: Option<String>,
    formula: Option<String>,
    says: Option<String>,
}

/// A finding with its places as a reader sees them.
struct Found {
    finding: Finding,
    places: Vec<String>,
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("tests/checks").flatten().map(|e| e.path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let read = |path: &Path| {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        cases.into_iter().map(move |case| (file.clone(), case))
    };
    files.iter().flat_map(|path| read(path)).collect()
}

fn run(case: &Case) -> Vec<Found> {
    if let Some(report) = &case.report {
        let mut report = report.clone();
        report["version"] = 1.into();
        let report = read_report(&report.to_string()).unwrap_or_else(|error| panic!("{}: {error}", case.name));
        let profile = case.rules.as_deref().and_then(rules::find).unwrap_or_else(|| profile_of(&report));
        let name = |finding: &Finding| {
            finding
                .places
                .iter()
                .map(|place| place.field.as_ref().map_or(String::new(), |field| field.path()))
                .collect()
        };
        return audit_report(&report, profile)
            .into_iter()
            .map(|finding| Found { places: name(&finding), finding })
            .collect();
    }
    let text = if case.lines.is_empty() { case.text.clone() } else { case.lines.join("\n") };
    let options = Options { rules: case.rules.as_deref(), previous: case.previous.as_deref() };
    let audit = audit(&text, &options);
    let quote = |finding: &Finding| {
        let spans = finding.places.iter().map(|place| place.span);
        spans.map(|span| span.map_or(String::new(), |span| audit.document.source_slice(span).to_owned())).collect()
    };
    audit.findings.iter().map(|finding| Found { places: quote(finding), finding: finding.clone() }).collect()
}

/// What is wrong with a finding, if anything.
fn fault(found: &Found, expected: &Expected) -> Option<String> {
    let finding = &found.finding;
    let differs = |what: &str, is: &str, should: &Option<String>| {
        should.as_ref().filter(|should| is != should.as_str()).map(|should| format!("{what} is {is:?}, not {should:?}"))
    };
    let working = finding.working.clone().unwrap_or_default();
    let places = || {
        let expected = expected.places.as_ref()?;
        let fits =
            expected.len() == found.places.len() && expected.iter().zip(&found.places).all(|(e, p)| p.contains(e));
        (!fits).then(|| format!("places are {:?}, not {expected:?}", found.places))
    };
    let says = || {
        let message = words::message(Lang::Chinese, &finding.message);
        let words = expected.says.as_ref()?;
        (!message.contains(words)).then(|| format!("says {message:?}, not {words:?}"))
    };
    differs("verdict", finding.verdict.code(), &Some(expected.verdict.clone()))
        .or_else(|| differs("severity", finding.severity.code(), &expected.severity))
        .or_else(places)
        .or_else(|| differs("stated", &working.stated, &expected.stated))
        .or_else(|| differs("computed", &working.computed, &expected.computed))
        .or_else(|| differs("difference", &working.difference, &expected.difference))
        .or_else(|| differs("formula", &working.formula, &expected.formula))
        .or_else(says)
}

#[test]
fn every_case_finds_what_it_must() {
    let mut faults = Vec::new();
    for (file, case) in cases() {
        let findings = run(&case);
        let own: Vec<&Found> = findings.iter().filter(|found| found.finding.rule.code() == case.rule).collect();
        let name = format!("{file}: {}: {}", case.rule, case.name);
        if own.len() != case.expect.len() {
            let said: Vec<String> = own
                .iter()
                .map(|found| {
                    let message = words::message(Lang::Chinese, &found.finding.message);
                    format!("\n    {} {message} {:?}", found.finding.verdict.code(), found.places)
                })
                .collect();
            faults.push(format!("{name}: {} findings, not {}{}", own.len(), case.expect.len(), said.concat()));
            continue;
        }
        let mut left = own;
        for expected in &case.expect {
            // In any order: the first that fits is taken.
            match left.iter().position(|found| fault(found, expected).is_none()) {
                Some(index) => {
                    left.remove(index);
                }
                None => faults
                    .extend(left.iter().filter_map(|found| fault(found, expected)).map(|f| format!("{name}: {f}"))),
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A message is a whole sentence in both languages, and places lie inside the text.
#[test]
fn every_finding_can_be_read() {
    for (file, case) in cases() {
        for Found { finding, places } in run(&case) {
            let name = format!("{file}: {}: {}", case.name, finding.rule.code());
            let (chinese, english) =
                (words::message(Lang::Chinese, &finding.message), words::message(Lang::English, &finding.message));
            assert!(chinese.ends_with(['。', '？', '”', '）']), "{name}: {chinese}");
            assert!(english.ends_with(['.', '?', '”', ')']), "{name}: {english}");
            assert!(places.iter().all(|place| !place.is_empty()), "{name}: an empty place: {chinese}");
            let two_sided = finding.verdict != Verdict::Inconsistent || !places.is_empty();
            assert!(two_sided, "{name}: a contradiction without a place: {chinese}");
        }
    }
}

/// Whoever adds a check adds its cases: one that it passes, one where it speaks up, one that it cannot decide.
#[test]
fn every_check_with_cases_has_all_kinds() {
    let mut seen: BTreeMap<String, BTreeSet<Kind>> = BTreeMap::new();
    for (file, case) in cases() {
        assert!(RuleId::ALL.iter().any(|rule| rule.code() == case.rule), "{file}: no check {}", case.rule);
        seen.entry(case.rule.clone()).or_default().insert(case.kind);
    }
    let lacking =
        seen.iter().filter(|(_, kinds)| kinds.len() < 3).map(|(rule, kinds)| format!("{rule}: only {kinds:?}"));
    let lacking: Vec<String> = lacking.collect();
    assert!(lacking.is_empty(), "{}", lacking.join("\n"));
}

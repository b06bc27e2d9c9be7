//! Our own texts with every expected figure, field and finding beside them (tests/reports/generate.py says how they
//! are made), and the published texts that lie beside the repository.

#[path = "reports/claims.rs"]
mod claims;
#[path = "reports/harness.rs"]
mod harness;

use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::process::Command;

use harness::{Case, cases, describe, inconsistent, sources, strings, touches};
use jixiao::amount::{Unit, parse_number};
use jixiao::audit::Audit;
use jixiao::document::{Figure, FigureKind};
use serde_json::Value;

/// How many of a text's expected things were there.
#[derive(Default)]
struct Score {
    found: usize,
    expected: usize,
    missing: Vec<String>,
}

impl Score {
    fn count(&mut self, found: bool, missing: impl FnOnce() -> String) {
        self.expected += 1;
        self.found += usize::from(found);
        if !found {
            self.missing.push(missing());
        }
    }
}

#[test]
fn clean_texts() {
    check("clean", 40);
}

#[test]
fn faulty_texts() {
    check("faults", 15);
}

/// Texts in a style of their own, written after the engine and run only then.
#[test]
fn unseen_texts() {
    check("unseen", 12);
}

fn check(folder: &str, at_least: usize) {
    let cases = cases(folder);
    assert!(cases.len() >= at_least, "{} texts in {folder}", cases.len());
    let (mut figures, mut rest) = (Score::default(), Vec::new());
    for case in &cases {
        let audit = case.audit();
        let own = figures_of(case, &audit);
        if own.found < own.expected {
            rest.push(format!("{}: {} of {} figures", case.name, own.found, own.expected));
        }
        figures.found += own.found;
        figures.expected += own.expected;
        let claims = claims::missing(case, &audit);
        for missing in
            own.missing.into_iter().chain(fields_of(case, &audit)).chain(claims).chain(findings_of(case, &audit))
        {
            rest.push(format!("{}: {missing}", case.name));
        }
        if folder == "unseen" && case.expected["clean"] == false {
            rest.extend(beyond(case, &audit).into_iter().map(|more| format!("{}: {more}", case.name)));
        }
    }
    let _ = writeln!(std::io::stderr(), "{folder}: {} of {} figures found", figures.found, figures.expected);
    assert!(figures.found * 100 >= figures.expected * 98, "fewer than 98 % of the figures\n{}", rest.join("\n"));
    assert!(rest.is_empty(), "{} things are not as expected:\n{}", rest.len(), rest.join("\n"));
}

/// Every figure with its kind, value, unit and place.
fn figures_of(case: &Case, audit: &Audit<'_>) -> Score {
    let mut score = Score::default();
    let spans: Vec<Range<usize>> = audit.document.figures.iter().map(|f| audit.document.source_span(f.span)).collect();
    for expected in case.expected["figures"].as_array().into_iter().flatten() {
        let place = case.bytes(&expected["at"]);
        let from = spans.partition_point(|span| span.end <= place.start);
        let there = &audit.document.figures[from..];
        let near = there.iter().zip(&spans[from..]).take_while(|(_, span)| span.start < place.end);
        let seen: Vec<&Figure> = near.map(|(figure, _)| figure).collect();
        score.count(seen.iter().any(|figure| is(figure, expected)), || {
            let seen: Vec<String> = seen.iter().map(|f| format!("{:?} {}", f.kind, f.number)).collect();
            format!("figure {} {}: {} — read as {seen:?}", expected["kind"], expected["quote"], case.around(&place))
        });
    }
    score
}

fn is(figure: &Figure, expected: &Value) -> bool {
    let value = parse_number(expected["value"].as_str().unwrap_or_default()).expect("expected values are numbers");
    let unit = match expected["unit"].as_str().unwrap_or_default() {
        "万元" | "万" => Some(Unit::WanYuan),
        "亿元" | "亿" => Some(Unit::YiYuan),
        "元" => Some(Unit::Yuan),
        _ => None,
    };
    // In a cell the unit stands in the head of its column.
    let alone = expected["quote"].as_str().is_some_and(|quote| !quote.ends_with(|c: char| c > '\u{7f}' || c == '%'));
    let kind = match (expected["kind"].as_str().unwrap_or_default(), figure.kind) {
        ("amount", FigureKind::Money(read)) => Some(read) == unit,
        ("percent", FigureKind::Percent) | ("points", FigureKind::Points) | ("count", FigureKind::Count) => true,
        ("count", FigureKind::Bare) => alone || expected["unit"] == "‰",
        (_, FigureKind::Bare) => alone,
        _ => false,
    };
    kind && figure.number == value
}

/// The fields of the report, by their path: names and codes in brackets choose from lists.
fn fields_of(case: &Case, audit: &Audit<'_>) -> Vec<String> {
    let report = serde_json::to_value(&audit.extraction.report).expect("a report can be written");
    let expected = case.expected["report"].as_object().into_iter().flatten();
    expected
        .filter_map(|(path, wanted)| {
            let found = look_up(&report, path).map(|value| match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            });
            let wanted = wanted.as_str().unwrap_or_default();
            let same = found.as_deref().is_some_and(|found| same(found, wanted));
            (!same).then(|| format!("report {path}: expected {wanted}, read {found:?}"))
        })
        .collect()
}

fn same(found: &str, wanted: &str) -> bool {
    let digits = |text: &str| parse_number(text.trim_end_matches(['元', '万', '亿', '%'])).ok();
    found == wanted || digits(wanted).is_some_and(|wanted| digits(found) == Some(wanted))
}

fn look_up<'v>(report: &'v Value, path: &str) -> Option<&'v Value> {
    let mut at = report;
    for step in path.split('.') {
        let (key, chosen) = step.split_once('[').map_or((step, None), |(key, rest)| (key, rest.strip_suffix(']')));
        at = match (key, chosen) {
            ("leaf", Some(name)) => leaf(&at["indicators"], name)?,
            (key, Some(name)) => at[key].as_array()?.iter().find(|item| named(item, name))?,
            (key, None) => at.get(key)?,
        };
    }
    Some(at)
}

fn named(item: &Value, name: &str) -> bool {
    ["name", "code", "kind"].iter().any(|key| item[key].as_str() == Some(&straight(name)))
}

/// Names are read with straight quotation marks.
fn straight(name: &str) -> String {
    name.replace(['“', '”'], "\"")
}

fn leaf<'v>(list: &'v Value, name: &str) -> Option<&'v Value> {
    list.as_array()?.iter().find_map(|item| {
        if item["name"].as_str() == Some(&straight(name)) { Some(item) } else { leaf(&item["children"], name) }
    })
}

/// The findings that must be there; and on a clean text, none that says inconsistent.
fn findings_of(case: &Case, audit: &Audit<'_>) -> Vec<String> {
    let mut missing = Vec::new();
    for expected in case.expected["findings"].as_array().into_iter().flatten() {
        let (rules, verdicts) = (strings(&expected["rules"]), strings(&expected["verdicts"]));
        let places = case.places(&expected["places"]);
        let there = audit.findings.iter().any(|finding| {
            rules.contains(&finding.rule.code())
                && verdicts.contains(&finding.verdict.code())
                // What agrees on every level is said once, of all of them.
                && (finding.places.is_empty() || touches(&sources(audit, finding), &places))
        });
        if !there {
            let others: Vec<String> = audit
                .findings
                .iter()
                .filter(|finding| rules.contains(&finding.rule.code()) && touches(&sources(audit, finding), &places))
                .map(|finding| describe(audit, finding))
                .collect();
            let around = places.first().map_or(String::new(), |place| case.around(place));
            missing.push(format!("no {rules:?} {verdicts:?}: {around}; there is {others:?}"));
        }
    }
    if case.expected["clean"] == true {
        for finding in inconsistent(audit) {
            missing.push(format!("a clean text, but: {}", describe(audit, &finding)));
        }
    }
    missing
}

/// The generated files are what the generator writes, where there is Python to run it.
#[test]
fn generated_texts_are_up_to_date() {
    let script = harness::folder("generate.py");
    let Ok(run) = Command::new("python3").arg(&script).arg("--check").output() else {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no python3 to compare the generated texts with");
        return;
    };
    assert!(run.status.success(), "run {}: {}", script.display(), String::from_utf8_lossy(&run.stdout));
}

/// The published texts lie beside the repository, not in it; their expected files hold positions, values and ids.
#[test]
fn published_texts() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = std::env::var_os("JIXIAO_SHARED").map_or_else(beside, Into::into).join("reports");
    for name in ["linwu-2024", "putuo-finance-2024"] {
        let Ok(text) = std::fs::read_to_string(shared.join(name).with_extension("txt")) else {
            let _ = writeln!(std::io::stderr(), "SKIPPED: no ../shared/reports/{name}.txt");
            continue;
        };
        let expected = harness::json(&harness::folder("real").join(name).with_extension("json"));
        let case = Case::new(name, text, expected);
        let audit = case.audit();
        let figures = figures_of(&case, &audit);
        let mut failures = figures.missing;
        failures.extend(fields_of(&case, &audit));
        failures.extend(findings_of(&case, &audit));
        failures.extend(beyond(&case, &audit));
        assert!(failures.is_empty(), "{name}:\n{}", failures.join("\n"));
    }
}

/// Contradictions that the expected file does not know: either it or the engine is wrong.
fn beyond(case: &Case, audit: &Audit<'_>) -> Vec<String> {
    let known: Vec<(Vec<&str>, Vec<Range<usize>>)> = case.expected["findings"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|expected| strings(&expected["verdicts"]).contains(&"inconsistent"))
        .map(|expected| (strings(&expected["rules"]), case.places(&expected["places"])))
        .collect();
    inconsistent(audit)
        .iter()
        .filter(|finding| {
            !known.iter().any(|(rules, places)| {
                rules.contains(&finding.rule.code()) && touches(&sources(audit, finding), places)
            })
        })
        .map(|finding| format!("not expected: {}", describe(audit, finding)))
        .collect()
}

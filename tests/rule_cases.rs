//! The cases of `tests/rules/`: reports and indicators with what they must score, and profile files that must be
//! refused. See the README there for how to add one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jixiao::evaluation::{Evaluation, evaluate};
use jixiao::exchange::json::read_report;
use jixiao::report::{Method, Report};
use jixiao::rules::{self, RuleProfile};
use jixiao::scoring::Working;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    reports: Vec<ReportCase>,
    indicators: Vec<IndicatorCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportCase {
    name: String,
    why: String,
    profile: String,
    report: Value,
    expect: ReportExpectation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ReportExpectation {
    total: String,
    full_marks: String,
    /// `null` where scores are missing that may change it.
    grade: Option<String>,
    stated_grade: Option<String>,
    #[serde(default)]
    unscored: usize,
    #[serde(default)]
    groups: BTreeMap<String, Option<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorCase {
    why: String,
    profile: Option<String>,
    #[serde(default)]
    execution: Value,
    indicator: Value,
    expect: IndicatorExpectation,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorExpectation {
    score: Option<String>,
    evidence: Option<String>,
    missing: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules")
}

fn cases() -> Cases {
    let text = std::fs::read_to_string(folder().join("cases.json")).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("cases.json: {error}"))
}

fn profile(id: &str) -> &'static RuleProfile {
    rules::find(id).unwrap_or_else(|| panic!("there is no profile {id:?}"))
}

fn report(mut fragment: Value, case: &str) -> Report {
    fragment["version"] = json!(1);
    read_report(&fragment.to_string()).unwrap_or_else(|error| panic!("{case}: {error}"))
}

/// The way a name is written in JSON: `NotApplicable` as `notApplicable`.
fn camel_case(name: impl std::fmt::Debug) -> String {
    let name = format!("{name:?}");
    name[..1].to_lowercase() + &name[1..]
}

fn check_report(case: &ReportCase) -> Vec<String> {
    let report = report(case.report.clone(), &case.name);
    let Evaluation { scores, grade, stated_grade, .. } = evaluate(&report, profile(&case.profile));
    let expect = &case.expect;
    let mut wrong = Vec::new();
    let mut compare = |what: &str, got: Option<String>, expected: Option<&str>| {
        if got.as_deref() != expected {
            wrong.push(format!("{}: {what} is {got:?}, expected {expected:?} ({})", case.name, case.why));
        }
    };
    compare("total", scores.total.map(|total| total.to_string()), Some(&expect.total));
    compare("full marks", Some(scores.full_marks.to_string()), Some(&expect.full_marks));
    compare("grade", grade.map(|grade| grade.id), expect.grade.as_deref());
    compare("stated grade", stated_grade.map(|grade| grade.id), expect.stated_grade.as_deref());
    compare("unscored", Some(scores.unscored.to_string()), Some(&expect.unscored.to_string()));
    for (code, expected) in &expect.groups {
        let group = report.indicators.iter().position(|indicator| indicator.code == *code);
        let group = group.unwrap_or_else(|| panic!("{}: no group {code:?}", case.name));
        compare(code, scores.groups[group].score.map(|score| score.to_string()), expected.as_deref());
    }
    wrong
}

fn check_indicator(case: &IndicatorCase) -> Vec<String> {
    let mut indicator = case.indicator.clone();
    indicator["name"] = json!("指标");
    let mut fragment = json!({ "indicators": [indicator] });
    if !case.execution.is_null() {
        fragment["execution"] = json!({ "total": case.execution });
    }
    let profile = case.profile.as_deref().map_or_else(rules::default_profile, profile);
    let scored = evaluate(&report(fragment, &case.why), profile).scores.groups.remove(0);
    let missing = match scored.working {
        Working::Missing(missing) => Some(camel_case(missing)),
        _ => None,
    };
    let mut wrong = Vec::new();
    let mut compare = |what: &str, got: Option<String>, expected: Option<&str>| {
        if got.as_deref() != expected {
            wrong.push(format!("{what} is {got:?}, expected {expected:?}: {} {}", case.why, case.indicator));
        }
    };
    compare("score", scored.score.map(|score| score.to_string()), case.expect.score.as_deref());
    compare("missing", missing, case.expect.missing.as_deref());
    if let Some(evidence) = &case.expect.evidence {
        compare("evidence", Some(camel_case(scored.evidence)), Some(evidence));
    }
    wrong
}

fn assert_none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "{} expectations are not met:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn reports_score_as_worked_out_by_hand() {
    assert_none(cases().reports.iter().flat_map(check_report).collect());
}

#[test]
fn indicators_score_as_worked_out_by_hand() {
    assert_none(cases().indicators.iter().flat_map(check_indicator).collect());
}

#[test]
fn a_wrong_expectation_is_noticed() {
    let mut cases = cases();
    cases.reports[0].expect.total = "90".to_owned();
    assert_eq!(check_report(&cases.reports[0]).len(), 1);
    cases.indicators[0].expect.score = Some("9".to_owned());
    assert_eq!(check_indicator(&cases.indicators[0]).len(), 1);
}

#[test]
fn every_profile_and_every_method_has_cases() {
    let cases = cases();
    for profile in rules::profiles() {
        let count = cases.reports.iter().filter(|case| case.profile == profile.id).count();
        assert!(count >= 3, "{count} cases for {}", profile.id);
    }
    for code in Method::CODES {
        // A case without a method is one of the method that stands where none is named.
        let kind = |case: &&IndicatorCase| case.indicator["method"]["kind"].as_str().unwrap_or("manual") == code;
        let count = cases.indicators.iter().filter(kind).count();
        assert!(count >= 4, "{count} cases for {code}");
    }
}

#[test]
fn broken_profiles_are_refused_with_file_and_key() {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder().join("broken")).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(files.len() >= 12, "{} broken profiles", files.len());
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let expected = std::fs::read_to_string(path.with_extension("expected")).unwrap();
        let (key, message) = expected.trim_end().split_once('\n').unwrap();
        let error = rules::read(name, &std::fs::read_to_string(&path).unwrap()).expect_err(name);
        assert_eq!((error.file.as_str(), error.key.as_str()), (name, key), "{error}");
        assert!(error.message.contains(message), "{error}");
        assert!(error.to_string().starts_with(&format!("{name}: {key}: ")), "{error}");
    }
}

/// Each broken file is this one with one fault, so the fault is what it is refused for.
#[test]
fn the_sound_profile_is_read() {
    let text = std::fs::read_to_string(folder().join("sound.json")).unwrap();
    assert_eq!(rules::read("sound.json", &text).unwrap().id, "broken");
}

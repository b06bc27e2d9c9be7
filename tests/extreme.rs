//! Reports at the edge of what can be written: evaluated under every profile and written out in every form, without a
//! panic and without a number that could not be read back.

use jixiao::evaluation::{Evaluation, evaluate};
use jixiao::exchange::json::{read_report, write_report};
use jixiao::exchange::{csv, result};
use jixiao::report::Report;
use jixiao::report::expenditure::CategoryId;
use jixiao::scoring::{Scored, formula};

/// A valid report with every number that a report can hold set to `number`.
fn everywhere(number: &str, method: &str) -> String {
    let row =
        format!(r#"{{"name":"甲","initial":"{number}","adjusted":"{number}","actual":"{number}","rate":"{number}"}}"#);
    let line = format!(
        r#"{{"name":"甲","amount":"{number}","share":"{number}","items":[{{"name":"乙","amount":"{number}"}},{{"name":"丙","amount":"{number}亿元"}}]}}"#
    );
    let category = format!(r#"{{"amount":"{number}","share":"{number}","items":[{line},{line}]}}"#);
    let categories =
        ["total", "basic", "personnel", "operating", "project", "other"].map(|name| format!(r#""{name}":{category}"#));
    let budget = format!(r#"{{"income":"{number}","expenditure":"{number}"}}"#);
    let budgets = ["generalPublic", "governmentFund", "stateCapital", "socialInsurance"]
        .map(|name| format!(r#""{name}":{budget}"#));
    let full = number.trim_start_matches('-');
    let leaf = format!(
        r#"{{"name":"甲","target":"{number}","actual":"{number}","fullMarks":"{full}","score":"{number}","lost":"{number}","method":{method}}}"#
    );
    let away = leaf.replacen('{', r#"{"applicable":false,"#, 1);
    let fields = [
        format!(r#""execution":{{"total":{row},"sources":[{row}]}}"#),
        format!(r#""expenditure":{{{}}}"#, categories.join(",")),
        format!(r#""budgets":{{{}}}"#, budgets.join(",")),
        format!(
            r#""indicators":[{leaf},{leaf},{{"name":"乙","fullMarks":"{full}","children":[{leaf},{away}]}},{away}]"#
        ),
        format!(r#""stated":{{"total":"{number}","executionRate":"{number}"}}"#),
    ];
    format!(r#"{{"version":1,{}}}"#, fields.join(","))
}

#[test]
fn extreme_reports_are_evaluated() {
    let numbers = [
        "9".repeat(28),
        format!("-{}", "9".repeat(28)),
        format!("0.{}1", "0".repeat(26)),
        format!("0.{}1", "0".repeat(27)),
        format!("-0.{}", "9".repeat(27)),
        format!("{}.{}", "9".repeat(14), "9".repeat(14)),
        "0".to_owned(),
        "-0.00".to_owned(),
    ];
    for number in &numbers {
        let size = number.trim_start_matches('-');
        let step = if size.bytes().all(|b| matches!(b, b'0' | b'.')) { "1" } else { size };
        let methods = [
            r#"{"kind":"manual"}"#.to_owned(),
            r#"{"kind":"direct"}"#.to_owned(),
            r#"{"kind":"ratioForward"}"#.to_owned(),
            r#"{"kind":"ratioReverse"}"#.to_owned(),
            r#"{"kind":"ratioFloor","floor":"99.99999999999999999999999999"}"#.to_owned(),
            r#"{"kind":"levels","level":"partly","percent":"79.99999999999999999999999999"}"#.to_owned(),
            format!(
                r#"{{"kind":"bands","ofRate":true,"bands":[{{"atLeast":"{number}","percent":"33.333333333333333333333333"}}]}}"#
            ),
            format!(r#"{{"kind":"deduction","step":"{step}","points":"{size}","count":"proRata"}}"#),
            format!(r#"{{"kind":"deduction","step":"{step}","points":"{size}"}}"#),
            r#"{"kind":"execution"}"#.to_owned(),
        ];
        for method in methods {
            let report = read_report(&everywhere(number, &method)).unwrap_or_else(|error| panic!("{number}: {error}"));
            for profile in jixiao::rules::profiles() {
                let evaluation = evaluate(&report, profile);
                assert_eq!(evaluation.scores.groups.len(), 4);
                everything_written(&report, &evaluation);
            }
            assert_eq!(read_report(&write_report(&report)).as_ref(), Ok(&report));
        }
    }
}

/// Every way out of the library, none of which may fail on a result.
fn everything_written(report: &Report, evaluation: &Evaluation) {
    let json = serde_json::to_value(result::of(report, evaluation)).unwrap();
    assert_eq!(json["groups"].as_array().unwrap().len(), report.indicators.len());
    let category = |id: CategoryId| id.code();
    let headings = csv::Headings { scores: [""; 8], shares: [""; 5], total: "", category: &category };
    assert!(csv::scores(report, evaluation, &headings).starts_with('\u{feff}'));
    assert!(csv::shares(report, evaluation, &headings).starts_with('\u{feff}'));
    fn formulas(scored: &[Scored]) {
        for one in scored {
            assert!(!formula::of(&one.working).contains('\n'));
            formulas(&one.children);
        }
    }
    formulas(&evaluation.scores.groups);
}

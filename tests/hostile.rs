//! Files that are broken, wrong or meant to do harm: each is refused with a place and a reason, and none panics.

use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::json::{MAX_BYTES, ReadError, ReadErrorKind, read_report};

use ReadErrorKind::{Rules, Shape, Syntax, TooLarge};

/// A report with these fields beside its version.
fn with(fields: &str) -> String {
    format!(r#"{{"version":1,{fields}}}"#)
}

/// A report whose only indicator has these fields beside its name.
fn indicator(fields: &str) -> String {
    with(&format!(r#""indicators":[{{"name":"甲",{fields}}}]"#))
}

fn refused(text: &str) -> ReadError {
    match read_report(text) {
        Ok(_) => panic!("accepted: {}", text.chars().take(200).collect::<String>()),
        Err(error) => error,
    }
}

/// Kind, path and a part of the message that each text must give.
fn check(cases: &[(String, ReadErrorKind, &str, &str)]) {
    for (text, kind, path, message) in cases {
        let shown: String = text.chars().take(120).collect();
        let error = refused(text);
        assert_eq!((error.kind, error.path.as_str()), (*kind, *path), "{shown}: {error}");
        assert!(error.message.contains(message), "{shown}: {error}");
        assert!(!error.message.contains(" at line "), "the place is said once: {error}");
    }
}

#[test]
fn wrong_types_name_their_place() {
    check(&[
        (with(r#""expenditure":{"basic":{"amount":368.97}}"#), Shape, "expenditure.basic.amount", "in quotes"),
        (with(r#""expenditure":{"basic":{"amount":369}}"#), Shape, "expenditure.basic.amount", "in quotes"),
        (indicator(r#""fullMarks":10"#), Shape, "indicators[0].fullMarks", "in quotes"),
        (with(r#""department":7"#), Shape, "department", "expected a string"),
        (with(r#""expenditure":null"#), Shape, "expenditure", "null"),
        (with(r#""indicators":{}"#), Shape, "indicators", "expected a list"),
        (with(r#""staffing":["甲"]"#), Shape, "staffing[0]", "expected an object"),
        (
            with(r#""budgets":{"stateCapital":{"declaredNone":"yes"}}"#),
            Shape,
            "budgets.stateCapital.declaredNone",
            "a boolean",
        ),
        (with(r#""unit":"千元""#), Shape, "unit", "千元"),
        (indicator(r#""direction":"up""#), Shape, "indicators[0].direction", "`up`"),
        (indicator(r#""method":{"kind":"guess"}"#), Shape, "indicators[0].method", "`guess`"),
        (indicator(r#""method":{"kind":"direct","met":1}"#), Shape, "indicators[0].method.met", "a boolean"),
        (indicator(r#""method":{"kind":"ratioFloor","floor":60}"#), Shape, "indicators[0].method.floor", "in quotes"),
    ]);
}

/// The reading derived from types would take lists of bare values for objects, and objects for words.
#[test]
fn lists_and_objects_stand_only_where_they_belong() {
    check(&[
        ("[1]".into(), Shape, ".", "a list"),
        (r#"[1,"部门",2024]"#.into(), Shape, ".", "a list"),
        (with(r#""expenditure":[]"#), Shape, "expenditure", "a list"),
        (with(r#""stated":["91"]"#), Shape, "stated", "a list"),
        (with(r#""narrative":[{"heading":"一"},["二"]]"#), Shape, "narrative[1]", "a list"),
        (with("\"indicators\":[\n[\"甲\"]]"), Shape, "indicators[0]", "a list"),
        (indicator(r#""direction":{"atLeast":null}"#), Shape, "indicators[0].direction", "an object"),
        (
            with(r#""staffing":[{"name":"甲","rows":[{"kind":{"retired":null}}]}]"#),
            Shape,
            "staffing[0].rows[0].kind",
            "an object",
        ),
    ]);
    let error = refused(&with("\"indicators\":[\n[\"甲\"]]"));
    assert_eq!((error.line, error.column), (2, 1));
    // Brackets, quotes and backslashes inside texts are no structure.
    let text = with(r#""department":"[{\"\\","narrative":[{"heading":"]}","text":"a\\\\\"[["}]"#);
    assert_eq!(read_report(&text).unwrap().department, "[{\"\\");
}

#[test]
fn missing_and_unknown_keys() {
    check(&[
        ("{}".into(), Shape, ".", "missing field `version`"),
        (with(r#""staffing":[{"rows":[]}]"#), Shape, "staffing[0]", "missing field `name`"),
        (
            with(r#""expenditure":{"project":{"items":[{"amount":"1"}]}}"#),
            Shape,
            "expenditure.project.items[0]",
            "`name`",
        ),
        (with(r#""foo":1"#), Shape, "foo", "unknown field `foo`"),
        (with(r#""expenditure":{"basis":{}}"#), Shape, "expenditure.basis", "unknown field `basis`"),
        (indicator(r#""fullmarks":"10""#), Shape, "indicators[0].fullmarks", "unknown field"),
        (indicator(r#""method":{"kind":"manual","foo":1}"#), Shape, "indicators[0].method.foo", "unknown field"),
        (
            indicator(r#""method":{"kind":"ratioForward","met":true}"#),
            Shape,
            "indicators[0].method",
            "no parameter `met`",
        ),
        (
            indicator(r#""method":{"kind":"deduction","points":"1"}"#),
            Shape,
            "indicators[0].method",
            "missing field `step`",
        ),
        (indicator(r#""method":{"kind":"bands"}"#), Shape, "indicators[0].method", "missing field `bands`"),
        (indicator(r#""method":{"met":true}"#), Shape, "indicators[0].method", "missing field `kind`"),
        (r#"{"version":1,"version":1}"#.into(), Shape, ".", "duplicate field `version`"),
        (indicator(r#""name":"乙""#), Shape, "indicators[0]", "duplicate field `name`"),
        (
            indicator(r#""method":{"kind":"direct","met":true,"met":false}"#),
            Shape,
            "indicators[0].method",
            "duplicate field `met`",
        ),
    ]);
}

#[test]
fn impossible_numbers() {
    let amount = |text: &str| with(&format!(r#""expenditure":{{"other":{{"amount":"{text}"}}}}"#));
    let path = "expenditure.other.amount";
    check(&[
        (amount("NaN"), Shape, path, "not a number"),
        (amount("Infinity"), Shape, path, "not a number"),
        (amount("1e5"), Shape, path, "not a number at character 2"),
        (amount("1,234"), Shape, path, "not a number at character 2"),
        (amount(""), Shape, path, "nothing is written"),
        (amount("5."), Shape, path, "not a number"),
        (amount("12万"), Shape, path, "not a number at character 3"),
        (amount(&"9".repeat(40)), Shape, path, "28 digits"),
        (amount(&format!("0.{}", "1".repeat(40))), Shape, path, "28 digits"),
        (amount(&"9".repeat(1_000_000)), Shape, path, "28 digits"),
        (indicator(r#""fullMarks":"-5""#), Shape, "indicators[0].fullMarks", "cannot be negative"),
        (
            with(r#""indicators":[{"name":"甲","children":[{"name":"乙"},{"name":"丙","fullMarks":"-0.01"}]}]"#),
            Shape,
            "indicators[0].children[1].fullMarks",
            "cannot be negative",
        ),
        (
            indicator(r#""method":{"kind":"deduction","step":"0","points":"1"}"#),
            Shape,
            "indicators[0].method.step",
            "above 0",
        ),
        (
            indicator(r#""method":{"kind":"deduction","step":"1","points":"-1"}"#),
            Shape,
            "indicators[0].method.points",
            "negative",
        ),
        (
            indicator(r#""method":{"kind":"ratioFloor","floor":"100"}"#),
            Shape,
            "indicators[0].method.floor",
            "below 100",
        ),
        (
            indicator(
                r#""method":{"kind":"bands","bands":[{"atLeast":"9","percent":"100"},{"atLeast":"0","percent":"100.01"}]}"#,
            ),
            Shape,
            "indicators[0].method.bands[1].percent",
            "from 0 to 100",
        ),
        (with(r#""year":1024"#), Shape, "year", "1900 to 2200"),
        (with(r#""year":2024.0"#), Shape, "year", "2024.0"),
        (with(r#""year":99999"#), Shape, "year", "99999"),
        (with(r#""year":-2024"#), Shape, "year", "-2024"),
        (r#"{"version":2}"#.into(), Shape, "version", "version 2"),
        (r#"{"version":"1"}"#.into(), Shape, "version", "string"),
        (r#"{"version":1e999}"#.into(), Shape, "version", "1e999"),
        (
            with(r#""staffing":[{"name":"甲","rows":[{"kind":"other","inPost":-1}]}]"#),
            Shape,
            "staffing[0].rows[0].inPost",
            "-1",
        ),
        (
            with(r#""staffing":[{"name":"甲","rows":[{"kind":"other","inPost":4294967296}]}]"#),
            Shape,
            "staffing[0].rows[0].inPost",
            "4294967296",
        ),
        (
            with(r#""staffing":[{"name":"甲","rows":[{"kind":"other","inPost":1.5}]}]"#),
            Shape,
            "staffing[0].rows[0].inPost",
            "1.5",
        ),
    ]);
}

#[test]
fn a_report_s_own_broken_rules() {
    let mut rules = serde_json::to_value(jixiao::rules::default_profile()).unwrap();
    rules["levels"]["lower"] = "90".into();
    let error = refused(&with(&format!(r#""rules":"custom","customRules":{rules}"#)));
    assert_eq!((error.kind, error.path.as_str()), (Rules, "customRules.levels.lower"));
}

#[test]
fn what_is_not_json() {
    check(&[
        ("".into(), Syntax, ".", "EOF"),
        (" \n ".into(), Syntax, ".", "EOF"),
        (r#"{"version":1"#.into(), Syntax, ".", "EOF"),
        (with(r#""department":"临武"#), Syntax, "department", "EOF"),
        (with(r#""year":2024,"#).replace(",}", ",,}"), Syntax, ".", "key must be a string"),
        (r#"{"version":1} x"#.into(), Syntax, ".", "trailing characters"),
        (with(r#""department":"a\ud800b""#), Syntax, "department", "surrogate"),
        (with(r#""department":"\udc00""#), Syntax, "department", "surrogate"),
        (with("\"department\":\"a\nb\""), Syntax, "department", "control character"),
        ("\u{feff}\u{feff}{}".into(), Syntax, ".", "expected a value"),
        ("部门整体支出绩效自评报告".into(), Syntax, ".", "expected a value"),
        ("\0\0\0".into(), Syntax, ".", "expected a value"),
    ]);
    let error = refused("{\n  \"version\": 1,\n  \"year\": x\n}");
    assert_eq!((error.line, error.column), (3, 11));
    assert!(error.to_string().ends_with("(line 3, column 11)"), "{error}");
}

#[test]
fn every_cut_of_the_real_report_is_refused() {
    let text = include_str!("../public/reports/linwu-2024.json").trim_end();
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        assert_eq!(refused(&text[..end]).kind, Syntax, "cut at {end}");
    }
    assert_eq!(read_report(&format!("\u{feff}{text}")), read_report(text));
}

#[test]
fn deep_nesting_does_not_exhaust_the_stack() {
    let items = |levels: usize| {
        let text = format!("{}{}", r#"[{"name":"a","items":"#.repeat(levels), "}]".repeat(levels));
        with(&format!(r#""expenditure":{{"basic":{{"items":{}}}}}"#, text.replacen(":}", ":[]}", 1)))
    };
    let indicators = |levels: usize| {
        let text = format!("{}{}", r#"[{"name":"a","children":"#.repeat(levels), "}]".repeat(levels));
        with(&format!(r#""indicators":{}"#, text.replacen(":}", ":[]}", 1)))
    };
    assert!(read_report(&items(8)).is_ok());
    assert!(read_report(&indicators(3)).is_ok());
    let ninth = format!("expenditure.basic{}.items", ".items[0]".repeat(8));
    let fourth = "indicators[0].children[0].children[0].children";
    check(&[
        (items(9), Shape, &ninth, "more than 8 levels"),
        (items(10_000), Shape, &ninth, "more than 8 levels"),
        (indicators(4), Shape, fourth, "more than 3 levels"),
        (indicators(10_000), Shape, fourth, "more than 3 levels"),
        ("[".repeat(100_000), Shape, ".", "found a list, expected an object"),
        (
            with(&format!(r#""indicators":{}"#, "[".repeat(100_000))),
            Shape,
            "indicators[0]",
            "found a list, expected an object",
        ),
        (
            with(&format!(r#""narrative":{}"#, r#"{"a":"#.repeat(100_000))),
            Shape,
            "narrative",
            "found an object, expected a list",
        ),
    ]);
    // A refused file must not count towards the depth of the next one.
    assert!(read_report(&items(8)).is_ok());
}

#[test]
fn large_files() {
    let line = r#"{"name":"项目","amount":"1.00"}"#;
    let lines =
        |count: usize| with(&format!(r#""expenditure":{{"project":{{"items":[{}]}}}}"#, vec![line; count].join(",")));
    let text = lines(350_000);
    assert!(text.len() > 10_000_000, "{}", text.len());
    let report = read_report(&text).unwrap();
    let evaluation = evaluate(&report, profile_of(&report));
    let project = evaluation.expenditure.category(jixiao::report::expenditure::CategoryId::Project);
    assert_eq!(project.amount.unwrap().to_string(), "350000.00");
    let too_large = refused(&" ".repeat(MAX_BYTES + 1));
    assert_eq!((too_large.kind, too_large.path.as_str()), (TooLarge, "."));
    assert!(too_large.message.contains("33554433"), "{too_large}");
}

#[test]
fn a_zero_budget_is_no_rate_and_no_zero_score() {
    let text = with(
        r#""execution":{"total":{"adjusted":"0.00","actual":"5"}},
           "indicators":[{"name":"预算执行","fullMarks":"10","method":{"kind":"execution"}}]"#,
    );
    let report = read_report(&text).unwrap();
    let evaluation = evaluate(&report, profile_of(&report));
    assert_eq!(evaluation.execution, None);
    assert_eq!((evaluation.scores.total, evaluation.scores.unscored, evaluation.grade), (None, 1, None));
    let working = evaluation.scores.groups[0].working;
    assert_eq!(working, jixiao::scoring::Working::Missing(jixiao::scoring::Missing::ZeroBudget));
}

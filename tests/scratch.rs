use jixiao::exchange::json::read_report;
#[test]
fn show() {
    let deep = |n: usize, a: &str, b: &str| format!("{}{}", a.repeat(n), b.repeat(n));
    let cases: Vec<String> = vec![
        "[1]".into(),
        "[1,\"x\",2024]".into(),
        r#"{"version":1,"expenditure":[]}"#.into(),
        r#"{"version":1,"stated":["91"]}"#.into(),
        r#"{"version":1,"indicators":[["x"]]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":["direct"]}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"manual","foo":1}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"ratioForward","met":true}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"direct","foo":1}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"direct","met":1}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"direct","kind":"direct"}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"direct","met":true,"met":true}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","method":{"kind":"ratioFloor","floor":60}}]}"#.into(),
        r#"{"version":1,"indicators":[{"name":"x","direction":{"atLeast":null}}]}"#.into(),
        r#"{"version":1,"year":2024.0}"#.into(),
        r#"{"version":1.0}"#.into(),
        r#"{"version":2}"#.into(),
        r#"{"version":"1"}"#.into(),
        r#"{"version":null}"#.into(),
        r#"{"version":1,"year":null,"expenditure":null}"#.into(),
        r#"{"version":1,"year":null}"#.into(),
        r#"{"version":1,"year":70000}"#.into(),
        r#"{"version":1,"year":1024}"#.into(),
        r#"{"version":1,"version":1}"#.into(),
        r#"{"version":1,"department":"a\ud800b"}"#.into(),
        r#"{"version":1,"expenditure":{"basic":{"amount":368.97}}}"#.into(),
        r#"{"version":1,"expenditure":{"basic":{"amount":"NaN"}}}"#.into(),
        format!(r#"{{"version":1,"expenditure":{{"basic":{{"amount":"{}"}}}}}}"#, "9".repeat(40)),
        r#"{"version":1} x"#.into(),
        r#"{"version":1"#.into(),
        "".into(),
        deep(100_000, "[", "]"),
        format!(r#"{{"version":1,"indicators":{}}}"#, deep(100_000, "[", "]")),
        format!(
            r#"{{"version":1,"expenditure":{{"basic":{{"items":{}}}}}}}"#,
            deep(10_000, r#"[{"name":"a","items":"#, "}]").replace(":}", ":[]}")
        ),
        format!(
            r#"{{"version":1,"indicators":{}}}"#,
            deep(4, r#"[{"name":"a","children":"#, "}]").replace(":}", ":[]}")
        ),
        r#"{"version":1,"customRules":{}}"#.into(),
        r#"{"version":1,"customRules":[]}"#.into(),
        r#"{"version":1,"foo":1}"#.into(),
        r#"{"version":1,"staffing":[{"name":"x","rows":[{"kind":"administrative","authorised":-1}]}]}"#.into(),
        r#"{"version":1,"staffing":[{"rows":[]}]}"#.into(),
    ];
    for c in cases {
        let shown: String = c.chars().take(90).collect();
        match read_report(&c) {
            Ok(_) => println!("OK!!  {shown}"),
            Err(e) => println!("{:?} {e}   <- {shown}", e.kind),
        }
    }
}

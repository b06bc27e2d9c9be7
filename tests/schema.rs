//! The schema file and the reader accept the same files: random reports, and each of them with one thing changed.
//!
//! The schema is made from the types by a library and the reader's tables are written by hand, so each checks the other.

#[allow(dead_code)]
#[path = "laws/generators.rs"]
mod generators;

use std::collections::BTreeMap;

use jixiao::exchange::json::{ReadError, ReadErrorKind, read_report, write_report};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

fn schema() -> Value {
    serde_json::from_str(include_str!("../public/report.schema.json")).unwrap()
}

/// Whether a value has the form that a part of the schema asks for. A keyword that is not known here fails the test.
fn fits(root: &Value, node: &Value, value: &Value) -> bool {
    node.as_object().unwrap().iter().all(|(keyword, rule)| match keyword.as_str() {
        "$schema" | "$defs" | "title" | "description" | "default" | "additionalProperties" => true,
        "$ref" => fits(root, &root["$defs"][rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap()], value),
        "anyOf" => rule.as_array().unwrap().iter().any(|choice| fits(root, choice, value)),
        "oneOf" => rule.as_array().unwrap().iter().filter(|choice| fits(root, choice, value)).count() == 1,
        "const" => value == rule,
        "enum" => rule.as_array().unwrap().contains(value),
        "type" => match rule {
            Value::Array(types) => types.iter().any(|one| is_a(one, value)),
            one => is_a(one, value),
        },
        "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
        "format" => {
            let max = if rule == "uint16" { u16::MAX.into() } else { u32::MAX };
            assert!(rule == "uint16" || rule == "uint32", "{rule}");
            value.as_i64().is_none_or(|number| number <= max.into())
        }
        "minimum" => value.as_i64().is_none_or(|number| number >= rule.as_i64().unwrap()),
        "maximum" => value.as_i64().is_none_or(|number| number <= rule.as_i64().unwrap()),
        "required" => value
            .as_object()
            .is_none_or(|map| rule.as_array().unwrap().iter().all(|k| map.contains_key(k.as_str().unwrap()))),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| fits(root, rule, item))),
        "properties" => value.as_object().is_none_or(|map| {
            assert_eq!(node["additionalProperties"], json!(false));
            map.iter().all(|(key, value)| rule.get(key).is_some_and(|rule| fits(root, rule, value)))
        }),
        other => panic!("the schema has a keyword that this test does not know: {other}"),
    })
}

fn is_a(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}

/// The two patterns of the schema, without a library for them.
fn matches(pattern: &str, text: &str) -> bool {
    let plain = r"^-?(\d+(\.\d+)?|\.\d+)";
    let number = match pattern.strip_prefix(plain) {
        Some("$") => text,
        Some("(元|万元|亿元)?$") => {
            ["万元", "亿元", "元"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or(text)
        }
        other => panic!("{other:?}"),
    };
    let number = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(decimals) && !decimals.is_empty() && (number.starts_with('.') || !whole.is_empty())
}

/// A change of one place of a file.
#[derive(Clone, Debug)]
enum Change {
    Replace(Value),
    Wrap,
    Remove,
    Rename(&'static str),
    Add(&'static str, Value),
}

/// Numbers of places without the numbers in them: `.indicators[0].method` is of one kind wherever it stands.
type Tried = BTreeMap<String, usize>;

fn values() -> BoxedStrategy<Value> {
    let words = [
        "", "1", "-.5", "5.", "1e5", "+1", " 1", "12万元", "3元", "元", "atLeast", "AtLeast", "partial", "true",
        "retired",
    ];
    prop_oneof![
        3 => select(words.to_vec()).prop_map(Value::from),
        2 => select(vec![json!(null), json!(true), json!([]), json!({}), json!(["1"]), json!([[]]), json!({ "name": "甲" })]),
        2 => select(vec![json!(0), json!(1), json!(2024), json!(-1), json!(65535), json!(65536), json!(4294967296_i64)]),
        1 => select(vec![json!({ "kind": "direct", "met": null }), json!({ "kind": "deduction", "step": "1", "points": "1", "count": null })]),
        1 => select(vec![json!({ "kind": "manual", "met": null }), json!({ "kind": "bands", "bands": null }), json!({ "at_least": "1" })]),
    ]
    .boxed()
}

const KEYS: [&str; 12] =
    ["name", "NAME", "amount", "kind", "met", "ofRate", "of_rate", "full_marks", "fullMarks", "version", "unknown", ""];

fn change() -> BoxedStrategy<Change> {
    prop_oneof![
        4 => values().prop_map(Change::Replace),
        1 => Just(Change::Wrap),
        2 => Just(Change::Remove),
        1 => select(KEYS.to_vec()).prop_map(Change::Rename),
        1 => (select(KEYS.to_vec()), values()).prop_map(|(key, value)| Change::Add(key, value)),
    ]
    .boxed()
}

fn places(value: &Value, pointer: &str, into: &mut Vec<String>) {
    into.push(pointer.to_owned());
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| places(value, &format!("{pointer}/{key}"), into)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, value)| places(value, &format!("{pointer}/{i}"), into));
        }
        _ => {}
    }
}

fn changed(mut file: Value, place: &str, change: Change) -> Value {
    let parent = place.rsplit_once('/');
    match (change, parent) {
        (Change::Replace(value), _) => *file.pointer_mut(place).unwrap() = value,
        (Change::Wrap, _) => {
            let value = file.pointer_mut(place).unwrap();
            *value = json!([value.take()]);
        }
        (Change::Add(key, value), _) => {
            if let Some(map) = file.pointer_mut(place).unwrap().as_object_mut() {
                map.insert(key.to_owned(), value);
            }
        }
        (Change::Remove, Some((parent, key))) => match file.pointer_mut(parent).unwrap() {
            Value::Object(map) => _ = map.remove(key),
            Value::Array(items) => _ = items.remove(key.parse().unwrap()),
            _ => {}
        },
        (Change::Rename(to), Some((parent, key))) => {
            if let Value::Object(map) = file.pointer_mut(parent).unwrap()
                && let Some(value) = map.remove(key)
            {
                map.insert(to.to_owned(), value);
            }
        }
        (_, None) => {}
    }
    file
}

/// What a schema cannot say: sums, limits of values, of digits and of depth.
fn beyond_a_schema(error: &ReadError) -> bool {
    let limits = ["more than 28 digits", "nested more than", " is expected", "cannot be negative"];
    error.kind == ReadErrorKind::Rules
        || error.kind == ReadErrorKind::Shape && limits.iter().any(|limit| error.message.contains(limit))
}

fn compare(schema: &Value, file: &Value) -> Result<bool, TestCaseError> {
    let fits = fits(schema, schema, file);
    match read_report(&file.to_string()) {
        Ok(report) => {
            prop_assert!(fits, "read, but not of the schema: {file}");
            // What the reader put into the wrong field would be written under another key.
            let written: Value = serde_json::from_str(&write_report(&report)).unwrap();
            prop_assert_eq!(read_report(&written.to_string()), Ok(report));
        }
        Err(error) => prop_assert!(!fits || beyond_a_schema(&error), "of the schema, but refused: {error}\n{file}"),
    }
    Ok(fits)
}

#[test]
fn schema_and_reader_accept_the_same() {
    let schema = schema();
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config { failure_persistence: None, ..Config::with_cases(100) }, rng);
    let tried = std::cell::RefCell::new((Tried::new(), 0, 0));
    let changes = proptest::collection::vec((any::<Index>(), change()), 40);
    let outcome = runner.run(&(generators::report(), changes), |(report, changes)| {
        let file: Value = serde_json::from_str(&write_report(&report)).unwrap();
        prop_assert!(compare(&schema, &file)?, "a report of the types is of the schema");
        let mut all = Vec::new();
        places(&file, "", &mut all);
        for (index, change) in changes {
            let place = index.get(&all);
            let fits = compare(&schema, &changed(file.clone(), place, change))?;
            let (places, accepted, refused) = &mut *tried.borrow_mut();
            *if fits { accepted } else { refused } += 1;
            *places.entry(place.replace(|c: char| c.is_ascii_digit(), "")).or_default() += 1;
        }
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
    let (places, accepted, refused) = tried.into_inner();
    assert!(accepted > 500 && refused > 500, "{accepted} accepted, {refused} refused");
    for key in properties(&schema) {
        let met = places.keys().any(|place| place.rsplit('/').next() == Some(&key));
        assert!(met, "no file had {key}");
    }
}

/// All keys that a report may have anywhere.
fn properties(node: &Value) -> Vec<String> {
    let own = node.get("properties").and_then(Value::as_object).into_iter().flat_map(|map| map.keys().cloned());
    let below: Vec<&Value> = match node {
        Value::Object(map) => map.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    own.chain(below.into_iter().flat_map(properties)).collect()
}

#[test]
fn the_validator_refuses_what_it_must() {
    let schema = schema();
    let fits = |value: Value| fits(&schema, &schema, &value);
    assert!(fits(json!({ "version": 1, "expenditure": { "basic": { "amount": "368.97万元" } } })));
    for wrong in [
        json!([]),
        json!({}),
        json!({ "version": 2 }),
        json!({ "version": 1, "unknown": 1 }),
        json!({ "version": 1, "year": -1 }),
        json!({ "version": 1, "year": 1.5 }),
        json!({ "version": 1, "unit": "千元" }),
        json!({ "version": 1, "expenditure": [] }),
        json!({ "version": 1, "expenditure": { "basic": { "amount": "5." } } }),
        json!({ "version": 1, "indicators": [{ "name": "甲", "method": { "kind": "manual", "met": true } }] }),
    ] {
        assert!(!fits(wrong.clone()), "{wrong}");
    }
}

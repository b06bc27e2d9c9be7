//! Keeps `public/report.schema.json` equal to the types. After a change of the types, write it again with
//! `UPDATE_SCHEMA=1 cargo test --lib schema`.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::{Report, brackets};

const FILE: &str = "public/report.schema.json";

fn generated() -> Value {
    let mut schema = serde_json::to_value(schemars::schema_for!(Report)).expect("a schema is JSON");
    schema["title"] = json!("部门整体支出绩效自评报告 (report of jixiao, version 1)");
    schema
}

#[test]
fn schema_file_equals_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let text = format!("{}\n", serde_json::to_string_pretty(&generated()).expect("a schema is JSON"));
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &text).expect("the schema file can be written");
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == text, "{FILE} differs from the types: see src/report/schema_test.rs");
}

#[test]
fn schema_says_its_draft_and_refuses_unknown_keys() {
    let schema = generated();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert!(schema["description"].as_str().is_some_and(|text| text.contains("部门整体支出绩效自评报告")));
    assert_eq!(schema["required"], json!(["version"]));
    let mut objects = 0;
    visit(&schema, &mut |node| {
        if node.get("properties").is_some() {
            assert_eq!(node["additionalProperties"], json!(false), "{node}");
            objects += 1;
        }
    });
    assert!(objects > 20, "{objects} objects were found");
}

/// The keys that may hold a list or an object are written out in `brackets`, because reading needs them.
#[test]
fn lists_and_objects_of_the_schema_are_those_that_reading_allows() {
    let schema = generated();
    let (mut lists, mut objects) = (BTreeSet::new(), BTreeSet::new());
    visit(&schema, &mut |node| {
        for (key, value) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            match shape(&schema, value) {
                "array" => _ = lists.insert(key.clone()),
                "object" => _ = objects.insert(key.clone()),
                _ => {}
            }
        }
    });
    assert_eq!(lists.iter().map(String::as_str).collect::<Vec<_>>(), brackets::LISTS);
    assert_eq!(objects.iter().map(String::as_str).collect::<Vec<_>>(), brackets::OBJECTS);
}

fn visit(node: &Value, see: &mut impl FnMut(&Value)) {
    see(node);
    match node {
        Value::Object(map) => map.values().for_each(|value| visit(value, see)),
        Value::Array(items) => items.iter().for_each(|value| visit(value, see)),
        _ => {}
    }
}

/// `array`, `object` or something else, through references and choices.
fn shape<'a>(schema: &'a Value, node: &'a Value) -> &'a str {
    if let Some(name) = node["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        return shape(schema, &schema["$defs"][name]);
    }
    let choices = ["anyOf", "oneOf"].iter().filter_map(|key| node[key].as_array()).flatten();
    let types = match &node["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        one => Vec::from_iter(one.as_str()),
    };
    let mut all = types.into_iter().chain(choices.map(|choice| shape(schema, choice)));
    all.find(|name| matches!(*name, "array" | "object")).unwrap_or("")
}

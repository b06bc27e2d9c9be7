//! Keeps `public/report.schema.json` equal to the types. After a change of the types, write it again with
//! `UPDATE_SCHEMA=1 cargo test --lib schema`. That reading keeps to the schema is tried in `tests/schema.rs`.

use std::path::Path;

use serde_json::{Value, json};

use super::Report;

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

fn visit(node: &Value, see: &mut impl FnMut(&Value)) {
    see(node);
    match node {
        Value::Object(map) => map.values().for_each(|value| visit(value, see)),
        Value::Array(items) => items.iter().for_each(|value| visit(value, see)),
        _ => {}
    }
}

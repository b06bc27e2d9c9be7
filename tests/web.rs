//! In the browser's WebAssembly the figures are the same as everywhere else. Run by `scripts/test --only wasm`.
#![cfg(all(target_arch = "wasm32", feature = "web"))]

use jixiao::amount::{Number, NumberError};
use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::{json, result};
use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const LINWU: &str = include_str!("../public/reports/linwu-2024.json");

/// A text that came out of a JavaScript object, as a figure.
fn from_js(object: &JsValue, key: &str) -> Result<Number, NumberError> {
    Reflect::get(object, &key.into()).unwrap().as_string().expect("a string").parse()
}

#[wasm_bindgen_test]
fn a_decimal_keeps_its_digits_on_the_way_from_javascript() {
    let object =
        JSON::parse(r#"{ "part": "318.74", "whole": "368.97", "stated": "6.00", "long": "0.1000000000000000055511" }"#)
            .unwrap();
    let part = from_js(&object, "part").unwrap();
    assert_eq!(part.percent_of(from_js(&object, "whole").unwrap(), 2).unwrap().to_string(), "86.39");
    assert_eq!(from_js(&object, "stated").unwrap().to_string(), "6.00");
    assert_eq!(from_js(&object, "long").unwrap().to_string(), "0.1000000000000000055511");
}

#[wasm_bindgen_test]
fn ties_are_rounded_half_up_where_doubles_go_wrong() {
    // Each is an exact tie in the third decimal of a percentage; JavaScript's toFixed loses the first two.
    for (part, whole, percent) in
        [("1.005", "100", "1.01"), ("2.675", "100", "2.68"), ("0.5", "800", "0.06"), ("1", "800", "0.13")]
    {
        let part: Number = part.parse().unwrap();
        assert_eq!(part.percent_of(whole.parse().unwrap(), 2).unwrap().to_string(), percent);
    }
}

#[wasm_bindgen_test]
fn the_linwu_report_is_evaluated() {
    let report = json::read_report(LINWU).unwrap();
    let evaluation = evaluate(&report, profile_of(&report));
    let text = serde_json::to_string(&result::of(&report, &evaluation)).unwrap();
    let object = JSON::parse(&text).unwrap();
    assert_eq!(from_js(&object, "total").unwrap().to_string(), "91");
    let grade = Reflect::get(&object, &"grade".into()).unwrap();
    assert_eq!(Reflect::get(&grade, &"id".into()).unwrap(), JsValue::from_str("excellent"));
}

#[wasm_bindgen_test]
fn what_is_no_report_is_refused_with_its_place_and_nothing_traps() {
    let error = json::read_report(&LINWU.replacen("\"368.97\"", "368.97", 1)).unwrap_err();
    assert_eq!(error.path, "expenditure.basic.amount");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(json::read_report(&deep).is_err());
    assert!("9".repeat(40).parse::<Number>().is_err());
}

#[wasm_bindgen_test]
fn a_report_written_by_the_browser_is_the_same_text() {
    let mut report = json::read_report(LINWU).unwrap();
    report.title = "\u{0}\u{1f}\u{7f}\u{2028}\"\\/\t\u{8}😀".to_owned();
    assert_eq!(jixiao::api::to_text(&report), json::write_report(&report));
    assert_eq!(jixiao::api::to_text(&jixiao::report::Report::default()), json::write_report(&Default::default()));
}

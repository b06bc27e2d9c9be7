//! The grammar beside `serde_json`, which reads the same JSON, and the places of faults.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;

use super::{FromJson, Read, Reader, fields, read, words};

#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Kind {
    #[default]
    OneThing,
    Other,
}

#[derive(Debug, Default, PartialEq)]
struct Item {
    first_name: String,
    kind: Kind,
    counts: Vec<u16>,
    below: Vec<Item>,
}

fields!(Item { first_name } { kind, counts, below } nesting 2);
words!(Kind { OneThing, Other });

fn agrees<T: FromJson + DeserializeOwned + PartialEq + Debug>(text: &str) -> Result<(), TestCaseError> {
    // A byte order mark is the one thing that we forgive and serde_json does not.
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text);
    prop_assert_eq!(read::<T>(text).ok(), serde_json::from_str(plain).ok(), "{}", text);
    Ok(())
}

/// Pieces of JSON, of which few rows make sense.
fn soup(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::collection::vec(select(pieces), 0..9).prop_map(|pieces| pieces.concat())
}

const STRINGS: &[&str] = &[
    "\\u",
    "\\",
    "\"",
    "u",
    "d83d",
    "de00",
    "D800",
    "dc00",
    "0041",
    "+041",
    "é",
    "政",
    "\u{0}",
    "\u{1f}",
    "\n",
    "\u{7f}",
    "\\n",
    "\\/",
    "\\\"",
    "\\b\\f\\r\\t\\\\",
    "\\x",
    "x",
    "\u{feff}",
];
const STRUCTURE: &[&str] = &[
    "[", "]", ",", "\"a\"", " ", "\t\r\n", "\u{a0}", "\u{c}", "{", "}", ":", "null", "nul", "1", "true", "[]", ",[",
    "],", "//",
];
const NUMBERS: &[&str] =
    &["0", "1", "42949", "67295", "67296", "-", "+", ".", "e", "E", " ", "00", "99999999999999999999"];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4000) })]

    #[test]
    fn strings_as_serde_json_reads_them(inner in soup(STRINGS), any in any::<String>()) {
        agrees::<String>(&format!("\"{inner}\""))?;
        agrees::<String>(&inner)?;
        prop_assert_eq!(read(&serde_json::to_string(&any).unwrap()), Ok(any.clone()));
        agrees::<String>(&any)?;
    }

    #[test]
    fn lists_as_serde_json_reads_them(text in soup(STRUCTURE)) {
        agrees::<Vec<Option<Vec<String>>>>(&text)?;
        agrees::<Vec<Option<Vec<String>>>>(&format!("[{text}]"))?;
    }

    #[test]
    fn whole_numbers_and_booleans_as_serde_json_reads_them(text in soup(NUMBERS)) {
        agrees::<u32>(&text)?;
        agrees::<Option<u16>>(&text)?;
        agrees::<Vec<bool>>(&format!("[true,{text}]"))?;
    }
}

#[test]
fn objects_by_their_table() {
    let item: Item =
        read(r#" {"counts":[1, 2], "below":[{"firstName":"b"}], "kind":"oneThing", "first\u004eame":"a"} "#).unwrap();
    assert_eq!((item.first_name.as_str(), item.counts.as_slice(), item.below.len()), ("a", [1, 2].as_slice(), 1));
    assert_eq!(read::<Kind>("\"other\""), Ok(Kind::Other));
    // A byte order mark is skipped once.
    assert!(read::<Item>("\u{feff}{\"firstName\":\"\"}").is_ok());
}

#[test]
fn faults_name_path_line_column_and_reason() {
    let cases = [
        ("", ".", (1, 1), "EOF: expected a value"),
        ("{}", ".", (1, 2), "missing field `firstName`"),
        ("[]", ".", (1, 1), "found a list, expected an object"),
        (
            "{\"firstName\":\"政\",\"name\":1}",
            "name",
            (1, 18),
            "unknown field `name`, expected one of `firstName`, `kind`",
        ),
        ("{\"firstName\":\"\",\n \"first\\u004eame\":\"\"}", ".", (2, 2), "duplicate field `firstName`"),
        ("{\"first_name\":\"\"}", "first_name", (1, 2), "unknown field"),
        ("{\"kind\":\"Other\"}", "kind", (1, 9), "unknown variant `Other`, expected one of `oneThing`, `other`"),
        ("{\"counts\":[0,65536]}", "counts[1]", (1, 14), "found 65536, expected a whole number from 0 to 65535"),
        ("{\"counts\":[0,01]}", "counts[1]", (1, 14), "found 01"),
        ("{\"counts\":[0,]}", "counts[1]", (1, 14), "expected a value"),
        ("{\"counts\" [0]}", "counts", (1, 11), "expected a colon"),
        ("{\"counts\":[0}", "counts", (1, 13), "expected a comma or a closing bracket"),
        ("{\"firstName\":\"\",}", ".", (1, 17), "key must be a string"),
        ("{\"firstName\":\"\"} {}", ".", (1, 18), "trailing characters"),
        ("{\"firstName\":\"\\udc00\"}", "firstName", (1, 21), "both halves of a surrogate pair"),
        (
            "{\"below\":[{\"below\":[{\"firstName\":\"\",\"below\":[{}]}]}]}",
            "below[0].below[0].below",
            (1, 45),
            "nested more than 2 levels deep",
        ),
    ];
    for (text, path, place, message) in cases {
        let fault = read::<Item>(text).expect_err(text);
        assert_eq!((fault.path.as_str(), (fault.line, fault.column)), (path, place), "{text}: {}", fault.message);
        assert!(fault.message.contains(message), "{text}: {}", fault.message);
    }
}

#[test]
fn long_texts_are_not_repeated_in_full() {
    let long = "政".repeat(100_000);
    for text in [
        format!("{{\"{long}\":1}}"),
        format!("{{\"kind\":\"{long}\"}}"),
        format!("{{\"counts\":[{}]}}", "9".repeat(100_000)),
    ] {
        let fault = read::<Item>(&text).unwrap_err();
        assert!(fault.message.len() + fault.path.len() < 500, "{}", fault.message.len());
    }
}

/// A type may also look at the text before it reads.
#[test]
fn a_refused_value_is_named_by_its_start() {
    struct Never;
    impl FromJson for Never {
        fn read(json: &mut Reader<'_>) -> Read<Never> {
            let place = json.place();
            u32::read(json)?;
            json.refuse(place, "never".to_owned())
        }
    }
    let fault = read::<Vec<Never>>("[\n  77]").err().unwrap();
    assert_eq!((fault.syntax, fault.path.as_str(), fault.line, fault.column), (false, "[0]", 2, 3));
}

//! What is understood of a text is a report that can be written and read again.
#![no_main]

use jixiao::document::Document;
use jixiao::exchange::json;
use jixiao::extraction::extract;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let report = extract(&Document::read(text)).report;
    assert_eq!(json::read_report(&json::write_report(&report)).as_ref(), Ok(&report));
});

//! The reader refuses or reads; what it reads can be evaluated, audited, written and read again.
#![no_main]

use jixiao::audit::audit_report;
use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::json;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(report) = json::read_report(text) else { return };
    let profile = profile_of(&report);
    evaluate(&report, profile);
    audit_report(&report, profile);
    assert_eq!(json::read_report(&json::write_report(&report)).as_ref(), Ok(&report));
});

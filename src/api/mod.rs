//! The typed JS functions of the module: evaluate, audit, ruleProfiles, and mounting a widget.
//!
//! What belongs here: turning JS values into domain types and back, and errors into `Error` objects with a `code`.
//! What does not: any calculation.

mod convert;
mod functions;

pub use convert::{js_error, report_from_js, to_js, to_text};
#[cfg(feature = "audit")]
pub use functions::{audit_js, audit_rows_js, audit_whole_js};
pub use functions::{evaluate_js, rule_profiles_js};

//! The JSON form of a report: reading with errors that name the place, and writing.

use std::fmt;

use crate::reader::{self, Fault};
use crate::report::Report;
use crate::rules;

/// A larger file is refused before it is read: no report comes near, and the page should not freeze.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// Why a text is not a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    pub kind: ReadErrorKind,
    /// Path of the offending value, such as `expenditure.basic.amount`; `.` for the whole.
    pub path: String,
    /// Line and column, both from 1, where they are known.
    pub line: usize,
    pub column: usize,
    /// What is wrong, in English.
    pub message: String,
}

/// What kind of fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadErrorKind {
    TooLarge,
    /// Not JSON at all, or cut off.
    Syntax,
    /// JSON, but not a report: a wrong type, an unknown or missing key, an impossible value.
    Shape,
    /// The report's own rule profile is broken.
    Rules,
}

impl ReadErrorKind {
    /// Stable name for programs.
    pub fn code(self) -> &'static str {
        match self {
            ReadErrorKind::TooLarge => "file-too-large",
            ReadErrorKind::Syntax => "not-json",
            ReadErrorKind::Shape => "not-a-report",
            ReadErrorKind::Rules => "broken-rules",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)?;
        if self.line > 0 { write!(f, " (line {}, column {})", self.line, self.column) } else { Ok(()) }
    }
}

impl std::error::Error for ReadError {}

/// Reads a report. A byte order mark is skipped; nothing else is forgiven silently.
pub fn read_report(text: &str) -> Result<Report, ReadError> {
    if text.len() > MAX_BYTES {
        let message = format!("the file has {} bytes, at most {MAX_BYTES} are read", text.len());
        return Err(ReadError { kind: ReadErrorKind::TooLarge, path: ".".into(), line: 0, column: 0, message });
    }
    let report: Report = reader::read(text).map_err(|fault| {
        let Fault { syntax, path, line, column, message } = fault;
        ReadError {
            kind: if syntax { ReadErrorKind::Syntax } else { ReadErrorKind::Shape },
            path,
            line,
            column,
            message,
        }
    })?;
    if let Some(custom) = &report.custom_rules {
        custom.validate().map_err(|(key, message)| ReadError {
            kind: ReadErrorKind::Rules,
            path: format!("customRules.{key}"),
            line: 0,
            column: 0,
            message,
        })?;
    }
    report.check_values().map_err(|(path, message)| ReadError {
        kind: ReadErrorKind::Shape,
        path,
        line: 0,
        column: 0,
        message: message.to_owned(),
    })?;
    Ok(report)
}

/// The report in the form that a text holds, whatever its file is called; none in a text that is another one.
pub fn report_in(text: &str) -> Option<Report> {
    is_form(text).then(|| read_report(text).ok()).flatten()
}

/// A text that only a report in the form begins like.
pub fn is_form(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').starts_with('{')
}

/// Writes a report, indented, ending with a line break. Reading it again gives the same report.
pub fn write_report(report: &Report) -> String {
    let mut text = serde_json::to_string_pretty(report).unwrap_or_default();
    text.push('\n');
    text
}

/// A profile of the user's, from a file of its own.
pub fn read_rules(text: &str) -> Result<rules::RuleProfile, rules::RuleError> {
    rules::read("profile", text)
}

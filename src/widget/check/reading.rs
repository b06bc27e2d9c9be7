//! The text of a file: its encoding is found out, tables keep their cells, and what is no text is refused by name.

use js_sys::Uint8Array;
use web_sys::{File, TextDecoder, TextDecoderOptions};

use super::rich;
use crate::exchange::docx;
use crate::words::{Words, fill};

/// A report has some ten kilobytes; a larger file than this is something else, and no text field could hold it.
pub const MOST_BYTES: u32 = 20 << 20;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Pdf,
    Office,
    Binary,
    Damaged,
    Empty,
    Large,
    Unreadable,
}

impl Refusal {
    /// What is wrong with the file, and what to do.
    pub fn say(self, words: &Words, name: &str) -> String {
        let w = &words.check;
        let template = match self {
            Refusal::Pdf => w.refused_pdf,
            Refusal::Office => w.refused_office,
            Refusal::Binary => w.refused_binary,
            Refusal::Damaged => w.refused_damaged,
            Refusal::Empty => w.refused_empty,
            Refusal::Large => w.refused_large,
            Refusal::Unreadable => w.refused_unreadable,
        };
        fill(template, &[name, &(MOST_BYTES >> 20).to_string()])
    }
}

impl From<docx::Fault> for Refusal {
    fn from(fault: docx::Fault) -> Refusal {
        match fault {
            docx::Fault::Other => Refusal::Office,
            docx::Fault::Damaged => Refusal::Damaged,
            docx::Fault::Large => Refusal::Large,
        }
    }
}

/// Reads a file as text.
pub async fn read(file: File) -> Result<String, Refusal> {
    let name = file.name().to_lowercase();
    if file.size() > f64::from(MOST_BYTES) {
        return Err(Refusal::Large);
    }
    let bytes = gloo_file::futures::read_as_bytes(&gloo_file::File::from(file)).await;
    let text = decode(bytes.map_err(|_| Refusal::Unreadable)?)?;
    let text = if is_html(&name, &text) {
        rich::text_of(&text).unwrap_or(text)
    } else if name.ends_with(".csv") {
        cells(&text)
    } else {
        text
    };
    if text.trim().is_empty() { Err(Refusal::Empty) } else { Ok(text) }
}

fn decode(bytes: Vec<u8>) -> Result<String, Refusal> {
    let starts = |start: &[u8]| bytes.starts_with(start);
    if starts(b"%PDF") {
        return Err(Refusal::Pdf);
    }
    if docx::is_likely(&bytes) {
        return Ok(docx::text_of(&bytes)?);
    }
    if starts(b"\xd0\xcf\x11\xe0") || starts(b"{\\rtf") {
        return Err(Refusal::Office);
    }
    let wide = if starts(b"\xff\xfe") {
        Some("utf-16le")
    } else if starts(b"\xfe\xff") {
        Some("utf-16be")
    } else {
        None
    };
    if let Some(encoding) = wide {
        return decode_as(encoding, &bytes);
    }
    if bytes.iter().take(4096).any(|byte| *byte == 0) {
        return Err(Refusal::Binary);
    }
    // Chinese files that are no UTF-8 are GBK or its larger form.
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => decode_as("gb18030", error.as_bytes()),
    }
}

fn decode_as(encoding: &str, bytes: &[u8]) -> Result<String, Refusal> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(encoding, &options).map_err(|_| Refusal::Unreadable)?;
    let bytes: js_sys::Object = Uint8Array::from(bytes).into();
    decoder.decode_with_buffer_source(&bytes).map_err(|_| Refusal::Binary)
}

fn is_html(name: &str, text: &str) -> bool {
    let start: String = text.trim_start().chars().take(64).collect::<String>().to_lowercase();
    name.ends_with(".html")
        || name.ends_with(".htm")
        || start.starts_with("<!doctype html")
        || start.starts_with("<html")
}

/// A table with commas as one with tabs, which every other table of a text has.
fn cells(text: &str) -> String {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().map_while(Result::ok);
    let rows =
        rows.map(|row| row.iter().map(|cell| cell.replace(['\t', '\r', '\n'], " ")).collect::<Vec<_>>().join("\t"));
    rows.collect::<Vec<_>>().join("\n")
}

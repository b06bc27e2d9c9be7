//! The text of a Word file (.docx): a line for each paragraph, a tab between the cells of a table.
//!
//! What belongs here: what a reader of the file sees of its body, in the order in which it stands there. What does not:
//! what the text means, and how a file comes in.

mod numbering;
mod parts;
mod table;
mod writer;

use std::fmt;
use std::io::{Cursor, Read};

use roxmltree::{Document, ParsingOptions};
use zip::ZipArchive;
use zip::result::ZipError;

use numbering::Numbering;
use writer::Writer;

/// What every archive begins with.
const START: &[u8] = b"PK\x03\x04";
/// The body of a report has some hundred kilobytes; more than this was made to fill the memory. As much as any file may have.
const LARGEST_PART: u64 = 20 << 20;
const MOST_ELEMENTS: u32 = 2_000_000;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another kind of archive: a spreadsheet, slides, a plain zip.
    Other,
    /// Broken off or written wrongly.
    Damaged,
    /// Unpacked it would be too large.
    Large,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Other => "an archive, but no Word file (.docx)",
            Fault::Damaged => "damaged, or not downloaded whole",
            Fault::Large => "too large for a report",
        })
    }
}

/// Whether the bytes may be those of such a file.
pub fn is_likely(bytes: &[u8]) -> bool {
    bytes.starts_with(START)
}

/// Reads the text of the file's body. Deleted and hidden words are left out, what was inserted stays; numbers that Word
/// gives its paragraphs by itself (一、 1.) are written out.
pub fn text_of(bytes: &[u8]) -> Result<String, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Damaged)?;
    let body = part(&mut archive, "word/document.xml")?.ok_or(Fault::Other)?;
    // Without these the text is the same but for numbers, so that a fault in them costs nothing else.
    let styles = part(&mut archive, "word/styles.xml").ok().flatten().unwrap_or_default();
    let lists = part(&mut archive, "word/numbering.xml").ok().flatten().unwrap_or_default();
    let options = || ParsingOptions { nodes_limit: MOST_ELEMENTS, ..ParsingOptions::default() };
    let styles = Document::parse_with_options(&styles, options()).ok();
    let lists = Document::parse_with_options(&lists, options()).ok();
    let body = Document::parse_with_options(&body, options()).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Fault::Large,
        _ => Fault::Damaged,
    })?;
    let numbering = Numbering::read(lists.as_ref(), styles.as_ref());
    Ok(Writer::new(numbering).whole(body.root_element()))
}

/// A part of the archive as text; `None` where it has no such part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, Fault> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(_) => return Err(Fault::Damaged),
    };
    let mut bytes = Vec::new();
    // What the archive says of its size is not to be relied on.
    file.take(LARGEST_PART + 1).read_to_end(&mut bytes).map_err(|_| Fault::Damaged)?;
    if bytes.len() as u64 > LARGEST_PART {
        return Err(Fault::Large);
    }
    String::from_utf8(bytes).map(Some).map_err(|_| Fault::Damaged)
}

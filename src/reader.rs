//! JSON text into values of known shape, with the place of every fault.
//!
//! The text is read once, from front to back, straight into the types: there is no tree in between and no call per
//! bracket, so neither the length nor the depth of a hostile text matters. What no type asks for is refused where it
//! stands. Numbers never become floats. All that is the same for every type is in functions that are compiled once,
//! because this code is downloaded before anything can be shown.
//!
//! What belongs here: the grammar of JSON, paths, faults, and the types that every form needs. What does not: which
//! keys an object has; the [`fields!`] and [`words!`] stand beside the types.

pub(crate) mod name;
mod shape;
mod text;

#[cfg(test)]
mod tests;

pub(crate) use name::json_name;
pub(crate) use shape::{fields, words};

/// A type that can be read from JSON.
pub(crate) trait FromJson: Sized {
    /// How deep lists of this type may nest.
    const LEVELS: u32 = u32::MAX;

    fn read(json: &mut Reader<'_>) -> Read<Self>;
}

/// Why a text was refused.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Not JSON at all, as against JSON of another shape.
    pub syntax: bool,
    /// Path of the offending value, such as `expenditure.basic.amount`; `.` for the whole.
    pub path: String,
    /// Line and column, both from 1, counted in characters as an editor does.
    pub line: usize,
    pub column: usize,
    pub message: String,
}

/// Reading stopped; the reader holds the [`Fault`], so that every result on the way is as small as can be.
#[derive(Debug)]
pub(crate) struct Stop;

pub(crate) type Read<T> = Result<T, Stop>;

/// A text and how far it is read.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
    path: Vec<Step>,
    fault: Fault,
}

/// A part of a path.
enum Step {
    Key(&'static str),
    Index(usize),
}

/// Reads a whole text. A byte order mark in front is skipped; nothing may follow the value.
pub(crate) fn read<T: FromJson>(text: &str) -> Result<T, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = Reader { text, at: 0, path: Vec::new(), fault: Fault::default() };
    match T::read(&mut json).and_then(|value| json.end().map(|()| value)) {
        Ok(value) => Ok(value),
        Err(Stop) => Err(json.fault),
    }
}

impl Reader<'_> {
    /// Where the next value starts, for [`Reader::refuse`] after it was read.
    pub(crate) fn place(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Refuses a value that is JSON but not what it should be.
    pub(crate) fn refuse<T>(&mut self, place: usize, message: String) -> Read<T> {
        self.at = place;
        self.fault(false, message)
    }

    /// Refuses the next value because it is of another type.
    pub(crate) fn unexpected<T>(&mut self, expected: &str) -> Read<T> {
        let found = match self.peek() {
            Some(b'"') => "a string",
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'-' | b'0'..=b'9') => "a number",
            _ if self.starts_with("null") => "null",
            _ if self.starts_with("true") || self.starts_with("false") => "a boolean",
            _ => return self.syntax("a value"),
        };
        self.fault(false, format!("found {found}, expected {expected}"))
    }

    /// Refuses what is no JSON.
    fn syntax<T>(&mut self, expected: &str) -> Read<T> {
        let end = if self.at < self.text.len() { "" } else { "EOF: " };
        self.fault(true, format!("{end}expected {expected}"))
    }

    fn fault<T>(&mut self, syntax: bool, message: String) -> Read<T> {
        let before = self.text.get(..self.at).unwrap_or(self.text);
        self.fault = Fault {
            syntax,
            path: self.path(),
            line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
            column: before.chars().rev().take_while(|c| *c != '\n').count() + 1,
            message,
        };
        Err(Stop)
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Index(index) => path.push_str(&format!("[{index}]")),
                Step::Key(name) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                }
            }
        }
        if path.is_empty() { ".".to_owned() } else { path }
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while bytes.get(at).is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            at += 1;
        }
        self.at = at;
        bytes.get(at).copied()
    }

    fn starts_with(&self, word: &str) -> bool {
        self.text.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(word.as_bytes()))
    }

    /// Whether the word stands here; goes past it if so.
    fn skip(&mut self, word: &str) -> bool {
        self.peek();
        let there = self.starts_with(word);
        self.at += if there { word.len() } else { 0 };
        there
    }

    fn end(&mut self) -> Read<()> {
        match self.peek() {
            None => Ok(()),
            Some(_) => self.fault(true, "trailing characters behind the value".to_owned()),
        }
    }
}

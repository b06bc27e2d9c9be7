//! Strings, and the few kinds of values that are written without quotes.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use super::{FromJson, Read, Reader};

/// How much of a foreign text an error repeats.
const QUOTED: usize = 40;

impl<'a> Reader<'a> {
    /// The string that stands here; borrowed unless something in it is escaped.
    pub(crate) fn string(&mut self) -> Read<Cow<'a, str>> {
        if !self.skip("\"") {
            return self.unexpected("a string");
        }
        let (text, start) = (self.text, self.at);
        self.at = end_of_plain(text, start);
        let plain = text.get(start..self.at).unwrap_or_default();
        if self.starts_with("\"") {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut unescaped = plain.to_owned();
        loop {
            match text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Cow::Owned(unescaped));
                }
                Some(b'\\') => unescaped.push(self.escape()?),
                Some(_) => return self.syntax("no control character within a string"),
                None => return self.syntax("the closing quote of a string"),
            }
            let start = self.at;
            self.at = end_of_plain(text, start);
            unescaped.push_str(text.get(start..self.at).unwrap_or_default());
        }
    }

    fn escape(&mut self) -> Read<char> {
        let letter = self.text.as_bytes().get(self.at + 1);
        let plain = match letter {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => return self.syntax("one of \" \\ / b f n r t u behind a backslash"),
        };
        self.at += 2;
        Ok(plain)
    }

    /// `\u` with four digits, or two of them for a character beyond the first 65 536.
    fn unicode(&mut self) -> Read<char> {
        let mut code = self.code_unit()?;
        if (0xd800..0xdc00).contains(&code) && self.starts_with("\\u") {
            let low = self.code_unit()?;
            // Anything but the second half of a pair leads out of the range of characters.
            code = match low {
                0xdc00..=0xdfff => 0x1_0000 + ((code - 0xd800) << 10) + (low - 0xdc00),
                _ => u32::MAX,
            };
        }
        match char::from_u32(code) {
            Some(c) => Ok(c),
            None => self.syntax("both halves of a surrogate pair"),
        }
    }

    fn code_unit(&mut self) -> Read<u32> {
        let digits = self.text.get(self.at + 2..self.at + 6).unwrap_or_default();
        match u32::from_str_radix(digits, 16) {
            // A sign would be taken for a digit.
            Ok(code) if digits.len() == 4 && !digits.starts_with('+') => {
                self.at += 6;
                Ok(code)
            }
            _ => self.syntax("four hex digits behind \\u"),
        }
    }

    /// A value that is written in quotes and has a notation of its own.
    pub(crate) fn quoted<T: FromStr<Err: Display>>(&mut self, expected: &str) -> Read<T> {
        let place = self.place();
        if self.peek() != Some(b'"') {
            return self.unexpected(expected);
        }
        match self.string()?.parse() {
            Ok(value) => Ok(value),
            Err(error) => self.misread(place, &error, expected),
        }
    }

    fn misread<T>(&mut self, place: usize, error: &dyn Display, expected: &str) -> Read<T> {
        self.refuse(place, format!("{error}; expected {expected}"))
    }

    /// Which of these words stands here.
    pub(crate) fn word(&mut self, words: &[&str]) -> Read<usize> {
        let place = self.place();
        let text = self.string()?;
        match words.iter().position(|word| *word == text) {
            Some(index) => Ok(index),
            None => self.unknown_word(place, &text, words),
        }
    }

    pub(crate) fn unknown_word<T>(&mut self, place: usize, word: &str, words: &[&str]) -> Read<T> {
        self.refuse(place, format!("unknown variant `{}`, expected {}", cut(word), one_of(words)))
    }

    /// A whole number without a sign.
    fn whole(&mut self, max: u32) -> Read<u32> {
        let place = self.place();
        let rest = self.text.as_bytes().get(place..).unwrap_or_default();
        let in_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let length = rest.iter().position(|byte| !in_number(byte)).unwrap_or(rest.len());
        let digits = self.text.get(place..place + length).unwrap_or_default();
        if !digits.starts_with(|c: char| c == '-' || c.is_ascii_digit()) {
            return self.unexpected("a whole number");
        }
        self.at += length;
        let padded = digits.len() > 1 && digits.starts_with('0');
        match digits.parse() {
            Ok(number) if number <= max && !padded => Ok(number),
            _ => self.refuse(place, format!("found {}, expected a whole number from 0 to {max}", cut(digits))),
        }
    }
}

impl FromJson for String {
    fn read(json: &mut Reader<'_>) -> Read<String> {
        json.string().map(Cow::into_owned)
    }
}

impl FromJson for bool {
    fn read(json: &mut Reader<'_>) -> Read<bool> {
        let yes = json.skip("true");
        if yes || json.skip("false") { Ok(yes) } else { json.unexpected("a boolean") }
    }
}

impl FromJson for u32 {
    fn read(json: &mut Reader<'_>) -> Read<u32> {
        json.whole(u32::MAX)
    }
}

impl FromJson for u16 {
    fn read(json: &mut Reader<'_>) -> Read<u16> {
        json.whole(u16::MAX.into()).map(|number| number as u16)
    }
}

/// Where the characters end that stand for themselves.
fn end_of_plain(text: &str, mut at: usize) -> usize {
    while text.as_bytes().get(at).is_some_and(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1f)) {
        at += 1;
    }
    at
}

/// The beginning of a text, for an error.
pub(super) fn cut(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// `one of `a`, `b``
pub(super) fn one_of(names: &[&str]) -> String {
    let mut list = "one of ".to_owned();
    for (i, name) in names.iter().enumerate() {
        list.push_str(if i == 0 { "`" } else { ", `" });
        list.push_str(name);
        list.push('`');
    }
    list
}

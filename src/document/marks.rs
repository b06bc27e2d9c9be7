//! The characters between the ordinary Chinese ones: marks, digits and line ends, with their places.
//!
//! They are looked up once for a text. Lines, sentences, clauses and figures are cut at them, and none of these has to
//! pass by the words again.

use crate::claims::Span;
use crate::search;

pub(super) struct Marks(Vec<(u32, char)>);

impl Marks {
    pub fn of(text: &str) -> Marks {
        let mut marks = Vec::with_capacity(text.len() / 8);
        marks.extend(search::marks(text).map(|(at, mark)| (at as u32, mark)));
        Marks(marks)
    }

    pub fn all(&self) -> &[(u32, char)] {
        &self.0
    }

    pub fn within(&self, span: Span) -> &[(u32, char)] {
        let from = &self.0[self.0.partition_point(|&(at, _)| at < span.start)..];
        &from[..from.partition_point(|&(at, _)| at < span.end)]
    }
}

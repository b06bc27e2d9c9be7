//! The characters between the ordinary Chinese ones: marks, digits and line ends, with their places.
//!
//! They are written down while a text is normalised. Lines, sentences, clauses and figures are cut at them, and none of
//! these has to pass by the words again.

use crate::claims::Span;
use crate::search::Starts;

#[derive(Default)]
pub(super) struct Marks {
    all: Vec<(u32, char)>,
    starts: Starts,
}

impl Marks {
    pub fn with_capacity(marks: usize) -> Marks {
        Marks { all: Vec::with_capacity(marks), starts: Starts::default() }
    }

    /// The next one, unless it is an ordinary Chinese character.
    #[inline]
    pub fn push(&mut self, at: usize, mark: char) {
        if !matches!(mark, '\u{4000}'..='\u{9fff}') {
            self.all.push((at as u32, mark));
        }
    }

    pub fn pop(&mut self) {
        self.all.pop();
    }

    /// No more will come, in a text of so many bytes.
    pub fn finished(self, length: usize) -> Marks {
        Marks { starts: Starts::of(length, self.all.iter().map(|&(at, _)| at)), ..self }
    }

    pub fn all(&self) -> &[(u32, char)] {
        &self.all
    }

    pub fn within(&self, span: Span) -> &[(u32, char)] {
        let (start, end) = (self.before(span.start), self.before(span.end));
        &self.all[start..end.max(start)]
    }

    /// How many stand before a place.
    fn before(&self, at: u32) -> usize {
        let near = self.starts.near(at);
        near + self.all[near..].iter().take_while(|&&(mark, _)| mark < at).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;
    use crate::search;

    #[test]
    fn what_is_written_down_stands_in_the_text() {
        for text in [
            "",
            "支出 3,100.5 万元（类）；\r\n\r\n1、㐀龠 A 12 13",
            "甲\t乙\t\n| 甲 | 2 |\n|---|---|\n| 乙 | 3 |",
            "績效預算",
        ] {
            for text in [text.to_owned(), format!("<table><tr><td>{text}</td><td></td></tr></table>")] {
                let document = Document::read(&text);
                let expected: Vec<(usize, char)> = search::marks(document.text()).collect();
                assert_eq!(document.marks().collect::<Vec<_>>(), expected, "{text}");
                let all = Span::new(0, document.text().len());
                assert_eq!(document.marks_in(all).collect::<Vec<_>>(), expected, "{text}");
            }
        }
    }
}

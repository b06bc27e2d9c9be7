//! Sentences: what stands between 。！？ or line ends.

use super::layout::{Line, LineKind};
use super::marks::Marks;
use crate::claims::Span;

/// The sentences of all paragraphs, each with the mark that ends it.
pub(super) fn sentences(text: &str, lines: &[Line], marks: &Marks) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(lines.len() * 2);
    for line in lines.iter().filter(|line| line.kind == LineKind::Paragraph) {
        let mut from = line.span.start;
        let mut end_at = |end: u32| {
            if from < end {
                sentences.push(Span { start: std::mem::replace(&mut from, end), end });
            }
        };
        for &(at, _) in marks.within(line.span).iter().filter(|(_, mark)| matches!(mark, '。' | '！' | '？')) {
            let end = at + '。'.len_utf8() as u32;
            // A quotation mark that closes belongs to the sentence.
            end_at(end + u32::from(text.as_bytes().get(end as usize) == Some(&b'"')));
        }
        end_at(line.span.end);
    }
    sentences
}

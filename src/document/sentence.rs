//! Sentences: what stands between 。！？ or line ends.

use super::layout::{Line, LineKind};
use crate::claims::Span;
use crate::search::marks;

/// The sentences of all paragraphs, each with the mark that ends it.
pub(super) fn sentences<'a>(text: &'a str, lines: &'a [Line]) -> impl Iterator<Item = Span> + 'a {
    lines.iter().filter(|line| line.kind == LineKind::Paragraph).flat_map(move |line| {
        let line_text = text.get(line.span.range()).unwrap_or("");
        let mut from = 0;
        std::iter::from_fn(move || {
            if from >= line_text.len() {
                return None;
            }
            let rest = &line_text[from..];
            let end = marks(rest).find(|&(_, mark)| matches!(mark, '。' | '！' | '？'));
            let length = end.map_or(rest.len(), |(at, _)| {
                // A quotation mark that closes belongs to the sentence.
                let end = at + '。'.len_utf8();
                end + usize::from(rest[end..].starts_with('"'))
            });
            let start = line.span.start as usize + from;
            from += length;
            Some(Span::new(start, start + length))
        })
    })
}

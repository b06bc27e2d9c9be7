//! Sentences of a text.
use super::layout::Line;
use crate::claims::Span;

pub(super) fn sentences<'a>(_text: &'a str, lines: &'a [Line]) -> impl Iterator<Item = Span> + 'a {
    lines.iter().map(|line| line.span)
}

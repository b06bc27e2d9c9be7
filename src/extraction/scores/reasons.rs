//! Why marks were lost, as the words behind a deduction say it.

use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// The reason behind a deduction: to the end of the sentence or of its part before ；.
pub(super) fn reason(builder: &Builder<'_, '_>, rest: Span) -> Option<Span> {
    /// Bytes; what goes on for longer gives no reason.
    const LONGEST: usize = 3_000;
    let whole = builder.slice(rest);
    let near = &whole[..whole.floor_char_boundary(LONGEST.min(whole.len()))];
    let end = near.find(['。', '；', '\n']).or((near.len() == whole.len()).then_some(near.len()))?;
    let text = &whole[..end];
    // Of two at the same place the longer comes first.
    let (at, word) = any_of!["扣分原因", "主要原因", "原因", "因为", "由于", "因", "主要是"].find_in(text)?;
    let from = if word == "因" || word == "由于" || word == "因为" { at } else { at + word.len() };
    let body = text[from..].trim_start_matches(['为', '是', '：', '，']);
    let start = rest.start as usize + text.len() - body.len();
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}

//! Whether the sentence in front of a figure tells of what was to be spent or of what was: 年初预算a万元，其中…、资助14.70万元;
//! 实际支出b万元，…，资助支出14.48万元.

use super::builder::Builder;
use crate::claims::Span;
use crate::search::{any_of, has};

/// One of two figures of the same name was planned, and the other was spent.
pub(super) fn one_of_each(builder: &Builder<'_, '_>, figures: [Span; 2]) -> bool {
    /// Bytes in front of a figure in which its sentence begins.
    const NEAR: usize = 600;
    let before = |figure: Span| {
        let text = &builder.document.text()[..figure.start as usize];
        let text = &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..];
        let sentence = text.rsplit(['。', '；', '\n']).next().unwrap_or("");
        if !sentence.starts_with("其中") {
            return sentence;
        }
        // 实际支出b万元。其中…: the parts of what the sentence before tells.
        let ahead = text[..text.len() - sentence.len()].trim_end_matches(['。', '；']);
        let from = ahead.rfind(['。', '\n']).map_or(0, |at| ahead.ceil_char_boundary(at + 1));
        &text[from..]
    };
    let spent = |words: &str| any_of!["实际支出", "实际执行", "实际使用", "决算"].is_in(words);
    let planned = |words: &str| has(words, "预算") && !spent(words) && !has(words, "执行");
    let [a, b] = figures.map(before);
    (planned(a) && spent(b)) || (spent(a) && planned(b))
}

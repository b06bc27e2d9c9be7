//! Parts of a year, and parts of money, that the words in front of two figures tell apart: 一季度 and 二季度, 第一批 and 第二批.

use super::builder::Builder;
use crate::claims::Span;
use crate::search::AnyOf;

/// So many bytes of a sentence are looked at.
const MOST: usize = 300;

/// 一季度，全县发放1286户 and 二季度，全县发放1268户: the period may stand clauses before.
pub(super) fn differ(builder: &Builder<'_, '_>, a: Span, b: Span) -> bool {
    const PERIODS: AnyOf = AnyOf::new(&[
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "上半年",
        "下半年",
        "第一批",
        "第二批",
        "第三批",
        "第四批",
        "一期",
        "二期",
        "三期",
    ]);
    apart(&PERIODS, in_sentence(builder, a), in_sentence(builder, b))
}

/// Another word of a kind stands in front of each.
pub(super) fn apart(kind: &AnyOf, a: &str, b: &str) -> bool {
    matches!((kind.last_in(a), kind.last_in(b)), (Some((_, x)), Some((_, y))) if x != y)
}

/// The words in front of a place in its sentence, as far as they may tell of it.
fn in_sentence<'d>(builder: &Builder<'d, '_>, place: Span) -> &'d str {
    let text = &builder.document.text()[..place.start as usize];
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(MOST))..];
    text.rsplit(['。', '\n']).next().unwrap_or(text)
}

//! Parts in a bracket behind their whole: 房屋面积12600平方米（自用10850平方米，出租1320平方米，闲置630平方米）.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// So far from the whole the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 30;
/// Fewer parts may be some of them.
const LEAST: usize = 2;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>]) {
    for (at, whole) in sentence.iter().enumerate() {
        let inside = sentence[at + 1..].iter().take_while(|tally| tally.inside).count();
        if whole.inside || inside < LEAST {
            continue;
        }
        let parts = &sentence[at + 1..=at + inside];
        if parts.iter().any(|part| part.unit != whole.unit) || !is_listing(builder, whole, parts) {
            continue;
        }
        let Ok(sum) = Number::sum(parts.iter().map(|part| part.number(builder))) else { continue };
        let stated = whole.number(builder);
        // Two parts may be the ones that are worth naming.
        let meant = parts.iter().all(|part| part.number(builder) < stated)
            && whole.is_near(builder, sum, if parts.len() > LEAST { NEAR } else { NEAR / 2 });
        if sum != stated && !meant {
            continue;
        }
        let parts = parts.iter().map(|part| part.quantity(builder)).collect();
        let quantity = whole.quantity(builder);
        claim(builder, known, quantity, parts, whole.unit == "人", "（");
    }
}

/// One bracket directly behind the whole, with nothing in it but parts, each with a name.
fn is_listing(builder: &Builder<'_, '_>, whole: &Tally<'_>, parts: &[Tally<'_>]) -> bool {
    let Some(last) = parts.last() else { return false };
    let start = builder.figure(whole.figure).span.end;
    let text = builder.slice(Span { start, end: builder.figure(last.figure).span.end });
    let some = any_of![
        "其中", "主要", "含", "另", "上年", "去年", "较", "比", "增", "减", "截至", "目标", "计划", "包括", "编制",
        "应"
    ];
    let counted = builder.document.figures_in(Span { start, end: builder.figure(last.figure).span.end }).len();
    let behind = &builder.document.text()[builder.figure(last.figure).span.end as usize..];
    text.starts_with('（')
        && !text.contains('）')
        && counted == parts.len()
        && !some.is_in(text)
        // 行政、参公各1名: as many of each.
        && parts.iter().all(|part| !part.words.is_empty() && !part.words.ends_with('各'))
        && behind.starts_with(['）', '。', '；'])
}

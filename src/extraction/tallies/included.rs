//! Parts that follow their whole in one breath: 召开各类会议51次，包括党组会24次、主任会议18次、专题协商会9次.
//!
//! 包括 does not say that nothing is left out. It is taken so only where the whole is said to be of all kinds and its parts
//! are enumerated with nothing else between them.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::slips;
use crate::search::{AnyOf, any_of};

/// So far from the whole the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 15;
/// Fewer parts may be some of them.
const LEAST: usize = 3;

/// Said in front of a number that is of all kinds.
static ALL: AnyOf = AnyOf::new(&["各类", "各种", "各项", "各级", "各式", "共", "合计", "总计", "总数", "全部", "累计"]);
/// What leads from the whole to its parts.
static LEADS: AnyOf =
    AnyOf::new(&["，包括", "，包含", "，分别为", "，分别是", "，包括：", "，包含：", "，具体为", "，即"]);

/// Behind the parts it is said that there are others.
static REST: AnyOf = AnyOf::new(&["，其余", "，另", "，其他", "，剩余", "，还有", "；其余", "；另", "。其余", "。另"]);

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>]) {
    for at in 0..sentence.len().saturating_sub(LEAST) {
        let whole = &sentence[at];
        let next = &sentence[at + 1];
        let end = |tally: &Tally<'_>| builder.figure(tally.figure).span.end;
        let between = |from: u32, tally: &Tally<'_>| {
            builder.slice(Span { start: from, end: builder.figure(tally.figure).span.start })
        };
        let lead = between(end(whole), next);
        if whole.inside || whole.figure + 1 != next.figure || LEADS.starts(lead).is_none() {
            continue;
        }
        let goes_on = |pair: &[Tally<'_>]| {
            let words = between(end(&pair[0]), &pair[1]);
            pair[0].figure + 1 == pair[1].figure
                && pair[1].unit == whole.unit
                && words.starts_with(['、', '，', '；', '和', '及'])
                && words.matches(['，', '；', '。', '：', '（', '、']).count() <= 1
                && !any_of!["其中", "比上年", "较上年", "增加", "减少", "目标", "计划", "共", "累计"].is_in(words)
        };
        let run = sentence[at + 1..].windows(2).take_while(|pair| goes_on(pair)).count() + 1;
        let parts = &sentence[at + 1..=at + run];
        let some = any_of!["主要", "其中", "等", "重点"];
        let text = builder.slice(Span { start: end(whole), end: end(&parts[run - 1]) });
        let behind = &builder.document.text()[end(&parts[run - 1]) as usize..];
        if run < LEAST
            || next.unit != whole.unit
            || some.is_in(text)
            || behind.starts_with(['等', '（', '以'])
            || REST.starts(behind).is_some()
        {
            continue;
        }
        let Ok(sum) = Number::sum(parts.iter().map(|part| part.number(builder))) else { continue };
        let stated = whole.number(builder);
        let meant = parts.iter().all(|part| part.number(builder) < stated) && whole.is_near(builder, sum, NEAR);
        // Where the whole is not said to be of all kinds, a slip of the pen says that it is.
        let all = ALL.is_in(whole.words) || slips::between(stated, sum).is_some() && stated.significant() > 100;
        if sum != stated && !(meant && all && builder.figure(whole.figure).kind == FigureKind::Count) {
            continue;
        }
        let parts = parts.iter().map(|part| part.quantity(builder)).collect();
        let quantity = whole.quantity(builder);
        claim(builder, known, quantity, parts, whole.unit == "人", "包括");
    }
}

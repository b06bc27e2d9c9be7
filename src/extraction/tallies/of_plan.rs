//! Rates of a plan by what stands around them: brackets between the number and its rate, the aim in the bracket behind it, the
//! plan told again in front of it, and what was done beyond it.

use super::Tally;
use super::rates::{self, PLANNED, binds, completion, in_front};
use crate::amount::Number;
use crate::claims::{Change, Claim, Span, Trend};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// 实际完成1.35万亩（其中人工造林0.48万亩、封山育林0.87万亩），为…: the number that the bracket stands behind.
pub(super) fn in_front_of_bracket<'t, 'd>(
    builder: &Builder<'d, '_>,
    sentence: &'t [Tally<'d>],
    figure: usize,
    last: usize,
    name: &str,
) -> Option<(&'t Tally<'d>, &'t Tally<'d>)> {
    const MOST: usize = 14;
    let inner = &sentence[last];
    let end = builder.figure(inner.figure).span.end;
    let tail =
        builder.slice(Span { start: end, end: builder.figure(figure).span.start.max(end) }).strip_prefix('）')?;
    let before = sentence[..last].iter().rposition(|tally| !tally.inside)?;
    let part = &sentence[before];
    let opens = builder.document.text()[builder.figure(part.figure).span.end as usize..].starts_with('（');
    let whole = sentence[..before].iter().rev().find(|tally| !tally.inside)?;
    let told = inner.inside && !PLANNED.is_in(inner.words) && opens && tail.chars().count() <= MOST;
    let fits = whole.unit == part.unit && binds(builder, name, builder.figure(figure).number, part, whole);
    (told && fits).then_some((part, whole))
}

/// 签约13.2万人，完成率110.00%（目标12万人）: the aim stands alone in the bracket behind the rate.
pub(super) fn aimed_behind<'t, 'd>(
    builder: &Builder<'d, '_>,
    sentence: &'t [Tally<'d>],
    figure: usize,
) -> Option<(&'t Tally<'d>, &'t Tally<'d>)> {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let (part, whole) = (sentence.get(at.checked_sub(1)?)?, sentence.get(at)?);
    let text = builder.document.text();
    let opens = text[builder.figure(figure).span.end as usize..].starts_with('（');
    let closes = text[builder.figure(whole.figure).span.end as usize..].starts_with('）');
    let directly = part.figure + 1 == figure && whole.figure == figure + 1 && part.unit == whole.unit;
    let aimed = PLANNED.is_in(whole.words) && !PLANNED.is_in(part.words) && !part.inside;
    (opens && closes && directly && aimed).then_some((part, whole))
}

/// 计划320家次，实际352家次（含复查41家次），超额完成10%: what was done beyond the plan, as a share of it.
pub(super) fn beyond(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], figure: usize, words: &str) {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    // 任务600套，全年筹集648套，超任务8%: the plan and what follows it directly.
    let directly = || match &sentence[..at] {
        [.., whole, part] if PLANNED.is_in(whole.words) && !PLANNED.is_in(part.words) => {
            let near = part.figure + 1 == figure && whole.figure + 1 == part.figure;
            (near && whole.unit == part.unit && !part.inside).then_some((part, whole))
        }
        _ => None,
    };
    let Some((part, whole)) = in_front(builder, sentence, figure, words, "完成").or_else(directly) else { return };
    let (now, before) = (part.number(builder), whole.number(builder));
    if now <= before || before.is_zero() {
        return;
    }
    let (now, before) = (part.quantity(builder), whole.quantity(builder));
    let rate = builder.percentage(figure, words);
    builder.bound.push(Claim::Change(Change {
        name: words.to_owned(),
        now: Some(now),
        before: Some(before),
        difference: None,
        difference_trend: None,
        place: rate.place.clone(),
        rate: Some(rate),
        rate_trend: Some(Trend::Up),
        unsigned: false,
    }));
}

/// 投放360组，为计划400组的90%: the plan stands between the number and its rate.
pub(super) fn of_number(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], figure: usize) -> bool {
    const FAR: i64 = 25;
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let [.., part, whole] = &sentence[..at] else { return false };
    let words = whole.words.trim_start_matches(['，', '仅', '只', '已', '共']);
    let bound = any_of!["为", "占", "完成", "达到", "达", "相当于"].starts(words).is_some()
        && any_of!["计划", "目标", "任务"].is_in(words)
        && !any_of!["上年", "去年", "总"].is_in(words);
    let near = whole.figure + 1 == figure && part.figure + 1 == whole.figure && part.unit == whole.unit;
    if !(bound && near) || part.inside != whole.inside || PLANNED.is_in(part.words) {
        return false;
    }
    let stated = builder.figure(figure).number;
    // 新增63家，其中甲类9家、乙类54家，完成目标60家的105%: of all of them, with their kinds between.
    let fits = |part: &&Tally<'_>| part.unit == whole.unit && rates::fits(builder, stated, part, whole) == Some(true);
    let all = sentence[..at - 2].iter().rev().take(rates::AROUND).find(fits).filter(|_| !fits(&part));
    let part = all.unwrap_or(part);
    let off = part.number(builder).percent_of(whole.number(builder), 2).and_then(|computed| computed.subtract(stated));
    if off.is_ok_and(|off| off.abs() <= Number::whole(FAR)) {
        completion(builder, figure, "完成率", part, whole);
        return true;
    }
    false
}

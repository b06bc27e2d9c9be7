//! How many of all there are were reached: 辖21个行政村、2个社区。…已有19个行政村完成治理，行政村覆盖率90.48%.
//!
//! The whole may stand a sentence before; what both are counted by, 行政村, binds them.

use super::Tally;
use super::rates::{another, completion, fits};
use crate::amount::Number;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// So far from the rate the two may come out and still have been meant: in points.
const FAR: i64 = 25;

/// Whether the rate was bound.
pub(super) fn read(builder: &mut Builder<'_, '_>, line: &[Tally<'_>], figure: usize, words: &str) -> bool {
    let name = words.trim_end_matches(['达', '到', '为']);
    let rates = any_of!["覆盖率", "通达率", "普及率", "建成率", "通畅率", "入户率"];
    let Some(rate) = rates.ends(name) else { return false };
    let of = name[..name.len() - rate.len()].trim_start_matches(['其', '总', '全']);
    let at = line.partition_point(|tally| tally.figure < figure);
    let Some((part, before)) = line[..at].split_last() else { return false };
    let counted = behind(builder, part);
    let other_year = any_of!["上年", "去年", "计划", "目标", "年底前", "未"].is_in(part.words);
    if part.figure + 1 != figure || counted.chars().count() < 2 || other_year {
        return false;
    }
    let is_whole = |tally: &&Tally<'_>| {
        tally.unit == part.unit
            && part.number(builder) <= tally.number(builder)
            && (any_of!["辖", "有", "共", "总", "全"].is_in(tally.words)
                || counted.starts_with(tally.words.trim_start_matches('、')))
            && !any_of!["计划", "目标", "上年", "去年", "已", "完成"].is_in(tally.words)
            && noun(builder, tally, counted).is_some_and(|noun| of.is_empty() || of.contains(noun))
    };
    let mut wholes = before.iter().rev().filter(is_whole);
    let (Some(whole), None) = (wholes.next(), wholes.next()) else { return false };
    let stated = builder.figure(figure).number;
    let Some(holds) = fits(builder, stated, part, whole) else { return false };
    let computed = part.number(builder).percent_of(whole.number(builder), 2);
    let far =
        computed.and_then(|computed| computed.subtract(stated)).map_or(true, |off| off.abs() > Number::whole(FAR));
    if !holds && (far || another(builder, line, stated, figure)) {
        return false;
    }
    completion(builder, figure, words, part, whole);
    true
}

/// The words behind a number, in its clause.
fn behind<'d>(builder: &Builder<'d, '_>, tally: &Tally<'_>) -> &'d str {
    let text = builder.document.text().get(builder.figure(tally.figure).span.end as usize..).unwrap_or("");
    const MOST: usize = 20;
    let word = |&(_, c): &(usize, char)| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let end = text.char_indices().take(MOST).take_while(word).last().map_or(0, |(at, c)| at + c.len_utf8());
    &text[..end]
}

/// 21个行政村 and 行政村21个 count what 19个行政村完成 begins with.
fn noun<'w>(builder: &Builder<'_, '_>, tally: &Tally<'_>, counted: &'w str) -> Option<&'w str> {
    let noun = behind(builder, tally);
    if noun.chars().count() >= 2 {
        return counted.starts_with(noun).then(|| &counted[..noun.len()]);
    }
    // 现有行政村126个、社区22个
    let mut ends = counted.char_indices().map(|(end, _)| &counted[..end]).skip(2).take(4);
    ends.find(|word| noun.is_empty() && tally.words.ends_with(word))
}

//! What stands behind the parts of a listing, or between them, and is none of them.

use super::complete::same_digits;
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::items::{Item, Items};
use crate::extraction::two_columns;
use crate::search::any_of;

/// The words of its clause in front of a figure.
pub(super) fn clause_before<'d>(builder: &Builder<'d, '_>, figure: Option<usize>) -> &'d str {
    /// So many bytes of a clause are looked at.
    const MOST: usize = 90;
    let at = figure.map_or(0, |figure| builder.figure(figure).span.start as usize);
    let front = &builder.document.text()[..at];
    let front = &front[front.floor_char_boundary(at.saturating_sub(MOST))..];
    front.rsplit(['，', '、', '；', '。', '：', '（', '\n']).next().unwrap_or("")
}

/// …，另有离休人员2人、退休人员9人: from there on others are told of.
pub(super) fn up_to_others<'i>(builder: &Builder<'_, '_>, items: &Items, listed: &'i [usize]) -> &'i [usize] {
    let others = |&part: &usize| {
        let clause = clause_before(builder, items.items[part].figure());
        any_of!["另", "此外", "除此之外"].starts(clause).is_some()
    };
    &listed[..listed.iter().position(others).unwrap_or(listed.len())]
}

/// 甲70万元，含乙20万元和丙15万元，丁30万元: parts of the part before them.
pub(super) fn without_contained(builder: &Builder<'_, '_>, items: &Items, parts: Vec<usize>) -> Vec<usize> {
    let mut contained = false;
    let mut end = 0;
    let mut found = Vec::with_capacity(parts.len());
    for (at, part) in parts.into_iter().enumerate() {
        let item = &items.items[part];
        let span = item.figure().map_or_else(Span::default, |figure| builder.figure(figure).span);
        let between = builder.slice(Span { start: end.min(span.start), end: span.start });
        let contains = |words: &str| words.starts_with('含') && !words.contains('）');
        let begins = contains(&item.name) || contains(clause_before(builder, item.figure()));
        let goes_on =
            contained && between.starts_with(['、', '和', '及']) && !between.contains(['，', '；', '。', '）']);
        // 救护车23辆、负压救护车6辆包含在救护车内
        let behind = &builder.document.text()[span.end as usize..];
        let within = any_of!["包含在", "含在", "已含在", "已包含在", "已计入"].starts(behind).is_some();
        contained = at > 0 && (begins || goes_on || within);
        end = span.end;
        if !contained {
            found.push(part);
        }
    }
    found
}

/// 核定编制36人，实有31人。其中甲核定20人，实有18人；乙核定16人，实有13人: of the two that each part has, the one that is counted
/// as the whole is.
pub(super) fn of_its_column(builder: &Builder<'_, '_>, items: &Items, whole: usize, parts: Vec<usize>) -> Vec<usize> {
    let column = |figure: usize| two_columns::column(clause_before(builder, Some(figure)));
    let of_part = |&part: &usize| items.items[part].figure().and_then(column);
    let Some(own) = column(whole) else { return parts };
    let other = |part: &usize| of_part(part).is_some_and(|column| column.is_other(own));
    let mixed = parts.iter().any(other) && parts.iter().any(|part| of_part(part) == Some(own));
    if mixed { parts.into_iter().filter(|part| !other(part)).collect() } else { parts }
}

/// 基金收入2.10亿元，其中：甲a万元，乙b万元；基金支出1.87亿元: behind the first ； of parts kept apart by ， stands something
/// else, where those in front of it come nearer to the whole or have its digits.
pub(super) fn up_to_semicolon(
    builder: &Builder<'_, '_>,
    items: &Items,
    whole: Option<Number>,
    parts: Vec<usize>,
) -> Vec<usize> {
    const NEAR: i64 = 15;
    let span = |part: usize| items.items[part].amount.map(|figure| builder.figure(figure).span);
    let apart = |pair: &[usize]| match (span(pair[0]), span(pair[1])) {
        (Some(one), Some(other)) if one.end < other.start => {
            let between = builder.slice(Span { start: one.end, end: other.start });
            between.contains('；')
                && !between.contains('\n')
                && !any_of!["其余", "剩余", "其他", "等；", "另"].is_in(between)
        }
        _ => false,
    };
    let Some(at) = parts.windows(2).position(apart).filter(|&at| at > 0) else { return parts };
    let sum = |parts: &[usize]| Number::sum(parts.iter().filter_map(|&part| items.items[part].number));
    let off = |parts: &[usize]| sum(parts).ok()?.subtract(whole?).ok().map(Number::abs);
    let (Some(whole), Some(all), Some(front)) = (whole, off(&parts), off(&parts[..=at])) else { return parts };
    let digits = || sum(&parts[..=at]).is_ok_and(|sum| same_digits(sum, whole));
    // What is missing stands behind the ；.
    let behind = || parts[at + 1..].iter().any(|&part| items.items[part].number == Some(front));
    let near = |off: Number| off.percent_of(whole, 0).is_ok_and(|off| off <= Number::whole(NEAR));
    // 实有132人，其中在职131人、离休1人；在职人员中行政18人: just the whole is told in front of it.
    if front.is_zero() || (!near(all) && (near(front) || digits()) && !behind()) {
        parts[..=at].to_vec()
    } else {
        parts
    }
}

/// What was carried over, or is left at the end, is no part of what came in or was spent in a year; of 收入总计 and 支出总计 it
/// is one.
pub(super) fn is_beside(owner: &Item, part: &Item) -> bool {
    let left = any_of!["结转", "结余", "余额"].ends(&part.name).is_some();
    let of_end = any_of!["年末", "期末", "年底"].is_in(&part.name);
    let of_start = any_of!["年初", "上年", "期初"].is_in(&part.name);
    let of_year = any_of!["收入合计", "支出合计"].ends(&owner.name).is_some();
    left && ((of_year && (of_end || of_start))
        || (of_end && any_of!["支出", "使用", "支付"].ends(&owner.name).is_some()))
}

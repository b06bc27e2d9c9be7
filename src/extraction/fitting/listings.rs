//! Listings whose end no word tells, among other figures of their kind: 登记古树327株，其中一级21株、二级58株、三级248株，当年复壮26株;
//! 受理投诉4286件、举报1031件，共5317件，比上年多527件.
//!
//! The figures behind a whole, or in front of a total, are added up one after the other until they make it up. What does
//! not is held against the whole only where a single such listing is one wrong digit away from it.

use super::pairs::{between, thing};
use super::settled::Settled;
use super::sums;
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::extraction::shares::kind;
use crate::search::AnyOf;

/// A line of more figures is a table that lost its cells.
const MOST: usize = 60;
/// Longer listings are tables.
const PARTS: usize = 12;

/// What says that parts follow.
const FOLLOW: AnyOf = AnyOf::new(&["其中", "包括", "含", "分", "构成", "组成", "按", "即", "由"]);
/// What is told of a whole beside its parts.
const OTHER: AnyOf = AnyOf::new(&[
    "比",
    "较",
    "上年",
    "去年",
    "同期",
    "增",
    "减",
    "下降",
    "提高",
    "每",
    "均",
    "单价",
    "标准",
    "目标",
    "计划",
    "任务",
    "当年",
    "新增",
    "完成",
    "实际",
    "剩余",
    "结余",
    "至",
    "累计",
    "超",
    "低于",
    "高于",
    "不少于",
    "预算",
    "应",
    "占",
]);
const TOTAL: AnyOf = AnyOf::new(&["合计", "共计", "总计", "小计", "共", "总数"]);
const SOME: AnyOf = AnyOf::new(&["主要", "重点", "部分", "例如", "等"]);

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let settled = Settled::of(builder);
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    let lines: Vec<Span> = builder.document.lines_of_text().collect();
    for line in lines {
        let first = builder.document.figures_before(line.start);
        let count = builder.document.figures_in(line).len();
        if !(3..=MOST).contains(&count) {
            continue;
        }
        let mut kinds: Vec<&str> = (first..first + count).filter_map(|at| thing(builder, at)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for own in kinds {
            let row: Vec<usize> = (first..first + count).filter(|&at| thing(builder, at) == Some(own)).collect();
            for at in 0..row.len() {
                if settled.wholes.contains(&builder.figure(row[at]).span) {
                    continue;
                }
                found.extend(behind(builder, &settled, &row, at).or_else(|| before(builder, &settled, &row, at)));
            }
        }
    }
    for (whole, parts) in found {
        let open = settled.open.get(&builder.figure(whole).span).copied();
        sums::claim(builder, open, whole, &parts);
    }
}

fn label<'d>(builder: &Builder<'d, '_>, at: usize) -> &'d str {
    builder.slice(builder.figure(at).label)
}

/// What may be a part of the whole.
fn is_part(builder: &Builder<'_, '_>, settled: &Settled, whole: usize, at: usize) -> bool {
    let number = builder.comparable(at);
    !OTHER.is_in(label(builder, at))
        && !is_limit(builder, at)
        && !number.is_zero()
        && number < builder.comparable(whole)
        && !settled.parts.contains(&builder.figure(at).span)
        && builder.figure(at).kind == builder.figure(whole).kind
}

/// The whole and what follows it.
fn behind(builder: &Builder<'_, '_>, settled: &Settled, row: &[usize], at: usize) -> Option<(usize, Vec<usize>)> {
    let (whole, rest) = (row[at], &row[at + 1..]);
    let first = *rest.first()?;
    let words = between(builder, whole, first);
    let own = words.rsplit(['，', '。', '；']).next().unwrap_or(words);
    let follows = FOLLOW.is_in(own) || words.starts_with(['（', '：']);
    if SOME.is_in(words) || !follows || words.matches('。').count() > 1 || OTHER.is_in(label(builder, whole)) {
        return None;
    }
    let mut parts: Vec<usize> = Vec::new();
    for &part in rest.iter().take(PARTS) {
        let apart = parts.last().is_some_and(|&last| between(builder, last, part).contains(['。', '（', '：', '；']));
        if apart || !is_part(builder, settled, whole, part) {
            break;
        }
        parts.push(part);
    }
    chosen(builder, whole, &parts)
}

/// What stands in front of a total.
fn before(builder: &Builder<'_, '_>, settled: &Settled, row: &[usize], at: usize) -> Option<(usize, Vec<usize>)> {
    let whole = row[at];
    if !TOTAL.is_in(label(builder, whole)) {
        return None;
    }
    let mut parts: Vec<usize> = Vec::new();
    for &part in row[..at].iter().rev().take(PARTS) {
        let apart = between(builder, part, parts.last().copied().unwrap_or(whole)).contains('。');
        if apart || !is_part(builder, settled, whole, part) {
            break;
        }
        parts.push(part);
    }
    chosen(builder, whole, &parts)
}

/// The first so many of these that make up the whole; else the only such run that is a wrong digit away from it.
fn chosen(builder: &Builder<'_, '_>, whole: usize, parts: &[usize]) -> Option<(usize, Vec<usize>)> {
    let stated = builder.comparable(whole);
    let values: Vec<Number> = parts.iter().map(|&part| builder.comparable(part)).collect();
    let written: Vec<Number> = parts.iter().map(|&part| builder.figure(part).number).collect();
    let digits = builder.figure(whole).number.significant();
    let coarse = kind(builder, whole) == Some("元") && slips::fineness(stated, &values) < sums::FINE;
    if digits < 100 || coarse {
        return None;
    }
    // Two numbers of three digits add up by chance.
    let least = if digits < 1_000 { 3 } else { 2 };
    let mut runs = least..=parts.len();
    let adds_up = |&run: &usize| Number::sum(values[..run].iter().copied()).is_ok_and(|sum| sum == stated);
    let slips = |&run: &usize| slips::in_one_figure(builder.figure(whole).number, &written[..run]);
    let only = || {
        let mut near = (least..=parts.len()).filter(slips);
        near.next().filter(|_| near.next().is_none())
    };
    let run = runs.find(adds_up).or_else(only)?;
    let mut found = parts[..run].to_vec();
    found.sort_unstable();
    Some((whole, found))
}

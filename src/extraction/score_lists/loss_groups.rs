//! What one part lost, and behind it what it lost that for: 预算管理扣2分：年中追加超过30%扣1分；绩效目标修改1次扣1分。 辅警经费扣6分，其中执行率扣0.4分、流失率
//! 扣4分、培训学时扣1.6分; 数量指标扣1.50分（文化中心少建2个扣0.50分，节庆活动少办2场扣1.00分）.
//!
//! Each such group stands for itself, however many of them a passage has. Behind a colon, or in a bracket that holds nothing else,
//! stands all of it; behind 其中 what is told is at most all of it.

use std::collections::HashSet;

use super::Passage;
use super::loss_lists::{FAR, near};
use super::sums::quantity;
use super::tokens::Role;
use crate::amount::{Number, slips};
use crate::claims::{Claim, Completeness, Quantity, Span, Sum, Topic};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// How the parts of a loss are introduced.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opening {
    Colon,
    Bracket,
    /// 其中: there may be others.
    Among,
}

/// `since`: how many claims there were when the passage began.
pub(super) fn read(
    builder: &mut Builder<'_, '_>,
    passage: &Passage,
    lost_before: &HashSet<Span>,
    since: (usize, usize),
) {
    let lost: Vec<usize> = (0..passage.tokens.len()).filter(|&at| passage.tokens[at].role == Role::Lost).collect();
    if lost.len() < 3 {
        return;
    }
    let known = wholes(builder, since);
    for (at, &first) in lost.iter().enumerate() {
        let Some(opening) = opening(builder, passage, first) else { continue };
        let whole = passage.tokens[first].span;
        if known.contains(&whole) || lost_before.contains(&whole) {
            continue;
        }
        let parts = parts(builder, passage, opening, first, &lost[at + 1..]);
        if let Some(count) = count(builder, passage, opening, first, &parts) {
            let whole = Quantity { name: "扣分".to_owned(), ..quantity(builder, &passage.tokens[first]) };
            let parts = parts[..count].iter().map(|&part| quantity(builder, &passage.tokens[part])).collect();
            builder.bound.push(Claim::Sum(Sum::of(Topic::Lost, whole, parts, Completeness::Complete, "得分")));
        }
    }
}

/// How many of the losses behind one make it up, or were meant to.
fn count(
    builder: &Builder<'_, '_>,
    passage: &Passage,
    opening: Opening,
    first: usize,
    parts: &[usize],
) -> Option<usize> {
    let number = |at: usize| passage.tokens[at].number;
    let stated = number(first);
    let numbers: Vec<Number> = parts.iter().map(|&part| number(part)).collect();
    // 产出扣7.5分：甲扣4分，乙扣3.5分；效益扣5分: what stands behind a semicolon may be the next group.
    let ends = |count: &usize| {
        let behind =
            |at: usize| builder.document.text()[passage.tokens[parts[at]].span.end as usize..].starts_with('；');
        *count == parts.len() || behind(*count - 1)
    };
    let counts: Vec<usize> = (2..=parts.len()).filter(ends).collect();
    let sum = |count: usize| Number::sum(numbers[..count].iter().copied());
    if let Some(&exact) = counts.iter().find(|&&count| sum(count) == Ok(stated)) {
        return Some(exact);
    }
    let open = opening == Opening::Among;
    let may = |count: &usize| sum(*count).is_ok_and(|sum| !open || sum > stated);
    let one_digit = |count: &usize| may(count) && slips::in_one_figure(stated, &numbers[..*count]);
    let mut meant = counts.iter().copied().filter(one_digit);
    match (meant.next(), meant.next()) {
        (Some(count), None) => Some(count),
        (None, _) if counts.len() == 1 => {
            counts.first().copied().filter(|count| may(count) && sum(*count).is_ok_and(|sum| near(stated, sum, FAR)))
        }
        _ => None,
    }
}

fn opening(builder: &Builder<'_, '_>, passage: &Passage, first: usize) -> Option<Opening> {
    let behind = &builder.document.text()[passage.tokens[first].span.end as usize..];
    if behind.starts_with("：") {
        Some(Opening::Colon)
    } else if behind.starts_with("（") && any_of!["（其中", "（主要"].starts(behind).is_none() {
        Some(Opening::Bracket)
    } else {
        any_of!["，其中", "（其中"].starts(behind).map(|_| Opening::Among)
    }
}

/// The losses that belong to one: up to the end of the bracket, or of the sentence; of 其中 up to the next group as well.
fn parts(builder: &Builder<'_, '_>, passage: &Passage, opening: Opening, first: usize, rest: &[usize]) -> Vec<usize> {
    let start = passage.tokens[first].span.end;
    let text = passage.between(builder, start, passage.span.end);
    let end = match opening {
        Opening::Colon => text.find(['。', '\n']),
        Opening::Bracket => text.find('）'),
        Opening::Among => text.find(['；', '。', '\n']),
    };
    let end = start + end.unwrap_or(text.len()) as u32;
    let told = passage.between(builder, start, end);
    if any_of!["各扣", "均扣", "分别扣", "主要", "共扣", "合计", "小计", "另", "再扣", "规则", "标准", "等"].is_in(told)
    {
        return Vec::new();
    }
    let inside = rest.iter().copied().take_while(|&part| passage.tokens[part].span.end <= end);
    // What another point of the list lost is none of it, nor what is told of a part.
    let inside: Vec<usize> = inside.collect();
    let nested = inside.iter().any(|&part| self::opening(builder, passage, part).is_some());
    let others = passage.tokens.iter().filter(|token| token.role != Role::Lost && token.span.start > start);
    let scored = others.take_while(|token| token.span.end <= end).any(|token| token.role != Role::Full);
    if nested || scored { Vec::new() } else { inside }
}

/// The losses of which is known already what makes them up, by the claims behind so many.
pub(super) fn wholes(builder: &Builder<'_, '_>, since: (usize, usize)) -> HashSet<Span> {
    let claims = builder.claims[since.0..].iter().chain(&builder.bound[since.1..]);
    let sums = claims.filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Lost => sum.whole.place.span,
        _ => None,
    });
    sums.collect()
}

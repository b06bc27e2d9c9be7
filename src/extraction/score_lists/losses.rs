//! Full marks, what was lost of them and the score, in one passage: 满分100分，共扣4.3分，自评95.7分.
//!
//! One of each in a sentence belong together; a list of losses that the words close (其余指标得满分) may stand for the loss.

use std::collections::HashSet;

use super::sums::quantity;
use super::tokens::{Role, Token};
use super::{Passage, claim};
use crate::amount::Number;
use crate::claims::{Claim, Span, Topic};
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage, known: &HashSet<Span>) {
    let lost = |token: &&super::tokens::Token| token.role == Role::Lost;
    let mut lost = passage.tokens.iter().filter(lost).peekable();
    if lost.peek().is_none() {
        return;
    }
    let mut held = lost.map(|token| known.contains(&token.span));
    let first = held.next() == Some(true);
    if held.any(|held| held) {
        return;
    }
    if first {
        // The loss of the whole is known, its parts are not.
        let all: Vec<usize> = (0..passage.tokens.len()).collect();
        let of = |role: Role| -> Vec<usize> { all.iter().copied().filter(|&at| reached(passage, at, role)).collect() };
        if let ([score], [first, rest @ ..]) = (&of(Role::Score)[..], &of(Role::Lost)[..]) {
            of_hundred(builder, passage, Some(*score), *first, rest);
        }
        return;
    }
    let text = builder.slice(passage.span);
    let closed = any_of!["其余指标", "其余均", "其他指标均", "其余各项"].is_in(text) && has(text, "满分");
    let all: Vec<usize> = (0..passage.tokens.len()).collect();
    // A passage with one score tells of one thing, else each of its parts does.
    if count(passage, &all, Role::Score) <= 1 {
        told(builder, passage, &all, closed);
        return;
    }
    let mut part: Vec<usize> = Vec::new();
    for &at in &all {
        let ends = part.last().is_some_and(|&last| {
            let between = passage.between(builder, passage.tokens[last].span.end, passage.tokens[at].span.start);
            between.contains(['；', '。', '\n'])
        });
        if ends {
            told(builder, passage, &std::mem::take(&mut part), false);
        }
        part.push(at);
    }
    told(builder, passage, &part, false);
}

fn count(passage: &Passage, of: &[usize], role: Role) -> usize {
    of.iter().filter(|&&at| reached(passage, at, role)).count()
}

/// A token of this kind; a sum is a score, and full marks may be known by the score behind them alone.
fn reached(passage: &Passage, at: usize, role: Role) -> bool {
    let token = &passage.tokens[at];
    let marks = passage.marks[at];
    let is_score = matches!(token.role, Role::Score | Role::Sum) && !marks && token.number != Number::HUNDRED;
    match role {
        Role::Full => token.role == Role::Full || marks,
        Role::Score => is_score,
        other => token.role == other,
    }
}

fn told(builder: &mut Builder<'_, '_>, passage: &Passage, of: &[usize], closed: bool) {
    let all = |role: Role| -> Vec<usize> { of.iter().copied().filter(|&at| reached(passage, at, role)).collect() };
    let (full, score, lost) = (all(Role::Full), all(Role::Score), all(Role::Lost));
    if let ([], [] | [_], [first, rest @ ..]) = (&full[..], &score[..], &lost[..]) {
        of_hundred(builder, passage, score.first().copied(), *first, rest);
    }
    let ([full], [score]) = (&full[..], &score[..]) else { return };
    let Some((&first, rest)) = lost.split_first() else { return };
    // 分别扣1分、0.5分和2分，累计扣3.5分: the last is what the others make up.
    let (first, rest) = match rest.split_last() {
        Some((&last, others)) if is_sum(builder, &passage.tokens[last]) => (last, [&[first], others].concat()),
        _ => (first, rest.to_vec()),
    };
    let rest = &rest[..];
    let number = |at: usize| passage.tokens[at].number;
    let Ok(missing) = number(*full).subtract(number(*score)) else { return };
    let all_lost = Number::sum(lost.iter().map(|&at| number(at)));
    let rest_lost = Number::sum(rest.iter().map(|&at| number(at)));
    // The tree judges what it holds whole.
    let held = [*full, *score, first].iter().all(|&at| builder.used[passage.tokens[at].figure]);
    if rest.is_empty() {
        if !held && (is_of_all(builder, &passage.tokens[first]) || closed || missing == number(first)) {
            make_up(builder, passage, *full, *score, &[first]);
        }
        return;
    }
    // 共扣4.3分…：甲扣1.5分、…: the first is what the others make up, in which case they say so.
    let closing = is_sum(builder, &passage.tokens[first]) && rest.iter().all(|&at| at < first);
    let announced = closing
        || all_lost != Ok(missing)
            && is_of_all(builder, &passage.tokens[first])
            && introduces(builder, passage, first, rest)
            && rest.len() > 1;
    if announced || (rest.len() > 1 && rest_lost == Ok(number(first))) {
        if !held {
            make_up(builder, passage, *full, *score, &[first]);
        }
        if announced && (rest_lost == Ok(number(first)) || missing == number(first) || rest_lost == Ok(missing)) {
            listed(builder, passage, first, rest);
        }
    } else if !held && closed {
        make_up(builder, passage, *full, *score, &lost);
    }
}

/// So many losses that add up to what is missing are no chance.
const LEAST: usize = 3;

/// 本次自评共扣4分，最终得分96分，具体为：甲扣1.5分、…: a loss in front of its parts, borne out by what is left of a hundred.
fn of_hundred(builder: &mut Builder<'_, '_>, passage: &Passage, score: Option<usize>, first: usize, rest: &[usize]) {
    let token = |at: usize| &passage.tokens[at];
    let sum = Number::sum(rest.iter().map(|&at| token(at).number));
    // Where the passage has no score, the department's total may bear out the loss or the sum of its parts.
    let total = builder.report.stated.total.map(|total| total.0);
    let Some(reached) = score.map_or(total, |score| Some(token(score).number)) else { return };
    let missing = Number::HUNDRED.subtract(reached);
    let left = missing == Ok(token(first).number) || (missing == sum && rest.len() >= LEAST);
    let in_all = any_of!["共扣", "共计扣", "合计扣", "累计扣", "总扣", "共失", "合计失", "累计失"]
        .is_in(builder.slice(token(first).words));
    let listed_behind = score.is_none_or(|score| Some(&score) < rest.first()) && rest.len() > 1;
    let behind = builder.slice(Span { start: token(first).span.end, end: passage.span.end });
    // 主要扣分点: there are others. What is less than the whole may not have been read to its end, but in a list of lines.
    let more = sum.is_ok_and(|sum| sum >= token(first).number);
    let told = missing == sum || !has(behind, "主要") && (more || behind.matches('\n').count() == rest.len());
    if left && in_all && listed_behind && told && introduces(builder, passage, first, rest) {
        listed(builder, passage, first, rest);
    }
}

/// 累计扣, 合计扣
fn is_sum(builder: &Builder<'_, '_>, token: &Token) -> bool {
    any_of!["合计", "累计", "共计", "总计", "共扣"].starts(builder.slice(token.words)).is_some()
}

/// The words between a loss and the next say that its parts follow.
fn introduces(builder: &Builder<'_, '_>, passage: &Passage, first: usize, rest: &[usize]) -> bool {
    let end = rest.first().map_or(passage.span.end, |&next| passage.tokens[next].words.end);
    let words = passage.between(builder, passage.tokens[first].span.end, end);
    (!words.contains('\n') || words.contains("：\n")) && (words.contains(['：', '（']) || has(words, "其中"))
        || any_of!["扣分说明", "扣分情况"].is_in(words)
}

/// Nothing but the loss itself is named, so that it is that of the whole: 共扣, 失分, 本年度扣减.
fn is_of_all(builder: &Builder<'_, '_>, token: &Token) -> bool {
    const OWN: [&str; 28] = [
        "相差",
        "未得的",
        "未得",
        "差",
        "扣除",
        "扣减",
        "核减",
        "扣分",
        "失分",
        "丢分",
        "扣",
        "失",
        "丢",
        "少",
        "减",
        "了",
        "共计",
        "合计",
        "累计",
        "总计",
        "共",
        "本年度",
        "本次",
        "自评",
        "的",
        "中",
        "被",
        "在",
    ];
    let mut rest = builder.slice(token.words);
    while let Some(word) = OWN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

fn make_up(builder: &mut Builder<'_, '_>, passage: &Passage, full: usize, score: usize, lost: &[usize]) {
    let mut whole = quantity(builder, &passage.tokens[full]);
    whole.name = "满分".to_owned();
    let parts = std::iter::once(&score).chain(lost).map(|&at| quantity(builder, &passage.tokens[at])).collect();
    claim(builder, Topic::Lost, whole, parts);
}

fn listed(builder: &mut Builder<'_, '_>, passage: &Passage, first: usize, rest: &[usize]) {
    let mut whole = quantity(builder, &passage.tokens[first]);
    whole.name = "扣分".to_owned();
    let parts = rest.iter().map(|&at| quantity(builder, &passage.tokens[at])).collect();
    claim(builder, Topic::Lost, whole, parts);
}

/// The losses that a claim holds already.
pub(super) fn known(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let sums = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Lost => Some(sum),
        _ => None,
    });
    sums.flat_map(|sum| sum.parts.iter().filter_map(|part| part.place.span)).collect()
}

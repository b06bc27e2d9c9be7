//! Totals that close what was scored in a section, sentence by sentence or line by line: "生产安全事故下降率"满分8分，…，得8分；
//! …，得4.1分。该维度得19.1分; 1.数量指标。…得8分；…得7.6分 / 2.质量指标。… / 产出指标小计得48.1分.
//!
//! Every thing that was scored in front of the total, back to the last total or to the head of the section, is a part of it.
//! Here many words stand between the scores, so a total is held against them only where each has its full marks, or where a wrong
//! digit explains what is off.

use std::collections::HashSet;

use super::claim;
use super::items::{self, Item};
use super::sums::{is_near, quantity};
use super::tokens::{self, Role, Token};
use crate::amount::{Number, slips};
use crate::claims::{Claim, Quantity, Span, Topic};
use crate::document::{FigureKind, LineKind, list_level};
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};
use crate::signs::Sign;

/// More lines are no section of scores.
const LINES: usize = 16;
/// More scores neither.
const PARTS: usize = 24;

/// What a total is called, the points behind it.
const TOTALS: AnyOf = AnyOf::new(&[
    "该维度",
    "本维度",
    "该部分",
    "本部分",
    "该类",
    "本类",
    "小计",
    "合计",
    "共计",
    "共得",
    "该项指标共",
    "以上各项",
    "上述各项",
]);

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let known = wholes(builder);
    let lines = builder.document.lines.len();
    let mut found = Vec::new();
    for line in 0..lines {
        let own = &builder.document.lines[line];
        if matches!(own.kind, LineKind::Row(_)) || !TOTALS.is_in(builder.slice(own.span)) {
            continue;
        }
        found.extend(totals(builder, &known, line));
    }
    for (whole, parts) in found {
        let parts: Vec<Quantity> = parts.iter().map(|part| quantity(builder, part)).collect();
        let whole = quantity(builder, &whole);
        claim(builder, Topic::Scores, whole, parts);
    }
}

/// The wholes of the sums of points that are known.
fn wholes(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let all = builder.claims.iter().chain(&builder.bound);
    let whole = |claim: &Claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Scores => sum.whole.place.span,
        _ => None,
    };
    all.filter_map(whole).collect()
}

/// The totals of a line, each with the scores in front of it.
fn totals(builder: &Builder<'_, '_>, known: &HashSet<Span>, line: usize) -> Vec<(Token, Vec<Token>)> {
    let span = builder.document.lines[line].span;
    let of_line = tokens::read(builder, span);
    let Some(first) = of_line.iter().position(|token| is_total(builder, token)) else { return Vec::new() };
    let alone = first == 0;
    let start = if alone { section(builder, line) } else { Some(span.start) };
    let Some(start) = start else { return Vec::new() };
    let block = Span { start, end: span.end };
    let tokens = if alone { tokens::read(builder, block) } else { of_line };
    let items = items::of(builder, &tokens);
    // 0–10%得7分，10–20%得5分: what a rule gives stands among the scores.
    let ruled =
        builder.document.signs_in(block).has(Sign::Ruled) || any_of!["不得分", "得满分"].is_in(builder.slice(block));
    let mut found = Vec::new();
    let mut since = 0;
    for at in 0..items.len() {
        let Some(whole) = items[at].value.filter(|&value| is_total(builder, &tokens[value])) else { continue };
        let parts = &items[since..at];
        since = at + 1;
        if !known.contains(&tokens[whole].span)
            && let Some(parts) = made_of(&tokens, &items[at], parts, ruled)
        {
            found.push((tokens[whole], parts));
        }
    }
    found
}

fn is_total(builder: &Builder<'_, '_>, token: &Token) -> bool {
    matches!(token.role, Role::Score | Role::Sum) && TOTALS.is_in(builder.slice(token.words))
}

/// Where the numbered lines above a total begin.
fn section(builder: &Builder<'_, '_>, line: usize) -> Option<u32> {
    let lines = &builder.document.lines;
    let level = |at: usize| list_level(builder.slice(lines[at].span)).map(|(level, _)| level);
    let own = level(line.checked_sub(1)?)?;
    let of_section = |&at: &usize| {
        let scored = builder.document.figures_in(lines[at].span).iter().any(|figure| figure.kind == FigureKind::Points);
        !matches!(lines[at].kind, LineKind::Row(_)) && level(at) == Some(own) && scored
    };
    let first = (line.saturating_sub(LINES)..line).rev().take_while(of_section).last()?;
    Some(lines[first].span.start)
}

/// The scores that make up a total, or would but for a slip of the pen.
fn made_of(tokens: &[Token], whole: &Item, items: &[Item], ruled: bool) -> Option<Vec<Token>> {
    let scored = |item: &&Item| item.value.is_some_and(|value| tokens[value].role == Role::Score) && !item.sum;
    let parts: Vec<&Item> = items.iter().filter(scored).collect();
    if !(2..=PARTS).contains(&parts.len()) {
        return None;
    }
    let tokens_of: Vec<Token> = parts.iter().filter_map(|item| item.value.map(|value| tokens[value])).collect();
    let numbers: Vec<Number> = tokens_of.iter().map(|token| token.number).collect();
    let stated = tokens[whole.value?].number;
    let total = Number::sum(numbers.iter().copied()).ok()?;
    // What has full marks and no score, or a score without them, may be told otherwise.
    let complete = parts.iter().all(|item| item.full.is_some()) && parts.len() == items.len();
    let slip = || slips::in_one_figure(stated, &numbers) && (complete || (parts.len() > 2 && is_near(stated, total)));
    (total == stated || (!ruled && slip())).then_some(tokens_of)
}

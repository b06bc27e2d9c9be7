//! What a section lost, told sentence by sentence behind its head: （二）过程（20分，得17.50分）。季度预拨未按规定完成，扣1.00分；维修账目共用，
//! 扣1.50分; or between its full marks and its score: 过程（20分）。一是…，扣1.00分；二是…，扣1.50分。该项得17.50分.
//!
//! Losses that make up what is missing are told to do so. Others contradict it only where the words say that these are all: a report need not
//! give a reason for every loss, and what more stands behind a score may be the loss of something else.

use std::collections::HashSet;

use super::loss_lists::{closes, is_counted};
use super::sums::quantity;
use super::tokens::{self, Role, Token};
use super::{claim, told_losses};
use crate::amount::{Number, slips};
use crate::claims::{Claim, Measure, Quantity, Span, Topic};
use crate::document::{Line, LineKind, list_level};
use crate::extraction::builder::Builder;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::any_of;
use crate::signs::Sign;

/// More lines are no section on one indicator.
const LINES: usize = 6;
/// One loss alone is what the tree of indicators knows.
const LEAST: usize = 2;
const MOST: usize = 16;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut scored = Vec::new();
    leaves(&builder.report.indicators, &IndicatorPath(Vec::new()), &mut scored);
    let told = told(builder);
    let marks = marks(builder);
    for path in scored {
        let Some((section, missing)) = section(builder, &marks, &path) else { continue };
        let losses = losses(builder, section);
        let sum = Number::sum(losses.iter().map(|loss| loss.number));
        let (Ok(sum), LEAST..=MOST) = (sum, losses.len()) else { continue };
        // 三处失分：…, 其余指标均得满分: these are all.
        let all = || closes(builder.slice(section)) || is_counted(builder, section.start, &losses);
        if (sum == missing || beyond(builder, &path, &losses) || all())
            && !losses.iter().any(|loss| told.contains(&loss.span))
        {
            state(builder, &path, &losses);
        }
    }
}

/// More than is missing, and one digit puts it right: some may be left out, but no more can be lost than that. Round points are
/// told of rules and of others' losses as well.
fn beyond(builder: &Builder<'_, '_>, path: &IndicatorPath, losses: &[Token]) -> bool {
    let Some(indicator) = path.find(&builder.report.indicators) else { return false };
    let (Some(full), Some(score)) = (indicator.full_marks, indicator.score) else { return false };
    let parts: Vec<Number> = std::iter::once(score.0).chain(losses.iter().map(|loss| loss.number)).collect();
    losses.iter().any(|loss| loss.number.trimmed(0).decimals() > 1)
        && Number::sum(parts.iter().copied()).is_ok_and(|sum| sum > full.0)
        && slips::in_one_figure(full.0, &parts)
}

/// Indicators with full marks and a score, of which nothing more is known.
fn leaves(indicators: &[Indicator], above: &IndicatorPath, found: &mut Vec<IndicatorPath>) {
    for (index, indicator) in indicators.iter().enumerate() {
        let path = above.child(index);
        let known = indicator.full_marks.is_some() && indicator.score.is_some();
        if known && indicator.lost.is_none() && indicator.children.is_empty() {
            found.push(path);
        } else {
            leaves(&indicator.children, &path, found);
        }
    }
}

/// The losses that another reader has put into a sum.
fn told(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let mut told = told_losses::held(builder);
    for claim in builder.claims.iter().chain(&builder.bound) {
        if let Claim::Sum(sum) = claim {
            told.extend([&sum.whole].into_iter().chain(&sum.parts).filter_map(|quantity| quantity.place.span));
        }
    }
    told
}

/// Where the full marks and scores of all indicators stand, in order.
fn marks(builder: &Builder<'_, '_>) -> Vec<Span> {
    let own = builder
        .sources
        .iter()
        .filter(|(field, _)| matches!(field, Field::Indicator(_, IndicatorField::FullMarks | IndicatorField::Score)));
    let mut marks: Vec<Span> = own.map(|(_, span)| span).collect();
    marks.sort_unstable();
    marks
}

/// The text that tells of one indicator, up to where the next one is scored, and what it lacks of its full marks.
fn section(builder: &Builder<'_, '_>, marks: &[Span], path: &IndicatorPath) -> Option<(Span, Number)> {
    let indicator = path.find(&builder.report.indicators)?;
    let missing = indicator.full_marks?.0.subtract(indicator.score?.0).ok()?;
    let place = |field| builder.sources.place(Field::Indicator(path.clone(), field)).span;
    let (full, score) = (place(IndicatorField::FullMarks)?, place(IndicatorField::Score)?);
    let document = builder.document;
    let line_of = |at: u32| document.lines.partition_point(|line| line.span.end <= at);
    let (first, last) = (line_of(full.start), line_of(score.start));
    let head = document.lines.get(first)?;
    if missing <= Number::ZERO
        || matches!(head.kind, LineKind::Row(_))
        || full.start > score.start
        || last > first + LINES
    {
        return None;
    }
    let behind = &marks[marks.partition_point(|mark| mark.start <= full.start)..];
    let next = behind.iter().find(|mark| **mark != score).map_or(u32::MAX, |mark| mark.start);
    let between = Span { start: full.end, end: score.start.min(next) };
    if last > first || !builder.document.figures_in(between).is_empty() {
        // 该项得17.50分 at its end.
        return (next > score.start).then_some((between, missing));
    }
    let level = list_level(builder.slice(head.span)).map(|(level, _)| level);
    let below = |line: &&Line| {
        let own = list_level(builder.slice(line.span)).map(|(level, _)| level);
        let deeper = level.is_some_and(|level| own.is_none_or(|own| own > level));
        deeper && !matches!(line.kind, LineKind::Row(_)) && line.span.end <= next
    };
    let rest = document.lines[first + 1..].iter().take(LINES).take_while(below);
    let end = rest.last().map_or(head.span.end, |line| line.span.end).min(next);
    Some((Span { start: score.end, end: end.max(score.end) }, missing))
}

/// The losses of a section that tells nothing else of points.
fn losses(builder: &Builder<'_, '_>, section: Span) -> Vec<Token> {
    let found = tokens::read(builder, section);
    let sum = |token: &Token| any_of!["共", "合计", "累计", "小计", "其中", "另"].is_in(builder.slice(token.words));
    let ruled = builder.document.signs_in(section).has(Sign::Ruled);
    if ruled || found.iter().any(|token| token.role != Role::Lost || sum(token)) { Vec::new() } else { found }
}

/// Score and losses make up the full marks.
fn state(builder: &mut Builder<'_, '_>, path: &IndicatorPath, losses: &[Token]) {
    let Some(indicator) = path.find(&builder.report.indicators).cloned() else { return };
    let of = |field: IndicatorField, number: Number, name: String| {
        let place = builder.sources.place(Field::Indicator(path.clone(), field));
        Quantity { name, number, measure: Measure::Points, place }
    };
    let (Some(full), Some(score)) = (indicator.full_marks, indicator.score) else { return };
    let whole = of(IndicatorField::FullMarks, full.0, told_losses::full_marks_of(&indicator.name));
    let mut parts = vec![of(IndicatorField::Score, score.0, "得分".to_owned())];
    parts.extend(losses.iter().map(|loss| quantity(builder, loss)));
    claim(builder, Topic::Lost, whole, parts);
}

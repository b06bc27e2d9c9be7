//! Lines that tell the scores of one project among several: each has a total and groups of its own.

use super::reader::{Owner, Reader};
use super::roles::{self, Role};
use super::tree;
use crate::amount::{Number, Points};
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::report::field::Field;
use crate::search::{any_of, has};

/// Less is the score of a group.
const LEAST: i64 = 40;

/// The lines of projects, in order; none where only one line tells a total with its groups.
pub(super) fn lines(builder: &Builder<'_, '_>, lines: &[Span]) -> Vec<Span> {
    let found: Vec<(Span, Number)> = lines.iter().filter_map(|&line| Some((line, total(builder, line)?.1))).collect();
    if found.iter().all(|(_, total)| *total == found[0].1) {
        return Vec::new();
    }
    let of_project = |line: Span| !any_of!["整体", "部门", "本单位", "我单位"].is_in(builder.slice(line));
    found.into_iter().map(|(line, _)| line).filter(|&line| of_project(line)).collect()
}

/// 自评94.00分，其中预算执行9.00分、产出48分、…: the total that a line tells together with its groups.
fn total(builder: &Builder<'_, '_>, line: Span) -> Option<(usize, Number)> {
    let text = builder.slice(line);
    let first = builder.document.figures_before(line.start);
    let mut points = (first..first + builder.document.figures_in(line).len())
        .filter(|&figure| builder.figure(figure).kind == FigureKind::Points);
    let (first, last) = (points.next()?, points.clone().next_back()?);
    points.nth(1)?;
    if !(has(text, "产出") && any_of!["效益", "效果", "满意度"].is_in(text)) {
        return None;
    }
    // 预算执行9.91分；…；满意度指标9分。总分93.69分: the total may stand at the end.
    let closes = builder.document.text()[..builder.figure(last).span.start as usize].ends_with("总分");
    let total = if closes { last } else { first };
    let figure = builder.figure(total);
    let before = builder.slice(Span { start: line.start, end: figure.span.start });
    let own = before.rsplit(['，', '。', '；', '：']).next().unwrap_or(before);
    let large = figure.number >= Number::whole(LEAST) && figure.number <= Number::HUNDRED;
    (large && (closes || roles::role(own) == Role::Score) && any_of!["自评", "得分", "评分", "总分"].is_in(own))
        .then_some((total, figure.number))
}

/// Reads such a line into a form of its own; tells whose points each figure is.
pub(super) fn read(builder: &mut Builder<'_, '_>, line: Span) -> Vec<(usize, Owner)> {
    let mut reader = Reader::default();
    reader.line(builder, line);
    let Some((total, number)) = total(builder, line) else { return reader.owners };
    builder.next_form();
    tree::take(builder, &reader.entries, false);
    builder.used[total] = true;
    builder.report.stated.total = Some(Points(number));
    builder.source(Field::StatedTotal, builder.figure(total).span);
    builder.end_form();
    let mut owners = reader.owners;
    owners.retain(|&(figure, _)| figure != total);
    owners.push((total, Owner::Another));
    owners
}

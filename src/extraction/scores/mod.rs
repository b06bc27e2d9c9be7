//! Points in sentences: 产出指标40分，我部门自评得分38分，其中：数量指标得分16分…, and the total.
//!
//! | file | does |
//! |---|---|
//! | `roles` | what the words around a number of points say of it |
//! | `names` | what an indicator is called, and which kind of indicator that is |
//! | `reader` | walks the text and puts names and points together |
//! | `entries` | what was found, each below the one it belongs to |
//! | `tree` | the entries as indicators of the report, as far as their full marks add up |
//!
//! Reports tell their scores in very many ways, and a tree that was put together wrongly accuses a report that is right.
//! So what the full marks contradict is left out: they are printed to be added up.

mod entries;
mod names;
mod reader;
mod roles;
mod tree;

pub(super) use reader::Owner;
use reader::Total;

use super::builder::Builder;
use super::repeats::TOTAL;
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::{FigureKind, LineKind};
use crate::report::field::Field;

/// Reads the scores of all lines, then those in the sentences of table cells; tells whose points each figure is.
pub(super) fn read(builder: &mut Builder<'_, '_>, cells: &[Span]) -> Vec<(usize, Owner)> {
    let mut reader = reader::Reader::default();
    let document = builder.document;
    for line in document.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_))) {
        reader.line(builder, line.span);
    }
    let of_forms = !builder.report.indicators.is_empty() || !builder.further.is_empty();
    tree::take(builder, &reader.entries, of_forms);
    totals(builder, &reader.totals);
    lost(builder, &reader.lost);
    tree::restated(builder, &reader.entries);
    let mut of_cells = reader::Reader::default();
    for &cell in cells {
        of_cells.line(builder, cell);
    }
    tree::take(builder, &of_cells.entries, true);
    totals(builder, &of_cells.totals);
    lost(builder, &of_cells.lost);
    let mut owners = reader.owners;
    owners.extend(of_cells.owners);
    owners.sort_unstable_by_key(|&(figure, _)| figure);
    owners
}

/// The form of one project in the report of a department: its total is not the department's.
fn leave_total_of_project(builder: &mut Builder<'_, '_>, found: &[Total]) {
    const ABOVE: usize = 4;
    let (Some(known), Some(span)) = (builder.report.stated.total, builder.sources.span(&Field::StatedTotal)) else { return };
    if !found.iter().any(|total| total.certain && builder.figure(total.figure).number != known.0) {
        return;
    }
    let lines = &builder.document.lines;
    let at = lines.partition_point(|line| line.span.end <= span.start);
    let is_row = |line: &usize| matches!(lines[*line].kind, LineKind::Row(_));
    let Some(first) = (0..at.min(lines.len())).rev().take_while(is_row).last() else { return };
    let mut above = lines[first.saturating_sub(ABOVE)..=first].iter().map(|line| builder.slice(line.span)).rev();
    let title = above.find(|line| line.contains("项目") || line.contains("整体"));
    if title.is_some_and(|title| !title.contains("整体") && title.chars().count() < 40) {
        builder.report.stated.total = None;
        builder.forget(TOTAL);
    }
}

/// 总分97.17分，扣2.83分: both make up what could be reached.
fn lost(builder: &mut Builder<'_, '_>, found: &[(usize, usize)]) {
    for &(total, lost) in found {
        let parts = vec![builder.quantity(total, TOTAL), builder.quantity(lost, "扣分")];
        let whole =
            Quantity { name: "满分".to_owned(), number: Number::HUNDRED, measure: Measure::Points, place: Place::default() };
        let span = parts[0].place.span.zip(parts[1].place.span).map(|(total, lost)| total.to(lost));
        builder.claims.push(Claim::Sum(Sum {
            topic: Topic::Lost,
            whole,
            parts,
            unquantified: 0,
            completeness: Completeness::Complete,
            wording: "扣分".to_owned(),
            place: Place { span, field: None },
        }));
    }
}

/// The totals of the department. Points that only may be one count where nothing is called the total, and where they
/// are all the same: a list of projects gives each its own.
fn totals(builder: &mut Builder<'_, '_>, found: &[Total]) {
    leave_total_of_project(builder, found);
    let number = |total: &Total| builder.figure(total.figure).number;
    let known = builder.report.stated.total.map(|total| total.0);
    let mut chosen: Vec<&Total> = found.iter().filter(|total| total.certain).collect();
    // 自评总分100分，其中预算执行10分…: what could be reached.
    if chosen.iter().any(|total| number(total) != Number::HUNDRED) {
        chosen.retain(|total| number(total) != Number::HUNDRED);
    }
    let distinct = |of: &[&Total]| {
        let mut numbers: Vec<Number> = of.iter().map(|total| number(total)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len()
    };
    if chosen.is_empty() {
        let same = known.is_none() && distinct(&found.iter().collect::<Vec<_>>()) == 1;
        chosen = found.iter().filter(|total| same || Some(number(total)) == known).collect();
    } else if distinct(&chosen) > 2 {
        // So many are those of several projects; only the first may be the department's.
        let first = known.unwrap_or(number(chosen[0]));
        chosen.retain(|total| number(total) == first);
    }
    let figures: Vec<usize> = chosen.into_iter().map(|total| total.figure).collect();
    figures.into_iter().for_each(|figure| total(builder, figure));
}

/// A label in one line and its points in the next: 自评得分 / 90分.
pub(super) fn stacked(builder: &mut Builder<'_, '_>) {
    let lines = &builder.document.lines;
    for (at, pair) in lines.windows(2).enumerate() {
        let label = builder.slice(pair[0].span).trim_end_matches('：');
        if !["自评得分", "自评总分", "自评总得分", "总分", "总得分", "综合得分"].contains(&label)
        {
            continue;
        }
        let figures = builder.document.figures_in(pair[1].span);
        let whole_line = figures.len() == 1
            && figures[0].span == pair[1].span
            && matches!(figures[0].kind, FigureKind::Points | FigureKind::Bare);
        // 总分 / 100 / 97.5: the cells of a form, where full marks stand before what was reached.
        let more = lines.get(at + 2).is_some_and(|line| {
            let behind = builder.document.figures_in(line.span);
            matches!(behind, [figure] if figure.span == line.span && figure.kind == FigureKind::Bare)
        });
        if whole_line && !more {
            let index = builder.document.figures.partition_point(|figure| figure.span.start < pair[1].span.start);
            total(builder, index);
        }
    }
}

/// The stated total; stated again, it is remembered beside the first.
pub(super) fn total(builder: &mut Builder<'_, '_>, figure: usize) {
    let points = builder.points(figure);
    if !builder.in_further_form() {
        builder.name(TOTAL, figure);
    }
    if builder.report.stated.total.is_none() {
        let span = builder.figure(figure).span;
        builder.report.stated.total = Some(points);
        builder.source(Field::StatedTotal, span);
    }
}

//! Lines that repeat the same labels, as a table would: 1、河道清淤：预算数150.00 执行数143.27 执行率95.51%.

use super::claims;
use super::grid::{Entry, Grid, Row};
use super::head::{Head, Role};
use crate::claims::Span;
use crate::document::{FigureKind, LineKind};
use crate::extraction::builder::Builder;

/// A line as a row: its name, and the figures with the labels before them.
struct Labelled<'d> {
    name: Span,
    labels: Vec<&'d str>,
    figures: Vec<usize>,
}

const FEWEST: usize = 2;
const MOST: usize = 8;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut rows: Vec<Labelled<'_>> = Vec::new();
    let document = builder.document;
    for line in &document.lines {
        let found = if matches!(line.kind, LineKind::Row(_)) { None } else { labelled(builder, line.span) };
        let goes_on = |row: &Labelled<'_>| rows.first().is_some_and(|first| first.labels == row.labels);
        match found {
            Some(row) if goes_on(&row) => rows.push(row),
            Some(row) => {
                take(builder, std::mem::take(&mut rows));
                rows.push(row);
            }
            None => take(builder, std::mem::take(&mut rows)),
        }
    }
    take(builder, rows);
}

fn labelled<'d>(builder: &Builder<'d, '_>, line: Span) -> Option<Labelled<'d>> {
    let figures = builder.document.figures_in(line);
    if !(FEWEST..=MOST + 1).contains(&figures.len()) {
        return None;
    }
    let base = builder.document.figures_before(line.start);
    let own = usize::from(figures[0].kind == FigureKind::Ordinal);
    let start = if own > 0 { figures[0].span.end } else { line.start };
    let text = builder.slice(Span { start, end: line.end });
    let colon = text.find('：')?;
    let name = Span::new(start as usize, start as usize + colon);
    let mut from = name.end + '：'.len_utf8() as u32;
    let mut row = Labelled { name, labels: Vec::new(), figures: Vec::new() };
    for (at, figure) in figures.iter().enumerate().skip(own) {
        // Amounts with their unit are read as a sentence.
        if !matches!(figure.kind, FigureKind::Bare | FigureKind::Percent) || figure.span.start < from {
            return None;
        }
        let label = builder.slice(Span { start: from, end: figure.span.start });
        let label = label.trim_matches([' ', '，', '；', '、', '：']);
        if label.is_empty() || label.chars().count() > 8 || Head::of(label).role == Role::Words {
            return None;
        }
        row.labels.push(label);
        row.figures.push(base + at);
        from = figure.span.end;
    }
    let rest = builder.slice(Span { start: from, end: line.end });
    let bare = row.figures.iter().any(|&figure| builder.figure(figure).kind == FigureKind::Bare);
    (bare && matches!(rest, "" | "。" | "；") && row.labels.len() >= FEWEST).then_some(row)
}

fn take(builder: &mut Builder<'_, '_>, rows: Vec<Labelled<'_>>) {
    let Some(first) = rows.first().filter(|_| (2..=MOST * 8).contains(&rows.len())) else { return };
    let heads = std::iter::once("").chain(first.labels.iter().copied()).map(Head::of).collect();
    let grid_row = |row: &Labelled<'_>| Row {
        cells: std::iter::once(row.name)
            .chain(row.figures.iter().map(|&figure| builder.figure(figure).span))
            .map(Some)
            .collect(),
        entries: std::iter::once(Entry::Words).chain(row.figures.iter().map(|&figure| Entry::Figure(figure))).collect(),
    };
    let rows: Vec<Row> = rows.iter().map(grid_row).collect();
    if let Some(grid) = Grid::with(builder, heads, rows, true, builder.document.unit) {
        claims(builder, &grid, None);
    }
}

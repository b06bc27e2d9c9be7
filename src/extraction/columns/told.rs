//! What a table says of an indicator, said again in a sentence: 新建标准化卫生室 | ≥12个 | 11个, and below it 全年新建标准化卫生室14个.

use std::collections::HashMap;

use crate::claims::{Claim, Measure, Quantity, Repeat, Span};
use crate::document::{Cell, FigureKind, LineKind, Table};
use crate::extraction::builder::Builder;
use crate::extraction::words;
use crate::search::any_of;

/// Characters of a name that two things hardly share.
const TELLING: usize = 5;
/// Lines below a table that speak of it.
const BELOW: usize = 2;

/// What a table calls by a name, with what was aimed at.
struct Stated {
    figure: usize,
    target: Option<usize>,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, table: &Table) {
    let mut columns = None;
    let mut stated: HashMap<&str, Option<Stated>> = HashMap::new();
    for row in &table.rows {
        if let Some((name, actual, target)) = indicator_columns(builder, row) {
            columns = Some((name, actual, target, row.len()));
            continue;
        }
        let Some((name, actual, target, _)) = columns.filter(|&(.., width)| width == row.len()) else { continue };
        let count = |at: usize| counted(builder, *row.get(at)?);
        let (name, Some(figure)) = (builder.slice(row[name]), count(actual)) else { continue };
        if name.chars().count() >= TELLING && builder.figure(figure).span == row[actual] {
            let found = Stated { figure, target: target.and_then(count) };
            // The same name twice names two things.
            stated.entry(name).and_modify(|known| *known = None).or_insert(Some(found));
        }
    }
    if stated.is_empty() {
        return;
    }
    let below = builder.document.lines.partition_point(|line| line.span.end <= table.span.end);
    let lines = builder.document.lines.iter().skip(below).take(BELOW);
    let lines: Vec<Span> =
        lines.take_while(|line| matches!(line.kind, LineKind::Paragraph)).map(|line| line.span).collect();
    for line in lines {
        let first = builder.document.figures_before(line.start);
        for figure in first..first + builder.document.figures_in(line).len() {
            again(builder, &stated, figure);
        }
    }
}

/// The columns of name, outcome and aim, where a row is the head of a table of indicators.
pub(in crate::extraction) fn indicator_columns(
    builder: &Builder<'_, '_>,
    row: &[Cell],
) -> Option<(usize, usize, Option<usize>)> {
    let at = |fits: fn(&str) -> bool| row.iter().position(|&cell| fits(builder.slice(cell)));
    let name = at(|text| any_of!["指标名称", "三级指标"].starts(text).is_some() || text == "指标");
    let actual = at(|text| any_of!["实际完成值", "完成值", "实际值", "实际完成"].starts(text).is_some());
    let target = at(|text| any_of!["指标值", "目标值", "年度指标值", "计划值"].starts(text).is_some());
    Some((name?, actual?, target))
}

/// The only figure of a cell.
pub(in crate::extraction) fn only_figure(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    let [figure] = builder.document.figures_in(cell) else { return None };
    Some(builder.document.figures_before(figure.span.start))
}

/// The only number of a cell, with its measure word.
fn counted(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    only_figure(builder, cell).filter(|&at| builder.figure(at).kind == FigureKind::Count)
}

fn again(builder: &mut Builder<'_, '_>, stated: &HashMap<&str, Option<Stated>>, figure: usize) {
    let found = builder.figure(figure);
    if found.kind != FigureKind::Count {
        return;
    }
    let label = builder.slice(found.label);
    let name = words::identity(label);
    let Some(Some(known)) = stated.get(name) else { return };
    let unit = |at: usize| {
        builder
            .slice(builder.figure(at).span)
            .trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))
    };
    let number = |at: usize| builder.figure(at).number;
    let aimed = known.target.is_some_and(|target| number(target) == number(figure));
    let other = any_of!["计划", "目标", "上年", "累计", "拟", "应", "原定", "预计"].is_in(label);
    if unit(figure) != unit(known.figure) || (aimed && number(figure) != number(known.figure)) || other {
        return;
    }
    let table = known.figure;
    let quantity =
        |builder: &mut Builder<'_, '_>, at: usize| Quantity { measure: Measure::Count, ..builder.quantity(at, name) };
    let quantities = vec![quantity(builder, table), quantity(builder, figure)];
    builder.bound.push(Claim::Repeat(Repeat { name: name.to_owned(), quantities, across: true }));
}

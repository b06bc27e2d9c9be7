//! How many rows a table has, said above it: 全年共安排7个项目，资金使用情况如下.

use super::grid::{Grid, is_subtotal};
use super::head::Role;
use crate::amount::Number;
use crate::claims::{Claim, Count, Measure, Place, Quantity, Span};
use crate::document::{Figure, FigureKind, LineKind};
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// Lines above a table, its title and its unit among them.
const ABOVE: usize = 3;
/// So far off the number may be and still have been meant.
const NEAR: i64 = 2;
/// What is counted and has a column of names.
const NOUNS: [&str; 4] = ["项目", "单位", "部门", "指标"];

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>, table: Span) {
    let Some(rows) = rows(builder, grid) else { return };
    let Some((figure, noun)) = told(builder, table) else { return };
    let named = grid.columns.iter().any(|column| column.role == Role::Words && has(&column.head.name, noun));
    let stated = builder.figure(figure).number;
    let near = Number::whole(rows).subtract(stated).is_ok_and(|gap| gap.abs() <= Number::whole(NEAR));
    if named && near {
        let quantity = Quantity { measure: Measure::Count, ..builder.quantity(figure, noun) };
        let counted = u32::try_from(rows).unwrap_or(0);
        builder.bound.push(Claim::Count(Count { stated: quantity, counted, place: Place::span(table) }));
    }
}

/// The number of rows, where they are all that the total in the last one adds up.
fn rows(builder: &Builder<'_, '_>, grid: &Grid<'_>) -> Option<i64> {
    /// Fewer are hardly counted.
    const LEAST: usize = 3;
    let column = grid.with_role(Role::Number).next()?;
    let last = grid.rows.len().checked_sub(1).filter(|&last| grid.is_total(last, column))?;
    let number = |row: usize| grid.figure(row, column).map(|figure| builder.figure(figure).number);
    let all: Option<Vec<Number>> = (0..last).map(number).collect();
    let all = all.filter(|all| all.len() >= LEAST && Number::sum(all.iter().copied()).ok() == number(last))?;
    let mut names: Vec<&str> = (0..last).map(|row| grid.name(row, column)).collect();
    let plain = (0..last).all(|row| !grid.is_total(row, column) && !is_subtotal(grid.name(row, column)));
    names.sort_unstable();
    let apart = names.windows(2).all(|pair| pair[0] != pair[1]) && names.iter().all(|name| !name.is_empty());
    let whole = names.iter().all(|name| !any_of!["其中", "其他", "其它", "其余"].is_in(name));
    (plain && apart && whole).then_some(all.len() as i64)
}

/// The number that the line above the table announces its rows by, and what they are.
fn told(builder: &Builder<'_, '_>, table: Span) -> Option<(usize, &'static str)> {
    let document = builder.document;
    let below = document.lines.partition_point(|line| line.span.end <= table.start);
    let above = document.lines[below.saturating_sub(ABOVE)..below].iter().rev();
    let mut above = above.take_while(|line| !matches!(line.kind, LineKind::Row(_)));
    let line = above.find(|line| any_of!["如下", "见下表", "下表"].is_in(builder.slice(line.span)))?;
    let text = builder.slice(line.span);
    let start = text.trim_end_matches(['。', '：']).rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let sentence = Span { start: line.span.start + start as u32, end: line.span.end };
    let noun_of = |figure: &Figure| {
        let number = document.slice(figure.span);
        let unit = any_of!["个", "家"].is_in(number) || number.ends_with(|c: char| c.is_ascii_digit());
        let behind = document.text()[figure.span.end as usize..].trim_start_matches(['个', '家']);
        NOUNS.into_iter().find(|noun| unit && behind.starts_with(noun))
    };
    let figures = document.figures_in(sentence);
    let mut counted = figures.iter().filter(|figure| noun_of(figure).is_some());
    let (figure, None) = (counted.next()?, counted.next()) else { return None };
    let some = any_of!["其中", "主要", "重点", "上年", "部分", "抽取", "选取", "以上", "另"];
    let known = matches!(figure.kind, FigureKind::Count | FigureKind::Bare) && !some.is_in(builder.slice(sentence));
    known.then(|| noun_of(figure).map(|noun| (document.figures_before(figure.span.start), noun)))?
}

//! What the cells of a table tell: indicators with what was done, and the rate that the budget was carried out by.

use super::facts::{self, Fact};
use super::names;
use crate::document::{Cell, FigureKind, Table};
use crate::extraction::builder::Builder;
use crate::extraction::columns::{indicator_columns, only_figure};
use crate::search::any_of;

/// Adds the facts of all tables; each is a sentence of its own.
pub(super) fn read<'d>(builder: &Builder<'d, '_>, facts: &mut Vec<Fact<'d>>) {
    for table in &builder.document.tables {
        indicators(builder, table, facts);
        execution(builder, table, facts);
    }
}

fn indicators<'d>(builder: &Builder<'d, '_>, table: &Table, facts: &mut Vec<Fact<'d>>) {
    let mut columns = None;
    for row in &table.rows {
        if let Some((name, actual, ..)) = indicator_columns(builder, row) {
            columns = Some((name, actual, row.len()));
            continue;
        }
        let place = match columns {
            Some((name, actual, width)) if width == row.len() => Some((name, actual)),
            // 服务对象满意度 | ≥95% | 98.6%: without a head the aim says it.
            None => row.iter().position(|&cell| builder.slice(cell).starts_with(['≥', '≤'])).and_then(|aim| {
                let name = aim.checked_sub(1)?;
                (aim + 1 < row.len()).then_some((name, aim + 1))
            }),
            _ => None,
        };
        let Some((name, actual)) = place else { continue };
        let Some(figure) = row.get(actual).and_then(|&cell| whole_cell(builder, cell)) else { continue };
        let name = row.get(name).map_or("", |&cell| builder.slice(cell));
        let name = match builder.figure(figure).kind {
            FigureKind::Percent => names::of_rate(name, ""),
            FigureKind::Count | FigureKind::Money(_) => names::of_amount(name),
            _ => None,
        };
        if name.is_some() {
            facts.extend(facts::of_cell(builder, figure, name, facts.len()));
        }
    }
}

/// 年度资金总额 | 10 | 96.58% | 9.66 below a head with 执行率.
fn execution<'d>(builder: &Builder<'d, '_>, table: &Table, facts: &mut Vec<Fact<'d>>) {
    let mut rate = None;
    for row in &table.rows {
        let head = row.iter().position(|&cell| any_of!["执行率", "预算执行率"].starts(builder.slice(cell)).is_some());
        if let Some(at) = head {
            rate = Some((at, row.len()));
            continue;
        }
        let Some((at, _)) = rate.filter(|&(_, width)| width == row.len()) else { continue };
        if !row.iter().any(|&cell| any_of!["资金总额", "整体支出"].is_in(builder.slice(cell))) {
            continue;
        }
        let figure = whole_cell(builder, row[at]).filter(|&figure| builder.figure(figure).kind == FigureKind::Percent);
        if let Some(figure) = figure {
            facts.extend(facts::of_cell(builder, figure, names::of_rate("预算执行率", ""), facts.len()));
        }
        rate = None;
    }
}

/// The figure that is all of a cell.
fn whole_cell(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    only_figure(builder, cell).filter(|&figure| builder.figure(figure).span == cell)
}

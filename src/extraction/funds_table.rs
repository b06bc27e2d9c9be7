//! The table of funds: 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分, one row for all funds and one for each source.

use super::builder::Builder;
use super::tables::{Column, Header, cells, figure_in};
use crate::amount::{Amount, Unit};
use crate::claims::{Base, Claim, Completion, Measure, Quantity, Span};
use crate::document::{Cell, FigureKind, list_level};
use crate::report::field::{Field, FundField, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::report::{Execution, FundRow, Indicator};
use crate::search::{any_of, has};

/// One row: all funds, or one part of them by where they came from or what they were spent on.
pub(super) fn row(builder: &mut Builder<'_, '_>, header: &Header, row: &[Cell], unit: Option<Unit>) {
    let found: Vec<(Column, Cell)> = cells(builder, header, row)
        .filter(|(.., cell)| !cell.is_empty())
        .map(|(_, column, cell)| (column, cell))
        .collect();
    let is_amount = |column: Column| matches!(column, Column::Initial | Column::Adjusted | Column::Executed);
    if !found.iter().any(|&(column, cell)| is_amount(column) && figure_in(builder, cell).is_some()) {
        return;
    }
    // 资金来源 | 中央资金：400.00 | 省级资金：120.00: cells that name their own amounts belong to no column.
    if found.iter().filter(|&&(column, _)| is_amount(column)).all(|&(_, cell)| has(builder.slice(cell), "：")) {
        return;
    }
    // 2.公务用车购置费: a number in front of a name.
    let numbered = |cell: Cell| {
        let text = builder.slice(cell);
        list_level(text).is_some() && text.chars().any(|c| c > '\u{2e80}')
    };
    let is_label = |&cell: &Cell| figure_in(builder, cell).is_none() || numbered(cell);
    let labels = row.iter().copied().take_while(is_label).filter(|cell| !cell.is_empty());
    // The label next to the figures is the row's own; those before it name its group.
    let name = labels.last().map_or("", |cell| builder.slice(cell));
    // The name that the form itself gives to the row of all funds.
    let of_year = has(name, "年度资金总额");
    let whole = any_of!["资金总额", "年度资金", "合计", "总额", "总计"].is_in(name) && !has(name, "其中");
    // 其中：一般公共预算 / 　政府性基金: what is set in behind a row inside another goes on with it.
    let indented = |cell: &Cell| {
        let before = &builder.document.source[..builder.document.source_span(*cell).start];
        before.ends_with('\u{3000}') || before.ends_with("  ")
    };
    let goes_on = std::mem::take(&mut builder.funds_inside) && row.first().is_some_and(indented);
    if goes_on {
        builder.funds_inside = true;
        nested(builder, &found, name, unit);
        return;
    }
    let inside = name.starts_with("其中") && is_inside(&builder.report.execution);
    if inside || runs_vehicles(&builder.report.execution, name) || is_numbered_below(&builder.report.execution, name) {
        builder.funds_inside = inside;
        nested(builder, &found, name, unit);
        return;
    }
    let execution = &mut builder.report.execution;
    let index = if whole && execution.total == FundRow::default() {
        0
    } else {
        execution.sources.push(FundRow::default());
        execution.sources.len()
    };
    let clean = name.trim_start_matches("其中").trim_start_matches(['：', ' ']).to_owned();
    if let Some(row) = builder.report.execution.row_mut(index) {
        row.name = clean;
    }
    for (column, cell) in found {
        let Some(figure) = figure_in(builder, cell) else { continue };
        let span = builder.figure(figure).span;
        match column {
            Column::Initial => amount(builder, index, FundField::Initial, figure, unit, |row| &mut row.initial),
            Column::Adjusted => amount(builder, index, FundField::Adjusted, figure, unit, |row| &mut row.adjusted),
            Column::Executed => amount(builder, index, FundField::Actual, figure, unit, |row| &mut row.actual),
            Column::Rate if matches!(builder.figure(figure).kind, FigureKind::Percent | FigureKind::Bare) => {
                let percent = builder.percent(figure);
                if let Some(row) = builder.report.execution.row_mut(index) {
                    row.rate = Some(percent);
                }
                builder.source(Field::Fund(index, FundField::Rate), span);
            }
            Column::FullMarks if index == 0 => marks(builder, column, figure, span),
            // In a list of projects the points are those of the projects.
            Column::Score if index == 0 && (of_year || has_marks(builder, header)) => {
                marks(builder, column, figure, span)
            }
            _ => {}
        }
    }
}

/// 其中 behind 项目支出 tells what that row is made of; behind the total, what all funds are made of.
fn is_inside(execution: &Execution) -> bool {
    let uses = any_of!["基本支出", "项目支出", "经营支出", "购置及运行"];
    execution.sources.last().is_some_and(|last| execution.total == FundRow::default() || uses.is_in(&last.name))
}

/// 公务用车运行维护费 behind 公务用车购置及运行维护费 and its 其中.
fn runs_vehicles(execution: &Execution, name: &str) -> bool {
    any_of!["公务用车运行", "公务用车购置费", "运行维护费"].starts(name).is_some()
        && execution.sources.last().is_some_and(|last| has(&last.name, "购置及运行"))
}

/// （1）公务用车购置费 behind 2.公务用车购置及运行费.
fn is_numbered_below(execution: &Execution, name: &str) -> bool {
    let level = |name: &str| list_level(name).map(|(level, _)| level);
    let above = execution.sources.last().and_then(|last| level(&last.name));
    above.zip(level(name)).is_some_and(|(above, own)| above < own)
}

/// A row inside another: no source of the funds, but with a rate of its own.
fn nested(builder: &mut Builder<'_, '_>, found: &[(Column, Cell)], name: &str, unit: Option<Unit>) {
    let name = name.trim_start_matches("其中").trim_start_matches(['：', ' ']);
    let unit = unit.or(builder.document.unit).unwrap_or(builder.report.unit);
    let mut quantity = |wanted: Column| {
        let &(_, cell) = found.iter().find(|(column, _)| *column == wanted)?;
        let figure = figure_in(builder, cell)?;
        let measure = match (wanted, builder.figure(figure).kind) {
            (Column::Rate, FigureKind::Percent | FigureKind::Bare) => Measure::Percent,
            (_, FigureKind::Money(unit)) => Measure::Money(unit),
            (_, FigureKind::Bare) => Measure::Money(unit),
            _ => return None,
        };
        Some(Quantity { measure, ..builder.quantity(figure, name) })
    };
    let budgets = [(Base::Initial, Column::Initial), (Base::Adjusted, Column::Adjusted)];
    let budgets = budgets.into_iter().filter_map(|(base, column)| Some((base, quantity(column)?))).collect();
    let (actual, rate) = (quantity(Column::Executed), quantity(Column::Rate));
    let Some(place) = rate.as_ref().map(|rate| rate.place.clone()) else { return };
    builder.bound.push(Claim::Completion(Completion {
        name: name.to_owned(),
        budgets,
        actual,
        rate,
        base: Base::Adjusted,
        compared: None,
        compared_at: None,
        is_execution_rate: true,
        place,
    }));
}

fn amount(
    builder: &mut Builder<'_, '_>,
    index: usize,
    field: FundField,
    figure: usize,
    unit: Option<Unit>,
    slot: impl FnOnce(&mut FundRow) -> &mut Option<Amount>,
) {
    let report_unit = builder.report.unit;
    let found = builder.figure(figure);
    let own = match found.kind {
        FigureKind::Money(unit) => unit,
        FigureKind::Bare => unit.or(builder.document.unit).unwrap_or(report_unit),
        _ => return,
    };
    builder.used[figure] = true;
    let amount = Amount { number: found.number, unit: (own != report_unit).then_some(own) };
    let Some(row) = builder.report.execution.row_mut(index) else { return };
    *slot(row) = Some(amount);
    builder.source(Field::Fund(index, field), found.span);
}

/// What could be reached stands in a column of its own, or in the head.
fn has_marks(builder: &Builder<'_, '_>, header: &Header) -> bool {
    let groups = &builder.report.indicators;
    header.columns.contains(&Column::FullMarks)
        || groups.iter().any(|group| group.code == "execution" && group.full_marks.is_some())
}

/// 预算执行情况（20分） | … | 得分（20分×执行率）: the full marks stand in the head.
pub(super) fn marks_in_head(builder: &mut Builder<'_, '_>, row: &[Cell]) {
    let of_score = |cell: &&Cell| any_of!["预算执行", "得分"].is_in(builder.slice(**cell));
    let points = row.iter().filter(of_score).find_map(|&cell| figure_in(builder, cell));
    if let Some(figure) = points.filter(|&figure| builder.figure(figure).kind == FigureKind::Points) {
        marks(builder, Column::FullMarks, figure, builder.figure(figure).span);
    }
}

/// The marks of the execution rate stand in the row of all funds.
fn marks(builder: &mut Builder<'_, '_>, column: Column, figure: usize, span: Span) {
    if !matches!(builder.figure(figure).kind, FigureKind::Bare | FigureKind::Points) {
        return;
    }
    let groups = &mut builder.report.indicators;
    let group = groups.iter().position(|group| group.code == "execution").unwrap_or_else(|| {
        let execution =
            Indicator { name: "预算执行率".to_owned(), code: "execution".to_owned(), ..Indicator::default() };
        groups.insert(0, execution);
        0
    });
    let points = builder.points(figure);
    let path = IndicatorPath(vec![group]);
    let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
    let (slot, field) = match column {
        Column::FullMarks => (&mut indicator.full_marks, IndicatorField::FullMarks),
        _ => (&mut indicator.score, IndicatorField::Score),
    };
    if slot.is_none() {
        *slot = Some(points);
        builder.source(Field::Indicator(path, field), span);
    }
}

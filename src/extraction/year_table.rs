//! Tables of two years: 科目 | 2023年 | 2022年 | 增减额 | 增减率. Every row is a change.
//!
//! A column that prints no signs may mean what it prints as a size: a row whose difference or rate is right but for its
//! sign claims nothing.

use super::builder::Builder;
use super::tables::figure_in;
use super::words;
use crate::amount::Unit;
use crate::claims::{Change, Claim, Measure, Place, Quantity, Span, Trend};
use crate::document::{Cell, FigureKind};
use crate::search::{any_of, has};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Year(u16),
    Now,
    Before,
    Difference,
    Rate,
    /// 说明: 减少4.80万元
    Words,
    Other,
}

struct Header {
    now: usize,
    before: usize,
    difference: Option<usize>,
    rate: Option<usize>,
    words: Option<usize>,
    cells: usize,
}

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    for table in &document.tables {
        let unit = table.unit.or(document.unit).unwrap_or_default();
        let mut header: Option<Header> = None;
        for row in &table.rows {
            if let Some(found) = header_of(builder, row) {
                header = Some(found);
            } else if let Some(header) = header.as_ref().filter(|header| header.cells == row.len()) {
                change(builder, header, row, unit);
            } else {
                header = None;
            }
        }
    }
}

fn header_of(builder: &Builder<'_, '_>, row: &[Cell]) -> Option<Header> {
    let columns: Vec<Column> = row.iter().map(|&cell| column(builder, cell)).collect();
    let years: Vec<u16> =
        columns.iter().filter_map(|column| if let Column::Year(year) = column { Some(*year) } else { None }).collect();
    let only = |wanted: Column| {
        let mut found = columns.iter().enumerate().filter(|(_, column)| **column == wanted).map(|(at, _)| at);
        found.next().filter(|_| found.next().is_none())
    };
    let (now, before) = match years[..] {
        [] => (only(Column::Now)?, only(Column::Before)?),
        [one, other] if one == other + 1 || other == one + 1 => {
            (only(Column::Year(one.max(other)))?, only(Column::Year(one.min(other)))?)
        }
        _ => return None,
    };
    let (difference, rate, words) = (only(Column::Difference), only(Column::Rate), only(Column::Words));
    (difference.or(rate).or(words).is_some()).then_some(Header {
        now,
        before,
        difference,
        rate,
        words,
        cells: row.len(),
    })
}

fn column(builder: &Builder<'_, '_>, cell: Cell) -> Column {
    let text = builder.slice(cell);
    if text.is_empty() || text.chars().count() > 14 {
        return Column::Other;
    }
    let changes = any_of!["增减", "变动", "增长", "变化", "增加", "差额", "升降", "降幅", "增幅"].is_in(text);
    let years = builder.document.figures_in(cell).iter().filter_map(|figure| match figure.kind {
        FigureKind::Year(year) => Some(year),
        _ => None,
    });
    match years.collect::<Vec<_>>()[..] {
        // 决算比预算增减 beside 决算比上年增减%: none of the two years.
        _ if changes && has(text, "预算") => Column::Other,
        _ if changes && (any_of!["率", "幅", "比例", "百分比"].is_in(text) || text.contains('%')) => {
            Column::Rate
        }
        // 决算比预算增减: no change between two years.
        _ if any_of!["预算", "计划", "目标"].is_in(text) => Column::Other,
        _ if changes => Column::Difference,
        [year] => Column::Year(year),
        _ if any_of!["上年", "去年", "上期", "年初"].starts(text).is_some() => Column::Before,
        _ if any_of!["本年", "今年", "本期", "年末"].starts(text).is_some() => Column::Now,
        _ if has(text, "说明") || has(text, "备注") => Column::Words,
        _ => Column::Other,
    }
}

fn change(builder: &mut Builder<'_, '_>, header: &Header, row: &[Cell], unit: Unit) {
    let name = row.first().map_or("", |&cell| words::identity(builder.slice(cell))).to_owned();
    let amount = |builder: &mut Builder<'_, '_>, at: usize| -> Option<Quantity> {
        let figure = alone(builder, *row.get(at)?)?;
        let measure = match builder.figure(figure).kind {
            FigureKind::Money(unit) => Measure::Money(unit),
            FigureKind::Bare => Measure::Money(unit),
            FigureKind::Count => Measure::Count,
            _ => return None,
        };
        Some(Quantity { measure, ..builder.quantity(figure, &name) })
    };
    let (Some(now), Some(before)) = (amount(builder, header.now), amount(builder, header.before)) else { return };
    let difference = header.difference.and_then(|at| amount(builder, at)).map(signed);
    let rate = header.rate.and_then(|at| {
        let figure = alone(builder, *row.get(at)?)?;
        let is_rate = matches!(builder.figure(figure).kind, FigureKind::Percent | FigureKind::Bare);
        is_rate.then(|| signed(builder.percentage(figure, &name)))
    });
    let said = header.words.filter(|_| difference.is_none()).and_then(|at| told(builder, *row.get(at)?, &name));
    let down = now.number.subtract(before.number).is_ok_and(|gap| gap.is_negative());
    // A size without a sign says nothing of the way.
    let size = |stated: &(Quantity, Trend)| (stated.1 == Trend::Up) == down && !stated.0.number.is_zero();
    if difference.as_ref().is_some_and(size) || rate.as_ref().is_some_and(size) {
        return;
    }
    let (difference, difference_trend) = match (difference, said) {
        (Some((difference, trend)), _) => (Some(difference), Some(trend)),
        (None, Some((difference, trend))) => (difference, Some(trend)),
        _ => (None, None),
    };
    let (rate, rate_trend) = rate.map_or((None, None), |(rate, trend)| (Some(rate), Some(trend)));
    if difference_trend.is_none() && rate.is_none() {
        return;
    }
    let place = row.iter().copied().reduce(Span::to).unwrap_or_default();
    builder.claims.push(Claim::Change(Change {
        name,
        now: Some(now),
        before: Some(before),
        difference,
        difference_trend,
        rate,
        rate_trend,
        unsigned: false,
        place: Place::span(place),
    }));
}

/// The figure that is all of a cell.
fn alone(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    figure_in(builder, cell).filter(|&figure| builder.figure(figure).span == cell)
}

/// Without its sign, which says the way.
fn signed(stated: Quantity) -> (Quantity, Trend) {
    let trend = if stated.number.is_negative() { Trend::Down } else { Trend::Up };
    (Quantity { number: stated.number.abs(), ..stated }, trend)
}

/// 减少4.80万元, 持平
fn told(builder: &mut Builder<'_, '_>, cell: Cell, name: &str) -> Option<(Option<Quantity>, Trend)> {
    let text = builder.slice(cell);
    if matches!(text, "持平" | "与上年持平") {
        return Some((None, Trend::Level));
    }
    let figure = figure_in(builder, cell)?;
    let span = builder.figure(figure).span;
    let before = builder.slice(Span { start: cell.start, end: span.start });
    let trend = words::trend(before).filter(|_| before.chars().count() <= 6)?;
    matches!(builder.figure(figure).kind, FigureKind::Money(_) | FigureKind::Count)
        .then(|| (Some(builder.quantity(figure, name)), trend))
}

//! What the sentence above a table tells, and the table's total: 政府采购支出146.80万元，见下表.

use super::grid::{Grid, is_subtotal};
use super::head::Role;
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::tolerance::{in_unit, money};
use crate::claims::{Claim, Measure, Place, Quantity, Repeat, Span};
use crate::document::{FigureKind, LineKind};
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// Lines above a table that may speak of it; its title and its unit are among them.
const ABOVE: usize = 4;

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>, table: Span) {
    let Some(total) = total(builder, grid) else { return };
    let Some((figure, announced)) = told(builder, table) else { return };
    let own = builder.figure(figure);
    let FigureKind::Money(unit) = own.kind else { return };
    let name = builder.slice(own.label).to_owned();
    let told = Quantity {
        name: name.clone(),
        number: own.number,
        measure: Measure::Money(unit),
        place: Place::span(own.span),
    };
    if is_meant(&told, &total, announced) {
        builder.used[figure] = true;
        builder.bound.push(Claim::Repeat(Repeat { name, quantities: vec![told, total], across: true }));
    }
}

/// The total of the only column of amounts, which is what stands above it.
fn total(builder: &Builder<'_, '_>, grid: &Grid<'_>) -> Option<Quantity> {
    let mut columns = grid.columns.iter().enumerate().filter(|(_, column)| {
        matches!(column.role, Role::Number | Role::Balance | Role::Difference) && money(column.measure).is_some()
    });
    let (Some((column, found)), None) = (columns.next(), columns.next()) else { return None };
    let planned = any_of!["预算", "计划", "上年", "批复"].is_in(&found.head.name);
    let rows = || (0..grid.rows.len()).filter(|&row| grid.figure(row, column).is_some());
    let mut totals = rows().filter(|&row| grid.is_total(row, column));
    let (Some(total), None) = (totals.next(), totals.next()) else { return None };
    if planned || is_subtotal(grid.name(total, column)) {
        return None;
    }
    let number = |row: usize| grid.figure(row, column).map(|figure| builder.figure(figure).number);
    let parts = Number::sum(rows().filter(|&row| row != total).filter_map(number)).ok()?;
    (number(total) == Some(parts)).then(|| grid.quantity(builder, total, column)).flatten()
}

/// The only amount of the sentence above, and whether it points at the table.
fn told(builder: &Builder<'_, '_>, table: Span) -> Option<(usize, bool)> {
    let document = builder.document;
    let below = document.lines.partition_point(|line| line.span.end <= table.start);
    let above = document.lines[below.saturating_sub(ABOVE)..below].iter().rev();
    let mut between = Span { start: table.start, end: table.start };
    for line in above.take_while(|line| !matches!(line.kind, LineKind::Row(_))) {
        let figures = document.figures_in(line.span);
        let amount = |kind: FigureKind| matches!(kind, FigureKind::Money(_));
        let Some(last) = figures.iter().rfind(|figure| amount(figure.kind)) else {
            between.start = line.span.start;
            continue;
        };
        let line_text = builder.slice(line.span);
        let ends = |span: Span| document.marks_in(span).rfind(|(_, mark)| *mark == '。');
        let start = ends(Span { start: line.span.start, end: last.span.start })
            .map_or(line.span.start, |(at, mark)| (at + mark.len_utf8()) as u32);
        let sentence = Span { start, end: line.span.end };
        let one = document.figures_in(sentence).iter().filter(|figure| amount(figure.kind)).count() == 1;
        let index = document.figures_before(last.span.start);
        let words = builder.slice(sentence);
        let other = any_of!["上年", "去年", "其中", "比", "较", "预算", "计划", "约", "近"];
        let label = builder.slice(last.label);
        let points = any_of!["下表", "如下", "附表", "见表", "下列"].is_in(line_text);
        let total = any_of!["合计", "总计", "总额", "总支出", "总收入", "共计"].is_in(label);
        let title = builder.slice(between);
        let named =
            total && ["支出", "收入", "采购", "三公", "资产"].iter().any(|word| has(label, word) && has(title, word));
        return (one && !other.is_in(words) && (points || named)).then_some((index, points));
    }
    None
}

/// The same, or so near that a slip makes the difference; what a sentence points at may differ by more.
fn is_meant(told: &Quantity, total: &Quantity, announced: bool) -> bool {
    let unit = money(told.measure).unwrap_or_default();
    let (Ok(a), Ok(b)) = (in_unit(told, unit), in_unit(total, unit)) else { return false };
    let decimals = a.decimals().min(b.decimals());
    let (Ok(a), Ok(b)) = (a.rounded(decimals), b.rounded(decimals)) else { return false };
    let place = told.number.trimmed(0).mantissa() == total.number.trimmed(0).mantissa();
    let twice = |x: Number, y: Number| x.add(x).is_ok_and(|twice| twice > y);
    let near = announced && twice(a, b) && twice(b, a);
    a == b || place || near || slips::between(a, b).is_some() || slips::shuffled(a, b)
}

//! What a form says of its indicators in a whole sentence: 补植行道树2880株，完成率90%, and in a row below 行道树补植株数 | ≥3200株 |
//! 2880株.
//!
//! A sentence in a cell belongs to the same form as the rows. A number is one of an indicator where it is counted by the
//! same measure word and named by the same characters, in whatever order.

use super::told::{completion, indicator_columns, only_figure};
use crate::amount::Number;
use crate::claims::Span;
use crate::document::{Cell, FigureKind, Table};
use crate::extraction::builder::Builder;
use crate::search::any_of;
use crate::signs::Sign;

/// More rows are no form.
const MOST: usize = 80;
/// More numbers of a form's sentences are a report.
const MOST_TOLD: usize = 40;

/// A row: what it is called, what was aimed at and what was done.
struct Row<'d> {
    name: &'d str,
    target: usize,
    actual: usize,
}

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let document = builder.document;
    if !document.signs().has(Sign::Form) {
        return;
    }
    let mut told: Vec<usize> = Vec::new();
    for table in &document.tables {
        let signs = document.signs_in(table.span);
        // The two may be one table, or the sentences one of their own above the indicators.
        if signs.has(Sign::Rate) || signs.has(Sign::Reached) {
            sentences(builder, table, &mut told);
        }
        if told.is_empty() || !signs.has(Sign::Form) {
            continue;
        }
        let told = std::mem::take(&mut told);
        let rows = rows(builder, table);
        if told.len() <= MOST_TOLD && rows.len() <= MOST {
            for figure in told {
                hold(builder, &rows, figure);
            }
        }
    }
}

/// The numbers of things below 预期目标 | 实际完成情况.
fn sentences(builder: &Builder<'_, '_>, table: &Table, told: &mut Vec<usize>) {
    let mut done = None;
    for row in &table.rows {
        if let Some((at, _)) = done.filter(|&(_, width)| width == row.len()) {
            told.extend(numbers(builder, row[at]));
        }
        let head = |cell: &Cell| any_of!["实际完成情况", "完成情况"].ends(builder.slice(*cell)).is_some();
        done = row.iter().position(head).map(|at| (at, row.len()));
    }
}

/// The indicators of things that are counted, where more is better.
fn rows<'d>(builder: &Builder<'d, '_>, table: &Table) -> Vec<Row<'d>> {
    let mut columns = None;
    let mut rows = Vec::new();
    for row in &table.rows {
        if let Some((name, actual, Some(target))) = indicator_columns(builder, row) {
            columns = Some((name, target, actual));
            continue;
        }
        let Some(cells) =
            columns.and_then(|(name, target, actual)| Some([*row.get(name)?, *row.get(target)?, *row.get(actual)?]))
        else {
            continue;
        };
        let [name, aim, result] = cells;
        let (Some(target), Some(actual)) = (only_figure(builder, aim), only_figure(builder, result)) else { continue };
        let counted = |at: usize| builder.figure(at).kind == FigureKind::Count;
        let most = any_of!["≤", "不超过", "以内", "控制"].is_in(builder.slice(aim));
        if !most && counted(target) && counted(actual) && builder.unit_of(target) == builder.unit_of(actual) {
            rows.push(Row { name: builder.slice(name), target, actual });
        }
    }
    rows
}

fn numbers(builder: &Builder<'_, '_>, cell: Cell) -> Vec<usize> {
    let first = builder.document.figures_before(cell.start);
    let all = first..first + builder.document.figures_in(cell).len();
    all.filter(|&at| builder.figure(at).kind == FigureKind::Count).collect()
}

fn hold(builder: &mut Builder<'_, '_>, rows: &[Row<'_>], figure: usize) {
    let label = builder.slice(builder.figure(figure).label);
    if any_of!["计划", "目标", "上年", "去年", "累计", "应", "比", "较", "增", "减", "其中"].is_in(label)
    {
        return;
    }
    let mut alike =
        rows.iter().filter(|row| builder.unit_of(row.actual) == builder.unit_of(figure) && is_alike(label, row.name));
    let (Some(row), None) = (alike.next(), alike.next()) else { return };
    let number = |at: usize| builder.figure(at).number;
    let Some(next) = builder.document.figures.get(figure + 1) else { return };
    let between = builder.slice(Span { start: builder.figure(figure).span.end, end: next.span.start });
    let rate = next.kind == FigureKind::Percent
        && any_of!["完成率", "完成率为", "完成率达", "完成率达到", "完成目标的", "完成年度目标的", "完成计划的"]
            .ends(between)
            .is_some()
        && between.starts_with(['，', '（'])
        && between.chars().count() <= 10;
    // More than all is often told as all.
    let capped = next.number == Number::HUNDRED && number(figure) >= number(row.target);
    if number(figure) == number(row.actual) && rate && !capped {
        completion(builder, [row.target, figure, figure + 1]);
    }
}

/// 补植行道树 and 行道树补植株数, 养护绿地 and 绿地养护面积: what the one is called stands in the other, two characters at a time.
fn is_alike(label: &str, name: &str) -> bool {
    const LEAST: usize = 4;
    const MOST: usize = 12;
    let verb = any_of!["完成", "共", "实际", "全年", "已"].starts(label).map_or(0, str::len);
    let label: Vec<char> = label[verb..].chars().collect();
    if !(LEAST..=MOST).contains(&label.len()) {
        return false;
    }
    let name: Vec<char> = name.chars().take(MOST * 2).collect();
    let inside = |at: usize| name.windows(2).any(|two| label.get(at..at + 2) == Some(two));
    // Every character belongs to two that stand side by side in the other name.
    (0..label.len()).all(|at| inside(at) || at.checked_sub(1).is_some_and(inside))
}

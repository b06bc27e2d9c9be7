//! What a table says of indicators: their rates by target and result, and what is said again in a sentence: 新建标准化卫生室 | ≥12个 | 11个, and below it 全年新建标准化卫生室14个.

use std::collections::HashMap;

use crate::amount::{Number, Unit};
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::{Base, Claim, Completion, Measure, Quantity, Repeat, Span};
use crate::document::{Cell, FigureKind, LineKind, Table};
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::extraction::readings::Text;
use crate::extraction::words;
use crate::search::{AnyOf, any_of};

/// Characters of a name that two things hardly share.
const TELLING: usize = 5;
/// Lines below a table that speak of it.
const BELOW: usize = 2;
/// Lines around it in which its results are looked for.
const AROUND: usize = 150;

/// What a table calls by a name, with what was aimed at.
struct Stated {
    figure: usize,
    target: Option<usize>,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, table: &Table) {
    let mut columns = None;
    let mut rated = None;
    let mut rates: Vec<[usize; 3]> = Vec::new();
    let mut stated: HashMap<&str, Option<Stated>> = HashMap::new();
    for row in &table.rows {
        if let Some(found) = rate_columns(builder, row) {
            rated = Some((found, row.len()));
        }
        if let Some((name, actual, target)) = indicator_columns(builder, row) {
            columns = Some((name, actual, target, row.len()));
            continue;
        }
        if let Some((cells, _)) = rated.filter(|&(_, width)| width == row.len()) {
            rates.extend(of_target(builder, cells.map(|at| row[at])));
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
    completions(builder, &rates);
    if stated.is_empty() {
        return;
    }
    let below = builder.document.lines.partition_point(|line| line.span.end <= table.span.end);
    let around = below.saturating_sub(AROUND)..builder.document.lines.len().min(below + AROUND);
    for at in around {
        let line = &builder.document.lines[at];
        if line.kind != LineKind::Paragraph {
            continue;
        }
        let near = (below..below + BELOW).contains(&at);
        let first = builder.document.figures_before(line.span.start);
        for figure in first..first + builder.document.figures_in(line.span).len() {
            again(builder, &stated, figure, near);
        }
    }
}

/// 指标值 150吨 | 实际完成值 141吨 | 完成率 94%: the figures of a row, where more is better.
fn of_target(builder: &Builder<'_, '_>, cells: [Cell; 3]) -> Option<[usize; 3]> {
    let most = any_of!["≤", "不超过", "以内", "以下", "控制"].is_in(builder.slice(cells[0]));
    let [target, actual, rate] = cells.map(|cell| only_figure(builder, cell));
    let (target, actual, rate) = (target?, actual?, rate?);
    let kind = |at: usize| builder.figure(at).kind;
    let alike = kind(target) == kind(actual) && builder.unit_of(target) == builder.unit_of(actual);
    let counted = matches!(kind(target), FigureKind::Count | FigureKind::Money(_) | FigureKind::Bare);
    // More than all is often told as all.
    let capped = builder.figure(rate).number == Number::HUNDRED
        && builder.figure(actual).number >= builder.figure(target).number;
    (alike && counted && !most && !capped && kind(rate) == FigureKind::Percent).then_some([target, actual, rate])
}

/// The head names target, result and rate: unless most rows say that something else is meant, each is held to it.
fn completions(builder: &mut Builder<'_, '_>, rows: &[[usize; 3]]) {
    let holds = |row: &&[usize; 3]| {
        let quantity = |at: usize| Quantity {
            measure: Measure::Count,
            ..Quantity::amount(builder.figure(at).number, Unit::default())
        };
        let ratio = ratio(&quantity(row[1]), &quantity(row[0]));
        let found = ratio.and_then(|ratio| compare(builder.figure(row[2]).number, &ratio)).ok().flatten();
        found.is_none_or(|found| found.found != Match::Apart)
    };
    let failing = rows.iter().filter(|row| !holds(row)).count();
    if failing > 1 && failing * 2 > rows.len() {
        return;
    }
    for &row in rows {
        completion(builder, row);
    }
}

/// Holds a rate against what was aimed at and what was done.
pub(super) fn completion(builder: &mut Builder<'_, '_>, [target, actual, rate]: [usize; 3]) {
    let counted =
        |builder: &mut Builder<'_, '_>, at: usize| Quantity { measure: Measure::Count, ..builder.quantity(at, "") };
    let (budget, done) = (counted(builder, target), counted(builder, actual));
    let rate = builder.percentage(rate, "完成率");
    builder.bound.push(Claim::Completion(Completion::of("完成率", Base::Plan, budget, done, rate)));
}

/// The columns of aim, outcome and rate, where a row is the head of a table that has all three.
fn rate_columns(builder: &Builder<'_, '_>, row: &[Cell]) -> Option<[usize; 3]> {
    let is_rate = |text: &str| any_of!["完成率", "完成比例", "目标完成率", "指标完成率"].starts(text).is_some();
    let rate = column(builder, row, is_rate)?;
    Some([column(builder, row, is_target)?, column(builder, row, is_actual)?, rate])
}

fn column(builder: &Builder<'_, '_>, row: &[Cell], fits: fn(&str) -> bool) -> Option<usize> {
    row.iter().position(|&cell| fits(builder.slice(cell)))
}

/// A head without the bracket behind it.
fn bare(head: &str) -> &str {
    head.split('（').next().unwrap_or(head).trim()
}

fn is_actual(head: &str) -> bool {
    let head_of = bare(head);
    any_of!["实际完成值", "完成值", "实际值", "实际完成"].starts(head).is_some()
        || any_of!["实际数", "完成数", "全年完成", "全年实际", "实际"].ends(head_of) == Some(head_of)
}

fn is_target(head: &str) -> bool {
    const AIMS: AnyOf = AnyOf::new(&[
        "年度目标值",
        "年初目标值",
        "预期目标值",
        "年度目标",
        "年初目标",
        "预期目标",
        "绩效目标值",
        "目标",
        "目标数",
        "年度指标",
        "年度计划",
        "计划数",
        "计划完成",
        "计划",
        "预期值",
    ]);
    let head_of = bare(head);
    any_of!["指标值", "目标值", "年度指标值", "计划值"].starts(head).is_some() || AIMS.ends(head_of) == Some(head_of)
}

/// The columns of name, outcome and aim, where a row is the head of a table of indicators.
pub(in crate::extraction) fn indicator_columns(
    builder: &Builder<'_, '_>,
    row: &[Cell],
) -> Option<(usize, usize, Option<usize>)> {
    let name = column(builder, row, |text| any_of!["指标名称", "三级指标"].starts(text).is_some() || text == "指标");
    let (actual, target) = (column(builder, row, is_actual), column(builder, row, is_target));
    Some((name?, actual?, target))
}

/// The only figure of a cell.
pub(in crate::extraction) fn only_figure(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    let [figure] = builder.document.figures_in(cell) else { return None };
    Some(builder.document.figures_before(figure.span.start))
}

/// The only number of a cell, with its measure word.
fn counted(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    only_figure(builder, cell).filter(|&at| is_result(builder, at))
}

/// A number of things, or a rate.
fn is_result(builder: &Builder<'_, '_>, figure: usize) -> bool {
    matches!(builder.figure(figure).kind, FigureKind::Count | FigureKind::Percent)
}

fn again(builder: &mut Builder<'_, '_>, stated: &HashMap<&str, Option<Stated>>, figure: usize, near: bool) {
    let found = builder.figure(figure);
    if !is_result(builder, figure) || is_limit(builder, figure) {
        return;
    }
    let label = builder.slice(found.label);
    let name = words::identity(label);
    let Some(Some(known)) = stated.get(name) else { return };
    if !near && !is_of_result(builder, name, figure) {
        return;
    }
    let number = |at: usize| builder.figure(at).number;
    let aimed = known.target.is_some_and(|target| number(target) == number(figure));
    let other = any_of!["计划", "目标", "上年", "累计", "拟", "应", "原定", "预计"].is_in(label);
    if builder.unit_of(figure) != builder.unit_of(known.figure)
        || (aimed && number(figure) != number(known.figure))
        || other
    {
        return;
    }
    // 2022年培训合格率 is told of another year.
    let before = figure.checked_sub(1).map(|at| builder.figure(at));
    let year = before.filter(|before| found.label.start.saturating_sub(before.span.end) < 4);
    if let (Some(FigureKind::Year(year)), Some(own)) = (year.map(|year| year.kind), builder.report.year)
        && year != own
    {
        return;
    }
    let table = known.figure;
    let measure = if found.kind == FigureKind::Percent { Measure::Percent } else { Measure::Count };
    let quantity = |builder: &mut Builder<'_, '_>, at: usize| Quantity { measure, ..builder.quantity(at, name) };
    let quantities = vec![quantity(builder, table), quantity(builder, figure)];
    builder.bound.push(Claim::Repeat(Repeat { name: name.to_owned(), quantities, across: true }));
}

/// 培育家庭农场15家 far from the table: a clause of its own that begins with the whole name, in a sentence that tells of no aim and of
/// no other time.
fn is_of_result(builder: &Builder<'_, '_>, name: &str, figure: usize) -> bool {
    const TELLING: usize = 6;
    let text = Text { document: builder.document, year: builder.report.year };
    let span = builder.figure(figure).span;
    let sentence = text.sentence(span);
    let before = builder.slice(Span { start: sentence.start, end: span.start });
    let other = any_of![
        "目标",
        "计划",
        "任务",
        "上年",
        "去年",
        "累计",
        "以来",
        "拟",
        "将",
        "十四五",
        "十三五",
        "其中",
        "季度",
        "月"
    ];
    let begins =
        before.strip_suffix(name).is_some_and(|head| head.is_empty() || head.ends_with(['，', '；', '：', '、']));
    name.chars().count() >= TELLING && begins && !other.is_in(before)
}

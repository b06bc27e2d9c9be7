//! The table of indicators: 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因.

use super::builder::Builder;
use super::indicator_names::code;
use super::row_reasons;
use super::scores::total;
use super::tables::{Column, Header, cells, figure_in};
use crate::amount::{Number, Points, slips};
use crate::claims::{Claim, Completeness, Measure, Quantity, SCORES_OF_ROWS, Span, Sum, Topic};
use crate::document::{Cell, FigureKind};
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::report::{Direction, Indicator};
use crate::search::has;

/// The indicators that the rows below belong to: a merged cell is written once.
#[derive(Default)]
pub(super) struct Levels {
    path: Vec<usize>,
    /// The total has been read; what follows in the form are no indicators.
    done: bool,
    /// 一、投入, 其中：预算管理: in a single column of names the numbers tell the levels apart.
    outline: Outline,
    /// There is a single column of names: each row is an indicator of its own.
    single: bool,
    /// Groups have rows of their own above their indicators.
    grouped: bool,
    /// There is a column for the second level.
    has_second: bool,
    /// There is none for the first level, nor a row: the second stands at the top.
    without_first: bool,
    /// A row of the table holds the total of a hundred.
    whole_follows: bool,
    /// Full marks and score of the rows since the last sum, with the group each stands below.
    listed: Vec<(usize, usize, usize)>,
    /// One of them lacks a figure.
    lacking: bool,
}

impl Levels {
    pub fn new(whole_follows: bool) -> Levels {
        Levels { whole_follows, ..Levels::default() }
    }
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Outline {
    #[default]
    Flat,
    /// A name with a Chinese number was read: names without one stand below it.
    Numbered,
}

/// The level of a name in the only column of names.
fn level_in_outline(name: &str, levels: &mut Levels) -> u8 {
    let digits: &[char] = &['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let numbered = name.starts_with(digits) && name.trim_start_matches(digits).starts_with('、');
    if numbered {
        levels.outline = Outline::Numbered;
    }
    if levels.outline == Outline::Numbered && !numbered { 2 } else { 1 }
}

/// One row of the table.
pub(super) fn row(builder: &mut Builder<'_, '_>, header: &Header, row: &[Cell], levels: &mut Levels) {
    // 〃 below a name is that name again, as an empty cell is.
    let ditto = |column: Column, cell: Cell| {
        matches!(column, Column::Level(_)) && matches!(builder.slice(cell), "〃" | "″" | "\"" | "同上")
    };
    let found: Vec<(usize, Column, Cell)> =
        cells(builder, header, row).filter(|&(_, column, cell)| !cell.is_empty() && !ditto(column, cell)).collect();
    let get = |wanted: Column| found.iter().find(|(_, column, _)| *column == wanted).map(|&(.., cell)| cell);
    // 一级指标 | 分值 | 得分 | 二级指标 | 分值 | 得分: and a score.
    let scores: Vec<(usize, usize)> = found
        .iter()
        .filter(|(_, column, _)| *column == Column::Score)
        .filter_map(|&(at, _, cell)| Some((level_before(header, at), points_in(builder, cell)?)))
        .collect();
    let innermost = scores.iter().map(|&(level, _)| level).max();
    let score = scores.iter().find(|&&(level, _)| Some(level) == innermost).map(|&(_, figure)| figure);
    let lost = get(Column::Lost).and_then(|cell| points_in(builder, cell));
    // 一级指标 | 分值 | 二级指标 | 分值 | …: each level may have full marks of its own, behind its name.
    let fulls: Vec<(usize, usize)> = found
        .iter()
        .filter(|(_, column, _)| *column == Column::FullMarks)
        .filter_map(|&(at, _, cell)| Some((level_before(header, at), points_in(builder, cell)?)))
        .collect();
    let own = fulls.iter().map(|&(level, _)| level).max().unwrap_or(0);
    let full = fulls.iter().find(|&&(level, _)| level == own).map(|&(_, figure)| figure);
    let first = found.first().map_or("", |&(.., cell)| builder.slice(cell));
    if is_total(first) || row.iter().any(|&cell| is_total(builder.slice(cell))) {
        let mut figures: Vec<usize> = row.iter().filter_map(|&cell| points_in(builder, cell)).collect();
        figures.iter().for_each(|&figure| builder.used[figure] = true);
        let lost = header.columns.contains(&Column::Lost);
        let aligned = row.len() == header.columns.len();
        let whole = score.filter(|_| aligned).or_else(|| score_of_total(builder, &figures, lost));
        // 合计 | 28 | 100 | 88.5: a number of indicators stands in front of the points.
        if let (true, Some(full)) = (aligned && fulls.len() == 1, full) {
            figures.retain(|&figure| figure >= full);
        }
        // 合计 | 100 | 95.02 | 4.98
        parts(builder, if lost && figures.len() == 3 { &figures[..2] } else { &figures }, levels);
        if let Some(figure) = whole.filter(|_| !is_of_part(builder, &figures, levels.whole_follows)) {
            total(builder, figure);
        }
        builder.scores_done = true;
        levels.done = true;
        return;
    }
    if is_subtotal(first) || is_sum_of_open(builder, levels, first) {
        let below = found.first().is_some_and(|(_, column, _)| *column == Column::Level(3));
        let second = below && header.columns.contains(&Column::Level(2));
        subtotal(builder, row, levels, second);
        return;
    }
    if let [(_, column, cell)] = found[..]
        && matches!(column, Column::Level(_) | Column::Label | Column::Other)
        && has(builder.slice(cell), "分）")
    {
        // 目标1（30分）：…: a row of its own begins a group.
        levels.grouped = enter(builder, levels, 1, cell);
        return;
    }
    if levels.done && score.is_none() && full.is_none() {
        return;
    }
    let mut named = false;
    let only = header.columns.iter().filter(|column| matches!(column, Column::Level(_))).count() == 1;
    levels.single = only;
    levels.has_second = header.columns.contains(&Column::Level(2));
    levels.without_first = levels.has_second && !levels.grouped && !header.columns.contains(&Column::Level(1));
    // 一级指标 | 指标: two columns of names are two levels, also in the rows below a merged cell.
    let skips = header.columns.contains(&Column::Level(1)) && !levels.has_second;
    for level in 1..=3_u8 {
        let Some(cell) = get(Column::Level(level)) else { continue };
        let level = match only {
            true if levels.grouped => 2,
            true => level_in_outline(builder.slice(cell), levels),
            false if level == 3 && skips => 2,
            false => level,
        };
        named |= enter(builder, levels, level, cell);
        let above = fulls.iter().find(|&&(of, _)| of == usize::from(level) && of < own);
        if let Some(&(_, figure)) = above {
            let path = IndicatorPath(levels.path.clone());
            marks(builder, &path, IndicatorField::FullMarks, Some(figure), |i| &mut i.full_marks);
        }
        let scored = scores.iter().find(|&&(of, _)| of == usize::from(level) && Some(of) < innermost);
        if let Some(&(_, figure)) = scored {
            let path = IndicatorPath(levels.path.clone());
            marks(builder, &path, IndicatorField::Score, Some(figure), |i| &mut i.score);
        }
    }
    if !named || levels.path.is_empty() {
        return;
    }
    builder.scores_begun = true;
    match (full, score) {
        (Some(full), Some(score)) => levels.listed.push((full, score, levels.path[0])),
        (None, None) => {}
        _ => levels.lacking = true,
    }
    let path = IndicatorPath(levels.path.clone());
    for &(_, column, cell) in &found {
        match column {
            Column::Target => text(builder, &path, IndicatorField::Target, cell, |i, text| i.target = text),
            Column::Actual => text(builder, &path, IndicatorField::Actual, cell, |i, text| i.actual = text),
            Column::Unit => text(builder, &path, IndicatorField::Unit, cell, |i, text| i.unit = text),
            Column::Reason => text(builder, &path, IndicatorField::Reason, cell, |i, text| i.reason = text),
            Column::Direction => {
                let direction = direction(builder.slice(cell));
                if let Some(indicator) = path.find_mut(&mut builder.report.indicators) {
                    indicator.direction = direction;
                }
            }
            _ => {}
        }
    }
    marks(builder, &path, IndicatorField::FullMarks, full, |i| &mut i.full_marks);
    marks(builder, &path, IndicatorField::Score, score, |i| &mut i.score);
    let lost = lost.or_else(|| get(Column::Reason).and_then(|cell| row_reasons::only_loss(builder, cell)));
    marks(builder, &path, IndicatorField::Lost, lost, |i| &mut i.lost);
    if let (Some(full), Some(score)) = (full, score) {
        let words = |column: &Column| matches!(column, Column::Reason | Column::Other | Column::Actual);
        let told: Vec<Cell> = found.iter().filter(|(_, column, _)| words(column)).map(|&(.., cell)| cell).collect();
        row_reasons::read(builder, &told, full, score);
    }
}

/// The level whose column stands before a column.
fn level_before(header: &Header, at: usize) -> usize {
    let level = |column: &Column| match column {
        Column::Level(level) => Some(usize::from(*level)),
        _ => None,
    };
    header.columns[..at].iter().rev().find_map(level).unwrap_or(3)
}

/// 小计, 产出指标小计
fn is_subtotal(text: &str) -> bool {
    const LONGEST: usize = 10;
    text.trim_end_matches('：').ends_with("小计") && text.chars().count() <= LONGEST
}

/// 投入合计 below the rows of 投入（10分）
fn is_sum_of_open(builder: &Builder<'_, '_>, levels: &Levels, text: &str) -> bool {
    let Some(name) = text.trim_end_matches('：').strip_suffix("合计").filter(|name| !name.is_empty()) else {
        return false;
    };
    let open = levels.path.first().and_then(|&group| builder.report.indicators.get(group));
    open.is_some_and(|group| group.name.trim_end_matches("指标") == name.trim_end_matches("指标"))
}

/// The full marks of an indicator, or of those below it.
pub(super) fn full_of(indicator: &Indicator) -> Option<Number> {
    indicator.full_marks.map(|marks| marks.0).or_else(|| {
        let below: Option<Vec<Number>> = indicator.children.iter().map(full_of).collect();
        Number::sum(below.filter(|below| !below.is_empty())?).ok()
    })
}

/// 小计 | 28 | 27.1: what the group above got; `second`: among the names of the third level, what that of the second got.
fn subtotal(builder: &mut Builder<'_, '_>, row: &[Cell], levels: &mut Levels, second: bool) {
    let Some(&group) = levels.path.first() else { return };
    let of_others = levels.listed.iter().any(|&(_, _, other)| other != group);
    let figures: Vec<usize> = row.iter().filter_map(|&cell| points_in(builder, cell)).collect();
    // 小计 | 50 | | 50 | 47: the marks of two levels.
    let same = |a: usize, b: usize| builder.figure(a).number == builder.figure(b).number;
    let (full, score) = match figures[..] {
        [full, score] => (full, score),
        [full, again, score] if same(full, again) => (full, score),
        _ => return,
    };
    // 小计 | 40 | 39.2 below the rows of several groups is that of all of them.
    let of_all = parts(builder, &[full, score], levels);
    if of_others && of_all {
        return;
    }
    if let Some(above) = levels.path.get(..2).filter(|_| second && of_all) {
        let path = IndicatorPath(above.to_vec());
        marks(builder, &path, IndicatorField::FullMarks, Some(full), |i| &mut i.full_marks);
        marks(builder, &path, IndicatorField::Score, Some(score), |i| &mut i.score);
        return;
    }
    let path = IndicatorPath(vec![group]);
    // 指标小计 | 90 | 89.13 behind the last group: of all groups.
    let own = path.find(&builder.report.indicators).and_then(|group| {
        let below: Option<Vec<Number>> = group.children.iter().map(full_of).collect();
        group.full_marks.map(|marks| marks.0).or_else(|| Number::sum(below?).ok())
    });
    let all = Number::sum(builder.report.indicators.iter().filter_map(full_of));
    let number = builder.figure(full).number;
    let of_more = own.is_some_and(|own| own.add(own).is_ok_and(|twice| number >= twice));
    if of_more || (own.is_some_and(|own| own != number) && all == Ok(number)) {
        return;
    }
    marks(builder, &path, IndicatorField::FullMarks, Some(full), |i| &mut i.full_marks);
    marks(builder, &path, IndicatorField::Score, Some(score), |i| &mut i.score);
}

/// 小计 | 40 | 39.2: where the full marks of the rows since the last sum make up these, their scores make up the score.
fn parts(builder: &mut Builder<'_, '_>, figures: &[usize], levels: &mut Levels) -> bool {
    let listed = std::mem::take(&mut levels.listed);
    let lacking = std::mem::take(&mut levels.lacking);
    let &[full, score] = figures else { return false };
    let number = |figure: usize| builder.figure(figure).number;
    let sum = |of: fn(&(usize, usize, usize)) -> usize| Number::sum(listed.iter().map(|row| number(of(row))));
    let (marks, scores) = (sum(|row| row.0), sum(|row| row.1));
    let made = marks == Ok(number(full));
    // 合计 | 106 | 95.02: all rows are there, as their scores show.
    let mistyped =
        scores == Ok(number(score)) && marks.is_ok_and(|marks| slips::between(marks, number(full)).is_some());
    if lacking || listed.len() < 2 || !(made || mistyped) {
        return false;
    }
    if !made {
        let whole = Quantity { measure: Measure::Points, ..builder.quantity(full, "分值合计") };
        let of_rows: Vec<usize> = listed.iter().map(|&(full, ..)| full).collect();
        let parts = of_rows
            .into_iter()
            .map(|full| Quantity { measure: Measure::Points, ..builder.quantity(full, "分值") })
            .collect();
        builder.bound.push(Claim::Sum(Sum::of(Topic::Scores, whole, parts, Completeness::Complete, "分值")));
        return true;
    }
    let points = |quantity: Quantity| Quantity { measure: Measure::Points, ..quantity };
    let whole = points(builder.quantity(score, SCORES_OF_ROWS));
    let of_rows: Vec<usize> = listed.iter().map(|&(_, score, _)| score).collect();
    let parts = of_rows.into_iter().map(|score| points(builder.quantity(score, "得分"))).collect();
    builder.bound.push(Claim::Sum(Sum::of(Topic::Scores, whole, parts, Completeness::Complete, "得分")));
    true
}

/// 合计 | 100 | 95: of all points in the row the last are the score; in 合计 | 100 | 96.4 | 3.6 they are what was lost.
fn score_of_total(builder: &Builder<'_, '_>, figures: &[usize], lost: bool) -> Option<usize> {
    let number = |figure: usize| builder.figure(figure).number;
    match figures {
        [_, score, _] if lost => Some(*score),
        [full, score, lost] if number(*score).add(number(*lost)) == Ok(number(*full)) => Some(*score),
        _ => figures.last().copied(),
    }
}

/// 合计 | 50 | 47.9: so few full marks are those of one group of indicators. 合计 | 80 | 77.19 is a sum below which the
/// total of a hundred stands.
fn is_of_part(builder: &Builder<'_, '_>, figures: &[usize], whole_follows: bool) -> bool {
    const LEAST: i64 = 80;
    let [first, .., last] = figures else { return false };
    // 合计 | 16002.50 | 15075.64 | 94.21% | 35 | 33.46: amounts may stand in front of the points.
    let amounts = builder.figure(*first).number > Number::HUNDRED;
    let full = if amounts { last.checked_sub(1).unwrap_or(*last) } else { *first };
    let full = builder.figure(full).number;
    full < Number::whole(LEAST) || (whole_follows && full < Number::HUNDRED)
}

/// 总分 | 100 | 95.88
pub(super) fn is_row_of_whole(builder: &Builder<'_, '_>, row: &[Cell]) -> bool {
    let total = row.iter().any(|&cell| is_total(builder.slice(cell)));
    total
        && row.iter().any(|&cell| {
            points_in(builder, cell).is_some_and(|figure| builder.figure(figure).number == Number::HUNDRED)
        })
}

fn is_total(text: &str) -> bool {
    let text = text.split('（').next().unwrap_or(text);
    let bare: &str = text.trim_end_matches(['：', '分']);
    matches!(bare, "总" | "总分" | "合计" | "总计" | "总得分" | "自评总" | "总分合计" | "得分合计")
}

/// Goes to the indicator of a cell, which is new unless it repeats the one that is open.
fn enter(builder: &mut Builder<'_, '_>, levels: &mut Levels, level: u8, cell: Cell) -> bool {
    let whole = builder.slice(cell);
    // 产出指标（50分）, 效益指标（30）: the marks of the group stand in its name.
    let bare = |inner: &str| !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    let in_marks = |inner: &str| inner.contains('分') || inner['（'.len_utf8()..].strip_suffix('）').is_some_and(bare);
    let name_end = whole.find('（').filter(|&at| in_marks(&whole[at..])).unwrap_or(whole.len());
    let name = whole[..name_end].trim_start_matches("其中：");
    if name.is_empty() {
        return false;
    }
    // Where a level has no column or no cell, the next one stands directly below what is open.
    let depth = usize::from(level - 1).saturating_sub(usize::from(levels.without_first)).min(levels.path.len());
    let parent = IndicatorPath(levels.path[..depth].to_vec());
    let again = levels.path.get(depth).copied();
    let Some(list) = parent.list_mut(&mut builder.report.indicators) else { return false };
    let same =
        |index: &usize| list.get(*index).is_some_and(|indicator| indicator.name == name) && level < 3 && !levels.single;
    let index = match again.filter(same) {
        Some(index) => index,
        None if level == 1 && !levels.single => {
            match list.iter().position(|i| !i.code.is_empty() && Some(i.code.as_str()) == code(name)) {
                Some(known) => known,
                None => add(list, name, level),
            }
        }
        None => add(list, name, level),
    };
    // Written again in every row, it keeps what is open below it where the next level has a column.
    let keeps = again == Some(index) && level == 1 && levels.has_second;
    levels.path.truncate(if keeps { depth + 2 } else { depth });
    if !keeps {
        levels.path.push(index);
    }
    let path = IndicatorPath(levels.path[..=depth].to_vec());
    let start = cell.start as usize + (name_end - name.len());
    let span = Span::new(start, start + name.len());
    builder.source(Field::Indicator(path.clone(), IndicatorField::Name), span);
    if name_end < whole.len() {
        let rest = Span { start: span.end, end: cell.end };
        let figures = builder.document.figures_in(rest);
        if let Some(first) = figures.first().filter(|figure| {
            let bare = figures.len() == 1 && bare(builder.slice(figure.span));
            figure.kind == FigureKind::Points || bare
        }) {
            let figure = builder.document.figures_before(first.span.start);
            marks(builder, &path, IndicatorField::FullMarks, Some(figure), |i| &mut i.full_marks);
        }
    }
    true
}

fn add(list: &mut Vec<Indicator>, name: &str, level: u8) -> usize {
    let code = if level == 1 { code(name).unwrap_or("") } else { "" };
    list.push(Indicator { name: name.to_owned(), code: code.to_owned(), ..Indicator::default() });
    list.len() - 1
}

fn text(
    builder: &mut Builder<'_, '_>,
    path: &IndicatorPath,
    field: IndicatorField,
    cell: Cell,
    set: impl FnOnce(&mut Indicator, String),
) {
    let value = builder.slice(cell).to_owned();
    let figures = builder.document.figures_in(cell).len();
    let first = builder.document.figures_before(cell.start);
    builder.used[first..first + figures].fill(true);
    if let Some(indicator) = path.find_mut(&mut builder.report.indicators) {
        set(indicator, value);
        builder.source(Field::Indicator(path.clone(), field), cell);
    }
}

fn direction(text: &str) -> Direction {
    match text {
        "≤" | "<" | "反向" | "反向指标" => Direction::AtMost,
        "=" => Direction::Equal,
        "定性" | "定性指标" => Direction::Qualitative,
        _ => Direction::AtLeast,
    }
}

/// The points of a cell: a bare number, or one with 分.
fn points_in(builder: &Builder<'_, '_>, cell: Span) -> Option<usize> {
    figure_in(builder, cell).filter(|&figure| {
        let figure = builder.figure(figure);
        matches!(figure.kind, FigureKind::Bare | FigureKind::Points)
            && (figure.span.start, figure.span.end) == (cell.start, cell.end)
    })
}

fn marks(
    builder: &mut Builder<'_, '_>,
    path: &IndicatorPath,
    field: IndicatorField,
    figure: Option<usize>,
    slot: impl FnOnce(&mut Indicator) -> &mut Option<Points>,
) {
    let Some(figure) = figure else { return };
    let points = builder.points(figure);
    let span = builder.figure(figure).span;
    let Some(indicator) = path.find_mut(&mut builder.report.indicators) else { return };
    let slot = slot(indicator);
    if slot.is_none() {
        *slot = Some(points);
        builder.source(Field::Indicator(path.clone(), field), span);
    }
}

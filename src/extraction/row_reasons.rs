//! What a row of indicators says of its points in words: | 12 | 11.0 | 迟报扣0.5分，目标不细扣0.5分 | is the marks that it lost, | 50 | 48.0 | 数量20分、质量14分、时效8分、
//! 成本6分 | what its score is made of.
//!
//! What belongs here: what is said in words in a cell of a row. Which cells those are is known to `score_table`.

use super::builder::Builder;
use crate::amount::{Number, slips};
use crate::claims::{Claim, Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::{Cell, FigureKind};
use crate::search::{AnyOf, any_of};

/// Fewer are a single loss, or one part.
const LEAST: usize = 2;

/// Reads the words of a row with full marks and score.
pub(super) fn read(builder: &mut Builder<'_, '_>, cells: &[Cell], full: usize, score: usize) {
    for &cell in cells {
        let points = points(builder, cell);
        if points.len() < LEAST {
            continue;
        }
        let lost = points.iter().filter(|&&at| is_lost(builder, cell, at)).count();
        if lost == points.len() {
            let parts: Vec<usize> = std::iter::once(score).chain(points).collect();
            state(builder, Topic::Lost, full, &parts, "满分");
        } else if lost == 0 && is_list(builder, cell, &points) {
            let reached = |&&at: &&usize| before(builder, cell, at).ends_with('得');
            let scores: Vec<usize> = points.iter().filter(reached).copied().collect();
            let in_turn = scores.iter().zip(points.iter().skip(1).step_by(2)).all(|(a, b)| a == b);
            let number = |at: usize| builder.figure(at).number;
            let marks = Number::sum(points.iter().map(|&at| number(at))) == Ok(number(full));
            if scores.is_empty() && !marks {
                state(builder, Topic::Scores, score, &points, "得分");
            } else if 2 * scores.len() == points.len() && in_turn {
                // 甲10分得9.43分、乙5分得4.40分
                state(builder, Topic::Scores, score, &scores, "得分");
            }
        }
    }
}

/// What a rule takes or gives, and what is told of some only.
const RULED: AnyOf = AnyOf::new(&[
    "每",
    "应",
    "若",
    "如",
    "拟",
    "标准",
    "各",
    "按",
    "首次",
    "另",
    "其他",
    "其余",
    "部分",
    "等",
    "以上",
    "以下",
    "不足",
    "满分",
    "最多",
    "≥",
    "≤",
    "得满",
    "计满",
    "不得分",
]);

/// 线路老化，扣2分，下一步安排更换: the only points that the reason names.
pub(super) fn only_loss(builder: &Builder<'_, '_>, cell: Cell) -> Option<usize> {
    let [at] = points(builder, cell)[..] else { return None };
    is_lost(builder, cell, at).then_some(at)
}

/// Points in the cell; none where it tells a rule.
fn points(builder: &Builder<'_, '_>, cell: Cell) -> Vec<usize> {
    if RULED.is_in(builder.slice(cell)) {
        return Vec::new();
    }
    let first = builder.document.figures_before(cell.start);
    let count = builder.document.figures_in(cell).len();
    (first..first + count).filter(|&at| builder.figure(at).kind == FigureKind::Points).collect()
}

/// The words in front of points, back to the figure before them.
fn before<'d>(builder: &Builder<'d, '_>, cell: Cell, at: usize) -> &'d str {
    let span = builder.figure(at).span;
    let from = at.checked_sub(1).map_or(cell.start, |last| builder.figure(last).span.end.max(cell.start));
    builder.slice(Span { start: from.min(span.start), end: span.start })
}

fn is_lost(builder: &Builder<'_, '_>, cell: Cell, at: usize) -> bool {
    any_of!["扣", "扣减", "扣除", "失", "扣了", "扣分"].ends(before(builder, cell, at)).is_some()
}

/// 数量20分、质量14分、时效8分: names and points, nothing else.
fn is_list(builder: &Builder<'_, '_>, cell: Cell, points: &[usize]) -> bool {
    const LONGEST: usize = 10;
    let first = builder.document.figures_before(cell.start);
    let all = builder.document.figures_in(cell).len();
    let name = |&at: &usize| {
        let words = before(builder, cell, at).trim_start_matches(['、', '，', '；']);
        words.chars().count() <= LONGEST && !words.is_empty() && !words.contains(['，', '；', '。', '（', '）'])
    };
    points.len() > LEAST && all == points.len() && points[0] == first && points.iter().all(name)
}

/// Says what makes up the whole, where it does, or would but for one digit.
fn state(builder: &mut Builder<'_, '_>, topic: Topic, whole: usize, parts: &[usize], name: &str) {
    let number = |at: usize| builder.figure(at).number;
    let numbers: Vec<Number> = parts.iter().map(|&part| number(part)).collect();
    let exact = Number::sum(numbers.iter().copied()) == Ok(number(whole));
    if !exact && !slips::in_one_figure(number(whole), &numbers) {
        return;
    }
    let mut points = |at: usize| Quantity { measure: Measure::Points, ..builder.quantity(at, name) };
    let whole = points(whole);
    let parts = parts.iter().map(|&part| points(part)).collect();
    builder.bound.push(Claim::Sum(Sum::of(topic, whole, parts, Completeness::Complete, "得分")));
}

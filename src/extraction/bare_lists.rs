//! Numbers whose unit stands in a bracket in front of them all: 人员构成（人）：公务员38，参公管理人员18，事业干部41，机关工勤5；共计102.

use super::builder::Builder;
use super::comparisons;
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::any_of;

/// Parts and their total.
const LEAST: usize = 4;
const MOST: usize = 40;
/// Characters of a name.
const NAME: usize = 14;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for &statement in statements {
        let figures = builder.document.figures_in(statement);
        let bare = figures.iter().filter(|figure| figure.kind == FigureKind::Bare).count();
        if (LEAST..=MOST).contains(&bare) {
            sentence(builder, statement);
        }
    }
}

fn sentence(builder: &mut Builder<'_, '_>, statement: Span) {
    let from = builder.document.figures_before(statement.start);
    let to = from + builder.document.figures_in(statement).len();
    let bare = |at: &usize| builder.figure(*at).kind == FigureKind::Bare;
    let Some(first) = (from..to).find(bare) else { return };
    let run: Vec<usize> = (first..to).take_while(bare).collect();
    let start = if first > from { builder.figure(first - 1).span.end } else { statement.start };
    let head = builder.slice(Span { start, end: builder.figure(first).span.start.max(start) });
    let Some((topic, measure)) = unit(builder, head) else { return };
    // Points and weights have readers of their own.
    if any_of!["分值", "得分", "权重", "评分", "占比", "率"].is_in(head) {
        return;
    }
    let mut names = vec![head.rsplit(['：', '，', '）', '。']).next().unwrap_or("")];
    for pair in run.windows(2) {
        let (one, next) = (builder.figure(pair[0]).span, builder.figure(pair[1]).span);
        let between = builder.slice(Span { start: one.end, end: next.start.max(one.end) });
        let Some(name) = between.strip_prefix(['，', '、', '；']) else { break };
        if name.is_empty() || name.chars().count() > NAME || name.contains(['，', '、', '；', '。', '（', '\n']) {
            break;
        }
        names.push(name);
    }
    // 其中女12: a part of the part before it.
    let other =
        any_of!["其中", "另", "较", "比", "增", "减", "年初", "上年", "期初", "处置", "报废", "退出", "以上", "以下"];
    if names.iter().any(|name| name.starts_with('含') || other.is_in(name)) {
        return;
    }
    // 合计102，行政38，…: or the total comes first.
    let whole = names.iter().position(|name| comparisons::closes(name));
    let parts: Vec<usize> = match whole {
        Some(at) if at + 1 >= LEAST => run[..at].to_vec(),
        Some(0) if names.len() >= LEAST => run[1..names.len()].to_vec(),
        _ => return,
    };
    let whole = run[whole.unwrap_or(0)];
    let numbers: Vec<Number> = parts.iter().map(|&part| builder.figure(part).number).collect();
    let stated = builder.figure(whole).number;
    let Ok(sum) = Number::sum(numbers.iter().copied()) else { return };
    const NEAR: i64 = 30;
    let near = sum.subtract(stated).map(Number::abs).and_then(|gap| gap.percent_of(stated, 0));
    let near = near.is_ok_and(|off| off <= Number::whole(NEAR));
    if stated.is_zero() || (sum != stated && !near && !slips::in_a_sum(&[stated], &numbers)) {
        return;
    }
    let mut quantity = |at: usize| -> Quantity {
        let name = builder.slice(builder.figure(at).label).to_owned();
        Quantity { measure, ..builder.quantity(at, &name) }
    };
    let whole = quantity(whole);
    let parts = parts.into_iter().map(&mut quantity).collect();
    builder.bound.push(Claim::Sum(Sum::of(topic, whole, parts, Completeness::Complete, "共计")));
}

/// （人）, （单位：万元）: in what the numbers behind it are counted.
fn unit(builder: &Builder<'_, '_>, head: &str) -> Option<(Topic, Measure)> {
    let (front, _) = head.rsplit_once('）')?;
    let (_, inside) = front.rsplit_once('（')?;
    let name = inside.trim_start_matches("单位").trim_start_matches(['：', '为']);
    match name {
        "人" | "名" => Some((Topic::Staff, Measure::Count)),
        "万元" | "元" | "亿元" => {
            let unit = builder.document.unit.unwrap_or(builder.report.unit);
            Some((Topic::Listing, Measure::Money(unit)))
        }
        "个" | "户" | "件" | "辆" | "家" | "台" | "项" | "所" | "处" | "套" | "次" | "人次" | "座" | "亩" | "宗" => {
            Some((Topic::Listing, Measure::Count))
        }
        _ => None,
    }
}

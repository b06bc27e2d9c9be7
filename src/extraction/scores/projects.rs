//! Lines that tell the scores of one project among several: each has a total and groups of its own.

use std::collections::BTreeMap;

use super::reader::{Owner, Reader};
use super::roles::{self, Role};
use super::tree;
use crate::amount::{Number, Points};
use crate::claims::Span;
use crate::document::{FigureKind, list_level};
use crate::extraction::builder::Builder;
use crate::report::field::Field;
use crate::search::{any_of, has};

/// Less is the score of a group.
const LEAST: i64 = 40;

/// The lines of projects, in order; none where only one line tells a total with its groups.
pub(super) fn lines(builder: &Builder<'_, '_>, lines: &[Span]) -> Vec<Span> {
    let found: Vec<(Span, Number)> = lines.iter().filter_map(|&line| Some((line, total(builder, line)?.1))).collect();
    if found.iter().all(|(_, total)| *total == found[0].1) {
        // （一）考点升级改造。…自评96分，其中预算执行10分得9.78分，…: the one project whose groups are told.
        let of_thing = |line: Span| {
            let text = builder.slice(line);
            list_level(text).is_some_and(|(_, number)| is_thing(&text[number..]))
        };
        return found.into_iter().map(|(line, _)| line).filter(|&line| of_thing(line)).collect();
    }
    let of_project = |line: Span| !any_of!["整体", "部门", "本单位", "我单位"].is_in(builder.slice(line));
    found.into_iter().map(|(line, _)| line).filter(|&line| of_project(line)).collect()
}

/// What a numbered item may tell points of.
const GROUPS: [&str; 3] = ["产出", "效益", "满意度"];

/// A line with a number, and those behind it up to the next.
struct Item {
    level: u8,
    /// It is on something that has a name of its own.
    of_thing: bool,
    /// Its lines.
    lines: std::ops::Range<usize>,
    /// By group, whether it tells what was reached or lost of it.
    told: [bool; GROUPS.len()],
}

/// The lines of numbered items that each tell points of the same groups: 1. 水库加固。…产出扣1.5分，…； 2. 灌区续建。…产出扣3.8分，…. What one
/// thing lost another did not.
pub(super) fn items(builder: &Builder<'_, '_>, lines: &[Span]) -> Vec<Span> {
    let mut items: Vec<Item> = Vec::new();
    for (at, &line) in lines.iter().enumerate() {
        let text = builder.slice(line);
        if let Some((level, number)) = list_level(text) {
            let of_thing = is_thing(&text[number..]);
            items.push(Item { level, of_thing, lines: at..at, told: [false; GROUPS.len()] });
        }
        let points = || builder.document.figures_in(line).iter().any(|figure| figure.kind == FigureKind::Points);
        let Some(item) = items.last_mut() else { continue };
        item.lines.end = at + 1;
        if item.of_thing && points() {
            item.told.iter_mut().zip(GROUPS).for_each(|(told, name)| *told |= tells_points(text, name));
        }
    }
    items.retain(|item| item.of_thing);
    // By level and group, how many items tell of it.
    let mut count: BTreeMap<u8, [u32; GROUPS.len()]> = BTreeMap::new();
    for item in &items {
        let groups = count.entry(item.level).or_default();
        groups.iter_mut().zip(item.told).for_each(|(count, told)| *count += u32::from(told));
    }
    let repeated = |item: &&Item| count.get(&item.level).is_some_and(|groups| groups.iter().any(|&items| items > 1));
    items.iter().filter(repeated).flat_map(|item| lines[item.lines.clone()].iter().copied()).collect()
}

/// 产出扣8.5分, 产出50分得43分
fn tells_points(text: &str, group: &str) -> bool {
    /// Bytes behind the name of the group.
    const NEAR: usize = 24;
    text.split(group).skip(1).any(|rest| {
        let rest = rest.split(['；', '。', '，', '（', '、']).next().unwrap_or(rest);
        rest.len() <= NEAR && (rest.contains(['扣', '得']) || rest.starts_with("合计")) && rest.ends_with('分')
    })
}

/// Whose the points of such an item are: the total is the thing's, all others are those of its indicators.
pub(super) fn owners(builder: &Builder<'_, '_>, line: Span) -> Vec<(usize, Owner)> {
    let first = builder.document.figures_before(line.start);
    let figures = builder.document.figures_in(line).iter().enumerate();
    let points = figures.filter(|(_, figure)| figure.kind == FigureKind::Points);
    let owner = |number: Number| if number >= Number::whole(LEAST) { Owner::Another } else { Owner::Indicator };
    points.map(|(at, figure)| (first + at, owner(figure.number))).collect()
}

/// The line begins with the name of something that is neither an indicator nor a heading about points.
fn is_thing(line: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=24;
    let end = line.find(['。', '：', '，', '（', '；']).unwrap_or(line.len());
    let title = &line[..end];
    let about = any_of![
        "得分", "扣分", "失分", "评分", "自评", "绩效", "情况", "指标", "分析", "结果", "结论", "原因", "问题", "执行",
        "评价", "说明", "标准", "办法", "构成", "体系", "方面"
    ];
    let group = any_of![
        "产出",
        "效益",
        "满意",
        "成本",
        "数量",
        "质量",
        "时效",
        "预算",
        "执行",
        "过程",
        "投入",
        "决策",
        "管理",
        "绩效",
        "自评",
        "得分",
        "扣分",
        "经济",
        "社会",
        "生态",
        "可持续",
        "服务对象"
    ];
    (end == line.len() || line[end..].starts_with('。'))
        && LENGTHS.contains(&title.chars().count())
        && about.ends(title).is_none()
        && group.starts(title).is_none()
}

/// 自评94.00分，其中预算执行9.00分、产出48分、…: the total that a line tells together with its groups.
fn total(builder: &Builder<'_, '_>, line: Span) -> Option<(usize, Number)> {
    let text = builder.slice(line);
    let first = builder.document.figures_before(line.start);
    let mut points = (first..first + builder.document.figures_in(line).len())
        .filter(|&figure| builder.figure(figure).kind == FigureKind::Points);
    let (first, last) = (points.next()?, points.clone().next_back()?);
    points.nth(1)?;
    if !(has(text, "产出") && any_of!["效益", "效果", "满意度"].is_in(text)) {
        return None;
    }
    // 预算执行9.91分；…；满意度指标9分。总分93.69分: the total may stand at the end.
    let closes = builder.document.text()[..builder.figure(last).span.start as usize].ends_with("总分");
    let total = if closes { last } else { first };
    let figure = builder.figure(total);
    let before = builder.slice(Span { start: line.start, end: figure.span.start });
    let own = before.rsplit(['，', '。', '；', '：']).next().unwrap_or(before);
    let large = figure.number >= Number::whole(LEAST) && figure.number <= Number::HUNDRED;
    (large && (closes || roles::role(own) == Role::Score) && any_of!["自评", "得分", "评分", "总分"].is_in(own))
        .then_some((total, figure.number))
}

/// Reads such a line into a form of its own; tells whose points each figure is.
pub(super) fn read(builder: &mut Builder<'_, '_>, line: Span) -> Vec<(usize, Owner)> {
    let mut reader = Reader::default();
    reader.line(builder, line);
    let Some((total, number)) = total(builder, line) else { return reader.owners };
    builder.next_form();
    tree::take(builder, &reader.entries, false);
    builder.used[total] = true;
    builder.report.stated.total = Some(Points(number));
    builder.source(Field::StatedTotal, builder.figure(total).span);
    builder.end_form();
    let mut owners = reader.owners;
    owners.retain(|&(figure, _)| figure != total);
    owners.push((total, Owner::Another));
    owners
}

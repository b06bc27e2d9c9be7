//! Lines that tell the scores of one project among several: each has a total and groups of its own.

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

/// The lines of numbered items that each tell points of the same groups: 1. 水库加固。…产出扣1.5分，…； 2. 灌区续建。…产出扣3.8分，…. What one
/// thing lost another did not.
pub(super) fn items(builder: &Builder<'_, '_>, lines: &[Span]) -> Vec<Span> {
    const GROUPS: [&str; 3] = ["产出", "效益", "满意度"];
    /// Bytes behind the name of a group: 50分得43分.
    const MARKS: usize = 24;
    let mut found: Vec<(u8, usize, usize, [bool; 3])> = Vec::new();
    for (at, &line) in lines.iter().enumerate() {
        let text = builder.slice(line);
        match list_level(text) {
            Some((level, number)) if is_thing(&text[number..]) => found.push((level, at, at, [false; 3])),
            // A number of the same level or above, or a title, ends what came before.
            Some(_) => found.push((0, at, at, [false; 3])),
            None => {}
        }
        if let Some((_, _, last, groups)) = found.last_mut() {
            *last = at;
            let told = |name: &str| {
                let near = text
                    .split(name)
                    .skip(1)
                    .map(|rest| rest.split(['；', '。', '，', '（', '、']).next().unwrap_or(rest));
                near.into_iter().any(|rest| rest.len() <= MARKS && rest.contains(['扣', '得']) && rest.ends_with('分'))
            };
            for (group, name) in groups.iter_mut().zip(GROUPS) {
                *group |= told(name);
            }
        }
    }
    found.retain(|&(level, ..)| level > 0);
    let twice = |level: u8| {
        let of_level = || found.iter().filter(move |item| item.0 == level);
        (0..GROUPS.len()).any(|group| of_level().filter(|item| item.3[group]).nth(1).is_some())
    };
    let items = found.iter().filter(|&&(level, ..)| twice(level));
    items.flat_map(|&(_, first, last, _)| lines[first..=last].iter().copied()).collect()
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

//! So many times the same points: 三级指标3项，每项8分，计24分; 三个指标各15分，共45分; 4项未完成，每项扣0.5分，共扣2分.

use super::claim;
use super::sums::count_word;
use crate::claims::{Measure, Quantity, Span, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// More of the same are none that a sentence counts.
const MOST: usize = 24;

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: Span) {
    if !any_of!["每", "各"].is_in(builder.slice(passage)) {
        return;
    }
    let first = builder.document.figures_before(passage.start);
    let count = builder.document.figures_in(passage).len();
    for at in first..(first + count).saturating_sub(1) {
        if builder.figure(at).kind != FigureKind::Points || builder.figure(at + 1).kind != FigureKind::Points {
            continue;
        }
        let from = if at > first { builder.figure(at - 1).span.end } else { passage.start };
        let (one, whole) = (builder.figure(at).span, builder.figure(at + 1).span);
        let words = builder.slice(Span { start: from.min(one.start), end: one.start });
        let words = words.rsplit(['。', '；', '\n']).next().unwrap_or(words);
        let (head, own) = words.rsplit_once('，').unwrap_or((words, words));
        let Some(unit) = each(own) else { continue };
        let between = builder.slice(Span { start: one.end, end: whole.start.max(one.end) });
        let Some(times) = times(builder, at, first, head, own, unit) else { continue };
        if !is_total(between) || !(2..=MOST).contains(&times) {
            continue;
        }
        let points = |quantity: Quantity| Quantity { measure: Measure::Points, ..quantity };
        let topic = if has(own, "扣") { Topic::Lost } else { Topic::Scores };
        let part = points(builder.quantity(at, "每项"));
        let sum = points(builder.quantity(at + 1, "合计"));
        claim(builder, topic, sum, vec![part; times]);
    }
}

/// 每项, 每个指标, 各: of which things; none where the words count nothing. An empty measure word is any.
fn each(own: &str) -> Option<&str> {
    const LONGEST: usize = 8;
    let bare = own.trim_end_matches(['为', '得', '计', '扣', '占', '赋', '是']);
    let bare = any_of!["分值", "满分", "权重", "均"].ends(bare).map_or(bare, |word| &bare[..bare.len() - word.len()]);
    if bare.ends_with('各') {
        return Some("");
    }
    let (_, rest) = bare.rsplit_once('每')?;
    let unit = rest.chars().next()?;
    let known = matches!(unit, '项' | '个' | '类' | '处' | '条' | '次' | '家' | '题' | '档');
    (known && rest.chars().count() <= LONGEST).then(|| &rest[..unit.len_utf8()])
}

/// How many there are: the number in front, with the same measure word, or in words.
fn times(builder: &Builder<'_, '_>, at: usize, first: usize, head: &str, own: &str, unit: &str) -> Option<usize> {
    let clause = if unit.is_empty() { own } else { head };
    let clause = clause.rsplit(['，', '：', '。']).next().unwrap_or(clause);
    let before = (at > first)
        .then(|| builder.figure(at - 1))
        .filter(|figure| matches!(figure.kind, FigureKind::Count | FigureKind::PercentagePoints));
    if let Some(figure) = before {
        // 下设三级指标3项，
        let own_unit = builder.slice(figure.span).trim_start_matches(|c: char| c.is_ascii_digit());
        let near = builder.slice(Span { start: figure.span.end, end: builder.figure(at).span.start });
        let beside = near.chars().count() <= 12 && !near.contains(['。', '；', '\n']);
        // 低12个百分点，每个百分点扣0.5分
        let points = unit == "个" && own_unit == "个百分点";
        let same = if unit.is_empty() { matches!(own_unit, "项" | "个" | "类") } else { own_unit == unit || points };
        return (beside && same).then(|| figure.number.to_string().parse().ok()).flatten();
    }
    // 社会效益、经济效益、生态效益各占10分
    let named = || {
        let names = clause.split(['、', '和', '及']).count();
        (unit.is_empty() && names > 1 && clause.split(['、', '和', '及']).all(|name| name.chars().count() > 1))
            .then_some(names)
    };
    count_word(clause).or_else(named)
}

/// ，计24分; ，共扣2分: what so many make.
fn is_total(between: &str) -> bool {
    const LONGEST: usize = 8;
    let words = between.strip_prefix(['，', '、']).unwrap_or(between);
    words.chars().count() <= LONGEST
        && (matches!(words, "计" | "满分" | "满分为" | "分值")
            || any_of![
                "共",
                "共计",
                "合计",
                "小计",
                "总计",
                "共扣",
                "共计扣",
                "合计扣",
                "共得",
                "合计得",
                "共计得",
                "共失",
                "总分"
            ]
            .ends(words.trim_end_matches(['为', '满', '分', '值']))
            .is_some())
}

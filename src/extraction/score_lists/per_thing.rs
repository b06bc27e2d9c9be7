//! What a rule takes for each of some things, and how many there were: 每抽查发现一卷不合格扣0.5分，…。不合格案卷4卷，该指标得3分.

use super::claim;
use crate::amount::Number;
use crate::claims::{Measure, Quantity, Span, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// So many are none that a sentence counts.
const MOST: usize = 24;

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: Span) {
    let text = builder.slice(passage);
    let Some(rule) = Rule::of(text) else { return };
    let first = builder.document.figures_before(passage.start);
    let end = first + builder.document.figures_in(passage).len();
    let behind = passage.start + rule.end as u32;
    let off = (first..end).find(|&at| builder.figure(at).span.start >= passage.start + rule.points as u32);
    let Some(off) = off.filter(|&off| builder.figure(off).kind == FigureKind::Points) else { return };
    let before = |at: usize, from: u32| -> &str {
        let from = if at > first { builder.figure(at - 1).span.end } else { passage.start }.max(from);
        builder.slice(Span { start: from.min(builder.figure(at).span.start), end: builder.figure(at).span.start })
    };
    let ends = |words: &str, with: &[&str]| {
        let words = words.trim_end_matches(['为', '是', '：', '共', '值']);
        with.iter().any(|word| words.ends_with(word))
    };
    // The full marks in front of the rule, the count and the score behind it, one of each.
    let full = (first..off).rev().find(|&at| {
        builder.figure(at).kind == FigureKind::Points
            && ends(before(at, passage.start), &["满分", "分值", "分", "权重", "（"])
    });
    let counts: Vec<usize> = (off + 1..end)
        .filter(|&at| {
            let figure = builder.figure(at);
            let words = before(at, behind);
            let clause = words.rsplit(['，', '。', '；', '\n']).next().unwrap_or(words);
            // 检查发现3份合同未备案
            let rest = builder.slice(Span { start: figure.span.end, end: passage.end.max(figure.span.end) });
            let rest = rest.split(['，', '。', '；', '\n']).next().unwrap_or(rest);
            let unit = builder.slice(figure.span).trim_start_matches(|c: char| c.is_ascii_digit());
            // 卷 is no measure word that numbers are read with.
            let follows = || builder.document.text()[figure.span.end as usize..].starts_with(rule.unit);
            let counted =
                figure.kind == FigureKind::Count && unit == rule.unit || figure.kind == FigureKind::Bare && follows();
            counted && (has(clause, rule.key) || has(rest, rule.key)) && !clause.contains('每')
        })
        .collect();
    let (Some(full), [count]) = (full, &counts[..]) else { return };
    let mut scores = (count + 1..end).filter(|&at| {
        builder.figure(at).kind == FigureKind::Points && ends(before(at, behind), &["得", "得分", "自评", "实得", "计"])
    });
    let Some(score) = scores.next().filter(|&score| {
        let gap = builder.slice(Span { start: builder.figure(*count).span.end, end: builder.figure(score).span.start });
        gap.matches('。').count() < 2 && !gap.contains(['\n', '；', '"'])
    }) else {
        return;
    };
    let Ok(times) = builder.figure(*count).number.to_string().parse::<usize>() else { return };
    let number = |at: usize| builder.figure(at).number;
    // 扣完为止: nothing is less than nothing.
    let most = Number::whole(times as i64).multiply(number(off)).is_ok_and(|lost| lost <= number(full));
    if !(1..=MOST).contains(&times) || !most {
        return;
    }
    let points = |quantity: Quantity| Quantity { measure: Measure::Points, ..quantity };
    let whole = points(builder.quantity(full, "满分"));
    let got = points(builder.quantity(score, "得分"));
    let each = points(builder.quantity(off, "扣分"));
    let parts = std::iter::once(got).chain(std::iter::repeat_n(each, times)).collect();
    claim(builder, Topic::Lost, whole, parts);
}

/// 每抽查发现一卷不合格扣0.5分
struct Rule<'t> {
    unit: &'t str,
    /// What the things are called in the rule: 不合格.
    key: &'t str,
    /// Where its points stand in the passage, and where it ends.
    points: usize,
    end: usize,
}

impl<'t> Rule<'t> {
    fn of(text: &'t str) -> Option<Rule<'t>> {
        const LONGEST: usize = 75;
        let (at, word) =
            any_of!["每发现", "每抽查", "每出现", "每发生", "每逾期", "每超期", "每缺少", "每有", "每少", "每"]
                .find_in(text)?;
        let rest = &text[at + word.len()..];
        let off = rest.find('扣').filter(|&off| off <= LONGEST)?;
        let words = &rest[..off];
        if words.contains(['。', '；', '\n', '%']) || words.contains("百分点") {
            return None;
        }
        let one = words.find(['一', '1'])?;
        let behind = &words[one + words[one..].chars().next()?.len_utf8()..];
        let unit =
            behind.chars().next().filter(|unit| "卷个项次处件例起家户人天日条份所笔篇台套期场".contains(*unit))?;
        let unit = &behind[..unit.len_utf8()];
        let tail = behind[unit.len()..].trim_end_matches(['的', '，', '未']).trim_end_matches("的");
        let head = words[..one].trim_start_matches("抽查").trim_start_matches("发现").trim_start_matches("出现");
        let key = [tail, head, word.trim_start_matches('每')]
            .into_iter()
            .find(|key| key.chars().count() >= 2 && !matches!(*key, "抽查" | "发现" | "出现" | "发生"))?;
        // One rule of this kind, or nobody knows which is meant.
        let points = at + word.len() + off;
        let end = text[points..].find(['，', '。', '；', '\n']).map_or(text.len(), |end| points + end);
        (!text[end..].contains('每')).then_some(Rule { unit, key, points, end })
    }
}

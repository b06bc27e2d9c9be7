//! A figure and what it is said to lie above or below: 满意率91.6%，超过90%的目标值; 人均成本385元，低于400元的控制标准.
//!
//! 低于控制价64元 tells by how much: there only what neither reading allows is a contradiction.

use super::aims::{self, counts};
use crate::amount::Number;
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, LineKind};
use crate::search::{AnyOf, any_of};

static NOT_ABOVE: AnyOf =
    AnyOf::new(&["未超过", "没有超过", "未超出", "不超过", "未突破", "未高于", "不高于", "控制在"]);
static NOT_BELOW: AnyOf = AnyOf::new(&["不低于", "不少于", "达到", "达到了", "未低于"]);
static ABOVE: AnyOf = AnyOf::new(&["高于", "超过", "超出", "大于", "多于", "超"]);
static BELOW: AnyOf = AnyOf::new(&["低于", "少于", "小于", "未达到", "未达", "不足", "不及"]);
/// What the second figure is.
static BOUND: AnyOf = AnyOf::new(&[
    "目标", "标准", "控制", "限额", "定额", "指标", "要求", "计划", "规定", "上限", "下限", "最低", "最高", "红线",
    "任务",
]);
/// Words that change nothing.
const ADVERBS: [&str; 12] = ["，", "也", "均", "已", "明显", "远", "略", "仍", "都", "且", "略微", "大幅"];
/// Bytes between the two, and behind the second.
const NEAR: usize = 36;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for pair in document.figures.windows(2) {
        if counts(&pair[0]) && pair[0].kind == pair[1].kind && pair[1].span.start >= pair[0].span.end {
            findings.extend(one(document, &pair[0], &pair[1]));
        }
    }
}

fn one(document: &Document<'_>, result: &Figure, bound: &Figure) -> Option<Finding> {
    let between = Span { start: result.span.end, end: bound.span.start };
    if (between.end - between.start) as usize > NEAR || document.unit_of(result.span) != document.unit_of(bound.span) {
        return None;
    }
    let words = document.slice(between).strip_prefix('，')?;
    let mut said = words;
    while let Some(word) = ADVERBS.iter().find(|word| said.starts_with(**word)) {
        said = &said[word.len()..];
    }
    let behind = &document.text()[bound.span.end as usize..];
    let behind = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
    let behind = behind.split(['，', '；', '。', '、', '\n', '\t']).next().unwrap_or("");
    let named = behind.starts_with('的')
        && BOUND.is_in(behind)
        && !any_of!["上年", "去年", "全省", "全市", "平均"].is_in(behind);
    // 高于目标值700次
    let front = any_of!["目标值", "目标", "计划", "年初目标", "年度目标", "任务"].ends(said).map_or(0, str::len);
    let bare = &said[..said.len() - front];
    let is = |words: &AnyOf| words.starts(bare).is_some_and(|word| word == bare);
    let lies = |words: &AnyOf| words.starts(bare).is_some_and(|word| is_set(&bare[word.len()..]));
    let (a, b) = (result.number, bound.number);
    let wrong = match (named && front == 0, front > 0) {
        (true, _) if is(&NOT_ABOVE) || lies(&BELOW) => a > b,
        (true, _) if lies(&ABOVE) || is(&NOT_BELOW) => a < b,
        (_, true) => is(&ABOVE) && a < b && behind.is_empty() && !is_difference(document, result),
        _ => false,
    };
    // A target itself, or the figure of another year, is no result.
    let own = aims::clause(document, result, line_start(document, result)?);
    // 护路员156名，其中…118名、其他38名，超过150名的目标值: the parts are no result.
    if front_of(document, result).contains("其中") {
        return None;
    }
    // 时限3天，达到5天的要求: less is better there.
    let low = is(&NOT_BELOW) && aims::LOW.is_in(own);
    if !wrong || low || any_of!["目标", "计划", "上年", "去年", "应", "要求", "率目标", "不低于"].is_in(own)
    {
        return None;
    }
    let told = |figure: &Figure| document.slice(figure.span).to_owned();
    let gap = a.subtract(b).unwrap_or(Number::ZERO);
    let working = show::working(a.to_string(), b.to_string(), gap, String::new(), format!("{a} - {b} = {gap}"));
    let words = Span { start: between.end - said.len() as u32, end: between.end };
    let arguments = vec![told(result), told(bound), document.slice(words).to_owned()];
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::ComparedWrongly, arguments);
    Some(
        finding.with_working(working).at([result.span, words, bound.span].map(Place::span)).based_on(Basis::Arithmetic),
    )
}

/// 高于年初设定的每吨200元: who set the bound, and for what one.
fn is_set(words: &str) -> bool {
    const BY: AnyOf =
        any_of!["年初", "年度", "设定的", "确定的", "既定的", "批复的", "规定的", "下达的", "县定的", "要求的"];
    let mut rest = words;
    while let Some(word) = BY.starts(rest) {
        rest = &rest[word.len()..];
    }
    rest.is_empty() || rest.strip_prefix('每').is_some_and(|thing| thing.chars().count() < 4)
}

/// The sentence in front of a figure.
fn front_of<'d>(document: &'d Document<'_>, figure: &Figure) -> &'d str {
    const LONGEST: usize = 200;
    let before = &document.text()[..figure.span.start as usize];
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..];
    near.rsplit(['。', '；', '\n']).next().unwrap_or(near)
}

/// 增加12次，超过目标值…: what was added is no result.
fn is_difference(document: &Document<'_>, figure: &Figure) -> bool {
    any_of!["增", "减", "多", "少", "提高", "降"].is_in(document.slice(figure.label))
}

fn line_start(document: &Document<'_>, figure: &Figure) -> Option<u32> {
    let at = document.lines.partition_point(|line| line.span.end <= figure.span.start);
    document.lines.get(at).filter(|line| line.kind == LineKind::Paragraph).map(|line| line.span.start)
}

//! TXT-01: the same sentence or list item twice.

use super::super::{Finding, RuleId, Sentence, Verdict};
use super::question;
use crate::claims::Span;
use crate::document::Document;
use crate::search::{AnyOf, any_of};

/// Shorter ones repeat in every report.
const SHORTEST: usize = 20;

/// What the fixed sentences of a form begin with: they repeat because the form does.
const OF_THE_FORM: AnyOf = AnyOf::new(&[
    "年初预算为",
    "年初预算数",
    "决算数",
    "主要用于",
    "主要原因",
    "与20",
    "支出决算",
    "完成年初",
    "反映",
    "本年度无",
    // The head of a table that lost its cells.
    "一级指标",
    "绩效指标",
    "年度指标值",
    "指标值",
    "填报单位",
    "项目名称",
    // 第三部分 2021年度部门决算情况说明: in the contents and above its text.
    "第一部分",
    "第二部分",
    "第三部分",
    "第四部分",
    "第五部分",
]);

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let parts = document.sentences().flat_map(|sentence| parts(document, sentence));
    let mut parts: Vec<(&str, Span)> = parts
        .map(|part| (bare(document.slice(part)), part))
        .filter(|(text, _)| text.len() >= SHORTEST && text.chars().nth(SHORTEST - 1).is_some())
        .collect();
    // Sorted, the same sentences stand side by side.
    parts.sort_unstable();
    let same = parts.chunk_by(|(a, _), (b, _)| a == b).filter(|same| same.len() > 1 && !of_the_form(same[0].0));
    let mut places: Vec<Vec<Span>> = same.map(|same| same.iter().map(|&(_, span)| span).collect()).collect();
    places.sort_unstable();
    let mut repeated: Vec<Vec<Span>> = Vec::new();
    for spans in places {
        match repeated.last_mut().filter(|last| follow(last, &spans)) {
            // Sentences that repeat together are one repetition.
            Some(last) => last.iter_mut().zip(&spans).for_each(|(first, next)| *first = first.to(*next)),
            None => repeated.push(spans),
        }
    }
    for spans in repeated {
        let quote = shortened(bare(document.slice(spans[0])));
        let arguments = vec![quote, spans.len().to_string()];
        findings.push(question(RuleId::Txt01, Verdict::Inconsistent, Sentence::TextRepeated, arguments, &spans));
    }
}

/// Each of the second stands directly behind its counterpart of the first.
fn follow(first: &[Span], second: &[Span]) -> bool {
    first.len() == second.len() && first.iter().zip(second).all(|(a, b)| a.end == b.start)
}

/// The items of a sentence: what stands between ；.
fn parts<'d>(document: &'d Document<'_>, sentence: Span) -> impl Iterator<Item = Span> + 'd {
    let marks = document.marks_in(sentence).filter(|&(_, mark)| mark == '；');
    let ends = marks.map(|(at, mark)| at + mark.len_utf8()).chain([sentence.end as usize]);
    let mut from = sentence.start as usize;
    ends.map(move |end| Span::new(std::mem::replace(&mut from, end), end)).filter(|part| !part.is_empty())
}

/// Without the number in front and the mark behind.
fn bare(text: &str) -> &str {
    let text = text.trim_end_matches(['。', '；', '！', '？', '"']);
    let after_bracket = text.strip_prefix('（').and_then(|rest| rest.split_once('）'));
    match after_bracket {
        Some((number, rest)) if number.chars().count() <= 3 => rest,
        _ => text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '、' | '.')),
    }
}

fn of_the_form(text: &str) -> bool {
    // The title of a form stands above each of several forms.
    let title = any_of!["自评表", "评分表", "情况表", "决算表", "年度）"].ends(text).is_some()
        && !text.contains(['，', '、', '：']);
    title
        || OF_THE_FORM.starts(text).is_some()
        || any_of!["主要原因", "基本持平", "年初预算为", "支出决算为"].is_in(text)
}

/// The beginning of a long sentence.
fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(30).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

//! SCO-06 where a paragraph tells full marks, rule, result and score of an indicator: 预算调整率4分：5%以内（含）得4分，超过5%至
//! 10%（含）得3分，…。本局调整率13.50%，得2分. What rules say of the execution rate is read by `rate_rules`.

use super::row_rules::{Judged, tells_several, told};
use super::{Finding, Subject};
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind, LineKind, list_level};
use crate::search::{any_of, has};

/// Bytes of a paragraph that is on one indicator.
const LONGEST: usize = 1500;
/// Characters of an indicator's name.
const NAME: usize = 16;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for line in document.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_))) {
        let text = document.slice(line.span);
        if text.len() < LONGEST && has(text, "%") && any_of!["每", "以内", "以上", "以下", "超过"].is_in(text)
        {
            findings.extend(judge(document, line.span));
        }
    }
}

fn judge(document: &Document<'_>, line: Span) -> Option<Finding> {
    let (name, full) = headed(document, line)?;
    let mut start = full.span.end;
    let text = document.slice(Span { start, end: line.end });
    let sentences: Vec<Span> = text
        .split_inclusive('。')
        .map(|sentence| {
            let span = Span { start, end: start + sentence.len() as u32 };
            start = span.end;
            span
        })
        .collect();
    let ruled = sentences.iter().position(|&span| {
        let text = document.slice(span);
        text.contains('分') && text.contains('%') && !tells_several(text)
    })?;
    let mut results = sentences[ruled + 1..].iter().filter_map(|&span| result(document, span, name));
    let (result, score) = results.next().filter(|_| results.next().is_none())?;
    told(name, document.slice(sentences[ruled]), sentences[ruled], Judged { result, full, score })
}

/// 3.预算调整率（4分）：…, 预算调整率4分：…: the name that the line begins with, and its full marks.
fn headed<'d>(document: &'d Document<'_>, line: Span) -> Option<(&'d str, &'d Figure)> {
    let start = line.start + list_level(document.slice(line)).map_or(0, |(_, length)| length as u32);
    let full = document.figures_in(Span { start, end: line.end }).first()?;
    let name = document.slice(Span { start, end: full.span.start }).trim_end_matches(['（', '，']);
    let name = any_of!["满分", "分值", "权重"].ends(name).map_or(name, |word| &name[..name.len() - word.len()]);
    let name = name.trim_end_matches(['（', '，', '：']);
    let behind = &document.text()[full.span.end as usize..];
    let named = name.chars().count() <= NAME
        && name.ends_with(['率', '度'])
        && !any_of!["执行率", "完成率", "支出进度", "支付进度"].is_in(name)
        && !name.contains(['，', '。', '；', '：', '、']);
    let headed = full.kind == FigureKind::Points && behind.starts_with(['：', '）', '，', '。']);
    (named && headed).then_some((name, full))
}

/// 本局调整率13.50%，得2分: the only rate of the sentence, which has the name of the indicator, and the only score.
fn result<'d>(document: &'d Document<'_>, sentence: Span, name: &str) -> Option<(&'d Figure, &'d Figure)> {
    let figures = document.figures_in(sentence);
    let words = |figure: &Figure| {
        let before = document.slice(Span { start: sentence.start, end: figure.span.start });
        before.rsplit(['，', '；', '：', '（']).next().unwrap_or(before)
    };
    let mut rates = figures.iter().filter(|figure| figure.kind == FigureKind::Percent);
    let rate = rates.next().filter(|_| rates.next().is_none())?;
    let mut scores = figures.iter().filter(|figure| {
        figure.kind == FigureKind::Points && any_of!["得", "得分", "计", "得分为"].ends(words(figure)).is_some()
    });
    let score = scores.next().filter(|_| scores.next().is_none())?;
    // 调整率, 控制率: how a name ends says what kind of rate it is.
    const KIND: usize = 3;
    let kind = name.char_indices().rev().nth(KIND - 1).map_or(name, |(at, _)| &name[at..]);
    let named = has(words(rate), kind) && !any_of!["目标", "上年", "去年", "标准", "比"].is_in(words(rate));
    (named && score.span.start > rate.span.end).then_some((rate, score))
}

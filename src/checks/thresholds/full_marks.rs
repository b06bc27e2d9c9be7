//! Full marks for what was missed, where the text takes marks for that: 目标值≥120场，实际开展94场，得5分；达不到目标值的按比例扣分.

use super::aims::{self, Aim};
use crate::checks::years::dates::day::Day;
use crate::checks::years::dates::deadlines::Due;
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, LineKind};
use crate::search::{AnyOf, any_of, has};

/// Marks are taken for what is missed.
static TAKEN: AnyOf = AnyOf::new(&[
    "扣",
    "不得分",
    "按比例",
    "按完成比例",
    "比例计分",
    "比例得分",
    "完成率计分",
    "未达",
    "未完成",
    "没有达到",
    "没有完成",
    "未实现",
]);
/// A clause with these tells a rule.
static RULE: AnyOf = AnyOf::new(&[
    "以内",
    "以上",
    "的得",
    "则得",
    "每",
    "扣",
    "达到",
    "控制在",
    "低于",
    "超过",
    "超出",
    "完成的",
    "满足",
    "及时的",
    "按期完成",
    "标准",
]);
/// Sentences behind the result in which its score may stand.
const SENTENCES: usize = 3;

/// What was to be and what was, by figures or by days.
struct Missed {
    target: Span,
    result: Span,
}

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for line in document.lines.iter().filter(|line| line.kind == LineKind::Paragraph) {
        let figures = document.figures_in(line.span);
        let points = figures.iter().filter(|figure| figure.kind == FigureKind::Points).count();
        if points == 0 || figures.len() > MOST || figures.len() < points + 2 {
            continue;
        }
        let aims = aims::of(document, line.span);
        let dates = figures.iter().filter(|figure| figure.kind == FigureKind::Date);
        let days: Vec<Day> = dates.map(|figure| Day::of(document, 0, figure)).collect();
        let late = (0..days.len().saturating_sub(1))
            .filter_map(|at| Due::of(document, line.span, &days, at))
            .map(|due| (Missed { target: due.due.span, result: due.done.span }, due.late_by() > 0));
        let of_aim =
            |aim: &Aim<'_>| (Missed { target: aim.target.span, result: aim.result.span }, aim.missed_by().is_some());
        let mut all: Vec<(Missed, bool)> = aims.iter().map(of_aim).chain(late).collect();
        all.sort_by_key(|(missed, _)| missed.target);
        for at in 0..all.len() {
            let (missed, is_missed) = &all[at];
            let next = all.get(at + 1).map_or(line.span.end, |(next, _)| next.target.start);
            if *is_missed {
                findings.extend(one(document, line.span, missed, next));
            }
        }
    }
}

/// A line with more figures is read by its tree.
const MOST: usize = 120;

fn one(document: &Document<'_>, line: Span, missed: &Missed, next: u32) -> Option<Finding> {
    let before = document.slice(Span { start: line.start, end: missed.target.start.max(line.start) });
    let start = line.start + before.rfind(['。', '；']).map_or(0, |at| at + '。'.len_utf8()) as u32;
    // What follows up to where the next indicator begins.
    let behind = document.slice(Span { start: missed.result.end, end: next.max(missed.result.end) });
    let behind = if next < line.end { &behind[..behind.rfind(['。', '；']).unwrap_or(behind.len())] } else { behind };
    let end = behind.match_indices('。').nth(SENTENCES - 1).map_or(behind.len(), |(at, _)| at);
    let segment = Span { start, end: missed.result.end + end as u32 };
    let text = document.slice(segment);
    let excused =
        any_of!["视同", "视为", "经批准", "核减", "调整后", "不扣分", "不予扣", "不可抗力", "允许", "偏差范围"];
    if !TAKEN.is_in(text) || excused.is_in(text) {
        return None;
    }
    let points: Vec<&Figure> =
        document.figures_in(segment).iter().filter(|figure| figure.kind == FigureKind::Points).collect();
    // 得满分5分 says both.
    let both = points.iter().find(|figure| is_full_score(document, figure, start));
    if let Some(score) = both.filter(|score| score.span.start > missed.result.end) {
        return Some(found(document, missed, score, score));
    }
    let score = points.iter().rev().find(|figure| is_score(document, figure, start))?;
    let full = points.iter().find(|figure| figure.span != score.span && is_full(document, figure, start))?;
    // One score, one indicator.
    let scores = points.iter().filter(|figure| is_score(document, figure, start)).count();
    let fulls = points.iter().filter(|figure| is_full(document, figure, start)).count();
    if score.number != full.number || scores != 1 || fulls != 1 || score.span.start < missed.result.end {
        return None;
    }
    Some(found(document, missed, full, score))
}

fn found(document: &Document<'_>, missed: &Missed, full: &Figure, score: &Figure) -> Finding {
    let told = |span: Span| document.slice(span).to_owned();
    let arguments = vec![told(missed.target), told(missed.result), told(score.span)];
    let finding = Finding::new(RuleId::Sco06, Verdict::Inconsistent, Sentence::MissedScoredFull, arguments);
    let places = [missed.target, missed.result, full.span, score.span].map(Place::span);
    finding.at(crate::checks::show::in_order(places.to_vec())).based_on(Basis::Arithmetic)
}

/// 得满分5分, in no rule.
fn is_full_score(document: &Document<'_>, figure: &Figure, start: u32) -> bool {
    let own = words(document, figure, start);
    any_of!["得满分", "计满分", "满分得"].ends(own).is_some() && own.chars().count() <= 10 && !RULE.is_in(own)
}

/// The words in front of a number of points, since the last mark.
fn words<'d>(document: &'d Document<'_>, figure: &Figure, start: u32) -> &'d str {
    let before = document.slice(Span { start: start.min(figure.span.start), end: figure.span.start });
    before.rsplit(['，', '；', '。', '、', '）']).next().unwrap_or(before)
}

/// 得5分, 本指标自评得6分, but not …以内得5分.
fn is_score(document: &Document<'_>, figure: &Figure, start: u32) -> bool {
    let own = words(document, figure, start);
    let bare = own.trim_end_matches(['了', '为', '：']);
    let scored = any_of!["得", "得分", "计", "评", "自评分"].ends(bare).is_some() && !own.contains('（');
    scored && !RULE.is_in(own) && !has(own, "满分")
}

/// 分值10分, （5分）, 控制在目标值以内得5分
fn is_full(document: &Document<'_>, figure: &Figure, start: u32) -> bool {
    let own = words(document, figure, start);
    let behind = &document.text()[figure.span.end as usize..];
    let bracket = own.ends_with('（') && behind.starts_with('）');
    let named = any_of!["分值", "满分", "权重", "标准分", "指标分", "分值为", "满分为"]
        .ends(own.trim_end_matches(['（', '：']))
        .is_some();
    let ruled = own.ends_with('得') && RULE.is_in(own) && !own.contains('扣');
    bracket || named || ruled
}

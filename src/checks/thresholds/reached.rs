//! Words that say a target was reached, against the two figures in front of them: 目标≥95%，实际91.5%，达到预期目标.
//!
//! A hint in the form of a question: what counts as reached may be defined elsewhere.

use crate::amount::Number;
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of};
use crate::signs::Sign;

/// At least as much as was aimed at.
const REACHED: AnyOf = AnyOf::new(Sign::Reached.words());
/// At most as much.
const KEPT: AnyOf = AnyOf::new(Sign::Kept.words());
/// The result is named as one.
const RESULT: AnyOf = AnyOf::new(&["实际", "完成", "达到", "支出", "为"]);
/// Characters between the result and the words about it.
const NEAR: usize = 26;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut before = None;
    for sentence in document.sentences() {
        let (text, signs) = (document.slice(sentence), document.signs_in(sentence));
        let aims = before.replace(sentence);
        for (words, sign, upwards) in [(&REACHED, Sign::Reached, true), (&KEPT, Sign::Kept, false)] {
            let Some((at, said)) = signs.has(sign).then(|| words.find_in(text)).flatten() else { continue };
            // 完成目标的63%: a rate follows.
            let behind = &text[at + said.len()..];
            if behind.starts_with(['的', '值', '数']) {
                continue;
            }
            let head = Span { start: sentence.start, end: sentence.start + at as u32 };
            let found = one(document, head, said, upwards);
            let aims = aims.filter(|_| found.is_none() && upwards);
            findings.extend(found.or_else(|| aims.and_then(|aims| aimed_before(document, aims, head, said))));
        }
    }
}

/// 年度目标：…演出不少于12场。完成情况：…演出9场，全面完成年初目标: what the sentence before aims at, by the same name.
fn aimed_before(document: &Document<'_>, aims: Span, head: Span, said: &'static str) -> Option<Finding> {
    let before = document.slice(aims);
    if !any_of!["目标", "计划", "任务"].is_in(before)
        || any_of!["未", "没", "基本", "不"].is_in(last(document.slice(head), 3))
    {
        return None;
    }
    let name = |figure: &Figure| {
        let name = document.slice(figure.label).trim_start_matches("全年");
        let verb = any_of!["开展", "举办", "完成", "组织", "实施", "新建", "建设", "实际"].starts(name);
        name[verb.map_or(0, str::len)..].trim_end_matches("数量")
    };
    const TELLING: usize = 3;
    let counted = |figure: &&Figure| figure.kind == FigureKind::Count && name(figure).chars().count() >= TELLING;
    let least = |figure: &&Figure| {
        any_of!["不少于", "不低于", "≥"].ends(&document.text()[..figure.span.start as usize]).is_some()
    };
    for target in document.figures_in(aims).iter().filter(counted).filter(least) {
        let alike = |figure: &&Figure| {
            name(figure) == name(target)
                && unit(document, figure) == unit(document, target)
                && figure.number < target.number
        };
        if let Some(result) = document.figures_in(head).iter().filter(counted).find(alike) {
            return Some(missed(
                document,
                target,
                result,
                said,
                Span { start: head.end, end: head.end + said.len() as u32 },
            ));
        }
    }
    None
}

/// The result lies below the target, and the words say that it was met.
fn missed(document: &Document<'_>, target: &Figure, result: &Figure, said: &str, words: Span) -> Finding {
    let told = |figure: &Figure| document.slice(figure.span).to_owned();
    let gap = result.number.subtract(target.number).unwrap_or(Number::ZERO);
    let formula = format!("{} - {} = {gap}", result.number, target.number);
    let working = show::working(result.number.to_string(), target.number.to_string(), gap, String::new(), formula);
    let arguments = vec![told(target), told(result), said.to_owned()];
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::TargetMissed, arguments);
    let places = [target.span, result.span, words].map(Place::span);
    finding.with_working(working).at(places).based_on(Basis::Wording)
}

fn one(document: &Document<'_>, head: Span, said: &'static str, upwards: bool) -> Option<Finding> {
    let before = document.slice(head);
    let denied = any_of!["未", "没", "不", "尚", "能够", "基本", "力争", "确保", "可"].is_in(last(before, 3));
    let figures = document.figures_in(head);
    // 完成率104%: what the result comes to, not the result.
    let is_rate = |figure: &Figure| any_of!["完成率", "执行率", "占"].is_in(clause(document, figure, head.start));
    let result = figures.iter().rev().find(|figure| counts(figure) && !is_rate(figure))?;
    let between = document.slice(Span { start: result.span.end, end: head.end });
    if denied || between.chars().count() > NEAR || any_of!["目标", "计划", "预算数"].is_in(between) {
        return None;
    }
    let alike = |figure: &&Figure| figure.kind == result.kind && unit(document, figure) == unit(document, result);
    // The two figures of one thing and no others.
    let [target, _] = figures.iter().filter(alike).collect::<Vec<_>>()[..] else { return None };
    let [target_words, result_words] = [target, result].map(|figure| clause(document, figure, head.start));
    let aimed = any_of!["目标", "计划", "任务", "不低于", "不少于", "不超过", "控制在", "预算", "应", "需"]
        .is_in(target_words)
        || target_words.ends_with(['≥', '≤', '>', '<'])
        || any_of!["实际完成", "实际达到"].starts(result_words).is_some();
    let counted = RESULT.is_in(result_words) && !any_of!["上年", "去年", "年初", "同期", "累计"].is_in(result_words);
    let most = any_of!["不超过", "控制在", "≤", "以内", "以下", "不高于"].is_in(target_words)
        || any_of!["以内", "以下", "之内"]
            .starts(document.slice(Span { start: target.span.end, end: head.end }))
            .is_some();
    if !aimed || !counted || most == upwards {
        return None;
    }
    let tolerance = target.number.envelope().add(result.number.envelope()).ok()?;
    let gap = if upwards { target.number.subtract(result.number) } else { result.number.subtract(target.number) };
    let missed = gap.ok().filter(|gap| *gap > tolerance)?;
    let told = |figure: &Figure| document.slice(figure.span).to_owned();
    let arguments = vec![told(target), told(result), said.to_owned()];
    let working = show::working(
        result.number.to_string(),
        target.number.to_string(),
        result.number.subtract(target.number).unwrap_or(missed),
        String::new(),
        format!(
            "{} - {} = {missed}",
            if upwards { target.number } else { result.number },
            if upwards { result.number } else { target.number }
        ),
    );
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::TargetMissed, arguments);
    let words = Span { start: head.end, end: head.end + said.len() as u32 };
    let places = [target.span, result.span, words].map(Place::span);
    Some(finding.with_working(working).at(places).based_on(Basis::Wording))
}

fn counts(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Money(_) | FigureKind::Count | FigureKind::Percent)
}

/// The unit behind the number.
pub(super) fn unit<'d>(document: &'d Document<'_>, figure: &Figure) -> &'d str {
    document.slice(figure.span).trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
}

/// The words in front of a figure, in its clause.
fn clause<'d>(document: &'d Document<'_>, figure: &Figure, start: u32) -> &'d str {
    let before = document.slice(Span { start, end: figure.span.start });
    before.rsplit(['，', '；', '：', '（', '）']).next().unwrap_or("")
}

/// The last characters of a text.
fn last(text: &str, characters: usize) -> &str {
    &text[text.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at)..]
}

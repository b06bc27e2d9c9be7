//! SCO-10 where a sentence tells a rule in steps, how far the result is off and what that cost: 目标90%，每低1个百分点扣0.5分
//! （不足1个百分点不扣），低3.6个百分点，扣1.5分.

use super::rate_rules::{Step, cost, steps_told};
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict, show};
use crate::amount::{Number, leading_number};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, LineKind};
use crate::search::{any_of, has};

/// Bytes behind a rule in which its gap and its loss stand.
const NEAR: usize = 300;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for line in document.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_))) {
        let text = document.slice(line.span);
        if has(text, "百分点") && has(text, "每") {
            findings.extend(steps_told(text).filter_map(|step| judge(document, line.span, &step)));
        }
    }
}

fn judge(document: &Document<'_>, line: Span, step: &Step) -> Option<Finding> {
    let text = document.slice(line);
    let behind = &text[step.rule.end..];
    let behind = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
    // The next rule is another's.
    let behind = behind.split('每').next().unwrap_or(behind);
    let (gap_at, gap) = gap(behind)?;
    let (lost_at, lost) = lost(behind, gap_at)?;
    // 得0分: no more could be lost.
    if any_of!["得0分", "不得分", "计0分", "记0分"].is_in(&behind[lost_at..]) {
        return None;
    }
    let words = &text[step.rule.start..step.rule.end + lost_at];
    let meant = cost(words, gap, step.step, step.off, lost)?;
    let figure = |at: usize| at_place(document, line.start + (step.rule.end + at) as u32);
    let (gap_figure, lost_figure) = (figure(gap_at)?, figure(lost_at)?);
    let start = line.start + step.rule.start as u32;
    let rule = Span { start, end: line.start + step.rule.end as u32 };
    let steps = format!("{gap} ÷ {} × {}", step.step, step.off);
    let places = [gap_figure.span, lost_figure.span];
    told(document, Told { rule, gap: format!("{gap}个百分点"), steps, lost, places }, meant)
}

/// What a text tells of a rule in steps.
pub(super) struct Told {
    pub rule: Span,
    /// How far the result is off, with its unit.
    pub gap: String,
    pub steps: String,
    pub lost: Number,
    /// Where the gap stands, and the loss or the score.
    pub places: [Span; 2],
}

/// Whether the loss is what it is `meant` to be.
pub(super) fn told(document: &Document<'_>, told: Told, meant: Number) -> Option<Finding> {
    let Told { rule, gap, steps, lost, places: [gap_at, lost_at] } = told;
    let (verdict, sentence) = if meant == lost {
        (Verdict::Consistent, Sentence::StepLossAgrees)
    } else {
        (Verdict::Inconsistent, Sentence::StepLossApart)
    };
    let arguments = vec![document.slice(rule).to_owned(), gap, format!("{lost}分"), format!("{meant}分")];
    let difference = meant.subtract(lost).ok()?;
    let formula = format!("{steps} → {meant}");
    let working = show::working(lost.to_string(), meant.to_string(), difference, String::new(), formula);
    let finding = Finding::new(RuleId::Sco10, verdict, sentence, arguments).with_working(working);
    Some(finding.at([rule, gap_at, lost_at].map(Place::span)).based_on(Basis::OwnRule))
}

/// 低3.6个百分点, 相差2个百分点: how far it is off, and where the number stands.
fn gap(text: &str) -> Option<(usize, Number)> {
    let words = any_of!["低了", "低于", "低", "相差", "差", "超出", "超过", "超", "高出", "高", "缺口"];
    text.match_indices("个百分点").find_map(|(end, _)| {
        let start = text[..end].rfind(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let at = start + text[start..].chars().next()?.len_utf8();
        let (number, rest) = leading_number(&text[at..])?;
        let before = text[..at].trim_end_matches(['了', '达', '出', '为', '约']);
        // 不足1个百分点 is part of a rule; 低于95%达11个百分点 names the target in between.
        let told = words.ends(before).is_some() || before.ends_with('%');
        let ruled = any_of!["不足", "未满", "不满", "按"].ends(before).is_some();
        (rest.starts_with("个百分点") && told && !ruled && at < end).then_some((at, number))
    })
}

/// 扣1.5分: what it cost, and where the number stands.
pub(super) fn lost(text: &str, from: usize) -> Option<(usize, Number)> {
    let rest = &text[from..];
    let at = rest.find('扣')?;
    let between = &rest[..at];
    // 扣分原因 and what another reason cost stand further away.
    if between.contains(['。', '；']) || any_of!["另", "再", "其他", "合计", "共"].is_in(between) {
        return None;
    }
    let words = "扣".len() + if rest[at + "扣".len()..].starts_with("减") { "减".len() } else { 0 };
    let at = from + at + words;
    let (number, behind) = leading_number(&text[at..])?;
    behind.starts_with('分').then_some((at, number))
}

fn at_place<'d>(document: &'d Document<'_>, at: u32) -> Option<&'d Figure> {
    let index = document.figures.partition_point(|figure| figure.span.end <= at);
    document.figures.get(index).filter(|figure| figure.span.start <= at)
}

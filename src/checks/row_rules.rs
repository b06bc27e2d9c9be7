//! What a row of a form gives by the rule that stands in it: 控制率不高于100%得满分，每高1个百分点扣0.5分 | 106.20% | 5分 | 2分.
//!
//! The head must say which cells hold rule, result, full marks and score. Then no profile is asked, and no usual method.

use super::rate_rules::{Given, given};
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict, show};
use crate::amount::Number;
use crate::claims::{Place, Span};
use crate::document::{Cell, Document, Figure, FigureKind};
use crate::search::any_of;

/// Bytes of a rule: a shorter one is a word, a longer one tells several.
const RULE: std::ops::Range<usize> = 12..600;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let mut own = Vec::new();
    for table in &document.tables {
        let mut head: Option<Head> = None;
        for row in &table.rows {
            if let Some(found) = Head::of(document, row) {
                head = Some(found);
            } else if let Some(head) = head.as_ref().and_then(|head| head.over(row.len())) {
                own.extend(judge(document, &head, row));
            }
        }
    }
    // What a profile or a usual method says of these scores is said by their own rules.
    let last = |finding: &Finding| finding.places.last().and_then(|place| place.span);
    let scores: std::collections::HashSet<Span> = own.iter().filter_map(last).collect();
    let other = |finding: &Finding| matches!(finding.rule, RuleId::Exe02 | RuleId::Sco06 | RuleId::Sco10);
    findings.retain(|found| {
        !other(found) || !found.places.iter().filter_map(|place| place.span).any(|span| scores.contains(&span))
    });
    findings.extend(own);
}

/// The columns that the head of a form names.
struct Head {
    width: usize,
    rule: usize,
    result: usize,
    full: usize,
    score: usize,
}

impl Head {
    fn of(document: &Document<'_>, row: &[Cell]) -> Option<Head> {
        let text = |cell: &Cell| document.slice(*cell).trim_end_matches("（分）");
        let only = |fits: &dyn Fn(&str) -> bool| {
            let mut found = (0..row.len()).filter(|&at| fits(text(&row[at])));
            found.next().filter(|_| found.next().is_none())
        };
        let rule = only(&|text| any_of!["标准", "规则", "办法", "细则", "方法"].ends(text).is_some())?;
        let result = only(&|text| {
            any_of!["实际", "完成值", "完成情况", "执行情况", "本局情况", "本单位情况", "结果"].is_in(text)
        })?;
        let full = only(&|text| any_of!["满分", "分值", "权重", "标准分"].is_in(text))?;
        let score = only(&|text| any_of!["得分", "自评分", "评分", "实得分"].ends(text).is_some())?;
        Some(Head { width: row.len(), rule, result, full, score })
    }
}

impl Head {
    /// Its columns in a row that lost cells in front, as a page does that gives the name of a group once.
    fn over(&self, width: usize) -> Option<Head> {
        /// Names of groups in front of a row.
        const MOST: usize = 2;
        let lost = self.width.checked_sub(width).filter(|&lost| lost <= MOST)?;
        let at = |column: usize| column.checked_sub(lost);
        let [rule, result, full, score] = [at(self.rule)?, at(self.result)?, at(self.full)?, at(self.score)?];
        Some(Head { width, rule, result, full, score })
    }
}

fn judge(document: &Document<'_>, head: &Head, row: &[Cell]) -> Option<Finding> {
    let rule = document.slice(row[head.rule]);
    if !RULE.contains(&rule.len()) || tells_several(rule) {
        return None;
    }
    let result = only_figure(document, row[head.result]).filter(|figure| figure.kind == FigureKind::Percent)?;
    let points = |at: usize| {
        let figure = only_figure(document, row[at])?;
        matches!(figure.kind, FigureKind::Points | FigureKind::Bare).then_some(figure)
    };
    let (full, score) = (points(head.full)?, points(head.score)?);
    told(name(document, head, row), rule, row[head.rule], Judged { result, full, score })
}

/// What leaves open how a rule is meant.
pub(super) fn tells_several(rule: &str) -> bool {
    any_of!["酌情", "加分", "或者", "同时", "其中", "分别"].is_in(rule)
}

/// The figures that a rule is about.
pub(super) struct Judged<'d> {
    pub result: &'d Figure,
    pub full: &'d Figure,
    pub score: &'d Figure,
}

/// Whether the score is what the rule gives; nothing where it is no rule of one rate.
pub(super) fn told(name: &str, rule: &str, place: Span, judged: Judged<'_>) -> Option<Finding> {
    let Judged { result, full, score } = judged;
    let Given { points: meant, formula, .. } = given(rule, result.number, full.number, score.number)?;
    let of_rate = any_of!["预算执行", "预算完成率", "资金执行率", "支出进度", "支付进度", "执行进度"].is_in(name);
    let (verdict, sentence) = match (meant == score.number, of_rate) {
        (true, true) => (Verdict::Consistent, Sentence::ExecutionScoreAgrees),
        (true, false) => (Verdict::Consistent, Sentence::RowRuleAgrees),
        (false, true) => (Verdict::Inconsistent, Sentence::ExecutionScoreApart),
        (false, false) => (Verdict::Inconsistent, Sentence::RowRuleApart),
    };
    let told = |points: Number| format!("{points}分");
    let arguments =
        vec![name.to_owned(), told(score.number), format!("{}%", result.number), told(meant), told(full.number)];
    let gap = meant.subtract(score.number).ok()?;
    // A whole number of points was not rounded.
    let tolerance = if score.number.decimals() > 0 { score.number.envelope() } else { Number::ZERO }.to_string();
    let working = show::working(score.number.to_string(), meant.to_string(), gap, tolerance, formula);
    let rule_id = if of_rate { RuleId::Exe02 } else { RuleId::Sco06 };
    let places = [place, result.span, full.span, score.span].map(Place::span);
    Some(Finding::new(rule_id, verdict, sentence, arguments).with_working(working).at(places).based_on(Basis::OwnRule))
}

/// The figure of a cell that holds no other.
fn only_figure<'d>(document: &'d Document<'_>, cell: Cell) -> Option<&'d Figure> {
    match document.figures_in(cell) {
        [figure] => Some(figure),
        _ => None,
    }
}

/// The words nearest in front of the rule.
fn name<'d>(document: &'d Document<'_>, head: &Head, row: &[Cell]) -> &'d str {
    let words = row[..head.rule].iter().rev().map(|&cell| (cell, document.slice(cell)));
    words
        .filter(|(cell, text)| !text.is_empty() && document.figures_in(*cell).is_empty())
        .map(|(_, text)| text)
        .next()
        .unwrap_or("")
}

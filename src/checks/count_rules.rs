//! SCO-10 where a rule counts things: 每少完成1处扣0.5分, and 少完成3处 where the marks were lost. The rule stands in the same
//! sentence, in the row of the indicator, or in a line that begins with the indicator's name.
//!
//! A gap of so many things has one cost, unless the rule sets a limit that is not reached here: then nothing is said.

use super::step_rules::{Told, lost, told};
use super::{Finding, Subject, visit};
use crate::amount::{Number, leading_number};
use crate::claims::Span;
use crate::document::{Document, LineKind, list_level};
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::{AnyOf, any_of, has};

/// Bytes behind a rule in which its gap and its loss stand.
const NEAR: usize = 300;
/// So many lines with rules and so many indicators that lost marks are put together.
const MOST: usize = 80;
/// Bytes between what is counted and what it costs: 每发生1起一般险情，扣1分.
const LONGEST: usize = 30;

/// What a rule counts, by the words in front of the number.
static KINDS: [AnyOf; 3] = [
    AnyOf::new(&["少完成", "少建成", "少开展", "少培训", "少于目标", "少", "缺少", "缺", "漏", "未完成", "欠"]),
    AnyOf::new(&["发生", "出现", "发现", "存在", "有"]),
    AnyOf::new(&["延误", "延迟", "延期", "逾期", "推迟", "滞后", "超期", "拖延", "迟"]),
];
/// What is counted, the longer names first.
const UNITS: AnyOf = AnyOf::new(&[
    "个工作日",
    "公里",
    "人次",
    "批次",
    "个月",
    "平方米",
    "个",
    "处",
    "起",
    "天",
    "日",
    "户",
    "项",
    "次",
    "家",
    "人",
    "名",
    "栋",
    "座",
    "件",
    "所",
    "条",
    "亩",
    "株",
    "台",
    "套",
    "场",
    "份",
    "期",
    "宗",
    "例",
    "辆",
    "只",
    "笔",
]);

/// 每少完成1处扣0.5分
struct CountRule<'t> {
    rule: std::ops::Range<usize>,
    kind: &'static AnyOf,
    /// What was not done counts: 每少1处, 每有1处未完成.
    undone: bool,
    unit: &'t str,
    step: Number,
    off: Number,
}

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let mut ruled = Vec::new();
    for line in &document.lines {
        let text = document.slice(line.span);
        if !has(text, "每") || rules(text).next().is_none() {
            continue;
        }
        ruled.push(line.span);
        if !matches!(line.kind, LineKind::Row(_)) {
            findings.extend(rules(text).filter_map(|rule| in_sentence(document, line.span, &rule)));
        }
    }
    ruled.truncate(MOST);
    if ruled.is_empty() {
        return;
    }
    let mut lost = Vec::new();
    visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
        if indicator.children.is_empty() && indicator.score.is_some() && lost.len() < MOST {
            lost.push((IndicatorPath(path.to_vec()), indicator));
        }
    });
    for (path, indicator) in lost {
        findings.extend(of_indicator(subject, document, &ruled, path, indicator));
    }
}

/// 每少完成1处扣0.5分。…少完成3处，扣1.5分
fn in_sentence(document: &Document<'_>, line: Span, rule: &CountRule<'_>) -> Option<Finding> {
    let text = document.slice(line);
    let behind = &text[rule.rule.end..];
    let behind = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
    // The next rule is another's.
    let behind = behind.split('每').next().unwrap_or(behind);
    let (gap_at, gap) = rule.gap(behind)?;
    let (lost_at, lost) = lost(behind, gap_at)?;
    if any_of!["得0分", "不得分", "计0分", "记0分", "封顶", "最多", "最高扣", "上限", "酌情"].is_in(behind)
    {
        return None;
    }
    let span = |at: usize, length: usize| {
        let start = line.start as usize + rule.rule.end + at;
        Span::new(start, start + length)
    };
    let figure = document.figures_in(span(lost_at, behind.len() - lost_at)).first()?;
    told(document, rule.told(line, gap, span(gap_at, 1), lost, figure.span)?, rule.cost(gap)?)
}

/// The rule of an indicator that says of what it lost marks.
fn of_indicator(
    subject: &Subject<'_>,
    document: &Document<'_>,
    ruled: &[Span],
    path: IndicatorPath,
    indicator: &Indicator,
) -> Option<Finding> {
    let (full, score) = (indicator.full_marks?.0, indicator.score?.0);
    let lost = full.subtract(score).ok().filter(|_| score > Number::ZERO)?;
    let place = |field| subject.place(Field::Indicator(path.clone(), field)).span;
    let score_at = place(IndicatorField::Score)?;
    let own = |line: &&Span| line.contains(score_at) || begins_with(document.slice(**line), &indicator.name);
    let line = *ruled.iter().find(own)?;
    if any_of!["封顶", "最多", "最高扣", "酌情"].is_in(document.slice(line)) {
        return None;
    }
    let reason = place(IndicatorField::Reason).and_then(|reason| in_reason(document, line, reason));
    let (rule, gap, gap_at) = reason.or_else(|| in_row(document, line).filter(|_| line.contains(score_at)))?;
    let cost = rule.cost(gap)?.min(full);
    told(document, rule.told(line, gap, gap_at, lost, score_at)?, cost)
}

/// 少完成3处: why the marks were lost, by the only rule that counts such things.
fn in_reason<'d>(document: &'d Document<'_>, line: Span, reason: Span) -> Option<(CountRule<'d>, Number, Span)> {
    let why = document.slice(reason);
    // Several reasons have several costs.
    if any_of!["；", "、", "另", "且", "同时", "以及", "扣"].is_in(why) {
        return None;
    }
    let mut fitting = rules(document.slice(line)).filter_map(|rule| Some((rule.gap(why)?, rule)));
    let ((at, gap), rule) = fitting.next().filter(|_| fitting.next().is_none())?;
    let at = reason.start as usize + at;
    Some((rule, gap, Span::new(at, at + 1)))
}

/// 每缺1项扣1分 | 缺1项; 年初列21项，每少完成1项扣0.5分 | 完成18项: what was to be done stands in front of the rule, what was done in the
/// cell behind it.
fn in_row<'d>(document: &'d Document<'_>, line: Span) -> Option<(CountRule<'d>, Number, Span)> {
    let text = document.slice(line);
    let mut all = rules(text);
    let rule = all.next().filter(|_| all.next().is_none())?;
    let behind = text[rule.rule.end..].find(['|', '\t'])? + rule.rule.end + 1;
    let next = text[behind..].find(['|', '\t']).map_or(text.len(), |at| behind + at);
    let result = &text[behind..next];
    let place = |at: usize| {
        let at = line.start as usize + behind + at;
        Span::new(at, at + 1)
    };
    if let Some((at, gap)) = rule.gap(result) {
        return Some((rule, gap, place(at)));
    }
    if !rule.undone || any_of!["缺", "少", "差", "漏", "未", "欠", "没"].is_in(result) {
        return None;
    }
    let cell = text[..rule.rule.start].rfind(['|', '\t']).map_or(0, |at| at + 1);
    let (_, planned) = rule.only(&text[cell..rule.rule.start])?;
    let (at, done) = rule.only(result)?;
    let gap = planned.subtract(done).ok().filter(|gap| !gap.is_negative())?;
    Some((rule, gap, place(at)))
}

/// 3.农村供水维修养护（8分）：…
fn begins_with(line: &str, name: &str) -> bool {
    let text = &line[list_level(line).map_or(0, |(_, length)| length)..];
    name.chars().count() > 2 && text.strip_prefix(name).is_some_and(|rest| rest.starts_with(['（', '：', '，']))
}

/// The rules of a text that count things.
fn rules(text: &str) -> impl Iterator<Item = CountRule<'_>> {
    text.match_indices('每').filter_map(move |(at, word)| {
        let rest = &text[at + word.len()..];
        let (kind, verb) = KINDS.iter().find_map(|kind| Some((kind, kind.starts(rest)?)))?;
        let rest = &rest[verb.len()..];
        let (step, rest) = match rest.strip_prefix('一') {
            Some(rest) => (Number::ONE, rest),
            None => leading_number(rest).filter(|(step, _)| *step > Number::ZERO)?,
        };
        let unit = UNITS.starts(rest)?;
        let behind = &rest[unit.len()..];
        let cost = behind[..behind.floor_char_boundary(LONGEST.min(behind.len()))].find('扣')?;
        if behind[..cost].contains(['。', '；', '\n']) || behind[..cost].contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let undone = std::ptr::eq(kind, &KINDS[0]) || has(&behind[..cost], "未");
        let behind = &behind[cost + '扣'.len_utf8()..];
        let (off, behind) = leading_number(behind.strip_prefix('减').unwrap_or(behind))?;
        let behind = behind.strip_prefix('分')?;
        let unit = &rest[..unit.len()];
        Some(CountRule { rule: at..text.len() - behind.len(), kind, undone, unit, step, off })
    })
}

impl CountRule<'_> {
    /// 少完成3处, 3处未完成: how many, and where the number stands. Nothing where several such numbers are told.
    fn gap(&self, text: &str) -> Option<(usize, Number)> {
        let mut found = self.numbers(text).filter(|&(start, _, behind)| {
            let undone = any_of!["未完成", "没有完成", "未建成", "未开工", "未实施", "未达"].starts(behind).is_some();
            self.kind.ends(text[..start].trim_end_matches('了')).is_some() || undone && self.undone
        });
        let (start, number, _) = found.next().filter(|_| found.next().is_none())?;
        Some((start, number))
    }

    /// The only number of such things.
    fn only(&self, text: &str) -> Option<(usize, Number)> {
        let mut found = self.numbers(text);
        let (start, number, _) = found.next().filter(|_| found.next().is_none())?;
        Some((start, number))
    }

    /// Where each number of such things stands, how many they are, and what is said behind.
    fn numbers<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Number, &'a str)> {
        text.match_indices(self.unit).filter_map(move |(end, unit)| {
            let start = text[..end].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
            let (number, rest) = leading_number(&text[start..])?;
            (rest.len() == text.len() - end).then(|| (start, number, &text[end + unit.len()..]))
        })
    }

    /// Nothing where the gap is no whole number of steps.
    fn cost(&self, gap: Number) -> Option<Number> {
        let steps = gap.times_ratio(Number::ONE, self.step, 4).ok()?;
        let whole = steps.rounded(0).ok()?;
        (steps.subtract(whole).ok()?.is_zero()).then(|| whole.multiply(self.off).ok()).flatten()
    }

    fn told(&self, line: Span, gap: Number, gap_at: Span, lost: Number, lost_at: Span) -> Option<Told> {
        let rule = Span::new(line.start as usize + self.rule.start, line.start as usize + self.rule.end);
        let steps = format!("{gap} ÷ {} × {}", self.step, self.off);
        Some(Told { rule, gap: format!("{gap}{}", self.unit), steps, lost, places: [gap_at, lost_at] })
    }
}

//! SCO-09 and SCO-10 on score tables that print the rule of each row (评分标准): 在职人员控制率≤100%，计5分；每超过一个百分点
//! 扣0.5分，扣完为止.

use super::tree::{points, working};
use crate::amount::{Number, leading_number, parse_number};
use crate::checks::{Finding, RuleId, Sentence, Subject, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Cell, Document};
use crate::search::{any_of, find, has};

/// The columns of a row's full marks, rule, result and score.
struct Columns {
    full: usize,
    rule: usize,
    actual: Option<usize>,
    score: Option<usize>,
}

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let (mut marks_agree, mut steps_agree) = (0, 0);
    for table in &document.tables {
        let mut columns: Option<Columns> = None;
        let mut width = 0;
        for row in &table.rows {
            if let Some(found) = header(document, row) {
                columns = Some(found);
                width = row.len();
                continue;
            }
            let Some(columns) = &columns else { continue };
            // A row with fewer cells lacks the leading ones, which a cell above covers.
            let Some(missing) = width.checked_sub(row.len()) else { continue };
            let cell = |column: usize| column.checked_sub(missing).and_then(|at| row.get(at)).copied();
            let (Some(full), Some(rule)) = (cell(columns.full), cell(columns.rule)) else { continue };
            let Some(marks) = number(document, full) else { continue };
            let text = document.slice(rule);
            if let Some(finding) = full_marks(text, marks, full, rule, &mut marks_agree) {
                findings.push(finding);
            }
            let (Some(actual), Some(score)) = (columns.actual.and_then(cell), columns.score.and_then(cell)) else {
                continue;
            };
            if let Some(finding) = steps(document, text, marks, [rule, actual, score], &mut steps_agree) {
                findings.push(finding);
            }
        }
    }
    for (rule, sentence, count) in
        [(RuleId::Sco09, Sentence::RuleMarksAgree, marks_agree), (RuleId::Sco10, Sentence::StepsAgree, steps_agree)]
    {
        if count > 0 {
            findings.push(Finding::new(rule, Verdict::Consistent, sentence, vec![count.to_string()]));
        }
    }
}

fn header(document: &Document<'_>, row: &[Cell]) -> Option<Columns> {
    const RULE: [&str; 6] = ["评价标准", "评分标准", "评分规则", "评分办法", "计分标准", "评分细则"];
    let find = |words: &[&str]| row.iter().position(|&cell| words.iter().any(|word| has(document.slice(cell), word)));
    let rule = find(&RULE)?;
    // 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评价标准: the last before the rule is the row's own.
    let before = row[..rule].iter().rposition(|&cell| is_marks(document.slice(cell)));
    let full = before.or_else(|| row.iter().position(|&cell| is_marks(document.slice(cell))))?;
    Some(Columns {
        full,
        rule,
        actual: find(&["执行情况", "完成情况", "实际完成", "实际值", "完成值"]),
        score: row.iter().rposition(|&cell| has(document.slice(cell), "得分")),
    })
}

fn is_marks(text: &str) -> bool {
    text.starts_with("分值") || text == "权重" || text == "标准分"
}

fn number(document: &Document<'_>, cell: Span) -> Option<Number> {
    parse_number(document.slice(cell).trim_end_matches('分')).ok()
}

/// SCO-09: the full marks that the rule gives are those of its row.
fn full_marks(text: &str, marks: Number, full: Span, rule: Span, agree: &mut usize) -> Option<Finding> {
    let top = awards(text).map(|(_, award)| award).max()?;
    if top == marks {
        *agree += 1;
        return None;
    }
    // 每完成一项得2分 adds up to what the row gives; only a rule of deductions names its full marks once.
    let names_full = text.contains('扣') && !any_of!["每完成", "每项得", "每个得", "每次得"].is_in(text);
    let arguments = vec![points(top), points(marks)];
    let (verdict, sentence) = if top > marks || names_full {
        (Verdict::Inconsistent, Sentence::RuleMarksDiffer)
    } else {
        return None;
    };
    Some(
        Finding::new(RuleId::Sco09, verdict, sentence, arguments)
            .with_working(working(marks, top, format!("{marks} ≠ {top}")))
            .at([Place::span(full), Place::span(rule)]),
    )
}

/// The points that a rule gives, with the place of the verb before them: 计5分.
fn awards(text: &str) -> impl Iterator<Item = (usize, Number)> + '_ {
    text.char_indices().filter(|&(_, c)| matches!(c, '计' | '得' | '记')).filter_map(|(at, c)| {
        let (number, rest) = leading_number(&text[at + c.len_utf8()..])?;
        rest.starts_with('分').then_some((at, number))
    })
}

/// SCO-10: 100%计5分，每低于5%扣2分. Steps are counted whole or pro rata: both are in use, so both agree.
fn steps(
    document: &Document<'_>,
    text: &str,
    marks: Number,
    [rule, actual, score]: [Span; 3],
    agree: &mut usize,
) -> Option<Finding> {
    let (step, off, below) = step(text)?;
    let (result, stated) = (percent(document.slice(actual)), number(document, score)?);
    let places = || [rule, actual, score].map(Place::span);
    let Some(result) = result else {
        let arguments = vec![text.to_owned(), document.slice(actual).to_owned()];
        return Some(Finding::new(RuleId::Sco10, Verdict::Undecidable, Sentence::StepsOpen, arguments).at(places()));
    };
    let target = target(text)?;
    let gap = if below { target.subtract(result) } else { result.subtract(target) }.ok()?;
    let gap = gap.max(Number::ZERO);
    let whole = gap.whole_steps(step).ok()?.multiply(off).ok()?;
    let rated = gap.times_ratio(off, step, 2).ok()?;
    let left = |lost: Number| marks.subtract(lost).ok().map(|left| left.max(Number::ZERO).trimmed(0));
    let (by_whole, by_rate) = (left(whole)?, left(rated)?);
    let near = |a: Number| a.subtract(stated).is_ok_and(|gap| gap.abs() <= Number::new(1, 2).unwrap_or(Number::ZERO));
    if near(by_whole) || near(by_rate) {
        *agree += 1;
        return None;
    }
    let formula = format!("{marks} − ⌊{gap} ÷ {step}⌋ × {off} = {by_whole}");
    let arguments = vec![points(stated), points(by_whole), points(by_rate)];
    Some(
        Finding::new(RuleId::Sco10, Verdict::Inconsistent, Sentence::StepsDiffer, arguments)
            .with_working(working(stated, by_whole, formula))
            .at(places()),
    )
}

/// 每低于5%扣2分: the step, the points, and whether low is bad.
fn step(text: &str) -> Option<(Number, Number, bool)> {
    for (word, below) in [
        ("每低于", true),
        ("每低", true),
        ("每降低", true),
        ("每减少", true),
        ("每超过", false),
        ("每超", false),
        ("每高于", false),
        ("每增加", false),
    ] {
        let Some(at) = find(text, word) else { continue };
        let rest = &text[at + word.len()..];
        let (step, rest) = match rest.strip_prefix('一').or_else(|| rest.strip_prefix("1个")) {
            Some(rest) => (Number::ONE, rest),
            None => leading_number(rest)?,
        };
        let rest = ["个百分点", "百分点", "%"].iter().find_map(|unit| rest.strip_prefix(unit))?;
        let rest = rest.trim_start_matches(['，', '的', '，']);
        let (off, rest) = leading_number(rest.strip_prefix("扣减").or_else(|| rest.strip_prefix('扣'))?)?;
        return (rest.starts_with('分') && step > Number::ZERO).then_some((step, off, below));
    }
    None
}

/// What the rule asks for: the percentage before 计 or 得, 0 for ≤0.
fn target(text: &str) -> Option<Number> {
    let (award, _) = awards(text).next()?;
    let before = &text[..award];
    let digits = before.rfind(|c: char| c.is_ascii_digit())?;
    let start = before[..digits]
        .rfind(|c: char| !(c.is_ascii_digit() || c == '.'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    parse_number(&before[start..=digits]).ok()
}

/// The only percentage in a result: 92.8%, 控制率=96%.
fn percent(text: &str) -> Option<Number> {
    let mut found = text.match_indices('%').map(|(at, _)| {
        let start = text[..at]
            .rfind(|c: char| !(c.is_ascii_digit() || c == '.'))
            .map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        let negative = text[..start].ends_with('-');
        parse_number(&text[start..at]).map(|n| if negative { n.negate() } else { n })
    });
    let first = found.next()?.ok()?;
    found.next().is_none().then_some(first)
}

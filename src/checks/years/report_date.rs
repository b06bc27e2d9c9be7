//! YR-02: a report on a year is written when the year is over.

use crate::checks::{Finding, RuleId, Sentence, Severity, Subject, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Document, FigureKind, LineKind};
use crate::report::field::Field;
use crate::search::any_of;

const LABELS: [&str; 7] = ["报告日期", "填报日期", "填表日期", "编制日期", "报告时间", "填报时间", "填表时间"];
/// A line of nothing but a date is the report's own in so many lines from the top and from the end.
const FROM_EDGE: usize = 8;

/// The next line begins an annex: the report ends here.
fn before_annex(document: &Document<'_>, line: usize) -> bool {
    let next = document.lines.get(line + 1).map_or("", |line| document.slice(line.span));
    next.starts_with("附件") || next.starts_with("附表") || next.starts_with("附：")
}

/// By which plan it was evaluated says not which year was.
fn is_of_plan(document: &Document<'_>, year: Span) -> bool {
    const NEAR: usize = 60;
    let behind = &document.text()[year.end as usize..];
    let near = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
    let clause = near.split(['，', '。', '；', '\n']).next().unwrap_or(near);
    any_of!["工作计划", "评价计划", "工作方案"].is_in(clause)
}

pub(super) fn check(subject: &Subject<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    let text = document.text();
    let count = document.lines.len();
    for figure in document.figures.iter().filter(|figure| figure.kind == FigureKind::Date) {
        let date = figure.number.mantissa();
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100);
        if year == 0 {
            continue;
        }
        let index = document.lines.partition_point(|line| line.span.end <= figure.span.start);
        let Some(line) = document.lines.get(index) else { continue };
        let before = text.get(line.span.start as usize..figure.span.start as usize).unwrap_or("");
        let label = before.trim_end_matches(['：', '\t', ' ', '（', '）']);
        let labelled = LABELS.iter().any(|word| label.ends_with(word));
        let alone = line.kind == LineKind::Paragraph
            && before.trim_matches(['（', ' ']).is_empty()
            && text
                .get(figure.span.end as usize..line.span.end as usize)
                .is_some_and(|rest| rest.trim_matches(['）', ' ']).is_empty())
            && (index < FROM_EDGE || index + FROM_EDGE >= count || before_annex(document, index));
        if !labelled && !alone {
            continue;
        }
        let quote = document.slice(figure.span).to_owned();
        let place = Place::span(figure.span);
        let Some(evaluated) = subject.report.year else {
            let mut finding = Finding::hint(RuleId::Yr02, Verdict::Undecidable, Sentence::DateOpen, vec![quote]);
            finding.severity = Severity::Info;
            findings.push(finding.at([place]));
            return;
        };
        // Without a day, December may be its last one.
        let last_day = if day == 0 { 12_00 } else { 12_31 };
        let early = (year, month * 100 + day) < (i128::from(evaluated), last_day);
        // 2024年 somewhere in the text, or 2023年度重点绩效评价工作计划: nobody says that it is the year evaluated.
        let told = subject.place(Field::Year).span.is_none_or(|span| {
            if is_of_plan(document, span) {
                return false;
            }
            let line = document.lines.partition_point(|line| line.span.end <= span.start);
            line < FROM_EDGE || document.slice(span).ends_with('度')
        });
        if early && !told {
            return;
        }
        let (verdict, sentence) = if early {
            (Verdict::Inconsistent, Sentence::DateTooEarly)
        } else {
            (Verdict::Consistent, Sentence::DateFits)
        };
        let finding = Finding::hint(RuleId::Yr02, verdict, sentence, vec![quote, evaluated.to_string()]);
        findings.push(finding.at([subject.place(Field::Year), place]));
        return;
    }
}

//! EXE-02 for an indicator below the first level: 预算执行率（10分）。得分=预算执行率×10，…执行率95.22%，得10分.
//!
//! No profile says how such an indicator is scored, but its own line may: then rate, rule and score stand side by side.

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use super::{show, visit};
use crate::amount::{Number, NumberError};
use crate::claims::Place;
use crate::document::{Document, Figure, FigureKind, LineKind};
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::any_of;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
        let leaf = path.len() > 1 && indicator.children.is_empty();
        if leaf && any_of!["预算执行率", "预算完成率", "资金执行率"].is_in(&indicator.name) {
            let place = subject.place(Field::Indicator(IndicatorPath(path.to_vec()), IndicatorField::Score));
            findings.extend(judge(document, indicator, place).unwrap_or(None));
        }
    });
}

fn judge(document: &Document<'_>, indicator: &Indicator, place: Place) -> Result<Option<Finding>, NumberError> {
    let (Some(full), Some(stated), Some(at)) = (indicator.full_marks, indicator.score, place.span) else {
        return Ok(None);
    };
    let Some(rate) = rate(document, at.start) else { return Ok(None) };
    let whole = rate.number.min(Number::HUNDRED);
    let exact = full.0.times_ratio(whole, Number::HUNDRED, 4)?.trimmed(0);
    let gap = exact.subtract(stated.0)?;
    // A unit of the last digit: rounded, cut off, or from a rate with more digits than are printed.
    let tolerance = stated.0.envelope().add(stated.0.envelope())?;
    let (verdict, sentence) = if gap.is_zero() {
        (Verdict::Consistent, Sentence::ExecutionScoreAgrees)
    } else if gap.abs() <= tolerance && stated != full {
        (Verdict::Rounding, Sentence::ExecutionScoreRounding)
    } else {
        (Verdict::Inconsistent, Sentence::ExecutionScoreApart)
    };
    let formula = format!("{full} × {whole}% = {exact}");
    let working = show::working(stated.to_string(), exact.to_string(), gap, tolerance.to_string(), formula);
    let arguments = vec![
        show::name(&indicator.name, "预算执行"),
        format!("{stated}分"),
        format!("{}%", rate.number),
        format!("{exact}分"),
        format!("{full}分"),
    ];
    let finding = Finding::new(RuleId::Exe02, verdict, sentence, arguments).with_working(working);
    Ok(Some(finding.at(show::in_order(vec![Place::span(rate.span), place])).based_on(Basis::OwnRule)))
}

/// The rate that stands in front of the score, in a line that multiplies it.
fn rate<'d>(document: &'d Document<'_>, score: u32) -> Option<&'d Figure> {
    let line = document.lines.get(document.lines.partition_point(|line| line.span.end <= score))?;
    let in_row = matches!(line.kind, LineKind::Row(_));
    if line.kind != LineKind::Paragraph && !in_row {
        return None;
    }
    let named = |figure: &&Figure| {
        let name = document.slice(figure.label);
        figure.kind == FigureKind::Percent && any_of!["执行率", "完成率", "支出率"].is_in(name)
    };
    // 预算执行率 | 10 | 9.18 | 执行率91.76%，按“执行率×分值”计分: the note of a row tells both.
    if in_row {
        let text = document.slice(line.span);
        let ruled = any_of!["执行率×", "执行率*"].is_in(text) || text.contains("×执行率");
        let mut rates = document.figures_in(line.span).iter().filter(named);
        return rates.next().filter(|_| ruled && rates.next().is_none());
    }
    let before = document.text().get(line.span.start as usize..score as usize)?;
    if !(before.contains(['×', '*'])
        && any_of!["得分=", "得分＝", "执行率×", "执行率*", "完成率×", "完成率*"].is_in(before))
    {
        return None;
    }
    let figures = document.figures_in(crate::claims::Span { start: line.span.start, end: score });
    figures.iter().rev().find(named)
}

//! Scores whose arithmetic stands in the text: 10×95.36%=9.54分; 10×（460万元÷500万元）=9.2分.

use super::{Computed, finding, is_rounded};
use crate::amount::Number;
use crate::checks::{Finding, Sentence, Verdict};
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};

/// 10×95.36%=9.54分: the arithmetic itself.
pub(super) fn product(document: &Document<'_>, line: Span) -> Option<Finding> {
    let figures = document.figures_in(line);
    let gap = |a: &Figure, b: &Figure| document.slice(Span { start: a.span.end, end: b.span.start.max(a.span.end) });
    let found = figures.windows(3).find(|three| {
        let points = three[2].kind == FigureKind::Points;
        let times = matches!(gap(&three[0], &three[1]).trim(), "×" | "*" | "x" | "X");
        points
            && times
            && matches!(
                gap(&three[1], &three[2]).trim(),
                "=" | "=得" | "＝" | "计算，得" | "计，得" | "折算，得" | "计算，应得" | "计算得" | "计得"
            )
    })?;
    let (full, rate) = match (found[0].kind, found[1].kind) {
        (_, FigureKind::Percent) if found[0].kind != FigureKind::Percent => (&found[0], &found[1]),
        (FigureKind::Percent, _) if found[1].kind != FigureKind::Percent => (&found[1], &found[0]),
        _ => return None,
    };
    multiplied(full.number, rate, rate.number, &found[2])
}

/// 10×（实际支出460万元÷预算500万元）=9.2分: the same with the two amounts.
pub(super) fn quotient(document: &Document<'_>, line: Span) -> Option<Finding> {
    let figures = document.figures_in(line);
    let gap = |a: &Figure, b: &Figure| document.slice(Span { start: a.span.end, end: b.span.start.max(a.span.end) });
    let money = |figure: &Figure| match figure.kind {
        FigureKind::Money(unit) => Some(unit),
        _ => None,
    };
    let found = figures.windows(4).find(|four| {
        let amounts = money(&four[1]).is_some() && money(&four[1]) == money(&four[2]);
        amounts
            && four[3].kind == FigureKind::Points
            && matches!(four[0].kind, FigureKind::Points | FigureKind::Bare | FigureKind::Count)
            && gap(&four[0], &four[1]).starts_with(['×', '*'])
            && gap(&four[1], &four[2]).starts_with(['÷', '/'])
            && matches!(gap(&four[2], &four[3]).trim_start_matches('）'), "=" | "＝")
    })?;
    let percent = found[1].number.percent_of(found[2].number, 4).ok()?.trimmed(2);
    (!found[2].number.is_zero()).then(|| multiplied(found[0].number, &found[1], percent, &found[3])).flatten()
}

/// Full marks times a rate beside the score that is said to be that.
pub(super) fn multiplied(full: Number, rate: &Figure, percent: Number, score: &Figure) -> Option<Finding> {
    if score.kind != FigureKind::Points || full > Number::HUNDRED {
        return None;
    }
    let computed = full.times_ratio(percent, Number::HUNDRED, 4).ok()?.trimmed(0);
    if is_rounded(computed, score.number) {
        return None;
    }
    let formula = format!("{full} × {percent}% = {computed}");
    let computed = Computed { score: computed, full, formula };
    finding(rate, percent, score, computed, Verdict::Inconsistent, Sentence::ExecutionScoreApart)
}

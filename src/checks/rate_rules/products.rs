//! Scores whose arithmetic stands in the text: 10×95.36%=9.54分; 10×（460万元÷500万元）=9.2分.

use std::cell::OnceCell;

use super::rules::{Rated, Rule, rule};
use super::{Computed, finding, full_marks, is_rounded, is_score, words};
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

/// 预算执行得9.81分。计分办法为得分=10分×执行率。: the rate is the only one that the text tells, in another line.
pub(super) fn elsewhere<'d>(
    document: &'d Document<'_>,
    line: Span,
    only: &OnceCell<Option<&'d Figure>>,
) -> Option<Finding> {
    let ruled = document
        .slice(line)
        .split('。')
        .filter_map(rule)
        .any(|rule| matches!(rule, Rule::Rated(rated) if rated == Rated::PLAIN));
    let told: Vec<&Figure> = document.figures_in(line).iter().collect();
    if !ruled || told.iter().any(|figure| figure.kind == FigureKind::Percent) {
        return None;
    }
    let mut scores = told.iter().filter(|figure| is_score(document, figure, words(document, line, figure)));
    let (score, None) = (scores.next()?, scores.next()) else { return None };
    let full = full_marks(document, line, &told, score)?;
    let rate = (*only.get_or_init(|| only_rate(document)))?;
    multiplied(full, rate, rate.number, score)
}

/// The rate of the whole that the text tells; none where it tells two.
fn only_rate<'d>(document: &'d Document<'_>) -> Option<&'d Figure> {
    let whole = Span { start: 0, end: document.text().len() as u32 };
    let named = |figure: &&Figure| {
        let before = || words(document, whole, figure).trim_end_matches(['为', '达', '到', '是']);
        figure.kind == FigureKind::Percent
            && matches!(before(), "执行率" | "预算执行率" | "资金执行率" | "总体执行率" | "全年预算执行率" | "总执行率")
    };
    let mut rates = document.figures.iter().filter(named);
    let rate = rates.next()?;
    rates.all(|other| other.number == rate.number).then_some(rate)
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

//! Scores whose arithmetic stands in the text: 10×95.36%=9.54分; 10×（460万元÷500万元）=9.2分.

use std::cell::OnceCell;

use super::rules::{Rated, Rule, rule};
use super::{Computed, finding, full_marks, is_rounded, is_score, words};
use crate::amount::{Number, leading_number};
use crate::checks::worked_scores::Worked;
use crate::checks::{Finding, Sentence, Verdict};
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};
use crate::search::any_of;

/// 10×95.36%=9.54分: the arithmetic itself. 户厕完成率68.00%，7分×68.00%=4.76分 is that of another rate.
pub(super) fn product(document: &Document<'_>, line: Span) -> Option<Finding> {
    let figures = document.figures_in(line);
    let found = (0..figures.len()).find_map(|at| {
        let found = Worked::of(document, &figures[at..]).filter(|found| found.whole.is_none())?;
        let before = document.slice(Span { start: line.start, end: figures[at].span.start });
        let words = before.rsplit(['。', '；', '\n']).next().unwrap_or(before);
        let own = any_of!["执行", "预算", "支出", "支付", "拨付"].is_in(words);
        let another = any_of!["率", "满意度", "比例"].is_in(words);
        (own || !another).then_some(found)
    })?;
    multiplied(found.full.number, found.part, found.part.number, found.score)
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

/// 按实际支付数占调整预算数的比例乘以10分计。…调整预算数846万元，实际支付761.4万元，计9分: the amounts that the rule names.
pub(super) fn proportion(document: &Document<'_>, line: Span) -> Option<Finding> {
    const LONGEST: usize = 24;
    let text = document.slice(line);
    let (at, word) = any_of!["的比例乘以", "的比例×", "的比例*", "的比重乘以", "的比例与", "之比乘以"].find_in(text)?;
    let (full, rest) = leading_number(&text[at + word.len()..])?;
    let of = text[..at].rsplit(['，', '。', '；', '：', '按']).next()?;
    let (part, whole) = of.split_once('占').or_else(|| of.split_once('与'))?;
    let core = |name: &str| name.trim_end_matches(['数', '额', '金']).trim_start_matches(['按', '以']).to_owned();
    let (part, whole) = (core(part), core(whole));
    if !rest.starts_with('分') || part.is_empty() || whole.is_empty() || of.len() > 3 * LONGEST {
        return None;
    }
    let figures: Vec<&Figure> =
        document.figures_in(line).iter().filter(|figure| figure.span.start > line.start + at as u32).collect();
    let only = |name: &str| {
        let mut found = figures.iter().filter(|figure| {
            matches!(figure.kind, FigureKind::Money(_)) && document.slice(figure.label).contains(name)
        });
        found.next().filter(|_| found.next().is_none())
    };
    let (actual, budget) = (only(&part)?, only(&whole)?);
    let mut scores = figures.iter().filter(|figure| is_score(document, figure, words(document, line, figure)));
    let (score, None) = (scores.next()?, scores.next()) else { return None };
    if actual.kind != budget.kind
        || budget.number.is_zero()
        || score.span.start < actual.span.start.max(budget.span.start)
    {
        return None;
    }
    let percent = actual.number.percent_of(budget.number, 4).ok()?.trimmed(2);
    multiplied(full, actual, percent.min(Number::HUNDRED), score)
}

/// 预算执行得9.81分。计分办法为得分=10分×执行率。: the rate is the only one that the text tells, in another line.
pub(super) fn elsewhere<'d>(document: &'d Document<'_>, line: Span, only: &OnceCell<Rates<'d>>) -> Option<Finding> {
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
    // 执行率（B/A） | 98.05%: another rate that the text tells may be meant.
    let rates = only.get_or_init(|| Rates::of(document));
    let meant = |rate: &&Number| full.times_ratio(**rate, Number::HUNDRED, score.number.decimals()) == Ok(score.number);
    let rate = rates.only.filter(|_| !rates.told.iter().any(|rate| meant(&rate)))?;
    multiplied(full, rate, rate.number, score)
}

/// The percentages of a text.
pub(super) struct Rates<'d> {
    only: Option<&'d Figure>,
    told: Vec<Number>,
}

impl<'d> Rates<'d> {
    fn of(document: &'d Document<'_>) -> Rates<'d> {
        const MOST: usize = 400;
        let percent = |figure: &&Figure| figure.kind == FigureKind::Percent;
        let told = document.figures.iter().filter(percent).take(MOST).map(|figure| figure.number).collect();
        Rates { only: only_rate(document), told }
    }
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

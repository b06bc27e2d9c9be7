//! SCO-06 where the arithmetic of a score stands beside it: 8×95.07%=7.61分; 10×23÷24=9.58分. Whoever writes it down says
//! himself what the score follows from, and no rule is asked. That of the execution rate is read by `rate_rules`.

use std::collections::HashSet;

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict, show};
use crate::amount::{Number, NumberError};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind};

/// Marks behind which an arithmetic goes on.
const SIGNS: [char; 12] = ['×', '*', '÷', '/', '+', '-', '＋', '－', '−', '＝', '=', '%'];
/// What stands between an arithmetic and what comes of it.
const EQUALS: [&str; 12] =
    ["=", "=得", "=实得", "＝", "计", "计得", "计，得", "计算得", "计算，得", "计算，应得", "折算得", "折算，得"];

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let judged = findings.iter().filter(|finding| finding.rule == RuleId::Exe02);
    let judged: HashSet<Span> = judged.flat_map(|finding| &finding.places).filter_map(|place| place.span).collect();
    for (at, full) in document.figures.iter().enumerate() {
        if !is_multiplied(document, full) {
            continue;
        }
        let found = Worked::of(document, &document.figures[at..]);
        if let Some(found) = found.filter(|found| !judged.contains(&found.score.span)) {
            findings.extend(found.judge().unwrap_or(None));
        }
    }
}

/// A sign of multiplication follows.
fn is_multiplied(document: &Document<'_>, figure: &Figure) -> bool {
    document.text()[figure.span.end as usize..].trim_start().starts_with(['×', '*', 'x', 'X'])
}

/// Full marks × rate, or full marks × part ÷ whole, and the score that they are said to make.
pub(super) struct Worked<'d> {
    pub full: &'d Figure,
    pub part: &'d Figure,
    /// A hundred where the part is a percentage.
    pub whole: Option<&'d Figure>,
    pub score: &'d Figure,
}

impl<'d> Worked<'d> {
    /// The arithmetic that begins with the first of the figures.
    pub fn of(document: &Document<'_>, figures: &'d [Figure]) -> Option<Worked<'d>> {
        let gap = |a: &Figure, b: &Figure| {
            document.slice(Span { start: a.span.end, end: b.span.start.max(a.span.end) }).trim()
        };
        let (first, second) = (figures.first()?, figures.get(1)?);
        let percent = |figure: &Figure| figure.kind == FigureKind::Percent;
        // 95.36%×10: in either order.
        let (full, part) = if percent(first) { (second, first) } else { (first, second) };
        let (whole, score) = match percent(part) {
            true => (None, figures.get(2)?),
            false => (Some(figures.get(2)?), figures.get(3)?),
        };
        let divides = whole.is_none_or(|whole| {
            matches!(gap(part, whole), "÷" | "/") && whole.kind == part.kind && !whole.number.is_zero()
        });
        let plain = |figure: &Figure| matches!(figure.kind, FigureKind::Points | FigureKind::Bare | FigureKind::Count);
        // （75%-60%）÷40%×8=3分: a longer formula.
        let before = document.text()[..first.span.start as usize].trim_end();
        let behind = document.text()[score.span.end as usize..].trim_start();
        let alone = !before.ends_with(['÷', '/', '×', '*', '-', '+', '）']) && !behind.starts_with(SIGNS);
        let of_points =
            score.kind == FigureKind::Points || (score.kind == FigureKind::Bare && full.kind != FigureKind::Count);
        let times = matches!(gap(first, second), "×" | "*" | "x" | "X");
        let read = times && divides && EQUALS.contains(&gap(whole.unwrap_or(second), score));
        let small = |figure: &Figure| figure.number <= Number::HUNDRED && !figure.number.is_negative();
        let fits = plain(full) && of_points && small(full) && small(score);
        (read && alone && fits).then_some(Worked { full, part, whole, score })
    }

    fn judge(&self) -> Result<Option<Finding>, NumberError> {
        let Worked { full, part, whole, score } = *self;
        let divisor = whole.map_or(Number::HUNDRED, |whole| whole.number);
        let stated = score.number;
        let exact = full.number.times_ratio(part.number, divisor, 4)?.trimmed(0);
        let nearest = full.number.times_ratio(part.number, divisor, stated.decimals())?;
        let gap = exact.subtract(stated)?;
        let unit = stated.envelope().add(stated.envelope())?;
        let (verdict, sentence) = if nearest == stated {
            (Verdict::Consistent, Sentence::WorkedScoreAgrees)
        } else if gap.abs() <= unit && stated.decimals() > 0 {
            // Cut off, or from a rate with more digits than are printed.
            return Ok(None);
        } else {
            (Verdict::Inconsistent, Sentence::WorkedScoreApart)
        };
        let arithmetic = match whole {
            Some(whole) => format!("{} × {} ÷ {}", full.number, part.number, whole.number),
            None => format!("{} × {}%", full.number, part.number),
        };
        let working = show::working(
            stated.to_string(),
            exact.to_string(),
            gap,
            stated.envelope().to_string(),
            format!("{arithmetic} = {exact}"),
        );
        let arguments = vec![arithmetic, format!("{stated}分"), format!("{exact}分")];
        let places = [full, part].into_iter().chain(whole).chain([score]).map(|figure| Place::span(figure.span));
        let finding = Finding::new(RuleId::Sco06, verdict, sentence, arguments).with_working(working);
        Ok(Some(finding.at(places).based_on(Basis::OwnRule)))
    }
}

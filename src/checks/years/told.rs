//! YR-01: one and the same amount under two years.

use std::collections::BTreeMap;

use crate::amount::{Number, Unit, convert};
use crate::checks::{Finding, RuleId, Sentence, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::AnyOf;

/// Shorter amounts are the same in two years by chance.
const LONG: u128 = 100_000;
/// What is carried from one year into the next, or told of a plan, belongs to two.
const OF_TWO_YEARS: AnyOf = AnyOf::new(&[
    "结转", "结余", "余额", "年初", "年末", "下达", "安排", "预算", "概算", "合同", "质保", "尾款", "应付", "计划",
    "申报", "批复", "追加",
]);

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut known: BTreeMap<Number, (u16, Span, Span)> = BTreeMap::new();
    for figure in &document.figures {
        let FigureKind::Money(unit) = figure.kind else { continue };
        let Ok(value) = convert(figure.number, unit, Unit::Yuan) else { continue };
        if figure.number.significant() < LONG || OF_TWO_YEARS.is_in(around(document, figure)) {
            continue;
        }
        let Some((year, place)) = told_of(document, figure.span) else { continue };
        let first = *known.entry(value.trimmed(0)).or_insert((year, place.span, figure.span));
        if first.0 != year {
            let arguments = vec![document.slice(figure.span).to_owned(), first.0.to_string(), year.to_string()];
            let places = [first.1, first.2, place.span, figure.span].map(Place::span);
            let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::AmountOfTwoYears, arguments);
            findings.push(finding.at(places));
        }
    }
}

/// The words around an amount.
fn around<'d>(document: &'d Document<'_>, figure: &Figure) -> &'d str {
    const NEAR: usize = 60;
    let text = document.text();
    let from = text.ceil_char_boundary((figure.span.start as usize).saturating_sub(NEAR));
    let to = text.floor_char_boundary((figure.span.end as usize + NEAR / 2).min(text.len()));
    &text[from..to]
}

/// The year directly in front of an amount.
pub(super) fn told_of<'d>(document: &'d Document<'_>, amount: Span) -> Option<(u16, &'d Figure)> {
    /// Bytes from the year to the amount.
    const NEAR: usize = 36;
    let last = document.figures_before(amount.start).checked_sub(1)?;
    let figure = &document.figures[last];
    let FigureKind::Year(year) = figure.kind else { return None };
    let between = document.text().get(figure.span.end as usize..amount.start as usize)?;
    (between.len() <= NEAR && !between.contains(['，', '。', '；', '\n', '由', '从']) && !OF_TWO_YEARS.is_in(between))
        .then_some((year, figure))
}

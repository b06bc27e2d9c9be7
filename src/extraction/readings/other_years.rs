//! Changes between two other years than those of the amounts that they were read with.

use super::Text;
use super::changes::holds;
use crate::claims::{Change, Maybe, Quantity, Span};
use crate::document::FigureKind;

/// So many figures in front of a change its years are looked for.
const NEAR: usize = 4;

/// 2023年收入905.40万元。2022年收入880万元，比2021年增加30万元: what changed is the amount of 2022; an amount that stands behind another
/// year is none that is compared. Says whether the change is settled by its years: it lacks an amount, or has those that
/// stand behind them.
pub(super) fn separate(text: &Text<'_, '_>, change: &mut Change) -> bool {
    let stated = change.difference.as_ref().or(change.rate.as_ref());
    let Some(at) = stated.and_then(|stated| stated.place.span) else { return false };
    let Some((now, before)) = compared(text, at) else { return false };
    // A change up to the report's own year is read by its own words.
    if text.year.is_none_or(|own| now >= own) {
        return of_own_year(text, change, at, before);
    }
    let is_of = |amount: &Maybe, year: u16| {
        amount.as_ref().is_none_or(|amount| year_of(text, amount).is_none_or(|own| own == year))
    };
    if is_of(&change.now, now) && is_of(&change.before, before) {
        return change.now.is_none() || change.before.is_none();
    }
    let Some(like) = change.now.as_ref().or(change.before.as_ref()).cloned() else { return true };
    change.now = amount_of(text, &like, at, now);
    change.before = amount_of(text, &like, at, before);
    true
}

/// 决算49.37万元；2022年52.10万元，2019年71.46万元。2023年比2022年下降5.24%，比2019年下降30.91%: this year's amount is one that no year stands in
/// front of, where the change holds with it.
fn of_own_year(text: &Text<'_, '_>, change: &mut Change, at: Span, before: u16) -> bool {
    const MOST: usize = 12;
    let Some(like) = change.now.as_ref().or(change.before.as_ref()).filter(|_| holds(change) != Some(true)) else {
        return false;
    };
    let Some(base) = amount_of(text, like, at, before) else { return false };
    let here = text.figures(at).start;
    let own = |amount: &Quantity| year_of(text, amount).is_none_or(|year| Some(year) == text.year);
    let found = (here.saturating_sub(MOST)..here).filter_map(|index| text.quantity(index, like)).filter(own);
    let with = |now: Quantity| Change { now: Some(now), before: Some(base.clone()), ..change.clone() };
    let found = found.map(with).find(|change| holds(change) == Some(true));
    let settled = found.is_some();
    if let Some(found) = found {
        *change = found;
    }
    settled
}

/// The only amount in front of a change, in its line, that stands behind a year.
fn amount_of(text: &Text<'_, '_>, like: &Quantity, at: Span, year: u16) -> Maybe {
    const MOST: usize = 12;
    let line = text.figures(text.line(at)).start;
    let here = text.figures(at).start;
    let mut found = (line.max(here.saturating_sub(MOST))..here)
        .filter_map(|index| text.quantity(index, like))
        .filter(|amount| year_of(text, amount) == Some(year));
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// 2022年比2021年, 2022年收入a万元，比2021年: the years that a change lies between.
fn compared(text: &Text<'_, '_>, at: Span) -> Option<(u16, u16)> {
    let is_base = |span: Span| text.document.text()[..span.start as usize].ends_with(['比', '较', '与']);
    let mut years = years_in_front(text, at);
    let (before, _) = years.next().filter(|&(_, span)| is_base(span))?;
    // 2023年比2022年下降5.24%，比2019年下降30.91%: of 2023 as well.
    let (now, _) = years.find(|&(_, span)| !is_base(span))?;
    (now > before).then_some((now, before))
}

/// The year that stands nearest in front of an amount in its sentence.
fn year_of(text: &Text<'_, '_>, quantity: &Quantity) -> Option<u16> {
    years_in_front(text, quantity.place.span?).next().map(|(year, _)| year)
}

/// The years in front of a place in its sentence, the nearest first.
pub(super) fn years_in_front<'t>(text: &'t Text<'_, '_>, at: Span) -> impl Iterator<Item = (u16, Span)> + 't {
    let here = text.figures(at).start;
    let near = text.document.figures[..here].iter().rev().take(NEAR);
    let near = near.take_while(move |figure| !text.between(figure.span, at).contains(['。', '\n']));
    near.filter_map(|figure| match figure.kind {
        FigureKind::Year(year) => Some((year, figure.span)),
        _ => None,
    })
}

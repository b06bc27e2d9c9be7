//! Changes, rates of completion and shares of the three public expenses whose amounts stand elsewhere: “三公”经费支出决算数比2023年度减少19.66万元，
//! 下降86.61%; 公务用车…支出决算为19.56万元，完成预算的63.76%; 公务接待费0.40万元，占13.16%.
//!
//! What was planned and spent is known from the table, or from the sentences if they all say the same. A rate gets these amounts
//! where it holds with them or is off by a slip of the pen.

use super::table::Known;
use super::{Subject, subject_of};
use crate::amount::{Number, slips};
use crate::claims::percent::{Match, Ratio, compare, ratio};
use crate::claims::{Change, Claim, Completion, Quantity, Share, Span, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::readings::Text;
use crate::extraction::unbound::as_difference;
use crate::search::any_of;
use crate::signs::Sign;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span], known: Option<Known>) {
    let own = |statement: &Span| builder.document.signs_in(*statement).has(Sign::ThreePublic);
    let statements: Vec<Span> = statements.iter().copied().filter(own).collect();
    let known = known.unwrap_or_else(|| told(builder, &statements));
    let text = Text { document: builder.document, year: builder.report.year };
    for index in 0..builder.claims.len() {
        let place = match &builder.claims[index] {
            Claim::Change(own) if own.before.is_none() => own.difference.as_ref().or(own.now.as_ref()),
            Claim::Completion(own) if own.budgets.is_empty() || own.actual.is_none() => {
                own.actual.as_ref().or(own.rate.as_ref())
            }
            Claim::Share(own) if own.whole.is_none() => own.part.as_ref().or(Some(&own.percent)),
            _ => continue,
        };
        let Some(place) = place.and_then(|quantity| quantity.place.span) else { continue };
        let Some(words) = sentence(builder, &statements, place) else { continue };
        let Some(subject) = subject_of(words) else { continue };
        let found = match builder.claims[index].clone() {
            Claim::Change(own) => {
                let own = as_difference(builder, &text, &own);
                change(builder, &known, subject, own).map(Claim::Change)
            }
            Claim::Completion(own) => completion(builder, &known, subject, own).map(Claim::Completion),
            Claim::Share(own) => share(builder, &known, subject, own).map(Claim::Share),
            _ => None,
        };
        if let Some(claim) = found {
            builder.claims[index] = claim;
        }
    }
}

/// The words in front of a place, from the beginning of its sentence; none where that is not on these expenses.
fn sentence<'d>(builder: &Builder<'d, '_>, statements: &[Span], place: Span) -> Option<&'d str> {
    let at = statements.partition_point(|statement| statement.end <= place.start);
    let statement = *statements.get(at).filter(|statement| statement.contains(place))?;
    Some(words_before(builder, statement, place))
}

/// The words in front of a place in its sentence; what stands further away names nothing there.
fn words_before<'d>(builder: &Builder<'d, '_>, statement: Span, place: Span) -> &'d str {
    const LONGEST: usize = 300;
    let words = builder.slice(Span { start: statement.start, end: place.start });
    &words[words.ceil_char_boundary(words.len().saturating_sub(LONGEST))..]
}

/// What the sentences say was spent, where they say so of the whole and agree.
fn told(builder: &Builder<'_, '_>, statements: &[Span]) -> Known {
    let mut known = Known { planned: [None; 6], spent: [None; 6] };
    let mut unlike = [false; 6];
    for &statement in statements {
        let first = builder.document.figures_before(statement.start);
        for figure in first..first + builder.document.figures_in(statement).len() {
            let found = builder.figure(figure);
            let words = builder.slice(found.label);
            let spent = any_of!["决算为", "支出决算", "实际支出"].is_in(words)
                && !any_of!["比", "较", "增", "减", "降", "上年", "预算数"].is_in(words);
            if !matches!(found.kind, FigureKind::Money(_)) || !spent {
                continue;
            }
            let Some(subject) = subject_of(words_before(builder, statement, found.span)) else { continue };
            let slot = &mut known.spent[subject as usize];
            unlike[subject as usize] |=
                slot.is_some_and(|known| builder.comparable(known) != builder.comparable(figure));
            *slot = slot.or(Some(figure));
        }
    }
    for (slot, unlike) in known.spent.iter_mut().zip(unlike) {
        *slot = slot.filter(|_| !unlike);
    }
    known
}

/// The rate holds, or is off by a slip of the pen.
fn fits(stated: Number, ratio: &Ratio) -> bool {
    let holds = compare(stated, ratio).ok().flatten().is_some_and(|found| found.found != Match::Apart);
    let computed = ratio.part.percent_of(ratio.whole, stated.decimals());
    let slip = || stated.decimals() > 1 && computed.is_ok_and(|computed| slips::between(stated, computed).is_some());
    holds || slip()
}

/// Less 19.66, a fall of 86.61 %: what was before is what was spent with what it fell by.
fn change(builder: &mut Builder<'_, '_>, known: &Known, subject: Subject, own: Change) -> Option<Change> {
    let (difference, rate) = (own.difference.as_ref().filter(|_| own.now.is_none())?, own.rate.as_ref()?);
    let now = builder.amount_of_table(known.of(subject, true)?, &own.name);
    let moved = ratio(difference, &now).ok()?;
    let before = match own.difference_way()? {
        Trend::Down => moved.whole.add(moved.part.abs()),
        Trend::Up => moved.whole.subtract(moved.part.abs()),
        _ => return None,
    };
    let part = moved.part.abs();
    let found = Ratio { part, whole: before.ok().filter(|before| *before > Number::ZERO)?, ..moved };
    fits(rate.number.abs(), &found).then_some(Change { now: Some(now), ..own })
}

/// 支出决算为19.56万元，完成预算的63.76%: the budget stands in the table, beside what was spent; or the other way round.
fn completion(builder: &mut Builder<'_, '_>, known: &Known, subject: Subject, own: Completion) -> Option<Completion> {
    let rate = own.rate.as_ref()?;
    let spent = known.of(subject, true).map(|figure| builder.amount_of_table(figure, &own.name))?;
    let planned = known.of(subject, false).map(|figure| builder.amount_of_table(figure, &own.name));
    let same = |told: &Quantity, known: &Quantity| ratio(told, known).is_ok_and(|found| found.part == found.whole);
    let (actual, budget) = match (&own.actual, own.budgets.first()) {
        (Some(actual), None) if same(actual, &spent) => (actual.clone(), planned?),
        (None, Some((_, budget))) if planned.is_none_or(|planned| same(budget, &planned)) => (spent, budget.clone()),
        _ => return None,
    };
    let found = ratio(&actual, &budget).ok()?;
    fits(rate.number, &found).then(|| Completion { budgets: vec![(own.base, budget)], actual: Some(actual), ..own })
}

/// 占13.16%: of all three of them.
fn share(builder: &mut Builder<'_, '_>, known: &Known, subject: Subject, own: Share) -> Option<Share> {
    let of_all = own.whole_name.is_empty() || any_of!["三公", "合计"].is_in(&own.whole_name);
    if !of_all || subject == Subject::Whole {
        return None;
    }
    let part = match &own.part {
        Some(part) => part.clone(),
        None => builder.amount_of_table(known.of(subject, true)?, &own.percent.name),
    };
    let whole: Quantity = builder.amount_of_table(known.of(Subject::Whole, true)?, "\"三公\"经费");
    let found = ratio(&part, &whole).ok()?;
    let known = fits(own.percent.number, &found);
    known.then(|| Share { part: Some(part), whole_name: whole.name.clone(), whole: Some(whole), ..own })
}

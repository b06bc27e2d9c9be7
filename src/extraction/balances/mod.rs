//! What came in, what was spent and what is left: 年初结转＋本年收入＝本年支出＋年末结转, 预算－支出＝结余.
//!
//! What belongs here: the amounts of one sentence that make up an account by their names. What does not: listings, in
//! which words say what is a part of what (`sums`).
//!
//! | file | reads |
//! |---|---|
//! | `roles` | what an amount is in an account |
//! | `year` | the accounts of a year: carried over, received, spent, left |
//! | `left` | what is left of a budget |
//! | `running` | accounts with any number of steps |

mod left;
mod roles;
mod running;
mod year;

use super::builder::Builder;
use crate::amount::Number;
use crate::claims::tolerance::{Addition, in_unit, money};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::signs::Sign;

/// A longer sentence is a list of its own.
const MOST: usize = 24;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    running::tables(builder);
    let mut before = year::Before::default();
    let mut budget = None;
    let document = builder.document;
    let mut speaks = statements
        .iter()
        .map(|&statement| document.signs_in(statement).has(Sign::Account) && !document.figures_in(statement).is_empty())
        .peekable();
    for &statement in statements {
        let own = speaks.next().unwrap_or_default();
        // What a total or a budget alone became is told in the next statement.
        let next = speaks.peek().copied().unwrap_or_default();
        if !(own || next) || document.figures_in(statement).len() > MOST {
            (before, budget) = (year::Before::default(), None);
            continue;
        }
        let entries = roles::entries(builder, statement);
        let from = builder.claims.len();
        budget = left::read(builder, statement, &entries, budget);
        before = year::read(builder, statement, entries.clone(), before);
        running::read(builder, statement, &entries, from);
    }
}

/// One digit that is another, or two exchanged ones, leave a gap with two digits at most.
fn is_slip(gap: Number) -> bool {
    const DIGITS: u128 = 100;
    gap.significant() < DIGITS
}

/// The figure as a quantity by the words in front of it.
fn quantity(builder: &mut Builder<'_, '_>, figure: usize) -> Quantity {
    let name = builder.slice(builder.figure(figure).label).to_owned();
    let found = builder.quantity(figure, &name);
    match builder.figure(figure).kind {
        // A cell of a table has the unit of the table.
        FigureKind::Bare => {
            let unit = builder.document.unit.unwrap_or(builder.report.unit);
            Quantity { measure: Measure::Money(unit), ..found }
        }
        _ => found,
    }
}

/// What was carried over and what was received, added up: no word of the text names it. One amount is itself.
pub(super) fn together(builder: &mut Builder<'_, '_>, given: &[usize]) -> Option<Quantity> {
    let parts: Vec<Quantity> = given.iter().map(|&part| quantity(builder, part)).collect();
    let first = parts.first()?;
    let unit = money(first.measure)?;
    let numbers: Result<Vec<Number>, _> = parts.iter().map(|part| in_unit(part, unit)).collect();
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    Some(Quantity {
        name: names.join("与"),
        number: Number::sum(numbers.ok()?).ok()?,
        measure: first.measure,
        place: Place { span: parts.iter().filter_map(|part| part.place.span).reduce(|a, b| a.to(b)), field: None },
    })
}

/// Claims that the parts make up the whole, unless the digits of a whole that was added up here excuse the rest.
pub(super) fn claim(builder: &mut Builder<'_, '_>, whole: Quantity, parts: Vec<Quantity>, wording: &str) {
    let unit = money(whole.measure).unwrap_or_default();
    let Ok(found) = Addition::of(&whole, &parts) else { return };
    let more = in_unit(&Quantity { number: whole.number.envelope(), ..whole.clone() }, unit).unwrap_or(Number::ZERO);
    if !found.within() && found.tolerance.add(more).is_ok_and(|most| found.gap.abs() <= most) {
        return;
    }
    builder.claims.push(Claim::Sum(Sum::of(Topic::Balance, whole, parts, Completeness::Complete, wording)));
}

//! How what a report states lies to what follows from it, for the few figures that the calculator shows side by side.
//! Not yet the catalogue of checks: this only says whether two figures agree, and never which is right.

use crate::amount::{Number, NumberError, Percent, Unit};
use crate::claims::Quantity;
use crate::claims::tolerance::Addition;
use crate::evaluation::Evaluation;
use crate::report::expenditure::CategoryId;
use crate::report::{Listing, Report};
use crate::shares::{Agreement, Composition, ExpenditureResult, agreement};

pub use crate::checks::Verdict;

/// A stated share against part and whole.
pub fn share(stated: Option<Percent>, part: Option<Number>, whole: Option<Number>) -> Option<Verdict> {
    let (Some(part), Some(whole)) = (part, whole) else { return stated.map(|_| Verdict::Undecidable) };
    Some(match agreement(stated?, part, whole) {
        Ok(Agreement::Same) => Verdict::Consistent,
        Ok(Agreement::Rounding) => Verdict::Rounding,
        Ok(Agreement::Apart) => Verdict::Inconsistent,
        Err(_) => Verdict::Undecidable,
    })
}

/// The stated total score against the sum.
pub fn total(report: &Report, evaluation: &Evaluation) -> Option<Verdict> {
    let stated = report.stated.total?;
    Some(match evaluation.scores.total {
        _ if evaluation.scores.unscored > 0 => Verdict::Undecidable,
        Some(total) if total == stated => Verdict::Consistent,
        Some(_) => Verdict::Inconsistent,
        None => Verdict::Undecidable,
    })
}

/// The stated grade against the grade of the total.
pub fn grade(report: &Report, evaluation: &Evaluation) -> Option<Verdict> {
    if report.stated.grade.trim().is_empty() {
        return None;
    }
    Some(match (&evaluation.stated_grade, &evaluation.grade) {
        (Some(stated), Some(computed)) if stated.id == computed.id => Verdict::Consistent,
        (Some(_), Some(_)) => Verdict::Inconsistent,
        _ => Verdict::Undecidable,
    })
}

/// A listing against its whole, all amounts in the report's unit.
pub fn listing(listing: &Composition, kind: Listing, whole: Option<Number>, unit: Unit) -> Option<Verdict> {
    if listing.parts.is_empty() {
        return None;
    }
    let (Some(whole), 0) = (whole, listing.without_amount) else { return Some(Verdict::Undecidable) };
    let parts = listing.parts.iter().filter_map(|part| part.amount);
    Some(match addition(whole, parts, unit) {
        Ok(sum) if sum.gap.is_zero() => Verdict::Consistent,
        Ok(sum) if sum.within() => Verdict::Rounding,
        Ok(sum) if kind == Listing::Partial && sum.gap.is_negative() => Verdict::Partial,
        Ok(_) => Verdict::Inconsistent,
        Err(_) => Verdict::Undecidable,
    })
}

/// The stated amount of a category against what its parts add up to (基本支出 = 人员经费 + 公用经费), in the report's
/// unit.
pub fn sum(expenditure: &ExpenditureResult, category: CategoryId, unit: Unit) -> Option<Verdict> {
    let result = expenditure.category(category);
    let whole = result.amount.filter(|_| result.stated)?;
    let parts: Vec<Number> = category.parts().iter().filter_map(|id| expenditure.category(*id).amount).collect();
    if parts.is_empty() {
        return None;
    }
    Some(match addition(whole, parts.into_iter(), unit) {
        Ok(sum) if sum.gap.is_zero() => Verdict::Consistent,
        Ok(sum) if sum.within() => Verdict::Rounding,
        Ok(_) => Verdict::Inconsistent,
        Err(_) => Verdict::Undecidable,
    })
}

/// By the same envelope as the checks of a text, so that form and check never say different things.
fn addition(whole: Number, parts: impl Iterator<Item = Number>, unit: Unit) -> Result<Addition, NumberError> {
    let amount = |number| Quantity::amount(number, unit);
    Addition::of(&amount(whole), &parts.map(amount).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Amount;
    use crate::report::Line;

    fn verdict(whole: &str, parts: &[&str], kind: Listing) -> Option<Verdict> {
        let number = |text: &str| text.parse::<Number>().unwrap();
        let line = |text: &&str| Line {
            amount: Some(Amount { number: number(text), unit: Some(Unit::WanYuan) }),
            ..Line::default()
        };
        let lines: Vec<Line> = parts.iter().map(line).collect();
        let whole = Some(number(whole));
        listing(&Composition::of(&lines, whole, Unit::WanYuan), kind, whole, Unit::WanYuan)
    }

    #[test]
    fn a_listing_is_judged_as_the_check_of_a_text_judges_it() {
        use Listing::{Itemised, Partial};
        for (whole, parts, kind, expected) in [
            ("368.97", &["318.74", "50.23"][..], Itemised, Verdict::Consistent),
            ("368.98", &["318.74", "50.23"], Itemised, Verdict::Rounding),
            ("368.99", &["318.74", "50.23"], Itemised, Verdict::Inconsistent),
            // Only whole numbers: each may be a rounded one. Beside decimals a whole number is exact.
            ("100", &["33", "33", "33"], Itemised, Verdict::Rounding),
            ("89.00", &["30", "30", "29.99"], Itemised, Verdict::Inconsistent),
            ("318.74", &["260.13"], Partial, Verdict::Partial),
            ("318.74", &["320.13"], Partial, Verdict::Inconsistent),
        ] {
            assert_eq!(verdict(whole, parts, kind), Some(expected), "{whole} = {parts:?}");
        }
        assert_eq!(verdict("1", &[], Itemised), None);
    }
}

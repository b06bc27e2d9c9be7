//! The same thing stated more than once.

use super::builder::Builder;
use super::words::{self, Concept};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Repeat, Sum, Topic};

/// The name that all statements of the total score are remembered by.
pub(super) const TOTAL: &str = "自评总得分";

/// Names that say enough to be the same thing wherever they stand.
pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut found: Vec<(String, Vec<usize>)> = builder
        .all_named()
        .filter(|(name, figures)| figures.len() > 1 && says_enough(name))
        .map(|(name, figures)| (name.to_owned(), figures.to_vec()))
        .collect();
    found.sort_by_key(|(_, figures)| figures.first().copied());
    for (name, figures) in found {
        let in_tables = figures.iter().filter(|&&figure| builder.in_table(figure)).count();
        let across = in_tables > 0 && in_tables < figures.len();
        let mut quantities: Vec<Quantity> = figures.into_iter().map(|figure| builder.quantity(figure, &name)).collect();
        if name == TOTAL {
            // In a cell the unit stands in the head of its column.
            quantities.iter_mut().for_each(|quantity| quantity.measure = Measure::Points);
        }
        builder.claims.push(Claim::Repeat(Repeat { name, quantities, across }));
    }
}

/// What a final account gives as a whole and as a part of it, sections apart.
const WITHIN: [(&str, &str); 3] = [
    ("财政拨款收入支出总计", "一般公共预算财政拨款支出"),
    ("收入支出总计", "本年支出合计"),
    ("收入支出总计", "本年收入合计"),
];

/// The whole is not less than the part, whatever else belongs to it.
pub(super) fn wholes(builder: &mut Builder<'_, '_>) {
    for (whole, part) in WITHIN {
        let (Some(whole_at), Some(part_at)) = (builder.last_named(whole, u32::MAX), builder.last_named(part, u32::MAX))
        else {
            continue;
        };
        let (whole, part) = (builder.quantity(whole_at, whole), builder.quantity(part_at, part));
        let place = Place { span: whole.place.span.zip(part.place.span).map(|(a, b)| a.to(b)), field: None };
        builder.claims.push(Claim::Sum(Sum {
            topic: Topic::Listing,
            whole,
            parts: vec![part],
            unquantified: 0,
            completeness: Completeness::Partial,
            wording: String::new(),
            place,
        }));
    }
}

fn says_enough(name: &str) -> bool {
    match words::concept(name) {
        Some(
            Concept::Category(_) | Concept::BudgetIncome(_) | Concept::BudgetExpenditure(_) | Concept::Procurement,
        ) => true,
        Some(Concept::ThreePublic | Concept::Income) => false,
        None => name == TOTAL || name == "机关运行经费" || name == "机关运行经费支出",
    }
}

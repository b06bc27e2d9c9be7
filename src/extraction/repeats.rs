//! The same thing stated more than once.

use super::builder::Builder;
use super::words::{self, Concept};
use crate::claims::{Claim, Measure, Quantity, Repeat};

/// The name that all statements of the total score are remembered by.
pub(super) const TOTAL: &str = "自评总得分";

/// Names that say enough to be the same thing wherever they stand.
pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut found: Vec<(String, Vec<usize>)> = builder
        .all_named()
        .filter(|(name, list)| list.len() > 1 && says_enough(name))
        .map(|(name, list)| (name.to_owned(), list.iter().map(|named| named.figure).collect()))
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

fn says_enough(name: &str) -> bool {
    match words::concept(name) {
        Some(
            Concept::Category(_) | Concept::BudgetIncome(_) | Concept::BudgetExpenditure(_) | Concept::Procurement,
        ) => true,
        Some(Concept::ThreePublic | Concept::Income) => false,
        None => name == TOTAL || name == "机关运行经费" || name == "机关运行经费支出",
    }
}

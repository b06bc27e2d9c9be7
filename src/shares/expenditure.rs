//! The fixed categories: basic and project of the total, personnel and operating of basic, and their items.

use super::composition::{Composition, ShareGap, in_report_unit, share};
use crate::amount::{Number, Percent};
use crate::report::expenditure::CategoryId;
use crate::report::{Listing, Report};

/// What follows for one category.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryResult {
    /// The stated amount, or what follows from the parts where none is stated; in the report's unit.
    pub amount: Option<Number>,
    /// What the parts add up to: personnel + operating for basic, basic + project + other for the total.
    pub computed: Option<Number>,
    /// `true` where `amount` is the stated one.
    pub stated: bool,
    /// Share of the whole that the category belongs to; of the total itself none.
    pub share: Result<Percent, ShareGap>,
    pub listing: Composition,
}

/// What follows for all expenditure.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpenditureResult {
    categories: [CategoryResult; 6],
}

impl ExpenditureResult {
    pub fn category(&self, id: CategoryId) -> &CategoryResult {
        &self.categories[id as usize]
    }
}

impl CategoryId {
    /// The category that this one is a part of.
    pub fn whole(self) -> Option<CategoryId> {
        match self {
            CategoryId::Total => None,
            CategoryId::Personnel | CategoryId::Operating => Some(CategoryId::Basic),
            CategoryId::Basic | CategoryId::Project | CategoryId::Other => Some(CategoryId::Total),
        }
    }

    /// The categories that make it up.
    pub fn parts(self) -> &'static [CategoryId] {
        match self {
            CategoryId::Total => &[CategoryId::Basic, CategoryId::Project, CategoryId::Other],
            CategoryId::Basic => &[CategoryId::Personnel, CategoryId::Operating],
            _ => &[],
        }
    }
}

/// All amounts and shares of the report's expenditure.
pub fn evaluate(report: &Report) -> ExpenditureResult {
    let unit = report.unit;
    let category = |id: CategoryId, parts: Option<Number>| {
        let category = report.expenditure.category(id);
        let stated = category.amount.and_then(|amount| in_report_unit(amount, unit).ok());
        let listing = Composition::of(&category.items, stated, unit);
        let complete = category.listing == Listing::Itemised && listing.without_amount == 0;
        let computed = parts.or(if complete { listing.sum } else { None });
        let amount = stated.or(computed);
        // Without a stated whole the items' shares are shares of what they add up to.
        let listing =
            if stated.is_none() && amount.is_some() { Composition::of(&category.items, amount, unit) } else { listing };
        CategoryResult { amount, computed, stated: stated.is_some(), share: Err(ShareGap::NoWhole), listing }
    };
    let personnel = category(CategoryId::Personnel, None);
    let operating = category(CategoryId::Operating, None);
    let basic = category(CategoryId::Basic, all_sum(&[personnel.amount, operating.amount]));
    let project = category(CategoryId::Project, None);
    let other = category(CategoryId::Other, None);
    let main = all_sum(&[basic.amount, project.amount]);
    let with_other = match (main, other.amount) {
        (Some(main), Some(other)) => main.add(other).ok(),
        (main, _) => main,
    };
    let total = category(CategoryId::Total, with_other);
    let mut categories = [total, basic, personnel, operating, project, other];
    for id in CategoryId::ALL {
        if let Some(whole) = id.whole() {
            let whole = categories[whole as usize].amount;
            categories[id as usize].share = share(categories[id as usize].amount, whole);
        }
    }
    ExpenditureResult { categories }
}

/// The sum if every part is known.
fn all_sum(parts: &[Option<Number>]) -> Option<Number> {
    let known: Option<Vec<Number>> = parts.iter().copied().collect();
    Number::sum(known?).ok()
}

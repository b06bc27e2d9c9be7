//! The share of each row of a listing as it is shown: rounded half-up, or by largest remainder where the reader asks.

use super::format::{percent, present};
use crate::amount::{Number, Percent};
use crate::evaluation::Evaluation;
use crate::report::expenditure::CategoryId;
use crate::shares::{SHARE_DECIMALS, largest_remainder};

/// Shares of the parts of a whole that the fixed categories make up.
pub fn category_share(evaluation: &Evaluation, id: CategoryId, remainder: bool) -> String {
    let result = evaluation.expenditure.category(id);
    let Some(whole) = id.whole().filter(|_| remainder) else { return percent(result.share.ok()) };
    let parts = present(evaluation, whole);
    let amounts: Option<Vec<Number>> = parts.iter().map(|part| evaluation.expenditure.category(*part).amount).collect();
    let shares = amounts.and_then(|amounts| largest_remainder(&amounts, SHARE_DECIMALS).ok());
    let position = parts.iter().position(|part| *part == id);
    match (shares, position) {
        (Some(shares), Some(position)) => percent(shares.get(position).copied()),
        _ => percent(result.share.ok()),
    }
}

/// Shares of the items of a category, and of what is not listed, by largest remainder; `None` where that is undefined.
pub fn item_shares(evaluation: &Evaluation, id: CategoryId) -> Option<Vec<Percent>> {
    let listing = &evaluation.expenditure.category(id).listing;
    let mut amounts: Vec<Number> = listing.parts.iter().map(|part| part.amount.unwrap_or(Number::ZERO)).collect();
    amounts.extend(listing.unlisted.filter(|unlisted| *unlisted > Number::ZERO));
    largest_remainder(&amounts, SHARE_DECIMALS).ok()
}

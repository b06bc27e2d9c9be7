//! Shares of expenditure: each part of its whole, at every level.
//!
//! What belongs here: percentages, sums and coverage of listings, the largest-remainder option.
//! What does not: scores, and any verdict on what a report states beyond how far two figures lie apart.

mod agreement;
mod composition;
mod expenditure;
mod remainder;

pub use agreement::{Agreement, agreement};
pub use composition::{Composition, Part, ShareGap};
pub use expenditure::{CategoryResult, ExpenditureResult, evaluate};
pub use remainder::largest_remainder;

/// Decimals of a share in percent, as reports print them.
pub const SHARE_DECIMALS: u32 = 2;

//! Figures that no reader bound, bound by what they are: a percentage that two figures of its line make, amounts of which
//! one is the sum of the others.
//!
//! What belongs here: what is left after all other readers. What does not: anything that words alone decide. What holds
//! is told to hold. What does not is held against figures only where nothing else near makes it good, the words and the
//! order of the figures leave hardly another reading, and a slip of the pen explains what is off.
//!
//! | file | binds |
//! |---|---|
//! | `budgets` | execution rates to a budget of another paragraph |
//! | `headed` | listings to the whole that their heading names |
//! | `listings` | figures behind a whole, or in front of a total, as far as they make it up |
//! | `mistyped` | a percentage that is a slip of the pen away from the rate of two |
//! | `rates` | a percentage to two figures of its line |
//! | `rests` | what is left to the two figures that it lies between |
//! | `shares` | a share to the amount that the others of its name hold with, or to one of its line |
//! | `splits` | one share of a list to the amount that the others of it are shares of |
//! | `sums` | all amounts of a sentence or of a bracket to one of them |
//!
//! `amounts` has all amounts of the text with their names, `pairs` what two figures make, `settled` what sums are bound already.

mod amounts;
mod budgets;
mod headed;
mod listings;
mod mistyped;
mod pairs;
mod rates;
mod rests;
mod settled;
mod shares;
mod splits;
mod sums;

use super::builder::Builder;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let amounts = amounts::of(builder);
    rates::read(builder);
    budgets::read(builder, &amounts);
    shares::read(builder, &amounts);
    splits::read(builder);
    sums::read(builder);
    listings::read(builder);
    headed::read(builder, &amounts);
    rests::read(builder);
}

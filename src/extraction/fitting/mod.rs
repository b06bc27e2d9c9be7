//! Figures that no reader bound, bound by what they are: a percentage that two figures of its line make, amounts of which
//! one is the sum of the others.
//!
//! What belongs here: what is left after all other readers. What does not: anything that words alone decide. What holds
//! is told to hold. What does not is held against figures only where nothing else near makes it good, the words and the
//! order of the figures leave hardly another reading, and a slip of the pen explains what is off.
//!
//! | file | binds |
//! |---|---|
//! | `rates` | a percentage to two figures of its line |
//! | `sums` | all amounts of a sentence or of a bracket to one of them |

mod rates;
mod sums;

use super::builder::Builder;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    rates::read(builder);
    sums::read(builder);
}

//! The same thing told again with another figure.
//!
//! Whoever retypes a report changes a digit, and the two places stand sections apart. That two figures are of one thing is
//! said by their names; that they are no two amounts of it is said by how they differ: by a slip of the pen, by little
//! where the name can mean one amount only, or in a sentence that tells another figure again as it was.
//!
//! | file | does |
//! |---|---|
//! | `named` | amounts that other readers gave a name |
//! | `facts`, `names` | every other figure of a sentence: what it is called, and of which year it is |
//! | `cells` | the same of the cells of a table |
//! | `again` | which of them are one thing told twice, and not alike |
//! | `restated` | an amount in another unit directly behind itself |
//! | `years` | changes whose other amount is told in another sentence |

mod again;
mod cells;
mod facts;
mod named;
mod names;
mod restated;
mod years;

use super::builder::Builder;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    named::read(builder);
    restated::read(builder);
}

/// What no reader has held against its other telling.
pub(super) fn rest(builder: &mut Builder<'_, '_>) {
    let mut facts = facts::facts(builder);
    cells::read(builder, &mut facts);
    again::read(builder, &facts);
    years::read(builder, &facts);
}

//! Where a report's fields stand in its text.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::{Place, Span};
use crate::report::field::Field;

/// Where the figures and texts of a report's fields stand in the text it was read from.
#[derive(Clone, Debug, Default)]
pub struct Sources(HashMap<Field, Span, BuildHasherDefault<Mixer>>);

impl Sources {
    /// With room for so many fields.
    pub fn with_capacity(fields: usize) -> Sources {
        Sources(HashMap::with_capacity_and_hasher(fields, BuildHasherDefault::default()))
    }

    pub fn set(&mut self, field: Field, span: Span) {
        self.0.insert(field, span);
    }

    /// Leaves out the places of some fields.
    pub fn forget(&mut self, is: impl Fn(&Field) -> bool) {
        self.0.retain(|field, _| !is(field));
    }

    pub fn span(&self, field: &Field) -> Option<Span> {
        self.0.get(field).copied()
    }

    /// All fields with their places, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&Field, Span)> {
        self.0.iter().map(|(field, span)| (field, *span))
    }

    /// The place of a field: with its span where the report was read from a text.
    pub fn place(&self, field: Field) -> Place {
        Place { span: self.span(&field), field: Some(field) }
    }
}

/// Fields are a few small numbers that count what the text holds: nobody can choose them so that they collide, and they
/// need no more than to be mixed.
#[derive(Clone, Copy, Default)]
struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.mix(u64::from(byte)));
    }

    fn write_usize(&mut self, number: usize) {
        self.mix(number as u64);
    }

    fn write_isize(&mut self, number: isize) {
        self.mix(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

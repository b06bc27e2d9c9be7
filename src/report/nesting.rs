//! A limit on how deep listings and indicators may nest in a file, so that no file can exhaust the stack.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};

/// Listings of a report nest two or three deep (其中 inside 其中); eight is beyond any.
pub(crate) const MAX_LISTING_DEPTH: u32 = 8;
/// Level-1, level-2 and level-3 indicators.
pub(crate) const MAX_INDICATOR_DEPTH: u32 = 3;

thread_local!(static DEPTH: Cell<u32> = const { Cell::new(0) });

pub(crate) fn lines<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    nested(deserializer, MAX_LISTING_DEPTH, 0)
}

/// For the children of an indicator, which are one level below it.
pub(crate) fn indicators<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    nested(deserializer, MAX_INDICATOR_DEPTH, 1)
}

/// `levels` in all, of which `above` are not counted: their list is read without this module.
fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
    levels: u32,
    above: u32,
) -> Result<Vec<T>, D::Error> {
    struct Nested<T> {
        levels: u32,
        above: u32,
        rows: PhantomData<T>,
    }

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Nested<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let _level = Level::enter();
            let mut items = Vec::new();
            // An empty list opens no level, so a leaf may say `"items": []` at the deepest one.
            if self.above + DEPTH.get() > self.levels {
                return match seq.next_element::<de::IgnoredAny>()? {
                    None => Ok(items),
                    Some(_) => Err(de::Error::custom(format_args!("nested more than {} levels deep", self.levels))),
                };
            }
            while let Some(item) = seq.next_element()? {
                items.push(item);
            }
            Ok(items)
        }
    }

    deserializer.deserialize_seq(Nested { levels, above, rows: PhantomData })
}

/// Counts a level for as long as it lives, also when reading fails half-way.
struct Level;

impl Level {
    fn enter() -> Level {
        DEPTH.set(DEPTH.get() + 1);
        Level
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        DEPTH.set(DEPTH.get() - 1);
    }
}

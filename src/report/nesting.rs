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
    nested(deserializer, MAX_LISTING_DEPTH)
}

/// For the children of an indicator, which are one level below it.
pub(crate) fn indicators<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    nested(deserializer, MAX_INDICATOR_DEPTH - 1)
}

fn nested<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D, limit: u32) -> Result<Vec<T>, D::Error> {
    struct Nested<T>(u32, PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Nested<T> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
            let _level = Level::enter();
            let mut items = Vec::new();
            // An empty list opens no level, so a leaf may say `"items": []` at the deepest one.
            if DEPTH.get() > self.0 {
                return match seq.next_element::<de::IgnoredAny>()? {
                    None => Ok(items),
                    Some(_) => Err(de::Error::custom(format_args!("nested more than {} levels deep", self.0))),
                };
            }
            while let Some(item) = seq.next_element()? {
                items.push(item);
            }
            Ok(items)
        }
    }

    deserializer.deserialize_seq(Nested(limit, PhantomData))
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

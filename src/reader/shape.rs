//! Objects and lists, and the tables that say which keys and words a type has.

use super::text::{cut, one_of};
use super::{FromJson, Read, Reader, Step};

impl<'a> Reader<'a> {
    /// Reads an object with these keys, of which the first `required` must be there. `field` reads the value of one.
    pub(crate) fn object(
        &mut self,
        names: &'static [&'static str],
        required: usize,
        field: &mut dyn FnMut(&mut Reader<'a>, usize) -> Read<()>,
    ) -> Read<()> {
        if !self.skip("{") {
            return self.unexpected("an object");
        }
        // One bit for each key.
        let mut seen = 0_u32;
        let mut first = true;
        while self.more("}", std::mem::take(&mut first))? {
            let place = self.place();
            if self.peek() != Some(b'"') {
                return self.syntax("a key; every key must be a string");
            }
            let key = self.string()?;
            let found = names.iter().enumerate().find(|(_, name)| **name == key);
            let Some((index, name)) = found else { return self.unknown(place, &key, names) };
            if seen & (1 << index) != 0 {
                return self.refuse(place, format!("duplicate field `{key}`"));
            }
            seen |= 1 << index;
            self.path.push(Step::Key(name));
            if !self.skip(":") {
                return self.syntax("a colon");
            }
            field(self, index)?;
            self.path.pop();
        }
        match names.iter().take(required).enumerate().find(|(index, _)| seen & (1 << index) == 0) {
            Some((_, name)) => self.missing(name),
            None => Ok(()),
        }
    }

    /// A value that the object that was just read must have.
    pub(crate) fn required<T>(&mut self, value: Option<T>, name: &str) -> Read<T> {
        match value {
            Some(value) => Ok(value),
            None => self.missing(name),
        }
    }

    fn missing<T>(&mut self, name: &str) -> Read<T> {
        // The closing brace is where the key should have come.
        self.refuse(self.at.saturating_sub(1), format!("missing field `{name}`"))
    }

    /// The key itself is a part of the path, although the form does not have it.
    fn unknown(&mut self, place: usize, key: &str, names: &[&str]) -> Read<()> {
        let key = cut(key);
        let stop = self.refuse(place, format!("unknown field `{key}`, expected {}", one_of(names)));
        let path = &mut self.fault.path;
        *path = if self.path.is_empty() { key } else { format!("{path}.{key}") };
        stop
    }

    /// Reads a list that may nest so many levels deep.
    fn list(&mut self, levels: u32, item: &mut dyn FnMut(&mut Reader<'a>) -> Read<()>) -> Read<()> {
        let place = self.place();
        if !self.skip("[") {
            return self.unexpected("a list");
        }
        let above = self.path.iter().filter(|step| matches!(step, Step::Index(_))).count();
        let mut index = 0;
        while self.more("]", index == 0)? {
            // An empty list opens no level, so the deepest item may still say that it has none below it.
            if above >= levels as usize {
                return self.refuse(place, format!("nested more than {levels} levels deep"));
            }
            self.path.push(Step::Index(index));
            item(self)?;
            self.path.pop();
            index += 1;
        }
        Ok(())
    }

    /// Whether another element follows. Goes past the comma in front of it, or past the closing bracket.
    fn more(&mut self, close: &str, first: bool) -> Read<bool> {
        if self.skip(close) {
            return Ok(false);
        }
        if first || self.skip(",") {
            return Ok(true);
        }
        self.syntax(if close == "}" { "a comma or a closing brace" } else { "a comma or a closing bracket" })
    }

    /// Reads a value in place of another one.
    pub(crate) fn fill<T: FromJson>(&mut self, slot: &mut T) -> Read<()> {
        *slot = T::read(self)?;
        Ok(())
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn read(json: &mut Reader<'_>) -> Read<Vec<T>> {
        let mut items = Vec::new();
        json.list(T::LEVELS, &mut |json| {
            items.push(T::read(json)?);
            Ok(())
        })?;
        Ok(items)
    }
}

impl<T: FromJson> FromJson for Option<T> {
    fn read(json: &mut Reader<'_>) -> Read<Option<T>> {
        if json.skip("null") { Ok(None) } else { T::read(json).map(Some) }
    }
}

impl<T: FromJson> FromJson for Box<T> {
    fn read(json: &mut Reader<'_>) -> Read<Box<T>> {
        T::read(json).map(Box::new)
    }
}

/// Reads a struct from an object: first the fields that must be there, then those that keep their default. The keys
/// are the names of the fields in camel case, as they are written. A forgotten field does not compile.
macro_rules! fields {
    ($type:ident { $($required:ident),* } { $($optional:ident),* } $(nesting $levels:expr)?) => {
        impl $crate::reader::FromJson for $type {
            $(const LEVELS: u32 = $levels;)?

            fn read(json: &mut $crate::reader::Reader<'_>) -> $crate::reader::Read<$type> {
                #[allow(non_camel_case_types)]
                enum Key { $($required,)* $($optional,)* }
                const REQUIRED: &[&str] = &[$($crate::reader::json_name!($required)),*];
                const NAMES: &[&str] =
                    &[$($crate::reader::json_name!($required),)* $($crate::reader::json_name!($optional),)*];
                const { assert!(NAMES.len() <= 32, "a bit for each key") };
                let mut value = <$type>::default();
                let $type { $($required,)* $($optional,)* } = &mut value;
                json.object(NAMES, REQUIRED.len(), &mut |json, key| match key {
                    $(key if key == Key::$required as usize => json.fill($required),)*
                    $(key if key == Key::$optional as usize => json.fill($optional),)*
                    _ => Ok(()),
                })?;
                Ok(value)
            }
        }
    };
}

/// Reads an enum from a string: its variants in camel case, as they are written. A forgotten variant does not compile.
macro_rules! words {
    ($type:ident { $($variant:ident),* }) => {
        impl $crate::reader::FromJson for $type {
            fn read(json: &mut $crate::reader::Reader<'_>) -> $crate::reader::Read<$type> {
                const ALL: &[$type] = &[$($type::$variant),*];
                const _: fn($type) = |value| match value { $($type::$variant => (),)* };
                let index = json.word(&[$($crate::reader::json_name!($variant)),*])?;
                ALL.get(index).copied().ok_or($crate::reader::Stop)
            }
        }
    };
}

pub(crate) use {fields, words};

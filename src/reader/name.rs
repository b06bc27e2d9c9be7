//! Names of Rust as they are written in JSON, worked out by the compiler.

/// `full_marks` and `FullMarks` as `fullMarks`: what serde's `rename_all = "camelCase"` writes.
macro_rules! json_name {
    ($name:ident) => {{
        const NAME: &str = stringify!($name);
        const BYTES: [u8; $crate::reader::name::length(NAME)] = $crate::reader::name::camel_case(NAME);
        const TEXT: &str = match str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("a name of ASCII letters is expected"),
        };
        TEXT
    }};
}

pub(crate) use json_name;

/// Without the underscores.
pub(crate) const fn length(name: &str) -> usize {
    let (mut at, mut length) = (0, 0);
    while at < name.len() {
        length += (name.as_bytes()[at] != b'_') as usize;
        at += 1;
    }
    length
}

pub(crate) const fn camel_case<const LENGTH: usize>(name: &str) -> [u8; LENGTH] {
    let mut out = [0; LENGTH];
    let (mut at, mut written, mut raise) = (0, 0, false);
    while at < name.len() {
        let byte = name.as_bytes()[at];
        at += 1;
        if byte == b'_' {
            raise = true;
            continue;
        }
        out[written] = match (written, raise) {
            (0, _) => byte.to_ascii_lowercase(),
            (_, true) => byte.to_ascii_uppercase(),
            _ => byte,
        };
        written += 1;
        raise = false;
    }
    out
}

//! Guards on the source of the domain: no binary floating point anywhere, and one place for the decimal library.

use std::path::{Path, PathBuf};

const DOMAIN: [&str; 12] = [
    "src/reader.rs",
    "src/reader",
    "src/amount.rs",
    "src/amount",
    "src/report",
    "src/rules",
    "src/scoring",
    "src/shares",
    "src/evaluation.rs",
    "src/comparison.rs",
    "src/exchange",
    "src/chart",
];

/// The Rust files at or below a path, which need not exist.
fn files(path: &Path, into: &mut Vec<PathBuf>) {
    if path.extension().is_some_and(|extension| extension == "rs") {
        into.push(path.to_owned());
    } else if let Ok(entries) = std::fs::read_dir(path) {
        entries.flatten().for_each(|entry| files(&entry.path(), into));
    }
}

fn sources(places: &[&str]) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    places.iter().for_each(|place| files(&root.join(place), &mut found));
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(&path).unwrap())).collect()
}

/// The code of a file: comments, texts and characters are blanked, line breaks stay.
fn code(source: &str) -> String {
    let chars: Vec<char> = source.chars().collect();
    let mut out = String::new();
    let mut at = 0;
    let blank = |out: &mut String, part: &[char]| {
        part.iter().for_each(|&c| out.push(if c == '\n' { '\n' } else { ' ' }));
    };
    while at < chars.len() {
        let rest = &chars[at..];
        let length = match (rest[0], rest.get(1)) {
            ('/', Some('/')) => rest.iter().position(|&c| c == '\n').unwrap_or(rest.len()),
            ('/', Some('*')) => block_comment(rest),
            ('"', _) => text(rest, 0),
            ('r', Some('"' | '#')) if at == 0 || !is_word(chars[at - 1]) => raw_text(rest).unwrap_or(0),
            ('\'', _) => character(rest),
            _ => 0,
        };
        if length == 0 {
            out.push(rest[0]);
            at += 1;
        } else {
            blank(&mut out, &rest[..length]);
            at += length;
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match (rest[at], rest.get(at + 1)) {
            ('/', Some('*')) => (depth, at) = (depth + 1, at + 2),
            ('*', Some('/')) => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn text(rest: &[char], hashes: usize) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' if hashes == 0 => at += 1,
            '"' if rest[at + 1..].iter().take(hashes).filter(|&&c| c == '#').count() == hashes => {
                return at + 1 + hashes;
            }
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

fn raw_text(rest: &[char]) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|&&c| c == '#').count();
    (rest.get(1 + hashes) == Some(&'"')).then(|| 1 + hashes + raw_end(&rest[1 + hashes..], hashes))
}

fn raw_end(rest: &[char], hashes: usize) -> usize {
    let mut close = vec!['"'];
    close.resize(1 + hashes, '#');
    let end = rest[1..].windows(close.len()).position(|window| window == close);
    end.map_or(rest.len(), |end| 1 + end + close.len())
}

/// A character literal; a lifetime has no closing quote two characters on.
fn character(rest: &[char]) -> usize {
    match rest.get(1) {
        Some('\\') => rest[3..].iter().position(|&c| c == '\'').map_or(0, |end| end + 4),
        Some(_) if rest.get(2) == Some(&'\'') => 3,
        _ => 0,
    }
}

/// Float types and float literals in the code of a file, with their lines.
fn floats(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (line, code) in code(source).lines().enumerate() {
        for word in code.split(|c: char| !is_word(c) && c != '.') {
            let whole = |text: &str| !text.is_empty() && text.starts_with(|c: char| c.is_ascii_digit());
            let literal = word.split_once('.').is_some_and(|(before, after)| {
                // `0..8` is a range and `pair.0.1` a field of a field; `1.` and `1.5` and `1.5e3` are floats.
                let digits = whole(before) && before.chars().all(|c| c.is_ascii_digit() || c == '_');
                digits && !after.starts_with('.') && (after.is_empty() || whole(after))
            });
            let exponent = whole(word)
                && !word.starts_with("0x")
                && word.split_once(['e', 'E']).is_some_and(|(before, after)| {
                    before.chars().all(|c| c.is_ascii_digit() || c == '_') && (after.is_empty() || whole(after))
                });
            let parts = || word.split('.');
            let named =
                parts().any(|part| part == "f32" || part == "f64" || part.ends_with("_f64") || part.ends_with("_f32"));
            let suffixed = parts().any(|part| whole(part) && (part.ends_with("f32") || part.ends_with("f64")));
            if literal || exponent || named || suffixed {
                found.push(format!("{}: {word}", line + 1));
            }
        }
    }
    found
}

#[test]
fn the_domain_has_no_floats() {
    let sources = sources(&DOMAIN);
    assert!(sources.len() > 30, "the domain was not found: {} files", sources.len());
    let found: Vec<String> = sources
        .iter()
        .flat_map(|(path, source)| floats(source).into_iter().map(move |line| format!("{}:{line}", path.display())))
        .collect();
    assert!(found.is_empty(), "floats in the domain:\n{}", found.join("\n"));
}

#[test]
fn the_scanner_finds_what_it_must_and_nothing_else() {
    let faulty = [
        "let x: f64 = y;",
        "fn f(x: f32) {}",
        "let x = 1.5;",
        "let x = 1.;",
        "let x = 1e3;",
        "let x = 2E10;",
        "let x = 1f64;",
        "x as f64",
        "let x = 1_000.25;",
        "/* ok */ let x = 0.1; // no",
        "x.to_f64()",
        "1.5e3",
        "let c = '\"'; let x = 0.5;",
        "r#\"text\"#; let y: f32;",
        "'\\''; 0.5",
    ];
    for source in faulty {
        assert_eq!(floats(source).len(), 1, "{source:?}: {:?}", floats(source));
    }
    let sound = [
        "// f64 and 1.5",
        "/* f64 /* 1.5 */ 2.5 */ let x = 1;",
        "let x = \"1.5 f64\";",
        "r#\"1.5\"# ; r\"2.5\"",
        "self.0.1",
        "for i in 0..8 {}",
        "0..=10",
        "pair.0.abs()",
        "let c = '.';",
        "0x1e3",
        "Number::whole(1)",
        "\"a\\\"1.5\"",
        "struct A<'a>(&'a str); // 'a 1.5",
        "10_i128.pow(2)",
        "1.max(2)",
        "e1",
        "\"多\n1.5\"",
    ];
    for source in sound {
        assert_eq!(floats(source), Vec::<String>::new(), "{source:?}");
    }
}

#[test]
fn only_the_amount_module_names_the_decimal_library() {
    let all = sources(&["src"]);
    let naming: Vec<&PathBuf> =
        all.iter().filter(|(_, source)| code(source).contains("rust_decimal")).map(|(path, _)| path).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    assert!(!naming.is_empty(), "not even the amount module was found");
    for path in naming {
        assert!(path.starts_with(root.join("amount")) || *path == root.join("amount.rs"), "{}", path.display());
    }
}

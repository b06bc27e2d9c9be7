//! Right texts with one digit of one figure altered, where figures beside it prove it wrong: parts that made up a whole, an amount,
//! its whole and the percentage that they made.
//!
//! Which figures those are is worked out here, from the digits of the text alone, and no word of it is understood: now and then
//! figures fit by chance, and who reads the text sees nothing wrong. Figures and digits are drawn by lot, the same ones every time.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;

use jixiao::audit::{Options, audit};
use jixiao::checks::Verdict;

/// Of a thousand altered figures so many are accused at their place; the floors may only rise.
const SUMS: usize = 885;
const RATES: usize = 870;
/// So many figures of each text are altered.
const EACH: usize = 2;
/// So many figures on either side are asked.
const NEAR: usize = 10;

/// A number as it is printed.
struct Figure {
    place: Range<usize>,
    digits: i128,
    decimals: u32,
    unit: &'static str,
}

const UNITS: [&str; 16] =
    ["万元", "亿元", "元", "%", "人次", "人", "名", "个", "户", "件", "份", "亩", "公里", "家", "项", "分"];

fn figures(text: &str) -> Vec<Figure> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        let part =
            |at: usize, mark: u8| bytes.get(at) == Some(&mark) && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        while at < bytes.len() && (bytes[at].is_ascii_digit() || part(at, b',')) {
            at += 1;
        }
        let mut decimals = 0;
        if part(at, b'.') {
            let point = at;
            at += 1;
            while at < bytes.len() && bytes[at].is_ascii_digit() {
                at += 1;
            }
            decimals = (at - point - 1) as u32;
        }
        let apart = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b".,-".contains(byte));
        let before = start.checked_sub(1).map(|before| &bytes[before]);
        let digits: String = text[start..at].chars().filter(char::is_ascii_digit).collect();
        let unit = UNITS.iter().find(|unit| text[at..].starts_with(**unit));
        if let (Ok(digits), Some(unit), true) = (digits.parse(), unit, apart(before)) {
            found.push(Figure { place: start..at, digits, decimals, unit });
        }
    }
    found
}

/// Figures of one line around one of them, of its own kind, with its place among them.
fn row<'f>(text: &str, all: &'f [Figure], at: usize) -> (Vec<&'f Figure>, usize) {
    let own = &all[at];
    let line = |other: &Figure| {
        let (from, to) = (own.place.start.min(other.place.start), own.place.end.max(other.place.end));
        !text[from..to].contains('\n')
    };
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(all.len());
    let alike = |other: &&Figure| other.unit == own.unit && other.decimals == own.decimals && line(other);
    let row: Vec<&Figure> = all[near].iter().filter(alike).collect();
    let place = row.iter().position(|other| other.place == own.place).unwrap_or(0);
    (row, place)
}

/// A row of figures in front of or behind one makes it up, and the altered one is among them.
fn is_summed(text: &str, all: &[Figure], at: usize) -> bool {
    let (row, own) = row(text, all, at);
    all[at].digits >= 1_000
        && all[at].unit != "%"
        && (0..row.len()).any(|first| {
            (first + 2..=row.len()).any(|end| {
                let sum: i128 = row[first..end].iter().map(|figure| figure.digits).sum();
                let whole = |whole: usize| {
                    row.get(whole).is_some_and(|figure| figure.digits == sum)
                        && (whole == own || (first..end).contains(&own))
                };
                row[first..end].iter().all(|figure| figure.digits > 0)
                    && (whole(end) || first.checked_sub(1).is_some_and(whole))
            })
        })
}

/// Two of one kind beside a percentage with two decimals make it, half up; the altered one is the percentage or one of the two.
fn is_rated(text: &str, all: &[Figure], at: usize) -> bool {
    const CLOSE: usize = 4;
    let near = at.saturating_sub(CLOSE)..(at + CLOSE + 1).min(all.len());
    let line = |a: usize, b: usize| {
        !text[all[a].place.start.min(all[b].place.start)..all[a].place.end.max(all[b].place.end)].contains('\n')
    };
    let rate = |percent: usize, part: usize, whole: usize| {
        let (percent, part, whole) = (&all[percent], &all[part], &all[whole]);
        let same = part.unit == whole.unit && part.decimals == whole.decimals && part.unit != "%";
        // Part × 100 ÷ whole with two decimals, half up.
        let computed = (part.digits * 20_000 + whole.digits) / (2 * whole.digits.max(1));
        percent.unit == "%"
            && percent.decimals == 2
            && same
            && whole.digits >= 100
            && part.digits >= 100
            && computed == percent.digits
    };
    near.clone().any(|percent| {
        near.clone().any(|part| {
            near.clone().any(|whole| {
                part != whole
                    && [percent, part, whole].contains(&at)
                    && line(percent, part)
                    && line(percent, whole)
                    && part.abs_diff(percent) <= CLOSE
                    && whole.abs_diff(percent) <= CLOSE
                    && rate(percent, part, whole)
            })
        })
    })
}

/// Numbers that look drawn by lot and are the same every time.
struct Lot(u64);

impl Lot {
    fn of(name: &str) -> Lot {
        Lot(name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }
}

/// The figure with one of its first three digits altered.
fn altered(printed: &str, lot: &mut Lot) -> String {
    let digits: Vec<usize> = printed.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let first = digits.iter().position(|&at| &printed[at..=at] != "0").unwrap_or(0);
    let told = &digits[first..digits.len().min(first + 3)];
    let at = told[lot.below(told.len())];
    let own = printed.as_bytes()[at];
    let other: Vec<u8> = (b'1'..=b'9').filter(|&digit| digit != own).collect();
    let other = char::from(other[lot.below(other.len())]);
    format!("{}{other}{}", &printed[..at], &printed[at + 1..])
}

fn is_accused(text: &str, place: &Range<usize>) -> bool {
    let found = audit(text, &Options::default());
    let contradictions = found.findings.iter().filter(|finding| finding.verdict == Verdict::Inconsistent);
    let mut places = contradictions.flat_map(|finding| &finding.places).filter_map(|place| place.span);
    places.any(|span| {
        let span = found.document.source_span(span);
        span.start < place.end && place.start < span.end
    })
}

fn measure(what: &str, proven: fn(&str, &[Figure], usize) -> bool, floor: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports/broad");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let (mut planted, mut found, mut list) = (0, 0, String::new());
    for path in paths {
        let text = fs::read_to_string(&path).expect("a text");
        if text.contains('⟦') {
            continue;
        }
        let name = path.file_stem().expect("a name").to_string_lossy();
        let all = figures(&text);
        let mut may: Vec<usize> = (0..all.len()).filter(|&at| proven(&text, &all, at)).collect();
        let mut lot = Lot::of(&format!("{what} {name}"));
        for _ in 0..EACH.min(may.len()) {
            let figure = &all[may.swap_remove(lot.below(may.len()))];
            let other = altered(&text[figure.place.clone()], &mut lot);
            let wrong = format!("{}{other}{}", &text[..figure.place.start], &text[figure.place.end..]);
            planted += 1;
            if is_accused(&wrong, &figure.place) {
                found += 1;
            } else {
                let from = text.floor_char_boundary(figure.place.start.saturating_sub(90));
                let to = text.ceil_char_boundary((figure.place.end + 60).min(text.len()));
                let around = format!("{}⟦{other}⟧{}", &text[from..figure.place.start], &text[figure.place.end..to]);
                let _ = writeln!(
                    list,
                    "{name}: {} became {other}: {}",
                    &text[figure.place.clone()],
                    around.replace('\n', "⏎")
                );
            }
        }
    }
    let _ = writeln!(std::io::stderr(), "{what}: {found} of {planted} altered figures are accused");
    assert!(planted > 500, "{what}: only {planted} figures were altered");
    assert!(found * 1000 >= planted * floor, "{what}: {found} of {planted}\n{list}");
}

#[test]
fn a_digit_altered_in_what_adds_up_is_accused() {
    measure("sums", is_summed, SUMS);
}

#[test]
fn a_digit_altered_in_a_rate_or_its_figures_is_accused() {
    measure("rates", is_rated, RATES);
}

//! The numbers that Word gives paragraphs by itself: they stand nowhere in the text, and a reader sees them.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use roxmltree::{Document, Node};

use super::parts::{attribute, child, elements, is, value};

const LEVELS: usize = 9;
/// Bytes around a number, and its place: 第%1部分.
const LONGEST: usize = 64;
/// Styles that rest on each other; a circle ends here.
const MOST_STYLES: usize = 16;

/// One level of a list: what its number looks like and where it begins.
#[derive(Clone, Copy, Default)]
struct Level<'a> {
    start: u32,
    format: &'a str,
    /// `第%1章`: the numbers of the levels up to this one, in their places.
    text: &'a str,
}

type Levels<'a> = [Level<'a>; LEVELS];

#[derive(Clone, Copy)]
struct List<'a> {
    /// Lists of one kind count on from each other.
    kind: &'a str,
    /// Where a list of its own begins anew.
    starts: [Option<u32>; LEVELS],
}

/// A paragraph's list and its level there.
#[derive(Clone, Copy)]
struct Place<'a> {
    list: &'a str,
    level: usize,
}

#[derive(Default)]
pub struct Numbering<'a> {
    kinds: HashMap<&'a str, Levels<'a>>,
    lists: HashMap<&'a str, List<'a>>,
    styles: HashMap<&'a str, Place<'a>>,
    counts: HashMap<&'a str, [Option<u32>; LEVELS]>,
    /// Lists that have begun.
    begun: HashSet<&'a str>,
}

impl<'a> Numbering<'a> {
    pub fn read(lists: Option<&'a Document<'a>>, styles: Option<&'a Document<'a>>) -> Self {
        let mut numbering = Numbering::default();
        for part in lists.into_iter().flat_map(|document| elements(document.root_element())) {
            match part.tag_name().name() {
                "abstractNum" => {
                    let id = attribute(part, "abstractNumId").unwrap_or_default();
                    numbering.kinds.insert(id, levels(part));
                }
                "num" => {
                    let id = attribute(part, "numId").unwrap_or_default();
                    let kind = value(part, "abstractNumId").unwrap_or_default();
                    numbering.lists.insert(id, List { kind, starts: starts(part) });
                }
                _ => {}
            }
        }
        if let Some(document) = styles {
            numbering.styles = places_of_styles(document);
        }
        numbering
    }

    /// The number that stands before a paragraph, and counts it.
    pub fn of(&mut self, paragraph: Node<'a, 'a>) -> Option<String> {
        let about = child(paragraph, "pPr")?;
        let style = value(about, "pStyle").and_then(|style| self.styles.get(style)).copied();
        let place = place(about, style)?;
        let list = *self.lists.get(place.list)?;
        let levels = self.kinds.get(list.kind)?;
        let counts = self.counts.entry(list.kind).or_default();
        if self.begun.insert(place.list) {
            for (count, _) in counts.iter_mut().zip(list.starts).filter(|(_, start)| start.is_some()) {
                *count = None;
            }
        }
        let start = |level: usize| list.starts[level].unwrap_or(levels[level].start);
        for (level, count) in counts.iter_mut().enumerate() {
            match level.cmp(&place.level) {
                Ordering::Less => *count = count.or(Some(start(level))),
                Ordering::Equal => *count = Some(count.map_or(start(level), |count| count.saturating_add(1))),
                Ordering::Greater => *count = None,
            }
        }
        let counts = *counts;
        written(levels, place.level, counts)
    }
}

/// The level's text with the numbers in their places; `None` for signs that are no numbers.
fn written(levels: &Levels<'_>, level: usize, counts: [Option<u32>; LEVELS]) -> Option<String> {
    let shape = levels[level];
    // What is longer was made to grow with every paragraph.
    if matches!(shape.format, "bullet" | "none") || shape.text.len() > LONGEST {
        return None;
    }
    let mut text = shape.text.to_owned();
    for (at, (level, count)) in levels.iter().zip(counts).enumerate() {
        text = text.replace(&format!("%{}", at + 1), &in_format(count.unwrap_or(level.start), level.format));
    }
    Some(text).filter(|text| !text.is_empty())
}

fn levels<'a>(kind: Node<'a, 'a>) -> Levels<'a> {
    let mut levels = Levels::default();
    for part in elements(kind).filter(|part| is(*part, "lvl")) {
        let Some(level) = level_of(attribute(part, "ilvl")).and_then(|at| levels.get_mut(at)) else { continue };
        *level = Level {
            start: value(part, "start").and_then(|start| start.parse().ok()).unwrap_or(0),
            format: value(part, "numFmt").unwrap_or("decimal"),
            text: value(part, "lvlText").unwrap_or_default(),
        };
    }
    levels
}

fn starts(list: Node<'_, '_>) -> [Option<u32>; LEVELS] {
    let mut starts = [None; LEVELS];
    for part in elements(list).filter(|part| is(*part, "lvlOverride")) {
        if let Some(start) = level_of(attribute(part, "ilvl")).and_then(|at| starts.get_mut(at)) {
            *start = value(part, "startOverride").and_then(|start| start.parse().ok());
        }
    }
    starts
}

fn level_of(value: Option<&str>) -> Option<usize> {
    value?.parse().ok()
}

/// The list of each style, also where a style takes it from the one that it rests on.
fn places_of_styles<'a>(document: &'a Document<'a>) -> HashMap<&'a str, Place<'a>> {
    let styles: HashMap<&str, Node<'a, 'a>> = elements(document.root_element())
        .filter(|style| is(*style, "style"))
        .filter_map(|style| Some((attribute(style, "styleId")?, style)))
        .collect();
    let place_of = |style: Node<'a, 'a>| {
        let based = |style: &Node<'a, 'a>| value(*style, "basedOn").and_then(|id| styles.get(id)).copied();
        let line: Vec<_> = std::iter::successors(Some(style), based).take(MOST_STYLES).collect();
        line.into_iter().rev().fold(None, |place_before, style| {
            child(style, "pPr").map_or(place_before, |about| place(about, place_before))
        })
    };
    styles.iter().filter_map(|(id, style)| Some((*id, place_of(*style)?))).collect()
}

/// The place that the properties name, with what they leave out taken from the place before.
fn place<'a>(about: Node<'a, 'a>, before: Option<Place<'a>>) -> Option<Place<'a>> {
    let Some(number) = child(about, "numPr") else { return before };
    let list = value(number, "numId").or(before.map(|place| place.list))?;
    let level = level_of(value(number, "ilvl")).or(before.map(|place| place.level)).unwrap_or(0);
    // List 0 means none.
    (list != "0" && level < LEVELS).then_some(Place { list, level })
}

/// A number as that format writes it.
fn in_format(number: u32, format: &str) -> String {
    const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "japaneseDigitalTenThousand" => chinese(number),
        "ideographTraditional" => letter(number, STEMS.chars().collect()),
        "lowerLetter" => letter(number, ('a'..='z').collect()),
        "upperLetter" => letter(number, ('A'..='Z').collect()),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32('①' as u32 + number - 1).map_or_else(String::new, String::from)
        }
        _ => number.to_string(),
    }
}

/// Up to 99; lists have no more, and above it digits are as clear.
fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, (number % 10) as usize);
    match tens {
        0 if ones == 0 => "〇".to_owned(),
        0 => DIGITS[ones].to_owned(),
        1 => ["十", DIGITS[ones]].concat(),
        2..=9 => [DIGITS[tens as usize], "十", DIGITS[ones]].concat(),
        _ => number.to_string(),
    }
}

fn letter(number: u32, letters: Vec<char>) -> String {
    let at = number.checked_sub(1).and_then(|at| letters.get(at as usize));
    at.map_or_else(|| number.to_string(), char::to_string)
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    // Larger ones would be long.
    if number > 399 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

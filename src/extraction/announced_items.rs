//! How many items a sentence announces, and how many are told: 完成以下五项重点任务： above lines ① to ⑥; 存在三个方面问题：一是…；二是…；三是….
//!
//! More items than are announced contradict it wherever they stand. Fewer do so only in the sentence itself, where nothing can follow
//! elsewhere.

use super::builder::Builder;
use crate::amount::{Number, Unit};
use crate::claims::{Claim, Count, Measure, Place, Quantity, Span};
use crate::document::{LineKind, list_level, list_number};
use crate::search::{AnyOf, any_of};

const NUMERALS: [(&str, u32); 10] =
    [("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9), ("十", 10)];
/// What is announced is counted by.
const UNITS: AnyOf = any_of!["个方面", "方面", "项", "个", "大", "件", "点", "条"];
/// Items told in a sentence.
const ORDER: [&str; 9] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是"];
/// Further off is another list.
const APART: u32 = 2;
/// Lines below that may be items.
const MOST: usize = 12;
/// Bytes from the number to the colon.
const NEAR: usize = 60;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    for at in 0..builder.document.lines.len() {
        let line = &builder.document.lines[at];
        if line.kind != LineKind::Paragraph {
            continue;
        }
        let text = builder.slice(line.span);
        let Some((from, to, announced)) = announced(text) else { continue };
        let behind = &text[to..];
        let told = if behind.is_empty() { below(builder, at) } else { inside(behind) };
        let gap = told.abs_diff(announced);
        // What stands in the sentence is all there is, unless it goes on in the next line.
        let whole = !behind.is_empty() && behind.ends_with('。');
        if told > 1 && gap <= APART && (told >= announced || whole) {
            let start = line.span.start as usize;
            let place = Place::span(Span::new(start + from, start + to - '：'.len_utf8()));
            let number = Number::whole(announced.into());
            let stated =
                Quantity { measure: Measure::Count, place: place.clone(), ..Quantity::amount(number, Unit::default()) };
            builder.claims.push(Claim::Count(Count { stated, counted: told, place }));
        }
    }
}

/// 以下五项重点任务：, 三个方面：: where the number stands, where the colon ends, and the number.
fn announced(text: &str) -> Option<(usize, usize, u32)> {
    const LEADS: AnyOf = any_of![
        "共",
        "以下",
        "下列",
        "如下",
        "主要有",
        "主要是",
        "主要完成",
        "存在",
        "做好",
        "抓好",
        "体现在",
        "集中在"
    ];
    let colon = text.find('：')?;
    let head = &text[text.ceil_char_boundary(colon.saturating_sub(NEAR))..colon];
    let clause = head.rsplit(['。', '，', '；']).next()?;
    let base = colon - clause.len();
    let (at, number) = numerals(clause)
        .find(|&(at, length, _)| {
            let counted = UNITS.starts(&clause[at + length..]).is_some();
            let before = &clause[..at];
            counted
                && !before.ends_with(['第', '十', '之', '星', '.'])
                && !before.ends_with(|c: char| c.is_ascii_digit())
        })
        .map(|(at, _, number)| (at, number))?;
    LEADS.is_in(clause).then_some((base + at, colon + '：'.len_utf8(), number))
}

/// Where the words hold a number below eleven, how long it is, and the number.
fn numerals(words: &str) -> impl Iterator<Item = (usize, usize, u32)> + '_ {
    let in_words = NUMERALS.iter().filter_map(|&(numeral, number)| Some((words.find(numeral)?, numeral.len(), number)));
    let digit = |(at, c): (usize, char)| Some((at, 1, c.to_digit(10).filter(|&number| c.is_ascii() && number > 1)?));
    in_words.chain(words.char_indices().filter_map(digit))
}

/// 一是…；二是…；三是…。下一步，一是…: the items up to where another list begins.
fn inside(behind: &str) -> u32 {
    // 共3项：（1）…；（2）…；（3）…
    if behind.starts_with("（1）") {
        let told = (1..=MOST).take_while(|number| behind.contains(&format!("（{number}）"))).count();
        return told as u32;
    }
    let mut lists = behind.match_indices(ORDER[0]).map(|(at, _)| at);
    let (Some(first), next) = (lists.next(), lists.next()) else { return 0 };
    let mut rest = &behind[first..next.unwrap_or(behind.len())];
    let mut told = 0;
    for word in ORDER {
        let Some(at) = rest.find(word) else { break };
        (rest, told) = (&rest[at + word.len()..], told + 1);
    }
    told
}

/// The numbered lines directly below, of one kind.
fn below(builder: &Builder<'_, '_>, at: usize) -> u32 {
    let lines = builder.document.lines[at + 1..].iter().take(MOST);
    let mut level = None;
    let mut told = 0;
    for line in lines.take_while(|line| line.kind == LineKind::Paragraph || matches!(line.kind, LineKind::Heading(_))) {
        let text = builder.slice(line.span);
        let (Some(number), Some((own, _))) = (list_number(text), list_level(text)) else { break };
        if *level.get_or_insert(own) != own || number.number != told + 1 {
            break;
        }
        told += 1;
    }
    told
}

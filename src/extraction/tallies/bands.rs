//! Kinds by bounds that leave nothing out: 90分以上的25个，80-90分的3个，80分以下的1个; 35岁以下12人、36至50岁20人、51岁以上9人.

use super::{Sums, Tally, kinds};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// What a number of things is counted by.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Band {
    Above(Number),
    Between(Number, Number),
    Below(Number),
}

pub(super) fn read(
    builder: &mut Builder<'_, '_>,
    known: &mut Sums,
    line: &[Tally<'_>],
    first: usize,
    taken: &mut Vec<usize>,
) {
    if !line[first..].iter().any(|tally| any_of!["以上", "以下", "不足", "低于", "未满"].is_in(tally.words)) {
        return;
    }
    let mut run: Vec<(usize, Band)> = Vec::new();
    let mut from = start_of(builder, line, first);
    let Some(unit) = line[first..].iter().rev().map(|tally| tally.unit).find(|unit| *unit != "岁") else { return };
    for at in (first..line.len()).filter(|&at| line[at].unit == unit) {
        let place = builder.figure(line[at].figure).span;
        let found = band(builder, Span { start: from, end: place.start.max(from) });
        from = place.end;
        match found {
            Some(band) => run.push((at, band)),
            // 29个项目，其中一级项目6个: in front of the bands other numbers stand.
            None if run.is_empty() => {}
            None => break,
        }
    }
    let mut bands: Vec<Band> = run.iter().map(|&(_, band)| band).collect();
    if leave_nothing_out(&mut bands) {
        let run: Vec<usize> = run.iter().map(|&(at, _)| at).collect();
        kinds::whole(builder, known, line, first, &run, taken);
    }
}

/// Where the words of the first number begin: behind the number or the sentence before it.
fn start_of(builder: &Builder<'_, '_>, line: &[Tally<'_>], first: usize) -> u32 {
    const LONGEST: u32 = 120;
    let own = builder.figure(line[first].figure);
    let text = builder.document.text();
    let far = text.ceil_char_boundary(own.span.start.saturating_sub(LONGEST) as usize) as u32;
    let before = first.checked_sub(1).map_or(0, |before| builder.figure(line[before].figure).span.end);
    let near = Span { start: before.max(far).min(own.label.start), end: own.label.start };
    match builder.slice(near).rfind(['。', '，', '；', '：', '\n']) {
        Some(at) => near.start + at as u32,
        None => near.start,
    }
}

/// The bounds in front of a number.
fn band(builder: &Builder<'_, '_>, words: Span) -> Option<Band> {
    let figures = builder.document.figures_in(words);
    match figures {
        [one] => {
            let before = builder.slice(Span { start: words.start, end: one.span.start });
            let behind = builder.slice(Span { start: one.span.end, end: words.end });
            if behind.contains("以上") || any_of!["超过", "高于", "大于"].ends(before).is_some() {
                Some(Band::Above(one.number))
            } else if any_of!["以下", "以内"].is_in(behind)
                || any_of!["不足", "低于", "小于", "未满"].ends(before).is_some()
            {
                Some(Band::Below(one.number))
            } else {
                None
            }
        }
        [one, other] => {
            let between = builder.slice(Span { start: one.span.end, end: other.span.start.max(one.span.end) });
            let bare = between.trim_start_matches("（含）").trim_start_matches(['分', '岁']);
            let to = matches!(bare, "-" | "—" | "~" | "至" | "到" | "～");
            let (low, high) = (one.number, other.number.abs());
            (to && low < high).then_some(Band::Between(low, high))
        }
        _ => None,
    }
}

/// One begins where the other ends: at the same bound, or at the next whole number.
fn leave_nothing_out(bands: &mut [Band]) -> bool {
    let low = |band: &Band| match band {
        Band::Above(from) | Band::Between(from, _) => *from,
        Band::Below(_) => Number::whole(i64::MIN / 2),
    };
    bands.sort_by_key(low);
    let meets = |pair: &[Band]| {
        let end = match pair[0] {
            Band::Below(end) | Band::Between(_, end) => end,
            Band::Above(_) => return false,
        };
        let gap = low(&pair[1]).subtract(end);
        gap.is_ok_and(|gap| gap.is_zero() || gap == Number::ONE)
    };
    // 90分以上33个，80分至90分5个，60分至80分2个: below that nothing is worth a word.
    const CHAIN: usize = 3;
    let open = matches!(bands, [Band::Between(..), .., Band::Above(_)]) && bands.len() >= CHAIN;
    (open || matches!(bands, [Band::Below(_), .., Band::Above(_)])) && bands.windows(2).all(meets)
}

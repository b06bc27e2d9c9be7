//! Two or three listings that go side by side, each unit with its posts and its staff.

use super::Text;
use super::sums::holds;
use crate::claims::{Quantity, Span, Sum};

/// 核定编制36人，实有31人。其中甲核定编制20人，实有18人；乙核定编制16人，实有13人: two or three listings go side by side, and
/// the parts of this whole are those behind the same words.
pub(super) fn reread(text: &Text<'_, '_>, sum: &mut Sum) -> bool {
    const WORDS: usize = "编制".len();
    const NEAR: usize = 40;
    let Some(whole) = sum.whole.place.span else { return false };
    let line = text.line(whole);
    let behind: Vec<Quantity> = text
        .figures(Span { start: whole.end, end: line.end })
        .take(NEAR)
        .filter_map(|index| text.quantity(index, &sum.whole))
        .collect();
    let words_before = |part: &Quantity| {
        let before = part.place.span.map_or("", |span| &text.document.text()[..span.start as usize]);
        before.get(before.len().saturating_sub(WORDS)..)
    };
    let own = |part: &Quantity| sum.parts.iter().any(|known| known.place.span == part.place.span);
    for (first, start) in behind.iter().enumerate().filter(|(_, part)| own(part)) {
        let words = words_before(start);
        let alike = |&index: &usize| words.is_some() && words_before(&behind[index]) == words;
        let places: Vec<usize> = (first..behind.len()).filter(alike).collect();
        let step = places.get(1).map_or(0, |second| second - first);
        let steady = places.windows(2).take_while(|pair| pair[1] - pair[0] == step).count() + 1;
        // One behind the other they are a listing as any, and what it lacks is its fault.
        if step < 2 {
            continue;
        }
        let parts: Vec<Quantity> = places[..steady].iter().map(|&index| behind[index].clone()).collect();
        if let Some(count) = (2..=steady).find(|&count| holds(&sum.whole, &parts[..count])) {
            sum.parts = parts[..count].to_vec();
            return true;
        }
    }
    false
}

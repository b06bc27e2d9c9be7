//! Totals behind their parts: 局机关在职28人，监察大队在职17人，合计在职45人; …。三类编制共65名.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::document::whole_in_words;
use crate::extraction::builder::Builder;
use crate::search::{any_of, find};

/// So far from the total the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 30;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, line: &[Tally<'_>], first: usize) {
    for at in first..line.len() {
        let total = &line[at];
        let Some((named, number)) = total_of(total.words).filter(|_| !total.inside) else { continue };
        let Some(noun) = noun(named, &line[first..at]) else { continue };
        let names = |tally: &&Tally<'_>| {
            tally.unit == total.unit
                && !tally.inside
                && total_of(tally.words).is_none()
                && tally.words.contains(noun)
                && !any_of!["上年", "去年", "较", "增加", "减少", "总数"].is_in(tally.words)
        };
        let all: Vec<&Tally<'_>> = line[..at].iter().filter(names).collect();
        let own: Vec<&Tally<'_>> = all.iter().copied().filter(|tally| tally.sentence == total.sentence).collect();
        // 甲、乙、丙合计: with a sentence between them the parts may stand before it.
        let near: Vec<&Tally<'_>> = all.iter().copied().filter(|tally| tally.sentence + 1 >= total.sentence).collect();
        let stated = total.number(builder);
        let holds = |parts: &[&Tally<'_>]| {
            parts.len() >= 2 && Number::sum(parts.iter().map(|part| part.number(builder))) == Ok(stated)
        };
        let parts = if let Some(found) = [&own, &near, &all].into_iter().find(|parts| holds(parts)) {
            found
        } else {
            let likely = if own.len() >= 2 { &own } else { &near };
            let counted = number.is_some_and(|number| number as usize == likely.len());
            let sum = Number::sum(likely.iter().map(|part| part.number(builder)));
            let gap = sum.and_then(|sum| sum.subtract(stated)).map(Number::abs);
            let close = gap.is_ok_and(|gap| gap.percent_of(stated, 0).is_ok_and(|off| off <= Number::whole(NEAR)));
            let whole = likely.iter().all(|part| part.number(builder) <= stated);
            // With a number of kinds said it is that number; else three at least, each with a name of its own.
            let mut names: Vec<&str> = likely.iter().map(|part| part.words).collect();
            names.sort_unstable();
            let named = names.windows(2).all(|pair| pair[0] != pair[1]);
            if !(close && whole && (counted || (number.is_none() && likely.len() >= 3 && named))) {
                continue;
            }
            likely
        };
        let parts: Vec<&Tally<'_>> = parts.to_vec();
        let parts = parts.iter().map(|part| part.quantity(builder)).collect();
        let whole = total.quantity(builder);
        claim(builder, known, whole, parts, total.unit == "人", "合计");
    }
}

/// What a total is of, and how many kinds are said to make it up.
fn total_of(words: &str) -> Option<(&str, Option<u32>)> {
    let word = any_of!["合计", "共计", "总计", "共"];
    let (place, found) = word.last_in(words)?;
    let (front, behind) = (&words[..place], &words[place + found.len()..]);
    // 共有, 共设, 公共: no total of what stands before.
    if behind.starts_with(['有', '设', '同']) || front.ends_with('公') || behind.chars().count() > 6 {
        return None;
    }
    // 三类编制共: how many, and of what.
    let (number, front) = match find(front, "类").or_else(|| find(front, "个单位")) {
        Some(at) => {
            let digits = front[..at].trim_start_matches(['以', '上', '这', '述']);
            let rest = front[at..].trim_start_matches("个单位").trim_start_matches('类');
            (whole_in_words(digits), rest)
        }
        None => (None, front),
    };
    let front = front.trim_start_matches(['以', '上', '述', '各', '项']);
    Some((if behind.is_empty() { front } else { behind }, number))
}

/// What is counted, in the words that the parts repeat: 编制, or 教职工 of 全镇教职工 behind 小学教职工 and 中学教职工.
fn noun<'w>(named: &'w str, before: &[Tally<'_>]) -> Option<&'w str> {
    const REPEATED: usize = 3;
    let known = any_of!["编制", "在职", "实有", "在编", "在岗", "退休", "离休", "聘用"];
    if known.starts(named).is_some() && named.chars().count() <= 4 {
        return Some(named);
    }
    let ending = |length: usize| named.char_indices().rev().nth(length - 1).map(|(at, _)| &named[at..]);
    let repeated = |noun: &&str| before.iter().filter(|tally| tally.words.ends_with(noun)).count() >= REPEATED;
    [4, 3, 2].into_iter().filter_map(ending).find(repeated)
}

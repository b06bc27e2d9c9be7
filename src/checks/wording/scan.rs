//! Many words looked for in one pass over a text.

use crate::claims::Span;
use crate::search::characters;

/// Every place of every word, with the word's index; those of one word do not overlap. In the order of the text. Words
/// begin with a character of three bytes, as Chinese ones do.
pub(super) fn all(text: &str, words: &[&str]) -> Vec<(Span, usize)> {
    // Which words begin with these second and third bytes, a bit each: nearly every place is dismissed by them.
    let mut begins = [0_u32; 1 << 12];
    for (index, word) in words.iter().enumerate() {
        if let [_, second, third, ..] = word.as_bytes() {
            begins[key(*second, *third)] |= 1 << (index % 32);
        }
    }
    let mut free = vec![0; words.len()];
    let mut found = Vec::new();
    let mut rest = text.as_bytes();
    while let Some(place @ [_, second, third, behind @ ..]) = characters(rest, |b, c| begins[key(b, c)] != 0) {
        let mut bits = begins[key(*second, *third)];
        while bits != 0 {
            let first = bits.trailing_zeros() as usize;
            bits &= bits - 1;
            for index in (first..words.len()).step_by(32) {
                let at = text.len() - place.len();
                if at >= free[index] && place.starts_with(words[index].as_bytes()) {
                    free[index] = at + words[index].len();
                    found.push((Span::new(at, at + words[index].len()), index));
                }
            }
        }
        rest = behind;
    }
    found
}

fn key(second: u8, third: u8) -> usize {
    usize::from(second & 0x3f) << 6 | usize::from(third & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_one_search_for_each_word_finds() {
        let words = ["的的", "万元万元", "，，", "元元", "不在其中"];
        for text in ["", "的", "的的的的的", "支出5万元万元，，元元元，，，", "a的的b万元"] {
            let mut expected: Vec<(Span, usize)> = (0..words.len())
                .flat_map(|index| {
                    text.match_indices(words[index]).map(move |(at, word)| (Span::new(at, at + word.len()), index))
                })
                .collect();
            expected.sort();
            let mut found = all(text, &words);
            found.sort();
            assert_eq!(found, expected, "{text}");
        }
    }
}

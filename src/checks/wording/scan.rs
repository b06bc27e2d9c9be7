//! Many words looked for in one pass over a text.

use crate::claims::Span;
use crate::search::characters;

/// Words that are looked for together. Each begins with two characters of three bytes, as Chinese ones do.
pub(super) struct Words<const N: usize> {
    words: [&'static str; N],
    /// For each second byte that words begin with, the third bytes, a bit each: most places are dismissed by them.
    begins: [u64; 64],
    /// The words by what they begin with, in order: the others are dismissed by these.
    keys: [(u32, usize); N],
}

impl<const N: usize> Words<N> {
    /// The words of some lists, one behind the other.
    pub const fn of(lists: &[&[&'static str]]) -> Words<N> {
        let mut all = Words { words: [""; N], begins: [0; 64], keys: [(0, 0); N] };
        let (mut count, mut list) = (0, 0);
        while list < lists.len() {
            let mut index = 0;
            while index < lists[list].len() {
                all.put(count, lists[list][index]);
                count += 1;
                index += 1;
            }
            list += 1;
        }
        assert!(count == N, "not so many words");
        all
    }

    const fn put(&mut self, index: usize, word: &'static str) {
        let [_, second, third, ..] = *word.as_bytes() else { panic!("no character of three bytes") };
        self.begins[second as usize & 0x3f] |= 1 << (third & 0x3f);
        self.words[index] = word;
        // Its place among those before it.
        let key = key(word.as_bytes());
        let mut at = index;
        while at > 0 && self.keys[at - 1].0 > key {
            self.keys[at] = self.keys[at - 1];
            at -= 1;
        }
        self.keys[at] = (key, index);
    }

    /// Every place of every word, with the word's index; those of one word do not overlap. In the order of the text.
    pub fn all_in(&self, text: &str) -> Vec<(Span, usize)> {
        let mut free = [0; N];
        let mut found = Vec::new();
        let mut rest = text.as_bytes();
        while let Some(place @ [_, _, _, behind @ ..]) = characters(rest, |second, third| self.begins(second, third)) {
            let (at, key) = (text.len() - place.len(), key(place));
            let from = self.keys.partition_point(|&(word, _)| word < key);
            for &(_, index) in self.keys[from..].iter().take_while(|&&(word, _)| word == key) {
                let word = self.words[index];
                if at >= free[index] && place.starts_with(word.as_bytes()) {
                    free[index] = at + word.len();
                    found.push((Span::new(at, at + word.len()), index));
                }
            }
            rest = behind;
        }
        found
    }

    fn begins(&self, second: u8, third: u8) -> bool {
        self.begins[usize::from(second & 0x3f)] & 1 << (third & 0x3f) != 0
    }
}

/// What tells two characters from others, 24 bits.
const fn key(text: &[u8]) -> u32 {
    let [_, a, b, _, c, d, ..] = *text else { return 0 };
    (a as u32 & 0x3f) << 18 | (b as u32 & 0x3f) << 12 | (c as u32 & 0x3f) << 6 | (d as u32 & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_one_search_for_each_word_finds() {
        const WORDS: [&str; 5] = ["的的", "万元万元", "，，", "元元", "不在其中"];
        const ALL: Words<5> = Words::of(&[&["的的", "万元万元", "，，"], &["元元", "不在其中"]]);
        for text in ["", "的", "的的的的的", "支出5万元万元，，元元元，，，", "a的的b万元"] {
            let mut expected: Vec<(Span, usize)> = (0..WORDS.len())
                .flat_map(|index| {
                    text.match_indices(WORDS[index]).map(move |(at, word)| (Span::new(at, at + word.len()), index))
                })
                .collect();
            expected.sort();
            let mut found = ALL.all_in(text);
            found.sort();
            assert_eq!(found, expected, "{text}");
        }
    }
}

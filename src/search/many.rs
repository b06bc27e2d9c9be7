//! Many words looked for in one walk over a text.

use super::characters;

/// Words that are looked for together. Each begins with a character of three bytes, as Chinese ones do.
pub struct Words<const N: usize> {
    /// In the order of the characters that they begin with, each with its place in the lists.
    words: [(&'static str, usize); N],
    /// By what a character's second and third byte differ in: one more than the first of the words that begin so. A place
    /// in the text is dismissed by one look.
    first: [u8; 64 * 64],
}

impl<const N: usize> Words<N> {
    /// The words of some lists, one behind the other.
    pub const fn of(lists: &[&[&'static str]]) -> Words<N> {
        assert!(N < u8::MAX as usize, "so many words do not fit into the table");
        let mut all = Words { words: [("", 0); N], first: [0; 64 * 64] };
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
        while count > 0 {
            count -= 1;
            all.first[key(all.words[count].0.as_bytes())] = count as u8 + 1;
        }
        all
    }

    const fn put(&mut self, index: usize, word: &'static str) {
        // Its place among those before it.
        let key_of_word = key(word.as_bytes());
        let mut at = index;
        while at > 0 && key(self.words[at - 1].0.as_bytes()) > key_of_word {
            self.words[at] = self.words[at - 1];
            at -= 1;
        }
        self.words[at] = (word, index);
    }

    /// Hands on where words stand, with their lengths and their places in the lists: in the order of the text, and every
    /// one of those that begin at the same character.
    pub fn each_in(&self, text: &str, mut found: impl FnMut(usize, usize, usize)) {
        let mut rest = text.as_bytes();
        while let Some(place @ [_, _, _, behind @ ..]) = characters(rest, |b, c| self.first[index(b, c)] != 0) {
            let (at, key_of_place) = (text.len() - place.len(), key(place));
            let from = usize::from(self.first[key_of_place]) - 1;
            for &(word, number) in &self.words[from..] {
                if key(word.as_bytes()) != key_of_place {
                    break;
                }
                if place.starts_with(word.as_bytes()) {
                    found(at, word.len(), number);
                }
            }
            rest = behind;
        }
    }
}

/// What tells a character of three bytes from others; the few that this leaves alike are compared.
const fn key(text: &[u8]) -> usize {
    let [first, second, third, ..] = *text else { panic!("no character of three bytes") };
    assert!(first >= 0xe0, "no character of three bytes");
    index(second, third)
}

const fn index(second: u8, third: u8) -> usize {
    (second as usize & 0x3f) << 6 | (third as usize & 0x3f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_one_search_for_each_word_finds() {
        const WORDS: [&str; 6] = ["的的", "万元万元", "，，", "元元", "不在其中", "元"];
        const ALL: Words<6> = Words::of(&[&["的的", "万元万元", "，，"], &["元元", "不在其中", "元"]]);
        for text in ["", "的", "的的的的的", "支出5万元万元，，元元元，，，", "a的的b万元😀元"]
        {
            let places = text.char_indices().map(|(at, _)| at);
            let mut expected: Vec<(usize, usize, usize)> = places
                .flat_map(|at| {
                    let here = (0..WORDS.len()).filter(move |&index| text[at..].starts_with(WORDS[index]));
                    here.map(move |index| (at, WORDS[index].len(), index))
                })
                .collect();
            let mut found = Vec::new();
            ALL.each_in(text, |at, length, index| found.push((at, length, index)));
            found.sort_unstable();
            expected.sort_unstable();
            assert_eq!(found, expected, "{text}");
        }
    }
}

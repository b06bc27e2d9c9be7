//! Words looked for in a text, one or several at a time.
//!
//! What belongs here: the search. What does not: which words mean what; each reader of texts keeps its own.
//!
//! The library's search prepares itself for every word and is made for long ones. Here words have two to six characters
//! and are looked for in clauses of twenty, thousands of times in every report; so a place is dismissed by two bytes of
//! its character, for all words of a list at once. Words of many lists are found together in one walk ([`many`]).

mod many;
mod starts;

pub use many::Words;
pub use starts::Starts;

/// Words that are looked for together. Each begins with a character of three bytes, as every Chinese one does.
#[derive(Clone, Copy, Debug)]
pub struct AnyOf {
    words: &'static [&'static str],
    /// The second and the third bytes that words begin with, a bit for each value of the six bits that differ.
    second: u64,
    third: u64,
    /// The last bytes of words, likewise.
    last: u64,
    /// Of many words these bits are nearly all set: for each third byte the second bytes of the words that have it.
    begins: Option<&'static Begins>,
}

/// For each third byte that words begin with, the second bytes, a bit each.
pub type Begins = [u64; 64];

impl AnyOf {
    pub const fn new(words: &'static [&'static str]) -> AnyOf {
        let mut all = AnyOf { words, second: 0, third: 0, last: 0, begins: None };
        let mut index = 0;
        while index < words.len() {
            let word = words[index].as_bytes();
            assert!(word.len() >= 3 && word[0] >= 0xe0 && word[0] < 0xf0, "no character of three bytes");
            all.second |= bit(word[1]);
            all.third |= bit(word[2]);
            all.last |= bit(word[word.len() - 1]);
            index += 1;
        }
        all
    }

    /// The same for a longer list, with the table that [`many_of`] makes of it.
    pub const fn many(words: &'static [&'static str], begins: &'static Begins) -> AnyOf {
        AnyOf { begins: Some(begins), ..AnyOf::new(words) }
    }

    #[cfg(test)]
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }

    /// The word that is named first.
    pub fn first(&self) -> &'static str {
        self.words.first().copied().unwrap_or("")
    }

    pub fn is_in(&self, text: &str) -> bool {
        self.find_in(text).is_some()
    }

    /// The first place of any of the words.
    pub fn place_in(&self, text: &str) -> Option<usize> {
        self.find_in(text).map(|(at, _)| at)
    }

    /// The first place of any of the words; of several at the same place the one that is named first.
    pub fn find_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let mut rest = self.candidate(text.as_bytes());
        while let [_, _, _, behind @ ..] = rest {
            if let Some(word) = self.beginning(rest) {
                return Some((text.len() - rest.len(), word));
            }
            rest = self.candidate(behind);
        }
        None
    }

    /// The last place of any of the words.
    pub fn last_in(&self, text: &str) -> Option<(usize, &'static str)> {
        let mut last = None;
        let mut rest = self.candidate(text.as_bytes());
        while let [_, _, _, behind @ ..] = rest {
            last = self.beginning(rest).map(|word| (text.len() - rest.len(), word)).or(last);
            rest = self.candidate(behind);
        }
        last
    }

    /// The text from the next character on that has the bytes words begin with. Nearly all the time of a search is spent
    /// here: it is kept apart from what is done at such a place, which is rare.
    #[inline(never)]
    fn candidate<'t>(&self, text: &'t [u8]) -> &'t [u8] {
        if let Some(begins) = self.begins {
            let found = characters(text, |b, c| begins[usize::from(c & 0x3f)] & bit(b) != 0);
            return found.unwrap_or(&[]);
        }
        let (second, third) = (self.second, self.third);
        // One branch that is hardly ever taken, instead of two of which each is now and then.
        let found = characters(text, |b, c| (third >> (c & 0x3f)) & (second >> (b & 0x3f)) & 1 != 0);
        found.unwrap_or(&[])
    }

    /// The first of the words that a text begins with.
    fn beginning(&self, text: &[u8]) -> Option<&'static str> {
        self.words.iter().find(|word| begins(text, word)).copied()
    }

    /// The first of the words that the text begins with.
    pub fn starts(&self, text: &str) -> Option<&'static str> {
        let [_, second, third, ..] = *text.as_bytes() else { return None };
        let may = match self.begins {
            Some(begins) => begins[usize::from(third & 0x3f)] & bit(second) != 0,
            None => self.third & bit(third) != 0 && self.second & bit(second) != 0,
        };
        if !may {
            return None;
        }
        self.beginning(text.as_bytes())
    }

    /// The first of the words that the text ends with.
    pub fn ends(&self, text: &str) -> Option<&'static str> {
        let last = *text.as_bytes().last()?;
        if self.last & bit(last) == 0 {
            return None;
        }
        self.words.iter().find(|word| word.as_bytes().last() == Some(&last) && text.ends_with(**word)).copied()
    }
}

/// The words of a table, for [`AnyOf::new`].
pub const fn words_of<T: Copy, const N: usize>(table: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut index = 0;
    while index < N {
        words[index] = table[index].0;
        index += 1;
    }
    words
}

/// [`AnyOf`] of words that are looked for in one place of the code only.
macro_rules! any_of {
    ($($word:literal),+ $(,)?) => {
        const { $crate::search::AnyOf::new(&[$($word),+]) }
    };
}
pub(crate) use any_of;

/// What words begin with, for [`AnyOf::many`].
pub const fn begins_of(words: &[&str]) -> Begins {
    let mut begins = [0; 64];
    let mut index = 0;
    while index < words.len() {
        let word = words[index].as_bytes();
        begins[word[2] as usize & 0x3f] |= bit(word[1]);
        index += 1;
    }
    begins
}

/// [`any_of`] for some twenty words and more, which is looked for by an exact table.
macro_rules! many_of {
    ($($word:literal),+ $(,)?) => {
        const {
            const WORDS: &[&str] = &[$($word),+];
            const BEGINS: $crate::search::Begins = $crate::search::begins_of(WORDS);
            $crate::search::AnyOf::many(WORDS, &BEGINS)
        }
    };
}
pub(crate) use many_of;

/// Whether a word is in a text.
pub fn has(text: &str, word: &str) -> bool {
    find(text, word).is_some()
}

/// The first place of a word.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let &[0xe0..=0xef, second, third, ..] = word.as_bytes() else { return text.find(word) };
    // For a whole text it is worth its preparation to look for a single character several bytes at a time.
    if text.len() > 1024 {
        let first = word.chars().next()?;
        return text.match_indices(first).map(|(at, _)| at).find(|&at| text[at..].starts_with(word));
    }
    let mut rest = text.as_bytes();
    loop {
        rest = characters(rest, |b, c| c == third && b == second)?;
        if rest.starts_with(word.as_bytes()) {
            return Some(text.len() - rest.len());
        }
        rest = rest.get(3..)?;
    }
}

const fn bit(byte: u8) -> u64 {
    1 << (byte & 0x3f)
}

fn begins(text: &[u8], word: &str) -> bool {
    // Most candidates differ in the third byte: no call for those.
    text.get(2) == word.as_bytes().get(2) && text.starts_with(word.as_bytes())
}

/// The bytes of the ordinary Chinese characters, U+4000 to U+9FFF, that a text begins with: by far the most of every text.
#[inline]
pub fn chinese(text: &str) -> usize {
    let mut at = 0;
    while let Some(0xe4..=0xe9) = text.as_bytes().get(at) {
        at += 3;
    }
    at
}

/// The bytes of those that it ends with.
#[inline]
pub fn chinese_behind(text: &str) -> usize {
    let mut end = text.len();
    while end >= 3 && matches!(text.as_bytes()[end - 3], 0xe4..=0xe9) {
        end -= 3;
    }
    text.len() - end
}

/// Whether something else than an ordinary Chinese character stands at an end of a text: most names have nothing there
/// that could be trimmed.
pub fn has_marks_around(text: &str) -> bool {
    let chinese = |byte: Option<&u8>| matches!(byte, Some(0xe4..=0xe9));
    !(chinese(text.as_bytes().first()) && chinese(text.as_bytes().rchunks_exact(3).next().and_then(<[u8]>::first)))
}

/// The characters between the ordinary Chinese ones, marks and digits above all, with their places.
#[inline]
pub fn marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(0xe4..=0xe9) = text.as_bytes().get(at) {
            at += 3;
        }
        let mark = match *text.as_bytes().get(at)? {
            ascii @ ..0x80 => char::from(ascii),
            _ => text.get(at..)?.chars().next()?,
        };
        at += mark.len_utf8();
        Some((at - mark.len_utf8(), mark))
    })
}

/// The text from its first character of three bytes on whose second and third byte are wanted.
#[inline(always)]
pub fn characters(text: &[u8], wanted: impl Fn(u8, u8) -> bool) -> Option<&[u8]> {
    let mut rest = text;
    loop {
        while let [0xe0..=0xff, second, third, behind @ ..] = rest {
            if wanted(*second, *third) {
                return Some(rest);
            }
            rest = behind;
        }
        let [_, behind @ ..] = rest else { return None };
        rest = behind;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: [&str; 5] = ["分别为", "分别", "占", "别为甲", "（项）"];
    const TEXTS: [&str; 9] =
        ["", "占", "a占", "é分别", "😀分别为", "支出（项）分别为3万元", "分", "3.5%，占比分别为甲", "别为甲乙"];

    #[test]
    fn marks_are_what_stands_between_chinese_characters() {
        let found: Vec<(usize, char)> = marks("1、办公费（类）㐀龠a").collect();
        assert_eq!(found, [(0, '1'), (1, '、'), (13, '（'), (19, '）'), (22, '㐀'), (28, 'a')]);
        assert_eq!(marks("").count() + marks("支出").count(), 0);
        for (text, before, behind) in [("", 0, 0), ("支出", 6, 6), ("支a出产", 3, 6), ("㐀龠", 0, 3), ("é支，", 0, 0)]
        {
            assert_eq!((chinese(text), chinese_behind(text)), (before, behind), "{text}");
            assert_eq!(has_marks_around(text), before == 0 || behind == 0, "{text}");
        }
    }

    #[test]
    fn finds_what_one_search_for_each_word_finds() {
        const ALL: AnyOf = AnyOf::new(&WORDS);
        const BY_TABLE: AnyOf = AnyOf::many(&WORDS, &begins_of(&WORDS));
        for text in TEXTS {
            assert_eq!(BY_TABLE.find_in(text), ALL.find_in(text), "{text}");
            assert_eq!(BY_TABLE.last_in(text), ALL.last_in(text), "{text}");
            assert_eq!(BY_TABLE.starts(text), ALL.starts(text), "{text}");
            assert_eq!(BY_TABLE.ends(text), ALL.ends(text), "{text}");
            let first = WORDS.iter().filter_map(|word| Some((text.find(word)?, *word))).min_by_key(|&(at, _)| at);
            assert_eq!(ALL.find_in(text), first, "{text}");
            assert_eq!(ALL.is_in(text), first.is_some(), "{text}");
            let last = WORDS.iter().filter_map(|word| text.rfind(word)).max();
            assert_eq!(ALL.last_in(text).map(|(at, _)| at), last, "{text}");
            assert_eq!(ALL.starts(text), WORDS.into_iter().find(|word| text.starts_with(word)), "{text}");
            assert_eq!(ALL.ends(text), WORDS.into_iter().find(|word| text.ends_with(word)), "{text}");
            for word in WORDS.into_iter().chain(["%", "3.5", "😀分"]) {
                assert_eq!(find(text, word), text.find(word), "{text} {word}");
            }
        }
    }
}

//! The numbers that headings and list items begin with: 一、（二） 3、（4）⑤ 第六部分.

/// A numbering at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numbering {
    /// 0: 第一部分, 1: 一、, 2: （一）, 3: 1、, 4: （1）, 5: ①.
    pub level: u8,
    pub number: u32,
    /// Bytes of the numbering, with what ends it.
    pub length: usize,
}

/// The number of a list item, without what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListNumber {
    level: u8,
    pub number: u32,
}

impl ListNumber {
    /// The next one of the same list.
    pub fn follows(self, last: ListNumber) -> bool {
        self.level == last.level && self.number == last.number + 1
    }
}

/// The number that a text begins with: 1、, （2）, ③.
pub fn list_number(text: &str) -> Option<ListNumber> {
    read(text).map(|Numbering { level, number, .. }| ListNumber { level, number })
}

/// The level of the number that a text begins with, and the number's bytes.
pub fn list_level(text: &str) -> Option<(u8, usize)> {
    read(text).map(|Numbering { level, length, .. }| (level, length))
}

/// Reads the numbering that a text begins with; the forms of original and normalised texts alike.
pub(super) fn read(text: &str) -> Option<Numbering> {
    let first = text.chars().next()?;
    match first {
        '第' => part(text),
        '（' | '(' => bracketed(text, first),
        '①'..='⑳' => {
            Some(Numbering { level: 5, number: first as u32 - '①' as u32 + 1, length: first.len_utf8() })
        }
        '0'..='9' | '０'..='９' => arabic(text),
        _ => {
            let (number, length) = chinese(text)?;
            let end = text[length..].chars().next()?;
            matches!(end, '、' | '.' | '．').then(|| Numbering { level: 1, number, length: length + end.len_utf8() })
        }
    }
}

/// 第一部分, 第二章
fn part(text: &str) -> Option<Numbering> {
    let rest = &text['第'.len_utf8()..];
    let (number, length) = chinese(rest)?;
    let word = ["部分", "章"].into_iter().find(|word| rest[length..].starts_with(word))?;
    Some(Numbering { level: 0, number, length: '第'.len_utf8() + length + word.len() })
}

/// （一）, (1)
fn bracketed(text: &str, open: char) -> Option<Numbering> {
    let rest = &text[open.len_utf8()..];
    let (level, number, length) = match chinese(rest) {
        Some((number, length)) => (2, number, length),
        None => digits(rest).map(|(number, length)| (4, number, length))?,
    };
    let close = rest[length..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
    Some(Numbering { level, number, length: open.len_utf8() + length + close.len_utf8() })
}

/// 1、 2. 3） but not 1.5
fn arabic(text: &str) -> Option<Numbering> {
    let (number, length) = digits(text)?;
    let mut rest = text[length..].chars();
    let end = rest.next()?;
    let level = match end {
        '、' => 3,
        '.' | '．' if !rest.next().is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) => 3,
        '）' | ')' => 4,
        _ => return None,
    };
    Some(Numbering { level, number, length: length + end.len_utf8() })
}

/// At most two digits: more is a figure or a year.
fn digits(text: &str) -> Option<(u32, usize)> {
    let mut number = 0;
    let mut length = 0;
    for (count, c) in text.chars().enumerate() {
        let digit = match c {
            '0'..='9' => c as u32 - '0' as u32,
            '０'..='９' => c as u32 - '０' as u32,
            _ => break,
        };
        if count == 2 {
            return None;
        }
        number = number * 10 + digit;
        length += c.len_utf8();
    }
    (length > 0).then_some((number, length))
}

/// A Chinese number below one hundred.
fn chinese(text: &str) -> Option<(u32, usize)> {
    let (mut number, mut digit, mut length, mut count) = (0, None, 0, 0);
    for c in text.chars().take(4) {
        match chinese_digit(c) {
            Some(value) if digit.is_none() => digit = Some(value),
            None if c == '十' && number == 0 => number = digit.take().unwrap_or(1) * 10,
            _ => break,
        }
        length += c.len_utf8();
        count += 1;
    }
    (count > 0).then_some((number + digit.unwrap_or(0), length))
}

/// The Chinese number below one hundred that a text is.
pub fn whole_in_words(text: &str) -> Option<u32> {
    chinese(text).filter(|&(_, length)| length == text.len()).map(|(number, _)| number)
}

fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numberings() {
        let found = |text: &str| read(text).map(|n| (n.level, n.number));
        assert_eq!(found("一、基本情况"), Some((1, 1)));
        assert_eq!(found("十二、其他"), Some((1, 12)));
        assert_eq!(found("二十一、其他"), Some((1, 21)));
        assert_eq!(found("（三）项目"), Some((2, 3)));
        assert_eq!(found("(3) 项目"), Some((4, 3)));
        assert_eq!(found("10、住房"), Some((3, 10)));
        assert_eq!(found("1.住房"), Some((3, 1)));
        assert_eq!(found("1.5万元"), None);
        assert_eq!(found("2024年"), None);
        assert_eq!(found("第三部分 概况"), Some((0, 3)));
        assert_eq!(found("第一条 根据"), None);
        assert_eq!(found("③培训"), Some((5, 3)));
        assert_eq!(found("一是加强"), None);
    }
}

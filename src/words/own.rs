//! The report's own words in a page of another language. They are Chinese and stay so; what shows them has to say it,
//! else a screen reader speaks them as English and a font sets their punctuation as such.

use super::{Lang, Words};

impl Words {
    /// The language to name on what shows nothing but this text, where it is not the page's.
    pub fn lang_of(&self, text: &str) -> Option<&'static str> {
        let other = self.lang != Lang::Chinese && text.chars().any(is_chinese);
        other.then(|| Lang::Chinese.tag())
    }

    /// A sentence in pieces, `true` for those whose language has to be named.
    pub fn pieces<'a>(&self, text: &'a str) -> Vec<(&'a str, bool)> {
        if self.lang == Lang::Chinese { vec![(text, false)] } else { pieces(text) }
    }
}

/// Figures and signs between two Chinese words belong to them, and so do figures that stand at one without a gap
/// (`38.95万元`, `二、1`).
fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.find(is_chinese) {
        let figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
        let (before, own) = rest.split_at(rest[..first].trim_end_matches(figure).len());
        let until = own.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(own.len());
        let last = own[..until].char_indices().rfind(|(_, c)| is_chinese(*c));
        let end = last.map_or(until, |(at, c)| at + c.len_utf8());
        let digits = own[end..].chars().take_while(char::is_ascii_digit).count();
        let (own, after) = own.split_at(end + digits);
        pieces.extend([(before, false), (own, true)]);
        rest = after;
    }
    pieces.push((rest, false));
    pieces.retain(|(text, _)| !text.is_empty());
    pieces
}

/// Characters and punctuation that nothing but East Asian text has. Quotation marks and dashes are anybody's.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn a_sentence_comes_apart_where_its_language_changes() {
        let english = words(Lang::English);
        let text = "项目支出 is 38,478.95万元; its parts, 甲 1 + 乙2, add up to “全部”";
        let own: Vec<&str> = english.pieces(text).into_iter().filter_map(|(text, own)| own.then_some(text)).collect();
        assert_eq!(own, ["项目支出", "38,478.95万元", "甲 1 + 乙2", "全部"]);
        assert_eq!(english.pieces(text).iter().map(|(text, _)| *text).collect::<String>(), text);
        assert_eq!(english.pieces("plain"), [("plain", false)]);
        assert_eq!(english.pieces("水利局"), [("水利局", true)]);
        assert!(english.pieces("").is_empty());
        assert_eq!(words(Lang::Chinese).pieces("合计 ABC"), [("合计 ABC", false)]);
    }

    #[test]
    fn a_name_says_its_language_only_where_that_is_not_the_pages() {
        assert_eq!(words(Lang::English).lang_of("水利局"), Some("zh-CN"));
        assert_eq!(words(Lang::English).lang_of("Total"), None);
        assert_eq!(words(Lang::Chinese).lang_of("水利局"), None);
    }
}

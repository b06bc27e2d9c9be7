//! The scale of grades that a text prints itself: 90分及以上为优，80-90分为良，…; 一级（总分≥90）/二级（80≤总分<90）/….
//!
//! Where it does, grades are judged by it, and by no profile.

use crate::amount::{Number, parse_number};
use crate::claims::Span;
use crate::document::Document;
use crate::rules::{GradeBand, RuleProfile};
use crate::search::any_of;
use crate::signs::Sign;

/// The grades of a text from the highest down.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// From how many points on each grade is given.
    bands: Vec<(Number, &'static str)>,
    /// Where it stands.
    pub span: Span,
    /// Whether a bound itself counts is said.
    exact: bool,
}

/// What a scale says of a grade.
pub(super) enum Judged {
    Agrees,
    /// The word that the scale gives instead.
    Differs(&'static str),
}

/// Grade words, the longer first.
const WORDS: [&str; 19] = [
    "A级",
    "B级",
    "C级",
    "D级",
    "不合格",
    "优秀",
    "良好",
    "合格",
    "较差",
    "较好",
    "一般",
    "一级",
    "二级",
    "三级",
    "四级",
    "优",
    "良",
    "中",
    "差",
];
/// Bytes of a line that tells a scale.
const LONGEST: usize = 2000;
/// Fewer grades are no scale.
const LEAST: usize = 3;
/// Where the highest grade may begin.
const HIGHEST: (i64, i64) = (85, 95);

/// The scale of a text; none where it prints two that differ.
pub(super) fn find(document: &Document<'_>) -> Option<Scale> {
    let mut found: Option<Scale> = None;
    for line in &document.lines {
        let text = document.slice(line.span);
        // 优化 is in many lines; a scale has a bound for each of its grades but one.
        if document.figures_in(line.span).len() + 1 < LEAST
            || text.len() > LONGEST
            || !(document.signs_in(line.span).has(Sign::Grade) || text.contains("A级"))
        {
            continue;
        }
        let Some(scale) = read(text, line.span.start) else { continue };
        match &found {
            Some(known) if known.bands.iter().zip(&scale.bands).any(|(a, b)| a != b) => return None,
            Some(_) => {}
            None => found = Some(scale),
        }
    }
    found
}

fn read(text: &str, base: u32) -> Option<Scale> {
    let mut bands: Vec<(Number, &'static str)> = Vec::new();
    let (mut start, mut end) = (0, 0);
    let mut at = 0;
    let mut open = None;
    for part in text.split_inclusive(['、', '，', '；', '。', '/', '：', '\n', '\t']) {
        let mut from = at;
        at += part.len();
        let mut part = part;
        // 80分及以上、不足90分的等级为良好: both bounds of one grade.
        let limit = any_of!["不足", "低于", "小于", "不满", "未满", "不到", "且"].starts(part).is_some();
        if let Some(first) = open.take().filter(|_| limit) {
            (from, part) = (first, &text[first..at]);
        }
        let Some((lower, word)) = band(part) else {
            let bound = part.trim_end_matches(['、', '，']);
            let ends = any_of!["以上", "（含）", "（含以上）", "含以上）"].ends(bound).is_some();
            open = ends.then_some(from);
            continue;
        };
        if bands.iter().any(|&(_, known)| known == word) {
            continue;
        }
        if bands.is_empty() {
            start = from;
        }
        end = at;
        bands.push((lower, word));
    }
    let falls = bands.windows(2).all(|pair| pair[0].0 > pair[1].0);
    let highest = bands.first()?.0;
    let plausible = highest >= Number::whole(HIGHEST.0) && highest <= Number::whole(HIGHEST.1);
    let exact = any_of!["含", "及以上", "≥"].is_in(&text[start..end]) || text[start..end].contains('〔');
    let span = Span { start: base + start as u32, end: base + end as u32 };
    (bands.len() >= LEAST && falls && plausible).then_some(Scale { bands, span, exact })
}

/// 80（含）—90分为良: from where on a grade is given.
fn band(part: &str) -> Option<(Number, &'static str)> {
    // 评价得分86.11分（90分及以上为优: the score in front of the bracket is no bound.
    let scored = |at: &usize| {
        part[..*at].ends_with('分') && part[at + '（'.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())
    };
    let part = part.find('（').filter(scored).map_or(part, |at| &part[at + '（'.len_utf8()..]);
    let below = any_of!["以下", "不足", "低于"].is_in(part);
    let bounded = below
        || any_of!["以上", "（含", "不满"].is_in(part)
        || part.contains(['≥', '≤', '<', '>', '-', '—', '~', '至', '〔']);
    if !bounded {
        return None;
    }
    let mut numbers = Vec::new();
    let mut rest = part;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let end = rest[at..].find(|c: char| !(c.is_ascii_digit() || c == '.')).map_or(rest.len(), |end| at + end);
        // “良”（80分以上）2个: a number of projects.
        let counts = rest[end..].starts_with(['个', '项', '家', '户', '所']);
        if let (Ok(number), false) = (parse_number(&rest[at..end]), counts) {
            numbers.push(number);
        }
        rest = &rest[end..];
    }
    let lower = *numbers.iter().min()?;
    if numbers.len() > 3 || numbers.iter().any(|&number| number > Number::HUNDRED) {
        return None;
    }
    let under = numbers.len() == 1 && (below || (part.contains('<') && !part.contains('≤')));
    Some((if under { Number::ZERO } else { lower }, word(part)?))
}

impl Scale {
    /// The scale of a profile, for a text that prints none.
    pub fn of_profile(profile: &RuleProfile) -> Option<Scale> {
        let band = |band: &GradeBand| {
            let word = WORDS.into_iter().find(|word| *word == band.label)?;
            Some((band.at_least.0, word))
        };
        let mut bands: Vec<(Number, &'static str)> = profile.grades.bands.iter().map(band).collect::<Option<_>>()?;
        bands.sort_unstable_by_key(|&(from, _)| std::cmp::Reverse(from));
        (bands.len() >= LEAST).then_some(Scale { bands, span: Span::default(), exact: true })
    }
}

/// The only grade word of some words, where it stands for itself and is no part of another word.
fn word(part: &str) -> Option<&'static str> {
    let mut found: Option<&'static str> = None;
    let mut at = 0;
    while at < part.len() {
        let rest = &part[at..];
        let Some(word) = WORDS.into_iter().find(|word| rest.starts_with(word)) else {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        };
        let before = part[..at].chars().next_back();
        let behind = rest[word.len()..].chars().next();
        let alone = before
            .is_none_or(|c| c.is_ascii_digit() || matches!(c, '为' | '"' | '分' | '下' | '上' | '）' | '是' | ' '))
            || behind.is_some_and(|c| matches!(c, '≥' | '〔' | '（' | '"' | '>'));
        if alone {
            // 等级分别为优、中（90分及以上为优: what stands behind 为 is meant.
            if found.is_some() && before != Some('为') {
                return None;
            }
            found = Some(word);
        }
        at += word.len();
    }
    found
}

impl Scale {
    /// 优 and 优秀 are one grade.
    fn index(&self, word: &str) -> Option<usize> {
        let same = |own: &str| {
            own == word
                || (own.chars().next() == word.chars().next() && matches!(own.chars().next(), Some('优' | '良')))
        };
        self.bands.iter().position(|&(_, own)| same(own))
    }

    /// The words of the scale, 优秀 and 良好 beside 优 and 良.
    pub fn words(&self) -> impl Iterator<Item = &'static str> + '_ {
        let own = self.bands.iter().map(|&(_, word)| word);
        own.chain(["优秀", "良好", "优", "良"].into_iter().filter(|word| self.index(word).is_some()))
    }

    /// A grade begins there.
    pub fn has_bound(&self, number: Number) -> bool {
        self.bands.iter().any(|&(from, _)| from == number)
    }

    /// From where on a grade is given, and from where on the next higher one.
    pub fn range(&self, word: &str) -> Option<(Number, Option<Number>)> {
        let index = self.index(word)?;
        let above = index.checked_sub(1).map(|above| self.bands[above].0);
        Some((self.bands[index].0, above))
    }

    /// Whether these points are this grade; none where the scale does not say.
    pub fn judge(&self, score: Number, word: &str) -> Option<Judged> {
        let stated = self.index(word)?;
        if score > Number::HUNDRED || score.is_negative() {
            return None;
        }
        let computed = self.bands.iter().position(|&(lower, _)| score >= lower);
        // Which grade a bound itself has is not always said.
        let bound = !self.exact && self.bands.iter().any(|&(lower, _)| lower == score);
        match computed {
            Some(index) if index == stated || bound => Some(Judged::Agrees),
            Some(index) => Some(Judged::Differs(self.bands[index].1)),
            // Below the lowest bound that is told; what is given there is not.
            None => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(text: &str) -> Vec<String> {
        let document = Document::read(text);
        let scale = find(&document);
        scale.map_or_else(Vec::new, |scale| scale.bands.iter().map(|(from, word)| format!("{from}{word}")).collect())
    }

    #[test]
    fn scales_in_many_forms() {
        for text in [
            "90分及以上为优，80-90分为良，60-80分为中，60分以下为差",
            "评分档次：优≥90；良≥80；中≥60；差<60。",
            "得分≥90为优，80≤得分＜90为良，60≤得分＜80为中，得分＜60为差。",
            "按“90以上优、80-89.99良、60-79.99中、60以下差”的划分",
            "优[90,100]、良[80,90)、中[60,80)、差[0,60)。",
        ] {
            assert_eq!(bands(text), ["90优", "80良", "60中", "0差"], "{text}");
        }
        let levels = "一级（总分≥90）/二级（80≤总分＜90）/三级（60≤总分＜80）/四级（总分＜60）";
        assert_eq!(bands(levels), ["90一级", "80二级", "60三级", "0四级"]);
        // Scores of projects are no bounds.
        assert!(bands("甲项目92分优、乙项目87分良、丙项目75分中").is_empty());
    }
}

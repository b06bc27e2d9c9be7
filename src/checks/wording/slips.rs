//! TXT-04: repeated words, wrong characters, doubled marks.

use super::super::{Finding, RuleId, Sentence, Verdict};
use super::question;
use crate::claims::Span;
use crate::document::Document;
use crate::search::words_of;

/// Words that nobody writes twice in a row.
const TWICE: [&str; 14] = [
    "的的",
    "了了",
    "在在",
    "为为",
    "进行进行",
    "绩效绩效",
    "资金资金",
    "万元万元",
    "主要主要",
    "开展开展",
    "元元",
    "，，",
    "。。",
    "、、",
];

/// Wrong characters as they are seen in reports, with what is usual.
const WRONG: [(&str, &str); 14] = [
    ("拔付", "拨付"),
    ("拔款", "拨款"),
    ("建立建全", "建立健全"),
    ("安排布署", "安排部署"),
    ("帐户", "账户"),
    ("帐目", "账目"),
    ("部份", "部分"),
    ("绩校", "绩效"),
    ("预祘", "预算"),
    ("既时", "及时"),
    ("截止20", "截至20"),
    ("按排", "安排"),
    ("成份", "成分"),
    ("坚决贯切", "坚决贯彻"),
];

const WRONG_WORDS: [&str; WRONG.len()] = words_of(&WRONG);

/// What is looked for: words twice, and wrong ones.
pub(super) const WORDS: [&[&str]; 2] = [&TWICE, &WRONG_WORDS];
pub(super) const COUNT: usize = TWICE.len() + WRONG.len();

/// Tells of the places of such words, each with its index.
pub(super) fn check(document: &Document<'_>, found: &[(Span, usize)], findings: &mut Vec<Finding>) {
    for &(span, index) in found {
        let usual = index.checked_sub(TWICE.len()).map(|wrong| WRONG[wrong].1);
        let quote = document.slice(span).to_owned();
        let (sentence, arguments) = match usual {
            Some(usual) => (Sentence::UnusualCharacters, vec![quote, usual.to_owned()]),
            None => (Sentence::WordTwice, vec![quote]),
        };
        findings.push(question(RuleId::Txt04, Verdict::Undecidable, sentence, arguments, &[span]));
    }
}

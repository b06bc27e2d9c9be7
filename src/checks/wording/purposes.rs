//! TXT-06: a purpose that does not fit the item: 住房公积金（项）。主要用于：…医疗保险.

use super::super::{Finding, RuleId, Sentence, Verdict};
use super::question;
use crate::document::Document;
use crate::search::has;

/// What an item is named, and what is no purpose of it.
const UNFIT: [(&str, &[&str]); 6] = [
    ("住房公积金", &["医疗保险", "养老保险", "职业年金"]),
    ("购房补贴", &["医疗保险", "养老保险", "职业年金"]),
    ("医疗", &["公积金", "养老保险", "职业年金"]),
    ("养老保险", &["医疗保险", "公积金"]),
    ("职业年金", &["医疗保险", "公积金"]),
    ("公务接待", &["培训费", "办公设备购置"]),
];

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut sections = document.sections.iter().peekable();
    let mut section = None;
    for sentence in document.sentences() {
        while let Some(next) = sections.next_if(|next| next.span.start <= sentence.start) {
            section = Some(next);
        }
        let text = document.slice(sentence);
        let Some(section) = section.filter(|_| text.starts_with("主要用于")) else { continue };
        let title = document.slice(section.title);
        // Of 住房保障支出（类）住房改革支出（款）住房公积金（项） the last level is the item.
        let item = title.trim_end_matches("（项）").rsplit('）').next().unwrap_or(title);
        let purpose = text.split("预算").next().unwrap_or(text);
        let found = UNFIT.iter().filter(|(name, _)| has(item, name)).flat_map(|(_, words)| words.iter());
        if let Some(word) = found.into_iter().find(|word| has(purpose, word)) {
            let arguments = vec![item.to_owned(), (*word).to_owned()];
            let places = [section.title, sentence];
            findings.push(question(RuleId::Txt06, Verdict::Undecidable, Sentence::PurposeUnfit, arguments, &places));
        }
    }
}

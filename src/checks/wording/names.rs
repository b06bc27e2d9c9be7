//! TXT-05: the department's name written in two ways.

use super::super::{Finding, RuleId, Sentence, Subject, Verdict};
use super::question;
use crate::claims::Span;
use crate::document::Document;
use crate::report::field::Field;

/// Characters that one way of writing has and the other lacks or replaces.
const LOOSE: [char; 7] = ['和', '与', '及', '区', '县', '市', '镇'];

pub(super) fn check(subject: &Subject<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    let name: Vec<char> = subject.report.department.chars().collect();
    if name.len() < 6 {
        return;
    }
    let text = document.text();
    let head: String = name[..3].iter().collect();
    let own = subject.place(Field::Department).span;
    let mut found: Vec<Span> = Vec::new();
    for (at, _) in text.match_indices(head.as_str()) {
        if text[at..].starts_with(subject.report.department.as_str()) {
            continue;
        }
        if let Some(length) = variant(&name, &text[at..]) {
            found.push(Span::new(at, at + length));
        }
    }
    let Some(&first) = found.first() else { return };
    let arguments = vec![subject.report.department.clone(), document.slice(first).to_owned()];
    let places: Vec<Span> = own.into_iter().chain(found).collect();
    findings.push(question(RuleId::Txt05, Verdict::Undecidable, Sentence::NameVaries, arguments, &places));
}

/// The bytes of a text's beginning that is the name but for one loose character.
fn variant(name: &[char], text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut length = 0;
    let mut index = 0;
    let mut differs = false;
    while index < name.len() {
        let c = chars.next()?;
        if c == name[index] {
            length += c.len_utf8();
            index += 1;
            continue;
        }
        if differs {
            return None;
        }
        differs = true;
        let next = chars.clone().next();
        if LOOSE.contains(&c) && LOOSE.contains(&name[index]) {
            // 和 for 与.
            length += c.len_utf8();
            index += 1;
        } else if LOOSE.contains(&name[index]) && name.get(index + 1) == Some(&c) {
            // The text lacks 区.
            length += c.len_utf8();
            index += 2;
        } else if LOOSE.contains(&c) && next == Some(name[index]) {
            // The text has one more.
            length += c.len_utf8();
        } else {
            return None;
        }
    }
    differs.then_some(length)
}

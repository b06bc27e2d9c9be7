//! TXT-03: what is left of a form: XX, 增长（下降）, 请填写.

use super::super::{Finding, RuleId, Sentence, Severity, Verdict};
use super::question;
use crate::claims::Span;
use crate::document::Document;
use crate::search::any_of;

/// Choices that nobody made, and hints that nobody took out.
pub(super) const FORMS: [&str; 12] = [
    "增长（下降）",
    "下降（增长）",
    "增加（减少）",
    "减少（增加）",
    "增长/下降",
    "增加/减少",
    "请填写",
    "（填写",
    "此处填写",
    "待补充",
    "（请说明",
    "（如有",
];

/// Tells of the places of such words, and of those where something was to be filled in.
pub(super) fn check(document: &Document<'_>, mut places: Vec<Span>, findings: &mut Vec<Finding>) {
    let text = document.text();
    // A run of X or ×: XX县, ××万元, X%.
    let mut end = 0;
    for (start, mark) in document.marks() {
        if start < end || !is_blank(mark) {
            continue;
        }
        end = start + text[start..].chars().take_while(|&c| is_blank(c)).map(char::len_utf8).sum::<usize>();
        if is_placeholder(text, start, end) {
            places.push(Span::new(start, end));
        }
    }
    places.sort();
    for place in places {
        // 增加（减少）情况：…, 增加（减少）额: the title of what is told, where nothing was to be chosen.
        if any_of!["情况", "说明", "额", "幅度", "原因"].starts(&text[place.end as usize..]).is_some() {
            continue;
        }
        let quote = document.slice(place).to_owned();
        let mut finding =
            question(RuleId::Txt03, Verdict::Inconsistent, Sentence::PlaceholderLeft, vec![quote], &[place]);
        finding.severity = Severity::Error;
        findings.push(finding);
    }
}

fn is_blank(mark: char) -> bool {
    matches!(mark, 'X' | 'x' | '×' | '╳')
}

/// Two or more of them beside no Latin letter and no number, or one in front of % and units.
fn is_placeholder(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back().unwrap_or(' ');
    // 填报人：韦××, 评价机构：××会计师事务所: a name that is not published.
    const NEAR: usize = 60;
    let near = &text[text.floor_char_boundary(start.saturating_sub(NEAR))..start];
    let line = near.rsplit('\n').next().unwrap_or(near);
    if any_of!["填报人", "负责人", "联系人", "经办人", "审核人", "填表人", "评价机构", "受托机构"].is_in(line)
    {
        return false;
    }
    let after = text[end..].chars().next().unwrap_or(' ');
    // 20XX年
    if text[..start].ends_with("20") && end - start == 2 && text[end..].starts_with(['年', '〕']) {
        return true;
    }
    if before.is_ascii_alphanumeric() || after.is_ascii_alphanumeric() || after == '-' {
        return false;
    }
    let count = text[start..end].chars().count();
    let small = text[start..end].starts_with('x');
    (count >= 2 && !small) || (count >= 1 && (after == '%' || text[end..].starts_with("万元")) && before > '\u{7f}')
}

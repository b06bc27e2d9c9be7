//! What names a figure: the words in front of it.

use crate::claims::Span;
use crate::search::{AnyOf, any_of, chinese_behind, many_of};

/// The words before a figure that name it: back to punctuation or the figure before, without verbs and prepositions.
pub(super) fn label(text: &str, from: usize, to: usize) -> Span {
    let words = &text[from..to];
    let mut start = from;
    // Brackets belong to a name: 公务用车（购置及运行）费.
    let mut depth = 0_i32;
    let mut rest = words;
    loop {
        rest = &rest[..rest.len() - chinese_behind(rest)];
        let Some(c) = rest.chars().next_back() else { break };
        let behind = rest.len();
        rest = &rest[..behind - c.len_utf8()];
        match c {
            '）' => depth += 1,
            '（' if depth > 0 => depth -= 1,
            '，' | '。' | '；' | '：' | '、' | '\t' | '（' | '！' | '？' if depth == 0 => {
                // A colon directly before the figure ends the name, it does not replace it: 总额：792.22.
                if behind == words.len() && c == '：' {
                    continue;
                }
                start = from + behind;
                break;
            }
            _ => {}
        }
    }
    let mut end = to;
    loop {
        let name = &text[start..end];
        if name.ends_with(MARKS) {
            end = start + name.trim_end_matches(MARKS).len();
            continue;
        }
        let Some(tail) = TAILS.ends(name) else { break };
        if tail == "计" && any_of!["总计", "合计", "小计"].ends(name).is_some() {
            break;
        }
        end -= tail.len();
    }
    while let Some(head) = HEADS.starts(&text[start..end]) {
        start += head.len();
    }
    Span::new(start, end.max(start))
}

/// Marks between a name and its figure.
const MARKS: [char; 4] = ['¥', '=', '"', ' '];

/// Verbs and other marks there.
const TAILS: AnyOf = many_of![
    "：",
    "为",
    "是",
    "共计",
    "合计为",
    "约",
    "达到",
    "达",
    "计",
    "共",
    "近",
    "超过",
    "不超过",
    "人民币",
    "￥",
    "≥",
    "≤",
    "＝",
    "－",
    "总额为",
    "完成",
    "安排",
    "有",
    "不少于",
    "不低于",
    "得",
];

/// Words before a name that do not belong to it.
const HEADS: AnyOf = AnyOf::new(&[
    "其中",
    "：",
    "主要包括",
    "主要用于",
    "包括",
    "分别为",
    "主要是",
    "一是",
    "二是",
    "三是",
    "以及",
    "和",
]);

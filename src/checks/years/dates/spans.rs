//! From one day to another, and how long that is said to be: 自2023年3月1日起至2023年8月27日止，共180天.
//!
//! Whether both ends count is left open, and so is a month that was begun.

use super::day::{Day, of_one_year};
use super::order::{Stage, stage};
use super::{behind, told};
use crate::checks::{Finding, Sentence};
use crate::claims::Span;
use crate::document::{Document, whole_in_words};
use crate::search::any_of;

/// Bytes between the last day and the number of days.
const NEAR: usize = 90;

pub(super) fn check(document: &Document<'_>, line: Span, days: &[Day], findings: &mut Vec<Finding>) {
    for (at, pair) in days.windows(2).enumerate() {
        let (first, second) = (pair[0], pair[1]);
        let between = document.slice(Span { start: first.span.end, end: second.span.start.max(first.span.end) });
        let range = between.trim_start_matches("（含）").trim_start_matches('起').trim_start_matches('，');
        let range = matches!(range, "至" | "到" | "-" | "—" | "——" | "~" | "～" | "止" | "截至" | "开始至" | "开始到");
        let ends = || {
            let begun = stage(behind(document, line, &first, Some(&second))) == Some(Stage::Begun);
            begun && stage(behind(document, line, &second, days.get(at + 2))) == Some(Stage::Done)
        };
        if !range && !ends() {
            continue;
        }
        // 2022年11月至3月 goes into the next year.
        let crosses = first.year != 0 && second.year == 0 && second.in_year(first.year).is_before(&first);
        let (from, to) = of_one_year(first, second);
        if crosses || (from.year == 0) != (to.year == 0) {
            continue;
        }
        if range && to.is_before(&from) && first.year != 0 {
            let arguments = vec![document.slice(second.span).to_owned(), document.slice(first.span).to_owned()];
            findings.push(told(Sentence::DatesOutOfOrder, arguments, [first.span, second.span]));
            continue;
        }
        let found = in_words(document, line, &second).filter(|_| range);
        let found = found
            .or_else(|| long_behind(document, line, &second, range))
            .or_else(|| long_in_front(document, line, &first, range));
        let Some((stated, unit, span)) = found else { continue };
        let Some(least) = least(&from, &to, unit) else { continue };
        let told_of = [first, second].map(|day| document.slice(day.span).to_owned());
        // Both ends counted.
        let both = if whole_years(&from, &to, unit) { least } else { least + 1 };
        // Without a year, February may be a day longer.
        let most = both + i64::from(from.year == 0);
        let holds = (least..=most).contains(&stated) || least == 0 && stated <= 1;
        if !holds {
            let [a, b] = told_of;
            let (stated, computed) = (format!("{stated}{unit}"), format!("{both}{unit}"));
            findings.push(told(Sentence::SpanDiffers, vec![a, b, stated, computed], [first.span, second.span, span]));
        }
    }
}

/// How many whole days, months or years lie between two days; the one that was begun may count too.
fn least(from: &Day, to: &Day, unit: &str) -> Option<i64> {
    let exact = from.day > 0 && to.day > 0;
    match unit {
        "天" => exact.then(|| from.days_until(to)).filter(|&days| days >= 0),
        "个月" => Some(from.months_until(to)).filter(|&months| months >= 0),
        "年" if whole_years(from, to, unit) => Some((from.months_until(to) + 1) / 12),
        "年" => Some(from.months_until(to) / 12).filter(|_| from.year > 0),
        _ => None,
    }
}

/// 2021年1月至2024年12月: from the first month of a year to the last, both of which count.
fn whole_years(from: &Day, to: &Day, unit: &str) -> bool {
    let months = from.day == 0 && to.day == 0 && from.year > 0 && to.year > 0;
    unit == "年" && months && from.month == 1 && to.month == 12
}

/// …至2024年12月，共三年: the number in words, directly behind the two.
fn in_words(document: &Document<'_>, line: Span, last: &Day) -> Option<(i64, &'static str, Span)> {
    let text = document.slice(Span { start: last.span.end, end: line.end.max(last.span.end) });
    let clause = text.strip_prefix(['，', '（'])?;
    let clause = clause.split(['，', '。', '；', '）']).next()?;
    let lead = any_of!["共计", "共", "历时", "为期", "合计", "总计"].starts(clause)?;
    let words = clause[lead.len()..].strip_suffix('年')?;
    let number = whole_in_words(words)?;
    let start = last.span.end + ('，'.len_utf8() + lead.len()) as u32;
    Some((number.into(), "年", Span { start, end: start + (words.len() + '年'.len_utf8()) as u32 }))
}

/// What the number behind some digits counts.
fn unit(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let found = any_of!["个日历天", "日历天", "个自然日", "自然日", "天", "个月", "年"].starts(text)?;
    let behind = &text[found.len()..];
    // 3年度, 2年期, 10天内
    if behind.starts_with(['度', '期', '内', '初', '末', '底', '级', '半', '多', '余', '以', '前', '后', '制'])
    {
        return None;
    }
    Some(match found {
        "个月" => "个月",
        "年" => "年",
        _ => "天",
    })
}

/// A whole number with its unit at the start of a text, and how long it is.
fn length(text: &str) -> Option<(i64, &'static str, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number: i64 = text.get(..digits).filter(|digits| !digits.is_empty() && digits.len() < 6)?.parse().ok()?;
    Some((number, unit(&text[digits..])?, digits))
}

/// …至…，共180天: the first number behind the two days.
fn long_behind(document: &Document<'_>, line: Span, last: &Day, range: bool) -> Option<(i64, &'static str, Span)> {
    let text = document.slice(Span { start: last.span.end, end: line.end.max(last.span.end) });
    let near = &text[..text.floor_char_boundary(NEAR.min(text.len()))];
    let at = near.find(|c: char| c.is_ascii_digit())?;
    let words = &near[..at];
    if words.contains(['。', '；']) {
        return None;
    }
    // （首尾两日均计入）
    let words = match words.find('（').zip(words.rfind('）')) {
        Some((open, close)) if open < close => &words[close..],
        _ => words,
    };
    let lead = words.rsplit(['，', '（', '）', '、', '：']).next().unwrap_or(words);
    let lead = lead.trim_end_matches(['为', '约', '是', '：']);
    if words.trim_end().ends_with('约') {
        return None;
    }
    let counted = any_of!["历时", "为期", "用时", "历经", "时长", "跨度", "持续"].ends(lead).is_some()
        || lead.starts_with(['共', '合', '总'])
            && any_of!["共", "共计", "合计", "总计", "总共", "共历时", "总工期"].ends(lead).is_some();
    let of_range =
        any_of!["工期", "服务期", "服务期限", "合同期", "合同期限", "期限", "租期", "周期", "计"].ends(lead).is_some();
    if !(counted || range && of_range)
        || any_of!["每", "累计", "剩余", "另", "其中", "加", "延", "和", "及", "与"].is_in(words)
    {
        return None;
    }
    let (number, unit, digits) = length(&text[at..])?;
    let start = last.span.end + at as u32;
    Some((number, unit, Span { start, end: start + (digits + unit.len()) as u32 }))
}

/// 服务期180天（2023年3月1日至8月27日）: directly in front of them.
fn long_in_front(document: &Document<'_>, line: Span, first: &Day, range: bool) -> Option<(i64, &'static str, Span)> {
    let text = document.slice(Span { start: line.start, end: first.span.start.max(line.start) });
    let text = text.strip_suffix("即").unwrap_or(text);
    let text = text.strip_suffix("自").or(text.strip_suffix("从")).unwrap_or(text);
    let text = text.strip_suffix('（').or(text.strip_suffix('，'))?;
    let word = any_of!["个日历天", "日历天", "天", "个月", "年"].ends(text)?;
    let bare = &text[..text.len() - word.len()];
    let digits = bare.bytes().rev().take_while(u8::is_ascii_digit).count();
    let at = bare.len() - digits;
    let (number, unit, _) = length(&text[at..])?;
    let lead = bare[..at].trim_end_matches(['为', '共', '是', '计', '：']);
    let named =
        any_of!["工期", "服务期", "服务期限", "合同期", "合同期限", "期限", "租期", "历时", "为期", "周期"].ends(lead);
    let span = Span { start: line.start + at as u32, end: line.start + text.len() as u32 };
    (range && named.is_some()).then_some((number, unit, span))
}

//! Years and dates: 2024年度, 2024年3月15日, 2024-03-15, 3月底.

use super::figure::{FigureKind, measure};
use super::number;
use crate::amount::Number;

/// What the number is, how many bytes of what stands behind it belong to it, and the date as a number (MMDD behind the year).
pub(super) fn year_or_date(
    before: &str,
    after: &str,
    number: Number,
    digits: usize,
) -> Option<(FigureKind, usize, Number)> {
    let whole = u32::try_from(number.mantissa()).ok().filter(|_| number.decimals() == 0)?;
    let is_year = digits == 4 && (1949..=2100).contains(&whole);
    if is_year {
        if let Some(rest) = after.strip_prefix('年') {
            if let Some((month_day, length)) = month_and_day(rest) {
                return Some((
                    FigureKind::Date,
                    '年'.len_utf8() + length,
                    Number::whole(i64::from(whole) * 10_000 + month_day),
                ));
            }
            // 2025年初预算: the year ends before 年初, which is a part of the name behind it.
            if rest.starts_with("初预算") {
                return Some((FigureKind::Year(whole as u16), 0, number));
            }
            let length = '年'.len_utf8() + if rest.starts_with('度') { '度'.len_utf8() } else { 0 };
            return Some((FigureKind::Year(whole as u16), length, number));
        }
        // 2021-2025年, 2024本单位, 〔2021〕; a bare 2024 in front of a unit is none of them.
        let bare = after.is_empty() || after.starts_with(['-', '—', '~', '至', '〕', '本', '我', '全', '.', '/', '\t']);
        if (bare && measure(after).is_none()) || before.ends_with('〔') {
            if let Some(date) = dotted_date(whole, after) {
                return Some(date);
            }
            return Some((FigureKind::Year(whole as u16), 0, number));
        }
        return None;
    }
    if digits <= 2 && (1..=12).contains(&whole) && after.starts_with('月') && !after.starts_with("月份内") {
        let rest = &after['月'.len_utf8()..];
        let (day, length) =
            leading(rest).filter(|&(_, length)| rest[length..].starts_with(['日', '号'])).unwrap_or((0, 0));
        let length = '月'.len_utf8() + length + if length > 0 { '日'.len_utf8() } else { 0 };
        return Some((FigureKind::Date, length, Number::whole(i64::from(whole) * 100 + day)));
    }
    if digits <= 2 && (after.starts_with('日') || after.starts_with("时")) {
        return Some((FigureKind::Date, 0, number));
    }
    None
}

/// 3月15日 behind a year: MMDD and the bytes.
fn month_and_day(text: &str) -> Option<(i64, usize)> {
    let (month, mut length) = leading(text)?;
    let rest = text[length..].strip_prefix('月')?;
    length += '月'.len_utf8();
    if let Some((day, digits)) = leading(rest)
        && let Some(end) = rest[digits..].chars().next().filter(|c| matches!(c, '日' | '号'))
    {
        return Some((month * 100 + day, length + digits + end.len_utf8()));
    }
    Some((month * 100, length))
}

/// 2024-03-15, 2024.3.15, 2024/3/15
fn dotted_date(year: u32, after: &str) -> Option<(FigureKind, usize, Number)> {
    let mark = after.chars().next().filter(|c| matches!(c, '-' | '.' | '/'))?;
    let (month, month_length) = leading(&after[1..])?;
    let rest = &after[1 + month_length..];
    let (day, day_length) = rest.strip_prefix(mark).and_then(leading)?;
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| {
        (FigureKind::Date, 2 + month_length + day_length, Number::whole(i64::from(year) * 10_000 + month * 100 + day))
    })
}

/// At most two digits at the start.
fn leading(text: &str) -> Option<(i64, usize)> {
    let length = number::digits(text.as_bytes(), 0);
    if !(1..=2).contains(&length) {
        return None;
    }
    text[..length].parse().ok().map(|value| (value, length))
}

//! Shares told in words: 310.50万元，约占项目支出1035.00万元的三成; 不足一半; 超过三分之二.
//!
//! They are as rough as their words; only what is far from them is held against the two amounts.

use super::{claim, kind};
use crate::amount::Number;
use crate::claims::{Measure, Place, Quantity, Share, Span};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// So far off a rough share may be, and in the way that its words exclude.
const ROUGH: i64 = 8;
const BEYOND: i64 = 1;

/// The share behind a whole whose part stands in front of it.
pub(super) fn read(builder: &mut Builder<'_, '_>, part: usize) -> Option<Share> {
    let whole = part + 1;
    let (one, other) = (builder.figure(part).span, builder.document.figures.get(whole)?.span);
    let between = builder.slice(Span { start: one.end, end: other.start.max(one.end) });
    let (front, name) = between.rsplit_once('占')?;
    if kind(builder, part)? != kind(builder, whole)?
        || between.contains(['。', '；', '\n'])
        || front.chars().count() > 4
        || any_of!["计划", "目标", "任务"].is_in(name)
    {
        return None;
    }
    let behind = &builder.document.text()[other.end as usize..];
    let words = behind.strip_prefix('）').unwrap_or(behind).strip_prefix('的')?;
    let rough = words.trim_start_matches(['大', '约', '仅', '只', '有', '为', '占']);
    let (rough, way) = if let Some(word) = any_of!["超过", "超", "逾", "多于", "高于"].starts(rough) {
        (&rough[word.len()..], 1)
    } else if let Some(word) = any_of!["不足", "不到", "近", "接近", "将近", "低于"].starts(rough) {
        (&rough[word.len()..], -1)
    } else {
        (rough, 0)
    };
    let (stated, length) = fraction(rough)?;
    let tail = &rough[length..];
    let way = if any_of!["多", "以上", "强"].starts(tail).is_some() { 1 } else { way };
    let (least, most) = match way {
        1 => (stated - BEYOND, stated + ROUGH + 2),
        -1 => (stated - ROUGH - 2, stated + BEYOND),
        _ => (stated - ROUGH, stated + ROUGH),
    };
    let computed = builder.comparable(part).percent_of(builder.comparable(whole), 2).ok()?;
    if computed >= Number::whole(least) && computed <= Number::whole(most) {
        return None;
    }
    let start = other.end as usize + behind.len() - rough.len();
    let name = name.to_owned();
    let found = claim(builder, [part, whole, part], &name);
    let percent = Quantity {
        name: found.percent.name.clone(),
        number: Number::whole(stated),
        measure: Measure::Percent,
        place: Place::span(Span::new(start, start + length)),
    };
    Some(Share { percent, ..found })
}

/// 三成, 一半, 三分之二: of a hundred, and its bytes.
fn fraction(text: &str) -> Option<(i64, usize)> {
    const WORDS: [(&str, i64); 10] = [
        ("一半", 50),
        ("半数", 50),
        ("三分之一", 33),
        ("三分之二", 67),
        ("四分之一", 25),
        ("四分之三", 75),
        ("五分之一", 20),
        ("五分之二", 40),
        ("五分之三", 60),
        ("五分之四", 80),
    ];
    if let Some(&(word, percent)) = WORDS.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((percent, word.len()));
    }
    let digit = text.chars().next()?;
    let tenths = match digit.to_digit(10) {
        Some(digit) => i64::from(digit),
        None => "一二三四五六七八九".chars().position(|c| c == digit)? as i64 + 1,
    };
    let rest = text[digit.len_utf8()..].strip_prefix('成')?;
    let half = rest.starts_with('半');
    let length = digit.len_utf8() + '成'.len_utf8() + if half { '半'.len_utf8() } else { 0 };
    Some((tenths * 10 + if half { 5 } else { 0 }, length))
}

//! Differences that figures beside them explain: 年初171人、新接收97人、减少109人，年末159人 is an account of comings and goings, and
//! 基本支出2044.85万元。与2022年的支出2386.15万元相比，多支出87.20万元 compares the total of a sentence further in front.

use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::{Change, Maybe, Span, Trend};
use crate::document::{Document, Figure};
use crate::search::any_of;

/// Bytes in front of a comparison in which the figure may stand that was meant.
const NEAR: usize = 2_000;
/// Fewer digits make up anything by chance.
const TELLING: u128 = 10;
/// Two amounts lie just so far apart, by so many printed digits.
const PRINTED: u128 = 100;

/// Another figure near makes the stated difference good.
pub(super) fn explain(document: &Document<'_>, change: &Change) -> bool {
    explained(document, change).unwrap_or(false)
}

fn explained(document: &Document<'_>, change: &Change) -> Option<bool> {
    let figure = |quantity: &Maybe| figure_at(document, quantity.as_ref()?.place.span?);
    let (now, before) = (figure(&change.now)?, figure(&change.before)?);
    // 本年支出减少97.58万元，主要是上年列支维修98.60万元，…增加1.02万元: what is a difference itself is no year's amount.
    let text = document.text();
    let differs = |one: &Figure| {
        let (start, label) = (one.span.start as usize, one.label.start.min(one.span.start) as usize);
        any_of!["减少", "增加", "增长", "下降"].ends(&text[label..start]).is_some()
    };
    if differs(now) || differs(before) {
        return Some(true);
    }
    let difference = figure(&change.difference)?;
    let told = [now, before, difference];
    if now.kind != before.kind || now.kind != difference.kind || difference.number.significant() < TELLING {
        return None;
    }
    let (first, last) = (told.iter().map(|one| one.span.start).min()?, told.iter().map(|one| one.span.end).max()?);
    let from = &text[text.ceil_char_boundary((first as usize).saturating_sub(NEAR))..first as usize];
    let start = |part: Option<&str>| first - part.map_or(from.len(), str::len) as u32;
    let line = start(from.rsplit('\n').next());
    let sentence = start(from.rsplit(['。', '\n']).next());
    let behind = &text[last as usize..text.floor_char_boundary((last as usize + NEAR).min(text.len()))];
    let end = last + behind.find(['。', '\n']).unwrap_or(behind.len()) as u32;
    let others = |from: u32, to: u32| {
        let near = document.figures_in(Span { start: from, end: to }).iter();
        near.filter(|other| other.kind == now.kind && told.iter().all(|one| one.span != other.span))
    };
    let moved = now.number.subtract(before.number).ok()?;
    let same = |a: Option<Number>, b: Number| a.is_some_and(|a| a == b || a == b.negate());
    // What came and what left; that may be told in two numbers.
    let told_moves =
        any_of!["年初", "年末", "期初", "期末", "新增", "接收", "报废", "调入", "转入", "处置", "核销", "减员", "清退"];
    let flows = told_moves.is_in(document.slice(Span { start: sentence, end }));
    const MOST: usize = 12;
    let numbers: Vec<Number> =
        others(sentence, end).map(|other| other.number).filter(|number| !number.is_zero()).take(MOST).collect();
    let joined = |at: usize, one: Number| numbers[at + 1..].iter().filter_map(move |other| one.add(*other).ok());
    let mut moves = numbers.iter().enumerate().flat_map(|(at, &one)| joined(at, one).chain([one]));
    let flow = flows
        && moves.any(|other| {
            let (sum, rest) = (difference.number.add(other).ok(), difference.number.subtract(other).ok());
            same(sum, moved) || same(rest, moved)
        });
    let way = change.difference_way().or(change.rate_way())?;
    let meant = match way {
        Trend::Up => before.number.add(difference.number).ok()?,
        Trend::Down => before.number.subtract(difference.number).ok()?,
        _ => return Some(flow),
    };
    // A slip of the pen in the figure itself is none of another one.
    let another = others(line, first).any(|other| other.number == meant) && !differs_by_a_slip(meant, now.number);
    // 预算37.00万元，实际支出31.40万元，其中…预算28.00万元、支出24.60万元，较预算节约5.60万元: two that stand side by side further in front.
    let whole: Vec<Number> = others(sentence, first).map(|other| other.number).collect();
    let told_digits = difference.number.mantissa().unsigned_abs() >= PRINTED;
    let of_whole = told_digits
        && whole.windows(2).any(|pair| {
            let gap = pair[0].subtract(pair[1]).map(Number::abs);
            gap == Ok(difference.number.abs())
        });
    Some(flow || another || of_whole)
}

fn figure_at<'d>(document: &'d Document<'_>, span: Span) -> Option<&'d Figure> {
    document.figures_in(span).first()
}

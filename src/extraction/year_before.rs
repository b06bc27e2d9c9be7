//! A change whose this year's number stands in the sentence before that of the year before: 全年接待查档3874人次，…。2023年接待3250人次，
//! 本年接待量同比增长19.20%.
//!
//! Words alone do not say that the two belong together: the rate must be that of them, with the right base or the wrong one, or be off
//! by a slip of the pen.

use std::collections::HashSet;

use super::builder::Builder;
use super::words;
use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::{Change, Claim, Place, Span, Trend};
use crate::document::FigureKind;
use crate::search::any_of;

/// Bytes of a passage in front.
const NEAR: usize = 600;
/// Figures of a passage that may be this year's.
const MOST: usize = 16;
/// Fewer printed digits fit by chance.
const DECIMALS: u32 = 2;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    // A rate that has both its years needs no other.
    let settled: HashSet<Option<Span>> = builder.claims.iter().filter_map(settled).collect();
    for rate in 2..builder.document.figures.len() {
        let figure = builder.figure(rate);
        if figure.kind == FigureKind::Percent
            && figure.number.decimals() >= DECIMALS
            && !settled.contains(&Some(figure.span))
        {
            change(builder, rate);
        }
    }
}

fn settled(claim: &Claim) -> Option<Option<Span>> {
    match claim {
        Claim::Change(Change { now: Some(_), before: Some(_), rate: Some(rate), .. }) => Some(rate.place.span),
        _ => None,
    }
}

fn change(builder: &mut Builder<'_, '_>, rate: usize) -> Option<()> {
    let before = rate - 1;
    let (figure, stated) = (builder.figure(before), builder.figure(rate));
    let text = builder.document.text();
    let between = builder.slice(Span { start: figure.span.end, end: stated.span.start });
    let own = any_of!["，本年", "，今年", "，同比", "，本年度"].starts(between)?;
    let way = words::trend(between).filter(|way| matches!(way, Trend::Up | Trend::Down))?;
    if between.len() > 60 || between[own.len()..].contains(['，', '。', '；', '\n']) {
        return None;
    }
    let kind = figure.kind;
    let year = match builder.figure(before - 1).kind {
        FigureKind::Year(year) => builder.is_earlier(year).then(|| builder.figure(before - 1).span.start),
        _ => any_of!["上年", "去年"].find_in(builder.slice(figure.label)).map(|_| figure.label.start),
    }?;
    // The sentence begins with the year, and this year's number stands in the one before it.
    let head = text[..year as usize].trim_end_matches(' ').strip_suffix('。')?;
    let start = text.ceil_char_boundary(head.len().saturating_sub(NEAR));
    let passage = head[start..].rsplit('\n').next().unwrap_or("");
    let from = builder.document.figures_before((head.len() - passage.len()) as u32);
    let unit = builder.unit_of(before);
    let name = words_of(builder, before);
    let candidates = (from..before).filter(|&at| {
        builder.figure(at).kind == kind && builder.unit_of(at) == unit && shares(words_of(builder, at), name)
    });
    let last = builder.figure(before).number;
    let fits = |at: usize| {
        let now = builder.figure(at).number;
        let moved = now.subtract(last).ok()?;
        let up = (way == Trend::Up) != moved.is_negative();
        let of = |base: Number| moved.abs().percent_of(base, stated.number.decimals()).ok();
        let (right, wrong) = (of(last)?, of(now)?);
        let near = right == stated.number || wrong == stated.number || differs_by_a_slip(right, stated.number);
        (up && near).then_some(())
    };
    let now = candidates.take(MOST).find(|&at| fits(at).is_some())?;
    let place = builder.figure(now).span.to(stated.span);
    let name = name.to_owned();
    let change = Change {
        now: Some(builder.quantity(now, &name)),
        before: Some(builder.quantity(before, &name)),
        difference: None,
        difference_trend: None,
        rate: Some(builder.percentage(rate, &name)),
        rate_trend: Some(way),
        unsigned: false,
        place: Place::span(place),
        name,
    };
    // The same rate, read without its years.
    let rate = Some(stated.span);
    builder.claims.retain(|claim| {
        !matches!(claim, Claim::Change(known) if known.rate.as_ref().is_some_and(|known| known.place.span == rate))
    });
    builder.claims.push(Claim::Change(change));
    Some(())
}

/// What a number is of: its label, without the year.
fn words_of<'d>(builder: &Builder<'d, '_>, at: usize) -> &'d str {
    let label = builder.slice(builder.figure(at).label);
    any_of!["全年", "本年", "今年", "上年", "去年", "共"].starts(label).map_or(label, |word| &label[word.len()..])
}

/// Two characters that both begin with.
fn shares(a: &str, b: &str) -> bool {
    let two = |words: &str| words.char_indices().nth(2).map_or(words.len(), |(at, _)| at);
    let begin = &b[..two(b)];
    begin.chars().count() == 2 && a.starts_with(begin)
}

//! What share of its full marks something got: 满分40分，实际得分37分，得分率92.5%; 得分率为95.2%（47.6/50）.

use super::Passage;
use super::items::Item;
use super::sums::quantity;
use crate::amount::Number;
use crate::claims::{Claim, Quantity, Share, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage) {
    if !has(builder.slice(passage.span), "得分率") && !has(builder.slice(passage.span), "满分的") {
        return;
    }
    let first = builder.document.figures_before(passage.span.start);
    let count = builder.document.figures_in(passage.span).len();
    for index in first..first + count {
        let figure = builder.figure(index);
        let (span, stated) = (figure.span, figure.number);
        let start = if index > first { builder.figure(index - 1).span.end } else { passage.span.start };
        let words = builder.slice(Span { start: start.min(span.start), end: span.start });
        let words = words.trim_end_matches(['为', '是', '达', '到', '：', '约', '仅', '的', '占', '只', '有']);
        let named = any_of!["得分率", "满分", "得分率分别"].ends(words).is_some();
        // 各指标得分率：决策95%（19/20）、…
        let behind = &builder.document.text()[span.end as usize..];
        let fraction = || {
            let digits =
                behind.strip_prefix('（').and_then(|rest| rest.split_once('）')).map_or("", |(inner, _)| inner);
            let of = digits.split_once('/');
            of.is_some_and(|(a, b)| [a, b].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit() || b == b'.')))
        };
        let named = named || fraction();
        if figure.kind != FigureKind::Percent || !named || any_of!["平均", "上年", "去年"].is_in(words) {
            continue;
        }
        if let Some((score, full)) = scored(builder, passage, span, stated) {
            let part = quantity(builder, &passage.tokens[score]);
            let whole = match full {
                Some(full) => quantity(builder, &passage.tokens[full]),
                None => Quantity { number: Number::HUNDRED, place: crate::claims::Place::default(), ..part.clone() },
            };
            let percent = builder.percentage(index, "得分率");
            builder.claims.push(Claim::Share(Share {
                part: Some(Quantity { name: "得分".to_owned(), ..part }),
                whole: Some(Quantity { name: "满分".to_owned(), ..whole }),
                whole_name: "满分".to_owned(),
                percent,
                listing: None,
                full_split: false,
                unsigned: false,
            }));
        }
    }
}

/// Score and full marks that stand in the sentence of a rate; none where others there could be meant as well, and fit.
fn scored(builder: &Builder<'_, '_>, passage: &Passage, rate: Span, stated: Number) -> Option<(usize, Option<usize>)> {
    let gap = |item: &Item| passage.between(builder, item.span.end.min(rate.end), rate.start.max(item.span.start));
    // What stands further away is not meant.
    const NEAR: usize = 12;
    let at = passage.items.partition_point(|item| item.span.start < rate.start);
    let items = &passage.items[at.saturating_sub(NEAR)..passage.items.len().min(at + NEAR)];
    let whole = |item: &&Item| item.value.is_some() && item.full.is_some();
    let before = items.iter().rev().filter(whole).find(|item| item.span.end <= rate.start);
    let behind = items.iter().filter(whole).find(|item| item.span.start >= rate.end);
    // 得分率95.2%（47.6/50）
    let behind = behind.filter(|item| {
        let words = passage.between(builder, rate.end, item.span.start);
        (words.starts_with('（') && !words.contains(['，', '。', '；', '）'])) || words.starts_with("，即")
    });
    let near = before.filter(|item| !gap(item).contains(['。', '；', '\n']));
    // （8分）得分率为75%，实得6分: between the two.
    let around = items.iter().filter(whole).find(|item| item.span.contains(rate));
    let item = behind.or(around).or(near);
    let percent = |score: Number, full: Number| score.percent_of(full, stated.decimals());
    let number = |at: usize| passage.tokens[at].number;
    let fits = |item: &Item| {
        item.value.zip(item.full).is_some_and(|(value, full)| percent(number(value), number(full)) == Ok(stated))
    };
    if let Some(item) = item {
        // 甲10分得9分，乙20分得18分，得分率90%: of both, or of another.
        let all: Vec<&Item> = items.iter().filter(whole).filter(|item| item.span.end <= rate.start).collect();
        let sums = |of: fn(&Item) -> Option<usize>| Number::sum(all.iter().filter_map(|item| of(item)).map(number));
        let of_all = match (sums(|item| item.value), sums(|item| item.full)) {
            (Ok(value), Ok(full)) => percent(value, full) == Ok(stated),
            _ => false,
        };
        let other = !fits(item) && (of_all || items.iter().any(fits));
        return (!other).then_some((item.value?, item.full));
    }
    // 自评得分92分，得分率92%: of a hundred.
    let mut scores = items.iter().filter(|item| item.value.is_some() && item.span.end <= rate.start);
    let last = scores.next_back()?;
    let value = last.value?;
    let words = builder.slice(passage.tokens[value].words);
    let total = any_of!["总分", "总得分", "自评得分", "综合得分", "自评"].is_in(words) && !has(words, "指标");
    (total && !gap(last).contains(['。', '；', '\n']) && number(value) > Number::whole(60)).then_some((value, None))
}

//! Two amounts of two years behind what is said of them, or in front of words that need no figure:
//! 收入增长8.62%：2022年861.20万元，2023年达到935.44万元，净增74.24万元; 2023年支出2.50万元，2022年支出2.50万元，与上年持平.

use super::binding::{Stated, is_stated, stated};
use super::names::{is_adjusted, related, same_things, year_in};
use super::roles::{Against, Role, Told};
use crate::claims::{Measure, Trend};
use crate::extraction::builder::Builder;
use crate::extraction::phrases::change_name;
use crate::search::{any_of, has};

/// Gives the amounts of two years that follow each other their parts, each behind its own year: the earlier is compared with.
pub(super) fn roles(builder: &Builder<'_, '_>, told: &mut [Told]) {
    if told.iter().any(|one| one.role == Role::Before) {
        return;
    }
    let open = |one: &Told| matches!(one.role, Role::Amount | Role::After) && is_amount(one);
    let mut amounts = told.iter().enumerate().filter(|(_, one)| open(one));
    let (Some((first, a)), Some((second, b)), None) = (amounts.next(), amounts.next(), amounts.next()) else { return };
    let years = [a, b].map(|one| year_in(builder.slice(one.tail)));
    if !same_things(builder, a, b) || [a, b].iter().any(|one| has(builder.slice(one.tail), "预算")) {
        return;
    }
    match years {
        [Some(x), Some(y)] if y == x + 1 => {
            // 2022年在校学生1,862人，2023年1,935人: the second has no name of its own.
            let bare = builder.slice(b.tail).chars().count() <= 6 && second == first + 1;
            told[first].role = Role::Before;
            (told[first].paired, told[second].paired) = (bare, bare);
        }
        [Some(x), Some(y)] if x == y + 1 => told[second].role = Role::Before,
        _ => {}
    }
}

fn is_amount(one: &Told) -> bool {
    matches!(one.measure, Some(Measure::Money(_) | Measure::Count))
}

/// A rate or a difference, and behind a colon or in a bracket the two amounts that it lies between.
pub(super) fn announced(builder: &Builder<'_, '_>, told: &[Told]) -> Option<(Told, Told, Stated)> {
    let [first, rest @ ..] = told else { return None };
    let opens = builder.slice(rest.first()?.words).starts_with(['：', '（']);
    let (is_rate, trend) = match first.role {
        Role::Rate(trend, Against::Open | Against::Year) => (true, trend),
        Role::Difference(trend, Against::Open | Against::Year) => (false, trend),
        _ => return None,
    };
    if !opens || told.iter().any(|one| is_adjusted(builder.slice(one.words))) {
        return None;
    }
    let (mut now, mut before, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for (at, one) in rest.iter().enumerate() {
        match one.role {
            Role::Amount | Role::After => now.push(*one),
            Role::Before => before.push(*one),
            Role::Rate(own, Against::Open | Against::Year) if !is_rate => other.push((at + 1, own)),
            Role::Difference(own, Against::Open | Against::Year) if is_rate => other.push((at + 1, own)),
            _ => return None,
        }
    }
    let ([now], [before], true) = (&now[..], &before[..], other.len() < 2) else { return None };
    if !same_things(builder, now, before) || !is_amount(now) {
        return None;
    }
    let (own, other) = (Some((0, trend)), other.first().copied());
    let (difference, rate) = if is_rate { (other, own) } else { (own, other) };
    Some((*now, *before, Stated { from: 0, to: 0, difference, rate, against: Against::Year }))
}

/// 项目支出较上年增加186.40万元。2022年项目支出1,205.60万元，2023年1,392.00万元: the next sentence has nothing but both amounts.
pub(super) fn told_behind(builder: &Builder<'_, '_>, told: &[Told], next: &[Told]) -> Option<(Told, Told, Stated)> {
    let all_stated = !told.is_empty() && told.iter().all(is_stated);
    let stated = all_stated.then(|| stated(builder, told, 0)).flatten().filter(|stated| stated.to + 1 == told.len())?;
    let name = change_name(builder.slice(told[0].tail));
    let [a, b] = next else { return None };
    let (now, before) = match (a.role, b.role) {
        (Role::Amount, Role::Before) => (a, b),
        (Role::Before, Role::Amount) => (b, a),
        _ => return None,
    };
    let year = matches!(stated.against, Against::Year | Against::Open);
    let named = name.chars().count() > 1 && [a, b].iter().any(|one| builder.slice(one.tail).contains(name));
    let alike = same_things(builder, now, before)
        && stated.difference.is_none_or(|(at, _)| same_things(builder, now, &told[at]));
    (year && named && alike).then_some((*now, *before, stated))
}

/// Of two amounts that stand side by side, this year's and the other's, it is said behind them which way they went.
pub(super) fn in_words(builder: &Builder<'_, '_>, told: &[Told], at: usize) -> Option<(Told, Told, Trend, usize)> {
    let (first, second) = (told[at - 1], told[at]);
    let (now, before) = match (first.role, second.role) {
        (Role::Amount, Role::Before) => (first, second),
        (Role::Before, Role::Amount) => (second, first),
        _ => return None,
    };
    let alone = |one: &&Told| matches!(one.role, Role::Amount | Role::Before) && same_things(builder, one, &now);
    let label = builder.slice(builder.figure(now.figure).label);
    let named = related(super::names::base_name(builder, &before), label, builder.slice(now.tail));
    if !same_things(builder, &now, &before) || told.iter().filter(alone).count() != 2 || !named {
        return None;
    }
    let end = builder.figure(second.figure).span.end as usize;
    let rest = builder.document.text()[end..].trim_start_matches(['）', '，']);
    let compared = any_of![
        "与上年相比",
        "与上年",
        "同上年",
        "较上年",
        "比上年",
        "与去年",
        "较去年",
        "同比",
        "两年",
        "与上年度",
        "较上年度",
        "与上年度相比"
    ]
    .starts(rest)?;
    let words = rest[compared.len()..].trim_start_matches(['度', '相', '比', '，', '基', '有', '所']);
    // 基本持平 is said of amounts that differ.
    let trend = match any_of!["持平", "一致", "相同", "增加", "增长", "上升", "减少", "下降", "降低"].starts(words)?
    {
        "持平" | "一致" | "相同" if rest[compared.len()..].contains("基本") => return None,
        "持平" | "一致" | "相同" => Trend::Level,
        "增加" | "增长" | "上升" => Trend::Up,
        _ => Trend::Down,
    };
    let length = builder.document.text().len() - end - words.len() + "持平".len();
    let behind = &words["持平".len()..];
    let ends = behind.is_empty() || behind.starts_with(['，', '。', '；', '、', '）', '\n']);
    ends.then_some((now, before, trend, length))
}

//! A change whose amount stands in the sentence in front of it, under the same name.

use super::binding::Stated;
use super::names::{base_name, compares, is_adjusted, same_things};
use super::roles::{Against, Role, Told};
use crate::claims::Measure;
use crate::extraction::builder::Builder;
use crate::extraction::phrases::{self, change_name};
use crate::extraction::{likeness, words};
use crate::search::any_of;

/// 公务接待费支出1.86万元。公务接待费支出决算比2022年减少0.54万元，下降22.50%: the only amount of the sentence in front, called as what is
/// said to have changed.
pub(super) fn in_front(
    builder: &Builder<'_, '_>,
    told: &[Told],
    previous: &[Told],
    stated: &Stated,
) -> Option<(Option<Told>, Option<Told>)> {
    let open = |one: &&Told| matches!(one.role, Role::Amount | Role::After | Role::Before | Role::Budget(_));
    let (at, _) = stated.difference?;
    let name = |words: &'_ str| -> String {
        // 财政拨款收、支总计各: the name of both goes to the last of them.
        words::core(words.trim_end_matches('各')).rsplit('、').next().unwrap_or_default().to_owned()
    };
    let own = name(change_name(builder.slice(told[stated.from].tail)));
    // 与2022年相比，收支总计减少
    let compared = phrases::compares(builder.slice(told[stated.from].words));
    let alone = stated.rate.is_some()
        && (stated.against == Against::Year || stated.against == Against::Open && compared)
        && !told.iter().any(|one| open(&one))
        && !own.is_empty()
        && !told.iter().any(|one| is_adjusted(builder.slice(one.words)));
    let [now] = previous.iter().filter(open).filter(|one| same_things(builder, one, &told[at])).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    let label = builder.slice(builder.figure(now.figure).label);
    // 三公经费支出10万元。三公经费财政拨款支出较上年减少1万元: some of the money.
    let narrower = words::has_scope(builder.slice(told[stated.from].tail)) && !words::has_scope(label);
    let label = name(label);
    let same = !narrower && !label.is_empty() && (own.starts_with(&label) || label.starts_with(&own));
    (alone && same && now.role == Role::Amount).then_some((Some(*now), None))
}

/// 基本支出761.65万元，…；与上年基本支出719.08万元比，多支出42.57万元: the one amount in front that is called as what it is
/// compared with.
pub(super) fn named_in_front(
    builder: &Builder<'_, '_>,
    told: &[Told],
    previous: &[Told],
    stated: &Stated,
) -> Option<(Option<Told>, Option<Told>)> {
    let (at, _) = stated.difference?;
    let [before] = &told[..stated.from] else { return None };
    // 财政拨款收入比上年（2018.60万元）增长: called so in front of it.
    let (name, whole) = match (base_name(builder, before), compared_in_full(builder, before)) {
        ("", name) => (name, true),
        (name, _) => (name, false),
    };
    let label = |one: &Told| {
        let label = builder.slice(builder.figure(one.figure).label);
        if whole { words::identity(label) } else { words::core(label) }
    };
    let alike = |one: &Told| likeness::same(label(one), name) || (!whole && likeness::alike(label(one), name));
    let called = |one: &&Told| one.role == Role::Amount && same_things(builder, one, before) && alike(one);
    let mut found = previous.iter().filter(called);
    let (Some(now), None) = (found.next(), found.next()) else { return None };
    let bound = before.role == Role::Before && compares(builder.slice(before.tail)) && stated.to + 1 == told.len();
    let adjusted = previous.iter().chain(told).any(|one| is_adjusted(builder.slice(one.words)));
    (bound && !adjusted && name.chars().count() > 2 && same_things(builder, before, &told[at]))
        .then_some((Some(*now), Some(*before)))
}

/// 总支出a万元，上年b万元，增加c万元，其中基本支出增加d万元；总体增长e%: of the only two amounts in front, whatever was told of the parts.
pub(super) fn overall(
    builder: &Builder<'_, '_>,
    told: &[Told],
    previous: &[Told],
    stated: &Stated,
) -> Option<(Option<Told>, Option<Told>)> {
    let name = change_name(builder.slice(told[stated.from].tail));
    let of_all = any_of!["总体", "整体", "总的", "总体上", "整体上", "全部", "总量", "总额", "合计"];
    if of_all.starts(name).is_none_or(|word| word.len() != name.len())
        || stated.against == Against::Open && name == "合计"
    {
        return None;
    }
    let in_front: Vec<&Told> = previous.iter().chain(&told[..stated.from]).collect();
    let money = |one: &&&Told| matches!(one.measure, Some(Measure::Money(_) | Measure::Count));
    let only = |role: fn(Role) -> bool| {
        let mut found = in_front.iter().filter(money).filter(|one| role(one.role));
        found.next().filter(|_| found.next().is_none()).map(|one| **one)
    };
    let now = only(|role| matches!(role, Role::Amount | Role::After))?;
    let before = only(|role| role == Role::Before)?;
    let adjusted = in_front.iter().any(|one| is_adjusted(builder.slice(one.words)));
    (same_things(builder, &now, &before) && !adjusted).then_some((Some(now), Some(before)))
}

/// 财政拨款收入 of 财政拨款收入比上年, with the words that say whose money it was.
fn compared_in_full<'d>(builder: &Builder<'d, '_>, before: &Told) -> &'d str {
    let tail = builder.slice(before.tail);
    words::identity(&tail[..any_of!["较", "比"].place_in(tail).unwrap_or(0)])
}

//! Whose parts a listing has.

use super::listed::{VACANT, measure_word};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::items::{Item, Items, Listing};
use crate::search::any_of;

/// 编制112人，实有106人。其中：…: the parts may be those of the second as well, and are where they add up to it.
pub(super) fn owner(builder: &Builder<'_, '_>, items: &Items, listing: &Listing) -> Option<usize> {
    /// The second stands beside the first.
    const NEAR: usize = 8;
    /// And directly in front of the first, where that is of another kind.
    const BESIDE: usize = 2;
    let first = listing.owner?;
    let Some(&part) = listing.items.first() else { return Some(first) };
    // 全年实际支出24573.56万元，较2020年的22305.77万元增长10.17%。支出构成为：…: not of the comparison in between.
    let unnamed = items.items[first].figure().is_none() && items.items[first].name.is_empty();
    if unnamed && matches!(listing.wording, "构成为" | "结构为" | "构成如下" | "组成为") {
        let told = |other: &usize| {
            let other = &items.items[*other];
            other.amount.is_some() && other.inside.is_none() && any_of!["支出", "收入"].ends(&other.name).is_some()
        };
        return first.checked_sub(1).filter(told);
    }
    let of = |item: &Item| item.amount.map(|figure| measure_word(builder, figure));
    let sum = Number::sum(listing.items.iter().filter_map(|&part| items.items[part].number)).ok();
    if sum.is_none() || items.items[first].number == sum {
        return Some(first);
    }
    let same_sentence = |other: usize| {
        let span = |item: usize| items.items[item].amount.map(|figure| builder.figure(figure).span);
        let (Some(other), Some(first)) = (span(other), span(first)) else { return false };
        !builder.slice(Span { start: other.end.min(first.start), end: first.start }).contains(['。', '\n'])
    };
    // 项目支出2054.86万元，共实施5个项目，分别为：…; 培训16期，培训1260人次，其中甲5期、…: of what is counted as they are.
    let parts = listing.items.iter().filter_map(|&part| of(&items.items[part]));
    let counted: Vec<&str> = parts.collect();
    if let (Some(own), Some(unit)) = (of(&items.items[first]), counted.first())
        && counted.len() > 1
        && counted.iter().all(|part| *part != own && part == unit)
    {
        let alike = |&other: &usize| {
            let other = &items.items[other];
            other.inside == items.items[first].inside && other.listing.is_none() && of(other) == Some(unit)
        };
        return (first.saturating_sub(BESIDE)..first)
            .rev()
            .find(alike)
            .filter(|&other| same_sentence(other))
            .or(Some(first));
    }
    let fits = |&other: &usize| {
        let other = &items.items[other];
        other.inside == items.items[first].inside
            && other.listing.is_none()
            && other.number == sum
            && of(other) == of(&items.items[first])
    };
    // 实有56人，缺编2人；其中正科级4人…: of those who are there, not of the posts without anybody.
    if VACANT.is_in(&items.items[first].name) {
        let held = |&other: &usize| {
            let name = &items.items[other].name;
            any_of!["实有", "在编", "在职", "在岗", "实"].is_in(name)
                && of(&items.items[other]) == of(&items.items[first])
        };
        return (first.saturating_sub(BESIDE)..first).rev().find(held);
    }
    let behind = (first + 1..part).take(NEAR).find(fits);
    // 接待96件次，办结94件次，办结率97.92%，其中婚姻家庭类61件次…: or of what stands in front of it in the sentence.
    let front = || (first.saturating_sub(BESIDE)..first).rev().find(fits).filter(|&other| same_sentence(other));
    // 内设科室15个，归口管理二级机构9个。其中纳入决算的二级机构7个: of what the first part names.
    let (name, like) = (&items.items[part].name, of(&items.items[part]));
    let named = |&other: &usize| {
        let other = &items.items[other];
        of(other) == like
            && other.amount.is_some()
            && ends_alike(&other.name, name)
            && !ends_alike(&items.items[first].name, name)
    };
    let sentence_ends = |other: &usize| {
        let span = |item: usize| items.items[item].amount.map(|figure| builder.figure(figure).span);
        let (Some(other), Some(part)) = (span(*other), span(part)) else { return false };
        builder.slice(Span { start: other.end.min(part.start), end: part.start }).starts_with("。其中")
    };
    let by_name = || (first + 1..part).take(NEAR).filter(named).find(sentence_ends);
    behind.or_else(front).or_else(by_name).or(Some(first))
}

/// Four characters at their ends are the same.
fn ends_alike(a: &str, b: &str) -> bool {
    const LEAST: usize = 4;
    a.chars().rev().zip(b.chars().rev()).take_while(|(a, b)| a == b).count() >= LEAST
}

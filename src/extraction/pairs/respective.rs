//! 基本支出a万元、项目支出b万元，分别较上年的c万元、d万元增长e%和下降f%: as many amounts, amounts of the other year and rates.

use super::binding::Stated;
use super::names::same_things;
use super::roles::{Against, Role, Told};
use crate::claims::{Measure, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::has;

/// Each with the amount of this year, that of the other, and what is said of them; none where the numbers differ.
pub(super) fn read(builder: &Builder<'_, '_>, told: &[Told]) -> Vec<(Told, Told, Stated)> {
    find(builder, told).or_else(|| of_things(builder, told)).unwrap_or_default()
}

/// 26批次、210人次，上年31批次、260人次，分别减少5批次、50人次: what is counted says which three belong together.
fn of_things(builder: &Builder<'_, '_>, told: &[Told]) -> Option<Vec<(Told, Told, Stated)>> {
    let beside = |one: &Told| matches!(builder.slice(one.words), "、" | "和" | "及" | "以及" | "，");
    let is_count = |one: &Told| one.measure == Some(Measure::Count);
    let first = told.iter().position(|one| matches!(one.role, Role::Difference(..)) && is_count(one))?;
    if has(builder.slice(told[first].words), "其中") {
        return None;
    }
    let Role::Difference(trend, against) = told[first].role else { return None };
    let stated = &told[first..];
    let count =
        1 + stated[1..].iter().take_while(|one| beside(one) && is_count(one) && one.role == Role::Amount).count();
    let before = told.get(first.checked_sub(count)?..first)?;
    let now: Vec<&Told> =
        told[..first - count].iter().filter(|one| one.role == Role::Amount && is_count(one)).collect();
    if count < 2 || matches!(against, Against::Budget(_)) || !before.iter().all(|one| one.role == Role::Before) {
        return None;
    }
    let only = |group: &[&Told], like: &Told| -> Option<Told> {
        let mut same = group.iter().filter(|one| same_things(builder, one, like));
        let one = same.next()?;
        same.next().is_none().then_some(**one)
    };
    let before: Vec<&Told> = before.iter().collect();
    let stated: Vec<&Told> = stated[..count].iter().collect();
    let one = |(offset, &difference): (usize, &&Told)| {
        only(&stated, difference)?;
        let at = first + offset;
        let stated = Stated { from: at, to: at, difference: Some((at, trend)), rate: None, against: Against::Year };
        Some((only(&now, difference)?, only(&before, difference)?, stated))
    };
    stated.iter().enumerate().map(one).collect()
}

fn find(builder: &Builder<'_, '_>, told: &[Told]) -> Option<Vec<(Told, Told, Stated)>> {
    let first = told.iter().position(|one| one.role == Role::Before && has(builder.slice(one.words), "分别"))?;
    let beside = |one: &Told| matches!(builder.slice(one.words), "、" | "和" | "及" | "以及" | "，");
    let base = told[first];
    let goes_on = |one: &&Told| beside(one) && same_things(builder, one, &base);
    let count = 1 + told[first + 1..].iter().take_while(goes_on).count();
    let now: Vec<Told> = told[..first].iter().filter(|one| one.role == Role::Amount).copied().collect();
    let stated = told.get(first + count..first + 2 * count)?;
    if count < 2 || now.len() != count || !now.iter().all(|one| same_things(builder, one, &base)) {
        return None;
    }
    let mut trend: Option<Trend> = None;
    let mut found = Vec::with_capacity(count);
    for (offset, one) in stated.iter().enumerate() {
        trend = match one.role {
            Role::Rate(own, _) | Role::Difference(own, _) => Some(own),
            _ if beside(one) => trend,
            _ => return None,
        };
        let at = first + count + offset;
        let own = Some((at, trend?));
        let is_rate = builder.figure(one.figure).kind == FigureKind::Percent;
        let (difference, rate) = if is_rate { (None, own) } else { (own, None) };
        let stated = Stated { from: at, to: at, difference, rate, against: Against::Year };
        found.push((now[offset], told[first + offset], stated));
    }
    Some(found)
}

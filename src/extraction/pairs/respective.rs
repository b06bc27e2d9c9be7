//! 基本支出a万元、项目支出b万元，分别较上年的c万元、d万元增长e%和下降f%: as many amounts, amounts of the other year and rates.

use super::binding::Stated;
use super::names::same_things;
use super::roles::{Against, Role, Told};
use crate::claims::{Measure, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::has;

/// Each with the amount of this year, that of the other, and what is said of them; none where the numbers differ.
pub(super) fn read(builder: &Builder<'_, '_>, previous: &[Told], told: &[Told]) -> Vec<(Told, Told, Stated)> {
    let found = find(builder, told).or_else(|| in_turn(builder, previous, told));
    found.or_else(|| of_things(builder, told)).unwrap_or_default()
}

/// What is said of several things one after the other: 分别上涨.
pub(super) fn is_of_several(builder: &Builder<'_, '_>, stated: &Told) -> bool {
    has(builder.slice(stated.words), "分别")
}

/// 门诊次均费用a元，上年b元，住院次均费用c元，上年d元，二者分别上涨e%、f%: as many pairs in front as there are rates.
fn in_turn(builder: &Builder<'_, '_>, previous: &[Told], told: &[Told]) -> Option<Vec<(Told, Told, Stated)>> {
    let first = told.iter().position(|one| is_of_several(builder, one))?;
    let (Role::Rate(mut trend, against) | Role::Difference(mut trend, against)) = told[first].role else { return None };
    let is_rate = matches!(told[first].role, Role::Rate(..));
    let mut trends = vec![trend];
    for one in &told[first + 1..] {
        let words = builder.slice(one.words);
        if !words.starts_with(['、', '和', '及', '与', '，']) || !same_things(builder, one, &told[first]) {
            break;
        }
        match one.role {
            Role::Rate(own, _) | Role::Difference(own, _) => trend = own,
            _ if words.chars().count() > 2 => break,
            _ => {}
        }
        trends.push(trend);
    }
    let count = trends.len();
    let in_front: Vec<Told> = previous.iter().chain(&told[..first]).copied().collect();
    let pairs = in_front.get(in_front.len().checked_sub(2 * count)?..)?;
    let is_pair = |pair: &[Told]| {
        matches!(pair[0].role, Role::Amount | Role::After)
            && pair[1].role == Role::Before
            && same_things(builder, &pair[0], &pair[1])
            && (is_rate || same_things(builder, &pair[0], &told[first]))
    };
    if count < 2 || matches!(against, Against::Budget(_)) || !pairs.chunks(2).all(is_pair) || in_front.len() > 2 * count
    {
        return None;
    }
    let one = |(offset, (pair, trend)): (usize, (&[Told], Trend))| {
        let at = first + offset;
        let own = Some((at, trend));
        let (difference, rate) = if is_rate { (None, own) } else { (own, None) };
        let stated = Stated { from: at, to: at, difference, rate, against: Against::Year };
        (Told { placed: true, ..pair[0] }, pair[1], stated)
    };
    Some(pairs.chunks(2).zip(trends).enumerate().map(one).collect())
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

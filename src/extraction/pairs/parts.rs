//! The change of a whole and the changes of its parts: 三公经费减少2.43万元，其中：公务用车减少1.65万元，公务接待费减少0.78万元.
//!
//! Nobody says whether all parts are named. So the changes are held against each other only where they add up, or would
//! but for a slip of the pen in an amount of several digits.

use super::Part;
use super::roles::{Role, Told};
use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::{Measure, Quantity, Trend};
use crate::extraction::balances;
use crate::extraction::builder::Builder;
use crate::extraction::phrases::change_name;
use crate::search::{any_of, has};

/// A longer list is a table that lost its cells.
const MOST: usize = 12;

/// Reads the change of a whole in one part of a sentence, with those of its parts there and in the parts behind it.
pub(super) fn read(builder: &mut Builder<'_, '_>, part: &Part, behind: &[Part]) {
    for at in 1..part.told.len() {
        if let Some(found) = find(builder, part, behind, at) {
            hold(builder, &found);
        }
    }
}

struct Found {
    whole: (Told, Trend),
    parts: Vec<(Told, Trend)>,
}

/// The last difference in front of 其中 and all that follow it; none where anything but differences and rates follows.
fn find(builder: &Builder<'_, '_>, part: &Part, behind: &[Part], at: usize) -> Option<Found> {
    let words = builder.slice(part.told[at].words);
    if !any_of!["其中", "分项看", "具体看"].is_in(words) || has(words, "。") {
        return None;
    }
    // 其余为项目增加: something is left without its amount.
    let more = any_of!["其他", "其余", "此外", "另外", "等", "主要"];
    if more.is_in(words) {
        return None;
    }
    let mut front = part.told[..at].iter().rev().take(2);
    let whole = front.find_map(|one| difference(builder, one))?;
    let (mut parts, mut last) = (Vec::new(), at);
    let goes_on = |part: &&Part| {
        let first = part.told.first().map_or(0, |one| one.words.start as usize);
        part.goes_on && builder.document.text()[..first].ends_with('；')
    };
    let further = behind.iter().take(MOST).take_while(goes_on).flat_map(|part| &part.told);
    for (index, one) in part.told[at..].iter().chain(further).enumerate() {
        // （其中：津贴增加30万元）: a part of a part.
        let words = builder.slice(one.words);
        let opens = words.rfind('（').is_some_and(|open| !has(&words[open..], "）"));
        if index > 0 && (opens || any_of!["其中", "等"].is_in(words)) {
            return None;
        }
        last = one.figure;
        match one.role {
            Role::Difference(..) => parts.push(difference(builder, one)?),
            Role::Rate(..) => {}
            // 均为0万元
            _ if builder.figure(one.figure).number.is_zero() => {}
            _ => return None,
        }
        if parts.len() > MOST {
            return None;
        }
    }
    let behind = &builder.document.text()[builder.figure(last).span.end as usize..];
    let complete = !more.is_in(behind.split(['。', '\n']).next().unwrap_or_default());
    (parts.len() > 1 && complete).then_some(Found { whole, parts })
}

fn difference(builder: &Builder<'_, '_>, one: &Told) -> Option<(Told, Trend)> {
    let (Role::Difference(trend, _), Some(Measure::Money(_))) = (one.role, one.measure) else { return None };
    (!change_name(builder.slice(one.tail)).is_empty() || has(builder.slice(one.tail), "年")).then_some((*one, trend))
}

fn hold(builder: &mut Builder<'_, '_>, found: &Found) {
    const DIGITS: u128 = 100;
    let (whole, trend) = found.whole;
    // A part that went the other way takes from the change of the whole.
    let signed = |builder: &Builder<'_, '_>, &(one, own): &(Told, Trend)| {
        let number = builder.comparable(one.figure);
        if own == trend { number } else { number.negate() }
    };
    let Ok(sum) = Number::sum(found.parts.iter().map(|part| signed(builder, part))) else { return };
    let stated = builder.comparable(whole.figure);
    let slip = || {
        stated.significant() >= DIGITS && sum.rounded(stated.decimals()).is_ok_and(|sum| differs_by_a_slip(stated, sum))
    };
    if sum != stated && !slip() {
        return;
    }
    let parts: Vec<Quantity> = found
        .parts
        .iter()
        .map(|&(one, own)| {
            let quantity = quantity(builder, &one);
            let number = if own == trend { quantity.number } else { quantity.number.negate() };
            Quantity { number, ..quantity }
        })
        .collect();
    let whole = quantity(builder, &whole);
    balances::claim(builder, whole, parts, "其中");
}

/// A difference under the name of what changed, and of how.
fn quantity(builder: &mut Builder<'_, '_>, one: &Told) -> Quantity {
    let tail = builder.slice(one.tail);
    let way = if matches!(one.role, Role::Difference(Trend::Down, _)) { "减少额" } else { "增加额" };
    let name = format!("{}{way}", change_name(tail));
    builder.quantity(one.figure, &name)
}

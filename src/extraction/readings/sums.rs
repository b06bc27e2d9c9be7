//! Wholes and their parts, read again.

use super::Text;
use super::near::{is_again, place};
use super::parts::{
    first_of_each, has_parts_of_its_own, named_parts, nameless, of_one_unit, parts_of_parts, subtotals, without_others,
    without_plans,
};
use crate::amount::{Number, Unit, slips};
use crate::claims::economic::are_parts_by_name;
use crate::claims::tolerance::{Addition, in_unit, money};
use crate::claims::{Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::extraction::words;
use crate::search::any_of;

/// So many bytes around a listing its whole, or one more part of it, is looked for.
const AROUND: u32 = 240;
/// A longer listing is not taken apart.
const MOST: usize = 80;
/// So many figures are asked for the account of another scope.
const FURTHEST: usize = 1000;
/// Bytes between a whole and the first of its parts.
const DIRECTLY: u32 = 60;
/// Small numbers of things add up by chance.
const FEW: i64 = 30;
/// What a slip of units makes of a whole, where the parts have a fault of their own too.
const SLIP: std::ops::RangeInclusive<i64> = 9_000..=11_000;

/// Gives `false` where nobody can have meant the sum.
pub(super) fn reread(text: &Text<'_, '_>, sum: &mut Sum) -> bool {
    // Which amounts make up an account is known by their names.
    if sum.topic == Topic::Balance || is_account(sum) {
        return true;
    }
    beside(text, sum);
    named_parts(sum);
    without_others(text, sum);
    if of_other_account(text, sum) || sum.parts.iter().any(|part| has_parts_of_its_own(text, part)) {
        return false;
    }
    let Ok(found) = Addition::of(&sum.whole, &sum.parts) else { return true };
    let partial = sum.completeness != Completeness::Complete;
    if found.within() || sum.parts.len() > MOST || (partial && found.gap.is_negative()) {
        return true;
    }
    if found.whole.is_zero() {
        // Nothing has parts only where a figure was left out; what a listing without a name of the field tells is of another.
        return sum.topic != Topic::Listing;
    }
    if in_another_unit(sum, &found) {
        return true;
    }
    if added_up_behind(text, sum, &found) {
        sum.completeness = Completeness::Partial;
        return true;
    }
    if closed_by_another(text, sum) {
        return false;
    }
    let too_much = !found.gap.is_negative() && !are_all_kinds(sum);
    let telling = telling(found.gap);
    if too_much
        && (of_one_unit(sum)
            || without_plans(text, sum)
            || first_of_each(text, sum)
            || nameless(sum, &found)
            || subtotals(sum)
            || parts_of_parts(text, sum, telling))
    {
        return true;
    }
    // Of the rows of a table, one that is too much was hardly added.
    let least = if telling { 1 } else { 2 };
    if too_much && (telling || sum.topic == Topic::Funds) && fewer(sum, least) {
        return true;
    }
    // 年初预算98.50万元，追加14.20万元，全部支出，其中：…: the parts are those of both.
    if too_much && telling && raised(text, sum, found.gap) {
        return false;
    }
    if other_scope(text, sum)
        || other_whole(text, sum)
        || (!too_much && telling && more(text, sum, found.gap.abs(), found.unit))
        || (!too_much && last_part(text, sum, found.gap.abs(), found.unit))
    {
        return true;
    }
    likely(text, sum, &found)
}

/// 支出总计中，本年支出a万元，结余分配b万元，年末结转和结余c万元: what became of all the money, by the names of an account.
fn is_account(sum: &Sum) -> bool {
    let names = |word: &str| sum.parts.iter().any(|part| part.name.contains(word));
    sum.parts.len() == 3 && names("支出") && names("结余分配") && names("年末")
}

/// Stated more than once, the whole is the one that stands in front of its parts.
fn beside(text: &Text<'_, '_>, sum: &mut Sum) {
    let (Some(parts), Some(whole)) = (place(&sum.parts), sum.whole.place.span) else { return };
    let line = text.line(Span { start: parts.start, end: parts.start });
    if line.contains(whole) || text.in_table(whole) != text.in_table(parts) {
        return;
    }
    let before = text.figures(Span { start: line.start, end: parts.start.max(line.start) });
    let same = |other: &Quantity| other.number == sum.whole.number && other.measure == sum.whole.measure;
    if let Some(other) = before.rev().filter_map(|index| text.quantity(index, &sum.whole)).find(same) {
        sum.whole.place.span = other.place.span;
    }
}

/// 公共安全支出a万元，…。按经济性质，基本支出b万元…: another sentence that splits says it of the total, not of the account told
/// last.
fn of_other_account(text: &Text<'_, '_>, sum: &Sum) -> bool {
    let Some((whole, parts)) = sum.whole.place.span.zip(place(&sum.parts)) else { return false };
    let between = text.between(whole, parts);
    // 全年预算a万元。按用途分：基本支出b万元，项目支出c万元。 / 全年支出d万元
    if sum.topic == Topic::Total && parts.end <= whole.start && !holds(&sum.whole, &sum.parts) {
        let own = text.sentence(parts);
        let words = text.document.slice(own);
        return words.starts_with('按') && words.contains("分：") && !own.contains(whole);
    }
    sum.topic == Topic::Total
        && !holds(&sum.whole, &sum.parts)
        && between.rsplit_once('。').is_some_and(|(_, words)| words.starts_with(['按', '从']))
}

/// 水费0.86万元，电费3.42万元，物业管理费6000万元，合计4.88万元: one of them in the unit of the others, and so much too much, is meant.
fn in_another_unit(sum: &Sum, found: &Addition) -> bool {
    sum.parts.len() > 1
        && money(sum.whole.measure).is_some()
        && sum.parts.iter().any(|part| {
            let meant = || {
                // What is just too much was hardly a part at all.
                let value =
                    in_unit(part, found.unit).ok().filter(|&value| value > found.whole && value != found.gap)?;
                let meant =
                    Number::new(value.mantissa(), value.decimals() + Unit::WanYuan.power().unsigned_abs()).ok()?;
                Some(value.subtract(found.gap).ok()?.subtract(meant).ok()?.abs() <= found.tolerance)
            };
            meant() == Some(true)
        })
}

pub(super) fn holds(whole: &Quantity, parts: &[Quantity]) -> bool {
    Addition::of(whole, parts).is_ok_and(|found| found.within())
}

/// A difference of 86.40 is some amount; one of 50 or 0.27 is what a wrong digit or two leave.
fn telling(gap: Number) -> bool {
    const DIGITS: u128 = 100;
    gap.significant() >= DIGITS
}

/// 货物86.35万元、工程412.60万元、服务75.20万元; 出国、用车、接待: three that have names of their own, and none is a part of
/// another.
fn are_all_kinds(sum: &Sum) -> bool {
    const KINDS: [[&str; 3]; 2] = [["货物", "工程", "服务"], ["出国", "用车", "接待"]];
    let of = |part: &Quantity, kind: &str| part.name.contains(kind);
    let once = |kind: &str| sum.parts.iter().filter(|part| of(part, kind)).count() == 1;
    let one_each = |part: &Quantity, kinds: &[&str; 3]| kinds.iter().filter(|kind| of(part, kind)).count() == 1;
    sum.topic != Topic::Funds
        && sum.parts.len() == 3
        && KINDS
            .iter()
            .any(|kinds| kinds.iter().all(|kind| once(kind)) && sum.parts.iter().all(|part| one_each(part, kinds)))
}

/// What the parts are more than the whole is an amount between the two.
fn raised(text: &Text<'_, '_>, sum: &Sum, gap: Number) -> bool {
    let (Some(parts), Some(whole)) = (place(&sum.parts), sum.whole.place.span) else { return false };
    let between = text.figures(Span { start: whole.end, end: parts.start.max(whole.end) });
    let unit = money(sum.whole.measure).unwrap_or_default();
    between.filter_map(|index| text.quantity(index, &sum.whole)).any(|other| in_unit(&other, unit) == Ok(gap))
}

/// 财政拨款基本支出: the parts are those of the same account in another scope, stated elsewhere.
fn other_scope(text: &Text<'_, '_>, sum: &mut Sum) -> bool {
    let account = match sum.topic {
        Topic::Basic => "基本支出",
        Topic::Total => "支出",
        Topic::Project => "项目支出",
        _ => return false,
    };
    let all = 0..text.document.figures.len().min(FURTHEST);
    let found = all.filter_map(|index| text.quantity(index, &sum.whole)).find(|other| {
        other.name.contains(account)
            && text.scope(other) != text.scope(&sum.whole)
            && Addition::of(other, &sum.parts).is_ok_and(|found| found.gap.is_zero())
    });
    let Some(found) = found else { return false };
    sum.whole = found;
    true
}

/// A run of the parts makes up the whole: what stands before or behind it was no part of it.
fn fewer(sum: &mut Sum, least: usize) -> bool {
    for length in (2..=sum.parts.len().saturating_sub(least)).rev() {
        for start in 0..=sum.parts.len() - length {
            if holds(&sum.whole, &sum.parts[start..start + length]) {
                sum.parts = sum.parts[start..start + length].to_vec();
                return true;
            }
        }
    }
    false
}

/// The listing belongs to an amount between what was read as its whole and its parts, or to one before it: then that
/// was the first of the parts.
fn other_whole(text: &Text<'_, '_>, sum: &mut Sum) -> bool {
    let (Some(parts), Some(whole)) = (place(&sum.parts), sum.whole.place.span) else { return false };
    if sum.parts.len() < 2 {
        return false;
    }
    let exact =
        |whole: &Quantity, parts: &[Quantity]| Addition::of(whole, parts).is_ok_and(|found| found.gap.is_zero());
    let near = |from: u32, to: u32| -> Vec<Quantity> {
        let figures = text.figures(Span { start: from, end: to.max(from) });
        figures.filter_map(|index| text.quantity(index, &sum.whole)).collect()
    };
    // The amount directly in front of the first part.
    let line = text.line(Span { start: parts.start, end: parts.start });
    let directly = near(parts.start.saturating_sub(DIRECTLY).max(line.start), parts.start);
    if let Some(other) =
        directly.into_iter().rev().find(|other| other.place.span != Some(whole) && exact(other, &sum.parts))
    {
        sum.whole = other;
        return true;
    }
    let between = near(whole.end, parts.start).into_iter().find(|other| exact(other, &sum.parts));
    if let Some(other) = between.filter(|other| !is_again(other, &sum.whole)) {
        sum.whole = other;
        return true;
    }
    // 接待96件，办结94件，其中…: the listing may be of what was told first. Two parts make a third by chance.
    let sentence = text.sentence(whole);
    let earlier = near(sentence.start, whole.start).into_iter().rev();
    // 4.98万元，年初预算5.80万元，2024年5.07万元：…: and a year alone is no name of a whole.
    let sure = sum.topic == Topic::Listing
        && (sum.whole.name.is_empty() || (sum.whole.measure == Measure::Count && sum.parts.len() > 2));
    if let Some(other) = earlier.filter(|_| sure).find(|other| exact(other, &sum.parts) && !is_again(other, &sum.whole))
    {
        sum.whole = other;
        return true;
    }
    let with_first: Vec<Quantity> = std::iter::once(&sum.whole).chain(&sum.parts).cloned().collect();
    let before = near(whole.start.saturating_sub(AROUND), whole.start);
    let behind = near(parts.end, parts.end + AROUND);
    if let Some(other) = before.into_iter().rev().chain(behind).find(|other| exact(other, &with_first)) {
        sum.parts = with_first;
        sum.whole = other;
        return true;
    }
    false
}

/// 公用支出a万元，其中药品费b万元、卫生材料费c万元，两项合计d万元: the parts are some of all.
fn added_up_behind(text: &Text<'_, '_>, sum: &Sum, found: &Addition) -> bool {
    let Some(last) = sum.parts.last().and_then(|part| part.place.span).filter(|_| found.gap.is_negative()) else {
        return false;
    };
    let behind = text.figures(Span { start: last.end, end: last.end + DIRECTLY }).next();
    let Some(index) = behind else { return false };
    let figure = &text.document.figures[index];
    let between = text.document.slice(Span { start: last.end, end: figure.span.start });
    // 其中甲341.73万元、乙221.65万元，两项占60.78%
    if any_of!["两项占", "二者占", "三项占", "合计占", "两项合计占", "共占", "加起来占"].is_in(between)
    {
        return true;
    }
    any_of!["合计", "共计", "小计"].is_in(between)
        && text.quantity(index, &sum.whole).is_some_and(|other| in_unit(&other, found.unit) == Ok(found.sum))
}

/// 全年完成2424人。分项服务为甲318人、乙1264人、丙872人、丁146人，分项合计2600人次: the listing has a sum of its own, which it
/// makes up with what stands between.
pub(super) fn closed_by_another(text: &Text<'_, '_>, sum: &Sum) -> bool {
    /// Parts behind the last that was read.
    const MORE: usize = 3;
    let Some(last) = sum.parts.last().and_then(|part| part.place.span).filter(|_| sum.parts.len() > 1) else {
        return false;
    };
    let Ok(mut all) = Number::sum(sum.parts.iter().map(|part| part.number)) else { return false };
    let mut end = last.end;
    for index in text.figures(Span { start: last.end, end: last.end + AROUND }).take(MORE) {
        let figure = &text.document.figures[index];
        let between = text.document.slice(Span { start: end, end: figure.span.start.max(end) });
        if between.contains(['。', '；', '\n']) {
            return false;
        }
        if any_of!["合计", "共计", "小计"].is_in(between) {
            return figure.number == all && figure.number != sum.whole.number;
        }
        let Ok(more) = all.add(figure.number) else { return false };
        (all, end) = (more, figure.span.end);
    }
    false
}

/// What is missing stands near: one more part, or some that follow each other.
fn more(text: &Text<'_, '_>, sum: &mut Sum, gap: Number, unit: Unit) -> bool {
    const ROW: usize = 5;
    let Some(span) = place(&sum.parts) else { return false };
    let around = Span { start: span.start.saturating_sub(AROUND), end: span.end + AROUND };
    let own: Vec<Option<Span>> = sum.parts.iter().chain([&sum.whole]).map(|part| part.place.span).collect();
    let others: Vec<Quantity> = text
        .figures(around)
        .filter_map(|index| text.quantity(index, &sum.whole))
        .filter(|other| !own.contains(&other.place.span) && !other.number.is_zero())
        .collect();
    for start in 0..others.len() {
        let mut total = Number::ZERO;
        for end in start..others.len().min(start + ROW) {
            let Some(next) = in_unit(&others[end], unit).ok().and_then(|number| total.add(number).ok()) else { break };
            total = next;
            if total > gap {
                break;
            }
            if total == gap {
                sum.parts.extend(others[start..=end].iter().cloned());
                return true;
            }
        }
    }
    false
}

/// 未支出51.99万元。其中基本支出7.73万元…；项目39.56万元中，35.00万元为质保金，…；捐赠资金4.70万元结转下年: the one that closes the sentence
/// is what is missing.
fn last_part(text: &Text<'_, '_>, sum: &mut Sum, gap: Number, unit: Unit) -> bool {
    let Some(last) = sum.parts.last().and_then(|part| part.place.span) else { return false };
    let sentence = text.sentence(last);
    let Some(index) = text.figures(Span { start: last.end, end: sentence.end.max(last.end) }).next_back() else {
        return false;
    };
    let found = text.quantity(index, &sum.whole).filter(|found| in_unit(found, unit) == Ok(gap));
    let Some(found) = found else { return false };
    let semicolon = found.place.span.is_some_and(|span| text.between(last, span).contains('；'));
    if semicolon {
        sum.parts.push(found);
    }
    semicolon
}

/// Whether the sum may have been meant although it does not hold.
fn likely(text: &Text<'_, '_>, sum: &mut Sum, found: &Addition) -> bool {
    // 1863项，其中可网办1789项，网办率96.03%；…: rates between numbers of things tell of each, not of all.
    if sum.whole.measure == Measure::Count
        && sum.topic == Topic::Listing
        && found.gap.is_negative()
        && let Some(span) = place(&sum.parts)
        && text.figures(span).any(|index| text.document.figures[index].kind == FigureKind::Percent)
    {
        sum.completeness = Completeness::Open;
        return true;
    }
    // 其他用车1辆；其中4辆…: no part is more than its whole.
    if sum.whole.measure == Measure::Count && sum.parts.len() == 1 && !found.gap.is_negative() {
        return false;
    }
    if slip(sum) || other_place(sum) || but_for_a_digit(sum, found) {
        return true;
    }
    // Nothing else than parts can have been read.
    if !found.gap.is_negative() && are_parts_by_name(sum) {
        return true;
    }
    // A part that is more than its whole, by more than a wrong digit.
    let larger = |part: &Quantity| in_unit(part, found.unit).is_ok_and(|part| part > found.whole);
    if telling(found.gap) && !found.gap.is_negative() && sum.parts.iter().any(larger) {
        return sum.topic == Topic::Funds && closest(sum);
    }
    let Ok(percent) = found.sum.percent_of(found.whole, 0) else { return true };
    let bound = |percent: i64| Number::whole(percent);
    // What goes by a name of the field was hardly read wrongly; of what has another name its parts were.
    let named = !matches!(sum.topic, Topic::Listing | Topic::Staff | Topic::Funds)
        || words::concept(&sum.whole.name).is_some()
        || any_of!["编制", "实有"].is_in(&sum.whole.name)
        || (sum.topic == Topic::Staff && sum.whole.name == "实");
    if found.gap.is_negative() {
        // Less than half of it, or a third: the listing does not say that these are all.
        let least = match sum.topic {
            _ if named => 33,
            // 214人，其中失业人员63人、“4050”人员88人: people are told apart in more ways than one.
            Topic::Staff => 85,
            _ => 50,
        };
        let fixed = matches!(sum.topic, Topic::Basic | Topic::Funds | Topic::ThreePublic);
        if percent < bound(least) && !fixed {
            sum.completeness = Completeness::Open;
        }
        return true;
    }
    let most = match sum.whole.measure {
        Measure::Count if found.whole < Number::whole(FEW) => return true,
        _ if named => 300,
        Measure::Count => 115,
        _ => 130,
    };
    percent <= bound(most) || (sum.topic == Topic::Funds && closest(sum))
}

/// 编制126名，其中行政编制16名、事业编制610名: one other digit makes the sum right, and none of the figures is too short to tell.
fn but_for_a_digit(sum: &Sum, found: &Addition) -> bool {
    const LEAST: u128 = 100;
    let parts: Option<Vec<Number>> = sum.parts.iter().map(|part| in_unit(part, found.unit).ok()).collect();
    let Some(parts) = parts.filter(|_| !matches!(sum.topic, Topic::Scores | Topic::Lost)) else { return false };
    let short = |number: &Number| number.mantissa().unsigned_abs() < LEAST;
    !short(&found.whole) && !parts.iter().all(short) && slips::but_for_a_digit(found.whole, &parts)
}

/// One of the amounts is off by the factor between 元 and 万元.
fn slip(sum: &Sum) -> bool {
    let Some(unit) = money(sum.whole.measure) else { return false };
    let amounts: Option<Vec<Number>> = sum.parts.iter().map(|part| in_unit(part, unit).ok()).collect();
    let Some(amounts) = amounts else { return false };
    let Some(total) = Number::sum(amounts.iter().copied()).ok() else { return false };
    let Some(whole) = in_unit(&sum.whole, unit).ok().filter(|whole| !whole.is_zero()) else { return false };
    let apart = |a: Number, b: Number| {
        let times = a.times_ratio(Number::ONE, b, 2);
        times.is_ok_and(|times| times >= Number::whole(*SLIP.start()) && times <= Number::whole(*SLIP.end()))
    };
    if apart(total, whole) || (!total.is_zero() && apart(whole, total)) {
        return true;
    }
    // A part that is ten thousand times too small hardly counts in the sum.
    let other = |part: Number, (times, by): (i64, i64)| {
        let decimals = part.decimals() + 4;
        let meant = part.times_ratio(Number::whole(times), Number::whole(by), decimals)?;
        total.subtract(part)?.add(meant)
    };
    let Ok(near) = Number::new(5, 2) else { return false };
    let fits = |sum: Number| sum.subtract(whole).is_ok_and(|gap| gap.abs() <= near);
    amounts.iter().any(|&part| {
        // Where the sum holds without it, it was no part at all.
        let without = total.subtract(part).is_ok_and(fits);
        !without && [(10_000, 1), (1, 10_000)].into_iter().any(|factor| other(part, factor).is_ok_and(fits))
    })
}

/// 总投资12.60亿元，其中：5,200万元、6,000万元、1,400万元: the parts, or the first of them, have the digits of the whole,
/// in another place.
fn other_place(sum: &mut Sum) -> bool {
    const FURTHEST: u32 = 8;
    const TELLING: u128 = 100;
    let shifted = |number: Number, places: u32| Number::new(number.mantissa(), number.decimals() + places);
    let fits = |large: Number, small: Number| {
        (1..=FURTHEST).any(|places| shifted(large, places).is_ok_and(|large| large.trimmed(0) == small.trimmed(0)))
    };
    if money(sum.whole.measure).is_none() || sum.whole.number.mantissa().unsigned_abs() < TELLING {
        return false;
    }
    let length = (2..=sum.parts.len()).rev().find(|&length| {
        let found = Addition::of(&sum.whole, &sum.parts[..length]);
        found.is_ok_and(|found| fits(found.whole, found.sum) || fits(found.sum, found.whole))
    });
    length.is_some_and(|length| {
        sum.parts.truncate(length);
        true
    })
}

/// The first parts that come nearest to the whole, where some come near enough to have been meant: the sources of the
/// funds stand first, and what they were spent on behind them.
fn closest(sum: &mut Sum) -> bool {
    const NEAR: i64 = 5;
    let mut best: Option<(Number, usize)> = None;
    for end in 2..=sum.parts.len() {
        let Ok(found) = Addition::of(&sum.whole, &sum.parts[..end]) else { continue };
        let Ok(off) = found.gap.abs().percent_of(found.whole, 2) else { continue };
        if off <= Number::whole(NEAR) && best.is_none_or(|(least, _)| off < least) {
            best = Some((off, end));
        }
    }
    let Some((_, end)) = best else { return false };
    sum.parts.truncate(end);
    true
}

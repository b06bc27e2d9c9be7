//! The listings of a paragraph as wholes and their parts.

use super::builder::Builder;
use super::items::{Item, Items, Listing};
use super::readings::fits;
use super::words::{self, Concept};
use super::{amounts, comparisons, counts, shares};
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Sum, Topic};
use crate::report::expenditure::CategoryId;
use crate::report::field::Field;
use crate::search::{any_of, has};

/// 编制112人，实有106人。其中：…: the parts may be those of the second as well, and are where they add up to it.
fn owner(builder: &Builder<'_, '_>, items: &Items, listing: &Listing) -> Option<usize> {
    /// The second stands beside the first.
    const NEAR: usize = 8;
    let first = listing.owner?;
    let Some(&part) = listing.items.first() else { return Some(first) };
    let of = |item: &Item| item.amount.map(|figure| measure_word(builder, figure));
    let sum = Number::sum(listing.items.iter().filter_map(|&part| items.items[part].number)).ok();
    if sum.is_none() || items.items[first].number == sum {
        return Some(first);
    }
    let fits = |&other: &usize| {
        let other = &items.items[other];
        other.inside == items.items[first].inside
            && other.listing.is_none()
            && other.number == sum
            && of(other) == of(&items.items[first])
    };
    (first + 1..part).take(NEAR).find(fits).or(Some(first))
}

/// A listing as a claim: these are the parts of that.
pub(super) fn sum(builder: &mut Builder<'_, '_>, items: &Items, fields: &[Option<Field>], listing: &Listing) {
    let Some(owner) = owner(builder, items, listing) else { return };
    let owner_item = &items.items[owner];
    let whole_figure = if listing.owner == Some(owner) { listing.of } else { owner_item.amount };
    let Some(whole_figure) = whole_figure else { return };
    let of_budget = owner_item.amount != Some(whole_figure);
    // Budgets are parts of a budget, what was spent is a part of what was spent.
    let figure_of = |item: &Item| match item.budgets[..] {
        [(_, budget)] if of_budget => Some(budget),
        _ => item.amount,
    };
    // 较上年增加67.46万元，其中…: parts of a change are changes, and what follows is hardly told of it.
    if comparisons::is_no_part(&owner_item.name) {
        return;
    }
    let unit = measure_word(builder, whole_figure);
    let parts: Vec<usize> = listing
        .items
        .iter()
        .copied()
        .filter(|&part| figure_of(&items.items[part]).is_some_and(|figure| measure_word(builder, figure) == unit))
        .filter(|&part| {
            !comparisons::is_no_part(&items.items[part].name) && !comparisons::is_subtotal(&items.items[part].name)
        })
        .filter(|&part| !(has(&owner_item.name, "在职") && has(&items.items[part].name, "退休")))
        .collect();
    // 本年支出合计a万元，其中财政拨款支出b万元；年末结转c万元: what is left stands beside what was spent.
    let (beside, parts): (Vec<usize>, Vec<usize>) =
        parts.into_iter().partition(|&part| is_beside(owner_item, &items.items[part]));
    if parts.is_empty() {
        return;
    }
    // Projects by grade are a claim of their own.
    if parts.len() > 1 && parts.iter().all(|&part| counts::grade_in(&items.items[part].name).is_some()) {
        return;
    }
    // 县水利局和县自然资源局各1人: so much for each of them.
    let each = |part: &usize| {
        let at = figure_of(&items.items[*part]).map_or(0, |figure| builder.figure(figure).span.start as usize);
        builder.document.text()[..at].ends_with('各')
    };
    let (apiece, parts): (Vec<usize>, Vec<usize>) = parts.into_iter().partition(each);
    if parts.is_empty() {
        return;
    }
    // 公务用车购置费0万元，购置公务用车0辆: no vehicle is no part.
    let vehicles = has(&owner_item.name, VEHICLES);
    let of_other_measure =
        |figure: usize| measure_word(builder, figure) != unit && !(vehicles && builder.figure(figure).number.is_zero());
    let is_other = |part: &usize| {
        let item = &items.items[*part];
        figure_of(item).is_some_and(of_other_measure) && !comparisons::is_subtotal(&item.name)
    };
    let other_measure = listing.items.iter().filter(|part| is_other(part)).count() + apiece.len();
    let topic = topic(items, owner_item, &parts, unit);
    let whole_by_name = names_all(items, owner_item, topic, &parts);
    let unquantified = if whole_by_name { 0 } else { listing.unquantified + other_measure as u32 };
    let completeness = match listing.completeness {
        // 共5个项目: as many as were announced, or one too few.
        _ if listing.announced.is_some_and(|count| parts.len() > 1 && (parts.len() as u32) <= count) => {
            if unquantified > 0 { Completeness::Open } else { Completeness::Complete }
        }
        _ if listing.implied => match nearly(items, owner_item, topic, &parts) {
            Some(completeness) => completeness,
            None => return,
        },
        // One part of many, or parts without a figure: the words do not claim that these are all.
        Completeness::Complete if !beside.is_empty() => Completeness::Open,
        Completeness::Complete if (parts.len() == 1 && !listing.sole) || unquantified > 0 => Completeness::Open,
        other => other,
    };
    let completeness = match completeness {
        Completeness::Complete if topic == Topic::Listing && leave_some(builder, items, whole_figure, &parts) => {
            Completeness::Open
        }
        other => other,
    };
    let all = whole_by_name || (unquantified == 0 && closes_with_rest(items, &parts));
    let completeness = if completeness == Completeness::Open && all { Completeness::Complete } else { completeness };
    let mut quantities = Vec::with_capacity(parts.len());
    for &part in &parts {
        let item = &items.items[part];
        let found = match figure_of(item) {
            Some(figure) if item.amount != Some(figure) => Some(builder.quantity(figure, words::identity(&item.name))),
            _ => amounts::quantity(builder, item, &fields[part]),
        };
        quantities.extend(found);
    }
    let whole = if of_budget {
        builder.quantity(whole_figure, words::identity(&owner_item.name))
    } else {
        let Some(whole) = amounts::quantity(builder, owner_item, &fields[owner]) else { return };
        whole
    };
    let last = quantities.last().and_then(|part| part.place.span);
    let span = whole.place.span.zip(last).map(|(whole, last)| whole.to(last));
    builder.claims.push(Claim::Sum(Sum {
        topic,
        whole,
        parts: quantities,
        unquantified,
        completeness,
        wording: listing.wording.to_owned(),
        place: Place { span, field: None },
    }));
}

/// 其中：办公费33.66万元，占公用经费的20%；差旅费25.25万元，占15%: the shares themselves say
/// that these are few of its parts.
fn leave_some(builder: &Builder<'_, '_>, items: &Items, whole: usize, parts: &[usize]) -> bool {
    const FEW: i64 = 60;
    let whole = shares::seen(builder, whole);
    let mut sum = Number::ZERO;
    for &part in parts {
        let item = &items.items[part];
        let (Some(amount), Some(share)) = (item.amount, item.shares.first()) else { return false };
        let percent = shares::seen(builder, share.figure);
        let Ok(more) = sum.add(percent.number) else { return false };
        sum = more;
        if fits(&percent, &shares::seen(builder, amount), &whole) != Some(true) {
            return false;
        }
    }
    sum < Number::whole(FEW)
}

/// 公务用车购置及运行维护费 has the two parts of its name.
const VEHICLES: &str = "购置及运行";

/// Whatever words introduce them, there are no more parts: those of basic expenditure, of procurement and of the three
/// public expenses are known.
fn names_all(items: &Items, owner: &Item, topic: Topic, parts: &[usize]) -> bool {
    let named = |word: &str| parts.iter().any(|&part| items.items[part].name.contains(word));
    match topic {
        Topic::Basic => parts.len() == 2,
        Topic::ThreePublic => ["出国", "用车", "接待"].into_iter().all(named),
        _ if parts.len() == 2 && has(&owner.name, VEHICLES) => ["购置", "运行"].into_iter().all(named),
        _ => parts.len() == 3 && ["货物", "工程", "服务"].into_iter().all(named),
    }
}

/// What closes with 其他 or 未定级 leaves nothing.
fn closes_with_rest(items: &Items, parts: &[usize]) -> bool {
    let last = parts.last().map_or("", |&part| items.items[part].name.as_str());
    parts.len() > 2 && any_of!["其他", "其它", "其余", "未"].starts(last).is_some()
}

/// No word says that these are the parts. Where they nearly make up the whole they are; where they are less, they may be
/// some of them; where they are more, the bracket speaks of something else.
fn nearly(items: &Items, owner: &Item, topic: Topic, parts: &[usize]) -> Option<Completeness> {
    // Goods, works and services are all there is to procurement.
    // So are the levels of government that share in the money.
    let levels = parts.len() > 2 && parts.iter().all(|&part| is_level(&items.items[part].name));
    let near: (i64, i64) = match topic {
        Topic::Procurement | Topic::ThreePublic => (50, 150),
        _ if levels => (70, 130),
        _ => (85, 115),
    };
    let whole = owner.number.filter(|whole| !whole.is_zero())?;
    let sum = Number::sum(parts.iter().filter_map(|&part| items.items[part].number)).ok()?;
    let percent = sum.percent_of(whole, 2).ok()?;
    if parts.len() > 1 && percent >= Number::whole(near.0) && percent <= Number::whole(near.1) {
        Some(Completeness::Complete)
    } else {
        (percent < Number::HUNDRED).then_some(Completeness::Open)
    }
}

/// What was carried over is no part of what is called the sum of a year; of 收入总计 and 支出总计 it is one.
fn is_beside(owner: &Item, part: &Item) -> bool {
    any_of!["收入合计", "支出合计"].ends(&owner.name).is_some()
        && any_of!["结转", "结余"].ends(&part.name).is_some()
        && any_of!["年末", "年初", "上年"].is_in(&part.name)
}

/// 中央1.35亿元、省级0.82亿元: money by the level of government that gave it.
fn is_level(name: &str) -> bool {
    any_of!["中央", "省", "市", "县", "区", "乡镇", "镇级", "自筹", "本级", "上级"].starts(words::core(name)).is_some()
        && name.chars().count() <= 10
}

/// What is counted: money, or the measure word. Only the same things can be added.
fn measure_word<'d>(builder: &Builder<'d, '_>, figure: usize) -> &'d str {
    if let Some(Measure::Money(_)) = builder.measure(figure) {
        return "元";
    }
    let text = builder.slice(builder.figure(figure).span);
    text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
}

fn topic(items: &Items, owner: &Item, parts: &[usize], unit: &str) -> Topic {
    let concepts: Vec<Option<Concept>> = parts.iter().map(|&part| items.items[part].concept).collect();
    let has = |id: CategoryId| concepts.contains(&Some(Concept::Category(id)));
    match owner.concept {
        _ if unit == "人" || unit == "名" => Topic::Staff,
        Some(Concept::Category(CategoryId::Basic)) if has(CategoryId::Personnel) || has(CategoryId::Operating) => {
            Topic::Basic
        }
        Some(Concept::Category(CategoryId::Project)) => Topic::Project,
        Some(Concept::ThreePublic) => Topic::ThreePublic,
        Some(Concept::Procurement) => Topic::Procurement,
        _ if has(CategoryId::Basic) || has(CategoryId::Project) => Topic::Total,
        _ => Topic::Listing,
    }
}

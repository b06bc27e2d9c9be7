//! The listings of a paragraph as wholes and their parts.

mod beside;
mod claimed;
mod complete;
mod listed;
mod owner;
mod years;

use claimed::Claimed;
use complete::{twin, whole_of_three};
use listed::{Listed, measure_word};

use super::amounts;
use super::builder::Builder;
use super::items::{Item, Items, Listing};
use super::words::{self, Concept};
use crate::claims::{Claim, Completeness, Place, Sum, Topic};
use crate::report::expenditure::CategoryId;
use crate::report::field::Field;

/// A listing as a claim: these are the parts of that.
pub(super) fn sum(builder: &mut Builder<'_, '_>, items: &Items, fields: &[Option<Field>], listing: &Listing) {
    let Some(owner) = owner::owner(builder, items, listing) else { return };
    let owner_item = &items.items[owner];
    let whole_figure = if listing.owner == Some(owner) { listing.of } else { owner_item.amount };
    let Some(whole_figure) = whole_figure else { return };
    let of_budget = owner_item.amount != Some(whole_figure);
    // Nobody says that a bracket behind a budget has all of its parts: how nearly they make it up does.
    let budget = (of_budget && listing.implied && owner_item.amount.is_none())
        .then(|| Item { number: Some(builder.comparable(whole_figure)), ..owner_item.clone() });
    let whole = budget.as_ref().unwrap_or(owner_item);
    let unit = measure_word(builder, whole_figure);
    let listed = Listed { builder, items, listing, owner, whole, whole_figure, unit, of_budget };
    let Some(found) = listed.parts() else { return };
    let parts = &found.parts[..];
    let twin = twin(items, listing, owner, parts, &|item| item.amount.map(|figure| measure_word(builder, figure)));
    let adds_up = |whole: usize, parts: &[usize]| {
        items.items[whole]
            .number
            .is_some_and(|number| number.significant() > 10 && Some(number) == listed.sum_of(parts))
    };
    let twin_holds = twin.as_ref().is_some_and(|(whole, parts)| adds_up(*whole, parts));
    let topic = topic(items, whole, parts, unit);
    let claimed = Claimed::of(&listed, &found, topic, twin.is_some());
    let Some(completeness) = claimed.completeness(twin_holds) else { return };
    let unquantified = claimed.unquantified;
    let twin = twin.filter(|_| !twin_holds && unquantified == 0 && adds_up(owner, parts));
    let figures: Vec<(usize, Option<usize>)> = parts.iter().map(|&part| (part, listed.figure_of(part))).collect();
    if let Some((whole, parts)) = twin {
        twin_sum(builder, items, fields, whole, &parts);
    }
    let mut quantities = Vec::with_capacity(figures.len());
    for (part, figure) in figures {
        let item = &items.items[part];
        let found = match figure {
            Some(figure) if item.amount != Some(figure) => Some(builder.quantity(figure, words::identity(&item.name))),
            _ => amounts::quantity(builder, item, &fields[part]),
        };
        quantities.extend(found);
    }
    let whole = if of_budget {
        builder.quantity(whole_figure, words::identity(&whole.name))
    } else {
        let Some(whole) = amounts::quantity(builder, whole, &fields[owner]) else { return };
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

/// The second measure of a listing whose first adds up.
fn twin_sum(builder: &mut Builder<'_, '_>, items: &Items, fields: &[Option<Field>], whole: usize, parts: &[usize]) {
    let mut quantities = Vec::with_capacity(parts.len());
    for &part in parts {
        quantities.extend(amounts::quantity(builder, &items.items[part], &fields[part]));
    }
    let Some(total) = amounts::quantity(builder, &items.items[whole], &fields[whole]) else { return };
    builder.claims.push(Claim::Sum(Sum::of(Topic::Listing, total, quantities, Completeness::Complete, "其中")));
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
        // “三公”经费财政拨款支出决算总额
        _ if owner.name.contains("三公") && whole_of_three(items, parts) => Topic::ThreePublic,
        Some(Concept::Procurement) => Topic::Procurement,
        _ if has(CategoryId::Basic) || has(CategoryId::Project) => Topic::Total,
        _ => Topic::Listing,
    }
}

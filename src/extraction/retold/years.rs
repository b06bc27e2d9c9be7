//! A change whose other amount is told in another sentence: 2023年“三公”经费12.60万元，同比减少1.80万元, and somewhere
//! 2022年“三公”经费14.40万元.

use std::collections::HashMap;

use super::facts::Fact;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::tolerance::{common_unit, in_unit};
use crate::claims::{Change, Claim, Quantity, Span, Trend};
use crate::extraction::builder::Builder;

pub(super) fn read(builder: &mut Builder<'_, '_>, facts: &[Fact<'_>]) {
    let open = |claim: &Claim| match claim {
        Claim::Change(change) => change.before.is_none() && change.difference.is_some() && change.now.is_some(),
        _ => false,
    };
    if !builder.claims.iter().any(open) || !facts.iter().any(|fact| fact.earlier || fact.year.is_some()) {
        return;
    }
    let places: HashMap<Span, usize> =
        facts.iter().enumerate().map(|(at, fact)| (builder.figure(fact.figure).span, at)).collect();
    let mut named: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, fact) in facts.iter().enumerate() {
        if let Some(name) = &fact.name {
            named.entry((&name.text, fact.unit)).or_default().push(at);
        }
    }
    for index in 0..builder.claims.len() {
        let Claim::Change(change) = &builder.claims[index] else { continue };
        let now = change.now.as_ref().filter(|_| open(&builder.claims[index])).and_then(|now| now.place.span);
        let Some(&at) = now.and_then(|now| places.get(&now)) else { continue };
        let Some(before) = other_year(builder, facts, &named, at) else { continue };
        let name = change.name.clone();
        let before = Quantity {
            measure: change
                .now
                .as_ref()
                .map_or_else(|| builder.measure(before), |now| Some(now.measure))
                .unwrap_or(crate::claims::Measure::Count),
            ..builder.quantity(before, &name)
        };
        let Claim::Change(change) = &mut builder.claims[index] else { continue };
        let whole = Change { before: Some(before), ..change.clone() };
        if is_meant(&whole) {
            *change = whole;
        }
    }
}

/// The one amount of the year before that is called alike, in another sentence.
fn other_year(
    builder: &Builder<'_, '_>,
    facts: &[Fact<'_>],
    named: &HashMap<(&str, &str), Vec<usize>>,
    at: usize,
) -> Option<usize> {
    const MOST: usize = 12;
    let own = &facts[at];
    let name = own.name.as_ref().filter(|name| name.single || name.telling() > 1)?;
    let year = own.year.or(builder.report.year);
    let like = named.get(&(name.text.as_str(), own.unit)).filter(|like| like.len() <= MOST)?;
    let earlier = |fact: &Fact<'_>| fact.earlier || (fact.year.is_some() && fact.year == year.map(|year| year - 1));
    let mut found = like.iter().map(|&at| &facts[at]).filter(|fact| earlier(fact) && fact.sentence != own.sentence);
    let first = found.next()?;
    found.all(|other| other.value == first.value).then_some(first.figure)
}

/// The difference is right, or would be but for a slip of the pen or for its way.
fn is_meant(change: &Change) -> bool {
    let (Some(now), Some(before), Some(difference)) = (&change.now, &change.before, &change.difference) else {
        return false;
    };
    let unit = common_unit([now, before].into_iter());
    let fits = || {
        let (now, before, stated) = (in_unit(now, unit)?, in_unit(before, unit)?, in_unit(difference, unit)?);
        let down = change.difference_trend == Some(Trend::Down);
        let gap = if down { before.subtract(now)? } else { now.subtract(before)? };
        Ok::<_, crate::amount::NumberError>(gap.abs() == stated || differs_by_a_slip(stated, gap))
    };
    fits().unwrap_or(false)
}

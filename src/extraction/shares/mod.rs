//! Shares whose part or whole stands elsewhere in the paragraph: under its name, in the bracket behind it, or said by the
//! share beside.
//!
//! A name that says the same is enough; where it is only alike, or the whole was named by the share beside, another
//! share of the sentence has to hold with that whole.

mod shortened;
mod stated;
mod tenths;
mod wholes;

use std::ops::Range;

use stated::{arrangement, left_over, with_whole};

use crate::claims::{Claim, Measure, Place, Quantity, Share, Span};
use crate::document::FigureKind;
use crate::extraction::amounts::of_another_year;
use crate::extraction::builder::Builder;
use crate::extraction::likeness::{abbreviates, alike, same, same_funds};
use crate::extraction::readings::{Text, fits};
use crate::extraction::words;
use crate::search::has;

/// So many figures before a percentage its part and its whole are looked for, and so many behind it.
const BEFORE: usize = 32;
const BEHIND: usize = 12;
/// So many shares of one sentence are looked at.
const MOST: usize = 32;

/// The shares that have been read, by the places of their percentages.
pub(in crate::extraction) struct Known(Vec<(Span, usize)>);

impl Known {
    pub fn of(builder: &Builder<'_, '_>) -> Known {
        let shares = builder.claims.iter().enumerate().filter_map(|(index, claim)| match claim {
            Claim::Share(share) => Some((share.percent.place.span?, index)),
            _ => None,
        });
        let mut shares: Vec<(Span, usize)> = shares.collect();
        shares.sort_unstable();
        Known(shares)
    }

    pub fn claim(&self, builder: &Builder<'_, '_>, percent: usize) -> Option<usize> {
        let span = builder.figure(percent).span;
        self.0.binary_search_by_key(&span, |&(span, _)| span).ok().map(|at| self.0[at].1)
    }

    /// The share has its part and its whole.
    pub fn holds(&self, builder: &Builder<'_, '_>, percent: usize) -> bool {
        let share = self.claim(builder, percent).and_then(|index| share(builder, index));
        share.is_some_and(|share| share.part.is_some() && share.whole.is_some())
    }
}

pub(in crate::extraction) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let known = Known::of(builder);
    for &statement in statements {
        let first = builder.document.figures_before(statement.start);
        let count = builder.document.figures_in(statement).len();
        for figure in first..first + count {
            if builder.figure(figure).kind != FigureKind::Percent {
                if figure + 1 < first + count {
                    let share = tenths::read(builder, figure);
                    builder.bound.extend(share.map(Claim::Share));
                }
                continue;
            }
            if let Some(share) = with_whole(builder, statement, figure) {
                match known.claim(builder, figure) {
                    Some(index) => builder.claims[index] = Claim::Share(share),
                    None => builder.claims.push(Claim::Share(share)),
                }
            } else if !builder.used[figure] {
                let share = arrangement(builder, statement, figure).or_else(|| left_over(builder, statement, figure));
                builder.claims.extend(share.map(Claim::Share));
            }
        }
    }
    complete(builder, statements);
}

pub(in crate::extraction) fn claim(
    builder: &mut Builder<'_, '_>,
    [part, whole, percent]: [usize; 3],
    whole_name: &str,
) -> Share {
    let name = words::identity(builder.slice(builder.figure(part).label));
    let whole_label = words::identity(builder.slice(builder.figure(whole).label));
    let whole_label = if whole_label.is_empty() { words::identity(whole_name) } else { whole_label };
    Share {
        part: Some(builder.quantity(part, name)),
        whole: Some(builder.quantity(whole, whole_label)),
        whole_name: whole_name.to_owned(),
        percent: builder.percentage(percent, name),
        listing: None,
        full_split: false,
        unsigned: false,
    }
}

/// Money, or what is counted.
pub(in crate::extraction) fn kind<'d>(builder: &Builder<'d, '_>, figure: usize) -> Option<&'d str> {
    match builder.figure(figure).kind {
        FigureKind::Money(_) => Some("元"),
        FigureKind::Count => {
            let word = builder.unit_of(figure);
            Some(if word == "名" { "人" } else { word })
        }
        _ => None,
    }
}

/// A percentage or an amount as the checks see it, without taking it.
pub(in crate::extraction) fn seen(builder: &Builder<'_, '_>, figure: usize) -> Quantity {
    Quantity {
        name: String::new(),
        number: builder.figure(figure).number,
        measure: builder.measure(figure).unwrap_or(Measure::Count),
        place: Place::span(builder.figure(figure).span),
    }
}

/// The figures near one, in its line.
pub(in crate::extraction) fn near(builder: &Builder<'_, '_>, figure: usize) -> Range<usize> {
    let text = Text { document: builder.document, year: builder.report.year };
    let line = text.figures(text.line(builder.figure(figure).span));
    line.start.max(figure.saturating_sub(BEFORE))..line.end.min(figure + BEHIND)
}

/// Gives the shares of each sentence the part or the whole that they lack.
fn complete(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let text = Text { document: builder.document, year: builder.report.year };
    let mut sentences: Vec<(Span, usize)> = Vec::new();
    for (index, claim) in builder.claims.iter().enumerate() {
        if let Claim::Share(share) = claim
            && let Some(span) = share.percent.place.span
            && let Some(&statement) =
                statements.get(statements.partition_point(|statement| statement.end <= span.start))
            && statement.start <= span.start
        {
            sentences.push((statement, index));
        }
    }
    sentences.sort_unstable();
    for members in sentences.chunk_by(|a, b| a.0 == b.0) {
        let members = &members[..members.len().min(MOST)];
        let lacks = |builder: &Builder<'_, '_>, index: usize| matches!(&builder.claims[index], Claim::Share(share) if share.part.is_none() || share.whole.is_none());
        if !members.iter().any(|&(_, index)| lacks(builder, index)) {
            continue;
        }
        for &(_, index) in members {
            if lacks(builder, index) {
                by_name(builder, &text, index);
            }
        }
        for &(_, index) in members {
            if lacks(builder, index) {
                by_sibling(builder, &text, index, members);
            }
        }
        for &(_, index) in members {
            if lacks(builder, index) {
                wholes::read(builder, &text, index);
            }
        }
        shortened::read(builder, &text, members);
    }
}

/// Gives the shares whose whole nothing names the amount that they hold with, where all that is said of them has been read.
pub(in crate::extraction) fn by_fit(builder: &mut Builder<'_, '_>) {
    let text = Text { document: builder.document, year: builder.report.year };
    wholes::by_fit(builder, &text);
}

fn share<'b>(builder: &'b Builder<'_, '_>, index: usize) -> Option<&'b Share> {
    match &builder.claims[index] {
        Claim::Share(share) => Some(share),
        _ => None,
    }
}

pub(in crate::extraction) fn figure_of(text: &Text<'_, '_>, quantity: &Quantity) -> Option<usize> {
    quantity.place.span.map(|span| text.figures(span).start)
}

/// The amounts near a share that have its name, those of other years and budgets left out.
fn called(builder: &Builder<'_, '_>, at: usize, is: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let near = near(builder, at).filter(|&index| index != at && kind(builder, index).is_some());
    // 2025年初预算: the year is a figure of its own.
    let named = |label: &str| is(label) || (label.starts_with('初') && is(&format!("年{label}")));
    near.filter(|&index| named(builder.slice(builder.figure(index).label)) && !of_another_year(builder, index))
        .collect()
}

/// An amount near that a share holds with, whatever its name.
pub(in crate::extraction) fn holds_with_another(
    builder: &Builder<'_, '_>,
    at: usize,
    percent: &Quantity,
    part: &Quantity,
) -> bool {
    near(builder, at).filter(|&index| kind(builder, index).is_some()).any(|index| {
        let whole = seen(builder, index);
        whole.place.span != part.place.span && fits(percent, part, &whole) == Some(true)
    })
}

/// The amount directly behind a percentage that says how much that is: 占16.24%（136.77万元）; 占62.30%，为623万元.
pub(in crate::extraction) fn amount_of(builder: &Builder<'_, '_>, percent: usize) -> Option<usize> {
    let amount = percent + 1;
    let figure = builder.document.figures.get(amount)?;
    kind(builder, amount)?;
    let between = builder.slice(Span { start: builder.figure(percent).span.end, end: figure.span.start });
    let said = |words: &str| matches!(words, "计" | "即" | "约" | "共" | "共计" | "金额" | "金额为" | "为" | "合计");
    let found = match between.strip_prefix('（') {
        Some(words) => {
            let behind = &builder.document.text()[figure.span.end as usize..];
            (words.is_empty() || said(words)) && behind.starts_with('）')
        }
        // 占了36.40%即307.58万元
        None => {
            matches!(between, "即" | "计" | "共计" | "合计" | "约合" | "也就是")
                || between.strip_prefix('，').is_some_and(said)
        }
    };
    found.then_some(amount)
}

/// Of several the one that the share holds with; of one that one.
fn chosen(builder: &Builder<'_, '_>, candidates: &[usize], holds: &dyn Fn(&Quantity) -> bool) -> Option<usize> {
    let quantity = |&index: &usize| seen(builder, index);
    let value = |index: &usize| (builder.figure(*index).number, builder.figure(*index).kind);
    let holding = candidates.iter().find(|index| holds(&quantity(index)));
    holding.copied().or_else(|| {
        let first = *candidates.first()?;
        candidates.iter().all(|other| value(other) == value(&first)).then_some(first)
    })
}

/// Part and whole by names that say the same.
fn by_name(builder: &mut Builder<'_, '_>, text: &Text<'_, '_>, index: usize) {
    let Some(own) = share(builder, index).cloned() else { return };
    let Some(percent) = figure_of(text, &own.percent) else { return };
    let mut own = own;
    if own.part.is_none() {
        let found = amount_of(builder, percent).or_else(|| {
            let name = own.percent.name.clone();
            let named = called(builder, percent, &|label| same(label, &name));
            chosen(builder, &named, &|part| {
                own.whole.as_ref().is_some_and(|whole| fits(&own.percent, part, whole) == Some(true))
            })
        });
        let name = own.percent.name.clone();
        own.part = found.map(|figure| builder.quantity(figure, &name));
    }
    if own.whole.is_none() && !own.whole_name.is_empty() {
        let part = own.part.as_ref().and_then(|part| figure_of(text, part));
        let mut named = called(builder, percent, &|label| same(label, &own.whole_name));
        named.retain(|&found| {
            Some(found) != part && part.is_none_or(|part| kind(builder, part) == kind(builder, found))
        });
        if named.is_empty() {
            named.extend(funds_called(builder, part, percent, &own.whole_name));
        }
        if named.is_empty() {
            named.extend(part.and_then(|part| in_front(builder, part, percent, &own.whole_name)));
        }
        let found = chosen(builder, &named, &|whole| {
            own.part.as_ref().is_some_and(|part| fits(&own.percent, part, whole) == Some(true))
        });
        let name = own.whole_name.clone();
        own.whole = found.map(|figure| builder.quantity(figure, &name));
    }
    // Nothing is a part of itself.
    let span = |quantity: &Option<Quantity>| quantity.as_ref().and_then(|quantity| quantity.place.span);
    if span(&own.part).is_some() && span(&own.part) == span(&own.whole) {
        own.part = None;
    }
    builder.claims[index] = Claim::Share(own);
}

/// 实际到位493.00万元，…；支出451.60万元，占到位资金的91.60%: the one amount in front of the part that is called by what was done with it.
fn funds_called(builder: &Builder<'_, '_>, part: Option<usize>, percent: usize, name: &str) -> Option<usize> {
    let mut found = near(builder, percent)
        .filter(|&at| Some(at) != part && at < part.unwrap_or(percent) && kind(builder, at) == Some("元"))
        .filter(|&at| same_funds(name, builder.slice(builder.figure(at).label)));
    found.next().filter(|_| found.next().is_none())
}

/// 服务74.38万元，授予中小企业55.20万元，占服务支出的74.21%: the amount directly in front of the part, where its name is alike and
/// nobody else's is.
fn in_front(builder: &Builder<'_, '_>, part: usize, percent: usize, name: &str) -> Option<usize> {
    let whole = part.checked_sub(1).filter(|_| percent == part + 1)?;
    kind(builder, whole).filter(|_| kind(builder, whole) == kind(builder, part))?;
    let between = builder.slice(Span { start: builder.figure(whole).span.end, end: builder.figure(part).span.start });
    let label = |figure: usize| builder.slice(builder.figure(figure).label);
    let called = |figure: usize| alike(label(figure), name) || abbreviates(label(figure), name);
    let more = builder.figure(whole).number >= builder.figure(part).number;
    let alone = || near(builder, percent).filter(|&at| kind(builder, at).is_some() && called(at)).count() == 1;
    (more && called(whole) && !between.contains(['。', '；', '\n']) && alone()).then_some(whole)
}

/// The whole that the share beside names, and a part whose name is only alike: where one of them holds with that whole.
fn by_sibling(builder: &mut Builder<'_, '_>, text: &Text<'_, '_>, index: usize, members: &[(Span, usize)]) {
    let Some(own) = share(builder, index).cloned() else { return };
    let Some(percent) = figure_of(text, &own.percent) else { return };
    let parts: Vec<usize> = match &own.part {
        Some(part) => figure_of(text, part).into_iter().collect(),
        None => called(builder, percent, &|label| alike(label, &own.percent.name)),
    };
    let [part] = parts[..] else { return };
    let part = own.part.clone().unwrap_or_else(|| builder.quantity(part, &own.percent.name));
    let known =
        |share: &Share| share.whole.clone().filter(|_| share.whole_name == own.whole_name || own.whole_name.is_empty());
    let holds = |share: &Share, whole: &Quantity| {
        share.part.as_ref().is_some_and(|part| {
            // What stands in another listing may be of another whole.
            share.listing == own.listing
                && share.whole.as_ref().is_some_and(|own| own.place.span == whole.place.span)
                && fits(&share.percent, part, whole) == Some(true)
        })
    };
    // 甲10万元，占50%；其中：乙5万元，占50%: the part of a part.
    let apart = |other: &Share| {
        other.percent.place.span.zip(own.percent.place.span).is_some_and(|(a, b)| has(text.between(a, b), "其中"))
    };
    let beside: Vec<Share> = members.iter().filter_map(|&(_, other)| share(builder, other).cloned()).collect();
    let wholes: Vec<Quantity> = match &own.whole {
        Some(whole) => vec![whole.clone()],
        None => beside.iter().filter(|other| !apart(other)).filter_map(known).collect(),
    };
    let right = wholes.iter().find(|whole| fits(&own.percent, &part, whole) == Some(true));
    let borne_out = || wholes.iter().find(|whole| beside.iter().any(|other| holds(other, whole)));
    let Some(whole) = right.or_else(borne_out) else { return };
    // Nothing is a part of itself; and of what it holds with it may be a part instead.
    let elsewhere = || holds_with_another(builder, percent, &own.percent, &part);
    if whole.place.span == part.place.span || (right.is_none() && elsewhere()) {
        return;
    }
    let name = if own.whole_name.is_empty() { whole.name.clone() } else { own.whole_name.clone() };
    builder.claims[index] =
        Claim::Share(Share { part: Some(part), whole: Some(whole.clone()), whole_name: name, ..own });
}

//! Shares that still lack their part or their whole: 基本支出471.10万元，占总支出的25.48% where the total stands in another paragraph
//! under another name; 其中供水工程一项就占项目支出的62.64%.
//!
//! What several shares say they are of is one amount: the one that most of them hold with. A share that stands alone gets
//! amounts that its words may mean, and others only of its own line; where none makes it good, it is held against those that a single
//! slip of the pen parts from it.

use std::collections::{BTreeMap, HashMap};

use super::amounts::Amount;
use super::pairs::{is_narrow, makes, slip};
use crate::amount::Number;
use crate::amount::slips::Slip;
use crate::claims::{Claim, Quantity};
use crate::extraction::builder::Builder;
use crate::extraction::likeness::{bare, is_akin, may_mean};
use crate::extraction::proportions::is_limit;
use crate::extraction::readings::Text;
use crate::extraction::shares::figure_of;

/// Fewer printed digits fit many amounts by chance.
const DECIMALS: u32 = 2;
/// So many amounts in front of a share may be its whole, whatever they are called, and so many behind it.
const BEFORE: usize = 14;
const BEHIND: usize = 2;
/// So many amounts of a text may be called as a share calls its whole.
const CALLED: usize = 64;
/// So many shares of a text are looked at.
const SHARES: usize = 200;
/// So many in front of it may be its part.
const PARTS: usize = 60;
/// And so many of those have its name.
const NAMED: usize = 6;

pub(super) fn read(builder: &mut Builder<'_, '_>, all: &[Amount<'_>]) {
    together(builder, all);
    alone(builder, all);
}

/// A share that lacks its whole, its part or both.
struct Lacking {
    claim: usize,
    percent: usize,
    /// The percentage itself.
    stated: Number,
    /// What may be its part; of one, it is known.
    parts: Vec<usize>,
    /// Its whole, where that is known.
    whole: Option<usize>,
    name: String,
}

impl Lacking {
    /// The two are just this percentage.
    fn holds(&self, all: &[Amount<'_>], part: usize, whole: usize) -> bool {
        makes(self.stated, &all[part].quantity, &all[whole].quantity).is_some()
    }

    /// The slip of the pen that parts them from it.
    fn slip(&self, all: &[Amount<'_>], part: usize, whole: usize) -> Option<Slip> {
        slip(self.stated, &all[part].quantity, &all[whole].quantity)
    }
}

fn lacking(builder: &Builder<'_, '_>, all: &[Amount<'_>]) -> Vec<Lacking> {
    let text = Text { document: builder.document, year: builder.report.year };
    let of = |(claim, own): (usize, &Claim)| {
        let Claim::Share(share) = own else { return None };
        let number = share.percent.number;
        let complete = share.part.is_some() && share.whole.is_some();
        if number.decimals() < DECIMALS || number.mantissa().unsigned_abs() < 100 || complete {
            return None;
        }
        let percent = figure_of(&text, &share.percent)?;
        let at = |figure: usize| all.partition_point(|amount| amount.figure < figure);
        let known = |quantity: &Quantity| {
            let figure = figure_of(&text, quantity)?;
            all.get(at(figure)).filter(|amount| amount.figure == figure).map(|_| at(figure))
        };
        let parts = match &share.part {
            Some(part) => vec![known(part)?],
            None => parts(builder, all, percent, at(percent)),
        };
        let whole = match &share.whole {
            Some(whole) => Some(known(whole)?),
            None => None,
        };
        Some(Lacking { claim, percent, stated: number, parts, whole, name: share.whole_name.clone() })
    };
    builder.claims.iter().enumerate().filter_map(of).take(SHARES).collect()
}

/// The amounts whose names stand in front of the percentage, in its sentence.
fn parts(builder: &Builder<'_, '_>, all: &[Amount<'_>], percent: usize, until: usize) -> Vec<usize> {
    /// Bytes in front of a percentage.
    const LONGEST: usize = 150;
    let span = builder.figure(percent).span;
    let text = &builder.document.text()[..span.start as usize];
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    let words = text.rsplit(['。', '；', '\n']).next().unwrap_or(text);
    let Some((words, _)) = words.rsplit_once('占') else { return Vec::new() };
    let called = |&at: &usize| all[at].name.chars().count() > 2 && words.contains(all[at].name);
    (until.saturating_sub(PARTS)..until).rev().filter(called).take(NAMED).collect()
}

/// What several shares say they are of.
fn together(builder: &mut Builder<'_, '_>, all: &[Amount<'_>]) {
    let mut groups: BTreeMap<(String, usize), Vec<Lacking>> = BTreeMap::new();
    let (mut list, mut end) = (0, 0);
    for own in lacking(builder, all).into_iter().filter(|own| own.whole.is_none() && own.parts.len() == 1) {
        // Shares of nothing that is named are of one whole where they stand in one line, or in lines that follow one another.
        let line =
            builder.document.lines.partition_point(|line| line.span.end <= builder.figure(own.percent).span.start);
        list += usize::from(line > end + 1);
        end = line;
        let name = bare(&own.name).to_owned();
        let list = if name.is_empty() { list } else { 0 };
        groups.entry((name, list)).or_default().push(own);
    }
    for shares in groups.into_values().filter(|shares| shares.len() > 1) {
        let count = |whole: usize| {
            let holds =
                |own: &&Lacking| is_whole(builder, all, own.parts[0], whole) && own.holds(all, own.parts[0], whole);
            shares.iter().filter(holds).count()
        };
        let best = (0..all.len()).map(|at| (count(at), std::cmp::Reverse(at))).max();
        let Some((most, std::cmp::Reverse(whole))) = best.filter(|(most, _)| *most > 0) else { continue };
        let settled = most > 1 || are_all(&shares);
        for own in shares {
            let part = own.parts[0];
            if part != whole && (settled || own.slip(all, part, whole).is_some() || own.holds(all, part, whole)) {
                bind(builder, all, &own, part, whole);
            }
        }
    }
}

/// 占总支出的58.24% and 占总支出的41.76%: two that make up a hundred are of the same amount.
fn are_all(shares: &[Lacking]) -> bool {
    let sum = Number::sum(shares.iter().map(|own| own.stated));
    shares.len() == 2 && sum.is_ok_and(|sum| sum == Number::HUNDRED)
}

/// Amounts that the words of a share mean, or that stand in its line.
fn alone(builder: &mut Builder<'_, '_>, all: &[Amount<'_>]) {
    let text = Text { document: builder.document, year: builder.report.year };
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for own in lacking(builder, all) {
        let line = text.figures(text.line(builder.figure(own.percent).span));
        let near = line.start.max(own.percent.saturating_sub(BEFORE))..line.end.min(own.percent + 1 + BEHIND);
        let near = [near.start, near.end].map(|figure| all.partition_point(|amount| amount.figure < figure));
        let known = own.parts.len() == 1;
        let called: &[usize] = match &own.whole {
            Some(known) => std::slice::from_ref(known),
            None if own.name.is_empty() => &[],
            None => named.entry(own.name.clone()).or_insert_with(|| {
                let called = |&whole: &usize| may_mean(&own.name, all[whole].name);
                (0..all.len()).filter(called).take(CALLED).collect()
            }),
        };
        let beside = (near[0]..near[1]).filter(|&whole| known && is_akin(&own.name, all[whole].name));
        let wholes: Vec<usize> = called.iter().copied().chain(beside).collect();
        let pairs = own.parts.iter().flat_map(|&part| wholes.iter().map(move |&whole| (part, whole)));
        let pairs: Vec<(usize, usize)> = pairs.filter(|&(part, whole)| is_whole(builder, all, part, whole)).collect();
        let holding = pairs.iter().find(|&&(part, whole)| own.holds(all, part, whole));
        if let Some(&(part, whole)) = holding {
            // What holds in its line is found with the shares beside it.
            if called.contains(&whole) || own.parts.len() > 1 {
                bind(builder, all, &own, part, whole);
            }
            continue;
        }
        let narrow = |&(part, whole): &(usize, usize)| is_narrow(own.slip(all, part, whole));
        let close: Vec<(usize, usize)> = pairs.iter().copied().filter(narrow).collect();
        let value = |at: usize| all[at].value;
        if let Some(&(part, whole)) = close.last()
            && close.iter().all(|&(other, of)| value(other) == value(part) && value(of) == value(whole))
        {
            bind(builder, all, &own, part, whole);
        }
    }
}

fn is_whole(builder: &Builder<'_, '_>, all: &[Amount<'_>], part: usize, whole: usize) -> bool {
    let (own, of) = (&all[part], &all[whole]);
    part != whole && own.kind == of.kind && of.value > own.value && !is_limit(builder, of.figure)
}

fn bind(builder: &mut Builder<'_, '_>, all: &[Amount<'_>], own: &Lacking, part: usize, whole: usize) {
    let mut take = |at: usize| -> Quantity {
        builder.used[all[at].figure] = true;
        all[at].quantity.clone()
    };
    let (part, whole) = (take(part), take(whole));
    if let Claim::Share(share) = &mut builder.claims[own.claim] {
        if share.whole_name.is_empty() {
            share.whole_name = whole.name.clone();
        }
        share.part.get_or_insert(part);
        share.whole.get_or_insert(whole);
    }
}

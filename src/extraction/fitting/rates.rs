//! Percentages without their two figures: 县级配套1160.00万元，实际支出906.16万元，只有78.12%; 目标服务620人，实际648人，完成104.52%.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::mistyped::{self, Rate, told};
use super::pairs::{self, alike, between, slip_of, thing};
use crate::amount::Number;
use crate::claims::{Base, Claim, Completion, Quantity, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::extraction::readings::Text;
use crate::extraction::shares::{figure_of, seen};
use crate::extraction::words;
use crate::search::AnyOf;

/// So many figures in front of a percentage may be what it was made of, and so many behind it.
const BEFORE: usize = 10;
const BEHIND: usize = 4;
/// Fewer printed digits fit many figures by chance.
const DECIMALS: u32 = 2;
/// So do few digits.
const LONG: u128 = 100;
/// So do small wholes.
const LEAST: i64 = 20;

/// Aims, other years, and how something changed.
const OTHER: AnyOf = AnyOf::new(&[
    "上年",
    "去年",
    "同比",
    "比上",
    "较",
    "增",
    "减",
    "提高",
    "下降",
    "上升",
    "降低",
    "幅",
    "目标值",
    "不低于",
    "要求",
    "力争",
    "预计",
    "每",
    "低于",
    "高于",
    "超",
    "差异",
    "提前",
    "标准",
    "利率",
    "税率",
]);

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let known = known(builder);
    let siblings = mistyped::siblings(builder);
    let text = Text { document: builder.document, year: builder.report.year };
    let lines: Vec<Span> = builder.document.lines_of_text().collect();
    for line in lines {
        let first = builder.document.figures_before(line.start);
        let all = first..first + builder.document.figures_in(line).len();
        let mut found: Vec<Found> = Vec::new();
        let mut lacking: Vec<Found> = Vec::new();
        for percent in all.clone() {
            let claim = known.get(&builder.figure(percent).span).copied();
            if claim == Some(None) {
                continue;
            }
            let claim = claim.flatten();
            let share = claim
                .and_then(|claim| if let Claim::Share(share) = &builder.claims[claim] { Some(share) } else { None });
            let pair = if is_meant(builder, percent) { pair(builder, &siblings, &all, claim, percent) } else { None };
            let is_share = share.is_some();
            match pair {
                Some((part, whole)) => found.push(Found { claim, is_share, part, whole, percent }),
                None if is_share => {
                    let part = share.and_then(|share| figure_of(&text, share.part.as_ref()?));
                    // Whose whole is not known yet stands there as its own.
                    lacking.extend(part.map(|part| Found { claim, is_share, part, whole: part, percent }));
                }
                None => {}
            }
        }
        let beside = |own: &Found| {
            let near = own.percent.saturating_sub(BEFORE)..=own.percent + BEFORE;
            let from = found.partition_point(|other| other.percent < *near.start());
            let mut wholes = found[from..]
                .iter()
                .take_while(|other| near.contains(&other.percent))
                .filter(|other| other.is_share && is_one_list(builder, other.percent, own.percent))
                .map(|other| other.whole);
            wholes.find(|&whole| whole != own.part && slip_of(builder, (own.part, whole), own.percent).is_some())
        };
        let told: Vec<Option<usize>> = lacking.iter().map(beside).collect();
        // Where a share of a line holds with nothing, the others are left to be read together.
        let open = told.iter().any(Option::is_none);
        let completed = lacking.into_iter().zip(told).filter_map(|(own, whole)| Some(Found { whole: whole?, ..own }));
        for one in found.into_iter().chain(completed).filter(|one| !(one.is_share && open)) {
            bind(builder, one);
        }
    }
}

/// A percentage with its two figures.
struct Found {
    /// The claim that lacks them.
    claim: Option<usize>,
    is_share: bool,
    part: usize,
    whole: usize,
    percent: usize,
}

/// A percentage with enough digits that is neither an aim nor a change.
fn is_meant(builder: &Builder<'_, '_>, percent: usize) -> bool {
    let figure = builder.figure(percent);
    figure.kind == FigureKind::Percent
        && figure.number.decimals() >= DECIMALS
        && figure.number.mantissa().unsigned_abs() > LONG
        && !is_limit(builder, percent)
        && !OTHER.is_in(told(builder, percent))
}

/// The figures near a percentage that make it, or those that its words say.
fn pair(
    builder: &Builder<'_, '_>,
    siblings: &HashSet<Span>,
    line: &Range<usize>,
    claim: Option<usize>,
    percent: usize,
) -> Option<(usize, usize)> {
    let near = line.start.max(percent.saturating_sub(BEFORE))..line.end.min(percent + 1 + BEHIND);
    let near: Vec<usize> = near.filter(|&at| thing(builder, at).is_some()).collect();
    let told = claim.map_or((None, None), |claim| figures_of(&builder.claims[claim]));
    let meant = |&(part, whole): &(usize, usize)| {
        let is = |told: Option<Span>, at: usize| told.is_none_or(|told| told == builder.figure(at).span);
        is(told.0, part) && is(told.1, whole)
    };
    let fitting = pairs::pairs(&near).filter(meant).find(|&pair| makes(builder, pair, percent));
    fitting.or_else(|| Rate { builder, siblings, near: &near, percent }.meant().filter(meant))
}

/// The percentages that claims hold, each with the claim that lacks its figures.
fn known(builder: &Builder<'_, '_>) -> HashMap<Span, Option<usize>> {
    let place = |claim: &Claim| match claim {
        Claim::Share(share) => Some((share.percent.place.span?, share.part.is_none() || share.whole.is_none())),
        Claim::Completion(done) => {
            Some((done.rate.as_ref()?.place.span?, done.budgets.is_empty() || done.actual.is_none()))
        }
        Claim::Change(change) => Some((change.rate.as_ref()?.place.span?, false)),
        _ => None,
    };
    let mut known = HashMap::new();
    for (at, claim) in builder.claims.iter().enumerate() {
        if let Some((span, lacking)) = place(claim) {
            let open = lacking.then_some(at);
            known.entry(span).and_modify(|known: &mut Option<usize>| *known = known.and(open)).or_insert(open);
        }
    }
    known.extend(builder.bound.iter().filter_map(|claim| Some((place(claim)?.0, None))));
    known
}

/// Shares of one sentence: 财政拨款5076.90万元占91.87%，其他收入448.98万元占8.13%.
fn is_one_list(builder: &Builder<'_, '_>, one: usize, other: usize) -> bool {
    !between(builder, one.min(other), one.max(other)).contains(['。', '\n'])
}

/// Part and whole, as far as a claim knows them.
fn figures_of(claim: &Claim) -> (Option<Span>, Option<Span>) {
    let place = |quantity: Option<&Quantity>| quantity.and_then(|quantity| quantity.place.span);
    match claim {
        Claim::Share(share) => (place(share.part.as_ref()), place(share.whole.as_ref())),
        Claim::Completion(done) => (place(done.actual.as_ref()), place(done.budgets.first().map(|(_, budget)| budget))),
        _ => (None, None),
    }
}

/// The two are alike and make just this percentage.
fn makes(builder: &Builder<'_, '_>, (part, whole): (usize, usize), percent: usize) -> bool {
    let found = pairs::makes(builder.figure(percent).number, &seen(builder, part), &seen(builder, whole));
    alike(builder, part, whole) && found.is_some_and(|found| found.whole >= Number::whole(LEAST))
}

fn bind(builder: &mut Builder<'_, '_>, found: Found) {
    let Found { claim, part, whole, percent, .. } = found;
    let name =
        |builder: &Builder<'_, '_>, at: usize| words::identity(builder.slice(builder.figure(at).label)).to_owned();
    let (of_part, of_whole) = (name(builder, part), name(builder, whole));
    let (part, whole) = (builder.quantity(part, &of_part), builder.quantity(whole, &of_whole));
    let Some(open) = claim.map(|at| &mut builder.claims[at]) else {
        let rate = builder.percentage(percent, "完成率");
        builder.claims.push(Claim::Completion(Completion::of(&of_part, Base::Plan, whole, part, rate)));
        return;
    };
    match open {
        Claim::Share(share) => {
            if share.whole_name.is_empty() {
                share.whole_name = of_whole;
            }
            (share.part, share.whole) = (Some(part), Some(whole));
        }
        Claim::Completion(done) => {
            (done.budgets, done.actual) = (vec![(done.base, whole)], Some(part));
        }
        _ => {}
    }
}

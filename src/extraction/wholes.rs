//! The amount that a share is a share of: by its name, or by the listing that the share stands in.

use super::builder::Builder;
use super::items::{Item, Items};
use super::likeness;
use super::phrases::is_actual;
use super::words::{self, Concept};
use crate::document::FigureKind;
use crate::report::expenditure::CategoryId;
use crate::search::any_of;

/// So many amounts back a name is looked for.
const MOST_BACK: usize = 24;

/// The amount that a share is a share of.
pub(super) fn whole(builder: &Builder<'_, '_>, items: &Items, item: &Item, name: &str, before: u32) -> Option<usize> {
    // 货物采购中面向小微企业40万元，占50%: the name of the part says of what.
    if let (true, Some((of, own))) = (name.is_empty(), item.name.split_once('中'))
        && !own.is_empty()
    {
        let mut before = items.items.iter().rev().take(MOST_BACK).filter(|other| other.clause.start < before);
        let whole = before.find(|other| other.amount.is_some() && likeness::alike(&other.name, of));
        if let Some(whole) = whole {
            return whole.amount;
        }
    }
    let mut inside = item.inside;
    let mut nearest = None;
    while let Some(listing) = inside {
        let owner = items.listings[listing].owner?;
        let owner = &items.items[owner];
        // 实际支出a万元，其中：基本支出b万元，占总支出的c%
        let is_total = || {
            is_actual(words::identity(&owner.name))
                && words::concept(name) == Some(Concept::Category(CategoryId::Total))
        };
        if same_thing(&owner.name, name) || is_total() || likeness::shortens(&owner.name, name) {
            return owner.amount;
        }
        nearest = nearest.or(owner.amount);
        inside = owner.inside;
    }
    if name.is_empty() {
        // 总支出100万元，基本支出占比60%: without a listing the total before it is the whole.
        const NEAR: usize = 200;
        let total = |other: &&Item| other.concept == Some(Concept::Category(CategoryId::Total));
        let part = matches!(item.concept, Some(Concept::Category(CategoryId::Basic | CategoryId::Project)));
        return nearest.or_else(|| {
            let from = items.items.partition_point(|other| other.clause.start < before);
            items.items[..from].iter().rev().take(if part { NEAR } else { 0 }).find(total)?.amount
        });
    }
    known(builder, name, before)
}

/// The last amount of this name before a place, also under another of its names: 总支出, 支出合计.
pub(super) fn known(builder: &Builder<'_, '_>, name: &str, before: u32) -> Option<usize> {
    let named = builder.last_named(name, before).or_else(|| of_these_funds(builder, name, before));
    let named = named.or_else(|| of_this_year(builder, name, before));
    let named = named.or_else(|| builder.last_of(words::concept(name)?, before));
    named.or_else(|| budget_before(builder, name, before))
}

/// 一般公共预算财政拨款总支出 of what is called 一般公共预算财政拨款支出: all of these funds, not all that was spent.
fn of_these_funds(builder: &Builder<'_, '_>, name: &str, before: u32) -> Option<usize> {
    let shorter = |total: &str| Some([name.strip_suffix(total)?, total.strip_prefix('总')?].concat());
    let name = ["总支出", "总收入"].into_iter().find_map(shorter).filter(|_| words::has_scope(name))?;
    builder.last_named(&name, before)
}

/// 本年支出合计 of what is called 本年支出: 支出总计 has what was carried over as well.
fn of_this_year(builder: &Builder<'_, '_>, name: &str, before: u32) -> Option<usize> {
    let bare = any_of!["本年支出合计", "本年收入合计"].starts(name)?;
    builder.last_named(&bare[..bare.len() - "合计".len()], before).filter(|_| bare == name)
}

/// 年初预算412.60万元，调整后全年预算468.25万元，…。支出450.11万元，占年初预算的109.09%: a budget is no amount with a name of its own.
fn budget_before(builder: &Builder<'_, '_>, name: &str, before: u32) -> Option<usize> {
    let document = builder.document;
    let end = document.figures_before(before);
    // 全年预算（调整后）为a万元。…占调整后全年预算的93.10%: the budget of the year has several names.
    let of_year = any_of!["调整后全年预算", "全年预算（调整后）", "调整后预算", "全年调整预算", "调整预算", "全年预算"];
    let wants_year = of_year.starts(name).is_some_and(|word| word == name);
    let called = |&index: &usize| {
        let figure = &document.figures[index];
        // 2025年初预算: the year has taken a part of the name.
        let words = &document.text()[..figure.label.end as usize];
        let whole = || document.text()[..figure.span.start as usize].trim_end_matches(['数', '为', '是', '共', '计']);
        matches!(figure.kind, FigureKind::Money(_))
            && (words.ends_with(name) || wants_year && of_year.ends(whole()).is_some())
    };
    let near = (end.saturating_sub(MOST_BACK)..end).rev();
    near.filter(|_| any_of!["预算", "预算数"].ends(name).is_some()).find(called)
}

pub(super) fn same_thing(a: &str, b: &str) -> bool {
    let (a_core, b_core) = (words::core(a), words::core(b));
    !b_core.is_empty() && (a_core == b_core || (words::concept(a).is_some() && words::concept(a) == words::concept(b)))
}

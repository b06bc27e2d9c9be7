//! Execution rates whose budget stands in another paragraph: 调整后全年预算1628.63万元。 / 全年实际支出1574.26万元，预算执行率96.66%.
//!
//! A budget that makes the rate is the one that was meant. Where none does, the last one that is called that of the year is,
//! if a slip of the pen explains what is off.

use super::amounts::Amount;
use super::pairs::{is_narrow, makes, slip};
use crate::claims::{Claim, Completion, Span};
use crate::extraction::builder::Builder;
use crate::extraction::readings::Text;
use crate::extraction::shares::figure_of;
use crate::search::{AnyOf, any_of};

/// Fewer printed digits fit many amounts by chance.
const DECIMALS: u32 = 2;
/// So many amounts in front of a rate may be its budget.
const BEFORE: usize = 40;

const BUDGET: AnyOf = any_of!["预算", "调整后", "可用", "到位", "下达", "安排", "计划", "指标"];
/// What is called the budget of the year.
const OF_YEAR: AnyOf = any_of!["全年预算", "调整后", "调整预算", "可用资金", "年度预算"];
const ASIDE: AnyOf = any_of!["年初", "追加", "调增", "调减", "结转", "结余", "三公", "采购"];

pub(super) fn read(builder: &mut Builder<'_, '_>, all: &[Amount<'_>]) {
    let text = Text { document: builder.document, year: builder.report.year };
    let mut settled = Vec::new();
    for index in 0..builder.claims.len() {
        let Claim::Completion(own) = &builder.claims[index] else { continue };
        let (budget, spent) = match both(&text, all, own) {
            Some((budget, spent)) => (Some(budget), Some(spent)),
            None => (budget(&text, all, own).or_else(|| of_part(&text, all, own)), None),
        };
        let Some(budget) = budget else { continue };
        for amount in [Some(budget), spent].into_iter().flatten() {
            builder.used[all[amount].figure] = true;
        }
        if let Claim::Completion(own) = &mut builder.claims[index] {
            own.budgets = vec![(own.base, all[budget].quantity.clone())];
            if let Some(spent) = spent {
                own.actual = Some(all[spent].quantity.clone());
                settled.push(index);
            }
        }
    }
    // That they stand elsewhere is known: nothing nearer is to be tried instead.
    let claims = std::mem::take(&mut builder.claims);
    for (index, claim) in claims.into_iter().enumerate() {
        let place = if settled.binary_search(&index).is_ok() { &mut builder.bound } else { &mut builder.claims };
        place.push(claim);
    }
}

/// 全年预算执行率97.08% in a sentence of its own, where the budget of the year and what was spent of it stand in two others.
fn both(text: &Text<'_, '_>, all: &[Amount<'_>], own: &Completion) -> Option<(usize, usize)> {
    const SPENT: [&str; 10] = [
        "决算支出",
        "支出决算",
        "实际支出",
        "全年支出",
        "全年实际支出",
        "本年支出合计",
        "支出合计",
        "总支出",
        "全年执行数",
        "实际执行",
    ];
    /// So many amounts of a text may be either.
    const MOST: usize = 24;
    let rate = own.rate.as_ref().filter(|rate| own.is_execution_rate && rate.number.decimals() >= DECIMALS)?;
    let told = rate.place.span.filter(|_| own.actual.is_none() && own.budgets.is_empty())?;
    if !is_of_whole(text, told) {
        return None;
    }
    let budgets = all.iter().enumerate().filter(|(_, amount)| {
        amount.kind == "元" && BUDGET.is_in(amount.name) && OF_YEAR.is_in(amount.name) && !ASIDE.is_in(amount.name)
    });
    let budgets: Vec<usize> = budgets.map(|(at, _)| at).take(MOST).collect();
    let spent = all.iter().enumerate().filter(|(_, amount)| amount.kind == "元" && SPENT.contains(&amount.name));
    let spent: Vec<usize> = spent.map(|(at, _)| at).take(MOST).collect();
    let pairs = || budgets.iter().flat_map(|&budget| spent.iter().map(move |&spent| (budget, spent)));
    let of = |at: usize| &all[at].quantity;
    let holding = pairs().find(|&(budget, spent)| makes(rate.number, of(spent), of(budget)).is_some());
    holding.or_else(|| {
        let mut close = pairs().filter(|&(budget, spent)| is_narrow(slip(rate.number, of(spent), of(budget))));
        let (budget, spent) = close.next()?;
        let same =
            |(other, of): (usize, usize)| (all[other].value, all[of].value) == (all[budget].value, all[spent].value);
        close.all(same).then_some((budget, spent))
    })
}

/// The words say of nothing else than of the year's budget: 全年预算执行率, 预算执行率为.
fn is_of_whole(text: &Text<'_, '_>, rate: Span) -> bool {
    let before = &text.document.text()[..rate.start as usize];
    let clause = before.rsplit(['，', '。', '；', '：', '、', '（', '\n', '\t', '.']).next().unwrap_or("");
    let words = clause.trim_end_matches(['为', '达', '到', '是']).trim_start_matches(|c: char| c.is_ascii_digit());
    matches!(
        words.trim_start_matches(['年', '度', '我', '局', '本', '部', '门', '单', '位']),
        "全年预算执行率" | "预算执行率" | "整体支出预算执行率" | "预算支出执行率" | "全年执行率" | "总体执行率"
    )
}

/// The amount that a rate lacks.
fn budget(text: &Text<'_, '_>, all: &[Amount<'_>], own: &Completion) -> Option<usize> {
    let (rate, actual) = (own.rate.as_ref()?, own.actual.as_ref()?);
    let open = own.budgets.is_empty() && own.is_execution_rate && rate.number.decimals() >= DECIMALS;
    let spent = figure_of(text, actual).filter(|_| open)?;
    let at = all.partition_point(|amount| amount.figure < spent);
    let spent = all.get(at).filter(|amount| amount.figure == spent)?;
    let of_kind = |&budget: &usize| {
        let amount = &all[budget];
        amount.kind == spent.kind
            && BUDGET.is_in(amount.name)
            && !ASIDE.is_in(amount.name)
            && amount.value >= spent.value
    };
    let near: Vec<usize> = (at.saturating_sub(BEFORE)..at).rev().filter(of_kind).collect();
    let of = |budget: usize| &all[budget].quantity;
    near.iter().copied().find(|&budget| makes(rate.number, actual, of(budget)).is_some()).or_else(|| {
        let last = near.iter().copied().find(|&budget| OF_YEAR.is_in(all[budget].name))?;
        slip(rate.number, actual, of(last)).map(|_| last)
    })
}

/// 全年预算2478.36万元，其中基本支出593.16万元、项目支出1885.20万元。…2.项目支出1829.73万元，执行率97.06%: the part of the budget that has
/// the name of what was spent.
fn of_part(text: &Text<'_, '_>, all: &[Amount<'_>], own: &Completion) -> Option<usize> {
    /// Bytes from the beginning of a sentence to a part of its budget.
    const NEAR: usize = 400;
    let (rate, actual) = (own.rate.as_ref()?, own.actual.as_ref()?);
    let open = own.budgets.is_empty() && own.is_execution_rate && rate.number.decimals() >= DECIMALS;
    let spent = figure_of(text, actual).filter(|_| open)?;
    let at = all.partition_point(|amount| amount.figure < spent);
    let spent = all.get(at).filter(|amount| amount.figure == spent && !amount.name.is_empty())?;
    let told = |amount: &Amount<'_>| {
        let end = text.document.figures[amount.figure].span.start as usize;
        let near = &text.document.text()[..end];
        let near = &near[near.ceil_char_boundary(end.saturating_sub(NEAR))..];
        near.rsplit(['。', '；', '\n']).next().unwrap_or(near).rsplit_once("其中").map(|(whole, _)| whole)
    };
    let of_budget = |&part: &usize| {
        let amount = &all[part];
        amount.kind == spent.kind
            && amount.name == spent.name
            && amount.value >= spent.value
            && told(amount).is_some_and(|whole| BUDGET.is_in(whole) && !any_of!["支出", "执行"].is_in(whole))
    };
    let near: Vec<usize> = (at.saturating_sub(BEFORE)..at).rev().filter(of_budget).collect();
    let of = |budget: usize| &all[budget].quantity;
    near.iter().copied().find(|&budget| makes(rate.number, actual, of(budget)).is_some()).or_else(|| {
        let last = *near.first().filter(|_| near.len() == 1)?;
        slip(rate.number, actual, of(last)).map(|_| last)
    })
}

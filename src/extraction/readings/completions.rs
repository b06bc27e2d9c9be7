//! Completion rates, read again.

use super::Text;
use super::ratios::{around, fits, is_elsewhere, is_rate, label, telling};
use super::wholes::is_other_budget;
use crate::amount::Number;
use crate::claims::tolerance::{in_unit, money};
use crate::claims::{Base, Completion, Quantity, Span};
use crate::document::FigureKind;
use crate::search::any_of;

/// A completion rate that does not hold under the budgets it was read with.
pub(super) fn completion(text: &Text<'_, '_>, completion: &mut Completion) -> bool {
    let (Some(rate), Some(actual)) = (completion.rate.clone(), completion.actual.clone()) else { return true };
    if name_the_first(text, completion, &rate, &actual) {
        return true;
    }
    let judged: Vec<bool> = completion.budgets.iter().filter_map(|(_, budget)| fits(&rate, &actual, budget)).collect();
    // 基金|0|14260.00|…|13187.55|92.48%: of nothing there is no rate, but of another amount of the row.
    let of_zero = judged.is_empty()
        && !completion.budgets.is_empty()
        && completion.budgets.iter().all(|(_, budget)| budget.number.is_zero())
        && !rate.number.is_zero();
    if (judged.is_empty() && !of_zero) || judged.contains(&true) {
        return true;
    }
    if of_zero {
        another_budget(text, completion, &rate, &actual);
        return true;
    }
    if is_carried_over(text, completion, &rate, &actual) {
        completion.budgets.clear();
        completion.base = Base::Unnamed;
        return true;
    }
    // All of it: any amount that is stated twice would do.
    let all = rate.number == Number::HUNDRED;
    if all || !another_budget(text, completion, &rate, &actual) {
        unlikely(text, completion, &rate, &actual);
    }
    true
}

/// 年初预算1742.60万元，调整（含上年结转）后为2050.94万元，支出1920.58万元，完成年初预算的…: the nearest budget is not the one that is
/// named. Both are kept: the other may be what was meant.
fn name_the_first(text: &Text<'_, '_>, completion: &mut Completion, rate: &Quantity, actual: &Quantity) -> bool {
    const NAMED: &str = "年初预算";
    let [(Base::Initial, budget)] = &completion.budgets[..] else { return false };
    if !is_other_budget(NAMED, label(text, budget)) {
        return false;
    }
    let Some(near) = around(text, rate, actual) else { return false };
    let mut first = near.parts.iter().filter(|part| {
        let own = label(text, part);
        own.contains(NAMED) && !is_other_budget(NAMED, own) && part.place.span < budget.place.span
    });
    let (Some(initial), None) = (first.next(), first.next()) else { return false };
    completion.budgets = vec![(Base::Initial, initial.clone()), (Base::Adjusted, budget.clone())];
    true
}

/// 上年结转50万元，本年预算450万元，支出480万元，执行率96%: what could be spent is both together.
fn is_carried_over(text: &Text<'_, '_>, completion: &Completion, rate: &Quantity, actual: &Quantity) -> bool {
    const NEAR: usize = 8;
    let Some(at) = rate.place.span else { return false };
    let here = text.figures(at).start;
    let near = (here.saturating_sub(NEAR)..here).filter_map(|index| text.quantity(index, actual));
    let mut carried = near.filter(|other| {
        let named = ["结转", "结余", "追加", "调增", "安排", "下达", "配套", "资金"]
            .iter()
            .any(|word| other.name.contains(word));
        named
            && other.place.span != actual.place.span
            && other.place.span.is_some_and(|span| !text.between(span, at).contains('。'))
    });
    carried.any(|carried| {
        completion.budgets.iter().any(|(_, budget)| {
            let unit = money(budget.measure).unwrap_or_default();
            let both = in_unit(budget, unit).and_then(|number| number.add(in_unit(&carried, unit)?));
            let sum = both.map(|number| Quantity { number, ..budget.clone() });
            carried.place.span != budget.place.span && sum.is_ok_and(|sum| is_rate(rate, actual, &sum))
        })
    })
}

/// Budgets that hardly were meant are left out.
fn unlikely(text: &Text<'_, '_>, completion: &mut Completion, rate: &Quantity, actual: &Quantity) {
    if has_own_amounts(text, rate, actual)
        || other_things(text, actual, rate)
        || completion.budgets.iter().all(|(_, budget)| is_elsewhere(text, rate, actual, budget))
    {
        completion.budgets.clear();
        completion.base = Base::Unnamed;
    }
}

/// 支出a万元，…： / 甲项目 预算b 支出c 执行率d: in a line with amounts of its own the rate is one of those.
fn has_own_amounts(text: &Text<'_, '_>, rate: &Quantity, actual: &Quantity) -> bool {
    let (Some(at), Some(of)) = (rate.place.span, actual.place.span) else { return false };
    let line = text.line(at);
    let amount = |index: &usize| {
        let figure = &text.document.figures[*index];
        matches!(figure.kind, FigureKind::Money(_)) || (figure.kind == FigureKind::Bare && figure.number.decimals() > 0)
    };
    !line.contains(of) && text.figures(line).filter(amount).take(2).count() == 2
}

/// 水库56座，完成56座；山塘42口，完成40口，完成率95.24%: other things are told of between the two.
fn other_things(text: &Text<'_, '_>, actual: &Quantity, rate: &Quantity) -> bool {
    let (Some(actual), Some(rate)) = (actual.place.span, rate.place.span) else { return false };
    let between = text.between(actual, rate);
    let figures = text.figures(Span { start: actual.end, end: rate.start.max(actual.end) });
    let other = |index: usize| matches!(text.document.figures[index].kind, FigureKind::Bare | FigureKind::Count);
    between.contains(['；', '。']) && figures.into_iter().any(other)
}

/// 基本支出：年初安排a万元、决算b万元，完成率c%；项目支出：…: budget and outcome stand alone with their rate between two marks. What
/// stands beyond them has rates of its own.
fn stands_alone(text: &Text<'_, '_>, completion: &Completion, rate: &Quantity, actual: &Quantity) -> bool {
    let [(_, budget)] = &completion.budgets[..] else { return false };
    let (Some(rate), Some(actual), Some(budget)) = (rate.place.span, actual.place.span, budget.place.span) else {
        return false;
    };
    let first = budget.start.min(actual.start);
    // Looked for near only: a clause is no longer.
    const NEAR: usize = 600;
    let text_before = &text.document.text()[..first as usize];
    let near = text_before.floor_char_boundary(text_before.len().saturating_sub(NEAR));
    let from = text_before[near..].rfind(['；', '。', '\n']).map_or(near, |at| near + at);
    let part = Span { start: from as u32, end: rate.end };
    let figures = &text.document.figures[text.figures(part)];
    let amounts = figures.iter().filter(|figure| matches!(figure.kind, FigureKind::Money(_) | FigureKind::Percent));
    first < rate.start
        && amounts.count() == 3
        && !text.document.slice(Span { start: first, end: rate.end }).contains(['；', '。', '\n', '\t'])
}

/// 全年预算3705.00万元，其中中央…。全年执行3338.50万元，执行率90.11%: whatever stands between a budget and what was done of it.
fn by_name(rate: &Quantity, ordered: &[&Quantity]) -> Option<(Quantity, Quantity)> {
    let budgets = ordered.iter().enumerate().filter(|(_, budget)| budget.name.ends_with("预算"));
    let mut pairs = budgets.flat_map(|(at, budget)| ordered[at + 1..].iter().map(move |actual| (*actual, *budget)));
    let done = |actual: &Quantity| any_of!["执行", "支出", "实际"].is_in(&actual.name);
    let (actual, budget) = pairs.find(|(actual, budget)| done(actual) && is_rate(rate, actual, budget))?;
    Some((actual.clone(), budget.clone()))
}

/// Two amounts near that the rate fits.
fn another_budget(text: &Text<'_, '_>, completion: &mut Completion, rate: &Quantity, actual: &Quantity) -> bool {
    if stands_alone(text, completion, rate, actual) {
        return false;
    }
    let Some(near) = around(text, rate, actual) else { return false };
    let known: Vec<Quantity> =
        completion.budgets.iter().map(|(_, budget)| budget.clone()).chain([actual.clone()]).collect();
    // 预算9.5万元，实际支出7.64万元，完成预算的19.58%，结余1.86万元: what is left is not what was spent.
    let left = |candidate: &Quantity| any_of!["结余", "结转", "剩余", "节约", "未支"].is_in(&candidate.name);
    let base = completion.base;
    // 完成年初预算的93.64%: not of what it became.
    let named = match base {
        Base::Initial if !completion.budgets.is_empty() => "年初预算",
        Base::Adjusted if !completion.budgets.is_empty() => "调整预算",
        _ => "",
    };
    let other = |candidate: &&Quantity| {
        !left(candidate)
            && !known.iter().any(|known| candidate.place.span == known.place.span)
            && !is_other_budget(named, label(text, candidate))
    };
    // A whole percentage fits many amounts: only those of its own sentence are tried.
    let wholes = if telling(rate) { &near.wholes } else { &near.parts };
    if let Some(found) = wholes.iter().filter(other).find(|found| is_rate(rate, actual, found)) {
        completion.budgets = vec![(base, found.clone())];
        return true;
    }
    if let Some((kind, budget, found)) = completion.budgets.iter().find_map(|(kind, budget)| {
        let found = near.parts.iter().filter(other).find(|found| is_rate(rate, found, budget))?;
        Some((*kind, budget.clone(), found.clone()))
    }) {
        completion.budgets = vec![(kind, budget)];
        completion.actual = Some(found);
        return true;
    }
    let exact = rate.number.trimmed(0).decimals() > 1;
    let pair = near.parts.iter().filter(|_| telling(rate)).filter(other).find_map(|actual| {
        let budget = near.parts.iter().filter(other).find(|budget| is_rate(rate, actual, budget))?;
        Some((actual.clone(), budget.clone()))
    });
    // 农田建设6480.00万元，…。农田建设项完成预算82.55%（预算7850.00万元）: further away only what fits to the last digit.
    let further = || {
        let own = completion.budgets.iter().filter(|_| exact).find_map(|(_, budget)| {
            let actual = near.wholes.iter().filter(other).find(|actual| is_rate(rate, actual, budget))?;
            Some((actual.clone(), budget.clone()))
        });
        own.or_else(|| {
            let mut ordered: Vec<&Quantity> = near.wholes.iter().filter(|_| exact).collect();
            ordered.sort_by_key(|quantity| quantity.place.span);
            let pair =
                ordered.windows(2).find(|pair| is_rate(rate, pair[1], pair[0]) || is_rate(rate, pair[0], pair[1]));
            let Some(pair) = pair else { return by_name(rate, &ordered) };
            let turned = is_rate(rate, pair[0], pair[1]);
            Some(if turned { (pair[0].clone(), pair[1].clone()) } else { (pair[1].clone(), pair[0].clone()) })
        })
    };
    let pair = pair.or_else(further);
    if let Some((actual, budget)) = pair {
        completion.budgets = vec![(base, budget)];
        completion.actual = Some(actual);
        return true;
    }
    false
}

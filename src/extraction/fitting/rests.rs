//! What is left of an amount, or lies between two: 累计支出972.58万元，…，未支出的33.87万元由财政收回; 清理病死松树9147株，比任务8600株多547株.
//!
//! Two figures near it that make it are taken as meant. Where none do, it is held against those of its own sentence, or of
//! the one before, of which a single pair is one wrong digit away from it.

use std::collections::HashSet;

use super::pairs::between;
use super::sums;
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Span};
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::extraction::shares::kind;
use crate::search::{AnyOf, any_of};

/// So many figures of its kind in front of a rest may be what it is left of.
const BEFORE: usize = 8;
/// Of so many it may be left where nothing makes it.
const CLOSE: usize = 4;
/// So many figures in front of a rest are looked at.
const FAR: usize = 40;

/// What is left, or lies between two.
const REST: AnyOf = AnyOf::new(&[
    "结余",
    "结转",
    "节约",
    "节支",
    "剩余",
    "未支出",
    "未使用",
    "未执行",
    "未支付",
    "未收",
    "未完成",
    "未整改",
    "未办结",
    "尚欠",
    "尚未",
    "缺口",
    "其余",
    "净资产",
    "不满意",
    "逾期",
    "未到位",
    "审定",
]);
/// Directly in front of what lies between two.
const BETWEEN: AnyOf = AnyOf::new(&["多", "少", "超", "超出", "超额", "欠", "差", "净增", "净减"]);
const ASIDE: AnyOf = AnyOf::new(&["上年结转", "年初结转", "上年结余", "年初结余", "结转下年", "上年末", "每", "均"]);

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let known = known(builder);
    let lines: Vec<Span> = builder.document.lines_of_text().collect();
    let mut found = Vec::new();
    for line in lines {
        let first = builder.document.figures_before(line.start);
        let count = builder.document.figures_in(line).len();
        for rest in first..first + count {
            let figure = builder.figure(rest);
            let label = builder.slice(figure.label);
            let own = label.trim_end_matches(['的', '为', '了', '约', '共', '有']);
            let is_rest = (REST.is_in(label) || BETWEEN.ends(own).is_some()) && !ASIDE.is_in(label);
            if is_rest && !known.contains(&figure.span) && kind(builder, rest).is_some() && !is_limit(builder, rest) {
                found.extend(left(builder, first, rest).or_else(|| left_of_budget(builder, first, rest)));
            }
        }
    }
    for (whole, parts) in found {
        sums::claim(builder, None, whole, &parts);
    }
}

/// What sums and changes are made of.
fn known(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let mut known = HashSet::new();
    for claim in builder.claims.iter().chain(&builder.bound) {
        match claim {
            Claim::Sum(sum) => {
                known.extend(sum.parts.iter().chain([&sum.whole]).filter_map(|quantity| quantity.place.span));
            }
            Claim::Change(change) => known.extend(change.difference.as_ref().and_then(|gap| gap.place.span)),
            _ => {}
        }
    }
    known
}

/// The amount that it is left of, with what was taken and what is left.
fn left(builder: &Builder<'_, '_>, first: usize, rest: usize) -> Option<(usize, Vec<usize>)> {
    let alike = |&at: &usize| kind(builder, at) == kind(builder, rest) && !is_limit(builder, at);
    let near: Vec<usize> = (first.max(rest.saturating_sub(FAR))..rest).rev().filter(alike).take(BEFORE).collect();
    let value = |at: usize| builder.comparable(at);
    let gap = |(all, some): (usize, usize)| value(all).subtract(value(some));
    let pairs = |near: &[usize]| -> Vec<(usize, usize)> {
        let pairs = near.iter().flat_map(|&all| near.iter().map(move |&some| (all, some)));
        pairs.filter(|&(all, some)| value(all) > value(some)).collect()
    };
    let made = |&pair: &(usize, usize)| gap(pair).is_ok_and(|gap| gap == value(rest));
    let given = |(all, some): (usize, usize)| Some((all, vec![some, rest]));
    if let Some(pair) = pairs(&near).into_iter().find(made) {
        return given(pair);
    }
    let number = |at: usize| builder.figure(at).number;
    let one_unit = |at: usize| builder.figure(at).kind == builder.figure(rest).kind;
    let slip = |&(all, some): &(usize, usize)| {
        one_unit(all)
            && one_unit(some)
            && value(all) > value(rest)
            && is_fine(builder, all, &[some, rest])
            && slips::in_one_figure(number(all), &[number(some), number(rest)])
    };
    // What is counted is told of two numbers that stand directly in front: 其余139名 may be left of any.
    let money = kind(builder, rest) == Some("元");
    let close = near.iter().copied().take(if money { CLOSE } else { 2 });
    let close = close.take_while(|&at| is_near(builder, at, rest, money)).collect::<Vec<usize>>();
    let next = |&(all, some): &(usize, usize)| close.first().is_some_and(|&last| all == last || some == last);
    let mut near = pairs(&close).into_iter().filter(|pair| next(pair) && slip(pair));
    near.next().filter(|_| near.next().is_none()).and_then(given)
}

/// 调整后全年预算1904.10万元。 / 全年支出1849.10万元，…，年末结转55.00万元: the budget stands in another paragraph.
fn left_of_budget(builder: &Builder<'_, '_>, first: usize, rest: usize) -> Option<(usize, Vec<usize>)> {
    let label = |at: usize| builder.slice(builder.figure(at).label);
    let money = |at: &usize| builder.figure(*at).kind == builder.figure(rest).kind && kind(builder, *at) == Some("元");
    let spent = (first..rest)
        .rev()
        .filter(money)
        .find(|&at| any_of!["支出", "执行"].is_in(label(at)) && !any_of!["预算", "上年", "去年"].is_in(label(at)))?;
    let of_all = any_of!["全年预算", "调整后", "可用资金", "预算总额", "收入总计", "总预算"];
    let budgets = (spent.saturating_sub(FAR)..spent).rev().filter(money).filter(|&at| of_all.is_in(label(at)));
    let value = |at: usize| builder.comparable(at);
    let number = |at: usize| builder.figure(at).number;
    let holds = |&at: &usize| {
        let left = value(at).subtract(value(spent));
        left == Ok(value(rest))
            || (is_fine(builder, at, &[spent, rest])
                && slips::in_one_figure(number(at), &[number(spent), number(rest)]))
    };
    let whole = budgets.take(1).find(holds)?;
    Some((whole, vec![spent, rest]))
}

/// Told finely enough that a wrong digit is no chance.
fn is_fine(builder: &Builder<'_, '_>, whole: usize, parts: &[usize]) -> bool {
    let parts: Vec<Number> = parts.iter().map(|&part| builder.comparable(part)).collect();
    let least = if kind(builder, whole) == Some("元") { sums::FINE } else { 1_000 };
    slips::fineness(builder.comparable(whole), &parts) >= least
}

/// In its sentence; an amount of money also in the one before.
fn is_near(builder: &Builder<'_, '_>, at: usize, rest: usize, money: bool) -> bool {
    between(builder, at, rest).matches('。').count() <= usize::from(money)
        && !any_of!["上年", "去年"].is_in(builder.slice(builder.figure(at).label))
}

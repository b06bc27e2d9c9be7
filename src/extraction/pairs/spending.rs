//! What was spent and what was left, by the words in front of them; and budgets that are told by these alone.

use super::budgets::Bound;
use super::roles::{Role, Told};
use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::{Base, Measure};
use crate::extraction::builder::Builder;
use crate::extraction::phrases::rate_name;
use crate::search::any_of;

/// 全年支出2397.51万元，预算执行率94.31%，未执行144.77万元: what was spent and what was left are the budget that nobody names. The rate
/// is that of both but for a slip of the pen.
pub(super) fn of_rest(builder: &Builder<'_, '_>, told: &[Told], at: usize) -> Option<(Bound, Vec<usize>)> {
    let rate = &told[at];
    let words = builder.slice(rate.tail);
    let from = told[..at].iter().rposition(|one| one.measure == Some(Measure::Percent)).map_or(0, |last| last + 1);
    let end = told[at + 1..].iter().position(|one| one.measure == Some(Measure::Percent));
    let near = &told[from..end.map_or(told.len(), |end| at + 1 + end)];
    let money: Vec<&Told> = near.iter().filter(is_money).collect();
    let &[first, second] = &money[..] else { return None };
    let (outcome, rest) = if is_rest(builder, first) { (second, first) } else { (first, second) };
    let bound = outcome.role == Role::Amount
        && matches!(rest.role, Role::Amount | Role::Budget(_))
        && outcome.figure < rate.figure
        && is_rest(builder, rest)
        && is_spent(builder, outcome)
        && !is_some(builder, outcome)
        && !any_of!["上年", "年初", "累计", "历年"].is_in(builder.slice(rest.tail))
        && any_of!["预算执行率", "预算完成率", "预算支出率", "资金执行率", "资金支付率", "资金使用率"].is_in(words);
    let stated = builder.figure(rate.figure).number;
    let given = [builder.comparable(outcome.figure), builder.comparable(rest.figure)];
    let computed = given[0].percent_of(Number::sum(given).ok()?, stated.decimals()).ok()?;
    let fits = computed == stated || (stated.decimals() > 0 && differs_by_a_slip(stated, computed));
    (bound && fits && rate_name(words).is_empty()).then(|| {
        let bound = Bound { budget: *outcome, outcome: *outcome, base: Base::Unnamed, unchanged: true };
        (bound, vec![outcome.figure, rest.figure])
    })
}

/// 上年结转a万元、年初预算b万元、本年追加c万元，合计d万元，年末结余e万元，实际完成f万元，预算完成率95%: of what all that was given makes up.
pub(super) fn of_total(builder: &Builder<'_, '_>, told: &[Told], at: usize) -> Option<(Bound, Vec<usize>)> {
    let rate = &told[at];
    let words = builder.slice(rate.tail);
    let money: Vec<&Told> = told[..at].iter().filter(is_money).collect();
    let all = money
        .iter()
        .position(|one| any_of!["合计", "共计", "总计", "合计为", "共计为"].ends(builder.slice(one.tail)).is_some())?;
    let (given, total) = (&money[..all], money[all]);
    let sum = Number::sum(given.iter().map(|one| builder.comparable(one.figure))).ok()?;
    let outcomes: Vec<&&Told> = money[all + 1..].iter().filter(|one| !is_rest(builder, one)).collect();
    let [outcome] = outcomes[..] else { return None };
    let done = is_spent(builder, outcome) && outcome.role == Role::Amount && !is_some(builder, outcome);
    let planned = given.len() > 1
        && given.iter().any(|one| builder.slice(one.tail).contains("预算"))
        && !given.iter().any(|one| is_spent(builder, one));
    let whole = any_of!["预算执行率", "预算完成率", "预算支出率"].is_in(words) && rate_name(words).is_empty();
    (sum == builder.comparable(total.figure) && done && planned && whole).then(|| {
        let bound = Bound { budget: *total, outcome: **outcome, base: Base::Unnamed, unchanged: true };
        (bound, vec![total.figure])
    })
}

pub(super) fn is_money(one: &&Told) -> bool {
    matches!(one.measure, Some(Measure::Money(_)))
}

/// 其中已支付, 第一批拨付: of a part of the money.
pub(super) fn is_some(builder: &Builder<'_, '_>, one: &Told) -> bool {
    let tail = builder.slice(one.tail);
    tail.chars().count() > 10 || any_of!["其中", "第", "首", "批", "期"].is_in(tail)
}

/// 农业生产发展资金: money that was given for something.
pub(super) fn is_funds(builder: &Builder<'_, '_>, one: &Told) -> bool {
    let label = builder.slice(builder.figure(one.figure).label);
    any_of!["资金", "专项经费", "补助", "补助款", "专项"].ends(label).is_some()
        && !any_of!["上年", "其中", "每", "均", "标准"].is_in(label)
}

pub(super) fn is_spent(builder: &Builder<'_, '_>, one: &Told) -> bool {
    let tail = builder.slice(one.tail);
    any_of![
        "支出",
        "支付",
        "执行",
        "决算",
        "列支",
        "使用",
        "结算",
        "拨付",
        "发放",
        "兑付",
        "实际完成",
        "完成投资",
        "已付",
        "实付",
        "付款",
        "付出",
        "已用",
        "用去",
        "用了",
        "用款",
        "花费",
        "实支",
        "支用",
        "报账",
        "报销",
        "核销",
        "兑现",
        "实拨",
        "划拨"
    ]
    .is_in(tail)
        && !is_rest(builder, one)
}

/// What is left, what was added: neither budget nor outcome.
pub(super) fn is_rest(builder: &Builder<'_, '_>, one: &Told) -> bool {
    any_of!["结余", "结转", "剩余", "余额", "未支", "未使用", "未执行", "收回", "上年"].is_in(builder.slice(one.tail))
}

pub(super) fn all_spent(words: &str) -> bool {
    any_of!["全部支出", "全部支付", "全部执行", "全额支付", "全部使用", "全部拨付", "全额拨付", "全额支出", "全额执行"]
        .is_in(words)
        && !any_of!["未全", "尚未", "没有全"].is_in(words)
}

//! What there was at the beginning of a year, what came and what went, and what there is at its end: 年初在库企业86家，新入库21家，
//! 退库5家，年末在库102家; 年初账面原值1204.60万元，购置增加186.35万元，报废减少42.17万元，年末1348.78万元.
//!
//! Staff is read by `moves`, balances of money by `balances`; of money only assets are read here.

use super::{MONEY, Sums, Tally, claim};
use crate::amount::Number;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, many_of};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Before,
    Now,
    Joined,
    Left,
}

const BEFORE: AnyOf =
    AnyOf::new(&["年初", "期初", "上年末", "上年底", "去年末", "去年底", "上年年末", "原有", "上年结存", "上年结转"]);
const NOW: AnyOf = AnyOf::new(&["年末", "期末", "年底", "现有", "现存", "目前", "尚有", "结存"]);
const LEFT: AnyOf = many_of![
    "减少",
    "退库",
    "退出",
    "注销",
    "报废",
    "处置",
    "转出",
    "调出",
    "关闭",
    "销号",
    "淘汰",
    "划出",
    "出栏",
    "化解",
    "办结",
    "审结",
    "核销",
    "吊销",
    "撤销",
    "拆除",
    "死亡",
    "清退",
    "毕业",
    "终止",
    "摘牌",
    "移出",
    "迁出",
    "出库",
    "发放",
    "领用",
    "划转出",
];
const JOINED: AnyOf = many_of![
    "增加",
    "新增",
    "入库",
    "新入",
    "新建",
    "购置",
    "新购",
    "转入",
    "调入",
    "新收",
    "纳入",
    "新发展",
    "认定",
    "接收",
    "受理",
    "划入",
    "新设",
    "新登记",
    "迁入",
    "招收",
    "录入",
    "采购",
    "新开",
    "挂牌",
    "补充",
    "购入",
];

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>]) {
    let Some(first) = sentence.iter().find(|tally| !tally.inside && is_before(tally.words)) else {
        return;
    };
    let assets = || any_of!["资产", "原值", "净值", "账面"].is_in(first.words);
    let staff = || any_of!["在职", "编", "职工", "人员", "干部", "教师", "实有"].is_in(first.words);
    if (first.unit == "人" && staff()) || (first.unit == MONEY && !assets()) {
        return;
    }
    let from = sentence.partition_point(|tally| tally.figure < first.figure);
    let mut told: Vec<(Role, &Tally<'_>)> = Vec::new();
    for tally in sentence[from..].iter().filter(|tally| tally.unit == first.unit && !tally.inside) {
        // 其中本年新增3家: a part of what was told.
        if any_of!["其中", "累计", "计划", "目标", "同比", "净增", "净减"].is_in(tally.words) {
            return;
        }
        let Some(role) = role(tally.words) else { return };
        told.push((role, tally));
        if role == Role::Now {
            break;
        }
    }
    let [(Role::Before, before), flows @ .., (Role::Now, now)] = told.as_slice() else { return };
    let both = [Role::Joined, Role::Left].iter().all(|wanted| flows.iter().any(|(role, _)| role == wanted));
    let only_flows = flows.iter().all(|(role, _)| matches!(role, Role::Joined | Role::Left));
    if !both || !only_flows {
        return;
    }
    let signed = |&(role, tally): &(Role, &Tally<'_>)| {
        let number = tally.number(builder);
        if role == Role::Left { number.negate() } else { number }
    };
    let end = Number::sum(flows.iter().map(signed).chain([before.number(builder)]));
    const NEAR: i64 = 60;
    if !end.is_ok_and(|end| now.is_near(builder, end, NEAR)) {
        return;
    }
    let mut parts = vec![before.quantity(builder)];
    for (role, tally) in flows {
        let mut part = tally.quantity(builder);
        if *role == Role::Left {
            part.number = part.number.negate();
        }
        parts.push(part);
    }
    let whole = now.quantity(builder);
    claim(builder, known, whole, parts, first.unit == "人", "增减");
}

/// 2023年初账面原值: the year is a figure of its own.
fn is_before(words: &str) -> bool {
    BEFORE.is_in(words) || words.starts_with('初')
}

fn role(words: &str) -> Option<Role> {
    if is_before(words) {
        return Some(Role::Before);
    }
    // 年末减少 is what went.
    if LEFT.is_in(words) {
        return Some(Role::Left);
    }
    if NOW.is_in(words) || words.starts_with(['末', '底']) {
        return Some(Role::Now);
    }
    JOINED.is_in(words).then_some(Role::Joined)
}

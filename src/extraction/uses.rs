//! What money was used for, each amount in front of its purpose: 500万元已全部支出，286.50万元用于…，剩余213.50万元用于…; 385.80万元已全部付出，
//! 186.3万元付给施工单位，62.8万元为设备款，剩下39.25万元是监理费.
//!
//! The amounts make up the one in front of them where the last is called the rest of it, or where a word says that all
//! of it was used so; else only where they nearly do.

use super::builder::Builder;
use super::clause::{Clause, Mark, clauses};
use super::comparisons;
use super::words;
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Quantity, Span, Sum, Topic};
use crate::document::{Figure, FigureKind};
use crate::search::{AnyOf, any_of, has, many_of};
use crate::signs::Sign;

/// So near to the whole the parts may have been meant to make it up.
const NEAR: (i64, i64) = (85, 115);

/// A row of amounts that is being read, and the amount in front of it.
#[derive(Default)]
struct Row {
    whole: Option<usize>,
    parts: Vec<usize>,
    /// The last part is what the others left, or all of it was used.
    all: bool,
    /// The last part is what the others left.
    rest: bool,
    /// 其中, 使用情况: the words announce a list of its uses.
    listed: bool,
    /// 主要用于: some of it.
    some: bool,
    /// 付给, 为: told by other words than 用于, which also tell of other things than uses.
    loose: bool,
}

/// What is said of a use, directly behind its amount.
static USED: AnyOf =
    AnyOf::new(&["用于", "主要用于", "全部用于", "均用于", "专项用于", "安排用于", "已用于", "实际用于"]);
/// And less plainly.
static PAID: AnyOf = many_of![
    "付给",
    "支付给",
    "拨付给",
    "拨给",
    "拨付",
    "支付",
    "拨至",
    "划给",
    "划拨",
    "转给",
    "投入",
    "投向",
    "用作",
    "作为",
    "用在",
    "花在",
    "列入",
    "安排",
    "补助",
    "补贴",
    "兑付",
    "发放",
    "发给",
    "奖励",
    "采购",
    "购买",
    "购置",
    "为",
    "是",
    "系",
    "属",
    "由",
    "给",
    "归",
    "建",
    "结算",
    "偿还",
    "缴纳",
    "分配",
    "下达",
    "下拨",
];
/// 剩余, 其余: what the others left.
static REST: AnyOf = AnyOf::new(&["剩余", "其余", "余下", "余款", "剩下", "最后", "尚余", "其他", "另外"]);
/// Nothing is left of it.
static ALL: AnyOf = AnyOf::new(&[
    "全部使用",
    "全部支出",
    "全部用于",
    "分别用于",
    "全部付出",
    "全部支付",
    "全部拨付",
    "全部分配",
    "全部安排",
    "全部花完",
    "全部执行",
    "全部下达",
    "全额支付",
    "全部用完",
    "使用完毕",
    "支付完毕",
    "拨付完毕",
    "全额拨付",
    "全部落实",
    "全部投入",
    "全部到位",
]);

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for &statement in statements {
        let plainly = builder.document.signs_in(statement).has(Sign::UsedFor)
            && builder.slice(statement).matches("用于").nth(1).is_some();
        if !plainly && !amounts_first(builder, statement) {
            continue;
        }
        let mut row = Row::default();
        for clause in &clauses(builder.document, statement) {
            step(builder, clause, &mut row);
        }
        take(builder, std::mem::take(&mut row));
    }
}

/// Two amounts at least that begin their clauses, behind another one.
fn amounts_first(builder: &Builder<'_, '_>, statement: Span) -> bool {
    const LEAST: usize = 3;
    let figures = builder.document.figures_in(statement);
    let money = || figures.iter().filter(|figure| matches!(figure.kind, FigureKind::Money(_)));
    let text = builder.document.text();
    let first = |figure: &&Figure| text[..figure.span.start as usize].ends_with(['，', '；', '、', '：']);
    money().count() >= LEAST && money().skip(1).filter(first).count() + 1 >= LEAST
}

fn step(builder: &mut Builder<'_, '_>, clause: &Clause, row: &mut Row) {
    let money: Vec<usize> =
        clause.figures.clone().filter(|&at| matches!(builder.figure(at).kind, FigureKind::Money(_))).collect();
    let text = builder.slice(clause.span);
    if matches!(clause.before, Mark::Stop) {
        take(builder, std::mem::take(row));
    }
    let [figure] = money[..] else {
        if money.is_empty() {
            row.all |= ALL.is_in(text);
            row.listed |= announces(text);
            // 剩余10.5万元用于前期设计，监理等费用: what the last amount was for, and nothing but it is left.
            row.some |= !row.rest && any_of!["主要", "等"].is_in(text);
        } else {
            take(builder, std::mem::take(row));
        }
        return;
    };
    let span = builder.figure(figure).span;
    let before = builder.slice(Span { start: clause.span.start, end: span.start });
    let behind = builder.slice(Span { start: span.end, end: clause.span.end });
    let rest = REST.is_in(before);
    let plainly = USED.starts(behind).is_some() || has(before, "用于");
    // 186.3万元付给施工单位: nothing in front of the amount but that it is the rest.
    let bare = || before.chars().count() <= 5 && (before.is_empty() || REST.starts(before).is_some());
    let loosely = !plainly && (row.whole.is_some() && bare() && PAID.starts(behind).is_some());
    let used = plainly || loosely;
    if clause.before == Mark::Open {
        // What stands in a bracket explains an amount.
        return;
    }
    if used && (row.whole.is_some() || !row.parts.is_empty()) {
        row.rest |= rest && !row.parts.is_empty();
        row.all |= row.rest;
        row.listed |= row.parts.is_empty() && announces(before);
        row.some |= has(behind, "主要") || has(before, "主要") || behind.ends_with('等');
        row.loose |= loosely;
        row.parts.push(figure);
        return;
    }
    take(builder, std::mem::take(row));
    if !used && !comparisons::is_no_part(before) && words::trend(before).is_none() {
        row.whole = Some(figure);
        row.all = ALL.is_in(behind);
        row.listed = announces(behind);
    }
}

/// What follows is told as a list of the uses, not as some of what was done.
fn announces(text: &str) -> bool {
    any_of!["其中", "使用情况", "用途", "分配", "分别", "如下", "具体"].is_in(text)
}

fn take(builder: &mut Builder<'_, '_>, row: Row) {
    let Row { whole: Some(whole), parts, all, listed, some, loose, rest } = row else { return };
    // Three at least where only their order tells of uses, and nothing left.
    if parts.len() < 2 || some || (loose && !(all && parts.len() > 2 || rest)) {
        return;
    }
    let sum = Number::sum(parts.iter().map(|&part| builder.comparable(part)));
    let Ok(percent) = sum.and_then(|sum| sum.percent_of(builder.comparable(whole), 0)) else { return };
    let near = percent >= Number::whole(NEAR.0) && percent <= Number::whole(NEAR.1);
    let told = all && percent >= Number::whole(50) && percent <= Number::whole(150);
    if !near && !told {
        return;
    }
    // 安排资金500万元，200万元用于甲，150万元用于乙: the rest may not have been used.
    let open = !all && !listed;
    let named = |builder: &mut Builder<'_, '_>, figure: usize| -> Quantity {
        let name = words::identity(builder.slice(builder.figure(figure).label)).to_owned();
        builder.quantity(figure, &name)
    };
    let whole = named(builder, whole);
    let parts: Vec<Quantity> = parts.into_iter().map(|part| named(builder, part)).collect();
    let completeness = if open { Completeness::Open } else { Completeness::Complete };
    builder.claims.push(Claim::Sum(Sum::of(Topic::Listing, whole, parts, completeness, "用于")));
}

//! Shares whose words say all of it: the whole with its amount beside its name, or a rate that is defined as one.

use super::{claim, kind, near};
use crate::claims::{Share, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::likeness::same;
use crate::search::{AnyOf, any_of, has};

/// Words between a whole and its percentage.
const OF_IT: AnyOf = AnyOf::new(&["的", "比重", "比例", "比", "为", "约", "达到", "达", "仅"]);

/// 列支128.90万元，占全部项目支出（1694.37万元）的7.61%; 占项目总支出3900万元的70%: the whole has its amount behind its name.
pub(super) fn with_whole(builder: &mut Builder<'_, '_>, statement: Span, figure: usize) -> Option<Share> {
    let whole = figure.checked_sub(1)?;
    let last = whole.checked_sub(1)?;
    // 268.40万元，占项目支出（640.00万元）的41.94%，占支出合计（1600.00万元）的16.78%: of the same part.
    let again = builder.figure(last).kind == FigureKind::Percent;
    let part = if again { last.checked_sub(2)? } else { last };
    let in_front = builder.figure(last).span;
    if builder.figure(part).span.start < statement.start {
        return None;
    }
    let all = builder.figure(whole).span;
    let behind = builder.slice(Span { start: all.end, end: builder.figure(figure).span.start });
    let bracket = behind.strip_prefix('）');
    let mut between = bracket.unwrap_or(behind);
    while let Some(word) = OF_IT.ends(between) {
        between = &between[..between.len() - word.len()];
    }
    if !matches!(between, "" | "中占" | "中所占" | "中的占")
        || behind.is_empty()
        || kind(builder, part)? != kind(builder, whole)?
    {
        return None;
    }
    if again && !is_share_of_amounts(builder, [part, last - 1, last]) {
        return None;
    }
    let before = builder.slice(Span { start: in_front.end, end: all.start });
    let words = if bracket.is_some() { before.rsplit_once('（')?.0 } else { before };
    // 在项目支出（400万元）中占比24%
    let inside = between.starts_with('中');
    let (own, name) = if inside { words.rsplit_once('在')? } else { words.rsplit_once('占')? };
    // 占年度任务12亿元的103.81%: so much of it was done.
    // 占一般公共预算支出总额的: money of that kind.
    let kind_of_money = || any_of!["一般公共预算", "政府性基金预算"].starts(name).is_some();
    let planned = any_of!["任务", "计划", "目标", "指标", "下达"].is_in(name);
    let plan = planned
        || (has(name, "预算")
            && !(kind_of_money() && any_of!["支出", "支出总额", "总支出", "拨款", "收入"].ends(name).is_some()));
    let clear = !plan && !name.contains(['，', '；', '。', '：', '（', '）']);
    let follows =
        own.trim_start_matches('）').trim_matches(['，', '、', '仅', '只', '约', '也', '又', '和']).is_empty();
    (clear && follows).then(|| claim(builder, [part, whole, figure], name))
}

/// The percentage in front is that of its own whole: an amount, 占 and another amount.
fn is_share_of_amounts(builder: &Builder<'_, '_>, [part, whole, percent]: [usize; 3]) -> bool {
    let between = |a: usize, b: usize| {
        let (start, end) = (builder.figure(a).span.end, builder.figure(b).span.start);
        builder.slice(Span { start, end: end.max(start) })
    };
    kind(builder, part).is_some()
        && kind(builder, part) == kind(builder, whole)
        && has(between(part, whole), "占")
        && !between(part, percent).contains(['。', '；', '\n'])
        && between(whole, percent).trim_start_matches('）').chars().count() <= 4
}

/// 重点支出安排率: by its definition 重点项目支出 ÷ 项目总支出.
pub(super) fn arrangement(builder: &mut Builder<'_, '_>, statement: Span, figure: usize) -> Option<Share> {
    let name = builder.slice(builder.figure(figure).label);
    any_of!["重点支出安排率", "重点项目支出安排率"].ends(name)?;
    let named = |wanted: &dyn Fn(&str) -> bool| {
        let figures = near(builder, figure);
        let mut found = figures
            .filter(|&index| builder.figure(index).span.start >= statement.start)
            .filter(|&index| matches!(builder.figure(index).kind, FigureKind::Money(_)))
            .filter(|&index| wanted(builder.slice(builder.figure(index).label)));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let important = |label: &str| has(label, "重点") && any_of!["支出", "资金"].ends(label).is_some();
    let all = |label: &str| !has(label, "重点") && (same(label, "项目支出") || same(label, "项目总支出"));
    let (part, whole) = (named(&important)?, named(&all)?);
    Some(claim(builder, [part, whole, figure], builder.slice(builder.figure(whole).label)))
}

/// 结转结余率: what was left of the year ÷ the budget of its expenditure, the two amounts in front of it.
pub(super) fn left_over(builder: &mut Builder<'_, '_>, statement: Span, figure: usize) -> Option<Share> {
    let name = builder.slice(builder.figure(figure).label);
    any_of!["结转结余率", "结余结转率"].ends(name)?;
    let two = [figure.checked_sub(2)?, figure.checked_sub(1)?];
    let label = |index: usize| builder.slice(builder.figure(index).label);
    let money = |&index: &usize| {
        builder.figure(index).span.start >= statement.start
            && matches!(builder.figure(index).kind, FigureKind::Money(_))
    };
    let left = |index: &usize| any_of!["结转", "结余"].is_in(label(*index)) && !has(label(*index), "预算");
    let budget = |index: &usize| has(label(*index), "预算") && !any_of!["结转", "结余", "执行"].is_in(label(*index));
    let (part, whole) = match two {
        [one, other] if left(&one) && budget(&other) => (one, other),
        [one, other] if budget(&one) && left(&other) => (other, one),
        _ => return None,
    };
    two.iter().all(money).then(|| claim(builder, [part, whole, figure], builder.slice(builder.figure(whole).label)))
}

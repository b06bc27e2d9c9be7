//! What was read among the parts of a sum and is none: prices of one, plans, subtotals, parts of a part, figures without a
//! name.

use super::Text;
use super::sums::holds;
use crate::amount::Number;
use crate::claims::tolerance::{Addition, in_unit};
use crate::claims::{Completeness, Measure, Quantity, Span, Sum};
use crate::extraction::likeness::mentions;
use crate::search::any_of;

/// Fewer things are told apart in more ways than one.
const FEW: i64 = 30;
/// Bytes in front of a figure that may name it.
const LABEL: usize = 60;

/// …，80.00万元退回后待次年发放, …主要原因是银行卡有误，80.00万元退回: an amount without a name of its own is told of a
/// part, it is none.
pub(super) fn nameless(sum: &mut Sum, found: &Addition) -> bool {
    let has_name = |part: &&Quantity| !part.name.is_empty() && !part.name.contains("原因");
    let named: Vec<Quantity> = sum.parts.iter().filter(has_name).cloned().collect();
    if named.len() < sum.parts.len() && holds(&sum.whole, &named) {
        sum.parts = named;
        return true;
    }
    // Where titles are the names of others, just the one that is too much.
    let too_much = |part: &Quantity| !has_name(&part) && in_unit(part, found.unit) == Ok(found.gap);
    let Some(at) = sum.parts.iter().position(too_much) else { return false };
    sum.parts.remove(at);
    true
}

/// 1、购置74.80万元，单价18.70万元； / 2、建设69.84万元，合同价72万元: each line tells of one part, and first how much it is.
/// So does 购置74.80万元，尾款18.70万元；建设69.84万元，…: what ； keeps apart.
pub(super) fn first_of_each(text: &Text<'_, '_>, sum: &mut Sum) -> bool {
    let mut known: Option<Span> = None;
    let mut rest = sum.parts.clone();
    rest.retain(|part| {
        let Some(span) = part.place.span else { return true };
        let same = known.replace(span).is_some_and(|before| {
            !text.document.slice(Span { start: before.end.min(span.start), end: span.start }).contains(['；', '\n'])
        });
        !same
    });
    if rest.len() < 2 || rest.len() == sum.parts.len() || !holds(&sum.whole, &rest) {
        return false;
    }
    sum.parts = rest;
    true
}

/// 标准分别为10000元、6000元和3700元，计9.00万元、…，合计797.68万元: what one costs has another unit than what all cost.
pub(super) fn of_one_unit(sum: &mut Sum) -> bool {
    let rest: Vec<Quantity> = sum.parts.iter().filter(|part| part.measure == sum.whole.measure).cloned().collect();
    let found = rest.len() > 1 && rest.len() < sum.parts.len() && holds(&sum.whole, &rest);
    if found {
        sum.parts = rest;
    }
    found
}

/// 完成12.92公里，其中清水河7.4公里、石川河计划7.8公里完成5.52公里: what was planned is no part of what was done.
pub(super) fn without_plans(text: &Text<'_, '_>, sum: &mut Sum) -> bool {
    let planned = |part: &&Quantity| !is_planned(text, part);
    let rest: Vec<Quantity> = sum.parts.iter().filter(planned).cloned().collect();
    let found = rest.len() > 1 && rest.len() < sum.parts.len() && holds(&sum.whole, &rest);
    if found {
        sum.parts = rest;
    }
    found
}

/// 计划7.8公里: named by a plan.
fn is_planned(text: &Text<'_, '_>, part: &Quantity) -> bool {
    const WORDS: usize = "计划".len();
    let before = part.place.span.map_or("", |span| &text.document.text()[..span.start as usize]);
    matches!(before.get(before.len().saturating_sub(WORDS)..), Some("计划" | "目标" | "任务"))
}

/// 重新认定奖励10万元/家, 应签约5.8万人，已签约4.06万人, 完成24篇的年度任务: what one gets, and what was to be done, is no part of what
/// there was.
pub(super) fn without_others(text: &Text<'_, '_>, sum: &mut Sum) {
    let source = text.document.text();
    let other = |part: &Quantity| {
        let Some(span) = part.place.span.filter(|&span| !text.in_table(span)) else { return false };
        let (before, behind) = (&source[..span.start as usize], &source[span.end as usize..]);
        let before = &before[before.floor_char_boundary(before.len().saturating_sub(LABEL))..];
        let label = &before[before.rfind(['，', '；', '：', '、', '（', '。']).map_or(0, |at| at + '，'.len_utf8())..];
        let wanted = part.measure == Measure::Count
            && (any_of!["的年度任务", "的任务", "的年度目标", "的目标", "的计划"].starts(behind).is_some()
                || (label.contains('应') && any_of!["已", "实际"].starts(behind.trim_start_matches('，')).is_some()));
        behind.starts_with('/') || wanted
    };
    let left = sum.parts.iter().filter(|part| !other(part)).count();
    if left == 0 || left == sum.parts.len() {
        return;
    }
    sum.parts.retain(|part| !other(part));
    if left == 1 {
        sum.completeness = Completeness::Open;
    }
}

/// 学前1.02亿元，小学4.63亿元，初中3.18亿元，…。小学和初中合计7.81亿元: the whole behind them names its parts.
pub(in crate::extraction) fn named_parts(sum: &mut Sum) {
    let behind = |part: &Quantity| {
        part.place.span.zip(sum.whole.place.span).is_some_and(|(part, whole)| part.end <= whole.start)
    };
    // 210卫生健康支出 is not named by 合计（2021年）.
    let named =
        |part: &&Quantity| mentions(&sum.whole.name, part.name.trim_start_matches(|c: char| c.is_ascii_digit()));
    if sum.parts.len() < 3 || !sum.parts.iter().all(behind) {
        return;
    }
    let parts: Vec<Quantity> = sum.parts.iter().filter(named).cloned().collect();
    if (2..sum.parts.len()).contains(&parts.len()) {
        sum.parts = parts;
    }
}

/// 12项…。其中产出效益类11项中有2项未达到: the second tells of the first alone.
pub(super) fn has_parts_of_its_own(text: &Text<'_, '_>, part: &Quantity) -> bool {
    part.place.span.is_some_and(|span| text.document.text()[span.end as usize..].starts_with("中有"))
}

/// 一、县级小计6万元 / 1.甲2万元 / 2.乙4万元 / 二、…: every subtotal stands before its own parts.
pub(super) fn subtotals(sum: &mut Sum) -> bool {
    let exact =
        |whole: &Quantity, parts: &[Quantity]| Addition::of(whole, parts).is_ok_and(|found| found.gap.is_zero());
    let mut rest: Vec<Quantity> = Vec::with_capacity(sum.parts.len());
    let mut at = 0;
    while at < sum.parts.len() {
        let owner = &sum.parts[at];
        let inner = (at + 3..=sum.parts.len())
            .rev()
            .find(|&end| !owner.number.is_zero() && exact(owner, &sum.parts[at + 1..end]));
        rest.push(owner.clone());
        at = inner.unwrap_or(at + 1);
    }
    if rest.len() == sum.parts.len() || !holds(&sum.whole, &rest) {
        return false;
    }
    sum.parts = rest;
    true
}

/// 甲6万元（其中乙2万元、丙4万元）、丁3万元: some of the parts make up the one before them, or stand in a bracket behind it.
pub(super) fn parts_of_parts(text: &Text<'_, '_>, sum: &mut Sum, telling: bool) -> bool {
    for owner in 0..sum.parts.len() {
        for end in owner + 2..=sum.parts.len() {
            let inner = &sum.parts[owner + 1..end];
            let alone = inner.len() == 1 && (telling || text.is_inside(&sum.parts[owner], &inner[0]));
            let counted = sum.parts[owner].measure == Measure::Count && sum.parts[owner].number < Number::whole(FEW);
            if !alone && (inner.len() == 1 || counted || !holds(&sum.parts[owner], inner)) {
                continue;
            }
            let rest: Vec<Quantity> = sum.parts[..=owner].iter().chain(&sum.parts[end..]).cloned().collect();
            if holds(&sum.whole, &rest) {
                sum.parts = rest;
                return true;
            }
        }
    }
    false
}

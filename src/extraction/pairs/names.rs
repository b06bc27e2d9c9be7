//! What compared amounts are called, and whether two of them are of one thing.

use super::roles::{Role, Told};
use crate::claims::Measure;
use crate::extraction::builder::Builder;
use crate::extraction::words;
use crate::search::{any_of, has};

/// 若剔除疫情防控因素: what is compared is not what was stated.
pub(super) fn is_adjusted(words: &str) -> bool {
    any_of!["剔除", "扣除", "可比", "不含", "不考虑", "同口径"].is_in(words)
}

/// 主要原因是补助标准由a元提高到b元: the amounts of a cause are not those of what it explains.
pub(super) fn has_cause(words: &str) -> bool {
    any_of!["原因", "主要是", "主要系", "由于", "因为", "其中", "含"].is_in(words)
}

/// 比上年度, 较2021年的
pub(super) fn compares(tail: &str) -> bool {
    any_of!["比", "较", "与"].is_in(tail)
}

/// Money with money, and the same things.
pub(super) fn same_things(builder: &Builder<'_, '_>, one: &Told, other: &Told) -> bool {
    match (one.measure, other.measure) {
        (Some(Measure::Money(_)), Some(Measure::Money(_))) => true,
        (Some(Measure::Count), Some(Measure::Count)) => {
            let (a, b) = (builder.unit_of(one.figure), builder.unit_of(other.figure));
            a == b || matches!((a, b), ("名", "人") | ("人", "名"))
        }
        (Some(Measure::Percent), Some(Measure::Percent)) => true,
        _ => false,
    }
}

/// What the amount of the other year is called: 公务接待费 of 2022年公务接待费为.
pub(super) fn base_name<'d>(builder: &Builder<'d, '_>, before: &Told) -> &'d str {
    if matches!(before.role, Role::Budget(_) | Role::Difference(..)) {
        return "";
    }
    let tail = builder.slice(before.tail).trim_end_matches(['为', '的', '是', '约', '：', '数', '（']);
    let from = any_of![
        "上年度",
        "上年末",
        "上年同期",
        "上年",
        "去年同期",
        "去年底",
        "去年末",
        "去年",
        "上一年度",
        "年度",
        "年末",
        "年初",
        "期初",
        "年"
    ];
    let at = from.last_in(tail).map_or(0, |(at, word)| at + word.len());
    words::core(&tail[at..])
}

/// What is compared: 人员经费 of 人员经费较上年.
pub(super) fn compared_name<'d>(builder: &Builder<'d, '_>, before: &Told) -> &'d str {
    let tail = builder.slice(before.tail);
    let end = any_of!["较", "比", "与", "高于", "低于", "大于", "小于", "多于", "少于"].place_in(tail).unwrap_or(0);
    words::core(tail[..end].trim_end_matches(['相', '同']))
}

/// The difference is one from another year, or another kind of plan, than the amount is of.
pub(super) fn is_of_another(builder: &Builder<'_, '_>, stated: &Told, before: &Told) -> bool {
    let (said, base) = (builder.slice(stated.tail), builder.slice(before.tail));
    let from = said.rfind(['比', '较', '于']).map_or(0, |at| at + '比'.len_utf8());
    let said = &said[from..];
    let of_another_plan = ["概算", "控制价", "合同", "标底", "估算", "送审", "报价", "限额"]
        .iter()
        .any(|plan| has(said, plan) && !has(base, plan));
    let last = builder.report.year.map(|own| own - 1);
    let year = |words: &str| year_in(words).or_else(|| last.filter(|_| any_of!["上年", "去年"].is_in(words)));
    let of_another_year = year(said).zip(year(base)).is_some_and(|(said, base)| said != base)
        || (year_in(said).is_some() && year(base).is_none() && any_of!["上年", "去年"].is_in(base));
    of_another_plan || of_another_year
}

/// 2021 of 比2021年.
pub(super) fn year_in(words: &str) -> Option<u16> {
    let at = words.find('年')?;
    words[..at].get(at.checked_sub(4)?..)?.parse().ok()
}

/// The same name, or one that contains the other, or no name at all.
pub(super) fn related(name: &str, label: &str, tail: &str) -> bool {
    let name = words::core(name);
    let generic = any_of![
        "支出",
        "决算",
        "决算数",
        "支出决算",
        "实际支出",
        "该项",
        "该项支出",
        "数",
        "规模",
        "总额",
        "金额",
        "合计",
        "同期",
        "实际",
        "本年",
        "全年",
        "当年",
        "年末",
        "期末"
    ];
    let plain = name.is_empty() || generic.ends(name).is_some_and(|word| word.len() == name.len());
    let label = words::core(label);
    plain || tail.contains(name) || (!label.is_empty() && name.contains(label)) || stems(name, label)
}

/// 结转规模 of 年末结转: what is compared begins as the amount is called.
pub(super) fn stems(name: &str, label: &str) -> bool {
    let head: String = name.chars().take(2).collect();
    head.chars().count() == 2 && label.contains(&head)
}

//! Totals, pairs that leave nothing out and turns that are counted, by their words.

use super::tokens::Token;
use crate::extraction::announced;
use crate::search::{any_of, has};

/// 总收入, 四笔资金总额, 共有工作人员.
pub(in crate::extraction) fn is_total(name: &str) -> bool {
    // 前三项合计 are some of them.
    if any_of!["前两", "前二", "前三", "前四", "前五"].starts(name).is_some() {
        return false;
    }
    any_of![
        "总额",
        "总计",
        "合计",
        "共计",
        "总支出",
        "总收入",
        "总数",
        "总投资",
        "总共",
        "总金额",
        "总和",
        "总人数",
        "一共",
        "共有",
        "总规模",
        "总量"
    ]
    .is_in(name)
        || (name.ends_with('共') && !name.ends_with("公共"))
        || any_of![
            "共分配",
            "共支出",
            "共拨付",
            "共投入",
            "共发放",
            "共安排",
            "共下达",
            "共使用",
            "共支付",
            "全年累计",
            "全年共"
        ]
        .starts(name)
        .is_some()
}

/// 用于三期培训班，第一期a万元，第三期b万元: so many turns are told in front of the first of them.
pub(super) fn in_turns(before: &str, parts: &[Token<'_>]) -> bool {
    let names: Vec<&str> = parts.iter().map(|part| part.name).collect();
    announced::turns(before, &names).is_some_and(|count| parts.len() <= count as usize)
}

/// 累计投入总额: what was told before, with more; 全年累计 is that of the year.
pub(super) fn adds_more(name: &str) -> bool {
    any_of!["连同", "加上", "历年", "上年"].is_in(name)
        || (has(name, "累计") && any_of!["全年", "当年", "本年"].starts(name).is_none())
}

/// 集中采购, 分散采购: two that leave nothing out.
pub(super) fn complement(parts: &[Token<'_>]) -> bool {
    const PAIRS: [(&str, &str); 6] = [
        ("集中采购", "分散采购"),
        ("直接支付", "授权支付"),
        ("人员", "公用"),
        ("基本支出", "项目支出"),
        ("购置", "运行"),
        ("线上", "线下"),
    ];
    let [one, other] = parts else { return false };
    PAIRS.iter().any(|&(a, b)| (has(one.name, a) && has(other.name, b)) || (has(one.name, b) && has(other.name, a)))
}

/// 限额以上金额a万元，限额以下金额b万元，采购总金额c万元: both are called as their total is.
pub(super) fn repeats(name: &str, parts: &[Token<'_>]) -> bool {
    let first = parts.first().map_or("", |part| part.name);
    first.chars().count() > 1
        && name.ends_with(first)
        && name.contains('总')
        && parts.iter().all(|part| part.name == first)
}

pub(super) fn is_of_two(name: &str) -> bool {
    any_of!["两项", "两者", "二者", "两类", "两笔", "以上两", "上述两", "两部分"].starts(name).is_some()
}

//! When two names mean the same amount: 教育投入 and 全县教育投入, 编制数 and 编制, 人员经费支出 and 人员.

use super::words;
use crate::search::{AnyOf, any_of};

/// Words that say of which place or how much of it, not what.
const HEADS: AnyOf = AnyOf::new(&[
    "全县",
    "全市",
    "全区",
    "全镇",
    "全乡",
    "全省",
    "全局",
    "全校",
    "全院",
    "全系统",
    "年末",
    "期末",
    "核定",
    "上述",
    "以上",
    "该项",
    "这一",
    "全部",
    "总",
]);

/// Words that say that it is all of it, the longer first.
const TAILS: AnyOf = AnyOf::new(&[
    "全年支出",
    "本年支出",
    "实际支出",
    "总规模",
    "总金额",
    "合计",
    "总计",
    "总额",
    "总数",
    "总量",
    "金额",
    "余额",
    "决算",
    "全年",
    "年末",
    "数",
    "额",
    "的",
    "共",
]);

/// Words that say that it is money.
const KINDS: AnyOf =
    AnyOf::new(&["经费", "支出", "费用", "资金", "投入", "采购", "合同", "补助", "收入", "类", "费", "款", "项目"]);

/// What a name says without its words for all of it.
pub(super) fn bare(name: &str) -> &str {
    let name = match name.strip_suffix('）').and_then(|inner| inner.rfind('（')) {
        Some(open) if open > 0 => &name[..open],
        _ => name,
    };
    // 专项支出中重点专项: the words in front say of what it is a part.
    let inside = any_of!["支出中", "收入中", "资金中", "经费中", "投入中", "资产中"].find_in(name);
    let name = inside.map_or(name, |(at, word)| &name[at + word.len()..]);
    let mut bare = words::identity(name.trim_matches('"'));
    while let Some(head) = HEADS.starts(bare).filter(|head| head.len() < bare.len()) {
        bare = words::identity(&bare[head.len()..]);
    }
    while let Some(tail) = TAILS.ends(bare).filter(|tail| tail.len() < bare.len()) {
        bare = &bare[..bare.len() - tail.len()];
    }
    bare
}

/// The same words but for those that say of whom it is, or that it is all of it.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    !a.is_empty() && a == b
}

/// 到位资金 of what is labelled 截至年底实际到位: money called by what was done with it.
pub(super) fn same_funds(name: &str, label: &str) -> bool {
    const ENDS: [&str; 4] = ["资金", "金额", "总额", "款"];
    const DONE: [&str; 4] = ["到位", "下达", "批复", "拨付"];
    let stem = |name: &'_ str| -> usize { ENDS.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name).len() };
    let own = &name[..stem(name)];
    let label = label.trim_end_matches(['为', '了']);
    let label = &label[..stem(label)];
    own.len() < name.len()
        && own.chars().count() <= 4
        && DONE.iter().any(|verb| own.ends_with(verb) && label.ends_with(verb))
}

/// The one is a shorter way to say the other: 人员 of 人员经费支出. Without more that speaks for it this is a guess.
pub(super) fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    if words::has_scope(a) != words::has_scope(b) {
        return false;
    }
    let stem = |name: &'_ str| {
        let mut end = name.len();
        while let Some(kind) = KINDS.ends(&name[..end]).filter(|kind| kind.len() < end) {
            end -= kind.len();
        }
        name[..end].to_owned()
    };
    let (a, b) = (stem(a), stem(b));
    a.chars().count() > 1 && a == b
}

/// 信息化建设投入…，其中…，占建设投入的; 接待来访群众1260人次，其中…，占来访总量的: the name of a whole may be cut short where
/// its parts follow directly.
pub(super) fn shortens(whole: &str, name: &str) -> bool {
    let counted = |(stem, rest): &(&str, &str)| stem.chars().count() > 1 && rest.ends_with(['数', '量', '次']);
    if let Some((stem, _)) = name.split_once('总').filter(counted) {
        return whole.contains(stem) && !words::has_scope(whole);
    }
    let (whole, name) = (bare(whole), bare(name));
    let Some(more) = whole.strip_suffix(name).filter(|_| name.chars().count() > 2) else { return false };
    !words::has_scope(more) && !any_of!["人员", "公用", "基本", "项目", "年初", "预算"].is_in(more)
}

/// 预留份额 for 面向中小企业预留采购份额: the same words with some left out.
pub(super) fn abbreviates(whole: &str, name: &str) -> bool {
    leaves_out(whole, name) && !words::has_scope(name)
}

fn leaves_out(whole: &str, name: &str) -> bool {
    let mut rest = whole.chars();
    name.chars().count() > 3 && name.chars().all(|wanted| rest.any(|c| c == wanted))
}

/// A name may mean this amount, if arithmetic bears it out: 总支出 that of 全年实际支出, 一般公共预算支出 that of 一般公共预算财政拨款支出,
/// 造林总面积 that of 造林.
pub(super) fn may_mean(name: &str, amount: &str) -> bool {
    const SPENT: AnyOf = AnyOf::new(&[
        "总支出",
        "支出总额",
        "支出合计",
        "支出总计",
        "全部支出",
        "本年支出",
        "全年支出",
        "实际支出",
        "累计支出",
    ]);
    let all_spent = |name: &str| SPENT.ends(name).is_some();
    let (own, other) = (bare(name), bare(amount));
    let within =
        |long: &str, short: &str| short.chars().count() > 1 && (long.ends_with(short) || long.starts_with(short));
    same(name, amount)
        || same_funds(name, amount)
        || (all_spent(name) && (all_spent(amount) || matches!(amount, "支出" | "执行" | "执行数")))
        || within(own, other)
        || within(other, own)
        || leaves_out(other, own)
}

/// The names have two characters side by side in common, or the one says nothing but that it is all: 采购总额 and 政府采购支出.
pub(super) fn is_akin(name: &str, amount: &str) -> bool {
    const ALL: AnyOf = AnyOf::new(&["总", "合计", "全部", "金额"]);
    let own: Vec<char> = bare(name).chars().collect();
    let pair = |pair: &[char]| amount.contains(&String::from_iter(pair));
    own.len() < 2 || ALL.starts(name).is_some() || own.windows(2).any(pair)
}

/// 小学和初中两个学段合计 names 小学教育: a total that says what it is the total of.
pub(super) fn mentions(total: &str, part: &str) -> bool {
    let name = words::core(part);
    let word = name.char_indices().nth(2).map_or(name, |(at, _)| &name[..at]);
    word.chars().count() == 2 && total.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_thing() {
        for (a, b) in
            [("编制数", "编制"), ("教育投入", "全县教育投入"), ("本年收入", "本年收入合计"), ("总支出", "支出总额")]
        {
            assert!(same(a, b), "{a} {b}");
        }
        assert!(!same("项目支出", "支出") && !same("", "") && !same("在职人数", "在编人数"));
        assert!(alike("人员经费支出", "人员") && alike("公用经费", "公用") && !alike("人员", "公用"));
        assert!(!alike("财政拨款收入", "收入"));
        assert!(shortens("接待来访群众", "来访总量") && !shortens("接待来访群众", "信访总量"));
        assert!(shortens("信息化建设投入", "建设投入") && !shortens("一般公共预算项目支出", "项目支出"));
    }
}

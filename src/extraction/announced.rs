//! Words in front of a colon that say what follows: 总支出1647.75万元分四类：, 共5个项目：, 资金来源为：.

use super::{divisions, words};
use crate::claims::Completeness;
use crate::document::whole_in_words;
use crate::search::{AnyOf, any_of, find, has};

/// What the words say of the parts behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Announced {
    /// How many there are.
    pub count: Option<u32>,
    /// An introduction behind an amount: what it claims of the parts.
    pub introduction: Option<(&'static str, Completeness)>,
}

/// What the last words of a text, behind its last amount, announce.
pub(super) fn at_end(text: &str) -> Option<Announced> {
    const MOST: usize = 20;
    let clause = text.rsplit(['，', '。', '；', '：', '\n', '）']).next().unwrap_or("");
    let tail = clause.rsplit('元').next().unwrap_or("");
    if tail.is_empty() || tail.chars().count() > MOST {
        return None;
    }
    let loose = |count| Announced { count, introduction: None };
    // 项目资金150万元分别用于：
    if tail.len() < clause.len()
        && let Some(introduction) = words::introduction_at_end(tail)
    {
        return Some(Announced { count: None, introduction: Some(introduction) });
    }
    // 救灾资金75万元分配如下：
    if tail.len() < clause.len() && tail.ends_with("如下") && !has(tail, "主要") {
        return Some(Announced { count: None, introduction: Some(("如下", Completeness::Complete)) });
    }
    if tail.len() < clause.len() && divisions::splits(tail) {
        return Some(loose(None));
    }
    // 提出三项措施, 存在两个问题: what follows is told in words; 主要 says that there is more.
    let told = any_of![
        "主要", "问题", "措施", "目标", "指标", "任务", "原因", "职责", "职能", "科室", "机构", "会议", "人员", "等"
    ];
    if told.is_in(tail) {
        return None;
    }
    if any_of![
        "分为",
        "分成",
        "来源为",
        "资金来源",
        "来源如下",
        "来源分别为",
        "投向为",
        "用途为",
        "用途如下",
        "使用情况如下",
        "具体情况",
        "具体情况为",
        "支出如下"
    ]
    .ends(tail)
    .is_some()
    {
        return Some(loose(None));
    }
    let says = any_of![
        "分", "共", "由", "用于", "包括", "包含", "含", "以下", "如下", "涉及", "安排", "投向", "实施", "为", "来源",
        "来自", "支持"
    ];
    let (at, count) = counted(tail)?;
    (says.is_in(&tail[..at]) || any_of!["如下", "组成", "构成"].ends(tail).is_some()).then_some(loose(Some(count)))
}

/// 四类, 5个项目: how many parts, and where that is said.
pub(super) fn counted(text: &str) -> Option<(usize, u32)> {
    const CHINESE: [(char, u32); 11] = [
        ('二', 2),
        ('两', 2),
        ('三', 3),
        ('四', 4),
        ('五', 5),
        ('六', 6),
        ('七', 7),
        ('八', 8),
        ('九', 9),
        ('十', 10),
        ('仨', 3),
    ];
    let measure = |rest: &str| {
        any_of!["个", "类", "大类", "项", "部分", "方面", "块", "种", "笔", "级", "期", "批", "家", "处"]
            .starts(rest)
            .is_some()
    };
    for (at, c) in text.char_indices() {
        let (count, length) = if c.is_ascii_digit() {
            let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
            (text[at..at + digits].parse().ok()?, digits)
        } else {
            let Some(&(_, count)) = CHINESE.iter().find(|(digit, _)| *digit == c) else { continue };
            (count, c.len_utf8())
        };
        return (measure(&text[at + length..]) && count > 1).then_some((at, count));
    }
    None
}

/// How many turns the words tell, where all of some parts are called by one of them: 分三批发放, 第一批, 第三批.
pub(super) fn turns(words: &str, names: &[&str]) -> Option<u32> {
    const UNITS: AnyOf = AnyOf::new(&["批", "期", "次", "标段", "阶段", "轮", "笔", "季度"]);
    let turn = |name: &str| {
        let rest = &name[find(name, "第")? + '第'.len_utf8()..];
        let (place, unit) = UNITS.find_in(rest)?;
        (place > 0 && place <= 2 * '第'.len_utf8()).then_some(unit)
    };
    let unit = turn(names.first().filter(|_| names.len() > 1)?)?;
    if !names.iter().all(|name| turn(name) == Some(unit)) {
        return None;
    }
    // 第三期 is one of them.
    words.match_indices(unit).find_map(|(at, _)| {
        let digit = words[..at].chars().next_back()?;
        let from = at - digit.len_utf8();
        let count =
            if digit == '两' { Some(2) } else { digit.to_digit(10).or_else(|| whole_in_words(&words[from..at])) };
        count.filter(|_| !words[..from].ends_with('第'))
    })
}

/// …组成: what was begun with 由 ends here.
pub(super) fn ends_made_of(clause: &str) -> bool {
    any_of!["组成", "构成"].ends(clause.trim_end_matches('。')).is_some()
}

/// 以上为全部公用经费支出, 无其他资产: there are no more parts than those told.
pub(super) fn closes_all(text: &str) -> bool {
    const MOST: usize = 24;
    text.chars().count() <= MOST
        && ((any_of!["以上", "上述"].starts(text).is_some() && has(text, "全部"))
            || any_of!["无其他", "无其它", "没有其他", "除此之外无", "除此以外无", "此外无", "再无其他"]
                .starts(text)
                .is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_announced() {
        let count = |text: &str| at_end(text).map(|found| found.count);
        assert_eq!(count("总支出1647.75万元分四类"), Some(Some(4)));
        assert_eq!(count("项目支出300万元，共5个项目"), Some(Some(5)));
        assert_eq!(count("预算安排325万元，用于以下五个项目"), Some(Some(5)));
        assert_eq!(count("总投资1795万元，资金来源为"), Some(None));
        assert_eq!(
            at_end("资金150万元分别用于").and_then(|found| found.introduction),
            Some(("分别用于", Completeness::Complete))
        );
        assert_eq!(count("存在以下三个问题"), None);
        assert_eq!(count("主要用于以下三个方面"), None);
        assert_eq!(count("项目支出300万元"), None);
    }
}

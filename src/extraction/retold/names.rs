//! What a figure is called, without the words that say of whom it is, of when, or how it came about.

use crate::extraction::transposed::telling;
use crate::extraction::words;
use crate::search::{AnyOf, any_of, has, many_of};

/// Words in front of a name that say when or how much of it, not what.
const HEADS: AnyOf = many_of![
    "截至",
    "年末",
    "年底",
    "期末",
    "末",
    "底",
    "综上",
    "综合来看",
    "共有",
    "现有",
    "实有",
    "仍有",
    "尚有",
    "还有",
    "仅有",
    "仍",
    "尚",
    "还",
    "当年",
    "仅",
    "已",
    "合计",
    "总计",
    "共计",
    "全县",
    "全市",
    "全区",
    "全镇",
    "全乡",
    "全局",
    "全院",
    "全校",
    "我县",
    "我市",
    "我区",
    "我校",
    "我所",
    "我站",
    "我会",
    "按照",
    "与",
    "和",
    "及",
    "直接",
    "通过",
    "共计",
    "按",
    "根据",
    "依据",
    "该项目",
    "本项目",
    "该",
    "本",
    "资金",
    "惠及",
    "涉及",
    "发放",
    "发生",
    "核定",
    "当前",
    "目前",
    "因公",
    "国内",
];
/// Words behind it that say how the amount came about.
const TAILS: AnyOf = many_of![
    "实际发生",
    "实际支出",
    "决算数",
    "决算",
    "支出",
    "资金",
    "总额",
    "总数",
    "金额",
    "共计",
    "合计",
    "数",
    "额",
    "为",
    "达",
    "由",
    "从",
    "的",
    "仍",
    "尚",
    "共",
    "仅",
    "还",
    "人员",
    "职工",
    "人数",
    "人口",
    "群众",
    "农户",
    "居民",
    "教职工",
    "干部职工",
    "费用",
    "全年",
    "年末",
    "余额",
    "面积",
    "里程",
    "数量",
    "人次",
    "户数",
    "次数",
    "长度",
];
/// What a figure in front of its name is followed by.
const VERBS: AnyOf = AnyOf::new(&[
    "下年",
    "全部",
    "直接",
    "用于",
    "已",
    "均",
    "未",
    "受益",
    "享受",
    "参加",
    "按",
    "为",
    "被",
    "得到",
    "结转至",
    "主要",
    "进行",
    "实现",
    "接受",
    "于",
    "由",
    "在1",
    "在2",
    "承担",
    "负责",
    "全额",
    "足额",
    "按时",
    "及时",
]);
/// Names of which a department has one amount in a year.
const SINGLE: [&str; 12] = [
    "整体支出",
    "三公经费",
    "机关运行经费",
    "财政拨款收入",
    "在职",
    "离退休",
    "自评得分",
    "预算执行率",
    "结转结余",
    "结转和结余",
    "项目资金结转",
    "到位",
];

/// A name, and whether a department has one such amount in a year only.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub text: String,
    pub single: bool,
}

impl Name {
    /// How much it says: characters that are no part of a word that stands everywhere.
    pub fn telling(&self) -> usize {
        let chars: Vec<char> = self.text.chars().collect();
        telling(&chars)
    }

    /// The one is the other, or its end: 预算 of 农村公路养护项目预算.
    pub fn ends_alike(&self, other: &Name) -> bool {
        !self.text.is_empty()
            && !other.text.is_empty()
            && (self.text.ends_with(&other.text) || other.text.ends_with(&self.text))
    }
}

/// The department with all that belongs to it; what follows is the name.
pub(super) const WITH_ITS_UNITS: AnyOf = AnyOf::new(&[
    "及下属单位",
    "及所属单位",
    "和下属单位",
    "和所属单位",
    "及下属二级单位",
    "及所属二级单位",
    "及二级单位",
    "及直属单位",
]);

/// The name of an amount or of a number of things from the words in front of it.
pub(super) fn of_amount(label: &str) -> Option<Name> {
    let label: String = label.chars().filter(|c| !matches!(c, '"' | '“' | '”' | ' ')).collect();
    if any_of!["整体支出", "整体支出决算", "整体支出合计", "整体支出总额", "整体支出共计"].ends(&label).is_some()
        && !has(&label, "预算")
    {
        return Some(single("整体支出"));
    }
    // 全年实际支出1286.37万元 and 全年支出1268.37万元: all that was spent, or of one project; a slip of the pen tells.
    const ALL_YEAR: [&str; 6] =
        ["全年支出", "全年实际支出", "全年总支出", "全年共支出", "全年支出合计", "全年实际支出合计"];
    if ALL_YEAR.contains(&label.as_str()) {
        return Some(single(ALL_YEAR[0]));
    }
    let own = WITH_ITS_UNITS.last_in(&label).map_or(0, |(at, word)| at + word.len());
    let name = bare(&label[own..]);
    (!name.is_empty()).then(|| name_of(name))
}

/// 348.55万元项目资金结转下年: a figure in front of its name.
pub(super) fn behind(words: &str) -> Option<Name> {
    let words = words.trim_start_matches(['的', '左', '右']);
    let end = words.find(['，', '。', '；', '：', '、', '（', '）', '\n', '\t']).unwrap_or(words.len());
    let end = VERBS.place_in(&words[..end]).unwrap_or(end);
    let end = words[..end].find(|c: char| c.is_ascii()).unwrap_or(end);
    // 现有29名在职人员中，45岁以上占一半
    let among = any_of!["人员中", "职工中", "资金中", "经费中", "项目中"].ends(&words[..end]);
    let end = if among.is_some() { end - '中'.len_utf8() } else { end };
    let name = bare(&words[..end]);
    (name.chars().count() > 1).then(|| name_of(name))
}

/// 自评得分 of the department: 2023年度部门整体支出绩效自评得分.
pub(super) fn of_total_score(label: &str, sentence: &str) -> Option<Name> {
    let total =
        any_of!["自评得分", "自评总得分", "自评总分", "自评综合得分", "综合得分", "评价得分", "自评分数", "最终得分"];
    // 以本次自评96.5分的结果
    let bare = || {
        any_of!["本次自评", "此次自评", "我局自评", "我单位自评", "本单位自评", "部门自评", "整体自评"]
            .ends(label)
            .is_some()
    };
    let Some((at, word)) = total.last_in(label) else {
        return bare().then(total_score);
    };
    let (head, tail) = (&label[..at], &label[at + word.len()..]);
    let of_part = any_of![
        "项目", "指标", "产出", "效益", "满意", "管理", "过程", "投入", "上年", "去年", "各", "平均", "下属", "所属"
    ];
    let whole = any_of!["整体", "部门", "单位", "我", "本"].is_in(head) || words::names_organisation(head);
    let open = matches!(head, "" | "绩效" | "综合" | "年度" | "度") && !any_of!["项目", "工程"].is_in(sentence);
    let name = Name { text: "自评得分".to_owned(), single: whole };
    (tail.chars().count() <= 2 && (whole || open) && !of_part.is_in(head)).then_some(name)
}

/// 将97.2分的评价结果公开
pub(super) fn is_result(behind: &str) -> bool {
    any_of!["的评价结果", "的自评结果", "的综合得分", "的自评得分", "的评价得分"].starts(behind).is_some()
}

pub(super) fn total_score() -> Name {
    single("自评得分")
}

/// 预算执行率 of the department, and rates that have a name of their own.
pub(super) fn of_rate(label: &str, sentence: &str) -> Option<Name> {
    let name = label.trim_end_matches(['达', '到', '为', '是', '仅']);
    // 群众满意度调查结果为96.35%
    let name =
        any_of!["调查结果", "测评结果", "调查得分"].ends(name).map_or(name, |word| &name[..name.len() - word.len()]);
    if let Some(head) = name.strip_suffix("执行率") {
        let mut head = words::identity(head);
        let of_all =
            any_of!["部门", "整体", "支出", "预算", "全年", "年度", "单位", "总体", "综合", "资金", "本", "我", "的"];
        while let Some(word) = of_all.starts(head) {
            head = &head[word.len()..];
        }
        let own = any_of!["部门", "整体", "单位"].is_in(label) || !any_of!["项目", "工程"].is_in(sentence);
        return if head.is_empty() { own.then(|| single("预算执行率")) } else { of_part(head) };
    }
    // 服务对象满意度 here, 实际满意度 there: the one that a department asks for.
    if let Some(whose) = name.strip_suffix("满意度")
        && matches!(
            words::identity(whose),
            "" | "实际" | "综合" | "总体" | "服务对象" | "整体" | "总" | "调查" | "服务对象综合" | "实际完成"
        )
    {
        return Some(single("满意度"));
    }
    let own = (name.ends_with('率') || name.ends_with("满意度"))
        && !any_of!["增长率", "完成率", "到位率", "变动率"].is_in(name);
    own.then(|| name_of(bare(name)))
}

/// The execution rate of one of the amounts: 县级资金执行率, and behind 县级资金支出532.00万元.
pub(super) fn of_part(whose: &str) -> Option<Name> {
    let whose = bare(whose);
    (whose.chars().count() > 1).then(|| Name { text: [whose, "执行率"].concat(), single: false })
}

fn single(name: &str) -> Name {
    Name { text: name.to_owned(), single: true }
}

fn name_of(name: &str) -> Name {
    Name { text: name.to_owned(), single: SINGLE.contains(&name) }
}

fn bare(label: &str) -> &str {
    let mut name = words::identity(label);
    // 支出救助资金 here and 投入救助资金 there: what was done with it names nothing.
    if let Some(verb) =
        any_of!["支出", "投入", "使用", "安排", "拨付", "下达", "兑付", "落实", "筹集", "列支"].starts(name)
        && name[verb.len()..].chars().count() >= 4
        && any_of!["资金", "经费", "补助", "补贴", "款"].ends(name).is_some()
    {
        name = &name[verb.len()..];
    }
    loop {
        let head = HEADS.starts(name);
        let tail = TAILS.ends(name).filter(|word| may_go(&name[..name.len() - word.len()], word));
        name = match (head, tail) {
            (Some(word), _) => words::identity(&name[word.len()..]),
            (None, Some(word)) => &name[..name.len() - word.len()],
            (None, None) => return name,
        };
    }
}

/// 会议费支出 is 会议费, but 基本支出 is no 基本, and 财政拨款支出 no 财政拨款收入.
fn may_go(rest: &str, tail: &str) -> bool {
    let least = if matches!(tail, "支出" | "决算" | "决算数" | "费用") { 3 } else { 1 };
    rest.chars().count() >= least
        && !(tail == "支出" && any_of!["拨款", "预算", "基金", "项目", "基本"].ends(rest).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        for (label, name) in [
            ("部门整体支出", "整体支出"),
            ("本部门机关运行经费支出", "机关运行经费"),
            ("年末实有在职人员", "在职"),
            ("资金到位", "到位"),
            ("到位资金", "到位"),
            ("末在职职工", "在职"),
            ("“三公”经费支出", "三公经费"),
            ("财政拨款收入由", "财政拨款收入"),
            ("基本支出", "基本支出"),
            ("年末结转结余资金", "结转结余"),
        ] {
            assert_eq!(of_amount(label).map(|name| name.text).as_deref(), Some(name), "{label}");
        }
        assert_eq!(behind("项目资金结转下年，其中").map(|name| name.text).as_deref(), Some("项目资金结转"));
        assert_eq!(behind("结转结余。").map(|name| name.text).as_deref(), Some("结转结余"));
    }

    #[test]
    fn scores_and_rates() {
        assert!(of_total_score("度县农业农村局部门整体支出绩效自评得分", "").is_some());
        assert!(of_total_score("我局自评得分", "").is_some() && of_total_score("产出指标自评得分", "").is_none());
        assert!(of_rate("部门预算执行率", "").is_some_and(|name| name.single));
        let of_part = of_part("公用经费支出").map(|name| name.text);
        assert_eq!(of_part.as_deref(), Some("公用经费执行率"));
        assert_eq!(of_rate("公用经费执行率", "").map(|name| name.text), of_part);
    }
}

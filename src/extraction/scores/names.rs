//! What an indicator in a sentence is called, and which kind of indicator that name is.

use crate::search::{AnyOf, any_of, has, has_marks_around, many_of};

/// What a name says of the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A level-1 indicator, with its code.
    Group(&'static str),
    /// One of those that stand below a level-1 indicator: 数量, 社会效益, 服务对象满意度.
    Part,
    /// A name of the department's own.
    Own,
}

/// These are groups of their own in one form and parts of a group in another.
pub(super) fn may_be_part(code: &str) -> bool {
    matches!(code, "satisfaction" | "cost" | "execution" | "management")
}

/// The kind that a name is of. Only a name that is nothing but the word: 质量达标率 is an indicator of its own.
pub(super) fn kind(name: &str) -> Kind {
    kind_of_core(core(name))
}

fn kind_of_core(core: &str) -> Kind {
    // 产出数量, 产出质量: the second word counts.
    let core = ["产出", "效果"]
        .iter()
        .find_map(|head| core.strip_prefix(head).filter(|rest| !rest.is_empty()))
        .unwrap_or(core);
    match core {
        "预算执行" | "预算执行率" | "资金执行" | "资金执行率" | "执行率" | "预算资金执行率" | "预算资金执行" => {
            Kind::Group("execution")
        }
        "产出" | "绩效产出" => Kind::Group("output"),
        "效益" | "效果" | "效益和满意度" | "效果和满意度" | "产出效益" | "效益及满意度" | "绩效效果" => {
            Kind::Group("benefit")
        }
        "满意度" | "满意" => Kind::Group("satisfaction"),
        "成本" => Kind::Group("cost"),
        "投入" | "投入管理" => Kind::Group("input"),
        "过程" | "过程管理" | "实施过程" => Kind::Group("process"),
        "决策" | "立项决策" => Kind::Group("decision"),
        "管理" => Kind::Group("management"),
        "数量"
        | "质量"
        | "时效"
        | "经济成本"
        | "社会成本"
        | "生态环境成本"
        | "经济效益"
        | "社会效益"
        | "生态效益"
        | "环境效益"
        | "可持续影响"
        | "可持续"
        | "可持续发展"
        | "可持续影响效益"
        | "服务对象满意度"
        | "社会公众满意度"
        | "社会公众或服务对象满意度"
        | "服务对象满意"
        | "公众满意度"
        | "生态环境效益" => Kind::Part,
        _ => Kind::Own,
    }
}

/// The name without what is written around it.
fn core(name: &str) -> &str {
    const BEFORE: AnyOf = AnyOf::new(&[
        "一级",
        "二级",
        "三级",
        "绩效指标",
        "本项目",
        "我单位",
        "我部门",
        "本部门",
        "本单位",
        "本项目",
        "该项目",
        "项目",
        "部门",
        "单位",
        "整体",
        "年度",
        "绩效",
        "指标",
        "其中",
        "支出",
        "履职",
        "“",
        "类",
    ]);
    const BEHIND: AnyOf = AnyOf::new(&[
        "类指标",
        "指标",
        "类",
        "方面",
        "情况",
        "部分",
        "维度",
        "总体",
        "得分",
        "自评",
        "完成",
        "实现",
        "分析",
        "一项",
        "项",
    ]);
    const AROUND: [char; 7] = ['"', '：', '（', '）', ' ', '.', '、'];
    let mut core = if has_marks_around(name) { name.trim_matches(AROUND) } else { name };
    while let Some(rest) = BEFORE.starts(core).map(|word| &core[word.len()..]).filter(|rest| !rest.is_empty()) {
        core = rest;
    }
    while let Some(rest) =
        BEHIND.ends(core).map(|word| &core[..core.len() - word.len()]).filter(|rest| !rest.is_empty())
    {
        core = rest;
    }
    core
}

/// A name that others are held against.
pub(super) struct Wanted<'n> {
    core: &'n str,
    kind: Kind,
}

impl<'n> Wanted<'n> {
    pub fn new(name: &'n str) -> Wanted<'n> {
        let core = core(name);
        Wanted { core, kind: kind_of_core(core) }
    }

    /// The same words, but for what is written around them.
    pub fn is_exactly(&self, name: &str) -> bool {
        core(name) == self.core
    }

    /// What makes two names one: 产出指标 and 项目产出类指标.
    pub fn is(&self, name: &str) -> bool {
        let core = core(name);
        core == self.core || (matches!(self.kind, Kind::Group(_)) && kind_of_core(core) == self.kind)
    }
}

/// The group that a part belongs to where the text names none.
pub(super) fn group_of(part: &str) -> (&'static str, &'static str) {
    match part {
        _ if has(part, "满意") => ("satisfaction", "满意度指标"),
        _ if any_of!["效益", "可持续"].is_in(part) => ("benefit", "效益指标"),
        _ if has(part, "成本") => ("cost", "成本指标"),
        _ => ("output", "产出指标"),
    }
}

/// The bytes of the name of a group that some words begin with: 效益 of 效益四个一级指标得分依次为.
pub(super) fn kernel_at_start(words: &str) -> usize {
    const KERNELS: AnyOf = AnyOf::new(&[
        "预算执行率",
        "预算执行",
        "产出",
        "效益",
        "效果",
        "满意度",
        "成本",
        "投入",
        "过程",
        "决策",
        "管理",
        "数量",
        "质量",
        "时效",
        "经济效益",
        "社会效益",
        "生态效益",
        "可持续影响",
        "服务对象满意度",
    ]);
    let start = words.len() - words.trim_start_matches(['和', '及']).len();
    KERNELS.starts(&words[start..]).map_or(0, |word| start + word.len())
}

/// The bytes before and behind the name in some words in front of points: verbs, connecting words and marks.
pub(super) fn trim(words: &str) -> (usize, usize) {
    const BEFORE: AnyOf = many_of![
        "其中",
        "由",
        "从",
        "按照",
        "按",
        "实行",
        "采用",
        "百分制",
        "一是",
        "二是",
        "三是",
        "四是",
        "五是",
        "六是",
        "其余",
        "另外",
        "以及",
        "和",
        "及",
        "包括",
        "包含",
        "具体为",
        "分别为",
        "分值为",
        "权重为",
        "满分为",
        "得分为",
        "——",
        "—",
    ];
    const BEHIND: AnyOf = many_of![
        "该指标",
        "此项指标",
        "该项指标",
        "该项",
        "此项",
        "权重",
        "分值",
        "满分",
        "上限",
        "标准分",
        "总分值",
        "占",
        "为",
        "是",
        "共",
        "计",
        "得分",
        "得",
        "自评",
        "我单位",
        "我部门",
        "本单位",
        "本部门",
        "实际",
        "指标分",
        "实",
        "（",
        "〔",
        "：",
        "，",
        "——",
        "—",
    ];
    let mut start = 0;
    loop {
        let rest = &words[start..];
        let mark = rest.len()
            - rest
                .trim_start_matches(['"', '：', '（', '）', '、', '，', '。', '；', '-', '.', '〕', '〔', '\n'])
                .len();
        match BEFORE.starts(&rest[mark..]) {
            _ if mark > 0 => start += mark,
            Some(word) => start += word.len(),
            None => break,
        }
    }
    let mut end = words.len();
    while end > start {
        let rest = &words[start..end];
        let mark = rest.len() - rest.trim_end_matches(['"', ' ']).len();
        match BEHIND.ends(rest) {
            _ if mark > 0 => end -= mark,
            Some(word) => end -= word.len(),
            None => break,
        }
    }
    (start, end)
}

/// Words that may be the name of an indicator: neither a sentence nor a phrase about scoring.
pub(super) fn is_name(words: &str) -> bool {
    let length = words.chars().count();
    // 自评质量20分: an indicator on the self-evaluation itself.
    let words = match words.strip_prefix("自评") {
        Some(rest) if any_of!["质量", "公开", "工作", "报告"].starts(rest).is_some() => rest,
        _ => words,
    };
    (2..=30).contains(&length)
        && words != "对应"
        && any_of!["自评", "加上表"].starts(words).is_none()
        && !any_of![
            "总分",
            "得分",
            "满分",
            "上限",
            "分值",
            "扣",
            "共计",
            "合计",
            "评分标准",
            "自评",
            "考核",
            "等级",
            "档次"
        ]
        .is_in(words)
        && !words.contains(['。', '；', '\n', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert_eq!(kind("项目产出类指标"), Kind::Group("output"));
        assert_eq!(kind("预算执行情况"), Kind::Group("execution"));
        assert_eq!(kind("产出数量"), Kind::Part);
        assert_eq!(kind("质量达标率"), Kind::Own);
        assert_eq!(kind("服务对象满意度指标"), Kind::Part);
        assert_eq!(kind("满意度"), Kind::Group("satisfaction"));
    }

    #[test]
    fn names_in_words() {
        let name = |words: &'static str| {
            let (start, end) = trim(words);
            &words[start..end]
        };
        assert_eq!(name("其中：产出指标（"), "产出指标");
        assert_eq!(name("——预算完成率（"), "预算完成率");
        assert_eq!(name("该指标分值"), "");
        assert_eq!(name("项目决策类指标权重"), "项目决策类指标");
    }
}

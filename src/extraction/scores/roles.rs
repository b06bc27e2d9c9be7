//! What the words around a number of points say of it: full marks, a score, lost marks, the total, or nobody's points.

use crate::search::{AnyOf, any_of, find, has, many_of};

/// What a number of points is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// 分值10分, 满分100分
    Full,
    /// 得9.5分
    Score,
    /// 扣0.5分
    Lost,
    /// 小计19.5分, 合计得37分: what several indicators got together.
    Sum,
    /// 数量指标10分: the words leave it open.
    Bare,
}

/// The word nearest to the figure decides.
pub(super) fn role(words: &str) -> Role {
    const FULL: AnyOf = AnyOf::new(&["满分", "分值", "权重", "总分值", "标准分", "上限", "占"]);
    const SCORE: AnyOf = AnyOf::new(&["得", "自评", "评分", "评为", "评价为", "赋分", "评定"]);
    const LOST: AnyOf = AnyOf::new(&["扣", "失分", "丢分", "失"]);
    const SUM: AnyOf = AnyOf::new(&["小计", "合计", "共计", "总计", "共得", "合计得"]);
    /// A word further away belongs to something else: 自评情况：数量指标10分.
    const NEAR: usize = 10;
    // 自评质量20分: what is called so is no score yet.
    let words = match any_of!["自评质量", "自评公开", "自评工作"].last_in(words) {
        Some((at, word)) => &words[at + word.len()..],
        None => words,
    };
    let bare = words.trim_end_matches(['为', '：', '是', '了', '共', '约']);
    // 满分10分，实际9.47分
    // 10×95.92%=9.59分
    if bare.ends_with(['〔', '=']) || matches!(bare, "，实际" | "实际") {
        return Role::Score;
    }
    if bare.ends_with('计') && SUM.ends(bare).is_none() {
        return Role::Score;
    }
    let near = words.char_indices().rev().take(NEAR).last().map_or(words, |(at, _)| &words[at..]);
    let at = |list: AnyOf| list.last_in(near).map(|(at, _)| at);
    if let Some(sum) = at(SUM)
        && near[sum..].chars().count() <= 5
    {
        // 合计扣10.5分: what all of them lost.
        let lost = LOST.ends(near.trim_end_matches(['了', '分', '为', '：'])).is_some();
        return if lost { Role::Lost } else { Role::Sum };
    }
    let roles = [(at(FULL), Role::Full), (at(SCORE), Role::Score), (at(LOST), Role::Lost)];
    let last = roles.into_iter().filter_map(|(at, role)| Some((at?, role))).max_by_key(|&(at, _)| at);
    last.map_or(Role::Bare, |(_, role)| role)
}

/// A bound, a rule, an average or another year's points: nobody's score.
pub(in crate::extraction) fn is_nobodys(words: &str, behind: &str, quoted: bool) -> bool {
    // 教师净减少导致计划未完成扣0.3分: why it was lost says nothing of whose it is.
    let lost = words.trim_end_matches(['了', '减', '除', '分']).ends_with(['扣', '失', '丢'])
        && !any_of![
            "较上", "较去", "较前", "较20", "比上", "多扣", "少扣", "复评", "复核", "抽评", "每", "加分", "均分"
        ]
        .is_in(words)
        && any_of!["上年", "去年", "上一年"].starts(words).is_none();
    // 按项目加权平均分折算计38.50分
    let converted = any_of!["平均分折算", "平均得分折算"].is_in(words);
    // 应扣3.5分，因下限为2分，实得2分: it was not lost.
    let capped = || {
        /// Bytes behind the points in which that is said.
        const NEAR: usize = 120;
        let near = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
        let near = near.split(['。', '；', '\n']).next().unwrap_or(near);
        words.ends_with("应扣") && any_of!["下限", "最低", "上限", "扣完为止", "实扣", "最多扣"].is_in(near)
    };
    quoted
        || capped()
        || any_of!["例如", "如：", "假设", "各扣", "各得", "各失", "各丢"].is_in(words)
        || !lost
            && !converted
            && any_of![
                "平均",
                "均分",
                "加分",
                "较",
                "上年",
                "去年",
                "上一年",
                "提高",
                "下降",
                "增加",
                "减少",
                "复评",
                "复核",
                "抽评",
                "每",
                "差额",
                "相差"
            ]
            .is_in(words)
        || words.ends_with(['-', '—', '~', '≥', '≤', '>', '<', '每'])
        || words.ends_with('至')
        || any_of!["不低于", "不少于", "不高于", "低于", "高于"].ends(words).is_some()
        || words.ends_with(['×', '*'])
        || any_of!["不超过", "最高"].is_in(words)
        || matches!(words.trim_start_matches('（'), "含" | "不含" | "不包括")
        || any_of!["（含", "以上", "以下", "（不含", "及以上", "—", "至", "（≥", "制", "以内", "（区间"]
            .starts(behind)
            .is_some()
        || behind.starts_with(['-', '~'])
        || (words.contains(['≥', '≤', '<', '>']) && has(words, "得"))
}

/// 逾期1天扣0.2分: what a rule takes for one of something.
pub(in crate::extraction) fn takes_for_one(clause: &str) -> bool {
    let over = any_of![
        "逾期", "超期", "延期", "延迟", "推迟", "滞后", "超出", "超过", "超", "低于", "降低", "下降", "减少", "缺少",
        "少", "差", "缺", "晚", "迟", "出现", "发生", "发现", "有"
    ];
    // 因逾期1天扣0.2分: it was so.
    let happened = any_of!["因", "由于", "其中", "共", "合计"].is_in(clause);
    let one = clause.find('1').or_else(|| clause.find('一'));
    let Some(at) = one.filter(|_| !happened) else { return false };
    let behind = clause[at..].trim_start_matches(['1', '一']);
    let unit: &str = behind.split(['扣', '减']).next().unwrap_or(behind);
    let single = clause[at..].len() == behind.len() + clause[at..].chars().next().map_or(0, char::len_utf8);
    single && behind.len() > unit.len() && unit.chars().count() <= 4 && over.ends(&clause[..at]).is_some()
}

/// 每低1个百分点（不足1个按1个计）扣0.5分: a bracket may stand between what each one is and what it costs.
pub(super) fn takes_for_step(before: &str) -> bool {
    /// Bytes of the bracket and of what stands in front of it.
    const LONGEST: usize = 150;
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..];
    let words = near.trim_end_matches(['减', '扣', '的']);
    let front = words.strip_suffix('）').and_then(|inner| inner.rsplit_once('（')).map(|(front, _)| front);
    let clause = front.and_then(|front| front.rsplit(['，', '。', '；', '：', '\n']).next());
    near.ends_with(['扣', '减']) && clause.is_some_and(|clause| clause.contains('每'))
}

/// 90分中扣2分, 90分里共失11分: what stands behind points that could be reached, and of which some were lost.
pub(in crate::extraction) fn lost_of(behind: &str) -> bool {
    any_of!["中扣", "里扣", "中共扣", "里共扣", "中失", "里失", "中共失", "里共失"].starts(behind).is_some()
}

/// What the total is called, whatever stands before it.
const TOTALS: AnyOf = AnyOf::new(&[
    "总得分",
    "总分",
    "综合得分",
    "综合评分",
    "最终得分",
    "得分合计",
    "合计得分",
    "总评分",
    "得分总计",
    "综合自评",
    "自评总",
    "总体得分",
    "综合评价得分",
]);

pub(super) fn names_total(words: &str) -> bool {
    TOTALS.is_in(words)
}

pub(super) fn ends_with_total(words: &str) -> bool {
    TOTALS.ends(words).is_some()
}

/// The words name nobody but the department itself: 我部门2023年度整体支出绩效自评得分.
pub(super) fn speaks_of_department(words: &str, department: &str) -> bool {
    const OWN: AnyOf = many_of![
        "绩效评价",
        "绩效自评",
        "自我评价",
        "整体支出",
        "部门整体",
        "预算绩效",
        "综合评价",
        "评价结果",
        "自评结果",
        "自评价",
        "本部门",
        "我部门",
        "本单位",
        "我单位",
        "全年",
        "年度",
        "本年",
        "单位",
        "部门",
        "整体",
        "支出",
        "绩效",
        "自评",
        "综合",
        "评价",
        "评分",
        "得分",
        "结果",
        "总",
        "最终",
        "合计",
        "实得",
        "为",
        "得",
        "是",
        "的",
        "我",
        "本",
        "局",
        "委",
        "院",
        "办",
        "年",
        "分",
        "经",
        "最后",
        "其中",
        "：",
        "，",
        "各项",
        "指标",
        "小组",
        "组",
        "评议",
        "自",
        "评",
        "计",
        "共",
        "汇总",
        "四项",
        "五项",
        "三项",
        "六项",
        "以上",
        "上述",
        "累计",
        "镇",
        "乡",
        "校",
        "街道",
        "中心",
        "县",
        "市",
        "区",
        "项",
        "最",
        "由此",
        "对照",
        "标准",
        "认真",
        "体系",
        "评价表",
        "评分表",
        "评审",
        "测算",
        "通过",
        "根据",
        "按照",
        "此次",
        "本次",
        "情况",
        "一级",
        "该项目",
        "本项目",
        "工作",
        "财政",
        "预算",
        "资金",
        "使用",
        "管理",
        "期末",
        "后",
        "将",
        "相加",
        "加总",
    ];
    let mut rest =
        words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '"' | '、' | '（' | '）' | '.'));
    if !department.is_empty()
        && let Some(at) = find(rest, department)
    {
        rest = &rest[at + department.len()..];
    }
    let mut unknown = 0;
    while let Some(first) = rest.chars().next() {
        match OWN.starts(rest) {
            Some(word) => rest = &rest[word.len()..],
            None => {
                unknown += usize::from(!first.is_ascii_digit());
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    unknown <= 1
}

/// 项目自评得分: whose it is a report on one project need not say.
pub(super) fn names_no_project(words: &str) -> bool {
    let behind = words.trim_start_matches("综上").strip_prefix("项目");
    behind.is_some_and(|behind| any_of!["自评", "综合", "总", "绩效", "评价", "得分", "最终"].starts(behind).is_some())
}

/// 2023年城镇老旧小区改造项目综合得分 in a report of that title: its own project, called by its name.
pub(super) fn names_project_of(title: &str, words: &str) -> bool {
    const LEAST: usize = 4;
    let Some((name, _)) = words.split_once("项目").or_else(|| words.split_once("资金")) else { return false };
    let name = name.rsplit(['年', '，']).next().unwrap_or(name).trim_start_matches('度');
    name.chars().count() >= LEAST && has(title, name)
}

/// Points of somebody else: a project, a unit below, another year.
pub(super) fn of_others(words: &str) -> bool {
    any_of!["项目", "上年", "去年", "学校", "所属", "下属", "二级", "平均", "中心自评", "站自评", "馆自评"].is_in(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_decides() {
        for (words, expected) in [
            ("数量指标", Role::Bare),
            ("该指标分值", Role::Full),
            ("我部门自评得分", Role::Score),
            ("按完成比例计", Role::Score),
            ("以上过程指标合计得", Role::Sum),
            ("小计", Role::Sum),
            ("因备案超期扣", Role::Lost),
            ("自评情况良好，说明如下：数量指标", Role::Bare),
            ("完成率90%〔", Role::Score),
        ] {
            assert_eq!(role(words), expected, "{words}");
        }
    }

    #[test]
    fn whose_total_it_is() {
        assert!(speaks_of_department("我部门2023年度整体支出绩效自评得分", ""));
        assert!(speaks_of_department("青山县水务局2023年度自评得分", "青山县水务局"));
        assert!(!speaks_of_department("县救助管理站自评得分", ""));
        assert!(!speaks_of_department("道路建设项目自评得分", ""));
    }
}

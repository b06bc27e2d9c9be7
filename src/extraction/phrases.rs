//! What the words before a figure say of it: a share, a rate, a budget, a comparison.

use super::words;
use crate::claims::Base;
use crate::search::{AnyOf, any_of, has, many_of};

/// 占…的, 占比, 比重, 比例
pub(super) fn is_share(words: &str) -> bool {
    has(words, "占")
        || words.ends_with("比重为")
        || words.ends_with("比例为")
        || words.ends_with("占比")
        || words.ends_with("比重")
}

/// 占基本支出的, 占本年支出合计的比重为
pub(super) fn whole_of(words: &str) -> &str {
    let Some(at) = words.rfind('占') else { return "" };
    let after = &words[at + '占'.len_utf8()..];
    // 占到总支出的, but 占到位资金的
    let after = if after.starts_with("到位") { after } else { after.trim_start_matches(['到', '了']) };
    let end = any_of!["的", "比重", "比例", "比"].place_in(after).unwrap_or(after.len());
    &after[..end]
}

/// 完成年初预算的, 预算执行率, 完成率
pub(super) fn completion(words: &str) -> Option<Base> {
    let rate = any_of!["执行率", "完成率", "到位率", "支付率", "使用率", "支出率", "支出进度", "支付进度", "执行进度"]
        .is_in(words);
    let of = has(words, "完成") && has(words, "预算");
    if rate && !any_of!["执行率", "到位率", "预算", "资金", "支"].is_in(words) {
        return None;
    }
    (rate || of).then(|| words::base(words).unwrap_or(Base::Unnamed)).map(|base| {
        // 预算执行率 names no budget: by its definition it is that of the whole year.
        if has(words, "执行率") && base == Base::Unnamed { Base::Adjusted } else { base }
    })
}

/// Whose rate it is: 公务用车运行费 of 公务用车运行费执行率.
pub(super) fn rate_name(tail: &str) -> &str {
    let rate = many_of![
        "预算", "执行", "完成", "支付", "拨付", "支出", "使用", "资金", "综合", "总体", "占", "为", "达", "指标", "率",
        "年初", "调整", "全年", "本年", "年度", "当年", "收入", "平均", "整体", "已", "实际", "进度"
    ];
    words::core(&tail[..rate.place_in(tail).unwrap_or(0)]).trim_start_matches("其中")
}

/// 年初预算为, 全年预算数, 调整后预算; not 预算绩效 and not the fund budgets by name.
pub(super) fn budget_of(words: &str) -> Option<Base> {
    // 全年预算数（调整后）
    let words = words.strip_suffix('）').and_then(|inner| Some(&words[..inner.rfind('（')?])).unwrap_or(words);
    let which = any_of!["年初预算", "调整预算", "全年预算", "调整后预算"].is_in(words);
    if is_actual(words) {
        return None;
    }
    // 一般公共预算5980万元、政府性基金预算600万元: kinds of money, not plans of them.
    if any_of!["一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算"].ends(words).is_some() && !which
    {
        return None;
    }
    // 一般公共预算收入 is income; 年初预算收入 is a budget.
    if any_of!["收入", "支出"].ends(words).is_some() {
        return words::base(words).filter(|_| which);
    }
    const TAILS: AnyOf = AnyOf::new(&[
        "预算",
        "预算数",
        "预算为",
        "预算数为",
        "预算安排",
        "预算资金",
        "预算总额",
        "预算金额",
        "预算指标",
        "下达资金",
        "到位资金",
        "到位",
        "预算批复",
        "应配套",
        "应到位",
        "应安排",
    ]);
    let bare = words.trim_end_matches(['为', '：', '是', '共', '计']);
    TAILS.ends(bare).is_some().then(|| words::base(words).unwrap_or(Base::Unnamed))
}

/// What a budget is named for: 办公费 of 办公费年初预算数.
pub(super) fn budget_subject(name: &str) -> &str {
    let cut = any_of![
        "应配套",
        "应到位",
        "应安排",
        "年初预算",
        "全年预算",
        "调整后预算",
        "调整预算",
        "年度预算",
        "到位资金",
        "下达资金",
        "实际到位"
    ];
    let end = cut.place_in(name);
    let end = end.or_else(|| name.rfind("预算")).unwrap_or(name.len());
    words::identity(&name[..end])
}

/// 支出决算为, 实际支出, 全年执行数
pub(super) fn is_actual(words: &str) -> bool {
    let bare = words.trim_end_matches(['为', '：', '是', '共', '计', '数']);
    bare == "支出"
        || any_of![
            "决算",
            "决算收入",
            "决算支出",
            "实际支出",
            "实支",
            "执行",
            "全年执行",
            "支出决算",
            "实际完成",
            "实际执行",
            "实际使用",
            "实际采购",
            "实际采购金额",
            "完成采购",
            "已支付",
            "支付",
            "完成支出",
        ]
        .ends(bare)
        .is_some()
}

/// 比2023年度, 较上年, 同比
pub(super) fn compares(words: &str) -> bool {
    any_of!["相比", "同比", "比上年", "较上年", "比去年", "较去年", "比20", "较20", "与上年", "上年同期"].is_in(words)
        || (any_of!["比", "较"].is_in(words) && has(words, "年"))
}

/// What changes: 收入支出总计 of 收入支出总计减少.
pub(super) fn change_name(words: &str) -> &str {
    const VERBS: AnyOf = many_of![
        "增加",
        "增长",
        "减少",
        "下降",
        "上升",
        "提高",
        "降低",
        "持平",
        "增支",
        "减支",
        "压减",
        "与",
        "较",
        "同比",
        "基本持平",
        "基本一致",
        "基本相当",
        "基本不变",
        "节约",
        "节省",
        "少支",
        "多支",
        "增幅",
        "降幅",
        "减幅",
    ];
    let verb = VERBS.place_in(words);
    // 2024年度支出合计比2023年度增加: what is compared with ends the name.
    let against = any_of![
        "比2",
        "较2",
        "比上",
        "较上",
        "比去",
        "较去",
        "相比",
        "比预算",
        "比年初",
        "比调整",
        "比概算",
        "比控制",
        "比合同",
        "比计划",
        "比目标"
    ];
    let end = [verb, against.place_in(words)].into_iter().flatten().min().unwrap_or(0);
    // 2022年比上年减少: the year alone names nothing.
    let name = words[..end].trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['年', '度']);
    let name = name.trim_end_matches(['比', '共', '总', '，', '净']);
    let name = name.rsplit(['，', '：']).next().unwrap_or(name);
    if compares(name) || is_of_change(name) { "" } else { words::identity(name) }
}

/// 变动率为, 增减幅度为: words that say that a change follows, not of what.
fn is_of_change(words: &str) -> bool {
    let stem = words.trim_end_matches(['为', '是', '：']);
    any_of!["变动", "变化", "增减", "增减变动"]
        .starts(stem)
        .is_some_and(|head| matches!(&stem[head.len()..], "" | "率" | "幅度" | "比例" | "比率" | "百分比" | "情况"))
}

/// Nothing but that it was spent: of what, is said in front.
pub(super) fn is_bare_spending(name: &str) -> bool {
    matches!(name, "支出" | "实际支出" | "已支出" | "执行" | "实际执行" | "使用" | "实际使用" | "支付")
}

//! What an amount is compared with: 较2021年的640.00万元, 与上年（1499.36万元）相比, 比预算减少.

use super::builder::Builder;
use super::items::{ChangeOf, Item, Items};
use super::words;
use crate::claims::{Base, Trend};
use crate::search::any_of;

/// Words that a comparison begins with; not 占比, 同比 or 比重, which compare nothing that is named.
fn against(words: &str) -> Option<&str> {
    if !any_of!["比", "较", "与", "同", "由", "从"].is_in(words) {
        return None;
    }
    let found = words.char_indices().rev().find_map(|(at, c)| {
        if !matches!(c, '比' | '较' | '与' | '同' | '由' | '从') {
            return None;
        }
        let (before, after) = (&words[..at], &words[at + c.len_utf8()..]);
        let no_word = match c {
            '比' => {
                before.ends_with(['占', '同', '环', '相', '可', '对'])
                    || after.starts_with(['例', '重', '率', '较', '对'])
            }
            // 由上年的a万元减少到b万元
            '由' | '从' => !after.starts_with(['上', '去', '1', '2']),
            // 文化旅游体育与传媒支出: what is compared with is a year or a budget.
            '与' => !after.starts_with(|c: char| c.is_ascii_digit() || "上去年预调全期前本部财同".contains(c)),
            '同' => after.starts_with(['比', '时', '步', '期', '意']),
            '较' => before.ends_with('比') || after.starts_with(['好', '大', '小', '高', '低', '强']),
            _ => false,
        };
        (!no_word).then_some(after)
    })?;
    Some(found)
}

/// 比年初预算, 较预算数, 与调整预算相比: the budget that what follows is compared with.
pub(super) fn budget(words: &str) -> Option<Base> {
    let after = against(words)?;
    (after.contains("预算") && !after.contains("支出预算数为")).then(|| words::base(after)).flatten()
}

/// The words end where the amount of another year, or of a budget, stands: 较2021年的, 比上年决算数, 与年初预算数.
pub(super) fn is_base(words: &str) -> bool {
    const MOST: usize = 16;
    let Some(after) = against(words) else { return false };
    let of_a_year = after.contains('年') || after.contains("同期") || after.contains("期初");
    let spoken = after.contains("相比") || after.contains("同比") || words::trend(after).is_some();
    (of_a_year || after.contains("预算")) && !spoken && after.chars().count() <= MOST && ends_bare(after)
}

/// Nothing stands behind the year or budget but what its amount is.
fn ends_bare(after: &str) -> bool {
    let ends = [
        "年", "年度", "期初", "年初", "上年", "去年", "同期", "数", "的", "为", "决算", "支出", "收入", "额", "预算",
        "安排", "结转", "结余",
    ];
    ends.iter().any(|end| after.ends_with(end))
}

/// A clause without a figure whose amount stands in the bracket behind it: 与上年（1499.36万元）相比.
pub(super) fn leads_to_base(words: &str) -> bool {
    words.starts_with(['与', '比', '较', '同']) && is_base(words)
}

/// 减少到, 增加至: the amount behind is what it came to, not the difference.
pub(super) fn comes_to(words: &str) -> bool {
    (words.ends_with(['到', '至']) && words::trend(words).is_some())
        || any_of!["减为", "增为", "降为", "升为", "减少为", "增加为", "下降为", "上升为", "调整为", "压减为"]
            .ends(words)
            .is_some()
}

/// 公务接待费由47210元减为29547元: what changes, where its amount before the change stands directly behind the word.
pub(super) fn from<'w>(words: &'w str, behind: &str) -> Option<&'w str> {
    let subject = words.strip_suffix('由').or_else(|| words.strip_suffix('从'))?;
    any_of!["减", "增", "降", "升", "下降", "上升", "提高", "调整", "压减"].starts(behind)?;
    (!subject.is_empty()).then_some(subject)
}

/// 为目标3.2万亩的105%: the target of the amount in front of it.
pub(super) fn is_target(words: &str, behind: &str) -> bool {
    const MOST: usize = 10;
    words.starts_with(['为', '占', '达', '完'])
        && any_of!["目标", "目标任务", "计划", "任务", "目标值", "任务数", "计划数"].ends(words).is_some()
        && words.chars().count() <= MOST
        && behind.starts_with('的')
}

/// What is compared, of 主要是消费券补贴由上年的.
pub(super) fn subject(words: &str) -> Option<&str> {
    let end = any_of!["由上年", "从上年", "由20", "从20"].place_in(words)?;
    Some(words[..end].trim_start_matches("主要是").trim_start_matches("其中"))
}

/// 三公经费12.40万元，其中：…，公务接待费3.30万元，较上年减少1.60万元，下降11.43%: a change without a name behind the last part
/// is that of the whole where its own arithmetic says so.
pub(super) fn changed<'i>(builder: &Builder<'_, '_>, items: &'i Items, item: &'i Item, change: &ChangeOf) -> &'i Item {
    let whole = || {
        let owner = &items.items[items.listings[item.inside?].owner?];
        let ((difference, trend), (rate, _)) = (change.difference?, change.rate?);
        let (difference, rate) = (builder.comparable(difference), builder.figure(rate).number);
        let fits = |item: &Item| {
            let now = item.number?;
            let before = if trend? == Trend::Down { now.add(difference) } else { now.subtract(difference) }.ok()?;
            let computed = difference.percent_of(before, rate.decimals()).ok()?;
            Some(computed.subtract(rate).ok()?.abs() <= rate.envelope().add(rate.envelope()).ok()?)
        };
        let from = |item: &Item| {
            let (now, before) = (item.number?, builder.comparable(change.before?));
            let gap = before.subtract(now).ok()?.abs();
            let percent = gap.percent_of(before, rate.decimals()).ok()?;
            Some(gap == difference || percent.subtract(rate).ok()?.abs() <= rate.envelope().add(rate.envelope()).ok()?)
        };
        if change.before.is_some() {
            let whole = change.name.is_empty() && from(item) == Some(false) && from(owner) == Some(true);
            return whole.then_some(owner);
        }
        (change.name.is_empty() && fits(item) == Some(false) && fits(owner) == Some(true)).then_some(owner)
    };
    whole().unwrap_or(item)
}

/// In a bracket behind a change: 2019年为, 上年, 去年同期支出.
pub(super) fn other_year(words: &str, year: impl Fn(&str) -> bool) -> bool {
    const MOST: usize = 14;
    let names_year = ["上年", "去年", "上一年", "上年度", "同期"].iter().any(|word| words.starts_with(word));
    (names_year || year(words)) && words.chars().count() <= MOST && words::trend(words).is_none()
}

/// 年中追加, 调增: added to the budget during the year.
pub(super) fn is_added(name: &str) -> bool {
    any_of!["年中追加", "年中调增"].starts(words::core(name)).is_some()
        || any_of!["追加", "调增", "追加预算", "预算追加", "追加资金", "调整增加", "追加指标"].ends(name).is_some()
}

/// 年中调减, 收回: taken from it.
pub(super) fn is_taken(name: &str) -> bool {
    ["调减", "核减", "收回", "压减", "调整减少"].iter().any(|end| name.ends_with(end))
}

/// 较上年增加3人, 尚差31.60万元, 发放问卷300份, 单价2600元: beside the parts of a listing, and none of them.
pub(super) fn is_no_part(name: &str) -> bool {
    let bare = words::core(name);
    let short = || bare.chars().count() <= 8;
    let apiece = any_of![
        "每生",
        "每人",
        "人均",
        "生均",
        "每户",
        "每年",
        "每月",
        "每亩",
        "每座",
        "单车",
        "单价",
        "均价",
        "单台",
        "台均",
        "平均每",
        "单位成本",
        "月均",
        "年均",
        "日均"
    ];
    // 车均2.80万元, 户均补助0.46万元, 次均: whatever they are told for.
    let each = || {
        let second = bare.chars().nth(1) == Some('均') && !bare.ends_with("等");
        second && !any_of!["均衡", "均等"].is_in(bare) && bare.chars().count() <= 8
    };
    let missing = any_of!["尚差", "尚缺", "缺口", "差额", "尚欠", "发放问卷", "收回", "回收"];
    (words::trend(bare).is_some() && short())
        || apiece.is_in(bare)
        || each()
        // 缺编4人，拟公开招聘4人
        || bare.starts_with('拟')
        || matches!(bare, "少" | "多")
        // 每张2400元, 县道按每公里5200元包干
        || bare.rfind('每').is_some_and(|at| bare[at..].chars().count() <= 4)
        || any_of!["标准", "标准为"].ends(bare).is_some()
        || (missing.is_in(bare)
            && !any_of!["差额事业", "差额拨款", "差额补", "差额单位", "差额编", "差额预算"].is_in(bare))
        || any_of!["比上年", "较上年", "比去年", "较去年", "同比", "占", "比目标", "比计划", "超目标", "超计划"]
            .starts(bare)
            .is_some()
        || (bare.starts_with("上年") && !any_of!["结转", "结余"].is_in(bare))
}

/// 这几项共11017.23万元, 合计: what was listed before, added up.
pub(super) fn is_subtotal(name: &str) -> bool {
    // 年初预算380万元，其中上年结转40万元；…，全年预算426.50万元: what the budget came to.
    let budget = any_of!["全年预算", "全年预算数", "调整后预算", "调整预算"].ends(name).is_some();
    let core = words::core(name);
    // 51岁以上17人: a bound with its number in front.
    let bound = matches!(core, "以上" | "以上的");
    budget || closes(name) || (!bound && any_of!["这几项", "以上", "上述", "合计", "小计"].starts(core).is_some())
}

/// What was left over is no amount that a rate speaks of.
pub(super) fn is_left(name: &str) -> bool {
    name.contains("结转") || name.contains("结余") || is_added(name) || is_taken(name)
}

/// 计划更新环卫车辆, 年度目标培训: not 计划生育 or 规划.
pub(super) fn is_plan(words: &str) -> bool {
    let starts = [
        "计划",
        "年初计划",
        "年度计划",
        "全年计划",
        "原计划",
        "目标任务",
        "年度目标",
        "年初目标",
        "应完成",
        "目标",
        "发放",
        "共发放",
        "发出",
    ];
    starts.iter().any(|word| words.starts_with(word)) && !words.contains("计划生育") && words.chars().count() <= 24
}

/// The thing of 计划更新环卫车辆.
pub(super) fn planned(words: &str) -> &str {
    let heads =
        ["共", "发放", "发出", "年初", "年度", "全年", "原", "计划", "目标任务", "目标", "应完成", "为", "完成", "数"];
    let mut name = words;
    while let Some(rest) = heads.iter().find_map(|head| name.strip_prefix(head)) {
        name = rest;
    }
    name
}

/// 实际更新, 已完成: so much of what was planned.
pub(super) fn is_done(words: &str) -> bool {
    ["实际", "已完成", "完成", "已", "收回", "回收", "实收"].iter().any(|word| words.starts_with(word))
        && words.chars().count() <= 16
}

/// 完成率, 任务完成率为
pub(super) fn is_done_rate(words: &str) -> bool {
    let bare = words.trim_end_matches(['为', '达', '到', '：', '是']);
    ["完成率", "回收率", "收回率"].iter().any(|rate| bare.ends_with(rate)) && bare.chars().count() <= 8
}

/// 合计, 以上三项合计: the total of what was read before.
pub(super) fn closes(name: &str) -> bool {
    // 货物102万元＋工程450万元＝552万元
    if matches!(name, "=" | "＝") {
        return true;
    }
    // 合计到位550万元, 共计投入…
    if let Some(word) = any_of!["合计", "共计", "总计"].starts(name)
        && matches!(
            &name[word.len()..],
            "到位"
                | "下达"
                | "安排"
                | "投入"
                | "支出"
                | "收入"
                | "资金"
                | "金额"
                | "拨付"
                | "使用"
                | "到位资金"
                | "下达资金"
                | "安排资金"
                | "投入资金"
                | "拨付资金"
                | "使用资金"
        )
    {
        return true;
    }
    // 前两项合计 are some of them.
    if name.starts_with('前') {
        return false;
    }
    let mut core = name;
    while let Some(rest) = core.strip_prefix("以上") {
        core = rest;
    }
    let core = core.trim_start_matches(['各', '几', '上', '述']);
    let items = core
        .char_indices()
        .take(3)
        .find(|&(_, c)| matches!(c, '项' | '者' | '类' | '笔' | '个' | '家' | '期' | '批' | '种'));
    let told = core;
    let core = items.map_or(core, |(at, c)| &core[at + c.len_utf8()..]);
    // 三项构成基本支出992万元, 三项一般性支出共计12万元
    let count =
        ["两", "二", "三", "四", "五", "六", "七", "八", "九", "十"].iter().any(|count| told.starts_with(count));
    if count && core.len() < told.len() {
        let makes = any_of!["构成", "组成", "相加", "之和", "加总"].starts(core).is_some();
        if makes || (any_of!["合计", "共计", "总计"].ends(core).is_some() && core.chars().count() <= 10) {
            return true;
        }
    }
    if !name.ends_with(['计', '共', '为', '出']) {
        return false;
    }
    // 六个乡镇共1176张, 这几项共…: all of them were told.
    if name.starts_with('这') && (name.ends_with('共') || name.ends_with("合计")) && name.chars().count() <= 8 {
        return true;
    }
    if name.ends_with('共')
        && name.chars().count() <= 8
        && name.starts_with(['两', '二', '三', '四', '五', '六', '七', '八', '九', '十'])
    {
        return true;
    }
    if core == "共" && (name == core || any_of!["以上", "上述"].starts(name).is_some()) {
        return true;
    }
    let core = core.trim_start_matches(['支', '出', '资', '金', '经', '费']);
    matches!(core, "合计" | "共计" | "总计" | "小计" | "累计" | "合计为" | "合计支出" | "共计支出" | "总共")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_with() {
        for words in
            ["项目支出较2021年的", "比上年", "较预算", "与上年决算数", "比2022年度支出", "资产总计比期初", "较上年同期"]
        {
            assert!(is_base(words), "{words}");
        }
        for words in ["占比", "同比增加", "较上年减少", "与上年相比", "2023年与2022年相比项目支出", "比重为"]
        {
            assert!(!is_base(words), "{words}");
        }
        assert!(!is_base("文化旅游体育与传媒支出（类）2019年度决算"));
        assert_eq!(budget("决算数比年初预算减少"), Some(Base::Initial));
        assert_eq!(budget("较调整预算"), Some(Base::Adjusted));
        assert_eq!(budget("完成年初预算的"), None);
        assert_eq!(budget("占年初预算的"), None);
    }

    #[test]
    fn totals_at_the_end() {
        for name in ["合计", "以上三项合计", "共计", "三项合计"] {
            assert!(closes(name), "{name}");
        }
        assert!(!closes("收入合计") && !closes("收入总计"));
    }
}

//! What begins before it ends: 3月10日发布招标公告；4月2日签订施工合同；4月10日进场施工；9月28日完工；10月20日通过竣工验收.

use super::day::{Day, of_one_year};
use super::{behind, in_front, told};
use crate::checks::{Finding, Sentence};
use crate::claims::Span;
use crate::document::Document;
use crate::search::{AnyOf, any_of};

/// What happens with a thing, in the only order there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Announced,
    Awarded,
    Signed,
    Begun,
    /// 主体完工, 完成主体工程验收: the shell of a building. What is begun behind it is something else.
    Shell,
    Done,
    Accepted,
    InUse,
}

use Stage::*;

static STAGES: [(Stage, AnyOf); 7] = [
    (
        Accepted,
        AnyOf::new(&[
            "竣工验收",
            "终验",
            "完工验收",
            "通过验收",
            "验收合格",
            "完成验收",
            "组织验收",
            "最终验收",
            "验收",
        ]),
    ),
    (InUse, AnyOf::new(&["投入使用", "投入运行", "投入运营", "正式运行", "正式运营", "投用", "启用"])),
    (Done, AnyOf::new(&["完工", "竣工", "建成", "结束", "结业", "闭幕", "交付"])),
    (Begun, AnyOf::new(&["开工", "动工", "进场施工", "进场", "开始施工", "启动", "开始", "开班", "开幕"])),
    (Signed, AnyOf::new(&["签订", "签署", "合同签订"])),
    (Awarded, AnyOf::new(&["开标", "中标", "评标", "成交"])),
    (Announced, AnyOf::new(&["招标公告", "采购公告", "招标文件", "挂网", "磋商公告"])),
];

/// What is told of a plan, or of a part.
static NOT: AnyOf = AnyOf::new(&[
    "计划",
    "拟",
    "预计",
    "应",
    "须",
    "要求",
    "目标",
    "原定",
    "力争",
    "确保",
    "主体",
    "部分",
    "一期",
    "二期",
    "三期",
    "首批",
    "第一",
    "第二",
    "第三",
    "标段",
    "分部",
    "阶段",
    "初步",
    "初验",
    "预验",
    "前",
    "未",
    "尚",
    "设计",
    "方案",
    "批复",
    "补充",
    "变更",
    "续签",
    "其他",
    "另",
    "上次",
    "上年",
    "次年",
    "翌年",
    "第二年",
    "明年",
    "来年",
    "质保",
    "每",
]);

/// Nothing but these stands between two dates of one thing.
static LEADS: AnyOf =
    AnyOf::new(&["并", "已", "后", "随后", "实际", "同年", "当年", "最终", "至", "到", "于", "在", "又", "再", "及"]);

/// So many months back in what is written without its year are no months of the next one.
const NEXT_YEAR: i64 = 2;

/// The first ends before the second can begin.
fn comes_before(first: Stage, second: Stage) -> bool {
    matches!(
        (first, second),
        (Announced, Awarded | Signed)
            | (Awarded, Signed)
            | (Signed, Accepted)
            | (Begun, Shell | Done | Accepted | InUse)
            | (Shell, Accepted)
            | (Done, Accepted)
    )
}

pub(super) fn stage(words: &str) -> Option<Stage> {
    const LONGEST: usize = 16;
    if let Some((before, after)) = words.split_once("主体") {
        let done = stage(&[before, after.trim_start_matches("工程")].concat());
        return done.filter(|done| matches!(done, Done | Accepted)).map(|_| Shell);
    }
    if words.chars().count() > LONGEST || NOT.is_in(words) {
        return None;
    }
    let found = STAGES.iter().find(|(_, names)| names.is_in(words)).map(|(stage, _)| *stage)?;
    // 完成招标 and 启动验收 are something else than what they end with.
    let of_another = match found {
        Begun | Done | InUse => {
            any_of!["材料", "设备", "招标", "采购", "审计", "决算", "结算", "验收", "评审", "整改", "征收", "拆迁"]
                .is_in(words)
        }
        Signed => !words.contains("合同") && !words.contains("协议"),
        Accepted => any_of!["启动", "申请", "资料", "报告", "准备"].is_in(words),
        _ => false,
    };
    (!of_another).then_some(found)
}

/// 竣工时间为, 合同签订日期： name what the date behind them is of.
fn named(words: &str) -> Option<Stage> {
    let bare = words.trim_end_matches(['为', '是', '：', '于', '在']).trim_start_matches("实际");
    let bare = any_of!["时间", "日期"].ends(bare).map(|word| &bare[..bare.len() - word.len()])?;
    stage(bare)
}

/// The words in front of a date name nothing of their own.
fn goes_on(words: &str) -> bool {
    let mut rest = words;
    while let Some(word) = LEADS.starts(rest) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

pub(super) fn check(document: &Document<'_>, line: Span, days: &[Day], findings: &mut Vec<Finding>) {
    let mut chain: Vec<(Stage, Day)> = Vec::new();
    for (at, day) in days.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &days[before]);
        let front = in_front(document, line, before, day);
        let label = named(front);
        // 合同于4月10日签订
        let after = behind(document, line, day, days.get(at + 1));
        let signed = any_of!["签订", "签署"].starts(after).is_some()
            && any_of!["合同于", "协议于", "合同已于"].ends(front).is_some();
        let stage = label.or_else(|| stage(after)).or(signed.then_some(Signed));
        let between = before.map_or("", |before| document.slice(Span { start: before.span.end, end: day.span.start }));
        // Another sentence speaks of another thing, unless all of it is a date and what happened.
        let apart =
            between.contains(['。', '！', '？']) || NOT.is_in(between.rsplit(['，', '；']).next().unwrap_or(""));
        let Some(stage) = stage.filter(|_| !NOT.is_in(front)) else {
            if apart || !goes_on(front) {
                chain.clear();
            }
            continue;
        };
        let own = label.is_some_and(|_| front.chars().count() <= 10) || goes_on(front);
        if apart || !own {
            chain.clear();
        }
        let later = |&&(first, other): &&(Stage, Day)| {
            // 2023年11月开工，3月竣工: the next year may be meant, but hardly nearly a year later.
            let same = (other.year == 0) == (day.year == 0) || (other.month - day.month).abs() <= NEXT_YEAR;
            let (other, day) = of_one_year(other, *day);
            comes_before(first, stage) && same && day.is_before(&other)
                || comes_before(stage, first) && first != Shell && same && other.is_before(&day)
        };
        if let Some(&(first, other)) = chain.iter().find(later) {
            let told_of = |day: &Day| document.slice(day.span).to_owned();
            let (early, late) = if comes_before(first, stage) { (day, &other) } else { (&other, day) };
            let arguments = vec![told_of(early), told_of(late)];
            findings.push(told(Sentence::DatesOutOfOrder, arguments, [other.span, day.span]));
        }
        chain.push((stage, *day));
    }
}

//! What was aimed at and what came of it: 目标值≥120场，实际开展94场; 满意度目标值≥90%。…满意177份，满意度88.5%.
//!
//! The next figure of the same kind and unit is the result, where its words say so or name the same thing.

use crate::amount::Number;
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of, has};

/// A target and its result, with which side of the target is good.
#[derive(Clone, Copy)]
pub(super) struct Aim<'d> {
    pub target: &'d Figure,
    pub result: &'d Figure,
    pub least: bool,
}

static AIMED: AnyOf = AnyOf::new(&[
    "目标",
    "指标值",
    "计划",
    "任务",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "控制在",
    "控制数",
    "要求",
    "应",
    "≥",
    "≤",
]);
/// Then the figure itself is a result, or what lies between the two.
static NO_AIM: AnyOf = AnyOf::new(&[
    "完成计划",
    "完成目标",
    "完成任务",
    "完成年",
    "较计划",
    "较目标",
    "比计划",
    "比目标",
    "超目标",
    "超计划",
    "距",
    "超出",
    "实际",
    "上年",
    "去年",
    "同期",
    "差",
    "未",
    "超额",
    "相应",
    "适应",
    "供应",
    "规划",
]);
static RESULT: AnyOf = AnyOf::new(&[
    "实际", "完成", "达到", "支出", "开展", "实现", "已", "为", "建成", "达", "培训", "举办", "发放", "兑现",
]);
static NO_RESULT: AnyOf = AnyOf::new(&[
    "上年",
    "去年",
    "同期",
    "年初",
    "累计",
    "目标",
    "计划",
    "任务",
    "超",
    "差",
    "距",
    "未",
    "剩余",
    "其中",
    "平均",
    "约",
    "近",
    "完成率",
    "执行率",
    "占",
    "增",
    "减",
    "降",
    "提高",
    "每",
    "权重",
    "合计",
]);
/// A target without a sign is one to stay below.
pub(super) static LOW: AnyOf = AnyOf::new(&[
    "成本", "费用", "经费", "支出", "造价", "单价", "时间", "时限", "时长", "天数", "投诉", "事故", "误差", "降",
    "减少", "控制", "差错", "死亡", "发病", "返贫", "超标", "预算", "资金", "投资", "限额",
]);
static MOST: AnyOf = AnyOf::new(&["不超过", "不高于", "控制在", "控制数", "≤", "以内", "不大于", "不多于", "低于"]);
static LEAST: AnyOf = AnyOf::new(&["不低于", "不少于", "≥", "不小于", "达到", "以上"]);
/// Figures of another kind between the two.
const BETWEEN: usize = 6;
/// Bytes from the one to the other.
const NEAR: u32 = 360;

/// The pairs of a line, in its order.
pub(super) fn of<'d>(document: &'d Document<'_>, line: Span) -> Vec<Aim<'d>> {
    let figures = document.figures_in(line);
    let mut found: Vec<Aim<'_>> = Vec::new();
    for (at, target) in figures.iter().enumerate().filter(|(_, figure)| counts(figure)) {
        let words = clause(document, target, line.start);
        let aimed = AIMED.is_in(words) && !NO_AIM.is_in(words);
        let taken = found.last().is_some_and(|aim| aim.result.span == target.span);
        let Some(least) = (aimed && !taken).then(|| is_least(document, line, target, words)).flatten() else {
            continue;
        };
        let same = |figure: &&Figure| {
            figure.kind == target.kind && document.unit_of(figure.span) == document.unit_of(target.span)
        };
        let Some(result) = figures[at + 1..].iter().take(BETWEEN).find(same) else { continue };
        let between = document.slice(Span { start: target.span.end, end: result.span.start });
        let own = clause(document, result, line.start);
        let behind = &document.text()[result.span.end as usize..line.end as usize];
        let open = any_of!["以上", "以下", "左右", "以内", "余"].starts(behind).is_some();
        let named = names_alike(words, own);
        let told = named && named_directly(own) || RESULT.is_in(own) && !between.contains('。');
        // 目标≥90%；乙目标…: another target, or another thing.
        let apart = between.contains('；') && !named || between.contains('\n');
        let limited = NO_RESULT.is_in(own) || own.ends_with(['≥', '≤', '>', '<']);
        if open || !told || apart || limited || result.span.start > target.span.end + NEAR {
            continue;
        }
        found.push(Aim { target, result, least });
    }
    found
}

/// Which side of a target is good; `None` where that is not known.
fn is_least(document: &Document<'_>, line: Span, target: &Figure, words: &str) -> Option<bool> {
    let behind = &document.text()[target.span.end as usize..line.end as usize];
    let (most, least) = (MOST.is_in(words), LEAST.is_in(words));
    if any_of!["以内", "以下", "之内"].starts(behind).is_some() || most && !least {
        return Some(false);
    }
    if any_of!["以上", "及以上"].starts(behind).is_some() || least && !most {
        return Some(true);
    }
    let label = document.slice(target.label);
    (!most && !least && !LOW.is_in(words) && !LOW.is_in(label) && !matches!(target.kind, FigureKind::Money(_)))
        .then_some(true)
}

/// 满意度目标值≥ and 满意度: what stands in front of the word for a target ends with the other, or begins so.
fn names_alike(target: &str, result: &str) -> bool {
    let at = any_of!["目标", "指标值", "年度", "不低于", "不少于", "≥", "应"].place_in(target).unwrap_or(target.len());
    let name = &target[..at];
    let result = bare(result);
    name.chars().count() >= 2
        && result.chars().count() >= 2
        && (name.ends_with(result) || result.ends_with(name) || result.starts_with(name))
}

fn bare(words: &str) -> &str {
    words.trim_end_matches(['为', '达', '到', '是', '：']).trim_start_matches("实际").trim_start_matches('其')
}

/// Nothing but the name of the thing stands in front of it.
fn named_directly(words: &str) -> bool {
    const LONGEST: usize = 14;
    words.chars().count() <= LONGEST
}

impl Aim<'_> {
    /// How far the result lies on the wrong side of the target, beyond what rounding explains.
    pub fn missed_by(&self) -> Option<Number> {
        let (target, result) = (self.target.number, self.result.number);
        let tolerance = target.envelope().add(result.envelope()).ok()?;
        let exact = self.target.kind == FigureKind::Count && target.decimals() == 0 && result.decimals() == 0;
        let gap = if self.least { target.subtract(result) } else { result.subtract(target) };
        gap.ok().filter(|gap| *gap > tolerance || exact && *gap > Number::ZERO)
    }

    /// The result lies on the right side without doubt.
    pub fn is_met(&self) -> bool {
        let turned = Aim { least: !self.least, ..*self };
        turned.missed_by().is_some()
            || self.target.number == self.result.number && self.target.kind == FigureKind::Count
    }
}

pub(super) fn counts(figure: &Figure) -> bool {
    matches!(figure.kind, FigureKind::Money(_) | FigureKind::Count | FigureKind::Percent)
}

/// The words in front of a figure, in its clause.
pub(super) fn clause<'d>(document: &'d Document<'_>, figure: &Figure, start: u32) -> &'d str {
    let before = document.slice(Span { start, end: figure.span.start });
    let words = before.rsplit(['，', '；', '：', '（', '）', '。']).next().unwrap_or("");
    let digit = words.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    if has(&words[digit..], "年度") { words } else { &words[digit..] }
}

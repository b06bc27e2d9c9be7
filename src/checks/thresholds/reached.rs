//! Words that say a target was reached, against the two figures in front of them: 目标≥95%，实际91.5%，达到预期目标.
//!
//! A hint in the form of a question: what counts as reached may be defined elsewhere.

use super::aims::{self, Aim, counts};
use crate::amount::Number;
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of};
use crate::signs::Sign;

/// At least as much as was aimed at.
const REACHED: AnyOf = AnyOf::new(Sign::Reached.words());
/// At most as much.
const KEPT: AnyOf = AnyOf::new(Sign::Kept.words());
/// The result is named as one.
const RESULT: AnyOf = AnyOf::new(&["实际", "完成", "达到", "支出", "为"]);
/// Characters between the result and the words about it.
const NEAR: usize = 26;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut before = None;
    for sentence in document.sentences() {
        let (text, signs) = (document.slice(sentence), document.signs_in(sentence));
        let aims = before.replace(sentence);
        let mut told = false;
        for (words, sign, upwards) in [(&REACHED, Sign::Reached, true), (&KEPT, Sign::Kept, false)] {
            let Some((at, said)) = signs.has(sign).then(|| words.find_in(text)).flatten() else { continue };
            // 完成目标的63%: a rate follows.
            let behind = &text[at + said.len()..];
            if behind.starts_with(['的', '值', '数']) {
                continue;
            }
            let head = Span { start: sentence.start, end: sentence.start + at as u32 };
            let found = one(document, head, said, upwards);
            let aims = aims.filter(|_| found.is_none() && upwards);
            let found = found.or_else(|| aims.and_then(|aims| aimed_before(document, aims, head, said)));
            told |= found.is_some();
            findings.extend(found);
        }
        if !told
            && (signs.has(Sign::Reached) || signs.has(Sign::Judged) || signs.has(Sign::Kept))
            && !document.figures_in(sentence).is_empty()
        {
            findings.extend(said_of_aims(document, sentence));
        }
    }
}

/// That a target was reached, or that it was not.
static SAID: AnyOf = AnyOf::new(&[
    "完成年初",
    "完成年度",
    "完成目标",
    "完成预期",
    "完成计划",
    "完成任务",
    "达到年初",
    "达到年度",
    "达到预期",
    "达到目标",
    "达到了",
    "达到指标值",
    "达到既定",
    "达到设定",
    "实现年初",
    "实现年度",
    "实现预期",
    "实现目标",
    "超额完成",
    "全面完成",
    "圆满完成",
    "全部完成",
    "达标",
    "低于年初目标",
    "低于目标",
    "低于年度目标",
    "高于目标",
    "高于年初目标",
    "高于年度目标",
    "超过目标",
    "达到绩效目标",
    "完成绩效目标",
    "控制在目标",
    "控制在计划",
    "控制在指标",
    "控制在控制数",
    "控制在限额",
    "控制在规定",
]);
/// Bytes from the result to what is said of it.
const BEHIND: u32 = 90;

/// Words about the targets of a sentence, and of the one before it in its line: 目标值≥90%。…满意度88.5%，达到年初目标值;
/// 3项指标均达到年初目标：甲目标≥90%，实际86.3%；….
fn said_of_aims(document: &Document<'_>, sentence: Span) -> Option<Finding> {
    let line = document.lines.partition_point(|line| line.span.end <= sentence.start);
    let line = document.lines.get(line)?.span;
    const MOST: usize = 60;
    if document.figures_in(line).len() > MOST {
        return None;
    }
    let aims = aims::of(document, line);
    let text = document.slice(sentence);
    let mut from = 0;
    while let Some((at, word)) = SAID.find_in(&text[from..]) {
        let (at, end) = (from + at, from + at + word.len());
        from = end;
        let behind = &text[end..];
        let clause = behind.split(['，', '；', '。', '：', '、', '（']).next().unwrap_or("");
        // 完成年度计划的92%, 完成年初预算: a rate, or money.
        let other =
            clause.chars().any(|c| c.is_ascii_digit()) || any_of!["预算", "的扣", "的得", "的，", "率"].is_in(clause);
        let goal = any_of!["目标", "任务", "计划", "指标", "达标", "预期", "控制在"];
        if other || !(goal.is_in(word) || goal.is_in(clause)) || clause.chars().count() > 12 {
            continue;
        }
        let front = text[..at].rsplit(['，', '；', '。', '：', '、']).next().unwrap_or("");
        let near = last(front, 5);
        let below = word.starts_with('低');
        let denied = any_of!["未", "没", "不", "尚", "难", "无法"].is_in(near);
        let doubtful = any_of![
            "能够",
            "基本",
            "力争",
            "确保",
            "可",
            "部分",
            "应",
            "将",
            "要",
            "若",
            "如",
            "是否",
            "为",
            "保障",
            "促进",
            "推动",
            "争取",
            "预计",
            "按",
            "除",
            "大部分",
            "多数",
            "其他",
            "其余"
        ]
        .is_in(front)
            || clause.ends_with(['的', '等'])
            || denied && any_of!["部分", "个别", "全部"].is_in(near);
        if doubtful {
            continue;
        }
        let reached = !(denied || below);
        let place = sentence.start + at as u32;
        let said = Span { start: place, end: sentence.start + end as u32 };
        let said = if denied { Span { start: place - near.len() as u32, ..said } } else { said };
        let all = any_of!["均", "都", "全部", "各项"].is_in(front);
        // 目标为不超过0.2%，实际为0.31%，高于目标值: of what should be little, more is a miss.
        let compares = word.starts_with("低于") || word.starts_with("高于") || word.starts_with("超过");
        let turned = |aim: &Aim<'_>| compares && !aim.least;
        let contradicts =
            |aim: &&Aim<'_>| if reached != turned(aim) { aim.missed_by().is_some() } else { aim.is_met() };
        let listed = |aim: &&Aim<'_>| sentence.contains(aim.target.span);
        let directly = |aim: &&Aim<'_>| {
            aim.result.span.end <= place && place - aim.result.span.end <= BEHIND && {
                let between = document.slice(Span { start: aim.result.span.end, end: place });
                !between.contains(['；', '。'])
                    && !document.figures_in(Span { start: aim.result.span.end, end: place }).iter().any(counts)
            }
        };
        // 均达到目标：甲…；乙… tells of what follows, 甲…；乙…，均达到目标 of what stands in front.
        let rest = &text[end + clause.len()..];
        let follows = rest.starts_with('：')
            || any_of!["，其中：", "，具体为：", "，其中，", "。其中：", "，分别为："].starts(rest).is_some()
            || rest.starts_with('、') && rest.find('：').is_some_and(|at| !rest[..at].contains(['，', '；', '。']));
        let told_of =
            |aim: &&Aim<'_>| if follows { aim.target.span.start > place } else { aim.result.span.end <= place };
        // 质量指标全部达标: others than those in front.
        let bare = ["均", "都", "全部", "各项", "以上", "上述", "两项", "三项", "指标", "已"]
            .iter()
            .fold(front.to_owned(), |front, word| front.replace(word, ""));
        let found = if all && reached && (follows || bare.is_empty()) {
            aims.iter().filter(listed).filter(told_of).find(contradicts)
        } else {
            aims.iter().rev().find(directly).filter(contradicts)
        };
        if let Some(aim) = found {
            let missed = reached != turned(aim);
            let sentence = if missed { Sentence::TargetMissed } else { Sentence::TargetWasMet };
            return Some(differs(document, sentence, aim.target, aim.result, said));
        }
    }
    None
}

/// 年度目标：…演出不少于12场。完成情况：…演出9场，全面完成年初目标: what the sentence before aims at, by the same name.
fn aimed_before(document: &Document<'_>, aims: Span, head: Span, said: &'static str) -> Option<Finding> {
    let before = document.slice(aims);
    if !any_of!["目标", "计划", "任务"].is_in(before)
        || any_of!["未", "没", "基本", "不"].is_in(last(document.slice(head), 3))
    {
        return None;
    }
    let name = |figure: &Figure| {
        let name = document.slice(figure.label).trim_start_matches("全年");
        let verb = any_of!["开展", "举办", "完成", "组织", "实施", "新建", "建设", "实际"].starts(name);
        name[verb.map_or(0, str::len)..].trim_end_matches("数量")
    };
    const TELLING: usize = 3;
    let counted = |figure: &&Figure| figure.kind == FigureKind::Count && name(figure).chars().count() >= TELLING;
    let least = |figure: &&Figure| {
        any_of!["不少于", "不低于", "≥"].ends(&document.text()[..figure.span.start as usize]).is_some()
    };
    for target in document.figures_in(aims).iter().filter(counted).filter(least) {
        let alike = |figure: &&Figure| {
            name(figure) == name(target)
                && document.unit_of(figure.span) == document.unit_of(target.span)
                && figure.number < target.number
        };
        if let Some(result) = document.figures_in(head).iter().filter(counted).find(alike) {
            let words = Span { start: head.end, end: head.end + said.len() as u32 };
            return Some(differs(document, Sentence::TargetMissed, target, result, words));
        }
    }
    None
}

/// The result lies below the target, and the words say that it was met; or the other way round.
fn differs(document: &Document<'_>, sentence: Sentence, target: &Figure, result: &Figure, words: Span) -> Finding {
    let told = |figure: &Figure| document.slice(figure.span).to_owned();
    let gap = result.number.subtract(target.number).unwrap_or(Number::ZERO);
    let (large, small) =
        if gap.is_negative() { (target.number, result.number) } else { (result.number, target.number) };
    let formula = format!("{large} - {small} = {}", gap.abs());
    let working = show::working(result.number.to_string(), target.number.to_string(), gap, String::new(), formula);
    let arguments = vec![told(target), told(result), document.slice(words).to_owned()];
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, sentence, arguments);
    let places = show::in_order([target.span, result.span, words].map(Place::span).to_vec());
    finding.with_working(working).at(places).based_on(Basis::Arithmetic)
}

fn one(document: &Document<'_>, head: Span, said: &'static str, upwards: bool) -> Option<Finding> {
    let before = document.slice(head);
    let denied = any_of!["未", "没", "不", "尚", "能够", "基本", "力争", "确保", "可"].is_in(last(before, 3));
    let figures = document.figures_in(head);
    // 完成率104%: what the result comes to, not the result.
    let is_rate = |figure: &Figure| any_of!["完成率", "执行率", "占"].is_in(clause(document, figure, head.start));
    let result = figures.iter().rev().find(|figure| counts(figure) && !is_rate(figure))?;
    let between = document.slice(Span { start: result.span.end, end: head.end });
    if denied || between.chars().count() > NEAR || any_of!["目标", "计划", "预算数"].is_in(between) {
        return None;
    }
    let alike =
        |figure: &&Figure| figure.kind == result.kind && document.unit_of(figure.span) == document.unit_of(result.span);
    // The two figures of one thing and no others.
    let [target, _] = figures.iter().filter(alike).collect::<Vec<_>>()[..] else { return None };
    let [target_words, result_words] = [target, result].map(|figure| clause(document, figure, head.start));
    let aimed = any_of!["目标", "计划", "任务", "不低于", "不少于", "不超过", "控制在", "预算", "应", "需"]
        .is_in(target_words)
        || target_words.ends_with(['≥', '≤', '>', '<'])
        || any_of!["实际完成", "实际达到"].starts(result_words).is_some();
    let counted = RESULT.is_in(result_words) && !any_of!["上年", "去年", "年初", "同期", "累计"].is_in(result_words);
    let most = any_of!["不超过", "控制在", "≤", "以内", "以下", "不高于"].is_in(target_words)
        || any_of!["以内", "以下", "之内"]
            .starts(document.slice(Span { start: target.span.end, end: head.end }))
            .is_some();
    if !aimed || !counted || most == upwards {
        return None;
    }
    let tolerance = target.number.envelope().add(result.number.envelope()).ok()?;
    let gap = if upwards { target.number.subtract(result.number) } else { result.number.subtract(target.number) };
    gap.ok().filter(|gap| *gap > tolerance)?;
    let words = Span { start: head.end, end: head.end + said.len() as u32 };
    Some(differs(document, Sentence::TargetMissed, target, result, words))
}

/// The words in front of a figure, in its clause.
fn clause<'d>(document: &'d Document<'_>, figure: &Figure, start: u32) -> &'d str {
    let before = document.slice(Span { start, end: figure.span.start });
    before.rsplit(['，', '；', '：', '（', '）']).next().unwrap_or("")
}

/// The last characters of a text.
fn last(text: &str, characters: usize) -> &str {
    &text[text.char_indices().rev().nth(characters - 1).map_or(0, |(at, _)| at)..]
}

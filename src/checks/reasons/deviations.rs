//! RSN-01 lost marks without a reason, RSN-02 a reason that says the opposite.

use std::collections::HashSet;

use super::super::scores::{Tree, points};
use crate::amount::Number;
use crate::checks::{Finding, RuleId, Sentence, Verdict};
use crate::claims::{Claim, Place, Span, Topic};
use crate::document::LineKind;
use crate::report::field::IndicatorField;
use crate::search::{AnyOf, any_of, find, has};

/// The most names and places of one finding.
const MOST: usize = 8;

/// Whether marks are known to be lost here; `None` where it is not known.
fn loses(tree: &Tree<'_>, node: usize) -> Option<bool> {
    if let Some(lost) = tree.nodes[node].indicator.lost {
        return Some(lost.0 > Number::ZERO);
    }
    Some(tree.score(node)? < tree.full(node)?)
}

/// A dash in the cell is no reason.
fn is_blank(reason: &str) -> bool {
    reason.trim_matches([' ', '-', '—', '/', '\\', '–', '。']).is_empty()
}

fn says_none(reason: &str) -> bool {
    matches!(reason.trim_end_matches('。').trim(), "无" | "没有" | "无偏差" | "不存在偏差" | "未偏差")
}

/// RSN-01: where marks are lost, a reason is given: there, above or below.
pub(super) fn missing(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let told = told_in_sentences(tree);
    let (mut explained, mut blank, mut none) = (0, Vec::new(), Vec::new());
    for node in 0..tree.nodes.len() {
        // The execution rate has its own rule, and a loss is asked for where it arose.
        let of_execution = tree.root(node).is_some_and(|root| tree.nodes[root].indicator.code == "execution");
        let below_it = tree.below(node).skip(1).any(|child| loses(tree, child) == Some(true));
        if of_execution || below_it || loses(tree, node) != Some(true) || !tree.applies(node) {
            continue;
        }
        let mut above = std::iter::successors(Some(node), |&node| tree.parent(node));
        let reason = |node: usize| tree.nodes[node].indicator.reason.as_str();
        let given = |node: usize| !is_blank(reason(node)) && !says_none(reason(node));
        if above.any(given)
            || tree.below(node).any(given)
            || told.contains(&tree.place(node, IndicatorField::FullMarks).span)
        {
            explained += 1;
        } else if says_none(reason(node)) {
            none.push(node);
        } else {
            blank.push(node);
        }
    }
    if explained > 0 && blank.is_empty() && none.is_empty() {
        findings.push(Finding::hint(
            RuleId::Rsn01,
            Verdict::Consistent,
            Sentence::ReasonsGiven,
            vec![explained.to_string()],
        ));
    }
    if !none.is_empty() {
        let places = none
            .iter()
            .take(MOST)
            .flat_map(|&node| [tree.place(node, IndicatorField::Score), tree.place(node, IndicatorField::Reason)]);
        let finding = Finding::hint(RuleId::Rsn01, Verdict::Inconsistent, Sentence::ReasonDenied, named(tree, &none));
        findings.push(finding.at(places));
    }
    if !blank.is_empty() && !explained_in_text(tree) {
        let places = blank.iter().take(MOST).map(|&node| tree.place(node, IndicatorField::Score));
        let finding = Finding::hint(RuleId::Rsn01, Verdict::Undecidable, Sentence::ReasonMissing, named(tree, &blank));
        findings.push(finding.at(places));
    }
}

/// 季度预拨未按规定完成，扣1.00分；维修账目共用，扣1.50分: where the full marks stand of indicators whose losses have their sentences.
fn told_in_sentences(tree: &Tree<'_>) -> HashSet<Option<Span>> {
    let sums = tree.subject.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Lost && sum.parts.len() > 2 => sum.whole.place.span.map(Some),
        _ => None,
    });
    sums.collect()
}

fn named(tree: &Tree<'_>, nodes: &[usize]) -> Vec<String> {
    let names = nodes.iter().take(MOST).map(|&node| tree.name(node)).collect::<Vec<_>>().join("、");
    vec![nodes.len().to_string(), names]
}

/// Some reports explain all their lost marks in a paragraph of its own.
fn explained_in_text(tree: &Tree<'_>) -> bool {
    let Some(document) = tree.subject.document else { return false };
    let paragraphs = document.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_)));
    paragraphs
        .map(|line| document.slice(line.span))
        .any(|text| any_of!["扣分", "失分", "偏差原因", "未完成原因", "未得满分", "未达标原因"].is_in(text))
}

/// RSN-02: the reason for a loss says that the target was met.
pub(super) fn contradicting(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let mut sound = 0;
    for node in 0..tree.nodes.len() {
        let reason = tree.nodes[node].indicator.reason.as_str();
        if is_blank(reason) || says_none(reason) {
            continue;
        }
        let loss = loses(tree, node);
        let Some(words) = claims_completion(reason) else {
            sound += usize::from(loss == Some(true));
            continue;
        };
        if loss == Some(false) {
            continue;
        }
        let lost = match tree.nodes[node].indicator.lost {
            Some(_) => IndicatorField::Lost,
            None => IndicatorField::Score,
        };
        let (verdict, sentence) = match loss {
            Some(_) => (Verdict::Inconsistent, Sentence::ReasonContradicts),
            None => (Verdict::Undecidable, Sentence::ReasonOdd),
        };
        let amount = tree.nodes[node]
            .indicator
            .lost
            .map(|lost| lost.0)
            .or_else(|| tree.full(node)?.subtract(tree.score(node)?).ok().map(|lost| lost.trimmed(0)));
        let quoted = reason[words.clone()].to_owned();
        let arguments = vec![tree.name(node).to_owned(), amount.map_or_else(String::new, points), quoted];
        let mut places = vec![words_in_reason(tree, node, words)];
        if loss.is_some() {
            places.insert(0, tree.place(node, lost));
        }
        findings.push(Finding::hint(RuleId::Rsn02, verdict, sentence, arguments).at(places));
    }
    if sound > 0 {
        findings.push(Finding::hint(
            RuleId::Rsn02,
            Verdict::Consistent,
            Sentence::ReasonsSound,
            vec![sound.to_string()],
        ));
    }
}

/// The place of some words of a reason, where the reason stands in the text as it is.
fn words_in_reason(tree: &Tree<'_>, node: usize, words: std::ops::Range<usize>) -> Place {
    let mut place = tree.place(node, IndicatorField::Reason);
    if let Some(span) = place.span
        && tree.subject.quote(span) == tree.nodes[node].indicator.reason
    {
        let start = span.start as usize;
        place.span = Some(Span::new(start + words.start, start + words.end));
    }
    place
}

/// Words that say that something went wrong.
const SHORTFALL: [&str; 28] = [
    "未", "没", "不", "无法", "难", "滞后", "延", "推迟", "晚", "慢", "偏低", "较低", "差", "但", "仅", "只", "下降",
    "减少", "超", "偏高", "较少", "缺", "部分", "率", "后", "等待", "正在", "影响",
];

/// What was to be done.
const GOALS: AnyOf = AnyOf::new(&["目标", "任务", "计划", "指标", "进度"]);

/// What is to be done about it, not why it happened.
const PLANS: [&str; 18] = [
    "今后",
    "将",
    "确保",
    "加强",
    "进一步",
    "力争",
    "下一步",
    "继续",
    "争取",
    "提高",
    "改进",
    "加快",
    "督促",
    "尽快",
    "预计",
    "下年",
    "次年",
    "明年",
];

/// What a loss of marks is not explained by.
const SUCCESSES: [&str; 10] = [
    "达到预期",
    "按期完工",
    "按期完成",
    "按时完成",
    "如期完成",
    "如期完工",
    "完成年初设定目标",
    "完成年度目标",
    "完成目标任务",
    "完成年初目标",
];

/// 个别公墓因选址调整按期完工, 材料涨价，单项成本控制在定额以内: behind the cause the effect says that all went well.
fn claims_success(reason: &str) -> Option<std::ops::Range<usize>> {
    if PLANS.iter().any(|word| reason.contains(word)) {
        return None;
    }
    let bare = reason.trim_end_matches('。');
    let start = bare.rfind(['，', ',']).map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
    let last = &bare[start..];
    let cause = ["影响", "因", "由于"].iter().filter_map(|word| last.rfind(word).map(|at| at + word.len())).max();
    // Without a cause before it, it may be what was done all the same.
    let at = cause.or((start > 0).then_some(0))?;
    let effect = &last[at..];
    let well = SUCCESSES.iter().any(|word| effect.ends_with(word))
        || (effect.contains("控制在") && (effect.ends_with("以内") || effect.ends_with("范围内")));
    let shortfall = SHORTFALL.iter().any(|word| effect.contains(word));
    let odd = shortfall || ["除", "其余", "其他", "但", "虽"].iter().any(|word| reason.contains(word));
    (well && !odd).then_some(start..bare.len())
}

/// The clause in which a reason claims success: 导致完成年初设定支出目标, where 未 is missing, or nothing but 已完成.
fn claims_completion(reason: &str) -> Option<std::ops::Range<usize>> {
    if let Some(found) = claims_success(reason) {
        return Some(found);
    }
    let mut from = 0;
    // 受汛期影响，完成年度指标值: behind a cause stands its effect, without a word for it.
    let caused = any_of!["因", "由于", "受", "扣分原因"].starts(reason).is_some();
    for clause in reason.split(['，', '。', '；', ',', ';']) {
        let range = from..from + clause.len();
        from = range.end + reason[range.end..].chars().next().map_or(0, char::len_utf8);
        let named =
            ["导致", "致使", "造成", "使得"].iter().find_map(|word| find(clause, word).map(|at| at + word.len()));
        let Some(at) = named.or_else(|| (caused && range.start > 0).then_some(0)) else { continue };
        let effect = &clause[at..];
        let Some(done) = find(effect, "完成").or_else(|| find(effect, "达到")).or_else(|| find(effect, "实现"))
        else {
            continue;
        };
        let behind = if named.is_some() { &effect[done + "完成".len()..] } else { effect };
        let success = !SHORTFALL.iter().any(|word| has(effect, word));
        if success && GOALS.is_in(behind) {
            return Some(range);
        }
    }
    let whole = reason.trim_end_matches('。');
    let done = ["已完成", "全部完成", "已全部完成", "按时完成", "按期完成", "超额完成", "已达成", "已达到目标"];
    let claims = done.iter().any(|word| whole.starts_with(word) || whole.ends_with(word));
    let sound = SHORTFALL.iter().any(|word| *word != "部分" && *word != "超" && has(whole, word));
    (claims && !sound && whole.chars().count() <= 30).then_some(0..whole.len())
}

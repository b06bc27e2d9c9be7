//! Which weights are the parts of another, and whether they are all of them.

use super::weights::{Weight, name};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};

/// 共性指标40分（预算管理20分、资产管理8分、财务管理12分）: a weight and those in the bracket behind it, from one to another.
pub(super) fn groups(builder: &Builder<'_, '_>, weights: &[Weight]) -> Vec<(usize, usize, usize)> {
    let gap = |at: usize| {
        let end = weights.get(at + 1).map(|next| next.span.start);
        let from = weights[at].span.end;
        end.map_or("", |end| builder.slice(Span { start: from, end: end.max(from) }))
    };
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    let mut at = 0;
    while at + 1 < weights.len() {
        let whole = at;
        at += 1;
        // 产出50分，其中数量20分、质量15分、…；
        if gap(whole).starts_with("，其中")
            && weights[whole].number != Number::HUNDRED
            && !gap(whole).contains(['；', '。'])
        {
            let first = at;
            while at + 1 < weights.len() && !gap(at).contains(['；', '。']) && !gap(at).contains("其中") {
                at += 1;
            }
            at += 1;
            let ends = builder.document.text()[weights[at - 1].span.end as usize..].starts_with(['；', '。', '\n']);
            if ends && at - first > 1 {
                found.push((whole, first, at));
            }
            continue;
        }
        if !gap(whole).starts_with('（') || gap(whole).contains('）') {
            continue;
        }
        let first = at;
        while at + 1 < weights.len() && !gap(at).contains(['）', '。']) {
            at += 1;
        }
        at += 1;
        let close = builder.document.text()[weights[at - 1].span.end as usize..].starts_with('）');
        if close && at - first > 1 {
            found.push((whole, first, at));
        }
    }
    // 满意度指标10分，其中学生7分、家长5分: the only one of its kind is the list itself.
    const FRAME: usize = 3;
    let inside: usize = found.iter().map(|&(_, from, to)| to - from).sum();
    if weights.len() < inside + FRAME {
        found.retain(|&(whole, ..)| !gap(whole).starts_with("，其中"));
    }
    found
}

/// The weights in a bracket are all of what stands in front of it: they add up, or the frame says that it is another.
pub(super) fn is_made_up(
    builder: &Builder<'_, '_>,
    whole: Weight,
    parts: &[Weight],
    of_top: Option<&(Option<Weight>, Vec<Weight>)>,
) -> bool {
    let text = builder
        .slice(Span { start: whole.words.start, end: parts.last().map_or(whole.span.end, |last| last.span.end) });
    let Ok(sum) = Number::sum(parts.iter().map(|part| part.number)) else { return false };
    let reached = any_of!["得", "扣", "失", "其中", "主要", "加分"].is_in(text);
    if reached || parts.iter().any(|part| part.percent != whole.percent) || sum == whole.number {
        return false;
    }
    // 共性45分（…40分），个性60分，满分100分: with what the bracket holds the frame adds up.
    let Some((all, top)) = of_top else { return false };
    let numbers = top.iter().map(|part| if part.span == whole.span { sum } else { part.number });
    let all = all.map_or(Number::HUNDRED, |all| all.number);
    top.iter().any(|part| part.span == whole.span) && Number::sum(numbers) == Ok(all)
}

/// 产出50分，其中数量20分、质量15分、时效10分、成本5分: all that such a group has, in a frame whose own marks add up.
pub(super) fn is_of_family(
    builder: &Builder<'_, '_>,
    whole: Weight,
    parts: &[Weight],
    of_top: Option<&(Option<Weight>, Vec<Weight>)>,
) -> bool {
    let Some((all, top)) = of_top else { return false };
    let words = |part: &Weight| builder.slice(part.words).trim_start_matches("其中");
    let plain = |part: &Weight| !part.percent && part.number.decimals() == 0 && !APART.is_in(words(part));
    let Ok(sum) = Number::sum(parts.iter().map(|part| part.number)) else { return false };
    let whole_frame =
        Number::sum(top.iter().map(|part| part.number)) == Ok(all.map_or(Number::HUNDRED, |all| all.number));
    let family = FAMILIES.iter().any(|family| {
        family.len() == parts.len() && parts.iter().zip(family).all(|(part, kind)| has(words(part), kind))
    });
    whole_frame
        && top.iter().any(|part| part.span == whole.span)
        && sum != whole.number
        && parts.iter().chain([&whole]).all(plain)
        && (sum > whole.number || family)
}

const FAMILIES: [[&str; 4]; 2] = [["经济", "社会", "生态", "可持续"], ["数量", "质量", "时效", "成本"]];

/// Words of points that are no weight.
const APART: AnyOf =
    AnyOf::new(&["得", "扣", "失", "较", "比", "每", "上年", "提高", "合计", "共", "小计", "其余", "加分", "其中"]);

/// 满意度指标共10分，其中社会公众满意度8分、职工满意度4分: parts are never more than their whole. 效益指标（30分）：1.经济效益6分；…:
/// what such a group has, all four of them.
pub(super) fn are_all(builder: &Builder<'_, '_>, whole: &Weight, listed: &[Weight], tail: &str) -> bool {
    let [first, _, ..] = listed else { return false };
    let words = |part: &Weight| builder.slice(part.words);
    let gap = |a: &Weight, b: &Weight| builder.slice(Span { start: a.span.end, end: b.words.start.max(a.span.end) });
    let beside = listed.windows(2).all(|pair| matches!(gap(&pair[0], &pair[1]), "、" | "；" | "，"));
    let plain = listed.iter().enumerate().all(|(at, part)| {
        let own = words(part);
        let own = if at == 0 { own.trim_start_matches("其中") } else { own };
        !part.percent && !APART.is_in(own)
    });
    let Ok(sum) = Number::sum(listed.iter().map(|part| part.number)) else { return false };
    let called = any_of!["指标", "满分", "分值"].is_in(words(whole)) && !any_of!["得", "扣"].is_in(words(whole));
    if whole.percent || !beside || !plain || !called {
        return false;
    }
    // 指标总分90分，其中产出50分、效益30分、满意度10分；预算执行率10分: the list has ended before the last.
    let ended = (2..listed.len()).any(|count| {
        gap(&listed[count - 1], &listed[count]) == "；"
            && Number::sum(listed[..count].iter().map(|part| part.number)) == Ok(whole.number)
    });
    if ended {
        return false;
    }
    let more = sum > whole.number;
    if matches!(gap(whole, first), "，" | "，其中：") && (words(first).starts_with("其中") || gap(whole, first) != "，")
    {
        return more;
    }
    // 产出指标40分分解为数量15分、质量10分、…
    let told_apart = any_of!["分解为", "细分为", "划分为", "拆分为", "分为", "细化为"].starts(words(first)).is_some();
    let complete = || {
        FAMILIES.iter().any(|family| {
            family.len() == listed.len() && listed.iter().zip(family).all(|(part, kind)| has(words(part), kind))
        }) && listed.iter().all(|part| part.number.decimals() == 0)
    };
    if told_apart && gap(whole, first).trim_start_matches('，').is_empty() {
        return more || complete();
    }
    let headed = words(whole).ends_with('（') && gap(whole, first) == "）：";
    let whole_marks = listed.iter().all(|part| part.number.decimals() == 0);
    let family = FAMILIES.iter().any(|family| {
        family.len() == listed.len() && listed.iter().zip(family).all(|(part, kind)| has(words(part), kind))
    });
    headed && (more || (family && whole_marks && matches!(tail, "" | "。" | "；") && !scored(builder, whole)))
}

/// The line says elsewhere what was reached or lost, so that less than the marks may be the scores.
fn scored(builder: &Builder<'_, '_>, whole: &Weight) -> bool {
    const LONGEST: usize = 900;
    let lines = &builder.document.lines;
    let line = lines.get(lines.partition_point(|line| line.span.end <= whole.span.start));
    let text = line.map_or("", |line| builder.slice(line.span));
    text.len() > LONGEST || any_of!["得", "扣", "失分", "丢分", "自评"].is_in(text)
}

/// 共性指标 and 个性指标: what leaves nothing out.
pub(super) fn is_pair(names: &[&str]) -> bool {
    const PAIRS: [[&str; 2]; 5] =
        [["共性", "个性"], ["定量", "定性"], ["主观", "客观"], ["财务", "业务"], ["通用", "专用"]];
    let of =
        |pair: &[&str; 2]| names.iter().any(|name| has(name, pair[0])) && names.iter().any(|name| has(name, pair[1]));
    PAIRS.iter().any(of)
}

/// The sentence begins with the name of a weight of the sentence before: 绩效指标中，
pub(super) fn continues(builder: &Builder<'_, '_>, head: &str, whole: &Weight) -> bool {
    let name = name(builder, whole);
    name.len() > 3 && head.strip_prefix(name).is_some_and(|rest| rest.starts_with('中'))
}

/// “日常考核+年度考核+群众评议”: the very parts are named in front.
pub(super) fn is_named(head: &str, names: &[&str]) -> bool {
    let mut quoted = head.split('"').skip(1).step_by(2).filter(|inner| inner.contains('+'));
    let (Some(inner), None) = (quoted.next(), quoted.next()) else { return false };
    let listed: Vec<&str> = inner.split('+').map(str::trim).collect();
    listed.len() == names.len()
        && listed.len() > 1
        && listed.iter().zip(names).all(|(listed, name)| !listed.is_empty() && name.contains(listed))
}

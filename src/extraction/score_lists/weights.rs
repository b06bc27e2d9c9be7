//! Weights of a frame of indicators and what they make up, in percent or in points: 预算执行率10%、产出指标50%、…，权重合计100%;
//! 满分为100分，其中：决策指标15分，…; 过程指标（20分）从三个维度考核：…; 绩效指标中，产出指标50分、….
//!
//! What the frame makes up may be left unsaid: weights in percent of a hundred (百分制, 权重). Then every group of a frame, or
//! every part that the sentence counts or names, has to be there.

use std::collections::HashSet;

use super::claim;
use super::sums::{count_word, is_frame};
use super::weight_parts::{are_all, continues, groups, is_made_up, is_named, is_of_family, is_pair};
use crate::amount::{Number, slips};
use crate::claims::{Measure, Place, Quantity, Span, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};
use crate::signs::Sign;

/// Fewer are no weights of a frame.
const LEAST: usize = 3;
/// So far from the sum they may still have been meant to make it up, in percent of it.
const NEAR: i64 = 30;
/// Longer lists are none of weights.
const MOST: usize = 24;
/// Figures behind the last part that may explain what is missing.
const ELSEWHERE: usize = 6;
/// Bytes behind the last part in which the words may count the parts.
const BEHIND: usize = 36;

/// One weight and the words in front of it.
#[derive(Clone, Copy)]
pub(super) struct Weight {
    pub figure: usize,
    pub number: Number,
    pub span: Span,
    pub percent: bool,
    pub words: Span,
}

/// Reads the sentences in their order.
#[derive(Default)]
pub(super) struct Reader {
    /// The weights of the sentence before.
    before: Vec<Weight>,
    /// The wholes that were held against their parts.
    pub told: HashSet<Span>,
}

impl Reader {
    pub fn read(&mut self, builder: &mut Builder<'_, '_>, sentence: Span) {
        let before = std::mem::take(&mut self.before);
        if !builder.document.signs_in(sentence).has(Sign::Weights) || builder.document.figures_in(sentence).is_empty() {
            return;
        }
        let weights = weights(builder, sentence);
        self.before.clone_from(&weights);
        let groups = groups(builder, &weights);
        if groups.is_empty() || groups.len() > MOST {
            if let Some((whole, parts)) = frame(builder, sentence, &before, &weights) {
                self.state(builder, whole, &parts);
            }
            return;
        }
        let inside = |at: usize| groups.iter().any(|&(_, from, to)| (from..to).contains(&at));
        let top: Vec<Weight> = (0..weights.len()).filter(|&at| !inside(at)).map(|at| weights[at]).collect();
        let of_top = frame(builder, sentence, &before, &top);
        for &(whole, from, to) in &groups {
            if is_of_family(builder, weights[whole], &weights[from..to], of_top.as_ref()) {
                self.state(builder, Some(weights[whole]), &weights[from..to]);
                continue;
            }
            if is_made_up(builder, weights[whole], &weights[from..to], of_top.as_ref()) {
                self.state(builder, Some(weights[whole]), &weights[from..to]);
            }
        }
        if let Some((whole, parts)) = of_top {
            self.state(builder, whole, &parts);
        }
    }

    fn state(&mut self, builder: &mut Builder<'_, '_>, whole: Option<Weight>, parts: &[Weight]) {
        let percent = parts.iter().all(|part| part.percent);
        let name = |part: &Weight| name(builder, part).to_owned();
        let names: Vec<String> = parts.iter().map(name).collect();
        let measure =
            |quantity: Quantity| if percent { quantity } else { Quantity { measure: Measure::Points, ..quantity } };
        let quantities = parts.iter().zip(&names).map(|(part, name)| measure(builder.quantity(part.figure, name)));
        let quantities: Vec<Quantity> = quantities.collect();
        let label = if percent { "权重合计" } else { "分值合计" };
        let whole = match whole {
            Some(whole) => {
                self.told.insert(whole.span);
                measure(builder.quantity(whole.figure, label))
            }
            None => Quantity {
                name: label.to_owned(),
                number: Number::HUNDRED,
                measure: quantities.first().map_or(Measure::Points, |part| part.measure),
                place: Place::default(),
            },
        };
        claim(builder, if percent { Topic::Split } else { Topic::Scores }, whole, quantities);
    }
}

/// The percentages and points of a sentence.
fn weights(builder: &Builder<'_, '_>, sentence: Span) -> Vec<Weight> {
    let first = builder.document.figures_before(sentence.start);
    let count = builder.document.figures_in(sentence).len();
    let mut from = sentence.start;
    let mut found = Vec::new();
    for index in first..first + count {
        let figure = builder.figure(index);
        let percent = figure.kind == FigureKind::Percent;
        if !percent && figure.kind != FigureKind::Points {
            continue;
        }
        // 其10分权重调至效益指标: what is said of a weight, which is none of the list.
        let behind = &builder.document.text()[figure.span.end as usize..];
        if any_of!["权重", "的权重", "分值", "的分值"].starts(behind).is_some() {
            continue;
        }
        let text = builder.slice(Span { start: from.min(figure.span.start), end: figure.span.start });
        let words = text.trim_end_matches('：').rsplit(['，', '、', '；', '：', '。', '\n']).next().unwrap_or(text);
        let start = figure.span.start - (text.len() - (words.as_ptr() as usize - text.as_ptr() as usize)) as u32;
        let words = Span { start, end: figure.span.start };
        found.push(Weight { figure: index, number: figure.number, span: figure.span, percent, words });
        from = figure.span.end;
    }
    found
}

pub(super) fn name<'d>(builder: &Builder<'d, '_>, weight: &Weight) -> &'d str {
    builder
        .slice(weight.words)
        .trim_start_matches(['）', '（', '和', '及', '由', ' '])
        .trim_start_matches("其中")
        .trim_end_matches(['（', '占', '为', '：', ' '])
}

/// What the weights of a sentence make up, if anything: the whole (a hundred where it is not stated) and its parts.
fn frame(
    builder: &Builder<'_, '_>,
    sentence: Span,
    before: &[Weight],
    weights: &[Weight],
) -> Option<(Option<Weight>, Vec<Weight>)> {
    let words = |weight: &Weight| builder.slice(weight.words);
    // Points that were reached, bounds and shares of other things end a list.
    let apart = |weight: &Weight| {
        let behind = &builder.document.text()[weight.span.end as usize..];
        any_of!["得", "扣", "失分", "加分", "占比为", "不低于", "不高于", "不超过", "至少", "每"].is_in(words(weight))
            || (weight.percent && any_of!["完成", "达", "增", "降"].is_in(words(weight)))
            || any_of!["以上", "以下", "左右", "以内", "的"].starts(behind).is_some()
    };
    let is_sum = |weight: &Weight| {
        any_of!["合计", "共计", "总计", "之和", "总和"].is_in(words(weight))
            || words(weight).trim_end_matches('为') == "共"
    };
    let is_full = |weight: &Weight| {
        let words = words(weight).trim_end_matches(['为', '是', '：', '共', '仍', '即', '计', '均', '达']);
        weight.number == Number::HUNDRED
            && any_of!["满分", "满分值", "基本分", "基础分", "总分", "总分值", "总分数", "分值共"].ends(words).is_some()
    };
    // 满分为100分，其中: what stands in front of the parts.
    let lead = weights.iter().position(&is_full).filter(|&lead| lead + 1 < weights.len());
    let from = lead.map_or(0, |lead| lead + 1);
    let end = weights[from..].iter().position(|weight| apart(weight) || is_sum(weight) || is_full(weight));
    let end = end.map_or(weights.len(), |end| from + end);
    let parts = &weights[from..end];
    let first = parts.first()?;
    let closes = |weight: &&Weight| is_sum(weight) || (lead.is_none() && is_full(weight));
    let closing = weights.get(end).filter(closes).filter(|weight| weight.percent == first.percent);
    let last = parts.last()?;
    if parts.len() > MOST || parts.iter().any(|part| part.percent != first.percent) {
        return None;
    }
    let head = builder.slice(Span { start: sentence.start, end: first.words.start.max(sentence.start) });
    let tail = builder.slice(Span { start: last.span.end, end: sentence.end.max(last.span.end) });
    let tail = &tail[..tail.floor_char_boundary(BEHIND.min(tail.len()))];
    let counts = |count: usize| count_word(head) == Some(count) || count_word(tail) == Some(count);
    let reached = any_of!["得分", "自评得", "实得", "得了"].is_in(head);
    let called =
        any_of!["权重", "分值", "设置", "体系", "构成", "组成", "分为", "百分制", "满分", "总分", "基本分", "基础分"]
            .is_in(head);
    let called = called || has(tail, "权重");
    let names: Vec<&str> = parts.iter().map(|part| name(builder, part)).collect();
    let whole_frame = is_frame(names.iter().copied());
    let weighted = |parts: &[Weight]| parts.iter().all(|part| any_of!["权重", "分值"].is_in(words(part)));
    // 指标权重…，合计100分
    if let Some(closing) = closing {
        // 权重分别为20分、10分、…
        let opened = builder.slice(Span { start: sentence.start, end: first.span.start });
        let sum = Number::sum(parts.iter().map(|part| part.number)).ok()?;
        let whole_marks = parts.iter().all(|part| part.number.decimals() == 0);
        // 决策（20分）、过程（20分）、…，总分值100分: more than that was not reached.
        let marks =
            whole_frame && (sum > closing.number || (whole_marks && any_of!["总分值", "满分"].is_in(words(closing))));
        let sure = weighted(parts)
            || marks
            || any_of!["权重分别", "分值分别", "权重依次", "分值依次"].is_in(opened)
            || any_of!["权重", "分值", "调整后", "赋分"].is_in(head)
            || (whole_frame && called)
            || (first.percent && has(words(closing), "权重"));
        let few = parts.len() + 1 == LEAST && ((counts(parts.len()) && called) || is_pair(&names));
        let list = (few || (parts.len() >= LEAST && sure)) && !reached;
        return (list && is_near(closing.number, parts, 0)).then(|| (Some(*closing), parts.to_vec()));
    }
    // 加分项10%, 总得分94分: what else stands there makes up the rest, or is what the parts add up to.
    let sum = Number::sum(parts.iter().map(|part| part.number)).ok()?;
    let rest = Number::HUNDRED.subtract(sum).ok()?;
    let after = builder.document.figures.iter().skip(last.figure + 1).take(ELSEWHERE);
    if after.map(|figure| figure.number).any(|number| number == sum || (!rest.is_zero() && number == rest)) {
        return None;
    }
    // 总分100分，…：投入指标权重15%，…: the marks of the whole beside weights in percent.
    if let Some(lead) = lead.filter(|_| !first.percent) {
        let rest = parts.len() > 1 && any_of!["其余", "其他", "剩余"].starts(words(last)).is_some();
        // 总分值100分，其中，管理30分，产出40分，效益35分: the parts of a whole are never more than it.
        let nests = |words: &str| any_of!["其中", "包括", "包含", "含"].is_in(words);
        let leads = any_of!["其中", "包括", "包含", "含"].starts(words(first)).map_or("", |word| word);
        let flat = !nests(&words(first)[leads.len()..]) && !parts[1..].iter().any(|part| nests(words(part)));
        let groups = names.iter().all(|name| {
            any_of![
                "投入",
                "过程",
                "决策",
                "产出",
                "效益",
                "效果",
                "满意度",
                "成本",
                "管理",
                "执行",
                "履职",
                "效应",
                "可持续",
                "效能",
                "应用"
            ]
            .is_in(name)
        });
        let beyond = parts.len() > 1 && flat && groups && sum > Number::HUNDRED;
        let complete = whole_frame || rest || beyond || (counts(parts.len()) && parts.len() > 1);
        let whole = weights[lead];
        // 绩效指标总分90分，其中产出50分、效益30分、满意度10分；预算执行率10分: the list has ended before the last.
        let ended = (2..parts.len()).find(|&count| {
            let gap = builder.slice(Span { start: parts[count - 1].span.end, end: parts[count].span.start });
            gap.starts_with('；') && Number::sum(parts[..count].iter().map(|part| part.number)) == Ok(whole.number)
        });
        if let Some(count) = ended {
            return Some((Some(whole), parts[..count].to_vec()));
        }
        return (complete && !reached && called && is_near(whole.number, parts, 0))
            .then(|| (Some(whole), parts.to_vec()));
    }
    // 自评满分100分。其中：预算执行率10分，…
    let goes_on = any_of!["其中", "具体为", "具体是", "具体分值", "具体包括", "各项分值"].starts(head).is_some();
    if let Some(whole) = before.last().filter(|whole| goes_on && is_full(whole)) {
        let complete = whole_frame || (counts(parts.len()) && parts.len() >= LEAST);
        let list = complete && !first.percent && !reached && is_near(whole.number, parts, 0);
        return list.then(|| (Some(*whole), parts.to_vec()));
    }
    // 指标体系由共性指标和个性指标组成，总分100分。共性指标40分，主要考核…；个性指标60分，…
    if let Some(whole) = before.last().filter(|whole| is_full(whole)) {
        let pair = parts.len() == 2 && is_pair(&names) && !first.percent && !reached;
        if pair && is_near(whole.number, parts, 0) {
            return Some((Some(*whole), parts.to_vec()));
        }
    }
    // 绩效指标90分。绩效指标中，产出指标50分、…
    if let Some(whole) = before.iter().find(|&whole| continues(builder, head, whole)) {
        let marks = whole.percent == first.percent && parts.len() >= LEAST && !reached;
        let groups = parts.iter().all(|part| any_of!["产出", "效益", "满意度", "成本"].is_in(name(builder, part)));
        return (marks && groups && is_near(whole.number, parts, 0)).then(|| (Some(*whole), parts.to_vec()));
    }
    if let Some((whole, listed)) = parts.split_first()
        && !reached
        && are_all(builder, whole, listed, tail)
        && is_near(whole.number, listed, 0)
    {
        return Some((Some(*whole), listed.to_vec()));
    }
    // 过程指标（20分）从资金、制度、实施三个维度考核：…
    if let [whole, listed @ ..] = parts
        && builder.slice(Span { start: whole.words.start, end: whole.span.start }).ends_with('（')
        && listed.len() >= LEAST
    {
        let next = listed[0];
        let between = builder.slice(Span { start: whole.span.end, end: next.words.start.max(whole.span.end) });
        let introduced = between.starts_with('）')
            && between.ends_with('：')
            && any_of!["考核", "评价", "设置", "分值", "权重", "构成", "组成"].is_in(between)
            && !has(between, "得");
        if introduced && count_word(between) == Some(listed.len()) {
            // Less than the marks may have been reached.
            return is_near(whole.number, listed, 1).then(|| (Some(*whole), listed.to_vec()));
        }
    }
    // 满意度指标10分，由群众满意度6分和职工满意度4分组成
    if let [whole, listed @ ..] = parts
        && let [next, _, ..] = listed
    {
        let between = builder.slice(Span { start: whole.span.end, end: next.span.start });
        let made = between.strip_prefix('，').unwrap_or(between).starts_with('由')
            && any_of!["组成", "构成"].starts(tail).is_some()
            && !between.contains(['。', '；', '：']);
        if made && !reached {
            return is_near(whole.number, listed, 0).then(|| (Some(*whole), listed.to_vec()));
        }
    }
    // 权重设置为：预算执行率10%、…; 按“日常考核+年度考核”方式评定，其中日常考核占60%、…
    // 三部分权重分别为50%、30%、20%
    let lead = builder.slice(Span { start: sentence.start, end: first.span.start });
    let numbered = parts.len() >= LEAST
        && any_of!["权重分别为", "权重为", "权重依次为", "权重比例为", "权重占比为"].is_in(lead)
        && count_word(lead) == Some(parts.len());
    // 采用百分制，其中定量指标70分，定性指标30分
    // 采取百分制：履职效能45分，管理效率35分，…: parts are never more than their whole.
    let colon = || builder.slice(Span { start: sentence.start, end: first.words.start }).ends_with('：');
    let flat = || {
        let more = |part: &Weight| {
            let words = words(part);
            any_of!["其中", "包括", "含", "加分", "共"].is_in(words) || part.number.decimals() > 0
        };
        parts.len() >= LEAST && !first.percent && sum > Number::HUNDRED && !parts.iter().any(more)
    };
    let of_hundred = (has(head, "百分制") && !has(head, "加分") && colon() && flat())
        || has(head, "百分制") && (is_pair(&names) || whole_frame) && parts.len() > 1;
    // 由4个一级指标构成：决策20分、过程20分、…
    let of_hundred = of_hundred || (whole_frame && called && count_word(head) == Some(parts.len()));
    let implied = (first.percent || of_hundred)
        && !reached
        && (of_hundred
            || (parts.len() > 1 && counts(parts.len()) && has(tail, "加权"))
            || (whole_frame && (called || weighted(parts)))
            || is_named(head, &names)
            || numbered)
        && is_near(Number::HUNDRED, parts, 0);
    implied.then(|| (None, parts.to_vec()))
}

/// The parts may have been meant to make it up; where `least` is one, they are at least as much.
fn is_near(whole: Number, parts: &[Weight], least: i64) -> bool {
    let Ok(sum) = Number::sum(parts.iter().map(|part| part.number)) else { return false };
    let Ok(gap) = sum.subtract(whole) else { return false };
    let near = gap.abs().percent_of(whole, 0).is_ok_and(|percent| percent <= Number::whole(NEAR))
        || slips::in_one_figure(whole, &parts.iter().map(|part| part.number).collect::<Vec<_>>());
    near && (least == 0 || !gap.is_negative()) && parts.iter().all(|part| part.number < whole)
}

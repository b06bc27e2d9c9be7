//! Rates and shares whose words name their two numbers: 计划检查90家次，实际检查97家次，计划完成率107.78%; 指标24个，占指标总数80%，…
//! 共设置指标30个.

use std::collections::HashSet;

use super::{Tally, coverage, of_plan, shares, survey};
use crate::amount::Number;
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::{Base, Claim, Completion, Measure, Quantity, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::phrases;
use crate::extraction::proportions::is_limit;
use crate::search::{AnyOf, any_of, has};

/// So many numbers around a rate are asked for another pair that fits it.
pub(super) const AROUND: usize = 8;

/// The percentages that are held against two figures already.
pub(in crate::extraction) fn known(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let bound = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Share(share) => share.part.as_ref().and(share.whole.as_ref()).and(share.percent.place.span),
        Claim::Completion(done) => {
            let rate = done.rate.as_ref().filter(|_| done.actual.is_some() && !done.budgets.is_empty());
            rate.and_then(|rate| rate.place.span)
        }
        Claim::Change(change) => change.rate.as_ref().and_then(|rate| rate.place.span),
        _ => None,
    });
    bound.collect()
}

pub(super) fn read(
    builder: &mut Builder<'_, '_>,
    line: &[Tally<'_>],
    first: usize,
    statement: Span,
    known: &HashSet<Span>,
) {
    shares::unnamed(builder, &line[first..], statement, known);
    let from = builder.document.figures_before(statement.start);
    let to = from + builder.document.figures_in(statement).len();
    for figure in from..to {
        let span = builder.figure(figure).span;
        if builder.figure(figure).kind != FigureKind::Percent || known.contains(&span) || is_limit(builder, figure) {
            continue;
        }
        let start = if figure > from { builder.figure(figure - 1).span.end } else { statement.start };
        let words = builder.slice(Span { start, end: builder.figure(figure).span.start });
        let words = without_bracket(words);
        let words = words.rsplit(['，', '；', '。', '（', '、']).next().unwrap_or(words);
        let sentence = &line[first..];
        let is_of_plan =
            any_of!["任务的", "任务数的", "任务量的", "计划的", "计划数的", "目标的", "目标值的", "目标任务的"]
                .ends(words)
                .is_some_and(|_| any_of!["为", "占", "完成", "达", "相当于"].is_in(words));
        if words == "的" && of_plan::of_number(builder, sentence, figure) {
            continue;
        }
        if is_of_plan {
            rate(builder, sentence, figure, "完成率");
        } else if any_of![
            "超额完成",
            "超额",
            "超计划",
            "超目标",
            "超任务",
            "超出计划",
            "超出目标",
            "超过计划",
            "超过目标",
            "超目标任务"
        ]
        .ends(words.trim())
        .is_some()
        {
            of_plan::beyond(builder, sentence, figure, words.trim());
        } else if phrases::is_share(words) {
            if !shares::share(builder, sentence, sentence, figure, words) && first > 0 {
                // 收回有效问卷304份。…满意的289份，占有效问卷的95.07%: the whole may stand in the sentence before.
                shares::share(builder, sentence, line, figure, words);
            }
        } else if any_of!["率", "率为", "率达", "率达到"].ends(words).is_some() && !is_other(words) {
            if !coverage::read(builder, line, figure, words) {
                rate(builder, sentence, figure, words);
            }
        } else if any_of![
            "完成目标的",
            "完成计划的",
            "完成任务的",
            "完成年度目标的",
            "完成年度计划的",
            "完成年度任务的",
            "完成年初目标的",
            "达到目标的"
        ]
        .ends(words)
        .is_some()
        {
            rate(builder, sentence, figure, "完成率");
        } else if any_of!["满意度", "满意度为", "满意度达", "满意度达到"].ends(words).is_some() && !is_other(words)
        {
            survey::read(builder, line, figure, words);
        }
    }
}

/// 总体满意度（非常满意和满意占有效问卷的比例）为: what the bracket explains stands in front of it.
fn without_bracket(words: &str) -> &str {
    let Some((front, tail)) = words.rsplit_once('）') else { return words };
    let open = front.rfind('（').filter(|_| matches!(tail, "" | "为" | "达" | "达到"));
    open.map_or(words, |open| &front[..open])
}

/// What was aimed at, or was so in another year.
fn is_other(words: &str) -> bool {
    let aim = has(words, "目标") && !has(words, "完成率");
    aim || any_of!["上年", "去年", "不低于", "增长", "下降", "提高", "预算", "资金", "计划为", "平均", "支出"]
        .is_in(words)
}

pub(super) fn fits(builder: &Builder<'_, '_>, stated: Number, part: &Tally<'_>, whole: &Tally<'_>) -> Option<bool> {
    let quantity = |tally: &Tally<'_>| Quantity {
        measure: Measure::Count,
        ..Quantity::amount(tally.number(builder), crate::amount::Unit::default())
    };
    let found = ratio(&quantity(part), &quantity(whole)).and_then(|ratio| compare(stated, &ratio)).ok()??;
    Some(found.found != Match::Apart)
}

/// Another pair of numbers near makes the rate: then that is meant, whatever the words.
pub(super) fn another(builder: &Builder<'_, '_>, sentence: &[Tally<'_>], stated: Number, figure: usize) -> bool {
    pairs(builder, sentence, stated, figure, AROUND).next().is_some()
}

/// The parts of all pairs of numbers near that make the rate.
pub(super) fn pairs<'t, 'd>(
    builder: &Builder<'d, '_>,
    sentence: &'t [Tally<'d>],
    stated: Number,
    figure: usize,
    around: usize,
) -> impl Iterator<Item = &'t Tally<'d>> {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let near = &sentence[at.saturating_sub(around)..sentence.len().min(at + around)];
    near.iter().filter(move |part| {
        near.iter().any(|whole| {
            part.figure != whole.figure && part.unit == whole.unit && fits(builder, stated, part, whole) == Some(true)
        })
    })
}

/// 计划…，实际…，完成率; 受理…，办结…，办结率.
fn rate(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], figure: usize, words: &str) {
    let name = words.trim_end_matches(['达', '到', '为']).trim_end_matches('率');
    let stated = builder.figure(figure).number;
    let found = in_front(builder, sentence, figure, words, name)
        .or_else(|| behind(builder, sentence, figure, name))
        .or_else(|| of_plan::aimed_behind(builder, sentence, figure))
        .or_else(|| posts(builder, sentence, figure, name));
    let Some((part, whole)) = found else {
        return;
    };
    if any_of!["不", "未"].is_in(part.words) && !any_of!["不", "未"].is_in(name) {
        return;
    }
    let Some(holds) = fits(builder, stated, part, whole) else { return };
    let computed = part.number(builder).percent_of(whole.number(builder), 2);
    const FAR: i64 = 25;
    let far =
        computed.and_then(|computed| computed.subtract(stated)).map_or(true, |off| off.abs() > Number::whole(FAR));
    // 编制50人，在职47人，控制率106.38%: the formula of this rate is known; the two the other way round are no other reading.
    let known = name.ends_with("控制") && whole.words.contains("编制");
    let elsewhere = || {
        // 局机关编制42名、在职39人，…；在职人员控制率92.93%: of all of them, however far in front.
        let around = if known { sentence.len() } else { AROUND };
        let mut parts = pairs(builder, sentence, stated, figure, around);
        if known { parts.any(|part| part.figure != whole.figure) } else { parts.next().is_some() }
    };
    // 患者1386人，规范管理1312人，规范管理率94.66%；管理肺结核患者96人，管理率100%: the two have their rate, and other things are told of since.
    let since = || {
        let told =
            |kind| (part.figure.max(whole.figure) + 1..figure).any(|between| builder.figure(between).kind == kind);
        told(FigureKind::Percent) && told(FigureKind::Count)
    };
    // 普通高中1876人次、中职2018人次，应助尽助率100%: two of a list, and the rate is that of all of it.
    let listed = || {
        let gap = Span { start: builder.figure(whole.figure).span.end, end: builder.figure(part.figure).span.start };
        let gap = builder.slice(gap);
        whole.figure < part.figure && gap.contains('、') && !gap.contains(['，', '；', '。'])
    };
    if !holds && (far || elsewhere() || since() || listed()) {
        return;
    }
    completion(builder, figure, words, part, whole);
}

/// 核定编制168名，其中…；在职人员159人，其中…，在职人员控制率94.64%: all posts and all staff, with their kinds between.
fn posts<'t, 'd>(
    builder: &Builder<'d, '_>,
    sentence: &'t [Tally<'d>],
    figure: usize,
    name: &str,
) -> Option<(&'t Tally<'d>, &'t Tally<'d>)> {
    any_of!["人员控制", "编制控制"].ends(name)?;
    let before = || sentence.iter().filter(|tally| tally.figure < figure && !tally.inside);
    let most = |staff: bool| {
        let called = move |tally: &&Tally<'_>| {
            let posts = has(tally.words, "编制");
            if staff { !posts && any_of!["在职", "实有", "在编", "在岗"].is_in(tally.words) } else { posts }
        };
        before().filter(called).max_by(|a, b| a.number(builder).cmp(&b.number(builder)))
    };
    most(true).zip(most(false))
}

pub(super) fn completion(
    builder: &mut Builder<'_, '_>,
    figure: usize,
    words: &str,
    part: &Tally<'_>,
    whole: &Tally<'_>,
) {
    let (actual, budget) = (part.quantity(builder), whole.quantity(builder));
    let rate = builder.percentage(figure, words);
    let name = words.trim_end_matches(['达', '到', '为']);
    builder.bound.push(Claim::Completion(Completion::of(name, Base::Plan, budget, actual, rate)));
}

/// So many numbers in front of the part are asked whether they are its whole.
const WHOLES: usize = 8;

/// The part directly in front of the rate, the whole in front of it or, in a bracket, behind it.
pub(super) fn in_front<'t, 'd>(
    builder: &Builder<'d, '_>,
    sentence: &'t [Tally<'d>],
    figure: usize,
    words: &str,
    name: &str,
) -> Option<(&'t Tally<'d>, &'t Tally<'d>)> {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let part_at = at.checked_sub(1)?;
    let last = &sentence[part_at];
    let between = Span { start: builder.figure(last.figure).span.end, end: builder.figure(figure).span.start };
    if let Some(found) = of_plan::in_front_of_bracket(builder, sentence, figure, part_at, name) {
        return Some(found);
    }
    // 完成年度目标的106%: some words more than those of a rate, and in one clause.
    const MORE: usize = 6;
    if last.figure + 1 != figure || builder.slice(between).chars().count() > words.chars().count() + MORE {
        return None;
    }
    // 较年度目标30场多6场: the difference is neither of them.
    let differs = any_of!["多", "少", "超", "超额", "超额完成", "超过"].ends(last.words).is_some();
    let part_at = if differs { part_at.checked_sub(1)? } else { part_at };
    let last = &sentence[part_at];
    // 办理268件（含上年结转23件），审结251件: what is in a bracket is a part of what stands in front of it.
    let mut before = sentence[..part_at].iter().rev();
    let whole = before.find(|tally| last.inside || !tally.inside)?;
    if whole.unit == last.unit {
        // 在职人员57人，编制数60名，在职人员控制率95%: the formula knows which is which; 演出66场（目标60场）.
        let posts = name.ends_with("控制") && has(last.words, "编制") && !has(whole.words, "编制");
        let planned = PLANNED.is_in(last.words) && !PLANNED.is_in(whole.words);
        let plan = planned && (last.inside && !whole.inside || differs || is_bare_aim(last.words));
        let (part, whole) = if posts || plan { (whole, last) } else { (last, whole) };
        // 27所中有25所按期完工，完工及时率92.59%
        let among = any_of!["中有", "中"].starts(last.words).is_some() && whole.figure + 1 == last.figure;
        if among || binds(builder, name, builder.figure(figure).number, part, whole) {
            return Some((part, whole));
        }
    }
    // 受理856件，其中…131件，调解成功843件，调解成功率98.48%: of what is said to be all.
    let all = any_of!["受理", "共", "总", "接收", "收到", "抽检", "检查", "承办", "办理", "立案", "应", "调查", "登记"];
    let before = sentence[..part_at].iter().rev().take(WHOLES);
    let mut wholes = before.filter(|tally| tally.unit == last.unit && !tally.inside && all.is_in(tally.words));
    let whole = wholes.next().filter(|_| wholes.next().is_none())?;
    let bare = |tally: &Tally<'_>| tally.words.trim_end_matches(['的', '了', '"']).ends_with(name);
    // 在用386台，闲置16台，在用率93.69%: the only one of the name, with others behind it.
    let mut called = sentence[..at].iter().filter(|tally| bare(tally) && !any_of!["未", "不"].is_in(tally.words));
    let only = called.next().filter(|_| called.next().is_none() && !bare(last));
    let behind =
        |only: &Tally<'_>| Span { start: builder.figure(only.figure).span.end, end: builder.figure(figure).span.start };
    let some = |only: &Tally<'_>| has(builder.slice(behind(only)), "其中");
    let last = only.filter(|only| only.unit == whole.unit && only.figure > whole.figure && !some(only)).unwrap_or(last);
    let named = bare(last) && name.chars().count() >= 2;
    let less = last.number(builder) <= whole.number(builder);
    (named && less && builder.figure(figure).number <= Number::HUNDRED).then_some((last, whole))
}

/// 合格率98.48%（抽检462批次，合格455批次）
fn behind<'t, 'd>(
    builder: &Builder<'d, '_>,
    sentence: &'t [Tally<'d>],
    figure: usize,
    name: &str,
) -> Option<(&'t Tally<'d>, &'t Tally<'d>)> {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let [one, other, ..] = &sentence[at..] else { return None };
    let opens = builder.document.text()[builder.figure(figure).span.end as usize..].starts_with('（');
    if !opens || !one.inside || !other.inside || one.unit != other.unit || one.figure != figure + 1 {
        return None;
    }
    let stated = builder.figure(figure).number;
    [(other, one), (one, other)].into_iter().find(|(part, whole)| binds(builder, name, stated, part, whole))
}

/// 新建市场4个，目标5个: of what stands in front.
fn is_bare_aim(words: &str) -> bool {
    matches!(
        words.trim(),
        "目标"
            | "目标值"
            | "年度目标"
            | "年初目标"
            | "计划"
            | "年度计划"
            | "年初计划"
            | "任务"
            | "年度任务"
            | "目标任务"
    )
}

pub(super) const PLANNED: AnyOf = AnyOf::new(&["计划", "应", "任务", "目标", "年初", "下达"]);

/// The words of two numbers and of the rate say that it is theirs.
pub(super) fn binds(
    builder: &Builder<'_, '_>,
    name: &str,
    stated: Number,
    part: &Tally<'_>,
    whole: &Tally<'_>,
) -> bool {
    let less = part.number(builder) <= whole.number(builder);
    let planned = PLANNED.is_in(whole.words) && !has(whole.words, "相应") && !PLANNED.is_in(part.words);
    let done = any_of!["实际", "完成", "实有", "已", "实"].is_in(part.words);
    // 办结 of 办结率 stands before the part.
    let stem_end = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let stem = &name[stem_end..];
    // 应参保5200人，实际参保5148人，参保率…: what was to be done and what was done are named alike.
    let alike = stem.chars().count() == 2 && part.words.contains(stem) && whole.words.contains(stem);
    // 应种8640剂次，实种8381剂次: by one verb.
    let verb = whole.words.rsplit_once('应').map_or("", |(_, verb)| verb);
    let own = part.words.trim_start_matches(['，', '已', '实', '际']);
    // 应建立健康档案42万份，已建立39.9万份
    let verb_again = (own.chars().count() >= 2 || part.words.starts_with('实'))
        && !own.is_empty()
        && verb.starts_with(own)
        && own.len() < part.words.len();
    let verb = verb_again
        || !verb.is_empty() && verb.chars().count() <= 4 && part.words.ends_with(verb) && part.words.contains('实');
    let is_of_plan = any_of!["完成", "计划", "覆盖", "执行"].is_in(name);
    // 演出66场（年初目标60场），目标完成率110%: what is in no bracket was done.
    // 任务850套，截至年底开工892套，开工率104.94%
    let by_verb = stem.chars().count() == 2 && stem == name && part.words.ends_with(stem);
    let by_plan = planned
        && (by_verb
            || (is_of_plan || alike) && done
            || is_of_plan
                && (whole.inside && !part.inside
                    || is_bare_aim(whole.words)
                    || any_of!["较", "比"].is_in(whole.words)))
        || (verb && less);
    // 按期审结率 is no 审结率.
    let by_name = stem.chars().count() == 2
        && (stem == name || part.words.contains(name) || whole.words.ends_with(&name[..stem_end]))
        && stated < Number::HUNDRED
        && part.words.trim_end_matches(['的', '了', '"']).trim_end_matches("问卷").ends_with(stem)
        && !any_of!["不", "未"].is_in(part.words)
        && less;
    // 审结251件，结案率93.66%
    let closed = |words: &str| any_of!["审结", "办结", "结案"].ends(words.trim_end_matches(['的', '了'])).is_some();
    let by_name = by_name || name == "结案" && closed(part.words) && less && stated < Number::HUNDRED;
    // 编制数52人，在职人员46人，在职人员控制率88.46%: what its formula names.
    let by_posts = name.ends_with("控制")
        && whole.unit == "人"
        && has(whole.words, "编制")
        && any_of!["在职", "实有", "在编", "在岗"].is_in(part.words)
        && !has(part.words, "编制");
    // 发放问卷200份，收回有效问卷188份，有效回收率94%
    let returned = any_of!["收回", "回收"];
    let by_return = returned.ends(name).is_some()
        && returned.is_in(part.words)
        && any_of!["发放", "发出"].is_in(whole.words)
        && less;
    // 修复点位15处，年内完工12处，完成率80%
    let by_done = name == "完成"
        && less
        && stated < Number::HUNDRED
        && any_of!["完工", "竣工", "建成", "完成"].ends(part.words).is_some()
        && !any_of!["上年", "去年", "累计"].is_in(whole.words);
    by_plan || by_name || by_posts || by_return || by_done
}

//! Rates and shares whose words name their two numbers: 计划检查90家次，实际检查97家次，计划完成率107.78%; 指标24个，占指标总数80%，…
//! 共设置指标30个.

use std::collections::HashSet;

use super::Tally;
use crate::amount::Number;
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::{Base, Claim, Completion, Measure, Quantity, Share, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::phrases;
use crate::extraction::proportions::is_limit;
use crate::search::{any_of, has};

/// So many numbers around a rate are asked for another pair that fits it.
const AROUND: usize = 8;

/// The percentages that are held against two figures already.
pub(super) fn known(builder: &Builder<'_, '_>) -> HashSet<Span> {
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
    let from = builder.document.figures_before(statement.start);
    let to = from + builder.document.figures_in(statement).len();
    for figure in from..to {
        let span = builder.figure(figure).span;
        if builder.figure(figure).kind != FigureKind::Percent || known.contains(&span) || is_limit(builder, figure) {
            continue;
        }
        let start = if figure > from { builder.figure(figure - 1).span.end } else { statement.start };
        let words = builder.slice(Span { start, end: builder.figure(figure).span.start });
        let words = words.rsplit(['，', '；', '。', '（', '、']).next().unwrap_or(words);
        if phrases::is_share(words) {
            share(builder, &line[first..], figure, words);
        } else if any_of!["率", "率为", "率达", "率达到"].ends(words).is_some() && !is_other(words) {
            rate(builder, &line[first..], figure, words);
        }
    }
}

/// What was aimed at, or was so in another year.
fn is_other(words: &str) -> bool {
    let aim = has(words, "目标") && !has(words, "完成率");
    aim || any_of!["上年", "去年", "不低于", "增长", "下降", "提高", "预算", "资金", "计划为", "平均", "支出"]
        .is_in(words)
}

fn fits(builder: &Builder<'_, '_>, stated: Number, part: &Tally<'_>, whole: &Tally<'_>) -> Option<bool> {
    let quantity = |tally: &Tally<'_>| Quantity {
        measure: Measure::Count,
        ..Quantity::amount(tally.number(builder), crate::amount::Unit::default())
    };
    let found = ratio(&quantity(part), &quantity(whole)).and_then(|ratio| compare(stated, &ratio)).ok()??;
    Some(found.found != Match::Apart)
}

/// Another pair of numbers near makes the rate: then that is meant, whatever the words.
fn another(builder: &Builder<'_, '_>, sentence: &[Tally<'_>], stated: Number, figure: usize) -> bool {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let near = &sentence[at.saturating_sub(AROUND)..sentence.len().min(at + AROUND)];
    near.iter().any(|part| {
        near.iter().any(|whole| {
            part.figure != whole.figure && part.unit == whole.unit && fits(builder, stated, part, whole) == Some(true)
        })
    })
}

/// 占编制数的76.79%: of the number that is called so in the sentence.
fn share(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], figure: usize, words: &str) {
    let noun = phrases::whole_of(words);
    // 指标总数, 督查总次数, 全部指标
    let noun = noun.split_once('总').map_or(noun, |(noun, behind)| if noun.is_empty() { behind } else { noun });
    let noun = noun.trim_end_matches(['数', '量']).trim_end_matches("全部");
    let noun = noun.trim_start_matches(['全', '总']).trim_start_matches('部');
    if noun.chars().count() < 2 {
        return;
    }
    let Some(part) = sentence.iter().rfind(|tally| tally.figure < figure) else { return };
    // The part stands directly in front.
    let between =
        builder.slice(Span { start: builder.figure(part.figure).span.end, end: builder.figure(figure).span.start });
    if between.chars().count() > words.chars().count() + 2 || part.figure + 1 != figure {
        return;
    }
    let wholes: Vec<&Tally<'_>> = sentence
        .iter()
        .filter(|tally| tally.figure != part.figure && tally.unit == part.unit && tally.words.contains(noun))
        .filter(|tally| tally.number(builder) >= part.number(builder))
        .filter(|tally| {
            let all = any_of!["共", "总", "合计", "全"].is_in(tally.words);
            // 编制56名 names the whole by the noun alone.
            all || tally.words == noun || tally.words.ends_with(noun) && tally.figure < part.figure
        })
        .collect();
    let [whole] = wholes[..] else { return };
    let stated = builder.figure(figure).number;
    let Some(holds) = fits(builder, stated, part, whole) else { return };
    if !holds && another(builder, sentence, stated, figure) && !is_rest(builder, stated, part, whole) {
        return;
    }
    let (part, whole) = (part.quantity(builder), whole.quantity(builder));
    let percent = builder.percentage(figure, &part.name);
    builder.bound.push(Claim::Share(Share {
        part: Some(part),
        whole_name: whole.name.clone(),
        whole: Some(whole),
        percent,
        listing: None,
        full_split: false,
        unsigned: false,
    }));
}

/// The stated share is that of the rest of the whole: its words name the other.
fn is_rest(builder: &Builder<'_, '_>, stated: Number, part: &Tally<'_>, whole: &Tally<'_>) -> bool {
    let own = part.number(builder).percent_of(whole.number(builder), stated.decimals());
    own.and_then(|own| Number::HUNDRED.subtract(own)).is_ok_and(|rest| rest == stated)
}

/// 计划…，实际…，完成率; 受理…，办结…，办结率.
fn rate(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], figure: usize, words: &str) {
    let at = sentence.partition_point(|tally| tally.figure < figure);
    let Some(part_at) = at.checked_sub(1) else { return };
    let part = &sentence[part_at];
    let stated = builder.figure(figure).number;
    let between = Span { start: builder.figure(part.figure).span.end, end: builder.figure(figure).span.start };
    if part.figure + 1 != figure || builder.slice(between).chars().count() > words.chars().count() + 2 {
        return;
    }
    let name = words.trim_end_matches(['达', '到', '为']).trim_end_matches('率');
    let Some(whole) = part_at.checked_sub(1).map(|at| &sentence[at]).filter(|whole| whole.unit == part.unit) else {
        return;
    };
    // 在职人员57人，编制数60名，在职人员控制率95%: the formula knows which is which.
    let turned = name.ends_with("控制") && has(part.words, "编制") && !has(whole.words, "编制");
    let (part, whole) = if turned { (whole, part) } else { (part, whole) };
    let planned = any_of!["计划", "应", "任务", "目标", "年初"].is_in(whole.words) && !has(whole.words, "相应");
    let done = any_of!["实际", "完成", "实有"].is_in(part.words);
    // 办结 of 办结率 stands before the part.
    let stem_end = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let stem = &name[stem_end..];
    // 应参保5200人，实际参保5148人，参保率…: what was to be done and what was done are named alike.
    let alike = stem.chars().count() == 2 && part.words.contains(stem) && whole.words.contains(stem);
    let by_plan = (any_of!["完成", "计划", "覆盖", "执行"].is_in(name) || alike) && planned && done;
    // 按期审结率 is no 审结率.
    let by_name = stem.chars().count() == 2
        && (stem == name || part.words.contains(name))
        && stated < Number::HUNDRED
        && part.words.trim_end_matches(['的', '了', '"']).ends_with(stem)
        && !any_of!["不", "未"].is_in(part.words)
        && part.number(builder) <= whole.number(builder);
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
        && part.number(builder) <= whole.number(builder);
    if !(by_plan || by_name || by_posts || by_return) {
        return;
    }
    let Some(holds) = fits(builder, stated, part, whole) else { return };
    let computed = part.number(builder).percent_of(whole.number(builder), 2);
    const FAR: i64 = 25;
    let far =
        computed.and_then(|computed| computed.subtract(stated)).map_or(true, |off| off.abs() > Number::whole(FAR));
    if !holds && (far || another(builder, sentence, stated, figure)) {
        return;
    }
    let (actual, budget) = (part.quantity(builder), whole.quantity(builder));
    let rate = builder.percentage(figure, words);
    let place = rate.place.clone();
    builder.bound.push(Claim::Completion(Completion {
        name: words.trim_end_matches(['达', '到', '为']).to_owned(),
        budgets: vec![(Base::Plan, budget)],
        actual: Some(actual),
        rate: Some(rate),
        base: Base::Plan,
        compared: None,
        compared_at: None,
        is_execution_rate: false,
        place,
    }));
}

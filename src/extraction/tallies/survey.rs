//! Satisfaction from questionnaires: 收回有效问卷288份，其中满意271份，满意度94.10%.
//!
//! What is counted as satisfied differs (with or without 基本满意) and so does what it is a share of: only a rate that no
//! reading of the answers makes is held against them.

use std::collections::HashSet;

use super::Tally;
use crate::amount::{Number, Unit};
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Share, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// Answers of one question.
const MOST: usize = 5;

/// 满意度89.00%（调查800人，满意712人）
fn in_bracket(builder: &mut Builder<'_, '_>, behind: &[Tally<'_>], figure: usize, words: &str) {
    const FAR: i64 = 25;
    let text = builder.document.text();
    let end = builder.figure(figure).span.end;
    let close = text[end as usize..].find('）').map_or(end, |at| end + at as u32);
    let behind = &behind[..behind.partition_point(|tally| builder.figure(tally.figure).span.start < close)];
    let [whole, part, ..] = behind else { return };
    let satisfied = part.words.ends_with("满意") && !any_of!["不", "基本", "比较", "较", "非常"].is_in(part.words);
    let asked = !has(whole.words, "满意") && whole.unit == part.unit;
    let another = behind[2..].iter().take_while(|tally| tally.inside).any(|tally| has(tally.words, "满意"));
    if !satisfied || !asked || another || !whole.inside || !part.inside || whole.figure != figure + 1 {
        return;
    }
    let stated = builder.figure(figure).number;
    let computed = part.number(builder).percent_of(whole.number(builder), 2);
    let near = computed.and_then(|computed| computed.subtract(stated)).is_ok_and(|off| off.abs() <= Number::whole(FAR));
    if near && part.number(builder) <= whole.number(builder) {
        let (part, whole) = (part.quantity(builder), whole.quantity(builder));
        let percent = builder.percentage(figure, words);
        builder.bound.push(Claim::Share(Share::of(part, whole, percent)));
    }
}

/// 共收回, 实际回收有效问卷, but not what came back of others too.
fn is_return(words: &str) -> bool {
    const OWN: [&str; 10] = ["收回", "回收", "实际", "有效", "问卷", "调查表", "共", "已", "了", "表"];
    let mut rest = words;
    while let Some(word) = OWN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty() && any_of!["收回", "回收"].is_in(words)
}

/// 发放200份，收回206份: no more come back than went out.
pub(super) fn returned(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>]) {
    for pair in sentence.windows(2) {
        let [sent, back] = pair else { continue };
        let told = any_of!["发放", "发出", "下发", "派发", "投放"].is_in(sent.words)
            && is_return(back.words)
            && !any_of!["其中", "上年"].is_in(sent.words);
        let survey = sent.unit == "份" || any_of!["问卷", "调查表", "测评表", "评议表"].is_in(sent.words);
        let directly = sent.figure + 1 == back.figure && sent.unit == back.unit && sent.inside == back.inside;
        // 发放400份，其中向农户发放240份、向网商发放160份；收回382份: of all of them.
        let of_all = sentence.iter().any(|other| {
            other.figure < sent.figure && other.unit == sent.unit && other.number(builder) >= back.number(builder)
        });
        if told && survey && directly && !of_all && back.number(builder) > sent.number(builder) {
            let (whole, part) = (sent.quantity(builder), back.quantity(builder));
            builder.bound.push(Claim::Sum(Sum::of(Topic::Listing, whole, vec![part], Completeness::Open, "收回")));
        }
    }
}

/// 满意度目标值95%，实际93.00%。本次调查300人，满意276人，不满意24人: where each is one or the other, the rate of the sentence before is known.
pub(super) fn told_before(
    builder: &mut Builder<'_, '_>,
    (before, own): (Span, Span),
    sentence: &[Tally<'_>],
    known: &HashSet<Span>,
) {
    let [asked, satisfied, others] = sentence else { return };
    let number = |tally: &Tally<'_>| tally.number(builder);
    let halves = number(satisfied).add(number(others)) == Ok(number(asked));
    let called = any_of!["调查", "走访", "回访", "问卷", "收回", "回收"].is_in(asked.words)
        && satisfied.words == "满意"
        && others.words == "不满意";
    let line = builder.slice(before.to(own)).trim_end_matches('\n');
    if !halves || !called || line.contains('\n') || !has(builder.slice(before), "满意度") {
        return;
    }
    let first = builder.document.figures_before(before.start);
    let last = first + builder.document.figures_in(before).len();
    let Some(rate) = last.checked_sub(1).filter(|&at| at > first) else { return };
    let (figure, aim) = (builder.figure(rate), builder.figure(rate - 1));
    let words = builder.slice(Span { start: aim.span.end, end: figure.span.start });
    let reached = any_of!["实际", "实际为", "实际达到", "实际完成", "完成值"].ends(words).is_some();
    if figure.kind == FigureKind::Percent && reached && !known.contains(&figure.span) {
        let (part, whole) = (satisfied.quantity(builder), asked.quantity(builder));
        let percent = builder.percentage(rate, "满意度");
        builder.bound.push(Claim::Share(Share::of(part, whole, percent)));
    }
}

pub(super) fn read(builder: &mut Builder<'_, '_>, line: &[Tally<'_>], figure: usize, words: &str) {
    let at = line.partition_point(|tally| tally.figure < figure);
    // 门诊满意度89.00%（调查800人，满意712人）: what it was made of stands in the bracket behind it.
    if builder.document.text()[builder.figure(figure).span.end as usize..].starts_with('（')
        && line[at..].iter().take_while(|tally| tally.inside).any(|tally| has(tally.words, "满意"))
    {
        in_bracket(builder, &line[at..], figure, words);
        return;
    }
    let Some(last) = line[..at].last() else { return };
    let unit = last.unit;
    let own: Vec<&Tally<'_>> = line[..at].iter().filter(|tally| tally.unit == unit).collect();
    // 满意度调查问卷400份 is no answer.
    let answers = |tally: &Tally<'_>| tally.words.contains("满意") && !has(tally.words, "满意度");
    let answer = |tally: &&&Tally<'_>| answers(tally) && tally.sentence == last.sentence;
    let asked = any_of![
        "问卷", "调查", "收回", "回收", "有效", "发放", "受访", "样本", "测评", "抽样", "访问", "参与", "评价", "回访",
        "走访", "对象", "接通", "接听", "填写"
    ];
    let denied = |tally: &Tally<'_>| any_of!["不", "未", "一般", "较差"].is_in(tally.words);
    let parts: Vec<&Tally<'_>> = own.iter().filter(answer).filter(|tally| !denied(tally)).copied().collect();
    let wholes: Vec<&Tally<'_>> =
        own.iter().filter(|tally| !answers(tally) && asked.is_in(tally.words)).copied().collect();
    let (Some(first), Some(whole)) = (parts.first(), wholes.last()) else { return };
    // 职工满意度80.33%（调查300人，满意241人）: the answers of this rate stand behind it.
    let behind = &builder.document.text()[builder.figure(figure).span.end as usize..];
    if behind.starts_with('（')
        && builder.document.figures.get(figure + 1).is_some_and(|next| next.kind == FigureKind::Count)
    {
        return;
    }
    // 满意400份。其中学生满意319份，满意度91.40%: of those who were asked, who are not counted here.
    let of_some = |who: &str| {
        any_of!["学生", "教师", "家长", "职工", "群众", "企业", "患者", "农户", "村民", "居民", "商户", "游客", "干部"]
            .ends(who)
            .is_some_and(|who| !has(whole.words, who))
    };
    let all_told = || {
        line[..at].iter().any(|tally| {
            answers(tally) && tally.sentence != last.sentence && tally.number(builder) > last.number(builder)
        })
    };
    if first.words.strip_suffix("满意").is_some_and(of_some) && all_told() {
        return;
    }
    // Behind the answers their rate, nothing else.
    if parts.len() > MOST || last.figure + 1 != figure || !last.words.contains("满意") {
        return;
    }
    let stated = builder.figure(figure).number;
    let mut sums = Vec::new();
    let mut sum = Number::ZERO;
    for part in &parts {
        let Ok(more) = sum.add(part.number(builder)) else { return };
        sum = more;
        sums.push(sum);
    }
    sums.extend(parts.iter().map(|part| part.number(builder)));
    // All but those who are not satisfied.
    let against = own.iter().filter(answer).filter(|tally| denied(tally)).map(|tally| tally.number(builder));
    sums.extend(Number::sum(against).and_then(|against| whole.number(builder).subtract(against)));
    let made = |part: Number, whole: Number| {
        let quantity = |number| Quantity { measure: Measure::Count, ..Quantity::amount(number, Unit::default()) };
        let found = ratio(&quantity(part), &quantity(whole)).and_then(|ratio| compare(stated, &ratio)).ok().flatten();
        found.is_none_or(|found| found.found != Match::Apart)
    };
    // 接通1046人…，接通者中满意982人: of any number in front.
    // 按收回的有效问卷计算，满意度为92.71%: unless the words say of which.
    let between =
        builder.slice(Span { start: builder.figure(last.figure).span.end, end: builder.figure(figure).span.start });
    let by = between.find(['按', '以', '占']);
    let by = by.and_then(|at| any_of!["有效", "收回", "回收", "发放"].last_in(&between[at..]));
    let meant = |tally: &Tally<'_>| by.is_none_or(|(_, word)| has(tally.words, word));
    let any = own.iter().filter(|tally| !answers(tally) && meant(tally));
    let any = any.into_iter().any(|whole| sums.iter().any(|&sum| made(sum, whole.number(builder))));
    // 公路使用者250人，满意228人，满意度91.20%；企业代表150人，满意141人，满意度94.00%: of the number directly in front.
    let asked_in_front = last.figure.checked_sub(1).map(|before| builder.figure(before)).filter(|before| {
        before.kind == FigureKind::Count && !before.number.is_zero() && before.number >= last.number(builder)
    });
    let any = any || asked_in_front.is_some_and(|before| made(last.number(builder), before.number));
    // Weighted answers lie between the best alone and all good ones.
    let shares = |number: Number| number.percent_of(whole.number(builder), 2);
    let outside = parts.len() == 1
        || shares(first.number(builder)).is_ok_and(|least| stated < least)
        || shares(sum).is_ok_and(|most| stated > most);
    const FAR: i64 = 25;
    let near = shares(sum).and_then(|share| share.subtract(stated)).is_ok_and(|off| off.abs() <= Number::whole(FAR));
    if any || !outside || !near || sum > whole.number(builder) {
        return;
    }
    let ends = [builder.figure(first.figure).span, builder.figure(parts[parts.len() - 1].figure).span];
    let part = first.quantity(builder);
    let part = Quantity { number: sum, place: Place::span(ends[0].to(ends[1])), ..part };
    let whole = whole.quantity(builder);
    let percent = builder.percentage(figure, words);
    builder.bound.push(Claim::Share(Share::of(part, whole, percent)));
}

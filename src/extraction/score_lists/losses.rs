//! Full marks, what was lost of them and the score, in one passage: 满分100分，共扣4.3分，自评95.7分.
//!
//! One of each in a sentence belong together; a list of losses that the words close (其余指标得满分) may stand for the loss.

use std::collections::HashSet;

use super::loss_lists::{CLOSE, LEAST, SUMS, closes, closing, counts_all, is_counted, itemises, near, opening};
use super::sums::quantity;
use super::tokens::{Role, Token};
use super::{Passage, claim};
use crate::amount::Number;
use crate::claims::{Claim, Measure, Place, Quantity, Span, Topic};
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage, known: &HashSet<Span>) {
    let lost = |token: &&super::tokens::Token| token.role == Role::Lost;
    let mut lost = passage.tokens.iter().filter(lost).peekable();
    if lost.peek().is_none() {
        return;
    }
    let mut held = lost.map(|token| known.contains(&token.span));
    let first = held.next() == Some(true);
    let later = held.any(|held| held);
    // 目标完成20分，得17分；…。扣分情况：目标完成扣3分，…，合计扣10.5分: what each lost is known, their sum is not.
    let last = passage.tokens.iter().rfind(|token| token.role == Role::Lost);
    if (first || later) && last.is_some_and(|last| !known.contains(&last.span)) {
        closing(builder, passage);
    }
    if later {
        return;
    }
    if first {
        // The loss of the whole is known, its parts are not.
        let all: Vec<usize> = (0..passage.tokens.len()).collect();
        let of = |role: Role| -> Vec<usize> { all.iter().copied().filter(|&at| reached(passage, at, role)).collect() };
        if let ([score], [first, rest @ ..]) = (&of(Role::Score)[..], &of(Role::Lost)[..]) {
            of_hundred(builder, passage, Some(*score), *first, rest);
        }
        return;
    }
    let text = builder.slice(passage.span);
    let closed = closes(text) || is_counted(builder, passage.span.start, &passage.tokens);
    let summed = closing(builder, passage).or_else(|| opening(builder, passage));
    let all: Vec<usize> = (0..passage.tokens.len()).collect();
    // A passage with one score tells of one thing, else each of its parts does.
    if count(passage, &all, Role::Score) <= 1 {
        told(builder, passage, &all, closed, summed);
        return;
    }
    let mut part: Vec<usize> = Vec::new();
    for &at in &all {
        let ends = part.last().is_some_and(|&last| {
            let between = passage.between(builder, passage.tokens[last].span.end, passage.tokens[at].span.start);
            // 得22.5分（调整率超过20%，扣2分；逾期1次，扣0.5分）: a bracket tells of one thing.
            let inside = || {
                let from = part.first().map_or(0, |&first| passage.tokens[first].span.end);
                let told = passage.between(builder, from, passage.tokens[last].span.end);
                let open = |text: &str| text.matches('（').count() > text.matches('）').count();
                open(told) && !between.contains('）')
            };
            // 得10.0分：…，扣1.5分；…，扣0.5分。: so does a colon behind the score, as long as nothing but losses follow.
            let listed = || {
                let score = part.iter().rev().find(|&&one| reached(passage, one, Role::Score));
                let colon = score.is_some_and(|&score| {
                    builder.document.text()[passage.tokens[score].span.end as usize..].starts_with('：')
                });
                colon && passage.tokens[at].role == Role::Lost
            };
            between.contains(['。', '\n'])
                || (between.contains('；') && !inside() && !listed() && !goes_on(passage, builder, &part, at))
        });
        if ends {
            told(builder, passage, &std::mem::take(&mut part), false, summed);
        }
        part.push(at);
    }
    told(builder, passage, &part, false, summed);
}

/// 14分，得12.5分，…，扣1分；…，扣0.5分。: nothing but losses follow in the sentence, and with them just what is missing is told.
fn goes_on(passage: &Passage, builder: &Builder<'_, '_>, part: &[usize], at: usize) -> bool {
    let of = |role: Role| -> Vec<usize> { part.iter().copied().filter(|&one| reached(passage, one, role)).collect() };
    let (mut full, score) = (of(Role::Full), of(Role::Score));
    full.extend(part.first().filter(|&&first| full.is_empty() && passage.tokens[first].role == Role::Bare));
    let ([full], [score]) = (&full[..], &score[..]) else { return false };
    let tokens = &passage.tokens;
    let mut last = tokens[at].span.end;
    let follow = tokens[at..].iter().take_while(|token| {
        let ends = passage.between(builder, last, token.span.start).contains(['。', '\n']);
        last = token.span.end;
        !ends
    });
    let follow: Vec<_> = follow.collect();
    let told = of(Role::Lost).into_iter().map(|loss| &tokens[loss]).chain(follow.iter().copied());
    let sum = Number::sum(told.map(|token| token.number));
    let missing = tokens[*full].number.subtract(tokens[*score].number);
    follow.iter().all(|token| token.role == Role::Lost) && missing.is_ok() && sum == missing
}

fn count(passage: &Passage, of: &[usize], role: Role) -> usize {
    of.iter().filter(|&&at| reached(passage, at, role)).count()
}

/// A token of this kind; a sum is a score, and full marks may be known by the score behind them alone.
fn reached(passage: &Passage, at: usize, role: Role) -> bool {
    let token = &passage.tokens[at];
    let marks = passage.marks[at];
    let is_score = matches!(token.role, Role::Score | Role::Sum) && !marks && token.number != Number::HUNDRED;
    match role {
        Role::Full => token.role == Role::Full || marks,
        Role::Score => is_score,
        other => token.role == other,
    }
}

fn told(builder: &mut Builder<'_, '_>, passage: &Passage, of: &[usize], closed: bool, summed: Option<usize>) {
    let all = |role: Role| -> Vec<usize> { of.iter().copied().filter(|&at| reached(passage, at, role)).collect() };
    let (mut full, score, lost) = (all(Role::Full), all(Role::Score), all(Role::Lost));
    // （20分），因…扣2分、…扣1分，实得17分: the score follows what was lost at once.
    let concludes = || {
        let (Some(&last), [score]) = (lost.last(), &score[..]) else { return false };
        let words = passage.between(builder, passage.tokens[last].span.end, passage.tokens[*score].words.end);
        last < *score
            && any_of!["，实得", "，得", "，最后得", "，最终得", "，本项得", "，该项得", "，自评得", "，实际得分"]
                .starts(words)
                .is_some_and(|word| words.len() <= word.len() + 6)
    };
    // 得17分（合同备案扣1分；资产盘点扣1.5分；公开超期扣0.5分）: a bracket behind the score with nothing else in it.
    let in_bracket = || {
        let (Some(&first), Some(&last), [score]) = (lost.first(), lost.last(), &score[..]) else { return false };
        let (first, last) = (&passage.tokens[first], &passage.tokens[last]);
        let end = passage.tokens[*score].span.end;
        let text = passage.between(builder, end, last.span.end);
        first.span.start > end
            && text.starts_with('（')
            && !text.contains(['）', '。'])
            && !any_of!["主要", "其中", "等", "共扣", "合计"].is_in(text)
            && builder.document.text()[last.span.end as usize..].starts_with('）')
    };
    let closed = closed || (lost.len() > 1 && (concludes() || in_bracket()));
    // 产出指标（40分）中，…扣2分，其余未扣分: what stands in a bracket alone.
    if full.is_empty() && closed {
        let alone = of.iter().filter(|&&other| passage.tokens[other].role == Role::Bare).count() == 1;
        full.extend(of.iter().copied().filter(|&at| {
            let token = &passage.tokens[at];
            let behind = &builder.document.text()[token.span.end as usize..];
            // 质量指标20分，…扣2分、…扣1分，得17分
            let first = alone && of.first() == Some(&at) && behind.starts_with('，');
            token.role == Role::Bare && (first || (token.opened && behind.starts_with('）')))
        }));
    }
    if let ([], [] | [_], [first, rest @ ..]) = (&full[..], &score[..], &lost[..]) {
        of_hundred(builder, passage, score.first().copied(), *first, rest);
        // 甲扣1分、乙扣2.5分，其余未扣分，自评总分96.5分: of a hundred, where it is the total.
        // 自评94分，与满分相差6分
        let of_full = rest.is_empty() && has(builder.slice(passage.tokens[*first].words), "满分");
        if let ([score], true, None) = (&score[..], closed || of_full, summed)
            && is_total(builder, &passage.tokens[*score])
            && !rest.iter().chain([first]).any(|&at| SUMS.is_in(builder.slice(passage.tokens[at].words)))
        {
            make_up(builder, passage, None, *score, &lost);
        }
    }
    let ([full], [score]) = (&full[..], &score[..]) else { return };
    // 预算编制与执行扣1.09分：执行率指标分值12分，得11.41分，扣0.59分: the first is that of all that the colon opens.
    let of_group = |&&at: &&usize| {
        let token = &passage.tokens[at];
        let span = token.span;
        // 合计扣6.5分：一是…: what all of them come to.
        let of_all = SUMS.is_in(builder.slice(token.words)) || is_of_all(builder, token);
        !of_all
            && span.end <= passage.tokens[*full].span.start
            && builder.document.text()[span.end as usize..].starts_with('：')
    };
    let lost = if lost.len() > 1 && lost.first().filter(of_group).is_some() { &lost[1..] } else { &lost[..] };
    let Some((&first, rest)) = lost.split_first() else { return };
    // 分别扣1分、0.5分和2分，累计扣3.5分: the last is what the others make up.
    let (first, rest) = match rest.split_last() {
        Some((&last, others)) if is_sum(builder, &passage.tokens[last]) => (last, [&[first], others].concat()),
        _ => (first, rest.to_vec()),
    };
    let rest = &rest[..];
    let number = |at: usize| passage.tokens[at].number;
    let Ok(missing) = number(*full).subtract(number(*score)) else { return };
    let all_lost = Number::sum(lost.iter().map(|&at| number(at)));
    let rest_lost = Number::sum(rest.iter().map(|&at| number(at)));
    // The tree judges what it holds whole.
    let held = [*full, *score, first].iter().all(|&at| builder.used[passage.tokens[at].figure]);
    if rest.is_empty() {
        // 得38.6分，扣分有二：…，扣0.4分；…: one of them.
        let told = passage.between(builder, passage.tokens[*score].span.end, passage.tokens[first].words.start);
        let one_of = any_of!["扣分有", "失分有", "扣分项有", "扣分原因有"].is_in(told);
        if !held && (is_of_all(builder, &passage.tokens[first]) && !one_of || closed || missing == number(first)) {
            make_up(builder, passage, Some(*full), *score, &[first]);
        }
        return;
    }
    // 共扣4.3分…：甲扣1.5分、…: the first is what the others make up, in which case they say so.
    let closing = is_sum(builder, &passage.tokens[first]) && rest.iter().all(|&at| at < first);
    let announced = closing
        || all_lost != Ok(missing)
            && is_of_all(builder, &passage.tokens[first])
            && introduces(builder, passage, first, rest)
            && rest.len() > 1;
    // 得34分，…扣3分，…扣1分，…扣2分: all of them make up what is missing, and the first is not the sum of the others by its words.
    let repeated = rest.len() > 1 && rest_lost == Ok(number(first)) && all_lost != Ok(missing);
    if announced || repeated {
        if !held {
            make_up(builder, passage, Some(*full), *score, &[first]);
        }
        if announced
            && summed != Some(first)
            && (rest_lost == Ok(number(first)) || missing == number(first) || rest_lost == Ok(missing))
        {
            listed(builder, passage, first, rest);
        }
    } else if closed {
        make_up(builder, passage, Some(*full), *score, lost);
    }
}

/// 本次自评共扣4分，最终得分96分，具体为：甲扣1.5分、…: a loss in front of its parts, borne out by what is left of a hundred.
fn of_hundred(builder: &mut Builder<'_, '_>, passage: &Passage, score: Option<usize>, first: usize, rest: &[usize]) {
    let token = |at: usize| &passage.tokens[at];
    let sum = Number::sum(rest.iter().map(|&at| token(at).number));
    // Where the passage has no score, the department's total may bear out the loss or the sum of its parts.
    let total = builder.report.stated.total.map(|total| total.0);
    let Some(reached) = score.map_or(total, |score| Some(token(score).number)) else { return };
    let missing = Number::HUNDRED.subtract(reached);
    let left = missing == Ok(token(first).number) || (missing == sum && rest.len() >= LEAST);
    // 自评得分95分，失分5分，失分点集中在：…
    let in_all = counts_all(builder.slice(token(first).words))
        || (is_of_all(builder, token(first)) && score.is_some_and(|score| score < first));
    let listed_behind = score.is_none_or(|score| Some(&score) < rest.first()) && rest.len() > 1;
    let behind = builder.slice(Span { start: token(first).span.end, end: passage.span.end });
    // 主要扣分点: there are others. What is less than the whole may not have been read to its end, but in a list of lines.
    let more = sum.is_ok_and(|sum| sum >= token(first).number);
    // 共失7.2分：甲失1.2分，乙失2分，丙失3分。 tells all of them.
    let between =
        passage.between(builder, token(first).span.end, rest.first().map_or(0, |&next| token(next).words.start));
    let last = rest.last().map_or(passage.span.end, |&last| token(last).span.end);
    let ends = matches!(builder.slice(Span { start: last, end: passage.span.end }), "" | "。" | "；" | "分。" | "）。");
    let more = more
        || ((between == "：" || itemises(between))
            && rest.len() >= LEAST
            && ends
            && sum.is_ok_and(|sum| near(token(first).number, sum, CLOSE)));
    let told = missing == sum || !has(behind, "主要") && (more || behind.matches('\n').count() == rest.len());
    if left && in_all && listed_behind && told && introduces(builder, passage, first, rest) {
        listed(builder, passage, first, rest);
    }
}

/// 累计扣, 合计扣
pub(super) fn is_sum(builder: &Builder<'_, '_>, token: &Token) -> bool {
    any_of!["合计", "累计", "共计", "总计", "共扣"].starts(builder.slice(token.words)).is_some()
        && !is_of_each(builder, token)
}

/// 延期2个镇、每个扣1分共扣2分: what some of the same kind come to.
fn is_of_each(builder: &Builder<'_, '_>, token: &Token) -> bool {
    const NEAR: usize = 30;
    let (text, end) = (builder.document.text(), token.words.start as usize);
    let before = text[text.ceil_char_boundary(end.saturating_sub(NEAR))..end].trim_end_matches('，');
    before.rsplit(['、', '，', '；', '。', '：', '\n']).next().is_some_and(|clause| clause.contains('每'))
}

/// The words between a loss and the next say that its parts follow.
fn introduces(builder: &Builder<'_, '_>, passage: &Passage, first: usize, rest: &[usize]) -> bool {
    let end = rest.first().map_or(passage.span.end, |&next| passage.tokens[next].words.end);
    let words = passage.between(builder, passage.tokens[first].span.end, end);
    (!words.contains('\n') || words.contains("：\n"))
        && (words.contains(['：', '（'])
            || any_of!["其中", "分别为", "分别是", "依次为", "扣分项为", "失分项为", "包括", "集中在"].is_in(words))
        || any_of!["扣分说明", "扣分情况"].is_in(words)
}

/// Nothing but the loss itself is named, so that it is that of the whole: 共扣, 失分, 本年度扣减.
pub(super) fn is_of_all(builder: &Builder<'_, '_>, token: &Token) -> bool {
    const OWN: [&str; 34] = [
        "基础上",
        "的基础上",
        "丢失的",
        "失去的",
        "丢掉的",
        "掉的",
        "相差",
        "未得的",
        "未得",
        "差",
        "扣除",
        "扣减",
        "核减",
        "扣分",
        "失分",
        "丢分",
        "扣",
        "失",
        "丢",
        "少",
        "减",
        "了",
        "共计",
        "合计",
        "累计",
        "总计",
        "共",
        "本年度",
        "本次",
        "自评",
        "的",
        "中",
        "被",
        "在",
    ];
    let mut rest = builder.slice(token.words);
    // 四个一级指标共扣, 各项指标合计扣: said of all of them.
    let all = any_of!["四个一级指标", "五个一级指标", "各一级指标", "各项一级指标", "各项指标", "各指标", "全部指标"];
    if let Some(word) = all.starts(rest) {
        rest = &rest[word.len()..];
    }
    while let Some(word) = OWN.iter().find(|word| rest.starts_with(**word)) {
        rest = &rest[word.len()..];
    }
    rest.is_empty()
}

/// 自评总分, 综合得分: neither an indicator nor a part of it has so many.
fn is_total(builder: &Builder<'_, '_>, token: &Token) -> bool {
    const LEAST: i64 = 60;
    let words = builder.slice(token.words);
    token.number >= Number::whole(LEAST)
        && any_of!["总分", "总得分", "综合得分", "自评得分", "最终得分", "自评", "综合评分", "实得"].is_in(words)
        && !any_of!["上年", "去年", "项目", "指标"].is_in(words)
}

/// Of a hundred where the full marks are not said.
fn make_up(builder: &mut Builder<'_, '_>, passage: &Passage, full: Option<usize>, score: usize, lost: &[usize]) {
    let whole = match full {
        Some(full) if is_of_part(passage, builder, full, score) => return,
        Some(full) => quantity(builder, &passage.tokens[full]),
        None => {
            Quantity { name: String::new(), number: Number::HUNDRED, measure: Measure::Points, place: Place::default() }
        }
    };
    let whole = Quantity { name: "满分".to_owned(), ..whole };
    let parts = std::iter::once(&score).chain(lost).map(|&at| quantity(builder, &passage.tokens[at])).collect();
    claim(builder, Topic::Lost, whole, parts);
}

/// 绩效管理（15分）：制度建设得4.00分，…扣1.00分；执行得8.50分，…: the score is that of a part, and others follow.
pub(super) fn is_of_part(passage: &Passage, builder: &Builder<'_, '_>, full: usize, score: usize) -> bool {
    let [full, score] = [full, score].map(|at| &passage.tokens[at]);
    let told = passage.between(builder, full.span.end, score.span.start);
    let Some((_, part)) = told.split_once('：') else { return false };
    let name = part.trim_end_matches('分').trim_end_matches('得');
    !name.is_empty()
        && !name.contains(['，', '；', '。', '、'])
        && any_of!["得", "实", "自评", "本项", "该项", "评"].starts(part).is_none()
        && !has(builder.slice(full.words), name)
}

pub(super) fn listed(builder: &mut Builder<'_, '_>, passage: &Passage, first: usize, rest: &[usize]) {
    let mut whole = quantity(builder, &passage.tokens[first]);
    whole.name = "扣分".to_owned();
    let parts = rest.iter().map(|&at| quantity(builder, &passage.tokens[at])).collect();
    claim(builder, Topic::Lost, whole, parts);
}

/// The losses that a claim holds already.
pub(super) fn known(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let sums = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Lost => Some(sum),
        _ => None,
    });
    sums.flat_map(|sum| sum.parts.iter().filter_map(|part| part.place.span)).collect()
}

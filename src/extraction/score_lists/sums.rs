//! Lists of points with their sum: 管理绩效28分，履职绩效39分，社会效应27分，三者相加94分; 得分85.52分。具体为…; 47.5/50：①9.8/10；….

use std::collections::HashSet;

use super::items::Item;
use super::tokens::{Role, Token};
use super::{Passage, claim};
use crate::amount::Number;
use crate::amount::slips::{differs_by_a_slip, in_one_figure, is_a_slip_of};
use crate::claims::{Measure, Quantity, Span, Topic};
use crate::document::whole_in_words;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};

/// A longer list is none of points.
const MOST: usize = 24;
/// Fewer parts may be some of more, where the words do not count them.
const FEW: usize = 3;
/// Further apart, in percent of the sum, the parts were hardly all read.
const FAR: i64 = 15;

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage, told: &HashSet<Span>) {
    raised(builder, passage);
    equation(builder, passage);
    for at in 0..passage.items.len() {
        if passage.items[at].value.is_some_and(|value| told.contains(&passage.tokens[value].span)) {
            continue;
        }
        let found = match closing(builder, passage, at) {
            Some(found) => Some(found),
            None => opening(builder, passage, at),
        };
        if let Some(list) = found {
            judge(builder, passage, at, &list);
        }
    }
}

/// 产出40分=数量15分+质量10分+…
fn equation(builder: &mut Builder<'_, '_>, passage: &Passage) {
    let gaps = passage.items.windows(2).map(|pair| passage.between(builder, pair[0].span.end, pair[1].span.start));
    let signs: Vec<Option<char>> = gaps.map(|gap| gap.chars().next()).collect();
    for at in (0..signs.len()).filter(|&at| signs[at] == Some('=')) {
        let more = signs[at + 1..].iter().take_while(|sign| **sign == Some('+')).count();
        let parts: Vec<usize> = (at + 1..=at + 1 + more).collect();
        let value = |part: usize| passage.items[part].value.or(passage.items[part].full);
        let whole = passage.items[at].value.or(passage.items[at].full);
        if let (Some(whole), true) = (whole, parts.len() > 1 && parts.iter().all(|&part| value(part).is_some())) {
            state(builder, passage, whole, &parts);
        }
    }
}

/// 基础分88.3分，…另加2分，最终得分90.3分: the score and what was added to it.
fn raised(builder: &mut Builder<'_, '_>, passage: &Passage) {
    let only = |role: Role, words: &str| {
        let mut found = (0..passage.tokens.len()).filter(|&at| {
            let token = &passage.tokens[at];
            token.role == role && (words.is_empty() || has(builder.slice(token.words), words))
        });
        found.next().filter(|_| found.next().is_none())
    };
    let (Some(base), Some(added)) =
        (only(Role::Score, "基础").or_else(|| only(Role::Bare, "基础")), only(Role::Added, ""))
    else {
        return;
    };
    let last = passage.tokens.iter().rposition(|token| token.role == Role::Sum).filter(|&last| last > base.max(added));
    let Some(last) = last else { return };
    let lost = passage.tokens.iter().any(|token| token.role == Role::Lost);
    let total = passage.tokens[base].number.add(passage.tokens[added].number);
    if !lost && total.is_ok_and(|total| is_near(passage.tokens[last].number, total)) {
        let whole = quantity(builder, &passage.tokens[last]);
        let parts = [base, added].map(|at| quantity(builder, &passage.tokens[at])).to_vec();
        claim(builder, Topic::Scores, whole, parts);
    }
}

/// The parts of a sum, and what supports that they are all.
struct List {
    parts: Vec<usize>,
    /// The words count the parts, or close the list.
    counted: Option<usize>,
    /// 其中: there may be others.
    open: bool,
    /// Parts of a part stand among them.
    nested: bool,
    /// The sum stands behind its parts.
    behind: bool,
    /// The words say that nothing else makes up the sum.
    made: bool,
}

/// 甲8分、乙7分…，合计15分: the items in front of a sum.
fn closing(builder: &Builder<'_, '_>, passage: &Passage, at: usize) -> Option<List> {
    let item = &passage.items[at];
    if !item.sum || at < 2 {
        return None;
    }
    let mut parts = Vec::new();
    let mut end = item.span.start;
    let mut nested = false;
    for (index, part) in passage.items[..at].iter().enumerate().rev().take(MOST) {
        let between = passage.between(builder, part.span.end, end);
        // 过程类…：甲（8分）8分；…。合计得分27.5分: the sum may begin a sentence, its parts stand in one.
        let ended = between.matches('。').count() > between.matches("。\n").count() + usize::from(parts.is_empty());
        if part.sum || (!parts.is_empty() && ends_sentence(between)) || ended {
            break;
        }
        if !parts.is_empty() && introduces(between) {
            // 管理得18.5分，其中甲9.5分、…；效益得29.2分，总分…: parts of a part.
            // 履职效能40分，其中：重点任务20分，…；日常履职12分，…；协同配合8分，…，本项共得38.7分: the marks of the list itself.
            let full = |&at: &usize| passage.items[at].full.map(|full| passage.tokens[full].number);
            let fulls: Option<Vec<Number>> = parts.iter().map(full).collect();
            let marks = fulls.and_then(|fulls| Number::sum(fulls).ok());
            let of_list = part.value.is_some_and(|value| {
                passage.tokens[value].role == Role::Bare && marks == Some(passage.tokens[value].number)
            });
            nested = part.value.is_some() && !of_list;
            break;
        }
        if part.value.is_none() && part.full.is_none() {
            if part.lost.is_empty() {
                break;
            }
            continue;
        }
        parts.push(index);
        end = part.span.start;
    }
    parts.reverse();
    let from = parts.last().map_or(item.span.start, |&last| passage.items[last].span.end);
    let words = passage.between(builder, from, item.span.start);
    // 产出得46.8分，效益得26.25分，加预算执行分，总分92.17分: one that is named only.
    if any_of!["加预算执行", "加执行", "加上预算执行", "加上执行"].is_in(words) {
        return None;
    }
    let start = parts.first().map_or(item.span.start, |&first| passage.items[first].span.start);
    let head = before(builder, passage, start);
    let counted = count_word(words).or_else(|| count_word(head));
    // 由甲36.8分和乙55.6分组成，共92.4分
    let made = any_of!["组成", "构成"].starts(words).is_some() && head.contains('由');
    let counted = counted.or(Some(parts.len()).filter(|_| made));
    Some(List { parts, counted, open: false, nested, behind: true, made: false })
}

/// 得分85.52分。具体为：甲9.62分、…: the items behind a score.
fn opening(builder: &Builder<'_, '_>, passage: &Passage, at: usize) -> Option<List> {
    let item = &passage.items[at];
    let first = passage.items.get(at + 1)?;
    let words = passage.between(builder, item.span.end, first.span.start);
    // 产出部分的37.0分由数量指标11.0分、质量指标9.5分、…组成
    let made_of = words.starts_with('由') && !words.contains(['。', '；']);
    if !matches!(passage.tokens[item.value?].role, Role::Score | Role::Sum) && !made_of {
        return None;
    }
    let close = words.starts_with('（').then(|| close_of(builder, passage, item.span.end));
    let close = close.filter(|&close| close > first.span.start);
    let bracket = close.is_some();
    // （2022年度为91.20分）: what stands between may be another year's.
    // 我局得27.5分，预算执行、资金管理、政府采购三个二级指标依次得8分、9.5分、10分
    let in_order = words.starts_with('，')
        && any_of!["依次得", "分别得", "依次为", "各得", "依次计", "分别计", "依次是"]
            .ends(words.trim_end_matches('分'))
            .is_some()
        && count_word(words).is_some();
    // 产出指标得分46.6分，为数量指标18.6分、…、成本指标5分之和
    let named = any_of!["，为", "，是"].starts(words).is_some();
    // 得15分。一是…，该项10分得8分；二是…，该项5分得4.5分；…
    let numbered = any_of!["。一是", "，一是", "：一是"].starts(words).is_some();
    if !(introduces(words) || bracket || in_order || named || made_of || numbered)
        || words.chars().count() > if numbered { 120 } else { 60 }
    {
        return None;
    }
    // What follows is beside it, and of the same list.
    if any_of!["；二是", "；三是", "；四是", "；五是", "。二是", "。三是"].is_in(words) {
        return None;
    }
    // Another sentence goes on about it only where it says so.
    if let Some((_, behind)) = words.rsplit_once(['。', '\n'])
        && !words.ends_with("：\n")
        && any_of!["其中", "具体", "分项", "各项", "其构成", "一是"].starts(behind).is_none()
    {
        return None;
    }
    let open = numbered || has(words, "其中");
    let limit = close.unwrap_or(passage.span.end);
    let mut parts = Vec::new();
    let mut end = first.span.start;
    for (index, part) in passage.items.iter().enumerate().skip(at + 1).take(MOST) {
        let between = passage.between(builder, end, part.span.start);
        let closed = made_of && !parts.is_empty() && any_of!["组成", "构成"].starts(between).is_some();
        if part.sum || part.span.start > limit || ends_sentence(between) || closed {
            break;
        }
        if part.value.is_none() {
            break;
        }
        parts.push(index);
        end = part.span.end;
    }
    let last = parts.last().map_or(item.span.end, |&last| passage.items[last].span.end);
    let behind = passage.between(builder, last, passage.span.end);
    let whole = made_of && any_of!["组成", "构成"].starts(behind).is_some();
    if made_of && !whole {
        return None;
    }
    let counted = count_word(words).or(Some(parts.len()).filter(|_| whole));
    if named && !introduces(words) && any_of!["之和", "相加", "的和", "的总和", "合计", "加总"].starts(behind).is_none()
    {
        return None;
    }
    if in_order && counted != Some(parts.len()) {
        return None;
    }
    // 综合得分95.6分，由各一级指标得分相加而成：…
    let made = !open && any_of!["相加而成", "加总而成", "相加得出", "汇总而成", "累加而成", "之和"].is_in(words);
    let beside = |pair: &[usize]| {
        let (a, b) = (&passage.items[pair[0]], &passage.items[pair[1]]);
        a.value.zip(b.value).is_some_and(|(a, b)| passage.tokens[a].figure + 1 == passage.tokens[b].figure)
    };
    let made = made && parts.len() >= FEW && parts.windows(2).all(beside);
    Some(List { parts, counted, open, nested: false, behind: false, made })
}

/// A sentence ends here, not only a line of a list.
fn ends_sentence(between: &str) -> bool {
    between.matches('。').count() > between.matches("。\n").count()
}

/// The words that say that parts follow.
fn introduces(words: &str) -> bool {
    words.contains('：')
        || words.starts_with("，由")
        || words.starts_with("，即")
        || words.starts_with("，系")
        || any_of!["其中", "具体为", "具体是", "分别为", "分别是", "组成", "包括", "构成", "分项看", "各项得分"]
            .is_in(words)
}

/// The words in front of a place, back to the end of the sentence.
fn before<'d>(builder: &Builder<'d, '_>, passage: &Passage, at: u32) -> &'d str {
    const LONGEST: usize = 150;
    let text = builder.slice(Span { start: passage.span.start, end: at });
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
    near.rsplit(['。', '\n']).next().unwrap_or(near)
}

/// Where the bracket that opens at a place ends.
fn close_of(builder: &Builder<'_, '_>, passage: &Passage, open: u32) -> u32 {
    let mut depth = 0_i32;
    // No bracket that lists points is longer.
    const LONGEST: u32 = 900;
    let text = builder.slice(passage.span);
    let limit = (open - passage.span.start + LONGEST).min(text.len() as u32) as usize;
    let end = passage.span.start + text.floor_char_boundary(limit) as u32;
    for (at, mark) in builder.document.marks_in(Span { start: open, end }) {
        depth += i32::from(mark == '（') - i32::from(mark == '）');
        if depth == 0 && mark == '）' {
            return at as u32;
        }
    }
    passage.span.end
}

/// 四项, 三者, 5个一级指标: how many parts there are.
pub(super) fn count_word(words: &str) -> Option<usize> {
    counted_by(
        words,
        any_of![
            "项",
            "者",
            "个一级",
            "个二级",
            "个三级",
            "个方面",
            "个部分",
            "类指标",
            "类",
            "部分",
            "大类",
            "个维度",
            "处",
            "个指标",
            "个扣分点"
        ],
    )
}

/// How many of what one of these measure words counts.
pub(super) fn counted_by(words: &str, units: AnyOf) -> Option<usize> {
    let (at, _) = units.last_in(words)?;
    let head = &words[..at];
    let digits = head.len() - head.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        return head[head.len() - digits..].parse().ok();
    }
    if head.ends_with('两') {
        return Some(2);
    }
    // 十三处 is not 三处.
    let numeral = &head[head.trim_end_matches(|c| "一二三四五六七八九十".contains(c)).len()..];
    whole_in_words(numeral).and_then(|number| usize::try_from(number).ok())
}

fn value(passage: &Passage, part: usize) -> Option<Number> {
    let item: &Item = &passage.items[part];
    item.value.or(item.full).map(|token| passage.tokens[token].number)
}

fn judge(builder: &mut Builder<'_, '_>, passage: &Passage, at: usize, list: &List) {
    let Some(whole) = passage.items[at].value else { return };
    let stated = passage.tokens[whole].number;
    if list.parts.len() < 2 || stated.is_zero() {
        return;
    }
    let sum = |parts: &[usize]| -> Option<Number> {
        let values: Option<Vec<Number>> = parts.iter().map(|&part| value(passage, part)).collect();
        Number::sum(values?).ok()
    };
    let run = |length: usize| {
        let parts = &list.parts;
        if list.behind { &parts[parts.len() - length..] } else { &parts[..length] }
    };
    let agreeing = (2..=list.parts.len()).rev().find(|&length| sum(run(length)) == Some(stated));
    if let Some(length) = agreeing {
        state(builder, passage, whole, run(length));
        return;
    }
    let parts = match list.counted {
        Some(count) if count > list.parts.len() || count < 2 => return,
        Some(count) => run(count),
        None => run(list.parts.len()),
    };
    let Some(total) = sum(parts) else { return };
    if is_proven(builder, passage, at, list, parts, stated, total) {
        state(builder, passage, whole, parts);
    }
}

/// Nothing else can have been meant than that these parts make up this sum.
fn is_proven(
    builder: &Builder<'_, '_>,
    passage: &Passage,
    at: usize,
    list: &List,
    parts: &[usize],
    stated: Number,
    total: Number,
) -> bool {
    let counted = list.counted.is_some();
    let values = || parts.iter().filter_map(|&part| value(passage, part)).collect::<Vec<_>>();
    let near = || is_near(stated, total) || in_one_figure(stated, &values());
    if list.nested {
        return false;
    }
    if list.made && total < Number::HUNDRED {
        return true;
    }
    let item = |part: usize| &passage.items[part];
    let marks_only = parts.iter().filter(|&&part| item(part).value.is_none()).count();
    let bare = |part: usize| {
        item(part).value.is_some_and(|value| passage.tokens[value].role == Role::Bare) && item(part).full.is_none()
    };
    let all_bare = parts.iter().all(|&part| bare(part) || item(part).value.is_none());
    // 投入20分、过程30分、产出30分、效果20分，共109分: they make up the hundred that is meant.
    if all_bare && total == Number::HUNDRED && parts.len() >= FEW && differs_by_a_slip(stated, total) {
        return true;
    }
    // Full marks add up to full marks, points that were reached to points that were reached.
    if marks_only > 0 && !(all_bare && stated == Number::HUNDRED) {
        return false;
    }
    let words = |part: &usize| item(*part).full.into_iter().chain(item(*part).value).min();
    let words: Vec<&str> =
        parts.iter().filter_map(|part| words(part).map(|token| builder.slice(passage.tokens[token].words))).collect();
    // 产出得48.66分（满分50）、…，加上预算执行9.65分: all groups of a frame.
    let mixed = parts.iter().any(|&part| bare(part)) != all_bare;
    if mixed && !(is_frame(words.iter().copied()) && in_one_figure(stated, &values())) {
        return false;
    }
    // 执行9.51分、产出98.6分、…，总分95.11分: with one digit else they make it up.
    let mistyped = || stated.trimmed(0).decimals() > 0 && in_one_figure(stated, &values());
    if all_bare && stated != Number::HUNDRED && total >= Number::HUNDRED && !mistyped() {
        return false;
    }
    if stated == Number::HUNDRED && !counted {
        return false;
    }
    let full = passage.items[at].full;
    if full.is_some_and(|full| passage.tokens[full].number == total) {
        return false;
    }
    // 合计分值25，得分24: full marks that add up say that these are the parts.
    let whole_full = full.map(|full| passage.tokens[full].number);
    let fulls: Option<Vec<Number>> =
        parts.iter().map(|&part| item(part).full.map(|full| passage.tokens[full].number)).collect();
    let of_parts = fulls.and_then(|fulls| Number::sum(fulls).ok());
    let all = parts.len() >= FEW && of_parts == Some(Number::HUNDRED);
    let confirmed = all || whole_full.is_some() && of_parts == whole_full;
    if confirmed {
        return near();
    }
    // 得11分（其中甲4分、乙3分、丙5分）: parts are never more than their whole.
    let span = parts.first().zip(parts.last()).map(|(&first, &last)| (item(first).span.start, item(last).span.end));
    let flat = span.is_some_and(|(from, to)| !passage.between(builder, from, to).contains(['（', '：', '；']));
    if !counted && list.open && flat && total > stated {
        return near();
    }
    if !counted && is_pair(&words) {
        return near();
    }
    if !counted && (parts.len() < FEW || (list.open && !is_frame(words.iter().copied()))) {
        return false;
    }
    near()
}

/// 决策、过程、产出、效益: every level-1 indicator of a frame, so that 其中 leaves none out.
pub(super) fn is_frame<'n>(names: impl Iterator<Item = &'n str> + Clone) -> bool {
    const GROUPS: AnyOf =
        AnyOf::new(&["执行", "投入", "过程", "决策", "产出", "效益", "效果", "满意度", "成本", "管理"]);
    let has = |list: AnyOf| names.clone().any(|words| list.is_in(words));
    let begins = has(AnyOf::new(&["执行", "投入", "决策"]));
    names.clone().count() > FEW
        && names.clone().all(|words| GROUPS.is_in(words))
        && begins
        && has(AnyOf::new(&["产出"]))
        && has(AnyOf::new(&["效益", "效果"]))
}

/// 基本指标 and 加分指标, 履职效能 and 管理效率: two parts that leave nothing out.
fn is_pair(names: &[&str]) -> bool {
    let both = |a: &str, b: &str| names.iter().any(|name| has(name, a)) && names.iter().any(|name| has(name, b));
    // 执行得9.48分，其余指标得86分
    let rest = || {
        names.iter().any(|name| any_of!["其余", "其他指标", "绩效指标"].is_in(name))
            && names.iter().any(|name| has(name, "执行"))
    };
    names.len() == 2
        && (both("基本", "加分")
            || both("基础", "加分")
            || both("履职效能", "管理效率")
            || both("共性", "个性")
            || rest())
}

/// So near that the sum is meant: a slip of the pen, or one part left out.
pub(super) fn is_near(stated: Number, total: Number) -> bool {
    let Ok(gap) = stated.subtract(total) else { return false };
    gap.significant() < 10
        || is_a_slip_of(stated, total)
        || gap.abs().percent_of(stated, 0).is_ok_and(|percent| percent <= Number::whole(FAR))
}

fn state(builder: &mut Builder<'_, '_>, passage: &Passage, whole: usize, parts: &[usize]) {
    let whole = quantity(builder, &passage.tokens[whole]);
    let tokens = parts.iter().filter_map(|&part| passage.items[part].value.or(passage.items[part].full));
    let parts: Vec<Quantity> = tokens.map(|token| quantity(builder, &passage.tokens[token])).collect();
    claim(builder, Topic::Scores, whole, parts);
}

/// A number of points, also where 分 was not written.
pub(super) fn quantity(builder: &mut Builder<'_, '_>, token: &Token) -> Quantity {
    let name = name(builder, token);
    Quantity { measure: Measure::Points, ..builder.quantity(token.figure, &name) }
}

/// What the words call a number of points.
pub(super) fn name(builder: &Builder<'_, '_>, token: &Token) -> String {
    const LONGEST: usize = 20;
    let words = builder.slice(token.words).trim_matches(['"', ' ', '为', '：']);
    if words.chars().count() > LONGEST { "得分".to_owned() } else { words.to_owned() }
}

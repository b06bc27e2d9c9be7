//! Parts that words call all of one thing told apart: 在职职工118人，…，按所在部门分为局机关35人、执法大队52人、事业站所31人.
//!
//! What the parts are of stands further in front, with other numbers between: what the numbers say decides, and where none of
//! them is the sum, the one that is said to be of all, or the only one that is not told of some.

use super::{MONEY, Sums, Tally, claim};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// So many numbers of things in front may be the whole.
const BEFORE: usize = 16;
/// So far from the whole the parts may be and still have been meant: of a hundred; nearer where there are two.
const NEAR: i64 = 30;

/// Told of some of them, or of something else.
static OF_SOME: AnyOf = AnyOf::new(&[
    "以上",
    "以下",
    "学历",
    "职称",
    "女",
    "党员",
    "男",
    "平均",
    "占",
    "达标",
    "参加",
    "退休",
    "另",
    "外聘",
    "聘用",
    "去年",
    "上年",
    "其中",
    "已完",
    "完工",
    "竣工",
    "办结",
    "编外",
    "较",
    "比",
    "增",
    "减",
    "每",
    "少数民族",
    "目标",
    "计划",
    "主要",
    "重点",
    "单价",
    "硕士",
    "研究生",
    "本科",
    "大专",
    "优秀",
    "获",
    "预算",
    "结转",
    "结余",
]);
/// Told of all of them.
static OF_ALL: AnyOf = AnyOf::new(&["共", "总", "现有", "在职", "实有", "合计", "全", "在册", "累计"]);

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, line: &[Tally<'_>], first: usize) {
    for at in first..line.len() {
        let from = if at > first { end(builder, &line[at - 1]) } else { statement.start };
        if line[at].inside || !divides(builder.slice(Span { start: from, end: start(builder, &line[at]).max(from) })) {
            continue;
        }
        // 下属3个事业站所31人: what is counted otherwise stands in a name.
        let same: Vec<&Tally<'_>> = line[at..].iter().filter(|tally| tally.unit == line[at].unit).collect();
        let count = 1 + same.windows(2).take_while(|pair| goes_on(builder, pair)).count();
        if count > 1 && !goes_further(builder, same[count - 1]) {
            whole(builder, known, &line[at.saturating_sub(BEFORE)..at], &same[..count]);
        }
    }
}

fn start(builder: &Builder<'_, '_>, tally: &Tally<'_>) -> u32 {
    builder.figure(tally.figure).span.start
}

fn end(builder: &Builder<'_, '_>, tally: &Tally<'_>) -> u32 {
    builder.figure(tally.figure).span.end
}

/// 分乡镇看，城郊镇46个、…: the sentence tells apart what the one before counted.
pub(super) fn begins(statement: &str) -> bool {
    statement.split_once('，').is_some_and(|(clause, _)| is_view(clause))
}

/// 分乡镇看, 从岗位看
fn is_view(clause: &str) -> bool {
    const MOST: usize = 10;
    clause.starts_with(['分', '从', '按']) && clause.ends_with('看') && clause.chars().count() <= MOST
}

/// 按所在部门分为局机关, 按岗位分，管理岗; no other number stands in between.
fn divides(words: &str) -> bool {
    const MOST: usize = 10;
    // 年龄结构为35岁以下14人、…: the words for it need no 按.
    const TOLD: AnyOf = AnyOf::new(&[
        "结构为",
        "构成为",
        "分布为",
        "结构是",
        "结构：",
        "构成：",
        "状态：",
        "状态为",
        "现状：",
        "现状为",
        "去向：",
        "去向为",
    ]);
    if TOLD.is_in(words) {
        return true;
    }
    if words.rsplit(['，', '。', '；', '：']).nth(1).is_some_and(is_view) {
        return true;
    }
    let Some((_, how)) = words.rsplit_once('按') else { return false };
    let Some((at, word)) = any_of!["划分为", "分为", "分成", "分布为", "划分", "来分", "分布", "分"].find_in(how)
    else {
        return false;
    };
    let behind = how[at + word.len()..].trim_start_matches(['，', '：', '有', '别', '为', '是']);
    // 按季度分配, 按时分批 and 按分值 divide nothing.
    let other = any_of!["配", "批", "值", "级负责", "期", "步", "段实施", "解"].starts(behind).is_some();
    at > 0 && how[..at].chars().count() <= MOST && !how.contains(['。', '；', '\n']) && !other
}

/// The next one is told in the same breath.
fn goes_on(builder: &Builder<'_, '_>, pair: &[&Tally<'_>]) -> bool {
    let (from, to) = (end(builder, pair[0]), start(builder, pair[1]));
    let between = builder.slice(Span { start: from, end: to.max(from) });
    !pair[1].inside
        && between.starts_with(['、', '，', '和', '及'])
        && between.matches(['，', '、', '。', '；', '：']).count() <= 1
        && !any_of![
            "其中",
            "另",
            "比上年",
            "较上年",
            "增加",
            "减少",
            "共",
            "合计",
            "退休",
            "其余均",
            "占",
            "按",
            "结构为"
        ]
        .is_in(between)
}

/// 等: there are others.
fn goes_further(builder: &Builder<'_, '_>, last: &Tally<'_>) -> bool {
    let behind = &builder.document.text()[end(builder, last) as usize..];
    behind.starts_with(['等', '以']) || any_of!["，其余", "，其他", "；其余", "，另", "，剩余"].starts(behind).is_some()
}

fn whole(builder: &mut Builder<'_, '_>, known: &mut Sums, before: &[Tally<'_>], parts: &[&Tally<'_>]) {
    let unit = parts[0].unit;
    let numbers: Vec<Number> = parts.iter().map(|part| part.number(builder)).collect();
    let Ok(sum) = Number::sum(numbers.iter().copied()) else { return };
    let candidates: Vec<&Tally<'_>> = before
        .iter()
        .filter(|tally| tally.unit == unit && !tally.inside)
        .filter(|tally| numbers.iter().all(|&part| part < tally.number(builder)))
        .collect();
    let meant = candidates.iter().rev().find(|tally| tally.number(builder) == sum).or_else(|| {
        let near = if parts.len() > 2 { NEAR } else { NEAR / 2 };
        let plain: Vec<&&Tally<'_>> = candidates.iter().filter(|tally| !OF_SOME.is_in(tally.words)).collect();
        let all: Vec<&&Tally<'_>> = plain.iter().copied().filter(|tally| OF_ALL.is_in(tally.words)).collect();
        let only = if let [only] = all[..] {
            only
        } else if let [only] = plain[..] {
            only
        } else {
            return None;
        };
        let near = only.is_near(builder, sum, near);
        // Round amounts are off by round gaps.
        let fine = unit != MONEY || slips::fineness(only.number(builder), &numbers) >= 300;
        (near && fine).then_some(only)
    });
    if let Some(whole) = meant {
        let whole = whole.quantity(builder);
        let parts = parts.iter().map(|part| part.quantity(builder)).collect();
        claim(builder, known, whole, parts, unit == "人", "分为");
    }
}

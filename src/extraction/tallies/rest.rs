//! What is left of a number: 编制78名，实有69人，空编9名; 计划改造42户，实际完成38户，尚有4户…未开工.

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Posts without anybody in them, and people without a post.
static VACANT: AnyOf = AnyOf::new(&["空编", "缺编", "空缺编制", "空余编制", "空缺", "编制空缺", "编制空余"]);
/// What remains to be done of a plan.
static REMAINS: AnyOf = AnyOf::new(&["尚有", "仍有", "剩余", "余下", "其余", "还剩", "尚余", "未完成", "尚未完成"]);

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, sentence: &[Tally<'_>]) {
    for at in 2..sentence.len() {
        let rest = &sentence[at];
        let bare = rest.words.trim_end_matches(['有', '为', '数', '共']);
        let vacant = VACANT.ends(bare).is_some();
        let remains = REMAINS.starts(rest.words).is_some() && rest.words.chars().count() <= MOST;
        if !(vacant || remains) {
            continue;
        }
        let found = if vacant { posts(&sentence[..at]) } else { plan(builder, statement, &sentence[..at]) };
        if let (Some(whole), Some(part)) = found {
            hold(builder, known, sentence, vacant, [whole, part, rest]);
        }
    }
}

/// 尚有, 其余: no more words stand in front of what remains.
const MOST: usize = 6;
/// So many numbers of a sentence are tried as another reading.
const TRIED: usize = 16;

/// The posts that there are, and who holds one: of the same kind, if any.
fn posts<'t, 'd>(before: &'t [Tally<'d>]) -> (Option<&'t Tally<'d>>, Option<&'t Tally<'d>>) {
    let kinds = any_of!["行政", "事业", "工勤", "参公", "政法", "工人"];
    let is_post =
        |tally: &&Tally<'_>| tally.words.contains("编制") && !any_of!["编制外", "不占编制"].is_in(tally.words);
    let holds = |tally: &&Tally<'_>| {
        any_of!["实有", "在编", "在职", "现有", "在岗"].is_in(tally.words)
            && !any_of!["编制", "退休", "离休", "聘用", "编外", "上年"].is_in(tally.words)
    };
    let only = |wanted: &dyn Fn(&&Tally<'d>) -> bool| {
        let people = || before.iter().filter(|tally| tally.unit == "人" && !tally.inside).filter(|tally| wanted(tally));
        // 编制84名，其中行政编制36名、事业编制48名: the one of no kind, or the only one there is.
        let mut found = people().filter(|tally| !kinds.is_in(tally.words));
        match (found.next(), found.next()) {
            (Some(one), None) => Some(one),
            (None, _) => people().next().filter(|_| people().count() == 1),
            _ => None,
        }
    };
    let (whole, part) = (only(&is_post), only(&holds));
    // 编制56名，行政实有18人: of one kind only.
    let of_kind = |found: Option<&Tally<'_>>| found.is_some_and(|tally| kinds.is_in(tally.words));
    if of_kind(part) && !of_kind(whole) { (None, None) } else { (whole, part) }
}

/// What was to be done and what was, directly in front.
fn plan<'t, 'd>(
    builder: &Builder<'d, '_>,
    statement: Span,
    before: &'t [Tally<'d>],
) -> (Option<&'t Tally<'d>>, Option<&'t Tally<'d>>) {
    let [front @ .., whole, part] = before else { return (None, None) };
    // 计划改造C、D级危房42户: the name may have a 、 in it.
    let start = front.last().map_or(statement.start, |tally| builder.figure(tally.figure).span.end);
    let end = builder.figure(whole.figure).span.start;
    let words = builder.slice(Span { start: start.min(end), end });
    let words = words.rsplit(['，', '；', '。', '（', '）', '：', '\n']).next().unwrap_or(words);
    let planned = any_of!["计划", "应", "任务", "目标", "下达"].is_in(words)
        && !any_of!["完成", "实际", "相应", "适应", "供应", "总", "规划", "三年", "五年", "两年"].is_in(words);
    let done = any_of!["实际", "完成", "已"].is_in(part.words) && !any_of!["计划", "未"].is_in(part.words);
    if planned && done { (Some(whole), Some(part)) } else { (None, None) }
}

fn hold(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>], vacant: bool, three: [&Tally<'_>; 3]) {
    let [whole, part, rest] = three;
    if whole.unit != part.unit || rest.unit != part.unit || sentence.len() > TRIED {
        return;
    }
    let [all, done, stated] = three.map(|tally| tally.number(builder));
    let Ok(left) = all.subtract(done) else { return };
    if left.is_negative() {
        return;
    }
    // 实有在编66人，另有3人待上编: what others of the sentence make of it is meant.
    let fits = |a: &Tally<'_>, b: &Tally<'_>| {
        a.figure != rest.figure
            && b.figure != rest.figure
            && a.unit == rest.unit
            && b.unit == rest.unit
            && (!vacant || (a.words.contains("编制") && !b.words.contains("编制")))
            && a.number(builder).subtract(b.number(builder)) == Ok(stated)
    };
    let gap = left.subtract(stated).map(Number::abs);
    let explained = gap.is_ok_and(|gap| {
        !gap.is_zero() && sentence.iter().any(|tally| tally.figure != rest.figure && tally.number(builder) == gap)
    });
    if left != stated && (explained || sentence.iter().any(|a| sentence.iter().any(|b| fits(a, b)))) {
        return;
    }
    let parts = vec![part.quantity(builder), rest.quantity(builder)];
    let whole = whole.quantity(builder);
    claim(builder, known, whole, parts, rest.unit == "人", "其余");
}

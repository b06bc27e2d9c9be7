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

/// What is still being dealt with.
static OPEN: AnyOf = AnyOf::new(&["未结", "未办结", "未审结", "在办", "待办", "正在办理", "未办理"]);

/// The numbers of a sentence, behind those of the sentence in front.
pub(super) fn read(
    builder: &mut Builder<'_, '_>,
    known: &mut Sums,
    statement: Span,
    before: &[Tally<'_>],
    sentence: &[Tally<'_>],
) {
    vacancies(builder, known, before, sentence);
    for at in 2..sentence.len() {
        let rest = &sentence[at];
        beyond(builder, known, statement, &sentence[..=at]);
        excepted(builder, known, &sentence[..=at]);
        let bare = rest.words.trim_end_matches(['有', '为', '数', '共']);
        let vacant = VACANT.ends(bare).is_some();
        let remains =
            (REMAINS.starts(rest.words).is_some() || OPEN.ends(bare).is_some()) && rest.words.chars().count() <= MOST;
        if !(vacant || remains) {
            continue;
        }
        let found = if vacant { posts(&sentence[..at], rest.unit) } else { plan(builder, statement, &sentence[..at]) };
        if let (Some(whole), Some(part)) = found {
            hold(builder, known, sentence, vacant, [whole, part, rest]);
        }
    }
}

/// 核定编制69名，其中…。年末在职66人，其中…，空编5名: the posts are told in the sentence in front.
fn vacancies(builder: &mut Builder<'_, '_>, known: &mut Sums, before: &[Tally<'_>], sentence: &[Tally<'_>]) {
    for (at, rest) in sentence.iter().enumerate() {
        let told = &sentence[..at];
        let vacant = VACANT.ends(rest.words.trim_end_matches(['有', '为', '数', '共'])).is_some();
        if before.is_empty() || !vacant || rest.inside || told.iter().any(|tally| tally.words.contains("编制")) {
            continue;
        }
        if let (Some(whole), Some(part)) = (posts(before, rest.unit).0, posts(told, rest.unit).1) {
            hold(builder, known, &[before, &sentence[..=at]].concat(), true, [whole, part, rest]);
        }
    }
}

/// More than was planned, and less.
static MORE: AnyOf = AnyOf::new(&[
    "超额完成",
    "超计划完成",
    "超计划",
    "超目标",
    "超任务",
    "多完成",
    "超出",
    "超过计划",
    "超过目标",
    "比计划多",
    "较计划多",
    "比目标多",
    "较目标多",
    "超额",
    "超",
]);
static LESS: AnyOf =
    AnyOf::new(&["少完成", "比计划少", "较计划少", "比目标少", "较目标少", "相差", "缺口", "欠", "差"]);

/// 任务450户，实际竣工478户，超额完成28户: what was done makes up the plan and what was done beyond it.
fn beyond(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, told: &[Tally<'_>]) {
    let [before @ .., over] = told else { return };
    let words = over.words.trim_end_matches(['了', '共', '约', '数', '值']);
    if words.contains('每') {
        return;
    }
    // 超出目标任务36户
    let aim = any_of!["目标任务", "任务目标", "目标", "任务", "计划"].ends(words).map_or(0, str::len);
    let named = &words[..words.len() - aim];
    let behind = before.last().is_some_and(compared);
    let more = MORE.ends(words).or_else(|| MORE.ends(named)).is_some() || behind && words == "多";
    let less = LESS.ends(words).or_else(|| LESS.ends(named)).is_some() || behind && words == "少";
    if !(more || less) {
        return;
    }
    let alike: Vec<Tally<'_>> = before.iter().filter(|tally| tally.unit == over.unit).cloned().collect();
    // 组织招聘会36场，较年度目标30场多6场: the plan may stand behind what was done.
    let found = match alike.as_slice() {
        [.., done, plan] if compared(plan) && DONE.is_in(done.words) => (Some(plan), Some(done)),
        _ => self::plan(builder, statement, &alike),
    };
    let (Some(plan), Some(done)) = found else { return };
    let [all, made, beyond] = [plan, done, over].map(|tally| tally.number(builder));
    let Ok(gap) = made.subtract(all) else { return };
    // Whether it was more or less at all is said elsewhere.
    if gap.is_zero() || gap.is_negative() == more {
        return;
    }
    // 目标值60个；新建充电桩236个，超目标值36个: the aim of something else.
    let told = builder.figure(plan.figure).span.to(builder.figure(over.figure).span);
    let apart = builder.slice(told).contains(['；', '。']);
    let explained = gap.abs() != beyond && before.iter().any(|tally| tally.number(builder) == gap.abs());
    if explained || apart {
        return;
    }
    let (whole, parts) = if more { (done, [plan, over]) } else { (plan, [done, over]) };
    let parts = parts.into_iter().map(|part| part.quantity(builder)).collect();
    let whole = whole.quantity(builder);
    claim(builder, known, whole, parts, over.unit == "人", if more { "超额" } else { "相差" });
}

/// 较年度目标, 比计划
fn compared(tally: &Tally<'_>) -> bool {
    any_of!["较", "比"].is_in(tally.words) && any_of!["目标", "计划", "任务"].is_in(tally.words)
}

/// 参评的18个项目中，除2个项目评为"良"外，其余16个均评为"优".
fn excepted(builder: &mut Builder<'_, '_>, known: &mut Sums, told: &[Tally<'_>]) {
    let [before @ .., whole, but, rest] = told else { return };
    let bare = rest.words.trim_end_matches(['的', '有', '共', '为']);
    let others = any_of!["其余", "其他", "剩余", "余下", "其它"].ends(bare).is_some();
    let except = any_of!["除", "除了"].ends(but.words).is_some();
    if !(others && except) || whole.unit != rest.unit || but.unit != rest.unit || whole.inside != rest.inside {
        return;
    }
    let [all, some, stated] = [whole, but, rest].map(|tally| tally.number(builder));
    let other =
        before.iter().any(|tally| tally.unit == rest.unit && tally.number(builder).subtract(some) == Ok(stated));
    if other || some >= all || stated > all {
        return;
    }
    let parts = vec![but.quantity(builder), rest.quantity(builder)];
    let whole = whole.quantity(builder);
    claim(builder, known, whole, parts, rest.unit == "人", "其余");
}

/// 尚有, 其余: no more words stand in front of what remains.
const MOST: usize = 6;
/// So many numbers of a sentence are tried as another reading.
const TRIED: usize = 16;

/// The posts that there are, and who holds one: of the same kind, if any.
fn posts<'t, 'd>(before: &'t [Tally<'d>], unit: &str) -> (Option<&'t Tally<'d>>, Option<&'t Tally<'d>>) {
    let kinds = any_of!["行政", "事业", "工勤", "参公", "政法", "工人"];
    let is_post =
        |tally: &&Tally<'_>| tally.words.contains("编制") && !any_of!["编制外", "不占编制"].is_in(tally.words);
    let holds = |tally: &&Tally<'_>| {
        any_of!["实有", "在编", "在职", "现有", "在岗"].is_in(tally.words)
            && !any_of!["编制", "退休", "离休", "聘用", "编外", "上年"].is_in(tally.words)
    };
    let only = |wanted: &dyn Fn(&&Tally<'d>) -> bool| {
        let people = || before.iter().filter(|tally| tally.unit == unit && !tally.inside).filter(|tally| wanted(tally));
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

static DONE: AnyOf = AnyOf::new(&[
    "实际", "完成", "已", "建成", "竣工", "办理", "开展", "组织", "发放", "培训", "新建", "举办", "落实", "改造",
    "接待", "检查", "抽检",
]);

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
    let done = DONE.is_in(part.words) && !any_of!["计划", "未", "目标", "任务"].is_in(part.words);
    // 受理537件，办结516件
    let received = any_of!["受理", "接收", "收到", "立案", "登记", "承办", "交办", "转办"].is_in(words)
        && !any_of!["结转", "其中"].is_in(words)
        && any_of!["办结", "审结", "结案", "答复", "化解"].is_in(part.words)
        && !part.words.contains('未');
    if (planned && done) || received { (Some(whole), Some(part)) } else { (None, None) }
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

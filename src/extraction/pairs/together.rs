//! The change of several things together: 运行维护费7.84万元，上年为8.30万元；接待费1.96万元，上年为2.25万元；两项合计较上年减少0.59万元.
//!
//! What is said of both belongs to neither of them, so it is held against the sums of their amounts: each thing has its
//! amount and that of the other year beside it, and there are as many things as the words say.

use super::Part;
use super::binding::stated;
use super::changes::{Changes, change};
use super::names::{is_adjusted, same_things};
use super::roles::{self, Against, Role, Told};
use crate::claims::Measure;
use crate::extraction::balances;
use crate::extraction::builder::Builder;
use crate::extraction::phrases::change_name;
use crate::extraction::readings::holds;
use crate::extraction::{likeness, words};
use crate::search::{AnyOf, any_of};

/// So many parts of a sentence are looked at for the amounts.
const MOST: usize = 8;

/// How many things a change is said of: two of 两项合计, and of 差旅费、会议费两项合计; none of 合计.
#[derive(Clone, Copy, Debug)]
struct Several<'t> {
    count: Option<usize>,
    /// 差旅费、会议费
    names: &'t str,
}

/// 两项合计, 上述三项费用合计, 差旅费、会议费两项合计, 合计
fn several(name: &str) -> Option<Several<'_>> {
    const NUMBERS: [&str; 5] = ["两", "三", "四", "五", "六"];
    const ENDS: AnyOf =
        AnyOf::new(&["合计", "合计数", "总计", "总额", "共", "合计支出", "相加", "费用", "经费", "支出"]);
    if matches!(name, "合计" | "合计数" | "总计" | "合计支出" | "支出合计") {
        return Some(Several { count: None, names: "" });
    }
    let (at, unit) = any_of!["两项", "二项", "三项", "四项", "五项", "六项", "两者", "二者", "三者"].last_in(name)?;
    // 第三项, 十三项
    if name[..at].ends_with(['第', '十']) {
        return None;
    }
    let rest = &name[at + unit.len()..];
    let count = NUMBERS.iter().position(|number| unit.starts_with(number)).unwrap_or(0) + 2;
    let names = name[..at].trim_start_matches(['，', '；', '：', '。']);
    let names =
        ["其中", "以上", "上述", "前述", "这", "前"].iter().find_map(|word| names.strip_prefix(word)).unwrap_or(names);
    (rest.is_empty() || ENDS.ends(rest).is_some_and(|word| word.len() == rest.len() || rest.chars().count() <= 6))
        .then_some(Several { count: Some(count), names })
}

/// What the change of a part of a sentence is said of, where that is several things at once.
fn is_of_several<'t>(builder: &Builder<'t, '_>, one: &Told) -> Option<Several<'t>> {
    let words = builder.slice(one.words);
    if !any_of!["合计", "总计", "项", "者"].is_in(words) {
        return None;
    }
    // 两项合计，较上年减少: the name stands a clause before.
    let own = change_name(builder.slice(one.tail));
    let from = words.rfind(own).filter(|_| !own.is_empty()).unwrap_or(words.len() - builder.slice(one.tail).len());
    let words = &words[..from + own.len()];
    let words = if own.is_empty() { words.trim_end_matches(['，', '：']) } else { words };
    let from = words.rfind(['，', '；', '。', '：', '）']).map_or(0, |at| words.ceil_char_boundary(at + 1));
    several(&words[from..])
}

/// A difference or a rate that is said of several things is none of one of them.
pub(super) fn is_of_many(builder: &Builder<'_, '_>, one: &Told) -> bool {
    is_of_several(builder, one).is_some_and(|several| several.count.is_some())
}

/// Reads the last of these parts of sentences with the amounts in it and in front of it.
pub(super) fn read(builder: &mut Builder<'_, '_>, changes: &mut Changes, parts: &[Part]) {
    let Some((part, before)) = parts.split_last() else { return };
    let Some(at) = part.told.iter().position(|one| matches!(one.role, Role::Difference(..) | Role::Rate(..))) else {
        return;
    };
    let Some(several) = is_of_several(builder, &part.told[at]) else { return };
    let Some(stated) = stated(builder, &part.told, at) else { return };
    if matches!(stated.against, Against::Budget(_)) || stated.to + 1 != part.told.len() {
        return;
    }
    let mut from = before.len();
    while from > 0 && before.len() - from < MOST && parts[from].goes_on {
        from -= 1;
    }
    // What compares with nothing by itself has not been read yet.
    let front = before[from..].iter().flat_map(|part| match &part.told[..] {
        [] => roles::read(builder, part.span),
        told => told.to_vec(),
    });
    let front: Vec<Told> = front.chain(part.told[..at].iter().copied()).collect();
    let Some(pairs) = pairs(builder, &front, several) else { return };
    if part.told.iter().any(|one| is_adjusted(builder.slice(one.words))) {
        return;
    }
    let all = |builder: &mut Builder<'_, '_>, now: bool| {
        let figures: Vec<usize> = pairs.iter().map(|(a, b)| if now { a.figure } else { b.figure }).collect();
        balances::together(builder, &figures)
    };
    let (Some(now), Some(before)) = (all(builder, true), all(builder, false)) else { return };
    let change = change(builder, &part.told, &stated, now.name.clone(), (Some(now), Some(before)));
    // 合计 may be said of more than the amounts in front of it.
    if several.count.is_some() || holds(&change) == Some(true) {
        changes.put(builder, &part.told, &stated, change);
    }
}

/// The things in front that are meant, each with its amount and that of the other year: those that are named, or the last.
fn pairs(builder: &Builder<'_, '_>, front: &[Told], several: Several<'_>) -> Option<Vec<(Told, Told)>> {
    let money = |one: &&Told| matches!(one.measure, Some(Measure::Money(_)));
    let amounts: Vec<&Told> = front.iter().filter(money).collect();
    let mut pairs = Vec::new();
    let named = !several.names.is_empty();
    let most = several.count.filter(|_| !named).unwrap_or(MOST);
    for pair in amounts.rchunks_exact(2).take(most) {
        match [pair[0].role, pair[1].role] {
            [Role::Amount | Role::After, Role::Before] => pairs.push((*pair[0], *pair[1])),
            [Role::Before, Role::Amount | Role::After] => pairs.push((*pair[1], *pair[0])),
            _ => break,
        }
    }
    pairs.reverse();
    if named {
        let names: Vec<&str> = several.names.split(['、', '和', '及', '与']).collect();
        let label = |(now, _): &(Told, Told)| words::core(builder.slice(builder.figure(now.figure).label));
        pairs.retain(|pair| names.iter().any(|name| likeness::same(label(pair), name)));
    }
    let enough = match several.count {
        Some(count) => pairs.len() == count,
        None => pairs.len() > 1 && pairs.len() * 2 == amounts.len(),
    };
    let alike = pairs.iter().all(|(a, b)| same_things(builder, a, b));
    (enough && alike).then_some(pairs)
}

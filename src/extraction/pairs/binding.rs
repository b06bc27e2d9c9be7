//! Which two amounts a difference or a rate of change lies between.

use super::names::{
    base_name, compared_name, compares, has_cause, is_adjusted, is_of_another, related, same_things, year_in,
};
use super::roles::{Against, Role, Told};
use crate::claims::{Base, Span, Trend};
use crate::extraction::builder::Builder;
use crate::extraction::phrases::{change_name, compares as compares_years};
use crate::search::{any_of, has};

/// A difference, a rate, or both of one change.
pub(super) struct Stated {
    pub from: usize,
    pub to: usize,
    pub difference: Option<(usize, Trend)>,
    pub rate: Option<(usize, Trend)>,
    pub against: Against,
}

/// The difference or rate at a place, with the other one where it stands directly behind.
pub(super) fn stated(builder: &Builder<'_, '_>, told: &[Told], at: usize) -> Option<Stated> {
    let (difference, rate, against) = match told[at].role {
        Role::Difference(trend, against) => (Some((at, trend)), None, against),
        Role::Rate(trend, against) => (None, Some((at, trend)), against),
        _ => return None,
    };
    // 与年初预算1,790.00万元相比超出56.30万元: what stands directly in front is what it is compared with.
    let budget = |one: &Told| match one.role {
        Role::Budget(base) if builder.slice(one.tail).starts_with(['与', '较', '比', '同']) => Some(base),
        _ => None,
    };
    let compared =
        against == Against::Open && any_of!["相比", "比", "对比"].starts(builder.slice(told[at].words)).is_some();
    let base = at.checked_sub(1).filter(|_| compared).and_then(|at| budget(&told[at]));
    let against = base.map_or(against, Against::Budget);
    let mut stated = Stated { from: at, to: at, difference, rate, against };
    let Some(next) = told.get(at + 1) else { return Some(stated) };
    let near = builder.slice(next.words).chars().count() <= 8;
    match next.role {
        Role::Difference(trend, own)
            if (own == Against::Open || own == against) && near && stated.difference.is_none() =>
        {
            stated.difference = Some((at + 1, trend));
            stated.to = at + 1;
        }
        Role::Rate(trend, own) if (own == Against::Open || own == against) && near && stated.rate.is_none() => {
            stated.rate = Some((at + 1, trend));
            stated.to = at + 1;
        }
        _ => {}
    }
    Some(stated)
}

/// Amount of now and amount that it is compared with.
pub(super) fn amounts(
    builder: &Builder<'_, '_>,
    told: &[Told],
    next: &[Told],
    stated: &Stated,
    floor: usize,
) -> Option<(Option<Told>, Option<Told>)> {
    if let (Some(base), Some(now)) = (stated.from.checked_sub(1).map(|at| told[at]), told.get(stated.to + 1))
        && now.placed
    {
        return Some((Some(*now), Some(base)));
    }
    let difference = stated.difference.map(|(at, _)| told[at]);
    let like = |one: &Told, other: &Told| same_things(builder, one, other);
    let fits = |one: &&Told| difference.is_none_or(|difference| like(one, &difference)) && one.measure.is_some();
    // 由a万元降至b万元 in front of what is said of it, or behind it.
    let pair = |told: &[Told]| {
        let at = told.iter().position(|one| one.paired && one.role == Role::Before)?;
        Some((*told.get(at + 1)?, told[at]))
    };
    let own = change_name(builder.slice(told[stated.from].tail));
    // 人次比上年减少135人次: it is named by what is counted.
    let own = if difference.is_some_and(|difference| builder.unit_of(difference.figure) == own) { "" } else { own };
    let (left, right) = (&told[floor.min(stated.from)..stated.from], &told[stated.to + 1..]);
    // 三个项目分别为a万元、b万元，上年分别为c万元、d万元，合计增加e万元
    let several = |one: &Told| has(builder.slice(one.words), "分别");
    if told[..=stated.to].iter().any(|one| is_adjusted(builder.slice(one.words)) || several(one)) {
        return None;
    }
    let named = |pair: &(Told, Told)| {
        let name = builder.slice(pair.1.tail);
        let at = name.rfind(['由', '从']).unwrap_or(name.len());
        own.is_empty() || related(own, &name[..at], name)
    };
    let near = |pair: &(Told, Told)| {
        let end = builder.figure(pair.0.figure).span.end;
        let last = stated.from.checked_sub(1).map(|at| told[at].figure);
        last == Some(pair.0.figure)
            && named(pair)
            && !has_cause(builder.slice(Span { start: end, end: told[stated.from].words.end.max(end) }))
    };
    // 减少374.76万元，由2210.46万元降至1735.70万元: behind it only without a name of its own.
    let bare = |pair: &(Told, Told)| {
        // 增长11.79%的是人员经费，从547.90万元增至652.48万元
        let named = right.first().is_some_and(|one| one.paired) && builder.slice(pair.1.words).starts_with("的是");
        builder.slice(pair.1.tail).starts_with(['由', '从']) && (is_next(builder, &pair.1) || named)
    };
    let behind = pair(&right[..right.len().min(2)]).filter(bare);
    if let Some((now, before)) = pair(left).filter(near).or(behind).filter(|(now, _)| fits(&now)) {
        return Some((Some(now), Some(before)));
    }
    if told.iter().any(|one| one.paired) {
        return None;
    }
    // 接待26批次，上年31批次，其中国内接待减少4批次: of a part of both.
    if has(builder.slice(told[stated.from].words), "其中") {
        return None;
    }
    let before = if let Against::Budget(base) = stated.against {
        match planned(builder, left, base, &told[stated.from], &fits) {
            Some(found) => found,
            // 比预算节约6.40万元（预算86.00万元，决算79.60万元）
            None => {
                let (now, before) = in_bracket(builder, left, right).filter(|(now, _)| fits(&now))?;
                return Some((Some(now), Some(before)));
            }
        }
    } else {
        let bound = |one: &&Told| one.role == Role::Before && fits(one);
        let until = right.iter().position(is_stated);
        // 比上年减少a万元。三公经费总额比2017年度b万元略增c万元: a comparison of its own.
        let alone = |one: &&Told| bound(one) && !compares(builder.slice(one.tail)) && until.is_none();
        let found = left.iter().rev().find(bound).or_else(|| {
            let at = right.iter().take(2).position(|one| alone(&one))?;
            let years = || right.len() == 2 && year_in(builder.slice(right[0].tail)).is_some();
            let goes_on = at == 0 || right[0].role == Role::After || years();
            right.get(at).filter(|one| goes_on && is_next(builder, one))
        });
        let follows = || {
            // 下降0.75个百分点。贫血检出率由6.50%下降到5.75%: a pair of its own.
            let one = next.first().filter(alone).filter(|one| !one.paired)?;
            (right.is_empty() && next.get(1).is_none_or(|one| !is_stated(one)) && one.words == one.tail).then_some(one)
        };
        match found.or_else(follows) {
            Some(found) => *found,
            None => {
                let said = builder.slice(told[stated.from].words);
                let now = alone_with_both(builder, left, right, stated, (own, said), &fits);
                return now.map(|now| (Some(now), None));
            }
        }
    };
    if is_of_another(builder, &told[stated.from], &before) {
        return None;
    }
    let came_to = right.first().filter(|one| one.role == Role::After && fits(one) && like(one, &before));
    if let (Some(now), None) = (came_to, left.iter().find(|one| one.role == Role::Amount && fits(one))) {
        return Some((Some(*now), Some(before)));
    }
    let is_now = |one: &&Told| matches!(one.role, Role::Amount | Role::After) && fits(one) && like(one, &before);
    let candidates: Vec<&Told> = left.iter().filter(is_now).collect();
    let called = |one: &Told| {
        let label = builder.slice(builder.figure(one.figure).label);
        let names = [own, base_name(builder, &before), compared_name(builder, &before)];
        names.into_iter().all(|name| related(name, label, builder.slice(one.tail)))
    };
    let now = match candidates[..] {
        [one] => Some(one).filter(|one| called(one)),
        [] => {
            // 交通费减少1.20万元，降幅达15%（上年8.00万元）: difference and rate say enough.
            if stated.difference.is_some() && stated.rate.is_some() && right.len() == 1 {
                return Some((None, Some(before)));
            }
            // 较上年的42.80万元增加3.64万元，全年支出46.44万元
            let behind = right.iter().take(2).find(|one| is_now(one))?;
            let tail = builder.slice(behind.tail);
            // 同比压缩20%，2023年7.20万元，2022年9.00万元
            let both =
                right.len() == 2 && right.iter().any(|one| one.figure == before.figure) && year_in(tail).is_some();
            let said = both || any_of!["全年", "本年", "今年", "当年", "实际", "达到"].is_in(tail);
            let apart = right.iter().any(is_stated);
            Some(behind).filter(|_| said && !apart && is_next(builder, behind))
        }
        // Of several only one may be called so.
        _ => {
            let names_one = !own.is_empty() || !base_name(builder, &before).is_empty();
            let mut named = candidates.iter().copied().filter(|one| names_one && called(one));
            let found = named.next().filter(|_| named.next().is_none());
            // 控制价365.00万元，中标价342.80万元，结算价338.16万元，比控制价节约26.84万元: what it came to in the end.
            let ended = |one: &&&Told| any_of!["结算", "审定", "决算"].is_in(builder.slice(one.tail));
            let mut last = candidates.iter().filter(ended).filter(|_| matches!(stated.against, Against::Budget(_)));
            found.or_else(|| last.next().copied().filter(|_| last.next().is_none()))
        }
    };
    Some((Some(*now?), Some(before)))
}

/// 租金收入23.10万元，比上年多收2.10万元，增长10%: without the other year's amount the difference leads to it.
fn alone_with_both(
    builder: &Builder<'_, '_>,
    left: &[Told],
    right: &[Told],
    stated: &Stated,
    (own, said): (&str, &str),
    fits: &impl Fn(&&Told) -> bool,
) -> Option<Told> {
    let open = |one: &&Told| !matches!(one.role, Role::Other) && one.measure.is_some();
    let [one] = left.iter().filter(open).collect::<Vec<_>>()[..] else { return None };
    let label = builder.slice(builder.figure(one.figure).label);
    // 与2023年相比，收、支总计各增加a万元
    // 其他收入386.15万元，减少16.55万元，下降4.11%: nothing stands between them.
    let directly = stated.from > 0 && said.chars().count() <= 4 && said.starts_with('，');
    let compared =
        stated.against == Against::Year || (stated.against == Against::Open && (compares_years(said) || directly));
    let both = stated.difference.is_some() && stated.rate.is_some() && compared;
    // 收入、支出总计, 收、支总计: in full or not.
    let own = own.trim_end_matches('各');
    let totals = own.ends_with("支总计") && label.ends_with("支出总计");
    let named = totals || related(own, label, builder.slice(one.tail));
    (both && named && right.is_empty() && one.role == Role::Amount && fits(&one)).then_some(*one)
}

/// Budget and outcome in the bracket behind what is said of them.
pub(super) fn in_bracket(builder: &Builder<'_, '_>, left: &[Told], right: &[Told]) -> Option<(Told, Told)> {
    let [budget, outcome, rest @ ..] = right else { return None };
    let opens = builder.slice(budget.words).starts_with('（');
    let spent = any_of!["决算", "支出", "执行", "支付", "实际"].is_in(builder.slice(outcome.tail));
    let alone = rest.is_empty() && left.iter().all(|one| one.role == Role::Other);
    let roles = matches!(budget.role, Role::Budget(_)) && outcome.role == Role::Amount;
    (opens && spent && alone && roles && same_things(builder, budget, outcome)).then_some((*outcome, *budget))
}

/// The one budget that is meant: the only one, or the only one that is called as the words say.
fn planned(
    builder: &Builder<'_, '_>,
    left: &[Told],
    base: Base,
    said: &Told,
    fits: &impl Fn(&&Told) -> bool,
) -> Option<Told> {
    let wanted = |one: &&Told| match one.role {
        Role::Budget(own) => (base == Base::Unnamed || own == base || own == Base::Unnamed) && fits(one),
        _ => false,
    };
    let found: Vec<&Told> = left.iter().filter(wanted).collect();
    let (first, rest) = found.split_first()?;
    if rest.is_empty() {
        return Some(**first);
    }
    // 控制数365.00万元，合同价342.80万元，审定338.16万元，与控制数相比节约26.84万元
    let kinds = any_of!["控制数", "控制价", "合同", "概算", "估算", "标底", "限额", "计划", "批复", "下达"];
    let (_, kind) = kinds.last_in(builder.slice(said.tail))?;
    let mut called = found.iter().filter(|one| has(builder.slice(one.tail), kind));
    let one = called.next()?;
    called.next().is_none().then_some(**one)
}

pub(super) fn is_stated(one: &Told) -> bool {
    matches!(one.role, Role::Difference(..) | Role::Rate(..))
}

/// Only one mark stands between it and the figure before.
pub(super) fn is_next(builder: &Builder<'_, '_>, one: &Told) -> bool {
    let words = builder.slice(one.words);
    words.len() - builder.slice(one.tail).len() <= '，'.len_utf8()
}

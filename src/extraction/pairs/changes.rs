//! Differences and rates of change with the two amounts that they lie between.

use std::collections::{HashMap, HashSet};

use super::respective;
use super::roles::{Against, Role, Told, beyond};
use crate::claims::{Base, Change, Claim, Measure, Place, Quantity, Span, Trend};
use crate::extraction::builder::Builder;
use crate::extraction::phrases::change_name;
use crate::extraction::proportions::measure_word;
use crate::extraction::words;
use crate::search::{any_of, has};

/// The changes that were read before, by the places of their differences and rates.
pub(super) struct Changes {
    known: HashMap<Span, usize>,
    replaced: HashSet<usize>,
}

/// A difference, a rate, or both of one change.
pub(super) struct Stated {
    pub from: usize,
    pub to: usize,
    pub difference: Option<(usize, Trend)>,
    pub rate: Option<(usize, Trend)>,
    pub against: Against,
}

impl Changes {
    pub fn of(builder: &Builder<'_, '_>) -> Changes {
        let mut known = HashMap::new();
        for (index, claim) in builder.claims.iter().enumerate() {
            let Claim::Change(change) = claim else { continue };
            for span in [&change.difference, &change.rate].into_iter().flatten().filter_map(|stated| stated.place.span)
            {
                known.entry(span).or_insert(index);
            }
        }
        Changes { known, replaced: HashSet::new() }
    }

    /// Leaves out what was read anew.
    pub fn finish(self, builder: &mut Builder<'_, '_>) {
        if self.replaced.is_empty() {
            return;
        }
        let mut index = 0;
        builder.claims.retain(|_| {
            index += 1;
            !self.replaced.contains(&(index - 1))
        });
    }

    pub fn read(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], next: &[Told]) {
        let respective = respective::read(builder, told);
        for (now, before, stated) in &respective {
            self.claim(builder, told, stated, *now, *before);
        }
        if !respective.is_empty() {
            return;
        }
        let mut floor = 0;
        let mut at = 0;
        while at < told.len() {
            let Some(stated) = stated(builder, told, at) else {
                at += 1;
                continue;
            };
            at = stated.to + 1;
            if let Some((now, before)) = amounts(builder, told, next, &stated, floor) {
                self.claim(builder, told, &stated, now, before);
            }
            // 下降1.0%（2019年1584万元）: a bracket behind a change belongs to nothing after it.
            let brackets = told[at..]
                .iter()
                .take_while(|one| one.role == Role::Before && builder.slice(one.words).starts_with('（'));
            floor = at + brackets.count();
        }
        for at in 1..told.len() {
            self.in_words(builder, told, at);
        }
    }

    /// 较上年2288.40万元有所增加: which way it went, without the difference.
    fn in_words(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], at: usize) {
        let before = told[at];
        if before.role != Role::Before
            || ![before.tail, before.words].iter().any(|&words| compares(builder.slice(words)))
                && beyond(builder.slice(before.tail).trim_end_matches(['的', '数', '为'])).is_none()
        {
            return;
        }
        let end = builder.figure(before.figure).span.end;
        let behind = &builder.document.text()[end as usize..];
        // 高于上年的402.50万元: said in front of it.
        let in_front = beyond(builder.slice(before.tail).trim_end_matches(['的', '数', '为']));
        let Some((trend, length)) = in_front.map(|trend| (trend, 0)).or_else(|| told_trend(behind)) else { return };
        let rest = &behind[length..];
        if in_front.is_none() && !rest.is_empty() && !rest.starts_with(['，', '。', '；', '、', '）', '\n']) {
            return;
        }
        let like = |one: &&Told| one.role == Role::Amount && same_things(builder, one, &before);
        let mut found = told[..at].iter().filter(like);
        let (Some(now), None) = (found.next().copied(), found.next()) else { return };
        let label = builder.slice(builder.figure(now.figure).label);
        let name = base_name(builder, &before);
        if told[..at].iter().any(|one| is_adjusted(builder.slice(one.words)))
            || ![name, compared_name(builder, &before)].iter().all(|name| related(name, label, builder.slice(now.tail)))
            || told[..at].iter().any(|one| one.role == Role::Before)
        {
            return;
        }
        let name = words::identity(label).to_owned();
        let before_place = before.tail;
        let mut quantity = |told: &Told| -> Quantity {
            Quantity { measure: told.measure.unwrap_or(Measure::Count), ..builder.quantity(told.figure, &name) }
        };
        let (now, before) = (quantity(&now), quantity(&before));
        builder.claims.push(Claim::Change(Change {
            name: name.clone(),
            now: Some(now),
            before: Some(before),
            difference: None,
            difference_trend: Some(trend),
            rate: None,
            rate_trend: None,
            unsigned: false,
            place: Place::span(before_place.to(Span { start: end, end: end + length as u32 })),
        }));
    }

    fn claim(&mut self, builder: &mut Builder<'_, '_>, told: &[Told], stated: &Stated, now: Told, before: Told) {
        let spans =
            [stated.difference, stated.rate].map(|stated| stated.map(|(at, _)| builder.figure(told[at].figure).span));
        let known: Vec<usize> = spans.iter().flatten().filter_map(|span| self.known.get(span).copied()).collect();
        let complete = |index: &usize| match &builder.claims[*index] {
            Claim::Change(change) => change.now.is_some() && change.before.is_some(),
            _ => false,
        };
        if !now.paired && known.iter().any(complete) {
            return;
        }
        self.replaced.extend(known);
        let label = builder.figure(now.figure).label;
        let mut name = words::identity(builder.slice(label));
        if now.role == Role::After {
            name = words::identity(builder.slice(before.tail)).trim_end_matches(['由', '从']);
        }
        let name = name.to_owned();
        let mut quantity = |told: &Told| -> Quantity {
            let measure = told.measure.unwrap_or(Measure::Count);
            Quantity { measure, ..builder.quantity(told.figure, &name) }
        };
        let change = Change {
            now: Some(quantity(&now)),
            before: Some(quantity(&before)),
            difference: stated.difference.map(|(at, _)| quantity(&told[at])),
            difference_trend: stated.difference.map(|(_, trend)| trend),
            rate: stated.rate.map(|(at, _)| quantity(&told[at])),
            rate_trend: stated.rate.map(|(_, trend)| trend),
            unsigned: false,
            place: Place::span(told[stated.from].tail.to(builder.figure(told[stated.to].figure).span)),
            name: name.clone(),
        };
        builder.claims.push(Claim::Change(change));
    }
}

/// The difference or rate at a place, with the other one where it stands directly behind.
fn stated(builder: &Builder<'_, '_>, told: &[Told], at: usize) -> Option<Stated> {
    let (difference, rate, against) = match told[at].role {
        Role::Difference(trend, against) => (Some((at, trend)), None, against),
        Role::Rate(trend, against) => (None, Some((at, trend)), against),
        _ => return None,
    };
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
fn amounts(
    builder: &Builder<'_, '_>,
    told: &[Told],
    next: &[Told],
    stated: &Stated,
    floor: usize,
) -> Option<(Told, Told)> {
    let difference = stated.difference.map(|(at, _)| told[at]);
    let like = |one: &Told, other: &Told| same_things(builder, one, other);
    let fits = |one: &&Told| difference.is_none_or(|difference| like(one, &difference)) && one.measure.is_some();
    // 由a万元降至b万元 in front of what is said of it, or behind it.
    let pair = |told: &[Told]| {
        let at = told.iter().position(|one| one.paired && one.role == Role::Before)?;
        Some((*told.get(at + 1)?, told[at]))
    };
    let own = change_name(builder.slice(told[stated.from].tail));
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
        return Some((now, before));
    }
    if told.iter().any(|one| one.paired) {
        return None;
    }
    let before = if let Against::Budget(base) = stated.against {
        match planned(left, base, &fits) {
            Some(found) => found,
            // 比预算节约6.40万元（预算86.00万元，决算79.60万元）
            None => return in_bracket(builder, left, right).filter(|(now, _)| fits(&now)),
        }
    } else {
        let bound = |one: &&Told| one.role == Role::Before && fits(one);
        let until = right.iter().position(|one| is_stated(one));
        // 比上年减少a万元。三公经费总额比2017年度b万元略增c万元: a comparison of its own.
        let alone = |one: &&Told| bound(one) && !compares(builder.slice(one.tail)) && until.is_none();
        let found = left.iter().rev().find(bound).or_else(|| {
            let at = right.iter().take(2).position(|one| alone(&one))?;
            let goes_on = at == 0 || right[0].role == Role::After;
            right.get(at).filter(|one| goes_on && is_next(builder, one))
        });
        let follows = || {
            let one = next.first().filter(alone)?;
            (right.is_empty() && next.get(1).is_none_or(|one| !is_stated(one)) && one.words == one.tail).then_some(one)
        };
        *found.or_else(follows)?
    };
    if is_of_another(builder, &told[stated.from], &before) {
        return None;
    }
    let came_to = right.first().filter(|one| one.role == Role::After && fits(one) && like(one, &before));
    if let (Some(now), None) = (came_to, left.iter().find(|one| one.role == Role::Amount && fits(one))) {
        return Some((*now, before));
    }
    let is_now = |one: &&Told| matches!(one.role, Role::Amount | Role::After) && fits(one) && like(one, &before);
    let candidates: Vec<&Told> = left.iter().filter(is_now).collect();
    let called = |one: &Told| {
        let label = builder.slice(builder.figure(one.figure).label);
        let names = [own, base_name(builder, &before), compared_name(builder, &before)];
        names.into_iter().all(|name| related(name, label, builder.slice(one.tail)))
    };
    match candidates[..] {
        [one] => called(one).then_some((*one, before)),
        // 较上年的42.80万元增加3.64万元，全年支出46.44万元
        [] => {
            let behind = right.iter().take(2).find(|one| is_now(one))?;
            let tail = builder.slice(behind.tail);
            let said = any_of!["全年", "本年", "今年", "当年", "实际", "达到"].is_in(tail);
            let apart = right.iter().any(is_stated);
            (said && !apart && is_next(builder, behind)).then_some((*behind, before))
        }
        // Of several only one may be called so.
        _ => {
            let names_one = !own.is_empty() || !base_name(builder, &before).is_empty();
            let mut named = candidates.iter().filter(|one| names_one && called(one));
            let found = named.next()?;
            named.next().is_none().then_some((**found, before))
        }
    }
}

/// Budget and outcome in the bracket behind what is said of them.
fn in_bracket(builder: &Builder<'_, '_>, left: &[Told], right: &[Told]) -> Option<(Told, Told)> {
    let [budget, outcome, rest @ ..] = right else { return None };
    let opens = builder.slice(budget.words).starts_with('（');
    let spent = any_of!["决算", "支出", "执行", "支付", "实际"].is_in(builder.slice(outcome.tail));
    let alone = rest.is_empty() && left.iter().all(|one| one.role == Role::Other);
    let roles = matches!(budget.role, Role::Budget(_)) && outcome.role == Role::Amount;
    (opens && spent && alone && roles && same_things(builder, budget, outcome)).then_some((*outcome, *budget))
}

/// The one budget that is meant.
fn planned(left: &[Told], base: Base, fits: &impl Fn(&&Told) -> bool) -> Option<Told> {
    let wanted = |one: &&Told| match one.role {
        Role::Budget(own) => (base == Base::Unnamed || own == base || own == Base::Unnamed) && fits(one),
        _ => false,
    };
    let mut found = left.iter().filter(wanted);
    let first = found.next()?;
    found.next().is_none().then_some(*first)
}

/// （58批次）有所增加: the way it went, and the bytes up to its end.
fn told_trend(behind: &str) -> Option<(Trend, usize)> {
    let rest = behind.strip_prefix('）').unwrap_or(behind);
    let rest = rest.strip_prefix("相比").unwrap_or(rest);
    let rest = rest.strip_prefix('，').unwrap_or(rest);
    let rest =
        any_of!["有所", "略有", "明显", "大幅", "小幅", "有"].starts(rest).map_or(rest, |word| &rest[word.len()..]);
    let word = any_of!["增加", "增长", "上升", "提高", "减少", "下降", "降低", "回落"].starts(rest)?;
    let trend = words::trend(word)?;
    Some((trend, behind.len() - rest.len() + word.len()))
}

fn is_stated(one: &Told) -> bool {
    matches!(one.role, Role::Difference(..) | Role::Rate(..))
}

/// 若剔除疫情防控因素: what is compared is not what was stated.
fn is_adjusted(words: &str) -> bool {
    any_of!["剔除", "扣除", "可比", "不含", "不考虑", "同口径"].is_in(words)
}

/// 主要原因是补助标准由a元提高到b元: the amounts of a cause are not those of what it explains.
fn has_cause(words: &str) -> bool {
    any_of!["原因", "主要是", "主要系", "由于", "因为"].is_in(words)
}

/// 比上年度, 较2021年的
fn compares(tail: &str) -> bool {
    any_of!["比", "较", "与"].is_in(tail)
}

/// Only one mark stands between it and the figure before.
fn is_next(builder: &Builder<'_, '_>, one: &Told) -> bool {
    let words = builder.slice(one.words);
    words.len() - builder.slice(one.tail).len() <= '，'.len_utf8()
}

/// Money with money, and the same things.
pub(super) fn same_things(builder: &Builder<'_, '_>, one: &Told, other: &Told) -> bool {
    match (one.measure, other.measure) {
        (Some(Measure::Money(_)), Some(Measure::Money(_))) => true,
        (Some(Measure::Count), Some(Measure::Count)) => {
            let (a, b) = (measure_word(builder, one.figure), measure_word(builder, other.figure));
            a == b || matches!((a, b), ("名", "人") | ("人", "名"))
        }
        (Some(Measure::Percent), Some(Measure::Percent)) => true,
        _ => false,
    }
}

/// What the amount of the other year is called: 公务接待费 of 2022年公务接待费为.
fn base_name<'d>(builder: &Builder<'d, '_>, before: &Told) -> &'d str {
    if matches!(before.role, Role::Budget(_)) {
        return "";
    }
    let tail = builder.slice(before.tail).trim_end_matches(['为', '的', '是', '约', '：', '数']);
    let from = any_of![
        "上年度",
        "上年末",
        "上年同期",
        "上年",
        "去年同期",
        "去年底",
        "去年末",
        "去年",
        "上一年度",
        "年度",
        "年末",
        "年初",
        "期初",
        "年"
    ];
    let at = from.last_in(tail).map_or(0, |(at, word)| at + word.len());
    words::core(&tail[at..])
}

/// What is compared: 人员经费 of 人员经费较上年.
fn compared_name<'d>(builder: &Builder<'d, '_>, before: &Told) -> &'d str {
    let tail = builder.slice(before.tail);
    let end = any_of!["较", "比", "与", "高于", "低于", "大于", "小于", "多于", "少于"].place_in(tail).unwrap_or(0);
    words::core(tail[..end].trim_end_matches(['相', '同']))
}

/// The difference is one from another year, or another kind of plan, than the amount is of.
fn is_of_another(builder: &Builder<'_, '_>, stated: &Told, before: &Told) -> bool {
    let (said, base) = (builder.slice(stated.tail), builder.slice(before.tail));
    let of_another_plan = ["概算", "控制价", "合同", "标底", "估算", "送审", "报价", "限额", "中标"]
        .iter()
        .any(|plan| has(said, plan) && !has(base, plan));
    let last = builder.report.year.map(|own| own - 1);
    let year = |words: &str| year_in(words).or_else(|| last.filter(|_| any_of!["上年", "去年"].is_in(words)));
    let of_another_year = year(said).zip(year(base)).is_some_and(|(said, base)| said != base)
        || (year_in(said).is_some() && year(base).is_none() && any_of!["上年", "去年"].is_in(base));
    of_another_plan || of_another_year
}

/// 2021 of 比2021年.
fn year_in(words: &str) -> Option<u16> {
    let at = words.find('年')?;
    words[..at].get(at.checked_sub(4)?..)?.parse().ok()
}

/// The same name, or one that contains the other, or no name at all.
fn related(name: &str, label: &str, tail: &str) -> bool {
    let name = words::core(name);
    let generic = any_of![
        "支出",
        "决算",
        "决算数",
        "支出决算",
        "实际支出",
        "该项",
        "该项支出",
        "数",
        "规模",
        "总额",
        "金额",
        "合计",
        "同期",
        "实际"
    ];
    let plain = name.is_empty() || generic.ends(name).is_some_and(|word| word.len() == name.len());
    let label = words::core(label);
    plain || tail.contains(name) || (!label.is_empty() && name.contains(label)) || stems(name, label)
}

/// 结转规模 of 年末结转: what is compared begins as the amount is called.
fn stems(name: &str, label: &str) -> bool {
    let head: String = name.chars().take(2).collect();
    head.chars().count() == 2 && label.contains(&head)
}

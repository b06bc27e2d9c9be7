//! Completion rates with the budget and the outcome that stand beside them.

use std::collections::HashMap;

use super::binding::is_next;
use super::roles::{Role, Told};
use super::spending::{all_spent, is_funds, is_money, is_rest, is_some, is_spent, of_rest, of_total};
use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::{Base, Claim, Completion, Measure, Place, Quantity, Span};
use crate::extraction::balances::together;
use crate::extraction::builder::Builder;
use crate::extraction::phrases::rate_name;
use crate::extraction::words;
use crate::search::{any_of, has};

/// The rates that were read before.
pub(super) struct Budgets {
    known: HashMap<Span, usize>,
}

impl Budgets {
    pub fn of(builder: &Builder<'_, '_>) -> Budgets {
        let mut known = HashMap::new();
        for (index, claim) in builder.claims.iter().enumerate() {
            if let Claim::Completion(Completion { rate: Some(rate), .. }) = claim
                && let Some(span) = rate.place.span
            {
                known.entry(span).or_insert(index);
            }
        }
        Budgets { known }
    }

    pub fn read(&mut self, builder: &mut Builder<'_, '_>, previous: &[Told], told: &[Told]) {
        let mut floor = 0;
        for at in 0..told.len() {
            let Role::Completion(base) = told[at].role else { continue };
            let is_read = self.is_read(builder, &told[at]);
            let of_several = several(builder, &told[floor..at], &told[at]).or_else(|| {
                let far: Vec<Told> = previous.iter().chain(&told[..at]).copied().collect();
                several(builder, &far, &told[at]).filter(|_| told[..at].iter().filter(is_money).count() == 1)
            });
            if let Some((bound, given, fits)) = of_several
                && (fits || !is_read || self.is_one_of(builder, &told[at], &given))
            {
                self.claim(builder, &bound, &given, &told[at]);
            } else if !is_read
                && let Some(bound) = bind(builder, &told[floor..at], &told[at])
                    .filter(|bound| bound.may_be(builder, &told[at], base))
                    .or_else(|| behind(builder, &told[floor..at], &told[at + 1..]))
                    .or_else(|| around(builder, &told[floor..at], &told[at + 1..]))
                    .or_else(|| in_front(builder, previous, told, at))
                    .or_else(|| of_adjusted(builder, previous, &told[..at], &told[at]))
                    .or_else(|| of_its_kind(builder, previous, &told[..at], &told[at]))
            {
                self.claim(builder, &bound, &[bound.budget.figure], &told[at]);
            } else if !is_read
                && let Some((bound, given)) = of_rest(builder, told, at).or_else(|| of_total(builder, told, at))
            {
                self.claim(builder, &bound, &given, &told[at]);
            }
            floor = at + 1;
        }
    }

    /// What was read with a budget and an outcome stays as it was read.
    fn is_read(&self, builder: &Builder<'_, '_>, rate: &Told) -> bool {
        let known = self.known.get(&builder.figure(rate.figure).span);
        let Some(Claim::Completion(known)) = known.map(|&index| &builder.claims[index]) else { return false };
        let fits = |base: Base| known.base == Base::Unnamed || base == known.base || base == Base::Unnamed;
        known.actual.is_some() && known.budgets.iter().any(|(base, _)| fits(*base))
    }

    /// The rate was read as one of a single amount of several.
    fn is_one_of(&self, builder: &Builder<'_, '_>, rate: &Told, given: &[usize]) -> bool {
        let known = self.known.get(&builder.figure(rate.figure).span);
        let Some(Claim::Completion(known)) = known.map(|&index| &builder.claims[index]) else { return false };
        let is_given = |budget: &Quantity| given.iter().any(|&at| budget.place.span == Some(builder.figure(at).span));
        known.budgets.iter().all(|(_, budget)| is_given(budget))
    }

    /// Claims a rate of a budget that may be `given` in several amounts.
    fn claim(&mut self, builder: &mut Builder<'_, '_>, bound: &Bound, given: &[usize], rate: &Told) {
        let Some(budget) = together(builder, given) else { return };
        let span = builder.figure(rate.figure).span;
        let name = words::identity(builder.slice(builder.figure(bound.outcome.figure).label)).to_owned();
        let mut quantity = |one: &Told| -> Quantity {
            Quantity { measure: one.measure.unwrap_or(Measure::Count), ..builder.quantity(one.figure, &name) }
        };
        let completion = Completion {
            actual: Some(quantity(&bound.outcome)),
            rate: Some(quantity(rate)),
            budgets: vec![(bound.base, budget)],
            base: bound.base,
            compared: None,
            compared_at: None,
            is_execution_rate: false,
            place: Place::span(bound.budget.tail.to(span)),
            name: name.clone(),
        };
        match self.known.get(&span) {
            Some(&index) => builder.claims[index] = Claim::Completion(completion),
            None => builder.claims.push(Claim::Completion(completion)),
        }
    }
}

/// A budget and what was done of it.
pub(super) struct Bound {
    pub budget: Told,
    pub outcome: Told,
    pub base: Base,
    /// 年中无调整: the budget of the beginning is that of the year.
    pub unchanged: bool,
}

impl Bound {
    /// The rate may be one of this budget.
    fn may_be(&self, builder: &Builder<'_, '_>, rate: &Told, base: Base) -> bool {
        let fits = base == Base::Unnamed || self.base == Base::Unnamed || self.base == base || self.unchanged;
        // 预算执行率 names no budget.
        let general = base == Base::Adjusted && !any_of!["全年预算", "调整"].is_in(builder.slice(rate.tail));
        let words = |told: &Told| builder.slice(told.tail);
        let of_income = has(words(rate), "收入") || has(words(&self.budget), "收入");
        let own_money = !of_income || has(words(&self.outcome), "收入");
        let name = rate_name(words(rate));
        let named = name.is_empty() || has(words(&self.budget), name) || has(words(&self.outcome), name);
        (fits || general) && own_money && named
    }
}

/// The budget and the outcome in front of a rate, where nothing else could be either.
fn bind(builder: &Builder<'_, '_>, left: &[Told], rate: &Told) -> Option<Bound> {
    let first = left.first()?;
    let money = || left.iter().filter(is_money);
    let budgets: Vec<&Told> = money().filter(|one| matches!(one.role, Role::Budget(_))).collect();
    let open = || money().filter(|one| matches!(one.role, Role::Amount | Role::After) && !is_rest(builder, one));
    let outcomes: Vec<&Told> = open().filter(|one| is_spent(builder, one)).collect();
    let others: Vec<&Told> = open().filter(|one| !is_spent(builder, one)).collect();
    let words = builder
        .slice(Span { start: builder.figure(first.figure).span.end, end: builder.figure(rate.figure).span.start });
    let unchanged = any_of!["无调整", "未调整", "未作调整", "没有调整", "无追加", "无调剂"].is_in(words);
    // 年中调减24.00万元: the budget is another one by then.
    if !unchanged
        && any_of!["调减", "调增", "追加", "压减", "核减", "核增", "调整为", "调整增加", "调整减少", "年中调整"]
            .is_in(words)
    {
        return None;
    }
    let (budget, outcome) = match (&budgets[..], &outcomes[..], &others[..]) {
        (&[budget], &[one], []) => (budget, one),
        // 预算678.90万元，已全部支出
        (&[budget], [], []) if all_spent(words) => (budget, budget),
        // 支出决算745.39万元，为年初预算682万元的109.3%
        (&[budget], [], &[one]) if left.len() == 2 && left[1].figure == budget.figure => (budget, one),
        // 补助资金1360万元，已支付1224万元，支付进度90%
        ([], &[one], &[funds]) if is_funds(builder, funds) && funds.figure < one.figure && !is_some(builder, one) => {
            (funds, one)
        }
        _ => return None,
    };
    let base = if let Role::Budget(base) = budget.role { base } else { Base::Unnamed };
    Some(Bound { budget: *budget, outcome: *outcome, base, unchanged })
}

/// 省级下达300万元、本级安排200万元，支出490万元，执行率98%: money from several hands, and whether the rate is one of all of it. Where it
/// is not, it is off by a slip of the pen.
fn several(builder: &Builder<'_, '_>, left: &[Told], rate: &Told) -> Option<(Bound, Vec<usize>, bool)> {
    let money: Vec<&Told> = left.iter().filter(is_money).collect();
    let (outcome, given) = money.split_last()?;
    let from = |one: &Told| {
        let tail = builder.slice(one.tail);
        let source = any_of!["下达", "安排", "配套", "自筹", "追加", "拨入", "预算", "资金", "补助"].is_in(tail);
        source
            && matches!(one.role, Role::Budget(_) | Role::Amount)
            && !is_spent(builder, one)
            && !is_rest(builder, one)
            && !any_of!["其中", "含", "合计", "共", "总"].is_in(builder.slice(one.words))
    };
    if !(2..=4).contains(&given.len())
        || !given.iter().all(|one| from(one))
        || outcome.role != Role::Amount
        || !is_spent(builder, outcome)
        || is_some(builder, outcome)
    {
        return None;
    }
    let amounts: Vec<Number> = given.iter().map(|one| builder.comparable(one.figure)).collect();
    let spent = builder.comparable(outcome.figure);
    let stated = builder.figure(rate.figure).number;
    let rate_of = |whole: Number| spent.percent_of(whole, stated.decimals()).ok();
    let whole = rate_of(Number::sum(amounts.iter().copied()).ok()?)?;
    // One of them may be the whole, and the others its parts.
    let of_one = amounts.iter().any(|&amount| rate_of(amount) == Some(stated));
    let fits = whole == stated;
    if of_one || !(fits || differs_by_a_slip(stated, whole)) {
        return None;
    }
    let bound = Bound { budget: **given.first()?, outcome: **outcome, base: Base::Unnamed, unchanged: true };
    Some((bound, given.iter().map(|one| one.figure).collect(), fits))
}

/// 执行率95%：全年预算438万元，支出416.10万元: directly behind a rate that nothing stands in front of.
fn behind(builder: &Builder<'_, '_>, left: &[Told], right: &[Told]) -> Option<Bound> {
    let [first, second, rest @ ..] = right else { return None };
    // 执行率87.50%的为免疫项目，支出137.20万元/预算156.80万元
    let (budget, outcome) = if matches!(second.role, Role::Budget(_)) { (second, first) } else { (first, second) };
    let Role::Budget(base) = budget.role else { return None };
    let alone = left.iter().filter(is_money).count() == 0 && rest.is_empty();
    (alone && is_money(&outcome) && outcome.role == Role::Amount && is_spent(builder, outcome)).then_some(Bound {
        budget: *budget,
        outcome: *outcome,
        base,
        unchanged: false,
    })
}

/// 全年指标1280万元，支出进度94.25%，已列支1206.40万元: the one budget in front of the rate, and directly behind it what was spent, without
/// a name of its own.
fn around(builder: &Builder<'_, '_>, left: &[Told], right: &[Told]) -> Option<Bound> {
    const BARE: usize = 6;
    let money: Vec<&Told> = left.iter().filter(is_money).collect();
    let ([budget], Some(outcome)) = (&money[..], right.first().filter(is_money)) else { return None };
    let Role::Budget(base) = budget.role else { return None };
    let bare = is_next(builder, outcome) && builder.slice(outcome.tail).chars().count() <= BARE;
    let done = outcome.role == Role::Amount && is_spent(builder, outcome) && !is_some(builder, outcome);
    let alone = right[1..].iter().all(|one| !matches!(one.role, Role::Budget(_) | Role::Completion(_)));
    (bare && done && alone).then_some(Bound { budget: **budget, outcome: *outcome, base, unchanged: true })
}

/// 预算安排280万元，资金到位280万元，到位率100%；实际支出253.74万元，资金执行率90.62%: the one budget of the part in front of it, and what
/// arrived of it.
fn in_front(builder: &Builder<'_, '_>, previous: &[Told], told: &[Told], at: usize) -> Option<Bound> {
    let money = || previous.iter().filter(is_money);
    let budget = money().find(|one| matches!(one.role, Role::Budget(_)))?;
    let Role::Budget(base) = budget.role else { return None };
    let amount = builder.comparable(budget.figure);
    let arrived = |one: &Told| any_of!["到位", "下达", "拨付", "批复", "安排"].is_in(builder.slice(one.tail));
    let one_budget =
        money().all(|one| builder.comparable(one.figure) == amount && (one.figure == budget.figure || arrived(one)));
    let general = any_of!["执行率", "支出率", "支付率", "使用率", "支出进度", "执行进度", "支付进度"]
        .is_in(builder.slice(told[at].tail));
    let outcomes: Vec<&Told> = told[..at].iter().filter(is_money).collect();
    let [outcome] = outcomes[..] else { return None };
    let spent = outcome.role == Role::Amount && is_spent(builder, outcome) && !is_some(builder, outcome);
    // What is said of what is left has to agree: another budget leaves something else.
    let left = told[at + 1..].iter().filter(is_money).find(|one| is_rest(builder, one));
    let spent_of = builder.comparable(outcome.figure);
    let confirmed = left.is_some_and(|left| amount.subtract(spent_of) == Ok(builder.comparable(left.figure)));
    // 项目一支出120万元，执行率96%: of another budget, unless the rate is this one's but for a slip of the pen.
    let stated = builder.figure(told[at].figure).number;
    let near = spent_of
        .percent_of(amount, stated.decimals())
        .is_ok_and(|computed| computed == stated || (stated.decimals() > 0 && differs_by_a_slip(stated, computed)));
    let agrees = confirmed || (left.is_none() && near);
    let whole = rate_name(builder.slice(told[at].tail)).is_empty();
    (one_budget && general && whole && spent && agrees).then_some(Bound {
        budget: *budget,
        outcome: *outcome,
        base,
        unchanged: true,
    })
}

/// 年初预算500万元，年中追加99万元，调整后预算599万元；支出553.28万元，预算执行率92.37%: of what the budget became, unless another amount
/// in front gives this very rate.
fn of_adjusted(builder: &Builder<'_, '_>, previous: &[Told], left: &[Told], rate: &Told) -> Option<Bound> {
    let words = builder.slice(rate.tail);
    let general = any_of!["预算执行率", "预算执行进度", "预算支出率", "预算完成率"].is_in(words);
    if !general || any_of!["年初", "收入"].is_in(words) || !rate_name(words).is_empty() {
        return None;
    }
    let money: Vec<&Told> = previous.iter().chain(left).filter(is_money).collect();
    let mut adjusted = money.iter().filter(|one| {
        matches!(one.role, Role::Budget(Base::Adjusted)) && any_of!["调整后", "调整预算"].is_in(builder.slice(one.tail))
    });
    let (budget, None) = (adjusted.next()?, adjusted.next()) else { return None };
    let mut outcomes = money.iter().filter(|one| {
        one.figure > budget.figure && matches!(one.role, Role::Amount | Role::After) && is_spent(builder, one)
    });
    let (outcome, None) = (outcomes.next()?, outcomes.next()) else { return None };
    let stated = builder.figure(rate.figure).number;
    let spent = builder.comparable(outcome.figure);
    let of_another = money
        .iter()
        .filter(|one| one.figure != budget.figure && one.figure != outcome.figure)
        .any(|one| spent.percent_of(builder.comparable(one.figure), stated.decimals()) == Ok(stated));
    (!of_another && !is_some(builder, outcome)).then_some(Bound {
        budget: **budget,
        outcome: **outcome,
        base: Base::Adjusted,
        unchanged: false,
    })
}

/// 年初预算412.60万元，全年预算468.25万元。全年支出450.11万元，占年初预算的109.09%，占全年预算的96.13%: each of the one budget of the kind that it
/// names, unless another amount in front gives this very rate.
fn of_its_kind(builder: &Builder<'_, '_>, previous: &[Told], left: &[Told], rate: &Told) -> Option<Bound> {
    let words = builder.slice(rate.tail);
    let at = any_of!["占", "为", "完成"].place_in(words)?;
    let base = words::base(&words[at..]).filter(|base| matches!(base, Base::Initial | Base::Adjusted))?;
    if !has(words, "预算") || has(words, "收入") || any_of!["比", "较"].is_in(words) {
        return None;
    }
    let money: Vec<&Told> = previous.iter().chain(left).filter(is_money).collect();
    let mut budgets = money.iter().filter(|one| one.role == Role::Budget(base));
    let (budget, None) = (budgets.next()?, budgets.next()) else { return None };
    let spent = |one: &&&Told| matches!(one.role, Role::Amount | Role::After) && is_spent(builder, one);
    let mut outcomes = money.iter().filter(spent);
    let (outcome, None) = (outcomes.next()?, outcomes.next()) else { return None };
    let stated = builder.figure(rate.figure).number;
    let amount = builder.comparable(outcome.figure);
    let of_another = money
        .iter()
        .filter(|one| one.figure != budget.figure && one.figure != outcome.figure)
        .any(|one| amount.percent_of(builder.comparable(one.figure), stated.decimals()) == Ok(stated));
    let own = rate_name(words).is_empty();
    (!of_another && own && !is_some(builder, outcome)).then_some(Bound {
        budget: **budget,
        outcome: **outcome,
        base,
        unchanged: false,
    })
}

//! Completion rates with the budget and the outcome that stand beside them.

use std::collections::HashMap;

use super::roles::{Role, Told};
use crate::claims::{Base, Claim, Completion, Measure, Place, Quantity, Span};
use crate::extraction::builder::Builder;
use crate::extraction::words;
use crate::search::any_of;

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

    pub fn read(&mut self, builder: &mut Builder<'_, '_>, told: &[Told]) {
        let mut floor = 0;
        for at in 0..told.len() {
            let Role::Completion(base) = told[at].role else { continue };
            self.rate(builder, &told[floor..at], told[at], base);
            floor = at + 1;
        }
    }

    fn rate(&mut self, builder: &mut Builder<'_, '_>, left: &[Told], rate: Told, base: Base) {
        let span = builder.figure(rate.figure).span;
        let known = self.known.get(&span).copied();
        // What was read with a budget and an outcome stays as it was read.
        if let Some(Claim::Completion(known)) = known.map(|index| &builder.claims[index])
            && known.actual.is_some()
            && !known.budgets.is_empty()
            && known
                .budgets
                .iter()
                .any(|(own, _)| known.base == Base::Unnamed || *own == known.base || *own == Base::Unnamed)
        {
            return;
        }
        let money = |one: &&Told| matches!(one.measure, Some(Measure::Money(_)));
        let budgets: Vec<&Told> = left.iter().filter(money).filter(|one| matches!(one.role, Role::Budget(_))).collect();
        let outcomes: Vec<&Told> = left
            .iter()
            .filter(money)
            .filter(|one| matches!(one.role, Role::Amount | Role::After) && is_spent(builder, one))
            .collect();
        let others = left
            .iter()
            .filter(money)
            .filter(|one| one.role == Role::Amount && !is_spent(builder, one) && !is_rest(builder, one))
            .count();
        let words = builder.slice(Span {
            start: left.first().map_or(rate.words.start, |one| builder.figure(one.figure).span.end),
            end: span.start,
        });
        let unchanged = any_of!["无调整", "未调整", "未作调整", "没有调整", "无追加", "无调剂"].is_in(words);
        // 年中调减24.00万元: the budget is another one by then.
        if !unchanged && any_of!["调减", "调增", "追加", "压减", "核减", "核增", "调整"].is_in(words) {
            return;
        }
        let [budget] = budgets[..] else { return };
        let outcome = match outcomes[..] {
            [one] if others == 0 => one,
            // 预算678.90万元，已全部支出
            [] if others == 0 && all_spent(words) => budget,
            // 支出决算745.39万元，为年初预算682万元的109.3%
            [] if others == 1 && left.len() == 2 && left[1].figure == budget.figure => &left[0],
            _ => return,
        };
        let Role::Budget(own) = budget.role else { return };
        let fits = base == Base::Unnamed || own == Base::Unnamed || own == base || unchanged;
        // 预算执行率 names no budget.
        let general = base == Base::Adjusted && !any_of!["全年预算", "调整"].is_in(builder.slice(rate.tail));
        if !fits && !general {
            return;
        }
        let name = words::identity(builder.slice(builder.figure(outcome.figure).label)).to_owned();
        let mut quantity = |one: &Told| -> Quantity {
            Quantity { measure: one.measure.unwrap_or(Measure::Count), ..builder.quantity(one.figure, &name) }
        };
        let completion = Completion {
            budgets: vec![(own, quantity(budget))],
            actual: Some(quantity(outcome)),
            rate: Some(quantity(&rate)),
            base: own,
            compared: None,
            compared_at: None,
            is_execution_rate: false,
            place: Place::span(budget.tail.to(span)),
            name: name.clone(),
        };
        match known {
            Some(index) => builder.claims[index] = Claim::Completion(completion),
            None => builder.claims.push(Claim::Completion(completion)),
        }
    }
}

fn is_spent(builder: &Builder<'_, '_>, one: &Told) -> bool {
    let tail = builder.slice(one.tail);
    any_of!["支出", "支付", "执行", "决算", "列支", "使用", "结算", "拨付", "实际完成", "完成投资"].is_in(tail)
        && !is_rest(builder, one)
}

/// What is left, what was added: neither budget nor outcome.
fn is_rest(builder: &Builder<'_, '_>, one: &Told) -> bool {
    any_of!["结余", "结转", "剩余", "余额", "未支", "未使用", "未执行", "收回", "上年"].is_in(builder.slice(one.tail))
}

fn all_spent(words: &str) -> bool {
    any_of!["全部支出", "全部支付", "全部执行", "全额支付", "全部使用", "全部拨付", "全额拨付", "全额支出", "全额执行"]
        .is_in(words)
        && !any_of!["未全", "尚未", "没有全"].is_in(words)
}

//! A budget of which all was spent: 全年预算数678.90万元，已全部支出，执行率100%.

use super::builder::Builder;
use crate::claims::{Base, Claim, Completion, Place, Span};
use crate::document::FigureKind;
use crate::search::{AnyOf, any_of};

/// Words between the budget and its rate.
const NEAR: usize = 30;

/// Claims for each such rate that all was spent of the budget in front of it.
pub(super) fn read(builder: &mut Builder<'_, '_>) {
    const ALL: AnyOf = AnyOf::new(&[
        "全部支出",
        "全部支付",
        "全部执行",
        "全部使用",
        "全部拨付",
        "全额支出",
        "全额支付",
        "全额拨付",
        "全部执行完毕",
    ]);
    for rate in 1..builder.document.figures.len() {
        let (budget, percent) = (builder.figure(rate - 1), builder.figure(rate));
        if percent.kind != FigureKind::Percent || !matches!(budget.kind, FigureKind::Money(_)) {
            continue;
        }
        let between = builder.slice(Span { start: budget.span.end, end: percent.span.start });
        if between.chars().count() > NEAR || between.contains(['。', '；', '\n', '、', '\t']) {
            continue;
        }
        let Some((at, _)) = ALL.find_in(between) else { continue };
        let before = &between[..at];
        let denied = any_of!["未", "没有", "不", "其中", "除", "若", "如"].is_in(before);
        let named = any_of!["执行率", "支出率", "支付率", "使用率", "执行率为", "执行率达", "执行率达到"]
            .ends(between)
            .is_some();
        if denied
            || !named
            || !builder.slice(budget.label).contains('预') && !builder.slice(budget.label).contains("资金")
        {
            continue;
        }
        let place = Place::span(budget.span.to(percent.span));
        let budget = builder.quantity(rate - 1, "预算");
        let rate = builder.quantity(rate, "预算执行率");
        builder.claims.push(Claim::Completion(Completion {
            name: "预算".to_owned(),
            budgets: vec![(Base::Adjusted, budget.clone())],
            actual: Some(budget),
            rate: Some(rate),
            base: Base::Adjusted,
            compared: None,
            compared_at: None,
            is_execution_rate: false,
            place,
        }));
    }
}

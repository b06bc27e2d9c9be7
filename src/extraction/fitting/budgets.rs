//! Execution rates whose budget stands in another paragraph: 调整后全年预算1628.63万元。 / 全年实际支出1574.26万元，预算执行率96.66%.
//!
//! A budget that makes the rate is the one that was meant. Where none does, the last one that is called that of the year is,
//! if a slip of the pen explains what is off.

use super::amounts::Amount;
use super::pairs::{makes, slip};
use crate::claims::{Claim, Completion};
use crate::extraction::builder::Builder;
use crate::extraction::readings::Text;
use crate::extraction::shares::figure_of;
use crate::search::{AnyOf, any_of};

/// Fewer printed digits fit many amounts by chance.
const DECIMALS: u32 = 2;
/// So many amounts in front of a rate may be its budget.
const BEFORE: usize = 40;

const BUDGET: AnyOf = any_of!["预算", "调整后", "可用", "到位", "下达", "安排", "计划", "指标"];
/// What is called the budget of the year.
const OF_YEAR: AnyOf = any_of!["全年预算", "调整后", "调整预算", "可用资金", "年度预算"];
const ASIDE: AnyOf = any_of!["年初", "追加", "调增", "调减", "结转", "结余", "三公", "采购"];

pub(super) fn read(builder: &mut Builder<'_, '_>, all: &[Amount<'_>]) {
    let text = Text { document: builder.document, year: builder.report.year };
    for index in 0..builder.claims.len() {
        let Claim::Completion(own) = &builder.claims[index] else { continue };
        if let Some(budget) = budget(&text, all, own) {
            builder.used[all[budget].figure] = true;
            if let Claim::Completion(own) = &mut builder.claims[index] {
                own.budgets = vec![(own.base, all[budget].quantity.clone())];
            }
        }
    }
}

/// The amount that a rate lacks.
fn budget(text: &Text<'_, '_>, all: &[Amount<'_>], own: &Completion) -> Option<usize> {
    let (rate, actual) = (own.rate.as_ref()?, own.actual.as_ref()?);
    let open = own.budgets.is_empty() && own.is_execution_rate && rate.number.decimals() >= DECIMALS;
    let spent = figure_of(text, actual).filter(|_| open)?;
    let at = all.partition_point(|amount| amount.figure < spent);
    let spent = all.get(at).filter(|amount| amount.figure == spent)?;
    let of_kind = |&budget: &usize| {
        let amount = &all[budget];
        amount.kind == spent.kind
            && BUDGET.is_in(amount.name)
            && !ASIDE.is_in(amount.name)
            && amount.value >= spent.value
    };
    let near: Vec<usize> = (at.saturating_sub(BEFORE)..at).rev().filter(of_kind).collect();
    let of = |budget: usize| &all[budget].quantity;
    near.iter().copied().find(|&budget| makes(rate.number, actual, of(budget)).is_some()).or_else(|| {
        let last = near.iter().copied().find(|&budget| OF_YEAR.is_in(all[budget].name))?;
        slip(rate.number, actual, of(last)).map(|_| last)
    })
}

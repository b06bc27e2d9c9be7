//! What a report says there was none of: 我单位2024年无国有资本经营预算支出.

use super::builder::Builder;
use super::words;
use crate::claims::Span;
use crate::report::budget::BudgetId;
use crate::report::field::{BudgetField, Field};
use crate::search::{AnyOf, has};
use crate::signs::Sign;

const ABSENT: AnyOf = AnyOf::new(Sign::Absent.words());

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for &statement in statements {
        let text = builder.slice(statement);
        if !builder.document.signs_in(statement).has(Sign::Absent) || text.chars().count() > 80 {
            continue;
        }
        let Some(at) = ABSENT.place_in(text) else { continue };
        // 无政府性基金预算和国有资本经营预算收支: everything named behind it.
        let behind = &text[at..];
        let mut named = false;
        for (word, id) in [
            ("政府性基金", BudgetId::GovernmentFund),
            ("国有资本经营", BudgetId::StateCapital),
            ("社会保险基金", BudgetId::SocialInsurance),
            ("社保基金", BudgetId::SocialInsurance),
        ] {
            if has(behind, word) {
                declare(builder, id, statement);
                named = true;
            }
        }
        // Under the budget's own heading: 无。 本单位无此项支出。
        let short = text.chars().count() <= 24;
        if !named
            && short
            && let Some(section) = builder.document.section_at(statement.start)
            && let Some(id) = words::budget(builder.slice(section.title))
            && id != BudgetId::GeneralPublic
        {
            declare(builder, id, statement);
        }
    }
}

fn declare(builder: &mut Builder<'_, '_>, id: BudgetId, statement: Span) {
    let budget = builder.report.budgets.budget_mut(id);
    if budget.income.is_none() && budget.expenditure.is_none() {
        budget.declared_none = true;
        builder.source(Field::Budget(id, BudgetField::DeclaredNone), statement);
    }
}

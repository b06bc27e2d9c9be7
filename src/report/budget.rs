//! Budget execution (预算执行) by source of funds, and the four budgets (四本预算).

use serde::Serialize;

use super::is_default;
use crate::amount::{Amount, Percent};
use crate::reader::fields;

/// Budget execution of the year: one row for all funds, and rows by source.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Execution {
    /// All funds of the year (年度资金总额).
    #[serde(default, skip_serializing_if = "is_default")]
    pub total: FundRow,
    /// Its sources (一般公共预算拨款, 政府性基金拨款, 其他资金 …).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<FundRow>,
    /// The section of the document that states this.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// A row of the funds table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FundRow {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Initial budget (年初预算数).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub initial: Option<Amount>,
    /// Adjusted budget of the whole year (全年预算数, A).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<Amount>,
    /// Actual expenditure of the whole year (全年执行数, B).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Amount>,
    /// Execution rate as stated (执行率 B/A).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Percent>,
}

/// The four budgets of government finance.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Budgets {
    /// 一般公共预算
    #[serde(default, skip_serializing_if = "is_default")]
    pub general_public: Budget,
    /// 政府性基金预算
    #[serde(default, skip_serializing_if = "is_default")]
    pub government_fund: Budget,
    /// 国有资本经营预算
    #[serde(default, skip_serializing_if = "is_default")]
    pub state_capital: Budget,
    /// 社会保险基金预算
    #[serde(default, skip_serializing_if = "is_default")]
    pub social_insurance: Budget,
}

/// What the report says of one budget.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Budget {
    /// The report says that there was none (无…支出), which is not the same as saying nothing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub declared_none: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub income: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expenditure: Option<Amount>,
    /// The section of the document that states this.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
}

/// Which of the four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BudgetId {
    GeneralPublic,
    GovernmentFund,
    StateCapital,
    SocialInsurance,
}

impl BudgetId {
    pub const ALL: [BudgetId; 4] =
        [BudgetId::GeneralPublic, BudgetId::GovernmentFund, BudgetId::StateCapital, BudgetId::SocialInsurance];
}

impl Budgets {
    pub fn budget(&self, id: BudgetId) -> &Budget {
        match id {
            BudgetId::GeneralPublic => &self.general_public,
            BudgetId::GovernmentFund => &self.government_fund,
            BudgetId::StateCapital => &self.state_capital,
            BudgetId::SocialInsurance => &self.social_insurance,
        }
    }

    pub fn budget_mut(&mut self, id: BudgetId) -> &mut Budget {
        match id {
            BudgetId::GeneralPublic => &mut self.general_public,
            BudgetId::GovernmentFund => &mut self.government_fund,
            BudgetId::StateCapital => &mut self.state_capital,
            BudgetId::SocialInsurance => &mut self.social_insurance,
        }
    }
}

impl Execution {
    /// Row 0 is the total, the sources follow.
    pub fn row(&self, index: usize) -> Option<&FundRow> {
        index.checked_sub(1).map_or(Some(&self.total), |source| self.sources.get(source))
    }

    pub fn row_mut(&mut self, index: usize) -> Option<&mut FundRow> {
        match index.checked_sub(1) {
            None => Some(&mut self.total),
            Some(source) => self.sources.get_mut(source),
        }
    }
}

fields!(Execution {} { total, sources, place });
fields!(FundRow {} { name, initial, adjusted, actual, rate });
fields!(Budgets {} { general_public, government_fund, state_capital, social_insurance });
fields!(Budget {} { declared_none, income, expenditure, place });

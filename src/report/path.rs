//! The JSON path of a field: how messages name it and how a page finds it.

use std::fmt::Write;

use super::budget::BudgetId;
use super::expenditure::LinePath;
use super::field::{BudgetField, Field, FundField, IndicatorField, LineField, StaffField};
use super::indicator::IndicatorPath;
use super::method_field::MethodField;

impl Field {
    /// For example `expenditure.personnel.items[0].amount`.
    pub fn path(&self) -> String {
        match self {
            Field::Department => "department".into(),
            Field::Year => "year".into(),
            Field::Region => "region".into(),
            Field::Title => "title".into(),
            Field::Rules => "rules".into(),
            Field::Line(path, field) => format!("{}.{}", line(path), line_key(*field)),
            Field::Indicator(path, field) => format!("{}.{}", indicator(path), indicator_key(*field)),
            Field::Fund(0, field) => format!("execution.total.{}", fund_key(*field)),
            Field::Fund(row, field) => format!("execution.sources[{}].{}", row - 1, fund_key(*field)),
            Field::Budget(id, field) => format!("budgets.{}.{}", budget_key(*id), budget_field_key(*field)),
            Field::StaffUnitName(unit) => format!("staffing[{unit}].name"),
            Field::Staff(unit, row, field) => format!("staffing[{unit}].rows[{row}].{}", staff_key(*field)),
            Field::StatedTotal => "stated.total".into(),
            Field::StatedGrade => "stated.grade".into(),
            Field::StatedRate => "stated.executionRate".into(),
            Field::SectionHeading(section) => format!("narrative[{section}].heading"),
            Field::SectionText(section) => format!("narrative[{section}].text"),
        }
    }
}

fn line(path: &LinePath) -> String {
    let mut out = format!("expenditure.{}", path.category.code());
    for index in &path.indexes {
        let _ = write!(out, ".items[{index}]");
    }
    out
}

fn indicator(path: &IndicatorPath) -> String {
    let mut out = String::new();
    for (level, index) in path.0.iter().enumerate() {
        let list = if level == 0 { "indicators" } else { ".children" };
        let _ = write!(out, "{list}[{index}]");
    }
    out
}

fn line_key(field: LineField) -> &'static str {
    match field {
        LineField::Name => "name",
        LineField::Amount => "amount",
        LineField::Share => "share",
        LineField::Listing => "listing",
    }
}

fn indicator_key(field: IndicatorField) -> String {
    match field {
        IndicatorField::Name => "name",
        IndicatorField::Target => "target",
        IndicatorField::Actual => "actual",
        IndicatorField::Unit => "unit",
        IndicatorField::Direction => "direction",
        IndicatorField::FullMarks => "fullMarks",
        IndicatorField::Score => "score",
        IndicatorField::ByHand => "byHand",
        IndicatorField::Lost => "lost",
        IndicatorField::Reason => "reason",
        IndicatorField::Applicable => "applicable",
        IndicatorField::Method(field) => return format!("method.{}", method_key(field)),
    }
    .to_owned()
}

fn method_key(field: MethodField) -> String {
    match field {
        MethodField::Kind => "kind",
        MethodField::Met => "met",
        MethodField::Floor => "floor",
        MethodField::Level => "level",
        MethodField::Percent => "percent",
        MethodField::OfRate => "ofRate",
        MethodField::BandFrom(band) => return format!("bands[{band}].atLeast"),
        MethodField::BandPercent(band) => return format!("bands[{band}].percent"),
        MethodField::Step => "step",
        MethodField::StepPoints => "points",
        MethodField::StepCount => "count",
    }
    .to_owned()
}

fn fund_key(field: FundField) -> &'static str {
    match field {
        FundField::Name => "name",
        FundField::Initial => "initial",
        FundField::Adjusted => "adjusted",
        FundField::Actual => "actual",
        FundField::Rate => "rate",
    }
}

fn budget_key(id: BudgetId) -> &'static str {
    match id {
        BudgetId::GeneralPublic => "generalPublic",
        BudgetId::GovernmentFund => "governmentFund",
        BudgetId::StateCapital => "stateCapital",
        BudgetId::SocialInsurance => "socialInsurance",
    }
}

fn budget_field_key(field: BudgetField) -> &'static str {
    match field {
        BudgetField::DeclaredNone => "declaredNone",
        BudgetField::Income => "income",
        BudgetField::Expenditure => "expenditure",
    }
}

fn staff_key(field: StaffField) -> &'static str {
    match field {
        StaffField::Kind => "kind",
        StaffField::Authorised => "authorised",
        StaffField::InPost => "inPost",
    }
}

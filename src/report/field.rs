//! Every single figure and text of a report under one address, read and written as text.
//!
//! A form, a trial change and the history all speak of fields, so each is written once. Reading back what was written
//! gives the same text in its plain form.

use crate::amount::{Amount, NumberError, parse_amount, parse_count, parse_number, parse_percent, parse_points};
use crate::report::budget::{BudgetId, FundRow};
use crate::report::expenditure::{LinePath, Listing};
use crate::report::indicator::IndicatorPath;
use crate::report::{Report, StaffKind};

/// The address of a figure or text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    Department,
    Year,
    Region,
    Title,
    Rules,
    Line(LinePath, LineField),
    Indicator(IndicatorPath, IndicatorField),
    /// Row 0 is all funds, the sources follow.
    Fund(usize, FundField),
    Budget(BudgetId, BudgetField),
    StaffUnitName(usize),
    Staff(usize, usize, StaffField),
    StatedTotal,
    StatedGrade,
    StatedRate,
    SectionHeading(usize),
    SectionText(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineField {
    Name,
    Amount,
    Share,
    Listing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndicatorField {
    Name,
    Target,
    Actual,
    Unit,
    Direction,
    FullMarks,
    Score,
    ByHand,
    Lost,
    Reason,
    Applicable,
    /// A parameter of the scoring method.
    Method(super::method_field::MethodField),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FundField {
    Name,
    Initial,
    Adjusted,
    Actual,
    Rate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BudgetField {
    DeclaredNone,
    Income,
    Expenditure,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StaffField {
    Kind,
    Authorised,
    InPost,
}

/// Why a text does not fit into a field. The field is then left as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// The report has no such place (any more).
    NoSuchField,
    Number(NumberError),
    /// Not one of the choices.
    Choice,
    /// Outside what is possible, for example full marks below zero.
    Range,
    /// Not a year from 1900 to 2200.
    Year,
}

impl From<NumberError> for FieldError {
    fn from(error: NumberError) -> FieldError {
        FieldError::Number(error)
    }
}

/// `true` and `false` as fields hold them.
pub const YES: &str = "true";
pub const NO: &str = "false";

impl Field {
    /// The text in the field; empty where nothing is stated.
    pub fn get(&self, report: &Report) -> Option<String> {
        Some(match self {
            Field::Department => report.department.clone(),
            Field::Year => text(report.year),
            Field::Region => report.region.clone(),
            Field::Title => report.title.clone(),
            Field::Rules => report.rules.clone(),
            Field::Line(path, field) => return get_line(report, path, *field),
            Field::Indicator(path, field) => field.get(path.find(&report.indicators)?),
            Field::Fund(row, field) => {
                let row = report.execution.row(*row)?;
                match field {
                    FundField::Name => row.name.clone(),
                    FundField::Initial => text(row.initial),
                    FundField::Adjusted => text(row.adjusted),
                    FundField::Actual => text(row.actual),
                    FundField::Rate => text(row.rate),
                }
            }
            Field::Budget(id, field) => {
                let budget = report.budgets.budget(*id);
                match field {
                    BudgetField::DeclaredNone => flag(budget.declared_none),
                    BudgetField::Income => text(budget.income),
                    BudgetField::Expenditure => text(budget.expenditure),
                }
            }
            Field::StaffUnitName(unit) => report.staffing.get(*unit)?.name.clone(),
            Field::Staff(unit, row, field) => {
                let row = report.staffing.get(*unit)?.rows.get(*row)?;
                match field {
                    StaffField::Kind => row.kind.code().to_owned(),
                    StaffField::Authorised => text(row.authorised),
                    StaffField::InPost => text(row.in_post),
                }
            }
            Field::StatedTotal => text(report.stated.total),
            Field::StatedGrade => report.stated.grade.clone(),
            Field::StatedRate => text(report.stated.execution_rate),
            Field::SectionHeading(section) => report.narrative.get(*section)?.heading.clone(),
            Field::SectionText(section) => report.narrative.get(*section)?.text.clone(),
        })
    }

    /// Writes what a person typed; an empty text clears the field.
    pub fn set(&self, report: &mut Report, typed: &str) -> Result<(), FieldError> {
        let missing = FieldError::NoSuchField;
        match self {
            Field::Department => report.department = typed.to_owned(),
            Field::Year => {
                let year = optional(typed, parse_count).map_err(|_| FieldError::Year)?;
                if year.is_some_and(|year| !(1900..=2200).contains(&year)) {
                    return Err(FieldError::Year);
                }
                report.year = year.and_then(|year| u16::try_from(year).ok());
            }
            Field::Region => report.region = typed.to_owned(),
            Field::Title => report.title = typed.to_owned(),
            Field::Rules => report.rules = typed.to_owned(),
            Field::Line(path, field) => return set_line(report, path, *field, typed),
            Field::Indicator(path, field) => {
                return field.set(path.find_mut(&mut report.indicators).ok_or(missing)?, typed);
            }
            Field::Fund(row, field) => return set_fund(report.execution.row_mut(*row).ok_or(missing)?, *field, typed),
            Field::Budget(id, field) => {
                let budget = report.budgets.budget_mut(*id);
                match field {
                    BudgetField::DeclaredNone => budget.declared_none = read_flag(typed)?,
                    BudgetField::Income => budget.income = amount(typed)?,
                    BudgetField::Expenditure => budget.expenditure = amount(typed)?,
                }
            }
            Field::StaffUnitName(unit) => report.staffing.get_mut(*unit).ok_or(missing)?.name = typed.to_owned(),
            Field::Staff(unit, row, field) => {
                let unit = report.staffing.get_mut(*unit).ok_or(missing)?;
                let row = unit.rows.get_mut(*row).ok_or(missing)?;
                match field {
                    StaffField::Kind => {
                        let kind = StaffKind::ALL.into_iter().find(|kind| kind.code() == typed);
                        row.kind = kind.ok_or(FieldError::Choice)?;
                    }
                    StaffField::Authorised => row.authorised = optional(typed, parse_count)?,
                    StaffField::InPost => row.in_post = optional(typed, parse_count)?,
                }
            }
            Field::StatedTotal => report.stated.total = optional(typed, parse_points)?,
            Field::StatedGrade => report.stated.grade = typed.to_owned(),
            Field::StatedRate => report.stated.execution_rate = optional(typed, parse_percent)?,
            Field::SectionHeading(i) => report.narrative.get_mut(*i).ok_or(missing)?.heading = typed.to_owned(),
            Field::SectionText(i) => report.narrative.get_mut(*i).ok_or(missing)?.text = typed.to_owned(),
        }
        Ok(())
    }
}

fn get_line(report: &Report, path: &LinePath, field: LineField) -> Option<String> {
    let (name, amount, share, listing) = if path.indexes.is_empty() {
        let category = report.expenditure.category(path.category);
        (path.category.code(), category.amount, category.share, category.listing)
    } else {
        let line = path.line(&report.expenditure)?;
        (line.name.as_str(), line.amount, line.share, line.listing)
    };
    Some(match field {
        LineField::Name => name.to_owned(),
        LineField::Amount => text(amount),
        LineField::Share => text(share),
        LineField::Listing => (if listing == Listing::Partial { "partial" } else { "itemised" }).to_owned(),
    })
}

fn set_line(report: &mut Report, path: &LinePath, field: LineField, typed: &str) -> Result<(), FieldError> {
    let read_listing = || match typed {
        "partial" => Ok(Listing::Partial),
        "itemised" => Ok(Listing::Itemised),
        _ => Err(FieldError::Choice),
    };
    if path.indexes.is_empty() {
        let category = report.expenditure.category_mut(path.category);
        match field {
            LineField::Name => return Err(FieldError::NoSuchField),
            LineField::Amount => category.amount = amount(typed)?,
            LineField::Share => category.share = optional(typed, parse_percent)?,
            LineField::Listing => category.listing = read_listing()?,
        }
        return Ok(());
    }
    let line = path.line_mut(&mut report.expenditure).ok_or(FieldError::NoSuchField)?;
    match field {
        LineField::Name => line.name = typed.to_owned(),
        LineField::Amount => line.amount = amount(typed)?,
        LineField::Share => line.share = optional(typed, parse_percent)?,
        LineField::Listing => line.listing = read_listing()?,
    }
    Ok(())
}

fn set_fund(row: &mut FundRow, field: FundField, typed: &str) -> Result<(), FieldError> {
    match field {
        FundField::Name => row.name = typed.to_owned(),
        FundField::Initial => row.initial = amount(typed)?,
        FundField::Adjusted => row.adjusted = amount(typed)?,
        FundField::Actual => row.actual = amount(typed)?,
        FundField::Rate => row.rate = optional(typed, parse_percent)?,
    }
    Ok(())
}

pub(super) fn text<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

pub(super) fn flag(value: bool) -> String {
    (if value { YES } else { NO }).to_owned()
}

pub(super) fn read_flag(typed: &str) -> Result<bool, FieldError> {
    match typed {
        YES => Ok(true),
        NO => Ok(false),
        _ => Err(FieldError::Choice),
    }
}

pub(super) fn optional<T>(typed: &str, parse: fn(&str) -> Result<T, NumberError>) -> Result<Option<T>, FieldError> {
    if typed.trim().is_empty() { Ok(None) } else { Ok(Some(parse(typed)?)) }
}

fn amount(typed: &str) -> Result<Option<Amount>, FieldError> {
    optional(typed, parse_amount)
}

/// Reads a plain number for a parameter.
pub(super) fn number(typed: &str) -> Result<crate::amount::Number, FieldError> {
    Ok(parse_number(typed)?)
}

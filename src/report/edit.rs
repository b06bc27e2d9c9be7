//! The one way to change a report: every [`Edit`] gives back the edit that undoes it.

use super::budget::FundRow;
use super::expenditure::{Line, LinePath};
use super::field::{Field, FieldError};
use super::indicator::{Indicator, IndicatorPath, Method};
use super::nesting::{MAX_INDICATOR_DEPTH, MAX_LISTING_DEPTH};
use super::staffing::{StaffRow, StaffUnit};
use super::{Report, Section};
use crate::amount::{Amount, NumberError, Unit, convert};
use crate::report::expenditure::CategoryId;
use crate::rules::RuleProfile;

/// A change of a report. None leaves a report that could not be read again from its file.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Writes what a person typed into a field.
    Set {
        field: Field,
        text: String,
    },
    /// Replaces the whole scoring method, for example to add a band.
    SetMethod {
        path: IndicatorPath,
        method: Method,
    },
    SetCustomRules(Option<Box<RuleProfile>>),
    Insert {
        list: List,
        index: usize,
        row: Row,
    },
    Remove {
        list: List,
        index: usize,
    },
    /// Takes the row out at `from` and puts it in at `to`.
    Move {
        list: List,
        from: usize,
        to: usize,
    },
    /// Changes the report's unit and every amount that has none of its own; nothing is worth more or less after it.
    ConvertUnit(Unit),
    Replace(Box<Report>),
    /// Several changes that are one to the user; all or none happen.
    Batch(Vec<Edit>),
}

/// A list of rows that can grow and shrink.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// The items below a category or item.
    Lines(LinePath),
    /// The indicators below one; the level-1 indicators for the empty path.
    Indicators(IndicatorPath),
    FundSources,
    StaffUnits,
    StaffRows(usize),
    Sections,
}

/// A row of such a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    Line(Line),
    Indicator(Box<Indicator>),
    Fund(FundRow),
    StaffUnit(StaffUnit),
    StaffRow(StaffRow),
    Section(Section),
}

/// Applies the edit and gives its inverse. On an error the report is as it was.
pub fn apply(report: &mut Report, edit: Edit) -> Result<Edit, FieldError> {
    let missing = FieldError::NoSuchField;
    match edit {
        Edit::Set { field, text } => set(report, field, &text),
        Edit::SetMethod { path, method } => {
            method.check().map_err(|_| FieldError::Range)?;
            let indicator = path.find_mut(&mut report.indicators).ok_or(missing)?;
            let method = std::mem::replace(&mut indicator.method, method);
            Ok(Edit::SetMethod { path, method })
        }
        Edit::SetCustomRules(rules) => {
            if rules.as_ref().is_some_and(|rules| rules.validate().is_err()) {
                return Err(FieldError::Range);
            }
            Ok(Edit::SetCustomRules(std::mem::replace(&mut report.custom_rules, rules)))
        }
        Edit::Insert { list, index, row } => {
            // What could not be read back from a file must not be made by hand either.
            if list.level() + row.levels() > list.max_levels() {
                return Err(missing);
            }
            list.insert(report, index, row)?;
            Ok(Edit::Remove { list, index })
        }
        Edit::Remove { list, index } => {
            let row = list.remove(report, index)?;
            Ok(Edit::Insert { list, index, row })
        }
        Edit::Move { list, from, to } => {
            let row = list.remove(report, from)?;
            if let Err(error) = list.insert(report, to, row.clone()) {
                list.insert(report, from, row)?;
                return Err(error);
            }
            Ok(Edit::Move { list, from: to, to: from })
        }
        Edit::ConvertUnit(unit) => {
            let converted = converted(report, unit)?;
            Ok(Edit::Replace(Box::new(std::mem::replace(report, converted))))
        }
        Edit::Replace(new) => Ok(Edit::Replace(Box::new(std::mem::replace(report, *new)))),
        Edit::Batch(edits) => batch(report, edits),
    }
}

/// The old text of a field is in plain notation, so that setting it again gives exactly the old value.
fn set(report: &mut Report, field: Field, text: &str) -> Result<Edit, FieldError> {
    // Choosing a method discards the parameters of the one before, which its code alone would not bring back.
    if let Field::Indicator(path, super::field::IndicatorField::Method(super::method_field::MethodField::Kind)) = &field
    {
        let old = path.find(&report.indicators).ok_or(FieldError::NoSuchField)?.method.clone();
        let path = path.clone();
        field.set(report, text)?;
        return Ok(Edit::SetMethod { path, method: old });
    }
    let old = field.get(report).ok_or(FieldError::NoSuchField)?;
    field.set(report, text)?;
    Ok(Edit::Set { field, text: old })
}

fn batch(report: &mut Report, edits: Vec<Edit>) -> Result<Edit, FieldError> {
    let mut inverses = Vec::with_capacity(edits.len());
    for edit in edits {
        match apply(report, edit) {
            Ok(inverse) => inverses.push(inverse),
            Err(error) => {
                for inverse in inverses.into_iter().rev() {
                    apply(report, inverse)?;
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

impl List {
    /// How many rows there are; `None` where the place does not exist.
    pub fn len(&self, report: &Report) -> Option<usize> {
        Some(match self {
            List::Lines(path) => path.items(&report.expenditure)?.len(),
            List::Indicators(path) if path.0.is_empty() => report.indicators.len(),
            List::Indicators(path) => path.find(&report.indicators)?.children.len(),
            List::FundSources => report.execution.sources.len(),
            List::StaffUnits => report.staffing.len(),
            List::StaffRows(unit) => report.staffing.get(*unit)?.rows.len(),
            List::Sections => report.narrative.len(),
        })
    }

    /// How many levels lie above the rows of this list.
    fn level(&self) -> usize {
        match self {
            List::Lines(path) => path.indexes.len(),
            List::Indicators(path) => path.0.len(),
            _ => 0,
        }
    }

    /// How many levels there may be in all.
    fn max_levels(&self) -> usize {
        match self {
            List::Lines(_) => MAX_LISTING_DEPTH as usize,
            List::Indicators(_) => MAX_INDICATOR_DEPTH as usize,
            _ => 1,
        }
    }

    fn insert(&self, report: &mut Report, index: usize, row: Row) -> Result<(), FieldError> {
        if self.len(report).is_none_or(|len| index > len) {
            return Err(FieldError::NoSuchField);
        }
        let missing = FieldError::NoSuchField;
        match (self, row) {
            (List::Lines(path), Row::Line(row)) => {
                path.items_mut(&mut report.expenditure).ok_or(missing)?.insert(index, row);
            }
            (List::Indicators(path), Row::Indicator(row)) => {
                path.list_mut(&mut report.indicators).ok_or(missing)?.insert(index, *row);
            }
            (List::FundSources, Row::Fund(row)) => report.execution.sources.insert(index, row),
            (List::StaffUnits, Row::StaffUnit(row)) => report.staffing.insert(index, row),
            (List::StaffRows(unit), Row::StaffRow(row)) => {
                report.staffing.get_mut(*unit).ok_or(missing)?.rows.insert(index, row);
            }
            (List::Sections, Row::Section(row)) => report.narrative.insert(index, row),
            _ => return Err(missing),
        }
        Ok(())
    }

    fn remove(&self, report: &mut Report, index: usize) -> Result<Row, FieldError> {
        let missing = FieldError::NoSuchField;
        if self.len(report).is_none_or(|len| index >= len) {
            return Err(missing);
        }
        Ok(match self {
            List::Lines(path) => Row::Line(path.items_mut(&mut report.expenditure).ok_or(missing)?.remove(index)),
            List::Indicators(path) => {
                Row::Indicator(Box::new(path.list_mut(&mut report.indicators).ok_or(missing)?.remove(index)))
            }
            List::FundSources => Row::Fund(report.execution.sources.remove(index)),
            List::StaffUnits => Row::StaffUnit(report.staffing.remove(index)),
            List::StaffRows(unit) => Row::StaffRow(report.staffing.get_mut(*unit).ok_or(missing)?.rows.remove(index)),
            List::Sections => Row::Section(report.narrative.remove(index)),
        })
    }
}

impl Row {
    /// How many levels the row and those below it take.
    fn levels(&self) -> usize {
        fn lines(line: &Line) -> usize {
            1 + line.items.iter().map(lines).max().unwrap_or(0)
        }
        fn indicators(indicator: &Indicator) -> usize {
            1 + indicator.children.iter().map(indicators).max().unwrap_or(0)
        }
        match self {
            Row::Line(line) => lines(line),
            Row::Indicator(indicator) => indicators(indicator),
            _ => 1,
        }
    }
}

/// The report with every amount in another unit.
fn converted(report: &Report, unit: Unit) -> Result<Report, NumberError> {
    let mut new = report.clone();
    let from = report.unit;
    let change = |amount: &mut Option<Amount>| match amount {
        Some(Amount { number, unit: None }) => convert(*number, from, unit).map(|converted| *number = converted),
        _ => Ok(()),
    };
    for id in CategoryId::ALL {
        let category = new.expenditure.category_mut(id);
        change(&mut category.amount)?;
        convert_lines(&mut category.items, &change)?;
    }
    let rows = std::iter::once(&mut new.execution.total).chain(&mut new.execution.sources);
    for row in rows {
        change(&mut row.initial)?;
        change(&mut row.adjusted)?;
        change(&mut row.actual)?;
    }
    for id in super::budget::BudgetId::ALL {
        let budget = new.budgets.budget_mut(id);
        change(&mut budget.income)?;
        change(&mut budget.expenditure)?;
    }
    new.unit = unit;
    Ok(new)
}

fn convert_lines(
    lines: &mut [Line],
    change: &impl Fn(&mut Option<Amount>) -> Result<(), NumberError>,
) -> Result<(), NumberError> {
    lines.iter_mut().try_for_each(|line| {
        change(&mut line.amount)?;
        convert_lines(&mut line.items, change)
    })
}

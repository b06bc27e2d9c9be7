//! Trying a figure: what else has to follow so that the change can be seen in everything.
//!
//! A reader who raises one item wants the sums above it to rise with it, although the report states them separately.

use super::edit::Edit;
use super::expenditure::{CategoryId, LinePath};
use super::field::{Field, FieldError, IndicatorField, LineField, NO, YES};
use super::indicator::Method;
use super::{Indicator, Report};
use crate::amount::{Amount, Number, parse_amount};

/// The edit that tries `typed` in a field, together with what follows from it above.
pub fn following(report: &Report, field: &Field, typed: &str) -> Result<Edit, FieldError> {
    let set = Edit::Set { field: field.clone(), text: typed.to_owned() };
    match field {
        Field::Line(path, LineField::Amount) => {
            let mut edits = vec![set];
            edits.extend(raise_wholes(report, path, typed)?);
            Ok(Edit::Batch(edits))
        }
        _ => Ok(typed_into(report, field, typed)),
    }
}

/// The edit that typing into a field means: a score written over a calculated one stands by hand, and clearing it gives
/// the calculated one its place back.
pub fn typed_into(report: &Report, field: &Field, typed: &str) -> Edit {
    let set = |field: Field, text: &str| Edit::Set { field, text: text.to_owned() };
    let written = set(field.clone(), typed);
    let Field::Indicator(path, IndicatorField::Score) = field else { return written };
    let automatic = |i: &Indicator| i.method != Method::Manual || !i.children.is_empty();
    if !path.find(&report.indicators).is_some_and(automatic) {
        return written;
    }
    let by_hand = Field::Indicator(path.clone(), IndicatorField::ByHand);
    Edit::Batch(vec![written, set(by_hand, if typed.trim().is_empty() { NO } else { YES })])
}

/// Every stated amount above the item rises by as much as the item does.
fn raise_wholes(report: &Report, path: &LinePath, typed: &str) -> Result<Vec<Edit>, FieldError> {
    let unit = report.unit;
    let number = |amount: Amount| amount.in_unit(unit, unit);
    let new = if typed.trim().is_empty() { Number::ZERO } else { number(parse_amount(typed)?)? };
    let old = match amount_at(report, path) {
        Some(amount) => number(amount)?,
        None => Number::ZERO,
    };
    let change = new.subtract(old)?;
    let mut edits = Vec::new();
    let mut above = whole_of(path);
    while let Some(path) = above {
        if let Some(amount) = amount_at(report, &path) {
            let text = number(amount)?.add(change)?.to_string();
            edits.push(Edit::Set { field: Field::Line(path.clone(), LineField::Amount), text });
        }
        above = whole_of(&path);
    }
    Ok(edits)
}

fn amount_at(report: &Report, path: &LinePath) -> Option<Amount> {
    if path.indexes.is_empty() {
        report.expenditure.category(path.category).amount
    } else {
        path.line(&report.expenditure)?.amount
    }
}

/// The item or category that this one is a part of.
fn whole_of(path: &LinePath) -> Option<LinePath> {
    if let Some((parent, _)) = path.split() {
        return Some(parent);
    }
    let whole = match path.category {
        CategoryId::Total => return None,
        CategoryId::Personnel | CategoryId::Operating => CategoryId::Basic,
        CategoryId::Basic | CategoryId::Project | CategoryId::Other => CategoryId::Total,
    };
    Some(LinePath::category(whole))
}

/// Addresses of all figures of a report, in its order.
pub fn figures(report: &Report) -> Vec<Field> {
    use super::budget::BudgetId;
    use super::field::{BudgetField, FundField, StaffField};
    let mut fields = vec![Field::StatedTotal, Field::StatedGrade];
    for category in CategoryId::ALL {
        let path = LinePath::category(category);
        fields.push(Field::Line(path.clone(), LineField::Amount));
        lines(&report.expenditure.category(category).items, &path, &mut fields);
    }
    for (index, indicator) in report.indicators.iter().enumerate() {
        indicators(indicator, &super::indicator::IndicatorPath(vec![index]), &mut fields);
    }
    for row in 0..=report.execution.sources.len() {
        fields.extend([FundField::Initial, FundField::Adjusted, FundField::Actual].map(|f| Field::Fund(row, f)));
    }
    for id in BudgetId::ALL {
        fields.extend([BudgetField::Income, BudgetField::Expenditure].map(|f| Field::Budget(id, f)));
    }
    for (unit, staff) in report.staffing.iter().enumerate() {
        for row in 0..staff.rows.len() {
            fields.extend([StaffField::Authorised, StaffField::InPost].map(|f| Field::Staff(unit, row, f)));
        }
    }
    fields
}

fn lines(items: &[super::Line], parent: &LinePath, fields: &mut Vec<Field>) {
    for (index, line) in items.iter().enumerate() {
        let path = parent.child(index);
        fields.push(Field::Line(path.clone(), LineField::Amount));
        lines(&line.items, &path, fields);
    }
}

fn indicators(node: &super::Indicator, path: &super::indicator::IndicatorPath, fields: &mut Vec<Field>) {
    let figures = [IndicatorField::Actual, IndicatorField::FullMarks, IndicatorField::Score];
    fields.extend(figures.map(|field| Field::Indicator(path.clone(), field)));
    for (index, child) in node.children.iter().enumerate() {
        indicators(child, &path.child(index), fields);
    }
}

/// How many figures differ between two reports.
pub fn changed(published: &Report, report: &Report) -> usize {
    figures(report).iter().filter(|field| field.get(report) != field.get(published)).count()
}

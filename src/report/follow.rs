//! Where a field stands after rows were inserted, removed or moved.

use super::edit::{Edit, List};
use super::field::Field;
use super::indicator::IndicatorPath;

impl Edit {
    /// The field's address after this edit; `None` if its row is gone.
    pub fn follow(&self, field: &Field) -> Option<Field> {
        match self {
            Edit::Insert { list, index, .. } => list.follow(field, |i| Some(if i >= *index { i + 1 } else { i })),
            Edit::Remove { list, index } => list.follow(field, |i| match i.cmp(index) {
                std::cmp::Ordering::Less => Some(i),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(i - 1),
            }),
            Edit::Move { list, from, to } => list.follow(field, |i| {
                Some(if i == *from {
                    *to
                } else if *from < i && i <= *to {
                    i - 1
                } else if *to <= i && i < *from {
                    i + 1
                } else {
                    i
                })
            }),
            Edit::Batch(edits) => edits.iter().try_fold(field.clone(), |field, edit| edit.follow(&field)),
            Edit::Replace(_) => None,
            Edit::Set { .. } | Edit::SetMethod { .. } | Edit::SetCustomRules(_) | Edit::ConvertUnit(_) => {
                Some(field.clone())
            }
        }
    }
}

impl List {
    fn follow(&self, field: &Field, shift: impl Fn(usize) -> Option<usize>) -> Option<Field> {
        let mut field = field.clone();
        match (self, &mut field) {
            (List::Lines(list), Field::Line(path, _)) if list.category == path.category => {
                shift_path(&list.indexes, &mut path.indexes, shift)?;
            }
            (List::Indicators(list), Field::Indicator(IndicatorPath(path), _)) => shift_path(&list.0, path, shift)?,
            (List::FundSources, Field::Fund(row, _)) if *row > 0 => *row = shift(*row - 1)? + 1,
            (List::StaffUnits, Field::StaffUnitName(unit) | Field::Staff(unit, _, _)) => *unit = shift(*unit)?,
            (List::StaffRows(list), Field::Staff(unit, row, _)) if list == unit => *row = shift(*row)?,
            (List::Sections, Field::SectionHeading(section) | Field::SectionText(section)) => {
                *section = shift(*section)?;
            }
            _ => {}
        }
        Some(field)
    }
}

/// Shifts the index that stands directly below `list` in the path, if the path leads through that list at all.
fn shift_path(list: &[usize], path: &mut [usize], shift: impl Fn(usize) -> Option<usize>) -> Option<()> {
    if path.len() > list.len() && path.starts_with(list) {
        path[list.len()] = shift(path[list.len()])?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::expenditure::{CategoryId, LinePath};
    use crate::report::field::LineField;

    fn item(indexes: &[usize]) -> Field {
        Field::Line(LinePath { category: CategoryId::Personnel, indexes: indexes.to_vec() }, LineField::Amount)
    }

    #[test]
    fn a_field_stays_with_its_row() {
        let list = List::Lines(LinePath::category(CategoryId::Personnel));
        let removed = Edit::Remove { list: list.clone(), index: 2 };
        assert_eq!(removed.follow(&item(&[1])), Some(item(&[1])));
        assert_eq!(removed.follow(&item(&[2])), None);
        assert_eq!(removed.follow(&item(&[3, 5])), Some(item(&[2, 5])));
        let moved = Edit::Move { list, from: 0, to: 2 };
        assert_eq!(moved.follow(&item(&[0])), Some(item(&[2])));
        assert_eq!(moved.follow(&item(&[2])), Some(item(&[1])));
        assert_eq!(moved.follow(&item(&[3])), Some(item(&[3])));
        let elsewhere = Edit::Remove { list: List::Lines(LinePath::category(CategoryId::Project)), index: 0 };
        assert_eq!(elsewhere.follow(&item(&[1])), Some(item(&[1])));
    }
}

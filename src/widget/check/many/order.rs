//! In which order the lines stand, and which are shown.

use std::cmp::Ordering;

use super::Line;
use crate::amount::Number;
use crate::checks::Verdict;
use crate::publish::row::Row;

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    File,
    Department,
    Year,
    Score,
    Stated,
    Computed,
    Count(Verdict),
    Worst,
}

/// By which column, and whether the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    pub column: Column,
    pub down: bool,
}

impl Default for Order {
    /// The files as they lie in their folder.
    fn default() -> Order {
        Order { column: Column::File, down: false }
    }
}

impl Order {
    /// Pressing a column sorts by it, pressing it again turns the order round. Counts begin with the largest.
    pub fn pressed(self, column: Column) -> Order {
        let down = if self.column == column { !self.down } else { matches!(column, Column::Count(_)) };
        Order { column, down }
    }

    /// Places of the lines that hold the search, in this order. Lines without a result stand last.
    pub fn of(self, lines: &[Line], search: &str) -> Vec<usize> {
        let search = search.trim().to_lowercase();
        let holds = |text: &str| text.to_lowercase().contains(&search);
        let shown = |line: &Line| {
            search.is_empty()
                || holds(&line.name)
                || line.result.as_ref().is_ok_and(|row| {
                    [&row.department, &row.year, &row.stated, &row.computed, &row.worst_rule, &row.worst]
                        .into_iter()
                        .any(|text| holds(text))
                })
        };
        let mut places: Vec<usize> = (0..lines.len()).filter(|place| lines.get(*place).is_some_and(shown)).collect();
        places.sort_by(|a, b| match (lines.get(*a), lines.get(*b)) {
            (Some(a), Some(b)) => self.compare(a, b).then_with(|| a.file.cmp(&b.file)),
            _ => Ordering::Equal,
        });
        places
    }

    fn compare(self, a: &Line, b: &Line) -> Ordering {
        if self.column == Column::File {
            return self.turned(a.name.cmp(&b.name));
        }
        match (&a.result, &b.result) {
            (Ok(a), Ok(b)) => self.rows(a, b),
            (Ok(_), Err(_)) => Ordering::Less,
            (Err(_), Ok(_)) => Ordering::Greater,
            (Err(_), Err(_)) => Ordering::Equal,
        }
    }

    fn rows(self, a: &Row, b: &Row) -> Ordering {
        let texts = |a: &str, b: &str| last_if_empty(a.is_empty(), b.is_empty(), || self.turned(a.cmp(b)));
        match self.column {
            Column::Department => texts(&a.department, &b.department),
            Column::Year => texts(&a.year, &b.year),
            Column::Stated => texts(&a.stated, &b.stated),
            Column::Computed => texts(&a.computed, &b.computed),
            Column::Worst => texts(&a.worst_rule, &b.worst_rule),
            Column::Score => {
                let of = |row: &Row| row.score.parse::<Number>().ok();
                let (a, b) = (of(a), of(b));
                last_if_empty(a.is_none(), b.is_none(), || self.turned(a.cmp(&b)))
            }
            Column::Count(verdict) => self.turned(a.count(verdict).cmp(&b.count(verdict))),
            Column::File => Ordering::Equal,
        }
    }

    fn turned(self, order: Ordering) -> Ordering {
        if self.down { order.reverse() } else { order }
    }
}

/// What is not known stands last whichever way the order goes.
fn last_if_empty(a: bool, b: bool, otherwise: impl FnOnce() -> Ordering) -> Ordering {
    match (a, b) {
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        _ => otherwise(),
    }
}

//! Days and months of a text, and how far they are from each other.

use crate::claims::Span;
use crate::document::{Document, Figure};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::checks) struct Day {
    /// As it is written; 0 where it is not.
    pub year: i64,
    pub month: i64,
    /// 0 for a whole month.
    pub day: i64,
    pub span: Span,
    /// Which figure of the document.
    pub figure: usize,
    /// 2023.11.31: digits with points between them may be no date.
    dotted: bool,
}

const LENGTHS: [i64; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Day {
    pub fn of(document: &Document<'_>, index: usize, figure: &Figure) -> Day {
        let number = i64::try_from(figure.number.mantissa()).unwrap_or(0);
        let dotted = !document.slice(figure.span).contains('月');
        Day {
            year: number / 10_000,
            month: number / 100 % 100,
            day: number % 100,
            span: figure.span,
            figure: index,
            dotted,
        }
    }

    /// No calendar has it.
    pub fn is_impossible(&self) -> bool {
        if self.month == 0 || self.dotted {
            return false;
        }
        let Some(length) = usize::try_from(self.month - 1).ok().and_then(|at| LENGTHS.get(at)) else { return true };
        let short = self.month == 2 && self.year > 0 && !is_leap(self.year);
        self.day > length - i64::from(short)
    }

    /// The same day in a year that is told elsewhere.
    pub fn in_year(self, year: i64) -> Day {
        Day { year: if self.year == 0 { year } else { self.year }, ..self }
    }

    /// The last day of its month.
    pub fn at_end(self) -> Day {
        let length = usize::try_from(self.month - 1).ok().and_then(|at| LENGTHS.get(at)).copied().unwrap_or(31);
        let short = self.month == 2 && !is_leap(self.year);
        Day { day: length - i64::from(short), ..self }
    }

    /// Days since a day long ago; without a day, those of the first of the month.
    fn number(&self) -> i64 {
        let (year, month) = if self.month > 2 { (self.year, self.month - 3) } else { (self.year - 1, self.month + 9) };
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + self.day.max(1)
    }

    pub fn days_until(&self, other: &Day) -> i64 {
        other.number() - self.number()
    }

    /// Whole months, of which the last may be some days short.
    pub fn months_until(&self, other: &Day) -> i64 {
        let months = (other.year - self.year) * 12 + other.month - self.month;
        months - i64::from(self.day > 0 && other.day > 0 && other.day < self.day)
    }

    /// Surely before the other: where one has no day, by the months.
    pub fn is_before(&self, other: &Day) -> bool {
        let months = (self.year, self.month).cmp(&(other.year, other.month));
        months.is_lt() || months.is_eq() && self.day > 0 && other.day > 0 && self.day < other.day
    }
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Two days that were written beside each other, with the year of the one for the other that has none.
pub(in crate::checks) fn of_one_year(first: Day, second: Day) -> (Day, Day) {
    (first.in_year(second.year), second.in_year(first.year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: i64, day: i64) -> Day {
        Day { year, month, day, span: Span::default(), figure: 0, dotted: false }
    }

    #[test]
    fn counts_days_and_months() {
        assert_eq!(day(2023, 3, 1).days_until(&day(2023, 8, 27)), 179);
        assert_eq!(day(2023, 12, 31).days_until(&day(2024, 3, 1)), 61);
        assert_eq!(day(2022, 12, 31).days_until(&day(2023, 3, 1)), 60);
        assert_eq!(day(2023, 3, 1).months_until(&day(2023, 8, 31)), 5);
        assert_eq!(day(2023, 3, 0).months_until(&day(2024, 2, 0)), 11);
    }

    #[test]
    fn knows_the_calendar() {
        for (day, impossible) in [
            (day(2023, 11, 31), true),
            (day(2023, 2, 29), true),
            (day(2024, 2, 29), false),
            (day(0, 2, 29), false),
            (day(0, 2, 30), true),
            (day(2023, 13, 1), true),
            (day(2023, 12, 31), false),
            (day(2023, 12, 0), false),
        ] {
            assert_eq!(day.is_impossible(), impossible, "{day:?}");
        }
    }
}

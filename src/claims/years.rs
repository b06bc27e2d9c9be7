//! The amounts that a change compares, as intervals in one unit.

use super::tolerance::{Style, comparable, in_unit, money};
use super::{Change, Maybe, Trend};
use crate::amount::{Interval, Number, NumberError, Unit};

/// The years' amounts in one unit, as far as they are stated or follow.
pub(crate) struct Years {
    pub unit: Unit,
    pub now: Option<(Number, Interval)>,
    pub before: Option<(Number, Interval)>,
    /// With the sign of its trend.
    pub difference: Option<(Number, Interval)>,
}

impl Years {
    /// `None` where nothing is stated, or amounts that cannot be compared.
    pub fn of(change: &Change) -> Result<Option<Years>, NumberError> {
        let figures = || [&change.now, &change.before, &change.difference].into_iter().flatten();
        let Some(first) = figures().next() else { return Ok(None) };
        if figures().any(|figure| !comparable(first, figure)) {
            return Ok(None);
        }
        let unit = money(first.measure).unwrap_or_default();
        let style = Style::beside_decimals(figures());
        let read = |figure: &Maybe| match figure {
            Some(figure) => Ok(Some((in_unit(figure, unit)?, style.interval(figure, unit)?))),
            None => Ok(None),
        };
        let (now, before) = (read(&change.now)?, read(&change.before)?);
        let difference = read(&change.difference)?;
        let difference = match (difference, change.difference_trend.or(change.rate_trend)) {
            (Some((number, interval)), Some(Trend::Down)) => Some((number.negate(), interval.negate())),
            (found, _) => found,
        };
        Ok(Some(Years { unit, now, before, difference }))
    }
}

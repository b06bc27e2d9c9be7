//! Tables that do not say their unit: the size of their amounts does, beside those of the text.
//!
//! 项目名称 | 预算金额 | 执行金额 / … | 152,386,000.00 | 151,902,417.50 in a report that tells of 29911.60万元 is in 元.

use super::{Figure, FigureKind, Table};
use crate::amount::{Number, Unit, convert};

/// With fewer amounts nothing is known of their size.
const FEWEST: usize = 3;
/// No amount of a table in 元 is smaller, and no department spends so many 万元 on each of its projects.
const SMALL: i64 = 10_000;
/// So many times the largest amount of the text is none in its unit.
const TIMES: i64 = 100;

/// Gives such tables their unit.
pub(super) fn units(tables: &mut [Table], figures: &[Figure]) {
    if tables.iter().all(|table| table.unit.is_some()) {
        return;
    }
    let told = figures.iter().filter_map(|figure| match figure.kind {
        FigureKind::Money(unit) => convert(figure.number, unit, Unit::WanYuan).ok(),
        _ => None,
    });
    let (mut count, mut largest) = (0, Number::ZERO);
    for number in told {
        (count, largest) = (count + 1, largest.max(number));
    }
    let Ok(beyond) = largest.multiply(Number::whole(TIMES)) else { return };
    if count < FEWEST {
        return;
    }
    for table in tables.iter_mut().filter(|table| table.unit.is_none()) {
        let from = figures.partition_point(|figure| figure.span.start < table.span.start);
        let cells = figures[from..].iter().take_while(|figure| figure.span.start < table.span.end);
        // 99.68, 98.5: rates and scores.
        let amounts: Vec<Number> = cells
            .filter(|figure| figure.kind == FigureKind::Bare && figure.number.decimals() == 2)
            .map(|figure| figure.number)
            .filter(|&number| number > Number::HUNDRED)
            .collect();
        let in_yuan = amounts.iter().all(|&number| number >= Number::whole(SMALL))
            && amounts.iter().any(|&number| number > beyond);
        if amounts.len() >= FEWEST && in_yuan {
            table.unit = Some(Unit::Yuan);
        }
    }
}

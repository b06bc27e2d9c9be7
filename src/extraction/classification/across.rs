//! A row's first figure as the sum of the others: 合计 | 基本支出 | 项目支出, 本年收入合计 | 财政拨款 | 上级补助 | ….

use super::rows::Table;
use super::tree::label;
use super::{Found, borne_out};
use crate::extraction::builder::Builder;

/// Rows that have to hold before one that does not is told.
const LEAST: usize = 3;

pub(super) fn sums(builder: &Builder<'_, '_>, table: &Table<'_>) -> Vec<Found> {
    let zero = |&figure: &usize| builder.figure(figure).number.is_zero();
    let rows = table.rows.iter().map(|row| (label(row.name, &row.code), &row.figures));
    let total = table.total.iter().map(|figures| ("合计".to_owned(), figures));
    let rows = rows.chain(total).filter_map(|(name, figures)| {
        let (&whole, others) = figures.split_first()?;
        let parts: Vec<(String, usize)> =
            others.iter().filter(|part| !zero(part)).map(|&part| (String::new(), part)).collect();
        (!parts.is_empty()).then_some(Found { name, whole, parts })
    });
    borne_out(builder, rows.collect(), LEAST)
}

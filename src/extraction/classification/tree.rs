//! What the codes put below each other: 208 is the sum of 20805 and 20808, 20805 that of 2080501 and 2080505, 合计 that of
//! all classes.

use super::rows::Table;
use super::{Found, borne_out};
use crate::extraction::builder::Builder;

/// Sums that have to hold before one that does not is told.
const LEAST: usize = 2;

pub(super) fn sums(builder: &Builder<'_, '_>, table: &Table<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for column in 0..table.columns {
        let mut found: Vec<Found> = Vec::new();
        for (at, row) in table.rows.iter().enumerate() {
            let Some(whole) = table.cell(&row.figures, column) else { continue };
            let below = table.rows[at + 1..]
                .iter()
                .take_while(|below| below.code.len() > row.code.len() && below.code.starts_with(&row.code));
            let length = below.clone().map(|below| below.code.len()).min();
            let children = below.filter(|below| Some(below.code.len()) == length);
            let parts: Option<Vec<(String, usize)>> = children
                .map(|child| Some((label(child.name, &child.code), table.cell(&child.figures, column)?)))
                .collect();
            found.extend(parts.filter(|parts| !parts.is_empty()).map(|parts| Found {
                name: label(row.name, &row.code),
                whole,
                parts,
            }));
        }
        if let Some(whole) = table.total.as_deref().and_then(|total| table.cell(total, column)) {
            let shortest = table.rows.iter().map(|row| row.code.len()).min();
            let classes = table.rows.iter().filter(|row| Some(row.code.len()) == shortest);
            let parts: Option<Vec<(String, usize)>> =
                classes.map(|row| Some((label(row.name, &row.code), table.cell(&row.figures, column)?))).collect();
            found.extend(parts.filter(|parts| parts.len() > 1).map(|parts| Found {
                name: "合计".to_owned(),
                whole,
                parts,
            }));
        }
        all.extend(borne_out(builder, found, LEAST));
    }
    all
}

pub(super) fn label(name: &str, code: &str) -> String {
    if name.is_empty() { code.to_owned() } else { name.to_owned() }
}

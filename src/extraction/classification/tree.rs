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
        if column == 0 {
            found.extend(by_use(table));
        }
        all.extend(borne_out(builder, found, LEAST));
    }
    all
}

/// 人员经费合计 is what went to people, 301 and 303; 公用经费合计 all else.
fn by_use(table: &Table<'_>) -> Vec<Found> {
    let sum = |&(name, whole): &(&'static str, usize)| {
        let people = name.starts_with("人员");
        let classes =
            table.rows.iter().filter(|row| row.code.len() == 3 && matches!(&*row.code, "301" | "303") == people);
        let parts = classes.map(|row| Some((label(row.name, &row.code), *row.figures.first()?)));
        let parts: Vec<(String, usize)> = parts.collect::<Option<_>>()?;
        (!parts.is_empty()).then(|| Found { name: name.to_owned(), whole, parts })
    };
    table.by_use.iter().filter_map(sum).collect()
}

pub(super) fn label(name: &str, code: &str) -> String {
    if name.is_empty() { code.to_owned() } else { name.to_owned() }
}

//! 收入支出决算总表 and 财政拨款收入支出决算总表 on pages that lost their cells: income and expenditure side by side, entry by entry
//! (九、卫生健康支出 265.57 265.57), with 本年收入合计, 本年支出合计 and 总计 below them.
//!
//! Entries without figures are nought. Behind an entry's total stand its parts by budget, of which empty ones are lost: nobody knows
//! which, but they make up the total. In tables with their cells [`super::super::columns`] reads the same.

use super::{Found, Standing, rows, standing};
use crate::amount::Number;
use crate::claims::Span;
use crate::document::LineKind;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Lines between two entries of one table.
const FAR: usize = 4;
/// A smaller whole number counts lines.
const LEAST_WHOLE: i64 = 1_000;

/// A line of the account with its figures.
struct Entry<'d> {
    name: &'d str,
    figures: Vec<usize>,
}

/// One side of the account: its entries, and what they add up to.
#[derive(Default)]
struct Side<'d> {
    entries: Vec<Entry<'d>>,
    /// 本年收入合计 with its figures, then what is added to it, then 总计.
    below: Vec<Entry<'d>>,
}

pub(super) fn sums(builder: &Builder<'_, '_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut sides: [Side<'_>; 2] = Default::default();
    let mut since = 0;
    // The side and the place of the entry that was begun last.
    let mut open: Option<(usize, bool)> = None;
    for line in &builder.document.lines {
        since += 1;
        let LineKind::Row(_) = line.kind else { continue };
        for (span, cell) in rows::cells(builder, line.span) {
            if let Some(kind) = kind(cell) {
                // 一、: the next table.
                if since > FAR || (kind == Kind::Entry && sides.iter().any(|side| side.below.len() > 1)) {
                    close(builder, &mut sides, &mut found);
                }
                since = 0;
                let side = side_of(cell, kind, &sides);
                let list = if kind == Kind::Entry { &mut sides[side].entries } else { &mut sides[side].below };
                list.push(Entry { name: cell, figures: Vec::new() });
                open = Some((side, kind == Kind::Entry));
            } else if let (Some((side, entry)), Some(figure)) = (open.filter(|_| since <= 2), amount(builder, span)) {
                let list = if entry { &mut sides[side].entries } else { &mut sides[side].below };
                if let Some(entry) = list.last_mut() {
                    entry.figures.push(figure);
                }
            }
        }
    }
    close(builder, &mut sides, &mut found);
    found
}

/// An amount; 行次, the number of a line, is none.
fn amount(builder: &Builder<'_, '_>, cell: Span) -> Option<usize> {
    let figure = rows::value(builder, cell)?;
    let number = builder.figure(figure).number;
    (number.decimals() > 0 || number.is_zero() || number >= Number::whole(LEAST_WHOLE)).then_some(figure)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// 九、卫生健康支出
    Entry,
    /// 本年支出合计, 年末结转和结余, 总计
    Below,
}

fn kind(cell: &str) -> Option<Kind> {
    const BELOW: AnyOf = any_of![
        "本年收入合计",
        "本年支出合计",
        "总计",
        "年初结转",
        "年末结转",
        "年初财政拨款结转",
        "年末财政拨款结转",
        "使用非财政拨款",
        "结余分配",
    ];
    let number = cell.find('、').map(|end| &cell[..end]);
    let numbered =
        number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| "一二三四五六七八九十".contains(c)));
    if numbered { Some(Kind::Entry) } else { BELOW.starts(cell).map(|_| Kind::Below) }
}

/// Which side an entry stands on: 0 for income, 1 for expenditure.
fn side_of(name: &str, kind: Kind, sides: &[Side<'_>; 2]) -> usize {
    let spent = name.ends_with("支出") || any_of!["支出", "年末", "结余分配"].is_in(name);
    match kind {
        // 总计 a 总计 b: the first is that of income.
        Kind::Below if name.starts_with("总计") => {
            usize::from(sides[0].below.iter().any(|entry| entry.name.starts_with("总计")))
        }
        Kind::Below => usize::from(spent),
        // 二十二、灾害防治及应急管理支 / 出
        Kind::Entry => usize::from(spent || !any_of!["收入", "拨款"].is_in(name)),
    }
}

/// What the sides of a table say, and an empty table for the next.
fn close(builder: &Builder<'_, '_>, sides: &mut [Side<'_>; 2], found: &mut Vec<Found>) {
    for side in std::mem::take(sides) {
        let Some((total, more)) = side.below.split_first() else { continue };
        let Some(&whole) = total.figures.first() else { continue };
        let first = |entry: &Entry<'_>| entry.figures.first().map(|&figure| (entry.name.to_owned(), figure));
        let mut sums =
            vec![Found { name: total.name.to_owned(), whole, parts: side.entries.iter().filter_map(first).collect() }];
        // 总计 = 本年合计 + 年初结转 or 年末结转.
        if let Some((last, between)) = more.split_last().filter(|(last, _)| last.name.starts_with("总计"))
            && let Some(&whole) = last.figures.first()
        {
            let parts = std::iter::once(total).chain(between).filter_map(first).collect();
            sums.push(Found { name: last.name.to_owned(), whole, parts });
        }
        let across = |entry: &Entry<'_>| {
            let (&whole, parts) = entry.figures.split_first().filter(|(_, parts)| !parts.is_empty())?;
            Some(Found {
                name: entry.name.to_owned(),
                whole,
                parts: parts.iter().map(|&part| (String::new(), part)).collect(),
            })
        };
        // The total first, then the budgets: as in the row of the total itself.
        if across(total).is_some_and(|total| standing(builder, &total) == Standing::Holds) {
            sums.extend(side.entries.iter().chain(&side.below).filter_map(across));
        }
        found.extend(sums.into_iter().filter(|sum| !sum.parts.is_empty() && standing(builder, sum) != Standing::Off));
    }
}

//! 分值 | 得分 | 得分率: what share of its full marks each row of a table got.

use super::across::{Claims, borne_out, push};
use super::grid::Grid;
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::{Claim, Measure, Place, Quantity, Share};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// So many rows have to agree.
const LEAST: usize = 2;

pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let column = |wanted: &dyn Fn(&str) -> bool| grid.columns.iter().position(|column| wanted(&column.head.name));
    let rate = column(&|name| has(name, "得分率"));
    let full = column(&|name| any_of!["分值", "满分", "权重", "标准分"].is_in(name));
    let score = column(&|name| has(name, "得分") && !any_of!["得分率", "扣分", "标准"].is_in(name));
    let (Some(rate), Some(full), Some(score)) = (rate, full, score) else { return };
    let score_column = score;
    let mut claims = Claims::new();
    for row in 0..grid.rows.len() {
        let cell = |column: usize| grid.figure(row, column);
        let (Some(full), Some(score), Some(rate)) = (cell(full), cell(score), cell(rate)) else { continue };
        if builder.figure(rate).kind != FigureKind::Percent {
            continue;
        }
        let of = grid.name(row, score_column);
        let quantity = |figure: usize, name: &str| {
            let found = builder.figure(figure);
            let place = Place::span(found.span);
            Quantity { name: name.to_owned(), number: found.number, measure: Measure::Points, place }
        };
        let (part, whole) = (quantity(score, if of.is_empty() { "得分" } else { of }), quantity(full, "满分"));
        let percent = Quantity { measure: Measure::Percent, ..quantity(rate, "得分率") };
        let found = ratio(&part, &whole).and_then(|ratio| compare(percent.number, &ratio)).ok().flatten();
        let Some(holds) = found.map(|found| found.found != Match::Apart) else { continue };
        let share = Share {
            part: Some(part),
            whole: Some(whole),
            whole_name: "满分".to_owned(),
            percent,
            listing: None,
            full_split: false,
            unsigned: false,
        };
        claims.push((holds, Claim::Share(share), vec![rate]));
    }
    if borne_out(&claims, LEAST) {
        push(builder, claims);
    }
}

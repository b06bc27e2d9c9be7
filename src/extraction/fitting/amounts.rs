//! All amounts of a text under the names that it gives them, those of tables under the names of their rows.

use crate::amount::Number;
use crate::claims::{Measure, Place, Quantity, Span};
use crate::document::{Cell, Document, FigureKind, Table};
use crate::extraction::amounts::of_another_year;
use crate::extraction::builder::Builder;
use crate::extraction::shares::kind;
use crate::extraction::words;
use crate::search::{AnyOf, any_of};

/// So many amounts of a text are looked at.
const MOST: usize = 2_000;

/// Of another year, or of what was not done.
const ASIDE: AnyOf = AnyOf::new(&["上年", "去年", "上一年", "同期", "年初结转", "较", "比"]);

pub(super) struct Amount<'d> {
    pub figure: usize,
    pub name: &'d str,
    /// Money, or what is counted.
    pub kind: &'d str,
    pub quantity: Quantity,
    /// The number in the report's unit.
    pub value: Number,
}

/// The amounts of the report's own year, in the order of the text.
pub(super) fn of<'d>(builder: &Builder<'d, '_>) -> Vec<Amount<'d>> {
    let mut all = Vec::new();
    let document = builder.document;
    let mut tables = document.tables.iter().peekable();
    for at in 0..document.figures.len() {
        let figure = builder.figure(at);
        while tables.next_if(|table| table.span.end <= figure.span.start).is_some() {}
        let table = tables.peek().filter(|table| table.span.start <= figure.span.start);
        let label = builder.slice(figure.label);
        let found = match (kind(builder, at), table) {
            (Some(kind), None) => Some((kind, label)),
            (Some(kind), Some(table)) => head(document, table, figure.span).map(|head| (kind, head)),
            (None, Some(table)) if figure.kind == FigureKind::Bare && figure.number.decimals() > 0 => {
                let own = table.unit.is_none_or(|unit| unit == builder.report.unit);
                head(document, table, figure.span).filter(|_| own).map(|head| ("元", head))
            }
            _ => None,
        };
        let Some((kind, name)) = found else { continue };
        if ASIDE.is_in(name) || of_another_year(builder, at) || all.len() == MOST {
            continue;
        }
        let measure = match figure.kind {
            FigureKind::Money(unit) => Measure::Money(unit),
            FigureKind::Bare => Measure::Money(builder.report.unit),
            _ => Measure::Count,
        };
        let place = Place::span(figure.span);
        // 面积依次为三道沟镇1850亩: the first of them.
        let name = any_of!["依次为", "分别为", "分别是", "依次是"]
            .find_in(name)
            .map_or(name, |(at, word)| &name[at + word.len()..]);
        let name = words::identity(name);
        all.push(Amount {
            figure: at,
            name,
            kind,
            quantity: Quantity { name: name.to_owned(), number: figure.number, measure, place },
            value: builder.comparable(at),
        });
    }
    all
}

/// The first cell of a row that holds words.
fn head<'d>(document: &'d Document<'_>, table: &Table, figure: Span) -> Option<&'d str> {
    let above = |row: &Vec<Cell>| row.last().is_some_and(|cell| cell.end <= figure.start);
    let row = table.rows.get(table.rows.partition_point(above))?;
    let words = |cell: &&Cell| document.slice(**cell).chars().any(|c| !c.is_ascii() && !c.is_numeric());
    row.iter().find(words).map(|cell| document.slice(*cell)).filter(|_| row.iter().any(|cell| cell.contains(figure)))
}

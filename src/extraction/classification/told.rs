//! What the text says was spent on an item of the classification: 卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）96.19万元，主要用于…。
//! 年初预算为177.57万元，支出决算为96.19万元.
//!
//! The amount behind the name, the one behind 支出决算, and the row of that item in a table are one and the same. Last year's amount and
//! that of other funds may stand in further tables: it is held against a row only where one wrong digit lies between the two and most
//! other items agree with theirs.

use std::collections::HashMap;

use super::rows::Table;
use crate::amount::slips;
use crate::claims::{Claim, Quantity, Repeat, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// Bytes of the three names of an item, and from one item to its amounts.
const LONGEST_PATH: usize = 300;
const LONGEST_ITEM: u32 = 1500;
/// Items that have to agree with the tables.
const LEAST: usize = 3;
/// A text of more items, rows or names is none that anybody wrote; every item is looked for in every row.
const MOST_ITEMS: usize = 400;
const MOST_ROWS: usize = 4_000;
const MOST_NAMES: usize = 8;
/// Characters of a name that was broken off.
const BROKEN: usize = 4;

/// An item that the text speaks of.
struct Told<'d> {
    class: &'d str,
    section: &'d str,
    item: &'d str,
    /// Behind the name.
    stated: Option<usize>,
    /// Behind 支出决算.
    spent: Option<usize>,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, tables: &[Table<'_>]) {
    let told = items(builder);
    for item in &told {
        if let (Some(stated), Some(spent)) = (item.stated, item.spent)
            && close(builder, stated, spent)
        {
            claim(builder, item.item, &[stated, spent], false);
        }
    }
    let names = names(tables);
    let found: Vec<(&str, usize, usize, bool)> =
        told.iter().take(MOST_ITEMS).filter_map(|item| in_tables(builder, tables, &names, item)).collect();
    let agreeing = found.iter().filter(|(.., same)| *same).count();
    let trusted = agreeing >= LEAST && (found.len() - agreeing) * 2 <= agreeing;
    for (name, spent, cell, same) in found {
        if same || trusted {
            claim(builder, name, &[spent, cell], true);
        }
    }
}

/// The items of the text with their amounts.
fn items<'d>(builder: &Builder<'d, '_>) -> Vec<Told<'d>> {
    let text = builder.document.text();
    let mut all: Vec<Told<'d>> = Vec::new();
    let mut places: Vec<usize> = text.match_indices("（项）").map(|(at, mark)| at + mark.len()).collect();
    places.push(text.len());
    for pair in places.windows(2) {
        let (end, next) = (pair[0], pair[1]);
        let mut from = end.saturating_sub(LONGEST_PATH);
        from = (from..end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
        let path = builder.slice(Span::new(from, end));
        let Some((class, rest)) = path.rsplit_once("（类）") else { continue };
        let Some((section, item)) = rest.split_once("（款）") else { continue };
        let class = class.rsplit(['.', '、', '。', '；', '，', '：', '“', '"', '\n', '）']).next().unwrap_or(class);
        let item = item.strip_suffix("（项）").unwrap_or(item);
        let span = Span { start: end as u32, end: (next as u32).min(end as u32 + LONGEST_ITEM) };
        let first = builder.document.figures_before(span.start);
        let money = |&at: &usize| {
            let figure = builder.figure(at);
            matches!(figure.kind, FigureKind::Money(_)) && figure.span.end <= span.end
        };
        let amounts: Vec<usize> = (first..builder.document.figures.len())
            .take_while(|&at| builder.figure(at).span.start < span.end)
            .filter(money)
            .collect();
        let between = |at: usize| {
            text[end..builder.figure(at).span.start as usize]
                .trim_matches(['”', '"', '支', '出', '决', '算', '为', ' '])
        };
        let stated = amounts.first().copied().filter(|&at| between(at).is_empty());
        let spent = amounts.iter().copied().find(|&at| {
            let label = builder.slice(builder.figure(at).label);
            (has(label, "支出决算") || any_of!["决算为", "决算数为"].ends(label).is_some())
                && !any_of!["上年", "比", "增", "减"].is_in(label)
        });
        all.push(Told {
            class: class.trim(),
            section: section.trim(),
            item: item.trim(),
            stated,
            spent: spent.or(stated),
        });
    }
    all
}

/// The two are told so near each other that they are one thing, unless the words say otherwise; what is far apart is doubted.
fn close(builder: &Builder<'_, '_>, stated: usize, spent: usize) -> bool {
    let (a, b) = (builder.comparable(stated), builder.comparable(spent));
    stated != spent && (a == b || slips::between(a, b).is_some() || slips::left_out(a, b))
}

/// The names that tables give to a code; some are broken off, or mixed up with the line below.
type Names<'d> = HashMap<String, Vec<&'d str>>;

fn names<'d>(tables: &[Table<'d>]) -> Names<'d> {
    let mut names = Names::new();
    for row in tables.iter().flat_map(|table| &table.rows).filter(|row| !row.name.is_empty()) {
        let known = names.entry(row.code.clone()).or_default();
        if known.len() < MOST_NAMES && !known.contains(&row.name) {
            known.push(row.name);
        }
    }
    names
}

/// What was spent on the item as the text says it, and the figure of a row of the same item: the same, or one digit off it.
fn in_tables<'d>(
    builder: &Builder<'d, '_>,
    tables: &[Table<'d>],
    names: &Names<'d>,
    told: &Told<'d>,
) -> Option<(&'d str, usize, usize, bool)> {
    let spent = told.spent?;
    let alike = |known: &&str, name: &str| {
        *known == name || (known.chars().count() >= BROKEN && (name.starts_with(*known) || name.ends_with(*known)))
    };
    let named = |code: &str, name: &str| names.get(code).is_some_and(|all| all.iter().any(|known| alike(known, name)));
    let rows = tables.iter().flat_map(|table| &table.rows).take(MOST_ROWS).filter(|row| {
        row.code.len() == 7
            && named(&row.code, told.item)
            && named(&row.code[..5], told.section)
            && named(&row.code[..3], told.class)
    });
    let cells: Vec<usize> = rows.flat_map(|row| row.figures.iter().copied()).collect();
    let number = builder.figure(spent).number;
    let same = cells.iter().copied().find(|&cell| builder.figure(cell).number == number);
    let slip = |&cell: &usize| {
        let cell = builder.figure(cell).number;
        slips::is_narrow(number, cell) || slips::left_out(number, cell)
    };
    match same {
        Some(cell) => Some((told.item, spent, cell, true)),
        None => cells.iter().copied().find(slip).map(|cell| (told.item, spent, cell, false)),
    }
}

fn claim(builder: &mut Builder<'_, '_>, name: &str, figures: &[usize], across: bool) {
    let quantities: Vec<Quantity> = figures.iter().map(|&figure| builder.amount_of_table(figure, name)).collect();
    builder.bound.push(Claim::Repeat(Repeat { name: name.to_owned(), quantities, across }));
}

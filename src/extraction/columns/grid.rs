//! Rows and columns of a table with their figures.

use super::head::{Head, Role, Stage};
use crate::amount::{Number, Unit};
use crate::claims::{Measure, Place, Quantity};
use crate::document::{Cell, FigureKind};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// Words, or more than one figure.
    Words,
    /// Nothing, or a dash.
    Empty,
    Figure(usize),
}

pub(super) struct Column {
    pub head: Head,
    pub role: Role,
    pub measure: Measure,
    /// The columns with the names of its rows.
    names: Vec<usize>,
}

pub(super) struct Row {
    pub cells: Vec<Option<Cell>>,
    pub entries: Vec<Entry>,
}

pub(super) struct Grid<'d> {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    pub has_head: bool,
    document: &'d str,
}

/// A longer table is a register, whose rows nobody adds up by hand.
const MOST_ROWS: usize = 120;
pub(super) const MOST_COLUMNS: usize = 24;

/// A row of nothing but words: the head of what follows.
pub(super) fn is_head(builder: &Builder<'_, '_>, row: &[Cell]) -> bool {
    let filled = row.iter().filter(|cell| !cell.is_empty()).count();
    let entry = |cell: &Cell| entry(builder, *cell);
    let dash = |cell: &Cell| !cell.is_empty() && entry(cell) == Entry::Empty;
    filled >= 2 && !row.iter().any(|cell| matches!(entry(cell), Entry::Figure(_)) || dash(cell))
}

/// What a cell holds; a year in front of 年 is no figure.
pub(super) fn entry(builder: &Builder<'_, '_>, cell: Cell) -> Entry {
    let text = builder.slice(cell);
    if text.is_empty() || matches!(text, "-" | "—" | "——" | "--" | "/" | "－") {
        return Entry::Empty;
    }
    let [figure] = builder.document.figures_in(cell) else { return Entry::Words };
    let numeric = match figure.kind {
        FigureKind::Bare | FigureKind::Money(_) | FigureKind::Percent | FigureKind::Count => true,
        FigureKind::Year(_) => !text.contains('年'),
        _ => false,
    };
    if !numeric || figure.span != cell {
        return Entry::Words;
    }
    Entry::Figure(builder.document.figures_before(figure.span.start))
}

impl<'d> Grid<'d> {
    /// The grid of some rows, of which the first may be the head.
    pub fn of(builder: &Builder<'d, '_>, rows: &[Vec<Cell>], unit: Option<Unit>) -> Option<Grid<'d>> {
        let (head, body) = match rows.split_first() {
            Some((first, rest)) if is_head(builder, first) => (Some(first), rest),
            _ => (None, rows),
        };
        let width = head.or(body.first())?.len();
        if !(2..=MOST_COLUMNS).contains(&width) || !(2..=MOST_ROWS).contains(&body.len()) {
            return None;
        }
        let heads: Vec<Head> = (0..width).map(|at| Head::of(head.map_or("", |head| builder.slice(head[at])))).collect();
        let mut read = Vec::with_capacity(body.len());
        for row in body {
            let skip = offset(builder, &heads, head.is_some(), row, width)?;
            let cell = |at: usize| at.checked_sub(skip).and_then(|at| row.get(at)).copied();
            let cells: Vec<Option<Cell>> = (0..width).map(cell).collect();
            let entries = cells.iter().map(|cell| cell.map_or(Entry::Empty, |cell| entry(builder, cell))).collect();
            let row = Row { cells, entries };
            if !numbers_columns(builder, &row) {
                read.push(row);
            }
        }
        Grid::with(builder, heads, read, head.is_some(), unit)
    }

    pub fn with(
        builder: &Builder<'d, '_>,
        heads: Vec<Head>,
        rows: Vec<Row>,
        has_head: bool,
        unit: Option<Unit>,
    ) -> Option<Grid<'d>> {
        let figures = |at: usize| {
            rows.iter().filter_map(move |row| match row.entries[at] {
                Entry::Figure(figure) => Some(figure),
                _ => None,
            })
        };
        let mut columns: Vec<Column> = Vec::with_capacity(heads.len());
        for (at, head) in heads.into_iter().enumerate() {
            let words = rows.iter().filter(|row| row.entries[at] == Entry::Words).count();
            let numeric = figures(at).count() > words;
            let percent = figures(at).any(|figure| builder.figure(figure).kind == FigureKind::Percent);
            let role = match head.role {
                Role::Other if !numeric => Role::Words,
                Role::Other | Role::Note => head.role,
                _ if !numeric => Role::Words,
                Role::Words if percent => Role::Rate,
                Role::Words => Role::Number,
                // 增减 in percent is a rate.
                Role::Difference if percent => Role::ChangeRate,
                Role::Number | Role::Balance if percent => Role::Other,
                known => known,
            };
            // 1, 2, 3, … number the rows.
            let counting = figures(at).count() > 2
                && figures(at)
                    .enumerate()
                    .all(|(index, figure)| builder.figure(figure).number == Number::whole(index as i64 + 1));
            let role = if counting && at == 0 { Role::Other } else { role };
            let measure = match role {
                Role::Share | Role::Rate | Role::ChangeRate => Measure::Percent,
                _ => head.measure.unwrap_or_else(|| measure(builder, &head, figures(at), unit)),
            };
            let names = names(&columns);
            columns.push(Column { head, role, measure, names });
        }
        // 行政 | 事业 | 合计 in a text whose unit is 万元: the total is counted as what it is the total of.
        let counted = |column: &Column| column.role == Role::Number && column.measure == Measure::Count;
        if columns.iter().filter(|column| counted(column)).count() > 1 {
            let totals = columns.iter_mut().filter(|column| column.role == Role::Number && is_total(&column.head.name));
            totals.for_each(|column| column.measure = Measure::Count);
        }
        Some(Grid { columns, rows, has_head, document: builder.document.text() })
    }

    /// The name of a row, as a column to its right is named by.
    pub fn name(&self, row: usize, column: usize) -> &'d str {
        self.names(row, column).next().unwrap_or("")
    }

    /// The names of a row, the nearest to a column first. 合计 | | 2105.94: without one it stands where the others are numbered.
    fn names(&self, row: usize, column: usize) -> impl Iterator<Item = &'d str> {
        let Row { cells, entries } = &self.rows[row];
        let names = &self.columns[column].names;
        let numbered = (0..names.first().copied().unwrap_or(0)).filter(|&at| entries[at] == Entry::Words);
        let named = names.iter().rev().copied().chain(numbered).filter_map(|at| cells[at]);
        let document = self.document;
        named.filter_map(move |cell| document.get(cell.range())).filter(|text| !text.is_empty())
    }

    /// The row holds what others add up to.
    pub fn is_total(&self, row: usize, column: usize) -> bool {
        self.names(row, column).any(is_total)
    }

    pub fn figure(&self, row: usize, column: usize) -> Option<usize> {
        match self.rows[row].entries[column] {
            Entry::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// A figure with the name of its row; with that of its column too where the row has several.
    pub fn quantity(&self, builder: &Builder<'_, '_>, row: usize, column: usize) -> Option<Quantity> {
        let figure = builder.figure(self.figure(row, column)?);
        let measure = match figure.kind {
            FigureKind::Money(unit) => Measure::Money(unit),
            FigureKind::Percent => Measure::Percent,
            _ => self.columns[column].measure,
        };
        let name = self.name(row, column).trim_start_matches("其中").trim_start_matches('：').to_owned();
        Some(Quantity { name, number: figure.number, measure, place: Place::span(figure.span) })
    }

    /// The columns with a role, in order.
    pub fn with_role(&self, role: Role) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let columns = self.columns.iter().enumerate();
        columns.filter(move |(_, column)| column.role == role).map(|(at, _)| at)
    }

    /// The only column of numbers at such a stage.
    pub fn only(&self, stage: Stage) -> Option<usize> {
        let mut found = self.with_role(Role::Number).filter(|&at| self.columns[at].head.is(stage));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }
}

/// 栏次 | 1 | 2 | 3: the columns are numbered, nothing is stated of them.
fn numbers_columns(builder: &Builder<'_, '_>, row: &Row) -> bool {
    let figures = row.entries.iter().filter_map(|entry| match entry {
        Entry::Figure(figure) => Some(builder.figure(*figure)),
        _ => None,
    });
    let named = row.cells.iter().flatten().any(|&cell| matches!(builder.slice(cell), "栏次" | "行次" | "栏目"));
    let counting = figures
        .clone()
        .enumerate()
        .all(|(at, figure)| figure.number == Number::whole(at as i64 + 1) && figure.number.decimals() == 0);
    figures.clone().count() > 0 && (named || (counting && figures.count() > 2))
}

/// 合计, 总计, 小计, 本年收入合计
pub(super) fn is_total(name: &str) -> bool {
    let name = match name.rsplit_once('（') {
        Some((name, bracket)) if !name.is_empty() && bracket.ends_with('）') => name,
        _ => name,
    };
    name.chars().count() <= 12 && any_of!["合计", "总计", "小计", "共计", "合计数", "总合计"].ends(name).is_some()
}

/// A total that goes over one group only.
pub(super) fn is_subtotal(name: &str) -> bool {
    any_of!["小计"].is_in(name)
}

/// The columns of words nearest to the left of the next one.
fn names(columns: &[Column]) -> Vec<usize> {
    let is_name = |at: &usize| columns[*at].role == Role::Words;
    let last = (0..columns.len()).rev().find(is_name);
    let Some(last) = last else { return Vec::new() };
    let mut names: Vec<usize> = (0..=last).rev().take_while(is_name).collect();
    names.reverse();
    names
}

/// So many cells a row lacks in front; `None` where its cells cannot be told apart.
fn offset(builder: &Builder<'_, '_>, heads: &[Head], has_head: bool, row: &[Cell], width: usize) -> Option<usize> {
    if row.len() == width {
        return Some(0);
    }
    let missing = width.checked_sub(row.len()).filter(|_| has_head)?;
    // A cell of figures stands where figures are wanted, and one of words where words are.
    let fits = |skip: usize| {
        row.iter().zip(&heads[skip..]).all(|(&cell, head)| match (entry(builder, cell), head.role) {
            (Entry::Empty, _) | (_, Role::Other | Role::Note) => true,
            (Entry::Figure(figure), role) => {
                let percent = builder.figure(figure).kind == FigureKind::Percent;
                let ratio = matches!(role, Role::Share | Role::Rate | Role::ChangeRate);
                role != Role::Words && (!percent || ratio)
            }
            (Entry::Words, role) => matches!(role, Role::Words),
        })
    };
    (0..=missing).rev().find(|&skip| fits(skip))
}

/// The unit of a column whose head sets none.
fn measure(
    builder: &Builder<'_, '_>,
    head: &Head,
    figures: impl Iterator<Item = usize> + Clone,
    unit: Option<Unit>,
) -> Measure {
    let unit = unit.or(builder.document.unit);
    let whole = figures.clone().all(|figure| builder.figure(figure).number.decimals() == 0);
    let money = any_of!["金额", "资金", "预算", "决算", "支出", "收入", "经费", "费"].is_in(&head.name);
    if whole && unit.is_none() && !money { Measure::Count } else { Measure::Money(unit.unwrap_or(builder.report.unit)) }
}

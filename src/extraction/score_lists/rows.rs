//! Rows of marks without a head: 生态效益 | 分值10 | 自评9, where the cells say themselves what they hold, and rows whose last
//! two cells are full marks and score, closed by a row 合计.

use super::above::Above;
use super::claim;
use super::sums::quantity;
use super::tokens::{Role, Token};
use crate::amount::Number;
use crate::claims::{Quantity, Span, Topic};
use crate::document::Cell;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Full marks and score of a row.
#[derive(Clone, Copy)]
struct Row {
    name: Span,
    full: Token,
    score: Token,
    sum: bool,
}

const SUMS: AnyOf = AnyOf::new(&["合计", "小计", "总计", "总分"]);
/// Fewer rows are no list, more are not of one sum.
const ROWS: (usize, usize) = (3, 60);

pub(super) fn read(builder: &mut Builder<'_, '_>, beyond: &mut Vec<Above>) {
    let document = builder.document;
    let mut labelled: Vec<Row> = Vec::new();
    let mut end = 0;
    for table in &document.tables {
        // 质量指标（10分）: a line of a few words may stand between.
        const TITLE: usize = 60;
        let between = builder.slice(Span { start: end, end: table.span.start.max(end) });
        if between.trim().len() > TITLE || between.trim().contains('\n') {
            labelled.clear();
        }
        end = table.span.end;
        let mut plain: Vec<Row> = Vec::new();
        let headed = table.rows.iter().any(|row| {
            let title = |back: usize| row.len().checked_sub(back).is_some_and(|at| is_title(builder.slice(row[at])));
            row.iter().any(|&cell| is_title(builder.slice(cell))) && !(title(1) && title(2))
        });
        for row in &table.rows {
            if let Some(found) = by_labels(builder, row) {
                if found.score.number > found.full.number && !builder.used[found.score.figure] {
                    let name = builder.slice(found.name).to_owned();
                    beyond.push(Above::of(builder, name, found.score, Some(found.full)));
                }
                close(builder, &mut labelled, found, false);
            } else if let Some(found) = (!headed).then(|| by_place(builder, row)).flatten() {
                close(builder, &mut plain, found, true);
            }
        }
    }
}

/// 分值, 得分: such a table has a head and is read by it.
fn is_title(cell: &str) -> bool {
    any_of!["分值", "得分", "权重", "自评得分", "自评分", "满分"]
        .starts(cell)
        .is_some_and(|word| word.len() + 9 > cell.len())
        && !cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// Adds a row, or holds a sum against those in front of it.
fn close(builder: &mut Builder<'_, '_>, rows: &mut Vec<Row>, row: Row, guessed: bool) {
    if !row.sum {
        rows.push(row);
        return;
    }
    let parts = std::mem::take(rows);
    if parts.len() < ROWS.0 || parts.len() > ROWS.1 {
        return;
    }
    let adds_up = |of: fn(&Row) -> Token| Number::sum(parts.iter().map(|row| of(row).number)) == Ok(of(&row).number);
    let (full, score) = (adds_up(|row| row.full), adds_up(|row| row.score));
    // Cells without a name are what they seem where one of the two columns adds up.
    if guessed && !full && !score {
        return;
    }
    for (of, holds) in [(Row::full as fn(&Row) -> Token, full), (Row::score, score)] {
        let whole = quantity(builder, &of(&row));
        let listed: Vec<Quantity> = parts.iter().map(|row| quantity(builder, &of(row))).collect();
        if !holds {
            claim(builder, Topic::Scores, whole, listed);
        }
    }
}

impl Row {
    fn full(&self) -> Token {
        self.full
    }

    fn score(&self) -> Token {
        self.score
    }
}

/// 分值10 | 自评9
fn by_labels(builder: &Builder<'_, '_>, row: &[Cell]) -> Option<Row> {
    let labelled = |words: AnyOf| {
        row.iter().find_map(|&cell| {
            let text = builder.slice(cell);
            let word = words.starts(text)?;
            let rest = text[word.len()..].trim_start_matches(['：', ' ']).trim_end_matches('分');
            is_number(rest).then(|| token(builder, cell)).flatten()
        })
    };
    let full = labelled(AnyOf::new(&["分值", "满分", "权重"]))?;
    let score = labelled(AnyOf::new(&["得分", "自评得分", "自评得", "自评", "实得", "得"]))?;
    Some(of(builder, row, full, score))
}

/// … | 10 | 9.68 in the last two cells.
fn by_place(builder: &Builder<'_, '_>, row: &[Cell]) -> Option<Row> {
    let [first, .., full, score] = row else { return None };
    let number = |cell: Cell| is_number(builder.slice(cell)).then(|| token(builder, cell)).flatten();
    let (full, score) = (number(*full)?, number(*score)?);
    let marks = full.number <= Number::HUNDRED && score.number <= Number::HUNDRED;
    (marks && !is_number(builder.slice(*first))).then(|| of(builder, row, full, score))
}

fn of(builder: &Builder<'_, '_>, row: &[Cell], full: Token, score: Token) -> Row {
    let name = row.iter().copied().find(|cell| !cell.is_empty()).unwrap_or_default();
    Row { name, full, score, sum: SUMS.ends(builder.slice(name)).is_some() }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// The only figure of a cell.
fn token(builder: &Builder<'_, '_>, cell: Cell) -> Option<Token> {
    let [figure] = builder.document.figures_in(cell) else { return None };
    let index = builder.document.figures_before(figure.span.start);
    let words = Span { start: cell.start, end: figure.span.start };
    Some(Token { figure: index, number: figure.number, span: figure.span, role: Role::Score, words, opened: false })
}

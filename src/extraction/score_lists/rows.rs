//! Rows of marks without a head: 生态效益 | 分值10 | 自评9, where the cells say themselves what they hold, and rows whose last
//! two cells are full marks and score, closed by a row 合计.

use super::above::Above;
use super::claim;
use super::sums::quantity;
use super::tokens::{Role, Token};
use crate::amount::Number;
use crate::claims::{Measure, Quantity, Span, Topic};
use crate::document::{Cell, FigureKind, Table};
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};

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
        told_above(builder, table);
        two_columns(builder, table);
        // 质量指标（10分）: a line of a few words may stand between.
        const TITLE: usize = 60;
        let between = builder.slice(Span { start: end, end: table.span.start.max(end) });
        if between.trim().len() > TITLE || between.trim().contains('\n') {
            labelled.clear();
        }
        end = table.span.end;
        let mut plain: Vec<Row> = Vec::new();
        // 三公经费（万元） | 预算数 | 决算数: amounts, however small.
        let money = table.unit.is_some()
            || table.rows.first().is_some_and(|row| {
                row.iter()
                    .any(|&cell| any_of!["预算", "决算", "支出", "金额", "收入", "万元"].is_in(builder.slice(cell)))
            });
        let headed = money
            || table.rows.iter().any(|row| {
                let title =
                    |back: usize| row.len().checked_sub(back).is_some_and(|at| is_title(builder.slice(row[at])));
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

/// 产出指标自评得分46.9分，详见下表。 above a table whose column 得分 no row adds up.
fn told_above(builder: &mut Builder<'_, '_>, table: &Table) {
    const LONGEST: u32 = 400;
    let text = builder.document.text();
    let start = text.floor_char_boundary(table.span.start.saturating_sub(LONGEST) as usize);
    let above = text[start..table.span.start as usize].trim_end();
    let line = &above[above.rfind('\n').map_or(0, |at| at + 1)..];
    let from = start + (line.as_ptr() as usize - above.as_ptr() as usize);
    let line = Span::new(from, from + line.len());
    if !any_of!["下表", "如下", "表如下", "明细表"].is_in(builder.slice(line)) {
        return;
    }
    let first = builder.document.figures_before(line.start);
    let last = first + builder.document.figures_in(line).len();
    let mut scores = (first..last).filter(|&at| {
        let figure = builder.figure(at);
        let before = builder.slice(Span { start: line.start, end: figure.span.start });
        figure.kind == FigureKind::Points
            && any_of!["得", "得分", "实得", "评分"].ends(before.trim_end_matches(['为', '：', '是'])).is_some()
    });
    let (Some(score), None) = (scores.next(), scores.next()) else { return };
    let Some((head, rows)) = table.rows.split_first() else { return };
    let mut columns = (0..head.len())
        .filter(|&at| any_of!["得分", "自评得分", "实得", "自评分"].starts(builder.slice(head[at])).is_some());
    let (Some(column), None) = (columns.next(), columns.next()) else { return };
    let summed = rows.iter().flatten().any(|&cell| SUMS.ends(builder.slice(cell)).is_some());
    let parts: Option<Vec<Token>> = rows
        .iter()
        .map(|row| {
            let cell = *row.get(column)?;
            is_number(builder.slice(cell).trim_end_matches('分')).then(|| token(builder, cell)).flatten()
        })
        .collect();
    let Some(parts) = parts.filter(|parts| !summed && (ROWS.0 - 1..=ROWS.1).contains(&parts.len())) else { return };
    let stated = builder.figure(score).number;
    let Ok(sum) = Number::sum(parts.iter().map(|part| part.number)) else { return };
    if sum == stated || !super::sums::is_near(stated, sum) {
        return;
    }
    let whole = Quantity { measure: Measure::Points, ..builder.quantity(score, "得分") };
    let listed = parts.iter().map(|part| quantity(builder, part)).collect();
    claim(builder, Topic::Scores, whole, listed);
}

/// 一级指标 | 权重 with a row 合计: names and points alone.
fn two_columns(builder: &mut Builder<'_, '_>, table: &Table) {
    let Some((head, rows)) = table.rows.split_first() else { return };
    let Some((last, rows)) = rows.split_last() else { return };
    let &[_, title] = &head[..] else { return };
    let title = builder.slice(title);
    let named = any_of!["权重", "分值", "得分", "自评得分", "扣分", "扣分值", "失分", "满分"].starts(title).is_some();
    if !named || title.contains('%') || !(ROWS.0..=ROWS.1).contains(&rows.len()) {
        return;
    }
    let number = |row: &[Cell]| {
        let &[name, cell] = row else { return None };
        let digits = builder.slice(cell).trim_end_matches('分');
        (is_number(digits) && !has(builder.slice(name), "其中")).then(|| token(builder, cell)).flatten()
    };
    let is_sum = last.first().is_some_and(|&cell| SUMS.ends(builder.slice(cell)).is_some());
    let parts: Option<Vec<Token>> = rows.iter().map(|row| number(row)).collect();
    let (true, Some(whole), Some(parts)) = (is_sum, number(last), parts) else { return };
    let Ok(sum) = Number::sum(parts.iter().map(|part| part.number)) else { return };
    let inner = rows.iter().any(|row| row.first().is_some_and(|&cell| SUMS.is_in(builder.slice(cell))));
    if sum != whole.number && !inner && super::sums::is_near(whole.number, sum) {
        let topic = if title.contains(['扣', '失']) { Topic::Lost } else { Topic::Scores };
        let whole = Quantity { name: "合计".to_owned(), ..quantity(builder, &whole) };
        let listed = parts.iter().map(|part| quantity(builder, part)).collect();
        claim(builder, topic, whole, listed);
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

//! The table of the three public expenses: 预算数 and 决算数 of 合计, 因公出国, 小计, 购置费, 运行维护费 and 接待费 in one row of
//! figures, in turn or all budgets first, of which a page may have lost the empty ones.

use super::{Subject, subject_of};
use crate::amount::{Number, slips};
use crate::claims::{Claim, Completeness, Span, Sum, Topic};
use crate::document::{FigureKind, LineKind};
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// The columns in their order; the first is the whole.
const COLUMNS: [Subject; 6] =
    [Subject::Whole, Subject::Abroad, Subject::Vehicles, Subject::Bought, Subject::Run, Subject::Received];
const NAMES: [&str; 6] = [
    "\"三公\"经费",
    "因公出国（境）费",
    "公务用车购置及运行维护费",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务接待费",
];
/// The head of the table stands in so many lines above its row.
const HEAD: usize = 16;

/// What was planned for and what was spent on each of them: figures.
pub(super) struct Known {
    pub planned: [Option<usize>; 6],
    pub spent: [Option<usize>; 6],
}

impl Known {
    pub fn of(&self, subject: Subject, spent: bool) -> Option<usize> {
        let figures = if spent { &self.spent } else { &self.planned };
        figures[subject as usize]
    }
}

pub(super) fn read(builder: &mut Builder<'_, '_>) -> Option<Known> {
    let lines = &builder.document.lines;
    let head = |line: Span| {
        let text = builder.slice(line);
        has(text, "三公") && any_of!["决算表", "支出表", "情况表", "表"].is_in(text) && text.chars().count() < 60
    };
    let at = lines.iter().position(|line| head(line.span) && !numbered(builder.slice(line.span)))?;
    let rows = || lines[at..].iter().take(HEAD).filter(|line| matches!(line.kind, LineKind::Row(_)));
    let figures = rows().map(|line| figures(builder, line.span)).find(|figures| figures.len() >= 6);
    let known = match figures {
        Some(figures) => placed(builder, &figures),
        None => by_rows(builder, rows().map(|line| line.span)),
    }?;
    for figures in [known.planned, known.spent] {
        claim(builder, &figures, 0, &[1, 2, 5]);
        claim(builder, &figures, 2, &[3, 4]);
    }
    Some(known)
}

/// A line of a list of tables.
fn numbered(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十（".contains(c))
}

/// A row that is nothing but figures, as many for budgets as for outcomes.
fn figures(builder: &Builder<'_, '_>, line: Span) -> Vec<usize> {
    let first = builder.document.figures_before(line.start);
    let all: Vec<usize> = (first..first + builder.document.figures_in(line).len()).collect();
    let bare = |&at: &usize| matches!(builder.figure(at).kind, FigureKind::Bare | FigureKind::Money(_));
    let words = builder.slice(line).chars().any(char::is_alphabetic);
    if words || !all.iter().all(bare) || all.len() > 12 || !all.len().is_multiple_of(2) { Vec::new() } else { all }
}

/// A row for each of them: 1.因公出国（境）费 | 预算数 | 决算数.
fn by_rows(builder: &Builder<'_, '_>, rows: impl Iterator<Item = Span>) -> Option<Known> {
    let mut known = Known { planned: [None; 6], spent: [None; 6] };
    for row in rows {
        let words: String = builder.slice(row).chars().take_while(|c| *c != '\t').collect();
        let subject = if any_of!["合计", "总计"].is_in(&words) { Some(Subject::Whole) } else { subject_of(&words) };
        let first = builder.document.figures_before(row.start);
        let cells = first..first + builder.document.figures_in(row).len();
        let amount = |&at: &usize| builder.figure(at).number.decimals() > 0;
        let amounts: Vec<usize> = cells.filter(amount).collect();
        if let (Some(subject), [planned, spent]) = (subject, &amounts[..]) {
            known.planned[subject as usize].get_or_insert(*planned);
            known.spent[subject as usize].get_or_insert(*spent);
        }
    }
    let holds: usize = [&known.planned, &known.spent].into_iter().map(|side| agreeing(builder, side)).sum();
    (known.spent[0].is_some() && holds >= 3).then_some(known)
}

/// Which column each pair belongs to: those in which the most adds up.
fn placed(builder: &Builder<'_, '_>, figures: &[usize]) -> Option<Known> {
    let (planned, spent) = figures.split_at(figures.len() / 2);
    // 预算数 | 决算数 of each in turn, or all budgets in front of all outcomes.
    let in_turn: Vec<(usize, usize)> = figures.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let in_halves: Vec<(usize, usize)> = planned.iter().copied().zip(spent.iter().copied()).collect();
    let found = [in_turn, in_halves].into_iter().filter_map(|pairs| best(builder, &pairs));
    // Four sums are there; one that is off may be a slip.
    found.max_by_key(|(holds, _)| *holds).filter(|&(holds, _)| holds >= 3).map(|(_, known)| known)
}

fn best(builder: &Builder<'_, '_>, pairs: &[(usize, usize)]) -> Option<(usize, Known)> {
    let mut best: Option<(usize, Known)> = None;
    // Every choice of columns in their order, the first among them: a bit for each of the five others.
    for chosen in (0_u32..32).filter(|chosen| chosen.count_ones() as usize + 1 == pairs.len()) {
        let mut known = Known { planned: [None; 6], spent: [None; 6] };
        let columns = (0..COLUMNS.len()).filter(|&column| column == 0 || (chosen >> (column - 1)) & 1 == 1);
        for (column, &(planned, spent)) in columns.zip(pairs) {
            (known.planned[column], known.spent[column]) = (Some(planned), Some(spent));
        }
        let holds = [&known.planned, &known.spent].into_iter().map(|side| agreeing(builder, side)).sum();
        if best.as_ref().is_none_or(|(most, _)| holds > *most) {
            best = Some((holds, known));
        }
    }
    best
}

fn number(builder: &Builder<'_, '_>, figure: Option<usize>) -> Number {
    figure.map_or(Number::ZERO, |figure| builder.figure(figure).number)
}

/// How many of the two sums hold.
fn agreeing(builder: &Builder<'_, '_>, side: &[Option<usize>; 6]) -> usize {
    [(0, [1, 2, 5].as_slice()), (2, &[3, 4])]
        .into_iter()
        .filter(|(whole, parts)| gap(builder, side, *whole, parts).is_some_and(Number::is_zero))
        .count()
}

fn gap(builder: &Builder<'_, '_>, side: &[Option<usize>; 6], whole: usize, parts: &[usize]) -> Option<Number> {
    let sum = Number::sum(parts.iter().map(|&part| number(builder, side[part]))).ok()?;
    number(builder, side[whole]).subtract(sum).ok()
}

/// Claims the sum, if it holds or is off by one digit.
fn claim(builder: &mut Builder<'_, '_>, side: &[Option<usize>; 6], whole: usize, parts: &[usize]) {
    let Some(figure) = side[whole] else { return };
    let counting: Vec<(usize, usize)> = parts.iter().filter_map(|&part| Some((part, side[part]?))).collect();
    let numbers: Vec<Number> = counting.iter().map(|&(_, figure)| builder.figure(figure).number).collect();
    let holds = gap(builder, side, whole, parts).is_some_and(Number::is_zero);
    if counting.is_empty() || !(holds || slips::in_one_figure(builder.figure(figure).number, &numbers)) {
        return;
    }
    let whole = builder.amount_of_table(figure, NAMES[whole]);
    let parts = counting.iter().map(|&(part, figure)| builder.amount_of_table(figure, NAMES[part])).collect();
    builder.bound.push(Claim::Sum(Sum::of(Topic::ThreePublic, whole, parts, Completeness::Complete, "三公")));
}

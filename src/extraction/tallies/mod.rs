//! Numbers of people and things in sentences, and what they claim of each other without the words of a listing.
//!
//! What belongs here: kinds that leave nothing out (在编, 编外; 竣工, 在建, 未开工; 合格, 不合格), staff from one year to the
//! next, totals that stand behind their parts, rates and shares whose words name the two numbers. What does not: listings
//! with an introduction (`statement`), projects by grade (`counts`), rates whose numbers are guessed (`proportions`).
//!
//! Small numbers fit each other by chance, so that words must bind them: the same measure word, names that complement or
//! repeat each other, and no other number near for which it would hold.
//!
//! | file | reads |
//! |---|---|
//! | `kinds` | kinds that make up a whole |
//! | `listed` | a number in one sentence, its parts in the next |
//! | `bands` | kinds by bounds |
//! | `divided` | parts that words call all of one thing told apart |
//! | `moves` | who came and who left |
//! | `behind` | totals behind their parts |
//! | `bracket` | parts in a bracket behind their whole |
//! | `included` | parts that follow their whole behind 包括 |
//! | `made_of` | what a number is made of, closed by 构成 |
//! | `abreast` | parts with two figures each |
//! | `coverage` | how many of all there are were reached |
//! | `survey` | satisfaction from questionnaires |
//! | `stock` | what there was at the beginning of a year, what came and went, what there is at its end |
//! | `rest` | what is left of posts and plans |
//! | `rates`, `shares` | rates and shares whose words name part and whole |
//! | `savings` | what was saved of a price or a budget |
//! | `of_plan` | rates of a plan by what stands around them |
//! | `formulas` | rates of two amounts by their formula |

mod abreast;
mod bands;
mod behind;
mod bracket;
mod coverage;
mod divided;
mod formulas;
mod included;
mod kinds;
mod listed;
mod made_of;
mod moves;
mod of_plan;
mod rates;
mod rest;
mod savings;
mod shares;
mod stock;
mod survey;

pub(super) use rates::known as known_rates;

use std::collections::HashSet;

use super::builder::Builder;
use super::clause::{Mark, clauses};
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::{Figure, FigureKind};
use crate::signs::Sign;

/// A number of people or things with the words of its clause before it.
#[derive(Clone, Debug)]
struct Tally<'d> {
    figure: usize,
    words: &'d str,
    unit: &'d str,
    /// In a bracket.
    inside: bool,
    /// The number of its sentence in the text.
    sentence: usize,
}

/// The unit of amounts, which stand beside numbers of things.
const MONEY: &str = "元";
/// So many numbers of a line are looked at.
const MOST: usize = 60;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let rates = rates::known(builder);
    let mut sums = sums(builder);
    cells(builder, &mut sums);
    let mut line: Vec<Tally<'_>> = Vec::new();
    for (index, &statement) in statements.iter().enumerate() {
        let same_line =
            || index > 0 && !builder.slice(statements[index - 1].to(statement)).trim_end_matches('\n').contains('\n');
        if line.len() > MOST || (!line.is_empty() && !same_line()) {
            line.clear();
        }
        let all = tallies(builder, statement, index);
        if all.len() > MOST {
            continue;
        }
        // …36人，实有31人。其中…: the whole stands in the sentence in front.
        let goes_on = index > 0 && builder.slice(statement).starts_with("其中");
        let before = if goes_on { last_sentence(&line, index) } else { &[] };
        if before.is_empty() {
            abreast::read(builder, &mut sums, statement, &all);
        } else {
            abreast::read(builder, &mut sums, statements[index - 1].to(statement), &[before, &all].concat());
        }
        stock::read(builder, &mut sums, &all);
        formulas::read(builder, &all, statement, &rates);
        savings::read(builder, &all, statement);
        let divided = builder.document.signs_in(statement).has(Sign::Division);
        if divided {
            // 全县共218个。分乡镇看，城郊镇46个、…
            let before = if divided::begins(builder.slice(statement)) { last_sentence(&line, index) } else { &[] };
            let told = [before, &all].concat();
            divided::read(builder, &mut sums, statement, &told, before.len());
        }
        let own: Vec<Tally<'_>> = all.into_iter().filter(|tally| tally.unit != MONEY).collect();
        let first = line.len();
        line.extend(own);
        rates::read(builder, &line, first, statement, &rates);
        if line.len() == first {
            continue;
        }
        kinds::read(builder, &mut sums, statement, &line, first);
        moves::read(builder, &mut sums, &line[first..]);
        behind::read(builder, &mut sums, &line, first);
        bracket::read(builder, &mut sums, &line[first..]);
        included::read(builder, &mut sums, &line[first..]);
        made_of::read(builder, &mut sums, &line[first..]);
        survey::returned(builder, &line[first..]);
        if let Some(&before) = index.checked_sub(1).and_then(|before| statements.get(before)) {
            survey::told_before(builder, (before, statement), &line[first..], &rates);
        }
        rest::read(builder, &mut sums, statement, last_sentence(&line[..first], index), &line[first..]);
        listed::read(builder, &mut sums, statement, &line, first);
    }
}

fn tallies<'d>(builder: &Builder<'d, '_>, statement: Span, sentence: usize) -> Vec<Tally<'d>> {
    let counted = |figure: &Figure| matches!(figure.kind, FigureKind::Count | FigureKind::Money(_));
    if !builder.document.figures_in(statement).iter().any(counted) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut inside = false;
    // 比上年（158人）: what stands in front of a bracket names what is in it.
    let mut pending = "";
    for clause in clauses(builder.document, statement) {
        match clause.before {
            Mark::Open => inside = true,
            Mark::Close => inside = false,
            _ => {}
        }
        let mut from = clause.span.start;
        for figure in clause.figures.clone() {
            let span = builder.figure(figure).span;
            let own = builder.slice(Span { start: from.min(span.start), end: span.start });
            let unit = match builder.figure(figure).kind {
                FigureKind::Count => Some(unit(builder.slice(span))),
                FigureKind::Money(_) => Some(MONEY),
                // 职工293人（在编143、聘用96）: what is in the bracket is counted as what stands in front of it.
                FigureKind::Bare if inside && !own.is_empty() && builder.figure(figure).number.decimals() == 0 => {
                    found.last().map(|before: &Tally<'_>| before.unit).filter(|unit| *unit != MONEY)
                }
                _ => None,
            };
            if let Some(unit) = unit {
                // 115户表示满意: the words may stand behind.
                let end = figures_end(builder, figure, clause.span.end);
                let words = match clause.before {
                    Mark::Open if own.is_empty() => pending,
                    _ if own.is_empty() => builder.slice(Span { start: span.end, end }),
                    _ => own,
                };
                found.push(Tally { figure, words, unit, inside, sentence });
            }
            from = span.end;
        }
        pending = builder.slice(Span { start: from.min(clause.span.end), end: clause.span.end });
    }
    found
}

/// 26人（行政9人、参公15人、工勤2人）: a cell of a table that tells a number apart.
fn cells(builder: &mut Builder<'_, '_>, sums: &mut Sums) {
    const FEWEST: usize = 3;
    let document = builder.document;
    for cell in document.tables.iter().flat_map(|table| table.rows.iter().flatten()) {
        let counted = document.figures_in(*cell);
        if counted.len() >= FEWEST && counted[0].kind == FigureKind::Count {
            let all = tallies(builder, *cell, 0);
            bracket::read(builder, sums, &all);
        }
    }
}

/// The numbers of the sentence in front.
fn last_sentence<'t, 'd>(line: &'t [Tally<'d>], index: usize) -> &'t [Tally<'d>] {
    &line[line.partition_point(|tally| tally.sentence + 1 < index)..]
}

/// Where the words behind a figure end: at the next figure or at the end of its clause.
fn figures_end(builder: &Builder<'_, '_>, figure: usize, end: u32) -> u32 {
    let next = builder.document.figures.get(figure + 1).map_or(end, |next| next.span.start);
    next.min(end).max(builder.figure(figure).span.end)
}

/// The measure word; people are 人 whatever they are counted by.
fn unit(text: &str) -> &str {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    if word == "名" { "人" } else { word }
}

impl Tally<'_> {
    fn number(&self, builder: &Builder<'_, '_>) -> Number {
        builder.comparable(self.figure)
    }

    fn quantity(&self, builder: &mut Builder<'_, '_>) -> Quantity {
        let label = builder.slice(builder.figure(self.figure).label);
        let name = if label.is_empty() { self.words } else { label };
        let name = name.trim_start_matches(['"', '的']).trim_end_matches(['"', '的']).to_owned();
        let quantity = builder.quantity(self.figure, &name);
        if self.unit == MONEY { quantity } else { Quantity { measure: Measure::Count, ..quantity } }
    }

    /// Not more than `near` of a hundred away from another number.
    fn is_near(&self, builder: &Builder<'_, '_>, other: Number, near: i64) -> bool {
        let own = self.number(builder);
        let gap = own.subtract(other).map(Number::abs);
        gap.is_ok_and(|gap| gap.percent_of(own, 0).is_ok_and(|off| off <= Number::whole(near)))
    }
}

/// A sum of those that there were, who came and who left.
pub(super) fn is_move(claim: &Claim) -> bool {
    matches!(claim, Claim::Sum(sum) if matches!(sum.topic, Topic::Staff | Topic::Listing) && sum.parts.iter().any(|part| part.number.is_negative()))
}

/// The sums that are claimed, by the places of whole and parts.
type Sums = HashSet<(Option<Span>, Vec<Option<Span>>)>;

/// What the listings claim to be complete.
fn sums(builder: &Builder<'_, '_>) -> Sums {
    let complete = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Sum(sum) if sum.completeness == Completeness::Complete => Some(sum),
        _ => None,
    });
    let spans = |parts: &[Quantity]| parts.iter().map(|part| part.place.span).collect();
    complete.map(|sum| (sum.whole.place.span, spans(&sum.parts))).collect()
}

/// Claims a sum of numbers, unless a listing has claimed it with the same parts.
fn claim(
    builder: &mut Builder<'_, '_>,
    known: &mut Sums,
    whole: Quantity,
    parts: Vec<Quantity>,
    people: bool,
    wording: &str,
) {
    let places: Vec<Option<Span>> = parts.iter().map(|part| part.place.span).collect();
    let moved = parts.iter().any(|part| part.number.is_negative());
    // What does not hold is doubted where no word but 其中 or a bracket binds it: here others do.
    let holds = Number::sum(parts.iter().map(|part| part.number)) == Ok(whole.number);
    if !known.insert((whole.place.span, places)) && !moved && holds {
        return;
    }
    let topic = if people { Topic::Staff } else { Topic::Listing };
    builder.bound.push(Claim::Sum(Sum::of(topic, whole, parts, Completeness::Complete, wording)));
}

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
//! | `moves` | who came and who left |
//! | `behind` | totals behind their parts |
//! | `rest` | what is left of posts and plans |
//! | `rates` | rates and shares whose words name part and whole |

mod behind;
mod kinds;
mod listed;
mod moves;
mod rates;
mod rest;

use std::collections::HashSet;

use super::builder::Builder;
use super::clause::{Mark, clauses};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;

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

/// So many numbers of a line are looked at.
const MOST: usize = 60;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let rates = rates::known(builder);
    let mut sums = sums(builder);
    let mut line: Vec<Tally<'_>> = Vec::new();
    for (index, &statement) in statements.iter().enumerate() {
        let same_line =
            || index > 0 && !builder.slice(statements[index - 1].to(statement)).trim_end_matches('\n').contains('\n');
        if line.len() > MOST || (!line.is_empty() && !same_line()) {
            line.clear();
        }
        let own = tallies(builder, statement, index);
        if own.len() > MOST {
            continue;
        }
        let first = line.len();
        line.extend(own);
        rates::read(builder, &line, first, statement, &rates);
        if line.len() == first {
            continue;
        }
        kinds::read(builder, &mut sums, &line, first);
        moves::read(builder, &mut sums, &line[first..]);
        behind::read(builder, &mut sums, &line, first);
        rest::read(builder, &mut sums, statement, &line[first..]);
        listed::read(builder, &mut sums, statement, &line, first);
    }
}

fn tallies<'d>(builder: &Builder<'d, '_>, statement: Span, sentence: usize) -> Vec<Tally<'d>> {
    let counted = builder.document.figures_in(statement).iter().filter(|figure| figure.kind == FigureKind::Count);
    if counted.count() == 0 {
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
            if builder.figure(figure).kind == FigureKind::Count {
                let own = builder.slice(Span { start: from.min(span.start), end: span.start });
                let words = if own.is_empty() && clause.before == Mark::Open { pending } else { own };
                found.push(Tally { figure, words, unit: unit(builder.slice(span)), inside, sentence });
            }
            from = span.end;
        }
        pending = builder.slice(Span { start: from.min(clause.span.end), end: clause.span.end });
    }
    found
}

/// The measure word; people are 人 whatever they are counted by.
fn unit(text: &str) -> &str {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'));
    if word == "名" { "人" } else { word }
}

impl Tally<'_> {
    fn number(&self, builder: &Builder<'_, '_>) -> crate::amount::Number {
        builder.figure(self.figure).number
    }

    fn quantity(&self, builder: &mut Builder<'_, '_>) -> Quantity {
        let label = builder.slice(builder.figure(self.figure).label);
        let name = if label.is_empty() { self.words } else { label };
        let name = name.trim_start_matches(['"', '的']).trim_end_matches(['"', '的']).to_owned();
        Quantity { measure: Measure::Count, ..builder.quantity(self.figure, &name) }
    }
}

/// A sum of those that there were, who came and who left.
pub(super) fn is_move(claim: &Claim) -> bool {
    matches!(claim, Claim::Sum(sum) if sum.topic == Topic::Staff && sum.parts.iter().any(|part| part.number.is_negative()))
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
    if !known.insert((whole.place.span, places)) && !moved {
        return;
    }
    let span = parts.iter().chain([&whole]).filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    builder.bound.push(Claim::Sum(Sum {
        topic: if people { Topic::Staff } else { Topic::Listing },
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: wording.to_owned(),
        place: Place { span, field: None },
    }));
}

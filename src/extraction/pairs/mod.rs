//! Two amounts of one thing in a sentence, and what is said of how they lie to each other, in whatever order they stand.
//!
//! The reader of statements goes from left to right and binds a change to the amount before it. Here every figure of a
//! sentence first gets the part that its words give it (this year's amount, the other year's, the budget, the difference,
//! the rate), and only then they are put together: 减少a万元，由b万元降至c万元; 增加a万元，达到b万元，上年为c万元; 增长a%（2022年为b万元).
//! What was understood before is left as it is; two amounts that could both be meant are left alone.
//!
//! | file | does |
//! |---|---|
//! | `roles`, `ways` | the part of each figure, and the words that say it |
//! | `binding`, `names` | which two amounts a difference or a rate lies between, and what they are called |
//! | `changes` | them as claims, and changes told in words alone |
//! | `front` | a change whose amount stands in the sentence before |
//! | `respective` | the same for several things in one sentence |
//! | `years` | two amounts, each behind its year, and what is said in front of them or behind them |
//! | `together` | the change of several things together, against the sums of their amounts |
//! | `parts` | the change of a whole and the changes of its parts |
//! | `budgets` | completion rates with budget and outcome |
//! | `spending` | what was spent and what was left, and budgets told by these alone |
//! | `adjusted` | how far a budget was adjusted |

mod adjusted;
mod binding;
mod budgets;
mod changes;
mod front;
mod names;
mod parts;
mod respective;
mod roles;
mod spending;
mod together;
mod ways;
mod years;

use super::builder::Builder;
use crate::claims::Span;
use crate::document::{Figure, FigureKind};
use crate::signs::Sign;
use roles::Told;
pub(super) use ways::comes_to;

/// A sentence of more figures is a list or a table that lost its cells.
const MOST: usize = 40;

/// A part of a sentence, up to ； or 。, with its figures.
struct Part {
    span: Span,
    told: Vec<Told>,
    /// It goes on in the line of the part before.
    goes_on: bool,
}

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let parts: Vec<Part> = sentence_parts(builder);
    let mut changes = changes::Changes::of(builder);
    let mut budgets = budgets::Budgets::of(builder);
    let mut adjusted = adjusted::Known::default();
    for (index, part) in parts.iter().enumerate() {
        let next = parts.get(index + 1).filter(|next| next.goes_on).map_or(&[][..], |next| &next.told);
        let previous = parts.get(index.wrapping_sub(1)).filter(|_| part.goes_on).map_or(&[][..], |part| &part.told);
        changes.read(builder, previous, &part.told, next);
        budgets.read(builder, previous, &part.told);
        adjusted::read(builder, &mut adjusted, previous, &part.told);
        together::read(builder, &mut changes, &parts[..=index]);
        parts::read(builder, part, &parts[index + 1..]);
    }
    changes.finish(builder);
}

fn sentence_parts(builder: &Builder<'_, '_>) -> Vec<Part> {
    let spans = part_spans(builder);
    let document = builder.document;
    let rate = |figure: &Figure| matches!(figure.kind, FigureKind::Percent | FigureKind::PercentagePoints);
    // Every comparison that is told without a percentage has a sign of one.
    let speaks = |&(span, _): &(Span, bool)| {
        let figures = document.figures_in(span);
        !figures.is_empty() && (figures.iter().any(rate) || document.signs_in(span).has(Sign::Compared))
    };
    let speaks: Vec<bool> = spans.iter().map(speaks).collect();
    // Beside one that compares, the amounts alone may be what it compares with.
    let near = |at: usize| speaks[at.saturating_sub(1)..(at + 2).min(speaks.len())].contains(&true);
    let part = |(at, &(span, goes_on)): (usize, &(Span, bool))| {
        let told = if near(at) { roles::read(builder, span) } else { Vec::new() };
        Part { span, told, goes_on }
    };
    spans.iter().enumerate().map(part).collect()
}

/// The parts of all sentences, and whether each goes on in the line of the one before.
fn part_spans(builder: &Builder<'_, '_>) -> Vec<(Span, bool)> {
    let document = builder.document;
    let mut parts: Vec<(Span, bool)> = Vec::new();
    for sentence in document.sentences() {
        let mut from = sentence.start;
        let mut push = |span: Span| {
            let goes_on = parts.last().is_some_and(|(before, _)| before.end == span.start);
            parts.push((span, goes_on));
        };
        for (at, _) in document.marks_in(sentence).filter(|(_, mark)| *mark == '；') {
            let to = at as u32 + '；'.len_utf8() as u32;
            push(Span { start: from, end: to });
            from = to;
        }
        if from < sentence.end {
            push(Span { start: from, end: sentence.end });
        }
    }
    parts
}

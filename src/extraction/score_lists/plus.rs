//! Weights that stand between signs: 五类10+40+20+20+10，满分100分.

use super::claim;
use super::sums::count_word;
use crate::amount::Number;
use crate::claims::{Measure, Quantity, Span, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// Fewer are no list.
const LEAST: usize = 3;
/// More are none that a sentence writes.
const MOST: usize = 24;
/// In percent of the whole the sum may be off, and still be meant.
const NEAR: i64 = 30;

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: Span) {
    if !builder.slice(passage).contains('+') {
        return;
    }
    let first = builder.document.figures_before(passage.start);
    let end = first + builder.document.figures_in(passage).len();
    let gap = |builder: &Builder<'_, '_>, at: usize| -> String {
        let (a, b) = (builder.figure(at).span, builder.figure(at + 1).span);
        builder.slice(Span { start: a.end, end: b.start.max(a.end) }).trim().to_owned()
    };
    let mut at = first;
    while at + 1 < end {
        let start = at;
        while at + 1 < end && gap(builder, at) == "+" {
            at += 1;
        }
        let terms = at - start + 1;
        if !(LEAST..=MOST).contains(&terms) || at + 1 >= end {
            at += 1;
            continue;
        }
        let kind = |figure: usize| {
            matches!(
                builder.figure(figure).kind,
                FigureKind::Bare | FigureKind::Points | FigureKind::Count | FigureKind::Code
            )
        };
        let whole = at + 1;
        let between = gap(builder, at);
        let totalled = between.starts_with(['，', '=', '）'])
            && (between == "="
                || any_of!["满分", "总分", "合计", "共计", "共", "总计", "满分为", "总分值"]
                    .ends(between.trim_end_matches(['为', '是']))
                    .is_some());
        let words = builder.slice(Span { start: passage.start, end: builder.figure(start).span.start });
        let clause = words.rsplit(['，', '。', '；', '\n']).next().unwrap_or(words);
        let counted = count_word(clause) == Some(terms) || clause.split(['、', '和']).count() == terms;
        let numbers: Vec<Number> = (start..=at).map(|figure| builder.figure(figure).number).collect();
        let stated = builder.figure(whole).number;
        let near = Number::sum(numbers.iter().copied()).is_ok_and(|sum| {
            sum.subtract(stated)
                .is_ok_and(|gap| gap.abs().percent_of(stated, 0).is_ok_and(|percent| percent <= Number::whole(NEAR)))
        });
        let points = builder.figure(whole).kind == FigureKind::Points && !stated.is_zero();
        if (start..=at).all(kind) && totalled && counted && near && points {
            let quantity = |builder: &mut Builder<'_, '_>, figure: usize, name: &str| Quantity {
                measure: Measure::Points,
                ..builder.quantity(figure, name)
            };
            let sum = quantity(builder, whole, "分值合计");
            let parts = (start..=at).map(|figure| quantity(builder, figure, "分值")).collect();
            claim(builder, Topic::Scores, sum, parts);
        }
        at += 1;
    }
}

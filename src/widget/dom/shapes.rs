//! The shapes that stand with verdicts and marks. A shape never stands without a word.

use super::{El, el, svg};
use crate::comparison::Verdict;
use crate::words::Words;

/// The shapes that stand with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Tick,
    Waves,
    Pie,
    Triangle,
    /// A contradiction that is only asked about.
    OpenTriangle,
    Question,
    Diamond,
}

impl Shape {
    /// What is drawn as a line, and what is filled, in a square of 16.
    pub fn paths(self) -> (&'static str, &'static str) {
        match self {
            Shape::Tick => ("M2.5 8.5l3.5 4 7.5-9", ""),
            Shape::Waves => ("M2 6.5c2-3 4-3 6-1s4 2 6-1M2 11.5c2-3 4-3 6-1s4 2 6-1", ""),
            Shape::Pie => ("M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0", "M8 2v6h6a6 6 0 0 0-6-6z"),
            Shape::Triangle => ("", "M8 2l6.5 12h-13z"),
            Shape::OpenTriangle => ("M8 3l5.5 10.2h-11z", ""),
            Shape::Question => ("M4.5 5.5c0-4.5 7-4.5 7 0 0 2.5-3.5 2.5-3.5 5M8 13v1.5", ""),
            Shape::Diamond => ("", "M8 2l6 6-6 6-6-6z"),
        }
    }
}

pub fn verdict_shape(verdict: Verdict) -> Shape {
    match verdict {
        Verdict::Consistent => Shape::Tick,
        Verdict::Rounding => Shape::Waves,
        Verdict::Partial => Shape::Pie,
        Verdict::Inconsistent => Shape::Triangle,
        Verdict::Undecidable => Shape::Question,
    }
}

/// A shape in the colour of the text around it.
pub fn shape(shape: Shape) -> El {
    let (line, filled) = shape.paths();
    svg("svg.shape")
        .attr("viewBox", "0 0 16 16")
        .attr("aria-hidden", "true")
        .add(svg("path").attr("d", line))
        .add(svg("path").attr("d", filled).attr("fill", "currentColor"))
}

/// A verdict with shape and word.
pub fn verdict(words: &Words, verdict: Verdict) -> El {
    let c = &words.common;
    let (class, word) = match verdict {
        Verdict::Consistent => ("span.verdict.consistent", c.consistent),
        Verdict::Rounding => ("span.verdict.rounding", c.rounding),
        Verdict::Partial => ("span.verdict.partial", c.partial),
        Verdict::Inconsistent => ("span.verdict.inconsistent", c.inconsistent),
        Verdict::Undecidable => ("span.verdict.undecidable", c.undecidable),
    };
    el(class).add(shape(verdict_shape(verdict))).text(word)
}

/// The mark of everything that folds.
pub fn caret() -> El {
    thread_local! {
        static CARET: El = svg("svg.caret")
            .attr("viewBox", "0 0 8 8")
            .attr("aria-hidden", "true")
            .add(svg("path").attr("d", "M2 .5L6 4 2 7.5"));
    }
    CARET.with(El::copy)
}

//! Shapes of verdicts, and the few icons of buttons. A shape never stands without a word.

use leptos::prelude::*;

use crate::comparison::Verdict;
use crate::words::Words;

/// The shapes that stand with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Tick,
    Waves,
    Pie,
    Triangle,
    Question,
    Diamond,
}

/// Icons of buttons, which carry a label for those who do not see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Undo,
    Redo,
    Up,
    Down,
    Remove,
    Plus,
    Tune,
}

/// A shape in the colour of the text around it.
pub fn shape(shape: Shape) -> impl IntoView {
    let (path, filled) = match shape {
        Shape::Tick => ("M2.5 8.5l3.5 4 7.5-9", ""),
        Shape::Waves => ("M2 6.5c2-3 4-3 6-1s4 2 6-1M2 11.5c2-3 4-3 6-1s4 2 6-1", ""),
        Shape::Pie => ("M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0", "M8 2v6h6a6 6 0 0 0-6-6z"),
        Shape::Triangle => ("", "M8 2l6.5 12h-13z"),
        Shape::Question => ("M4.5 5.5c0-4.5 7-4.5 7 0 0 2.5-3.5 2.5-3.5 5M8 13v1.5", ""),
        Shape::Diamond => ("", "M8 2l6 6-6 6-6-6z"),
    };
    view! {
        <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path/>
            <path d=filled fill="currentColor"/>
        </svg>
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

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Consistent => "verdict consistent",
        Verdict::Rounding => "verdict rounding",
        Verdict::Partial => "verdict partial",
        Verdict::Inconsistent => "verdict inconsistent",
        Verdict::Undecidable => "verdict undecidable",
    }
}

/// A verdict with shape and word.
pub fn verdict(words: &Words, verdict: Verdict) -> impl IntoView + use<> {
    let c = &words.common;
    let word = match verdict {
        Verdict::Consistent => c.consistent,
        Verdict::Rounding => c.rounding,
        Verdict::Partial => c.partial,
        Verdict::Inconsistent => c.inconsistent,
        Verdict::Undecidable => c.undecidable,
    };
    view! { <span class=class(verdict)>{shape(verdict_shape(verdict))}{word}</span> }
}

pub fn icon(icon: Icon) -> impl IntoView {
    let path = match icon {
        Icon::Undo => "M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6",
        Icon::Redo => "M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h4",
        Icon::Up => "M8 13.5V3M3.5 7.5L8 3l4.5 4.5",
        Icon::Down => "M8 2.5V13M3.5 8.5L8 13l4.5-4.5",
        Icon::Remove => "M3.5 3.5l9 9M12.5 3.5l-9 9",
        Icon::Plus => "M8 2.5v11M2.5 8h11",
        Icon::Tune => "M2 5h5M11 5h3M2 11h2M8 11h6M9 3v4M6 9v4",
    };
    view! { <svg class="icon-svg" viewBox="0 0 16 16" aria-hidden="true"><path d=path/></svg> }
}

/// The mark of everything that folds.
pub fn caret() -> impl IntoView {
    view! { <svg class="caret" viewBox="0 0 8 8" aria-hidden="true"><path d="M2 .5L6 4 2 7.5"/></svg> }
}

//! Shapes of verdicts, and the few icons of buttons. A shape never stands without a word.

use leptos::prelude::*;

use crate::comparison::Verdict;
use crate::widget::dom::{Shape, verdict_shape};
use crate::words::Words;

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
    let (path, filled) = shape.paths();
    view! {
        <svg class="shape" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path/>
            <path d=filled fill="currentColor"/>
        </svg>
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
pub(super) fn caret() -> impl IntoView {
    view! { <svg class="caret" viewBox="0 0 8 8" aria-hidden="true"><path d="M2 .5L6 4 2 7.5"/></svg> }
}

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

/// Rows carry signs of the font: every drawing of its own would be one more piece for the browser to put together at
/// each key, and a table has hundreds.
pub fn icon(icon: Icon) -> AnyView {
    let sign = |sign: &'static str| view! { <span class="sign" aria-hidden="true">{sign}</span> }.into_any();
    let drawing = |path: &'static str| {
        view! { <svg class="icon-svg" viewBox="0 0 16 16" aria-hidden="true"><path d=path/></svg> }.into_any()
    };
    match icon {
        Icon::Undo => drawing("M6 3L2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H6"),
        Icon::Redo => drawing("M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h4"),
        Icon::Up => sign("↑"),
        Icon::Down => sign("↓"),
        Icon::Remove => sign("×"),
        Icon::Plus => sign("+"),
        Icon::Tune => sign("≡"),
    }
}

/// The mark of everything that folds.
pub fn caret() -> impl IntoView {
    view! { <svg class="caret" viewBox="0 0 8 8" aria-hidden="true"><path d="M2 .5L6 4 2 7.5"/></svg> }
}

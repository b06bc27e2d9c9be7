//! A disclosure that shows how a figure came about.

use leptos::prelude::*;

use super::icon::caret;
use crate::widget::state::state;

/// Folded lines of working; `lines` are read when they are shown.
#[component]
pub fn Working(lines: Signal<Vec<String>>) -> impl IntoView {
    let state = state();
    view! {
        <details class="working" prop:open=move || state.printing.get()>
            <summary>{caret()}{move || state.words().common.show_working}</summary>
            <div class="inset">
                {move || lines.get().into_iter().map(|line| view! { <p class="formula">{line}</p> }).collect_view()}
            </div>
        </details>
    }
}

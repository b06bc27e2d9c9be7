//! Explore: what a report states and what follows from it, for readers.

use leptos::prelude::*;

#[component]
pub fn Explore() -> impl IntoView {
    view! { <p>"explore"</p> }
}

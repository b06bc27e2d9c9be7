//! Edit: the report as a form, for those who prepare it.

use leptos::prelude::*;

#[component]
pub fn Edit() -> impl IntoView {
    view! { <p>"edit"</p> }
}

//! A button that unfolds a small panel; it folds again on Escape, on a click elsewhere, and when the focus leaves it.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::icon::caret;

#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(default = "btn")] button_class: &'static str,
    #[prop(default = "menu-panel")] panel_class: &'static str,
    children: Children,
) -> impl IntoView {
    let menu = NodeRef::<html::Details>::new();
    let close = move || {
        if let Some(menu) = menu.get_untracked() {
            menu.set_open(false);
        }
    };
    let on_key = move |event: KeyboardEvent| {
        let open = menu.get_untracked().is_some_and(|menu| menu.open());
        if event.key() == "Escape" && open {
            event.stop_propagation();
            close();
            if let Some(summary) = menu.get_untracked().and_then(|menu| menu.first_element_child()) {
                let _ = summary.unchecked_into::<web_sys::HtmlElement>().focus();
            }
        }
    };
    let on_leave = move |event: FocusEvent| {
        let to = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        let inside = menu.get_untracked().is_some_and(|menu| to.is_some_and(|to| menu.contains(Some(&to))));
        // A click on plain text inside the panel has no target; only a real move elsewhere closes it.
        if !inside && event.related_target().is_some() {
            close();
        }
    };
    view! {
        <details class="menu" node_ref=menu on:keydown=on_key on:focusout=on_leave>
            <summary class=button_class>{label}{caret()}</summary>
            <div class=panel_class>{children()}</div>
        </details>
    }
}

//! A button that unfolds a small panel; it folds again on Escape, on a click elsewhere, and when the focus leaves it.

use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlDetailsElement, HtmlElement, KeyboardEvent, Node};

use super::shapes::caret;
use super::{El, el};
use crate::widget::reactive::*;
use crate::words::Words;

/// The panel is made when somebody first opens the menu: most readers never do.
pub fn menu(button: &str, label: fn(&'static Words) -> &'static str, panel: fn() -> El) -> El {
    let opened = RwSignal::new(false);
    let open = move || {
        if !opened.get_untracked() {
            opened.set(true);
        }
    };
    let summary = el("summary").attr("class", button).word(label).add(caret()).on_click(open);
    let menu = el("details.menu").add(summary.clone()).maybe(move || opened.get().then(panel));
    let details: HtmlDetailsElement = menu.0.clone().unchecked_into();
    let on_key = {
        let (details, summary) = (details.clone(), summary.0.unchecked_into::<HtmlElement>());
        move |event: &web_sys::Event| {
            let escape = event.unchecked_ref::<KeyboardEvent>().key() == "Escape";
            if escape && details.open() {
                event.stop_propagation();
                details.set_open(false);
                let _ = summary.focus();
            }
        }
    };
    let on_leave = move |event: &web_sys::Event| {
        // A click on plain text inside the panel has no target; only a real move elsewhere closes it.
        let Some(to) = event.unchecked_ref::<FocusEvent>().related_target() else { return };
        if !details.contains(to.dyn_ref::<Node>()) {
            details.set_open(false);
        }
    };
    menu.on("keydown", on_key).on("focusout", on_leave)
}

/// Folds every open menu of the widget, except the one that was pressed in.
pub fn close_menus(root: &web_sys::Element, pressed: Option<&Node>) {
    let Ok(open) = root.query_selector_all("details.menu[open]") else { return };
    for index in 0..open.length() {
        let Some(menu) = open.get(index).and_then(|node| node.dyn_into::<HtmlDetailsElement>().ok()) else { continue };
        if !pressed.is_some_and(|pressed| menu.contains(Some(pressed))) {
            menu.set_open(false);
        }
    }
}

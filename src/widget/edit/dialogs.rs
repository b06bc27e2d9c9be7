//! Small helpers of menus and dialogs.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// Folds the menu that a pressed item stands in, and gives the focus back to its button.
pub fn close_menu_of(event: &Event) {
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(menu) = pressed.and_then(|pressed| pressed.closest("details.menu").ok().flatten()) else { return };
    let _ = menu.remove_attribute("open");
    if let Some(summary) = menu.first_element_child().and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

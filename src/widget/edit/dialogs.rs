//! Small helpers of menus and dialogs.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement};

/// Distance from the edges of the window.
const EDGE: f64 = 16.0;

/// Opens a dialog. In a frame as tall as its content the middle of the window may be out of sight: there it opens beside
/// what was pressed, which the reader sees.
pub fn open_dialog(dialog: &HtmlDialogElement, event: &Event) {
    let _ = dialog.show_modal();
    let number = |of: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).ok()?.as_f64();
    let heights = web_sys::window().and_then(|window| {
        let screen = js_sys::Reflect::get(&window, &"screen".into()).ok()?;
        Some((number(&window, "innerHeight")?, number(&screen, "height")?))
    });
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let (Some((window, screen)), Some(pressed)) = (heights, pressed) else { return };
    if window > screen {
        let lowest = window - f64::from(dialog.offset_height()) - EDGE;
        let top = pressed.get_bounding_client_rect().top().min(lowest).max(EDGE);
        let _ = dialog.style().set_property("top", &format!("{top}px"));
        let _ = dialog.style().set_property("bottom", "auto");
    }
}

/// Folds the menu that a pressed item stands in, and gives the focus back to its button.
pub fn close_menu_of(event: &Event) {
    let pressed = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(menu) = pressed.and_then(|pressed| pressed.closest("details.menu").ok().flatten()) else { return };
    let _ = menu.remove_attribute("open");
    if let Some(summary) = menu.first_element_child().and_then(|child| child.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

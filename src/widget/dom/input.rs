//! An input that is bound to a figure of the report, for trying figures.
//!
//! While a reader types, the text stays exactly as typed; on leaving it shows what was understood. A text that does not
//! fit stays too, with the reason beside it. Nothing happens while an input method composes.

use std::rc::Rc;

use crate::widget::reactive::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};

use super::binding::{Kind, field_error, shown_text};
use super::shapes::{Shape, shape};
use super::{El, el};
use crate::report::field::Field;
use crate::widget::state::state;

/// What was understood takes the place of what was typed, also where it is what stood there before: ３１８．７４ for 318.74
/// changes nothing in the report, and no signal says so.
pub fn show_understood(left: &web_sys::FocusEvent, text: &str) {
    let input = left.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input.filter(|input| input.value() != text) {
        input.set_value(text);
    }
}

/// The input and, where the text does not fit, the reason.
pub fn figure_input(field: Field, label: Rc<dyn Fn() -> String>, kind: Kind) -> Vec<El> {
    let state = state();
    let id = field.path();
    let message = format!("{id}-e");
    let value = shown_text(state, &field, None);
    let error = field_error(state, &field);
    let named = label.clone();
    let typed = move |event: &web_sys::Event| {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input.filter(|_| !composing) {
            state.type_into(&field, &untrack(|| named()), input.value());
        }
    };
    let describes = message.clone();
    let mut input = el("input.input.num")
        .attr("id", &id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .bind("aria-label", move || Some(label()))
        .bind("aria-invalid", move || error.get().map(|_| "true".to_owned()))
        .bind("aria-describedby", move || error.get().map(|_| describes.clone()))
        .bind_property("value", move || value.get().into())
        .on("input", typed.clone())
        .on("compositionend", typed)
        .on("blur", move |event| {
            state.stop_typing();
            // A field that is taken away while it has the focus is left too, and its figure is gone by then.
            if let Some(text) = value.try_get_untracked() {
                show_understood(event.unchecked_ref(), &text);
            }
        });
    if kind == Kind::Number {
        input = input.attr("inputmode", "decimal");
    }
    let reason = el("span").maybe(move || {
        let error = error.get()?;
        Some(el("span.error").attr("id", &message).add(shape(Shape::Triangle)).text(" ").text(&error))
    });
    vec![input, reason]
}

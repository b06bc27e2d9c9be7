//! Last year's report as a second text, for those who want to know what was copied from it.

use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, InputEvent};

use super::run;
use crate::widget::dom::{El, caret, el};
use crate::widget::reactive::*;
use crate::widget::state::state;

pub fn previous() -> El {
    let state = state();
    let typed = move |event: &web_sys::Event| {
        let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
        let area = event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
        if let Some(area) = area.filter(|_| !composing) {
            state.desk.previous.set(area.value());
            run::recheck_soon(state);
        }
    };
    let hint = el("p.hint").attr("id", "jx-previous-hint").word(|w| w.check.previous_hint);
    let label = el("label.label").attr("for", "jx-previous").word(|w| w.check.previous_text);
    let area = el("textarea.input")
        .attr("id", "jx-previous")
        .attr("aria-describedby", "jx-previous-hint")
        .attr("spellcheck", "false")
        .on("input", typed)
        .on("compositionend", typed);
    let element: HtmlTextAreaElement = area.0.clone().unchecked_into();
    element.set_value(&state.desk.previous.get_untracked());
    el("details.terms.previous.no-print")
        .add(el("summary").add(caret()).word(|w| w.check.previous))
        .add(el("div.field").add(label).add(hint).add(area))
}

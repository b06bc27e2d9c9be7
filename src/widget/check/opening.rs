//! How a text comes in: pasted, dropped, chosen as a file, given by the page.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File, HtmlElement, HtmlInputElement};

use super::desk::View;
use super::run;
use crate::widget::dom::{El, button, el};
use crate::widget::reactive::*;
use crate::widget::state::{Mode, State, state};

/// A short report of our own with every kind of verdict in it.
const SAMPLE: &str = include_str!("sample.txt");

/// A text that is no JSON: the text of a report.
pub fn is_prose(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    !start.is_empty() && !start.starts_with(['{', '['])
}

/// Goes to the check view with a text.
pub fn open_text(state: State, text: String, name: String) {
    put(state, text, name);
    state.mode.set(Mode::Check);
}

pub fn open_sample(state: State) {
    let words = crate::words::words(state.lang.get_untracked());
    put(state, SAMPLE.to_owned(), words.check.sample_name.to_owned());
    focus_results(state);
}

/// Puts a text onto the desk and checks it. Work on the text before is kept for a way back.
pub fn put(state: State, text: String, name: String) {
    let desk = state.desk;
    desk.take_typed();
    let before = desk.text.get_untracked();
    if desk.edited.get_untracked() && !before.trim().is_empty() && before != text {
        desk.replaced.set(Some((before, desk.name.get_untracked())));
    }
    desk.edited.set(false);
    desk.pointed.set(Vec::new());
    desk.filter.set(Default::default());
    desk.name.set(name);
    desk.text.set(text);
    run::recheck(state);
    desk.view.set(View::Marked);
}

pub fn clear(state: State) {
    let desk = state.desk;
    put(state, String::new(), String::new());
    desk.view.set(View::Writing);
    let words = crate::words::words(state.lang.get_untracked());
    state.announcement.set(words.check.cleared.to_owned());
    if let Some(halves) = desk.halves() {
        halves.area.set_value("");
        let _ = halves.area.focus();
    }
}

/// The first text that is pasted is checked at once and shown with its marks; later ones go where the caret is.
pub fn paste(state: State, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    let Some(halves) = state.desk.halves() else { return };
    let text = data.get_data("text/plain").unwrap_or_default();
    if text.trim().is_empty() {
        return;
    }
    if halves.area.value().trim().is_empty() {
        event.prevent_default();
        put(state, text, String::new());
        focus_results(state);
    }
}

/// The head of the results takes the focus, so that a reader of a screen goes on there.
fn focus_results(state: State) {
    gloo_timers::callback::Timeout::new(0, move || {
        let Some(halves) = state.desk.halves() else { return };
        let title = halves.list.0.query_selector("#jx-results").ok().flatten();
        if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
            let _ = title.focus();
        }
    })
    .forget();
}

/// The button that opens a file.
pub fn chooser() -> El {
    let state = state();
    let input = el("input")
        .attr("type", "file")
        .attr("accept", ".txt,.html,.htm,.csv,.json,text/plain,text/html,text/csv,application/json")
        .attr("hidden", "")
        .label(|w| w.common.open_file);
    let element: HtmlInputElement = input.0.clone().unchecked_into();
    let open = button("button.btn").word(|w| w.common.open_file).on_click(move || element.click());
    let chosen = input.on("change", move |event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = input.files().and_then(|files| files.get(0));
        // So that choosing the same file again is a change.
        input.set_value("");
        if let Some(file) = file {
            open_file(state, file);
        }
    });
    el("span").add(open).add(chosen)
}

/// Files may be dropped anywhere on the view.
pub fn accept_drops(view: El) -> El {
    let state = state();
    view.on("dragover", |event| {
        let event: &DragEvent = event.unchecked_ref();
        if event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    })
    .on("drop", move |event| {
        let event: &DragEvent = event.unchecked_ref();
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            event.prevent_default();
            open_file(state, file);
        }
    })
}

fn open_file(state: State, file: File) {
    let name = file.name();
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(text) = gloo_file::futures::read_as_text(&gloo_file::File::from(file)).await {
            put(state, text, name);
            focus_results(state);
        }
    });
}

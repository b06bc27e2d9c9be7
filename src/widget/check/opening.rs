//! How a text comes in: pasted, dropped, chosen as a file, given by the page.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, File, HtmlElement, HtmlInputElement};

use super::desk::{Replaced, Side, View};
use super::{many, marked, reading, rich, run, worker};
use crate::exchange::json;
use crate::widget::dom::{El, button, el};
use crate::widget::draft::when_idle;
use crate::widget::executor;
use crate::widget::reactive::*;
use crate::widget::state::{Mode, Notice, State, state};
use crate::words::{fill, words};

/// What the dialog of files offers.
const ACCEPTED: &str = ".docx,.txt,.html,.htm,.csv,.json,text/plain,text/html,text/csv,application/json,\
    application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// A short report of our own with every kind of verdict in it.
const SAMPLE: &str = include_str!("sample.txt");

/// A text that is no JSON: the text of a report.
pub fn is_prose(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    !start.is_empty() && !start.starts_with(['{', '['])
}

/// Goes to the check view with a text.
pub fn open_text(state: State, text: String, name: String) {
    state.notice.set(None);
    put(state, text, name);
    state.mode.set(Mode::Check);
}

/// Browsers compile a function when it is first run, look for a glyph when it is first seen, and the rules are read when
/// they are first asked for. All that happens here, while the reader looks for a text, not when it is pasted.
pub fn warm_up(state: State) {
    when_idle(move || {
        // The widget may be gone by now, or the view have been here before.
        if state.desk.warm.try_get_untracked() == Some(false) {
            rehearse(state);
            state.desk.warm.set(true);
        }
    });
}

/// A view of its own is given a text of ours, out of sight, and is gone before anybody could find it.
fn rehearse(state: State) {
    let Some(halves) = state.desk.halves() else { return };
    let Ok(Some(view)) = halves.list.0.closest(".check") else { return };
    let stage = el("div.rehearsal").attr("aria-hidden", "true");
    let _ = view.append_child(&stage.0);
    let owner = Owner::new();
    owner.with(|| {
        let own = State::new(&halves.area);
        own.lang.set(state.lang.get_untracked());
        own.desk.warm.set(true);
        provide_context(own);
        let stage = stage.clone().add_all(super::check());
        put(own, SAMPLE.to_owned(), String::new());
        executor::run();
        run::settle(own.desk);
        executor::run();
        if let Some(halves) = own.desk.halves() {
            marked::finish(&halves.marked.0, words(own.lang.get_untracked()));
        }
        // Asking for its place lays it out.
        let _ = stage.0.get_bounding_client_rect();
    });
    stage.0.remove();
    drop(owner);
}

pub fn open_sample(state: State) {
    put(state, SAMPLE.to_owned(), words(state.lang.get_untracked()).check.sample_name.to_owned());
    focus_results(state);
}

/// Puts a text onto the desk and checks it. Work on the text before is kept for a way back.
pub fn put(state: State, text: String, name: String) {
    let desk = state.desk;
    desk.take_typed();
    let before = desk.text.get_untracked();
    let work = desk.edited.get_untracked() && !before.trim().is_empty() && before != text;
    let name_before = desk.name.get_untracked();
    desk.replaced.set(work.then_some(Replaced { text: before, name: name_before, edited: true, cleared: false }));
    desk.edited.set(false);
    desk.pointed.set(Vec::new());
    desk.filter.set(Default::default());
    desk.name.set(name);
    desk.view.set(if text.trim().is_empty() { View::Writing } else { View::Marked });
    desk.side.set(if text.trim().is_empty() { Side::Text } else { Side::Results });
    desk.text.set(text);
    desk.show_text();
    run::recheck(state);
}

/// Empties the desk. One press must not cost a text, so it stays at hand until another one is put in.
pub fn clear(state: State) {
    let desk = state.desk;
    desk.take_typed();
    let (text, name, edited) = (desk.text.get_untracked(), desk.name.get_untracked(), desk.edited.get_untracked());
    put(state, String::new(), String::new());
    if !text.trim().is_empty() {
        desk.replaced.set(Some(Replaced { text, name, edited, cleared: true }));
    }
    state.announcement.set(words(state.lang.get_untracked()).check.cleared.to_owned());
    // The field is shown again in a task of its own.
    later(move || {
        if let Some(halves) = state.desk.halves() {
            let _ = halves.area.focus();
        }
    });
}

/// Brings back the text that was cleared or that another one took the place of, and its findings.
pub fn put_back(state: State) {
    let Some(gone) = state.desk.replaced.get_untracked() else { return };
    put(state, gone.text, gone.name);
    state.desk.edited.set(gone.edited);
    focus_results(state);
}

/// The first text that is pasted is checked at once and shown with its marks; later ones go where the caret is.
pub fn paste(state: State, event: &ClipboardEvent) {
    let Some(data) = event.clipboard_data() else { return };
    let Some(halves) = state.desk.halves() else { return };
    let plain = data.get_data("text/plain").unwrap_or_default();
    let html = data.get_data("text/html").unwrap_or_default();
    // Only tables say more than the plain text does.
    let table = html.contains("<table") || html.contains("<TABLE");
    let rich = if table { rich::text_of(&html).filter(|text| !text.trim().is_empty()) } else { None };
    let tables = rich.is_some();
    let text = rich.unwrap_or(plain);
    if text.trim().is_empty() {
        if let Some(file) = data.files().and_then(|files| files.get(0)) {
            event.prevent_default();
            open_file(state, file);
        }
        return;
    }
    if halves.area.value().trim().is_empty() {
        event.prevent_default();
        put(state, text, String::new());
        focus_results(state);
    } else if tables {
        event.prevent_default();
        insert(state, &text);
    }
}

/// Puts a text where the caret is, so that the field's own undo takes it back.
fn insert(state: State, text: &str) {
    let inserted = web_sys::window().and_then(|window| window.document()).and_then(|document| {
        let document: web_sys::HtmlDocument = document.dyn_into().ok()?;
        document.exec_command_with_show_ui_and_value("insertText", false, text).ok()
    });
    if let Some(halves) = state.desk.halves().filter(|_| inserted != Some(true)) {
        let _ = halves.area.set_range_text(text);
        state.desk.edited.set(true);
        run::recheck_soon(state);
    }
}

/// The head of the results takes the focus, so that a reader of a screen goes on there. Finding out where it stands holds
/// up the picture of the results, so it comes after that.
pub fn focus_results(state: State) {
    executor::when_painted(move || {
        let Some(halves) = state.desk.halves() else { return };
        let title = halves.list.0.query_selector("#jx-results").ok().flatten();
        if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
            let _ = title.focus();
        }
    });
}

/// What had the focus is gone: it goes to the field where a text is expected, else to the results.
pub fn focus_work(state: State) {
    if state.desk.side.get_untracked() == Side::Results || state.desk.view.get_untracked() == View::Marked {
        return focus_results(state);
    }
    executor::when_painted(move || {
        if let Some(halves) = state.desk.halves() {
            let _ = halves.area.focus();
        }
    });
}

fn later(f: impl FnOnce() + 'static) {
    gloo_timers::callback::Timeout::new(0, f).forget();
}

/// The buttons that open files: one or several, and a whole folder.
pub fn chooser() -> Vec<El> {
    let state = state();
    let files = el("input").attr("accept", ACCEPTED).label(|w| w.common.open_file);
    let folder = el("input").attr("webkitdirectory", "").label(|w| w.check.folder);
    let button_of = |input: El, word: fn(&'static crate::words::Words) -> &'static str, before: fn()| {
        let input = input.attr("type", "file").attr("multiple", "").attr("hidden", "");
        let element: HtmlInputElement = input.0.clone().unchecked_into();
        let open = button("button.btn").word(word).on_click(move || {
            before();
            element.click();
        });
        let chosen = input.on("change", move |event| {
            let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
                return;
            };
            let list = input.files();
            let files = list.map(|list| (0..list.length()).filter_map(|index| list.get(index)).collect());
            // So that choosing the same file again is a change.
            input.set_value("");
            open_files(state, files.unwrap_or_default());
        });
        el("span.no-print").add(open).add(chosen)
    };
    let open = button_of(files, |w| w.common.open_file, || {});
    vec![open, button_of(folder, |w| w.check.folder, worker::prepare)]
}

/// Files and folders may be dropped anywhere on the view.
pub fn accept_drops(view: El) -> El {
    let state = state();
    view.on("dragenter", |event| {
        let event: &DragEvent = event.unchecked_ref();
        if event.data_transfer().is_some_and(|data| many::are_likely(&data)) {
            worker::prepare();
        }
    })
    .on("dragover", |event| {
        let event: &DragEvent = event.unchecked_ref();
        if event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    })
    .on("drop", move |event| {
        let event: &DragEvent = event.unchecked_ref();
        let Some(data) = event.data_transfer() else { return };
        if data.types().includes(&"Files".into(), 0) {
            event.prevent_default();
            many::dropped(state, &data);
        }
    })
}

/// One file is checked by itself, several as a list.
pub fn open_files(state: State, mut files: Vec<File>) {
    match files.len() {
        0 => {}
        1 => open_file(state, files.remove(0)),
        _ => many::start(state, files),
    }
}

/// Opens one file: a text to be checked, or a report in JSON.
pub fn open_file(state: State, file: File) {
    let name = file.name();
    executor::spawn(async move {
        match reading::read(file).await {
            Ok(text) => {
                state.desk.many.opened.set(None);
                open_read(state, text, name);
            }
            Err(refusal) => refuse(state, refusal.say(words(state.lang.get_untracked()), &name)),
        }
    });
}

/// Opens what was read from a file.
pub fn open_read(state: State, text: String, name: String) {
    if is_prose(&text) {
        state.notice.set(None);
        put(state, text, name);
        focus_results(state);
    } else {
        open_json(state, &text, name);
    }
}

/// A report in JSON has no text: its figures are checked.
fn open_json(state: State, text: &str, name: String) {
    let words = words(state.lang.get_untracked());
    match json::read_report(text) {
        Ok(report) => {
            state.open_over_work(report);
            put(state, String::new(), name);
            state.desk.side.set(Side::Results);
            state.announcement.set(fill(words.check.opened, &[&state.desk.name.get_untracked()]));
            focus_results(state);
        }
        Err(error) => refuse(state, words.read_error(&error)),
    }
}

pub fn refuse(state: State, text: String) {
    state.notice.set(Some(Notice { text, bad: true }));
}

//! The left half: the text as a field to paste and edit in, or as pages with marks.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement, InputEvent, KeyboardEvent};

use super::desk::{Halves, Side, View};
use super::{marked, opening, previous, run, walk};
use crate::widget::dom::{El, button, el, watch};
use crate::widget::reactive::*;
use crate::widget::state::{State, state};
use crate::words::{Lang, Words};

pub fn text_pane() -> El {
    let state = state();
    let desk = state.desk;
    let writing = move || desk.view.get() == View::Writing;
    let area = text_area(state).bind_flag("hidden", move || !writing());
    let marked = marked::pane(state).bind_flag("hidden", move || writing() && !state.printing.get());
    let element: HtmlTextAreaElement = area.0.clone().unchecked_into();
    desk.halves.set_value(Some(Halves { area: element, marked: marked.clone(), list: el("div") }));
    // What was typed a moment ago is not lost with the field.
    Owner::on_cleanup(move || {
        desk.take_typed();
        let _ = desk.halves.try_set_value(None);
    });
    // The text may have come from a file, or have been there before this view was.
    watch(move || {
        desk.text.track();
        desk.show_text();
    });
    let hint = el("p.hint.no-print")
        .attr("id", "jx-text-hint")
        .word(|w| w.check.text_hint)
        .bind_flag("hidden", move || !writing());
    el("section.check-text")
        .attr("aria-labelledby", "jx-text-title")
        .bind_flag("data-off", move || desk.side.get() != Side::Text)
        .add(head(state))
        .add(hint)
        .add(area)
        .add(marked)
        .add(previous::previous())
}

fn head(state: State) -> El {
    let desk = state.desk;
    let view = |view: View, word: fn(&'static Words) -> &'static str| {
        button("button.btn.small")
            .bind_aria("aria-pressed", move || desk.view.get() == view)
            .word(word)
            .on_click(move || show_view(state, view))
    };
    let clear = button("button.btn.small.quiet")
        .bind_flag("hidden", move || desk.text.with(String::is_empty))
        .word(|w| w.check.clear)
        .on_click(move || opening::clear(state));
    let views = el("div.row")
        .attr("role", "group")
        .label(|w| w.check.view)
        .bind_flag("hidden", move || desk.text.with(|text| text.trim().is_empty()))
        .add(view(View::Marked, |w| w.check.view_marked))
        .add(view(View::Writing, |w| w.check.view_writing));
    let title = el("h2.sub-title").attr("id", "jx-text-title").word(|w| w.check.text);
    el("div.row.check-head").add(title).add(el("div.row.push.no-print").add(views).add(clear))
}

/// Goes over to the marks, or back to the field.
pub fn show_view(state: State, view: View) {
    let desk = state.desk;
    let from = desk.view.get_untracked();
    if from == view {
        return;
    }
    if from == View::Writing {
        desk.take_typed();
        run::recheck(state);
    }
    walk::at_the_same_place(state, from);
    desk.view.set(view);
}

fn text_area(state: State) -> El {
    let typed = move |event: &web_sys::Event| {
        // What an input method composes is no text yet.
        if event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing) {
            return;
        }
        if !state.desk.edited.get_untracked() {
            state.desk.edited.set(true);
        }
        run::recheck_soon(state);
    };
    el("textarea.input.check-area")
        .attr("id", "jx-text")
        .attr("aria-labelledby", "jx-text-title")
        .attr("aria-describedby", "jx-text-hint")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off")
        // The text, not the sentence that stands there before it.
        .bind("lang", move || state.desk.text.with(|text| (!text.is_empty()).then(|| Lang::Chinese.tag().to_owned())))
        .bind("placeholder", move || Some(state.words().check.text_placeholder.to_owned()))
        .on("input", typed)
        .on("compositionend", typed)
        .on("paste", move |event| opening::paste(state, event.unchecked_ref::<ClipboardEvent>()))
        .on("keydown", move |event| undo_clearing(state, event.unchecked_ref()))
}

/// The field's own undo is gone with its text. What was typed into the empty field since is for the field to take back.
fn undo_clearing(state: State, event: &KeyboardEvent) {
    let desk = state.desk;
    let undo = (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z");
    if !undo || event.shift_key() || event.alt_key() || event.is_composing() {
        return;
    }
    let cleared = desk.replaced.with_untracked(|gone| gone.as_ref().is_some_and(|gone| gone.cleared));
    let untouched = !desk.edited.get_untracked() && desk.halves().is_some_and(|halves| halves.area.text_length() == 0);
    if cleared && untouched {
        event.prevent_default();
        // Figures that are being tried elsewhere are not meant.
        event.stop_propagation();
        opening::put_back(state);
    }
}

//! The whole widget: the bar on top, notices, and the view of the mode.

use crate::widget::reactive::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, Node};

#[cfg(feature = "edit")]
use super::check::check;
#[cfg(not(feature = "edit"))]
use super::dom::watch;
use super::dom::{El, Shape, button, close_menus, el, menu, shape};
use super::explore::explore;
use super::state::{Mode, State, Theme, state};
#[cfg(feature = "edit")]
use super::tried::tried_elsewhere;
use crate::words::{Lang, Words};

/// Everything in the shadow root, made under the owner that the caller keeps.
pub fn app(state: State) -> El {
    provide_context(state);
    let on_click = move |event: &web_sys::Event| {
        let root = event.current_target().and_then(|root| root.dyn_into::<Element>().ok());
        let pressed = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(root) = root {
            close_menus(&root, pressed.as_ref());
        }
    };
    #[cfg(not(feature = "edit"))]
    watch(move || {
        let file = state.download_wanted.get().is_some();
        if file || state.trial.get() || state.mode.get() != Mode::Explore {
            state.ask_for_edit();
        }
    });
    let root = el("div.jx");
    #[cfg(feature = "edit")]
    let root = root.on("keydown", move |event| undo_keys(state, event.unchecked_ref()));
    root.bind("lang", move || Some(state.lang.get().tag().to_owned()))
        .on("click", on_click)
        .add(top_bar())
        .maybe(notice)
        .maybe(tried_elsewhere)
        .region(move || match state.mode.get() {
            Mode::Explore => explore(),
            Mode::Edit => edit(state),
            Mode::Check => check(),
        })
        .add(el("p.vh").attr("role", "status").attr("aria-live", "polite").say(move || state.announcement.get()))
}

/// The form, drawn by leptos' own views in an element of its own.
#[cfg(feature = "edit")]
fn edit(state: State) -> Vec<El> {
    use leptos::prelude::*;

    use super::edit::Edit;
    let place = el("div.edit-view");
    let handle = leptos::mount::mount_to(place.0.clone().unchecked_into(), move || {
        provide_context(state);
        view! { <Edit/> }
    });
    // Taken down together with the region that it stands in.
    StoredValue::new_local(handle);
    vec![place]
}

/// Figures that are tried stay in this module's own view.
#[cfg(not(feature = "edit"))]
fn tried_elsewhere() -> Option<El> {
    None
}

/// This module has no form and checks nothing; the loader was asked for the one that does.
#[cfg(not(feature = "edit"))]
fn edit(_: State) -> Vec<El> {
    vec![el("p.empty").attr("role", "status").word(|w| w.common.edit_loading)]
}

#[cfg(not(feature = "edit"))]
fn check() -> Vec<El> {
    edit(state())
}

/// Undo and redo with the usual keys, wherever the focus is.
#[cfg(feature = "edit")]
fn undo_keys(state: State, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.is_composing() {
        return;
    }
    // In the check view the keys are those of the text.
    let editable = match state.mode.get_untracked() {
        Mode::Edit => true,
        Mode::Explore => state.trial.get_untracked(),
        Mode::Check => false,
    };
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) if editable => {
            event.prevent_default();
            super::edit::undo(state);
            keep_focus(event);
        }
        ("z", true) | ("y", false) if editable => {
            event.prevent_default();
            super::edit::redo(state);
            keep_focus(event);
        }
        _ => {}
    }
}

/// The step may have taken the row away that the focus was in. Without a focus inside, the next key would not be heard:
/// it goes to the buttons for the same steps.
#[cfg(feature = "edit")]
fn keep_focus(event: &KeyboardEvent) {
    let Some(root) = event.current_target().and_then(|root| root.dyn_into::<Element>().ok()) else { return };
    super::executor::when_painted(move || {
        let found = |selector: &str| root.query_selector(selector).ok().flatten();
        if found(":focus").is_none()
            && let Some(button) = found(".summary-tools > button")
            && let Ok(button) = button.dyn_into::<web_sys::HtmlElement>()
        {
            let _ = button.focus();
        }
    });
}

fn top_bar() -> El {
    let state = state();
    let mode = |mode: Mode, word: fn(&'static Words) -> &'static str| {
        button("button.mode").bind_aria("aria-pressed", move || state.mode.get() == mode).word(word).on_click(
            move || {
                // What was said of the view that is left is said there.
                state.notice.set(None);
                state.mode.set(mode);
            },
        )
    };
    let other = move || match state.lang.get() {
        Lang::Chinese => Lang::English,
        Lang::English => Lang::Chinese,
    };
    let modes = el("div.modes")
        .attr("role", "group")
        .label(|w| w.common.modes)
        .add(mode(Mode::Explore, |w| w.common.mode_explore))
        .add(mode(Mode::Edit, |w| w.common.mode_edit))
        .add(mode(Mode::Check, |w| w.common.mode_check));
    let language = button("button.btn.quiet")
        .bind("lang", move || Some(other().tag().to_owned()))
        .word(|w| w.common.language)
        .on_click(move || state.lang.set(untrack(other)));
    el("header.topbar").add(modes).add(el("div.topbar-tools").add(language).add(display_menu()))
}

fn display_menu() -> El {
    menu("btn quiet", |w| w.common.display, display_panel)
}

fn display_panel() -> El {
    let state = state();
    let choice = |theme: Theme, word: fn(&'static Words) -> &'static str| {
        let input = el("input")
            .attr("type", "radio")
            .attr("name", "jx-theme")
            .bind_property("checked", move || (state.theme.get() == theme).into())
            .on("change", move |_| state.theme.set(theme));
        el("label.choice").add(input).word(word)
    };
    let large = el("input")
        .attr("type", "checkbox")
        .bind_property("checked", move || state.large.get().into())
        .on("change", move |_| state.large.update(|large| *large = !*large));
    let choices = el("div.choices").add_all([
        choice(Theme::Auto, |w| w.common.theme_auto),
        choice(Theme::Light, |w| w.common.theme_light),
        choice(Theme::Dark, |w| w.common.theme_dark),
        choice(Theme::Contrast, |w| w.common.theme_contrast),
    ]);
    let themes = el("fieldset").add(el("legend.label").word(|w| w.common.theme)).add(choices);
    el("div.menu-panel.wide").add(themes).add(el("label.choice").add(large).word(|w| w.common.large_type))
}

fn notice() -> Option<El> {
    let state = state();
    let notice = state.notice.get()?;
    let say = if notice.bad { el("p.say").add(shape(Shape::Triangle)).text(" ") } else { el("p.say") };
    let close = button("button.btn.small").word(|w| w.common.close).on_click(move || state.notice.set(None));
    let banner = el(if notice.bad { "div.banner.bad" } else { "div.banner" }).attr("role", "alert");
    Some(banner.add(say.text(&notice.text)).add(close))
}

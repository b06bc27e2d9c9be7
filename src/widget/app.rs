//! The whole widget: the bar on top, notices, and the view of the mode.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

use super::edit::Edit;
use super::explore::Explore;
use super::parts::{Menu, Shape, close_menus, shape};
use super::state::{Mode, State, Theme, state};
use crate::words::Lang;

#[component]
pub fn App(state: State) -> impl IntoView {
    provide_context(state);
    let on_key = move |event: KeyboardEvent| undo_keys(state, &event);
    let on_click = move |event: leptos::ev::MouseEvent| {
        let root = event.current_target().and_then(|root| root.dyn_into::<Element>().ok());
        let pressed = event.target().and_then(|target| target.dyn_into::<Node>().ok());
        if let Some(root) = root {
            close_menus(&root, pressed.as_ref());
        }
    };
    view! {
        <div
            class="jx"
            class:large=move || state.large.get()
            lang=move || state.lang.get().tag()
            on:keydown=on_key
            on:click=on_click
        >
            <TopBar/>
            <NoticeBanner/>
            {move || match state.mode.get() {
                Mode::Explore => view! { <Explore/> }.into_any(),
                Mode::Edit => view! { <Edit/> }.into_any(),
            }}
            <p class="vh" role="status" aria-live="polite">{move || state.announcement.get()}</p>
        </div>
    }
}

/// Undo and redo with the usual keys, wherever the focus is.
fn undo_keys(state: State, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.is_composing() {
        return;
    }
    let editable = state.mode.get_untracked() == Mode::Edit || state.trial.get_untracked();
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) if editable => {
            event.prevent_default();
            state.undo();
        }
        ("z", true) | ("y", false) if editable => {
            event.prevent_default();
            state.redo();
        }
        _ => {}
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let state = state();
    let mode = move |mode: Mode| {
        view! {
            <button
                type="button"
                class="mode"
                aria-pressed=move || if state.mode.get() == mode { "true" } else { "false" }
                on:click=move |_| state.mode.set(mode)
            >
                {move || {
                    let c = &state.words().common;
                    match mode { Mode::Explore => c.mode_explore, Mode::Edit => c.mode_edit }
                }}
            </button>
        }
    };
    let other = move || match state.lang.get() {
        Lang::Chinese => Lang::English,
        Lang::English => Lang::Chinese,
    };
    view! {
        <header class="topbar">
            <div class="modes" role="group" aria-label=move || state.words().common.modes>
                {mode(Mode::Explore)}
                {mode(Mode::Edit)}
            </div>
            <div class="topbar-tools">
                <button
                    type="button"
                    class="btn quiet"
                    lang=move || other().tag()
                    on:click=move |_| state.lang.set(other())
                >
                    {move || state.words().common.language}
                </button>
                <DisplayMenu/>
            </div>
        </header>
    }
}

#[component]
fn DisplayMenu() -> impl IntoView {
    let state = state();
    let choice = move |theme: Theme| {
        let text = move || {
            let c = &state.words().common;
            match theme {
                Theme::Auto => c.theme_auto,
                Theme::Light => c.theme_light,
                Theme::Dark => c.theme_dark,
                Theme::Contrast => c.theme_contrast,
            }
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="jx-theme"
                    prop:checked=move || state.theme.get() == theme
                    on:change=move |_| state.theme.set(theme)
                />
                {text}
            </label>
        }
    };
    view! {
        <Menu
            label=Signal::derive(move || state.words().common.display.to_owned())
            button_class="btn quiet"
            panel_class="menu-panel wide"
        >
            <fieldset>
                <legend class="label">{move || state.words().common.theme}</legend>
                <div class="choices">{Theme::ALL.map(choice).collect_view()}</div>
            </fieldset>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || state.large.get()
                    on:change=move |_| state.large.update(|large| *large = !*large)
                />
                {move || state.words().common.large_type}
            </label>
        </Menu>
    }
}

#[component]
fn NoticeBanner() -> impl IntoView {
    let state = state();
    move || {
        state.notice.get().map(|notice| {
            view! {
                <div class=if notice.bad { "banner bad" } else { "banner" } role="alert">
                    <p class="say">{notice.bad.then(|| shape(Shape::Triangle))}" "{notice.text}</p>
                    <button type="button" class="btn small" on:click=move |_| state.notice.set(None)>
                        {move || state.words().common.close}
                    </button>
                </div>
            }
        })
    }
}

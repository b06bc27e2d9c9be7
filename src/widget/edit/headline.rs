//! Whose report it is, and what is done with whole reports: new, open, save.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use super::form::{Form, both};
use super::new_report::NewReport;
use super::problems::Kind;
use crate::widget::download::{Download, download};
use crate::widget::files::open_chosen;
use crate::widget::parts::Menu;
use crate::widget::print::print;
use crate::widget::state::State;
use crate::words::fill;

#[component]
pub fn Headline() -> impl IntoView {
    let (state, form) = both();
    let dialog = NodeRef::<html::Dialog>::new();
    let file = NodeRef::<html::Input>::new();
    let kicker = move || {
        let words = state.words();
        let (year, region) = state.report.with(|report| (report.year, report.region.clone()));
        let year = year.map(|year| fill(words.common.year, &[&year.to_string()])).unwrap_or_default();
        let parts = [words.common.kicker, &year, &region];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let title = move || {
        let department = state.report.with(|report| report.department.clone());
        if department.trim().is_empty() { state.words().common.untitled.to_owned() } else { department }
    };
    let show = move |event: MouseEvent| {
        if let Some(dialog) = dialog.get_untracked() {
            super::dialogs::open_dialog(&dialog, &event);
        }
    };
    let choose = move |_| {
        if let Some(file) = file.get_untracked() {
            file.click();
        }
    };
    let chosen = move |_| {
        if let Some(file) = file.get_untracked() {
            open_chosen(state, &file);
        }
    };
    view! {
        <div class="headline">
            <div>
                <p class="kicker">{kicker}</p>
                <h1 class="title" lang=move || state.words().lang_of(&title())>{title}</h1>
            </div>
            <div class="actions">
                <button type="button" class="btn" on:click=show>{move || state.words().edit.new_report}</button>
                <button type="button" class="btn" on:click=choose>{move || state.words().common.open_file}</button>
                <input
                    type="file"
                    accept=".json,application/json"
                    hidden
                    node_ref=file
                    aria-label=move || state.words().common.open_file
                    on:change=chosen
                />
                <Menu label=Signal::derive(move || state.words().edit.save.to_owned()) button_class="btn primary">
                    {item(state, form, Download::Json)}
                    {item(state, form, Download::Scores)}
                    {item(state, form, Download::Shares)}
                    {print_item(state)}
                </Menu>
            </div>
        </div>
        <NewReport dialog/>
    }
}

fn item(state: State, form: Form, what: Download) -> AnyView {
    let text = move || {
        let c = &state.words().common;
        match what {
            Download::Json => c.save_json,
            Download::Scores => c.save_scores,
            Download::Shares => c.save_shares,
        }
    };
    let press = move |event: MouseEvent| {
        super::dialogs::close_menu_of(&event);
        save(state, form, what);
    };
    view! { <button type="button" class="menu-item" on:click=press>{text}</button> }.into_any()
}

/// The form on paper, as a draft goes round in an office.
fn print_item(state: State) -> AnyView {
    let press = move |event: MouseEvent| {
        super::dialogs::close_menu_of(&event);
        print(state);
    };
    view! { <button type="button" class="menu-item" on:click=press>{move || state.words().explore.print}</button> }
        .into_any()
}

/// Saves, unless something was typed that would not be in the file: then that is listed first.
pub fn save(state: State, form: Form, what: Download) {
    state.stop_typing();
    let lost = form.problems.with_untracked(|all| all.iter().any(|problem| matches!(problem.kind, Kind::Text { .. })));
    if form.problems.with_untracked(Vec::is_empty) || !lost && form.listed.get_untracked() {
        download(state, what);
        return;
    }
    form.listed.set(true);
    form.focus(vec![super::errors::ID.to_owned()]);
    if !lost {
        // Everything that was typed is in the file; the list only says what to look at.
        download(state, what);
    }
}

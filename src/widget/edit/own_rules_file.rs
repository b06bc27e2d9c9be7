//! Own rules as files: saved for another report, opened from one.

use leptos::html;
use leptos::prelude::*;

use super::form::both;
use crate::report::edit::Edit;
use crate::report::field::Field;
use crate::rules::{self, CUSTOM_PROFILE};
use crate::widget::executor;
use crate::widget::files;
use crate::widget::state::{Notice, State};
use crate::words::fill;

/// No file of rules comes near this.
const MAX_BYTES: u64 = 1024 * 1024;

#[component]
pub fn Files() -> impl IntoView {
    let (state, _) = both();
    let input = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            // So that choosing the same file again is a change.
            input.set_value("");
            open(state, file);
        }
    };
    view! {
        <div class="row">
            <button type="button" class="btn" on:click=move |_| save(state)>
                {move || state.words().edit.save_rules}
            </button>
            <button type="button" class="btn quiet" on:click=choose>{move || state.words().edit.open_rules}</button>
            <input
                type="file"
                accept=".json,application/json"
                hidden
                node_ref=input
                aria-label=move || state.words().edit.open_rules
                on:change=chosen
            />
        </div>
    }
}

fn save(state: State) {
    let own = state.report.with_untracked(|report| {
        let rules = report.custom_rules.as_deref()?;
        Some((rules.title.clone(), crate::api::to_text(rules)))
    });
    if let Some((title, text)) = own {
        files::offer(&format!("{}.json", files::safe(&title)), "application/json", &text);
    }
}

fn open(state: State, file: web_sys::File) {
    let file = gloo_file::File::from(file);
    executor::spawn(async move {
        let words = crate::words::words(state.lang.get_untracked());
        let refuse = |why: &str, place: &str| {
            let text = fill(words.common.read_failed, &[why, place]);
            state.notice.set(Some(Notice { text, bad: true }));
        };
        if file.size() > MAX_BYTES {
            return refuse(words.common.read_too_large, &file.name());
        }
        let Ok(text) = gloo_file::futures::read_as_text(&file).await else {
            return refuse(words.common.read_unreadable, &file.name());
        };
        match rules::read(&file.name(), text.trim_start_matches('\u{feff}')) {
            Ok(mut profile) => {
                profile.id = CUSTOM_PROFILE.to_owned();
                let rules = Edit::SetCustomRules(Some(Box::new(profile)));
                let choose = Edit::Set { field: Field::Rules, text: CUSTOM_PROFILE.to_owned() };
                if state.dispatch(Edit::Batch(vec![rules, choose])).is_ok() {
                    state.announcement.set(words.edit.rules_opened.to_owned());
                }
            }
            Err(error) => refuse(&words.fault(&error.message), &error.key),
        }
    });
}

//! What is said above the form about drafts: one of an earlier visit, or a browser that keeps none.

use leptos::prelude::*;

use super::form::both;
use super::headline::save;
use crate::report::edit::Edit;
use crate::widget::download::Download;
use crate::widget::draft::DraftState;
use crate::widget::parts::{Shape, shape};
use crate::words::fill;

#[component]
pub fn Banners() -> impl IntoView {
    view! { <Offered/><NotKept/> }
}

/// A draft of an earlier visit.
#[component]
fn Offered() -> impl IntoView {
    let (state, form) = both();
    move || {
        state.drafts.offer.get().map(|offer| {
            let words = state.words();
            let name = Some(offer.report.department.trim()).filter(|name| !name.is_empty());
            let name = name.unwrap_or(words.common.untitled);
            let year = offer.report.year.map(|year| fill(words.common.year, &[&year.to_string()])).unwrap_or_default();
            let text = fill(words.edit.draft_found, &[name, &year, &offer.at]);
            let go_on = move |_| {
                state.drafts.offer.set(None);
                state.invalid.set(Vec::new());
                if state.dispatch(Edit::Replace(Box::new(offer.report.clone()))).is_ok() {
                    state.announcement.set(words.edit.draft_restored.to_owned());
                    form.focus(vec![super::sections::Part::Basics.heading_id()]);
                }
            };
            let discard = move |_| {
                state.drafts.discard();
                state.announcement.set(words.edit.draft_discarded.to_owned());
                form.focus(vec![super::sections::Part::Basics.heading_id()]);
            };
            view! {
                <div class="banner" role="region" aria-label=words.edit.draft>
                    <p class="say">{text}</p>
                    <button type="button" class="btn primary small" on:click=go_on>{words.edit.draft_continue}</button>
                    <button type="button" class="btn small" on:click=discard>{words.edit.draft_discard}</button>
                </div>
            }
        })
    }
}

/// Storage is blocked or full: the file is the only safe place.
#[component]
fn NotKept() -> impl IntoView {
    let (state, form) = both();
    move || {
        let words = state.words();
        let text = match state.drafts.state.get() {
            DraftState::Blocked => words.edit.storage_blocked,
            DraftState::Full => words.edit.storage_full,
            _ => return None,
        };
        Some(view! {
            <div class="banner warn" role="alert">
                <p class="say">{shape(Shape::Pie)}" "{text}</p>
                <button type="button" class="btn small" on:click=move |_| save(state, form, Download::Json)>
                    {words.edit.save_file}
                </button>
            </div>
        })
    }
}

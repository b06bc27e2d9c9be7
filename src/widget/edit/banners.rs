//! What is said above the form about drafts: one of an earlier visit, or a browser that keeps none.

use leptos::prelude::*;

use super::form::both;
use super::headline::save;
use crate::report::edit::Edit;
use crate::widget::download::Download;
use crate::widget::draft::{DraftState, Offer};
use crate::widget::parts::{Shape, shape};
use crate::words::fill;

#[component]
pub fn Banners() -> impl IntoView {
    view! { <Offered/><NotKept/> }
}

/// Drafts of earlier visits, each until it is answered for.
#[component]
fn Offered() -> impl IntoView {
    let (state, form) = both();
    let heading = move || form.focus(vec![super::sections::Part::Basics.heading_id()]);
    let offered = move |offer: Offer| {
        let words = state.words();
        let name = Some(offer.report.department.trim()).filter(|name| !name.is_empty());
        let year = offer.report.year.map(|year| fill(words.common.year, &[&year.to_string()]));
        let whose = [Some(name.unwrap_or(words.common.untitled)), year.as_deref()];
        let whose: Vec<&str> = whose.into_iter().flatten().collect();
        let text = fill(words.edit.draft_found, &[&whose.join(" "), &offer.at]);
        let kept = offer.clone();
        let go_on = move |_| {
            state.invalid.set(Vec::new());
            if state.dispatch(Edit::Replace(Box::new(kept.report.clone()))).is_ok() {
                state.drafts.take(&kept, state.report);
                state.announcement.set(words.edit.draft_restored.to_owned());
                heading();
            }
        };
        let discard = move |_| {
            state.drafts.discard(&offer);
            state.announcement.set(words.edit.draft_discarded.to_owned());
            heading();
        };
        view! {
            <div class="banner" role="region" aria-label=words.edit.draft>
                <p class="say">{text}</p>
                <button type="button" class="btn primary small" on:click=go_on>{words.edit.draft_continue}</button>
                <button type="button" class="btn small" on:click=discard>{words.edit.draft_discard}</button>
            </div>
        }
    };
    let discarded = move || {
        state.drafts.discarded.with(Option::is_some).then(|| {
            let words = state.words();
            let back = move |_| {
                state.drafts.put_back();
                heading();
            };
            view! {
                <div class="banner">
                    <p class="say">{words.edit.draft_discarded}</p>
                    <button type="button" class="btn small" on:click=back>{words.edit.undo}</button>
                    <button type="button" class="btn small" on:click=move |_| {
                        state.drafts.discarded.set(None);
                        heading();
                    }>{words.common.close}</button>
                </div>
            }
        })
    };
    view! {
        {discarded}
        {move || state.drafts.offers.get().into_iter().map(offered).collect_view()}
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

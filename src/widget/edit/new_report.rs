//! The dialog for a new report: by which rules. Undo brings the one before back.

use leptos::html;
use leptos::prelude::*;

use super::basics::weights;
use super::form::both;
use super::indicators::groups;
use crate::evaluation::profile_of;
use crate::report::Report;
use crate::report::edit::Edit;
use crate::report::field::Field;
use crate::rules::{self, CUSTOM_PROFILE, DEFAULT_PROFILE};
use crate::widget::parts::{Shape, shape};

#[component]
pub fn NewReport(dialog: NodeRef<html::Dialog>) -> impl IntoView {
    let (state, form) = both();
    let chosen = RwSignal::new(DEFAULT_PROFILE.to_owned());
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let create = move |_| {
        close();
        let words = state.words();
        let id = chosen.get_untracked();
        let mut report = Report { rules: id.clone(), ..Report::default() };
        if id == CUSTOM_PROFILE {
            let own = state.report.with_untracked(|open| rules::blank_custom(profile_of(open)));
            report.custom_rules = Some(Box::new(own));
        }
        report.indicators = groups(words, profile_of(&report));
        state.invalid.set(Vec::new());
        form.open.set(Vec::new());
        form.listed.set(false);
        state.forced_rules.set(None);
        if state.dispatch(Edit::Replace(Box::new(report))).is_ok() {
            state.announcement.set(words.edit.created.to_owned());
            form.focus(vec![Field::Department.path()]);
        }
    };
    let pick = move |code: String, name: Signal<String>, note: Signal<String>| {
        let (value, checked) = (code.clone(), code.clone());
        view! {
            <li>
                <label class="pick">
                    <input
                        type="radio"
                        name="jx-profile"
                        prop:checked=move || chosen.with(|chosen| *chosen == checked)
                        on:change=move |_| chosen.set(value.clone())
                    />
                    <span>{name}" "<span class="note">{note}</span></span>
                </label>
            </li>
        }
    };
    let shipped = rules::profiles().map(move |profile| {
        let name = Signal::derive(move || state.words().profile(profile).to_owned());
        let note = Signal::derive(move || weights(state.words(), profile));
        pick(profile.id.clone(), name, note)
    });
    let own = pick(
        CUSTOM_PROFILE.to_owned(),
        Signal::derive(move || state.words().common.custom_rules.to_owned()),
        Signal::derive(move || state.words().edit.own_rules_short.to_owned()),
    );
    let unsaved = move || {
        state.unsaved.get().then(|| {
            view! {
                <p class="check-note partial">{shape(Shape::Pie)}" "{state.words().edit.new_unsaved}</p>
            }
        })
    };
    view! {
        <dialog class="dialog" node_ref=dialog aria-labelledby="new-title">
            <h2 class="section-title" id="new-title">{move || state.words().edit.new_title}</h2>
            <p class="note">{move || state.words().edit.new_note}</p>
            <fieldset>
                <legend class="label">{move || state.words().common.rules}</legend>
                <ul class="picks">{shipped.collect_view()}{own}</ul>
            </fieldset>
            {unsaved}
            <div class="row end">
                <button type="button" class="btn" on:click=move |_| close()>
                    {move || state.words().common.cancel}
                </button>
                <button type="button" class="btn primary" on:click=create>
                    {move || state.words().edit.new_report}
                </button>
            </div>
        </dialog>
    }
}

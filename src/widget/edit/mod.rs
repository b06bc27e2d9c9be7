//! Edit: the report as a form, for those who prepare it.
//!
//! Each file is one part of the form or one thing that several parts do. Every change goes through the state, so that
//! undo knows it; every field keeps what was typed, right or wrong.

mod banners;
mod basics;
mod budgets;
mod cells;
mod checks;
mod conclusion;
mod dialogs;
mod errors;
mod execution;
mod form;
mod headline;
mod indicator_bands;
mod indicator_panel;
mod indicator_row;
mod indicators;
mod item_row;
mod items;
mod names;
mod new_report;
mod own_rules;
mod own_rules_file;
mod paging;
mod paste;
mod paste_cells;
mod problems;
mod reason_line;
mod remark;
mod rows;
mod rule_key;
mod sections;
mod spending;
mod staffing;
mod steps;
mod summary;
mod texts;

use leptos::ev::DragEvent;
use leptos::prelude::*;

pub use dialogs::close_menu_of;
use form::Form;
pub use names::place as place_name;
pub use steps::{redo, undo};

use crate::report::Report;
use crate::report::field::Field;
use crate::widget::draft::DraftState;
use crate::widget::files;
use crate::widget::parts::Followers;
use crate::widget::state::{State, state};

/// Brings a field into view once the form stands.
pub fn show_field(state: State, field: Field) {
    state.wanted_field.set(Some(field));
}

#[component]
pub fn Edit() -> impl IntoView {
    let state = state();
    let form = Form::new(state);
    provide_context(form);
    Followers::provide(state);
    look_for_draft(state);
    if let Some(field) = state.wanted_field.try_update(Option::take).flatten() {
        form.go_to(&field);
    }
    let own_rules = Memo::new(move |_| basics::has_own_rules(state));
    let over = move |event: DragEvent| {
        if event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
            event.prevent_default();
        }
    };
    let drop = move |event: DragEvent| {
        if let Some(file) = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)) {
            event.prevent_default();
            files::open(state, file);
        }
    };
    view! {
        <div node_ref=form.root on:dragover=over on:drop=drop>
            <banners::Banners/>
            <headline::Headline/>
            <summary::Summary/>
            <checks::Checks/>
            <errors::Errors/>
            <div class="workbench">
                <sections::Navigation own_rules/>
                <form class="form" novalidate on:submit=move |event| event.prevent_default()>
                    <basics::Basics/>
                    <staffing::Staffing/>
                    <execution::Execution/>
                    <spending::Spending/>
                    <budgets::Budgets/>
                    <indicators::Indicators/>
                    <conclusion::Conclusion/>
                    <texts::Texts/>
                    {move || own_rules.get().then(|| view! { <own_rules::OwnRules/> })}
                </form>
            </div>
        </div>
    }
}

/// A form that was opened without a report offers what was last written in it; loading a report looks for itself.
fn look_for_draft(state: State) {
    let untouched = state.drafts.state.with_untracked(|drafts| *drafts == DraftState::Untouched);
    let offered = state.drafts.offers.with_untracked(|offers| !offers.is_empty());
    if untouched && !offered && state.report.with_untracked(|report| *report == Report::default()) {
        state.drafts.look(&Report::default());
    }
}

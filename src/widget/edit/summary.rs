//! The bar that stays in sight: total, grade, expenditure, the draft, undo and redo.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::form::both;
use super::names::Way;
use super::steps;
use crate::report::expenditure::CategoryId;
use crate::widget::draft::DraftState;
use crate::widget::explore::format::{money, points};
use crate::widget::parts::{Icon, icon};
use crate::widget::state::State;
use crate::words::{Words, fill};

/// How long the total is left to settle before it is read out.
const SETTLE_MS: u32 = 800;

#[component]
pub fn Summary() -> impl IntoView {
    let (state, _) = both();
    announce_total(state);
    let scores =
        Memo::new(move |_| state.evaluation.with(|e| (e.scores.total, e.scores.full_marks, e.scores.unscored)));
    let grade = Memo::new(move |_| grade(state, state.words()));
    let spending = Memo::new(move |_| state.evaluation.with(|e| e.expenditure.category(CategoryId::Total).amount));
    let unit = Memo::new(move |_| state.report.with(|report| report.unit));
    let saved = move || {
        let w = &state.words().edit;
        let unread = state.invalid.with(|invalid| !invalid.is_empty());
        match state.drafts.state.get() {
            DraftState::Untouched | DraftState::Pending | DraftState::Saved(_) if unread => w.draft_unread.to_owned(),
            DraftState::Untouched => w.draft_untouched.to_owned(),
            DraftState::Pending => w.draft_pending.to_owned(),
            DraftState::Saved(time) => fill(w.draft_saved, &[&time]),
            DraftState::Blocked => w.draft_blocked.to_owned(),
            DraftState::Full => w.draft_full.to_owned(),
        }
    };
    let unscored = move || {
        let count = scores.get().2;
        (count > 0).then(|| {
            view! {
                <span class="summary-label later">{fill(state.words().edit.unscored, &[&count.to_string()])}</span>
            }
        })
    };
    view! {
        <div class="summary" role="region" aria-label=move || state.words().edit.summary>
            <span class="summary-item">
                <span class="summary-label">{move || state.words().edit.total_score}</span>
                <b>{move || points(scores.get().0)}</b>
                <span class="summary-label">"/ "{move || points(Some(scores.get().1))}</span>
            </span>
            <span class="summary-item">
                <span class="summary-label">{move || state.words().edit.grade}</span>
                <b class="word">{move || grade.get()}</b>
            </span>
            <span class="summary-item later">
                <span class="summary-label">{move || state.words().common.category_total}</span>
                <b>{move || money(spending.get())}</b>
                <span class="summary-label">{move || state.words().unit(unit.get())}</span>
            </span>
            {unscored}
            <span class="summary-label summary-saved later">{saved}</span>
            <div class="summary-tools">
                {history_button(state, Icon::Undo)}
                {history_button(state, Icon::Redo)}
            </div>
        </div>
    }
}

fn grade(state: State, words: &Words) -> String {
    let label = |e: &crate::evaluation::Evaluation| e.grade.as_ref().map(|band| words.grade(band).to_owned());
    state.evaluation.with(label).unwrap_or_else(|| words.common.none.to_owned())
}

/// The button that takes back a step, or the one that does it again. It says which step.
fn history_button(state: State, shape: Icon) -> AnyView {
    let undo = shape == Icon::Undo;
    let possible = if undo { state.can_undo } else { state.can_redo };
    let label = move || {
        let words = state.words();
        let w = &words.edit;
        let (word, template) = if undo { (w.undo, w.undo_step) } else { (w.redo, w.redo_step) };
        possible.track();
        let what = steps::next(state, words, if undo { Way::Undo } else { Way::Redo });
        what.map_or_else(|| word.to_owned(), |what| fill(template, &[&what]))
    };
    let press = move |_| if undo { steps::undo(state) } else { steps::redo(state) };
    view! {
        <button
            type="button"
            class="btn icon small"
            aria-label=label
            title=label
            aria-disabled=move || (!possible.get()).then_some("true")
            on:click=press
        >
            {icon(shape)}
        </button>
    }
    .into_any()
}

/// Says the new total once it has settled.
fn announce_total(state: State) {
    let said = Memo::new(move |_| {
        state
            .evaluation
            .with(|e| (e.scores.total, e.scores.full_marks, e.grade.as_ref().map(|g| g.id.clone()), e.scores.unscored))
    });
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        let (total, full, _, unscored) = said.get();
        if before.is_none() {
            return;
        }
        let wait = Timeout::new(SETTLE_MS, move || {
            let words = words_now(state);
            let grade = untrack(|| grade(state, words));
            let mut text = fill(words.edit.announce_total, &[&points(total), &points(Some(full)), &grade]);
            if unscored > 0 {
                text =
                    format!("{text}{}{}", words.pick("，", ", "), fill(words.edit.unscored, &[&unscored.to_string()]));
            }
            state.announcement.set(text);
        });
        // The one before is cancelled.
        timer.set_value(Some(wait));
    });
}

fn words_now(state: State) -> &'static Words {
    crate::words::words(state.lang.get_untracked())
}

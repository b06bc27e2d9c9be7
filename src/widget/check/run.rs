//! Running the check: at once for what is opened, after a pause for what is typed, in a worker for what is long.

use gloo_timers::callback::Timeout;

use super::desk::{Desk, Outcome, Side, Subject};
use super::{found, helper};
use crate::audit::Options;
use crate::report::Report;
use crate::widget::executor;
use crate::widget::reactive::*;
use crate::widget::state::State;
use crate::words::{fill, words};

/// How long the typing has to pause; a long text costs the field itself time, so it waits longer.
const PAUSE_MS: u32 = 200;
const LONG_PAUSE_MS: u32 = 600;
/// Characters, and their bytes, above which a text counts as long: a report has a tenth of it.
const LONG: u32 = 20_000;
const LONG_BYTES: usize = 60_000;

/// Checks what is typed once the typing pauses.
pub fn recheck_soon(state: State) {
    let desk = state.desk;
    let long = desk.halves().is_some_and(|halves| halves.area.text_length() > LONG);
    let timer = Timeout::new(if long { LONG_PAUSE_MS } else { PAUSE_MS }, move || {
        // The widget may be gone by now.
        if desk.text.try_with_untracked(|_| ()).is_some() {
            desk.take_typed();
            recheck(state);
        }
    });
    // Replacing the timer cancels the one before.
    desk.timer.set_value(Some(timer));
}

/// Checks the text, or the open report where there is none.
pub fn recheck(state: State) {
    let desk = state.desk;
    desk.timer.set_value(None);
    let long = desk.text.with_untracked(|text| text.len() > LONG_BYTES);
    if !long {
        helper::forget(state);
    } else if desk.text.with_untracked(|text| helper::check(state, text)) {
        return;
    }
    recheck_here(state);
}

/// The same without the worker.
pub fn recheck_here(state: State) {
    let text = state.desk.text.get_untracked();
    let outcome = if text.trim().is_empty() {
        let empty = state.report.with_untracked(|report| *report == Report::default());
        if empty { Outcome::default() } else { of_report(state) }
    } else {
        of_text(state, &text)
    };
    show(state, outcome);
}

pub fn of_text(state: State, text: &str) -> Outcome {
    with_options(state, |options| found::of_text(text, options, words(state.lang.get_untracked())))
}

/// What the page and the reader say besides the text: rules, and last year's report.
pub fn with_options<T>(state: State, f: impl FnOnce(&Options<'_>) -> T) -> T {
    let rules = state.forced_rules.get_untracked();
    let previous = state.desk.previous.get_untracked();
    let previous = Some(previous.as_str()).filter(|text| !text.trim().is_empty());
    f(&Options { rules: rules.as_deref(), previous })
}

fn of_report(state: State) -> Outcome {
    let words = words(state.lang.get_untracked());
    untrack(|| state.with_profile(|profile| state.report.with(|report| found::of_report(report, profile, words))))
}

/// Takes over what was found, and says it to those who do not see it.
pub fn show(state: State, outcome: Outcome) {
    let desk = state.desk;
    if desk.outcome.with_untracked(|before| *before == outcome) {
        return;
    }
    let words = words(state.lang.get_untracked());
    let say = match outcome.subject {
        Subject::Nothing => String::new(),
        Subject::Broken => words.check.broken.to_owned(),
        _ if outcome.findings.is_empty() => words.check.announce_none.to_owned(),
        _ => fill(words.check.announce, &[&found::counts(words, &outcome.findings)]),
    };
    // Without a text the results are all there is to see.
    if outcome.subject == Subject::Report && desk.outcome.with_untracked(|before| before.subject == Subject::Nothing) {
        desk.side.set(Side::Results);
    }
    if desk.outcome.with_untracked(|before| before.findings.is_empty()) && !outcome.findings.is_empty() {
        desk.settled.set(false);
        // Should the widget be gone by then, nothing waits.
        executor::when_painted(move || settle(desk));
    }
    desk.outcome.set(outcome);
    if state.announcement.with_untracked(|said| *said != say) {
        state.announcement.set(say);
    }
}

/// Draws what the first findings did not wait for.
pub fn settle(desk: Desk) {
    if desk.settled.try_get_untracked() == Some(false) {
        desk.settled.set(true);
    }
}

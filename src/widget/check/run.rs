//! Running the check: at once for what is opened, after a pause for what is typed.

use gloo_timers::callback::Timeout;

use super::desk::{Outcome, Subject};
use super::found;
use crate::audit::Options;
use crate::report::Report;
use crate::widget::reactive::*;
use crate::widget::state::State;
use crate::words::{fill, words};

/// How long the typing has to pause; a text that takes longer to check waits longer.
const PAUSE_MS: u32 = 250;
const LONG_PAUSE_MS: u32 = 700;
/// Bytes above which a text counts as long.
const LONG: u32 = 60_000;

/// Checks what is typed once the typing pauses.
pub fn recheck_soon(state: State) {
    let desk = state.desk;
    let long = desk.halves().is_some_and(|halves| halves.area.text_length() > LONG / 3);
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
    let text = desk.text.get_untracked();
    let outcome = if text.trim().is_empty() {
        let empty = state.report.with_untracked(|report| *report == Report::default());
        if empty { Outcome::default() } else { of_report(state) }
    } else {
        of_text(state, &text)
    };
    show(state, outcome);
}

/// Checks a text by the profile that the page asks for, else by the report's own.
pub fn of_text(state: State, text: &str) -> Outcome {
    let rules = state.forced_rules.get_untracked();
    let options = Options { rules: rules.as_deref(), previous: None };
    found::of_text(text, &options, words(state.lang.get_untracked()))
}

fn of_report(state: State) -> Outcome {
    let words = words(state.lang.get_untracked());
    untrack(|| state.with_profile(|profile| state.report.with(|report| found::of_report(report, profile, words))))
}

fn show(state: State, outcome: Outcome) {
    let desk = state.desk;
    if desk.outcome.with_untracked(|before| *before == outcome) {
        return;
    }
    let words = words(state.lang.get_untracked());
    let say = if outcome.subject == Subject::Nothing {
        String::new()
    } else if outcome.findings.is_empty() {
        words.check.announce_none.to_owned()
    } else {
        fill(words.check.announce, &[&found::counts(words, &outcome.findings)])
    };
    desk.outcome.set(outcome);
    if state.announcement.with_untracked(|said| *said != say) {
        state.announcement.set(say);
    }
}

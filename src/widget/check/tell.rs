//! What a search or a choice left in a list, said to those who do not see the list change.

use gloo_timers::callback::Timeout;

use super::many;
use crate::widget::reactive::*;
use crate::widget::state::State;
use crate::words::{CheckWords, fill, words};

/// How long the typing has to pause: every key would say another number.
const PAUSE_MS: u32 = 600;

/// How many findings are shown.
pub fn findings(state: State) {
    soon(state, |state, w| {
        let all = state.desk.outcome.with_untracked(|outcome| outcome.findings.len());
        let shown = state.desk.outcome.with_untracked(|outcome| {
            state
                .desk
                .filter
                .with_untracked(|filter| outcome.findings.iter().filter(|f| state.desk.lets(filter, f)).count())
        });
        said(shown, all, w.told_findings, w.told_no_finding)
    });
}

/// How many files are shown in the list of many.
pub fn files(state: State) {
    soon(state, |state, w| {
        let (shown, all) = many::counts(state);
        said(shown, all, w.told_files, w.told_no_file)
    });
}

/// Nothing of a list that is gone by now.
fn said(shown: usize, all: usize, some: &str, none: &str) -> Option<String> {
    let total = all.to_string();
    (all > 0).then(|| if shown == 0 { fill(none, &[&total]) } else { fill(some, &[&shown.to_string(), &total]) })
}

/// Only the last one is said, once nothing was changed for a moment.
fn soon(state: State, say: fn(State, &CheckWords) -> Option<String>) {
    let timer = Timeout::new(PAUSE_MS, move || {
        // The widget may be gone by now.
        let Some(lang) = state.lang.try_get_untracked() else { return };
        if let Some(text) = say(state, &words(lang).check) {
            state.announcement.set(text);
        }
    });
    // Replacing the timer cancels the one before.
    state.desk.telling.set_value(Some(timer));
}

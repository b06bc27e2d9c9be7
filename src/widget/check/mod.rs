//! Check: the text of a published report at the left, what was found in it at the right.
//!
//! What belongs here: the text as it is pasted and edited, its marks, the list of findings, and the way from one to the
//! other. What does not: any judgement; findings come from [`crate::audit`], their sentences from [`crate::words`].
//!
//! Where no text was given the open report is checked, so that the form and the figures that a page shows have findings
//! too. Built from [`super::dom`]: a list of findings is rebuilt at every pause in the typing.

mod actions;
mod desk;
mod filters;
mod finding;
mod found;
mod frame;
mod helper;
mod list;
mod many;
mod marked;
mod opening;
mod previous;
mod public;
mod reading;
mod rich;
mod run;
mod tell;
mod text_pane;
mod unread;
mod walk;
mod worker;

use super::dom::{El, el, watch};
use super::reactive::*;
use super::state::state;

pub use desk::{Desk, Subject};
pub use opening::{focus_results, is_prose, open_text};
pub use public::findings;
pub use run::recheck;

/// The whole view.
pub fn check() -> Vec<El> {
    let state = state();
    // Whatever the findings depend on besides the text; the text itself is followed where it is typed.
    watch(move || {
        state.lang.track();
        state.forced_rules.track();
        state.report.track();
        untrack(|| run::recheck(state));
    });
    opening::warm_up(state);
    let view = el("div.check").region(move || {
        if state.desk.many.shown.get() {
            return vec![many::table()];
        }
        let halves = el("div.check-split").add(text_pane::text_pane()).add(list::results());
        let above = el("div").maybe(frame::way_back).add(frame::headline()).add(frame::introduction());
        let above = above.maybe(frame::replaced).maybe(frame::closed_list);
        vec![above, frame::sides(), halves]
    });
    vec![opening::accept_drops(view)]
}

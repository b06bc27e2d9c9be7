//! What the form and the check say where figures are still being tried: their own view has the bar for it.

use super::check::{Subject, recheck};
use super::dom::{El, Shape, button, el, shape};
use super::explore::is_tried;
use super::reactive::*;
use super::state::{Mode, state};

/// Whose figures these are, and the way back. On paper too: a printed form is taken for the report.
pub fn tried_elsewhere() -> Option<El> {
    let state = state();
    let shown = match state.mode.get() {
        Mode::Explore => false,
        Mode::Edit => true,
        Mode::Check => state.desk.outcome.with(|outcome| outcome.subject == Subject::Report),
    };
    if !shown || !is_tried(state) {
        return None;
    }
    let keep = button("button.btn.small").word(|w| w.explore.trial_keep).on_click(move || {
        state.tried.set(Vec::new());
        state.trial.set(false);
    });
    let back = button("button.btn.small").word(|w| w.explore.trial_reset).on_click(move || {
        state.toggle_trial();
        recheck(state);
    });
    let say = el("p.say").add(el("b.changed").add(shape(Shape::Diamond))).text(" ").word(|w| w.explore.trial_elsewhere);
    Some(el("div.banner.stays").attr("role", "status").add(say).add(back).add(keep))
}

//! Explore: what a report states and what follows from it, for readers.
//!
//! Each file is one section of the page, from the top down. Every figure opens its working; "try figures" turns the
//! figures of the tables into inputs. Built from [`super::dom`], because this view is what a reader downloads first.

mod accounts;
mod figures;
pub(super) mod format;
mod frame;
mod headline;
mod narrative;
mod remainder;
mod rules_box;
mod score_table;
mod scores;
mod spending;
mod spending_level;
mod spending_table;
mod staffing;
#[cfg(feature = "edit")]
mod trial;
#[cfg(not(feature = "edit"))]
#[path = "no_trial.rs"]
mod trial;

#[cfg(feature = "edit")]
pub use trial::is_tried;

use super::dom::{El, button, el, memo};
use super::executor;
use super::state::{Mode, state};
use crate::report::Report;
use crate::widget::reactive::*;

/// The sections of the page, or what to do where there is no report.
pub fn explore() -> Vec<El> {
    let state = state();
    let empty = memo(move || state.report.with(|report| *report == Report::default()));
    // What lies below the first screen is drawn after the first picture, so that the page can be used sooner.
    if state.settled.get_untracked() {
        state.settled.set(false);
    }
    let first = move || {
        if empty.get() {
            return vec![nothing()];
        }
        vec![trial::trial_bar(), headline::headline(), figures::figures(), scores::scores()]
    };
    let rest = move || {
        if empty.get() {
            return Vec::new();
        }
        if !(state.settled.get() || state.printing.get()) {
            // Not in the first moment after the picture either: that belongs to what the reader does.
            executor::when_painted(move || {
                executor::when_idle(move || {
                    // Gone where the widget was taken away meanwhile.
                    let _ = state.settled.try_set(true);
                });
            });
            return Vec::new();
        }
        let pair = el("div.split").add(accounts::other_budgets()).add(staffing::staffing());
        vec![
            spending::spending(),
            pair,
            accounts::budget_execution(),
            narrative::narrative(),
            check_line(),
            rules_box::rules_box(),
        ]
    };
    vec![el("div.explore").region(first).region(rest)]
}

/// The way to what the checks find in these figures; the larger module has them.
fn check_line() -> El {
    let state = state();
    let go = button("button.btn").word(|w| w.explore.check_report).on_click(move || {
        state.mode.set(Mode::Check);
        #[cfg(feature = "edit")]
        super::check::focus_results(state);
    });
    let section = frame::section("jx-check", |w| w.common.mode_check, |w| w.explore.check_note);
    section.attr("class", "section no-print").add(go)
}

/// Nothing was loaded: say so, and say what to do.
fn nothing() -> El {
    let state = state();
    let edit = button("button.btn").word(|w| w.common.mode_edit).on_click(move || state.mode.set(Mode::Edit));
    let title = el("h1.title").word(|w| w.common.kicker);
    el("div.empty").add(title).add(el("p").word(|w| w.common.no_report)).add(edit)
}

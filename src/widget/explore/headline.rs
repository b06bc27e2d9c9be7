//! Who reports, for which year, and what a reader can do with the page.

use crate::widget::reactive::*;

use crate::widget::dom::{El, button, el, menu};
use crate::widget::download::{Download, download};
use crate::widget::print::print;
use crate::widget::state::{State, state};
use crate::words::fill;

pub fn headline() -> El {
    let state = state();
    let trial = button("button.btn")
        .bind_aria("aria-pressed", move || state.trial.get())
        .word(|w| w.explore.trial)
        .on_click(move || state.toggle_trial());
    let print_button = button("button.btn").word(|w| w.explore.print).on_click(move || print(state));
    let names =
        el("div").add(el("p.kicker").say_mixed(move || kicker(state))).add(el("h1.title").name(move || title(state)));
    // Opened by the loader (public/cite): a dialog that few open is no part of what everybody downloads.
    let cite = button("button.btn").attr("data-opens", "cite").attr("aria-haspopup", "dialog").word(|w| w.explore.cite);
    let actions = [trial, print_button, download_menu(), cite];
    el("div.headline").add(names).add(el("div.actions").add_all(actions))
}

pub fn title(state: State) -> String {
    let department = state.report.with(|report| report.department.clone());
    if department.is_empty() { state.words().common.untitled.to_owned() } else { department }
}

fn kicker(state: State) -> String {
    let words = state.words();
    let (year, region) = state.report.with(|report| (report.year, report.region.clone()));
    let year = year.map(|year| fill(words.common.year, &[&year.to_string()])).unwrap_or_default();
    let parts = [words.common.kicker, &year, &region];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn download_menu() -> El {
    menu("btn", |w| w.explore.download, download_panel)
}

fn download_panel() -> El {
    let state = state();
    let item = |what: Download, word: super::frame::Word| {
        button("button.menu-item").word(word).on_click(move || download(state, what))
    };
    el("div.menu-panel").add_all([
        item(Download::Json, |w| w.common.save_json),
        item(Download::Scores, |w| w.common.save_scores),
        item(Download::Shares, |w| w.common.save_shares),
    ])
}

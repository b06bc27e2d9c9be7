//! Files: saving to the reader's disk and opening from it.

use crate::widget::reactive::*;
use gloo_file::{Blob, ObjectUrl};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, HtmlInputElement};

use super::download::Download;
use super::executor;
use super::explore::is_tried;
use super::state::{Notice, State};
use crate::api::to_text;
use crate::exchange::{csv, json};
use crate::words::fill;

/// Offers a file to the browser; saving the whole report means that nothing is unsaved any more.
pub(super) fn save(state: State, what: Download) {
    let (name, kind, text) = match what {
        Download::Json => ("", "application/json", state.report.with_untracked(to_text)),
        Download::Scores => (state.words().common.csv_score, "text/csv", table(state, csv::scores)),
        Download::Shares => (state.words().common.category_total, "text/csv", table(state, csv::shares)),
    };
    let extension = if what == Download::Json { "json" } else { "csv" };
    let (department, year) =
        state.report.with_untracked(|r| (r.department.clone(), r.year.map_or_else(String::new, |y| y.to_string())));
    // Nobody is to take what a reader tried for what was published.
    let tried = if is_tried(state) { state.words().explore.trial_mark } else { "" };
    let stem: Vec<&str> =
        [department.as_str(), year.as_str(), name, tried].into_iter().filter(|s| !s.is_empty()).collect();
    let stem = if stem.is_empty() { "jixiao".to_owned() } else { stem.join("-") };
    offer(&format!("{}.{extension}", safe(&stem)), kind, &text);
    if what == Download::Json {
        state.unsaved.set(false);
    }
}

type CsvWriter = fn(&crate::report::Report, &crate::evaluation::Evaluation, &csv::Headings) -> String;

fn table(state: State, write: CsvWriter) -> String {
    let words = state.words();
    let c = &words.common;
    let amount = fill(c.csv_amount, &[state.report.with_untracked(|report| report.unit.label())]);
    let headings = csv::Headings {
        scores: [
            c.csv_level,
            c.csv_indicator,
            c.csv_target,
            c.csv_actual,
            c.csv_full_marks,
            c.csv_score,
            c.csv_lost,
            c.csv_reason,
        ],
        shares: [c.csv_whole, c.csv_part, &amount, c.csv_share, c.csv_stated_share],
        total: c.total,
        category: &|id| words.category(id),
    };
    state
        .report
        .with_untracked(|report| state.evaluation.with_untracked(|evaluation| write(report, evaluation, &headings)))
}

/// Characters that a file system refuses become hyphens.
pub fn safe(name: &str) -> String {
    name.chars().map(|c| if c.is_control() || "\\/:*?\"<>|".contains(c) { '-' } else { c }).collect()
}

/// Hands a text to the browser as a file to save.
pub fn offer(name: &str, kind: &str, text: &str) {
    let blob = Blob::new_with_options(text, Some(&format!("{kind};charset=utf-8")));
    let url = ObjectUrl::from(blob);
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    let Ok(link) = document.create_element("a") else { return };
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the address after the click has been handled; revoking it at once would cut the download off.
    gloo_timers::callback::Timeout::new(10_000, move || drop(url)).forget();
}

/// Reads the file that was chosen in an input and opens it; a fault leaves the open work untouched and says why.
pub fn open_chosen(state: State, input: &HtmlInputElement) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // So that choosing the same file again is a change.
    input.set_value("");
    open(state, file);
}

pub fn open(state: State, file: web_sys::File) {
    let file = gloo_file::File::from(file);
    executor::spawn(async move {
        let words = state.words();
        if file.size() > json::MAX_BYTES as u64 {
            let text = fill(words.common.read_failed, &[words.common.read_too_large, &file.name()]);
            state.notice.set(Some(Notice { text, bad: true }));
            return;
        }
        match gloo_file::futures::read_as_text(&file).await {
            Ok(text) => match json::read_report(&text) {
                Ok(report) => state.open_over_work(report),
                Err(error) => {
                    // No form at all, but perhaps the report itself.
                    let elsewhere = if text.trim_start().starts_with('{') { "" } else { words.common.read_elsewhere };
                    let text = [&words.read_error(&error), elsewhere].concat();
                    state.notice.set(Some(Notice { text, bad: true }));
                }
            },
            Err(_) => {
                let text = fill(words.common.read_failed, &[words.common.read_unreadable, &file.name()]);
                state.notice.set(Some(Notice { text, bad: true }));
            }
        }
    });
}

//! Many reports at once: audited in workers, one line each in a table; a line opens in the check view.
//!
//! What belongs here: which files, which worker, how far it is, the table. What does not: what a line says, which is
//! [`crate::publish::row`], the same in a worker and in the page.

mod folder;
mod on_page;
mod order;
mod pool;
mod scroll;
mod table;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, File, HtmlElement};

use self::pool::Pool;
use super::reading::Refusal;
use super::{opening, reading};
use crate::exchange::json;
use crate::publish::row::Row;
use crate::widget::dom::El;
use crate::widget::executor;
use crate::widget::reactive::*;
use crate::widget::state::{Mode, State};
use crate::words::{CheckWords, fill, words};

pub use order::{Column, Order};
pub use table::table;

/// Signals of the list of reports.
#[derive(Clone, Copy)]
pub struct Many {
    /// The list takes the place of the single report.
    pub shown: RwSignal<bool>,
    /// It was closed, and can be had back.
    pub closed: RwSignal<bool>,
    /// Grows with every result that has come in.
    pub done: RwSignal<usize>,
    pub total: RwSignal<usize>,
    /// Pictures among the files, which are left out.
    pub pictures: RwSignal<usize>,
    pub running: RwSignal<bool>,
    pub order: RwSignal<Order>,
    pub search: RwSignal<String>,
    /// The line that was opened, to come back to.
    pub opened: RwSignal<Option<usize>>,
    pub lines: StoredValue<Vec<Line>>,
    /// The heading of the list as it is drawn at the moment.
    heading: StoredValue<Option<El>, LocalStorage>,
    files: StoredValue<Vec<File>, LocalStorage>,
    pool: StoredValue<Option<Pool>, LocalStorage>,
    tick: StoredValue<Option<gloo_timers::callback::Timeout>, LocalStorage>,
}

/// One file and what came of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its place among the files.
    pub file: usize,
    pub name: String,
    pub result: Result<Row, Fault>,
}

/// Why a file has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Refused(Refusal),
    /// A text without anything that could be checked.
    Nothing,
    /// A report in the form that cannot be read.
    Form,
    /// It broke its worker, or took longer than any report does.
    Broken,
}

/// The table is drawn anew at most so often while results come in.
const TICK_MS: u32 = 200;

impl Default for Many {
    fn default() -> Many {
        Many {
            shown: RwSignal::new(false),
            closed: RwSignal::new(false),
            done: RwSignal::new(0),
            total: RwSignal::new(0),
            pictures: RwSignal::new(0),
            running: RwSignal::new(false),
            order: RwSignal::new(Order::default()),
            search: RwSignal::new(String::new()),
            opened: RwSignal::new(None),
            lines: StoredValue::new(Vec::new()),
            heading: StoredValue::new_local(None),
            files: StoredValue::new_local(Vec::new()),
            pool: StoredValue::new_local(None),
            tick: StoredValue::new_local(None),
        }
    }
}

/// Whether what is dragged may become a list: several things, or one that has no type, as a folder has none.
pub fn are_likely(data: &DataTransfer) -> bool {
    let items = data.items();
    let file = |index: u32| items.get(index).filter(|item| item.kind() == "file");
    match items.length() {
        0 => false,
        1 => file(0).is_some_and(|item| item.type_().is_empty()),
        _ => file(0).is_some(),
    }
}

/// What was dropped: folders are walked through.
pub fn dropped(state: State, data: &DataTransfer) {
    let files = folder::collect(data);
    executor::spawn(async move {
        opening::open_files(state, files.await);
    });
}

/// Begins with a list of files; a list before is gone.
pub fn start(state: State, files: Vec<File>) {
    let many = state.desk.many;
    cancel(state);
    let pictures = files.iter().filter(|file| folder::is_picture(file)).count();
    let files: Vec<File> = files.into_iter().filter(folder::is_wanted).collect();
    if files.is_empty() {
        let w = &words(state.lang.get_untracked()).check;
        return opening::refuse(state, with_pictures(w, w.folder_empty.to_owned(), pictures));
    }
    state.notice.set(None);
    many.lines.set_value(Vec::new());
    many.done.set(0);
    many.total.set(files.len());
    many.pictures.set(pictures);
    many.search.set(String::new());
    many.order.set(Order::default());
    many.opened.set(None);
    many.shown.set(true);
    many.closed.set(false);
    many.running.set(true);
    // The button that was pressed is gone.
    focus_heading(state);
    many.files.set_value(files.clone());
    let rules = state.forced_rules.get_untracked().unwrap_or_default();
    let lang = state.lang.get_untracked();
    let take = Rc::new(move |results: Vec<(usize, Result<Row, Fault>)>| take(state, results));
    match Pool::start(&files, &rules, lang, take.clone()) {
        Some(pool) => many.pool.set_value(Some(pool)),
        // No workers here: one file after the other, with pauses for whatever else the page does.
        None => on_page::start(state, (0..files.len()).collect(), take),
    }
}

/// The heading takes the focus, as that of the results does after a paste: a reader of a screen goes on there.
fn focus_heading(state: State) {
    executor::when_painted(move || {
        let heading = state.desk.many.heading.try_get_value().flatten();
        if let Some(heading) = heading.and_then(|heading| heading.0.dyn_into::<HtmlElement>().ok()) {
            let _ = heading.focus();
        }
    });
}

/// Results of some files.
fn take(state: State, results: Vec<(usize, Result<Row, Fault>)>) {
    let many = state.desk.many;
    if many.running.try_get_untracked() != Some(true) {
        return;
    }
    many.files.with_value(|files| {
        many.lines.update_value(|lines| {
            for (file, result) in results {
                let name = files.get(file).map(folder::path).unwrap_or_default();
                lines.push(Line { file, name, result });
            }
        });
    });
    let all = many.lines.with_value(Vec::len) == many.total.get_untracked();
    if all {
        finish(state, false);
    } else if many.tick.with_value(Option::is_none) {
        let tick = gloo_timers::callback::Timeout::new(TICK_MS, move || {
            if many.tick.try_set_value(None).is_none() {
                many.done.set(many.lines.with_value(Vec::len));
            }
        });
        many.tick.set_value(Some(tick));
    }
}

/// Stops; what has come in stays.
pub fn cancel(state: State) {
    if state.desk.many.running.get_untracked() {
        finish(state, true);
    }
}

/// The reader stops it, with a button that is then gone.
pub fn stop(state: State) {
    cancel(state);
    focus_heading(state);
}

fn finish(state: State, cancelled: bool) {
    let many = state.desk.many;
    many.pool.set_value(None);
    many.tick.set_value(None);
    many.running.set(false);
    let done = many.lines.with_value(Vec::len);
    many.done.set(done);
    let failed = failed(state);
    let w = &words(state.lang.get_untracked()).check;
    let (say, of) = match (cancelled, failed) {
        (true, _) => (w.many_cancelled, many.total.get_untracked()),
        (false, 0) => (w.many_finished, many.total.get_untracked()),
        (false, failed) => (w.many_finished_failed, failed),
    };
    let say = fill(say, &[&done.to_string(), &of.to_string()]);
    state.announcement.set(with_pictures(w, say, many.pictures.get_untracked()));
}

/// A sentence on what was checked, and that pictures were not.
fn with_pictures(w: &CheckWords, mut say: String, pictures: usize) -> String {
    if pictures > 0 {
        say.push_str(&fill(w.many_pictures, &[&pictures.to_string()]));
    }
    say
}

/// Files that have come in without a result.
fn failed(state: State) -> usize {
    state.desk.many.lines.with_value(|lines| lines.iter().filter(|line| line.result.is_err()).count())
}

/// Lines that the search shows, and all that have come in.
pub fn counts(state: State) -> (usize, usize) {
    let many = state.desk.many;
    let (order, search) = (many.order.get_untracked(), many.search.get_untracked());
    many.lines.with_value(|lines| (order.of(lines, &search).len(), lines.len()))
}

/// Closes the list; until the next one it can be had back.
pub fn close(state: State) {
    let many = state.desk.many;
    cancel(state);
    many.shown.set(false);
    many.opened.set(None);
    many.closed.set(true);
    opening::focus_work(state);
}

/// The list that was closed is shown again.
pub fn reopen(state: State) {
    let many = state.desk.many;
    many.closed.set(false);
    many.shown.set(true);
    focus_heading(state);
}

/// What was closed is not wanted any more.
pub fn forget(state: State) {
    let many = state.desk.many;
    many.closed.set(false);
    many.total.set(0);
    many.lines.set_value(Vec::new());
    many.files.set_value(Vec::new());
    many.done.set(0);
    opening::focus_work(state);
}

/// Opens the report of a line in the check view.
pub fn open(state: State, file: usize) {
    let many = state.desk.many;
    let Some(chosen) = many.files.with_value(|files| files.get(file).cloned()) else { return };
    let name = folder::path(&chosen);
    executor::spawn(async move {
        let words = words(state.lang.get_untracked());
        match reading::read(chosen).await {
            Ok(text) => {
                // What is wrong with one of ours is said beside the list: there is nothing to be opened.
                if json::is_form(&text)
                    && let Err(error) = json::read_report(&text)
                {
                    let say = [name, words.read_error(&error)].join(words.pick("：", ": "));
                    return opening::refuse(state, say);
                }
                many.opened.set(Some(file));
                many.shown.set(false);
                state.mode.set(Mode::Check);
                opening::open_read(state, text, name);
            }
            Err(refusal) => opening::refuse(state, refusal.say(words, &name)),
        }
    });
}

/// From a report back to the list.
pub fn back(state: State) {
    state.desk.many.shown.set(true);
}

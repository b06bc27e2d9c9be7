//! Drafts in the browser's storage: kept within two seconds of a change, offered at the next visit.
//!
//! Storage may be blocked or full; that is a state to show, never a failure of the form.

use crate::widget::reactive::*;
use gloo_timers::callback::Timeout;
use web_sys::HtmlElement;

pub(super) use super::executor::when_idle;
use crate::exchange::json;
use crate::report::Report;

/// Changes are collected for so long before they are written.
const DELAY_MS: u32 = 1200;

/// Whether work is safe in the browser.
#[derive(Clone, Debug, PartialEq)]
pub enum DraftState {
    /// Nothing was changed.
    Untouched,
    /// Changed, not written yet.
    Pending,
    /// Written at this local time (`14:02`).
    Saved(String),
    /// The browser refuses storage.
    Blocked,
    /// Storage is full.
    Full,
}

/// The drafts of one widget.
#[derive(Clone, Copy)]
pub struct Drafts {
    key: StoredValue<String>,
    pub state: RwSignal<DraftState>,
    /// Drafts of earlier visits, the newest first, until the reader continues or discards them.
    pub offers: RwSignal<Vec<Offer>>,
    /// The one that was discarded last.
    pub discarded: RwSignal<Option<Offer>>,
    /// What is stored under the key was written for what is open.
    own: StoredValue<bool>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

/// A draft found in storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub report: Report,
    /// Local date and time of its last change.
    pub at: String,
    /// What the storage holds of it.
    stored: String,
}

/// Earlier drafts that nobody answered for move aside, to so many places.
const OLDER: usize = 3;

/// One draft per page and source, so that two departments on one portal do not share one.
pub fn key_of(host: &HtmlElement) -> String {
    let path = web_sys::window().and_then(|w| w.location().pathname().ok()).unwrap_or_default();
    let source = host.get_attribute("src").unwrap_or_default();
    format!("jixiao-draft:{path}:{}:{source}", host.id())
}

impl Drafts {
    pub fn new(key: String) -> Drafts {
        Drafts {
            key: StoredValue::new(key),
            state: RwSignal::new(DraftState::Untouched),
            offers: RwSignal::new(Vec::new()),
            discarded: RwSignal::new(None),
            own: StoredValue::new(false),
            timer: StoredValue::new_local(None),
        }
    }

    /// Writes the report soon. The first change of a burst starts the clock, so the wait is bounded.
    pub fn save_soon(self, report: RwSignal<Report>) {
        if self.timer.with_value(Option::is_some) {
            return;
        }
        if !matches!(self.state.get_untracked(), DraftState::Blocked | DraftState::Full) {
            self.state.set(DraftState::Pending);
        }
        let save = move || {
            // Somebody opened another report meanwhile, or the widget is gone.
            if self.timer.try_with_value(Option::is_some) == Some(true) {
                self.save_now(report);
            }
        };
        self.timer.set_value(Some(Timeout::new(DELAY_MS, move || when_idle(save))));
    }

    /// Writes the report at once, for a page that is being left.
    pub fn save_now(self, report: RwSignal<Report>) {
        self.timer.set_value(None);
        // Not through objects of the browser, as files are written: five times as fast, and only the large module pays.
        let text = report.with_untracked(serde_json::to_string).unwrap_or_default();
        let (date, time) = now();
        let stored = format!("{date} {time}\n{text}");
        self.state.set(match self.write(&stored) {
            Ok(()) => DraftState::Saved(time),
            Err(state) => state,
        });
    }

    fn write(self, stored: &str) -> Result<(), DraftState> {
        let storage = storage().ok_or(DraftState::Blocked)?;
        let key = self.key.get_value();
        if !self.own.get_value() {
            // Somebody's work of another visit: it moves aside instead of being overwritten.
            make_room(&storage, &key, 0)?;
        }
        storage.set_item(&key, stored).map_err(|_| DraftState::Full)?;
        self.own.set_value(true);
        Ok(())
    }

    /// Looks for drafts that differ from what is open.
    pub fn look(self, open: &Report) {
        let Some(storage) = storage() else {
            self.state.set(DraftState::Blocked);
            return;
        };
        let mut found: Vec<Offer> = Vec::new();
        for key in places(&self.key.get_value()) {
            let Some(stored) = storage.get_item(&key).ok().flatten() else { continue };
            let Some((at, text)) = stored.split_once('\n') else { continue };
            let Ok(report) = json::read_report(text) else { continue };
            if report != *open && !found.iter().any(|other| other.report == report) {
                found.push(Offer { report, at: at.to_owned(), stored });
            }
        }
        self.offers.set(found);
    }

    /// The reader goes on with a draft, which is open now: from here on it is the draft of what is open.
    pub fn take(self, offer: &Offer, report: RwSignal<Report>) {
        let newest = storage().and_then(|storage| storage.get_item(&self.key.get_value()).ok().flatten());
        self.own.set_value(newest.as_ref() == Some(&offer.stored));
        self.save_now(report);
        if matches!(self.state.get_untracked(), DraftState::Saved(_)) {
            self.forget(offer);
        }
        self.offers.update(|offers| offers.retain(|other| other != offer));
    }

    /// Throws a draft away; until the next one it can be had back.
    pub fn discard(self, offer: &Offer) {
        self.forget(offer);
        self.offers.update(|offers| offers.retain(|other| other != offer));
        self.discarded.set(Some(offer.clone()));
    }

    /// The draft that was thrown away last is offered again.
    pub fn put_back(self) {
        let Some(offer) = self.discarded.try_update(Option::take).flatten() else { return };
        let place = usize::from(self.own.get_value());
        if let Some(storage) = storage() {
            let key = self.key.get_value();
            if make_room(&storage, &key, place).is_ok() {
                let _ = storage.set_item(&place_of(&key, place), &offer.stored);
            }
        }
        self.offers.update(|offers| {
            offers.push(offer);
            offers.sort_by(|a, b| b.at.cmp(&a.at));
        });
    }

    /// Takes a draft out of the storage, wherever it is by now.
    fn forget(self, offer: &Offer) {
        let Some(storage) = storage() else { return };
        for key in places(&self.key.get_value()) {
            if storage.get_item(&key).ok().flatten().as_ref() == Some(&offer.stored) {
                let _ = storage.remove_item(&key);
            }
        }
    }

    /// Another report was opened: changes of the one before are not to be written over it.
    pub fn forget_pending(self) {
        self.timer.set_value(None);
        self.own.set_value(false);
        if !matches!(self.state.get_untracked(), DraftState::Blocked | DraftState::Full) {
            self.state.set(DraftState::Untouched);
        }
    }
}

/// The place of the newest draft and those of older ones.
fn places(key: &str) -> impl Iterator<Item = String> + '_ {
    (0..=OLDER).map(move |place| place_of(key, place))
}

fn place_of(key: &str, place: usize) -> String {
    match place {
        0 => key.to_owned(),
        1 => format!("{key}:older"),
        more => format!("{key}:older{more}"),
    }
}

/// Empties a place: what is there moves one further, as far as there are drafts. Behind the last the oldest is gone.
fn make_room(storage: &web_sys::Storage, key: &str, place: usize) -> Result<(), DraftState> {
    let Some(stored) = storage.get_item(&place_of(key, place)).ok().flatten() else { return Ok(()) };
    if place == OLDER {
        return Ok(());
    }
    make_room(storage, key, place + 1)?;
    storage.set_item(&place_of(key, place + 1), &stored).map_err(|_| DraftState::Full)
}

/// The browser's storage, tried with a real write: some browsers hand it out and then refuse to use it.
/// `gloo_storage::LocalStorage::raw` panics where storage is blocked, so the window is asked directly.
fn storage() -> Option<web_sys::Storage> {
    let storage = web_sys::window()?.local_storage().ok()??;
    let probe = "jixiao-probe";
    storage.set_item(probe, "1").ok()?;
    storage.remove_item(probe).ok()?;
    Some(storage)
}

/// Local date and time, as `2024-07-03` and `14:02`.
fn now() -> (String, String) {
    let now = js_sys::Date::new_0();
    let date = format!("{}-{:02}-{:02}", now.get_full_year(), now.get_month() + 1, now.get_date());
    (date, format!("{:02}:{:02}", now.get_hours(), now.get_minutes()))
}

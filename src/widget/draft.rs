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
    /// A draft of an earlier visit, until the reader continues or discards it.
    pub offer: RwSignal<Option<Offer>>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

/// A draft found in storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub report: Report,
    /// Local date and time of its last change.
    pub at: String,
}

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
            offer: RwSignal::new(None),
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
        // A draft that is still on offer is somebody's work: it moves aside instead of being overwritten.
        if self.offer.with_untracked(Option::is_some) {
            if let Ok(Some(older)) = storage.get_item(&key) {
                storage.set_item(&format!("{key}:older"), &older).map_err(|_| DraftState::Full)?;
            }
            self.offer.set(None);
        }
        storage.set_item(&key, stored).map_err(|_| DraftState::Full)
    }

    /// Looks for a draft that differs from what is open.
    pub fn look(self, open: &Report) {
        let Some(storage) = storage() else {
            self.state.set(DraftState::Blocked);
            return;
        };
        let key = self.key.get_value();
        let found = [key.clone(), format!("{key}:older")].into_iter().find_map(|key| {
            let stored = storage.get_item(&key).ok()??;
            let (at, text) = stored.split_once('\n')?;
            let report = json::read_report(text).ok().filter(|report| report != open)?;
            Some(Offer { report, at: at.to_owned() })
        });
        self.offer.set(found);
    }

    /// Throws the stored drafts away.
    pub fn discard(self) {
        self.offer.set(None);
        if let Some(storage) = storage() {
            let key = self.key.get_value();
            let _ = storage.remove_item(&key);
            let _ = storage.remove_item(&format!("{key}:older"));
        }
    }

    /// Another report was opened: changes of the one before are not to be written over it.
    pub fn forget_pending(self) {
        self.timer.set_value(None);
        if !matches!(self.state.get_untracked(), DraftState::Blocked | DraftState::Full) {
            self.state.set(DraftState::Untouched);
        }
    }
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

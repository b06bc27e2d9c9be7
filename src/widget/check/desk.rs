//! What lies on the desk: the text, what was found in it, and how the reader looks at both. Stays while the widget
//! shows something else.

use std::ops::Range;

use gloo_timers::callback::Timeout;
use web_sys::HtmlTextAreaElement;

use super::found::Found;
use super::helper::Helper;
use super::many::Many;
use crate::checks::{Severity, Verdict};
use crate::widget::dom::El;
use crate::widget::reactive::*;

/// Signals of the check view.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The text as it was last checked; what is being typed is in the text field.
    pub text: RwSignal<String>,
    /// Name of the file it came from; empty for a pasted text.
    pub name: RwSignal<String>,
    pub outcome: RwSignal<Outcome>,
    pub view: RwSignal<View>,
    /// Which half a narrow screen shows.
    pub side: RwSignal<Side>,
    pub filter: RwSignal<Filter>,
    /// Groups of findings that are unfolded.
    pub groups: RwSignal<Vec<Verdict>>,
    /// Rows of each group that are drawn.
    pub drawn: RwSignal<usize>,
    /// The first findings of a text are in the picture; the others follow.
    pub settled: RwSignal<bool>,
    /// The findings that the reader came to from a mark.
    pub pointed: RwSignal<Vec<usize>>,
    /// The text was changed by hand and is in no file.
    pub edited: RwSignal<bool>,
    /// Text of last year's report, where the reader gave one.
    pub previous: RwSignal<String>,
    /// A check is under way in the worker.
    pub checking: RwSignal<bool>,
    pub many: Many,
    /// The text that was here before and can be brought back.
    pub replaced: RwSignal<Option<Replaced>>,
    /// The two halves as they are drawn at the moment.
    pub halves: StoredValue<Option<Halves>, LocalStorage>,
    /// The code of the check was run once, and what the results begin with is drawn.
    pub warm: RwSignal<bool>,
    pub(super) timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// What is said of a list once the reader stops changing what it shows.
    pub(super) telling: StoredValue<Option<Timeout>, LocalStorage>,
    /// The worker for long texts.
    pub(super) helper: StoredValue<Option<Helper>, LocalStorage>,
}

/// A text that is gone from the desk: another one took its place, or the reader cleared it.
#[derive(Clone)]
pub struct Replaced {
    pub text: String,
    pub name: String,
    /// It had been changed by hand and was in no file.
    pub edited: bool,
    pub cleared: bool,
}

/// The elements that one half reaches in the other.
#[derive(Clone)]
pub struct Halves {
    pub area: HtmlTextAreaElement,
    pub marked: El,
    pub list: El,
}

/// What a check came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    pub subject: Subject,
    pub findings: Vec<Found>,
    pub department: String,
    pub year: Option<u16>,
    /// Figures that were read in the text.
    pub figures: usize,
    /// The places of those among them that nothing was made of, in bytes of the text.
    pub not_understood: Vec<Range<usize>>,
    pub cut_off: bool,
}

/// What was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Subject {
    #[default]
    Nothing,
    Text,
    /// The open report, without a text.
    Report,
    /// A text that could not be checked to its end.
    Broken,
}

impl Subject {
    /// There are results that can be taken away.
    pub fn has_results(self) -> bool {
        matches!(self, Subject::Text | Subject::Report)
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Writing,
    Marked,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    Text,
    Results,
}

/// What the list shows; empty means everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    pub verdicts: Vec<Verdict>,
    pub severity: Option<Severity>,
    pub family: String,
    pub search: String,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk {
            text: RwSignal::new(String::new()),
            name: RwSignal::new(String::new()),
            outcome: RwSignal::new(Outcome::default()),
            view: RwSignal::new(View::default()),
            side: RwSignal::new(Side::default()),
            filter: RwSignal::new(Filter::default()),
            groups: RwSignal::new(Verdict::ALL.into_iter().filter(|verdict| *verdict != Verdict::Consistent).collect()),
            drawn: RwSignal::new(0),
            settled: RwSignal::new(true),
            pointed: RwSignal::new(Vec::new()),
            edited: RwSignal::new(false),
            previous: RwSignal::new(String::new()),
            checking: RwSignal::new(false),
            many: Many::default(),
            replaced: RwSignal::new(None),
            halves: StoredValue::new_local(None),
            warm: RwSignal::new(false),
            timer: StoredValue::new_local(None),
            telling: StoredValue::new_local(None),
            helper: StoredValue::new_local(None),
        }
    }
}

impl Desk {
    pub fn halves(self) -> Option<Halves> {
        self.halves.try_get_value().flatten()
    }

    /// What is typed at the moment becomes the text.
    pub fn take_typed(self) {
        let Some(halves) = self.halves() else { return };
        let typed = halves.area.value();
        // The view may be taken down together with the widget.
        if self.text.try_with_untracked(|text| differs(text, &typed)) == Some(true) {
            self.text.set(typed);
        }
    }

    /// Shows a text in the field, as far as it is not there already: setting it takes the field's own undo away.
    pub fn show_text(self) {
        let Some(halves) = self.halves() else { return };
        self.text.with_untracked(|text| {
            if differs(text, &halves.area.value()) {
                halves.area.set_value(text);
            }
        });
    }

    /// The findings with their group, as the filter lets them through.
    pub fn shown(self, verdict: Verdict) -> Vec<usize> {
        self.outcome.with(|outcome| {
            self.filter.with(|filter| {
                let of_group = outcome.findings.iter().filter(|found| found.verdict == verdict);
                of_group.filter(|found| self.lets(filter, found)).map(|found| found.key).collect()
            })
        })
    }

    /// Whether the list shows a finding. What is searched goes on in the text, as it was checked.
    pub fn lets(self, filter: &Filter, found: &Found) -> bool {
        filter.lets(found)
            && (filter.search.is_empty() || self.text.with_untracked(|text| found.holds(&filter.search, text)))
    }

    /// Whether the group of a verdict waits for the picture of the one before it.
    pub fn waits(self, verdict: Verdict) -> bool {
        !self.settled.get()
            && self.outcome.with(|outcome| {
                let first = Verdict::ALL.into_iter().find(|v| outcome.findings.iter().any(|f| f.verdict == *v));
                first != Some(verdict)
            })
    }

    /// A finding by its key.
    pub fn find(self, key: usize) -> Option<Found> {
        self.outcome.with_untracked(|outcome| outcome.findings.iter().find(|found| found.key == key).cloned())
    }
}

impl Filter {
    /// Lets a finding through, but for the search.
    fn lets(&self, found: &Found) -> bool {
        (self.verdicts.is_empty() || self.verdicts.contains(&found.verdict))
            && self.severity.is_none_or(|severity| severity == found.severity)
            && (self.family.is_empty() || found.family() == self.family)
    }
}

/// Text fields have one kind of line end; a text that only differs in those is the same.
fn differs(text: &str, typed: &str) -> bool {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") != typed } else { text != typed }
}

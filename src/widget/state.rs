//! The state of one widget: the report, what follows from it, and what the reader is doing.
//!
//! One signal holds the report, one memo its evaluation. `dispatch` is the only way to change the report.

use crate::widget::reactive::*;
use web_sys::HtmlElement;

#[cfg(feature = "edit")]
use super::check::Desk;
use super::download::Download;
#[cfg(feature = "edit")]
use super::draft::{self, Drafts};
use super::executor;
#[cfg(feature = "edit")]
use super::history::History;
use crate::evaluation::{Evaluation, evaluate, profile_of};
use crate::report::Report;
use crate::report::edit::{Edit, apply};
use crate::report::field::{Field, FieldError};
use crate::report::whatif::{following, typed_into};
use crate::rules::RuleProfile;
use crate::words::{Lang, Words, words};

/// What the widget shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    #[default]
    Explore,
    Edit,
    Check,
}

impl Mode {
    pub const ALL: [Mode; 3] = [Mode::Explore, Mode::Edit, Mode::Check];

    /// As the `mode` attribute names it.
    pub fn code(self) -> &'static str {
        match self {
            Mode::Explore => "explore",
            Mode::Edit => "edit",
            Mode::Check => "check",
        }
    }

    /// Anything unknown is explored.
    pub fn from_code(code: &str) -> Mode {
        Mode::ALL.into_iter().find(|mode| mode.code() == code).unwrap_or_default()
    }
}

/// Colours, as the `theme` attribute names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
    Contrast,
}

impl Theme {
    pub const ALL: [Theme; 4] = [Theme::Auto, Theme::Light, Theme::Dark, Theme::Contrast];

    pub fn code(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        }
    }
}

/// A text that does not fit into its field. It is kept and shown until it is mended or withdrawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Invalid {
    pub field: Field,
    /// As the reader knows the field.
    pub label: String,
    pub text: String,
    pub error: FieldError,
}

/// A message in a banner above the work.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub text: String,
    pub bad: bool,
}

/// All state of one widget. Every binding of the page holds one, so it is a single word; the few hundred bytes behind
/// it stay for as long as the page, while the signals in them end with the widget.
#[derive(Clone, Copy)]
pub struct State(&'static Signals);

impl std::ops::Deref for State {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

/// The signals that a [`State`] leads to.
pub struct Signals {
    pub report: RwSignal<Report>,
    /// The report as it was loaded: what trial figures are compared with. The module for reading changes nothing, so
    /// there it is the report itself.
    pub published: RwSignal<Report>,
    pub evaluation: Memo<Evaluation>,
    pub mode: RwSignal<Mode>,
    pub lang: RwSignal<Lang>,
    pub theme: RwSignal<Theme>,
    pub large: RwSignal<bool>,
    /// The explore view lets the reader change figures.
    pub trial: RwSignal<bool>,
    /// The figures that the reader typed while trying.
    #[cfg(feature = "edit")]
    pub tried: RwSignal<Vec<Field>>,
    /// A file that was asked for and that only the module for editing makes.
    pub download_wanted: RwSignal<Option<Download>>,
    /// The first picture of the report stands; what lies below it or is folded follows.
    pub settled: RwSignal<bool>,
    /// Everything is unfolded for the printer.
    pub printing: RwSignal<bool>,
    /// The field that is being typed into, with its text as typed.
    #[cfg(feature = "edit")]
    pub typing: RwSignal<Option<(Field, String)>>,
    #[cfg(feature = "edit")]
    pub invalid: RwSignal<Vec<Invalid>>,
    pub notice: RwSignal<Option<Notice>>,
    /// What the live region says.
    pub announcement: RwSignal<String>,
    /// Something was changed that is in no file.
    pub unsaved: RwSignal<bool>,
    #[cfg(feature = "edit")]
    pub drafts: Drafts,
    /// The text that is checked and what was found in it.
    #[cfg(feature = "edit")]
    pub desk: Desk,
    /// The field that the form shows first when it is opened.
    #[cfg(feature = "edit")]
    pub wanted_field: RwSignal<Option<Field>>,
    #[cfg(feature = "edit")]
    pub can_undo: RwSignal<bool>,
    #[cfg(feature = "edit")]
    pub can_redo: RwSignal<bool>,
    #[cfg(feature = "edit")]
    history: StoredValue<History>,
    /// Profile that the page asks for by attribute; it outranks the report's own.
    pub forced_rules: RwSignal<Option<String>>,
    on_change: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
    on_edit_wanted: StoredValue<Option<Box<dyn Fn()>>, LocalStorage>,
}

impl State {
    #[cfg_attr(not(feature = "edit"), allow(unused_variables))]
    pub fn new(host: &HtmlElement) -> State {
        let report = RwSignal::new(Report::default());
        let forced_rules = RwSignal::new(None);
        let evaluation = Memo::new(move |_| {
            report.with(|report| forced_rules.with(|forced| evaluate(report, profile(report, forced))))
        });
        State(Box::leak(Box::new(Signals {
            report,
            #[cfg(feature = "edit")]
            published: RwSignal::new(Report::default()),
            #[cfg(not(feature = "edit"))]
            published: report,
            evaluation,
            mode: RwSignal::new(Mode::default()),
            lang: RwSignal::new(Lang::default()),
            theme: RwSignal::new(Theme::default()),
            large: RwSignal::new(false),
            trial: RwSignal::new(false),
            #[cfg(feature = "edit")]
            tried: RwSignal::new(Vec::new()),
            download_wanted: RwSignal::new(None),
            settled: RwSignal::new(false),
            printing: RwSignal::new(false),
            #[cfg(feature = "edit")]
            typing: RwSignal::new(None),
            #[cfg(feature = "edit")]
            invalid: RwSignal::new(Vec::new()),
            notice: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            unsaved: RwSignal::new(false),
            #[cfg(feature = "edit")]
            drafts: Drafts::new(draft::key_of(host)),
            #[cfg(feature = "edit")]
            desk: Desk::default(),
            #[cfg(feature = "edit")]
            wanted_field: RwSignal::new(None),
            #[cfg(feature = "edit")]
            can_undo: RwSignal::new(false),
            #[cfg(feature = "edit")]
            can_redo: RwSignal::new(false),
            #[cfg(feature = "edit")]
            history: StoredValue::new(History::default()),
            forced_rules,
            on_change: StoredValue::new_local(None),
            on_edit_wanted: StoredValue::new_local(None),
        })))
    }

    /// The words of the chosen language; reading them follows the choice.
    pub fn words(&self) -> &'static Words {
        words(self.lang.get())
    }

    /// Runs a function on the profile in force.
    pub fn with_profile<T>(&self, f: impl FnOnce(&RuleProfile) -> T) -> T {
        self.report.with(|report| self.forced_rules.with(|forced| f(profile(report, forced))))
    }

    /// Called after every change of the report, in whatever way it came.
    pub fn on_change(&self, f: impl Fn() + 'static) {
        self.on_change.set_value(Some(Box::new(f)));
    }

    /// Called when the form is wanted and this module has none.
    pub fn on_edit_wanted(&self, f: impl Fn() + 'static) {
        self.on_edit_wanted.set_value(Some(Box::new(f)));
    }

    #[cfg(not(feature = "edit"))]
    pub fn ask_for_edit(&self) {
        self.on_edit_wanted.with_value(|wanted| {
            if let Some(wanted) = wanted {
                wanted();
            }
        });
    }

    /// Opens a report: what was there before is gone from this widget, its history too.
    #[cfg(feature = "edit")]
    pub fn open(&self, report: Report) {
        executor::soon();
        self.typing.set(None);
        self.tried.set(Vec::new());
        self.invalid.set(Vec::new());
        self.notice.set(None);
        self.published.set(report.clone());
        self.report.set(report);
        self.history.update_value(History::clear);
        self.trial.set(false);
        self.changed();
        self.unsaved.set(false);
        self.drafts.forget_pending();
    }

    /// Opens a report in place of the one that was there.
    #[cfg(not(feature = "edit"))]
    pub fn open(&self, report: Report) {
        executor::soon();
        self.notice.set(None);
        self.report.set(report);
        self.trial.set(false);
        self.tell();
    }

    /// Begins to try figures, or ends it; the module that has inputs is asked for.
    #[cfg(not(feature = "edit"))]
    pub fn toggle_trial(&self) {
        self.trial.update(|trial| *trial = !*trial);
    }

    /// Back to the report as it was loaded, which is what stands there.
    #[cfg(not(feature = "edit"))]
    pub fn reset(&self) {}

    pub(super) fn tell(&self) {
        self.on_change.with_value(|on_change| {
            if let Some(on_change) = on_change {
                on_change();
            }
        });
    }
}

/// Trying and editing, which the module for reading leaves to the other.
#[cfg(feature = "edit")]
impl State {
    /// The one way to change the report.
    pub fn dispatch(&self, edit: Edit) -> Result<(), FieldError> {
        self.follow(&edit);
        self.commit(edit, None)
    }

    fn commit(&self, edit: Edit, typing: Option<Field>) -> Result<(), FieldError> {
        executor::soon();
        let inverse = self.apply(edit)?;
        self.history.update_value(|history| history.record(inverse, typing));
        self.changed();
        Ok(())
    }

    /// Types into a field: the text is kept as typed, and taken over where it fits. Keys typed into one field are one
    /// step of the history. While figures are tried, the sums above follow.
    pub fn type_into(&self, field: &Field, label: &str, text: String) {
        executor::after_paint(|| self.typed(field, label, text));
    }

    fn typed(&self, field: &Field, label: &str, text: String) {
        self.typing.set(Some((field.clone(), text.clone())));
        let trying = self.mode.get_untracked() == Mode::Explore;
        let edit = if trying {
            self.report.with_untracked(|report| following(report, field, &text))
        } else {
            Ok(self.report.with_untracked(|report| typed_into(report, field, &text)))
        };
        if trying && self.tried.with_untracked(|tried| !tried.contains(field)) {
            self.tried.update(|tried| tried.push(field.clone()));
        }
        let result = edit.and_then(|edit| self.commit(edit, Some(field.clone())));
        let stands = self.invalid.with_untracked(|invalid| invalid.iter().any(|i| i.field == *field));
        if let Err(error) = result {
            // "8" of "8 00" was understood while it was typed: what cannot be read leaves the figure that stood there before.
            if let Some(before) = self.history.try_update_value(|history| history.take_typed(field)).flatten() {
                let _ = self.apply(before);
            }
            self.changed();
            self.invalid.update(|invalid| {
                invalid.retain(|i| i.field != *field);
                invalid.push(Invalid { field: field.clone(), label: label.to_owned(), text, error });
            });
        } else if stands {
            self.invalid.update(|invalid| invalid.retain(|i| i.field != *field));
        }
    }

    /// The reader left a field: it now shows its figure as it was understood.
    pub fn stop_typing(&self) {
        executor::soon();
        self.typing.set(None);
        self.history.update_value(History::pause);
    }

    pub fn undo(&self) {
        if let Some(field) = self.unfit_text() {
            self.withdraw(&field);
            return;
        }
        self.step(History::take_undo, History::undone);
    }

    /// The field with a text that never became a figure, where it is the newest thing typed: undo withdraws it first.
    pub fn unfit_text(&self) -> Option<Field> {
        let typed = self.typing.with_untracked(|typing| typing.as_ref().map(|(field, _)| field.clone()));
        let unfit = |field: &Field| self.invalid.with_untracked(|invalid| invalid.iter().any(|i| i.field == *field));
        typed.filter(unfit)
    }

    pub fn redo(&self) {
        self.step(History::take_redo, History::redone);
    }

    /// Takes back a text that does not fit: the field shows its figure again.
    pub fn withdraw(&self, field: &Field) {
        executor::soon();
        self.typing.set(None);
        self.invalid.update(|invalid| invalid.retain(|i| i.field != *field));
    }

    /// Runs a function on the edits that the next undo and the next redo would apply.
    pub fn with_steps<T>(&self, f: impl FnOnce(Option<&Edit>, Option<&Edit>) -> T) -> T {
        self.history.with_value(|history| f(history.next_undo(), history.next_redo()))
    }

    fn step(&self, take: fn(&mut History) -> Option<Edit>, keep: fn(&mut History, Edit)) {
        executor::soon();
        self.typing.set(None);
        let Some(edit) = self.history.try_update_value(take).flatten() else { return };
        self.follow(&edit);
        if self.invalid.with_untracked(|invalid| !invalid.is_empty()) {
            let edits = if let Edit::Batch(edits) = &edit { edits.as_slice() } else { std::slice::from_ref(&edit) };
            let set = |field: &Field| edits.iter().any(|edit| matches!(edit, Edit::Set { field: f, .. } if f == field));
            self.invalid.update(|invalid| invalid.retain(|i| !set(&i.field)));
        }
        if let Ok(inverse) = self.apply(edit) {
            self.history.update_value(|history| keep(history, inverse));
        }
        self.changed();
    }

    /// Opens a report over work that is in no file: undo brings that work back.
    pub fn open_over_work(&self, report: Report) {
        if !self.unsaved.get_untracked() {
            self.open(report);
            return;
        }
        self.typing.set(None);
        self.invalid.set(Vec::new());
        self.notice.set(None);
        self.published.set(report.clone());
        self.trial.set(false);
        let _ = self.dispatch(Edit::Replace(Box::new(report)));
        self.unsaved.set(false);
    }

    /// Fills the form with what was read from a text: work of its own, in no file yet; undo brings back what was there.
    pub fn fill_form(&self, report: Report) {
        self.typing.set(None);
        self.invalid.set(Vec::new());
        self.trial.set(false);
        self.tried.set(Vec::new());
        self.published.set(report.clone());
        let _ = self.dispatch(Edit::Replace(Box::new(report)));
    }

    /// Begins to try figures, or ends it: then the figures are again what they were before.
    pub fn toggle_trial(&self) {
        if self.trial.get_untracked() {
            self.reset();
            self.trial.set(false);
            return;
        }
        // Work of the edit view is not a trial: what is tried is compared with it.
        let report = self.report.get_untracked();
        if self.published.with_untracked(|published| *published != report) {
            self.published.set(report);
        }
        self.trial.set(true);
    }

    /// Back to the report as it was loaded; can be undone.
    pub fn reset(&self) {
        let published = self.published.get_untracked();
        if self.report.with_untracked(|report| *report != published) {
            let _ = self.dispatch(Edit::Replace(Box::new(published)));
        }
        self.invalid.set(Vec::new());
        self.tried.set(Vec::new());
    }

    fn apply(&self, edit: Edit) -> Result<Edit, FieldError> {
        let mut result = Err(FieldError::NoSuchField);
        self.report.maybe_update(|report| {
            result = apply(report, edit);
            result.is_ok()
        });
        result
    }

    fn changed(&self) {
        let (undo, redo) = self.history.with_value(|history| (history.can_undo(), history.can_redo()));
        if self.can_undo.get_untracked() != undo {
            self.can_undo.set(undo);
        }
        if self.can_redo.get_untracked() != redo {
            self.can_redo.set(redo);
        }
        if !self.unsaved.get_untracked() {
            self.unsaved.set(true);
        }
        self.tell();
    }

    /// Texts that do not fit stay with their row when rows move.
    fn follow(&self, edit: &Edit) {
        if self.invalid.with_untracked(Vec::is_empty) {
            return;
        }
        self.invalid.update(|invalid| {
            *invalid = std::mem::take(invalid)
                .into_iter()
                .filter_map(|i| edit.follow(&i.field).map(|field| Invalid { field, ..i }))
                .collect();
        });
    }
}

fn profile<'a>(report: &'a Report, forced: &Option<String>) -> &'a RuleProfile {
    forced.as_deref().and_then(crate::rules::find).unwrap_or_else(|| profile_of(report))
}

/// The state of the widget that a view stands in.
pub fn state() -> State {
    expect_context::<State>()
}

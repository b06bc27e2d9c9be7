//! The fields of a report's own rules, and the editor that writes into them only what fits together.

use leptos::prelude::*;

use crate::amount::{NumberError, parse_count, parse_percent, parse_points};
use crate::report::edit::Edit;
use crate::rules::RuleProfile;
use crate::widget::state::State;
use crate::words::Words;

/// A field of a profile; its path is the one that the check of a profile names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Title,
    Number,
    YearFrom,
    YearTo,
    GroupName(usize),
    GroupMarks(usize),
    GradeLabel(usize),
    GradeFrom(usize),
    Upper,
    Lower,
    Floor,
}

impl Key {
    /// The fields that every profile has once.
    pub const ALL_FIXED: [Key; 7] =
        [Key::Title, Key::Number, Key::YearFrom, Key::YearTo, Key::Upper, Key::Lower, Key::Floor];

    pub fn path(self) -> String {
        match self {
            Key::Title => "title".to_owned(),
            Key::Number => "number".to_owned(),
            Key::YearFrom => "years.from".to_owned(),
            Key::YearTo => "years.to".to_owned(),
            Key::GroupName(i) => format!("weights.groups[{i}].name"),
            Key::GroupMarks(i) => format!("weights.groups[{i}].fullMarks"),
            Key::GradeLabel(i) => format!("grades.bands[{i}].label"),
            Key::GradeFrom(i) => format!("grades.bands[{i}].atLeast"),
            Key::Upper => "levels.upper".to_owned(),
            Key::Lower => "levels.lower".to_owned(),
            Key::Floor => "floor.percent".to_owned(),
        }
    }

    fn get(self, profile: &RuleProfile) -> String {
        let year = |year: Option<u16>| year.map_or_else(String::new, |year| year.to_string());
        let group = |i: usize| profile.weights.groups.get(i);
        let band = |i: usize| profile.grades.bands.get(i);
        match self {
            Key::Title => profile.title.clone(),
            Key::Number => profile.number.clone(),
            Key::YearFrom => year(profile.years.from),
            Key::YearTo => year(profile.years.to),
            Key::GroupName(i) => group(i).map(|group| group.name.clone()).unwrap_or_default(),
            Key::GroupMarks(i) => group(i).map(|group| group.full_marks.to_string()).unwrap_or_default(),
            Key::GradeLabel(i) => band(i).map(|band| band.label.clone()).unwrap_or_default(),
            Key::GradeFrom(i) => band(i).map(|band| band.at_least.to_string()).unwrap_or_default(),
            Key::Upper => profile.levels.upper.to_string(),
            Key::Lower => profile.levels.lower.to_string(),
            Key::Floor => profile.floor.percent.to_string(),
        }
    }

    /// Writes a text. A word that was changed is no longer the translation of the other language's.
    fn set(self, profile: &mut RuleProfile, text: &str) -> Result<(), NumberError> {
        let year = || match text.trim() {
            "" => Ok(None),
            text => parse_count(text).and_then(|year| u16::try_from(year).map(Some).map_err(|_| NumberError::TooMany)),
        };
        match self {
            Key::Title => profile.title = text.trim().to_owned(),
            Key::Number => profile.number = text.trim().to_owned(),
            Key::YearFrom => profile.years.from = year()?,
            Key::YearTo => profile.years.to = year()?,
            Key::GroupName(i) => {
                if let Some(group) = profile.weights.groups.get_mut(i) {
                    group.name = text.trim().to_owned();
                    group.name_en = String::new();
                }
            }
            Key::GroupMarks(i) => {
                if let Some(group) = profile.weights.groups.get_mut(i) {
                    group.full_marks = parse_points(text)?;
                }
            }
            Key::GradeLabel(i) => {
                if let Some(band) = profile.grades.bands.get_mut(i) {
                    band.label = text.trim().to_owned();
                    band.label_en = String::new();
                    band.synonyms = Vec::new();
                }
            }
            Key::GradeFrom(i) => {
                if let Some(band) = profile.grades.bands.get_mut(i) {
                    band.at_least = parse_points(text)?;
                }
            }
            Key::Upper => profile.levels.upper = parse_percent(text)?,
            Key::Lower => profile.levels.lower = parse_percent(text)?,
            Key::Floor => profile.floor.percent = parse_percent(text)?,
        }
        Ok(())
    }
}

/// What keeps the rules from being applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    pub key: String,
    kind: FaultKind,
}

#[derive(Clone, Debug, PartialEq)]
enum FaultKind {
    Number(NumberError),
    /// As the check of a profile says it, in English.
    Check(String),
}

/// Texts that were written and are not applied yet, and why.
#[derive(Clone, Copy)]
pub struct Editor {
    state: State,
    typed: RwSignal<Vec<(Key, String)>>,
    pub fault: RwSignal<Option<Fault>>,
}

impl Editor {
    pub fn new(state: State) -> Editor {
        Editor { state, typed: RwSignal::new(Vec::new()), fault: RwSignal::new(None) }
    }

    /// A part of the rules as they are; `absent` where the report has none of its own any more.
    pub fn read<T>(self, f: fn(&RuleProfile) -> T, absent: T) -> Memo<T>
    where
        T: PartialEq + Clone + Send + Sync + 'static,
    {
        let state = self.state;
        Memo::new(move |_| state.report.with(|r| r.custom_rules.as_deref().map_or_else(|| absent.clone(), f)))
    }

    /// The text of a field: as it was written, or as the rules have it.
    pub fn shown(self, key: Key) -> String {
        let typed = self.typed.with(|typed| typed.iter().find(|(k, _)| *k == key).map(|(_, text)| text.clone()));
        typed.unwrap_or_else(|| {
            self.state.report.with(|r| r.custom_rules.as_deref().map(|profile| key.get(profile)).unwrap_or_default())
        })
    }

    /// Takes a text over if all that was written fits together now.
    pub fn write(self, key: Key, text: String) {
        self.typed.update(|typed| {
            typed.retain(|(k, _)| *k != key);
            typed.push((key, text));
        });
        self.apply(|_| {});
    }

    /// Changes the rules in another way, for example by a new group; rows move, so texts waiting in them are let go.
    pub fn change(self, f: impl FnOnce(&mut RuleProfile)) {
        self.typed.set(Vec::new());
        self.apply(f);
    }

    fn apply(self, f: impl FnOnce(&mut RuleProfile)) {
        let Some(mut profile) = self.state.report.with_untracked(|report| report.custom_rules.clone()) else { return };
        let before = profile.clone();
        let fault = |key: String, kind| self.fault.set(Some(Fault { key, kind }));
        f(&mut profile);
        for (key, text) in self.typed.get_untracked() {
            if let Err(error) = key.set(&mut profile, &text) {
                fault(key.path(), FaultKind::Number(error));
                return;
            }
        }
        if let Err(error) = profile.add_up() {
            fault(Key::GroupMarks(0).path(), FaultKind::Number(error));
            return;
        }
        if let Err((key, message)) = profile.validate() {
            fault(key, FaultKind::Check(message));
            return;
        }
        self.fault.set(None);
        self.typed.set(Vec::new());
        if profile != before {
            let _ = self.state.dispatch(Edit::SetCustomRules(Some(profile)));
        }
    }

    /// What is wrong, in the reader's language.
    pub fn text(self, words: &Words, fault: &Fault) -> String {
        let w = &words.edit;
        let message = match &fault.kind {
            FaultKind::Number(error) => return words.number_error(*error),
            FaultKind::Check(message) => message,
        };
        let end = fault.key.rsplit(['.', ']']).next().unwrap_or_default();
        let text = match (fault.key.as_str(), end) {
            ("title", _) => w.fault_title,
            ("years.to", _) => w.fault_years,
            ("levels.upper", _) => w.fault_upper,
            ("levels.lower", _) => w.fault_lower,
            ("floor.percent", _) => w.fault_floor,
            (_, "fullMarks") => w.fault_marks,
            (_, "label") => w.fault_label,
            (_, "atLeast") => w.fault_cut,
            _ => return message.clone(),
        };
        text.to_owned()
    }
}

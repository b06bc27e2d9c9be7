//! Values of hundreds of small fields that follow the state.
//!
//! A memo in every field would leave and join the list of the report's readers at every key, and the time for that
//! grows with the square of their number. Here one effect follows the state and asks the fields for their values; only
//! what changed goes on to the page. While somebody goes on typing in one field, the texts of all others stand still
//! and are not asked.

use std::rc::Rc;

use leptos::prelude::*;

use crate::report::field::Field;
use crate::widget::state::State;
use crate::words::Lang;

/// Everything that follows, for one form; copying it copies a handle.
#[derive(Clone, Copy)]
pub struct Followers(StoredValue<Slots, LocalStorage>);

#[derive(Default)]
struct Slots {
    all: Vec<Option<Follower>>,
    free: Vec<usize>,
}

struct Follower {
    on: On,
    refresh: Rc<dyn Fn()>,
}

/// What a value depends on.
enum On {
    /// The figures: it may change with every key.
    Figures,
    /// The text of one field.
    Text(Field),
    /// Which rows there are.
    Rows,
}

impl Followers {
    /// Follows the state for as long as the current owner lives, for all that stands below it.
    pub fn provide(state: State) {
        let followers = Followers(StoredValue::new_local(Slots::default()));
        provide_context(followers);
        Effect::new(move |before: Option<(Option<Field>, Lang)>| {
            state.report.track();
            state.evaluation.track();
            state.invalid.track();
            state.forced_rules.track();
            let lang = state.lang.get();
            let typing = state.typing.with(|typing| typing.as_ref().map(|(field, _)| field.clone()));
            // Every other change ends the typing, so between two keys in one field nothing else was written.
            let goes_on = before.is_some_and(|(field, l)| field == typing && l == lang) && typing.is_some();
            untrack(|| followers.refresh(typing.as_ref().filter(|_| goes_on)));
            (typing, lang)
        });
    }

    /// `only` is the field that is typed into, where nothing else was written.
    fn refresh(self, only: Option<&Field>) {
        self.0.with_value(|slots| {
            for follower in slots.all.iter().flatten() {
                let asked = match (&follower.on, only) {
                    (On::Figures, _) | (_, None) => true,
                    (On::Text(field), Some(typed)) => field == typed,
                    (On::Rows, Some(_)) => false,
                };
                if asked {
                    (follower.refresh)();
                }
            }
        });
    }

    fn add(self, follower: Follower) -> usize {
        let add = |slots: &mut Slots| match slots.free.pop() {
            Some(slot) => {
                slots.all[slot] = Some(follower);
                slot
            }
            None => {
                slots.all.push(Some(follower));
                slots.all.len() - 1
            }
        };
        self.0.try_update_value(add).unwrap_or_default()
    }

    fn remove(self, slot: usize) {
        self.0.try_update_value(|slots| {
            slots.all[slot] = None;
            slots.free.push(slot);
        });
    }
}

/// A value that follows the figures: `f` may read the report, the evaluation, what is typed, the language and the
/// rules, and nothing else.
pub fn follow<T: PartialEq + Send + Sync + 'static>(f: impl Fn() -> T + 'static) -> Signal<T> {
    follow_on(On::Figures, f)
}

/// A value that follows the text of one field, and the language.
pub fn follow_text<T: PartialEq + Send + Sync + 'static>(field: Field, f: impl Fn() -> T + 'static) -> Signal<T> {
    follow_on(On::Text(field), f)
}

/// A value that follows which rows there are, and the language.
pub fn follow_rows<T: PartialEq + Send + Sync + 'static>(f: impl Fn() -> T + 'static) -> Signal<T> {
    follow_on(On::Rows, f)
}

fn follow_on<T: PartialEq + Send + Sync + 'static>(on: On, f: impl Fn() -> T + 'static) -> Signal<T> {
    let followers = expect_context::<Followers>();
    let signal = RwSignal::new(untrack(&f));
    let refresh = move || {
        let new = f();
        if signal.with_untracked(|old| *old != new) {
            signal.set(new);
        }
    };
    let slot = followers.add(Follower { on, refresh: Rc::new(refresh) });
    on_cleanup(move || followers.remove(slot));
    signal.into()
}

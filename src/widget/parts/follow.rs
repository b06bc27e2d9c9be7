//! Values of hundreds of small fields that follow the state.
//!
//! A memo in every field would leave and join the list of the report's readers at every key, and the time for that
//! grows with the square of their number. Here one effect follows the state and asks every field for its value; only
//! what changed goes on to the page.

use std::rc::Rc;

use leptos::prelude::*;

use crate::widget::state::State;

/// Everything that follows, for one form; copying it copies a handle.
#[derive(Clone, Copy)]
pub struct Followers(StoredValue<Slots, LocalStorage>);

#[derive(Default)]
struct Slots {
    all: Vec<Option<Rc<dyn Fn()>>>,
    free: Vec<usize>,
}

impl Followers {
    /// Follows the state for as long as the current owner lives, for all that stands below it.
    pub fn provide(state: State) {
        let followers = Followers(StoredValue::new_local(Slots::default()));
        provide_context(followers);
        Effect::new(move |_| {
            state.report.track();
            state.evaluation.track();
            state.typing.track();
            state.invalid.track();
            state.lang.track();
            state.forced_rules.track();
            untrack(|| followers.0.with_value(|slots| slots.all.iter().flatten().for_each(|refresh| refresh())));
        });
    }

    fn add(self, refresh: Rc<dyn Fn()>) -> usize {
        self.0
            .try_update_value(|slots| match slots.free.pop() {
                Some(slot) => {
                    slots.all[slot] = Some(refresh);
                    slot
                }
                None => {
                    slots.all.push(Some(refresh));
                    slots.all.len() - 1
                }
            })
            .unwrap_or_default()
    }

    fn remove(self, slot: usize) {
        self.0.try_update_value(|slots| {
            slots.all[slot] = None;
            slots.free.push(slot);
        });
    }
}

/// A value that follows the state: `f` may read the report, the evaluation, what is typed, the language and the rules,
/// and nothing else.
pub fn follow<T>(f: impl Fn() -> T + 'static) -> Signal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let followers = expect_context::<Followers>();
    let signal = RwSignal::new(untrack(&f));
    let refresh = move || {
        let new = f();
        if signal.with_untracked(|old| *old != new) {
            signal.set(new);
        }
    };
    let slot = followers.add(Rc::new(refresh));
    on_cleanup(move || followers.remove(slot));
    signal.into()
}

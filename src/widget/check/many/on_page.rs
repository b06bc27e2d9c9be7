//! The list where the browser gives no workers: one file after the other in the page, which stays usable between them.

use std::rc::Rc;

use super::Fault;
use super::pool::{Results, result};
use crate::publish::row;
use crate::widget::check::reading;
use crate::widget::reactive::*;
use crate::widget::state::State;

pub fn start(state: State, places: Vec<usize>, take: Rc<dyn Fn(Results)>) {
    let many = state.desk.many;
    let rules = state.forced_rules.get_untracked();
    let lang = state.lang.get_untracked();
    // A list that is begun meanwhile has other files.
    let files = many.files.get_value();
    let total = many.total.get_untracked();
    crate::widget::executor::spawn(async move {
        for place in places {
            let going = many.running.try_get_untracked() == Some(true) && many.total.try_get_untracked() == Some(total);
            let Some(file) = files.get(place).filter(|_| going) else { return };
            let result = match reading::read(file.clone()).await {
                Ok(text) => {
                    let line = row::of_all(&[text], rules.as_deref().unwrap_or_default(), lang).pop().flatten();
                    result(&line.unwrap_or_default())
                }
                Err(refusal) => Err(Fault::Refused(refusal)),
            };
            take(vec![(place, result)]);
        }
    });
}

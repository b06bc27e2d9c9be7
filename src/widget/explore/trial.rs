//! Trying figures: inputs in the tables, marks on what was changed, and the way back to the published figures.

use std::rc::Rc;

use crate::widget::reactive::*;

use super::format::points;
use crate::evaluation::{Evaluation, evaluate};
use crate::report::field::Field;
use crate::report::whatif;
use crate::widget::dom::{El, Kind, Shape, button, el, figure_input, memo, shape};
use crate::widget::state::{State, state};
use crate::words::fill;

/// What follows from the report as it was published, under the rules in force.
pub fn published_evaluation(state: State) -> Memo<Evaluation> {
    memo(move || state.published.with(|published| state.with_profile(|profile| evaluate(published, profile))))
}

/// A cell with a figure: plain text, or an input while figures are tried. A sum cannot be tried; it follows from its
/// parts.
pub fn trial_cell(
    field: Field,
    label: impl Fn() -> String + 'static,
    shown: impl Fn() -> String + 'static,
    kind: Option<Kind>,
) -> El {
    // Many tables have such cells; what is the same for all is compiled once.
    fn cell(field: Field, label: Rc<dyn Fn() -> String>, shown: Rc<dyn Fn() -> String>, kind: Option<Kind>) -> El {
        let state = state();
        el("td.num.trial-cell").region(move || {
            let (label, shown) = (label.clone(), shown.clone());
            match kind {
                Some(kind) if state.trial.get() => {
                    let mut cell = figure_input(field.clone(), label, kind);
                    cell.push(changed(field.clone()));
                    cell
                }
                _ => vec![el("span").say(move || shown())],
            }
        })
    }
    cell(field, Rc::new(label), Rc::new(shown), kind)
}

/// Marks a figure that differs from the published one, and names that one.
fn changed(field: Field) -> El {
    let state = state();
    let published = memo(move || {
        let now = state.report.with(|report| field.get(report));
        let published = state.published.with(|report| field.get(report));
        (now != published).then(|| published.unwrap_or_default())
    });
    el("span").maybe(move || {
        let published = published.get()?;
        let e = &state.words().explore;
        let text = if published.is_empty() {
            e.published_nothing.to_owned()
        } else {
            fill(e.published, &[&published])
        };
        let mark = el("b").add(shape(Shape::Diamond)).text(" ").text(e.changed);
        Some(el("span.changed").add(mark).text(" ").add(el("span").text(&text)))
    })
}

/// The bar that stays in view while figures are tried.
pub fn trial_bar() -> El {
    let state = state();
    el("div.trial").maybe(move || state.trial.get().then(bar))
}

fn bar() -> El {
    let state = state();
    let count = memo(move || {
        state.published.with(|published| state.report.with(|report| whatif::changed(published, report)))
    });
    let before = published_evaluation(state);
    let effect = move || {
        let words = state.words();
        let read = |evaluation: &Evaluation| {
            let grade = evaluation.grade.as_ref().map_or("—", |grade| words.grade(grade)).to_owned();
            (points(evaluation.scores.total), grade)
        };
        let ((total, grade), (new_total, new_grade)) = (before.with(read), state.evaluation.with(read));
        fill(words.explore.trial_effect, &[&total, &new_total, &grade, &new_grade])
    };
    let say = el("p.say").attr("role", "status").region(move || {
        let e = &state.words().explore;
        if count.get() == 0 {
            return vec![el("span").text(e.trial_none)];
        }
        let text = fill(e.trial_on, &[&count.get().to_string()]);
        let mark = el("b").add(shape(Shape::Diamond)).text(" ").text(&text);
        vec![el("span.changed").add(mark), el("span").text(" ").text(&effect())]
    });
    let reset = button("button.btn")
        .bind("aria-disabled", move || (count.get() == 0).then(|| "true".to_owned()))
        .word(|w| w.explore.trial_reset)
        .on_click(move || state.reset());
    let end = button("button.btn.quiet").word(|w| w.explore.trial_end).on_click(move || state.trial.set(false));
    el("div.trial-bar").attr("role", "region").label(|w| w.explore.trial).add(say).add(reset).add(end)
}

//! Trying figures: inputs in the tables, marks on what was changed, and the way back to the published figures.

use std::rc::Rc;

use crate::widget::reactive::*;

use super::format::points;
use wasm_bindgen::JsCast;

use crate::evaluation::{Evaluation, evaluate};
use crate::report::field::{Field, IndicatorField};
use crate::widget::dom::{El, Kind, Shape, button, el, figure_input, memo, shape};
use crate::widget::state::{State, state};
use crate::words::fill;

/// What follows from the report as it was published, under the rules in force.
#[derive(Clone, Copy)]
pub struct Published(Memo<Evaluation>);

impl Published {
    pub fn new(state: State) -> Published {
        Published(memo(move || state.published.with(|report| state.with_profile(|profile| evaluate(report, profile)))))
    }

    /// Runs a function on it while figures are tried: only then it stands beside what is shown.
    pub fn beside<T>(self, f: impl FnOnce(&Evaluation) -> T) -> Option<T> {
        state().trial.get().then(|| self.0.with(f))
    }
}

/// Whether the reader's own figures are shown: of those the page does not say how they lie to what the report states.
pub fn is_tried(state: State) -> bool {
    state.trial.get() && state.published.with(|published| state.report.with(|report| published != report))
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
        let of = field.clone();
        let differs = move || {
            let read = |report: &crate::report::Report| of.get(report);
            state.trial.get() && state.report.with(read) != state.published.with(read)
        };
        let class = move || Some(if differs() { "num trial-cell is-changed" } else { "num trial-cell" }.to_owned());
        el("td").bind("class", class).region(move || {
            let shown = shown.clone();
            kind.filter(|_| state.trial.get())
                .map_or_else(|| vec![el("span").say(move || shown())], |kind| tried(&field, &label, kind))
        })
    }
    cell(field, Rc::new(label), Rc::new(shown), kind)
}

/// The input in place of a figure.
fn tried(field: &Field, label: &Rc<dyn Fn() -> String>, kind: Kind) -> Vec<El> {
    let mut cell = figure_input(field.clone(), label.clone(), kind);
    cell.push(out_of_range(field.clone()));
    cell.push(changed(field.clone()));
    cell
}

/// A score that no indicator can have is said beside it, as in the form.
fn out_of_range(field: Field) -> El {
    let state = state();
    let full = memo(move || {
        let Field::Indicator(path, IndicatorField::Score) = &field else { return None };
        state.report.with(|report| {
            let score = path.find(&report.indicators)?.score?.0;
            // One without full marks of its own has at most those of the indicator above it.
            let above = std::iter::successors(Some(path.clone()), |path| Some(path.split()?.0));
            let full = above.into_iter().find_map(|path| path.find(&report.indicators)?.full_marks)?.0;
            (score > full || score.is_negative()).then_some(full)
        })
    });
    el("span").maybe(move || {
        let text = fill(state.words().explore.score_range, &[&full.get()?.to_string()]);
        Some(el("span.error").add(shape(Shape::Triangle)).text(" ").text(&text))
    })
}

/// Marks a figure that differs from the published one, and names that one.
fn changed(field: Field) -> El {
    let state = state();
    let of = field.clone();
    let published = memo(move || {
        let now = state.report.with(|report| of.get(report));
        let published = state.published.with(|report| of.get(report));
        (now != published).then(|| published.unwrap_or_default())
    });
    el("span").maybe(move || {
        let published = published.get()?;
        let e = &state.words().explore;
        // Sums above a tried figure follow it; only what the reader typed is marked as changed.
        let typed = state.tried.with(|tried| tried.contains(&field));
        let text = if published.is_empty() { e.published_nothing.to_owned() } else { fill(e.published, &[&published]) };
        let word = if typed { e.changed } else { e.followed };
        let mark = el("b").add(shape(Shape::Diamond)).text(" ").text(word);
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
        state.published.with(|published| {
            state.report.with(|report| {
                state.tried.with(|tried| tried.iter().filter(|field| field.get(report) != field.get(published)).count())
            })
        })
    });
    let before = Published::new(state).0;
    let effect = move || {
        let words = state.words();
        let read = |evaluation: &Evaluation| {
            let grade = evaluation.grade.as_ref().map_or("—", |grade| words.grade(grade)).to_owned();
            (points(evaluation.scores.total), grade)
        };
        let ((total, grade), (new_total, new_grade)) = (before.with(read), state.evaluation.with(read));
        let e = &words.explore;
        let change = |same: bool, stays: &str, moves: &str, from: &str, to: &str| {
            if same { fill(stays, &[to]) } else { fill(moves, &[from, to]) }
        };
        let total = change(total == new_total, e.trial_same_total, e.trial_total, &total, &new_total);
        let grade = change(grade == new_grade, e.trial_same_grade, e.trial_grade, &grade, &new_grade);
        format!("{total}{}{grade}", words.pick("，", ", "))
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
    let end = button("button.btn.quiet").word(|w| w.explore.trial_end).on("click", move |event| {
        // The button goes with its bar; the focus returns to the one that began the trial.
        let from = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let view = from.and_then(|button| button.closest(".explore").ok().flatten());
        state.toggle_trial();
        if let Some(first) = view.and_then(|view| view.query_selector(".actions > .btn").ok().flatten()) {
            El(first).focus_soon();
        }
    });
    el("div.trial-bar").attr("role", "region").label(|w| w.explore.trial).add(say).add(reset).add(end)
}

//! The list of problems above the form, shown when the reader asks to save; each entry leads to its field.

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::form::both;
use super::names;
use super::problems::{Kind, Problem};
use super::sections::Part;
use crate::widget::download::{Download, download};
use crate::words::fill;

/// Id of the list, which takes the focus.
pub const ID: &str = "jx-errors";

/// More entries than anyone reads at once; the count says how many there are.
const MOST: usize = 20;

#[component]
pub fn Errors() -> impl IntoView {
    let (state, form) = both();
    let shown = Memo::new(move |_| form.listed.get() && form.problems.with(|problems| !problems.is_empty()));
    let count = Memo::new(move |_| form.problems.with(Vec::len));
    let lost = Memo::new(move |_| {
        form.problems.with(|all| all.iter().filter(|p| matches!(p.kind, Kind::Text { .. })).count())
    });
    let entry = move |problem: Problem| {
        let words = state.words();
        let name = match &problem.kind {
            Kind::Text { label, .. } => label.clone(),
            _ => state.report.with_untracked(|report| names::row(words, report, &problem.field)),
        };
        let text = fill(words.edit.error_entry, &[&name, &problem.text(words)]);
        let href = format!("#{}", problem.field.path());
        let go = move |event: MouseEvent| {
            event.prevent_default();
            form.go_to(&problem.field);
        };
        view! { <li><a href=href on:click=go>{text}</a></li> }
    };
    let entries = move || {
        form.problems
            .with(|problems| problems.iter().take(MOST).cloned().collect::<Vec<_>>())
            .into_iter()
            .map(entry)
            .collect_view()
    };
    let more = move || {
        let more = count.get().saturating_sub(MOST);
        (more > 0).then(|| view! { <p class="note">{fill(state.words().edit.errors_more, &[&more.to_string()])}</p> })
    };
    let not_in_file = move || {
        (lost.get() > 0).then(|| {
            let save = move |_| {
                form.listed.set(false);
                form.focus(vec![Part::Basics.heading_id()]);
                download(state, Download::Json);
            };
            let words = state.words();
            view! {
                <p class="note">{fill(words.edit.not_in_file, &[&lost.get().to_string()])}</p>
                <div class="row">
                    <button type="button" class="btn small" on:click=save>{words.edit.save_anyway}</button>
                </div>
            }
        })
    };
    move || {
        shown.get().then(|| {
            view! {
                <div class="errors" role="group" aria-labelledby="jx-errors-title" tabindex="-1" id=ID>
                    <h2 class="sub-title" id="jx-errors-title">
                        {move || fill(state.words().edit.errors, &[&count.get().to_string()])}
                    </h2>
                    <ul>{entries}</ul>
                    {more}
                    {not_in_file}
                </div>
            }
        })
    }
}

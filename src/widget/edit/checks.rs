//! What the checks say of the figures in the form, below the bar: counts, and each finding with the way to its field.

use gloo_timers::callback::Timeout;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;

use super::form::both;
use super::names;
use crate::audit::audit_report;
use crate::checks::Verdict;
use crate::report::Report;
use crate::report::field::Field;
use crate::widget::parts::{caret, mixed, shape, verdict_shape};
use crate::words::{checks, fill};

/// How long the typing has to pause: nothing of this is needed at every key.
const PAUSE_MS: u32 = 500;

/// A finding that a person should look at.
#[derive(Clone, PartialEq)]
struct Open {
    verdict: Verdict,
    text: String,
    field: Option<Field>,
}

#[component]
pub fn Checks() -> impl IntoView {
    let (state, form) = both();
    let found = RwSignal::new(Vec::<Open>::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    let look = move || {
        let lang = state.lang.get_untracked();
        let report = state.report.get_untracked();
        let findings = if report == Report::default() {
            Vec::new()
        } else {
            untrack(|| state.with_profile(|profile| audit_report(&report, profile)))
        };
        let open = findings.iter().filter(|finding| finding.verdict != Verdict::Consistent).map(|finding| Open {
            verdict: finding.verdict,
            text: checks::message(lang, &finding.message),
            field: finding.places.iter().find_map(|place| place.field.clone()),
        });
        let mut open: Vec<Open> = open.collect();
        open.sort_by_key(|open| Verdict::ALL.iter().position(|verdict| *verdict == open.verdict));
        if found.with_untracked(|before| *before != open) {
            found.set(open);
        }
    };
    Effect::new(move |_| {
        state.report.track();
        state.lang.track();
        state.forced_rules.track();
        let soon = Timeout::new(PAUSE_MS, move || {
            // The form may be gone by now.
            if found.try_with_untracked(|_| ()).is_some() {
                look();
            }
        });
        timer.set_value(Some(soon));
    });
    let counts = move || {
        let words = state.words();
        let count = |verdict: Verdict| {
            let count = found.with(|found| found.iter().filter(|open| open.verdict == verdict).count());
            (count > 0).then(|| {
                view! {
                    <span class=format!("verdict {}", verdict.code())>
                        {shape(verdict_shape(verdict))}
                        {fill(words.check.count_of, &[words.verdict(verdict), &count.to_string()])}
                    </span>
                }
            })
        };
        Verdict::ALL.into_iter().filter_map(count).collect_view()
    };
    let unfolded = RwSignal::new(false);
    let entry = move |open: Open| {
        let words = state.words();
        let way = open.field.clone().map(|field| {
            let name = state.report.with_untracked(|report| names::place(words, report, &field));
            let go = move |event: MouseEvent| {
                event.prevent_default();
                form.go_to(&field);
            };
            view! { " "<button type="button" class="link" on:click=go>{mixed(words, &name)}</button> }
        });
        view! {
            <li>
                <span class=format!("verdict {}", open.verdict.code())>
                    {shape(verdict_shape(open.verdict))}
                    <span class="vh">{words.verdict(open.verdict)}</span>
                </span>
                " "
                {mixed(words, &open.text)}
                {way}
            </li>
        }
    };
    let entries = move || unfolded.get().then(|| found.get().into_iter().map(entry).collect_view());
    let toggle = move |event: Event| unfolded.set(event_target::<web_sys::HtmlDetailsElement>(&event).open());
    // Stays, and stays unfolded, while the findings change.
    let any = Memo::new(move |_| found.with(|found| !found.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <details class="form-checks no-print" on:toggle=toggle>
                    <summary>
                        {caret()}
                        <span class="summary-label">{move || state.words().common.mode_check}</span>
                        <span class="verdicts">{counts}</span>
                    </summary>
                    <ul class="findings">{entries}</ul>
                </details>
            }
        })
    }
}

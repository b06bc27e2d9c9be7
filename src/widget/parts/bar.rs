//! One horizontal bar. Lengths come from `chart`; the figures stand beside it in text, so it is hidden from readers.

use leptos::prelude::*;

use crate::chart::{FULL, Mille, percent};

/// What a bar shows, each in thousandths of the full width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarMarks {
    /// The whole that the bar is out of.
    pub track: Mille,
    pub fill: Mille,
    /// Hatched from the end of the fill to the end of the track: lost marks.
    pub lost: bool,
    /// The whole fill is hatched: not listed.
    pub hatched: bool,
    /// Where the published figure ended.
    pub was: Option<Mille>,
}

impl BarMarks {
    pub fn of_whole(fill: Mille) -> BarMarks {
        BarMarks { track: FULL, fill, lost: false, hatched: false, was: None }
    }
}

#[component]
pub fn Bar(#[prop(into)] marks: Signal<BarMarks>) -> impl IntoView {
    view! {
        <svg class="bar" aria-hidden="true">
            <rect class="bar-track" width=move || percent(marks.get().track) height="100%"/>
            {move || {
                let m = marks.get();
                (m.fill > 0 && !m.hatched)
                    .then(|| view! { <rect class="bar-fill" width=percent(m.fill) height="100%"/> })
            }}
            {move || {
                let m = marks.get();
                let hatching = if m.hatched { Some((0, m.fill)) } else { m.lost.then_some((m.fill, m.track)) };
                hatching.map(|(from, to)| view! {
                    <line class="bar-lost" x1=percent(from) x2=percent(to) y1="50%" y2="50%"/>
                    <rect class="bar-edge" width=percent(to) height="100%"/>
                })
            }}
            {move || marks.get().was.map(|was| view! {
                <line class="bar-was" x1=percent(was) x2=percent(was) y1="-3" y2="21"/>
            })}
        </svg>
    }
}

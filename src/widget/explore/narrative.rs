//! What the report says in words.

use crate::widget::reactive::*;

use super::frame::section;
use crate::widget::dom::{El, el, memo};
use crate::widget::state::state;
use crate::words::fill;

pub fn narrative() -> El {
    let state = state();
    let any = memo(move || state.report.with(|report| !report.narrative.is_empty()));
    el("div").maybe(move || {
        any.get().then(|| {
            section("jx-says", |w| w.explore.narrative, |w| w.explore.narrative_note).add(el("dl.facts").region(rows))
        })
    })
}

fn rows() -> Vec<El> {
    let state = state();
    let template = state.words().explore.place;
    state.report.with(|report| {
        let sections = report.narrative.iter().map(|section| {
            let mut text = el("dd.text").text(&section.text);
            if !section.place.is_empty() {
                text = text.text(" ").add(el("span.fine").text(&fill(template, &[&section.place])));
            }
            el("div").add(el("dt").text(&section.heading)).add(text)
        });
        sections.collect()
    })
}

//! What the report says in words.

use crate::widget::reactive::*;

use super::frame::section;
use crate::widget::dom::{El, el, memo};
use crate::widget::state::state;
use crate::words::{Lang, fill};

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
    let words = state.words();
    state.report.with(|report| {
        let sections = report.narrative.iter().map(|section| {
            // The report's own words are Chinese in every language of the page.
            let own = |tag: &'static str, text: &str| el(tag).attr("lang", Lang::Chinese.tag()).text(text);
            let mut text = el("dd.text").add(own("span", &section.text));
            if !section.place.is_empty() {
                text = text.text(" ").add(el("span.fine").mixed(words, &fill(words.explore.place, &[&section.place])));
            }
            el("div").add(own("dt", &section.heading)).add(text)
        });
        sections.collect()
    })
}

//! What stands above both halves: whose report it is, what can be done with it, and where to begin.

use super::desk::{Side, Subject};
use super::{actions, many, opening};
use crate::widget::dom::{El, button, el};
use crate::widget::reactive::*;
use crate::widget::state::state;
use crate::words::{Words, fill};

type Word = fn(&'static Words) -> &'static str;

pub fn headline() -> El {
    let state = state();
    let title = move || {
        let words = state.words();
        state.desk.outcome.with(|outcome| match outcome.subject {
            Subject::Nothing | Subject::Broken => words.check.title.to_owned(),
            _ if outcome.department.trim().is_empty() => words.check.title_of_text.to_owned(),
            _ => outcome.department.clone(),
        })
    };
    let kicker = move || {
        let words = state.words();
        let year = state.desk.outcome.with(|outcome| outcome.year);
        let year = year.map(|year| fill(words.common.year, &[&year.to_string()])).unwrap_or_default();
        let name = state.desk.name.get();
        let parts = [words.common.mode_check, &year, &name];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let names = el("div").add(el("p.kicker").say(kicker)).add(el("h1.title").name(title));
    el("div.headline").add(names).add(el("div.actions").add_all(actions::actions()).add_all(opening::chooser()))
}

/// The report was opened from a list of many.
pub fn way_back() -> Option<El> {
    let state = state();
    state.desk.many.opened.get()?;
    let back = button("button.link").word(|w| w.check.many_back).on_click(move || many::back(state));
    Some(el("p.way-back.no-print").add(back))
}

/// Two sentences and an example, as long as there is nothing to check.
pub fn introduction() -> El {
    let state = state();
    let nothing = move || state.desk.outcome.with(|outcome| outcome.subject == Subject::Nothing);
    el("div").maybe(move || {
        let sample = button("button.btn").word(|w| w.check.sample).on_click(move || opening::open_sample(state));
        nothing().then(|| {
            el("div.teach")
                .add(el("p.lead").word(|w| w.check.teach))
                .add(el("p.note").word(|w| w.check.teach_private))
                .add(el("div.row").add(sample))
        })
    })
}

/// A text was cleared, or made place for another while it was being worked on: the way back to it.
pub fn replaced() -> Option<El> {
    let state = state();
    let cleared = state.desk.replaced.with(|gone| gone.as_ref().map(|gone| gone.cleared))?;
    let (say, back): (Word, Word) = if cleared {
        (|w| w.check.text_cleared, |w| w.edit.undo)
    } else {
        (|w| w.check.work_replaced, |w| w.check.put_back)
    };
    let back = button("button.btn.small").word(back).on_click(move || opening::put_back(state));
    let close = button("button.btn.small").word(|w| w.common.close).on_click(move || {
        state.desk.replaced.set(None);
        opening::focus_work(state);
    });
    let banner = el("div.banner");
    // Of what was cleared the live region speaks.
    let banner = if cleared { banner } else { banner.attr("role", "status") };
    Some(banner.add(el("p.say").word(say)).add(back).add(close))
}

/// The list of many reports was closed: the way back to it.
pub fn closed_list() -> Option<El> {
    let state = state();
    if !state.desk.many.closed.get() {
        return None;
    }
    let back = button("button.btn.small").word(|w| w.check.many_reopen).on_click(move || many::reopen(state));
    let close = button("button.btn.small").word(|w| w.common.close).on_click(move || {
        many::forget(state);
        opening::focus_work(state);
    });
    let say = el("p.say").word(|w| w.check.many_closed);
    Some(el("div.banner.no-print").attr("role", "status").add(say).add(back).add(close))
}

/// On a narrow screen one half is shown at a time.
pub fn sides() -> El {
    let state = state();
    let side = |side: Side, word: Word| {
        button("button.btn")
            .bind_aria("aria-pressed", move || state.desk.side.get() == side)
            .word(word)
            .on_click(move || state.desk.side.set(side))
    };
    let found = side(Side::Results, |w| w.check.results).say(move || {
        let count = state.desk.outcome.with(|outcome| outcome.findings.len());
        if count > 0 { format!(" {count}") } else { String::new() }
    });
    el("div.check-sides.no-print")
        .attr("role", "group")
        .label(|w| w.check.sides)
        .add(side(Side::Text, |w| w.check.text))
        .add(found)
}

//! The right half: the findings, grouped by verdict.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement, KeyboardEvent};

use super::desk::{Side, Subject};
use super::unread::unread;
use super::{filters, finding, found, opening, tell, walk};
use crate::checks::{Severity, Verdict};
use crate::widget::dom::{El, button, caret, el, memo, shape, verdict_shape, watch};
use crate::widget::reactive::*;
use crate::widget::state::{State, state};
use crate::words::{Words, fill};

/// Rows of a group that are drawn before the reader asks for more.
const FIRST: usize = 60;
/// Rows in the first picture of what was found: nobody reads further before the next one.
const AT_ONCE: usize = 4;

pub fn results() -> El {
    let state = state();
    let desk = state.desk;
    let title = el("h2.sub-title").attr("id", "jx-results").attr("tabindex", "-1").word(|w| w.check.results);
    let any = memo(move || desk.outcome.with(|outcome| !outcome.findings.is_empty()));
    // Drawn while nobody waits, and shown with the findings.
    let early = memo(move || desk.warm.get() || any.get());
    let groups = el("div.check-groups").add_all(Verdict::ALL.into_iter().map(|verdict| group(state, verdict)));
    let list = el("section.check-found")
        .attr("aria-labelledby", "jx-results")
        .bind_flag("data-off", move || desk.side.get() != Side::Results)
        .on("keydown", move |event| keys(state, event.unchecked_ref()))
        .on("click", move |event| pressed(state, event))
        .add(el("div.row.check-head").add(title))
        .add(el("p.note").say(move || summary(state)))
        .maybe(move || unread(state))
        .maybe(move || {
            let waiting = desk.checking.get();
            waiting.then(|| el("p.note").attr("role", "status").word(|w| w.check.checking))
        })
        .maybe(move || early.get().then(|| filters::filters().bind_flag("hidden", move || !any.get())))
        .maybe(move || legend(state))
        .add(groups)
        .maybe(move || none_match(state))
        .maybe(move || early.get().then(|| key_help().bind_flag("hidden", move || !any.get() || !desk.settled.get())));
    draw_when_opened(state, &list);
    unfold_for_printer(state, list.clone());
    desk.halves.update_value(|halves| {
        if let Some(halves) = halves {
            halves.list = list.clone();
        }
    });
    list
}

/// `toggle` does not bubble, but can be heard on its way down.
fn draw_when_opened(state: State, list: &El) {
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    let listener = EventListener::new_with_options(&list.0, "toggle", options, move |event: &Event| {
        let details = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        if let Some(details) = details.filter(|details| details.open() && details.class_list().contains("finding")) {
            finding::fill_in(state, &details);
            if let Some(row) = details.parent_element() {
                walk::bring(state, finding::key_of(&row));
            }
        }
    });
    StoredValue::new_local(listener);
}

/// Rows that are there are opened for the printer and closed afterwards; new ones open themselves.
fn unfold_for_printer(state: State, list: El) {
    watch(move || {
        let printing = state.printing.get();
        let rows = if printing { ".finding-row" } else { ".finding[data-printed]" };
        for row in all(&list.0, rows) {
            if printing {
                finding::unfold(state, &row, true);
            } else if let Some(details) = row.dyn_ref::<HtmlDetailsElement>() {
                details.set_open(false);
                let _ = details.remove_attribute("data-printed");
            }
        }
    });
}

fn pressed(state: State, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(place) = target.and_then(|target| target.closest("[data-spot]").ok().flatten()) else { return };
    let Some(row) = place.closest(".finding-row").ok().flatten() else { return };
    let at = place.get_attribute("data-spot").and_then(|at| at.parse().ok()).unwrap_or_default();
    finding::go(state, finding::key_of(&row), at);
}

/// Elements inside the list, in order.
pub fn all(list: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = list.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

/// What was checked, and what was not.
fn summary(state: State) -> String {
    let words = state.words();
    let w = &words.check;
    state.desk.outcome.with(|outcome| {
        let count = outcome.findings.len().to_string();
        let mut say = match outcome.subject {
            Subject::Nothing => String::new(),
            Subject::Broken => w.broken.to_owned(),
            _ if outcome.findings.is_empty() => w.nothing_checked.to_owned(),
            Subject::Text => fill(w.checked, &[&count, &outcome.figures.to_string()]),
            Subject::Report => fill(w.checked_report, &[&count]),
        };
        let gap = words.pick("", " ");
        if !outcome.not_understood.is_empty() {
            say = [&say, gap, &fill(w.not_understood, &[&outcome.not_understood.len().to_string()])].concat();
        }
        if outcome.cut_off {
            say = [&say, gap, w.cut_off].concat();
        }
        say
    })
}

/// What the five verdicts mean, before there are any.
fn legend(state: State) -> Option<El> {
    if state.desk.outcome.with(|outcome| outcome.subject != Subject::Nothing) {
        return None;
    }
    let words = state.words();
    let w = &words.check;
    let meaning = |verdict: Verdict| match verdict {
        Verdict::Consistent => w.meaning_consistent,
        Verdict::Rounding => w.meaning_rounding,
        Verdict::Partial => w.meaning_partial,
        Verdict::Inconsistent => w.meaning_inconsistent,
        Verdict::Undecidable => w.meaning_undecidable,
    };
    let each = Verdict::ALL.into_iter().map(|verdict| {
        let name = el("span").attr("class", &format!("verdict {}", verdict.code())).add(shape(verdict_shape(verdict)));
        el("div").add(el("dt").add(name.text(words.verdict(verdict)))).add(el("dd").text(meaning(verdict)))
    });
    Some(el("dl.facts").add_all(each))
}

fn none_match(state: State) -> Option<El> {
    let desk = state.desk;
    let none = desk.outcome.with(|outcome| {
        desk.filter
            .with(|filter| !outcome.findings.is_empty() && !outcome.findings.iter().any(|f| desk.lets(filter, f)))
    });
    let all = || {
        button("button.btn.small").word(|w| w.check.show_all).on_click(move || {
            desk.filter.set(Default::default());
            tell::findings(state);
            // The button goes with its message.
            opening::focus_results(state);
        })
    };
    none.then(|| el("div.empty.row").add(el("p").word(|w| w.check.none_match)).add(all()))
}

fn group(state: State, verdict: Verdict) -> El {
    let desk = state.desk;
    let shown = memo(move || if desk.waits(verdict) { Vec::new() } else { desk.shown(verdict) });
    let open = memo(move || state.printing.get() || desk.groups.with(|groups| groups.contains(&verdict)));
    let name = el("span").attr("class", &format!("verdict {}", verdict.code())).add(shape(verdict_shape(verdict)));
    let name = name.say(move || state.words().verdict(verdict).to_owned());
    let count = el("span.group-count").say(move || shown.with(Vec::len).to_string());
    let heading = el("h3.sub-title").add(name).text(" ").add(count);
    let heading =
        heading.maybe(move || (verdict == Verdict::Inconsistent).then(|| split(state, &shown.get())).flatten());
    let drawn = memo(move || {
        // What is folded is not built.
        let most = match (open.get(), state.printing.get()) {
            (false, _) => 0,
            (true, true) => usize::MAX,
            (true, false) if !desk.settled.get() => AT_ONCE,
            (true, false) => desk.drawn.get().max(FIRST),
        };
        shown.with(|keys| keys.iter().take(most).copied().collect::<Vec<usize>>())
    });
    let rows = el("ul.findings").each(
        move || drawn.with(|keys| keys.iter().map(|key| vec![*key]).collect()),
        move |key| vec![finding::row(state, key.first().copied().unwrap_or_default())],
    );
    let more = move || {
        let left = shown.with(Vec::len).saturating_sub(drawn.with(Vec::len));
        (open.get() && left > 0 && desk.settled.get()).then(|| {
            button("button.btn.small")
                .text(&fill(state.words().check.more, &[&left.to_string()]))
                .on_click(move || desk.drawn.set(usize::MAX))
        })
    };
    let toggled = move |event: &web_sys::Event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        let Some(details) = details else { return };
        let listed = desk.groups.with_untracked(|groups| groups.contains(&verdict));
        // Events of findings inside the group do not bubble; this is the group's own.
        match (details.open(), listed) {
            (true, false) => desk.groups.update(|groups| groups.push(verdict)),
            (false, true) if !state.printing.get_untracked() => {
                desk.groups.update(|groups| groups.retain(|open| *open != verdict));
            }
            _ => {}
        }
    };
    el("details.check-group")
        .bind_flag("hidden", move || shown.with(Vec::is_empty))
        .bind_flag("open", move || open.get())
        .on("toggle", toggled)
        .add(el("summary").add(caret()).add(heading))
        .add(rows)
        .maybe(more)
}

/// How many of the contradictions are proved and how many only asked about, where there are both.
fn split(state: State, shown: &[usize]) -> Option<El> {
    let words = state.words();
    let (mut proved, mut asked) = (0_usize, 0_usize);
    state.desk.outcome.with(|outcome| {
        // Both are in one order, so that one walk is enough.
        let mut shown = shown.iter().peekable();
        for found in &outcome.findings {
            if shown.next_if(|key| **key == found.key).is_some() {
                let count = if found.severity == Severity::Error { &mut proved } else { &mut asked };
                *count += 1;
            }
        }
    });
    let of = |severity, count: usize| format!("{} {count}", finding::severity_name(words, severity));
    let both = [of(Severity::Error, proved), of(Severity::Warning, asked)].join(words.pick("，", ", "));
    (proved > 0 && asked > 0).then(|| el("span.fine.group-split").text(&both))
}

fn key_help() -> El {
    el("details.terms.no-print")
        .add(el("summary").add(caret()).word(|w| w.check.keys_title))
        .add(el("p.inset").word(|w| w.check.keys))
}

/// Arrows between the findings; to the right lies the text.
fn keys(state: State, event: &KeyboardEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let Some(list) = event.current_target().and_then(|list| list.dyn_into::<Element>().ok()) else { return };
    let Ok(Some(here)) = target.closest(".finding-row") else { return };
    let Ok(Some(summary)) = here.query_selector("summary") else { return };
    let next = match event.key().as_str() {
        "ArrowDown" => step(&list, &summary, |at, last| (at + 1).min(last)),
        "ArrowUp" => step(&list, &summary, |at, _| at.saturating_sub(1)),
        "Home" => step(&list, &summary, |_, _| 0),
        "End" => step(&list, &summary, |_, last| last),
        "ArrowRight" => {
            // The first place, whether or not the working is unfolded.
            event.prevent_default();
            return finding::go(state, finding::key_of(&here), 0);
        }
        "Escape" => Some(summary.clone()),
        _ => return,
    };
    event.prevent_default();
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        let _ = next.focus();
    }
}

/// The summary that is so many steps away among those that are seen.
fn step(list: &Element, here: &Element, to: fn(usize, usize) -> usize) -> Option<Element> {
    let all = all(list, ".check-group[open] .finding-row > details > summary");
    let at = all.iter().position(|summary| summary == here)?;
    all.get(to(at, all.len().checked_sub(1)?)).cloned()
}

/// The name of a family of checks.
pub fn family_name(words: &Words, family: &str) -> &'static str {
    let w = &words.check;
    match family {
        "SUM" => w.family_sum,
        "PCT" => w.family_percent,
        "EXE" => w.family_execution,
        "SCO" => w.family_score,
        "GRD" => w.family_grade,
        "RSN" => w.family_reason,
        "REP" => w.family_repeat,
        "UNT" => w.family_unit,
        "YR" => w.family_year,
        "TXT" => w.family_wording,
        "STR" => w.family_structure,
        _ => w.family_threshold,
    }
}

/// The families that have findings, in the order of the catalogue.
pub fn families(state: State) -> Vec<&'static str> {
    let mut families = Vec::new();
    state.desk.outcome.with(|outcome| {
        for found in &outcome.findings {
            let family = found::family(found.rule);
            if !families.contains(&family) {
                families.push(family);
            }
        }
    });
    families
}

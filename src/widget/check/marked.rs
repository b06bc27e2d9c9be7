//! The text as pages with marks. Long texts are drawn in portions, and the browser lays out only those in view.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::ops::Range;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::desk::View;
use super::found::{Found, shape_of};
use super::walk;
use crate::checks::{Severity, Verdict};
use crate::marks::{Cutter, Mark, Piece, lines};
use crate::widget::dom::{El, Shape, el, shape, watch};
use crate::widget::executor;
use crate::widget::reactive::*;
use crate::widget::state::State;
use crate::words::{Words, fill, words};

/// Lines of one portion: what is laid out together.
const PORTION: usize = 24;
/// Portions that are drawn at a time: the first fills a screen, and nobody waits for the others.
const AT_ONCE: usize = 1;

/// What a mark has to know of a finding.
#[derive(Clone, Copy)]
struct Judged {
    key: usize,
    verdict: Verdict,
    severity: Severity,
}

/// What is still to be drawn.
struct Rest {
    text: Rc<str>,
    lines: std::vec::IntoIter<(Range<usize>, Vec<Piece>)>,
    findings: Vec<Judged>,
    first_mark: bool,
    pane: El,
    timer: Option<Timeout>,
}

thread_local! {
    /// One for each pane; the pane's element knows its own by the place in this list.
    static RESTS: RefCell<Vec<(Element, Rest)>> = const { RefCell::new(Vec::new()) };
}

pub fn pane(state: State) -> El {
    let pane = el("div.check-pages")
        .attr("role", "region")
        .attr("tabindex", "0")
        .label(|w| w.check.marks)
        .on("click", move |event| {
            if let Some(mark) = mark_of(event) {
                walk::from_mark(state, &mark);
            }
        })
        .on("keydown", move |event| keys(state, event.unchecked_ref()));
    let shown = pane.clone();
    watch(move || {
        let printing = state.printing.get();
        if state.desk.view.get() != View::Marked && !printing {
            return;
        }
        let words = words(state.lang.get());
        let verdicts = state.desk.filter.with(|filter| filter.verdicts.clone());
        state.desk.text.with(|text| {
            state.desk.outcome.with(|outcome| draw(&shown, text, &outcome.findings, &verdicts, words));
        });
        if printing {
            finish(&shown.0, words);
        }
    });
    let gone = pane.0.clone();
    Owner::on_cleanup(move || forget(&gone));
    pane
}

fn forget(pane: &Element) {
    let _ = RESTS.try_with(|rests| rests.borrow_mut().retain(|(of, _)| of != pane));
}

fn draw(pane: &El, text: &str, findings: &[Found], verdicts: &[Verdict], words: &Words) {
    forget(&pane.0);
    // Where marks stood before, new ones take their place at once; where none did, the findings are shown first.
    let first = !pane.0.has_child_nodes();
    pane.0.set_text_content(None);
    let mut marks: Vec<Mark> = Vec::new();
    for (finding, found) in findings.iter().enumerate() {
        if verdicts.is_empty() || verdicts.contains(&found.verdict) {
            let places = found.spots.iter().filter(|spot| spot.in_text());
            marks.extend(places.map(|spot| Mark { range: spot.range.clone(), finding }));
        }
    }
    marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
    let mut cutter = Cutter::new(&marks);
    let lines: Vec<_> = lines(text).into_iter().map(|line| (line.clone(), cutter.pieces(&line))).collect();
    let rest = Rest {
        text: text.into(),
        lines: lines.into_iter(),
        findings: findings
            .iter()
            .map(|&Found { key, verdict, severity, .. }| Judged { key, verdict, severity })
            .collect(),
        first_mark: true,
        pane: pane.clone(),
        timer: None,
    };
    RESTS.with(|rests| rests.borrow_mut().push((pane.0.clone(), rest)));
    let (pane, lang) = (pane.0.clone(), words.lang);
    if first {
        executor::when_painted(move || go_on(pane, AT_ONCE, crate::words::words(lang)));
    } else {
        go_on(pane, AT_ONCE, words);
    }
}

/// Draws some more portions, and the others when the browser has caught its breath.
fn go_on(pane: Element, portions: usize, words: &Words) {
    let lang = words.lang;
    RESTS.with(|rests| {
        let mut rests = rests.borrow_mut();
        let Some((_, rest)) = rests.iter_mut().find(|(of, _)| *of == pane) else { return };
        for _ in 0..portions {
            if !portion(rest, words) {
                rests.retain(|(of, _)| *of != pane);
                return;
            }
        }
        let again = pane.clone();
        rest.timer = Some(Timeout::new(0, move || go_on(again, AT_ONCE, crate::words::words(lang))));
    });
}

/// Everything that is not drawn yet: somebody wants to go there.
pub fn finish(pane: &Element, words: &Words) {
    go_on(pane.clone(), usize::MAX, words);
}

/// The next lines; false where there are none left.
fn portion(rest: &mut Rest, words: &Words) -> bool {
    let mut portion = el("div.portion").attr("lang", "zh-CN");
    let mut any = false;
    for (line, pieces) in rest.lines.by_ref().take(PORTION) {
        any = true;
        let tabbed = rest.text[line.clone()].contains('\t');
        let mut paragraph = el(if tabbed { "p.tabbed" } else { "p" }).attr("data-at", &line.start.to_string());
        for piece in pieces {
            let text = &rest.text[piece.range.clone()];
            if piece.findings.is_empty() {
                paragraph = paragraph.text(text);
                continue;
            }
            let found = piece.findings.iter().filter_map(|finding| rest.findings.get(*finding).copied()).collect();
            paragraph = paragraph.add(mark(words, text, &piece, found, rest.first_mark));
            rest.first_mark = false;
        }
        portion = portion.add(paragraph);
    }
    if any {
        rest.pane.clone().add(portion);
    }
    any
}

fn mark(words: &Words, text: &str, piece: &Piece, mut found: Vec<Judged>, first: bool) -> El {
    let rank = |verdict: Verdict| Verdict::ALL.iter().position(|other| *other == verdict);
    // That its decimals are written otherwise than those of others is no verdict on a figure that adds up; and what is
    // proven stands before what is asked.
    found.sort_by_key(|judged| {
        let remark = judged.severity == Severity::Info && judged.verdict == Verdict::Undecidable;
        (remark, rank(judged.verdict), Reverse(judged.severity))
    });
    let (verdict, drawn) = found.first().map_or((Verdict::Undecidable, Shape::Question), |judged| {
        (judged.verdict, shape_of(judged.verdict, judged.severity))
    });
    let keys: Vec<String> = found.iter().map(|judged| judged.key.to_string()).collect();
    let name = fill(words.check.mark_name, &[text.trim(), words.verdict(verdict)]);
    let mark = pattern(verdict, piece.begins.then_some(drawn))
        .attr("aria-label", &name)
        .attr("data-found", &keys.join(" "))
        .attr("data-at", &piece.range.start.to_string())
        .text(text);
    if first { mark.attr("tabindex", "0") } else { mark }
}

/// A mark without its words, with a shape where it begins: copying it costs a tenth of making it.
fn pattern(verdict: Verdict, drawn: Option<Shape>) -> El {
    thread_local! {
        static PATTERNS: RefCell<Vec<(Verdict, Option<Shape>, Element)>> = const { RefCell::new(Vec::new()) };
    }
    let copy = |mark: &Element| mark.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok();
    let known = PATTERNS.with_borrow(|known| {
        known.iter().find(|(of, with, _)| (*of, *with) == (verdict, drawn)).and_then(|(.., mark)| copy(mark))
    });
    if let Some(known) = known {
        return El(known);
    }
    let begins = if drawn.is_some() { " begins" } else { "" };
    let class = format!("mark {}{begins}", verdict.code());
    let mark = el("span").attr("class", &class).attr("role", "button").attr("tabindex", "-1");
    let mark = mark.add_all(drawn.map(shape));
    if let Some(kept) = copy(&mark.0) {
        PATTERNS.with_borrow_mut(|known| known.push((verdict, drawn, kept)));
    }
    mark
}

fn mark_of(event: &web_sys::Event) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(".mark").ok().flatten()
}

/// Keys of the findings that a mark stands for.
pub fn keys_of(mark: &Element) -> Vec<usize> {
    let keys = mark.get_attribute("data-found").unwrap_or_default();
    keys.split(' ').filter_map(|key| key.parse().ok()).collect()
}

pub fn place_of(mark: &Element) -> usize {
    mark.get_attribute("data-at").and_then(|at| at.parse().ok()).unwrap_or_default()
}

/// All marks in order.
pub fn marks(pane: &Element) -> Vec<HtmlElement> {
    let Ok(found) = pane.query_selector_all(".mark") else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
}

fn keys(state: State, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let here = mark_of(event);
    let step: fn(usize, usize) -> usize = match (event.key().as_str(), &here) {
        ("Enter" | " ", Some(mark)) => {
            event.prevent_default();
            walk::from_mark(state, mark);
            return;
        }
        ("Escape", _) => {
            event.prevent_default();
            walk::to_results(state);
            return;
        }
        ("ArrowRight", _) => |at, last| (at + 1).min(last),
        ("ArrowLeft", _) => |at, _| at.saturating_sub(1),
        ("Home", Some(_)) => |_, _| 0,
        ("End", Some(_)) => |_, last| last,
        _ => return,
    };
    let Some(halves) = state.desk.halves() else { return };
    finish(&halves.marked.0, words(state.lang.get_untracked()));
    let marks = marks(&halves.marked.0);
    let Some(last) = marks.len().checked_sub(1) else { return };
    event.prevent_default();
    let next = match &here {
        Some(here) => {
            let here: &Element = here;
            let at = marks.iter().position(|mark| {
                let mark: &Element = mark;
                mark == here
            });
            step(at.unwrap_or(0), last)
        }
        None => 0,
    };
    if let Some(mark) = marks.get(next) {
        walk::enter_mark(&halves.marked.0, mark);
    }
}

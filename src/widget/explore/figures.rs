//! The three big figures: the total, the grade that follows, and what the report calls itself. Each opens its working.

use crate::widget::reactive::*;

use super::format::{addition, points};
use super::frame::{Word, folded};
use super::trial::{Published, is_tried};
use crate::comparison::{self, Verdict};
use crate::rules::Status;
use crate::widget::dom::{El, Shape, caret, el, shape, verdict};
use crate::widget::state::{State, state};
use crate::words::{Words, fill};

pub fn figures() -> El {
    el("div.figures").add(total()).add(grade()).add(stated())
}

/// The frame that the three share: label, value, note, and what unfolds below.
fn figure(label: Word, value: El, note: impl Fn() -> Vec<El> + 'static, working: impl Fn() -> Vec<El> + 'static) -> El {
    let state = state();
    let cue = el("span.open-cue").add(caret()).word(|w| w.common.show_working);
    let summary = el("summary")
        .add(el("span.figure-label").word(label))
        .add(value)
        .add(el("span.figure-note").region(note).add(cue));
    let open = move || state.printing.get();
    el("details.figure").open_while(open).add(summary).add(folded(working))
}

fn total() -> El {
    let state = state();
    let full = move || {
        let full = state.evaluation.with(|e| points(Some(e.scores.full_marks)));
        format!(" {}", fill(state.words().explore.out_of, &[&full]))
    };
    let value = el("span.figure-value").say(move || points(total_shown(state))).add(el("span.figure-unit").say(full));
    let published = Published::new(state);
    let note = move || {
        let words = state.words();
        if let Some(published) = published.beside(|e| points(e.scores.total)) {
            let text = el("span").text(&fill(words.explore.published, &[&published]));
            if state.evaluation.with(|e| points(e.scores.total)) == published {
                return vec![text];
            }
            let mark = el("b").add(shape(Shape::Diamond)).text(" ").text(words.explore.changed);
            return vec![el("span.changed").add(mark).add(text)];
        }
        let stated = state.report.with(|report| report.stated.total);
        let relation = state.report.with(|r| state.evaluation.with(|e| comparison::total(r, e)));
        let unscored = state.evaluation.with(|e| e.scores.unscored);
        let text = match (relation, stated) {
            (Some(Verdict::Consistent), _) => words.explore.total_agrees.to_owned(),
            (_, Some(_)) if unscored > 0 => {
                fill(words.explore.sum_so_far, &[&state.evaluation.with(|e| points(e.scores.total))])
            }
            (_, Some(stated)) => fill(words.explore.total_differs, &[&stated.to_string()]),
            (_, None) => words.explore.total_unstated.to_owned(),
        };
        let mut note = Vec::new();
        if unscored > 0 {
            note.push(el("span").text(&fill(words.explore.unscored, &[&unscored.to_string()])));
        }
        note.extend(relation.map(|relation| verdict(words, relation)));
        note.push(el("span").text(&text));
        note
    };
    figure(|w| w.explore.total_score, value, note, move || formulas(state.words(), &total_lines(state)))
}

/// The total of the scores; while some are missing the one that the report states, as their sum is no total yet.
fn total_shown(state: State) -> Option<crate::amount::Points> {
    let (total, unscored) = state.evaluation.with(|e| (e.scores.total, e.scores.unscored));
    let stated = state.report.with(|report| report.stated.total);
    stated.filter(|_| unscored > 0 && !is_tried(state)).or(total)
}

pub fn formulas(words: &Words, lines: &[String]) -> Vec<El> {
    lines.iter().map(|line| el("p.formula").mixed(words, line)).collect()
}

fn total_lines(state: State) -> Vec<String> {
    let words = state.words();
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let scores = &evaluation.scores;
            let named = |value: fn(&crate::scoring::Scored) -> Option<crate::amount::Points>| {
                let groups = report.indicators.iter().zip(&scores.groups);
                let terms: Vec<String> = groups
                    .filter_map(|(indicator, group)| {
                        Some(format!("{} {}", indicator.name, points(Some(value(group)?))))
                    })
                    .collect();
                addition(&terms)
            };
            let sum = fill(words.explore.sum_formula, &[&named(|g| g.score), &points(scores.unscaled)]);
            let full = fill(words.explore.full_marks_formula, &[&named(|g| g.full_marks)]);
            let mut lines = vec![sum, full];
            if scores.total != scores.unscaled {
                let left = scores.full_marks.0.subtract(scores.not_applicable.0).ok().map(crate::amount::Points);
                let arguments = [
                    points(Some(scores.not_applicable)),
                    points(scores.unscaled),
                    points(left),
                    points(Some(scores.full_marks)),
                    points(scores.total),
                ];
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                lines.push(fill(words.explore.scaled, &arguments));
            }
            if !report.stated.place.is_empty() {
                lines.push(fill(words.explore.place, &[&report.stated.place]));
            }
            lines
        })
    })
}

fn grade() -> El {
    let state = state();
    let value = el("span.figure-value.word").say(move || computed_grade(state));
    let note = move || {
        let words = state.words();
        let (rules, unverified) = state.with_profile(|profile| {
            let unverified = profile.weights.source.status == Status::Unverified;
            (fill(words.explore.by_weights, &[words.profile(profile)]), unverified)
        });
        let mut note = vec![el("span").mixed(words, &rules)];
        if unverified {
            let badge = el("span.badge.unverified").add(shape(Shape::Question));
            note.push(badge.text(words.explore.unverified_clause));
        }
        note
    };
    let working = move || {
        let words = state.words();
        let bands = state.with_profile(|profile| {
            let bands = &profile.grades.bands;
            let each = bands
                .iter()
                .map(|band| fill(words.explore.grade_from, &[words.grade(band), &band.at_least.to_string()]));
            each.collect::<Vec<_>>().join(words.pick("，", ", "))
        });
        let source = state.with_profile(|profile| words.seen(&profile.grades.source).to_owned());
        let first = state.evaluation.with(|e| match (&e.grade, e.scores.total) {
            (Some(grade), Some(total)) => {
                let from = fill(words.explore.grade_from, &[words.grade(grade), &grade.at_least.to_string()]);
                fill(words.explore.grade_working, &[&points(Some(total)), words.grade(grade), &from])
            }
            _ => state.evaluation.with(|e| words.no_grade(&e.scores)),
        });
        let mut lines = vec![el("p.formula").text(&first), el("p").text(&fill(words.explore.grade_bands, &[&bands]))];
        if !source.is_empty() {
            lines.push(el("p.fine").mixed(words, &fill(words.explore.grade_source, &[&source])));
        }
        lines
    };
    figure(|w| w.explore.computed_grade, value, note, working)
}

fn computed_grade(state: State) -> String {
    let words = state.words();
    state.evaluation.with(|e| e.grade.as_ref().map_or("—", |grade| words.grade(grade)).to_owned())
}

fn stated() -> El {
    let state = state();
    let stated = move || state.report.with(|report| report.stated.grade.clone());
    let value = el("span.figure-value.word.stated").name(move || {
        let stated = stated();
        if stated.is_empty() { state.words().explore.stated_nothing.to_owned() } else { stated }
    });
    let relation = move || state.report.with(|r| state.evaluation.with(|e| comparison::grade(r, e)));
    let note = move || {
        let words = state.words();
        let Some(relation) = relation().filter(|_| !is_tried(state)) else { return Vec::new() };
        let computed = computed_grade(state);
        let text = match relation {
            Verdict::Consistent => fill(words.explore.grade_agrees, &[&computed]),
            Verdict::Undecidable if state.evaluation.with(|e| e.stated_grade.is_some()) => {
                state.evaluation.with(|e| words.no_grade(&e.scores))
            }
            Verdict::Undecidable => words.explore.grade_unknown.to_owned(),
            _ => fill(words.explore.grade_differs, &[&computed]),
        };
        vec![verdict(words, relation), el("span").text(&text)]
    };
    let working = move || {
        let words = state.words();
        let line = state.evaluation.with(|e| {
            let (grade, total) = (e.stated_grade.as_ref()?, points(e.scores.total));
            let from = grade.at_least.to_string();
            Some(fill(words.explore.grade_means, &[&stated(), words.grade(grade), &from, &total]))
        });
        let place = state.report.with(|report| report.stated.place.clone());
        let mut lines: Vec<El> = formulas(words, line.as_slice());
        if !place.is_empty() {
            lines.push(el("p").mixed(words, &fill(words.explore.place, &[&place])));
        }
        if relation() == Some(Verdict::Inconsistent) {
            lines.push(el("p.fine").text(words.explore.no_side));
        }
        lines
    };
    figure(|w| w.explore.stated_grade, value, note, working)
}

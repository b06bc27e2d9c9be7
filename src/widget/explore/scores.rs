//! Scores: a bar for every group with what it lost and why; each opens its working. The table stands beside it.

use crate::widget::reactive::*;

use super::figures::formulas;
use super::format::{addition, full_groups, points, scored};
use super::frame::{KeyOf, Word, folded, section};
use super::score_table::score_table;
use super::trial::Published;
use crate::amount::{Number, Points};
use crate::chart;
use crate::scoring::Working as Steps;
use crate::widget::dom::{Bar, El, bar, button, caret, el, memo, move_in_list, svg};
use crate::widget::state::{State, state};
use crate::words::fill;

pub fn scores() -> El {
    let state = state();
    let count = memo(move || state.report.with(|report| report.indicators.len()));
    section("jx-scores", |w| w.explore.scores, |w| w.explore.scores_note).region(move || {
        if count.get() == 0 {
            return vec![el("p.empty").word(|w| w.explore.scores_none)];
        }
        vec![el("div.split").add(chart(count)).add(el("div.stack-v").add_all(score_table()))]
    })
}

/// One sentence that says what the bars show, made from the data.
fn sentence(state: State) -> String {
    let e = &state.words().explore;
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let groups = &evaluation.scores.groups;
            let all = groups.len().to_string();
            let open = groups.iter().filter(|group| group.score.is_none()).count();
            if open > 0 {
                return fill(e.scores_say_open, &[&all, &open.to_string()]);
            }
            let full = full_groups(&report.indicators, groups);
            if full == groups.len() {
                return fill(e.scores_say_full, &[&all]);
            }
            let lost = groups.iter().filter_map(|group| group.lost).max();
            if lost.is_none_or(|lost| lost.0 <= Number::ZERO) {
                return fill(e.scores_say_above, &[&all]);
            }
            let most = report.indicators.iter().zip(groups).filter(|(_, group)| group.lost == lost);
            let names: Vec<&str> = most.map(|(indicator, _)| indicator.name.as_str()).collect();
            let template = if names.len() > 1 { e.scores_say_tied } else { e.scores_say_lost };
            fill(template, &[&all, &full.to_string(), &names.join(state.words().pick("、", ", ")), &points(lost)])
        })
    })
}

fn chart(count: Memo<usize>) -> El {
    let state = state();
    // One point has the same length in every row; the largest group fills the row.
    let longest = move || {
        let fulls = state.evaluation.with(|e| e.scores.groups.iter().filter_map(|g| g.full_marks.map(|p| p.0)).max());
        fulls.unwrap_or(Number::HUNDRED)
    };
    let published = Published::new(state);
    let bars =
        el("ul.bars").label(|w| w.explore.score_bars).on("keydown", |event| move_in_list(event.unchecked_key())).each(
            move || (0..count.get()).map(|index| vec![index]).collect(),
            move |key| key.first().map(|index| group(*index, longest, published)).into_iter().collect(),
        );
    let block = || svg("rect.bar-fill").attr("width", "100%").attr("height", "100%");
    let hatched = || svg("line.bar-lost").attr("x1", "0").attr("x2", "100%").attr("y1", "50%").attr("y2", "50%");
    let edge = || svg("rect.bar-edge").attr("width", "100%").attr("height", "100%");
    let mark = || svg("svg.key-mark").attr("aria-hidden", "true");
    let was = || svg("line.bar-was").attr("x1", "50%").attr("x2", "50%").attr("y1", "0").attr("y2", "100%");
    let published_mark = move || published.beside(|_| el("li").add(mark().add(was())).word(|w| w.explore.key_was));
    let key = el("ul.key")
        .add(el("li").add(mark().add(block())).word(|w| w.explore.key_score))
        .add(el("li").add(mark().add(hatched()).add(edge())).word(|w| w.explore.key_lost))
        .add(el("li").word(|w| w.explore.key_scale))
        .maybe(published_mark);
    el("figure.stack-v")
        .attr("aria-labelledby", "jx-scores-say")
        .add(el("p.chart-say").attr("id", "jx-scores-say").say_mixed(move || sentence(state)))
        .add(bars)
        .add(key)
        .add(terms())
}

fn group(index: usize, longest: impl Fn() -> Number + Copy + 'static, published: Published) -> El {
    let state = state();
    let open = RwSignal::new(false);
    let unfolded = move || open.get() || state.printing.get();
    let result = move || state.evaluation.with(|e| scored(e, &[index]).map(|g| (g.score, g.full_marks, g.lost)));
    let name = move || state.report.with(|r| r.indicators.get(index).map(|i| i.name.clone()).unwrap_or_default());
    let marks = move || {
        let (score, full, lost) = result().unwrap_or_default();
        let longest = longest();
        let length = |points: Option<Points>| chart::length(points.map_or(Number::ZERO, |p| p.0), longest);
        let before = published.beside(|e| scored(e, &[index]).and_then(|group| group.score)).flatten();
        let was = (before.is_some() && before != score).then(|| length(before));
        let lost = lost.is_some_and(|lost| lost.0 > Number::ZERO);
        Bar { track: length(full), fill: length(score), lost, hatched: false, was }
    };
    let value = el("span.bar-value").region(move || {
        let (score, full, lost) = result().unwrap_or_default();
        let lost = lost.filter(|lost| lost.0 > Number::ZERO).map(|lost| format!("−{}", points(Some(lost))));
        let full = el("span").text(&format!(" / {}", points(full)));
        vec![el("b").text(&points(score)), full, el("span.lost").text(&lost.unwrap_or_default())]
    });
    let panel = format!("jx-group-{index}");
    let head = button("button.bar-button")
        .attr("tabindex", if index == 0 { "0" } else { "-1" })
        .attr("aria-controls", &panel)
        .bind_aria("aria-expanded", unfolded)
        .add(el("span.bar-name").add(caret()).name(name))
        .add(bar(marks))
        .add(value)
        .on_click(move || open.update(|open| *open = !*open));
    let reasons = el("div").region(move || {
        let reasons = state.report.with(|report| report.indicators.get(index).map(reasons_below).unwrap_or_default());
        let e = &state.words().explore;
        let say = |(name, reason): &(String, String)| {
            let text = if name.is_empty() { fill(e.reason, &[reason]) } else { fill(e.reason_of, &[name, reason]) };
            el("p.bar-note").mixed(state.words(), &text)
        };
        reasons.iter().map(say).collect()
    });
    let working = el("div.inset").region(move || if unfolded() { lines(state, index) } else { Vec::new() });
    let panel = el("div.bar-panel").attr("id", &panel).bind_flag("hidden", move || !unfolded()).add(working);
    el("li").add(head).add(reasons).add(panel)
}

/// Reasons that the report gives for lost marks, at the group or below.
/// Each with the name of the indicator below that it stands at, if it does.
fn reasons_below(group: &crate::report::Indicator) -> Vec<(String, String)> {
    fn below(indicator: &crate::report::Indicator, name: &str, reasons: &mut Vec<(String, String)>) {
        if !indicator.reason.is_empty() {
            reasons.push((name.to_owned(), indicator.reason.clone()));
        }
        for child in &indicator.children {
            below(child, &child.name, reasons);
        }
    }
    let mut reasons = Vec::new();
    below(group, "", &mut reasons);
    reasons
}

/// How the score of a group came about.
fn lines(state: State, index: usize) -> Vec<El> {
    let words = state.words();
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let (Some(indicator), Some(group)) = (report.indicators.get(index), scored(evaluation, &[index])) else {
                return Vec::new();
            };
            let mut lines = vec![words.working(&group.working)];
            if group.working == Steps::Sum {
                let terms: Vec<String> = indicator
                    .children
                    .iter()
                    .zip(&group.children)
                    .filter_map(|(child, result)| Some(format!("{} {}", child.name, points(Some(result.score?)))))
                    .collect();
                lines.push(fill(words.explore.sum_formula, &[&addition(&terms), &points(group.score)]));
            } else {
                let formula = words.working_formula(&group.working);
                if !formula.is_empty() {
                    lines.push(fill(words.explore.sum_formula, &[&formula, &points(group.computed)]));
                }
            }
            if let (Some(full), Some(score), Some(lost)) = (group.full_marks, group.score, group.lost) {
                let difference = format!("{} − {}", points(Some(full)), points(Some(score)));
                lines.push(fill(words.explore.sum_formula, &[&difference, &points(Some(lost))]));
            }
            let stated = std::iter::once(indicator).chain(&indicator.children);
            lines.extend(stated.filter_map(|i| {
                let text = fill(words.explore.stated_lost, &[&i.lost?.to_string()]);
                Some(words.named(&i.name, &text))
            }));
            formulas(words, &lines)
        })
    })
}

/// The words of the field, in a citizen's words.
fn terms() -> El {
    let state = state();
    el("details.terms")
        .open_while(move || state.printing.get())
        .add(el("summary").add(caret()).word(|w| w.explore.terms))
        .add(folded(move || vec![meanings()]))
}

fn meanings() -> El {
    let state = state();
    let term = |code: &'static str, meaning: Word| {
        let name = move || {
            let words = state.words();
            let group = crate::rules::default_profile().group(code);
            group.map(|group| words.group(group)).unwrap_or_default().to_owned()
        };
        el("div").add(el("dt").say(name)).add(el("dd").word(meaning))
    };
    el("dl.facts.tight")
        .add(term("execution", |w| w.explore.term_execution))
        .add(term("output", |w| w.explore.term_output))
        .add(term("benefit", |w| w.explore.term_benefit))
        .add(term("satisfaction", |w| w.explore.term_satisfaction))
        .add(term("cost", |w| w.explore.term_cost))
}

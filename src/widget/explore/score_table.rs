//! The table of scores beside the chart, with every indicator of every level.

use crate::widget::reactive::*;

use super::format::{points, scored};
use super::frame::{column, figure_cell, row_heading, table};
use super::trial::{is_tried, trial_cell};
use crate::amount::Points;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::widget::dom::{El, Kind, button, el, memo};
use crate::widget::state::state;
use crate::words::fill;

/// Rows beyond these are drawn when they are asked for: a long table costs by the rows in the document.
const STEP: usize = 60;

pub fn score_table() -> Vec<El> {
    let state = state();
    let shown = RwSignal::new(STEP);
    let paths = move || {
        state.report.with(|report| {
            let mut paths = Vec::new();
            flatten(&report.indicators, &[], &mut paths);
            paths
        })
    };
    let rows = move || {
        let limit = if state.printing.get() { usize::MAX } else { shown.get() };
        paths().into_iter().take(limit).collect::<Vec<_>>()
    };
    let caption = el("caption").word(|w| w.explore.score_table).text(" ");
    let caption = caption.add(el("span.note").word(|w| w.explore.unit_points));
    let head = el("tr")
        .add(column(|w| w.explore.indicator, false))
        .add(column(|w| w.explore.full_marks, true))
        .add(column(|w| w.explore.score, true))
        .add(column(|w| w.explore.lost, true));
    let lost = move || {
        state.evaluation.with(|e| {
            let total = e.scores.total.filter(|_| e.scores.unscored == 0);
            let lost = total.and_then(|total| e.scores.full_marks.0.subtract(total.0).ok());
            points(lost.map(Points))
        })
    };
    let foot = el("tr")
        .add(row_heading().word(|w| w.common.total))
        .add(figure_cell(move || state.evaluation.with(|e| points(Some(e.scores.full_marks)))))
        .add(figure_cell(move || state.evaluation.with(|e| points(e.scores.total))))
        .add(figure_cell(lost));
    let body = el("table.table")
        .add(caption)
        .add(el("thead").add(head))
        .add(el("tbody").each(rows, |path| vec![row(path)]))
        .add(el("tfoot").add(foot));
    let more = el("div").maybe(move || {
        let left = paths().len().saturating_sub(shown.get());
        let text = fill(state.words().explore.expand, &[&left.min(STEP).to_string()]);
        let wanted = left > 0 && !state.printing.get();
        let button = || button("button.btn.small").text(&text).on_click(move || shown.update(|shown| *shown += STEP));
        wanted.then(button)
    });
    vec![table(move || state.words().explore.score_table.to_owned(), body), more]
}

/// Paths of all indicators from the top down.
fn flatten(indicators: &[Indicator], parent: &[usize], paths: &mut Vec<Vec<usize>>) {
    for (index, indicator) in indicators.iter().enumerate() {
        let path = [parent, &[index]].concat();
        paths.push(path.clone());
        flatten(&indicator.children, &path, paths);
    }
}

fn row(path: Vec<usize>) -> El {
    let state = state();
    let selector = match path.len() {
        1 => "tr.lv1",
        2 => "tr.lv2",
        _ => "tr.lv3",
    };
    let path = IndicatorPath(path);
    // A group follows from what stands below it; only the lowest scores can be tried.
    let leaf = state.report.with_untracked(|r| path.find(&r.indicators).is_some_and(|i| i.children.is_empty()));
    // Name, full marks, score, lost marks; as texts, so that one kind of memo serves every table.
    let texts = {
        let path = path.clone();
        memo(move || {
            let name = state.report.with(|r| path.find(&r.indicators).map(|i| i.name.clone()).unwrap_or_default());
            let figures = state.evaluation.with(|e| {
                let result = scored(e, &path.0);
                [result.and_then(|r| r.full_marks), result.and_then(|r| r.score), result.and_then(|r| r.lost)]
            });
            let mut texts: Vec<String> = std::iter::once(name).chain(figures.map(points)).collect();
            // Without full marks no loss can be calculated; what the report says of it is shown as that.
            if figures[2].is_none() && !is_tried(state) {
                let stated = state.report.with(|r| path.find(&r.indicators).and_then(|i| i.lost));
                texts[3] = stated.map_or_else(
                    || points(None),
                    |lost| fill(state.words().explore.stated_figure, &[&lost.to_string()]),
                );
            }
            texts
        })
    };
    let text = move |column: usize| texts.with(|texts| texts.get(column).cloned().unwrap_or_default());
    let label = move || {
        let e = &state.words().explore;
        state.words().named(e.score, &format!("{} ({} {})", text(0), e.full_marks, text(1)))
    };
    let field = Field::Indicator(path, IndicatorField::Score);
    el(selector)
        .add(row_heading().name(move || text(0)))
        .add(figure_cell(move || text(1)))
        .add(trial_cell(field, label, move || text(2), leaf.then_some(Kind::Number)))
        .add(figure_cell(move || text(3)))
}

//! Expenditure: one sentence, the levels from the total down to the items, and the table beside them.

use crate::widget::reactive::*;

use super::format::{money, present};
use super::frame::{section, working};
use super::spending_level::{coverage, level};
use super::spending_table::spending_table;
use crate::amount::Number;
use crate::comparison::{self, Verdict};
use crate::report::expenditure::CategoryId;
use crate::widget::dom::{El, button, caret, el, memo};
use crate::widget::state::{State, state};
use crate::words::fill;

pub fn spending() -> El {
    let state = state();
    // The categories that are enlarged, from the top: basic, then personnel.
    let path = RwSignal::new(vec![CategoryId::Basic]);
    let top = move || {
        state.evaluation.with(|e| {
            let total = e.expenditure.category(CategoryId::Total).amount.is_some();
            // Without a total the categories that are known stand for themselves.
            let first = CategoryId::ALL.into_iter().find(|id| e.expenditure.category(*id).amount.is_some());
            if total { Some(CategoryId::Total) } else { first }
        })
    };
    let any = memo(move || top().is_some());
    let levels = move || {
        let Some(top) = top() else { return Vec::new() };
        let known = |id: &CategoryId| state.evaluation.with(|e| e.expenditure.category(*id).amount.is_some());
        let mut levels = vec![top];
        if state.printing.get() {
            levels.extend([CategoryId::Basic, CategoryId::Personnel, CategoryId::Operating]);
            levels.extend([CategoryId::Project, CategoryId::Other]);
        } else {
            levels.extend(path.get());
        }
        levels.retain(known);
        levels.dedup();
        levels
    };
    let keys = move || levels().into_iter().map(|id| vec![id as usize]).collect::<Vec<_>>();
    section("jx-spending", |w| w.explore.spending, |w| w.explore.spending_note).region(move || {
        if !any.get() {
            return vec![el("p.empty").word(|w| w.explore.spending_none)];
        }
        let list = el("ol.levels").each(keys, move |key| {
            let id = key.first().and_then(|index| CategoryId::ALL.get(*index));
            id.map(|id| level(*id, path)).into_iter().collect()
        });
        let figure = el("figure.stack-v").label(|w| w.explore.spending_structure).add(crumbs(path)).add(list);
        vec![
            el("p.lead").say(move || lead(state)),
            working(move || total_lines(state)),
            el("div.split").add(figure).add(el("div.stack-v").add_all(spending_table(path)).add(gaps(levels))),
        ]
    })
}

/// Listings that do not add up, in view without drilling down to them; those that are open say it themselves.
fn gaps(open: impl Fn() -> Vec<CategoryId> + 'static) -> El {
    let state = state();
    el("div.stack-v").region(move || {
        let open = open();
        let noted = |id: &CategoryId| {
            let relation = state.report.with(|report| {
                state.evaluation.with(|e| {
                    let result = e.expenditure.category(*id);
                    let kind = report.expenditure.category(*id).listing;
                    comparison::listing(&result.listing, kind, result.amount, report.unit)
                })
            });
            !open.contains(id) && relation.is_some_and(|relation| relation != Verdict::Consistent)
        };
        CategoryId::ALL.into_iter().filter(noted).flat_map(|id| coverage(state, id, true)).collect()
    })
}

fn lead(state: State) -> String {
    let words = state.words();
    let unit = state.report.with(|report| report.unit);
    state.evaluation.with(|e| {
        let total = e.expenditure.category(CategoryId::Total);
        let Some(amount) = total.amount else { return String::new() };
        let told = |number: Number| words.amount(&number.grouped(), unit);
        // A report that states the general public budget may spend more than that.
        let general = state.report.with(|report| report.budgets.general_public.expenditure);
        let general = general.and_then(|general| general.in_unit(unit, unit).ok()).filter(|general| *general != amount);
        let mut text = match general {
            Some(general) => fill(words.explore.spending_lead_all, &[&told(amount), &told(general)]),
            None => fill(words.explore.spending_lead, &[&told(amount)]),
        };
        if let Some(sentence) = super::spending_level::per_hundred(words, e, CategoryId::Total) {
            text.push_str(words.pick("", " "));
            text.push_str(&sentence);
        }
        text
    })
}

/// Where the total comes from: stated, or the sum of the categories.
fn total_lines(state: State) -> Vec<String> {
    let words = state.words();
    state.evaluation.with(|e| {
        let total = e.expenditure.category(CategoryId::Total);
        let parts = present(e, CategoryId::Total);
        let terms: Vec<String> = parts
            .iter()
            .map(|id| format!("{} {}", words.category(*id), money(e.expenditure.category(*id).amount)))
            .collect();
        let mut lines = Vec::new();
        if total.computed.is_some() {
            lines.push(fill(words.explore.sum_formula, &[&terms.join(" + "), &money(total.computed)]));
        }
        if !total.stated {
            lines.push(words.explore.spending_computed.to_owned());
        }
        lines
    })
}

/// Where in the levels the reader is, and the way back up.
fn crumbs(path: RwSignal<Vec<CategoryId>>) -> El {
    let state = state();
    let pressed = StoredValue::new(false);
    let list = el("ol.crumbs").region(move || {
        let words = state.words();
        let mut all = vec![CategoryId::Total];
        all.extend(path.get());
        let last = all.len() - 1;
        let crumb = |(depth, id): (usize, CategoryId)| {
            let item = if depth > 0 { el("li").add(caret()) } else { el("li") };
            let name = words.category(id);
            if depth < last {
                let back = move || {
                    pressed.set_value(true);
                    path.update(|path| path.truncate(depth));
                };
                return item.add(button("button.link").text(name).on_click(back));
            }
            let here = el("span").attr("aria-current", "true").attr("tabindex", "-1").text(name);
            // The crumb that was pressed is gone; the focus stays in its place.
            if pressed.try_update_value(std::mem::take).unwrap_or_default() {
                here.focus_soon();
            }
            item.add(here)
        };
        all.into_iter().enumerate().map(crumb).collect()
    });
    el("nav").label(|w| w.explore.spending_levels).add(list)
}

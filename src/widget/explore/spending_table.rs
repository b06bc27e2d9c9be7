//! The table of expenditure: every category and item with its amount, its share, and whose share it is.

use crate::widget::reactive::*;

use super::format::{money, name, part, percent};
use super::frame::{column, figure_cell, row_heading, table};
use super::remainder::{category_share, item_shares};
use super::trial::trial_cell;
use crate::amount::{Number, Percent};
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::field::{Field, LineField};
use crate::report::{Line, Report};
use crate::widget::dom::{El, Key, Kind, button, caret, el, memo};
use crate::widget::state::state;
use crate::words::fill;

/// Items beyond these are drawn when they are asked for: a long table costs by the rows in the document.
const STEP: usize = 60;
/// Reports with fewer items than this unfold by themselves while figures are tried.
const FEW: usize = 60;

pub fn spending_table(path: RwSignal<Vec<CategoryId>>) -> Vec<El> {
    let state = state();
    // Whether shares are shown by largest remainder.
    let remainder = RwSignal::new(false);
    let known = move |id: CategoryId| state.evaluation.with(|e| e.expenditure.category(id).amount.is_some());
    let box_ = el("input")
        .attr("type", "checkbox")
        .bind_property("checked", move || remainder.get().into())
        .on("change", move |_| remainder.update(|on| *on = !*on));
    let switch = el("label.choice.switch").add(box_).word(|w| w.explore.remainder);
    let undefined = move || {
        state.evaluation.with(|e| {
            let listed = |id: &CategoryId| !e.expenditure.category(*id).listing.parts.is_empty();
            CategoryId::ALL.into_iter().filter(listed).any(|id| item_shares(e, id).is_none())
        })
    };
    let note = el("div").maybe(move || {
        let e = &state.words().explore;
        let tail = if undefined() { e.remainder_not } else { "" };
        remainder.get().then(|| el("p.fine").text(e.remainder_note).text(tail))
    });
    let unit = move || fill(state.words().explore.unit_amount, &[state.words().unit(state.report.with(|r| r.unit))]);
    let caption = el("caption").word(|w| w.explore.spending_table).text(" ").add(el("span.note").say(unit));
    let head = el("tr")
        .add(column(|w| w.explore.item, false))
        .add(column(|w| w.explore.amount, true))
        .add(column(|w| w.explore.share, true))
        .add(column(|w| w.explore.stated, true))
        .add(column(|w| w.explore.of_whole, false).attr("class", "nowrap"));
    let total = move || state.evaluation.with(|e| money(e.expenditure.category(CategoryId::Total).amount));
    let foot = el("tr")
        .add(row_heading().word(|w| w.common.category_total))
        .add(figure_cell(total))
        .add(el("td.num").text("100.00%"))
        .add(el("td"))
        .add(el("td.nowrap").word(|w| w.common.category_total));
    let categories = [
        (CategoryId::Basic, "tr.lv1"),
        (CategoryId::Personnel, "tr.lv2"),
        (CategoryId::Operating, "tr.lv2"),
        (CategoryId::Project, "tr.lv1"),
        (CategoryId::Other, "tr.lv1"),
    ];
    let bodies = categories.map(|(id, selector)| {
        category_rows(el("tbody").bind_flag("hidden", move || !known(id)), id, selector, remainder, path)
    });
    let body = el("table.table")
        .add(caption)
        .add(el("thead").add(head))
        .add_all(bodies)
        .add(el("tfoot").bind_flag("hidden", move || !known(CategoryId::Total)).add(foot));
    vec![switch, note, table(move || state.words().explore.spending_table.to_owned(), body)]
}

/// A category and, unfolded, its items.
fn category_rows(
    body: El,
    id: CategoryId,
    selector: &str,
    remainder: RwSignal<bool>,
    path: RwSignal<Vec<CategoryId>>,
) -> El {
    let state = state();
    let open = RwSignal::new(false);
    let shown = RwSignal::new(STEP);
    let paths = move || {
        state.report.with(|report| {
            let mut paths = Vec::new();
            flatten(&report.expenditure.category(id).items, &LinePath::category(id), &mut paths);
            paths
        })
    };
    let count = memo(move || paths().len());
    let unfolded = memo(move || {
        let drawn = path.with(|path| path.contains(&id));
        open.get() || drawn || state.printing.get() || (state.trial.get() && count.get() <= FEW)
    });
    let rows = move || {
        let limit = match (unfolded.get(), state.printing.get()) {
            (false, _) => 0,
            (true, true) => usize::MAX,
            (true, false) => shown.get(),
        };
        if limit == 0 { Vec::new() } else { paths().into_iter().take(limit).collect::<Vec<Key>>() }
    };
    // By largest remainder where the reader asks for it; otherwise empty.
    let shares = memo(move || {
        let shares = if remainder.get() { state.evaluation.with(|e| item_shares(e, id)) } else { None };
        shares.unwrap_or_default().into_iter().map(|share| percent(Some(share))).collect::<Vec<String>>()
    });
    let title = move || state.words().category(id).to_owned();
    let amount = move || state.evaluation.with(|e| money(e.expenditure.category(id).amount));
    let field = Field::Line(LinePath::category(id), LineField::Amount);
    let label = move || state.words().named(state.words().explore.amount, &title());
    // What the chart has enlarged is unfolded here too; folding it here folds it there.
    let fold = move || {
        let now = !unfolded.get_untracked();
        open.set(now);
        if !now {
            path.update(|path| path.retain(|other| *other != id));
        }
    };
    let heading = row_heading().region(move || {
        if count.get() == 0 {
            return vec![el("span").say(title)];
        }
        let tree = button("button.tree").bind_aria("aria-expanded", move || unfolded.get());
        vec![tree.add(caret()).say(title).on_click(fold)]
    });
    let whole = move || id.whole().map(|whole| state.words().category(whole)).unwrap_or_default().to_owned();
    let row = el(selector)
        .add(heading)
        .add(trial_cell(field, label, amount, Some(Kind::Amount)))
        .add(figure_cell(move || state.evaluation.with(|e| category_share(e, id, remainder.get()))))
        .add(figure_cell(move || percent(state.report.with(|report| report.expenditure.category(id).share))))
        .add(el("td.nowrap").say(whole));
    // What is not listed is a row too, so that the column adds up.
    let unlisted = move || {
        let unlisted = state.evaluation.with(|e| e.expenditure.category(id).listing.unlisted);
        let unlisted = unlisted.filter(|rest| *rest > Number::ZERO && unfolded.get() && count.get() > 0)?;
        let (parts, whole) = state.evaluation.with(|e| {
            let result = e.expenditure.category(id);
            (result.listing.parts.len(), result.amount)
        });
        let fitted = shares.with(|shares| shares.get(parts).cloned());
        let share = fitted.unwrap_or_else(|| percent(whole.and_then(|w| unlisted.percent_of(w, 2).ok()).map(Percent)));
        let row = el("tr.lv3")
            .add(row_heading().text(state.words().explore.unlisted))
            .add(el("td.num").text(&unlisted.grouped()))
            .add(el("td.num").text(&share))
            .add(el("td.num").text("—"))
            .add(el("td.nowrap").say(title));
        Some(row)
    };
    let more = move || {
        let left = count.get().saturating_sub(shown.get());
        let wanted = left > 0 && unfolded.get() && !state.printing.get();
        let text = fill(state.words().explore.expand, &[&left.min(STEP).to_string()]);
        let button = || button("button.link").text(&text).on_click(move || shown.update(|shown| *shown += STEP));
        wanted.then(|| el("tr.lv3").add(row_heading().attr("colspan", "5").add(button())))
    };
    body.add(row)
        .each(rows, move |indexes| vec![item_row(LinePath { category: id, indexes }, shares)])
        .maybe(unlisted)
        .maybe(more)
}

fn flatten(lines: &[Line], parent: &LinePath, paths: &mut Vec<Key>) {
    for (index, line) in lines.iter().enumerate() {
        let path = parent.child(index);
        paths.push(path.indexes.clone());
        flatten(&line.items, &path, paths);
    }
}

fn item_row(path: LinePath, shares: Memo<Vec<String>>) -> El {
    let state = state();
    // Name, amount, share, stated share; as texts, so that one kind of memo serves every table.
    let texts = {
        let path = path.clone();
        memo(move || {
            let line = |report: &Report| path.line(&report.expenditure).map(|line| (line.name.clone(), line.share));
            let (name, stated) = state.report.with(line).unwrap_or_default();
            let (amount, share) =
                state.evaluation.with(|e| part(e, &path).map_or((None, None), |part| (part.amount, part.share.ok())));
            vec![name, money(amount), percent(share), percent(stated)]
        })
    };
    let text = move |column: usize| texts.with(|texts| texts.get(column).cloned().unwrap_or_default());
    let index = if path.indexes.len() == 1 { path.indexes.first().copied() } else { None };
    let share = move || {
        let fitted = index.and_then(|index| shares.with(|shares| shares.get(index).cloned()));
        fitted.unwrap_or_else(|| text(2))
    };
    let whole = {
        let path = path.split().map_or_else(|| LinePath::category(path.category), |(parent, _)| parent);
        move || state.report.with(|report| name(report, state.words(), &path))
    };
    let label = move || state.words().named(state.words().explore.amount, &text(0));
    el("tr.lv3")
        .add(row_heading().name(move || text(0)))
        .add(trial_cell(Field::Line(path, LineField::Amount), label, move || text(1), Some(Kind::Amount)))
        .add(figure_cell(share))
        .add(figure_cell(move || text(3)))
        .add(el("td.nowrap").name(whole))
}

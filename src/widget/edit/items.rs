//! The items of a category: name, amount, share; with items of their own where the report goes on listing.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::cells::{self, add_button, figure, heads, wrapped_long};
use super::form::both;
use super::item_row::item_row;
use super::names::{self, add_id, row_name, word};
use super::paging::{Collector, Pager, Paging};
use super::paste::{PastePanel, Pastes};
use super::paste_cells::pasted_into_cell;
use super::rows::add_row;
use crate::comparison;
use crate::report::edit::{List, Row};
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::field::{Field, LineField};
use crate::report::{Line, Report};
use crate::widget::explore::format::{money, percent};
use crate::widget::parts::{move_in_column, verdict};
use crate::widget::state::State;
use crate::words::fill;

/// The listing of one category.
#[component]
pub fn Items(category: CategoryId) -> impl IntoView {
    let (state, form) = both();
    let list = List::Lines(LinePath::category(category));
    let paste = Pastes::new(list.clone());
    let empty = Memo::new(move |_| state.report.with(|report| report.expenditure.category(category).items.is_empty()));
    let add = {
        let list = list.clone();
        Callback::new(move |()| add_row(state, form, &list, Row::Line(Line::default())))
    };
    let add_button = {
        let id = add_id(&list);
        move || {
            let name = row_name(state, Field::Line(LinePath::category(category), LineField::Amount));
            let label = names::with_name(state, |w| w.add_item_to, name);
            add_button(id.clone(), word(state, |w| w.add_row), Some(label), "btn", add)
        }
    };
    view! {
        {move || if empty.get() {
            view! {
                <div class="empty">
                    <p>{move || state.words().edit.no_items}</p>
                    <div class="row">{add_button()}{paste.button()}</div>
                </div>
            }.into_any()
        } else {
            view! {
                <ItemTable category paste/>
                <div class="row">
                    {add_button()}
                    {paste.button()}
                    <StatedShares category/>
                    {coverage(state, category)}
                </div>
            }.into_any()
        }}
        <PastePanel paste/>
    }
}

/// Offers the rows of a listing, each item before those below it.
pub fn walk(items: &[Line], path: &mut LinePath, collector: &mut Collector<LinePath>) {
    for (index, line) in items.iter().enumerate() {
        path.indexes.push(index);
        collector.offer(&line.name, || path.clone());
        walk(&line.items, path, collector);
        path.indexes.pop();
    }
}

/// The place of an item among all rows of its category.
fn place(items: &[Line], indexes: &[usize]) -> usize {
    fn rows(line: &Line) -> usize {
        1 + line.items.iter().map(rows).sum::<usize>()
    }
    let Some((&index, rest)) = indexes.split_first() else { return 0 };
    let before: usize = items.iter().take(index).map(rows).sum();
    match items.get(index) {
        Some(line) if !rest.is_empty() => before + 1 + place(&line.items, rest),
        _ => before,
    }
}

/// Whether the listing has a column for shares as the report states them.
fn states_shares(report: &Report, category: CategoryId) -> bool {
    fn any(items: &[Line]) -> bool {
        items.iter().any(|line| line.share.is_some() || any(&line.items))
    }
    any(&report.expenditure.category(category).items)
}

/// Categories whose listing shows that column although no share is stated yet.
#[derive(Clone, Copy)]
pub struct ShareColumns(pub RwSignal<Vec<CategoryId>>);

fn shows_shares(state: State, category: CategoryId) -> Memo<bool> {
    let asked = expect_context::<ShareColumns>().0;
    Memo::new(move |_| {
        asked.with(|asked| asked.contains(&category)) || state.report.with(|report| states_shares(report, category))
    })
}

#[component]
fn StatedShares(category: CategoryId) -> impl IntoView {
    let (state, _) = both();
    let asked = expect_context::<ShareColumns>().0;
    let stated = Memo::new(move |_| state.report.with(|report| states_shares(report, category)));
    let on = move || asked.with(|asked| asked.contains(&category));
    let toggle = move |_| {
        asked.update(|asked| match asked.iter().position(|id| *id == category) {
            Some(at) => drop(asked.remove(at)),
            None => asked.push(category),
        });
    };
    // Where shares are stated the column is there anyway.
    move || {
        (!stated.get()).then(|| view! {
            <button type="button" class="btn quiet" aria-pressed=move || if on() { "true" } else { "false" } on:click=toggle>
                {move || state.words().edit.stated_shares}
            </button>
        })
    }
}

#[component]
fn ItemTable(category: CategoryId, paste: Pastes) -> impl IntoView {
    let (state, form) = both();
    let paging = Paging::new();
    let page = Memo::new(move |_| {
        paging.page(state, |collector| {
            let mut path = LinePath::category(category);
            state.report.with(|report| walk(&report.expenditure.category(category).items, &mut path, collector));
        })
    });
    Effect::new(move |_| {
        let Some(Field::Line(path, _)) = form.reveal.get() else { return };
        if path.category == category
            && !path.indexes.is_empty()
            && !page.with_untracked(|page| page.rows.contains(&path))
        {
            let at = state.report.with_untracked(|r| place(&r.expenditure.category(category).items, &path.indexes));
            paging.turn_to(at);
        }
    });
    let name = row_name(state, Field::Line(LinePath::category(category), LineField::Amount));
    let shares = shows_shares(state, category);
    let on_key = move |event: KeyboardEvent| {
        paging.on_key(form, &event, page, |path| Field::Line(path.clone(), LineField::Name));
        if !event.default_prevented() {
            move_in_column(&event);
        }
    };
    let long = Memo::new(move |_| page.with(|page| page.all > page.rows.len()));
    let table = move || {
        let stated = shares.get();
        let columns: &'static [&'static str] =
            if stated { &["", "c-m", "c-s", "c-s", "c-t c-act"] } else { &["", "c-m", "c-s", "c-t c-act"] };
        let mut head =
            vec![(word(state, |w| w.name), ""), (word(state, |w| w.amount), "num"), (word(state, |w| w.share), "num")];
        if stated {
            head.push((word(state, |w| w.stated_share), "num"));
        }
        head.push((word(state, |w| w.adjust), "act"));
        let rows = view! {
            <ForEnumerate
                each=move || page.with(|page| page.rows.clone())
                key=|path: &LinePath| path.clone()
                children=move |index, path: LinePath| {
                    let position = Signal::derive(move || long.get().then(|| page.with(|page| page.start) + index.get() + 2));
                    item_row(path, stated, position)
                }
            />
        };
        view! {
            <table
                class="table edit stack items"
                role="table"
                aria-rowcount=move || long.get().then(|| page.with(|page| page.all) + 2)
                on:keydown=on_key
                on:paste=move |event| pasted_into_cell(state, form, &event, category, paste)
            >
                <caption>{caption(state, category, name)}</caption>
                {cells::columns(columns)}
                {heads(head)}
                <tbody role="rowgroup">{rows}</tbody>
                {foot(state, category, stated)}
            </table>
        }
        .into_any()
    };
    let label = names::with_name(state, |w| w.items_of, name);
    view! {
        <Pager paging page id=pager_id(category)/>
        {wrapped_long(label, long.into(), view! { {table} }.into_any())}
    }
}

fn pager_id(category: CategoryId) -> &'static str {
    match category {
        CategoryId::Total => "find-total",
        CategoryId::Basic => "find-basic",
        CategoryId::Personnel => "find-personnel",
        CategoryId::Operating => "find-operating",
        CategoryId::Project => "find-project",
        CategoryId::Other => "find-other",
    }
}

/// "人员经费明细　金额单位：万元；占比的整体是人员经费 318.74".
fn caption(state: State, category: CategoryId, name: Signal<String>) -> AnyView {
    let whole = Memo::new(move |_| state.evaluation.with(|e| e.expenditure.category(category).amount));
    view! {
        {move || fill(state.words().edit.items_of, &[&name.get()])}
        " "
        <span class="note">
            {move || {
                let words = state.words();
                let unit = state.report.with(|report| words.unit(report.unit));
                fill(words.edit.items_note, &[unit, &name.get(), &money(whole.get())])
            }}
        </span>
    }
    .into_any()
}

fn foot(state: State, category: CategoryId, stated: bool) -> AnyView {
    let sums = Memo::new(move |_| {
        state.evaluation.with(|e| {
            let listing = &e.expenditure.category(category).listing;
            (listing.sum, listing.coverage)
        })
    });
    let sum = Signal::derive(move || money(sums.get().0));
    let share = Signal::derive(move || percent(sums.get().1));
    view! {
        <tfoot role="rowgroup">
            <tr role="row">
                <th scope="row" role="rowheader">{move || state.words().edit.listed_sum}</th>
                {figure(word(state, |w| w.amount), sum)}
                {figure(word(state, |w| w.share), share)}
                {stated.then(|| view! { <td role="cell"></td> })}
                <td role="cell"></td>
            </tr>
        </tfoot>
    }
    .into_any()
}

/// What the listing covers, in a sentence.
fn coverage(state: State, category: CategoryId) -> AnyView {
    let said = Memo::new(move |_| {
        state.report.with(|report| {
            state.evaluation.with(|e| {
                let kind = report.expenditure.category(category).listing;
                let result = e.expenditure.category(category);
                let found = comparison::listing(&result.listing, kind, result.amount, report.unit)?;
                Some((
                    found,
                    result.listing.sum,
                    result.listing.coverage,
                    result.listing.unlisted,
                    result.listing.without_amount,
                ))
            })
        })
    });
    view! {
        {move || said.get().map(|(found, sum, coverage, unlisted, without)| {
            let words = state.words();
            let w = &words.edit;
            let gap = unlisted.map(|gap| gap.abs());
            let text = match unlisted {
                _ if without > 0 => fill(w.items_without_amount, &[&without.to_string()]),
                None => w.no_whole.to_owned(),
                Some(gap) if gap.is_zero() => fill(w.listed_all, &[&money(sum)]),
                Some(over) if over.is_negative() => fill(w.listed_more, &[&money(gap)]),
                Some(_) => fill(w.listed_less, &[&money(gap), &percent(coverage)]),
            };
            view! { <p class="check-note push">{verdict(words, found)}{GAP}{text}</p> }
        })}
    }
    .into_any()
}

/// Between a verdict and its sentence.
pub const GAP: &str = "\u{2002}";

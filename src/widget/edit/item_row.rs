//! One item of a listing.

use leptos::prelude::*;

use super::cells::{cell, figure, input, tool};
use super::form::both;
use super::items::GAP;
use super::names::{cell_label, row_name, whole_of, with_name, word};
use super::rows::{self, add_row};
use super::spending::listings;
use crate::comparison::{self, Verdict};
use crate::report::Line;
use crate::report::edit::{List, Row};
use crate::report::expenditure::LinePath;
use crate::report::field::{Field, LineField};
use crate::report::nesting::MAX_LISTING_DEPTH;
use crate::widget::explore::format::{money, part, percent};
use crate::widget::parts::{FieldInput, FieldSelect, Icon, Kind, follow, verdict};
use crate::widget::state::State;
use crate::words::fill;

/// The row; `position` is its place in the whole table where only a part of it is shown.
pub fn item_row(path: LinePath, states_share: bool, position: Signal<Option<usize>>) -> AnyView {
    let (state, form) = both();
    let field = |field| Field::Line(path.clone(), field);
    let name = row_name(state, field(LineField::Name));
    let label = |column| cell_label(state, column, name);
    let class = match path.indexes.len() {
        1 => None,
        2 => Some("lv2"),
        _ => Some("lv3"),
    };
    let name_cell = view! {
        <td class="full" role="cell">
            <span class="cell-label">{move || state.words().edit.name}</span>
            <FieldInput field=field(LineField::Name) label=label(|w| w.name)/>
            {below(state, path.clone(), name)}
        </td>
    };
    let add = {
        let list = List::Lines(path.clone());
        Callback::new(move |()| add_row(state, form, &list, Row::Line(Line::default())))
    };
    let tools = path.split().map(|(parent, index)| rows::tools(List::Lines(parent), index, name));
    let can_nest = path.indexes.len() < MAX_LISTING_DEPTH as usize;
    let add_id = format!("{}-add", field(LineField::Name).path());
    let add_below =
        can_nest.then(|| tool(add_id, Icon::Plus, with_name(state, |w| w.add_below, name), Signal::stored(false), add));
    view! {
        <tr role="row" class=class aria-rowindex=move || position.get()>
            {name_cell}
            {input(word(state, |w| w.amount), label(|w| w.amount), "", field(LineField::Amount), Kind::Amount)}
            {share(state, path.clone())}
            {states_share.then(|| {
                input(word(state, |w| w.stated_share), label(|w| w.stated_share), "", field(LineField::Share), Kind::Amount)
            })}
            <td class="act" role="cell"><div class="tools">{tools}{add_below}</div></td>
        </tr>
    }
    .into_any()
}

/// The calculated share. Of an item below another one it says whose share it is.
fn share(state: State, path: LinePath) -> AnyView {
    let nested = path.indexes.len() > 1;
    let value = {
        let path = path.clone();
        follow(move || state.evaluation.with(|e| part(e, &path).map(|part| part.share)))
    };
    let text = Signal::derive(move || percent(value.get().and_then(Result::ok)));
    if !nested {
        return figure(word(state, |w| w.share), text);
    }
    let whole = follow(move || {
        let words = state.words();
        state.report.with(|report| whole_of(words, report, &path))
    });
    let content = view! {
        {move || text.get()}
        <span class="vh">{move || fill(state.words().edit.share_of, &[&whole.get()])}</span>
        <span class="fine share-of" aria-hidden="true">{move || state.words().edit.share_of_above}</span>
    };
    cell(word(state, |w| w.share), "num", content.into_any())
}

/// What the items below an item add up to.
fn below(state: State, path: LinePath, name: Signal<String>) -> AnyView {
    let field = Field::Line(path.clone(), LineField::Listing);
    let said = follow(move || {
        let (kind, unit) = state.report.with(|report| Some((path.line(&report.expenditure)?.listing, report.unit)))?;
        state.evaluation.with(|e| {
            let part = part(e, &path)?;
            let listing = part.listing.as_ref()?;
            let found = comparison::listing(listing, kind, part.amount, unit)?;
            Some((found, listing.parts.len(), listing.sum, listing.coverage))
        })
    });
    view! {
        {move || said.get().map(|(found, count, sum, coverage)| {
            let words = state.words();
            let text = fill(words.edit.below_sum, &[&count.to_string(), &money(sum), &percent(coverage)]);
            let mark = (found != Verdict::Consistent).then(|| view! { {verdict(words, found)}{GAP} });
            view! {
                <div class="below">
                    <p class="check-note">{mark}{text}</p>
                    <FieldSelect
                        field=field.clone()
                        label=cell_label(state, |w| w.listing, name)
                        options=Signal::derive(move || listings(state.words()))
                    />
                </div>
            }
        })}
    }
    .into_any()
}

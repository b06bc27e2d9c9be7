//! Pieces of the tables of inputs. On a phone each row becomes a small form, so every cell carries its label along.

use leptos::prelude::*;

use crate::report::field::Field;
use crate::widget::parts::{Check, FieldInput, Icon, Kind, icon};
use crate::widget::state::state;
use crate::words::fill;

/// A column head and its class: `num` above figures, `act` above buttons.
pub type Head = (Signal<String>, &'static str);

/// Widths of the columns, by class.
pub fn columns(classes: &'static [&'static str]) -> AnyView {
    let column = |class: &&'static str| view! { <col class=(!class.is_empty()).then_some(*class)/> };
    view! { <colgroup>{classes.iter().map(column).collect_view()}</colgroup> }.into_any()
}

pub fn heads(heads: Vec<Head>) -> AnyView {
    let head = |(text, class): Head| {
        view! { <th role="columnheader" scope="col" class=(!class.is_empty()).then_some(class)>{text}</th> }
    };
    let heads = heads.into_iter().map(head).collect_view();
    view! { <thead role="rowgroup"><tr role="row">{heads}</tr></thead> }.into_any()
}

/// A cell; `column` is its label where the head cannot be seen.
pub fn cell(column: Signal<String>, class: &'static str, content: AnyView) -> AnyView {
    view! {
        <td class=(!class.is_empty()).then_some(class) role="cell"><span class="cell-label">{column}</span>{content}</td>
    }
    .into_any()
}

/// A cell that shows a figure.
pub fn figure(column: Signal<String>, text: Signal<String>) -> AnyView {
    cell(column, "num", view! { {move || text.get()} }.into_any())
}

/// A cell to write in.
pub fn input(column: Signal<String>, label: Signal<String>, class: &'static str, field: Field, kind: Kind) -> AnyView {
    cell(column, class, view! { <FieldInput field label kind/> }.into_any())
}

/// A cell to write in, with a remark below that follows from the figures.
pub fn checked_input(
    column: Signal<String>,
    label: Signal<String>,
    class: &'static str,
    field: Field,
    kind: Kind,
    check: Signal<Option<Check>>,
) -> AnyView {
    cell(column, class, view! { <FieldInput field label kind check/> }.into_any())
}

/// A small button with an icon. One that cannot be pressed just now stays where it is, so that the focus does too.
pub fn tool(id: String, shape: Icon, label: Signal<String>, off: Signal<bool>, press: Callback<()>) -> AnyView {
    let on_click = move |_| {
        if !off.get_untracked() {
            press.run(());
        }
    };
    view! {
        <button
            type="button"
            class="btn icon small quiet"
            id=id
            aria-label=label
            aria-disabled=move || off.get().then_some("true")
            on:click=on_click
        >
            {icon(shape)}
        </button>
    }
    .into_any()
}

/// A button that adds something.
pub fn add_button(
    id: String,
    text: Signal<String>,
    label: Option<Signal<String>>,
    class: &'static str,
    press: Callback<()>,
) -> AnyView {
    view! {
        <button type="button" class=class id=id aria-label=move || label.map(|label| label.get()) on:click=move |_| press.run(())>
            {icon(Icon::Plus)}
            {text}
        </button>
    }
    .into_any()
}

/// A button with a text.
pub fn button(class: &'static str, text: Signal<String>, press: Callback<()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| press.run(())>{text}</button> }.into_any()
}

/// A table that may be wider than the page: it scrolls inside its own region.
pub fn wrapped(name: Signal<String>, table: AnyView) -> AnyView {
    wrapped_long(name, Signal::stored(false), table)
}

/// The same for a table that may hold a whole page of rows: the browser leaves it out while it is out of sight.
pub fn wrapped_long(name: Signal<String>, long: Signal<bool>, table: AnyView) -> AnyView {
    let state = state();
    let label = move || fill(state.words().edit.table_of, &[&name.get()]);
    let class = move || if long.get() { "table-wrap long" } else { "table-wrap" };
    view! { <div class=class role="region" aria-label=label tabindex="0">{table}</div> }.into_any()
}

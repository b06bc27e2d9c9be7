//! Inputs that are bound to a field of the report.
//!
//! While a reader types, the text stays exactly as typed; on leaving the field it shows what was understood. A text
//! that does not fit stays too, with the reason beside it. Nothing happens while an input method composes.

use leptos::ev::{Event, FocusEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, InputEvent};

use super::follow::{follow, follow_text};
use super::icon::shape;
use crate::amount::parse_amount;
use crate::report::field::{Field, NO, YES};
use crate::widget::dom::{Kind, Shape, error_of, show_understood, text_of};
use crate::widget::state::{State, state};
use crate::words::fill;

/// A remark beside a field that follows from the figures, such as a score above full marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    pub text: String,
    /// The field holds something impossible; otherwise it is only a remark.
    pub bad: bool,
}

fn shown(state: State, field: &Field, instead: Option<Signal<Option<String>>>) -> Signal<String> {
    let field = field.clone();
    if instead.is_some() {
        return follow(move || text_of(state, &field, instead));
    }
    follow_text(field.clone(), move || text_of(state, &field, None))
}

/// What an amount comes to in the unit of the report, where it was written in another, and that it is negative: a slip of
/// the pen shows there.
fn understood(state: State, field: &Field) -> Option<Check> {
    let words = state.words();
    let (unit, amount) = state.report.with(|report| Some((report.unit, parse_amount(&field.get(report)?).ok()?)))?;
    let converted = amount.unit.filter(|own| *own != unit).and_then(|_| amount.in_unit(unit, unit).ok());
    let converted =
        converted.map(|number| fill(words.edit.in_report_unit, &[&number.trimmed(0).grouped(), words.unit(unit)]));
    let negative = amount.number.is_negative().then(|| words.edit.negative.to_owned());
    let text: Vec<String> = converted.into_iter().chain(negative).collect();
    (!text.is_empty()).then(|| Check { text: text.join(words.pick("，", ", ")), bad: false })
}

/// An input without a visible label, for table cells; `label` names it.
#[component]
pub fn FieldInput(
    field: Field,
    #[prop(into)] label: Signal<String>,
    #[prop(default = Kind::Text)] kind: Kind,
    #[prop(optional, into)] check: Option<Signal<Option<Check>>>,
    /// The label stands elsewhere in a `<label for=…>`.
    #[prop(default = false)]
    labelled: bool,
    /// What is read out instead of that label, where several fields of the form have the same.
    #[prop(optional_no_strip)]
    aria: Option<Signal<String>>,
    #[prop(optional, into)] hint_id: MaybeProp<String>,
    /// A calculated figure that stands in place of the report's own while nothing is typed.
    #[prop(optional)]
    instead: Option<Signal<Option<String>>>,
    /// Id of a `<datalist>`.
    #[prop(optional)]
    list: Option<&'static str>,
) -> impl IntoView {
    let state = state();
    let id = field.path();
    let message_id = format!("{id}-e");
    let value = shown(state, &field, instead);
    let error = {
        let field = field.clone();
        follow_text(field.clone(), move || error_of(state, &field))
    };
    let check: Signal<Option<Check>> = match check {
        Some(check) => Signal::from(Memo::new(move |_| check.get())),
        None if kind == Kind::Amount => {
            let field = field.clone();
            follow_text(field.clone(), move || understood(state, &field))
        }
        None => Signal::stored(None),
    };
    let invalid = move || error.get().is_some() || check.get().is_some_and(|check| check.bad);
    let described = {
        let message_id = message_id.clone();
        move || {
            let own = (error.get().is_some() || check.get().is_some()).then(|| message_id.clone());
            match (own, hint_id.get()) {
                (Some(own), Some(hint)) => Some(format!("{own} {hint}")),
                (own, hint) => own.or(hint),
            }
        }
    };
    let commit = {
        let field = field.clone();
        move |text: String| state.type_into(&field, &label.get_untracked(), text)
    };
    let on_input = {
        let commit = commit.clone();
        move |event: Event| {
            let composing = event.dyn_ref::<InputEvent>().is_some_and(InputEvent::is_composing);
            if !composing {
                commit(event_target_value(&event));
            }
        }
    };
    let on_composed = move |event: web_sys::CompositionEvent| commit(event_target_value(&event));
    let on_blur = move |event: FocusEvent| {
        state.stop_typing();
        // A field that is taken away while it has the focus is left too, and its figure is gone by then.
        if let Some(text) = value.try_get_untracked() {
            show_understood(&event, &text);
        }
    };
    let aria = aria.or((!labelled).then_some(label));
    let aria_label = move || aria.map(|aria| aria.get());
    let input = if kind == Kind::Lines {
        view! {
            <textarea
                class="input"
                id=id.clone()
                aria-label=aria_label
                aria-invalid=move || invalid().then_some("true")
                aria-describedby=described
                prop:value=value
                on:input=on_input
                on:compositionend=on_composed
                on:blur=move |_| state.stop_typing()
            ></textarea>
            // Paper cannot be scrolled: the whole text in place of the field. Readers of a screen hear the field.
            {move || state.printing.get().then(|| view! {
                <p class="printed" lang="zh-CN" aria-hidden="true">{value.get()}</p>
            })}
        }
        .into_any()
    } else {
        view! {
            <input
                class=if kind == Kind::Text { "input" } else { "input num" }
                id=id.clone()
                type="text"
                inputmode=(kind == Kind::Number).then_some("decimal")
                list=list
                autocomplete="off"
                aria-label=aria_label
                aria-invalid=move || invalid().then_some("true")
                aria-describedby=described
                prop:value=value
                on:input=on_input
                on:compositionend=on_composed
                on:blur=on_blur
            />
        }
        .into_any()
    };
    view! {
        {input}
        {move || error.get().map(|text| view! {
            <span class="error" id=message_id.clone()>{shape(Shape::Triangle)}" "{text}</span>
        }.into_any()).or_else(|| check.get().map(|check| {
            let class = if check.bad { "error" } else { "check-note" };
            let mark = check.bad.then(|| shape(Shape::Triangle));
            view! { <span class=class id=message_id.clone()>{mark}" "{check.text}</span> }.into_any()
        }))}
    }
}

/// A labelled input of a form.
#[component]
pub fn LabelledField(
    field: Field,
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] unit: Option<Signal<String>>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(default = Kind::Text)] kind: Kind,
    #[prop(default = false)] span: bool,
    #[prop(optional, into)] check: Option<Signal<Option<Check>>>,
) -> impl IntoView {
    let state = state();
    let id = field.path();
    let hint_id = hint.is_some().then(|| format!("{id}-h"));
    let bracket = move || {
        unit.map(|unit| {
            let words = state.words();
            view! { <span class="unit">{words.pick("（", " (")}{unit.get()}{words.pick("）", ")")}</span> }
        })
    };
    let check = check.unwrap_or_else(|| Signal::derive(|| None));
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-h")>{hint}</p> });
    view! {
        <div class=if span { "field span" } else { "field" }>
            <label class="label" for=id>{label}{bracket}</label>
            <FieldInput field label kind labelled=true check hint_id=MaybeProp::from(hint_id)/>
            {hint}
        </div>
    }
}

/// A choice among codes; `options` gives code and text.
#[component]
pub fn FieldSelect(
    field: Field,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(default = false)] labelled: bool,
) -> impl IntoView {
    let state = state();
    let id = field.path();
    let value = shown(state, &field, None);
    let on_change = move |event: Event| {
        state.type_into(&field, &label.get_untracked(), event_target_value(&event));
        state.stop_typing();
    };
    view! {
        <select class="input" id=id aria-label=move || (!labelled).then(|| label.get()) on:change=on_change>
            {move || options.get().into_iter().map(|(code, text)| {
                let selected = { let code = code.clone(); move || value.get() == code };
                view! { <option value=code.clone() prop:selected=selected>{text}</option> }
            }).collect_view()}
        </select>
    }
}

/// A yes or no. `inverted` shows the opposite of what the field holds.
#[component]
pub fn FieldSwitch(
    field: Field,
    #[prop(into)] label: Signal<String>,
    #[prop(default = false)] inverted: bool,
    /// The label is read out but not shown.
    #[prop(optional, into)]
    aria: Option<Signal<String>>,
) -> impl IntoView {
    let state = state();
    let id = field.path();
    let value = shown(state, &field, None);
    let on_change = move |event: Event| {
        let checked = event.target().is_some_and(|t| t.unchecked_into::<HtmlInputElement>().checked());
        let text = if checked != inverted { YES } else { NO };
        state.type_into(&field, &label.get_untracked(), text.to_owned());
        state.stop_typing();
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id=id
                aria-label=move || aria.map(|aria| aria.get())
                prop:checked=move || (value.get() == YES) != inverted
                on:change=on_change
            />
            {label}
        </label>
    }
}

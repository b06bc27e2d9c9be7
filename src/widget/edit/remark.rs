//! A labelled field with a remark beside it that follows from the figures: a verdict and a sentence.

use leptos::prelude::*;

use super::items::GAP;
use crate::comparison::Verdict;
use crate::report::field::Field;
use crate::widget::parts::{FieldInput, Kind, follow, verdict};
use crate::widget::state::state;

/// What is remarked, with a verdict where two figures were compared.
pub type Remark = Option<(Option<Verdict>, String)>;

#[component]
pub fn RemarkField(
    field: Field,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] unit: Signal<String>,
    kind: Kind,
    remark: Signal<Remark>,
    #[prop(optional)] list: Option<&'static str>,
    /// What the field is called where it does not stand below its heading.
    #[prop(optional)]
    name: Option<Signal<String>>,
    /// Whose figure it is, read out in front of a label that other fields of the form have too.
    #[prop(optional)]
    of: Option<Signal<String>>,
) -> impl IntoView {
    let state = state();
    let id = field.path();
    let remark_id = format!("{id}-h");
    let remark = follow(move || remark.get());
    let hint_id = {
        let remark_id = remark_id.clone();
        MaybeProp::derive(move || remark.with(Option::is_some).then(|| remark_id.clone()))
    };
    let bracketed = move || {
        let words = state.words();
        let unit = unit.get();
        (!unit.is_empty()).then(|| format!("{}{unit}{}", words.pick("（", " ("), words.pick("）", ")")))
    };
    let bracket = move || bracketed().map(|unit| view! { <span class="unit">{unit}</span> });
    let aria = of.map(|of| {
        let text = move || format!("{}{}", label.get(), bracketed().unwrap_or_default());
        Signal::derive(move || state.words().named(&of.get(), &text()))
    });
    let name = name.unwrap_or(label);
    let input = match list {
        Some(list) => view! { <FieldInput field label=name kind labelled=true aria hint_id list/> }.into_any(),
        None => view! { <FieldInput field label=name kind labelled=true aria hint_id/> }.into_any(),
    };
    view! {
        <div class="field">
            <label class="label" for=id>{label}{bracket}</label>
            {input}
            {move || remark.get().map(|(found, text)| view! {
                <p class="check-note" id=remark_id.clone()>
                    {found.map(|found| view! { {verdict(state.words(), found)}{GAP} })}
                    {text}
                </p>
            })}
        </div>
    }
}

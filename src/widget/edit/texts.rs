//! The sections of text.

use leptos::prelude::*;

use super::cells::add_button;
use super::form::both;
use super::names::{add_id, cell_label, row_name, word};
use super::paging::{Page, Pager, Paging};
use super::rows::{self, add_row};
use super::sections::{Part, Section};
use crate::report::Section as Text;
use crate::report::edit::{List, Row};
use crate::report::field::Field;
use crate::widget::parts::{FieldInput, Kind};

#[component]
pub fn Texts() -> impl IntoView {
    let (state, form) = both();
    let paging = Paging::new();
    let page: Memo<Page<usize>> = Memo::new(move |_| {
        paging.page(state, |collector| {
            state.report.with(|report| {
                for (index, section) in report.narrative.iter().enumerate() {
                    collector.offer(&section.heading, || index);
                }
            });
        })
    });
    Effect::new(move |_| {
        if let Some(Field::SectionHeading(index) | Field::SectionText(index)) = form.reveal.get()
            && !page.with_untracked(|page| page.rows.contains(&index))
        {
            paging.turn_to(index);
        }
    });
    let empty = Memo::new(move |_| page.with(|page| page.all == 0));
    let add = Callback::new(move |()| add_row(state, form, &List::Sections, Row::Section(Text::default())));
    view! {
        <Section part=Part::Texts>
            <Pager paging page id="find-text"/>
            {move || empty.get().then(|| view! { <div class="empty"><p>{state.words().edit.no_texts}</p></div> })}
            <div class="stack-v">
                <For each=move || page.with(|page| page.rows.clone()) key=|index| *index children=text/>
            </div>
            <div class="row">
                {add_button(add_id(&List::Sections), word(state, |w| w.add_text), None, "btn", add)}
            </div>
        </Section>
    }
}

fn text(index: usize) -> AnyView {
    let (state, _) = both();
    let heading = Field::SectionHeading(index);
    let text = Field::SectionText(index);
    let name = row_name(state, heading.clone());
    view! {
        <div class="field text-section" role="group" aria-label=move || name.get()>
            <div class="row text-head">
                <div class="grow">
                    <label class="label" for=heading.path()>{move || state.words().edit.heading}</label>
                    <FieldInput field=heading label=cell_label(state, |w| w.heading, name)/>
                </div>
                <div class="tools">{rows::tools(List::Sections, index, name)}</div>
            </div>
            <label class="label" for=text.path()>{move || state.words().edit.text}</label>
            <FieldInput field=text label=cell_label(state, |w| w.text, name) kind=Kind::Lines/>
        </div>
    }
    .into_any()
}

//! Expenditure: basic with personnel and operating, projects, other, and the total.

use leptos::prelude::*;

use super::form::both;
use super::items::{Items, ShareColumns};
use super::names::word;
use super::remark::{Remark, RemarkField};
use super::sections::{Part, Section};
use crate::amount::Number;
use crate::comparison::{self, Verdict};
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::field::{Field, LineField};
use crate::widget::explore::format::{money, percent};
use crate::widget::parts::{FieldSelect, Kind};
use crate::widget::state::State;
use crate::words::{Words, fill};

#[component]
pub fn Spending() -> impl IntoView {
    provide_context(ShareColumns(RwSignal::new(Vec::new())));
    view! {
        <Section part=Part::BasicExpenditure>
            <Figures category=CategoryId::Basic/>
            <ItemsIfAny category=CategoryId::Basic/>
            <Heading category=CategoryId::Personnel/>
            <Figures category=CategoryId::Personnel/>
            <Items category=CategoryId::Personnel/>
            <Heading category=CategoryId::Operating/>
            <Figures category=CategoryId::Operating/>
            <Items category=CategoryId::Operating/>
        </Section>
        <Section part=Part::Projects>
            <Figures category=CategoryId::Project/>
            <Items category=CategoryId::Project/>
        </Section>
        <Section part=Part::Total>
            <Heading category=CategoryId::Other/>
            <Figures category=CategoryId::Other/>
            <Items category=CategoryId::Other/>
            <Heading category=CategoryId::Total/>
            <Figures category=CategoryId::Total/>
            <ItemsIfAny category=CategoryId::Total/>
        </Section>
    }
}

#[component]
fn Heading(category: CategoryId) -> impl IntoView {
    let (state, _) = both();
    view! { <h3 class="sub-title">{move || state.words().category(category)}</h3> }
}

/// Wholes are made of categories; items of their own only where a report lists them so.
#[component]
fn ItemsIfAny(category: CategoryId) -> impl IntoView {
    let (state, _) = both();
    let any = Memo::new(move |_| state.report.with(|report| !report.expenditure.category(category).items.is_empty()));
    move || any.get().then(|| view! { <Items category/> })
}

/// Amount, stated share and kind of listing of one category.
#[component]
fn Figures(category: CategoryId) -> impl IntoView {
    let (state, _) = both();
    let field = move |field| Field::Line(LinePath::category(category), field);
    let unit = Signal::derive(move || {
        let words = state.words();
        state.report.with(|report| words.unit(report.unit)).to_owned()
    });
    let of_category = move |word: fn(&crate::words::EditWords) -> &'static str| {
        Signal::derive(move || {
            let words = state.words();
            fill(words.edit.column_of_row, &[word(&words.edit), words.category(category)])
        })
    };
    let of = Signal::derive(move || state.words().category(category).to_owned());
    let items = Memo::new(move |_| state.report.with(|report| !report.expenditure.category(category).items.is_empty()));
    let share = category.whole().map(|whole| {
        let label = Signal::derive(move || {
            let words = state.words();
            fill(words.edit.stated_share_of, &[words.category(whole)])
        });
        let remark = Signal::derive(move || share_remark(state, category, whole));
        let percent = Signal::stored("%".to_owned());
        let name = of_category(|w| w.stated_share);
        view! { <RemarkField field=field(LineField::Share) label name=name of unit=percent kind=Kind::Amount remark/> }
    });
    let options = Signal::derive(move || listings(state.words()));
    let listing_id = field(LineField::Listing).path();
    let listing = Signal::derive(move || {
        let words = state.words();
        words.named(words.category(category), words.edit.listing)
    });
    view! {
        <div class="fields">
            <RemarkField
                field=field(LineField::Amount)
                label=word(state, |w| w.amount)
                name=of_category(|w| w.amount)
                of
                unit
                kind=Kind::Amount
                remark=Signal::derive(move || sum_remark(state, category))
            />
            {share}
            {move || items.get().then(|| view! {
                <div class="field">
                    <label class="label" for=listing_id.clone()>{move || state.words().edit.listing}</label>
                    <FieldSelect field=field(LineField::Listing) label=listing options/>
                </div>
            })}
        </div>
    }
}

/// The two ways in which a report introduces items.
pub fn listings(words: &Words) -> Vec<(String, String)> {
    let w = &words.edit;
    vec![("itemised".to_owned(), w.listing_itemised.to_owned()), ("partial".to_owned(), w.listing_partial.to_owned())]
}

/// The stated amount beside what its parts add up to, or that sum where nothing is stated.
fn sum_remark(state: State, category: CategoryId) -> Remark {
    let words = state.words();
    let unit = state.report.with(|report| report.unit);
    state.evaluation.with(|evaluation| {
        let result = evaluation.expenditure.category(category);
        let computed = result.computed?;
        if category.parts().is_empty() && result.stated {
            // The listing below says how it lies to the amount.
            return None;
        }
        let known = |id: &CategoryId| evaluation.expenditure.category(*id).amount.is_some();
        let names: Vec<&str> = category.parts().iter().filter(|id| known(id)).map(|id| words.category(*id)).collect();
        let parts = if names.is_empty() { words.edit.the_items.to_owned() } else { names.join(" + ") };
        if !result.stated {
            return Some((None, fill(words.edit.sum_unstated, &[&parts, &money(Some(computed))])));
        }
        let found = comparison::sum(&evaluation.expenditure, category, unit)?;
        let gap: Option<Number> = result.amount.and_then(|amount| amount.subtract(computed).ok()).map(Number::abs);
        let text = match found {
            Verdict::Consistent => fill(words.edit.sum_same, &[&parts]),
            _ => fill(words.edit.sum_differs, &[&parts, &money(Some(computed)), &money(gap)]),
        };
        Some((Some(found), text))
    })
}

/// The stated share beside the calculated one.
fn share_remark(state: State, category: CategoryId, whole: CategoryId) -> Remark {
    let words = state.words();
    let stated = state.report.with(|report| report.expenditure.category(category).share);
    state.evaluation.with(|evaluation| {
        let part = evaluation.expenditure.category(category);
        let of = evaluation.expenditure.category(whole);
        let computed = part.share.ok();
        let name = words.category(whole);
        let found = comparison::share(stated, part.amount, of.amount)?;
        let text = match computed {
            Some(_) => fill(words.edit.share_computed, &[name, &percent(computed)]),
            None => part.share.err().map(|gap| words.gap(gap).to_owned()).unwrap_or_default(),
        };
        Some((Some(found), text))
    })
}

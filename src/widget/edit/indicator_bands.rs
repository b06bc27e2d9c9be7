//! The bands of an indicator that is scored by them.

use leptos::prelude::*;

use super::cells::{add_button, tool};
use super::form::both;
use super::names::word;
use crate::amount::{Number, Percent};
use crate::report::edit::Edit;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::report::method_field::MethodField;
use crate::report::{Band, Method};
use crate::widget::parts::{FieldInput, FieldSwitch, Icon, Kind};
use crate::words::fill;

/// The bands: from which value on, which part of the full marks.
#[component]
pub fn Bands(path: IndicatorPath) -> impl IntoView {
    let (state, form) = both();
    let path = StoredValue::new(path);
    let method = move |field| Field::Indicator(path.get_value(), IndicatorField::Method(field));
    let bands = move || {
        state.report.with_untracked(|report| match &path.get_value().find(&report.indicators)?.method {
            Method::Bands { of_rate, bands } => Some((*of_rate, bands.clone())),
            _ => None,
        })
    };
    let count = Memo::new(move |_| {
        state.report.with(|report| match path.get_value().find(&report.indicators).map(|i| &i.method) {
            Some(Method::Bands { bands, .. }) => bands.len(),
            _ => 0,
        })
    });
    let put = move |change: &dyn Fn(&mut Vec<Band>)| {
        if let Some((of_rate, mut bands)) = bands() {
            change(&mut bands);
            let method = Method::Bands { of_rate, bands };
            form.change_rows(state, Edit::SetMethod { path: path.get_value(), method });
        }
    };
    let add_id = format!("add-band-{}", method(MethodField::Kind).path());
    let add = Callback::new(move |()| {
        put(&|bands| bands.push(Band { at_least: Number::ZERO, percent: Percent(Number::ZERO) }));
        form.focus(vec![method(MethodField::BandFrom(count.get_untracked().max(1) - 1)).path()]);
    });
    let remove_id = move |index: usize| format!("{}-remove", method(MethodField::BandFrom(index)).path());
    let focus_id = add_id.clone();
    let row = move |index: usize| {
        let focus_id = focus_id.clone();
        let remove = Callback::new(move |()| {
            put(&|bands| {
                bands.remove(index);
            });
            state.announcement.set(state.words().edit.removed_band.to_owned());
            form.focus(vec![remove_id(index), remove_id(index.saturating_sub(1)), focus_id.clone()]);
        });
        let label = Signal::derive(move || {
            let from = state.report.with(|report| method(MethodField::BandFrom(index)).get(report)).unwrap_or_default();
            fill(state.words().edit.remove_band, &[&from])
        });
        view! {
            <tr>
                <td><FieldInput field=method(MethodField::BandFrom(index)) label=word(state, |w| w.band_from) kind=Kind::Amount/></td>
                <td><FieldInput field=method(MethodField::BandPercent(index)) label=word(state, |w| w.band_percent) kind=Kind::Number/></td>
                <td>{tool(remove_id(index), Icon::Remove, label, Signal::stored(false), remove)}</td>
            </tr>
        }
    };
    view! {
        <FieldSwitch field=method(MethodField::OfRate) label=word(state, |w| w.of_rate)/>
        <p class="label">{move || state.words().edit.bands}</p>
        <table class="table small">
            <caption class="vh">{move || state.words().edit.bands}</caption>
            <thead>
                <tr>
                    <th scope="col">{move || state.words().edit.band_from}</th>
                    <th scope="col">{move || state.words().edit.band_percent}</th>
                    <th scope="col"><span class="vh">{move || state.words().edit.adjust}</span></th>
                </tr>
            </thead>
            <tbody><For each=move || 0..count.get() key=|index| *index children=row/></tbody>
        </table>
        <div class="row">{add_button(add_id, word(state, |w| w.add_band), None, "btn small", add)}</div>
    }
}

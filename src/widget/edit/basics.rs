//! Who reports, for which year, by which rules, in which unit.

use leptos::ev::Event;
use leptos::prelude::*;

use super::form::both;
use super::names::word;
use super::sections::{Part, Section};
use crate::amount::Unit;
use crate::evaluation::profile_of;
use crate::report::Report;
use crate::report::edit::Edit;
use crate::report::field::Field;
use crate::rules::{self, CUSTOM_PROFILE, RuleProfile};
use crate::widget::explore::format::points;
use crate::widget::parts::LabelledField;
use crate::widget::state::{Notice, State};
use crate::words::{Words, fill};

#[component]
pub fn Basics() -> impl IntoView {
    let (state, _) = both();
    view! {
        <Section part=Part::Basics>
            <div class="fields">
                <LabelledField
                    field=Field::Department
                    label=word(state, |w| w.department)
                    hint=word(state, |w| w.department_hint)
                    span=true
                />
                <LabelledField field=Field::Title label=word(state, |w| w.title) span=true/>
                <LabelledField field=Field::Year label=word(state, |w| w.year) hint=word(state, |w| w.year_hint)/>
                <LabelledField field=Field::Region label=word(state, |w| w.region)/>
                <RulesField/>
                <UnitField/>
            </div>
        </Section>
    }
}

/// "执行 10 · 产出 40 · …".
pub fn weights(words: &Words, profile: &RuleProfile) -> String {
    let group = |group: &rules::GroupRule| format!("{} {}", words.group(group), points(Some(group.full_marks)));
    profile.weights.groups.iter().map(group).collect::<Vec<_>>().join(" · ")
}

/// Whether rules of the report's own are in force.
pub fn has_own_rules(state: State) -> bool {
    let own = |report: &Report| report.rules == CUSTOM_PROFILE && report.custom_rules.is_some();
    state.forced_rules.with(Option::is_none) && state.report.with(own)
}

/// The change that puts a report under other rules; its own ones start as a copy of those in force.
pub fn choose_rules(state: State, id: &str) -> Edit {
    let choose = Edit::Set { field: Field::Rules, text: id.to_owned() };
    let own = state.report.with_untracked(|report| {
        (id == CUSTOM_PROFILE && report.custom_rules.is_none()).then(|| rules::blank_custom(profile_of(report)))
    });
    match own {
        Some(own) => Edit::Batch(vec![Edit::SetCustomRules(Some(Box::new(own))), choose]),
        None => choose,
    }
}

#[component]
fn RulesField() -> impl IntoView {
    let (state, _) = both();
    let current = Memo::new(move |_| {
        let own = has_own_rules(state);
        if own { CUSTOM_PROFILE.to_owned() } else { state.with_profile(|profile| profile.id.clone()) }
    });
    let change = move |event: Event| {
        // What the reader chooses here outranks what the page asked for.
        state.forced_rules.set(None);
        if let Err(error) = state.dispatch(choose_rules(state, &event_target_value(&event))) {
            state.notice.set(Some(Notice { text: state.words().field_error(error), bad: true }));
        }
    };
    let options = move || {
        let words = state.words();
        let shipped = rules::profiles().map(|profile| (profile.id.clone(), words.profile(profile).to_owned()));
        let own = (CUSTOM_PROFILE.to_owned(), words.common.custom_rules.to_owned());
        let option = |(code, text): (String, String)| {
            let selected = {
                let code = code.clone();
                move || current.get() == code
            };
            view! { <option value=code.clone() prop:selected=selected>{text}</option> }
        };
        shipped.chain([own]).map(option).collect_view()
    };
    let hint = Memo::new(move |_| {
        let words = state.words();
        let text = state.with_profile(|profile| weights(words, profile));
        let own = state.report.with(|report| profile_of(report).id.clone());
        match state.forced_rules.get().as_deref().and_then(rules::find) {
            Some(forced) if forced.id != own => fill(words.edit.forced_rules, &[words.profile(forced), &text]),
            _ => text,
        }
    });
    view! {
        <div class="field">
            <label class="label" for="rules">{move || state.words().common.rules}</label>
            <select class="input" id="rules" aria-describedby="rules-h" on:change=change>{options}</select>
            <p class="hint" id="rules-h">{hint}</p>
        </div>
    }
}

#[component]
fn UnitField() -> impl IntoView {
    let (state, _) = both();
    let current = Memo::new(move |_| state.report.with(|report| report.unit));
    let choice = move |unit: Unit| {
        let convert = move |_| match state.dispatch(Edit::ConvertUnit(unit)) {
            Ok(()) => {
                let words = state.words();
                state.announcement.set(fill(words.edit.converted, &[words.unit(unit)]));
            }
            Err(error) => state.notice.set(Some(Notice { text: state.words().field_error(error), bad: true })),
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="jx-unit"
                    prop:checked=move || current.get() == unit
                    on:change=convert
                />
                {move || state.words().unit(unit)}
            </label>
        }
    };
    view! {
        <fieldset class="field" aria-describedby="unit-h">
            <legend class="label">{move || state.words().edit.unit_of_money}</legend>
            <div class="choices">{Unit::ALL.map(choice).collect_view()}</div>
            <p class="hint" id="unit-h">{move || state.words().edit.unit_hint}</p>
        </fieldset>
    }
}

//! The panel below an indicator: what its method needs, what it says of itself, and how its score came about.

use leptos::prelude::*;

use super::cells::add_button;
use super::form::both;
use super::indicator_bands::Bands;
use super::indicator_row::Outcome;
use super::names::{with_name, word};
use super::rows::add_row;
use crate::report::edit::{List, Row};
use crate::report::field::{Field, IndicatorField, NO, YES};
use crate::report::indicator::IndicatorPath;
use crate::report::method_field::MethodField;
use crate::report::nesting::MAX_INDICATOR_DEPTH;
use crate::report::{Direction, Level};
use crate::scoring::Missing;
use crate::scoring::Working;
use crate::widget::explore::format::points;
use crate::widget::parts::{Check, FieldSelect, FieldSwitch, Kind, LabelledField, follow_rows, follow_text};
use crate::widget::state::State;
use crate::words::{EditWords, fill};

#[component]
pub fn Panel(
    path: IndicatorPath,
    name: Signal<String>,
    result: Signal<Option<Outcome>>,
    parent: bool,
) -> impl IntoView {
    let (state, form) = both();
    let own = {
        let path = path.clone();
        move |field| Field::Indicator(path.clone(), field)
    };
    let parameters = {
        let path = path.clone();
        // Rebuilt only when another method is chosen.
        let kind = follow_rows({
            let path = path.clone();
            move || state.report.with(|report| path.find(&report.indicators).map(|i| i.method.code()))
        });
        move || (!parent).then(|| parameters(state, &path, kind.get().unwrap_or_default(), result))
    };
    let below = (!parent && path.0.len() < MAX_INDICATOR_DEPTH as usize).then(|| {
        let list = List::Indicators(path.clone());
        let add = Callback::new(move |()| add_row(state, form, &list, Row::Indicator(Box::default())));
        let id = format!("below-{}", own(IndicatorField::Name).path());
        add_button(
            id,
            word(state, |w| w.add_below_indicator),
            Some(with_name(state, |w| w.add_below_indicator_to, name)),
            "btn small",
            add,
        )
    });
    let reason = parent.then(
        || view! { <LabelledField field=own(IndicatorField::Reason) label=word(state, |w| w.reason) span=true/> },
    );
    view! {
        <div class="inset stack-v" role="group" aria-label=with_name(state, |w| w.parameters_of, name)>
            {parameters}
            <div class="fields">
                {reason}
                <LabelledField
                    field=own(IndicatorField::Lost)
                    label=word(state, |w| w.lost)
                    unit=Signal::derive(move || state.words().common.points.to_owned())
                    kind=Kind::Amount
                />
                <div class="field">
                    <FieldSwitch
                        field=own(IndicatorField::Applicable)
                        label=word(state, |w| w.not_applicable_long)
                        inverted=true
                    />
                </div>
            </div>
            <p class="formula">{move || result.get().map(|result| explained(state, &result))}</p>
            {below.map(|below| view! { <div class="row">{below}</div> })}
        </div>
    }
}

/// How the score came about, and that another one stands in its place.
fn explained(state: State, result: &Outcome) -> String {
    let words = state.words();
    let formula = words.working_formula(&result.working);
    let mut text = words.working(&result.working);
    if !formula.is_empty() {
        text = format!("{text}{}{formula}", words.pick("：", ": "));
    }
    let overridden = result.computed.is_some() && result.score != result.computed;
    if overridden && !matches!(result.working, Working::Missing(_)) {
        let by_hand = fill(words.edit.by_hand_is, &[&points(result.score)]);
        text = format!("{text}{}{by_hand}", words.pick("；", "; "));
    }
    text
}

/// The fields of one method.
fn parameters(state: State, path: &IndicatorPath, kind: &'static str, result: Signal<Option<Outcome>>) -> AnyView {
    let method = |field| Field::Indicator(path.clone(), IndicatorField::Method(field));
    let percent = Signal::stored("%".to_owned());
    match kind {
        "direct" => {
            let options = Signal::derive(move || {
                let w = &state.words().edit;
                let choices = [("", w.met_by_figures), (YES, w.met_yes), (NO, w.met_no)];
                choices.map(|(code, text)| (code.to_owned(), text.to_owned())).to_vec()
            });
            view! {
                {radios(state, method(MethodField::Met), word(state, |w| w.met), options)}
                <div class="fields">{direction(state, path)}</div>
            }
            .into_any()
        }
        "ratioFloor" => {
            let hint = Signal::derive(move || {
                let floor = state.with_profile(|profile| profile.floor.percent.to_string());
                fill(state.words().edit.floor_hint, &[&floor])
            });
            view! {
                <div class="fields">
                    <LabelledField
                        field=method(MethodField::Floor)
                        label=word(state, |w| w.floor)
                        unit=percent
                        hint
                        kind=Kind::Number
                    />
                </div>
            }
            .into_any()
        }
        "levels" => levels(state, path, result),
        "bands" => view! { <Bands path=path.clone()/> }.into_any(),
        "deduction" => {
            let options = Signal::derive(move || {
                let w = &state.words().edit;
                vec![("whole".to_owned(), w.whole_steps.to_owned()), ("proRata".to_owned(), w.part_steps.to_owned())]
            });
            let points = Signal::derive(move || state.words().common.points.to_owned());
            view! {
                <div class="fields">
                    <LabelledField field=method(MethodField::Step) label=word(state, |w| w.step) kind=Kind::Number/>
                    <LabelledField
                        field=method(MethodField::StepPoints)
                        label=word(state, |w| w.step_points)
                        unit=points
                        kind=Kind::Number
                    />
                    {select(state, method(MethodField::StepCount), |w| w.step_count, options)}
                    {direction(state, path)}
                </div>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}

/// Which side of the target is good.
fn direction(state: State, path: &IndicatorPath) -> AnyView {
    let options = Signal::derive(move || {
        let w = &state.words().edit;
        let text = |direction| match direction {
            Direction::AtLeast => w.at_least,
            Direction::AtMost => w.at_most,
            Direction::Equal => w.equal,
            Direction::Qualitative => w.qualitative,
        };
        Direction::ALL.map(|direction| (direction.code().to_owned(), text(direction).to_owned())).to_vec()
    });
    select(state, Field::Indicator(path.clone(), IndicatorField::Direction), |w| w.direction, options)
}

fn select(
    state: State,
    field: Field,
    label: fn(&EditWords) -> &'static str,
    options: Signal<Vec<(String, String)>>,
) -> AnyView {
    view! {
        <div class="field">
            <label class="label" for=field.path()>{move || label(&state.words().edit)}</label>
            <FieldSelect field label=word(state, label) options labelled=true/>
        </div>
    }
    .into_any()
}

type Choices = Signal<Vec<(String, String)>>;

fn radios(state: State, field: Field, legend: Signal<String>, options: Choices) -> AnyView {
    let name = field.path();
    let value = {
        let field = field.clone();
        follow_text(field.clone(), move || state.report.with(|report| field.get(report)).unwrap_or_default())
    };
    let choice = move |(code, text): (String, String)| {
        let (field, chosen) = (field.clone(), code.clone());
        let choose = move |_| {
            state.type_into(&field, &legend.get_untracked(), chosen.clone());
            state.stop_typing();
        };
        let checked = move || value.with(|value| *value == code);
        view! {
            <label class="choice">
                <input type="radio" name=name.clone() prop:checked=checked on:change=choose/>
                {text}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="label">{legend}</legend>
            <div class="choices">{move || options.get().into_iter().map(&choice).collect_view()}</div>
        </fieldset>
    }
    .into_any()
}

/// A judgement in three levels: the level, and a point within it.
fn levels(state: State, path: &IndicatorPath, result: Signal<Option<Outcome>>) -> AnyView {
    let method = |field| Field::Indicator(path.clone(), IndicatorField::Method(field));
    let cuts = Memo::new(move |_| state.with_profile(|profile| (profile.levels.upper, profile.levels.lower)));
    let range = move |level: Level| {
        let (upper, lower) = cuts.get();
        match level {
            Level::Reached => (upper.to_string(), "100".to_owned()),
            Level::Partly => (lower.to_string(), upper.to_string()),
            Level::Missed => ("0".to_owned(), lower.to_string()),
        }
    };
    let options = Signal::derive(move || {
        let words = state.words();
        let choice = |level: Level| {
            let (from, to) = range(level);
            (level.code().to_owned(), fill(words.edit.level_range, &[words.level(level), &to, &from]))
        };
        Level::ALL.map(choice).to_vec()
    });
    let value = {
        let field = method(MethodField::Level);
        follow_text(field.clone(), move || state.report.with(|report| field.get(report)).unwrap_or_default())
    };
    let hint = Signal::derive(move || {
        let words = state.words();
        let level = value.with(|value| Level::ALL.into_iter().find(|level| level.code() == *value));
        level.map_or_else(String::new, |level| {
            let (from, to) = range(level);
            fill(words.edit.level_hint, &[&from, &to])
        })
    });
    let check = Signal::derive(move || {
        let outside = result.get().is_some_and(|r| r.working == Working::Missing(Missing::OutsideLevel));
        outside.then(|| Check { text: state.words().missing(Missing::OutsideLevel).to_owned(), bad: true })
    });
    view! {
        {radios(state, method(MethodField::Level), word(state, |w| w.level), options)}
        <div class="fields">
            <LabelledField
                field=method(MethodField::Percent)
                label=word(state, |w| w.level_percent)
                unit=Signal::stored("%".to_owned())
                hint
                kind=Kind::Number
                check
            />
        </div>
    }
    .into_any()
}

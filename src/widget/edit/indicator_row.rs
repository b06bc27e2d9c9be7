//! One indicator of the table, with the panel of its parameters below when it is open.

use leptos::prelude::*;

use super::cells::{add_button, cell, checked_input, input, tool};
use super::form::both;
use super::indicator_panel::Panel;
use super::indicators::Place;
use super::names::{add_id, cell_label, row_name, with_name, word};
use super::problems::{outside, score_outside, unusable};
use super::reason_line::reason_line;
use super::rows::{self, add_row};
use crate::amount::Points;
use crate::report::Method;
use crate::report::edit::{Edit, List, Row};
use crate::report::field::{Field, IndicatorField, NO};
use crate::report::indicator::IndicatorPath;
use crate::report::method_field::MethodField;
use crate::scoring::{Evidence, Missing, Working};
use crate::widget::explore::format::{points, scored};
use crate::widget::parts::{Check, FieldInput, FieldSelect, Icon, Kind, Shape, follow, icon, shape};
use crate::widget::state::State;
use crate::words::{EditWords, fill};

/// What follows for the row, without what follows for those below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    pub score: Option<Points>,
    pub computed: Option<Points>,
    pub full_marks: Option<Points>,
    pub lost: Option<Points>,
    pub evidence: Evidence,
    pub working: Working,
    outside: Option<(Points, Points)>,
    unusable: Option<(IndicatorField, Missing)>,
}

pub fn outcome(state: State, path: IndicatorPath) -> Signal<Option<Outcome>> {
    follow(move || {
        state.evaluation.with(|evaluation| {
            let scored = scored(evaluation, &path.0)?;
            Some(Outcome {
                score: scored.score,
                computed: scored.computed,
                full_marks: scored.full_marks,
                lost: scored.lost,
                evidence: scored.evidence,
                working: scored.working,
                outside: score_outside(scored),
                unusable: unusable(scored),
            })
        })
    })
}

/// The row of an indicator and, below it, its reason in full and its panel.
pub fn rows(place: Place, position: Signal<Option<usize>>) -> AnyView {
    let (state, form) = both();
    let path = place.path.clone();
    let name = row_name(state, Field::Indicator(path.clone(), IndicatorField::Name));
    let result = outcome(state, path.clone());
    let row = Parts { state, path: path.clone(), name, result };
    let open = {
        let path = path.clone();
        Memo::new(move |_| form.open.with(|open| open.contains(&path)))
    };
    let panel_id = panel_id(&path);
    let reason = reason_line(&path, row.class(), place.parent);
    let main = if place.parent { row.group(position) } else { row.leaf(position) };
    view! {
        {main}
        {reason}
        {move || open.get().then(|| view! {
            <tr role="row" class="detail" id=panel_id.clone()>
                <td colspan="10" role="cell" class="full">
                    <Panel path=path.clone() name result parent=place.parent/>
                </td>
            </tr>
        })}
    }
    .into_any()
}

fn panel_id(path: &IndicatorPath) -> String {
    format!("panel-{}", Field::Indicator(path.clone(), IndicatorField::Name).path())
}

struct Parts {
    state: State,
    path: IndicatorPath,
    name: Signal<String>,
    result: Signal<Option<Outcome>>,
}

impl Parts {
    fn field(&self, field: IndicatorField) -> Field {
        Field::Indicator(self.path.clone(), field)
    }

    fn class(&self) -> &'static str {
        match self.path.0.len() {
            1 => "lv1",
            2 => "lv2",
            _ => "lv3",
        }
    }

    fn cell(
        &self,
        column: fn(&EditWords) -> &'static str,
        class: &'static str,
        field: IndicatorField,
        kind: Kind,
    ) -> AnyView {
        let label = cell_label(self.state, column, self.name);
        input(word(self.state, column), label, class, self.field(field), kind)
    }

    /// A cell whose text the method may not be able to use.
    fn measure(&self, column: fn(&EditWords) -> &'static str, field: IndicatorField) -> AnyView {
        let (state, result) = (self.state, self.result);
        let check = Signal::derive(move || {
            let (at, missing) = result.get()?.unusable?;
            (at == field).then(|| Check { text: state.words().missing(missing).to_owned(), bad: true })
        });
        let label = cell_label(state, column, self.name);
        checked_input(word(state, column), label, "w3", self.field(field), Kind::Text, check)
    }

    fn leaf(&self, position: Signal<Option<usize>>) -> AnyView {
        let state = self.state;
        let method = view! {
            <FieldSelect
                field=self.field(IndicatorField::Method(MethodField::Kind))
                label=cell_label(state, |w| w.method, self.name)
                options=Signal::derive(move || methods(state))
            />
        };
        view! {
            <tr role="row" class=self.class() aria-rowindex=move || position.get()>
                {self.cell(|w| w.indicator, "full", IndicatorField::Name, Kind::Text)}
                {self.measure(|w| w.target, IndicatorField::Target)}
                {self.measure(|w| w.actual, IndicatorField::Actual)}
                {self.cell(|w| w.unit, "", IndicatorField::Unit, Kind::Text)}
                {cell(word(state, |w| w.method), "w4", method.into_any())}
                {self.cell(|w| w.full_marks, "", IndicatorField::FullMarks, Kind::Number)}
                {self.score()}
                {cell(word(state, |w| w.source), "", self.source())}
                {self.cell(|w| w.reason, "full why", IndicatorField::Reason, Kind::Text)}
                <td class="act full" role="cell"><div class="tools">{self.tune()}{self.tools()}{self.first_below()}</div></td>
            </tr>
        }
        .into_any()
    }

    /// Of a group that has none yet, the first indicator: filling the groups is what a new report begins with.
    fn first_below(&self) -> Option<AnyView> {
        let (state, form) = both();
        let list = List::Indicators(self.path.clone());
        let id = add_id(&list);
        let label = with_name(state, |w| w.add_below_indicator_to, self.name);
        let add = Callback::new(move |()| add_row(state, form, &list, Row::Indicator(Box::default())));
        (self.path.0.len() == 1).then(|| tool(id, Icon::Plus, label, Signal::stored(false), add))
    }

    /// An indicator with others below: its score is their sum.
    fn group(&self, position: Signal<Option<usize>>) -> AnyView {
        let (state, result) = (self.state, self.result);
        let (_, form) = both();
        let list = List::Indicators(self.path.clone());
        let id = add_id(&list);
        let add = Callback::new(move |()| add_row(state, form, &list, Row::Indicator(Box::default())));
        let lost = move || {
            let lost = result.get()?.lost.filter(|lost| !lost.0.is_zero() && !lost.0.is_negative())?;
            Some(view! { <span class="note">{fill(state.words().edit.lost_points, &[&points(Some(lost))])}</span> })
        };
        let class = match self.path.0.len() {
            1 => "group lv1",
            _ => "group lv2",
        };
        view! {
            <tr role="row" class=class aria-rowindex=move || position.get()>
                <th scope="rowgroup" role="rowheader" colspan="5" class="full">
                    <span class="cell-label">{move || state.words().edit.indicator}</span>
                    <div class="group-name">
                        <FieldInput
                            field=self.field(IndicatorField::Name)
                            label=cell_label(state, |w| w.indicator, self.name)
                        />
                        {lost}
                    </div>
                </th>
                {self.cell(|w| w.full_marks, "", IndicatorField::FullMarks, Kind::Number)}
                {self.score()}
                {cell(word(state, |w| w.source), "", self.source())}
                <td role="cell" class="full why">
                    {add_button(
                        id,
                        word(state, |w| w.add_indicator),
                        Some(with_name(state, |w| w.add_indicator_to, self.name)),
                        "btn quiet small",
                        add,
                    )}
                </td>
                <td class="act full" role="cell"><div class="tools">{self.tune()}{self.tools()}</div></td>
            </tr>
        }
        .into_any()
    }

    /// The score: calculated until somebody writes another one over it.
    fn score(&self) -> AnyView {
        let (state, result) = (self.state, self.result);
        // Straight from the evaluation: what follows the state must not follow what follows it.
        let path = self.path.clone();
        let instead = Signal::derive(move || {
            state.evaluation.with(|evaluation| {
                let scored = scored(evaluation, &path.0).filter(|scored| scored.evidence == Evidence::Computed)?;
                Some(scored.score?.0.trimmed(0).to_string())
            })
        });
        let check = Signal::derive(move || {
            let (score, full) = result.get()?.outside?;
            Some(Check { text: outside(state.words(), score, full), bad: true })
        });
        let content = view! {
            <FieldInput
                field=self.field(IndicatorField::Score)
                label=cell_label(state, |w| w.score, self.name)
                kind=Kind::Amount
                check
                instead
            />
        };
        cell(word(state, |w| w.score), "", content.into_any())
    }

    /// Where the score comes from; one written by hand over a calculated one can be given back.
    fn source(&self) -> AnyView {
        let (state, result, name) = (self.state, self.result, self.name);
        let (_, form) = both();
        let by_hand = self.field(IndicatorField::ByHand);
        let score = self.field(IndicatorField::Score).path();
        let path = self.path.clone();
        let held = follow(move || {
            state.report.with(|report| {
                path.find(&report.indicators)
                    .is_some_and(|i| i.by_hand && (i.method != Method::Manual || !i.children.is_empty()))
            })
        });
        let view = move || {
            let words = state.words();
            let w = &words.edit;
            let result = result.get()?;
            let manual = result.evidence == Evidence::ByHand || held.get() && result.evidence == Evidence::Stated;
            if !manual {
                let text = match result.evidence {
                    Evidence::Computed | Evidence::ByHand => w.automatic,
                    Evidence::Stated => w.as_stated,
                    Evidence::None => w.no_score,
                    Evidence::NotApplicable => w.not_applicable,
                };
                return Some(view! { <span class="badge">{text}</span> }.into_any());
            }
            let label = move || fill(w.back_to_automatic, &[&name.get(), &points(result.computed)]);
            let (field, score) = (by_hand.clone(), score.clone());
            let back = move |_| {
                let _ = state.dispatch(Edit::Set { field: field.clone(), text: NO.to_owned() });
                // The button is gone with the mark.
                form.focus(vec![score.clone()]);
            };
            Some(
                view! {
                    <button type="button" class="badge manual" aria-label=label on:click=back>
                        {shape(Shape::Diamond)}
                        {w.by_hand}
                    </button>
                }
                .into_any(),
            )
        };
        view! { {view} }.into_any()
    }

    fn tools(&self) -> AnyView {
        match self.path.split() {
            Some((parent, index)) => rows::tools(List::Indicators(parent), index, self.name),
            None => ().into_any(),
        }
    }

    /// Opens and closes the panel.
    fn tune(&self) -> AnyView {
        let (state, form) = both();
        let path = StoredValue::new(self.path.clone());
        let open = Memo::new(move |_| form.open.with(|open| path.with_value(|path| open.contains(path))));
        let toggle = move |_| form.unfold(&path.get_value(), !open.get_untracked());
        view! {
            <button
                type="button"
                class="btn icon small quiet"
                aria-label=with_name(state, |w| w.tune, self.name)
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=panel_id(&self.path)
                on:click=toggle
            >
                {icon(Icon::Tune)}
            </button>
        }
        .into_any()
    }
}

/// Codes and names of the scoring methods.
fn methods(state: State) -> Vec<(String, String)> {
    let w = &state.words().edit;
    let name = |code: &str| match code {
        "manual" => w.method_manual,
        "direct" => w.method_direct,
        "ratioForward" => w.method_forward,
        "ratioReverse" => w.method_reverse,
        "ratioFloor" => w.method_floor,
        "levels" => w.method_levels,
        "bands" => w.method_bands,
        "deduction" => w.method_deduction,
        _ => w.method_execution,
    };
    Method::CODES.iter().map(|code| ((*code).to_owned(), name(code).to_owned())).collect()
}

//! The conclusion that the report itself draws, beside what follows from its figures.

use leptos::prelude::*;

use super::form::both;
use super::names::word;
use super::remark::{Remark, RemarkField};
use super::sections::{Part, Section};
use crate::comparison::{self, Verdict};
use crate::report::field::Field;
use crate::widget::explore::format::{percent, points};
use crate::widget::parts::Kind;
use crate::widget::state::State;
use crate::words::fill;

/// Id of the grades that the rules know.
const GRADES: &str = "jx-grades";

#[component]
pub fn Conclusion() -> impl IntoView {
    let (state, _) = both();
    let unit = Signal::derive(move || {
        let full = state.evaluation.with(|e| e.scores.full_marks);
        fill(state.words().edit.points_of, &[&points(Some(full))])
    });
    let grades = Memo::new(move |_| {
        state.with_profile(|p| p.grades.bands.iter().map(|band| band.label.clone()).collect::<Vec<_>>())
    });
    let no_unit = Signal::stored(String::new());
    let percent_sign = Signal::stored("%".to_owned());
    view! {
        <Section part=Part::Conclusion>
            <div class="fields">
                <RemarkField
                    field=Field::StatedTotal
                    label=word(state, |w| w.stated_total)
                    unit
                    kind=Kind::Number
                    remark=Signal::derive(move || total(state))
                />
                <RemarkField
                    field=Field::StatedGrade
                    label=word(state, |w| w.stated_grade)
                    unit=no_unit
                    kind=Kind::Text
                    remark=Signal::derive(move || grade(state))
                    list=GRADES
                />
                <RemarkField
                    field=Field::StatedRate
                    label=word(state, |w| w.stated_rate_long)
                    unit=percent_sign
                    kind=Kind::Amount
                    remark=Signal::derive(move || rate(state))
                />
            </div>
            <datalist id=GRADES>
                {move || grades.get().into_iter().map(|grade| view! { <option value=grade></option> }).collect_view()}
            </datalist>
        </Section>
    }
}

fn total(state: State) -> Remark {
    let w = &state.words().edit;
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let scores = &evaluation.scores;
            let computed = scores.total?;
            let text = if scores.unscored > 0 {
                fill(w.total_so_far, &[&points(Some(computed)), &scores.unscored.to_string()])
            } else {
                fill(w.computed_as, &[&points(Some(computed))])
            };
            match comparison::total(report, evaluation) {
                Some(found) => Some((Some(found), text)),
                None => Some((None, text)),
            }
        })
    })
}

fn grade(state: State) -> Remark {
    let words = state.words();
    let w = &words.edit;
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let Some(computed) = evaluation.grade.as_ref().map(|band| words.grade(band)) else {
                // Said beside a grade that the report states: without one nothing is missing yet.
                return comparison::grade(report, evaluation)
                    .map(|found| (Some(found), words.no_grade(&evaluation.scores)));
            };
            let text = fill(w.grade_by_rules, &[computed]);
            let Some(found) = comparison::grade(report, evaluation) else { return Some((None, text)) };
            let known = evaluation.stated_grade.is_some();
            Some((Some(found), if known { text } else { fill(w.grade_unknown, &[&text]) }))
        })
    })
}

fn rate(state: State) -> Remark {
    let words = state.words();
    let stated = state.report.with(|report| report.stated.execution_rate);
    state.evaluation.with(|evaluation| match evaluation.execution {
        Some(result) => {
            let text = fill(words.edit.computed_as, &[&percent(Some(result.rate))]);
            Some((comparison::share(stated, Some(result.actual), Some(result.budget)), text))
        }
        None => stated.map(|_| (Some(Verdict::Undecidable), words.edit.rate_without_budget.to_owned())),
    })
}

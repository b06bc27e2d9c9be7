//! Fields that hold something impossible: texts that do not fit, scores outside their full marks, targets and results
//! that the chosen method cannot calculate with.

use leptos::prelude::*;

use super::sections::Part;
use crate::amount::Points;
use crate::report::Indicator;
use crate::report::field::{Field, FieldError, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::report::method_field::MethodField;
use crate::scoring::{Missing, Scored, Working};
use crate::widget::explore::format::points;
use crate::widget::state::State;
use crate::words::{Words, fill};

/// One field and what is wrong in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub field: Field,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A text that does not fit; it is not part of the report.
    Text { label: String, error: FieldError },
    /// A score outside its full marks.
    Score { score: Points, full: Points },
    /// A figure that the method needs and cannot read.
    Method(Missing),
}

impl Problem {
    pub fn part(&self) -> Part {
        Part::of(&self.field)
    }

    /// What is wrong, in a sentence that stands beside the field.
    pub fn text(&self, words: &Words) -> String {
        match &self.kind {
            Kind::Text { error, .. } => words.field_error(*error),
            Kind::Score { score, full } => outside(words, *score, *full),
            Kind::Method(missing) => words.missing(*missing).to_owned(),
        }
    }
}

/// All problems, part by part as the form has them.
pub fn of(state: State) -> Vec<Problem> {
    let mut found: Vec<Problem> = state.invalid.with(|invalid| {
        let text = |i: &crate::widget::state::Invalid| Problem {
            field: i.field.clone(),
            kind: Kind::Text { label: i.label.clone(), error: i.error },
        };
        invalid.iter().map(text).collect()
    });
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let mut path = Vec::new();
            collect(&report.indicators, &evaluation.scores.groups, &mut path, &mut found);
        });
    });
    found.sort_by_key(|problem| problem.part() as usize);
    found
}

fn collect(indicators: &[Indicator], scored: &[Scored], path: &mut Vec<usize>, found: &mut Vec<Problem>) {
    for (index, (indicator, result)) in indicators.iter().zip(scored).enumerate() {
        path.push(index);
        let mut add = |field, kind| {
            let field = Field::Indicator(IndicatorPath(path.clone()), field);
            found.push(Problem { field, kind });
        };
        if let Some((score, full)) = score_outside(result) {
            add(IndicatorField::Score, Kind::Score { score, full });
        }
        if let Some((field, missing)) = unusable(result) {
            add(field, Kind::Method(missing));
        }
        collect(&indicator.children, &result.children, path, found);
        path.pop();
    }
}

/// The score and full marks where the score lies outside.
pub fn score_outside(result: &Scored) -> Option<(Points, Points)> {
    let (score, full) = (result.score?, result.full_marks?);
    (score > full || score.0.is_negative()).then_some((score, full))
}

/// The field that the method cannot calculate with.
pub fn unusable(result: &Scored) -> Option<(IndicatorField, Missing)> {
    let Working::Missing(missing) = result.working else { return None };
    let field = match missing {
        Missing::TargetNumber | Missing::ZeroTarget | Missing::NegativeTarget => IndicatorField::Target,
        Missing::ActualNumber => IndicatorField::Actual,
        Missing::OutsideLevel => IndicatorField::Method(MethodField::Percent),
        _ => return None,
    };
    Some((field, missing))
}

pub fn outside(words: &Words, score: Points, full: Points) -> String {
    let w = &words.edit;
    if score.0.is_negative() {
        return w.score_negative.to_owned();
    }
    fill(w.score_above, &[&points(Some(score)), &points(Some(full))])
}

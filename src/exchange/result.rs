//! The public form of an [`Evaluation`]: flat, named, every number a decimal string (see the contract in the README).

use serde::Serialize;

use crate::evaluation::Evaluation;
use crate::report::expenditure::CategoryId;
use crate::report::{Indicator, Line, Report};
use crate::scoring::{Evidence, Scored};
use crate::shares::Composition;

/// An evaluation as programs and portals receive it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvaluationJson<'a> {
    pub rules: &'a str,
    pub total: String,
    pub full_marks: String,
    pub grade: GradeJson<'a>,
    pub groups: Vec<GroupJson<'a>>,
    pub shares: Vec<ShareJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub execution: Option<ExecutionJson>,
    /// Indicators that should have a score and have none; the total is then a part of what it could be.
    pub unscored: usize,
}

/// Empty id and label where there is no score.
#[derive(Serialize)]
pub struct GradeJson<'a> {
    pub id: &'a str,
    pub label: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GroupJson<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub full_marks: String,
    pub score: String,
    pub lost: String,
    /// computed, stated, byHand, none or notApplicable.
    pub evidence: &'static str,
    /// The calculation with its numbers, `40 × 38 ÷ 40`; empty where the score is stated.
    pub formula: String,
    pub reason: &'a str,
    pub indicators: Vec<GroupJson<'a>>,
}

#[derive(Serialize)]
pub struct ShareJson<'a> {
    pub part: &'a str,
    pub whole: &'a str,
    pub amount: String,
    /// Empty where there is none: the whole is zero or unknown.
    pub percent: String,
}

#[derive(Serialize)]
pub struct ExecutionJson {
    pub budget: String,
    pub actual: String,
    pub rate: String,
}

/// Puts names and results together.
pub fn of<'a>(report: &'a Report, evaluation: &'a Evaluation) -> EvaluationJson<'a> {
    let scores = &evaluation.scores;
    let grade = evaluation.grade.as_ref();
    EvaluationJson {
        rules: &evaluation.rules,
        total: text(scores.total.as_ref(), ""),
        full_marks: scores.full_marks.to_string(),
        grade: GradeJson { id: grade.map_or("", |g| &g.id), label: grade.map_or("", |g| &g.label) },
        groups: groups(&report.indicators, &scores.groups),
        shares: shares(report, evaluation),
        execution: evaluation.execution.as_ref().map(|execution| ExecutionJson {
            budget: execution.budget.to_string(),
            actual: execution.actual.to_string(),
            rate: execution.rate.to_string(),
        }),
        unscored: scores.unscored,
    }
}

fn text<T: ToString>(value: Option<&T>, otherwise: &str) -> String {
    value.map_or_else(|| otherwise.to_owned(), T::to_string)
}

fn groups<'a>(indicators: &'a [Indicator], scored: &'a [Scored]) -> Vec<GroupJson<'a>> {
    let pairs = indicators.iter().zip(scored);
    pairs
        .map(|(indicator, result)| GroupJson {
            code: &indicator.code,
            name: &indicator.name,
            full_marks: text(result.full_marks.as_ref(), ""),
            score: text(result.score.as_ref(), ""),
            lost: text(result.lost.as_ref(), ""),
            evidence: evidence(result.evidence),
            formula: crate::scoring::formula::of(&result.working),
            reason: &indicator.reason,
            indicators: groups(&indicator.children, &result.children),
        })
        .collect()
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Computed => "computed",
        Evidence::Stated => "stated",
        Evidence::ByHand => "byHand",
        Evidence::None => "none",
        Evidence::NotApplicable => "notApplicable",
    }
}

fn shares<'a>(report: &'a Report, evaluation: &'a Evaluation) -> Vec<ShareJson<'a>> {
    let mut shares = Vec::new();
    for id in CategoryId::ALL {
        let result = evaluation.expenditure.category(id);
        if let (Some(whole), Some(amount)) = (id.whole(), result.amount) {
            let percent = result.share.map_or_else(|_| String::new(), |share| share.to_string());
            shares.push(ShareJson { part: id.code(), whole: whole.code(), amount: amount.to_string(), percent });
        }
        listed(&report.expenditure.category(id).items, &result.listing, id.code(), &mut shares);
    }
    shares
}

fn listed<'a>(items: &'a [Line], listing: &'a Composition, whole: &'a str, shares: &mut Vec<ShareJson<'a>>) {
    for (line, part) in items.iter().zip(&listing.parts) {
        let amount = text(part.amount.as_ref(), "");
        let percent = part.share.map_or_else(|_| String::new(), |share| share.to_string());
        shares.push(ShareJson { part: &line.name, whole, amount, percent });
        if let Some(below) = &part.listing {
            listed(&line.items, below, &line.name, shares);
        }
    }
}

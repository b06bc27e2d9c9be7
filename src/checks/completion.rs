//! PCT-05, PCT-06, EXE-01, EXE-03 and EXE-06: what was done of a budget, and the rate that is stated for it.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::HashMap;

use super::show;
use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use crate::amount::{Number, NumberError};
use crate::claims::percent::{Compared, Match, compare, ratio};
use crate::claims::tolerance::{Style, common_unit, comparable, in_unit};
use crate::claims::{Base, Claim, Completion, Place, Quantity, Span};
use crate::search::any_of;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let rates = Rates { claims: subject.claims, by_budget: OnceCell::new() };
    for completion in completions(subject.claims) {
        rate(&rates, completion, findings);
        words(completion, findings);
        overspent(subject, completion, findings);
    }
}

fn completions(claims: &[Claim]) -> impl Iterator<Item = &Completion> {
    claims.iter().filter_map(|claim| match claim {
        Claim::Completion(completion) => Some(completion),
        _ => None,
    })
}

/// All rates of the subject, found by the places of their budgets once one of them does not hold.
struct Rates<'s> {
    claims: &'s [Claim],
    by_budget: OnceCell<HashMap<Option<Span>, Vec<&'s Completion>>>,
}

impl<'s> Rates<'s> {
    /// Those that may be measured by the budget at a place.
    fn of(&self, place: &Place) -> impl Iterator<Item = &'s Completion> {
        let by_budget = self.by_budget.get_or_init(|| {
            let mut all: HashMap<_, Vec<&Completion>> = HashMap::new();
            for completion in completions(self.claims) {
                for (_, budget) in &completion.budgets {
                    all.entry(budget.place.span).or_default().push(completion);
                }
            }
            all
        });
        let there = by_budget.get(&place.span).into_iter().flatten().copied();
        there.filter(move |completion| completion.budgets.iter().any(|(_, budget)| budget.place == *place))
    }
}

/// How the extraction names the rate of what arrived.
const ARRIVED: &str = "到位资金";

fn rule(completion: &Completion) -> RuleId {
    if completion.is_execution_rate { RuleId::Exe01 } else { RuleId::Pct06 }
}

fn name(completion: &Completion) -> String {
    show::name(&completion.name, if completion.is_execution_rate { "预算执行率" } else { "该项" })
}

fn places<'q>(figures: impl IntoIterator<Item = &'q Quantity>) -> Vec<Place> {
    show::in_order(figures.into_iter().map(|quantity| quantity.place.clone()).collect())
}

/// The budgets that the rate may be measured by: the one it names, or one that is named no closer.
fn named(completion: &Completion) -> impl Iterator<Item = &Quantity> {
    let has = |base: Base| completion.budgets.iter().any(|(own, _)| *own == base);
    let wanted = completion.base;
    let exact = wanted != Base::Unnamed && has(wanted);
    let fits = move |base: Base| match wanted {
        Base::Unnamed => true,
        _ if exact => base == wanted,
        _ => base == Base::Unnamed,
    };
    completion.budgets.iter().filter(move |(base, _)| fits(*base)).map(|(_, budget)| budget)
}

fn against(rate: &Quantity, actual: &Quantity, budget: &Quantity) -> Option<Compared> {
    if !comparable(actual, budget) {
        return None;
    }
    ratio(actual, budget).and_then(|ratio| compare(rate.number, &ratio)).ok().flatten()
}

/// The stated rate under the budget it names; where it does not hold there, under which it would.
fn rate(rates: &Rates<'_>, completion: &Completion, findings: &mut Vec<Finding>) {
    let Some(rate) = &completion.rate else { return };
    let rule = rule(completion);
    let undecidable = |arguments: Vec<String>, sentence: Sentence| {
        let figures = completion.budgets.iter().map(|(_, budget)| budget).chain(&completion.actual).chain([rate]);
        Finding::new(rule, Verdict::Undecidable, sentence, arguments).at(places(figures))
    };
    let mut arguments = vec![name(completion), show::figure(rate)];
    let Some(actual) = &completion.actual else {
        findings.push(undecidable(arguments, Sentence::CompletionUnknown));
        return;
    };
    // Nothing done is nothing of any budget.
    if rate.number.is_zero() && actual.number.is_zero() {
        arguments.push(show::figure(actual));
        let finding = Finding::new(rule, Verdict::Consistent, Sentence::CompletionNothing, arguments);
        findings.push(finding.at(places([actual, rate])));
        return;
    }
    let mut zero = None;
    let mut best: Option<(Compared, &Quantity)> = None;
    for budget in named(completion) {
        if budget.number.is_zero() {
            zero = Some(budget);
        }
        if let Some(compared) = against(rate, actual, budget)
            && best.is_none_or(|(found, _)| rank(compared.found) < rank(found.found))
        {
            best = Some((compared, budget));
        }
    }
    if let (None, Some(budget)) = (best, zero) {
        let rule = if completion.is_execution_rate { RuleId::Exe06 } else { RuleId::Pct05 };
        let finding = Finding::new(rule, Verdict::Inconsistent, Sentence::CompletionOfZero, arguments);
        findings.push(finding.at(places([budget, actual, rate])));
        return;
    }
    let elsewhere = completion
        .budgets
        .iter()
        .map(|(_, budget)| budget)
        .find(|budget| against(rate, actual, budget).is_some_and(|compared| compared.found != Match::Apart));
    // 全年预算1800万元，支出1746万元，执行率97%，其中基本支出900万元，执行率100%: a budget with which another rate agrees
    // is not that of each part.
    let of_another = |budget: &Quantity| {
        rates.of(&budget.place).any(|other| match (&other.actual, &other.rate) {
            // What arrived and what was spent are rates of the same budget, and of the same thing.
            (Some(_), Some(_)) if other.name == ARRIVED || completion.name == ARRIVED => false,
            (Some(other_actual), Some(other_rate)) => {
                other_actual.number != actual.number
                    && against(other_rate, other_actual, budget).is_some_and(|other| other.found != Match::Apart)
            }
            _ => false,
        })
    };
    // 检查186家（计划180家），覆盖率100%: all that there are, not all that were planned.
    let covers = completion.name.ends_with("覆盖率") && rate.number == Number::HUNDRED;
    let best = best.filter(|(compared, budget)| compared.found != Match::Apart || !(of_another(budget) || covers));
    let Some((compared, budget)) = best else {
        let sentence = match elsewhere {
            Some(other) => {
                arguments.push(show::figure(other));
                Sentence::CompletionUnknownBase
            }
            None => Sentence::CompletionUnknown,
        };
        findings.push(undecidable(arguments, sentence));
        return;
    };
    arguments.extend([show::figure(budget), show::figure(actual), format!("{}%", compared.computed)]);
    let (verdict, sentence) = match compared.found {
        Match::Same => (Verdict::Consistent, Sentence::CompletionAgrees),
        Match::CutOff => (Verdict::Rounding, Sentence::CompletionCutOff),
        Match::Residue => (Verdict::Rounding, Sentence::CompletionRounding),
        Match::Apart => match elsewhere {
            Some(other) => {
                arguments.push(show::figure(other));
                (Verdict::Inconsistent, Sentence::CompletionHoldsElsewhere)
            }
            None => (Verdict::Inconsistent, Sentence::CompletionApart),
        },
    };
    let others = elsewhere.filter(|_| compared.found == Match::Apart);
    let basis = if verdict == Verdict::Rounding { Basis::Rounding } else { Basis::Arithmetic };
    let finding = Finding::new(rule, verdict, sentence, arguments).with_working(compared.working()).based_on(basis);
    findings.push(finding.at(places([budget, actual, rate].into_iter().chain(others))));
}

fn rank(found: Match) -> u8 {
    match found {
        Match::Same => 0,
        Match::CutOff => 1,
        Match::Residue => 2,
        Match::Apart => 3,
    }
}

/// 决算数小于预算数 against the figures.
fn words(completion: &Completion, findings: &mut Vec<Finding>) {
    let (Some(said), Some(actual)) = (completion.compared, &completion.actual) else { return };
    let Some(budget) = named(completion).next().filter(|budget| comparable(budget, actual)) else { return };
    let Ok((found, gap)) = order(actual, budget) else { return };
    let fits = found == said || (said == Ordering::Equal && gap.is_none());
    if fits && completion.rate.is_some() {
        return;
    }
    let sentence = match (fits, said) {
        (true, _) => Sentence::WordsFitFigures,
        (false, Ordering::Less) => Sentence::SaidLess,
        (false, Ordering::Greater) => Sentence::SaidMore,
        (false, Ordering::Equal) => Sentence::SaidEqual,
    };
    let verdict = if fits { Verdict::Consistent } else { Verdict::Inconsistent };
    let mut places = places([budget, actual]);
    if let Some(span) = completion.compared_at {
        places.push(Place::span(span));
    }
    let arguments = vec![name(completion), show::figure(actual), show::figure(budget)];
    findings.push(Finding::new(RuleId::Pct06, verdict, sentence, arguments).at(show::in_order(places)));
}

/// How two amounts lie, and by how much more than rounding explains.
fn order(actual: &Quantity, budget: &Quantity) -> Result<(Ordering, Option<Number>), NumberError> {
    let unit = common_unit([budget, actual].into_iter());
    let style = Style::beside_decimals([actual, budget].into_iter());
    let (a, b) = (in_unit(actual, unit)?, in_unit(budget, unit)?);
    let gap = a.subtract(b)?;
    let allowed = style.envelope(actual, unit)?.add(style.envelope(budget, unit)?)?;
    Ok((a.cmp(&b), (gap.abs() > allowed).then_some(gap)))
}

/// 执行率104.3%（超出部分由上年结余资金弥补）: what went beyond the budget came from elsewhere.
fn says_from_where(subject: &Subject<'_>, completion: &Completion) -> bool {
    const LONGEST: usize = 150;
    let last = completion.rate.as_ref().or(completion.actual.as_ref()).and_then(|quantity| quantity.place.span);
    let (Some(document), Some(last)) = (subject.document, last) else { return false };
    let behind = &document.text()[last.end as usize..];
    let behind = &behind[..behind.floor_char_boundary(LONGEST.min(behind.len()))];
    let behind = &behind[..behind.find(['。', '\n']).unwrap_or(behind.len())];
    any_of!["超出部分", "超过部分", "超支部分", "超出的", "超预算部分", "差额部分"].is_in(behind)
        || (any_of!["结余", "结转"].is_in(behind) && any_of!["弥补", "动用", "使用", "列支", "安排"].is_in(behind))
}

/// EXE-03 and EXE-06: more was paid than the budget of the year.
fn overspent(subject: &Subject<'_>, completion: &Completion, findings: &mut Vec<Finding>) {
    if !completion.is_execution_rate || says_from_where(subject, completion) {
        return;
    }
    let adjusted = named(completion).next().filter(|_| matches!(completion.base, Base::Adjusted | Base::Unnamed));
    if let (Some(budget), Some(actual)) = (adjusted, &completion.actual)
        && comparable(budget, actual)
    {
        let Ok((_, gap)) = order(actual, budget) else { return };
        if budget.number.is_zero() && completion.rate.is_none() && actual.number > Number::ZERO {
            let arguments = vec![name(completion), show::figure(actual)];
            let finding = Finding::new(RuleId::Exe06, Verdict::Inconsistent, Sentence::SpentWithoutBudget, arguments);
            findings.push(finding.at(places([budget, actual])));
        } else if !budget.number.is_zero() && gap.is_some_and(|gap| gap > Number::ZERO) {
            let arguments = vec![name(completion), show::figure(actual), show::figure(budget)];
            let finding = Finding::new(RuleId::Exe03, Verdict::Inconsistent, Sentence::SpentMoreThanBudget, arguments);
            findings.push(finding.at(places([budget, actual])));
        }
        return;
    }
    if let Some(rate) = &completion.rate
        && rate.number > Number::HUNDRED
        && matches!(completion.base, Base::Adjusted | Base::Unnamed)
    {
        let arguments = vec![name(completion), show::figure(rate)];
        let finding = Finding::new(RuleId::Exe03, Verdict::Inconsistent, Sentence::RateAboveHundred, arguments);
        findings.push(finding.at(places([rate])));
    }
}

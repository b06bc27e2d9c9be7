//! The three public expenses told in sentences of their own: “三公”经费支出决算28.47万元，…。因公出国（境）费0万元；公务用车购置及运行费18.62万元，…；
//! 公务接待费9.85万元.
//!
//! What each sentence tells of budgets, of other years and of changes is passed by; the first amount behind a name is what was
//! spent on it. As more stands between whole and parts than in a listing, what contradicts must be off by a slip of the pen.

use super::{Subject, subject_of};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Completeness, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::extraction::amounts::of_another_year;
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of, has};
use crate::signs::Sign;

/// Not what was spent of it this year.
static OTHER: AnyOf = AnyOf::new(&[
    "上年",
    "去年",
    "同期",
    "上一年",
    "较",
    "比",
    "增",
    "减",
    "降",
    "节约",
    "控制",
    "标准",
    "人均",
    "车均",
    "每",
    "完成",
    "超",
]);
/// So many sentences behind the whole its parts are told.
const AHEAD: usize = 14;
/// Round amounts are off by round gaps.
const FINE: u128 = 100;

#[derive(Default)]
struct Group {
    whole: Option<(usize, Span)>,
    /// Sentences since the whole.
    age: usize,
    parts: [Option<usize>; 5],
    /// There was no journey abroad.
    none_abroad: bool,
    /// No vehicle was bought.
    none_bought: bool,
}

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let mut group = Group::default();
    for &statement in statements {
        group.age += 1;
        if group.age > AHEAD {
            group = Group::default();
        }
        if !builder.document.signs_in(statement).has(Sign::ThreePublic) {
            continue;
        }
        sentence(builder, statement, &mut group);
        if let Some((whole, parts)) = group.complete() {
            let told = group.whole.map_or(statement, |(_, told)| told);
            hold(builder, whole, &parts, told);
            group = Group::default();
        }
    }
}

fn sentence(builder: &Builder<'_, '_>, statement: Span, group: &mut Group) {
    let text = builder.slice(statement);
    let first = builder.document.figures_before(statement.start);
    let count = builder.document.figures_in(statement).len();
    let mut subject = None;
    let mut from = statement.start;
    for figure in first..first + count {
        let found = builder.figure(figure);
        if !matches!(found.kind, FigureKind::Money(_)) {
            continue;
        }
        let words = builder.slice(Span { start: from.min(found.span.start), end: found.span.start });
        from = found.span.end;
        if let Some(named) = subject_of(words) {
            subject = Some(named);
        }
        let own = words.rsplit(['，', '；', '。', '：', '（', '）', '、']).next().unwrap_or(words);
        let spent = any_of!["决算", "支出", "执行", "实际"].last_in(own).map(|(at, _)| at);
        let planned = own.rfind("预算").is_some_and(|at| spent < Some(at));
        if OTHER.is_in(own) || planned || of_another_year(builder, figure) {
            continue;
        }
        match subject {
            Some(Subject::Whole) => {
                if group.whole.is_none_or(|(whole, _)| builder.comparable(whole) != builder.comparable(figure)) {
                    *group = Group { whole: Some((figure, statement)), ..Group::default() };
                }
                // What follows in the sentence is named anew.
                subject = None;
            }
            Some(part) => {
                let slot = &mut group.parts[part as usize - 1];
                *slot = slot.or(Some(figure));
                subject = None;
            }
            None => {}
        }
    }
    let none = any_of!["无", "未发生", "没有", "未安排"];
    group.none_bought |= any_of!["未购置", "没有购置", "无购置", "未新购", "未发生购置"].is_in(text);
    group.none_abroad |= has(text, "出国") && group.parts[0].is_none() && none.is_in(text);
}

impl Group {
    fn complete(&self) -> Option<(usize, Vec<usize>)> {
        let (whole, _) = self.whole?;
        let [abroad, vehicles, bought, run, received] = self.parts;
        let vehicles: Vec<usize> = match (vehicles, bought, run) {
            (Some(vehicles), ..) => vec![vehicles],
            (None, Some(bought), Some(run)) => vec![bought, run],
            (None, None, Some(run)) if self.none_bought => vec![run],
            _ => return None,
        };
        if abroad.is_none() && !self.none_abroad {
            return None;
        }
        Some((whole, abroad.into_iter().chain(vehicles).chain([received?]).collect()))
    }
}

fn hold(builder: &mut Builder<'_, '_>, whole: usize, parts: &[usize], told: Span) {
    let place = builder.figure(whole).span;
    let known = |claim: &Claim| match claim {
        Claim::Sum(sum) => {
            (sum.whole.place.span == Some(place) && sum.parts.len() > 1 && sum.completeness == Completeness::Complete)
                || sum
                    .parts
                    .iter()
                    .filter(|part| {
                        part.place.span.is_some_and(|span| parts.iter().any(|&at| builder.figure(at).span == span))
                    })
                    .count()
                    > 1
        }
        _ => false,
    };
    if builder.claims.iter().chain(&builder.bound).any(known) {
        return;
    }
    let numbers: Vec<Number> = parts.iter().map(|&part| builder.comparable(part)).collect();
    let (stated, Ok(sum)) = (builder.comparable(whole), Number::sum(numbers.iter().copied())) else { return };
    // What the budget was, or the other year.
    let first = builder.document.figures_before(told.start);
    let beside = || (first..first + builder.document.figures_in(told).len()).any(|at| builder.comparable(at) == sum);
    let slip = || slips::fineness(stated, &numbers) >= FINE && slips::in_a_sum(&[stated], &numbers);
    if sum != stated && (beside() || !slip()) {
        return;
    }
    let mut named = |figure: usize| {
        let name = builder.slice(builder.figure(figure).label).to_owned();
        builder.quantity(figure, &name)
    };
    let parts = parts.iter().map(|&part| named(part)).collect();
    let mut whole = named(whole);
    if !has(&whole.name, "三公") {
        whole.name = "\"三公\"经费".to_owned();
    }
    builder.bound.push(Claim::Sum(Sum::of(Topic::ThreePublic, whole, parts, Completeness::Complete, "三公")));
}

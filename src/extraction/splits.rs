//! Percentages of one whole that follow each other without amounts: 研究生6.8%，本科57.1%，大专29.3%，中专及以下6.8%.

use std::collections::HashSet;

use super::builder::Builder;
use super::clause::{Clause, Mark, clauses};
use super::words;
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::any_of;

/// Fewer tell of nothing whole.
const LEAST: usize = 3;
/// So far from a hundred they may still have been meant to make it up.
const NEAR: (i64, i64) = (97, 103);

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let known = with_amounts(builder);
    for &statement in statements {
        let figures = builder.document.figures_in(statement);
        if figures.iter().filter(|figure| figure.kind == FigureKind::Percent).count() < LEAST {
            continue;
        }
        let clauses = clauses(builder.document, statement);
        let mut row: Vec<usize> = Vec::new();
        for clause in &clauses {
            match share(builder, clause) {
                Some(figure) if !matches!(clause.before, Mark::Stop | Mark::Line) => row.push(figure),
                Some(figure) => {
                    take(builder, &std::mem::take(&mut row), &known);
                    row.push(figure);
                }
                // 满意268份，占68.4%: amounts may stand between.
                None if clause.figures.clone().any(|figure| builder.figure(figure).kind == FigureKind::Percent) => {
                    take(builder, &std::mem::take(&mut row), &known);
                }
                None => {}
            }
        }
        take(builder, &row, &known);
    }
}

/// The only percentage of a clause, where its words say that it is a part of something.
fn share(builder: &Builder<'_, '_>, clause: &Clause) -> Option<usize> {
    let mut percents = clause.figures.clone().filter(|&figure| builder.figure(figure).kind == FigureKind::Percent);
    let (figure, None) = (percents.next()?, percents.next()) else { return None };
    let span = builder.figure(figure).span;
    let before = builder.slice(Span { start: clause.span.start, end: span.start });
    let other = any_of![
        "率",
        "度",
        "增",
        "降",
        "减",
        "完成",
        "高于",
        "低于",
        "达",
        "目标",
        "超",
        "比上年",
        "较",
        "提高",
        "执行",
        "系数",
        "权重"
    ];
    let far = before.chars().count() > 24;
    (!far && !other.is_in(before) && words::trend(before).is_none()).then_some(figure)
}

/// A row of percentages that nearly make up a hundred.
fn take(builder: &mut Builder<'_, '_>, row: &[usize], known: &HashSet<Span>) {
    if row.len() < LEAST || row.iter().any(|&figure| known.contains(&builder.figure(figure).span)) {
        return;
    }
    let Ok(sum) = Number::sum(row.iter().map(|&figure| builder.figure(figure).number)) else { return };
    if sum < Number::whole(NEAR.0) || sum > Number::whole(NEAR.1) {
        return;
    }
    let name =
        |figure: usize| words::core(builder.slice(builder.figure(figure).label)).trim_end_matches('占').to_owned();
    let names: Vec<String> = row.iter().map(|&figure| name(figure)).collect();
    let parts: Vec<Quantity> = row.iter().zip(&names).map(|(&figure, name)| builder.quantity(figure, name)).collect();
    let span = parts.iter().filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    let whole = Quantity {
        name: "各项占比".to_owned(),
        number: Number::HUNDRED,
        measure: Measure::Percent,
        place: Place::default(),
    };
    builder.claims.push(Claim::Sum(Sum {
        topic: Topic::Split,
        whole,
        parts,
        unquantified: 0,
        completeness: Completeness::Complete,
        wording: "占比".to_owned(),
        place: Place { span, field: None },
    }));
}

/// The shares that are held against their part and their whole.
fn with_amounts(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let shares = builder.claims.iter().filter_map(|claim| match claim {
        Claim::Share(share) if share.part.is_some() && share.whole.is_some() => share.percent.place.span,
        _ => None,
    });
    shares.collect()
}

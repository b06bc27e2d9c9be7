//! Two parts that are told in turn: 总支出1975.31万元，由基本支出和项目支出两部分组成，前者846.37万元，后者1128.94万元.
//!
//! What belongs here: the sum of the two. What does not: their shares (`shares`); two that are only compared make up nothing.

use std::collections::HashSet;

use super::builder::Builder;
use crate::claims::{Claim, Completeness, Measure, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::{any_of, find};

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let found: Vec<(usize, [usize; 2])> =
        statements.iter().filter_map(|&statement| figures(builder, statement)).collect();
    if found.is_empty() {
        return;
    }
    let known: HashSet<Vec<Option<Span>>> = builder.claims.iter().chain(&builder.bound).filter_map(parts_of).collect();
    for (whole, parts) in found {
        if !known.contains(&parts.map(|part| Some(builder.figure(part).span))[..]) {
            take(builder, whole, parts);
        }
    }
}

/// Where the parts of a sum of two stand.
fn parts_of(claim: &Claim) -> Option<Vec<Option<Span>>> {
    match claim {
        Claim::Sum(sum) if sum.parts.len() == 2 => Some(sum.parts.iter().map(|part| part.place.span).collect()),
        _ => None,
    }
}

/// The whole, and the two that are its parts.
fn figures(builder: &Builder<'_, '_>, statement: Span) -> Option<(usize, [usize; 2])> {
    /// Bytes between the whole and its parts: two names and the words that bind them.
    const LONGEST: usize = 120;
    let text = builder.slice(statement);
    let former = find(text, "前者")?;
    let latter = former + find(&text[former..], "后者")?;
    let place = |at: usize| builder.document.figures_before(statement.start + at as u32);
    let (first, second) = (place(former), place(latter));
    let figure = |at: usize| builder.document.figures.get(at).filter(|figure| figure.span.end <= statement.end);
    // Each stands behind its word, with nothing but 为 between.
    let directly = |word: usize, at: usize| {
        let end = figure(at).map(|figure| figure.span.start.saturating_sub(statement.start) as usize)?;
        let between = text.get(word + "前者".len()..end)?;
        matches!(between.trim_end_matches('共'), "" | "为" | "是" | "有" | "：").then_some(())
    };
    directly(former, first)?;
    directly(latter, second)?;
    let whole = first.checked_sub(1).filter(|&whole| builder.figure(whole).span.start >= statement.start)?;
    let names = text.get((builder.figure(whole).span.end - statement.start) as usize..former)?;
    let bound = names.len() <= LONGEST
        && !names.contains(['。', '；'])
        && any_of!["由", "分为", "包括", "包含", "含", "分"].is_in(names)
        && names.contains(['和', '与', '及', '、']);
    let alike = |at: usize| match (builder.figure(at).kind, builder.figure(whole).kind) {
        (FigureKind::Money(_), FigureKind::Money(_)) => true,
        (FigureKind::Count, FigureKind::Count) => builder.unit_of(at) == builder.unit_of(whole),
        _ => false,
    };
    (bound && alike(first) && alike(second)).then_some((whole, [first, second]))
}

fn take(builder: &mut Builder<'_, '_>, whole: usize, parts: [usize; 2]) {
    let name = builder.document.slice(builder.figure(whole).label);
    let counted = builder.figure(whole).kind == FigureKind::Count;
    let mut quantity = |figure: usize, name: &str| -> Quantity {
        let quantity = builder.quantity(figure, name);
        if counted { Quantity { measure: Measure::Count, ..quantity } } else { quantity }
    };
    let all = quantity(whole, name);
    let parts = vec![quantity(parts[0], "前者"), quantity(parts[1], "后者")];
    builder.bound.push(Claim::Sum(Sum::of(Topic::Listing, all, parts, Completeness::Complete, "组成")));
}

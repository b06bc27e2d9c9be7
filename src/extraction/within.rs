//! Amounts that are said to be in another one: 预留采购份额211.80万元，均在上述采购金额之内. No part is more than its whole.

use super::builder::Builder;
use super::words;
use crate::claims::{Claim, Completeness, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::{any_of, has};

/// So many figures in front the whole may stand.
const BEFORE: usize = 12;
/// Characters from the amount to the words that say so.
const NEAR: usize = 24;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    for &statement in statements {
        let first = builder.document.figures_before(statement.start);
        for figure in first..first + builder.document.figures_in(statement).len() {
            if matches!(builder.figure(figure).kind, FigureKind::Money(_))
                && let Some(whole) = whole(builder, statement, figure)
            {
                claim(builder, figure, whole);
            }
        }
    }
}

/// The amount that the words behind this one say it is in.
fn whole(builder: &Builder<'_, '_>, statement: Span, figure: usize) -> Option<usize> {
    let start = builder.figure(figure).span.end;
    let next =
        builder.document.figures.get(figure + 1).map_or(statement.end, |next| next.span.start.min(statement.end));
    let behind = builder.slice(Span { start, end: next.max(start) }).strip_prefix('，')?;
    let (at, word) =
        any_of!["包含在", "包括在", "已含在", "均在", "都在", "含在", "计入", "列入", "已在"].find_in(behind)?;
    if behind[..at].chars().count() > 4 {
        return None;
    }
    let rest =
        behind[at + word.len()..].trim_start_matches(['上', '述', '前', '该', '本', '以', '全', '年', '当', '度']);
    let (end, _) = any_of!["之内", "以内", "之中", "范围内", "当中", "内", "中"].find_in(rest)?;
    let name = &rest[..end];
    if name.is_empty() || rest[..end].contains(['，', '。', '；']) || name.chars().count() > NEAR {
        return None;
    }
    let called = |&at: &usize| {
        let label = builder.slice(builder.figure(at).label);
        matches!(builder.figure(at).kind, FigureKind::Money(_))
            && has(words::identity(label), words::identity(name))
            && !any_of!["上年", "去年", "预算", "其中", "预留", "减", "增"].is_in(label)
    };
    let between = |at: usize| builder.slice(Span { start: builder.figure(at).span.end, end: start });
    let mut found = (figure.saturating_sub(BEFORE)..figure).filter(called);
    let whole = found.next()?;
    (found.next().is_none() && !between(whole).contains('\n')).then_some(whole)
}

fn claim(builder: &mut Builder<'_, '_>, part: usize, whole: usize) {
    if builder.comparable(part) <= builder.comparable(whole) {
        return;
    }
    let mut named = |figure: usize| {
        let name = words::identity(builder.slice(builder.figure(figure).label)).to_owned();
        builder.quantity(figure, &name)
    };
    let (whole, part) = (named(whole), named(part));
    builder.bound.push(Claim::Sum(Sum::of(Topic::Listing, whole, vec![part], Completeness::Open, "含")));
}

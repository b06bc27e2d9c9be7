//! By how much a budget was raised in all: 年初安排专项资金1250.00万元；5月追加…；9月调减…。调整之后，全年预算数为1349.50万元，较年初净增99.50
//! 万元. The steps between may be told one by one; what is held together are the two budgets and what lies between them.

use super::builder::Builder;
use crate::claims::{Change, Claim, Place, Span, Trend};
use crate::document::FigureKind;
use crate::search::any_of;

/// Bytes of a passage in front of the budget.
const NEAR: usize = 600;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    for net in 2..builder.document.figures.len() {
        let money = |at: usize| matches!(builder.figure(at).kind, FigureKind::Money(_));
        if money(net) && money(net - 1) {
            change(builder, net);
        }
    }
}

fn change(builder: &mut Builder<'_, '_>, net: usize) -> Option<()> {
    let now = net - 1;
    let (budget, stated) = (builder.figure(now), builder.figure(net));
    let between = builder.slice(Span { start: budget.span.end, end: stated.span.start });
    let against = any_of!["，较年初", "，比年初", "，比年初预算", "，较年初预算"].starts(between)?;
    let way = match &between[against.len()..] {
        "净增" | "净增加" | "净调增" | "净追加" | "数净增" | "数净增加" => Trend::Up,
        "净减" | "净减少" | "净调减" | "数净减少" => Trend::Down,
        _ => return None,
    };
    let adjusted = any_of!["全年预算", "调整后", "调整预算", "预算数"].is_in(builder.slice(budget.label));
    let text = builder.document.text();
    let head = &text[..budget.span.start as usize];
    let passage = &head[text.ceil_char_boundary(head.len().saturating_sub(NEAR))..];
    let passage = passage.rsplit('\n').next().unwrap_or(passage);
    let from = builder.document.figures_before((head.len() - passage.len()) as u32);
    // 年初安排专项资金, 年初预算: in the words of its own clause.
    let initial = |at: &usize| {
        let figure = builder.figure(*at);
        let words = &text[head.len() - passage.len()..figure.span.start as usize];
        let clause = words.rsplit(['，', '；', '。']).next().unwrap_or(words);
        matches!(figure.kind, FigureKind::Money(_)) && clause.contains("年初") && !clause.contains(['比', '较'])
    };
    let mut found = (from..now).filter(initial);
    let before = found.next().filter(|_| found.next().is_none() && adjusted)?;
    let place = builder.figure(before).span.to(stated.span);
    let [now, before, difference] = [now, before, net].map(|at| Some(builder.quantity(at, "全年预算")));
    builder.claims.push(Claim::Change(Change {
        name: "全年预算".to_owned(),
        now,
        before,
        difference,
        difference_trend: Some(way),
        rate: None,
        rate_trend: None,
        unsigned: false,
        place: Place::span(place),
    }));
    Some(())
}

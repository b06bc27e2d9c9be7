//! Rates that are worked out before the reader's eyes: 控制率=实际支出96万元/预算安排120万元×100%=80%.

use super::builder::Builder;
use super::words;
use crate::claims::{Base, Claim, Completion, Measure, Place, Quantity, Span};
use crate::document::FigureKind;
use crate::search::{any_of, has};

/// Words between two figures of an equation.
const LONGEST: usize = 16;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let figures = &builder.document.figures;
    let gap = |a: usize, b: usize| {
        let (from, to) = (figures[a].span.end, figures[b].span.start);
        builder.slice(Span { start: from, end: to.max(from) })
    };
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for rate in (2..figures.len()).filter(|&at| figures[at].kind == FigureKind::Percent) {
        // …×100%=80%, …=80%
        let hundred = figures[rate - 1].kind == FigureKind::Percent && rate > 2;
        let last = if hundred { rate - 2 } else { rate - 1 };
        let equals = matches!(gap(rate - 1, rate).trim_matches(['）', ' ']), "=" | "＝");
        if !equals || (hundred && !matches!(gap(last, rate - 1).trim_matches(['）', ' ']), "×" | "*")) {
            continue;
        }
        let Some(first) = last.checked_sub(1) else { continue };
        let (part, whole) = (&figures[first], &figures[last]);
        let alike = match (part.kind, whole.kind) {
            (FigureKind::Money(a), FigureKind::Money(b)) => a == b,
            (FigureKind::Bare | FigureKind::Count, FigureKind::Bare | FigureKind::Count) => true,
            _ => false,
        };
        let between = gap(first, last);
        let divides = between.starts_with(['/', '÷']) && between.chars().count() <= LONGEST;
        if alike && divides && !between.contains(['，', '。', '；', '=']) {
            found.push((first, last, rate));
        }
    }
    for (part, whole, rate) in found {
        let words = builder.slice(builder.figure(part).label);
        // （a-b）/c: what is divided was worked out itself.
        const NEAR: usize = 90;
        let text = builder.document.text();
        let end = builder.figure(part).span.start as usize;
        let text = &text[text.ceil_char_boundary(end.saturating_sub(NEAR))..end];
        let own = text.rsplit(['=', '，', '。', '；', '\n']).next().unwrap_or("");
        if own.contains(['-', '+', '×', '÷', '－', '—'])
            || has(own, "减")
            || any_of!["增长", "降低", "下降", "变动"].is_in(own)
        {
            continue;
        }
        let name = words::identity(words).to_owned();
        let mut quantity = |at: usize| {
            let quantity = builder.quantity(at, &name);
            match quantity.measure {
                Measure::Points | Measure::Percent => Quantity { measure: Measure::Count, ..quantity },
                _ => quantity,
            }
        };
        let (actual, budget) = (quantity(part), quantity(whole));
        let rate = builder.percentage(rate, &name);
        let span = actual.place.span.zip(rate.place.span).map(|(from, to)| from.to(to));
        builder.bound.push(Claim::Completion(Completion {
            name,
            budgets: vec![(Base::Unnamed, budget)],
            actual: Some(actual),
            rate: Some(rate),
            base: Base::Unnamed,
            compared: None,
            compared_at: None,
            is_execution_rate: false,
            place: Place { span, field: None },
        }));
    }
}

//! Rates that are worked out before the reader's eyes: 控制率=实际支出96万元/预算安排120万元×100%=80%, 变动率=（本年13.44万元-上年
//! 14.00万元）/上年14.00万元×100%=-4.00%.

use super::builder::Builder;
use super::words;
use crate::claims::{Base, Change, Claim, Completion, Measure, Place, Quantity, Span, Trend};
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
    let mut changes: Vec<Changed> = Vec::new();
    for rate in (2..figures.len()).filter(|&at| figures[at].kind == FigureKind::Percent) {
        // …×100%=80%, …=80%
        let hundred = figures[rate - 1].kind == FigureKind::Percent && rate > 2;
        let last = if hundred { rate - 2 } else { rate - 1 };
        let equals = matches!(gap(rate - 1, rate).trim_matches(['）', ' ']), "=" | "＝");
        if !equals {
            continue;
        }
        if let Some(claim) = changed(builder, last, rate) {
            changes.push(claim);
            continue;
        }
        if hundred && !matches!(gap(last, rate - 1).trim_matches(['）', ' ']), "×" | "*") {
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
    for changed in changes {
        changed.claim(builder);
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
        let mut completion = Completion::of(&name, Base::Unnamed, budget, actual, rate);
        completion.place.span = span;
        builder.bound.push(Claim::Completion(completion));
    }
}

/// A difference of two amounts, divided by one of them.
struct Changed {
    now: usize,
    before: usize,
    rate: usize,
    trend: Trend,
}

/// （a-b）/b, （a-b）÷上年总额: what stands in front of a rate up to the figure `last`, where the divisor is one of the two.
fn changed(builder: &Builder<'_, '_>, last: usize, rate: usize) -> Option<Changed> {
    let figures = &builder.document.figures;
    let gap = |a: usize, b: usize| {
        let (from, to) = (figures[a].span.end, figures[b].span.start);
        builder.slice(Span { start: from, end: to.max(from) })
    };
    let divisor = |words: &'_ str| {
        let words = words.strip_prefix(['）', ']', '】'])?;
        words.strip_prefix("除以").or_else(|| words.strip_prefix(['÷', '/'])).map(str::len)
    };
    let short = |words: &str| words.chars().count() <= LONGEST && !words.contains(['，', '。', '；', '\n', '=']);
    // The divisor has its figure, or only its name.
    let of_figure = last.checked_sub(1).filter(|&second| {
        divisor(gap(second, last)).is_some() && figures[second].kind != FigureKind::Percent && short(gap(second, last))
    });
    let second = of_figure.unwrap_or(last);
    let first = second.checked_sub(1)?;
    let minus = gap(first, second);
    let alike = match (figures[first].kind, figures[second].kind) {
        (FigureKind::Money(a), FigureKind::Money(b)) => a == b,
        (FigureKind::Bare | FigureKind::Count, FigureKind::Bare | FigureKind::Count) => true,
        _ => false,
    };
    if !alike || !short(minus) || !minus.starts_with(['-', '－', '—', '–', '−', '减']) {
        return None;
    }
    let of_second = match of_figure {
        Some(_) if figures[last].number == figures[second].number => true,
        Some(_) if figures[last].number == figures[first].number => false,
        Some(_) => return None,
        None => {
            let behind = gap(second, second + 1);
            let words = &behind[behind.len() - divisor(behind)?..];
            let words = words.trim_end_matches(['×', '*', '=', '）', ']']);
            let named = |figure: usize| {
                let label = builder.slice(figures[figure].label);
                let label = label.trim_start_matches(['-', '－', '—', '–', '−', '减', '（', '[']);
                words.chars().count() > 1 && (label.contains(words) || (!label.is_empty() && words.contains(label)))
            };
            match (named(first), named(second)) {
                (false, true) => true,
                (true, false) => false,
                _ => return None,
            }
        }
    };
    // What is divided by the other of the two grew by it; divided by itself, it fell.
    Some(match of_second {
        true => Changed { now: first, before: second, rate, trend: Trend::Up },
        false => Changed { now: second, before: first, rate, trend: Trend::Down },
    })
}

impl Changed {
    fn claim(self, builder: &mut Builder<'_, '_>) {
        let words = builder.slice(builder.figure(self.now).label);
        let name = words::identity(words.trim_start_matches(['（', '['])).to_owned();
        let quantity = |builder: &mut Builder<'_, '_>, at: usize| {
            let quantity = builder.quantity(at, &name);
            match quantity.measure {
                Measure::Points | Measure::Percent => Quantity { measure: Measure::Count, ..quantity },
                _ => quantity,
            }
        };
        let (now, before) = (quantity(builder, self.now), quantity(builder, self.before));
        let rate = builder.percentage(self.rate, &name);
        let ends = [&now, &before, &rate].into_iter().filter_map(|quantity| quantity.place.span);
        let span = ends.reduce(|a, b| a.to(b));
        builder.bound.push(Claim::Change(Change {
            name,
            now: Some(now),
            before: Some(before),
            difference: None,
            difference_trend: None,
            rate: Some(rate),
            rate_trend: Some(self.trend),
            unsigned: false,
            place: Place { span, field: None },
        }));
    }
}

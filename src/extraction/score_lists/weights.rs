//! Weights in percent with their sum: 预算执行率10%、产出指标50%、效益指标30%、满意度指标10%，权重合计100%.

use super::claim;
use crate::amount::Number;
use crate::claims::{Quantity, Span, Topic};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// Fewer are no weights of a frame.
const LEAST: usize = 3;
/// So far from the sum they may still have been meant to make it up.
const NEAR: i64 = 30;
/// Words further away say nothing of a percentage.
const LONGEST: usize = 90;

pub(super) fn read(builder: &mut Builder<'_, '_>, sentence: Span) {
    if !any_of!["权重", "分值占比"].is_in(builder.slice(sentence)) {
        return;
    }
    let first = builder.document.figures.partition_point(|figure| figure.span.start < sentence.start);
    let count = builder.document.figures_in(sentence).len();
    let mut parts: Vec<usize> = Vec::new();
    for index in first..first + count {
        let figure = builder.figure(index);
        if figure.kind != FigureKind::Percent {
            continue;
        }
        let text = builder.slice(Span { start: sentence.start, end: figure.span.start });
        let before = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST))..];
        let words = before.rsplit(['，', '、', '；', '：', '（', '）']).next().unwrap_or(before);
        let sum = any_of!["合计", "共计", "总计", "之和", "总和"].is_in(words);
        if sum && parts.len() >= LEAST {
            take(builder, index, &parts);
            return;
        }
        if any_of!["完成", "达", "占比为", "增", "降"].is_in(words) || has(words, "得分") {
            return;
        }
        parts.push(index);
    }
}

fn take(builder: &mut Builder<'_, '_>, whole: usize, parts: &[usize]) {
    let Ok(sum) = Number::sum(parts.iter().map(|&part| builder.figure(part).number)) else { return };
    let stated = builder.figure(whole).number;
    if !stated.subtract(sum).is_ok_and(|gap| gap.abs() <= Number::whole(NEAR)) {
        return;
    }
    let name = |figure: usize| builder.slice(builder.figure(figure).label).to_owned();
    let names: Vec<String> = parts.iter().map(|&part| name(part)).collect();
    let parts: Vec<Quantity> = parts.iter().zip(&names).map(|(&part, name)| builder.quantity(part, name)).collect();
    let whole = builder.quantity(whole, "权重合计");
    claim(builder, Topic::Split, whole, parts);
}

//! Rates of two amounts whose formula everybody knows: 负债总额190万元，资产总额1520万元，资产负债率12.5%.

use std::collections::HashSet;

use super::rates::{AROUND, completion, fits};
use super::{MONEY, Tally};
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::search::{AnyOf, any_of, has};

/// What the formula of a rate divides by what: 实际在用固定资产912.60万元，全部固定资产945.80万元，固定资产利用率96.49%.
static FORMULAS: [(&str, AnyOf, AnyOf); 3] = [
    ("利用率", AnyOf::new(&["在用", "使用"]), AnyOf::new(&["所有", "全部", "总额", "总计", "合计", "总值"])),
    ("资产负债率", AnyOf::new(&["负债"]), AnyOf::new(&["资产"])),
    ("采购执行率", AnyOf::new(&["实际", "执行", "完成", "采购支出"]), AnyOf::new(&["预算", "计划"])),
];

/// Rates of two amounts of the sentence that no other reader holds against them.
pub(super) fn read(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], statement: Span, known: &HashSet<Span>) {
    let amounts: Vec<&Tally<'_>> = sentence.iter().filter(|tally| tally.unit == MONEY).collect();
    if amounts.len() < 2 {
        return;
    }
    let from = builder.document.figures_before(statement.start);
    for figure in from..from + builder.document.figures_in(statement).len() {
        let found = builder.figure(figure);
        if found.kind != FigureKind::Percent || known.contains(&found.span) || is_limit(builder, figure) {
            continue;
        }
        let words = builder.slice(found.label);
        let name = words.trim_end_matches(['达', '到', '为', '约']);
        let Some((rate, part, whole)) = FORMULAS.iter().find(|(rate, ..)| name.ends_with(rate)) else { continue };
        if any_of!["目标", "上年", "去年", "下降", "提高", "不低于"].is_in(words) {
            continue;
        }
        let at = amounts.partition_point(|tally| tally.figure < figure);
        let [.., one, other] = amounts[..at] else { continue };
        let is = |part_of: &Tally<'_>, whole_of: &Tally<'_>| {
            part.is_in(part_of.words) && whole.is_in(whole_of.words) && !part.is_in(whole_of.words)
        };
        let near = &amounts[at.saturating_sub(AROUND)..at];
        // 资产总额902.75万元，在用856.30万元，闲置46.45万元: the only two that the formula names.
        let only = || {
            let stem = &name[..name.len() - rate.len()];
            let mut pairs = near
                .iter()
                .flat_map(|&a| near.iter().map(move |&b| (a, b)))
                .filter(|(a, b)| is(a, b) && b.words.contains(stem));
            pairs.next().filter(|_| pairs.next().is_none())
        };
        let last = [(one, other), (other, one)].into_iter().find(|(part, whole)| is(part, whole));
        let Some((part, whole)) = last.or_else(only) else { continue };
        let stated = builder.figure(figure).number;
        let other = near.iter().any(|a| near.iter().any(|b| fits(builder, stated, a, b) == Some(true)));
        let holds = fits(builder, stated, part, whole);
        if holds.is_some()
            && (holds == Some(true) || !other && !has(whole.words, "净"))
            && part.number(builder) <= whole.number(builder)
        {
            completion(builder, figure, words, part, whole);
        }
    }
}

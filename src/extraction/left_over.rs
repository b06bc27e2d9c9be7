//! A budget of which something is left: 全年预算680.00万元仅完成82.0%，剩余122.40万元结转下年. What was spent is not said; it is the one less
//! the other.

use super::builder::Builder;
use super::tallies;
use crate::amount::Number;
use crate::claims::{Base, Claim, Completion, Quantity, Span};
use crate::document::FigureKind;
use crate::search::{AnyOf, any_of};

/// Characters between a budget and its rate, and between the rate and what is left.
const NEAR: usize = 16;
/// Bytes of a sentence in front of a budget.
const LONGEST: usize = 300;
/// Percent by which the rate may be off.
const FAR: i64 = 15;
const RATES: AnyOf =
    any_of!["执行率", "支出率", "支付率", "使用率", "支出进度", "执行进度", "支付进度", "完成", "执行"];
/// What has a rate of its own is no budget, nor is another year's.
const SPENT: AnyOf = any_of!["支出", "支付", "执行", "使用", "拨付", "报账", "完成", "上年", "其中"];
const LEFT: AnyOf = any_of!["剩余", "结余", "结转", "尚余", "余", "尚有", "还有"];
const UNSPENT: AnyOf = any_of!["未支付", "未支出", "未使用", "未执行", "未拨付", "尚未支", "结转", "结余"];

/// Claims for each such rate of which nothing else is known.
pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let known = tallies::known_rates(builder);
    for rate in 1..builder.document.figures.len().saturating_sub(1) {
        let [budget, percent, left] = [rate - 1, rate, rate + 1].map(|at| builder.figure(at));
        let alike = matches!(budget.kind, FigureKind::Money(_)) && left.kind == budget.kind;
        if percent.kind != FigureKind::Percent
            || !alike
            || known.contains(&percent.span)
            || left.number >= budget.number
        {
            continue;
        }
        let before = builder.slice(Span { start: budget.span.end, end: percent.span.start });
        let behind = builder.slice(Span { start: percent.span.end, end: left.span.start });
        let near = |words: &str| words.chars().count() <= NEAR && !words.contains(['。', '；', '\n', '、', '\t']);
        let named = RATES.ends(before.trim_end_matches(['为', '达', '到', '了', '仅'])).is_some();
        let label = builder.slice(budget.label);
        let planned = any_of!["预算", "资金", "安排", "下达"].is_in(label) && !SPENT.is_in(label);
        let unspent = UNSPENT.starts(&builder.document.text()[left.span.end as usize..]).is_some();
        let remains = LEFT.ends(behind.trim_end_matches(['资', '金', '仍', '有'])).is_some()
            || unspent && any_of!["尚有", "仍有", "还有", "有", "，"].ends(behind).is_some();
        if !near(before) || !near(behind) || !named || !planned || !remains {
            continue;
        }
        // …，其中省级264.37万元，执行率97.56%，结余22.13万元: of more than the last amount.
        let text = &builder.document.text()[..budget.span.start as usize];
        let from = text.ceil_char_boundary(text.len().saturating_sub(LONGEST));
        let begins = text[from..].rfind(['。', '；', '\n']).map_or(from, |at| from + at) as u32;
        let sentence = builder.document.figures_in(Span { start: begins, end: budget.span.start });
        let own = text[begins as usize..].rsplit('，').next().unwrap_or_default();
        if SPENT.is_in(own) || sentence.iter().any(|figure| matches!(figure.kind, FigureKind::Money(_))) {
            continue;
        }
        let Ok(spent) = budget.number.subtract(left.number) else { continue };
        // 三项合计结余239.29万元 behind the rate of one: it is hardly of this budget.
        let far = spent.percent_of(budget.number, 2).and_then(|computed| computed.subtract(percent.number));
        if !far.is_ok_and(|far| far.abs() <= Number::whole(FAR)) {
            continue;
        }
        let actual = Quantity { number: spent, ..builder.quantity(rate + 1, "支出") };
        let planned = builder.quantity(rate - 1, "预算");
        let percent = builder.percentage(rate, "预算执行率");
        builder.bound.push(Claim::Completion(Completion::of("预算执行率", Base::Adjusted, planned, actual, percent)));
    }
}

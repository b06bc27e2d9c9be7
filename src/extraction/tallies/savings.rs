//! What was saved of a price or a budget: 最高限价1268.00万元，中标价1179.24万元，节约88.76万元，资金节约率7.0%; 送审486.20万元，审定461.89万元，核减率5%.

use super::rates::{completion, fits};
use super::{MONEY, Tally};
use crate::amount::Number;
use crate::claims::{Change, Claim, Completeness, Place, Span, Sum, Topic, Trend};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::proportions::is_limit;
use crate::extraction::readings::holds;
use crate::search::{AnyOf, any_of};

static RATES: AnyOf = AnyOf::new(&["节约率", "节资率", "节支率", "核减率", "审减率", "节省率", "结余率", "下浮率"]);
static PLANNED: AnyOf =
    AnyOf::new(&["限价", "控制价", "预算", "概算", "送审", "估算", "报审", "标底", "拦标价", "评审前"]);
static PAID: AnyOf =
    AnyOf::new(&["中标", "成交", "合同", "实际采购", "采购金额", "采购支出", "审定", "定案", "评审后", "审核后"]);
static SAVED: AnyOf = AnyOf::new(&["节约", "节支", "节省", "核减", "审减", "节资"]);

/// Reads the rates of saving of a sentence.
pub(super) fn read(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], statement: Span) {
    let from = builder.document.figures_before(statement.start);
    for figure in from..from + builder.document.figures_in(statement).len() {
        let found = builder.figure(figure);
        if found.kind != FigureKind::Percent || is_limit(builder, figure) {
            continue;
        }
        let words = builder.slice(found.label);
        let named = RATES.ends(words.trim_end_matches(['达', '到', '为', '约', '是']));
        if named.is_some() && !any_of!["上年", "目标", "平均", "综合"].is_in(words) && !is_known(builder, figure)
        {
            rate(builder, sentence, figure, words);
        }
    }
}

fn rate(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], figure: usize, words: &str) {
    let before = || sentence.iter().filter(|tally| tally.unit == MONEY && tally.figure < figure);
    let of = |is: &dyn Fn(&str) -> bool| {
        let mut found = before().filter(|tally| is(tally.words));
        found.next().filter(|_| found.next().is_none())
    };
    let saved = of(&|words| SAVED.is_in(words));
    let paid = of(&|words| PAID.is_in(words) && !SAVED.is_in(words));
    let Some(planned) = of(&|words| PLANNED.is_in(words) && !PAID.is_in(words) && !SAVED.is_in(words)) else { return };
    // 货物类节约率: of some of it.
    let name = words.trim_end_matches(['达', '到', '为', '约', '是']);
    let stem = &name[..RATES.place_in(name).unwrap_or(0)];
    let general =
        matches!(stem, "" | "资金" | "财政资金" | "预算" | "采购" | "政府采购" | "项目" | "投资" | "成本" | "费用");
    if !general && !planned.words.contains(stem) {
        return;
    }
    let stated = builder.figure(figure).number;
    let gap = paid.and_then(|paid| planned.number(builder).subtract(paid.number(builder)).ok());
    match (saved, paid) {
        // 送审7052.18万元，审定6894.75万元，审减175.43万元，审减率2.23%: another difference than the one that is told, and of that is the rate.
        (Some(saved), Some(paid)) if gap != Some(saved.number(builder)) => {
            let of_planned = |gap: Number| gap.percent_of(planned.number(builder), stated.decimals()) == Ok(stated);
            let of_gap = stated.decimals() > 0 && gap.is_some_and(|gap| gap > Number::ZERO && of_planned(gap));
            let alike = |tally: &Tally<'_>| builder.figure(tally.figure).kind == builder.figure(planned.figure).kind;
            if of_gap && alike(saved) && alike(paid) {
                let whole = planned.quantity(builder);
                let parts = vec![paid.quantity(builder), saved.quantity(builder)];
                let sum = Sum::of(Topic::Listing, whole, parts, Completeness::Complete, words);
                builder.bound.push(Claim::Sum(sum));
            }
        }
        (Some(saved), _) => {
            if let Some(holds) = fits(builder, stated, saved, planned)
                && (holds || paid.is_some())
            {
                completion(builder, figure, words, saved, planned);
            }
        }
        (None, Some(paid)) if gap.is_some_and(|gap| gap > Number::ZERO) => {
            let (now, before) = (paid.quantity(builder), planned.quantity(builder));
            let rate = builder.percentage(figure, words);
            let place = Place { span: rate.place.span, field: None };
            let change = Change {
                name: now.name.clone(),
                now: Some(now),
                before: Some(before),
                difference: None,
                difference_trend: None,
                rate: Some(rate),
                rate_trend: Some(Trend::Down),
                unsigned: false,
                place,
            };
            if holds(&change).is_some() {
                builder.bound.push(Claim::Change(change));
            }
        }
        _ => {}
    }
}

/// The rate is held against two amounts already.
fn is_known(builder: &Builder<'_, '_>, figure: usize) -> bool {
    let span = Some(builder.figure(figure).span);
    builder.claims.iter().chain(&builder.bound).any(|claim| match claim {
        Claim::Change(change) => {
            change.rate.as_ref().is_some_and(|rate| rate.place.span == span)
                && change.now.is_some()
                && change.before.is_some()
        }
        Claim::Share(share) => share.percent.place.span == span && share.part.is_some() && share.whole.is_some(),
        Claim::Completion(done) => {
            done.rate.as_ref().is_some_and(|rate| rate.place.span == span) && done.actual.is_some()
        }
        _ => false,
    })
}

//! What a rule gives for a rate.

use super::rules::{Rated, Rule, bands_above, cases, ends, percents, rule, steps_above};
use super::{is_rounded, part_of_step};
use crate::amount::Number;
use crate::search::any_of;

/// The points that a rule gives, and how.
pub(in crate::checks) struct Given {
    pub points: Number,
    pub formula: String,
}

/// What the rule of a row gives; of several readings the one that is `stated`, also where that is rounded. Nothing where it is no rule
/// of one rate.
pub(in crate::checks) fn given(text: &str, rate: Number, full: Number, stated: Number) -> Option<Given> {
    let found = exactly(text, rate, full, stated)?;
    Some(if is_rounded(found.points, stated) { Given { points: stated, ..found } } else { found })
}

fn exactly(text: &str, rate: Number, full: Number, stated: Number) -> Option<Given> {
    if let Some(bound) = ends(text).nothing_below.filter(|&bound| rate < bound) {
        return Some(Given { points: Number::ZERO, formula: format!("{rate}% < {bound}% → 0") });
    }
    if let Some((target, step, off)) = steps_above(text) {
        let over = rate.subtract(target).ok()?.max(Number::ZERO);
        let formula = format!("{full} − ({rate} − {target}) ÷ {step} × {off}");
        return by_steps(text, [full, over, step, off], stated, &formula);
    }
    if let Some(found) = all_or_nothing(text, rate, full) {
        return Some(found);
    }
    if let Some(bands) = bands_above(text) {
        // On a bound it is open which band it belongs to.
        let known = bands.first()?.1 == full && bands.iter().all(|&(to, _)| to != Some(rate));
        let (_, points) = *bands.iter().find(|(to, _)| to.is_none_or(|to| rate < to)).filter(|_| known)?;
        return Some(Given { points, formula: format!("{rate}% → {points}") });
    }
    match rule(text)? {
        Rule::Steps { full: Some(other), .. } if other != full => None,
        Rule::Steps { target, step, off, .. } => {
            let under = target.subtract(rate).ok()?.max(Number::ZERO);
            let formula = format!("{full} − ({target} − {rate}) ÷ {step} × {off}");
            by_steps(text, [full, under, step, off], stated, &formula)
        }
        Rule::Bands(bands) => {
            // On a bound it is open which band it belongs to.
            let known = bands.first()?.1 == full && bands.iter().all(|&(from, _)| from != rate);
            let (_, points) = *bands.iter().find(|&&(from, _)| rate > from).filter(|_| known)?;
            Some(Given { points, formula: format!("{rate}% → {points}") })
        }
        Rule::Rated(rated) => {
            let own = rated.full.is_none_or(|printed| printed == full);
            own.then(|| by_rate(&rated, rate, full))?
        }
    }
}

/// Full marks less what a gap costs in steps.
pub(super) fn by_steps(
    text: &str,
    [full, gap, step, off]: [Number; 4],
    stated: Number,
    formula: &str,
) -> Option<Given> {
    let left = |lost: Number| full.subtract(lost).ok().map(|left| left.max(Number::ZERO).trimmed(0));
    let lost = meant(text, gap, step, off, |lost| left(lost).is_some_and(|left| is_rounded(left, stated)))?;
    let points = left(lost)?;
    Some(Given { points, formula: format!("{formula} = {points}") })
}

/// What a gap costs: in proportion, by whole steps, and with the step that was only begun.
struct Costs {
    rated: Number,
    whole: Number,
    begun: Number,
}

impl Costs {
    fn of(gap: Number, step: Number, off: Number) -> Option<Costs> {
        let steps = gap.whole_steps(step).ok()?;
        let ends = steps.multiply(step).ok()? == gap;
        let begun = if ends { steps } else { steps.add(Number::ONE).ok()? };
        let cost = |steps: Number| steps.multiply(off).ok();
        Some(Costs { rated: gap.times_ratio(off, step, 4).ok()?, whole: cost(steps)?, begun: cost(begun)? })
    }
}

/// What a gap costs by the words of a rule. What a step that was only begun costs may be said; where it is not, the text may have meant
/// either, and the reading that fits is taken.
fn meant(words: &str, gap: Number, step: Number, off: Number, fits: impl Fn(Number) -> bool) -> Option<Number> {
    let Costs { rated, whole, begun } = Costs::of(gap, step, off)?;
    Some(match part_of_step(words, step) {
        Some(true) => begun,
        Some(false) => whole,
        None => [whole, begun, rated].into_iter().find(|&cost| fits(cost)).unwrap_or(rated),
    })
}

/// What a gap costs by the words of a rule; as it is `stated`, but for its rounding, where a reading gives that.
pub(in crate::checks) fn cost(words: &str, gap: Number, step: Number, off: Number, stated: Number) -> Option<Number> {
    let near = |cost: Number| is_rounded(cost.trimmed(0), stated);
    let cost = meant(words, gap, step, off, near)?;
    Some(if near(cost) { stated } else { cost.trimmed(0) })
}

/// Full marks × rate, and what else the rule multiplies by.
pub(super) fn by_rate(rated: &Rated, rate: Number, full: Number) -> Option<Given> {
    let Rated { by, nothing_below, full_from, scaled_from, .. } = rated;
    let whole = rate.min(Number::HUNDRED);
    let whole = if nothing_below.is_some_and(|bound| whole < bound) {
        Number::ZERO
    } else if full_from.is_some_and(|bound| whole >= bound) {
        Number::HUNDRED
    } else if let Some(from) = scaled_from {
        let (above, all) = (whole.subtract(*from).ok()?, Number::HUNDRED.subtract(*from).ok()?);
        above.max(Number::ZERO).percent_of(all, 6).ok()?.trimmed(0)
    } else {
        whole
    };
    let points = full.multiply(*by).ok()?.times_ratio(whole, Number::HUNDRED, 4).ok()?.trimmed(0);
    let factor = if *by == Number::ONE { String::new() } else { format!(" × {by}") };
    Some(Given { points, formula: format!("{full} × {whole}%{factor} = {points}") })
}

/// 控制率不高于100%得满分，高于100%的不得分
fn all_or_nothing(text: &str, rate: Number, full: Number) -> Option<Given> {
    if any_of!["每", "扣", "按比例"].is_in(text)
        || text.contains(['×', '*'])
        || !any_of!["不得分", "得0分", "计0分"].is_in(text)
    {
        return None;
    }
    let mut met = None;
    for clause in cases(text) {
        if !any_of!["满分", "得", "计"].is_in(clause) || any_of!["不得分", "得0分", "计0分"].is_in(clause) {
            // 部分得分: there is something between.
            if percents(clause).len() > 1 {
                return None;
            }
            continue;
        }
        let [bound] = percents(clause)[..] else { return None };
        let most =
            any_of!["不高于", "不超过", "以内", "以下", "低于", "小于"].is_in(clause) || clause.contains(['≤', '<']);
        let least =
            any_of!["不低于", "不小于", "达到", "以上", "大于"].is_in(clause) || clause.contains(['≥', '>', '=']);
        let alone = clause.split(['满', '得', '计']).next().is_some_and(|words| words.ends_with('%'));
        let fits = match (most, least) {
            (true, false) => rate <= bound,
            (false, true) => rate >= bound,
            (false, false) if alone => rate >= bound,
            _ => return None,
        };
        if met.replace((fits, bound)).is_some() {
            return None;
        }
    }
    let (fits, bound) = met?;
    let points = if fits { full } else { Number::ZERO };
    let sign = match rate.cmp(&bound) {
        std::cmp::Ordering::Less => '<',
        std::cmp::Ordering::Equal => '=',
        std::cmp::Ordering::Greater => '>',
    };
    Some(Given { points, formula: format!("{rate}% {sign} {bound}% → {points}") })
}

//! The rules that texts print for a rate: steps below a target, bands, products.

use crate::amount::{Number, leading_number, parse_number};
use crate::search::{AnyOf, any_of};
use crate::signs::Sign;

/// How a rate becomes points.
pub(super) enum Rule {
    /// Full marks at the target; so many points off for each step below it.
    Steps { target: Number, full: Option<Number>, step: Number, off: Number },
    /// From each bound on so many points, the highest bound first.
    Bands(Vec<(Number, Number)>),
    /// Full marks × rate, and × what else the rule multiplies by; nothing below one bound and full marks from another on.
    Rated(Rated),
}

#[derive(Clone, Copy, PartialEq)]
pub(super) struct Rated {
    pub by: Number,
    /// （执行率-60%）/（1-60%）×分值: where the scale begins.
    pub scaled_from: Option<Number>,
    /// 得分=…×10: the full marks that the rule prints.
    pub full: Option<Number>,
    /// 低于60%不得分
    pub nothing_below: Option<Number>,
    /// 95%（含）以上得满分
    pub full_from: Option<Number>,
}

impl Rated {
    pub const PLAIN: Rated =
        Rated { by: Number::ONE, scaled_from: None, full: None, nothing_below: None, full_from: None };

    /// Full marks × rate; 超过100%的按满分计 says no more.
    pub fn is_plain(self) -> bool {
        let all = self.full_from.is_none_or(|bound| bound >= Number::HUNDRED);
        all && Rated { full_from: None, ..self } == Rated::PLAIN
    }
}

pub(super) const RATE: AnyOf = AnyOf::new(Sign::Rate.words());
const STEP: AnyOf = AnyOf::new(&["每低于", "每降低", "每下降", "每减少", "每少", "每低"]);

const ABOVE: AnyOf = AnyOf::new(&["每超过", "每超出", "每高于", "每高出", "每增加", "每上升", "每超", "每高"]);

pub(super) fn rule(sentence: &str) -> Option<Rule> {
    if let Some(rule) = steps(sentence).or_else(|| bands(sentence)) {
        return Some(rule);
    }
    if let Some((from, full)) = scaled(sentence) {
        return Some(Rule::Rated(Rated { scaled_from: Some(from), full, ..ends(sentence) }));
    }
    let mut products = sentence.match_indices(['×', '*']).filter(|&(at, mark)| {
        let behind = &sentence[at + mark.len()..];
        ends_with_rate(&sentence[..at]) || begins_with_rate(behind)
    });
    if let Some((at, mark)) = products.next() {
        let by = factor(sentence, at, mark.len())?;
        return Some(Rule::Rated(Rated { by, ..ends(sentence) }));
    }
    let told = any_of![
        "执行率乘以分值",
        "分值乘以执行率",
        "按执行率折算",
        "按执行率计算",
        "按执行率计分",
        "按比例折算",
        "按比例计算",
        "按执行率得分",
        "分权重计",
        "分权重折算",
        "分分值折算",
        "按权重折算",
        "按权重计算",
        "，折算得",
        "，折算后得",
        "，换算得",
        "按执行率换算"
    ]
    .is_in(sentence);
    told.then(|| Rule::Rated(ends(sentence)))
}

/// 得分=（执行率-60%）/（1-60%）×10: from where on the rate counts, and the full marks where they are printed.
fn scaled(sentence: &str) -> Option<(Number, Option<Number>)> {
    let (at, mark) = any_of!["）/（", "）÷（", "）／（"].find_in(sentence)?;
    let (_, dividend) = sentence[..at].rsplit_once('（')?;
    let (divisor, behind) = sentence[at + mark.len()..].split_once('）')?;
    let minus = |text: &str| {
        let at = text.rfind(['-', '—', '－', '–', '−'])?;
        let width = text[at..].chars().next()?.len_utf8();
        Some((text[..at].trim().to_owned(), text[at + width..].trim().to_owned()))
    };
    let percent = |text: &str| parse_number(text.strip_suffix('%')?).ok();
    let ((rate, from), (whole, less)) = (minus(dividend)?, minus(divisor)?);
    let from = percent(&from)?;
    let same = percent(&less) == Some(from) && matches!(whole.as_str(), "1" | "100%");
    let named = ends_with_rate(&rate) || rate.ends_with('率') || rate.ends_with("实际值");
    let full = behind.trim_start().strip_prefix(['×', '*']).and_then(|rest| leading_number(rest.trim_start()));
    (same && named && from < Number::HUNDRED).then(|| (from, full.map(|(number, _)| number)))
}

/// 低于60%的，该项不得分；…；达到95%得满分: where the product does not hold.
pub(super) fn ends(sentence: &str) -> Rated {
    let mut rated = Rated::PLAIN;
    for clause in cases(sentence) {
        let [bound] = percents(clause)[..] else { continue };
        if any_of!["不得分", "得0分", "不计分", "计0分"].is_in(clause)
            && (any_of!["低于", "不足", "小于", "以下", "未达到"].is_in(clause) || clause.contains('<'))
        {
            rated.nothing_below = Some(bound);
        } else if any_of!["满分", "得10分", "计10分"].is_in(clause) {
            rated.full_from = Some(bound);
        }
    }
    rated
}

/// 执行率×10分×0.95: what else a product of the rate and its full marks is multiplied by; none where that is no number.
pub(super) fn factor(sentence: &str, at: usize, mark: usize) -> Option<Number> {
    let is_end = |c: char| matches!(c, '，' | '。' | '；' | '：' | '=' | '（' | '）' | '"' | '\n');
    let start =
        sentence[..at].rfind(is_end).map_or(0, |end| end + sentence[end..].chars().next().map_or(1, char::len_utf8));
    let end = sentence[at + mark..].find(is_end).map_or(sentence.len(), |end| at + mark + end);
    let mut factors = sentence[start..end].split(['×', '*']).filter_map(|part| {
        let (number, rest) = leading_number(part.trim())?;
        (!rest.starts_with('分') && number != Number::HUNDRED).then_some((number, rest.starts_with('%')))
    });
    match (factors.next(), factors.next()) {
        (Some((number, false)), None) if number < Number::ONE => Some(number),
        // 95% of it
        (Some((number, true)), None) => number.times_ratio(Number::ONE, Number::HUNDRED, 4).ok(),
        // 10×执行率: the full marks.
        (None | Some((_, false)), None) => Some(Number::ONE),
        _ => None,
    }
}

/// 每低于100%一个百分点扣0.2分
pub(super) fn steps(sentence: &str) -> Option<Rule> {
    let (at, word) = STEP.find_in(sentence)?;
    let bound = target_of(sentence).unwrap_or(Number::HUNDRED);
    let ([bound, step, off], _) = step(&sentence[at + word.len()..], bound)?;
    // 执行率100%得10分
    let (target, full) = match awards(&sentence[..at]).next_back() {
        Some((target, full)) => (target, Some(full)),
        // 达到95%得满分，每低…
        None => (full_from(&sentence[..at]).unwrap_or(bound), None),
    };
    Some(Rule::Steps { target, full, step, off })
}

/// 控制率不高于100%得满分，每超过1个百分点扣0.5分: from where on, the step, and what it costs.
pub(super) fn steps_above(sentence: &str) -> Option<(Number, Number, Number)> {
    let (at, word) = ABOVE.find_in(sentence)?;
    let ([bound, step, off], _) = step(&sentence[at + word.len()..], Number::HUNDRED)?;
    let target = awards(&sentence[..at]).next_back().map(|(target, _)| target);
    Some((target.or_else(|| full_from(&sentence[..at])).unwrap_or(bound), step, off))
}

/// 一个百分点扣0.2分: what each step is, and what it costs; the bound may be said once more.
fn step(mut rest: &str, mut bound: Number) -> Option<([Number; 3], &str)> {
    // 每低于目标值1个百分点
    rest = any_of!["年度目标值", "年度目标", "目标值", "标准值", "目标"]
        .starts(rest)
        .map_or(rest, |word| &rest[word.len()..]);
    // 每低于100%一个百分点: the bound may be said once more.
    if let Some((number, behind)) = leading_number(rest)
        && let Some(behind) = behind.strip_prefix('%')
        && (behind.starts_with('一') || leading_number(behind).is_some())
    {
        (bound, rest) = (number, behind);
    }
    let (step, rest) = match rest.strip_prefix('一') {
        Some(rest) => (Number::ONE, rest),
        None => leading_number(rest)?,
    };
    let rest = ["个百分点", "个点", "百分点", "%"].iter().find_map(|unit| rest.strip_prefix(unit))?;
    // 每低1个百分点（不足1个百分点不扣）扣0.5分
    let rest = rest.strip_prefix('（').and_then(|inner| inner.split_once('）')).map_or(rest, |(_, behind)| behind);
    let rest = rest.trim_start_matches(['，', '的']);
    let (off, rest) = leading_number(rest.strip_prefix("扣减").or_else(|| rest.strip_prefix('扣'))?)?;
    let rest = rest.strip_prefix('分').filter(|_| step > Number::ZERO)?;
    Some(([bound, step, off], rest))
}

/// 每低1个百分点扣0.5分, wherever it stands in a text.
pub(in crate::checks) struct Step {
    pub rule: std::ops::Range<usize>,
    pub step: Number,
    pub off: Number,
}

/// The rules in steps of a text.
pub(in crate::checks) fn steps_told(text: &str) -> impl Iterator<Item = Step> + '_ {
    text.match_indices('每').filter_map(move |(at, _)| {
        let rest = &text[at..];
        let word = STEP.starts(rest).or_else(|| ABOVE.starts(rest))?;
        let ([_, step, off], behind) = step(&rest[word.len()..], Number::HUNDRED)?;
        Some(Step { rule: at..text.len() - behind.len(), step, off })
    })
}

/// 目标值95%
fn target_of(sentence: &str) -> Option<Number> {
    let (at, word) = any_of!["目标值为", "目标值"].find_in(sentence)?;
    let (number, rest) = leading_number(sentence[at + word.len()..].trim_start_matches(['≥', '：', '为']))?;
    rest.starts_with('%').then_some(number)
}

/// 执行率达到95%得满分
pub(super) fn full_from(text: &str) -> Option<Number> {
    let (at, _) = any_of!["满分", "不扣分"].last_in(text)?;
    percents(text[..at].rsplit(['；', '。', '：']).next()?).last().copied()
}

/// The percentages with the points that a clause gives for them: 95%得9分, 100%的，得满分10分.
pub(super) fn awards(text: &str) -> impl DoubleEndedIterator<Item = (Number, Number)> {
    let found: Vec<(Number, Number)> = text
        .split(['；', '。'])
        .flat_map(|part| part.split_inclusive('分'))
        .filter_map(|part| {
            let (at, word) = any_of!["得满分", "得", "计"].last_in(part)?;
            let (points, rest) = leading_number(&part[at + word.len()..])?;
            let percent = part[..at].rfind('%')?;
            let start = part[..percent].rfind(|c: char| !(c.is_ascii_digit() || c == '.'));
            let start = start.map_or(0, |at| at + part[at..].chars().next().map_or(1, char::len_utf8));
            let target = parse_number(&part[start..percent]).ok()?;
            (rest == "分").then_some((target, points))
        })
        .collect();
    found.into_iter()
}

/// ≥95%得10分，90%（含）—95%得8分，80%以下不得分
pub(super) fn bands(sentence: &str) -> Option<Rule> {
    let mut found: Vec<(Number, Number)> = Vec::new();
    // （2）95%-98%，8分: the points stand behind a mark of their own.
    let mut clauses: Vec<std::borrow::Cow<'_, str>> = Vec::new();
    for clause in cases(sentence) {
        let points = leading_number(clause).is_some_and(|(_, rest)| matches!(rest, "分" | "分。"));
        match clauses.last_mut().filter(|last| points && last.contains('%') && !last.contains('分')) {
            Some(last) => *last = format!("{last}得{clause}").into(),
            None => clauses.push(clause.into()),
        }
    }
    for clause in &clauses {
        let clause = clause.as_ref();
        let percents = percents(clause);
        let Some(&lowest) = percents.iter().min() else { continue };
        let points = if any_of!["不得分", "得0分"].is_in(clause) {
            Number::ZERO
        } else {
            let Some((at, word)) = any_of!["得满分", "计满分", "得", "计"].last_in(clause) else { continue };
            let Some((points, rest)) = leading_number(&clause[at + word.len()..]) else { continue };
            if !rest.starts_with('分') {
                continue;
            }
            points
        };
        let below = (any_of!["以下", "低于", "不足"].is_in(clause) || clause.contains('<')) && percents.len() == 1;
        let from = any_of!["以上", "（含）", "不低于", "达到", "等于"].is_in(clause)
            || clause.contains(['≥', '≤', '[', '—', '-', '~', '至', '=']);
        if !(below || from) || percents.len() > 2 {
            return None;
        }
        found.push((if below { Number::ZERO } else { lowest }, points));
    }
    let falls = found.windows(2).all(|pair| pair[0].0 > pair[1].0 && pair[0].1 > pair[1].1);
    (found.len() > 2 && falls).then_some(Rule::Bands(found))
}

/// 5%以内（含）得4分，超过5%至10%（含）得3分，超过20%不得分: up to which rate, and what it gives; no bound for the last.
pub(super) fn bands_above(sentence: &str) -> Option<Vec<(Option<Number>, Number)>> {
    let mut found: Vec<(Option<Number>, Number)> = Vec::new();
    for clause in cases(sentence) {
        let percents = percents(clause);
        let Some(&highest) = percents.iter().max().filter(|_| percents.len() < 3) else { continue };
        let points = if any_of!["不得分", "得0分", "计0分"].is_in(clause) {
            Number::ZERO
        } else {
            let Some((at, word)) = any_of!["得", "计"].last_in(clause) else { continue };
            let Some((points, rest)) = leading_number(&clause[at + word.len()..]) else { continue };
            if !rest.starts_with('分') {
                continue;
            }
            points
        };
        let up_to = any_of!["以内", "不超过", "以下", "不高于"].is_in(clause) || clause.contains(['≤', '<']);
        let beyond = any_of!["超过", "以上", "高于", "大于"].is_in(clause) || clause.contains(['>', '≥']);
        let bound = match (percents.len(), up_to, beyond) {
            (2, ..) | (1, true, false) => Some(highest),
            (1, false, true) => None,
            _ => return None,
        };
        found.push((bound, points));
    }
    let rises = found.windows(2).all(|pair| {
        let higher = pair[0].0.is_some_and(|bound| pair[1].0.is_none_or(|next| next > bound));
        higher && pair[0].1 > pair[1].1
    });
    (found.len() > 2 && rises).then_some(found)
}

/// The clauses of a rule; 预算执行率≥95%的，计10分 is one.
pub(super) fn cases(sentence: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, mark) in sentence.match_indices(['，', '；', '：']) {
        let waits =
            mark == "，" && sentence[..at].ends_with(['的', '时']) && !sentence[from..at].contains(['得', '计']);
        if !waits {
            found.push(&sentence[from..at]);
            from = at + mark.len();
        }
    }
    found.push(&sentence[from..]);
    found
}

pub(super) fn percents(text: &str) -> Vec<Number> {
    let number = |at: usize| {
        let start = text[..at].rfind(|c: char| !(c.is_ascii_digit() || c == '.'));
        let start = start.map_or(0, |before| before + text[before..].chars().next().map_or(1, char::len_utf8));
        parse_number(&text[start..at]).ok()
    };
    text.match_indices('%').filter_map(|(at, _)| number(at)).collect()
}

/// 执行率×, 进度×
pub(super) fn begins_with_rate(words: &str) -> bool {
    any_of!["执行率", "预算执行率", "资金执行率", "支出进度", "执行进度", "支付进度", "支出率", "支付率"]
        .starts(words)
        .is_some()
}

pub(super) fn ends_with_rate(words: &str) -> bool {
    any_of!["执行率", "支出进度", "执行进度", "支付进度", "进度", "支出率", "支付率", "完成率"].ends(words).is_some()
}
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_that_begin_above_nothing() {
        for text in [
            "60%以上的，得分=（执行率-60%）/（1-60%）×10",
            "60%以上按（执行率-60%）÷（1-60%）×10分计算",
            "得分为（完成率-60%）/（100%-60%）×10分",
        ] {
            let document = crate::document::Document::read(text);
            let found = scaled(document.text());
            assert_eq!(found, Some((Number::whole(60), Some(Number::whole(10)))), "{}", document.text());
        }
    }
}

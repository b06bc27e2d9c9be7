//! Shares, read again; what completion rates need of the same is here too.

use std::collections::BTreeMap;

use super::Text;
use super::near::is_again;
use super::wholes::is_other_budget;
use crate::amount::Number;
use crate::claims::percent::{Match, compare, ratio};
use crate::claims::tolerance::comparable;
use crate::claims::{Claim, Measure, Quantity, Share, Span};
use crate::document::FigureKind;
use crate::extraction::likeness::{same, same_funds};
use crate::extraction::words;
use crate::search::any_of;

/// So many shares of one sentence are looked at.
const MOST: usize = 64;
/// So many figures before a percentage its whole is looked for.
const BEFORE: usize = 40;
/// And so many behind it, in the same line.
const BEHIND: usize = 10;

/// Whether a rate is that of a part and its whole, where they are of one kind.
pub(in crate::extraction) fn fits(rate: &Quantity, part: &Quantity, whole: &Quantity) -> Option<bool> {
    if !comparable(part, whole) {
        return None;
    }
    let found = ratio(part, whole).and_then(|ratio| compare(rate.number, &ratio)).ok()??;
    Some(found.found != Match::Apart)
}

/// Exactly the printed rate, as little as it may be a coincidence.
pub(super) fn is_rate(rate: &Quantity, part: &Quantity, whole: &Quantity) -> bool {
    let found = |part: &Quantity| ratio(part, whole).and_then(|ratio| compare(rate.number, &ratio)).ok().flatten();
    comparable(part, whole)
        && part.place.span != whole.place.span
        && found(part).is_some_and(|found| matches!(found.found, Match::Same | Match::CutOff))
}

/// More than the whole, where the text says less: these two amounts were hardly meant.
fn is_beyond(rate: &Quantity, part: &Quantity, whole: &Quantity) -> bool {
    let found = ratio(part, whole).and_then(|ratio| compare(rate.number, &ratio)).ok().flatten();
    // Ten thousand times as much, and some percent more or less.
    const SLIP: std::ops::RangeInclusive<i64> = 9_000..=11_000;
    let slip = |computed: Number| {
        let within = |times: i64| rate.number.times_ratio(Number::whole(times), Number::ONE, rate.number.decimals());
        within(*SLIP.start()).is_ok_and(|least| computed > least)
            && within(*SLIP.end()).is_ok_and(|most| computed < most)
    };
    found.is_some_and(|found| {
        found.computed > Number::HUNDRED
            && found.stated <= Number::HUNDRED
            && !slip(found.computed)
            && !found.holds_but_for_a_digit()
    })
}

/// The budget stands in another sentence, and what was done is far from the rate of it: hardly this budget.
pub(super) fn is_elsewhere(text: &Text<'_, '_>, rate: &Quantity, actual: &Quantity, budget: &Quantity) -> bool {
    const OFF: i64 = 25;
    let (Some(at), Some(stated)) = (rate.place.span, budget.place.span) else { return false };
    let sentence = if text.in_table(at) { text.line(at) } else { text.sentence(at) };
    if sentence.contains(stated) {
        return false;
    }
    let found = ratio(actual, budget).and_then(|ratio| compare(rate.number, &ratio)).ok().flatten();
    found.is_some_and(|found| found.difference().abs() > Number::whole(OFF))
}

pub(super) struct Around {
    /// In the sentence of the rate, before it: those that a part stands among.
    pub parts: Vec<Quantity>,
    /// In its line and before it.
    pub wholes: Vec<Quantity>,
}

pub(super) fn around(text: &Text<'_, '_>, rate: &Quantity, like: &Quantity) -> Option<Around> {
    let at = rate.place.span?;
    let line = text.line(at);
    let sentence = if text.in_table(at) { line } else { text.sentence(at) };
    let of = |figures: std::ops::Range<usize>| -> Vec<Quantity> {
        figures.filter_map(|index| text.quantity(index, like)).collect()
    };
    let figures = text.figures(Span { start: line.start, end: line.end });
    let here = text.figures(at).start;
    let from = here.saturating_sub(BEFORE);
    let to = figures.end.min(here + BEHIND).max(here);
    let mut wholes = of(from..to);
    // The nearest first.
    let middle = at.start;
    wholes.sort_by_key(|other| other.place.span.map_or(u32::MAX, |span| span.start.abs_diff(middle)));
    // A sentence of thousands of figures is tried near the rate only.
    let within = text.figures(sentence);
    let parts = of(within.start.max(from)..within.end.min(to).max(from.max(within.start)));
    Some(Around { parts, wholes })
}

/// Few printed digits fit many pairs of amounts by chance.
pub(super) fn telling(rate: &Quantity) -> bool {
    rate.number.decimals() > 0
}

/// The words in front of a figure.
pub(super) fn label<'t>(text: &'t Text<'_, '_>, quantity: &Quantity) -> &'t str {
    let figures = &text.document.figures;
    let figure = quantity.place.span.and_then(|span| figures.get(text.figures(span).start));
    figure.map_or("", |figure| text.document.slice(figure.label))
}

/// Whether the words in front of a share say themselves of which part, and of which whole it is one.
fn named(text: &Text<'_, '_>, rate: &Quantity, part: &Quantity, whole: &Quantity) -> (bool, bool) {
    let (Some(at), Some(own), Some(all)) = (rate.place.span, part.place.span, whole.place.span) else {
        return (false, false);
    };
    // Further back nothing is said of it.
    const MOST: usize = 120;
    let source = text.document.text();
    let from = source.floor_char_boundary((at.start as usize).saturating_sub(MOST));
    let before = &source[from..at.start as usize];
    let clause = before.rsplit(['，', '。', '；', '：', '、', '（', '）', '\n', '\t']).next().unwrap_or("");
    let Some((name, of)) = clause.split_once('占') else { return (false, false) };
    if any_of!["分别", "依次"].is_in(clause) {
        return (false, false);
    }
    let end = any_of!["的", "比重", "比例", "比"].place_in(of).unwrap_or(of.len());
    let of_whole = (same(&of[..end], label(text, whole)) || same_funds(&of[..end], label(text, whole)))
        && all.start < at.start
        && text.line(at).contains(all);
    let name = words::identity(name).trim_start_matches("其中").trim_end_matches(['仅', '只', '约', '共']);
    // Nothing but 占…的 stands between the part and its share.
    let adjacent = own.end <= at.start && name.is_empty() && {
        let between = text.between(own, at);
        between.len() == clause.len() + '，'.len_utf8() && between.starts_with('，')
    };
    (adjacent || same(name, label(text, part)), of_whole)
}

/// The clause of a share begins with the name of another part, or of several.
fn names_another(text: &Text<'_, '_>, rate: &Quantity, part: &Quantity) -> bool {
    const MOST: usize = 120;
    let (Some(at), Some(own)) = (rate.place.span, part.place.span) else { return false };
    let source = &text.document.text()[..at.start as usize];
    let near = &source[source.floor_char_boundary(source.len().saturating_sub(MOST))..];
    let clause = near.rsplit(['，', '。', '；', '：', '\n']).next().unwrap_or("");
    let Some((name, _)) = clause.split_once('占') else { return false };
    let several = name.contains(['和', '及', '与', '、']) && name.chars().count() > 3;
    several && own.end <= at.start && !name.contains(|c: char| c.is_ascii_digit())
}

/// 占项目支出的27.1%（按实际支付额323.51万元计算）: the bracket says of which amount.
fn counted_by(text: &Text<'_, '_>, rate: &Quantity, like: &Quantity) -> Option<Quantity> {
    let at = rate.place.span?;
    let behind = text.document.text()[at.end as usize..].strip_prefix("（按")?;
    let bracket = &behind[..behind.find('）')?];
    let end = at.end + ("（按".len() + bracket.len()) as u32;
    let figures = text.figures(Span { start: at.end, end });
    (any_of!["计算", "测算", "计"].ends(bracket).is_some() && figures.len() == 1)
        .then(|| text.quantity(figures.start, like))?
}

/// 一般公共预算财政拨款基本支出2395.80万元，其中： / 人员经费…，占基本支出的87.80%… / 公用经费…，占基本支出的12.20%…: an amount of that name
/// some lines above, nearer than the one that was found.
fn told_above(text: &Text<'_, '_>, rate: &Quantity, part: &Quantity, name: &str, whole: &Quantity) -> Option<Quantity> {
    let (line, known) = (text.line(rate.place.span?), whole.place.span?);
    let here = text.figures(line).start;
    let names = |index: &usize| {
        let figure = &text.document.figures[*index];
        figure.span.start > known.start && text.document.slice(figure.label).ends_with(name)
    };
    let above = (here.saturating_sub(BEFORE)..here).rev().filter(|index| !name.is_empty() && names(index));
    above.filter_map(|index| text.quantity(index, whole)).find(|found| is_rate(rate, part, found))
}

/// 项目支出656.26万元。…一般公共预算项目支出534.64万元。…涉及278.80万元，占项目支出的42.48%: another amount that is called so.
fn called_elsewhere(
    text: &Text<'_, '_>,
    rate: &Quantity,
    part: &Quantity,
    name: &str,
    whole: &Quantity,
) -> Option<Quantity> {
    /// Shorter names are those of many amounts.
    const LEAST: usize = 4;
    /// So many figures away on either side.
    const FAR: usize = 300;
    let called = |&index: &usize| {
        let figure = &text.document.figures[index];
        let label = text.document.slice(figure.label);
        // 中标价合计: of all of them, where one has the same name.
        let of_all = label.strip_suffix("合计").is_some_and(|label| !name.is_empty() && label.ends_with(name));
        let same = name.chars().count() >= LEAST && label.ends_with(name);
        matches!(figure.kind, FigureKind::Money(_)) && (same || of_all)
    };
    let here = text.figures(rate.place.span?).start;
    let near = here.saturating_sub(FAR)..text.document.figures.len().min(here + FAR);
    let all = near.filter(called);
    all.filter_map(|index| text.quantity(index, whole)).find(|found| is_rate(rate, part, found))
}

/// A share that does not hold: of another whole, or of another part.
pub(super) fn share(text: &Text<'_, '_>, share: &mut Share) -> bool {
    // 7642户、13580人，占…的42.54%: people are no share of households.
    if let (Some(part), Some(whole)) = (&share.part, &share.whole)
        && part.measure == Measure::Count
        && whole.measure == Measure::Count
        && !text.same_things(part, whole)
    {
        share.whole = None;
        return true;
    }
    let (Some(part), Some(whole)) = (&share.part, &share.whole) else { return true };
    if fits(&share.percent, part, whole) != Some(false) {
        return true;
    }
    if let Some(counted) = counted_by(text, &share.percent, part) {
        share.part = Some(counted);
        return true;
    }
    // 结余21.32万元占全部结余的83.44%: an amount is no share of itself.
    if part.place.span.is_some() && part.place.span == whole.place.span {
        share.whole = None;
        return true;
    }
    let rate = share.percent.clone();
    if !telling(&rate) {
        // 涉及资金6601.55万元，占…总额的100%: of what stands in another sentence it was hardly said.
        let apart = |quantity: &Quantity| {
            quantity.place.span.zip(rate.place.span).is_some_and(|(a, b)| !text.sentence(b).contains(a))
        };
        if rate.number == Number::HUNDRED && (apart(part) || apart(whole)) || is_beyond(&rate, part, whole) {
            share.whole = None;
        }
        return true;
    }
    let Some(near) = around(text, &rate, whole) else { return true };
    let (of_part, of_whole) = named(text, &rate, part, whole);
    let other = |candidate: &&Quantity| !is_again(candidate, whole) && !is_again(candidate, part);
    // 支出总计…，其中本年支出…。基本支出占本年支出33.45%: total spending may be called so too, but the other is, to the letter.
    let is_called = |found: &Quantity| label(text, found).ends_with(share.whole_name.as_str());
    let called = |found: &Quantity| !share.whole_name.is_empty() && is_called(found) && !is_called(whole);
    // 实际支出573.24万元，…。与2021年支出527.65万元相比，…，分别占90.81%、…: this year's parts are none of last year's.
    let earlier = |one: &Quantity| one.place.span.is_some_and(|span| text.of_year_before(text.figures(span).start));
    let of_last_year = earlier(whole) && !earlier(part);
    let this_year = |found: &Quantity| of_last_year && !earlier(found) && !is_again(found, part);
    let another = |found: &&Quantity| {
        called(found)
            || (!of_whole
                && (other(found) || this_year(found))
                && !is_other_budget(&share.whole_name, label(text, found)))
    };
    if let Some(found) = near.wholes.iter().filter(another).find(|found| is_rate(&rate, part, found)) {
        if !found.name.is_empty() && !called(found) {
            share.whole_name = found.name.clone();
        }
        share.whole = Some(found.clone());
        return true;
    }
    if let Some(found) = near.parts.iter().filter(|_| !of_part).filter(other).find(|found| is_rate(&rate, found, whole))
    {
        share.part = Some(found.clone());
        return true;
    }
    let exact = rate.number.decimals() > 1 && !of_part;
    // 公用经费82.54万元，主要包括甲11.25万元…等，占7.27%: what was taken for the whole may be the part.
    let part_of = |candidate: &&Quantity| !is_again(candidate, part);
    let pair = near.parts.iter().filter(|_| exact && !of_whole).filter(part_of).find_map(|part| {
        let whole = near.wholes.iter().filter(other).find(|whole| is_rate(&rate, part, whole))?;
        Some((part.clone(), whole.clone()))
    });
    if let Some((part, whole)) = pair {
        (share.part, share.whole) = (Some(part), Some(whole));
        return true;
    }
    let elsewhere = || called_elsewhere(text, &rate, part, &share.whole_name, whole);
    if let Some(found) = told_above(text, &rate, part, &share.whole_name, whole).or_else(elsewhere) {
        share.whole = Some(found);
        return true;
    }
    // 占一般公共预算项目支出总额的92.26%: the 项目支出 that was found is that of all money.
    let label = label(text, whole);
    let named = rate.place.span.is_some_and(|span| {
        let before = &text.document.text()[..span.start as usize];
        before.strip_suffix('的').is_some_and(|before| before.ends_with(&share.whole_name))
    });
    // 结转36.60万元，占全部结转资金的41.47%: of all of it, and what was found is not called so.
    let of_all = share.whole_name.starts_with("全部") && !any_of!["全部", "总", "合计", "共"].is_in(label);
    if of_all && !label.is_empty() {
        share.whole = None;
        return true;
    }
    // 不满意8份，满意和较满意占收回问卷的86.05%: of others than the last.
    if part.measure == Measure::Count && names_another(text, &rate, part) {
        share.part = None;
        return true;
    }
    let scopes = named && words::has_scope(&share.whole_name) && !words::has_scope(label);
    if is_beyond(&rate, part, whole) || scopes {
        share.whole = None;
    }
    true
}

/// Shares of one listing whose whole was not found: that of an amount near which fits two of them to the last digit.
pub(super) fn siblings(text: &Text<'_, '_>, claims: &mut [Claim]) {
    for claim in claims.iter_mut() {
        // 共安排4个项目，…中央补助186.00万元，占43.80%: money is no share of projects.
        if let Claim::Share(share) = claim
            && let (Some(part), Some(whole)) = (&share.part, &share.whole)
            && !comparable(part, whole)
        {
            share.whole = None;
        }
    }
    let mut sentences: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
    for (index, claim) in claims.iter().enumerate() {
        if let Claim::Share(share) = claim
            && share.part.is_some()
            && share.whole.is_none()
            && telling(&share.percent)
            && let Some(span) = share.percent.place.span
        {
            sentences.entry(text.sentence(span)).or_default().push(index);
        }
    }
    for members in sentences.into_values().filter(|members| members.len() > 1) {
        let beside: Vec<&Share> = members
            .iter()
            .take(MOST)
            .filter_map(|&index| if let Claim::Share(share) = &claims[index] { Some(share) } else { None })
            .collect();
        let fits = |whole: &Quantity| {
            let fitting = beside
                .iter()
                .filter(|share| share.part.as_ref().is_some_and(|part| is_rate(&share.percent, part, whole)));
            fitting.count() > 1
        };
        let found = beside.iter().find_map(|share| {
            let near = around(text, &share.percent, share.part.as_ref()?)?;
            near.wholes.into_iter().find(fits)
        });
        let Some(whole) = found else { continue };
        for index in members {
            if let Claim::Share(share) = &mut claims[index] {
                share.whole = Some(whole.clone());
            }
        }
    }
}

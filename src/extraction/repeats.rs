//! The same thing stated more than once.

use super::builder::Builder;
use super::planned;
use super::words::{self, Concept};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::tolerance::{in_unit, money};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Repeat, Span, Sum, Topic};
use crate::search::{AnyOf, any_of, has};

/// The name that all statements of the total score are remembered by.
pub(super) const TOTAL: &str = "自评总得分";

/// Names that say enough to be the same thing wherever they stand.
pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut found: Vec<(String, Vec<usize>)> = builder
        .all_named()
        .filter(|(name, figures)| figures.len() > 1 && says_enough(name))
        .map(|(name, figures)| (name.to_owned(), figures.to_vec()))
        .collect();
    found.sort_by_key(|(_, figures)| figures.first().copied());
    for (name, figures) in found {
        let in_tables = figures.iter().filter(|&&figure| builder.in_table(figure)).count();
        let across = in_tables > 0 && in_tables < figures.len();
        let mut quantities: Vec<Quantity> = figures.into_iter().map(|figure| builder.quantity(figure, &name)).collect();
        if name == TOTAL {
            // The totals of further forms, and of several projects, are no repetition of the first.
            let of_form = |number: Number| {
                builder.further.iter().any(|form| form.report.stated.total.is_some_and(|total| total.0 == number))
            };
            quantities.retain(|quantity| !of_form(quantity.number));
            without_terms(builder, &mut quantities);
            // 总分100，得分97.30: what could be reached.
            if quantities.iter().any(|quantity| quantity.number != Number::HUNDRED) {
                quantities.retain(|quantity| quantity.number != Number::HUNDRED);
            }
            let mut numbers: Vec<Number> = quantities.iter().map(|quantity| quantity.number).collect();
            numbers.sort_unstable();
            numbers.dedup();
            if numbers.len() > 2 || in_chapters(builder, &quantities) {
                continue;
            }
            // In a cell the unit stands in the head of its column.
            quantities.iter_mut().for_each(|quantity| quantity.measure = Measure::Points);
        }
        without_scopes(&mut quantities);
        without_funds(builder, &name, &mut quantities);
        without_some(builder, &name, &mut quantities);
        if let [a, b] = &quantities[..]
            && let (Some(a), Some(b)) = (a.place.span, b.place.span)
            && planned::one_of_each(builder, [a, b])
        {
            continue;
        }
        if quantities.len() > 1 {
            builder.claims.push(Claim::Repeat(Repeat { name, quantities, across }));
        }
    }
}

/// 综合得分=93.87×60%+93.53×25%+92.90×15%=93.64分: what the total was made of is no total.
fn without_terms(builder: &Builder<'_, '_>, quantities: &mut Vec<Quantity>) {
    /// More values are those of several projects.
    const MOST: usize = 4;
    let mut numbers: Vec<Number> = quantities.iter().map(|quantity| quantity.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    if !(2..=MOST).contains(&numbers.len()) {
        return;
    }
    let text = builder.document.text();
    let (terms, others): (Vec<Number>, Vec<Number>) =
        numbers.into_iter().partition(|number| text.contains(&format!("{number}×")));
    if !others.is_empty() {
        quantities.retain(|quantity| !terms.contains(&quantity.number));
    }
}

/// 1.5 评分　…总分96.02分 and 2.3 评分　…总分97.42分: each chapter tells of another project.
fn in_chapters(builder: &Builder<'_, '_>, quantities: &[Quantity]) -> bool {
    let chapter = |quantity: &Quantity| {
        let at = quantity.place.span?.start as usize;
        let text = builder.document.text();
        let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
        let (number, rest) = line.split_once('.')?;
        let numbered = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        (numbered(rest) && number.len() <= 2 && number.bytes().all(|b| b.is_ascii_digit())).then(|| number.to_owned())
    };
    let chapters: Option<Vec<String>> = quantities.iter().map(chapter).collect();
    chapters.is_some_and(|chapters| chapters.windows(2).any(|pair| pair[0] != pair[1]))
}

/// 人员经费1498.36万元 of the department, 541.28万元 of its own office and 957.08万元 of the units below: the same name in
/// another scope. So is what is less than half of the first or more than twice as much; a slip of units is further off.
fn without_scopes(quantities: &mut Vec<Quantity>) {
    const SLIP: i64 = 1000;
    let Some(first) = quantities.first().cloned() else { return };
    let unit = money(first.measure).unwrap_or_default();
    let Ok(whole) = in_unit(&first, unit) else { return };
    let numbers: Vec<Option<Number>> = quantities.iter().map(|other| in_unit(other, unit).ok()).collect();
    let others: Vec<Number> = numbers.iter().flatten().copied().filter(|number| *number != whole).collect();
    let times = |number: Number, times: i64| number.times_ratio(Number::whole(times), Number::ONE, number.decimals());
    let more = |a: Number, b: Number, factor: i64| times(b, factor).is_ok_and(|limit| a > limit);
    let apart = |number: Number, factor: i64| more(number, whole, factor) || more(whole, number, factor);
    let is_scope = |number: Number| {
        let rest = whole.subtract(number);
        (apart(number, 2) && !apart(number, SLIP)) || rest.is_ok_and(|rest| others.contains(&rest))
    };
    let mut numbers = numbers.into_iter();
    quantities.retain(|_| numbers.next().flatten().is_none_or(|number| number == whole || !is_scope(number)));
}

/// Under the heading 一般公共预算财政拨款基本支出决算情况 stands what was spent of some of the money. It may be less than what all of it
/// came to elsewhere; what is more, or differs by a slip of the pen, was meant to be the same.
fn without_funds(builder: &Builder<'_, '_>, name: &str, quantities: &mut Vec<Quantity>) {
    let unit = quantities.first().and_then(|first| money(first.measure)).unwrap_or_default();
    let all_same = quantities.windows(2).all(|pair| pair[0].number == pair[1].number);
    if all_same || words::has_scope(name) {
        return;
    }
    let of_funds = |quantity: &Quantity| quantity.place.span.is_some_and(|span| under_funds(builder, span.start));
    let Some(whole) = quantities.iter().find(|quantity| !of_funds(quantity)).cloned() else { return };
    let Ok(whole) = in_unit(&whole, unit) else { return };
    let less = |quantity: &Quantity| {
        in_unit(quantity, unit).is_ok_and(|number| number < whole && slips::between(number, whole).is_none())
    };
    quantities.retain(|quantity| !(less(quantity) && of_funds(quantity)));
}

/// 一般公共预算项目支出开展绩效自评，共涉及项目3个，项目支出922.71万元，占…的98.4%: of some of them, where it is less than what all came to, and
/// not by a slip of the pen.
fn without_some(builder: &Builder<'_, '_>, name: &str, quantities: &mut Vec<Quantity>) {
    let unit = quantities.first().and_then(|first| money(first.measure)).unwrap_or_default();
    let numbers: Vec<Option<Number>> = quantities.iter().map(|quantity| in_unit(quantity, unit).ok()).collect();
    let Some(largest) = numbers.iter().flatten().max().copied() else { return };
    if name == TOTAL || numbers.iter().all(|number| *number == Some(largest)) {
        return;
    }
    let text = builder.document.text();
    let of_funds = |span: Span| any_of!["一般公共预算", "财政拨款", "政府性基金"].is_in(sentence_before(text, span));
    let mut whole = quantities.iter().zip(&numbers).filter(|(_, number)| **number == Some(largest));
    let of_all = whole.any(|(quantity, _)| quantity.place.span.is_some_and(|span| !of_funds(span)));
    let is_some = |span: Span| {
        let behind = &text[span.end as usize..];
        let behind = &behind[..behind.floor_char_boundary(NEAR.min(behind.len()))];
        let before = sentence_before(text, span);
        let behind = behind.split(['。', '；', '\n']).next().unwrap_or("");
        let chosen = any_of!["自评", "评价", "纳入", "涉及", "选取", "抽取", "抽查", "重点", "监控", "占"];
        let scope = any_of!["一般公共预算", "财政拨款", "政府性基金", "涉及", "纳入", "选取", "抽取", "其余"];
        (chosen.is_in(before) && scope.is_in(before)) || share_of_own(behind, name) || (of_all && of_funds(span))
    };
    let mut numbers = numbers.into_iter();
    quantities.retain(|quantity| {
        let number = numbers.next().flatten();
        let less = number.is_some_and(|number| number < largest && slips::between(number, largest).is_none());
        !(less && quantity.place.span.is_some_and(is_some))
    });
}

/// Bytes of a sentence around an amount that are looked at.
const NEAR: usize = 400;

/// The sentence of an amount in front of it.
fn sentence_before(text: &str, span: Span) -> &str {
    let end = span.start as usize;
    let near = &text[text.ceil_char_boundary(end.saturating_sub(NEAR))..end];
    near.rsplit(['。', '；', '\n']).next().unwrap_or("")
}

/// 占项目支出总额的98.4%: a part of what has its name.
fn share_of_own(behind: &str, name: &str) -> bool {
    let Some(at) = behind.find('占') else { return false };
    let whole = behind[at + '占'.len_utf8()..].split(['的', '，', '；']).next().unwrap_or("");
    has(whole, name)
}

/// The section that a place stands in, or one around it, has a kind of funds in its title.
fn under_funds(builder: &Builder<'_, '_>, at: u32) -> bool {
    /// A section has so many before it in the one around it.
    const MOST: usize = 64;
    const FUNDS: AnyOf = AnyOf::new(&["财政拨款", "一般公共预算", "政府性基金", "国有资本经营"]);
    let sections = &builder.document.sections;
    let before = sections[..sections.partition_point(|section| section.heading.start <= at)].iter().rev().take(MOST);
    before
        .filter(|section| section.span.end > at && section.heading.end <= at)
        .any(|section| FUNDS.is_in(builder.slice(section.title)))
}

/// What a final account gives as a whole and as a part of it, sections apart.
const WITHIN: [(&str, &str); 3] = [
    ("财政拨款收入支出总计", "一般公共预算财政拨款支出"),
    ("收入支出总计", "本年支出合计"),
    ("收入支出总计", "本年收入合计"),
];

/// The whole is not less than the part, whatever else belongs to it.
pub(super) fn wholes(builder: &mut Builder<'_, '_>) {
    for (whole, part) in WITHIN {
        let (Some(whole_at), Some(part_at)) = (builder.last_named(whole, u32::MAX), builder.last_named(part, u32::MAX))
        else {
            continue;
        };
        let (whole, part) = (builder.quantity(whole_at, whole), builder.quantity(part_at, part));
        let place = Place { span: whole.place.span.zip(part.place.span).map(|(a, b)| a.to(b)), field: None };
        builder.claims.push(Claim::Sum(Sum {
            topic: Topic::Listing,
            whole,
            parts: vec![part],
            unquantified: 0,
            completeness: Completeness::Partial,
            wording: String::new(),
            place,
        }));
    }
}

fn says_enough(name: &str) -> bool {
    match words::concept(name) {
        Some(
            Concept::Category(_) | Concept::BudgetIncome(_) | Concept::BudgetExpenditure(_) | Concept::Procurement,
        ) => true,
        Some(Concept::ThreePublic | Concept::Income) => false,
        None => name == TOTAL || name == "机关运行经费" || name == "机关运行经费支出",
    }
}

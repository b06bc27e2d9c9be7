//! Numbers of things that add up otherwise than they were read: 毕业生736人，其中升学402人、直接就业311人，未就业23人;
//! 编制合计271人，…其中局机关编制86人、在职84人、退休71人；中心编制148人、在职141人、退休96人；….

use super::Text;
use super::near::place;
use super::sums::holds;
use crate::amount::Number;
use crate::claims::tolerance::Addition;
use crate::claims::{Completeness, Measure, Quantity, Span, Sum};

/// More numbers than these are no sentence.
const MOST: usize = 80;
/// The whole, or the first of its parts, is so near.
const NEAR: usize = 3;
/// So many numbers may be told of each thing.
const STEPS: usize = 3;
/// Smaller wholes are made of two numbers by chance.
const LARGE: i64 = 100;
/// And smaller ones of three.
const FEW: i64 = 10;

/// The sum does not hold, and another one of its whole and one of its parts, in the same line, does.
pub(super) fn adds_up(text: &Text<'_, '_>, sum: &Sum) -> bool {
    let Some(whole) = sum.whole.place.span else { return false };
    let complete = sum.completeness == Completeness::Complete;
    if !complete || text.in_table(whole) || holds(&sum.whole, &sum.parts) {
        return false;
    }
    let figures = text.figures(text.line(whole));
    if figures.len() > MOST {
        return false;
    }
    let all: Vec<Quantity> = figures.filter_map(|index| text.quantity(index, &sum.whole)).collect();
    if sum.whole.measure != Measure::Count {
        return of_another(&all, sum);
    }
    let Some(at) = all.iter().position(|other| other.place.span == Some(whole)) else { return false };
    // What came and what went is no list; parts that are called as the whole is are those that were meant.
    let list = sum.parts.iter().all(|part| !part.number.is_negative());
    let name = called(text, &all[at]);
    if !list || (!name.is_empty() && sum.parts.iter().all(|part| called(text, part) == name)) {
        return false;
    }
    let own = sum.whole.number;
    let is_part = |number: &&Quantity| sum.parts.iter().any(|part| part.place.span == number.place.span);
    // Some of its parts and others that stand among them.
    let other = |numbers: &[&Quantity]| numbers.iter().any(is_part) && !numbers.iter().all(is_part);
    let first = sum.parts.first().and_then(|part| all.iter().position(|other| other.place.span == part.place.span));
    let starts = (at + 1..all.len().min(at + 1 + NEAR)).chain(first);
    let in_a_row = starts.into_iter().any(|from| other(&makes(text, &all[from..], own)));
    let as_part = (at.saturating_sub(NEAR)..at).any(|before| other(&makes(text, &all[at..], all[before].number)));
    // 各单位编制、在职人数分别为：甲62人、59人；乙40人、37人；…: every second of them, or every third.
    let in_steps = first
        .filter(|_| sum.parts.len() == 2)
        .is_some_and(|first| (2..=STEPS).any(|step| other(&steps(&all[first..], step, own))));
    let among = sum.parts.iter().skip(1).any(|part| is_among(text, part));
    in_a_row || as_part || in_steps || among || other(&alike(text, &name, &all[at], &all[at + 1..]))
}

/// 已完工项目中有5个, 本年新增33人: some of another part.
fn is_among(text: &Text<'_, '_>, part: &Quantity) -> bool {
    let before = part.place.span.map_or("", |span| &text.document.text()[..span.start as usize]);
    ["中有", "里有", "本年新增", "当年新增"].iter().any(|words| before.ends_with(words))
}

fn label<'d>(text: &Text<'d, '_>, quantity: &Quantity) -> &'d str {
    let index = quantity.place.span.map(|span| text.figures(span).start);
    index.map_or("", |index| text.document.slice(text.document.figures[index].label))
}

/// The last two characters of a name: 编制, 在职.
fn called(text: &Text<'_, '_>, quantity: &Quantity) -> String {
    let name = label(text, quantity).trim_end_matches(['共', '计', '合', '总', '的', '为', '数', '有']);
    let start = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    name[start..].to_owned()
}

/// 决算支出11468.92万元，其中：…项目支出8182.50万元。项目支出包括四项：…支出3384.50万元；…: with one more of the amounts that stand
/// among them, the parts make up another amount of the line.
fn of_another(all: &[Quantity], sum: &Sum) -> bool {
    let Some(parts) = place(&sum.parts).filter(|_| sum.parts.len() > 1) else { return false };
    let own = |other: &&Quantity| sum.parts.iter().any(|part| part.place.span == other.place.span);
    let among = all.iter().filter(|other| !own(other) && other.place.span.is_some_and(|span| parts.contains(span)));
    let mut with_more = among.map(|other| {
        let mut more = sum.parts.clone();
        more.push(other.clone());
        more
    });
    let others = || all.iter().filter(|other| !own(other) && other.place.span != sum.whole.place.span);
    with_more.any(|more| others().any(|other| Addition::of(other, &more).is_ok_and(|found| found.gap.is_zero())))
}

/// The first of the numbers, without a gap and told in one breath, that make up the whole; none where they do not.
fn makes<'q>(text: &Text<'_, '_>, numbers: &'q [Quantity], whole: Number) -> Vec<&'q Quantity> {
    let mut sum = Number::ZERO;
    for (count, next) in (1..).zip(numbers) {
        let apart = |(one, other): (Span, Span)| text.between(one, other).contains(['。', '；']);
        let Ok(more) = sum.add(next.number) else { break };
        if numbers[0].place.span.zip(next.place.span).is_some_and(apart) {
            break;
        }
        sum = more;
        if sum >= whole {
            let made = sum == whole && is_no_chance(whole, count);
            return if made { numbers[..count].iter().collect() } else { Vec::new() };
        }
    }
    Vec::new()
}

/// Some of the numbers, with as many others between each two, that make up the whole.
fn steps(numbers: &[Quantity], step: usize, whole: Number) -> Vec<&Quantity> {
    const LEAST: usize = 3;
    let mut sum = Number::ZERO;
    let mut found = Vec::new();
    for next in numbers.iter().step_by(step) {
        let Ok(more) = sum.add(next.number) else { break };
        sum = more;
        found.push(next);
        if sum >= whole {
            break;
        }
    }
    if sum == whole && found.len() >= LEAST && is_no_chance(whole, found.len()) { found } else { Vec::new() }
}

/// Those behind the whole that are called as it is, where they make it up: 编制 of 编制, 在职 and 退休.
fn alike<'q>(text: &Text<'_, '_>, name: &str, whole: &Quantity, behind: &'q [Quantity]) -> Vec<&'q Quantity> {
    let found: Vec<&Quantity> = behind.iter().filter(|other| called(text, other) == name).collect();
    let sum = Number::sum(found.iter().map(|other| other.number));
    let made = !name.is_empty() && sum == Ok(whole.number) && is_no_chance(whole.number, found.len());
    if made { found } else { Vec::new() }
}

fn is_no_chance(whole: Number, count: usize) -> bool {
    count > 1 && whole >= Number::whole(if count > 2 { FEW } else { LARGE })
}

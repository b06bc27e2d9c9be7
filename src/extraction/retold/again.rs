//! Which figures are one thing told twice, and not alike.

use std::collections::HashSet;

use super::facts::Fact;
use super::names::Name;
use crate::amount::Number;
use crate::amount::slips::{self, Slip};
use crate::claims::tolerance::{Likeness, likeness};
use crate::claims::{Claim, Measure, Quantity, Repeat, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::{periods, planned};
use crate::search::{any_of, has};

/// Told more often, it is a list.
const MOST: usize = 6;

pub(super) fn read(builder: &mut Builder<'_, '_>, facts: &[Fact<'_>]) {
    let told = facts.iter().enumerate().filter(|(_, fact)| !fact.earlier);
    let mut named: Vec<(&str, &str, usize)> =
        told.filter_map(|(at, fact)| Some((fact.name.as_ref()?.text.as_str(), fact.unit, at))).collect();
    named.sort_unstable();
    let groups = named.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|group| (2..=MOST).contains(&group.len()));
    let mut groups: Vec<Vec<usize>> = groups.map(|group| group.iter().map(|&(.., at)| at).collect()).collect();
    groups.extend(alike(facts));
    groups.extend(for_the_same_money(facts));
    groups.sort_unstable();
    let mut told: Option<HashSet<Span>> = None;
    for group in groups {
        for group in of_one_year(builder, facts, &group) {
            let Some((a, b)) = unlike(builder, facts, &group) else { continue };
            let spans = [a, b].map(|at| builder.figure(facts[at].figure).span);
            if !is_slip(builder, facts, a, b) || planned::one_of_each(builder, spans) {
                continue;
            }
            let told = told.get_or_insert_with(|| repeated(builder));
            if spans.iter().all(|span| told.contains(span)) {
                continue;
            }
            let name = facts[a].name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
            let mut quantities = [a, b].map(|at| quantity(builder, &facts[at], &name)).to_vec();
            quantities.sort_by_key(|quantity| quantity.place.span);
            let across = builder.in_table(facts[a].figure) != builder.in_table(facts[b].figure);
            for at in [a, b] {
                builder.used[facts[at].figure] = true;
            }
            builder.claims.push(Claim::Repeat(Repeat { name, quantities, across }));
        }
    }
}

/// 走访慰问困难职工258户 and 285户困难职工: names of which one is the end of the other, side by side once they are sorted by
/// their ends.
fn alike(facts: &[Fact<'_>]) -> Vec<Vec<usize>> {
    let mut sorted: Vec<(&str, &str, usize, bool)> = Vec::new();
    for (at, fact) in facts.iter().enumerate().filter(|(_, fact)| !fact.earlier) {
        let names = [(&fact.name, false), (&fact.behind, true)].into_iter();
        sorted.extend(names.filter_map(|(name, behind)| Some((fact.unit, name.as_ref()?.text.as_str(), at, behind))));
    }
    sorted.sort_unstable_by(|(unit, name, at, _), (other_unit, other, other_at, _)| {
        let by_end = || name.chars().rev().cmp(other.chars().rev());
        unit.cmp(other_unit).then_with(by_end).then(at.cmp(other_at))
    });
    // Of two that are the same one stands behind its figure.
    let one = |(unit, name, at, behind): &(&str, &str, usize, bool),
               (other_unit, other, other_at, other_behind): &(&str, &str, usize, bool)| {
        let same = name == other && (at == other_at || behind == other_behind);
        // 两类有效问卷: of several, where the other was told of one of them.
        let several =
            |front: &str| any_of!["两类", "三类", "四类", "各类", "两种", "三种", "两组", "两者", "合计"].is_in(front);
        unit == other_unit && !same && other.strip_suffix(name).is_some_and(|front| !several(front))
    };
    let pairs = sorted.windows(2).filter(|pair| one(&pair[0], &pair[1]));
    pairs.map(|pair| vec![pair[0].2.min(pair[1].2), pair[0].2.max(pair[1].2)]).collect()
}

/// 2,318户改厕，投入资金463.60万元 and 463.60万元资金惠及2,138户: the one number of a kind of things beside the same money.
fn for_the_same_money(facts: &[Fact<'_>]) -> Vec<Vec<usize>> {
    let mut money: Vec<(Number, usize)> = Vec::new();
    let told = facts.iter().enumerate().filter(|(_, fact)| fact.unit == "元" && digits(fact.value) > 2);
    money.extend(told.map(|(at, fact)| (fact.value, at)));
    money.sort_unstable();
    let mut found = Vec::new();
    for pair in money.chunk_by(|(a, _), (b, _)| a == b) {
        let &[(_, a), (_, b)] = pair else { continue };
        let (first, other) = (&facts[a], &facts[b]);
        let named = matches!((&first.name, &other.name), (Some(x), Some(y)) if x.ends_alike(y));
        if first.sentence == other.sentence || !(named || digits(first.value) > 3) {
            continue;
        }
        for one in counted(facts, a) {
            let mut like = counted(facts, b).filter(|&like| facts[like].unit == facts[one].unit);
            let alone = counted(facts, a).filter(|&like| facts[like].unit == facts[one].unit).count() == 1;
            if let (Some(like), None, true) = (like.next(), like.next(), alone) {
                found.push(vec![one.min(like), one.max(like)]);
            }
        }
    }
    found
}

/// The numbers of things in the sentence of a fact.
fn counted<'f>(facts: &'f [Fact<'_>], at: usize) -> impl Iterator<Item = usize> + 'f {
    const UNITS: [&str; 3] = ["元", "%", "分"];
    let same = move |&other: &usize| facts[other].sentence == facts[at].sentence;
    let all = (0..at).rev().take_while(same).chain((at + 1..facts.len()).take_while(same));
    all.filter(|&other| !UNITS.contains(&facts[other].unit))
}

/// What other readers found told twice.
fn repeated(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let repeats = builder.claims.iter().chain(&builder.bound).filter_map(|claim| match claim {
        Claim::Repeat(repeat) => Some(&repeat.quantities),
        _ => None,
    });
    repeats.flatten().filter_map(|quantity| quantity.place.span).collect()
}

/// A group by years. What names no year is of the report's; where no title says which that is, of the only year named.
fn of_one_year(builder: &Builder<'_, '_>, facts: &[Fact<'_>], group: &[usize]) -> Vec<Vec<usize>> {
    let mut years: Vec<u16> = group.iter().filter_map(|&at| facts[at].year).collect();
    years.sort_unstable();
    years.dedup();
    let named = !builder.report.title.is_empty();
    let own = match years[..] {
        [only] if !named || builder.report.year == Some(only) => Some(only),
        _ => builder.report.year.filter(|_| named),
    };
    let mut found: Vec<(Option<u16>, Vec<usize>)> = Vec::new();
    for &at in group {
        let year = facts[at].year.or(own);
        match found.iter_mut().find(|(known, _)| *known == year) {
            Some((_, members)) => members.push(at),
            None => found.push((year, vec![at])),
        }
    }
    found.into_iter().map(|(_, members)| members).collect()
}

/// The first of two values, and the first of the other; none where there are more than two, or where both stand in one
/// sentence.
fn unlike(builder: &Builder<'_, '_>, facts: &[Fact<'_>], group: &[usize]) -> Option<(usize, usize)> {
    let (&first, rest) = group.split_first()?;
    let same = |a: usize, b: usize| {
        let [a, b] = [a, b].map(|at| quantity(builder, &facts[at], ""));
        !matches!(likeness(&a, &b), Ok(Likeness::Different))
    };
    let other = rest.iter().copied().find(|&at| !same(first, at))?;
    let two = rest.iter().all(|&at| same(first, at) || same(other, at));
    (two && facts[first].sentence != facts[other].sentence).then_some((first, other))
}

/// Whether they differ as one thing does that was told wrongly, and as two things do not.
fn is_slip(builder: &Builder<'_, '_>, facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let (first, other) = (&facts[a], &facts[b]);
    let unnamed = Name::default();
    let common = called_behind(first, other);
    let name = common.or(first.name.as_ref()).unwrap_or(&unnamed);
    if first.name.is_some() && name.telling() > 1 && is_of_other_year(builder, facts, a, b) {
        return true;
    }
    let span = |fact: &Fact<'_>| builder.figure(fact.figure).span;
    if (has_rate(facts, a) && has_rate(facts, b))
        || knows_both(facts, a, b)
        || one_of_other(facts, a, b)
        || periods::differ(builder, span(first), span(other))
    {
        return false;
    }
    let decimals = first.value.decimals().min(other.value.decimals());
    let (Ok(x), Ok(y)) = (first.value.rounded(decimals), other.value.rounded(decimals)) else { return false };
    let digits = digits(x).max(digits(y));
    let slip = slips::between(x, y);
    let exchanged = matches!(slip, Some(Slip::Neighbours | Slip::Apart)) || (digits > 3 && slips::shuffled(x, y));
    let telling = if name.single { 6 } else { name.telling() };
    let known_years = first.year.is_some() && first.year == other.year;
    let twin = || twins(facts, a, b);
    let across = || builder.in_table(first.figure) != builder.in_table(other.figure);
    // The end of a longer name may be the name of more.
    if common.is_none() && first.name.as_ref().map(|name| &name.text) != other.name.as_ref().map(|name| &name.text) {
        let least = other.name.as_ref().map_or(0, Name::telling).min(name.telling());
        // 上述206万元购置经费: the words say that it was told before.
        let refers = (first.refers || other.refers) && first.unit == "元";
        let counts = first.unit != "元" && first.unit != "分";
        return (counts || refers)
            && !first.other
            && !other.other
            && digits > 2
            && (exchanged && (least > 1 || twin()) || slip.is_some() && least > 1 && only_rate(facts, a, b));
    }
    match first.unit {
        "分" => {
            let of_whole = name.single || other.name.as_ref().is_some_and(|name| name.single);
            slip.is_some() && digits > 2 && of_whole && builder.further.is_empty()
        }
        // 县级资金执行率: whose it is says little, but four digits in another order are hardly those of another.
        "%" if exchanged && digits > 3 && name.text.ends_with("执行率") => true,
        "%" => digits > 2 && telling > 2 && (exchanged || digits > 3 && telling > 3 && slip == Some(Slip::OneDigit)),
        // 年末实有在职人员29人 here, 31人 there, of as many posts.
        "人" if name.text == "在职" => {
            exchanged
                || slip.is_some() && only_two(builder, facts, a, b)
                || twin()
                || same_words(builder, first, other) && is_rough(x, y) && !of_two(facts, a, b)
        }
        unit if unit != "元" && slip.is_some() && digits > 2 && telling > 1 && only_rate(facts, a, b) => true,
        // 演练36场，参与4820人次 here, 39场，参与4820人次 there
        _ if slip.is_some() && digits == 2 && first.unit != "元" => name.telling() > 2 && twin(),
        _ if slip == Some(Slip::OneDigit) => digits > 2 && (telling > 3 && (digits > 3 || across()) || twin()),
        // 2024年“三公”经费支出7.26万元, and of the same year 6.72万元: the same digits in another order.
        _ if known_years && name.single && digits > 2 && slips::shuffled(x, y) => true,
        _ if exchanged => digits > 2 && (telling > 1 || twin()) || digits > 3 && known_years && telling > 0,
        _ => {
            let near = digits > 2 && slips::kindred(x, y) && name.single && (known_years || twin());
            near || (digits > 2 && telling > 1 && is_rough(x, y) && same_money(facts, a, b))
        }
    }
}

/// The name behind the one, where the other has it in front: 81名在职人员.
fn called_behind<'f>(first: &'f Fact<'_>, other: &'f Fact<'_>) -> Option<&'f Name> {
    let same = |behind: &'f Option<Name>, name: &Option<Name>| {
        behind.as_ref().filter(|behind| name.as_ref().is_some_and(|name| name.text == behind.text))
    };
    same(&first.behind, &other.name).or_else(|| same(&other.behind, &first.name))
}

/// 在职88人 here, 81名在职人员 there: no other number of people of the text has either value or lies between them.
fn only_two(builder: &Builder<'_, '_>, facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let (x, y) = (facts[a].value, facts[b].value);
    let Ok(gap) = x.subtract(y) else { return false };
    let labels = [a, b].map(|at| builder.slice(builder.figure(facts[at].figure).label));
    let plain =
        |label: &&str| !any_of!["编制", "编内", "在编", "在岗", "行政", "事业", "机关", "本级", "单位"].is_in(label);
    let people = facts.iter().enumerate().filter(|(at, fact)| ![a, b].contains(at) && fact.unit == "人");
    people.into_iter().all(|(_, fact)| fact.value != x && fact.value != y && fact.value != gap.abs())
        && labels.iter().all(plain)
}

/// Not more than a twentieth apart.
fn is_rough(x: Number, y: Number) -> bool {
    x.mantissa().abs() / 20 >= (x.mantissa() - y.mantissa()).abs()
}

/// 年末实有在职人员 here and there, in so many words.
fn same_words(builder: &Builder<'_, '_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let [a, b] = [a, b].map(|fact| builder.slice(builder.figure(fact.figure).label));
    let shorter = if a.len() < b.len() { a } else { b };
    a.ends_with(shorter) && b.ends_with(shorter) && has(shorter, "年末") && has(shorter, "实有")
}

/// 编制70名，年末实有64人 here and 编制72名，年末实有66人 there: another figure beside them differs as well.
fn of_two(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let named =
        |one: &Fact<'_>, other: &Fact<'_>| matches!((&one.name, &other.name), (Some(x), Some(y)) if x.text == y.text);
    beside(facts, a).any(|one| {
        beside(facts, b).any(|other| one.unit == other.unit && one.value != other.value && named(one, other))
    })
}

/// 计划里程28公里 … 完成27.5公里，完成计划的94.64%: the rate beside the one is what the other comes to of a third.
fn only_rate(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    /// So far from the two the third may stand.
    const NEAR: usize = 12;
    let third = &facts[a.saturating_sub(NEAR)..facts.len().min(b + NEAR)];
    let makes = |of: &Fact<'_>, rate: &Fact<'_>| {
        let two = [facts[a].value, facts[b].value];
        let like = third.iter().filter(|plan| plan.unit == of.unit && !two.contains(&plan.value));
        like.into_iter().any(|plan| of.value.percent_of(plan.value, rate.value.decimals()) == Ok(rate.value))
    };
    let rates = || beside(facts, a).chain(beside(facts, b)).filter(|one| one.unit == "%" && digits(one.value) > 3);
    let [of_a, of_b] = [a, b].map(|at| rates().any(|rate| makes(&facts[at], rate)));
    of_a != of_b
}

/// 人工造林1.8万亩 among what is planned, and 完成人工造林1.86万亩，为计划的103.33%: the rate beside the one is what it comes to of the other.
fn one_of_other(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let made = |one: usize, of: usize| {
        // 105.00%: the noughts are printed to be believed.
        beside(facts, one)
            .filter(|rate| rate.unit == "%" && (digits(rate.value) > 3 || rate.value.decimals() > 1))
            .any(|rate| facts[one].value.percent_of(facts[of].value, rate.value.decimals()) == Ok(rate.value))
    };
    made(a, b) || made(b, a)
}

/// 调查800人，满意741人，满意度92.63%: the rate beside it is what it comes to of a third, so that its digits are right.
fn has_rate(facts: &[Fact<'_>], at: usize) -> bool {
    let rates = || beside(facts, at).filter(|rate| rate.unit == "%" && rate.value.decimals() > 1);
    beside(facts, at).filter(|whole| whole.unit == facts[at].unit).any(|whole| {
        rates().any(|rate| facts[at].value.percent_of(whole.value, rate.value.decimals()) == Ok(rate.value))
    })
}

/// 预算152.00万元，只支出125.00万元: whoever tells the other value beside this one means two things.
fn knows_both(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let told = |at: usize, other: usize| {
        beside(facts, at).any(|one| one.unit == facts[other].unit && one.value == facts[other].value)
    };
    told(a, b) || told(b, a)
}

/// 2023年末固定资产总额4316.08万元，比2022年末4102.50万元有所增长, and below it 2023年末固定资产总额4102.50万元.
fn is_of_other_year(builder: &Builder<'_, '_>, facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let known = facts[a].year.is_some() && facts[a].year == facts[b].year;
    let next = facts[a + 1..].iter().take(2).take_while(|next| next.sentence == facts[a].sentence);
    let earlier = |next: &Fact<'_>| {
        let last_year = any_of!["上年", "去年"].is_in(builder.slice(builder.figure(next.figure).label));
        last_year || (next.year.is_some() && next.year != facts[a].year)
    };
    let same = |next: &Fact<'_>| next.unit == facts[b].unit && next.value == facts[b].value;
    known && next.into_iter().any(|next| same(next) && earlier(next))
}

/// 发放补贴2386.52万元，惠及农户41286户 and 40926户农户直接受益，补贴资金2386.52万元: for the same money as many come.
fn same_money(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    let many = |fact: &&Fact<'_>| fact.unit == "元" && digits(fact.value) > 3;
    facts[a].unit != "元"
        && beside(facts, a).filter(many).any(|one| beside(facts, b).filter(many).any(|other| one.value == other.value))
}

/// The other figures of a sentence.
fn beside<'f, 'd>(facts: &'f [Fact<'d>], at: usize) -> impl Iterator<Item = &'f Fact<'d>> {
    let same = move |other: &&Fact<'_>| other.sentence == facts[at].sentence;
    facts[..at].iter().rev().take_while(same).chain(facts[at + 1..].iter().take_while(same))
}

/// Another figure of their sentences is told alike in both: by its name, or by so many digits that none is needed.
fn twins(facts: &[Fact<'_>], a: usize, b: usize) -> bool {
    beside(facts, a).any(|one| {
        beside(facts, b).any(|other| {
            let alike = one.unit == other.unit && one.value == other.value;
            let named = matches!((&one.name, &other.name), (Some(x), Some(y)) if x.ends_alike(y));
            alike && (digits(one.value) > 3 || named && digits(one.value) > 1)
        })
    })
}

/// Its digits without the zeros at its end.
fn digits(number: Number) -> usize {
    number.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

fn quantity(builder: &Builder<'_, '_>, fact: &Fact<'_>, name: &str) -> Quantity {
    let figure = builder.figure(fact.figure);
    let measure = match figure.kind {
        FigureKind::Money(unit) => Measure::Money(unit),
        FigureKind::Percent => Measure::Percent,
        FigureKind::Points => Measure::Points,
        _ => Measure::Count,
    };
    Quantity { name: name.to_owned(), number: figure.number, measure, place: crate::claims::Place::span(figure.span) }
}

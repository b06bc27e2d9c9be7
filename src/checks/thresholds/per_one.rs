//! What comes to one of many, against the two figures in front of it: 使用面积1008平方米，在岗56人，人均18平方米; 接待费1.86万元，
//! 155人次，人均120元.

use crate::amount::{Number, NumberError, Unit, convert, slips};
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of, has, many_of};

/// By what each word divides.
pub(super) const APIECE: [(&str, AnyOf); 10] = [
    ("人均", AnyOf::new(&["人", "名"])),
    ("生均", AnyOf::new(&["人", "名"])),
    ("户均", AnyOf::new(&["户", "万户"])),
    ("车均", AnyOf::new(&["辆", "台"])),
    ("单车", AnyOf::new(&["辆", "台"])),
    ("场均", AnyOf::new(&["场"])),
    ("亩均", AnyOf::new(&["亩", "万亩"])),
    ("次均", AnyOf::new(&["次", "人次"])),
    ("日均", AnyOf::new(&["天", "日"])),
    ("例均", AnyOf::new(&["例"])),
];
/// Not what came of the figures here, but a limit, another year's, or what one costs in a month.
const OTHER: AnyOf = many_of![
    "低于",
    "高于",
    "标准",
    "不超过",
    "不高于",
    "不低于",
    "定额",
    "限额",
    "上年",
    "去年",
    "同期",
    "目标",
    "计划",
    "预算",
    "每月",
    "月",
    "天",
    "日",
    "增",
    "减",
    "提高",
    "下降",
    "可支配",
    "收入",
    "产值",
    "寿命",
    "编制",
];
/// Told of a limit, of another year or of a part of one. 日常公用经费 are no matter of days.
pub(super) fn is_other(words: &str) -> bool {
    OTHER.is_in(words.strip_prefix("日常").unwrap_or(words))
}

/// Bytes in front of the figure in which the two stand.
const NEAR: usize = 400;

/// So many figures behind it may be what was left out of the amount.
const BEHIND: usize = 4;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for (at, figure) in document.figures.iter().enumerate() {
        let label = document.slice(figure.label);
        if matches!(figure.kind, FigureKind::Money(_) | FigureKind::Count) && any_of!["均", "单车"].is_in(label) {
            findings.extend(one(document, at, figure, label));
        }
    }
}

fn one(document: &Document<'_>, at: usize, figure: &Figure, label: &str) -> Option<Finding> {
    let known = APIECE.iter().find(|(word, _)| has(label, word));
    // 平均每期90人: by what the words name.
    let (before, what) = label.split_once(known.map_or("平均每", |(word, _)| *word))?;
    let named = if known.is_some() { "" } else { what };
    if is_other(before) || is_other(what) || (known.is_none() && named.is_empty()) {
        return None;
    }
    let text = document.text();
    let end = figure.span.start as usize;
    let near = &text[text.ceil_char_boundary(end.saturating_sub(NEAR))..end];
    let part = near.rsplit(['。', '；', '\n', '\t']).next().unwrap_or(near);
    let start = (end - part.len()) as u32;
    let since = |start: u32| {
        let before = document.figures[..at].iter().rev().take_while(move |other| other.span.start >= start);
        before.filter(|other| !document.slice(other.label).contains('均'))
    };
    let before: Vec<&Figure> = since(start).collect();
    let unit = document.unit_of(figure.span);
    let mut amounts: Vec<&Figure> = before
        .iter()
        .filter(|other| match figure.kind {
            FigureKind::Money(_) => matches!(other.kind, FigureKind::Money(_)),
            _ => other.kind == FigureKind::Count && document.unit_of(other.span) == unit,
        })
        .copied()
        .collect();
    // 运行费9.72万元。…公务用车4辆，平均每辆运行费2.34万元: what is divided is named, and may be told in the sentence before.
    let counted = counted_and_named(document, &before, named);
    if let (true, Some((_, of))) = (amounts.is_empty(), counted) {
        let line = (end - near.rsplit(['\n', '\t']).next().unwrap_or(near).len()) as u32;
        let called = |other: &&Figure| {
            let name = document.slice(other.label);
            matches!(other.kind, FigureKind::Money(_)) && name.ends_with(of) && !OTHER.is_in(name)
        };
        amounts = since(line).filter(called).take(1).collect();
    }
    let named = counted.map_or(named, |(unit, _)| unit);
    let many = |other: &&&Figure| {
        let unit = document.unit_of(other.span);
        let divides = known.map_or(unit == named, |(_, by)| by.starts(unit).is_some());
        other.kind == FigureKind::Count && divides
    };
    let divisors: Vec<&Figure> = before.iter().filter(many).copied().filter(|other| !amounts.contains(other)).collect();
    let fits = |amount: &Figure, divisor: &Figure| apart(figure, amount, divisor).map(|found| found.is_none());
    if amounts.iter().any(|amount| divisors.iter().any(|divisor| fits(amount, divisor).unwrap_or(true))) {
        return None;
    }
    if in_bracket(document, at, figure) {
        return None;
    }
    // 预算0.80万元，支出0.42万元，比上年的0.66万元减少0.24万元: what it is compared with is not divided.
    if amounts.len() > 1 {
        let compared = any_of!["比", "较", "上年", "去年", "增加", "减少", "下降", "增长"];
        amounts.retain(|amount| {
            let label = document.slice(amount.label);
            !compared.is_in(label) && !has(label, "预算")
        });
    }
    // Of several amounts the one that is named alike.
    let alike = |amount: &&&Figure| shares_words(document.slice(amount.label), what);
    let amount = match amounts[..] {
        [only] => only,
        _ => {
            let mut named = amounts.iter().filter(alike);
            named.next().filter(|_| named.next().is_none())?
        }
    };
    let divisor = whole_of(&divisors)?;
    let computed = apart(figure, amount, divisor).ok()??;
    // 场地356.20万元，已完工的5块平均每块66.24万元，未完工的预付25.00万元: of what is left.
    let behind = document.figures[at + 1..].iter().take(BEHIND).take_while(|other| {
        !document.slice(Span { start: figure.span.end, end: other.span.start }).contains(['。', '\n', '\t'])
    });
    let others = amounts.iter().copied().chain(behind);
    let joined = |other: &Figure| {
        other.span != amount.span
            && amount.number.subtract(other.number).is_ok_and(|number| {
                apart(figure, &Figure { number, ..*amount }, divisor).is_ok_and(|found| found.is_none())
            })
    };
    let alike =
        |other: &&Figure| other.kind == amount.kind && document.unit_of(other.span) == document.unit_of(amount.span);
    if others.filter(alike).any(joined) {
        return None;
    }
    // What lies further away was made of other figures.
    const FAR: i64 = 3;
    let (far, stated) = (Number::whole(FAR), figure.number);
    let slip = slips::between(stated, computed).is_some() || slips::left_out(stated, computed);
    if !slip && (computed.multiply(far).ok()? < stated || stated.multiply(far).ok()? < computed) {
        return None;
    }
    Some(finding(document, label, figure, [amount, divisor], computed))
}

/// The average is not what the two make.
pub(super) fn finding(
    document: &Document<'_>,
    label: &str,
    stated: &Figure,
    [amount, divisor]: [&Figure; 2],
    computed: Number,
) -> Finding {
    let said = |figure: &Figure| document.slice(figure.span).to_owned();
    let unit = document.unit_of(stated.span);
    let arguments = vec![label.to_owned(), said(stated), said(amount), said(divisor), format!("{computed}{unit}")];
    let formula = format!("{} ÷ {} = {computed}", document.slice(amount.span), document.slice(divisor.span));
    let working = show::working(
        stated.number.to_string(),
        computed.to_string(),
        computed.subtract(stated.number).unwrap_or(Number::ZERO),
        String::new(),
        formula,
    );
    let places = show::in_order([amount, divisor, stated].map(|figure| Place::span(figure.span)).to_vec());
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::AverageApart, arguments);
    finding.with_working(working).at(places).based_on(Basis::Arithmetic)
}

/// 平均每处18.07万元（投资2494.20万元，138处）: what it was made of stands behind it.
fn in_bracket(document: &Document<'_>, at: usize, figure: &Figure) -> bool {
    /// Bytes of the bracket.
    const LONGEST: usize = 200;
    let text = &document.text()[figure.span.end as usize..];
    let text = &text[..text.floor_char_boundary(LONGEST.min(text.len()))];
    let Some(end) = text.strip_prefix('（').and_then(|inner| inner.find('）')) else { return false };
    let end = figure.span.end + ('（'.len_utf8() + end) as u32;
    let inside: Vec<&Figure> = document.figures[at + 1..].iter().take_while(|other| other.span.end <= end).collect();
    let fits = |amount: &&Figure| {
        inside.iter().any(|divisor| divisor.kind == FigureKind::Count && apart(figure, amount, divisor) == Ok(None))
    };
    inside.iter().filter(|amount| matches!(amount.kind, FigureKind::Money(_))).any(fits)
}

/// 每辆运行费, where 4辆 stand in front: the unit that is divided by, and what is divided.
fn counted_and_named<'d>(document: &'d Document<'_>, before: &[&Figure], named: &'d str) -> Option<(&'d str, &'d str)> {
    before.iter().filter(|other| other.kind == FigureKind::Count).find_map(|other| {
        let unit = document.unit_of(other.span);
        let of = named.strip_prefix(unit).filter(|of| !unit.is_empty() && !of.is_empty())?;
        Some((unit, of))
    })
}

/// The only number, or the one that all others add up to: 公路26.4公里，其中县道8.1公里、乡道11.5公里、村道6.8公里.
fn whole_of<'a>(divisors: &[&'a Figure]) -> Option<&'a Figure> {
    let (whole, parts) = divisors.split_last()?;
    let sum = Number::sum(parts.iter().map(|part| part.number));
    (parts.is_empty() || sum == Ok(whole.number)).then_some(*whole)
}

/// What an amount is told in; what is no money is converted into nothing else.
pub(super) fn money_unit(figure: &Figure) -> Unit {
    match figure.kind {
        FigureKind::Money(unit) => unit,
        _ => Unit::Yuan,
    }
}

/// What one comes to, where that is not what is stated.
pub(super) fn apart(stated: &Figure, amount: &Figure, divisor: &Figure) -> Result<Option<Number>, NumberError> {
    let scale = |number: Number, from: &Figure| convert(number, money_unit(from), money_unit(stated));
    let all = scale(amount.number, amount)?;
    let by = divisor.number;
    if by.is_zero() {
        return Ok(None);
    }
    const FINE: u32 = 4;
    let computed = all.times_ratio(Number::ONE, by, stated.number.decimals() + FINE)?;
    // One unit of the last digit, as it may be cut off, and what amount and divisor leave open.
    let last = stated.number.envelope().multiply(Number::whole(2))?.add(rounded(stated.number)?)?;
    // What was counted is exact.
    let exact = |figure: &Figure| figure.kind == FigureKind::Count && figure.number.decimals() == 0;
    let envelope = |figure: &Figure| if exact(figure) { Number::ZERO } else { figure.number.envelope() };
    let of_amount = scale(envelope(amount), amount)?.times_ratio(Number::ONE, by, FINE + 2)?;
    let of_divisor = stated.number.times_ratio(envelope(divisor), by, FINE + 2)?;
    let tolerance = Number::sum([last, of_amount, of_divisor])?;
    let gap = computed.subtract(stated.number)?.abs();
    Ok((gap > tolerance).then(|| computed.rounded(stated.number.decimals().max(2)).unwrap_or(computed)))
}

/// 人均1500盏: half a unit of the last digit that is no zero; nothing where there is no zero.
fn rounded(stated: Number) -> Result<Number, NumberError> {
    let significant = stated.significant();
    // 100.00元 is exact.
    if stated.decimals() > 0 || significant == 0 {
        return Ok(Number::ZERO);
    }
    match i64::try_from(stated.mantissa().unsigned_abs() / significant) {
        Ok(1) | Err(_) => Ok(Number::ZERO),
        Ok(unit) => Ok(Number::whole(unit / 2)),
    }
}

/// Two characters that stand in both.
pub(super) fn shares_words(a: &str, b: &str) -> bool {
    let ends = |text: &str| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
    ends(b).windows(3).any(|at| has(a, &b[at[0]..at[2]]))
}

//! UNT-01 to UNT-03: 元 and 万元 mixed up, unit words, decimals and widths.

use std::collections::HashMap;

use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict};
use super::{show, visit};
use crate::amount::{Number, NumberError, Unit};
use crate::claims::percent::{Match, Ratio, compare, ratio};
use crate::claims::tolerance::{Addition, Likeness, common_unit, comparable, in_unit, likeness, money};
use crate::claims::{Claim, Completeness, Place, Quantity, Repeat, Share, Span, Sum};
use crate::document::{Document, Figure, FigureKind};
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::{any_of, has};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut slips = Slips { findings, seen: Vec::new() };
    for claim in subject.claims {
        match claim {
            Claim::Sum(sum) => slips.sum(sum),
            Claim::Share(share) => slips.share(share),
            Claim::Completion(completion) => {
                if let Some(actual) = &completion.actual {
                    for (_, budget) in &completion.budgets {
                        slips.jump(&completion.name, budget, actual);
                    }
                }
            }
            Claim::Change(change) => {
                if let (Some(now), Some(before)) = (&change.now, &change.before) {
                    slips.jump(&change.name, before, now);
                }
            }
            Claim::Repeat(repeat) => slips.repeat(repeat),
            _ => {}
        }
    }
    if let Some(document) = subject.document {
        slips.said_again(document);
        slips.same_digits(document);
        repeated_unit(document, findings);
        decimals(document, findings);
        widths(document, findings);
    }
    unit_words(subject, findings);
}

/// 1,000,000,000 元 in 万元, and no county's department spends that on one thing.
const ABSURD: i64 = 100_000;
/// A whole number below this may be the same by chance.
const LEAST: i64 = 100;
/// 万元 is this many 元.
const FACTOR: i64 = 10_000;

/// Figures that make sense ten thousand times larger or smaller. Each is told of once, whatever it contradicts.
struct Slips<'f> {
    findings: &'f mut Vec<Finding>,
    seen: Vec<Place>,
}

impl Slips<'_> {
    /// `suspect` would fit its surroundings as `otherwise`; `beside` is what it was held against.
    fn tell(&mut self, name: &str, suspect: &Quantity, otherwise: Number, beside: &Quantity) {
        if self.seen.contains(&suspect.place) || self.seen.contains(&beside.place) {
            return;
        }
        self.seen.push(suspect.place.clone());
        let value = show::with_unit(otherwise, suspect.measure);
        let arguments = vec![show::name(name, "该项"), show::figure(suspect), show::figure(beside), value];
        let formula = if otherwise.abs() > suspect.number.abs() { "× 10000" } else { "÷ 10000" };
        let working = show::working(
            suspect.number.to_string(),
            otherwise.to_string(),
            otherwise.subtract(suspect.number).unwrap_or(Number::ZERO),
            String::new(),
            format!("{} {formula} = {otherwise}", suspect.number),
        );
        let finding = Finding::new(RuleId::Unt01, Verdict::Inconsistent, Sentence::UnitSlip, arguments);
        let places = show::in_order(vec![suspect.place.clone(), beside.place.clone()]);
        self.findings.push(finding.with_working(working).at(places));
    }

    fn sum(&mut self, sum: &Sum) {
        if money(sum.whole.measure).is_none() || !sum.parts.iter().all(|part| comparable(part, &sum.whole)) {
            return;
        }
        let Ok(Some((index, otherwise))) = slip_of_sum(sum) else { return };
        match index.and_then(|index| sum.parts.get(index)) {
            Some(part) => self.tell(&part.name, part, otherwise, &sum.whole),
            None => self.tell(&sum.whole.name, &sum.whole, otherwise, &sum.parts[0]),
        }
    }

    fn share(&mut self, share: &Share) {
        let (Some(part), Some(whole)) = (&share.part, &share.whole) else { return };
        let stated = share.percent.number;
        if money(part.measure).is_none() || !comparable(part, whole) || stated.is_zero() {
            return;
        }
        let Ok(printed) = ratio(part, whole) else { return };
        let fits = |ratio: &Ratio| {
            compare(stated, ratio).ok().flatten().is_some_and(|compared| compared.found != Match::Apart)
        };
        if fits(&printed) {
            return;
        }
        for larger in [true, false] {
            let Ok(changed) = scaled(part, larger) else { continue };
            let other = Quantity { number: changed, ..part.clone() };
            if ratio(&other, whole).is_ok_and(|ratio| fits(&ratio)) {
                self.tell(&part.name, part, changed, whole);
                return;
            }
        }
    }

    /// 共计386,500元，即386.50万元: the same amount in two units, whose digits are of another power of ten.
    fn said_again(&mut self, document: &Document<'_>) {
        const WORDS: usize = 3;
        for pair in document.figures.windows(2) {
            let [FigureKind::Money(first), FigureKind::Money(second)] = [pair[0].kind, pair[1].kind] else { continue };
            let between =
                document.slice(Span { start: pair[0].span.end, end: pair[1].span.start.max(pair[0].span.end) });
            let again = between.chars().count() <= WORDS && any_of!["即", "折合", "合计即"].is_in(between);
            if first == second || !again {
                continue;
            }
            let quantities = [(&pair[0], first), (&pair[1], second)].map(|(figure, unit)| Quantity {
                name: document.slice(figure.label).to_owned(),
                place: Place::span(figure.span),
                ..Quantity::amount(figure.number, unit)
            });
            let [a, b] = &quantities;
            if a.number.significant() == b.number.significant()
                && likeness(a, b) == Ok(Likeness::Different)
                && let Ok(otherwise) = in_unit(a, second)
            {
                self.tell(&a.name, b, otherwise, a);
            }
        }
    }

    /// 补助资金3,264.80元 beside 3,264.80万元: the very digits with another unit.
    fn same_digits(&mut self, document: &Document<'_>) {
        const DIGITS: u128 = 10_000;
        let telling = |number: Number| {
            number.decimals() > 0 && number.mantissa().unsigned_abs() >= DIGITS && number.significant() >= DIGITS / 10
        };
        let in_wan = |figure: &Figure| figure.kind == FigureKind::Money(Unit::WanYuan);
        let too_large = |figure: &Figure| in_wan(figure) && figure.number > Number::whole(FACTOR);
        let in_yuan = |figure: &Figure| figure.kind == FigureKind::Money(Unit::Yuan) && telling(figure.number);
        let suspects: Vec<&Figure> =
            document.figures.iter().filter(|figure| too_large(figure) || in_yuan(figure)).collect();
        if suspects.is_empty() {
            return;
        }
        let quantity = |figure: &Figure, unit: Unit| Quantity {
            name: document.slice(figure.label).to_owned(),
            place: Place::span(figure.span),
            ..Quantity::amount(figure.number, unit)
        };
        let key = |number: Number| {
            let number = number.trimmed(0);
            (number.mantissa(), number.decimals())
        };
        let mut larger: HashMap<(i128, u32), &Figure> = HashMap::new();
        // So much is nobody's budget: there the digits need not be telling.
        let mut round: HashMap<(i128, u32), &Figure> = HashMap::new();
        let absurd = suspects.iter().any(|figure| figure.number >= Number::whole(ABSURD));
        for figure in &document.figures {
            let table = figure.kind == FigureKind::Bare && document.unit == Some(Unit::WanYuan);
            if (table || in_wan(figure)) && telling(figure.number) {
                larger.entry(key(figure.number)).or_insert(figure);
            }
            if absurd && in_wan(figure) && (figure.number.decimals() > 0 || figure.number >= Number::whole(LEAST)) {
                round.entry(key(figure.number)).or_insert(figure);
            }
        }
        for table in document.tables.iter().filter(|table| table.unit.or(document.unit) == Some(Unit::WanYuan)) {
            for cell in table.rows.iter().flatten().filter(|cell| !cell.is_empty()) {
                if let [figure] = document.figures_in(*cell)
                    && figure.kind == FigureKind::Bare
                    && telling(figure.number)
                {
                    larger.entry(key(figure.number)).or_insert(figure);
                }
            }
        }
        for figure in suspects {
            if in_yuan(figure) {
                let Some(other) = larger.get(&key(figure.number)) else { continue };
                let (suspect, beside) = (quantity(figure, Unit::Yuan), quantity(other, Unit::WanYuan));
                if let Ok(otherwise) = figure.number.multiply(Number::whole(FACTOR)) {
                    self.tell(&suspect.name, &suspect, otherwise, &beside);
                }
                continue;
            }
            // 3864000万元 beside 386.40万元: an amount in 元 with the unit of the others.
            let Ok(otherwise) = Number::new(figure.number.mantissa(), figure.number.decimals() + 4) else { continue };
            let known = if figure.number >= Number::whole(ABSURD) { &round } else { &larger };
            if let Some(other) = known.get(&key(otherwise)) {
                let (suspect, beside) = (quantity(figure, Unit::WanYuan), quantity(other, Unit::WanYuan));
                self.tell(&suspect.name, &suspect, otherwise.trimmed(0), &beside);
            }
        }
    }

    /// Budget and actual, this year and last: of the same size within a factor of two, but for four digits.
    fn jump(&mut self, name: &str, a: &Quantity, b: &Quantity) {
        if money(a.measure).is_none() || !comparable(a, b) {
            return;
        }
        let unit = common_unit([a, b].into_iter());
        let (Ok(x), Ok(y)) = (in_unit(a, unit), in_unit(b, unit)) else { return };
        let (small, large, suspect, beside) = if x < y { (x, y, a, b) } else { (y, x, b, a) };
        if small <= Number::ZERO {
            return;
        }
        let far = |factor: i64| small.multiply(Number::whole(factor)).map(|product| product.cmp(&large));
        if far(FACTOR / 2) == Ok(std::cmp::Ordering::Less)
            && far(FACTOR * 2) == Ok(std::cmp::Ordering::Greater)
            && let Ok(otherwise) = scaled(suspect, true)
        {
            self.tell(name, suspect, otherwise, beside);
        }
    }

    fn repeat(&mut self, repeat: &Repeat) {
        let Some((first, others)) = repeat.quantities.split_first() else { return };
        for other in others.iter().take(50) {
            if money(first.measure).is_none() || !comparable(first, other) || first.number.is_zero() {
                continue;
            }
            for larger in [true, false] {
                let Ok(otherwise) = scaled(other, larger) else { continue };
                let changed = Quantity { number: otherwise, ..other.clone() };
                if likeness(first, &changed).is_ok_and(|found| found != Likeness::Different)
                    && likeness(first, other) == Ok(Likeness::Different)
                {
                    self.tell(&repeat.name, other, otherwise, first);
                }
            }
        }
    }
}

fn scaled(quantity: &Quantity, larger: bool) -> Result<Number, NumberError> {
    let number = quantity.number;
    if larger {
        return Ok(number.multiply(Number::whole(FACTOR))?.trimmed(0));
    }
    Number::new(number.mantissa(), number.decimals() + 4).map(|number| number.trimmed(0))
}

/// The one figure of a sum (`None`: the whole) that makes it add up when its unit is changed, and what it then is.
fn slip_of_sum(sum: &Sum) -> Result<Option<(Option<usize>, Number)>, NumberError> {
    let found = Addition::of(&sum.whole, &sum.parts)?;
    let partial = sum.completeness != Completeness::Complete || sum.unquantified > 0;
    if found.within() || (partial && found.gap.is_negative()) {
        return Ok(None);
    }
    let fits = |gap: Number, tolerance: Number| {
        if partial { gap <= tolerance } else { gap.abs() <= tolerance }
    };
    for (index, part) in sum.parts.iter().enumerate() {
        let value = in_unit(part, found.unit)?;
        if value.is_zero() {
            continue;
        }
        // A part of a partial listing is only suspected where it alone exceeds the whole.
        if partial && value <= found.whole {
            continue;
        }
        for larger in [true, false] {
            if larger && !found.gap.is_negative() {
                continue;
            }
            let other = in_unit(&Quantity { number: scaled(part, larger)?, ..part.clone() }, found.unit)?;
            let gap = found.gap.subtract(value)?.add(other)?;
            // Where the sum holds without it, it was no part at all.
            if !larger && other.abs() <= found.tolerance {
                continue;
            }
            // The last digit of a figure that was too small by four digits leaves that much more open.
            let extra = if larger { part.number.envelope().multiply(Number::whole(FACTOR))? } else { Number::ZERO };
            let exact = part.number.decimals() == 0;
            if fits(gap, if exact { found.tolerance } else { found.tolerance.add(extra)? }) {
                return Ok(Some((Some(index), scaled(part, larger)?)));
            }
        }
    }
    for larger in [true, false] {
        let other = scaled(&sum.whole, larger)?;
        let whole = in_unit(&Quantity { number: other, ..sum.whole.clone() }, found.unit)?;
        let gap = found.sum.subtract(whole)?;
        if !whole.is_zero() && !partial && gap.abs() <= found.tolerance {
            return Ok(Some((None, other)));
        }
    }
    Ok(None)
}

/// UNT-01: 150万 in a table whose caption says 万元 already.
fn repeated_unit(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for table in &document.tables {
        let Some(unit) = table.unit else { continue };
        let mut places = Vec::new();
        let mut first = None;
        for cell in table.rows.iter().flatten().filter(|cell| !cell.is_empty()) {
            let [figure] = document.figures_in(*cell) else { continue };
            if figure.span == *cell && figure.kind == FigureKind::Money(unit) {
                first = first.or(Some(*cell));
                places.push(Place::span(*cell));
            }
        }
        let Some(first) = first else { continue };
        let arguments = vec![document.slice(first).to_owned(), unit.label().to_owned()];
        let mut finding =
            Finding::new(RuleId::Unt01, Verdict::Undecidable, Sentence::UnitRepeated, arguments).at(places);
        finding.severity = Severity::Warning;
        findings.push(finding.based_on(Basis::Form));
    }
}

/// UNT-02: 百分比 for %, and targets that are bare numbers.
fn unit_words(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (mut words, mut bare) = (Vec::new(), Vec::new());
    visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
        if !indicator.children.is_empty() {
            return;
        }
        let at = |field| subject.place(Field::Indicator(IndicatorPath(path.to_vec()), field));
        let unit = indicator.unit.trim();
        if unit == "百分比" || has(&indicator.target, "百分比") {
            words.push(at(if unit == "百分比" { IndicatorField::Unit } else { IndicatorField::Target }));
        } else if unit.is_empty() && is_bare(&indicator.target) {
            bare.push((at(IndicatorField::Target), indicator.name.clone()));
        }
    });
    let mut tell = |sentence, arguments: Vec<String>, places: Vec<Place>| {
        let mut finding = Finding::new(RuleId::Unt02, Verdict::Undecidable, sentence, arguments);
        finding.severity = Severity::Notice;
        findings.push(finding.at(show::in_order(places)).based_on(Basis::Form));
    };
    if !words.is_empty() {
        tell(Sentence::UnitWord, vec![words.len().to_string()], words);
    }
    if !bare.is_empty() {
        let arguments = vec![bare.len().to_string(), bare[0].1.clone()];
        tell(Sentence::UnitMissing, arguments, bare.into_iter().map(|(place, _)| place).collect());
    }
}

/// A number with at most a sign of comparison before it and nothing behind.
fn is_bare(target: &str) -> bool {
    let digits = target.trim_start_matches(['≥', '≤', '＝', '=', '>', '<', '＞', '＜', ' ', '≧', '≦']).trim_end();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// UNT-03: amounts in the same unit with different decimals. A hint: zeros at the end are often dropped.
fn decimals(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut counts = [0_usize; 3];
    let mut examples = [None; 3];
    for figure in &document.figures {
        if figure.kind == FigureKind::Money(crate::amount::Unit::WanYuan) {
            let kind = figure.number.decimals().min(2) as usize;
            counts[kind] += 1;
            examples[kind] = examples[kind].or(Some(figure.span));
        }
    }
    // Whole amounts beside decimals are how zeros are dropped; one decimal beside two is worth a word.
    if counts[1] == 0 || counts[2] == 0 {
        return;
    }
    let arguments = counts.iter().rev().map(usize::to_string).collect();
    let mut finding = Finding::new(RuleId::Unt03, Verdict::Undecidable, Sentence::DecimalsDiffer, arguments);
    finding.severity = Severity::Info;
    let places = examples.into_iter().flatten().map(Place::span).collect();
    findings.push(finding.at(show::in_order(places)).based_on(Basis::Form));
}

/// UNT-03: full and half width in one text.
fn widths(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let full_width = |text: &str| text.chars().any(|c| ('０'..='９').contains(&c));
    let mut full = document.figures.iter().filter(|figure| full_width(document.source_slice(figure.span)));
    let commas = document.marks().filter(|&(_, mark)| mark == '，');
    let mut marks = commas.map(|(at, mark)| crate::claims::Span::new(at, at + mark.len_utf8()));
    let half_mark = document.source.contains(',').then(|| marks.find(|at| document.source_slice(*at).starts_with(',')));
    let half_mark = half_mark.flatten();
    let (full_digit, figures) = (full.next(), document.figures.len());
    let mixed_digits = full_digit.filter(|_| full.count() + 1 < figures).map(|figure| figure.span);
    let full_marks = document.source.contains('，');
    for (sentence, span) in
        [(Sentence::DigitsMixed, mixed_digits), (Sentence::MarksMixed, half_mark.filter(|_| full_marks))]
    {
        let Some(span) = span else { continue };
        let arguments = vec![document.source_slice(span).trim().to_owned()];
        let mut finding = Finding::new(RuleId::Unt03, Verdict::Undecidable, sentence, arguments);
        finding.severity = Severity::Info;
        findings.push(finding.at([Place::span(span)]).based_on(Basis::Form));
    }
}

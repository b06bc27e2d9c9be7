//! Amounts that nothing bears out, and that the amounts beside them make but for one digit: 年初预算7105.20万元，年中追加2721.15万元，调整后为
//! 3826.35万元; 审定价3249.25万元，比送审价3667.65万元核减118.40万元.
//!
//! What belongs here: what is left when all claims are read. No words say that these amounts belong together, so the figures
//! have to: the amount has five digits and more, it stands in no claim that holds, its digits stand nowhere else in the text,
//! and two beside it, or a row of them, make it with one other digit, or with two neighbours changed over. Three digits are enough
//! where a bracket, a colon or 合计 puts whole and parts together, in a way that no reader has bound.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::readings::{self, Text};
use super::words;
use crate::amount::slips;
use crate::amount::{Number, Unit};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::any_of;

/// Fewer digits are made by chance.
const DIGITS: u128 = 10_000;
/// The others are written with so many; where words or a bracket put them together, it is enough for all of them.
const LEAST: u128 = 1_000;
/// And for the others to be written with so many.
const FEW: u128 = 100;
/// So many amounts make up a row.
const ROW: Range<usize> = 3..9;
/// So many around an amount are asked whether it is right.
const AROUND: usize = 8;

/// `used`: which figures a claim or a field holds.
pub(super) fn read(text: &Text<'_, '_>, unit: Unit, claims: &mut Vec<Claim>, used: &mut [bool]) {
    let borne_out = borne_out(text, claims);
    let mut told: HashMap<u128, usize> = HashMap::new();
    for figure in &text.document.figures {
        *told.entry(figure.number.significant()).or_default() += 1;
    }
    let alone = |at: usize| {
        let figure = &text.document.figures[at];
        let digits = figure.number.significant();
        let written = figure.number.mantissa().unsigned_abs();
        digits >= FEW && written >= LEAST && told.get(&digits) == Some(&1) && !borne_out.contains(&figure.span)
    };
    let mut found = Vec::new();
    for line in text.document.lines_of_text() {
        let figures = text.figures(line);
        if !figures.clone().any(alone) {
            continue;
        }
        let mut kinds: HashMap<&str, Vec<usize>> = HashMap::new();
        for at in figures {
            if let Some(kind) = kind(text, at) {
                kinds.entry(kind).or_default().push(at);
            }
        }
        for row in kinds.into_values() {
            let Some(row) = Row::of(text, unit, &row) else { continue };
            let sums = (0..row.row.len()).filter(|&at| alone(row.row[at])).filter_map(|at| row.sum(at));
            found.extend(sums);
        }
    }
    // Of several that have the same fault, the same is said once; out of a map they come in whatever order.
    let key = |sum: &Sum| {
        let parts: Vec<Option<Span>> = sum.parts.iter().map(|part| part.place.span).collect();
        (sum.whole.place.span, parts)
    };
    found.sort_unstable_by_key(key);
    found.dedup_by_key(|sum| key(sum));
    for quantity in found.iter().flat_map(|sum| sum.parts.iter().chain([&sum.whole])) {
        let figures = quantity.place.span.map_or(0..0, |span| text.figures(span));
        figures.for_each(|at| used[at] = true);
    }
    claims.extend(found.into_iter().map(Claim::Sum));
}

/// The places of all figures of which a claim says what they have to be.
fn borne_out(text: &Text<'_, '_>, claims: &[Claim]) -> HashSet<Span> {
    let mut known = HashSet::new();
    for claim in claims {
        let figures: Vec<&Quantity> = match claim {
            Claim::Sum(sum) => {
                let holds = readings::sums_hold(sum);
                let all = holds || sum.completeness == Completeness::Complete;
                sum.parts.iter().chain([&sum.whole]).filter(|_| all).collect()
            }
            Claim::Share(share) => share.part.iter().chain(&share.whole).filter(|_| share.whole.is_some()).collect(),
            Claim::Change(change) => {
                let known = [&change.now, &change.before, &change.difference].into_iter().flatten();
                let enough = known.clone().count() + usize::from(change.rate.is_some()) > 2;
                known.filter(|_| enough).collect()
            }
            Claim::Completion(done) => {
                let budgets = done.budgets.iter().map(|(_, budget)| budget);
                budgets.chain(&done.actual).filter(|_| done.actual.is_some()).collect()
            }
            Claim::Repeat(repeat) => repeat.quantities.iter().collect(),
            Claim::Grade(_) | Claim::GradeCount(_) | Claim::Count(_) => Vec::new(),
        };
        // What came in and what was there already may be one whole.
        let spans = figures.into_iter().filter_map(|quantity| quantity.place.span);
        known.extend(spans.flat_map(|span| text.figures(span)).map(|at| text.document.figures[at].span));
    }
    known
}

/// What an amount is counted in.
fn kind<'t>(text: &'t Text<'_, '_>, at: usize) -> Option<&'t str> {
    let figure = &text.document.figures[at];
    match figure.kind {
        FigureKind::Money(Unit::Yuan) => Some("元"),
        FigureKind::Money(Unit::WanYuan) => Some("万元"),
        FigureKind::Money(Unit::YiYuan) => Some("亿元"),
        // Where the unit stands above.
        FigureKind::Bare if figure.number.decimals() > 0 => Some(""),
        FigureKind::Count => Some(text.document.unit_of(figure.span)),
        _ => None,
    }
}

/// The amounts of one kind in a line.
struct Row<'s, 'd, 't> {
    text: &'s Text<'d, 't>,
    unit: Unit,
    row: &'s [usize],
    /// The amounts with as many decimals each, and what all up to each come to.
    values: Vec<i128>,
    sums: Vec<i128>,
}

impl<'s, 'd, 't> Row<'s, 'd, 't> {
    fn of(text: &'s Text<'d, 't>, unit: Unit, row: &'s [usize]) -> Option<Row<'s, 'd, 't>> {
        let number = |at: &usize| text.document.figures[*at].number;
        let decimals = row.iter().map(|at| number(at).decimals()).max()?;
        let value = |at: &usize| {
            let number = number(at);
            number.mantissa().checked_mul(10_i128.checked_pow(decimals - number.decimals())?)
        };
        let values: Vec<i128> = row.iter().map(value).collect::<Option<_>>()?;
        let mut sums = vec![0_i128];
        for &value in &values {
            sums.push(sums.last()?.checked_add(value)?);
        }
        Some(Row { text, unit, row, values, sums })
    }
}

impl Row<'_, '_, '_> {
    /// Such a gap one wrong digit leaves, or two that are changed over; or there is none. Whole and parts are worth a look then.
    fn may_be(&self, whole: usize, parts: i128) -> bool {
        let mut gap = self.values[whole].abs_diff(parts);
        while gap != 0 && gap.is_multiple_of(10) {
            gap /= 10;
        }
        gap < 10 || (gap.is_multiple_of(9) && gap / 9 < 10)
    }

    /// The sum that an amount would make right but for a digit.
    fn sum(&self, at: usize) -> Option<Sum> {
        let readings = self.of_two(at).into_iter().chain(self.of_row(at));
        let mut near = None;
        for (whole, parts) in readings {
            let together = self.are_together(whole, &parts);
            let (fine, least) = if together { (FEW, FEW) } else { (DIGITS, LEAST) };
            let short = |at: &usize| self.number(*at).mantissa().unsigned_abs() < least;
            // 决算合计a万元；…决算合计b万元: a total is no part.
            let total = |at: &usize| self.name(*at).ends_with("合计");
            let numbers: Vec<Number> = parts.iter().map(|&part| self.number(part)).collect();
            let listed = slips::every_second(self.number(whole), &numbers);
            if parts.iter().chain([&whole]).any(short) || parts.iter().any(total) || listed {
                continue;
            }
            let meant = self.meant(at, whole, &parts)?;
            if meant == self.number(at) {
                return None;
            }
            let meant = meant.trimmed(self.number(at).decimals());
            let own = self.number(at);
            if own.significant() >= fine && meant.significant() >= fine && slips::is_narrow(own, meant) {
                near.get_or_insert((whole, parts));
            }
        }
        let (whole, parts) = near.filter(|_| !self.is_made(at))?;
        let parts = parts.into_iter().map(|part| self.quantity(part)).collect();
        Some(Sum::of(Topic::Listing, self.quantity(whole), parts, Completeness::Complete, "合计"))
    }

    /// What the amount would have to be.
    fn meant(&self, at: usize, whole: usize, parts: &[usize]) -> Option<Number> {
        let others = parts.iter().filter(|&&part| part != at).map(|&part| self.number(part));
        let others = Number::sum(others).ok()?;
        if at == whole { Some(others) } else { self.number(whole).subtract(others).ok() }
    }

    /// With two that stand beside it: each of the three as what the other two make.
    fn of_two(&self, at: usize) -> Vec<(usize, Vec<usize>)> {
        let mut found = Vec::new();
        for first in at.saturating_sub(2)..=at {
            let three = [first, first + 1, first + 2];
            if three[2] >= self.row.len() || self.is_enumerated(three) {
                continue;
            }
            let all = self.sums[three[2] + 1] - self.sums[first];
            let wholes = three.into_iter().filter(|&whole| self.may_be(whole, all - self.values[whole]));
            found.extend(wholes.map(|whole| (whole, three.into_iter().filter(|&part| part != whole).collect())));
        }
        found
    }

    /// In a row of more, as one of them or as what they come to in front of them or behind them.
    fn of_row(&self, at: usize) -> Vec<(usize, Vec<usize>)> {
        let mut found = Vec::new();
        for length in ROW {
            for first in at.saturating_sub(length)..=at + 1 {
                let row = first..first + length;
                if row.end > self.row.len() {
                    break;
                }
                let parts = self.sums[row.end] - self.sums[first];
                let ends = first.checked_sub(1).into_iter().chain([row.end]);
                for whole in ends.filter(|&whole| whole < self.row.len()) {
                    if (whole == at || row.contains(&at)) && self.may_be(whole, parts) {
                        found.push((whole, row.clone().collect()));
                    }
                }
            }
        }
        found
    }

    /// 26.69万元（运行23.05万元、接待3.64万元）; 甲11842人，乙15320人，两项合计27162人; 12.37万元，含甲4.20万元、…: told as a whole and its parts.
    fn are_together(&self, whole: usize, parts: &[usize]) -> bool {
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return false };
        let document = self.text.document;
        let span = |at: usize| document.figures[self.row[at]].span;
        let between =
            |a: usize, b: usize| document.slice(Span { start: span(a).end, end: span(b).start.max(span(a).end) });
        let apart = |words: &str| words.contains(['。', '；', '（', '）']);
        let inside = || parts.windows(2).all(|pair| !apart(between(pair[0], pair[1])));
        if whole + 1 == first {
            let words = between(whole, first);
            let bracket = words.starts_with('（')
                && !words.contains('）')
                && document.text()[span(last).end as usize..].starts_with('）');
            let told =
                any_of!["，含", "，包括", "，分别", "，其中：", "：", "，由"].starts(words).is_some() && !apart(words);
            return inside() && (bracket || told);
        }
        let words = between(last, whole);
        let closes = any_of!["合计", "共计", "总计"].is_in(words);
        last + 1 == whole && closes && inside() && !apart(words)
    }

    /// Items of one list, told apart by 、 alone, are no sum of each other.
    fn is_enumerated(&self, three: [usize; 3]) -> bool {
        let behind = |at: usize| {
            let end = self.text.document.figures[self.row[at]].span.end as usize;
            self.text.document.text()[end..].starts_with('、')
        };
        three[..2].iter().all(|&at| behind(at))
    }

    /// Two or more near it make just this amount.
    fn is_made(&self, at: usize) -> bool {
        let own = self.number(at);
        let near: Vec<Number> = (at.saturating_sub(AROUND)..(at + AROUND + 1).min(self.row.len()))
            .filter(|&other| other != at)
            .map(|other| self.number(other))
            .collect();
        let pairs = near.iter().enumerate().flat_map(|(at, a)| near[at + 1..].iter().map(move |b| (*a, *b)));
        let mut made = pairs.flat_map(|(a, b)| [a.add(b), a.subtract(b), b.subtract(a)]);
        made.any(|made| made == Ok(own))
    }

    fn number(&self, at: usize) -> Number {
        self.text.document.figures[self.row[at]].number
    }

    fn name(&self, at: usize) -> &str {
        words::identity(self.text.document.slice(self.text.document.figures[self.row[at]].label))
    }

    fn quantity(&self, at: usize) -> Quantity {
        let figure = &self.text.document.figures[self.row[at]];
        let measure = match figure.kind {
            FigureKind::Money(unit) => Measure::Money(unit),
            FigureKind::Count => Measure::Count,
            _ => Measure::Money(self.unit),
        };
        let name = self.name(at).to_owned();
        Quantity { name, number: figure.number, measure, place: Place::span(figure.span) }
    }
}

//! Amounts that would fit if 元 were 万元 or 万元 were 元.

use std::collections::{HashMap, HashSet};

use super::super::{Finding, RuleId, Sentence, Verdict, show};
use crate::amount::{Number, NumberError, Unit, convert};
use crate::claims::percent::{Match, Ratio, compare, ratio};
use crate::claims::tolerance::{Addition, Likeness, common_unit, comparable, in_unit, likeness, money};
use crate::claims::{Completeness, Place, Quantity, Repeat, Share, Span, Sum};
use crate::document::{Document, Figure, FigureKind, Table};
use crate::search::any_of;

/// 1,000,000,000 元 in 万元, and no county's department spends that on one thing.
const ABSURD: i64 = 100_000;
/// A whole number below this may be the same by chance.
const LEAST: i64 = 100;
/// 万元 is this many 元.
const FACTOR: i64 = 10_000;

/// Figures that make sense ten thousand times larger or smaller. Each is told of once, whatever it contradicts.
pub(super) struct Slips<'f> {
    findings: &'f mut Vec<Finding>,
    seen: HashSet<Place>,
}

impl<'f> Slips<'f> {
    pub fn new(findings: &'f mut Vec<Finding>) -> Self {
        Slips { findings, seen: HashSet::new() }
    }

    pub fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// 元 and 万元 mixed up.
    fn mixed_up(&mut self, name: &str, suspect: &Quantity, otherwise: Number, beside: &Quantity) {
        let power = if otherwise.abs() > suspect.number.abs() { 4 } else { -4 };
        self.tell(name, suspect, otherwise, beside, power);
    }

    /// `suspect` would fit its surroundings as `otherwise`; `beside` is what it was held against.
    /// By how many places it is off says `power`.
    pub fn tell(&mut self, name: &str, suspect: &Quantity, otherwise: Number, beside: &Quantity, power: i32) {
        if self.seen.contains(&suspect.place) || self.seen.contains(&beside.place) {
            return;
        }
        self.seen.insert(suspect.place.clone());
        let value = show::with_unit(otherwise, suspect.measure);
        let places = power.unsigned_abs();
        let arguments =
            vec![show::name(name, "该项"), show::figure(suspect), show::figure(beside), value, places.to_string()];
        let sentence = if places == FACTOR.ilog10() { Sentence::UnitSlip } else { Sentence::PlaceSlip };
        let sign = if power > 0 { "×" } else { "÷" };
        let factor = format!("1{}", "0".repeat(places as usize));
        let working = show::working(
            suspect.number.to_string(),
            otherwise.to_string(),
            otherwise.subtract(suspect.number).unwrap_or(Number::ZERO),
            String::new(),
            format!("{} {sign} {factor} = {otherwise}", suspect.number),
        );
        let finding = Finding::new(RuleId::Unt01, Verdict::Inconsistent, sentence, arguments);
        let places = show::in_order(vec![suspect.place.clone(), beside.place.clone()]);
        self.findings.push(finding.with_working(working).at(places));
    }

    pub fn sum(&mut self, sum: &Sum) {
        if money(sum.whole.measure).is_none() || !sum.parts.iter().all(|part| comparable(part, &sum.whole)) {
            return;
        }
        let Ok(Some((index, otherwise))) = slip_of_sum(sum) else {
            self.place_in_sum(sum);
            return;
        };
        match index.and_then(|index| sum.parts.get(index)) {
            Some(part) => self.mixed_up(&part.name, part, otherwise, &sum.whole),
            None => self.mixed_up(&sum.whole.name, &sum.whole, otherwise, &sum.parts[0]),
        }
    }

    /// 2.4亿元，其中中央12000万元、省级8640万元、市县336万元: what is missing has the digits of a part in another place.
    fn place_in_sum(&mut self, sum: &Sum) {
        const DIGITS: u32 = 3;
        let Ok(found) = Addition::of(&sum.whole, &sum.parts) else { return };
        if found.within() || sum.parts.len() < 3 || sum.completeness == Completeness::Complete {
            return;
        }
        let mut told = sum.parts.iter().filter_map(|part| {
            let value = in_unit(part, found.unit).ok()?;
            let needed = value.subtract(found.gap).ok().filter(|needed| *needed > value)?.trimmed(0);
            let exact = needed.significant() == value.significant();
            let wanted = Quantity { number: needed, ..Quantity::amount(needed, found.unit) };
            let unit = money(part.measure)?;
            let (meant, power) = super::places::elsewhere(&wanted, found.unit, part, unit, DIGITS)?;
            (exact && (1..=3).contains(&power)).then_some((part, meant, power))
        });
        if let (Some((part, meant, power)), None) = (told.next(), told.next()) {
            self.tell(&part.name, part, meant, &sum.whole, power);
        }
    }

    pub fn share(&mut self, share: &Share) {
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
                self.mixed_up(&part.name, part, changed, whole);
                return;
            }
        }
    }

    /// 补助资金3,264.80元 beside 3,264.80万元: the very digits with another unit.
    pub fn same_digits(&mut self, document: &Document<'_>) {
        const DIGITS: u128 = 10_000;
        let telling = |number: Number| {
            number.decimals() > 0 && number.mantissa().unsigned_abs() >= DIGITS && number.significant() >= DIGITS / 10
        };
        let in_wan = |figure: &Figure| figure.kind == FigureKind::Money(Unit::WanYuan);
        let too_large = |figure: &Figure| in_wan(figure) && figure.number > Number::whole(FACTOR);
        // 单位成本2596.26元/公里: what one costs is told in 元.
        // In a row its name stands in another cell: 亩均成本 | ≤1440元 | 1382.40元.
        let of_one_in_row = |figure: &Figure| {
            const NEAR: usize = 120;
            let head = &document.text()[..figure.span.start as usize];
            let near = &head[head.ceil_char_boundary(head.len().saturating_sub(NEAR))..];
            let row = near.rsplit('\n').next().filter(|row| row.contains('\t'));
            row.is_some_and(|row| any_of!["每", "单位成本", "单价", "均成本", "均费用"].is_in(row))
        };
        let of_one = |figure: &Figure| {
            document.text()[figure.span.end as usize..].starts_with('/')
                || any_of!["每", "单位成本", "单价", "均"].is_in(document.slice(figure.label))
                || of_one_in_row(figure)
        };
        let in_yuan =
            |figure: &Figure| figure.kind == FigureKind::Money(Unit::Yuan) && telling(figure.number) && !of_one(figure);
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
        let own_units: Vec<Span> =
            document.tables.iter().filter(|table| has_own_units(document, table)).map(|table| table.span).collect();
        let in_own_units = |figure: &Figure| {
            let at = own_units.partition_point(|span| span.end < figure.span.end);
            own_units.get(at).is_some_and(|span| span.contains(figure.span))
        };
        let of_one_column = columns_in_yuan(document);
        let mut larger: HashMap<(i128, u32), &Figure> = HashMap::new();
        // So much is nobody's budget: there the digits need not be telling.
        let mut round: HashMap<(i128, u32), &Figure> = HashMap::new();
        let absurd = suspects.iter().any(|figure| figure.number >= Number::whole(ABSURD));
        for figure in &document.figures {
            let bare = figure.kind == FigureKind::Bare && document.unit == Some(Unit::WanYuan);
            let table = bare && !in_own_units(figure) && !of_one_column.contains(&figure.span);
            if (table || in_wan(figure)) && telling(figure.number) {
                larger.entry(key(figure.number)).or_insert(figure);
            }
            if absurd && in_wan(figure) && (figure.number.decimals() > 0 || figure.number >= Number::whole(LEAST)) {
                round.entry(key(figure.number)).or_insert(figure);
            }
        }
        let in_wan_yuan = |table: &&Table| table.unit.or(document.unit) == Some(Unit::WanYuan);
        for table in document.tables.iter().filter(in_wan_yuan).filter(|table| !has_own_units(document, table)) {
            // 单位成本 | 元/公里 | 2596.26: a row that says itself what it is told in.
            let told = |cell: &Span| document.slice(*cell).trim_start_matches('（').starts_with('元');
            let rows = table.rows.iter().filter(|row| !row.iter().any(told));
            for cell in rows.flatten().filter(|cell| !cell.is_empty()) {
                if let [figure] = document.figures_in(*cell)
                    && figure.kind == FigureKind::Bare
                    && telling(figure.number)
                    && !of_one_column.contains(&figure.span)
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
                    self.mixed_up(&suspect.name, &suspect, otherwise, &beside);
                }
                continue;
            }
            // 3864000万元 beside 386.40万元: an amount in 元 with the unit of the others.
            let Ok(otherwise) = Number::new(figure.number.mantissa(), figure.number.decimals() + 4) else { continue };
            let known = if figure.number >= Number::whole(ABSURD) { &round } else { &larger };
            if let Some(other) = known.get(&key(otherwise)) {
                let (suspect, beside) = (quantity(figure, Unit::WanYuan), quantity(other, Unit::WanYuan));
                self.mixed_up(&suspect.name, &suspect, otherwise.trimmed(0), &beside);
            }
        }
    }

    /// 妇女儿童工作经费全年支出123500万元, where all that the department spent is 186.27万元: an amount in 元 with the unit of the
    /// others, more than a hundred times as much as any of them.
    pub fn out_of_all_size(&mut self, document: &Document<'_>) {
        /// With fewer amounts nothing is known of their size.
        const FEWEST: usize = 6;
        const TIMES: i64 = 100;
        let in_wan = |figure: &&Figure| figure.kind == FigureKind::Money(Unit::WanYuan);
        // 设备购置2,912,000.00万元 in a text that tells its amounts in 元.
        const MANY: usize = 12;
        let yuan = document.figures.iter().filter(|figure| figure.kind == FigureKind::Money(Unit::Yuan));
        let in_yuan = yuan.take(MANY).count() == MANY;
        let far =
            |figure: &&Figure| figure.number >= Number::whole(FACTOR) && (in_yuan || figure.number.decimals() == 0);
        let mut suspects = document.figures.iter().filter(in_wan).filter(far);
        let (Some(figure), None) = (suspects.next(), suspects.next()) else { return };
        let others = document.figures.iter().filter_map(|other| match other.kind {
            FigureKind::Money(unit) if other.span != figure.span => {
                Some((convert(other.number, unit, Unit::WanYuan).ok()?, other))
            }
            _ => None,
        });
        let mut largest: Option<(Number, &Figure)> = None;
        let mut known = 0;
        for (number, other) in others {
            known += 1;
            if largest.is_none_or(|(most, _)| number > most) {
                largest = Some((number, other));
            }
        }
        let Some((most, beside)) = largest.filter(|_| known >= FEWEST) else { return };
        let clause = document.slice(figure.label);
        let spent = any_of!["支出", "经费", "拨付", "发放", "补助", "列支", "使用", "支付", "资金"].is_in(clause);
        let of_others = any_of![
            "收入", "产值", "销售", "贷款", "投资", "融资", "资产", "营业", "全县", "全市", "全区", "带动", "撬动",
            "社会"
        ];
        let Ok(otherwise) = scaled(&Quantity::amount(figure.number, Unit::WanYuan), false) else { return };
        let more = most.multiply(Number::whole(TIMES)).is_ok_and(|most| figure.number > most);
        if (spent || in_yuan) && !of_others.is_in(clause) && more && otherwise <= most {
            let quantity = |figure: &Figure, number: Number, unit: Unit| Quantity {
                name: document.slice(figure.label).to_owned(),
                place: Place::span(figure.span),
                ..Quantity::amount(number, unit)
            };
            let FigureKind::Money(unit) = beside.kind else { return };
            let suspect = quantity(figure, figure.number, Unit::WanYuan);
            self.mixed_up(&suspect.name, &suspect, otherwise, &quantity(beside, beside.number, unit));
        }
    }

    /// Budget and actual, this year and last: of the same size within a factor of two, but for four digits.
    pub fn jump(&mut self, name: &str, a: &Quantity, b: &Quantity) {
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
            self.mixed_up(name, suspect, otherwise, beside);
        }
    }

    pub fn repeat(&mut self, repeat: &Repeat) {
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
                    self.mixed_up(&repeat.name, other, otherwise, first);
                }
            }
        }
    }
}

/// The figures of columns whose head says 元: 亩均（元）, 单方（元/㎡）.
fn columns_in_yuan(document: &Document<'_>) -> HashSet<Span> {
    let in_yuan = |cell: Span| {
        let head = document.slice(cell);
        head.contains('元') && !any_of!["万元", "亿元"].is_in(head)
    };
    let mut found = HashSet::new();
    for table in &document.tables {
        let Some(head) = table.rows.first() else { continue };
        for column in (0..head.len()).filter(|&column| in_yuan(head[column])) {
            let cells = table.rows.iter().skip(1).filter_map(|row| row.get(column));
            found.extend(cells.flat_map(|&cell| document.figures_in(cell)).map(|figure| figure.span));
        }
    }
    found
}

fn has_own_units(document: &Document<'_>, table: &Table) -> bool {
    let head = table.rows.iter().take(2).flatten().map(|&cell| document.slice(cell));
    head.into_iter()
        .any(|cell| any_of!["度量单位", "计量单位", "指标值", "目标值", "完成值"].is_in(cell) || cell == "单位")
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
    const BY_FAR: i64 = 3;
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
        // A part of a partial listing is only suspected where it alone exceeds the whole by far: less is a part of another.
        if partial && value <= found.whole.multiply(Number::whole(BY_FAR))? {
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

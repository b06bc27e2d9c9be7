//! What many cost, against the price of one and their number: 台式机45台，成交单价4850元，合同价款21.825万元; 每年62.40万元，合同期三年，总价187.20万元.
//!
//! Which number a price is for is nowhere said, so the total must stand beside it, and what contradicts must be the product
//! but for a slip of the pen.

use crate::amount::slips::between as slip_between;
use crate::amount::{Number, convert};
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, whole_in_words};
use crate::search::{AnyOf, any_of};

/// Figures of a sentence that are multiplied with each other.
const MOST: usize = 10;
/// A price of one.
static OF_ONE: AnyOf = AnyOf::new(&["单价", "均价", "每", "车均", "户均", "人均", "台均", "亩均", "场均", "生均"]);
/// What all cost.
static OF_ALL: AnyOf = AnyOf::new(&[
    "共计",
    "合计",
    "总计",
    "价款",
    "总价",
    "总额",
    "总金额",
    "共支出",
    "共发放",
    "共兑付",
    "共补助",
    "合同金额",
    "共投入",
    "共",
    "计",
    "金额",
    "总投资",
    "总费用",
]);
/// Not of this year, or not what was paid.
static OTHER: AnyOf = AnyOf::new(&[
    "预算",
    "上年",
    "去年",
    "计划",
    "标准",
    "不超过",
    "限额",
    "目标",
    "以上",
    "以内",
    "提高",
    "增加",
    "减少",
    "降低",
    "其中",
]);

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let figures = &document.figures;
    for (at, price) in figures.iter().enumerate() {
        let label = document.slice(price.label);
        if !matches!(price.kind, FigureKind::Money(_)) || !OF_ONE.is_in(label) || OTHER.is_in(label) {
            continue;
        }
        let sentence = around(document, at);
        if sentence.len() <= MOST {
            findings.extend(one(document, price, at, &figures[sentence]));
        }
    }
}

/// The figures of the sentence around one.
fn around(document: &Document<'_>, at: usize) -> std::ops::Range<usize> {
    let figures = &document.figures;
    let apart = |one: usize| {
        let between =
            Span { start: figures[one].span.end, end: figures[one + 1].span.start.max(figures[one].span.end) };
        document.marks_in(between).any(|(_, mark)| matches!(mark, '。' | '；' | '\n'))
    };
    let from = (0..at).rev().take(MOST).take_while(|&one| !apart(one)).last().unwrap_or(at);
    let to = (at..figures.len() - 1).take(MOST).take_while(|&one| !apart(one)).last().map_or(at + 1, |one| one + 2);
    from..to
}

fn one(document: &Document<'_>, price: &Figure, at: usize, sentence: &[Figure]) -> Option<Finding> {
    let total = document.figures[at + 1..].iter().find(|figure| matches!(figure.kind, FigureKind::Money(_)))?;
    let words = document.slice(Span { start: price.span.end, end: total.span.start });
    let words = words.rsplit(['，', '；', '（']).next().unwrap_or(words);
    let told = OF_ALL.ends(words.trim_end_matches(['为', '是', '：', '约'])).is_some() || words.contains('共');
    if !sentence.iter().any(|figure| figure.span == total.span) || OF_ONE.is_in(words) || OTHER.is_in(words) || !told {
        return None;
    }
    let (FigureKind::Money(unit), FigureKind::Money(of_total)) = (price.kind, total.kind) else { return None };
    let per = convert(price.number, unit, of_total).ok()?;
    let counted = sentence.iter().filter(|figure| figure.kind == FigureKind::Count && !figure.number.is_zero());
    let mut many: Vec<(Option<&Figure>, Number)> =
        counted.map(|figure| (Some(figure), times(document, figure))).collect();
    many.extend(years(in_front(document, sentence.first()?, total)).map(|years| (None, years)));
    let fits = |number: Number| {
        let product = per.multiply(number).ok()?;
        let computed = product.rounded(total.number.decimals()).ok()?;
        Some((computed, product))
    };
    let months = [Number::ONE, Number::whole(12)];
    let all = many.iter().flat_map(|(_, one)| {
        let pairs = many.iter().map(|(_, other)| *other).chain(months);
        pairs.filter_map(|other| one.multiply(other).ok()).collect::<Vec<_>>()
    });
    // Half a unit of the last digit, and one that was cut off.
    let near = |computed: Number| {
        computed
            .subtract(total.number)
            .is_ok_and(|gap| gap.abs() <= total.number.envelope().add(total.number.envelope()).unwrap_or(Number::ZERO))
    };
    if all.chain(months).filter_map(fits).any(|(computed, _)| near(computed)) {
        return None;
    }
    let long = |number: Number| number.significant() >= 100;
    // 每人每月100元: of a year.
    let label = document.slice(price.label);
    let monthly = if label.contains('月') { Number::whole(12) } else { Number::ONE };
    let mut slips = many.iter().filter_map(|&(figure, number)| {
        let (computed, _) = fits(number.multiply(monthly).ok()?)?;
        (long(total.number) && long(computed) && slip_between(total.number, computed).is_some())
            .then_some((figure, number, computed))
    });
    let ((figure, number, computed), None) = (slips.next()?, slips.next()) else { return None };
    let said = |figure: &Figure| document.slice(figure.span).to_owned();
    let divisor = figure.map_or_else(|| format!("{number}年"), said);
    let divided = number.multiply(monthly).ok()?;
    let average = total.number.times_ratio(Number::ONE, divided, total.number.decimals() + 4).ok()?;
    let average = convert(average, of_total, unit).ok()?.rounded(price.number.decimals() + 2).ok()?;
    let shown = document.unit_of(price.span);
    let arguments = vec![label.to_owned(), said(price), said(total), divisor.clone(), format!("{average}{shown}")];
    let working = show::working(
        total.number.to_string(),
        computed.to_string(),
        computed.subtract(total.number).unwrap_or(Number::ZERO),
        String::new(),
        format!("{} × {divisor}{} = {computed}", said(price), if monthly == Number::ONE { "" } else { " × 12" }),
    );
    let places = [Some(price), figure, Some(total)].into_iter().flatten().map(|figure| Place::span(figure.span));
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::AverageApart, arguments);
    Some(finding.with_working(working).at(show::in_order(places.collect())).based_on(Basis::Arithmetic))
}

/// The words of the sentence up to its total.
fn in_front<'d>(document: &'d Document<'_>, first: &Figure, total: &Figure) -> &'d str {
    const NEAR: usize = 300;
    let text = &document.text()[..total.span.start as usize];
    let from = text.floor_char_boundary((first.span.start as usize).saturating_sub(NEAR));
    let start = text[from..first.span.start as usize].rfind(['。', '；', '\n']).map_or(from, |at| from + at);
    &text[start..]
}

/// 1.2万亩 is ten thousand times as much.
fn times(document: &Document<'_>, figure: &Figure) -> Number {
    let wan = document.slice(figure.span).contains('万');
    let factor = Number::whole(if wan { 10_000 } else { 1 });
    figure.number.multiply(factor).unwrap_or(figure.number)
}

/// 合同期三年, 服务期为3年.
fn years(text: &str) -> Option<Number> {
    let at = any_of!["合同期", "服务期", "租期", "期限", "合同期限"].find_in(text).map(|(at, word)| at + word.len())?;
    let rest = text[at..].trim_start_matches(['限', '为', '共', '是']);
    let end = rest.find('年')?;
    let number = rest[..end].trim();
    let years = match number {
        "两" => Some(2),
        _ => number.parse().ok().or_else(|| whole_in_words(number)),
    };
    years.filter(|years| (2..=30).contains(years)).map(|years| Number::whole(i64::from(years)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_of_a_contract() {
        assert_eq!(years("合同期三年，每年服务费"), Some(Number::whole(3)));
        assert_eq!(years("服务期限为两年"), Some(Number::whole(2)));
        assert_eq!(years("2023年支付"), None);
    }
}

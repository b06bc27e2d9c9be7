//! What many cost at the price of one: 核定面积1860亩，每亩300元，应发55.8万元; 每人每月100元，保障1250人，发放12个月，共支出150万元.
//!
//! The price says of what it is the price, and that is what has to be counted. A product that has the digits of the amount
//! in another place shows a wrong unit or point; one that differs by a slip of the pen, a wrong figure. What differs
//! otherwise was paid at other prices or for a part of the time, so nothing is said of it.

use super::places::{elsewhere, money, printed, quantity};
use super::slips::Slips;
use crate::amount::slips;
use crate::amount::{Number, Unit, convert};
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Quantity, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of, has};

/// Figures of a sentence that are multiplied with each other, and of the one behind it.
const FACTORS: usize = 14;
/// A sentence of more figures is a table that lost its cells.
const MOST: usize = 40;
/// Digits of a product; fewer are those of many numbers.
const PRODUCT: u32 = 2;
/// Characters in front of a price that say of what it is the price.
const NEAR: usize = 12;

/// What a price is told for.
const THINGS: AnyOf = AnyOf::new(&[
    "人次",
    "平方米",
    "立方米",
    "公里",
    "公顷",
    "人",
    "名",
    "生",
    "户",
    "亩",
    "台",
    "套",
    "个",
    "座",
    "辆",
    "件",
    "张",
    "吨",
    "头",
    "只",
    "株",
    "村",
    "所",
    "份",
    "盏",
    "处",
    "间",
    "家",
    "例",
    "场",
    "期",
    "次",
    "米",
    "床",
    "部",
    "册",
    "块",
    "孔",
    "班",
    "校",
    "口",
    "条",
]);
/// Words of what was paid for all of them.
const PAID: AnyOf = AnyOf::new(&[
    "共", "计", "总", "付", "发", "支出", "补", "投入", "款", "金额", "价", "费", "资金", "额", "需", "安排", "下达",
    "拨", "奖", "到位",
]);
/// Amounts of something else.
const OTHER: AnyOf = AnyOf::new(&[
    "较", "比", "上年", "去年", "概算", "预算", "节", "超", "增", "减", "另", "剩", "余", "其中", "每", "均", "单价",
]);

/// The price of one.
struct Price<'f> {
    figure: &'f Figure,
    unit: Unit,
    /// 亩 of 每亩; nothing of 单价.
    thing: Option<&'static str>,
    monthly: bool,
}

pub(super) fn check(document: &Document<'_>, slips: &mut Slips<'_>) {
    let figures = &document.figures;
    let mut start = 0;
    while start < figures.len() {
        let end = start + 1 + figures[start..].windows(2).take_while(|pair| !parted(document, pair, false)).count();
        let sentence = &figures[start..end];
        if sentence.len() <= MOST && sentence.iter().any(|figure| money(figure).is_some()) {
            let prices: Vec<Price<'_>> = sentence.iter().filter_map(|figure| price(document, figure)).collect();
            for (at, price) in prices.iter().enumerate() {
                // Between two prices stand the figures of the second.
                let from = at.checked_sub(1).map_or(sentence[0].span.start, |before| prices[before].figure.span.end);
                let until = prices.get(at + 1).map_or(u32::MAX, |next| next.figure.span.start);
                let own: Vec<&Figure> =
                    sentence.iter().filter(|one| one.span.start >= from && one.span.start < until).collect();
                let alone = prices.len() == 1;
                if alone && go_on(document, figures, end, &own).is_some_and(|all| product(document, slips, &all, price))
                {
                    continue;
                }
                if !product(document, slips, &own, price) && alone {
                    // 每人每月100元发放。2024年保障1250人，共支出150万元: what it comes to is told in the next sentence.
                    let behind = figures[end..].windows(2).take_while(|pair| !parted(document, pair, false)).count();
                    let goes_on = figures.get(end - 1..=end).is_some_and(|pair| !parted(document, pair, true));
                    if goes_on && sentence.len() + behind < FACTORS {
                        let next = &figures[end..end + behind + 1];
                        let more: Vec<&Figure> = own.iter().copied().chain(next).collect();
                        if !next.iter().any(|figure| self::price(document, figure).is_some()) {
                            product(document, slips, &more, price);
                        }
                    }
                }
            }
        }
        start = end;
    }
}

/// 每生每学期1000元，春季1126人，发放112.60万元；秋季1178人，…: with the figures behind the semicolon.
fn go_on<'f>(
    document: &Document<'_>,
    figures: &'f [Figure],
    end: usize,
    own: &[&'f Figure],
) -> Option<Vec<&'f Figure>> {
    let pair = figures.get(end.checked_sub(1)?..=end)?;
    let gap = Span { start: pair[0].span.end, end: pair[1].span.start.max(pair[0].span.end) };
    if document.slice(gap).contains(['。', '\n']) {
        return None;
    }
    let behind = 1 + figures[end..].windows(2).take(FACTORS).take_while(|pair| !parted(document, pair, false)).count();
    let next = &figures[end..end + behind];
    let priced = next.iter().any(|figure| price(document, figure).is_some());
    (own.len() + behind < FACTORS && !priced).then(|| own.iter().copied().chain(next).collect())
}

/// A sentence ends between two figures, or a line.
fn parted(document: &Document<'_>, pair: &[Figure], line: bool) -> bool {
    let (start, end) = (pair[0].span.end, pair[1].span.start);
    let ends = |mark: char| if line { mark == '\n' } else { matches!(mark, '。' | '；' | '\n') };
    start < end && document.marks_in(Span { start, end }).any(|(_, mark)| ends(mark))
}

/// 每亩150元, 单价2,680元, 150元/亩, 每人每月600元
fn price<'f>(document: &Document<'_>, figure: &'f Figure) -> Option<Price<'f>> {
    let unit = money(figure).filter(|&unit| unit != Unit::YiYuan)?;
    let text = document.text();
    let head = &text[..figure.span.start as usize];
    let from = head.char_indices().rev().take(NEAR).last().map_or(0, |(at, _)| at);
    let clause = head[from..].rsplit(['，', '。', '；', '、', '：', '\n', '\t']).next().unwrap_or("");
    let behind = &text[figure.span.end as usize..];
    let slash = behind.strip_prefix(['/', '／']);
    let mut price = Price { figure, unit, thing: None, monthly: false };
    if let Some(rest) = slash {
        price.thing = THINGS.starts(rest);
        let rest = price.thing.map_or(rest, |thing| &rest[thing.len()..]);
        price.monthly =
            rest.trim_start_matches(['/', '／', '·', '.', '每']).starts_with('月') || rest.starts_with("个月");
        return (price.thing.is_some() || price.monthly).then_some(price);
    }
    if any_of!["约", "提高", "增", "减", "降", "超", "由", "从", "原", "上年", "不"].is_in(clause) {
        return None;
    }
    for each in clause.split('每').skip(1) {
        match THINGS.starts(each) {
            Some(thing) if price.thing.is_none() => price.thing = Some(thing),
            // 每人每次: of two things counted.
            Some(_) => return None,
            None if each.starts_with('月') || each.starts_with("个月") => price.monthly = true,
            None if each.starts_with(['年', '学']) => {}
            None => return None,
        }
    }
    let each = [("人均", "人"), ("户均", "户"), ("亩均", "亩"), ("生均", "人")];
    if let Some((_, thing)) = each.iter().find(|(word, _)| has(clause, word)) {
        price.thing = price.thing.or(Some(thing));
    }
    let told = price.thing.is_some() || price.monthly || has(clause, "单价");
    told.then_some(price)
}

/// Whether the amount was found, right or wrong.
fn product(document: &Document<'_>, slips: &mut Slips<'_>, figures: &[&Figure], price: &Price<'_>) -> bool {
    if !(3..=FACTORS).contains(&figures.len()) {
        return false;
    }
    let unit_of = |figure: &Figure| -> &str { document.unit_of(figure.span).trim_start_matches('万') };
    let counted = |figure: &&&Figure| figure.kind == FigureKind::Count && !figure.number.is_zero();
    let is_months = |figure: &Figure| matches!(unit_of(figure), "个月" | "月");
    let is_thing = |figure: &Figure| match price.thing {
        Some("人" | "名" | "生") => matches!(unit_of(figure), "人" | "名" | "生" | "位" | "人次"),
        // 发放贷款214笔，户均12万元
        Some("户") => matches!(unit_of(figure), "户" | "笔" | "家"),
        Some(thing) => unit_of(figure) == thing,
        None => !is_months(figure),
    };
    // 每亩300元，补贴50%: some of the price.
    let part = figures.iter().any(|figure| {
        figure.kind == FigureKind::Percent
            && !any_of!["率", "度", "占", "增", "降", "减"].is_in(document.slice(figure.label))
    });
    if part {
        return true;
    }
    let mut counts: Vec<&Figure> = figures.iter().filter(counted).filter(|one| is_thing(one)).copied().collect();
    // 采购45台，单价2,680元: the number in front of it.
    if price.thing.is_none() {
        let before = counts.iter().rposition(|one| one.span.end <= price.figure.span.start);
        counts = before.map(|at| counts[at]).into_iter().collect();
    }
    let months: Vec<&Figure> = figures.iter().filter(counted).filter(|one| is_months(one)).copied().collect();
    let number = |count: &Figure| {
        let times = if document.slice(count.span).contains('万') { 10_000 } else { 1 };
        count.number.multiply(Number::whole(times)).ok()
    };
    let times: Vec<Number> = match (&months[..], price.monthly) {
        ([], true) => vec![Number::whole(12), Number::ONE],
        ([months], true) => vec![months.number],
        (_, true) => return false,
        (_, false) => vec![Number::ONE],
    };
    let result = |count: &Figure, times: Number| {
        let all = price.figure.number.multiply(number(count)?).ok()?.multiply(times).ok()?.trimmed(0);
        Some(Quantity { place: Place::span(price.figure.span), ..Quantity::amount(all, price.unit) })
    };
    let results: Vec<(&Figure, Number, Quantity)> = counts
        .iter()
        .flat_map(|&count| times.iter().filter_map(move |&times| Some((count, times, result(count, times)?))))
        .collect();
    let totals: Vec<(&Figure, Unit)> = figures
        .iter()
        .filter(|figure| figure.span != price.figure.span)
        // 户均5000元，合计13.50: what stands without a unit may be told in any.
        .filter(|figure| document.slice(figure.span).ends_with('元'))
        .filter_map(|&figure| Some((figure, money(figure)?)))
        .collect();
    if results.is_empty() || totals.is_empty() {
        return false;
    }
    let exact = |result: &Quantity, total: &Figure, unit: Unit| {
        let all = convert(result.number, price.unit, unit).ok()?;
        let rounded = all.rounded(total.number.decimals()).ok()?;
        Some((rounded, rounded.subtract(all).is_ok_and(|gap| gap.is_zero())))
    };
    let fits = |&(total, unit): &(&Figure, Unit)| {
        results.iter().any(|(count, times, result)| near(price, (number(count), *times), result, total, unit) == Some(true))
            // 128人，每人2200元，10个月; 甲20人、乙30人，每人600元: of two numbers together.
            || of_two(figures, price, total, unit, &number)
    };
    // 应发1699.20万元，实际发放169.92万元: beside the right one another is wrong only by its place.
    let found_one = totals.iter().any(fits);
    let distinct = counts.iter().all(|count| count.number == counts[0].number);
    if !distinct && !found_one {
        return false;
    }
    let is_other = |total: &Figure| OTHER.is_in(words_before(document, figures, total));
    let is_paid = |total: &Figure| {
        let words = words_before(document, figures, total);
        // 865户（259.50万元，每户3000元）
        let behind_count = words.is_empty()
            && counts.iter().any(|count| {
                let between = document.slice(Span { start: count.span.end, end: total.span.start.max(count.span.end) });
                matches!(between, "（" | "，" | "")
            });
        behind_count || PAID.is_in(words)
    };
    let mut found = Vec::new();
    // 应缴3900户、312.00万元: of another number it is right.
    for &(total, unit) in totals.iter().filter(|total| !is_other(total.0) && !fits(total)) {
        let told = quantity(document, total, unit);
        for (count, times, result) in &results {
            // 5辆，每辆2.8万元，共14万元，接待费1.35万元: beside the right one only the very digits are the same amount.
            let exactly = result.number.significant() == told.number.significant();
            let shifted = elsewhere(result, price.unit, &told, unit, PRODUCT)
                .filter(|(_, power)| *power != 0 && (exactly || !found_one));
            if let Some((meant, power)) = shifted {
                found.push((total, *count, *times, meant, power));
            } else if let Some((all, true)) = exact(result, total, unit)
                && !found_one
                && is_paid(total)
            {
                let digits = printed(all).max(printed(total.number));
                let slip = slips::between(all, total.number).is_some()
                    || digits > 2 && slips::shuffled(all, total.number)
                    || mistyped(price, number(count), *times, result, total, unit);
                if slip && digits >= PRODUCT {
                    found.push((total, *count, *times, all, 0));
                }
            }
        }
    }
    // 每生每学期1000元，春季1126人，发放112.60万元；秋季1178人，发放107.80万元: at the price of the one pair the other is wrong.
    if found.is_empty() && found_one && counts.len() > 1 {
        for &(total, unit) in totals.iter().filter(|total| !is_other(total.0) && !fits(total)) {
            let at = figures.iter().position(|figure| figure.span == total.span).and_then(|at| at.checked_sub(1));
            let own = at.and_then(|at| results.iter().find(|(count, ..)| count.span == figures[at].span));
            let Some((count, times, result)) = own.filter(|_| is_paid(total)) else { continue };
            if let Some((all, true)) = exact(result, total, unit)
                && slips::between(all, total.number).is_some()
            {
                found.push((total, *count, *times, all, 0));
            }
        }
    }
    let [(total, count, times, meant, power)] = found[..] else { return found_one };
    if power != 0 {
        let told = quantity(document, total, money(total).unwrap_or_default());
        let by = Quantity { place: Place::span(price.figure.span), ..quantity(document, price.figure, price.unit) };
        slips.tell(&told.name, &told, meant, &by, power);
        return true;
    }
    slips.push(apart(document, price, total, count, times, meant));
    true
}

/// 388户，每户16,000元，共6,984,000元: one other digit in the price, or in the number, or two changed over, make just the amount.
fn mistyped(
    price: &Price<'_>,
    count: Option<Number>,
    times: Number,
    result: &Quantity,
    total: &Figure,
    unit: Unit,
) -> bool {
    /// Of fewer digits any may be another; 2000元 may be that of two terms.
    const LEAST: u128 = 100;
    const ROUND: u128 = 10;
    let meant = || {
        let whole = convert(total.number, unit, price.unit).ok()?;
        let count = count.filter(|count| !count.is_zero())?;
        let all = count.multiply(times).ok()?;
        let number = price.figure.number.multiply(times).ok()?;
        let exactly = |of: Number, decimals: u32| {
            let found = whole.times_ratio(Number::ONE, of, decimals).ok()?;
            (found.multiply(of).ok()? == whole).then_some(found)
        };
        let slip = |stated: Number, meant: Option<Number>| {
            let fine = stated.mantissa().unsigned_abs() >= LEAST && stated.significant() >= ROUND;
            fine && meant.is_some_and(|meant| slips::is_narrow(stated, meant))
        };
        Some(
            slip(price.figure.number, exactly(all, price.figure.number.decimals()))
                || slip(count, exactly(number, count.decimals())),
        )
    };
    !result.number.is_zero() && meant() == Some(true)
}

/// 运行费103.12万元，平均每辆2.52万元: a mean was rounded, and so may the amount be.
fn near(
    price: &Price<'_>,
    (count, times): (Option<Number>, Number),
    result: &Quantity,
    total: &Figure,
    unit: Unit,
) -> Option<bool> {
    let scale = |number: Number| convert(number, price.unit, unit).ok();
    let gap = scale(result.number)?.subtract(total.number).ok()?.abs();
    let of_price = scale(price.figure.number.envelope().multiply(count?).ok()?.multiply(times).ok()?)?;
    Some(gap <= of_price.add(total.number.envelope()).ok()?)
}

/// The words in front of a figure in its clause.
fn words_before<'d>(document: &'d Document<'_>, figures: &[&Figure], figure: &Figure) -> &'d str {
    let before = figures.iter().map(|one| one.span.end).filter(|&end| end <= figure.span.start).max();
    let start = before.unwrap_or(figure.label.start.min(figure.span.start));
    let words = document.slice(Span { start, end: figure.span.start });
    words.rsplit(['，', '。', '；', '：', '（', '\n']).next().unwrap_or(words)
}

fn of_two(
    figures: &[&Figure],
    price: &Price<'_>,
    total: &Figure,
    unit: Unit,
    number: &impl Fn(&Figure) -> Option<Number>,
) -> bool {
    let counts: Vec<Number> = figures
        .iter()
        .filter(|one| one.kind == FigureKind::Count && !one.number.is_zero())
        .filter_map(|one| number(one))
        .collect();
    let all = |count: Number| {
        let once = price.figure.number.multiply(count).ok()?;
        let fits = |all: Number| {
            let all = convert(all, price.unit, unit).ok()?;
            (all.rounded(total.number.decimals()).ok()? == total.number).then_some(())
        };
        fits(once).or_else(|| fits(once.multiply(Number::whole(12)).ok()?))
    };
    counts.iter().enumerate().any(|(at, &a)| {
        counts[at + 1..]
            .iter()
            .any(|&b| a.multiply(b).ok().and_then(all).is_some() || a.add(b).ok().and_then(all).is_some())
    })
}

/// 每户 2000元：81.2万元 由 356户 平均 comes to something else.
fn apart(
    document: &Document<'_>,
    price: &Price<'_>,
    total: &Figure,
    count: &Figure,
    times: Number,
    meant: Number,
) -> Finding {
    let said = |figure: &Figure| document.slice(figure.span).to_owned();
    let unit = money(total).unwrap_or_default();
    let many = if times == Number::ONE { said(count) } else { format!("{} × {times}个月", said(count)) };
    let by = count.number.multiply(times).unwrap_or(count.number);
    let scale = if document.slice(count.span).contains('万') { Number::whole(10_000) } else { Number::ONE };
    let one = convert(total.number, unit, price.unit)
        .and_then(|all| all.times_ratio(Number::ONE, by.multiply(scale)?, price.figure.number.decimals().max(2)))
        .unwrap_or(Number::ZERO);
    let name = price.thing.map_or_else(|| "单价".to_owned(), |thing| format!("每{thing}"));
    let arguments = vec![
        name,
        said(price.figure),
        said(total),
        many.clone(),
        show::with_unit(one, crate::claims::Measure::Money(price.unit)),
    ];
    let working = show::working(
        total.number.to_string(),
        meant.to_string(),
        meant.subtract(total.number).unwrap_or(Number::ZERO),
        String::new(),
        format!("{} × {many} = {meant}", said(price.figure)),
    );
    let places = show::in_order([count, price.figure, total].map(|figure| Place::span(figure.span)).to_vec());
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::AverageApart, arguments);
    finding.with_working(working).at(places).based_on(Basis::Arithmetic)
}

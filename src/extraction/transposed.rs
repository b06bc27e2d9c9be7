//! The same figure with two digits changed over: 建设高标准农田1850亩 here, 1580亩 there.
//!
//! Whoever retypes a figure exchanges two digits that stand side by side. Two figures of the same unit that differ by just
//! that, in the same words, are one figure twice; the fewer digits it has, the more words have to be the same.

use std::collections::HashSet;

use super::builder::Builder;
use super::classification::is_code;
use super::periods;
use crate::amount::slips::{self, Slip};
use crate::amount::{Number, Unit};
use crate::claims::{Claim, Measure, Place, Quantity, Repeat, Span, Sum};
use crate::document::{Figure, FigureKind, LineKind};
use crate::search::{AnyOf, any_of, has, many_of};

/// Figures with the same digits in a text; more are a table of years or of places.
const MOST: usize = 12;
/// So many pairs are looked at; a report has a handful.
const MOST_PAIRS: usize = 200;
/// Bytes of a long line; what stands further apart stands in two.
const LINE: u32 = 3000;
/// So many characters around a figure say what it is.
const BEFORE: usize = 22;
const BEHIND: usize = 8;
/// A figure with fewer digits is changed over into another one by chance.
const DIGITS: usize = 3;

/// Rates of everything: their name does not say of what.
const ANY_RATE: AnyOf =
    AnyOf::new(&["执行率", "完成率", "增长率", "支出率", "变动率", "控制率", "到位率", "支付率", "使用率"]);

/// Words that stand before figures of every kind.
const COMMON: AnyOf = many_of![
    "实际完成",
    "年初预算",
    "全年预算",
    "调整预算",
    "全年",
    "实际",
    "完成",
    "预算",
    "支出",
    "决算",
    "项目",
    "资金",
    "其中",
    "年度",
    "金额",
    "财政",
    "计划",
    "目标",
    "万元",
    "执行",
    "本年",
    "共计",
    "合计",
    "总额",
    "收入",
    "增加",
    "减少",
    "较上年",
    "上年",
    "主要",
    "用于",
    "达到",
    "指标",
    "数量",
    "产出",
    "效益",
    "得分",
    "累计",
    "安排",
    "拨付",
    "下达",
    "到位",
    "占",
    "投入",
    "经费",
    "补助",
    "专项",
    "中央",
    "省级",
    "市级",
    "县级",
    "区级",
    "年末",
    "截至",
    "分别",
    "本部门",
    "单位",
    "人员",
    "绩效",
    "工作",
    "，",
    "。",
    "；",
    "：",
    "、",
    "（",
    "）",
    "的",
    "为",
    "了",
    "共",
    "年",
];

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let figures = &builder.document.figures;
    let counting = figures.iter().enumerate().filter(|(_, figure)| counts(builder, figure));
    let mut same: Vec<(u64, u32, usize)> = Vec::with_capacity(figures.len());
    same.extend(counting.filter_map(|(index, figure)| {
        let number = printed(figure);
        Some((digits_of(number)?, number.decimals(), index))
    }));
    // Sorted, those with the same digits stand side by side.
    same.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let groups = same.chunk_by(|(a, a_decimals, _), (b, b_decimals, _)| (a, a_decimals) == (b, b_decimals));
    for group in groups.filter(|group| (2..=MOST).contains(&group.len())) {
        for (at, &(.., a)) in group.iter().enumerate() {
            let others = group[at + 1..].iter().map(|&(.., b)| b);
            pairs.extend(others.filter(|&b| exchanged(&figures[a], &figures[b])).map(|b| (a, b)));
        }
    }
    pairs.sort_unstable();
    pairs.truncate(MOST_PAIRS);
    let mut told: HashSet<usize> = HashSet::new();
    let forms = !builder.further.is_empty();
    for (a, b) in pairs {
        // 服务对象满意度 in the forms of two projects.
        if forms && builder.in_table(a) && builder.in_table(b) {
            continue;
        }
        if told.contains(&a) || told.contains(&b) || !same_unit(builder, a, b) || beside(builder, a, b) {
            continue;
        }
        // In a cell the unit stands in the head of its column.
        let money = [a, b].iter().any(|&at| matches!(figures[at].kind, FigureKind::Money(_)));
        let least = match digits(&figures[a]) {
            _ if figures[a].kind == FigureKind::Percent => 3,
            // Round amounts are many.
            ..=DIGITS if money => continue,
            ..=DIGITS => 5,
            4 => 3,
            _ => 2,
        };
        let Some(name) = common(&around(builder, a), &around(builder, b), least) else { continue };
        if part_and_whole(builder, a, b) || one_of_other(builder, a, b) {
            continue;
        }
        told.extend([a, b]);
        let across = builder.in_table(a) != builder.in_table(b);
        let mut quantities = vec![quantity(builder, a, &name), quantity(builder, b, &name)];
        // In a cell the unit stands in the head of its column.
        let known = quantities.iter().map(|quantity| quantity.measure).find(|&measure| measure != Measure::Count);
        for quantity in quantities.iter_mut().filter(|quantity| quantity.measure == Measure::Count) {
            quantity.measure = known.unwrap_or(Measure::Count);
        }
        builder.claims.push(Claim::Repeat(Repeat { name, quantities, across }));
    }
}

/// 支出1030.84万元，年末结转7.20万元，支出总计1038.04万元: one is the other with something more, and the text says so.
fn part_and_whole(builder: &Builder<'_, '_>, a: usize, b: usize) -> bool {
    let (a, b) = (builder.comparable(a), builder.comparable(b));
    let of = |sum: &Sum, whole: Number, part: Number| {
        sum.whole.number == whole && sum.parts.len() > 1 && sum.parts.iter().any(|other| other.number == part)
    };
    builder.claims.iter().chain(&builder.bound).any(|claim| match claim {
        Claim::Sum(sum) => of(sum, a, b) || of(sum, b, a),
        _ => false,
    })
}

/// 自主就业退役士兵121人 here, 年末就业112人，就业率92.56% there: the rate beside the one is what it comes to of the other.
fn one_of_other(builder: &Builder<'_, '_>, a: usize, b: usize) -> bool {
    /// So many figures on either side.
    const NEAR: usize = 2;
    let figures = &builder.document.figures;
    let made = |one: usize, of: usize| {
        let near = &figures[one.saturating_sub(NEAR)..figures.len().min(one + 1 + NEAR)];
        let rates = near.iter().filter(|rate| rate.kind == FigureKind::Percent && digits(rate) > DIGITS);
        let (part, whole) = (builder.comparable(one), builder.comparable(of));
        rates.map(|rate| rate.number).any(|rate| part.percent_of(whole, rate.decimals()) == Ok(rate))
    };
    made(a, b) || made(b, a)
}

fn counts(builder: &Builder<'_, '_>, figure: &Figure) -> bool {
    match figure.kind {
        FigureKind::Money(_) | FigureKind::Count => true,
        FigureKind::Bare => row(builder, figure.span).is_some() && !is_code(builder.slice(figure.span)),
        FigureKind::Percent => match row(builder, figure.span) {
            Some(row) => any_of!["满意度", "率"].is_in(builder.slice(row)) && !ANY_RATE.is_in(builder.slice(row)),
            None => has_rate(before(builder, figure.span)),
        },
        _ => false,
    }
}

/// 满意度为, 参保率达: what has a name of its own.
fn has_rate(words: &str) -> bool {
    let name = words.trim_end_matches(['达', '到', '为', '是', '虽', '仅', '至']);
    (name.ends_with('率') || name.ends_with("满意度")) && !ANY_RATE.is_in(name)
}

/// An amount in 元 as it would be printed in 万元, which is what it is told in elsewhere.
fn printed(figure: &Figure) -> Number {
    let number = figure.number;
    match figure.kind {
        FigureKind::Money(Unit::Yuan) => {
            Number::new(number.mantissa(), number.decimals() + 4).map_or(number, |number| number.trimmed(2))
        }
        _ => number,
    }
}

/// How many there are of each of a number's digits, six bits for a digit; none where they are too few.
fn digits_of(number: Number) -> Option<u64> {
    let mut rest = number.mantissa().unsigned_abs();
    let (mut all, mut count) = (0, 0);
    while rest > 0 {
        // Everyday figures fit into 64 bits, where a division is cheap.
        let digit = if let Ok(short) = u64::try_from(rest) { short % 10 } else { (rest % 10) as u64 };
        rest = if let Ok(short) = u64::try_from(rest) { u128::from(short / 10) } else { rest / 10 };
        all += 1 << (6 * digit);
        count += 1;
    }
    (count >= DIGITS).then_some(all)
}

/// Its digits without the zeros at its end.
fn digits(figure: &Figure) -> usize {
    figure.number.mantissa().unsigned_abs().to_string().trim_end_matches('0').len()
}

/// Two digits that stand side by side are changed over, and nothing else; of a percentage any two, which are few.
fn exchanged(a: &Figure, b: &Figure) -> bool {
    match slips::between(printed(a), printed(b)) {
        Some(Slip::Neighbours) => true,
        Some(Slip::Apart) => a.kind == FigureKind::Percent,
        _ => false,
    }
}

/// The unit behind the number, 名 as 人; none in a cell.
fn unit<'d>(builder: &Builder<'d, '_>, figure: usize) -> &'d str {
    let unit = builder.unit_of(figure);
    // 出院11862人次, 11862名出院患者
    if matches!(unit, "名" | "人次") { "人" } else { unit }
}

fn same_unit(builder: &Builder<'_, '_>, a: usize, b: usize) -> bool {
    let money = |figure: usize| matches!(builder.figure(figure).kind, FigureKind::Money(_));
    let amounts = money(a) && money(b);
    let (a, b) = (unit(builder, a), unit(builder, b));
    amounts || a == b || a.is_empty() || b.is_empty()
}

/// In one sentence or table, or told of another year, they are two figures.
fn beside(builder: &Builder<'_, '_>, a: usize, b: usize) -> bool {
    let (first, second) = (builder.figure(a).span, builder.figure(b).span);
    let near = second.start.saturating_sub(first.end) < LINE;
    let between = builder.slice(if near { Span { start: first.end, end: second.start } } else { first });
    let one_line =
        near && !between.contains('\n') && (row(builder, first).is_some() || !between.contains(['。', '；']));
    let other = |figure: usize| {
        let words = before(builder, builder.figure(figure).span);
        any_of!["上年", "去年", "比20", "较20", "由20", "目标", "计划", "应", "预计", "力争", "≥", "≤"].is_in(words)
    };
    // 编制186名，实有168人: posts and people.
    let posts = |figure: usize| has(before(builder, builder.figure(figure).span), "编制");
    let one_table =
        || builder.document.tables.iter().any(|table| table.span.contains(first) && table.span.contains(second));
    one_line
        || one_table()
        || scopes_differ(before(builder, first), before(builder, second))
        || periods::differ(builder, first, second)
        || other(a)
        || other(b)
        || posts(a) != posts(b)
}

/// 一般公共预算 and 政府性基金, 年初预算 and 决算: the words say themselves that they tell of two things.
fn scopes_differ(a: &str, b: &str) -> bool {
    const KINDS: [AnyOf; 2] = [
        AnyOf::new(&["一般公共预算", "政府性基金", "国有资本"]),
        AnyOf::new(&["年初预算", "部门预算", "预算收入", "预算支出", "决算"]),
    ];
    KINDS.iter().any(|kind| periods::apart(kind, a, b))
}

/// The row of a table that a place stands in.
fn row(builder: &Builder<'_, '_>, place: Span) -> Option<Span> {
    let lines = &builder.document.lines;
    let line = lines.get(lines.partition_point(|line| line.span.end <= place.start))?;
    matches!(line.kind, LineKind::Row(_)).then_some(line.span)
}

/// The words in front of a figure, in its clause.
fn before<'d>(builder: &Builder<'d, '_>, span: Span) -> &'d str {
    let text = &builder.document.text()[..span.start as usize];
    let text = &text[text.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at)..];
    let from = text.rfind(['，', '。', '；', '\n', '\t', '：']).map_or(0, |at| text.ceil_char_boundary(at + 1));
    text.get(from..).unwrap_or(text)
}

/// What stands around a figure: in a table the words of its row.
fn around(builder: &Builder<'_, '_>, figure: usize) -> String {
    let span = builder.figure(figure).span;
    if let Some(row) = row(builder, span) {
        return builder.slice(row).chars().filter(|c| !c.is_ascii_digit()).collect();
    }
    let text = builder.document.text();
    let head = &text[..span.start as usize];
    let from = head.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let tail = &text[span.end as usize..];
    let to = tail.char_indices().nth(BEHIND).map_or(tail.len(), |(at, _)| at);
    format!("{}\n{}", &head[from..], &tail[..to])
}

/// The longest run of words that two surroundings share, where it says enough.
fn common(a: &str, b: &str, least: usize) -> Option<String> {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut best = (0, 0..0);
    for start in 0..a.len() {
        for other in 0..b.len() {
            let length = a[start..].iter().zip(&b[other..]).take_while(|(a, b)| a == b && is_word(**a)).count();
            // A shorter run cannot say more.
            if length > best.0 {
                let says = telling(&a[start..start + length]);
                if says > best.0 {
                    best = (says, start..start + length);
                }
            }
        }
    }
    (best.0 >= least).then(|| a[best.1].iter().collect())
}

fn is_word(c: char) -> bool {
    !c.is_ascii() && !matches!(c, '，' | '。' | '；' | '：' | '、' | '（' | '）' | '\n' | '\t')
}

/// Characters that are no part of a word that stands everywhere.
pub(super) fn telling(run: &[char]) -> usize {
    let text: String = run.iter().collect();
    let mut rest = text.as_str();
    let mut count = 0;
    while let Some(first) = rest.chars().next() {
        match COMMON.starts(rest) {
            Some(word) => rest = &rest[word.len()..],
            None => {
                count += 1;
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    count
}

fn quantity(builder: &mut Builder<'_, '_>, figure: usize, name: &str) -> Quantity {
    let found = builder.figure(figure);
    let measure = builder.measure(figure).unwrap_or(Measure::Count);
    Quantity { name: name.to_owned(), number: found.number, measure, place: Place::span(found.span) }
}

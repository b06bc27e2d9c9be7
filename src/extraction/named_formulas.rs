//! Rates that say in brackets how they come about: 全年预算执行率（支出÷收入总计）为98.61%, 核减率（核减额占送审造价的比例）为3.59%.
//!
//! The names of the formula are looked for among all that the text names. Several amounts may be called so: the rate is held against the two
//! that make it, or else against the only two that would but for a slip of the pen.

use super::builder::Builder;
use super::words;
use crate::amount::Number;
use crate::amount::slips::differs_by_a_slip;
use crate::claims::{Base, Claim, Completion, Measure, Quantity, Span};
use crate::document::FigureKind;
use crate::search::{AnyOf, any_of};

/// Bytes from the bracket to the rate.
const NEAR: usize = 15;
/// Bytes of a formula.
const LONGEST: usize = 120;
/// Amounts that are called alike.
const MOST: usize = 24;
/// Each formula looks through all names: a report has a handful.
const MOST_RATES: usize = 40;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut read = 0;
    for rate in 0..builder.document.figures.len() {
        let figure = builder.figure(rate);
        if figure.kind != FigureKind::Percent || figure.number.decimals() == 0 {
            continue;
        }
        let Some((part, whole)) = formula(builder, figure.span).filter(|_| read < MOST_RATES) else { continue };
        read += 1;
        let (parts, wholes) = (called(builder, part), called(builder, whole));
        let stated = figure.number;
        let pairs = || parts.iter().flat_map(|part| wholes.iter().map(move |whole| (*part, *whole)));
        let computed = |part: usize, whole: usize| {
            let alike = part != whole && is_money(builder, part) == is_money(builder, whole);
            let rate = builder.comparable(part).percent_of(builder.comparable(whole), stated.decimals());
            rate.ok().filter(|_| alike)
        };
        let fits = |by: &dyn Fn(Number) -> bool| {
            let mut found = pairs().filter(|&(part, whole)| computed(part, whole).is_some_and(by));
            let first = found.next();
            (first, found.next().is_none())
        };
        let (exact, _) = fits(&|computed| computed == stated);
        let slip = || match fits(&|computed| differs_by_a_slip(stated, computed)) {
            (Some(pair), true) => Some(pair),
            _ => None,
        };
        if let Some((part, whole)) = exact.or_else(slip) {
            let claim = claim(builder, rate, part, whole);
            builder.bound.push(claim);
        }
    }
}

/// What is divided by what, in the bracket in front of a rate.
fn formula<'d>(builder: &Builder<'d, '_>, rate: Span) -> Option<(&'d str, &'d str)> {
    let text = builder.document.text();
    let before = &text[..rate.start as usize];
    let close = before.rfind('）').filter(|close| before.len() - close <= NEAR)?;
    let linked = before[close + '）'.len_utf8()..].trim_end_matches(['约', '到']);
    if !matches!(linked, "" | "为" | "是" | "达" | "：") {
        return None;
    }
    let open = before[..close].rfind('（').filter(|open| close - open <= LONGEST)?;
    let inside = &before[open + '（'.len_utf8()..close];
    let inside = inside.trim_end_matches("100%").trim_end_matches(['×', '*']);
    let shares = || {
        let share = any_of!["的比例", "的比重", "的百分比"].ends(inside)?;
        inside[..inside.len() - share.len()].split_once('占')
    };
    let (part, whole) = inside.split_once(['÷', '/']).or_else(shares)?;
    let (part, whole) = (part.trim(), whole.trim());
    let is_name = |name: &str| {
        name.chars().count() > 1
            && !name.contains(|c: char| c.is_ascii_digit() || matches!(c, '÷' | '/' | '+' | '，' | '\n'))
    };
    (before[..open].ends_with('率') && is_name(part) && is_name(whole)).then_some((part, whole))
}

/// The figures that are called so: 部门支出 and 支出合计 are 支出, 项目支出 is another.
fn called(builder: &Builder<'_, '_>, name: &str) -> Vec<usize> {
    let wanted = core(name);
    let named = builder.all_named().filter(|(other, _)| core(other) == wanted);
    let amounts = named.flat_map(|(_, figures)| figures).filter(|&&figure| is_amount(builder, figure));
    let mut found: Vec<usize> = amounts.copied().collect();
    found.sort_unstable();
    found.truncate(MOST);
    found
}

/// A name without the words that say whose, of which time, and that it is all of it.
fn core(name: &str) -> &str {
    const BEFORE: AnyOf =
        any_of!["部门", "单位", "本部门", "本年", "全年", "年度", "当年", "实际", "决算", "项目资金", "总"];
    const BEHIND: AnyOf = any_of!["合计", "总计", "总额", "总数", "金额", "数", "额", "决算"];
    let mut core = words::identity(name);
    while let Some(word) = BEFORE.starts(core).filter(|word| word.len() < core.len()) {
        core = &core[word.len()..];
    }
    while let Some(word) = BEHIND.ends(core).filter(|word| word.len() < core.len()) {
        core = &core[..core.len() - word.len()];
    }
    core
}

fn is_money(builder: &Builder<'_, '_>, figure: usize) -> bool {
    matches!(builder.figure(figure).kind, FigureKind::Money(_))
}

fn is_amount(builder: &Builder<'_, '_>, figure: usize) -> bool {
    is_money(builder, figure) || builder.figure(figure).kind == FigureKind::Count
}

fn claim(builder: &mut Builder<'_, '_>, rate: usize, part: usize, whole: usize) -> Claim {
    let mut quantity = |figure: usize| {
        let name = words::identity(builder.slice(builder.figure(figure).label)).to_owned();
        let measure = builder.measure(figure).unwrap_or(Measure::Count);
        Quantity { measure, ..builder.quantity(figure, &name) }
    };
    let (part, whole) = (quantity(part), quantity(whole));
    let label = builder.slice(builder.figure(rate).label);
    let name = label.split('（').next().unwrap_or(label).to_owned();
    let rate = builder.percentage(rate, &name);
    Claim::Completion(Completion::of(&name, Base::Unnamed, whole, part, rate))
}

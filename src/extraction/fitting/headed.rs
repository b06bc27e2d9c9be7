//! Listings whose whole their heading names or holds: 本年收入2560.53万元： / （1）财政拨款2186.35万元… / （2）…; 基本支出构成：工资福利支出938.24万元，商品和
//! 服务支出142.07万元，…, where basic expenditure was told before.
//!
//! Three parts at least, one a line or side by side in one sentence, and nothing of their kind beside them. They are held
//! against a whole that one wrong digit parts from them, and against nothing else.

use super::amounts::Amount;
use super::pairs::between;
use super::settled::Settled;
use super::sums;
use crate::amount::{Number, slips};
use crate::claims::Span;
use crate::document::{FigureKind, LineKind, list_number};
use crate::extraction::builder::Builder;
use crate::search::{AnyOf, any_of};

/// Fewer parts make up many amounts by chance.
const LEAST: usize = 3;
const MOST: usize = 24;
/// Bytes of a heading.
const LONGEST: usize = 90;
/// And of one that ends like a sentence.
const TITLE: usize = 40;
/// So many amounts in front of a listing may be its whole.
const BEFORE: usize = 80;

const SOME: AnyOf = any_of!["主要", "重点", "部分", "例如", "等"];
/// No part of the same whole.
const OTHER: AnyOf = AnyOf::new(&[
    "合计", "共计", "总计", "小计", "比", "较", "增", "减", "上年", "去年", "其中", "结余", "结转", "每", "均",
]);

pub(super) fn read(builder: &mut Builder<'_, '_>, all: &[Amount<'_>]) {
    let settled = Settled::of(builder);
    let mut found = Vec::new();
    for line in 0..builder.document.lines.len() {
        if matches!(builder.document.lines[line].kind, LineKind::Row(_)) {
            continue;
        }
        let Some((heading, parts)) = listing(builder, line) else { continue };
        let known = |at: &usize| settled.holds(builder.figure(*at).span);
        if !parts.iter().any(known) {
            found.extend(whole(builder, all, &settled, heading, &parts).map(|whole| (whole, parts)));
        }
    }
    for (whole, parts) in found {
        sums::claim(builder, None, whole, &parts);
    }
}

/// The heading in a line with the amounts that it lists: behind its colon, or in the numbered lines below.
fn listing(builder: &Builder<'_, '_>, line: usize) -> Option<(Span, Vec<usize>)> {
    let own = builder.document.lines[line].span;
    let text = builder.slice(own);
    // 收支全部为财政拨款。项目支出由以下8类构成：: the last sentence of a line that others stand below.
    let from = if text.ends_with('：') { text.rfind('。').map_or(0, |at| at + '。'.len_utf8()) } else { 0 };
    let (own, text) = (Span { start: own.start + from as u32, ..own }, &text[from..]);
    let head = &text[..text.floor_char_boundary(LONGEST.min(text.len()))];
    // 2.项目支出。甲专项185.30万元，乙专项246.75万元，…
    let title = head.find('。').filter(|&end| list_number(text).is_some() && end <= TITLE);
    let end = if text.ends_with('：') { head.rfind('：') } else { title.or_else(|| head.find('：')) }?;
    let heading = Span { start: own.start, end: own.start + end as u32 };
    if SOME.is_in(builder.slice(heading)) {
        return None;
    }
    // Both marks are as long.
    let behind_mark = end + '：'.len_utf8();
    let parts = if behind_mark == text.len() {
        below(builder, line)?
    } else {
        behind(builder, Span { start: own.start + behind_mark as u32, end: own.end })?
    };
    (LEAST..=MOST).contains(&parts.len()).then_some((heading, parts))
}

/// The first amount of each of the numbered lines below.
fn below(builder: &Builder<'_, '_>, line: usize) -> Option<Vec<usize>> {
    let mut parts = Vec::new();
    let mut last = None;
    for line in builder.document.lines.iter().skip(line + 1).take(MOST + 1) {
        let number = list_number(builder.slice(line.span)).filter(|_| !matches!(line.kind, LineKind::Row(_)));
        let Some(number) = number.filter(|number| last.map_or(number.number == 1, |last| number.follows(last))) else {
            break;
        };
        last = Some(number);
        parts.push(money(builder, line.span).next()?);
    }
    plain(builder, &parts).then_some(parts)
}

/// All amounts of the sentence behind the heading.
fn behind(builder: &Builder<'_, '_>, rest: Span) -> Option<Vec<usize>> {
    let text = builder.slice(rest);
    let end = text.find(['。', '（']).unwrap_or(text.len());
    let sentence = Span { start: rest.start, end: rest.start + end as u32 };
    let parts: Vec<usize> = money(builder, sentence).collect();
    let beside = |pair: &[usize]| between(builder, pair[0], pair[1]).matches(['，', '、', '；']).count() <= 2;
    (!text[end..].starts_with('（') && plain(builder, &parts) && parts.windows(2).all(beside)).then_some(parts)
}

fn money<'b>(builder: &'b Builder<'_, '_>, span: Span) -> impl Iterator<Item = usize> + 'b {
    let first = builder.document.figures_before(span.start);
    let count = builder.document.figures_in(span).len();
    (first..first + count).filter(|&at| matches!(builder.figure(at).kind, FigureKind::Money(_)))
}

/// None of them is a total or another year's. One may be in another unit, by mistake.
fn plain(builder: &Builder<'_, '_>, parts: &[usize]) -> bool {
    let usual = unit(builder, parts);
    parts.iter().all(|&part| !OTHER.is_in(builder.slice(builder.figure(part).label)))
        && parts.iter().filter(|&&part| Some(builder.figure(part).kind) != usual).count() <= 1
}

/// The unit of all parts but one.
fn unit(builder: &Builder<'_, '_>, parts: &[usize]) -> Option<FigureKind> {
    let kind = |at: usize| parts.get(at).map(|&part| builder.figure(part).kind);
    if kind(0) == kind(1) { kind(0) } else { kind(2) }
}

/// The amount in the heading, or one that the heading names, which the parts make up or would but for one digit.
fn whole(
    builder: &Builder<'_, '_>,
    all: &[Amount<'_>],
    settled: &Settled,
    heading: Span,
    parts: &[usize],
) -> Option<usize> {
    let numbers: Vec<Number> = parts.iter().map(|&part| builder.comparable(part)).collect();
    let total = Number::sum(numbers.iter().copied()).ok()?;
    let inside: Vec<usize> = money(builder, heading).collect();
    let named = || {
        let words = builder.slice(heading);
        let until = all.partition_point(|amount| amount.figure < parts[0]);
        let called = move |amount: &&Amount<'_>| amount.name.chars().count() > 3 && words.contains(amount.name);
        all[until.saturating_sub(BEFORE)..until].iter().filter(called).map(|amount| amount.figure)
    };
    let wholes: Vec<usize> = if inside.is_empty() { named().collect() } else { inside };
    let free = |at: &usize| !settled.is_whole(builder.figure(*at).span) && !parts.contains(at);
    if wholes.iter().any(|&at| builder.comparable(at) == total) {
        return wholes.into_iter().find(|at| builder.comparable(*at) == total && free(at));
    }
    let written: Vec<Number> = parts.iter().map(|&part| builder.figure(part).number).collect();
    let mixed = parts.iter().any(|&part| Some(builder.figure(part).kind) != unit(builder, parts));
    let near = |at: &usize| {
        let stated = builder.comparable(*at);
        if Some(builder.figure(*at).kind) != unit(builder, parts) {
            return false;
        }
        // （3）耕地地力保护补贴1862.45元 among 万元: as written they make it up.
        if mixed {
            return Number::sum(written.iter().copied()) == Ok(builder.figure(*at).number);
        }
        slips::fineness(stated, &numbers) >= sums::FINE && slips::in_one_figure(builder.figure(*at).number, &written)
    };
    let close: Vec<usize> = wholes.into_iter().filter(free).filter(near).collect();
    let value = |at: usize| builder.comparable(at);
    close.first().copied().filter(|&first| close.iter().all(|&other| value(other) == value(first)))
}

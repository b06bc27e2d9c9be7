//! The year that a report is on.

use std::collections::BTreeMap;

use super::title::Title;
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};
use crate::extraction::builder::Builder;
use crate::report::field::Field;
use crate::search::any_of;

/// The year of the title; else the year that the first lines speak of; else the first 年度 or 年 of the text.
pub(super) fn read(builder: &mut Builder<'_, '_>, title: Option<&Title>, lines: &[Span]) {
    let figures = &builder.document.figures;
    // 比2022年减少, （2022年为35.5万人次）: a year that the report's own is compared with is not its own.
    let compared: Vec<u16> = figures
        .iter()
        .filter_map(|figure| match figure.kind {
            FigureKind::Year(year) if is_compared(builder.document, figure.span) => Some(year),
            _ => None,
        })
        .take(MOST_YEARS)
        .collect();
    let in_span = |span: Span| {
        builder.document.figures_in(span).iter().find_map(|figure| match figure.kind {
            FigureKind::Year(year) if !is_quoted(builder.document, span, figure.span) => Some((year, figure.span)),
            _ => None,
        })
    };
    let own = |found: &(u16, Span)| !compared.contains(&found.0);
    let annual = || {
        figures.iter().find_map(|figure| match figure.kind {
            FigureKind::Year(year) if builder.document.slice(figure.span).ends_with('度') => {
                Some((year, figure.span)).filter(own)
            }
            _ => None,
        })
    };
    // 2024年收入合计: a year, not a day of one. The one that is told most often, of several the last.
    let named = || {
        let told = |figure: &Figure| match figure.kind {
            FigureKind::Year(year) if builder.document.slice(figure.span).ends_with('年') => Some((year, figure.span)),
            _ => None,
        };
        let mut years: BTreeMap<u16, (usize, Span)> = BTreeMap::new();
        for (year, span) in figures.iter().filter_map(told).filter(own) {
            years.entry(year).or_insert((0, span)).0 += 1;
        }
        years.into_iter().max_by_key(|&(year, (times, _))| (times, year)).map(|(year, (_, span))| (year, span))
    };
    // 评价年度：2023年1月1日—12月31日
    let dated = |span: Span| {
        let text = builder.slice(span);
        let (at, word) = any_of!["评价年度：", "评价期间：", "评价时段：", "评价期：", "评价期限："].find_in(text)?;
        let date = at + word.len();
        let year: u16 = text.get(date..date + 4)?.parse().ok().filter(|_| text[date + 4..].starts_with('年'))?;
        Some((year, Span::new(span.start as usize + date, span.start as usize + date + 4 + '年'.len_utf8())))
    };
    let in_words = |span: Span| chinese_year(builder.slice(span), span.start as usize);
    let found = title
        .and_then(|title| in_span(title.line).or_else(|| in_words(title.line)).or_else(|| in_span(title.above?)))
        .or_else(|| lines.iter().copied().find_map(dated))
        .or_else(|| below_title(builder.document))
        .or_else(|| lines.iter().copied().find_map(|line| in_span(line).filter(own)))
        .or_else(annual)
        .or_else(named);
    if found.is_none() {
        builder.compared_year = compared.first().copied();
    }
    if let Some((year, span)) = found {
        builder.report.year = Some(year);
        builder.source(Field::Year, span);
    }
}

/// 2021—2023年: a report on several years is filed under the last. All of them are its own while it is read.
pub(in crate::extraction) fn last_of_several(builder: &mut Builder<'_, '_>) {
    let Some(first) = builder.report.year else { return };
    let Some(from) = builder.sources.place(Field::Year).span else { return };
    let document = builder.document;
    let next = document.figures.partition_point(|figure| figure.span.start < from.end);
    let Some(next) = document.figures.get(next) else { return };
    let gap = document.slice(Span { start: from.end, end: next.span.start.max(from.end) });
    if let FigureKind::Year(last) = next.kind
        && (first + 1..first + 10).contains(&last)
        && matches!(gap, "-" | "—" | "——" | "－" | "~" | "至" | "–")
    {
        builder.report.year = Some(last);
        builder.source(Field::Year, next.span);
    }
}

/// （2024年度）: a year that is all a line below the title says.
fn below_title(document: &Document<'_>) -> Option<(u16, Span)> {
    const LINES: usize = 4;
    document.lines.iter().take(LINES).find_map(|line| {
        let text = document.slice(line.span);
        let inner = text.strip_prefix('（').and_then(|inner| inner.strip_suffix('）')).unwrap_or(text);
        let [figure] = document.figures_in(line.span) else { return None };
        match figure.kind {
            FigureKind::Year(year) if document.slice(figure.span) == inner && inner.ends_with("年度") => {
                Some((year, figure.span))
            }
            _ => None,
        }
    })
}

/// 财预〔2020〕10号, 《2019年度…办法》: the year of another document.
fn is_quoted(document: &Document<'_>, line: Span, year: Span) -> bool {
    /// Bytes of a document's name in front of its year.
    const NEAR: usize = 200;
    let before = document.slice(Span { start: line.start, end: year.start.max(line.start) });
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    before.ends_with(['〔', '[', '［', '【']) || before.rfind('《') > before.rfind('》')
}

/// Years that are compared with are few; a text of nothing else is none.
const MOST_YEARS: usize = 8;

fn is_compared(document: &Document<'_>, year: Span) -> bool {
    let before = &document.text()[..year.start as usize];
    let behind = &document.text()[year.end as usize..];
    before.ends_with(['比', '较', '与', '由', '从'])
        || any_of!["低于", "高于", "同比（"].ends(before).is_some()
        || (before.ends_with('（') && (behind.starts_with('为') || behind.starts_with(|c: char| c.is_ascii_digit())))
}

/// 二〇二四年: four Chinese digits in front of 年.
pub(super) fn chinese_year(text: &str, base: usize) -> Option<(u16, Span)> {
    let end = text.find('年')?;
    let mut digits: Vec<(usize, u16)> = Vec::with_capacity(4);
    for (at, c) in text[..end].char_indices().rev().take(4) {
        let digit = match c {
            '〇' | '○' | '零' | 'Ｏ' => 0,
            _ => "一二三四五六七八九".chars().position(|d| d == c)? as u16 + 1,
        };
        digits.push((at, digit));
    }
    let (start, _) = *digits.get(3)?;
    let year = digits.iter().rev().fold(0, |year, (_, digit)| year * 10 + digit);
    (1949..=2100).contains(&year).then(|| (year, Span::new(base + start, base + end + '年'.len_utf8())))
}

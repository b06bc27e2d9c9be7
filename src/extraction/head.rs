//! Title, department and year, and the text of the sections.

use super::builder::Builder;
use super::words;
use crate::claims::Span;
use crate::document::{Document, FigureKind, LineKind};
use crate::report::Section;
use crate::report::field::Field;
use crate::search::{AnyOf, any_of, find};

/// A title stands among the first lines, before the first section.
const TITLE_LINES: usize = 12;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let first_section = builder.document.sections.first().map_or(u32::MAX, |section| section.span.start);
    let lines: Vec<Span> = builder
        .document
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Paragraph && line.span.start < first_section)
        .take(TITLE_LINES)
        .map(|line| line.span)
        .collect();
    let title = lines.iter().copied().find(|&line| is_title(builder.slice(line)));
    year(builder, title, &lines);
    if let Some(title) = title {
        builder.report.title = builder.slice(title).to_owned();
        builder.source(Field::Title, title);
    }
    department(builder, title, &lines);
}

fn is_title(line: &str) -> bool {
    let about = any_of!["绩效", "决算", "自评"].is_in(line);
    let form = any_of!["报告", "决算", "自评表", "情况", "评分表"].is_in(line);
    // 首页 > 财政信息 > 预决算公开: where the page stands in its site.
    let path = line.contains(['>', '›', '»', '＞']) || line.starts_with("首页") || line.starts_with("当前位置");
    !path && about && form && line.chars().count() <= 60 && !line.contains('。')
}

/// The year of the title; else the year that the first lines speak of; else the first 年度 or 年 of the text.
fn year(builder: &mut Builder<'_, '_>, title: Option<Span>, lines: &[Span]) {
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
            FigureKind::Year(year) => Some((year, figure.span)),
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
    // 2024年收入合计: a year, not a day of one.
    let named = || {
        figures.iter().find_map(|figure| match figure.kind {
            FigureKind::Year(year) if builder.document.slice(figure.span).ends_with('年') => {
                Some((year, figure.span)).filter(own)
            }
            _ => None,
        })
    };
    let in_words = |span: Span| chinese_year(builder.slice(span), span.start as usize);
    // 沂源口镇人民政府2025年度 / 部门整体支出绩效自评报告: a title in two lines.
    let above = |title: Span| {
        let at = lines.iter().position(|&line| line == title)?;
        let line = *lines.get(at.checked_sub(1)?)?;
        in_span(line).filter(|&(_, year)| year.end == line.end)
    };
    let found = title
        .and_then(|title| in_span(title).or_else(|| in_words(title)).or_else(|| above(title)))
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
fn chinese_year(text: &str, base: usize) -> Option<(u16, Span)> {
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

/// 部门名称：…, or the title without year and kind of document, or the line above it.
fn department(builder: &mut Builder<'_, '_>, title: Option<Span>, lines: &[Span]) {
    let labelled =
        builder.document.lines.iter().take(40).find_map(|line| labelled_name(builder.slice(line.span), line.span));
    let found = labelled.or_else(|| {
        let title = title?;
        let own = without_kind(builder, title);
        let above = lines.iter().copied().take_while(|&line| line != title).last();
        Some(own).filter(|span| !span.is_empty()).or(above.filter(|&line| is_organisation(builder.slice(line))))
    });
    let found = found.or_else(|| lines.first().copied().filter(|&line| is_organisation(builder.slice(line))));
    if let Some(span) = found {
        builder.report.department = builder.slice(span).to_owned();
        builder.source(Field::Department, span);
    }
}

/// 部门名称：青禾县财政局, 填报单位（盖章）\t青禾县财政局
fn labelled_name(line: &str, span: Span) -> Option<Span> {
    const LABELS: AnyOf = AnyOf::new(&[
        "部门名称",
        "单位名称",
        "填报单位",
        "预算部门",
        "部门（单位）名称",
        "预算单位",
        "主管部门",
        "实施单位",
    ]);
    let label = LABELS.starts(line.trim_start())?;
    let at = line.find(label)? + label.len();
    let rest = &line[at..];
    let rest = rest.strip_prefix("（盖章）").or(rest.strip_prefix("（公章）")).unwrap_or(rest);
    let name = rest.trim_start_matches(['：', '\t', ' ']);
    let end = name.find(['\t', '，', '。', ' ', '（', '；']).unwrap_or(name.len());
    let start = span.start as usize + (line.len() - name.len());
    (end > 3 && end < 120).then(|| Span::new(start, start + end))
}

/// The part of a title that names the department.
fn without_kind(builder: &Builder<'_, '_>, title: Span) -> Span {
    let text = builder.slice(title);
    let kinds = [
        "部门整体支出",
        "部门（单位）整体",
        "单位整体",
        "整体支出",
        "部门整体",
        "部门支出",
        "部门决算",
        "单位决算",
        "项目支出",
        "项目绩效",
        "预算绩效",
        "财政支出",
        "绩效自评",
        "绩效评价",
        "关于",
        "部门预算",
    ];
    if kinds.iter().any(|kind| text.starts_with(kind)) && !text.starts_with("关于") {
        return Span::new(title.start as usize, title.start as usize);
    }
    let mut end = kinds.iter().filter_map(|kind| find(text, kind)).filter(|&at| at > 0).min().unwrap_or(text.len());
    let mut start = if text.starts_with("关于") { "关于".len() } else { 0 };
    for figure in builder.document.figures_in(title) {
        let (from, to) = ((figure.span.start - title.start) as usize, (figure.span.end - title.start) as usize);
        // 2024年度某局… or 某局2024年度…
        if from <= start {
            start = to;
        } else {
            end = end.min(from);
        }
    }
    if let Some((_, year)) = chinese_year(text, 0)
        && year.start == 0
    {
        start = year.end as usize;
    }
    for word in ["年度", "度"] {
        if text.get(start..).is_some_and(|rest| start > 0 && rest.starts_with(word)) {
            start += word.len();
        }
    }
    let end = end.max(start);
    Span::new(title.start as usize + start, title.start as usize + end)
}

fn is_organisation(line: &str) -> bool {
    line.chars().count() <= 40 && words::names_organisation(line) && !line.contains(['，', '。', '：'])
}

/// The highest sections with their text.
pub(super) fn narrative(builder: &mut Builder<'_, '_>) {
    let sections = &builder.document.sections;
    let level = if sections.iter().any(|section| section.level == 1) { 1 } else { 0 };
    for section in sections.iter().filter(|section| section.level == level) {
        let text = Span { start: section.heading.end, end: section.span.end };
        let index = builder.report.narrative.len();
        builder.report.narrative.push(Section {
            heading: builder.slice(section.title).to_owned(),
            text: builder.slice(text).trim_matches(['\n', '：', '。', ' ']).to_owned(),
            place: String::new(),
        });
        builder.sources.set(Field::SectionHeading(index), section.heading);
        builder.sources.set(Field::SectionText(index), text);
    }
}

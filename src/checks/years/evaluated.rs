//! YR-01: the year of the title against what the text speaks of.

use std::collections::BTreeMap;

use super::as_of;
use super::compared;
use super::mentions::{Mention, WINDOW, first, mentions};
use crate::checks::{Finding, RuleId, Sentence, Severity, Subject, Verdict};
use crate::claims::{Place, Span};
use crate::document::{Document, FigureKind};
use crate::report::field::Field;
use crate::search::any_of;

/// The most findings about single years.
const MOST: usize = 12;
/// So many times as often another year has to be spoken of for the title to be the one that differs.
const OFTEN: usize = 3;

pub(super) fn check(subject: &Subject<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    let Some(stated) = subject.report.year else {
        let any = document.figures.iter().find(|figure| matches!(figure.kind, FigureKind::Year(_)));
        if let Some(any) = any {
            let mut finding = Finding::hint(RuleId::Yr01, Verdict::Undecidable, Sentence::YearUnknown, vec![]);
            finding.severity = Severity::Info;
            findings.push(finding.at([Place::span(any.span)]));
        }
        return;
    };
    let source = subject.place(Field::Year);
    let mentions = mentions(document, stated, source.span);
    let mut year = stated;
    let before = findings.len();
    if let Some((other, count)) = another(&mentions, stated) {
        let first = mentions.iter().find(|mention| mention.year == other).map(|mention| Place::span(mention.span));
        let arguments = vec![stated.to_string(), other.to_string(), count.to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::TitleYearDiffers, arguments);
        findings.push(finding.at([source.clone()].into_iter().chain(first)));
        year = other;
    }
    let years = first_of(document, source.span, year)..=year;
    let differs =
        |mention: &&Mention| !years.contains(&mention.year) && (mention.sure || !beside_own(document, mention, year));
    for mention in mentions.iter().filter(differs).take(MOST) {
        let arguments = vec![mention.year.to_string(), year.to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, Sentence::YearDiffers, arguments);
        findings.push(finding.at([source.clone(), Place::span(mention.span)]));
    }
    as_of::check(document, &years, &source, findings);
    compared::check(subject, document, *years.end(), &source, findings);
    let agreeing = mentions.iter().filter(|mention| mention.year == year).count();
    if findings.len() == before && agreeing > 0 {
        let arguments = vec![year.to_string(), agreeing.to_string()];
        let places = mentions.iter().take(1).map(|mention| Place::span(mention.span));
        let finding = Finding::hint(RuleId::Yr01, Verdict::Consistent, Sentence::YearsAgree, arguments);
        findings.push(finding.at([source].into_iter().chain(places)));
    }
}

/// 2021—2023年度: the first year that is evaluated, where the report is filed under the last.
fn first_of(document: &Document<'_>, title: Option<Span>, last: u16) -> u16 {
    const DASHES: [char; 8] = ['年', '度', '-', '—', '–', '－', '~', '至'];
    let before = title.map_or("", |span| &document.text()[..span.start as usize]);
    let rest = before.trim_end_matches(DASHES);
    let year = rest.get(rest.len().saturating_sub(4)..).and_then(|year| year.parse().ok());
    year.filter(|year: &u16| rest.len() < before.len() && *year < last && *year + 10 > last).unwrap_or(last)
}

/// The year that the text speaks of, where that is not the one of the title, and how often it does. A title may be the one place that is
/// wrong.
fn another(mentions: &[Mention], stated: u16) -> Option<(u16, usize)> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for mention in mentions {
        *counts.entry(mention.year).or_default() += 1;
    }
    let own = counts.remove(&stated).unwrap_or(0);
    let (other, count) = counts.into_iter().max_by_key(|&(_, count)| count)?;
    (count >= 2 && count >= own * OFTEN).then_some((other, count))
}

/// 2022年总收入a万元，…。2021年总收入b万元，同比增加…: the same was told of the report's own year in the same line.
fn beside_own(document: &Document<'_>, mention: &Mention, year: u16) -> bool {
    const WORDS: usize = 6;
    /// So many figures before it are looked at.
    const NEAR: usize = 64;
    let text = document.text();
    let line = document.lines.partition_point(|line| line.span.end <= mention.span.start);
    let Some(line) = document.lines.get(line) else { return false };
    let words = |span: Span| text.as_bytes().get(span.end as usize..span.end as usize + WORDS);
    let before = document.figures_in(Span { start: line.span.start, end: mention.span.start });
    // 2020年全年支出a万元。2021年支出同比增加b万元: told to be compared with.
    let behind = document.figures_in(Span { start: mention.span.end, end: line.span.end });
    let next = behind.iter().take(NEAR).find(|figure| figure.kind == FigureKind::Year(year));
    let compared = next.is_some_and(|next| {
        let after = &text[next.span.end as usize..line.span.end as usize];
        let near = first(after, WINDOW);
        any_of!["同比", "比上年", "较上年", "增加", "减少", "增长", "下降", "相比"].is_in(near)
    });
    // 2020年支出总额a万元，其中…。本年总支出比上年增加b万元
    let after = first(&text[mention.span.end as usize..line.span.end as usize], 2 * WINDOW);
    // 2018年支出a万元，本年较上年增支b万元
    let (rest, next) = after.split_once('。').unwrap_or((after, ""));
    let within = any_of!["本年较上年", "本年比上年", "今年较上年", "今年比上年", "本年度较上年"].is_in(rest);
    let next = first(next, WINDOW / 2);
    let compared = compared || within || any_of!["比上年", "较上年", "同比", "与上年相比"].is_in(next);
    if compared && mention.year + 1 == year {
        return true;
    }
    let mut own = before.iter().rev().take(NEAR).filter(|figure| figure.kind == FigureKind::Year(year));
    own.any(|figure| words(figure.span).is_some() && words(figure.span) == words(mention.span))
}

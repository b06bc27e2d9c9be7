//! YR-01: 截至 a day, which belongs to the evaluated year or comes after it; and the last day of an evaluated period.

use std::ops::RangeInclusive;

use super::mentions::{around, first};
use crate::checks::{Finding, RuleId, Sentence, Verdict};
use crate::claims::Place;
use crate::document::{Document, Figure, FigureKind};
use crate::search::{any_of, has};

/// Bytes of the first lines, which say what kind of document it is.
const HEAD: usize = 300;
/// Bytes behind the day in which it says of what.
const NEAR: usize = 60;

pub(super) fn check(document: &Document<'_>, years: &RangeInclusive<u16>, source: &Place, findings: &mut Vec<Finding>) {
    let text = document.text();
    // A budget is made in the year before its own, and says how things stand then.
    let head = first(text, HEAD);
    if has(head, "预算") && !any_of!["决算", "绩效", "自评"].is_in(head) {
        return;
    }
    let last = last_year(document);
    for figure in &document.figures {
        let Some((own, last_day)) = day(document, figure) else { continue };
        // What is told of a later day was written after it.
        let before = &text[..figure.span.start as usize];
        let evaluated = last_day && ends_evaluated(before);
        let differs = own < *years.start() || (own > *years.end() && last_day && (evaluated || own == last));
        if !differs || !(evaluated || any_of!["截至", "截止", "截止到", "截至到"].ends(before).is_some()) {
            continue;
        }
        let line = document.lines.partition_point(|line| line.span.end <= figure.span.start);
        let Some(line) = document.lines.get(line) else { continue };
        let (before, after) = around(document, line.span, figure);
        // What stands behind its first figure may be compared with another year.
        let after = after.split(|c: char| c.is_ascii_digit()).next().unwrap_or(after);
        let words = any_of!["结转", "上年", "年初", "比", "较", "成立", "以前年度", "预计", "计划", "规划", "力争"];
        if words.is_in(before) || words.is_in(after) {
            continue;
        }
        // Nobody wrote 截至 where an evaluated period ends.
        let (sentence, told) = if evaluated {
            (Sentence::YearDiffers, own.to_string())
        } else {
            (Sentence::AsOfDiffers, document.slice(figure.span).to_owned())
        };
        let arguments = vec![told, years.start().to_string()];
        let finding = Finding::hint(RuleId::Yr01, Verdict::Inconsistent, sentence, arguments);
        findings.push(finding.at([source.clone(), Place::span(figure.span)]));
    }
}

/// 评价时段为2023年1月1日至, 评价基准日（: what is evaluated are whole years.
fn ends_evaluated(before: &str) -> bool {
    if before.trim_end_matches(['（', '：', '为', '是']).ends_with("评价基准日") {
        return true;
    }
    let from = before.strip_suffix('至').and_then(|from| from.strip_suffix("年1月1日"));
    let named =
        from.map(|from| from.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['：', '为', '是']));
    let period = any_of!["评价时段", "评价期间", "评价期限", "评价周期", "评价年度", "评价时间范围"];
    named.is_some_and(|named| period.ends(named).is_some())
}

/// The last year that a text names.
fn last_year(document: &Document<'_>) -> u16 {
    let year = |figure: &Figure| match figure.kind {
        FigureKind::Year(year) => Some(year),
        FigureKind::Date => u16::try_from(figure.number.mantissa() / 10_000).ok(),
        _ => None,
    };
    document.figures.iter().filter_map(year).max().unwrap_or(0)
}

/// The year of a date, or of 2023年底, and whether it is the last day of that year.
fn day(document: &Document<'_>, figure: &Figure) -> Option<(u16, bool)> {
    match figure.kind {
        FigureKind::Date => {
            let date = figure.number.mantissa();
            // Without a year the number is month and day.
            let year = u16::try_from(date / 10_000).ok().filter(|year| *year > 0)?;
            Some((year, date % 10_000 == 1231))
        }
        FigureKind::Year(year) => {
            let behind = &document.text()[figure.span.end as usize..];
            // 截至2021年末全县人口7.14万人: how things stood when it began.
            let own = any_of!["编制", "在职", "实有", "在编", "资产", "车辆", "本单位", "本部门", "我局"];
            let of_last_day = any_of!["底", "末", "年底", "年末"].starts(behind).is_some();
            (of_last_day && own.is_in(first(behind, NEAR))).then_some((year, true))
        }
        _ => None,
    }
}

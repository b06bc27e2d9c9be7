//! YR-01: the years that are compared: a year with itself or with a later one, 同比 with a year that is not the one before, a
//! difference to an amount of another year than the one that is named, and one comparison with the year before last among
//! others with last year.

use super::mentions::{around, first, last_clause, spoken_of, years_in};
use super::told::told_of;
use crate::checks::{Finding, RuleId, Sentence, Subject, Verdict};
use crate::claims::{Claim, Place, Span};
use crate::document::{Document, Figure, FigureKind, LineKind};
use crate::search::{AnyOf, any_of};

/// What was planned is compared with the year of the plan, or with years to come.
const PLANNED: AnyOf = AnyOf::new(&["预算", "概算", "计划", "目标", "规划", "预计", "预期", "拟", "年初", "采暖"]);
const CHANGES: AnyOf = AnyOf::new(&["增加", "减少", "增长", "下降", "上升", "降低", "增支", "减支", "提高"]);

pub(super) fn check(
    subject: &Subject<'_>,
    document: &Document<'_>,
    year: u16,
    source: &Place,
    findings: &mut Vec<Finding>,
) {
    let mut lines = document.lines.iter().peekable();
    let (mut with_last_year, mut with_the_one_before) = (0, Vec::new());
    for figure in &document.figures {
        let FigureKind::Year(own) = figure.kind else { continue };
        while lines.next_if(|line| line.span.end <= figure.span.start).is_some() {}
        let Some(line) = lines.peek() else { break };
        if line.kind != LineKind::Paragraph {
            continue;
        }
        let (before, after) = around(document, line.span, figure);
        findings.extend(
            with_itself(own, year, before, after)
                .map(|(sentence, arguments)| finding(sentence, arguments, [source.clone(), Place::span(figure.span)])),
        );
        findings.extend(
            not_the_one_before(own, year, before, after)
                .map(|(sentence, arguments)| finding(sentence, arguments, [source.clone(), Place::span(figure.span)])),
        );
        if own + 1 == year && is_compared_with(before, after) {
            with_last_year += 1;
        } else if own + 2 == year && is_compared_with(before, after) && is_usual(year, before, after) {
            with_the_one_before.push(figure.span);
        }
    }
    if with_last_year >= OTHERS && with_the_one_before.len() == 1 {
        for span in with_the_one_before {
            let arguments = vec![(year - 2).to_string(), year.to_string()];
            findings.push(finding(Sentence::YearBeforeLast, arguments, [source.clone(), Place::span(span)]));
        }
    }
    for claim in subject.claims {
        findings.extend(with_another(document, claim));
    }
}

type Found = Option<(Sentence, Vec<String>)>;

fn finding(sentence: Sentence, arguments: Vec<String>, places: impl IntoIterator<Item = Place>) -> Finding {
    Finding::hint(RuleId::Yr01, Verdict::Inconsistent, sentence, arguments).at(places)
}

/// Comparisons with last year that make another one odd.
const OTHERS: usize = 2;

/// 比2022年增加, 与2022年相比: not with what was planned.
fn is_compared_with(before: &str, after: &str) -> bool {
    /// Bytes from the year to the change.
    const NEAR: usize = 60;
    let near = first(after, NEAR);
    let near = near.split(['，', '。', '；']).next().unwrap_or(near);
    let compared = match before.chars().next_back() {
        Some('比' | '较') => any_of!["对比", "占比"].ends(before).is_none() && CHANGES.is_in(near),
        // 2022年与2023年支出对比表: the two beside each other.
        Some('与' | '同') => {
            any_of!["相比", "对比", "比较"].is_in(near) && !before.trim_end_matches(['与', '同', '度']).ends_with('年')
        }
        _ => false,
    };
    // 比2022年年初预算减少 compares with the budget of the same year, and next year's budget compares with this one.
    compared && !PLANNED.is_in(near) && !PLANNED.is_in(last_clause(before))
}

/// Nothing says why the year before last was chosen.
fn is_usual(year: u16, before: &str, after: &str) -> bool {
    let said = any_of!["疫情", "同期", "两年", "三年", "五年", "连续", "以来", "累计", "恢复", "历史", "逐年", "基期"];
    let alone = years_in(before).chain(years_in(after)).all(|other| other == year);
    alone && !said.is_in(before) && !said.is_in(after)
}

/// 比2022年增加 in a report on 2022, 2022年…，与2023年相比: of what stands in front, or else of the evaluated year.
fn with_itself(own: u16, year: u16, before: &str, after: &str) -> Found {
    if !is_compared_with(before, after) {
        return None;
    }
    let of = spoken_of(before, year)?;
    let arguments = vec![own.to_string(), of.to_string()];
    if own == of {
        Some((Sentence::YearComparedWithItself, arguments))
    } else {
        (own > of).then_some((Sentence::YearComparedWithLater, arguments))
    }
}

/// 同比增长9.70%（2022年2904.76万人次） of 2024; 与上年（2022年）支出相比 there.
fn not_the_one_before(own: u16, year: u16, before: &str, after: &str) -> Found {
    let clause = last_clause(before.strip_suffix('（')?);
    let of_last_year = any_of!["同比", "比上年", "较上年", "比去年", "较去年"].is_in(clause);
    let after = after.trim_start_matches('度');
    let told = of_last_year && after.trim_start_matches('为').starts_with(|c: char| c.is_ascii_digit());
    let named =
        any_of!["上年", "上年度", "上一年", "上一年度", "去年"].ends(clause).is_some() && after.starts_with('）');
    let of = spoken_of(before, year)?;
    ((told || named) && own + 1 != of).then(|| (Sentence::YearNotTheOneBefore, vec![own.to_string(), of.to_string()]))
}

/// 支出a万元（2022年为b万元）。与2021年相比增加c万元: the difference is the one to the amount of 2022.
fn with_another(document: &Document<'_>, claim: &Claim) -> Option<Finding> {
    let Claim::Change(change) = claim else { return None };
    let place = |quantity: &Option<crate::claims::Quantity>| quantity.as_ref().and_then(|one| one.place.span);
    let earlier = place(&change.before)?;
    let stated = place(&change.difference).or(place(&change.rate))?;
    let (named, told) = (named_before(document, stated)?, told_of(document, earlier)?);
    let apart = named.1.span != told.1.span && named.0 != told.0 && named.1.span.start > earlier.end;
    apart.then(|| {
        let arguments = vec![named.0.to_string(), told.0.to_string()];
        let places = [earlier, named.1.span, stated].map(Place::span);
        finding(Sentence::YearOfAnotherAmount, arguments, places)
    })
}

/// The year that a difference is said to be to: 与2021年度相比，…增加244.36万元.
fn named_before<'d>(document: &'d Document<'_>, stated: Span) -> Option<(u16, &'d Figure)> {
    /// Bytes from the year to the difference.
    const NEAR: usize = 90;
    let last = document.figures_before(stated.start).checked_sub(1)?;
    let figure = &document.figures[last];
    let FigureKind::Year(year) = figure.kind else { return None };
    let text = document.text();
    let between = text.get(figure.span.end as usize..stated.start as usize)?;
    let compared = text[..figure.span.start as usize].ends_with(['比', '较', '与', '同']);
    (compared && between.len() <= NEAR && !between.contains(['。', '；', '\n']) && !PLANNED.is_in(between))
        .then_some((year, figure))
}

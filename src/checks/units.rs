//! UNT-01 to UNT-03: 元 and 万元 mixed up, unit words, decimals and widths.

mod places;
mod products;
mod slips;

use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict};
use super::{show, visit};
use crate::claims::{Claim, Place};
use crate::document::{Document, FigureKind};
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::has;
use slips::Slips;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut slips = Slips::new(findings);
    for claim in subject.claims {
        match claim {
            Claim::Sum(sum) => slips.sum(sum),
            Claim::Share(share) => slips.share(share),
            Claim::Completion(completion) => {
                if let Some(actual) = &completion.actual {
                    for (_, budget) in &completion.budgets {
                        slips.jump(&completion.name, budget, actual);
                    }
                }
            }
            Claim::Change(change) => {
                if let (Some(now), Some(before)) = (&change.now, &change.before) {
                    slips.jump(&change.name, before, now);
                }
            }
            Claim::Repeat(repeat) => slips.repeat(repeat),
            _ => {}
        }
    }
    if let Some(document) = subject.document {
        slips.same_digits(document);
        slips.out_of_all_size(document);
        places::check(document, &mut slips);
        products::check(document, &mut slips);
        repeated_unit(document, findings);
        decimals(document, findings);
        widths(document, findings);
    }
    unit_words(subject, findings);
}

/// UNT-01: 150万 in a table whose caption says 万元 already.
fn repeated_unit(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for table in &document.tables {
        let Some(unit) = table.unit else { continue };
        let mut places = Vec::new();
        let mut first = None;
        for cell in table.rows.iter().flatten().filter(|cell| !cell.is_empty()) {
            let [figure] = document.figures_in(*cell) else { continue };
            if figure.span == *cell && figure.kind == FigureKind::Money(unit) {
                first = first.or(Some(*cell));
                places.push(Place::span(*cell));
            }
        }
        let Some(first) = first else { continue };
        let arguments = vec![document.slice(first).to_owned(), unit.label().to_owned()];
        let mut finding =
            Finding::new(RuleId::Unt01, Verdict::Undecidable, Sentence::UnitRepeated, arguments).at(places);
        finding.severity = Severity::Warning;
        findings.push(finding.based_on(Basis::Form));
    }
}

/// UNT-02: 百分比 for %, and targets that are bare numbers.
fn unit_words(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let (mut words, mut bare) = (Vec::new(), Vec::new());
    visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
        if !indicator.children.is_empty() {
            return;
        }
        let at = |field| subject.place(Field::Indicator(IndicatorPath(path.to_vec()), field));
        let unit = indicator.unit.trim();
        if unit == "百分比" || has(&indicator.target, "百分比") {
            words.push(at(if unit == "百分比" { IndicatorField::Unit } else { IndicatorField::Target }));
        } else if unit.is_empty() && is_bare(&indicator.target) {
            bare.push((at(IndicatorField::Target), indicator.name.clone()));
        }
    });
    let mut tell = |sentence, arguments: Vec<String>, places: Vec<Place>| {
        let mut finding = Finding::new(RuleId::Unt02, Verdict::Undecidable, sentence, arguments);
        finding.severity = Severity::Notice;
        findings.push(finding.at(show::in_order(places)).based_on(Basis::Form));
    };
    if !words.is_empty() {
        tell(Sentence::UnitWord, vec![words.len().to_string()], words);
    }
    if !bare.is_empty() {
        let arguments = vec![bare.len().to_string(), bare[0].1.clone()];
        tell(Sentence::UnitMissing, arguments, bare.into_iter().map(|(place, _)| place).collect());
    }
}

/// A number with at most a sign of comparison before it and nothing behind.
fn is_bare(target: &str) -> bool {
    let digits = target.trim_start_matches(['≥', '≤', '＝', '=', '>', '<', '＞', '＜', ' ', '≧', '≦']).trim_end();
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// UNT-03: amounts in the same unit with different decimals. A hint: zeros at the end are often dropped.
fn decimals(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut counts = [0_usize; 3];
    let mut examples = [None; 3];
    for figure in &document.figures {
        if figure.kind == FigureKind::Money(crate::amount::Unit::WanYuan) {
            let kind = figure.number.decimals().min(2) as usize;
            counts[kind] += 1;
            examples[kind] = examples[kind].or(Some(figure.span));
        }
    }
    // Whole amounts beside decimals are how zeros are dropped; one decimal beside two is worth a word.
    if counts[1] == 0 || counts[2] == 0 {
        return;
    }
    let arguments = counts.iter().rev().map(usize::to_string).collect();
    let mut finding = Finding::new(RuleId::Unt03, Verdict::Undecidable, Sentence::DecimalsDiffer, arguments);
    finding.severity = Severity::Info;
    let places = examples.into_iter().flatten().map(Place::span).collect();
    findings.push(finding.at(show::in_order(places)).based_on(Basis::Form));
}

/// UNT-03: full and half width in one text.
fn widths(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let full_width = |text: &str| text.chars().any(|c| ('０'..='９').contains(&c));
    let mut full = document.figures.iter().filter(|figure| full_width(document.source_slice(figure.span)));
    let commas = document.marks().filter(|&(_, mark)| mark == '，');
    let mut marks = commas.map(|(at, mark)| crate::claims::Span::new(at, at + mark.len_utf8()));
    let half_mark = document.source.contains(',').then(|| marks.find(|at| document.source_slice(*at).starts_with(',')));
    let half_mark = half_mark.flatten();
    let (full_digit, figures) = (full.next(), document.figures.len());
    let mixed_digits = full_digit.filter(|_| full.count() + 1 < figures).map(|figure| figure.span);
    let full_marks = document.source.contains('，');
    for (sentence, span) in
        [(Sentence::DigitsMixed, mixed_digits), (Sentence::MarksMixed, half_mark.filter(|_| full_marks))]
    {
        let Some(span) = span else { continue };
        let arguments = vec![document.source_slice(span).trim().to_owned()];
        let mut finding = Finding::new(RuleId::Unt03, Verdict::Undecidable, sentence, arguments);
        finding.severity = Severity::Info;
        findings.push(finding.at([Place::span(span)]).based_on(Basis::Form));
    }
}

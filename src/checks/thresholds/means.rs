//! The mean of the figures directly in front of it: 春季学期受益学生18724人，秋季学期受益学生18556人，两学期平均受益学生18640人;
//! 四个季度得分分别为86.5分、88.2分、91.0分、92.3分，全年平均89.5分.
//!
//! As many figures as the words name, or all that are told one after the other, counted alike, in the same sentence; all of
//! them and nothing else stand there.

use crate::amount::Number;
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict, show};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of};

/// How many are meant.
const NUMBERS: [(&str, usize); 5] = [("两", 2), ("二", 2), ("三", 3), ("四", 4), ("五", 5)];
/// What they are.
const TURNS: AnyOf = any_of!["学期", "年", "季", "季度", "次", "期", "轮", "批", "类", "项", "组", "者"];

/// What a year has so many of.
const EACH: [(AnyOf, usize); 2] =
    [(any_of!["各月", "每月", "逐月", "十二个月"], 12), (any_of!["各季度", "每季度", "各季"], 4)];
/// So many are told together.
const MOST: usize = 12;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for (at, figure) in document.figures.iter().enumerate() {
        // The mean of rates depends on how many each is of.
        if matches!(figure.kind, FigureKind::Count | FigureKind::Money(_) | FigureKind::Points) {
            findings.extend(one(document, at, figure));
        }
    }
}

/// 四个季度得分分别为86.5分、88.2分、91.0分、92.3分，; 各月得分依次为 and twelve: how many figures stand in front of one, if they are as many as their words say.
fn told_together(document: &Document<'_>, at: usize) -> Option<usize> {
    let gap = |from: usize| {
        let [one, next] = [from, from + 1].map(|at| document.figures[at].span);
        document.slice(Span { start: one.end, end: next.start.max(one.end) })
    };
    let number = 1 + (0..at.checked_sub(1)?).rev().take(MOST).take_while(|&from| gap(from) == "、").count();
    let before = &document.text()[..document.figures[at - number].span.start as usize];
    let before = before.rsplit(['。', '；', '，', '\n']).next().unwrap_or(before);
    let words = ["分别为", "分别是", "依次为"].iter().find_map(|word| before.strip_suffix(word))?;
    // 各月考核得分
    let named = EACH.iter().find(|(each, _)| each.is_in(words));
    if let Some(&(_, own)) = named {
        return (own == number).then_some(number);
    }
    let &(numeral, _) = NUMBERS.iter().find(|&&(_, own)| own == number)?;
    // 四个季度, 两次
    let (_, thing) = words.split_once(numeral)?;
    TURNS.starts(thing.trim_start_matches('个')).map(|_| number)
}

fn one(document: &Document<'_>, at: usize, figure: &Figure) -> Option<Finding> {
    let label = document.slice(figure.label);
    let (turns, _) = label.split_once("平均")?;
    let number = match NUMBERS.iter().find(|(numeral, _)| turns.starts_with(numeral)) {
        Some(&(numeral, number)) => {
            TURNS.starts(&turns[numeral.len()..]).filter(|turn| turn.len() + numeral.len() == turns.len())?;
            number
        }
        None if matches!(turns, "" | "全年" | "年") => told_together(document, at)?,
        None => return None,
    };
    let first = at.checked_sub(number)?;
    let unit = document.unit_of(figure.span);
    let terms = &document.figures[first..at];
    let alike = |other: &Figure| other.kind == figure.kind && document.unit_of(other.span) == unit;
    let from = Span { start: terms[0].span.end, end: figure.label.start };
    let beside = !document.slice(from).contains(['。', '；', '\n']);
    // More of them in front: some others are meant.
    let more = first.checked_sub(1).is_some_and(|before| {
        let before = &document.figures[before];
        let gap = document.slice(Span { start: before.span.end, end: terms[0].span.start });
        alike(before) && !gap.contains(['。', '；', '\n'])
    });
    if !beside || more || !terms.iter().all(alike) {
        return None;
    }
    let sum = Number::sum(terms.iter().map(|term| term.number)).ok()?;
    let (by, decimals) = (Number::whole(i64::try_from(number).ok()?), figure.number.decimals());
    let computed = sum.times_ratio(Number::ONE, by, decimals).ok()?;
    // A whole number may be cut off as well as rounded.
    let gap = computed.subtract(figure.number).ok()?;
    let unit_in_last = figure.number.envelope().multiply(Number::whole(2)).ok()?;
    if gap.abs() <= unit_in_last {
        return None;
    }
    let said = |figure: &Figure| document.slice(figure.span).to_owned();
    let all = terms.iter().map(said).collect::<Vec<_>>().join("、");
    let arguments = vec![label.to_owned(), said(figure), all, format!("{computed}{unit}")];
    let added = terms.iter().map(|term| term.number.to_string()).collect::<Vec<_>>().join(" + ");
    let formula = format!("({added}) ÷ {number} = {computed}");
    let working = show::working(figure.number.to_string(), computed.to_string(), gap, String::new(), formula);
    let places = terms.iter().chain([figure]).map(|figure| Place::span(figure.span)).collect();
    let finding = Finding::new(RuleId::Thr01, Verdict::Inconsistent, Sentence::MeanApart, arguments);
    Some(finding.with_working(working).at(show::in_order(places)).based_on(Basis::Arithmetic))
}

//! What comes to one of those that the words name, told elsewhere: 以年末实有在职人员计，人均日常公用经费2.53万元.

use super::per_one::{APIECE, apart, finding, is_other, money_unit, unit_of};
use crate::amount::{Number, Unit, convert};
use crate::checks::Finding;
use crate::document::{Document, Figure, FigureKind};
use crate::search::{any_of, has};

/// Characters of a name that two things hardly share.
const TELLING: usize = 4;
/// So many averages of a text are looked at.
const MOST: usize = 40;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let averages = document
        .figures
        .iter()
        .filter(|figure| matches!(figure.kind, FigureKind::Money(_)) && has(document.slice(figure.label), "均"));
    for figure in averages.take(MOST) {
        let known = |finding: &Finding| finding.places.iter().any(|place| place.span == Some(figure.span));
        if let Some(found) = one(document, figure)
            && !findings.iter().any(|finding| finding.rule == found.rule && known(finding))
        {
            findings.push(found);
        }
    }
}

fn one(document: &Document<'_>, figure: &Figure) -> Option<Finding> {
    let label = document.slice(figure.label);
    let (word, units) = APIECE.iter().find(|(word, _)| has(label, word))?;
    let (before, what) = label.split_once(word)?;
    if is_other(before) || is_other(what) || what.chars().count() < TELLING {
        return None;
    }
    let named = divided_by(document, figure)?;
    let count = only(document, |other| {
        let unit = unit_of(document, other);
        other.kind == FigureKind::Count
            && units.starts(unit) == Some(unit)
            && document.slice(other.label).ends_with(named)
    })?;
    let amount = only(document, |other| {
        let name = document.slice(other.label);
        matches!(other.kind, FigureKind::Money(_)) && name.ends_with(what) && !is_other(name) && !has(name, "均")
    })?;
    let computed = apart(figure, amount, count).ok()??;
    Some(finding(document, label, figure, [amount, count], computed))
}

/// The words between 以, 按 and 计 in the clause in front.
fn divided_by<'d>(document: &'d Document<'_>, figure: &Figure) -> Option<&'d str> {
    /// Bytes in which the clause stands.
    const NEAR: usize = 120;
    let text = document.text();
    let end = figure.label.start as usize;
    let near = text[text.ceil_char_boundary(end.saturating_sub(NEAR))..end].strip_suffix('，')?;
    let clause = near.rsplit(['，', '。', '；', '：', '\n', '\t']).next()?;
    let named = any_of!["按照", "按", "以"].starts(clause).map(|word| &clause[word.len()..])?;
    let named =
        any_of!["计算", "测算", "计", "为基数", "口径"].ends(named).map(|word| &named[..named.len() - word.len()])?;
    // 2018年末实有: there 年 stays with the year.
    (named.chars().count() >= TELLING).then(|| named.strip_prefix('年').unwrap_or(named))
}

/// The figure that fits; where it is told several times, each time as much.
fn only<'a>(document: &'a Document<'_>, fits: impl Fn(&Figure) -> bool) -> Option<&'a Figure> {
    let mut found = document.figures.iter().filter(|figure| fits(figure));
    let first = found.next()?;
    let in_yuan = |figure: &Figure| -> Option<Number> { convert(figure.number, money_unit(figure), Unit::Yuan).ok() };
    let told = in_yuan(first)?;
    found.all(|other| in_yuan(other) == Some(told)).then_some(first)
}

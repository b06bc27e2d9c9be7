//! What comes to one of those that the words name, told elsewhere: 以年末实有在职人员计，人均日常公用经费2.53万元; of those that they count:
//! 按在职69人计算，人均工资福利支出9.92万元; and where they name what is divided: 按改造工程费计算，户均4500元.

use super::per_one::{APIECE, apart, finding, is_other, money_unit};
use crate::amount::{Number, Unit, convert, slips};
use crate::checks::Finding;
use crate::claims::Span;
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
        let found = one(document, figure).or_else(|| of_amount(document, figure)).or_else(|| of_name(document, figure));
        if let Some(found) = found
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
    let telling = what.is_empty() || what.chars().count() >= TELLING;
    if is_other(before) || is_other(what) || !telling {
        return None;
    }
    let counts = |other: &Figure| {
        let unit = document.unit_of(other.span);
        other.kind == FigureKind::Count && units.starts(unit) == Some(unit)
    };
    let told = counted_by(document, figure).filter(|&count| counts(count));
    let named = || {
        let named = divided_by(document, figure)?;
        let called = |other: &Figure| counts(other) && is_called(document.slice(other.label), named);
        Some((only(document, called)?, named))
    };
    let (count, named) = told.map(|count| (count, document.slice(count.label))).or_else(named)?;
    let called = |other: &Figure| {
        let name = document.slice(other.label);
        // 公用经费支出 is the same.
        let spending = name.strip_suffix("支出").filter(|_| told.is_some());
        let same = name.ends_with(what) || spending.is_some_and(|name| name.ends_with(what));
        matches!(other.kind, FigureKind::Money(_)) && same && !is_other(name) && !has(name, "均")
    };
    // 实支86.94万元，按年末在职人数算，人均2.07万元: the amount in front of it.
    let before = || {
        let at = document.figures_before(figure.span.start).checked_sub(1)?;
        let amount = &document.figures[at];
        let between = document.slice(Span { start: amount.span.end, end: figure.span.start });
        (matches!(amount.kind, FigureKind::Money(_)) && !between.contains(['。', '；', '\n'])).then_some(amount)
    };
    let amount = if what.is_empty() { before()? } else { only(document, called)? };
    let computed = apart(figure, amount, count).ok()??;
    // Words that are nearly the same may mean others, too: 年末在职 of two years.
    let exactly = document.slice(count.label).ends_with(named);
    let mut others = document.figures.iter().filter(|other| {
        let unit = document.unit_of(other.span);
        other.kind == FigureKind::Count && units.starts(unit) == Some(unit)
    });
    let fits = others.any(|other| apart(figure, amount, other).is_ok_and(|found| found.is_none()));
    (exactly || !fits).then(|| finding(document, label, figure, [amount, count], computed))
}

/// 改造工程费148.50万元。按改造工程费计算，户均4800元: by what it is divided, nobody says. If none of the numbers of such things makes
/// it, it is held against the one that is told more than once and of which a slip of the pen makes it.
fn of_amount(document: &Document<'_>, figure: &Figure) -> Option<Finding> {
    let label = document.slice(figure.label);
    let (word, units) = APIECE.iter().find(|(word, _)| has(label, word))?;
    let (before, what) = label.split_once(word)?;
    let named = divided_by(document, figure).filter(|_| !is_other(before) && !is_other(what))?;
    // In another line it may be told of another year.
    let start = figure.span.start;
    let line = document.text()[..start as usize].rfind('\n').map_or(0, |at| at as u32);
    let before = document.figures[..document.figures_before(start)].iter().rev();
    let near = before.take_while(|other| other.span.start >= line);
    let mut called = near.filter(|other| document.slice(other.label).ends_with(named));
    let amount = called.find(|other| matches!(other.kind, FigureKind::Money(_)))?;
    let counts: Vec<&Figure> = document
        .figures
        .iter()
        .filter(|other| other.kind == FigureKind::Count && units.starts(document.unit_of(other.span)).is_some())
        .collect();
    let mut apart_from = Vec::with_capacity(counts.len());
    for &count in &counts {
        apart_from.push((count, apart(figure, amount, count).ok()??));
    }
    let again = |number: Number| counts.iter().filter(|count| count.number == number).count() > 1;
    let slip = |computed: Number| {
        let decimals = figure.number.decimals();
        computed.rounded(decimals).is_ok_and(|computed| slips::between(figure.number, computed).is_some())
    };
    let (count, computed) = apart_from.into_iter().find(|&(count, computed)| again(count.number) && slip(computed))?;
    Some(finding(document, label, figure, [amount, count], computed))
}

/// 临时救助342.15万元 in one chapter, 实施临时救助1042人次，平均每人次3283.59元 in another: the only amount that is called so, where a slip of
/// the pen lies between the two.
fn of_name(document: &Document<'_>, figure: &Figure) -> Option<Finding> {
    /// With fewer digits an average is met by chance.
    const DIGITS: u128 = 1_000;
    let label = document.slice(figure.label);
    let count = &document.figures[document.figures_before(figure.span.start).checked_sub(1)?];
    let between = document.slice(Span { start: count.span.end, end: figure.span.start.max(count.span.end) });
    let unit = document.unit_of(count.span);
    let apiece = label.strip_prefix("平均每").map_or_else(|| matches!(label, "人均" | "户均"), |each| each == unit);
    if count.kind != FigureKind::Count
        || !apiece
        || between != ["，", label].concat()
        || figure.number.significant() < DIGITS
    {
        return None;
    }
    let counted = document.slice(count.label);
    let amount = only(document, |other| {
        let name = document.slice(other.label);
        let called = name.chars().count() >= TELLING && counted.ends_with(name);
        called && matches!(other.kind, FigureKind::Money(_))
    })?;
    let computed = apart(figure, amount, count).ok()??;
    let rounded = computed.rounded(figure.number.decimals()).ok()?;
    slips::between(figure.number, rounded)?;
    Some(finding(document, label, figure, [amount, count], computed))
}

/// 年末在职人数 and 在职42人
fn is_called(label: &str, named: &str) -> bool {
    let bare = any_of!["人数", "人员数"].ends(named).map_or(named, |word| &named[..named.len() - word.len()]);
    label.ends_with(bare) || (matches!(label, "在职" | "实有" | "在岗" | "在编") && bare.ends_with(label))
}

/// 按年底在职69人计算，人均工资福利支出9.92万元，人均公用经费1.71万元: the number by which the sentence divides.
fn counted_by<'d>(document: &'d Document<'_>, figure: &Figure) -> Option<&'d Figure> {
    /// So many figures in front of an average its sentence may tell.
    const NEAR: usize = 6;
    let text = document.text();
    let until = document.figures_before(figure.span.start);
    let told = |count: &&Figure| {
        let start = document.slice(Span { start: count.span.end, end: figure.span.start.max(count.span.end) });
        let clause = text[..count.span.start as usize].rsplit(['，', '。', '；', '：', '\n']).next().unwrap_or("");
        any_of!["按", "以"].starts(clause).is_some()
            && any_of!["计算", "测算", "来算", "计，"].starts(start).is_some()
            && !start.contains(['。', '；', '\n'])
    };
    document.figures[until.saturating_sub(NEAR)..until].iter().rev().find(told)
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
    let named = any_of!["计算", "测算", "来算", "算", "计", "为基数", "口径"]
        .ends(named)
        .map(|word| &named[..named.len() - word.len()])?;
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

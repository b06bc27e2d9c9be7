//! Figures and names as the explore view prints them.

use crate::amount::{Number, Percent, Points};
use crate::evaluation::Evaluation;
use crate::report::expenditure::{CategoryId, LinePath};
use crate::report::{Indicator, Report};
use crate::scoring::Scored;
use crate::shares::Part;
use crate::words::Words;

/// Money with thousands separators; a dash where there is none.
pub fn money(amount: Option<Number>) -> String {
    amount.map_or_else(|| "—".to_owned(), Number::grouped)
}

pub fn percent(share: Option<Percent>) -> String {
    share.map_or_else(|| "—".to_owned(), |share| format!("{share}%"))
}

/// Points without zeros that only a calculation added: 36.00 is shown as 36.
pub fn points(points: Option<Points>) -> String {
    points.map_or_else(|| "—".to_owned(), |points| points.0.trimmed(0).grouped())
}

/// The name of a category or item.
pub fn name(report: &Report, words: &Words, path: &LinePath) -> String {
    match path.line(&report.expenditure) {
        Some(line) => line.name.clone(),
        None => words.category(path.category).to_owned(),
    }
}

/// The result for an item.
pub fn part<'a>(evaluation: &'a Evaluation, path: &LinePath) -> Option<&'a Part> {
    let (&first, rest) = path.indexes.split_first()?;
    let start = evaluation.expenditure.category(path.category).listing.parts.get(first)?;
    rest.iter().try_fold(start, |part, &index| part.listing.as_ref()?.parts.get(index))
}

/// The result for an indicator.
pub fn scored<'a>(evaluation: &'a Evaluation, path: &[usize]) -> Option<&'a Scored> {
    let (&first, rest) = path.split_first()?;
    rest.iter().try_fold(evaluation.scores.groups.get(first)?, |node, &index| node.children.get(index))
}

/// A name inside a sentence: English writes it small.
pub fn inside(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.to_owned() }
}

/// "a + b + c"; long sums keep their ends.
pub fn addition(terms: &[String]) -> String {
    const MOST: usize = 12;
    if terms.len() <= MOST {
        return terms.join(" + ");
    }
    format!("{} + … + {}", terms[..MOST - 2].join(" + "), terms[terms.len() - 1])
}

/// The categories that have something to show below a whole.
pub fn present(evaluation: &Evaluation, whole: CategoryId) -> Vec<CategoryId> {
    let known = |id: &CategoryId| evaluation.expenditure.category(*id).amount.is_some();
    whole.parts().iter().copied().filter(known).collect()
}

/// Names of the level-1 indicators that have full marks, and how many there are.
pub fn full_groups(indicators: &[Indicator], groups: &[Scored]) -> usize {
    let full = |(_, group): &(&Indicator, &Scored)| group.lost.is_some_and(|lost| lost.0.is_zero());
    indicators.iter().zip(groups).filter(full).count()
}

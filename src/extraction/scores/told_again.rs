//! A score of a table that the text tells again, and otherwise: 满意度分值10分，自评得9.6分 where the form says 满意度 | 10 | 9.3. Where several are
//! told otherwise, the text is on another form.

use super::entries::{Entries, Entry};
use super::names::Wanted;
use crate::claims::{Claim, Measure, Quantity, Repeat};
use crate::extraction::builder::Builder;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;

pub(super) fn read(builder: &mut Builder<'_, '_>, entries: &Entries) {
    /// Every indicator is looked at for each of them: no form has more.
    const MOST: usize = 200;
    let none = !builder.further.is_empty() || builder.report.indicators.is_empty();
    if none || entries.all.len() > MOST {
        return;
    }
    let differing = |entry: &Entry| {
        let (score, full) = (entry.score.filter(|score| score.figure.is_some())?, entry.full?);
        let path = only_called(&builder.report.indicators, builder.slice(entry.name))?;
        let known = path.find(&builder.report.indicators)?;
        let place = builder.sources.place(Field::Indicator(path.clone(), IndicatorField::Score));
        let (told, marks) = (known.score?, known.full_marks?);
        let in_table = place.span.is_some_and(|span| builder.document.is_in_table(span));
        (in_table && marks == full.points && told != score.points).then_some((path, place, told, score))
    };
    let mut found = entries.all.iter().filter_map(differing);
    let (Some((path, place, told, score)), None) = (found.next(), found.next()) else { return };
    drop(found);
    let Some(name) = path.find(&builder.report.indicators).map(|known| known.name.clone()) else { return };
    let name = format!("{name}得分");
    let stated = Quantity { name: name.clone(), number: told.0, measure: Measure::Points, place };
    let quantities = score.figure.map(|figure| vec![builder.quantity(figure, &name), stated]).unwrap_or_default();
    builder.claims.push(Claim::Repeat(Repeat { name, quantities, across: true }));
}

/// The one indicator with a score that has this name; 社会效益 with nothing but 满意度 below it is called by either.
fn only_called(indicators: &[Indicator], name: &str) -> Option<IndicatorPath> {
    fn all(indicators: &[Indicator], above: &IndicatorPath, wanted: &Wanted<'_>, found: &mut Vec<IndicatorPath>) {
        for (index, indicator) in indicators.iter().enumerate() {
            let path = above.child(index);
            if wanted.is_exactly(&indicator.name) {
                found.extend(scored(indicator, path));
            } else {
                all(&indicator.children, &path, wanted, found);
            }
        }
    }
    fn scored(indicator: &Indicator, path: IndicatorPath) -> Option<IndicatorPath> {
        match &indicator.children[..] {
            _ if indicator.score.is_some() => Some(path),
            [child] => scored(child, path.child(0)),
            _ => None,
        }
    }
    let mut found = Vec::new();
    all(indicators, &IndicatorPath(Vec::new()), &Wanted::new(name), &mut found);
    match &found[..] {
        [path] => Some(path.clone()),
        _ => None,
    }
}

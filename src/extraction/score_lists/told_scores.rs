//! Scores of a table that a heading tells again: （四）效益情况（分值30分，得25.1分） where the table has 效益 | 30 | 25.1.

use super::sums::quantity;
use super::tokens::Role;
use super::{Lost, Passage};
use crate::claims::{Claim, Measure, Quantity, Repeat};
use crate::document::list_level;
use crate::extraction::builder::Builder;
use crate::extraction::likeness::bare;
use crate::report::field::{Field, IndicatorField};
use crate::search::any_of;

/// Characters of a heading in front of its bracket.
const LONGEST: usize = 16;

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage, known: &Lost) {
    let Some(item) = passage.items.first() else { return };
    let (Some(full), Some(value)) = (item.full, item.value) else { return };
    let text = builder.slice(passage.span);
    let Some((_, length)) = list_level(text) else { return };
    let Some(open) = text[length..].find('（').map(|at| at + length) else { return };
    let heading = &text[length..open];
    let inside = passage.tokens[full.min(value)].words.start == passage.span.start + (open + '（'.len_utf8()) as u32;
    if !inside || heading.chars().count() > LONGEST || passage.tokens[value].role != Role::Score {
        return;
    }
    let name = any_of!["情况", "指标", "方面", "部分", "类"]
        .ends(heading)
        .map_or(heading, |word| &heading[..heading.len() - word.len()]);
    let Some(Some(path)) = known.scored.get(bare(name)) else { return };
    let Some(indicator) = path.find(&builder.report.indicators) else { return };
    let place = builder.sources.place(Field::Indicator(path.clone(), IndicatorField::Score));
    let same_marks = indicator.full_marks.is_some_and(|marks| marks.0 == passage.tokens[full].number);
    let elsewhere = place.span.is_some_and(|span| span != passage.tokens[value].span);
    if let Some(score) = indicator.score.filter(|_| same_marks && elsewhere) {
        let name = name.to_owned();
        let stated = Quantity { name: name.clone(), number: score.0, measure: Measure::Points, place };
        let again = Quantity { name: name.clone(), ..quantity(builder, &passage.tokens[value]) };
        builder.bound.push(Claim::Repeat(Repeat { name, quantities: vec![stated, again], across: true }));
    }
}

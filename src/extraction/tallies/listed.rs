//! A number told in one sentence and its parts in the next, which names it again: 三级指标26个。三级指标中，决策类5个、过程类7个、…

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// Fewer parts may be some of more.
const LEAST: usize = 3;
/// So far from the whole the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 15;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, line: &[Tally<'_>], first: usize) {
    let own = &line[first..];
    if first == 0 || own.len() < LEAST {
        return;
    }
    // 三级指标中，…
    let text = builder.slice(statement);
    let head = &text[..text.find('，').unwrap_or(0)];
    let Some(name) = any_of!["中", "里"].ends(head).map(|word| &head[..head.len() - word.len()]) else { return };
    let sentence = line[first - 1].sentence;
    let before = || line[..first].iter().filter(|tally| tally.sentence == sentence);
    let named = |tally: &&Tally<'_>| !name.is_empty() && tally.words.ends_with(name) && tally.unit == own[0].unit;
    let mut wholes = before().filter(named);
    let (Some(whole), None) = (wholes.next(), wholes.next()) else { return };
    let others = any_of!["其中", "另", "主要", "含", "包括", "占", "较", "比"];
    if own.iter().any(|part| part.unit != whole.unit || part.inside || others.is_in(part.words)) {
        return;
    }
    let Ok(sum) = Number::sum(own.iter().map(|part| part.number(builder))) else { return };
    let stated = whole.number(builder);
    // The parts of another number, or some of the parts.
    let of_another = before().any(|other| other.number(builder) == sum && other.figure != whole.figure);
    let near = stated
        .subtract(sum)
        .map(Number::abs)
        .is_ok_and(|gap| gap.percent_of(stated, 0).is_ok_and(|off| off <= Number::whole(NEAR)));
    let closed = text.trim_end_matches(['。', '；']).ends_with(own[own.len() - 1].unit);
    if sum == stated || (near && closed && !of_another) {
        let whole = whole.quantity(builder);
        let parts = own.iter().map(|part| part.quantity(builder)).collect();
        claim(builder, known, whole, parts, own[0].unit == "人", "其中");
    }
}

//! A number and what it is made of, closed by 构成 or 组成: 营造林5.86万亩，由人工造林1.20万亩、退化林修复1.56万亩、…构成.

use super::{Sums, Tally, claim};
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::any_of;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, sentence: &[Tally<'_>]) {
    for first in 1..sentence.len() {
        let whole = &sentence[first - 1];
        if !sentence[first].words.trim_start_matches(['共', '均', '系']).starts_with('由') {
            continue;
        }
        let alike = |part: &&Tally<'_>| part.unit == whole.unit && part.inside == whole.inside;
        let parts: Vec<&Tally<'_>> = sentence[first..].iter().take_while(alike).collect();
        let Some(last) = parts.iter().position(|part| is_last(builder, part)) else { continue };
        if last == 0 || !is_one_listing(builder, whole, parts[last]) {
            continue;
        }
        let quantities = parts[..=last].iter().map(|part| part.quantity(builder)).collect();
        let all = whole.quantity(builder);
        claim(builder, known, all, quantities, whole.unit == "人", "由…构成");
    }
}

fn is_last(builder: &Builder<'_, '_>, part: &Tally<'_>) -> bool {
    let behind = &builder.document.text()[builder.figure(part.figure).span.end as usize..];
    let behind = any_of!["共同", "两部分", "三部分"].starts(behind).map_or(behind, |how| &behind[how.len()..]);
    any_of!["构成", "组成"].starts(behind).is_some()
}

/// No other clause lies between the whole and its last part.
fn is_one_listing(builder: &Builder<'_, '_>, whole: &Tally<'_>, last: &Tally<'_>) -> bool {
    let span = |tally: &Tally<'_>| builder.figure(tally.figure).span;
    let between = builder.slice(Span { start: span(whole).end, end: span(last).start });
    !between.contains(['；', '。', '（']) && !any_of!["其中", "占", "等"].is_in(between)
}

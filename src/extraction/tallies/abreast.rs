//! Parts with two figures each, and a whole with two: 团组38个、来宾225人次，其中上级18个、96人次，外地11个、74人次，招商9个、45人次.
//!
//! Of one measure they are told apart by their words: 核定36人，实有31人，其中甲核定20人，实有18人，乙核定16人，实有13人.
//!
//! The one column adds up and says so that the parts are all there; the other must add up as well.

use super::{MONEY, Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::two_columns;
use crate::search::any_of;

/// Parts at least.
const LEAST: usize = 2;
/// So far from the whole the other column may be: of a hundred.
const NEAR: i64 = 40;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, sentence: &[Tally<'_>]) {
    const PAIR: usize = 2;
    if sentence.len() < PAIR * (LEAST + 1) {
        return;
    }
    let text = builder.slice(statement);
    if !any_of!["其中", "共", "合计", "总计", "分别", "包括", "："].is_in(text) {
        return;
    }
    let mut start = 0;
    while start + PAIR * (LEAST + 1) <= sentence.len() {
        let run = sentence[start..].chunks_exact(PAIR);
        let (a, b) = (sentence[start].unit, sentence[start + 1].unit);
        let told_apart = |pair: &[Tally<'_>]| {
            let columns = [&pair[0], &pair[1]].map(|tally| two_columns::column(tally.words));
            matches!(columns, [Some(one), Some(other)] if one.is_first() && one.is_other(other))
        };
        let pairs =
            run.take_while(|pair| pair[0].unit == a && pair[1].unit == b && (a != b || told_apart(pair))).count();
        if pairs <= LEAST {
            start += 1;
            continue;
        }
        let run: Vec<&[Tally<'_>]> = sentence[start..start + PAIR * pairs].chunks_exact(PAIR).collect();
        start += PAIR * pairs;
        for (whole, parts) in [(run[0], &run[1..]), (run[pairs - 1], &run[..pairs - 1])] {
            if is_whole(builder, statement, whole, parts) {
                columns(builder, known, whole, parts);
            }
        }
    }
}

/// The words say that it is all of them.
fn is_whole(builder: &Builder<'_, '_>, statement: Span, whole: &[Tally<'_>], parts: &[&[Tally<'_>]]) -> bool {
    let ([first, second], Some(part)) = (whole, parts.first().and_then(|part| part.first())) else { return false };
    let place = |tally: &Tally<'_>| builder.figure(tally.figure).span;
    // 2023年分别为2187件、2405.61万元，案件增加173件，罚没款减少141.43万元: another year's, and what lies between.
    let changes = any_of!["增加", "减少", "多", "少"];
    if parts.iter().flat_map(|part| part.iter()).any(|tally| changes.ends(tally.words).is_some()) {
        return false;
    }
    if first.figure < part.figure {
        let between = builder.slice(Span { start: place(second).end, end: place(part).start });
        return any_of!["其中", "分别", "包括", "："].is_in(between);
    }
    let from = parts.last().and_then(|part| part.last()).map_or(statement.start, |last| place(last).end);
    let between = builder.slice(Span { start: from, end: place(first).start });
    any_of!["共", "合计", "总计", "累计"].is_in(between)
}

fn columns(builder: &mut Builder<'_, '_>, known: &mut Sums, whole: &[Tally<'_>], parts: &[&[Tally<'_>]]) {
    let column = |at: usize| parts.iter().map(|part| &part[at]).collect::<Vec<_>>();
    let sum = |at: usize| Number::sum(parts.iter().map(|part| part[at].number(builder)));
    let holds = |at: usize| sum(at) == Ok(whole[at].number(builder));
    let near = |at: usize| sum(at).is_ok_and(|sum| whole[at].is_near(builder, sum, NEAR));
    let read = match (holds(0), holds(1)) {
        (true, true) => true,
        (true, false) => near(1),
        (false, true) => near(0),
        (false, false) => false,
    };
    if !read {
        return;
    }
    for (at, whole) in whole.iter().enumerate() {
        // Amounts that add up are read elsewhere.
        if whole.unit == MONEY && sum_of(builder, &column(at)) == Ok(whole.number(builder)) {
            continue;
        }
        let parts = column(at).into_iter().map(|part| part.quantity(builder)).collect();
        let quantity = whole.quantity(builder);
        claim(builder, known, quantity, parts, whole.unit == "人", "其中");
    }
}

fn sum_of(builder: &Builder<'_, '_>, column: &[&Tally<'_>]) -> Result<Number, crate::amount::NumberError> {
    Number::sum(column.iter().map(|part| part.number(builder)))
}

//! A number told in one sentence and its parts in the next, which names it again: 三级指标26个。三级指标中，决策类5个、过程类7个、…

use super::{Sums, Tally, claim};
use crate::amount::Number;
use crate::claims::{Measure, Place, Quantity, Span};
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// Fewer parts may be some of more.
const LEAST: usize = 3;
/// So far from the whole the parts may be and still have been meant: of a hundred.
const NEAR: i64 = 15;

pub(super) fn read(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, line: &[Tally<'_>], first: usize) {
    let own = &line[first..];
    all_but(builder, known, statement, line, first);
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
    // …，机关工勤3人；另有退休人员24人: what stands beside them is none of the parts.
    let beside =
        own.iter().position(|part| any_of!["另有", "另", "退休", "离退休", "离休"].starts(part.words).is_some());
    let own = &own[..beside.filter(|_| whole.unit == "人").unwrap_or(own.len())];
    if own.len() < LEAST {
        return;
    }
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
    let closed = beside.is_some() || text.trim_end_matches(['。', '；']).ends_with(own[own.len() - 1].unit);
    if sum == stated || (near && closed && !of_another) {
        let whole = whole.quantity(builder);
        let parts = own.iter().map(|part| part.quantity(builder)).collect();
        claim(builder, known, whole, parts, own[0].unit == "人", "其中");
    }
}

/// 11个项目…。除农机购置补贴项目等级为"良"外，其余10个项目等级均为"优": those that are named are the rest of the whole.
fn all_but(builder: &mut Builder<'_, '_>, known: &mut Sums, statement: Span, line: &[Tally<'_>], first: usize) {
    let is_rest = |tally: &&Tally<'_>| any_of!["其余", "其他", "其它", "余下"].is_in(tally.words) && !tally.inside;
    let Some(rest) = line[first..].iter().find(is_rest) else { return };
    let span = builder.figure(rest.figure).span;
    let before = builder.slice(Span { start: statement.start, end: span.start.max(statement.start) });
    let Some((head, named)) = before.rsplit_once('除') else { return };
    let Some(named) = named.rsplit_once('外').map(|(named, _)| named.trim_end_matches(['以', '之'])) else { return };
    // 除2个项目外 is a number of its own; 除甲等项目外 leaves it open how many.
    let open = named.is_empty() || named.chars().any(|c| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c));
    if open || any_of!["等项目", "等个别", "个别", "部分", "少数", "，", "和", "及", "与"].is_in(named)
    {
        return;
    }
    let count = named.matches('、').count() + 1;
    let Ok(excepted) = i64::try_from(count) else { return };
    let behind = |figure: usize| -> String {
        builder.document.text()[builder.figure(figure).span.end as usize..].chars().take(2).collect()
    };
    let thing = behind(rest.figure);
    let alike = |tally: &&Tally<'_>| {
        let span = builder.figure(tally.figure).span;
        let named = behind(tally.figure) == thing || tally.words.ends_with(thing.as_str());
        tally.unit == rest.unit && !tally.inside && named && span.end <= statement.start + head.len() as u32
    };
    let mut wholes = line.iter().filter(alike);
    let (Some(whole), None) = (wholes.next(), wholes.next()) else { return };
    let (all, stated) = (whole.number(builder), rest.number(builder));
    let near = all.subtract(stated).is_ok_and(|gap| !gap.is_negative() && gap <= Number::whole(excepted + 2));
    if !near {
        return;
    }
    let place = Place::default();
    let others =
        Quantity { name: "除外".to_owned(), number: Number::whole(excepted), measure: Measure::Count, place };
    let parts = vec![rest.quantity(builder), others];
    let whole = whole.quantity(builder);
    claim(builder, known, whole, parts, rest.unit == "人", "其余");
}

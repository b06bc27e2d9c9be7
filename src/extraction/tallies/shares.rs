//! Shares of numbers of things: 占编制数的76.79%, and of a whole that nobody names: 自评项目33个，优30个，占90.91%.

use std::collections::HashSet;

use super::Tally;
use super::rates::{AROUND, another, fits, pairs};
use crate::amount::Number;
use crate::claims::{Claim, Share, Span};
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::phrases;
use crate::search::any_of;

/// Characters of a name that means one number and no other.
const EXACT: usize = 4;
/// 自评项目33个，优30个，占90.91%；良3个，占9.09%: shares that name no whole are of one, which most of them bear out.
pub(super) fn unnamed(builder: &mut Builder<'_, '_>, sentence: &[Tally<'_>], statement: Span, known: &HashSet<Span>) {
    let mut pairs: Vec<(&Tally<'_>, usize)> = Vec::new();
    for tally in sentence {
        let Some(next) = builder.document.figures.get(tally.figure + 1) else { continue };
        let between = builder.slice(Span { start: builder.figure(tally.figure).span.end, end: next.span.start });
        let share =
            next.kind == FigureKind::Percent && matches!(between, "，占" | "（占" | "，占比" | "，占比为" | "（占比");
        if share && statement.contains(next.span) {
            pairs.push((tally, tally.figure + 1));
        }
    }
    let Some((first, _)) = pairs.first().filter(|_| pairs.len() >= 2) else { return };
    let (unit, from) = (first.unit, first.figure);
    let fits_all = |whole: &Tally<'_>| {
        let fit = |&&(part, rate): &&(&Tally<'_>, usize)| {
            fits(builder, builder.figure(rate).number, part, whole) == Some(true)
        };
        pairs.iter().filter(fit).count()
    };
    let wholes = sentence.iter().filter(|tally| tally.figure < from && tally.unit == unit);
    let Some((whole, fitting)) = wholes.map(|whole| (whole, fits_all(whole))).max_by_key(|(_, fitting)| *fitting)
    else {
        return;
    };
    let telling = pairs.iter().all(|(part, _)| part.unit == unit && part.number(builder) <= whole.number(builder));
    // One of them may be wrong.
    if fitting == 0 || fitting + 1 != pairs.len() || !telling {
        return;
    }
    let whole = whole.quantity(builder);
    for (part, rate) in pairs {
        if known.contains(&builder.figure(rate).span) {
            continue;
        }
        let part = part.quantity(builder);
        let percent = builder.percentage(rate, &part.name);
        builder.bound.push(Claim::Share(Share {
            part: Some(part),
            whole_name: whole.name.clone(),
            whole: Some(whole.clone()),
            percent,
            listing: None,
            full_split: false,
            unsigned: false,
        }));
    }
}

/// 占编制数的76.79%: of the number that is called so.
pub(super) fn share(
    builder: &mut Builder<'_, '_>,
    sentence: &[Tally<'_>],
    named: &[Tally<'_>],
    figure: usize,
    words: &str,
) -> bool {
    let noun = phrases::whole_of(words);
    // 指标总数, 督查总次数, 全部指标
    let noun = noun.split_once('总').map_or(noun, |(noun, behind)| if noun.is_empty() { behind } else { noun });
    let noun = noun.trim_end_matches(['数', '量']).trim_end_matches("全部");
    let noun = noun.trim_start_matches(['全', '总']).trim_start_matches('部');
    let exact = noun.chars().count() >= EXACT;
    // 收回的问卷 are 收回486份.
    let noun = noun.strip_suffix("问卷").filter(|noun| matches!(*noun, "收回" | "回收" | "有效")).unwrap_or(noun);
    if noun.chars().count() < 2 {
        return false;
    }
    let Some(part) = sentence.iter().rfind(|tally| tally.figure < figure) else { return false };
    // The part stands directly in front.
    let between =
        builder.slice(Span { start: builder.figure(part.figure).span.end, end: builder.figure(figure).span.start });
    // 不满意8份，满意和较满意占收回问卷的86.05%: of several others.
    let subject = words.split('占').next().unwrap_or("");
    let together = subject.contains(['和', '与', '及']) && subject.chars().count() > 3;
    // 满意1583份、较满意231份，两项占有效问卷的94.18%
    if together
        || any_of!["两项", "两者", "二者", "三项", "前两项", "前三项", "以上"]
            .starts(subject.trim_start_matches('，'))
            .is_some()
    {
        return true;
    }
    // 编制118名，在职109人，空编9名，在职占编制的92.37%: of another than the last.
    let own = subject.trim_start_matches(['，', '、', '；']);
    let called = |tally: &Tally<'_>| tally.figure < figure && tally.words.contains(own);
    if own.chars().count() > 1 && !part.words.contains(own) && sentence.iter().any(called) {
        return true;
    }
    if between.chars().count() > words.chars().count() + 2 || part.figure + 1 != figure {
        return false;
    }
    let wholes: Vec<&Tally<'_>> = named
        .iter()
        .filter(|tally| tally.figure != part.figure && tally.unit == part.unit && tally.words.contains(noun))
        .filter(|tally| tally.number(builder) >= part.number(builder))
        .filter(|tally| {
            let all = any_of!["共", "总", "合计", "全"].is_in(tally.words);
            // 编制56名 names the whole by the noun alone.
            let ends = tally.words.trim_end_matches("问卷").ends_with(noun);
            all || tally.words == noun || ends && tally.figure < part.figure
        })
        .collect();
    let [whole] = wholes[..] else { return false };
    let stated = builder.figure(figure).number;
    let Some(holds) = fits(builder, stated, part, whole) else { return false };
    // 占有效问卷的: that another number makes the rate says only where it was taken from.
    let exact = exact && whole.words.trim_end_matches("问卷").ends_with(noun);
    let another = || match exact {
        false => another(builder, named, stated, figure),
        true => pairs(builder, named, stated, figure, AROUND).any(|other| other.figure != part.figure),
    };
    if !holds && another() && !is_rest(builder, stated, part, whole) {
        return true;
    }
    let (part, whole) = (part.quantity(builder), whole.quantity(builder));
    let percent = builder.percentage(figure, &part.name);
    builder.bound.push(Claim::Share(Share::of(part, whole, percent)));
    true
}

/// The stated share is that of the rest of the whole: its words name the other.
fn is_rest(builder: &Builder<'_, '_>, stated: Number, part: &Tally<'_>, whole: &Tally<'_>) -> bool {
    let own = part.number(builder).percent_of(whole.number(builder), stated.decimals());
    own.and_then(|own| Number::HUNDRED.subtract(own)).is_ok_and(|rest| rest == stated)
}

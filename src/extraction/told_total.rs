//! What a list comes to, told in the next sentence: 项目支出2,293.90万元，明细为：…。上述8个项目合计2,293.90万元.
//!
//! The words name as many as the list has, so no other list can be meant.

use super::builder::Builder;
use crate::amount::Number;
use crate::claims::{Claim, Completeness, Quantity, Span, Sum, Topic};
use crate::document::{Figure, FigureKind};
use crate::search::any_of;

/// Bytes of the words between the end of the list and its total.
const LONGEST: usize = 60;
/// So many totals of a text: each looks for its list among all that are known.
const MOST: usize = 40;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut found: Vec<(usize, Sum)> = Vec::new();
    let mut looked_for = 0;
    for total in 1..builder.document.figures.len() {
        let [number, amount] = [total - 1, total].map(|at| builder.figure(at).clone());
        if !matches!(amount.kind, FigureKind::Money(_)) || !is_of_all_above(builder, &number, &amount) {
            continue;
        }
        looked_for += 1;
        if looked_for > MOST {
            break;
        }
        let mut listed = builder.claims.iter().chain(&builder.bound).filter_map(|claim| match claim {
            Claim::Sum(sum) if ends_in_front(builder, sum, number.span) => Some(sum),
            _ => None,
        });
        let as_many =
            |sum: &&Sum| i64::try_from(sum.parts.len()).is_ok_and(|count| Number::whole(count) == number.number);
        if let Some(sum) = listed.rfind(as_many) {
            found.push((total, sum.clone()));
        }
    }
    for (total, sum) in found {
        let whole: Quantity = builder.quantity(total, &sum.whole.name);
        builder.used[total] = true;
        let told = Sum::of(Topic::Listing, whole, sum.parts, Completeness::Complete, "合计");
        builder.claims.push(Claim::Sum(told));
    }
}

/// 上述8个项目合计, 以上5项共计
fn is_of_all_above(builder: &Builder<'_, '_>, number: &Figure, total: &Figure) -> bool {
    let before = &builder.document.text()[..number.span.start as usize];
    let between = builder.slice(Span { start: number.span.end, end: total.span.start.max(number.span.end) });
    let counts = matches!(number.kind, FigureKind::Count | FigureKind::Bare);
    counts
        && any_of!["上述", "以上"].ends(before).is_some()
        && between.len() <= LONGEST
        && !between.contains(['，', '。', '；', '、', '\n'])
        && any_of!["合计", "共计", "总计", "合计支出", "共计支出", "共支出"].ends(between).is_some()
}

/// The last part of the list ends the sentence directly in front.
fn ends_in_front(builder: &Builder<'_, '_>, sum: &Sum, number: Span) -> bool {
    let end = sum.parts.iter().filter_map(|part| part.place.span).map(|span| span.end).max();
    let Some(end) = end.filter(|&end| end < number.start && sum.parts.len() > 2) else { return false };
    let gap = builder.slice(Span { start: end, end: number.start });
    gap.len() <= LONGEST && matches!(gap.trim_end_matches(['上', '述', '以']), "。" | "；" | "，" | "。\n" | "。\n\n")
}

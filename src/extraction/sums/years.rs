//! Parts of a listing that belong to another year than its whole.

use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::extraction::items::{Items, Listing};

/// The year in the words in front of a figure.
fn year(builder: &Builder<'_, '_>, figure: usize) -> Option<u16> {
    let before = builder.figure(figure.checked_sub(1)?);
    let between =
        builder.slice(Span { start: before.span.end, end: builder.figure(figure).span.start.max(before.span.end) });
    let FigureKind::Year(year) = before.kind else { return None };
    (!between.contains(['，', '；', '。', '、', '：'])).then_some(year)
}

/// 2023年支出a万元、2022年支出b万元，其中接待费2023年c万元、2022年d万元: the parts are those of two wholes.
pub(super) fn of_two_years(builder: &Builder<'_, '_>, whole: usize, items: &Items, listing: &Listing) -> bool {
    let Some(own) = year(builder, whole) else { return false };
    let years = listing.items.iter().filter_map(|&part| year(builder, items.items[part].amount?));
    let years: Vec<u16> = years.collect();
    years.contains(&own) && years.iter().any(|&year| year != own)
}

/// 2024年总支出a万元，其中民生类支出b万元；2023年民生类支出c万元、总支出d万元: the parts end where another year begins.
pub(super) fn up_to_another(
    builder: &Builder<'_, '_>,
    items: &Items,
    whole: usize,
    mut parts: Vec<usize>,
) -> Vec<usize> {
    let Some(own) = year(builder, whole) else { return parts };
    let of_part = |&part: &usize| year(builder, items.items[part].amount?);
    // 其中：2022年项目a万元；2023年项目b万元: money of every year.
    let first = parts.first().and_then(of_part).is_none_or(|year| year == own);
    let other = parts.iter().position(|part| of_part(part).is_some_and(|year| year != own));
    if let Some(other) = other.filter(|_| first) {
        parts.truncate(other);
    }
    parts
}

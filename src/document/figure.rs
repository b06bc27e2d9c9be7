//! Every figure of a text: number, unit, and what kind of thing it counts.

use super::layout::Layout;
use crate::amount::{Number, Unit};
use crate::claims::Span;

/// A number in the text with the unit behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub kind: FigureKind,
    pub number: Number,
    /// Digits, sign and unit.
    pub span: Span,
    /// The words directly before it that name it, without verbs (基本支出 of 基本支出共计).
    pub label: Span,
}

/// What a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureKind {
    /// Money; the unit as written (150万 is 万元).
    Money(Unit),
    Percent,
    /// 个百分点
    PercentagePoints,
    /// 分
    Points,
    /// People and things: the measure word is a part of the span.
    Count,
    /// A year, with or without 年.
    Year(u16),
    /// Year, month and day, or month and day; the number is the day's place in the year, MMDD.
    Date,
    /// Numbering and order: 第3条, 1、, （2）.
    Ordinal,
    /// Document numbers, subject codes, codes with letters.
    Code,
    /// A number without any unit.
    Bare,
}

/// All figures in order.
pub(super) fn find(_text: &str, _layout: &Layout) -> Vec<Figure> {
    Vec::new()
}

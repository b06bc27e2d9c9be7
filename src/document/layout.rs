//! Lines, sections and tables of a normalised text.

use crate::amount::Unit;
use crate::claims::Span;

/// A line: what stands between two line ends of the normalised text.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub span: Span,
    pub kind: LineKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    Paragraph,
    /// The whole line is a heading of this level, 0 (第一部分) to 5 (①).
    Heading(u8),
    /// A row of `tables[n]`.
    Row(u32),
}

/// A numbered heading with everything under it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// 0: 第一部分, 1: 一、, 2: （一）, 3: 1、, 4: （1）, 5: ①.
    pub level: u8,
    /// Its number among its siblings as written: 三 is 3.
    pub number: u32,
    /// Number and title.
    pub heading: Span,
    /// The title without number.
    pub title: Span,
    /// Heading and all the text up to the next heading of the same or a higher level.
    pub span: Span,
}

/// Rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub span: Span,
    pub rows: Vec<Vec<Cell>>,
    /// The unit that its caption or header sets for figures without one.
    pub unit: Option<Unit>,
}

/// The text of a cell, without the spaces around it; empty cells keep their place.
pub type Cell = Span;

/// What [`read`] finds.
#[derive(Default)]
pub(super) struct Layout {
    pub lines: Vec<Line>,
    pub sections: Vec<Section>,
    pub tables: Vec<Table>,
    pub unit: Option<Unit>,
}

pub(super) fn read(_text: &str) -> Layout {
    Layout::default()
}

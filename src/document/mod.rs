//! A text as it was given, made readable: normalised, with the way back to the original, cut into lines, sections,
//! sentences and tables, with every figure in it.
//!
//! What belongs here: reading of characters, numbers and layout, in one pass each, whatever the text is. What does
//! not: what a figure means in a report; that is [`crate::extraction`].
//!
//! Nothing here fails or panics, and time grows with the length of the text.

mod aligned;
mod dates;
mod figure;
mod html;
mod label;
mod layout;
mod lines;
mod marks;
mod normal;
mod number;
mod numbering;
mod offsets;
mod pages;
mod rows;
mod sentence;
mod size;
mod variants;

pub use figure::{Figure, FigureKind};
pub use layout::{Cell, Line, LineKind, Numbered, Section, Table};
pub use numbering::{ListNumber, list_level, list_number, whole_in_words};
pub use offsets::Offsets;

use marks::Marks;

use crate::amount::Unit;
use crate::claims::Span;
use crate::search::Starts;
use crate::signs::{Seen, Signs};

/// A text and what stands in it. All spans are bytes of the normalised text.
pub struct Document<'t> {
    /// As it was given.
    pub source: &'t str,
    text: String,
    offsets: Offsets,
    marks: Marks,
    /// Paragraphs, headings and table rows, in order.
    pub lines: Vec<Line>,
    /// Headings with the text under them, in order; nested ones stand after the one they belong to.
    pub sections: Vec<Section>,
    pub tables: Vec<Table>,
    /// The numbers that lines begin with, headings or not.
    pub numbers: Vec<Numbered>,
    sentences: Vec<Span>,
    /// Every figure, in order.
    pub figures: Vec<Figure>,
    figure_starts: Starts,
    signs: Signs,
    /// The unit that a caption sets for figures without one (单位：万元), where there is just one in the text.
    pub unit: Option<Unit>,
    /// The text was cut off because it is longer than [`MAX_SOURCE`].
    pub cut_off: bool,
}

/// A longer text is read up to here; a report has some ten thousand characters, a whole final account some hundred
/// thousand.
pub const MAX_SOURCE: usize = 64 << 20;

impl<'t> Document<'t> {
    /// Reads a text. Plain text, HTML, and tables as tab- or pipe-separated lines are understood.
    pub fn read(source: &'t str) -> Document<'t> {
        let readable = &source[..source.floor_char_boundary(MAX_SOURCE)];
        let (text, offsets, marks) = normal::normalise(readable);
        let mut layout = layout::read(&text, &marks);
        let figures = figure::find(&text, &layout, &marks);
        size::units(&mut layout.tables, &figures);
        let figure_starts = Starts::of(text.len(), figures.iter().map(|figure| figure.span.start));
        let sentences = sentence::sentences(&text, &layout.lines, &marks);
        let signs = Signs::of(&text);
        Document {
            source,
            text,
            offsets,
            marks,
            lines: layout.lines,
            sections: layout.sections,
            tables: layout.tables,
            numbers: layout.numbers,
            sentences,
            figures,
            figure_starts,
            signs,
            unit: layout.unit,
            cut_off: readable.len() < source.len(),
        }
    }

    /// The normalised text: half-width digits and letters, full-width punctuation, no spaces and line breaks inside
    /// words and numbers; `\n` ends a paragraph, `\t` a table cell.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The normalised words of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// What a figure is counted in, as it stands behind its digits: 万元, 人, %.
    pub fn unit_of(&self, figure: Span) -> &str {
        self.slice(figure).trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-'))
    }

    /// The bytes of the original text that a span was read from.
    pub fn source_span(&self, span: Span) -> std::ops::Range<usize> {
        let range = self.offsets.original(span);
        // A span ends behind its last byte; the original character there may be longer than the normalised one.
        range.start..self.source.ceil_char_boundary(range.end)
    }

    /// The original words of a span.
    pub fn source_slice(&self, span: Span) -> &'t str {
        self.source.get(self.source_span(span)).unwrap_or("")
    }

    /// A place stands in a row of a table.
    pub fn is_in_table(&self, place: Span) -> bool {
        let line = self.lines.partition_point(|line| line.span.end <= place.start);
        self.lines.get(line).is_some_and(|line| matches!(line.kind, LineKind::Row(_)))
    }

    /// The lines outside tables.
    pub fn lines_of_text(&self) -> impl Iterator<Item = Span> + '_ {
        self.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_))).map(|line| line.span)
    }

    /// Sentences and clauses ended by 。！？； or a line's end, without headings and table rows.
    pub fn sentences(&self) -> impl Iterator<Item = Span> + '_ {
        self.sentences.iter().copied()
    }

    /// Those that lie whole inside a span.
    pub fn sentences_in(&self, span: Span) -> &[Span] {
        let from = self.sentences.partition_point(|sentence| sentence.start < span.start);
        let count = self.sentences[from..].partition_point(|sentence| sentence.end <= span.end);
        &self.sentences[from..from + count]
    }

    /// The characters between the ordinary Chinese ones, with their places.
    pub fn marks(&self) -> impl Iterator<Item = (usize, char)> + '_ {
        self.marks.all().iter().map(|&(at, mark)| (at as usize, mark))
    }

    /// Those inside a span.
    pub fn marks_in(&self, span: Span) -> impl DoubleEndedIterator<Item = (usize, char)> + Clone + '_ {
        self.marks.within(span).iter().map(|&(at, mark)| (at as usize, mark))
    }

    /// The figures inside a span.
    pub fn figures_in(&self, span: Span) -> &[Figure] {
        let behind = &self.figures[self.figures_before(span.start)..];
        // Most spans have a few figures only.
        let few = behind.iter().take(8).position(|figure| figure.span.end > span.end);
        &behind[..few.unwrap_or_else(|| behind.partition_point(|figure| figure.span.end <= span.end))]
    }

    /// How many figures begin before a place.
    pub fn figures_before(&self, at: u32) -> usize {
        let near = self.figure_starts.near(at);
        near + self.figures[near..].iter().take_while(|figure| figure.span.start < at).count()
    }

    /// The signs whose words stand anywhere in the text.
    pub fn signs(&self) -> Seen {
        self.signs.all()
    }

    /// The signs whose words stand in a span.
    pub fn signs_in(&self, span: Span) -> Seen {
        self.signs.within(span)
    }

    /// The innermost section that a place stands in.
    pub fn section_at(&self, at: u32) -> Option<&Section> {
        let begun = self.sections.partition_point(|section| section.span.start <= at);
        self.sections[..begun].iter().rev().find(|section| at < section.span.end)
    }
}

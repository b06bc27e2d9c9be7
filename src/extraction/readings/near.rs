//! The figures around a place, as quantities that a claim could have meant.

use std::ops::Range;

use super::Text;
use crate::claims::{Measure, Place, Quantity, Span};
use crate::document::FigureKind;
use crate::extraction::words;
use crate::search::any_of;

impl Text<'_, '_> {
    /// The lines that a place stands in, whole.
    pub fn line(&self, place: Span) -> Span {
        let lines = &self.document.lines;
        let first = lines.partition_point(|line| line.span.end <= place.start);
        let last = lines.partition_point(|line| line.span.start < place.end);
        let line = lines.get(first..last).unwrap_or(&[]).iter().map(|line| line.span).reduce(|a, b| a.to(b));
        line.unwrap_or(place).to(place)
    }

    pub fn in_table(&self, place: Span) -> bool {
        self.document.is_in_table(place)
    }

    /// The sentence that a place stands in, or as much of it as anybody keeps in mind.
    pub fn sentence(&self, place: Span) -> Span {
        const LONGEST: usize = 600 * '字'.len_utf8();
        let line = self.line(place);
        let text = self.document.text();
        let from = text.ceil_char_boundary((place.start as usize).saturating_sub(LONGEST)).max(line.start as usize);
        let to = text.floor_char_boundary((place.end as usize + LONGEST).min(line.end as usize));
        let start = text[from..place.start as usize].rfind('。').map_or(from, |at| from + at + '。'.len_utf8());
        let end = text[place.end as usize..to].find('。').map_or(to, |at| place.end as usize + at);
        Span { start: start as u32, end: end as u32 }
    }

    /// The figures in a span, as indexes.
    pub fn figures(&self, span: Span) -> Range<usize> {
        self.document.figures_before(span.start)..self.document.figures_before(span.end)
    }

    /// What a figure could be in a claim about `like`: money beside money, the same things beside things.
    pub fn quantity(&self, index: usize, like: &Quantity) -> Option<Quantity> {
        let figure = self.document.figures.get(index)?;
        let measure = match (figure.kind, like.measure) {
            (FigureKind::Money(unit), Measure::Money(_)) => Measure::Money(unit),
            (FigureKind::Bare, Measure::Money(unit)) if self.in_table(figure.span) => Measure::Money(unit),
            (FigureKind::Count, Measure::Count) => Measure::Count,
            _ => return None,
        };
        let name = words::identity(self.document.slice(figure.label)).to_owned();
        let quantity = Quantity { name, number: figure.number, measure, place: Place::span(figure.span) };
        (measure != Measure::Count || self.same_things(&quantity, like)).then_some(quantity)
    }

    /// 2023年支出10.70万元 in a report on 2024, 上年10.70万元: the nearest year before it in its sentence is the one before.
    pub fn of_year_before(&self, index: usize) -> bool {
        const NEAR: usize = 4;
        let figures = &self.document.figures;
        let words = self.document.slice(figures[index].label);
        if words.starts_with("上年") || words.starts_with("去年") {
            return true;
        }
        let sentence = self.sentence(figures[index].span);
        let before = figures[..index].iter().rev().take(NEAR).take_while(|figure| figure.span.start >= sentence.start);
        // 较2021年的2949.56万元减少110.80万元；年末结转124.62万元: the year of what it is compared with is that of nothing else.
        let compares = |at: u32| self.document.text()[..at as usize].ends_with(['比', '较', '与', '于']);
        let year = before.enumerate().filter_map(|(behind, figure)| match figure.kind {
            FigureKind::Year(year) if behind == 0 || !compares(figure.span.start) => Some(year),
            _ => None,
        });
        year.take(1).any(|year| self.year.is_some_and(|own| year + 1 == own))
    }

    /// A bracket, or 含, opens between two figures, and does not end before the second.
    pub fn is_inside(&self, first: &Quantity, second: &Quantity) -> bool {
        let (Some(first), Some(second)) = (first.place.span, second.place.span) else { return false };
        let between = self.between(first, second);
        between.contains(['（', '含']) && !between.contains('）')
    }

    /// Whether the words before a figure say that only some of the money, or of the department, is spoken of, and
    /// whether they say that it is all of that.
    pub fn scope(&self, quantity: &Quantity) -> (bool, bool) {
        let figure = quantity.place.span.and_then(|span| self.document.figures.get(self.figures(span).start));
        let label = figure.map_or("", |figure| self.document.slice(figure.label));
        (words::has_scope(label), any_of!["合计", "总计"].is_in(label))
    }

    /// The words between two places.
    pub fn between(&self, a: Span, b: Span) -> &str {
        let (first, last) = if a.start <= b.start { (a, b) } else { (b, a) };
        self.document.slice(Span { start: first.end, end: last.start.max(first.end) })
    }

    /// The measure words of two numbers of things are one.
    pub fn same_things(&self, a: &Quantity, b: &Quantity) -> bool {
        let word = |quantity: &Quantity| quantity.place.span.map(|span| self.document.unit_of(span));
        match (word(a), word(b)) {
            (Some(a), Some(b)) => a == b || matches!((a, b), ("名", "人") | ("人", "名")),
            // In a form the field says what is counted.
            _ => true,
        }
    }
}

/// The same figure, or the same thing stated again.
pub(super) fn is_again(candidate: &Quantity, known: &Quantity) -> bool {
    candidate.place.span == known.place.span
        || (!known.name.is_empty() && words::core(&candidate.name) == words::core(&known.name))
}

/// From the first to the last of some figures.
pub(super) fn place<'q>(figures: impl IntoIterator<Item = &'q Quantity>) -> Option<Span> {
    figures.into_iter().filter_map(|figure| figure.place.span).reduce(|a, b| a.to(b))
}

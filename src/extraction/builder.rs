//! What has been understood so far: the report, its places, the claims, and which amounts have which name.

use std::collections::HashMap;

use super::Form;
use super::words::{self, Concept};
use crate::amount::{Amount, Number, Percent, Points, Unit, convert};
use crate::claims::{Claim, Measure, Place, Quantity, Sources, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::report::Report;
use crate::report::field::Field;

pub(super) struct Builder<'d, 't> {
    pub document: &'d Document<'t>,
    /// The last row of the table of funds stood inside another.
    pub funds_inside: bool,
    pub report: Report,
    pub sources: Sources,
    pub claims: Vec<Claim>,
    /// Claims that the form of a table binds: they have no second reading.
    pub bound: Vec<Claim>,
    /// By index of the document's figures: taken into a claim or a field.
    pub used: Vec<bool>,
    /// By index too: of another year, or of some of what its name says; no name is given to it.
    pub apart: Vec<bool>,
    /// Forms of scores that lost their table: what looks like a table in them is a piece of one.
    pub broken_forms: Vec<Span>,
    /// The figures that each name was given to, in the order of the text.
    named: HashMap<String, Vec<usize>>,
    /// The same by what the names stand for: 总支出 and 支出合计 are one.
    meant: HashMap<Concept, Vec<usize>>,
    /// What the department could spend in the year, stated apart from what it spent.
    pub adjusted: Vec<usize>,
    /// A table of scores has been read to its total: a second one belongs to another project.
    pub scores_done: bool,
    /// Marks of the form that is being read have been read.
    pub scores_begun: bool,
    /// Forms of further projects.
    pub further: Vec<Form>,
    /// The report's own form, while another is being read.
    own: Option<Form>,
    /// The year that the text compares with, where it does not say which one it is on.
    pub compared_year: Option<u16>,
    /// Listings seen so far; shares of one listing carry its number.
    pub listings: u32,
}

impl<'d, 't> Builder<'d, 't> {
    pub fn new(document: &'d Document<'t>) -> Builder<'d, 't> {
        Builder {
            document,
            funds_inside: false,
            report: Report::default(),
            sources: Sources::with_capacity(document.figures.len() * 2),
            claims: Vec::new(),
            bound: Vec::new(),
            used: vec![false; document.figures.len()],
            apart: Vec::new(),
            broken_forms: Vec::new(),
            // Growing would sort all names again and again.
            named: HashMap::with_capacity(document.figures.len() / 2),
            meant: HashMap::new(),
            adjusted: Vec::new(),
            scores_done: false,
            scores_begun: false,
            further: Vec::new(),
            own: None,
            compared_year: None,
            listings: 0,
        }
    }

    /// What the next tables say is said in the form of another project.
    pub fn next_form(&mut self) {
        let fresh = Report { unit: self.report.unit, year: self.report.year, ..Report::default() };
        let read = Form {
            report: std::mem::replace(&mut self.report, fresh),
            sources: std::mem::take(&mut self.sources),
            claims: Vec::new(),
        };
        if self.own.is_some() {
            self.further.push(read)
        } else {
            self.own = Some(read)
        }
        (self.scores_done, self.scores_begun) = (false, false);
    }

    /// All tables have been read: the report's own form is spoken of again.
    pub fn end_forms(&mut self) {
        let Some(own) = self.own.take() else { return };
        let report = std::mem::replace(&mut self.report, own.report);
        let sources = std::mem::replace(&mut self.sources, own.sources);
        self.further.push(Form { report, sources, claims: Vec::new() });
        self.scores_done = true;
    }

    /// The form of another project has been read; the report's own goes on where it stood.
    pub fn end_form(&mut self) {
        let done = self.scores_done;
        self.end_forms();
        self.scores_done = done;
    }

    /// The indicators read so far are those of a form of its own, beside the report's.
    pub fn set_indicators_apart(&mut self) {
        let indicators = std::mem::take(&mut self.report.indicators);
        let mut sources = Sources::default();
        for (field, span) in self.sources.iter().filter(|(field, _)| matches!(field, Field::Indicator(..))) {
            sources.set(field.clone(), span);
        }
        self.sources.forget(|field| matches!(field, Field::Indicator(..)));
        let report = Report { unit: self.report.unit, year: self.report.year, indicators, ..Report::default() };
        self.further.push(Form { report, sources, claims: Vec::new() });
    }

    /// The form of another project than the first is being read.
    pub fn in_further_form(&self) -> bool {
        self.own.is_some()
    }

    pub fn slice(&self, span: Span) -> &'d str {
        self.document.slice(span)
    }

    /// What a figure is counted in: 万元, 人, %.
    pub fn unit_of(&self, index: usize) -> &'d str {
        self.document.unit_of(self.figure(index).span)
    }

    pub fn figure(&self, index: usize) -> &'d Figure {
        &self.document.figures[index]
    }

    /// What a figure counts, where it is one that claims are made of.
    pub fn measure(&self, index: usize) -> Option<Measure> {
        match self.figure(index).kind {
            FigureKind::Money(unit) => Some(Measure::Money(unit)),
            FigureKind::Percent => Some(Measure::Percent),
            FigureKind::Points => Some(Measure::Points),
            FigureKind::Count => Some(Measure::Count),
            _ => None,
        }
    }

    /// The number in the report's unit, so that amounts can be added while they are sorted.
    pub fn comparable(&self, index: usize) -> Number {
        let found = self.figure(index);
        match found.kind {
            FigureKind::Money(unit) => convert(found.number, unit, self.report.unit).unwrap_or(found.number),
            _ => found.number,
        }
    }

    /// A year is not the report's own: the year before it, or the one that the text compares with.
    pub fn is_earlier(&self, year: u16) -> bool {
        self.compared_year == Some(year) || self.report.year.is_some_and(|own| year < own)
    }

    /// The figure as a named quantity; it counts as understood from now on.
    pub fn quantity(&mut self, index: usize, name: &str) -> Quantity {
        self.used[index] = true;
        let figure = self.figure(index);
        let measure = self.measure(index).unwrap_or(Measure::Count);
        Quantity { name: name.to_owned(), number: figure.number, measure, place: Place::span(figure.span) }
    }

    /// The figure as an amount of money: in the unit of the report, where nothing says in what its table counts.
    pub fn amount_of_table(&mut self, index: usize, name: &str) -> Quantity {
        let found = self.quantity(index, name);
        let measure = if found.measure == Measure::Count { Measure::Money(self.report.unit) } else { found.measure };
        Quantity { measure, ..found }
    }

    /// The figure as a percentage, also where the sign was not written.
    pub fn percentage(&mut self, index: usize, name: &str) -> Quantity {
        Quantity { measure: Measure::Percent, ..self.quantity(index, name) }
    }

    /// The same with the field of the report that holds it.
    pub fn quantity_of(&mut self, index: usize, name: &str, field: Field) -> Quantity {
        let mut quantity = self.quantity(index, name);
        quantity.place.field = Some(field);
        quantity
    }

    /// Whether a figure stands in a table.
    pub fn in_table(&self, index: usize) -> bool {
        self.document.is_in_table(self.figure(index).span)
    }

    /// Whether an amount is not the one that its name says, by where it stands.
    pub fn is_apart(&self, figure: usize) -> bool {
        self.apart.get(figure) == Some(&true)
    }

    /// Remembers an amount by its name.
    pub fn name(&mut self, name: &str, figure: usize) {
        if name.is_empty() || self.is_apart(figure) {
            return;
        }
        let key = words::identity(name);
        match self.named.get_mut(key) {
            Some(figures) => insert(figures, figure),
            None => {
                self.named.insert(key.to_owned(), vec![figure]);
            }
        }
        if let Some(concept) = words::concept(key) {
            insert(self.meant.entry(concept).or_default(), figure);
        }
    }

    /// What was remembered by a name belongs to something else.
    pub fn forget(&mut self, name: &str) {
        self.named.remove(words::identity(name));
    }

    /// The last amount with this name before a place.
    pub fn last_named(&self, name: &str, before: u32) -> Option<usize> {
        let figures = self.named.get(words::identity(name))?;
        self.last_before(figures, before)
    }

    /// The last amount before a place whose name stands for this, whatever the name.
    pub fn last_of(&self, concept: Concept, before: u32) -> Option<usize> {
        self.last_before(self.meant.get(&concept)?, before)
    }

    /// The amount with this name, where there is one only, wherever it stands.
    pub fn only_named(&self, name: &str) -> Option<usize> {
        let figures = self.named.get(words::identity(name))?;
        (figures.len() == 1).then_some(figures[0])
    }

    /// The last of some figures in the order of the text that stands before a place.
    fn last_before(&self, figures: &[usize], before: u32) -> Option<usize> {
        let known = figures.partition_point(|&figure| self.figure(figure).span.start < before);
        figures[..known].last().copied()
    }

    /// The figures of every name, in the order of the text.
    pub fn all_named(&self) -> impl Iterator<Item = (&str, &[usize])> {
        self.named.iter().map(|(name, figures)| (name.as_str(), figures.as_slice()))
    }

    /// The number of the figure as an amount of the report, with its unit where it is not the report's.
    pub fn amount(&mut self, index: usize) -> Option<Amount> {
        let FigureKind::Money(unit) = self.figure(index).kind else { return None };
        self.used[index] = true;
        let own = (unit != self.report.unit).then_some(unit);
        Some(Amount { number: self.figure(index).number, unit: own })
    }

    pub fn percent(&mut self, index: usize) -> Percent {
        self.used[index] = true;
        Percent(self.figure(index).number)
    }

    pub fn points(&mut self, index: usize) -> Points {
        self.used[index] = true;
        Points(self.figure(index).number)
    }

    /// Whole, not negative, and small enough for a number of people.
    pub fn count(&mut self, index: usize) -> Option<u32> {
        let number = self.figure(index).number;
        let count = u32::try_from(number.mantissa()).ok().filter(|_| number.decimals() == 0)?;
        self.used[index] = true;
        Some(count)
    }

    pub fn source(&mut self, field: Field, span: Span) {
        self.sources.set(field, span);
    }

    /// The unit that most amounts are written in becomes the report's own.
    pub fn choose_unit(&mut self) {
        let mut counts = [0_usize; 3];
        for figure in &self.document.figures {
            if let FigureKind::Money(unit) = figure.kind {
                counts[unit as usize] += 1;
            }
        }
        let most = Unit::ALL.into_iter().max_by_key(|unit| counts[*unit as usize]);
        let any = counts.iter().any(|&count| count > 0);
        self.report.unit = most.filter(|_| any).or(self.document.unit).unwrap_or_default();
    }
}

/// Keeps the order of the text; named again where a later sentence goes on about it, a figure stands there once.
fn insert(figures: &mut Vec<usize>, figure: usize) {
    if let Err(place) = figures.binary_search(&figure) {
        figures.insert(place, figure);
    }
}

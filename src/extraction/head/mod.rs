//! What stands at the head of a report: title, department, year; and the text of its sections.
//!
//! What belongs here: which of the first lines say whose report this is, of what and of which year. What does not:
//! anything that the report says in its sentences and tables.

mod department;
mod title;
mod year;

use super::builder::Builder;
use crate::claims::Span;
use crate::document::LineKind;
use crate::report::Section;
use crate::report::field::Field;
pub(super) use year::last_of_several;

/// A title stands among the first lines, before the first section.
const TITLE_LINES: usize = 12;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let first_section = builder.document.sections.first().map_or(u32::MAX, |section| section.span.start);
    let lines: Vec<Span> = builder
        .document
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Paragraph && line.span.start < first_section)
        .take(TITLE_LINES)
        .map(|line| line.span)
        .collect();
    let title = title::read(builder, &lines);
    year::read(builder, title.as_ref(), &lines);
    department::read(builder, title.as_ref(), &lines);
    if let Some(title) = title {
        builder.source(Field::Title, title.span());
        builder.report.title = title.text;
    }
}

/// The highest sections with their text.
pub(super) fn narrative(builder: &mut Builder<'_, '_>) {
    let sections = &builder.document.sections;
    let level = if sections.iter().any(|section| section.level == 1) { 1 } else { 0 };
    for section in sections.iter().filter(|section| section.level == level) {
        let text = Span { start: section.heading.end, end: section.span.end };
        let index = builder.report.narrative.len();
        builder.report.narrative.push(Section {
            heading: builder.slice(section.title).to_owned(),
            text: builder.slice(text).trim_matches(['\n', '：', '。', ' ']).to_owned(),
            place: String::new(),
        });
        builder.sources.set(Field::SectionHeading(index), section.heading);
        builder.sources.set(Field::SectionText(index), text);
    }
}

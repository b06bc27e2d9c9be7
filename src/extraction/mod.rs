//! From the text of a published report to what it states. Cannot fail, cannot panic, linear in time.
//!
//! What belongs here: sentence patterns and table forms, each turned into fields of a [`Report`] and into claims.
//! What does not: reading of characters, numbers and layout ([`crate::document`]) and any judgement.

use crate::claims::{Claim, Sources, Span};
use crate::document::Document;
use crate::report::Report;

/// What a text states.
#[derive(Debug, Default)]
pub struct Extraction {
    pub report: Report,
    /// Where the report's fields stand.
    pub sources: Sources,
    /// All claims, those of the report's fields included, in the order of the text.
    pub claims: Vec<Claim>,
    /// Figures of the document that no claim and no field holds, by their index.
    pub not_understood: Vec<Span>,
}

/// Understands a document.
pub fn extract(document: &Document<'_>) -> Extraction {
    let _ = document;
    Extraction::default()
}

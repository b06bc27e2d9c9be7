//! The readers in the order in which they take a document: each builds on what those before it have understood.

use super::builder::Builder;
use super::paragraphs::Paragraph;
use super::scores::Owner;
use super::*;

/// A document while it is read.
pub(super) struct Reading<'d, 't> {
    pub builder: Builder<'d, 't>,
    paragraphs: Vec<Paragraph>,
    /// The sentences of the paragraphs.
    statements: Vec<Span>,
    /// What the cells of a table say in whole sentences.
    cells: Vec<Span>,
    /// Whose each score is.
    owners: Vec<(usize, Owner)>,
}

impl<'d, 't> Reading<'d, 't> {
    pub fn of(document: &'d Document<'t>) -> Reading<'d, 't> {
        let builder = Builder::new(document);
        let (paragraphs, statements, cells, owners) = Default::default();
        Reading { builder, paragraphs, statements, cells, owners }
    }
}

type Stage = fn(&mut Reading<'_, '_>);

/// Their order is part of what each of them means; a new one stands behind all that it builds on.
pub(super) const STAGES: &[Stage] = &[
    |r| r.builder.choose_unit(),
    |r| head::read(&mut r.builder),
    |r| r.builder.apart = apart::find(r.builder.document, r.builder.report.year),
    |r| r.paragraphs = paragraphs::paragraphs(r.builder.document),
    |r| r.statements = r.paragraphs.iter().flat_map(|paragraph| paragraph.statements.iter().copied()).collect(),
    |r| tables::read(&mut r.builder),
    |r| broken_forms::read(&mut r.builder),
    |r| columns::read(&mut r.builder),
    |r| year_table::read(&mut r.builder),
    |r| flat_forms::read(&mut r.builder),
    |r| paragraphs::read(&mut r.builder, &r.paragraphs),
    |r| amounts::wholes_behind(&mut r.builder),
    |r| portions::read(&mut r.builder, &r.statements),
    |r| shares::read(&mut r.builder, &r.statements),
    // What the cells of a table say in whole sentences comes last: there it is said again.
    |r| r.cells = tables::sentences(r.builder.document).collect(),
    |r| r.owners = scores::read(&mut r.builder, &r.cells),
    |r| scores::stacked(&mut r.builder),
    |r| grade::read(&mut r.builder, &[&r.statements[..], &r.cells].concat(), &r.owners),
    |r| tables::grades(&mut r.builder),
    |r| staffing::read(&mut r.builder, &r.statements),
    |r| staffing::stacked(&mut r.builder),
    |r| counts::read(&mut r.builder, &r.statements),
    |r| named_lists::read(&mut r.builder),
    |r| announced_items::read(&mut r.builder),
    |r| splits::read(&mut r.builder, &r.statements),
    |r| proportions::read(&mut r.builder, &r.statements),
    |r| tallies::read(&mut r.builder, &r.statements),
    |r| percentage_points::read(&mut r.builder, &r.statements),
    |r| balances::read(&mut r.builder, &r.statements),
    |r| uses::read(&mut r.builder, &r.statements),
    |r| three_public::read(&mut r.builder, &r.statements),
    |r| within::read(&mut r.builder, &r.statements),
    |r| former::read(&mut r.builder, &r.statements),
    |r| list_totals::read(&mut r.builder),
    |r| bare_lists::read(&mut r.builder, &r.statements),
    |r| enumerated::read(&mut r.builder, &r.statements),
    |r| told_total::read(&mut r.builder),
    |r| score_lists::read(&mut r.builder),
    |r| spent_whole::read(&mut r.builder),
    |r| left_over::read(&mut r.builder),
    |r| named_formulas::read(&mut r.builder),
    |r| equations::read(&mut r.builder),
    |r| pairs::read(&mut r.builder),
    |r| net_adjusted::read(&mut r.builder),
    |r| year_before::read(&mut r.builder),
    |r| absent::read(&mut r.builder, &r.statements),
    |r| repeats::read(&mut r.builder),
    |r| retold::read(&mut r.builder),
    |r| repeats::wholes(&mut r.builder),
    |r| transposed::read(&mut r.builder),
    |r| retold::rest(&mut r.builder),
    |r| columns::told_again(&mut r.builder),
    |r| shares::by_fit(&mut r.builder),
    |r| unbound::read(&mut r.builder),
    |r| classification::read(&mut r.builder),
    |r| fitting::read(&mut r.builder),
    |r| head::narrative(&mut r.builder),
    |r| head::last_of_several(&mut r.builder),
    |r| choose_rules(&mut r.builder.report),
];

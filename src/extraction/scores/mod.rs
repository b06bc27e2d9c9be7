//! Points in sentences: 产出指标40分，我部门自评得分38分，其中：数量指标得分16分…, and the total.
//!
//! | file | does |
//! |---|---|
//! | `roles` | what the words around a number of points say of it |
//! | `names` | what an indicator is called, and which kind of indicator that is |
//! | `reader` | walks the text: lines, sentences, listings |
//! | `points` | one number of points: what it is and whose |
//! | `keep` | where it is kept |
//! | `wholes` | points of several together |
//! | `beside` | what stands beside it and says so |
//! | `reasons` | why marks were lost |
//! | `naming` | the words that name it, and where a new entry stands |
//! | `respective` | several points behind several names |
//! | `projects` | lines that tell the scores of one project among several |
//! | `totals` | the total of the department |
//! | `losses` | what was lost of it |
//! | `entries` | what was found, each below the one it belongs to |
//! | `told_again` | a score of a table that the text tells again |
//! | `tree` | the entries as indicators of the report, as far as their full marks add up |
//!
//! Reports tell their scores in very many ways, and a tree that was put together wrongly accuses a report that is right.
//! So what the full marks contradict is left out: they are printed to be added up.

mod beside;
mod entries;
mod keep;
mod losses;
mod names;
mod naming;
mod points;
mod projects;
mod reader;
mod reasons;
mod respective;
mod roles;
mod told_again;
mod totals;
mod tree;
mod wholes;

pub(super) use reader::Owner;
pub(super) use roles::{is_nobodys, lost_of, takes_for_one};
pub(super) use totals::{stacked, total};

use super::builder::Builder;
use crate::amount::Number;
use crate::claims::Span;

/// Reads the scores of all lines, then those in the sentences of table cells; tells whose points each figure is.
pub(super) fn read(builder: &mut Builder<'_, '_>, cells: &[Span]) -> Vec<(usize, Owner)> {
    let lines: Vec<Span> = builder.document.lines_of_text().collect();
    let projects = projects::lines(builder, &lines);
    let items = projects::items(builder, &lines);
    let mut reader = reader::Reader::default();
    for line in lines {
        if items.binary_search(&line).is_ok() {
            reader.owners.extend(projects::owners(builder, line));
        } else if projects.binary_search(&line).is_ok() {
            let owners = projects::read(builder, line);
            reader.owners.extend(owners);
        } else {
            reader.line(builder, line);
        }
    }
    reader.entries.adopt();
    reader.entries.adopt_surplus();
    reader.entries.decide_marks();
    let totals: Vec<Number> = reader.totals.iter().map(|total| builder.figure(total.figure).number).collect();
    reader.entries.turn_into_scores(&totals);
    // A list of projects with their budgets has no indicators.
    let scored = builder.further.iter().any(|form| !form.report.indicators.is_empty());
    let of_forms = !builder.report.indicators.is_empty() || scored;
    tree::take(builder, &reader.entries, of_forms);
    totals::take(builder, &reader.totals);
    losses::lost(builder, &reader.lost);
    tree::restated(builder, &reader.entries);
    if of_forms {
        told_again::read(builder, &reader.entries);
    }
    let mut of_cells = reader::Reader::default();
    for &cell in cells {
        of_cells.line(builder, cell);
    }
    tree::take(builder, &of_cells.entries, true);
    totals::take(builder, &of_cells.totals);
    losses::lost(builder, &of_cells.lost);
    let mut owners = reader.owners;
    owners.extend(of_cells.owners);
    owners.sort_unstable_by_key(|&(figure, _)| figure);
    owners
}

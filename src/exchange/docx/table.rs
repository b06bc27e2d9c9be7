//! Tables: a line for each row, a tab between its cells, each in its column.

use roxmltree::Node;

use super::parts::{attribute, child, elements, is, value};
use super::writer::Writer;

/// A cell over more columns than any table has.
const MOST_COLUMNS: usize = 64;

impl<'a> Writer<'a> {
    pub fn table(&mut self, table: Node<'a, 'a>, depth: usize) {
        self.start_line();
        for row in rows(table) {
            // A table inside a cell belongs to the text of that cell.
            let nested = self.cells > 0;
            let about = child(row, "trPr");
            self.columns(columns(about, "gridBefore"), nested);
            for (at, cell) in cells(row).enumerate() {
                if at > 0 {
                    self.columns(1, nested);
                }
                let about = child(cell, "tcPr");
                self.cells += 1;
                if !about.is_some_and(goes_on) {
                    self.blocks(cell, depth);
                }
                self.cells -= 1;
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.columns(columns(about, "gridSpan").saturating_sub(1), nested);
            }
            self.end_line();
        }
    }

    fn columns(&mut self, count: usize, nested: bool) {
        if nested {
            self.start_line();
        } else {
            self.text.extend(std::iter::repeat_n('\t', count));
        }
    }
}

/// The rows, in whatever they are wrapped, without those that were deleted with changes recorded.
fn rows<'a>(table: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    inside(table, "tr").filter(|row| child(*row, "trPr").is_none_or(|about| child(about, "del").is_none()))
}

fn cells<'a>(row: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    inside(row, "tc")
}

/// The children of a name, also those in a content control.
fn inside<'a>(node: Node<'a, 'a>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    elements(node).flat_map(move |part| {
        let control = child(part, "sdtContent").filter(|_| is(part, "sdt"));
        let own = is(part, name).then_some(part);
        own.into_iter().chain(control.into_iter().flat_map(elements).filter(move |inner| is(*inner, name)))
    })
}

/// How many columns a cell or a gap spans.
fn columns(about: Option<Node<'_, '_>>, name: &str) -> usize {
    let columns = about.and_then(|about| value(about, name)).and_then(|columns| columns.parse().ok());
    columns.unwrap_or(0).min(MOST_COLUMNS)
}

/// Whether a cell goes on from the row above: `<w:vMerge/>`, not `<w:vMerge w:val="restart"/>`.
fn goes_on(about: Node<'_, '_>) -> bool {
    child(about, "vMerge").is_some_and(|merge| attribute(merge, "val") != Some("restart"))
}

//! Findings as CSV for spreadsheets, one line each.

use super::FindingJson;
use crate::exchange::csv::{Cell, Table};
use crate::words::{FindingsWords, Lang, findings as said};

/// All findings in their order.
pub fn csv(findings: &[FindingJson<'_>], lang: Lang) -> String {
    let words = FindingsWords::of(lang);
    let mut table = Table::new(&[
        words.rule,
        words.verdict,
        words.severity,
        words.message,
        words.stated,
        words.computed,
        words.difference,
        words.tolerance,
        words.formula,
        words.quotes,
        words.basis,
    ]);
    for finding in findings {
        let quotes: Vec<&str> = finding.sources.iter().map(|source| source.quote).collect();
        let quotes = quotes.join(" / ");
        let working = finding.working.as_ref();
        let working = working.map_or([""; 5], |w| [w.stated, w.computed, w.difference, w.tolerance, w.formula]);
        let basis = finding.basis.as_ref().map_or_else(String::new, |basis| basis.line(lang));
        let mut cells = vec![
            Cell::Text(finding.rule),
            Cell::Text(said::verdict(lang, finding.found.verdict)),
            Cell::Text(said::severity(lang, finding.found.severity)),
        ];
        cells.push(Cell::Text(&finding.message));
        cells.extend(working.map(Cell::Text));
        cells.extend([Cell::Text(&quotes), Cell::Text(&basis)]);
        table.row(&cells);
    }
    table.finish()
}

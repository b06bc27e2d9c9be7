//! The text of a piece of HTML, with a tab between the cells of a table and a line for each row and block.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlTableCellElement, Node, SupportedType};

/// Elements whose content is not part of the text.
const SILENT: [&str; 9] = ["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "HEAD", "TITLE", "SVG", "SELECT", "IFRAME"];
/// Elements that stand on lines of their own.
const BLOCKS: [&str; 26] = [
    "P",
    "DIV",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "LI",
    "UL",
    "OL",
    "DL",
    "DT",
    "DD",
    "TABLE",
    "TR",
    "SECTION",
    "ARTICLE",
    "HEADER",
    "FOOTER",
    "MAIN",
    "ASIDE",
    "BLOCKQUOTE",
    "PRE",
    "CAPTION",
    "HR",
];
/// A cell over more columns than any table has.
const MOST_COLUMNS: u32 = 64;
/// Elements inside each other; browsers stop at about as many themselves.
const DEEPEST: usize = 500;

/// Reads HTML as a browser does, without running or fetching anything; `None` where there is no parser.
pub fn text_of(html: &str) -> Option<String> {
    let document = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let mut out = Writer::default();
    let body: Node = document.body()?.into();
    out.node(&body, 0);
    let lines = out.text.lines().map(|line| line.trim_matches(' '));
    let mut text = String::with_capacity(out.text.len());
    for line in lines.filter(|line| !line.is_empty()) {
        text.push_str(line);
        text.push('\n');
    }
    Some(text)
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Inside a cell, lines do not end.
    cells: usize,
}

impl Writer {
    fn node(&mut self, node: &Node, depth: usize) {
        if node.node_type() == Node::TEXT_NODE {
            return self.words(&node.node_value().unwrap_or_default());
        }
        let Some(element) = node.dyn_ref::<Element>().filter(|_| depth < DEEPEST) else { return };
        let tag = element.tag_name().to_uppercase();
        match tag.as_str() {
            tag if SILENT.contains(&tag) => {}
            "BR" => self.end_line(),
            "TABLE" if self.cells == 0 => self.table(element, depth),
            tag if BLOCKS.contains(&tag) => {
                self.start_line();
                self.children(node, depth);
                self.start_line();
            }
            _ => self.children(node, depth),
        }
    }

    fn children(&mut self, node: &Node, depth: usize) {
        let mut child = node.first_child();
        while let Some(node) = child {
            self.node(&node, depth + 1);
            child = node.next_sibling();
        }
    }

    /// Rows with their cells in the right columns, also below a cell that spans rows.
    fn table(&mut self, table: &Element, depth: usize) {
        self.start_line();
        if let Ok(Some(caption)) = table.query_selector("caption") {
            self.node(&caption, depth + 1);
        }
        let Ok(rows) = table.query_selector_all("tr") else { return };
        // For each column: how many of the next rows a cell from above still fills.
        let mut filled: Vec<u32> = Vec::new();
        for row in (0..rows.length()).filter_map(|index| rows.get(index)?.dyn_into::<Element>().ok()) {
            // Rows of a table inside a cell belong to the text of that cell.
            let own = row.closest("table").ok().flatten();
            if own.is_none_or(|own| own != *table) {
                continue;
            }
            self.start_line();
            let mut column = 0;
            let cells = row.children();
            for cell in (0..cells.length()).filter_map(|index| cells.item(index)) {
                self.skip_filled(&mut filled, &mut column);
                let spans = cell.dyn_ref::<HtmlTableCellElement>().map_or((1, 1), |c| (c.col_span(), c.row_span()));
                if column > 0 {
                    self.text.push('\t');
                }
                self.cells += 1;
                self.children(&cell, depth + 2);
                self.cells -= 1;
                let wide = spans.0.clamp(1, MOST_COLUMNS) as usize;
                for extra in 0..wide {
                    if extra > 0 {
                        self.text.push('\t');
                    }
                    if filled.len() <= column {
                        filled.resize(column + 1, 0);
                    }
                    filled[column] = spans.1.saturating_sub(1);
                    column += 1;
                }
            }
            self.skip_filled(&mut filled, &mut column);
            self.text.push('\n');
        }
    }

    /// Steps over columns that a cell from an earlier row fills.
    fn skip_filled(&mut self, filled: &mut [u32], column: &mut usize) {
        while let Some(rows) = filled.get_mut(*column).filter(|rows| **rows > 0) {
            *rows -= 1;
            if *column > 0 {
                self.text.push('\t');
            }
            *column += 1;
        }
    }

    fn words(&mut self, words: &str) {
        for c in words.chars() {
            // Line breaks of the source are spaces; 　 and the like stay, they may be indentation.
            if matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{a0}') {
                if !self.text.ends_with([' ', '\n', '\t']) && !self.text.is_empty() {
                    self.text.push(' ');
                }
            } else {
                self.text.push(c);
            }
        }
    }

    fn start_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.end_line();
        }
    }

    fn end_line(&mut self) {
        self.text.push(if self.cells > 0 { ' ' } else { '\n' });
    }
}

//! Pages: the text of HTML with cells and paragraphs kept apart. Not a browser's parser; it only has to never fail.

/// Whether a text is HTML rather than a plain text with a `<` in it.
pub(super) fn looks_like(source: &str) -> bool {
    let Some(first) = source.find('<') else { return false };
    let mut rest = &source[first..];
    let mut tags = 0;
    // A few tags near the beginning tell; a long text is not searched to its end.
    for _ in 0..50 {
        let Some(at) = rest.find('<') else { break };
        rest = &rest[at + 1..];
        let name = tag_name(rest);
        let known = [
            "html", "body", "table", "tr", "td", "th", "p", "div", "span", "br", "li", "h1", "h2", "h3", "meta",
            "head", "!doctype", "!--", "strong", "b", "tbody", "thead",
        ];
        tags += usize::from(known.iter().any(|word| name.eq_ignore_ascii_case(word)));
        if tags >= 2 {
            return true;
        }
    }
    false
}

fn tag_name(after_open: &str) -> &str {
    let name = after_open.strip_prefix('/').unwrap_or(after_open);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!') {
        return "";
    }
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '!' || c == '-')).unwrap_or(name.len());
    &name[..end]
}

/// The characters of the page's text with the place of each: `\n` between blocks and rows, `\t` behind cells.
pub(super) fn pieces(source: &str) -> Vec<(usize, char)> {
    let mut out = Vec::with_capacity(source.len() / 4);
    let mut at = 0;
    // How deep inside a cell: blocks in a cell end no row.
    let mut in_cell = false;
    let mut grid = Grid::default();
    let lines = lines_are_paragraphs(source);
    while let Some(c) = source[at..].chars().next() {
        match c {
            '<' => {
                let rest = &source[at + 1..];
                let name = tag_name(rest);
                if name.is_empty() {
                    out.push((at, c));
                    at += 1;
                    continue;
                }
                let closing = rest.starts_with('/');
                let lower = name.to_ascii_lowercase();
                at = match lower.as_str() {
                    _ if lower.starts_with("!--") => end_of(source, at, "-->"),
                    "script" | "style" if !closing => end_of_raw(source, at, &lower),
                    _ => {
                        match lower.as_str() {
                            "td" | "th" if !closing => {
                                in_cell = true;
                                let end = end_of_tag(source, at);
                                grid.open_cell(&source[at..end], |_| out.push((at, '\t')));
                            }
                            "td" | "th" => {
                                in_cell = false;
                                for _ in 0..grid.close_cell() {
                                    out.push((at, '\t'));
                                }
                            }
                            "tr" | "table" => {
                                in_cell = false;
                                if lower == "table" {
                                    grid = Grid::default();
                                }
                                grid.end_row();
                                out.push((at, '\n'));
                            }
                            "br" | "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "section"
                            | "article" | "caption" | "ul" | "ol" | "dt" | "dd" | "title" | "header" | "footer"
                            | "body"
                                if !in_cell =>
                            {
                                out.push((at, '\n'));
                            }
                            "br" | "p" | "div" | "li" => out.push((at, ' ')),
                            _ => {}
                        }
                        end_of_tag(source, at)
                    }
                };
            }
            '&' => {
                let (c, length) = entity(&source[at..]);
                out.push((at, c));
                at += length;
            }
            '\n' if lines && !in_cell => {
                out.push((at, '\n'));
                at += 1;
            }
            // Line ends in the file are white space in the page.
            '\n' | '\r' => {
                out.push((at, ' '));
                at += 1;
            }
            '\t' => {
                out.push((at, ' '));
                at += 1;
            }
            _ => {
                out.push((at, c));
                at += c.len_utf8();
            }
        }
    }
    out
}

/// A plain text with tables of a page in it: without a tag for paragraphs its lines are what they look like.
fn lines_are_paragraphs(source: &str) -> bool {
    const TAGS: [&str; 8] = ["<p", "<br", "<div", "<li", "<body", "<html", "<h1", "<h2"];
    let begins = |at: usize| {
        let rest = &source.as_bytes()[at..];
        TAGS.iter().any(|tag| rest.get(..tag.len()).is_some_and(|own| own.eq_ignore_ascii_case(tag.as_bytes())))
    };
    !source.match_indices('<').any(|(at, _)| begins(at))
}

/// No table is wider; a page that says so gets no further cells.
const WIDEST_TABLE: usize = 64;

/// Which columns of the rows below are covered by a cell that spans them.
#[derive(Default)]
struct Grid {
    column: usize,
    /// Columns of the cell that is open.
    width: usize,
    /// By column: rows that are still covered.
    covered: Vec<usize>,
}

impl Grid {
    /// The row ends: columns behind its last cell may be covered too.
    fn end_row(&mut self) {
        if self.column > 0 {
            let behind = self.covered.iter_mut().skip(self.column);
            behind.for_each(|rows| *rows = rows.saturating_sub(1));
        }
        self.column = 0;
    }

    /// The columns of the cell that ends; none where no cell is open.
    fn close_cell(&mut self) -> usize {
        std::mem::take(&mut self.width)
    }

    /// A cell begins: covered columns before it are left empty.
    fn open_cell(&mut self, tag: &str, mut empty: impl FnMut(usize)) {
        while let Some(rows) = self.covered.get_mut(self.column).filter(|rows| **rows > 0) {
            *rows -= 1;
            empty(self.column);
            self.column += 1;
        }
        self.width = span_of(tag, "colspan").min(WIDEST_TABLE);
        let rows = span_of(tag, "rowspan");
        for column in self.column..(self.column + self.width).min(WIDEST_TABLE) {
            if self.covered.len() <= column {
                self.covered.resize(column + 1, 0);
            }
            self.covered[column] = rows - 1;
        }
        self.column += self.width;
    }
}

/// The value of colspan or rowspan; 1 where there is none.
fn span_of(tag: &str, name: &str) -> usize {
    let found = tag.to_ascii_lowercase().find(name).map(|at| &tag[at + name.len()..]);
    let digits = found.map(|rest| rest.trim_start_matches(['=', '"', '\'', ' ']));
    let value = digits.map(|rest| &rest[..rest.bytes().take_while(u8::is_ascii_digit).count().min(3)]);
    value.and_then(|digits| digits.parse().ok()).filter(|&n| n > 0).unwrap_or(1)
}

fn end_of(source: &str, from: usize, end: &str) -> usize {
    source[from..].find(end).map_or(source.len(), |at| from + at + end.len())
}

fn end_of_tag(source: &str, from: usize) -> usize {
    let mut quote = None;
    for (at, byte) in source.bytes().enumerate().skip(from + 1) {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            // A tag that never ends swallows no further tag.
            (None, b'<') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    source.len()
}

/// Past the closing tag of an element whose content is no text of the page.
fn end_of_raw(source: &str, from: usize, name: &str) -> usize {
    let mut at = end_of_tag(source, from);
    while let Some(open) = source[at..].find("</") {
        at += open + 2;
        if source[at..].get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
            return end_of_tag(source, at);
        }
    }
    source.len()
}

/// The character of an entity and its bytes; an `&` alone is itself.
fn entity(text: &str) -> (char, usize) {
    const NAMED: [(&str, char); 24] = [
        ("nbsp", ' '),
        ("ensp", ' '),
        ("emsp", ' '),
        ("thinsp", ' '),
        ("lt", '<'),
        ("gt", '>'),
        ("amp", '&'),
        ("quot", '"'),
        ("apos", '\''),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("mdash", '—'),
        ("ndash", '–'),
        ("hellip", '…'),
        ("middot", '·'),
        ("times", '×'),
        ("ge", '≥'),
        ("le", '≤'),
        ("permil", '‰'),
        ("zwj", '\u{200d}'),
        ("zwnj", '\u{200c}'),
        ("shy", '\u{ad}'),
    ];
    let head = text.as_bytes().get(..12.min(text.len())).unwrap_or(&[]);
    let Some(end) = head.iter().position(|&b| b == b';') else { return ('&', 1) };
    let name = text.get(1..end).unwrap_or("");
    let decoded = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => number.parse().ok(),
            };
            code.and_then(char::from_u32)
        }
        None => NAMED.iter().find(|(known, _)| *known == name).map(|&(_, c)| c),
    };
    decoded.map_or(('&', 1), |c| (c, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        pieces(source).into_iter().map(|(_, c)| c).collect()
    }

    #[test]
    fn pages_become_text() {
        assert_eq!(text("<p>a&nbsp;b</p><table><tr><td>1</td><td>2</td></tr></table>"), "\na b\n\n\n1\t2\t\n\n");
        assert_eq!(text("<style>p{}</style>a<script>var x='</p>'</script>b<!-- c -->d"), "abd");
        assert_eq!(text("5<6 & 7&gt;6 &#x4e00;&bogus;"), "5<6 & 7>6 一&bogus;");
        assert_eq!(text("<p unfinished"), "\n");
        // The columns of one wide cell are those of no further end of a cell.
        assert_eq!(text("<tr><td colspan=3>1</td></td></td>").matches('\t').count(), 3);
        assert!(looks_like("<html><body>"));
        assert!(!looks_like("a < b"));
    }
}

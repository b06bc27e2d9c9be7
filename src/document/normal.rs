//! Normalising: one form for every way of writing the same characters, without the marks that layout left in the text.
//!
//! Out come half-width digits and letters, full-width sentence punctuation, `\n` at the end of a paragraph (two where
//! blank lines stood), `\t` between cells. Spaces and line ends inside words and numbers are gone; between two numbers
//! or two Latin words one space stays.

use super::html;
use super::lines::{self, Break};
use super::marks::Marks;
use super::number::digits;
use super::offsets::Offsets;
use super::variants;
use crate::search::chinese;

/// The normalised text, the way back, and the marks in it.
pub(super) fn normalise(source: &str) -> (String, Offsets, Marks) {
    let mut out = Writer::new(source.len());
    if html::looks_like(source) {
        let pieces = html::pieces(source);
        for (index, &(at, c)) in pieces.iter().enumerate() {
            out.html(at, c, pieces.get(index + 1).map(|&(_, next)| next));
        }
    } else {
        let traditional = variants::is_traditional(source);
        for line in lines::split(source) {
            out.line(source, &line, traditional);
        }
    }
    let marks = out.marks.finished(out.text.len());
    (out.text, out.offsets, marks)
}

/// Characters in which a word that is spread out goes on.
const SPREAD: usize = 4;
/// Entities that stand for a space.
const SPACES: [&str; 4] = ["&nbsp;", "&ensp;", "&emsp;", "&#160;"];

struct Writer {
    text: String,
    offsets: Offsets,
    marks: Marks,
    /// White space was left out before the next character.
    gap: bool,
    last: char,
}

impl Writer {
    fn new(capacity: usize) -> Writer {
        Writer {
            text: String::with_capacity(capacity + 16),
            offsets: Offsets::default(),
            marks: Marks::with_capacity(capacity / 8),
            gap: false,
            last: '\n',
        }
    }

    fn line(&mut self, source: &str, line: &lines::SourceLine, traditional: bool) {
        let text = &source[line.start..line.end];
        let mut next = 0;
        let mut run = 0;
        // Inside a quoted cell a comma is a comma.
        let mut quoted = false;
        let mut opened = false;
        loop {
            if !traditional {
                let length = chinese(&text[next..]);
                if length > 0 {
                    self.put_all(line.start + next, &text[next..next + length]);
                    next += length;
                    run = 0;
                }
            }
            // Digits too, where no space before them may have to stay.
            let end = if self.gap { next } else { digits(text.as_bytes(), next) };
            if end > next {
                for (behind, digit) in text.as_bytes()[next..end].iter().enumerate() {
                    self.marks.push(self.text.len() + behind, char::from(*digit));
                }
                self.put_all(line.start + next, &text[next..end]);
                next = end;
                run = 0;
            }
            let mut chars = text[next..].chars();
            let Some(c) = chars.next() else { break };
            let at = line.start + next;
            // A comma inside a number may be one of its separators.
            if matches!(c, '、' | '。' | '；' | '（' | '）') || (c == '，' && !self.last.is_ascii_digit()) {
                self.put(at, c);
                next += c.len_utf8();
                run = 0;
                continue;
            }
            // What a page leaves behind where only its tags were taken away.
            if let Some(entity) =
                c.eq(&'&').then(|| SPACES.iter().find(|space| text[next..].starts_with(**space))).flatten()
            {
                next += entity.len();
                self.gap = true;
                continue;
            }
            next += c.len_utf8();
            // The last cell of a row went on in the next line.
            if matches!(c, '\n' | '\r') {
                continue;
            }
            if let Some(c) = plain_cjk(c) {
                self.put(at, if traditional { variants::simplified(c) } else { c });
                run = 0;
            } else if is_space(c) {
                // 合 计    2.50    3750.00: one word, spread out.
                let spread = || {
                    let mut near = text[next..].chars().take(SPREAD);
                    matches!(self.last, '合' | '小' | '总') && near.find(|&c| !is_space(c)) == Some('计')
                };
                if line.cells_by_spaces && spread() {
                    continue;
                }
                run += 1;
                if c == '\t' || (line.cells_by_spaces && run == 1) {
                    if c == '\t' || self.last != '\t' {
                        self.cell_end(at);
                    }
                } else if !line.cells_by_spaces {
                    self.gap = true;
                }
            } else {
                run = 0;
                if (line.cells_by_pipes && matches!(c, '|' | '｜' | '│' | '┃'))
                    || (line.cells_by_commas && c == ',' && !quoted)
                {
                    // The pipe at the start of a line opens the row, it ends no cell; the next one ends one, be it empty.
                    if opened || self.last != '\n' || line.cells_by_commas || line.pipe_ends_cell {
                        self.cell_end(at);
                    }
                    opened = true;
                    continue;
                }
                if line.cells_by_commas && c == '"' {
                    quoted = !quoted;
                    continue;
                }
                self.other(at, c, chars.next());
            }
        }
        if line.cells_by_pipes && self.last == '\t' {
            // The pipe at the end of a line ends its row, no further cell follows.
            self.take_back();
        }
        if line.cells_by_spaces && !self.line_has_cells() {
            // 五、教育支出 among rows with figures: a row of one cell.
            self.cell_end(line.end);
        }
        match line.end_is {
            Break::Soft => {}
            Break::Hard => self.line_end(line.end, false),
            Break::Blank => self.line_end(line.end, true),
        }
    }

    /// A character of a page: layout comes as `\n` and `\t`, everything else as in plain text.
    fn html(&mut self, at: usize, c: char, next: Option<char>) {
        match c {
            '\n' => {
                // In a page every cell ends with its tag, the last one too.
                if self.last == '\t' {
                    self.take_back();
                }
                self.line_end(at, false);
            }
            '\t' => self.cell_end(at),
            c if is_space(c) => self.gap = true,
            c => match plain_cjk(c) {
                Some(c) => self.put(at, c),
                None => self.other(at, c, next),
            },
        }
    }

    fn line_end(&mut self, at: usize, blank: bool) {
        self.gap = false;
        // No more than one empty line, none at the start.
        if self.text.is_empty() || self.text.ends_with("\n\n") || (!blank && self.last == '\n') {
            return;
        }
        for _ in 0..=usize::from(blank && self.last != '\n') {
            self.push(at, '\n');
        }
        self.last = '\n';
    }

    /// A cell has ended in the line that is being written.
    fn line_has_cells(&self) -> bool {
        let line = self.text.rfind('\n').map_or(0, |end| end + 1);
        self.text[line..].contains('\t')
    }

    fn cell_end(&mut self, at: usize) {
        self.gap = false;
        self.push(at, '\t');
        self.last = '\t';
    }

    /// Anything but Chinese characters and white space.
    fn other(&mut self, at: usize, c: char, next: Option<char>) {
        let c = match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        };
        let after_digit = self.last.is_ascii_digit() && !self.gap;
        let digit_follows = next.is_some_and(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
        let c = match c {
            // Inside numbers, times and addresses these stay what they are.
            ',' | ':' | '.' if after_digit && digit_follows => c,
            ':' if next == Some('/') => c,
            ',' | '﹐' => '，',
            ';' | '﹔' => '；',
            ':' | '﹕' | '︰' => '：',
            '(' => '（',
            ')' => '）',
            '!' => '！',
            '?' => '？',
            '[' | '［' | '【' | '﹝' => '〔',
            ']' | '］' | '】' | '﹞' => '〕',
            '“' | '”' | '„' | '‟' | '「' | '」' | '『' | '』' | '‘' | '’' | '＂' => '"',
            '−' | '–' | '‐' | '‑' | '‒' | '﹣' => '-',
            '≧' | '⩾' => '≥',
            '≦' | '⩽' => '≤',
            '﹪' | '٪' => '%',
            '。' | '｡' => '。',
            '､' | '﹑' => '、',
            '·' | '•' | '・' => '·',
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                return;
            }
            c if c.is_control() => return,
            c => c,
        };
        self.put(at, c);
    }

    /// Characters that stay what they are, with no space before them.
    fn put_all(&mut self, at: usize, text: &str) {
        self.gap = false;
        self.offsets.step(self.text.len(), at);
        self.text.push_str(text);
        self.last = text.chars().next_back().unwrap_or(self.last);
    }

    fn put(&mut self, at: usize, c: char) {
        if self.gap {
            self.gap = false;
            if keeps_space(self.last) && keeps_space(c) {
                self.push(at.saturating_sub(1), ' ');
            }
        }
        self.push(at, c);
        self.last = c;
    }

    fn push(&mut self, at: usize, c: char) {
        self.offsets.step(self.text.len(), at);
        self.marks.push(self.text.len(), c);
        self.text.push(c);
    }

    /// The last cell's end was none.
    fn take_back(&mut self) {
        self.text.pop();
        self.marks.pop();
    }
}

/// Two numbers or two Latin words beside each other are two.
fn keeps_space(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '≥' | '≤' | '=')
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{a0}' | '\u{3000}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{1680}')
        || (c.is_whitespace() && c != '\n')
}

/// The character itself for ordinary Chinese characters; look-alikes from other blocks are led back to them.
fn plain_cjk(c: char) -> Option<char> {
    match c {
        '\u{3400}'..='\u{9fff}' => Some(c),
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => Some(variants::unified(c)),
        _ => None,
    }
}

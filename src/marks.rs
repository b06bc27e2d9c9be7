//! Where findings stand in the lines of a text: lines, and the stretches of a line that a reader sees marked.
//!
//! Offsets are bytes of the text as it was given. Findings overlap, a sentence and a figure in it may both be marked,
//! so a line is cut wherever a mark begins or ends.

use std::ops::Range;

/// A place of a finding in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<usize>,
    /// Which finding, as the caller counts them.
    pub finding: usize,
}

/// A stretch of a line under the same findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub range: Range<usize>,
    /// The findings it belongs to; none for plain text.
    pub findings: Vec<usize>,
    /// A place of a finding begins here.
    pub begins: bool,
}

/// More findings than a reader can tell apart at one place.
const MOST: usize = 12;

/// The lines of a text, without their ends and without blank ones.
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut found = Vec::new();
    for part in text.split_inclusive('\n') {
        let line = part.trim_end_matches(['\n', '\r']);
        if !line.trim().is_empty() {
            found.push(start..start + line.len());
        }
        start += part.len();
    }
    found
}

/// Cuts lines at the marks, line after line: time grows with the text and the marks, not with their product.
pub struct Cutter<'a> {
    marks: &'a [Mark],
    next: usize,
    /// Marks that began in an earlier line and may reach into this one.
    open: Vec<&'a Mark>,
}

impl<'a> Cutter<'a> {
    /// The marks have to be in the order of the text.
    pub fn new(marks: &'a [Mark]) -> Cutter<'a> {
        Cutter { marks, next: 0, open: Vec::new() }
    }

    /// The pieces of the next line; lines have to come in order.
    pub fn pieces(&mut self, line: &Range<usize>) -> Vec<Piece> {
        while let Some(mark) = self.marks.get(self.next).filter(|mark| mark.range.start < line.end) {
            self.next += 1;
            self.open.push(mark);
        }
        self.open.retain(|mark| mark.range.end > line.start);
        if self.open.is_empty() {
            return vec![Piece { range: line.clone(), findings: Vec::new(), begins: false }];
        }
        let mut cuts: Vec<usize> = self.open.iter().flat_map(|mark| [mark.range.start, mark.range.end]).collect();
        cuts.retain(|cut| line.start < *cut && *cut < line.end);
        cuts.extend([line.start, line.end]);
        cuts.sort_unstable();
        cuts.dedup();
        let mut begun = self.open.iter().peekable();
        let mut here: Vec<&Mark> = Vec::new();
        let mut pieces = Vec::with_capacity(cuts.len());
        for (start, end) in cuts.iter().copied().zip(cuts.iter().copied().skip(1)) {
            here.retain(|mark| mark.range.end > start);
            let mut begins = false;
            while let Some(mark) = begun.next_if(|mark| mark.range.start <= start) {
                begins |= mark.range.start == start;
                here.push(mark);
            }
            let mut findings: Vec<usize> = here.iter().take(MOST).map(|mark| mark.finding).collect();
            findings.sort_unstable();
            findings.dedup();
            pieces.push(Piece { range: start..end, findings, begins });
        }
        pieces
    }
}

/// A sentence with the places of a finding in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Which of the places comes first in it.
    pub first: usize,
    /// The words, and whether they are a place.
    pub parts: Vec<(Range<usize>, bool)>,
    /// The sentence begins before, or goes on behind, what is quoted.
    pub cut: [bool; 2],
}

impl Quote {
    /// All of it as one text, with dots where it was cut.
    pub fn words(&self, text: &str) -> String {
        let dots = |cut: bool| if cut { "…" } else { "" };
        let parts = self.parts.iter().filter_map(|(part, _)| text.get(part.clone()));
        std::iter::once(dots(self.cut[0])).chain(parts).chain([dots(self.cut[1])]).collect()
    }
}

/// Characters that are quoted before the first and behind the last place of a sentence.
const AROUND: usize = 60;
/// Where a sentence may be cut: a figure without its first digits or its unit is another figure.
const PAUSES: [char; 5] = ['，', '、', '：', ',', '\t'];
const ENDS: [char; 6] = ['。', '；', '！', '？', '\n', '\r'];

/// The sentences that places stand in, each once, in the order of the text.
pub fn quotes(text: &str, places: &[Range<usize>]) -> Vec<Quote> {
    let mut order: Vec<usize> = (0..places.len()).filter(|place| !places[*place].is_empty()).collect();
    order.sort_by_key(|place| (places[*place].start, places[*place].end));
    let mut quotes: Vec<Quote> = Vec::new();
    let mut end = 0;
    for first in order {
        let Some(here) = text.get(places[first].clone()).map(|_| places[first].clone()) else { continue };
        let known = quotes.last_mut().filter(|_| here.start < end);
        let from = known.as_ref().and_then(|quote| quote.parts.last()).map_or(0, |(part, _)| part.end);
        if let Some(quote) = known {
            // A place inside another is shown with it.
            if here.end > from {
                let start = here.start.max(from);
                quote.parts.extend([(from..start, false), (start..here.end, true)]);
            }
        } else {
            let (start, cut) = quoted_from(text, here.start);
            quotes.push(Quote {
                first,
                parts: vec![(start..here.start, false), (here.clone(), true)],
                cut: [cut, false],
            });
        }
        // Inside a sentence whose end is known there is no other.
        if here.end > end || end == 0 {
            end = sentence_end(text, here.end);
        }
    }
    for quote in &mut quotes {
        let from = quote.parts.last().map_or(0, |(part, _)| part.end);
        let (to, cut) = quoted_to(text, from);
        quote.cut[1] = cut;
        quote.parts.push((from..to, false));
        quote.parts.retain(|(part, _)| !part.is_empty());
    }
    quotes
}

/// Where the quotation of a place begins, and whether its sentence begins before.
fn quoted_from(text: &str, place: usize) -> (usize, bool) {
    let mut before = text[..place].char_indices().rev().take_while(|(_, c)| !ENDS.contains(c));
    let near = before.by_ref().take(AROUND).last().map_or(place, |(at, _)| at);
    if before.next().is_none() {
        return (near, false);
    }
    let pause = text[near..place].char_indices().take(AROUND / 2).find(|&(at, c)| is_pause(text, near + at, c));
    let behind = |(at, c): (usize, char)| near + at + c.len_utf8();
    (pause.map_or_else(|| place - text[near..place].trim_start_matches(is_of_figure).len(), behind), true)
}

/// Where it ends, and whether its sentence goes on.
fn quoted_to(text: &str, place: usize) -> (usize, bool) {
    // Much further than is shown nobody looks.
    let most = text[place..].char_indices().nth(2 * AROUND).map_or(text.len(), |(at, _)| place + at);
    let end = sentence_end(&text[..most], place);
    let near = text[place..end].char_indices().nth(AROUND).map_or(end, |(at, _)| place + at);
    if near == end {
        return (end, false);
    }
    let mut before = text[place..near].char_indices().rev().take(AROUND / 2);
    let pause = before.find(|&(at, c)| is_pause(text, place + at, c));
    (pause.map_or_else(|| place + text[place..near].trim_end_matches(is_of_figure).len(), |(at, _)| place + at), true)
}

/// A comma between two digits is none: 1,234.56万元.
fn is_pause(text: &str, at: usize, c: char) -> bool {
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let within = || digit(text[..at].chars().next_back()) && digit(text[at + c.len_utf8()..].chars().next());
    PAUSES.contains(&c) && !(matches!(c, ',' | '，') && within())
}

fn is_of_figure(c: char) -> bool {
    c.is_numeric() || matches!(c, '.' | '．' | ',' | '，' | '%' | '％' | '万' | '亿' | '元')
}

/// The end of the sentence that a place ends in, with its mark but without a line end.
fn sentence_end(text: &str, from: usize) -> usize {
    let ends_before = text[..from].ends_with(ENDS);
    let next = text[from..].char_indices().find(|(_, c)| ENDS.contains(c));
    match next {
        _ if ends_before => from,
        Some((at, '\n' | '\r')) => from + at,
        Some((at, c)) => from + at + c.len_utf8(),
        None => text.len(),
    }
}

/// Byte offsets of UTF-16 offsets, which have to grow; one beyond the text is its end.
pub fn bytes_of_utf16(text: &str, offsets: &[usize]) -> Vec<usize> {
    let mut chars = text.char_indices();
    let (mut units, mut bytes) = (0, 0);
    let mut found = Vec::with_capacity(offsets.len());
    for &offset in offsets {
        while units < offset {
            let Some((at, c)) = chars.next() else { break };
            units += c.len_utf16();
            bytes = at + c.len_utf8();
        }
        found.push(bytes);
    }
    found
}

/// The UTF-16 offset of a byte offset.
pub fn utf16_of_byte(text: &str, byte: usize) -> usize {
    text[..text.floor_char_boundary(byte)].encode_utf16().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, marks: &[(Range<usize>, usize)]) -> Vec<(String, Vec<usize>, bool)> {
        let marks: Vec<Mark> =
            marks.iter().map(|(range, finding)| Mark { range: range.clone(), finding: *finding }).collect();
        let mut cutter = Cutter::new(&marks);
        let pieces = lines(text).into_iter().flat_map(|line| cutter.pieces(&line)).collect::<Vec<_>>();
        pieces.into_iter().map(|piece| (text[piece.range].to_owned(), piece.findings, piece.begins)).collect()
    }

    #[test]
    fn blank_lines_and_line_ends_belong_to_no_line() {
        let text = "甲\r\n\r\n  \n乙\n";
        let found: Vec<&str> = lines(text).into_iter().map(|line| &text[line]).collect();
        assert_eq!(found, ["甲", "乙"]);
        assert!(lines("").is_empty());
    }

    #[test]
    fn overlapping_marks_cut_each_other() {
        assert_eq!(
            cut("abcdef", &[(0..4, 0), (2..6, 1)]),
            [("ab".to_owned(), vec![0], true), ("cd".to_owned(), vec![0, 1], true), ("ef".to_owned(), vec![1], false),]
        );
    }

    #[test]
    fn a_mark_goes_on_over_lines() {
        assert_eq!(
            cut("ab\ncd\nef", &[(1..7, 5)]),
            [
                ("a".to_owned(), vec![], false),
                ("b".to_owned(), vec![5], true),
                ("cd".to_owned(), vec![5], false),
                ("e".to_owned(), vec![5], false),
                ("f".to_owned(), vec![], false),
            ]
        );
    }

    #[test]
    fn a_mark_over_two_lines_and_one_inside_keep_apart() {
        let found = cut("ab\ncd", &[(0..5, 1), (3..4, 2)]);
        assert_eq!(found[1], ("c".to_owned(), vec![1, 2], true));
        assert_eq!(found[2], ("d".to_owned(), vec![1], false));
    }

    fn quoted(text: &str, places: &[&str]) -> Vec<String> {
        let places: Vec<_> =
            places.iter().map(|place| text.find(place).map(|at| at..at + place.len()).unwrap_or_default()).collect();
        let write = |quote: Quote| {
            let part = |(part, place): (Range<usize>, bool)| {
                if place { format!("[{}]", &text[part]) } else { text[part].to_owned() }
            };
            format!("{} {}", quote.first, quote.parts.into_iter().map(part).collect::<String>())
        };
        quotes(text, &places).into_iter().map(write).collect()
    }

    #[test]
    fn a_sentence_is_quoted_once_with_all_its_places() {
        let text = "前言。基本支出10万元，其中人员6万元、公用3万元。\n合计10.5万元\n末";
        assert_eq!(quoted(text, &["10万元", "3万元", "6万元"]), ["0 基本支出[10万元]，其中人员[6万元]、公用[3万元]。"]);
        assert_eq!(
            quoted(text, &["10.5万元", "6万元"]),
            ["1 基本支出10万元，其中人员[6万元]、公用3万元。", "0 合计[10.5万元]",]
        );
    }

    #[test]
    fn places_inside_others_and_whole_sentences_are_quoted() {
        let text = "甲乙丙。丁";
        assert_eq!(quoted(text, &["甲乙丙。", "乙"]), ["0 [甲乙丙。]"]);
        assert_eq!(quoted(text, &["丁", "不在"]), ["0 [丁]"]);
    }

    #[test]
    fn long_sentences_are_cut_around_their_places() {
        let text = format!("{}数{}", "前".repeat(500), "后".repeat(500));
        let quote = quoted(&text, &["数"]).remove(0);
        assert_eq!(quote.chars().count(), "0 []数".chars().count() + 2 * AROUND);
    }

    #[test]
    fn no_figure_is_cut() {
        let listed: String = (10..60).map(|n| format!("科目{n}支出{n}.56万元、")).collect();
        let text = format!("{listed}本项8.25万元、{listed}");
        let place = text.find("8.25万元").map(|at| at..at + "8.25万元".len()).unwrap();
        let quote = quotes(&text, &[place]).remove(0);
        let words = quote.words(&text);
        assert_eq!(quote.cut, [true, true]);
        let inner = words.trim_matches('…');
        assert!(
            inner.starts_with("科目") && inner.ends_with("万元") && inner.contains("本项8.25万元、科目10"),
            "{words}"
        );
        // Where no pause is near, at least the figure itself is left out whole.
        let text = format!("{}1234.56万元共{}的8.25万元", "前".repeat(80), "后".repeat(55));
        let quote = quotes(&text, &[text.find("8.25").map(|at| at..at + 4).unwrap()]).remove(0);
        assert_eq!(quote.words(&text), format!("…共{}的8.25万元", "后".repeat(55)));
        // The comma of thousands is no pause, on neither side.
        for comma in [",", "，"] {
            let figure = format!("1{comma}234{comma}567.89万元");
            for shift in 0..20 {
                let filler = "甲".repeat(40 + shift);
                let text = format!("{}{figure}{filler}8.25万元{filler}{figure}{}", "前".repeat(80), "后".repeat(80));
                let quote = quotes(&text, &[text.find("8.25").map(|at| at..at + "8.25万元".len()).unwrap()]).remove(0);
                let left = quote.words(&text).replace(&figure, "").replace("8.25万元", "");
                assert!(!left.contains(|c: char| c.is_ascii_digit()), "{left}");
            }
        }
    }

    #[test]
    fn utf16_and_bytes_are_two_counts_of_the_same_place() {
        let text = "a支😀出";
        let bytes = bytes_of_utf16(text, &[0, 1, 2, 4, 5, 99]);
        assert_eq!(bytes, [0, 1, 4, 8, 11, 11]);
        for byte in &bytes {
            assert_eq!(bytes_of_utf16(text, &[utf16_of_byte(text, *byte)]), [*byte]);
        }
    }

    #[test]
    fn many_marks_on_one_line_take_no_square_of_time() {
        let text = "数".repeat(40_000);
        let marks: Vec<Mark> = (0..40_000).map(|i| Mark { range: i * 3..i * 3 + 3, finding: i }).collect();
        let start = std::time::Instant::now();
        let pieces = Cutter::new(&marks).pieces(&(0..text.len()));
        assert_eq!(pieces.len(), 40_000);
        assert!(start.elapsed().as_secs() < 2);
    }
}

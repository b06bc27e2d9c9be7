//! A statement cut into clauses at its punctuation.

use std::iter::Peekable;
use std::ops::Range;

use super::words;
use crate::claims::Span;
use crate::document::{Document, Figure, FigureKind};

/// What stands before a clause, from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Start,
    /// 、
    Dun,
    /// ，
    Comma,
    /// ；
    Semicolon,
    /// A line's end.
    Line,
    /// 。 inside a listing that goes on in the next line.
    Stop,
    /// ：
    Colon,
    /// （ in front of a clause with figures.
    Open,
    /// ） behind one.
    Close,
}

/// Words between two marks.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    pub span: Span,
    pub before: Mark,
    /// The same, but behind a bracket the mark that follows it: 甲3万元（每人1500元）、乙2万元 is a listing kept apart by 、.
    pub beside: Mark,
    /// Its figures, as indexes of the document's.
    pub figures: Range<usize>,
}

/// Cuts a statement. Numbers of list items are left out; brackets without figures stay in their clause.
pub(super) fn clauses(document: &Document<'_>, statement: Span) -> Vec<Clause> {
    let text = document.slice(statement);
    let base = statement.start as usize;
    let figures = document.figures_in(statement);
    let mut cutter = Cutter {
        document,
        figures,
        before: document.figures_before(statement.start),
        clauses: Vec::with_capacity(text.len() / 24),
        from: base,
        mark: Mark::Start,
        beside: Mark::Start,
    };
    // What brackets are asked for, each kind passed by once, however many brackets open.
    let marks = document.marks_in(statement);
    let places = |wanted: fn(char) -> bool| marks.clone().filter(move |&(_, mark)| wanted(mark));
    let mut closes = places(|mark| mark == '）').map(|(at, _)| at).peekable();
    let mut digits = places(|mark| mark.is_ascii_digit()).map(|(at, _)| at).peekable();
    let units = text.char_indices().filter(|&(_, c)| worth_a_clause(c));
    let mut units = units.map(|(at, _)| base + at).peekable();
    // Open brackets: whether each was cut at.
    let mut brackets: Vec<bool> = Vec::new();
    // Where a bracket ends that explains a name and holds no figures: its marks cut nothing.
    let mut explained = 0;
    for (at, c) in marks.clone() {
        let next = at + c.len_utf8();
        match c {
            '、' | '，' | '；' if at < explained => {}
            '、' if behind_number(figures, at) => {
                // 1、办公费: the number is no clause of its own.
                cutter.from = next;
            }
            '、' => cutter.cut(at, next, Mark::Dun),
            '，' => cutter.cut(at, next, Mark::Comma),
            '；' => cutter.cut(at, next, Mark::Semicolon),
            '\n' => cutter.cut(at, next, Mark::Line),
            '。' if next < statement.end as usize && !text[next - base..].starts_with('"') => {
                cutter.cut(at, next, Mark::Stop)
            }
            '：' if names_a_figure(document, Span::new(cutter.from.min(at), at), next) => {}
            '：' => cutter.cut(at, next, Mark::Colon),
            '（' => {
                let end = from(&mut closes, next);
                let before = |place: Option<usize>| place.is_some() && place < end;
                let cut = before(from(&mut digits, next)) && before(from(&mut units, next));
                brackets.push(cut);
                if let (false, Some(end)) = (cut, end.filter(|end| end - at < LONGEST)) {
                    explained = explained.max(end);
                }
                if cut {
                    cutter.cut(at, next, Mark::Open);
                }
            }
            '）' if brackets.pop() == Some(true) => cutter.cut(at, next, Mark::Close),
            _ => {}
        }
    }
    cutter.cut(statement.end as usize, statement.end as usize, Mark::Start);
    cutter.clauses
}

/// Bytes of a bracket that explains a name.
const LONGEST: usize = 150;

/// An ordinal number ends here; that of a line ends behind its mark.
fn behind_number(figures: &[Figure], at: usize) -> bool {
    let behind = figures.partition_point(|figure| (figure.span.end as usize) < at);
    figures.get(behind).is_some_and(|figure| {
        let mark = figure.span.end as usize == at + '、'.len_utf8() && (figure.span.start as usize) < at;
        figure.kind == FigureKind::Ordinal && (figure.span.end as usize == at || mark)
    })
}

/// 总额：792.22万元: the words before the colon name the figure behind it and introduce nothing.
fn names_a_figure(document: &Document<'_>, words: Span, next: usize) -> bool {
    let at = document.figures.partition_point(|figure| (figure.span.start as usize) < next);
    let Some(figure) = document.figures.get(at).filter(|figure| figure.span.start as usize == next) else {
        return false;
    };
    let kind = matches!(figure.kind, FigureKind::Money(_) | FigureKind::Percent | FigureKind::Points);
    let name = document.slice(words);
    let behind = &document.text()[figure.span.end as usize..];
    kind && !name.is_empty() && words::introduction_at_end(name).is_none() && !behind.starts_with("用于")
}

/// （2）, （2024）, （含） are parts of names.
fn worth_a_clause(c: char) -> bool {
    matches!(
        c,
        '元' | '万'
            | '%'
            | '分'
            | '人'
            | '个'
            | '项'
            | '辆'
            | '米'
            | '台'
            | '套'
            | '户'
            | '家'
            | '件'
            | '亩'
            | '名'
            | '座'
            | '场'
            | '次'
            | '批'
            | '册'
            | '吨'
            | '起'
            | '头'
            | '株'
    )
}

/// The first of some places from here on; what stands before it is passed by for good.
fn from(places: &mut Peekable<impl Iterator<Item = usize>>, here: usize) -> Option<usize> {
    while places.next_if(|&place| place < here).is_some() {}
    places.peek().copied()
}

struct Cutter<'d, 't> {
    document: &'d Document<'t>,
    /// The figures of the statement that no clause has taken yet, and the number of those before them.
    figures: &'d [Figure],
    before: usize,
    clauses: Vec<Clause>,
    from: usize,
    mark: Mark,
    beside: Mark,
}

impl Cutter<'_, '_> {
    /// Ends the clause at `at`; the next begins at `next` behind `mark`.
    fn cut(&mut self, at: usize, next: usize, mark: Mark) {
        let mut start = self.from;
        self.leave(start);
        // The number that a line begins with, 1、 or （2）, is an ordinal figure with its mark.
        if let Some(figure) = self.figures.first()
            && figure.kind == FigureKind::Ordinal
            && figure.span.start as usize == start
            && self.mark != Mark::Dun
            && (figure.span.end as usize) <= at
            && self.document.slice(figure.span).ends_with(['、', '.', '）'])
        {
            start = figure.span.end as usize;
        }
        // ①其中: so is a number in a circle.
        let words = self.document.slice(Span::new(start, at));
        start += words.len() - words.trim_start_matches(|c: char| ('①'..='⑳').contains(&c)).len();
        if start < at {
            self.leave(start);
            let count = self.figures.iter().take_while(|figure| figure.span.end as usize <= at).count();
            let figures = self.before..self.before + count;
            self.clauses.push(Clause { span: Span::new(start, at), before: self.mark, beside: self.beside, figures });
            (self.mark, self.beside) = (mark, mark);
        } else if mark > self.mark {
            // Two marks in a row: the stronger one counts.
            (self.mark, self.beside) = (mark, mark);
        } else if self.mark == Mark::Close {
            self.beside = mark;
        }
        self.from = next;
    }

    /// Leaves the figures in front of a place behind.
    fn leave(&mut self, start: usize) {
        let passed = self.figures.iter().take_while(|figure| (figure.span.start as usize) < start).count();
        self.figures = &self.figures[passed..];
        self.before += passed;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Mark)> {
        let document = Document::read(text);
        let all = Span::new(0, document.text().len());
        clauses(&document, all).iter().map(|c| (document.slice(c.span).to_owned(), c.before)).collect()
    }

    #[test]
    fn clauses_and_marks() {
        let found = cut("支出8万元，其中：甲（类）3万元、乙（其中丙1万元）5万元");
        let words: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["支出8万元", "其中", "甲（类）3万元", "乙", "其中丙1万元", "5万元"]);
        let marks: Vec<Mark> = found.iter().map(|&(_, mark)| mark).collect();
        assert_eq!(marks, [Mark::Start, Mark::Comma, Mark::Colon, Mark::Dun, Mark::Open, Mark::Close]);
    }

    #[test]
    fn numbers_of_items_are_left_out() {
        let found = cut("设科室：1、办公室；2、财务科");
        let words: Vec<&str> = found.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(words, ["设科室", "办公室", "财务科"]);
    }
}

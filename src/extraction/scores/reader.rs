//! Walks the text and puts names and points together.

use std::cell::OnceCell;
use std::ops::Range;

use super::entries::{Entries, Entry, Stated};
use super::names::{self, Kind, Wanted};
use super::roles::Role;
use super::totals::Total;
use crate::amount::{Number, Points};
use crate::claims::Span;
use crate::document::{FigureKind, list_level};
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark, clauses};
use crate::extraction::words;
use crate::search::any_of;

#[derive(Debug, Default)]
pub(super) struct Reader {
    pub entries: Entries,
    /// The entry that is being spoken of.
    pub open: Option<usize>,
    /// The first entry of the line.
    pub head: Option<usize>,
    /// The entry whose title with its marks was the whole line before.
    titled: Option<(usize, u32)>,
    /// The entry whose title with its marks was the whole of a line above, until another number begins a line.
    pub section: Option<usize>,
    pub line: Line,
    pub line_start: u32,
    /// Entries whose parts are being listed, the innermost last, with whether a bracket opened the listing.
    pub listing: Vec<(usize, bool)>,
    /// The entries that got full marks in this sentence.
    pub marked: Vec<usize>,
    /// 分别得14分、23分: the entries that wait for their points, the last first.
    pub respective: Vec<usize>,
    pub respective_role: Option<Role>,
    /// Such points are being read whose entries are not known.
    pub unassigned: bool,
    pub sentence: Span,
    /// The sentence tells of one project among several; asked at many of its points, found out once.
    pub on_project: OnceCell<bool>,
    /// It names the department as a whole; likewise.
    pub on_whole: OnceCell<bool>,
    /// It names full marks; likewise.
    pub on_marks: OnceCell<bool>,
    /// 该项目自评得分: it tells what one project got.
    pub scores_project: OnceCell<bool>,
    /// 以…项目为例: it tells of an example.
    pub on_example: OnceCell<bool>,
    /// What is told here is told of another year or of somebody else, until the sentence ends.
    pub foreign: bool,
    /// 数量、质量各20分，共40分: what follows is told of them together.
    pub several: bool,
    /// 数量指标（15分）中，…完成率80%，该指标5分，得4分: one of its parts, without a name, until another thing is named.
    pub part: bool,
    /// 评分标准：执行率≥98%，得10分；…: what this sentence tells is the rule.
    pub rule: bool,
    /// Where in the sentence the rule begins.
    pub rule_from: Option<u32>,
    /// The points behind a total that could be reached, and whether that is certainly the department's.
    pub reached: Option<(usize, bool)>,
    /// 自评92.47分，其中预算执行9.57分、…; 各部分得分：…: numbers without a word are points that were reached.
    pub scores_follow: bool,
    /// Where a sentence begins that reckons points and then takes some off.
    pub reckoned: Option<u32>,
    /// The points that are being read name their entry.
    pub named: bool,
    /// They stand behind the name of something that is no entry.
    pub of_other: bool,
    /// Marks that were lost in all, behind the total.
    pub lost: Vec<(usize, usize)>,
    /// Names without points before a 、: 投入、过程、产出三项得分依次为….
    pub names: Vec<Span>,
    /// What may be the department's total.
    pub totals: Vec<Total>,
    /// Whose points each figure is, for the grade that stands behind it.
    pub owners: Vec<(usize, Owner)>,
}

/// A longer line is no title.
const TITLE: usize = 60;

/// Whose points a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extraction) enum Owner {
    /// The department as a whole.
    Department,
    /// An indicator.
    Indicator,
    /// Another unit, or one of several projects.
    Another,
    /// The same in another year.
    OtherYear,
    /// A bound or a rule.
    Nobody,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Line {
    pub level: Option<u8>,
    /// The words behind the number that the line begins with.
    pub title: Span,
}

/// One number of points with the words in front of it.
pub(super) struct Found {
    pub figure: usize,
    pub own: Span,
    /// The clause before, where it has no points of its own.
    pub carried: Span,
}

impl Reader {
    /// Reads a line: a heading, a paragraph or a cell.
    pub fn line(&mut self, builder: &mut Builder<'_, '_>, line: Span) {
        let text = builder.slice(line);
        (self.open, self.head) = (None, None);
        // Not where a table stands between them.
        let above = |end: u32| builder.slice(Span { start: end.min(line.start), end: line.start }).trim().is_empty();
        let titled = self.titled.take().filter(|&(_, end)| above(end)).map(|(entry, _)| entry);
        let goes_on = self.listing.len() == 1 && list_level(text).is_none();
        if !goes_on {
            self.listing.clear();
        }
        let number = list_level(text);
        if number.is_some() {
            self.section = None;
        }
        let from = line.start + number.map_or(0, |(_, length)| length as u32);
        let mut marks = builder.document.marks_in(Span { start: from, end: line.end });
        let end = marks.find(|(_, mark)| matches!(mark, '：' | '。' | '，' | '（' | '；' | '、'));
        let title = Span { start: from, end: end.map_or(line.end, |(at, _)| at as u32) };
        self.line_start = line.start;
        self.line = Line { level: number.map(|(level, _)| level), title };
        let points = builder.document.figures_in(line).iter().any(|figure| figure.kind == FigureKind::Points);
        if !points {
            self.heading(builder, line, text.len() < 90);
            return;
        }
        // （一）预算执行（10分） / 全年执行率93.77%，得9.38分; （四）社会效益 / …。该项分值10分，得9.6分。
        let told = |&entry: &usize| {
            let entry = &self.entries.all[entry];
            entry.full.is_some() || entry.score.is_some() || any_of!["该项", "此项", "本项", "该指标"].is_in(text)
        };
        self.open = titled.filter(told).filter(|_| number.is_none());
        let first = self.entries.all.len();
        self.begin_line(builder);
        let mut start = line.start;
        for (at, mark) in builder.document.marks_in(line).filter(|(_, mark)| matches!(mark, '。' | '！' | '？')) {
            let end = (at + mark.len_utf8()) as u32;
            self.sentence(builder, Span { start, end });
            start = end;
        }
        if start < line.end {
            self.sentence(builder, Span { start, end: line.end });
        }
        // 二、预算执行情况 above the line: its marks are told here, and nothing stands below it yet.
        let known = self.head.filter(|&head| {
            let full = self.entries.all[head].full;
            head < first && full.is_some_and(|full| line.contains(full.span))
        });
        self.entries.flatten(first, known);
        let title = number.is_some() && text.len() < TITLE && text.ends_with(['分', '）']);
        let open = |head: usize| {
            let marks =
                self.entries.may_be_marks.is_some_and(|(entry, stated)| entry == head && line.contains(stated.span));
            marks || self.entries.all[head].score.is_none()
        };
        self.titled = self.head.filter(|&head| title && open(head)).map(|head| (head, line.end));
        self.section = self.section.or(self.titled.map(|(entry, _)| entry));
        let listed = text.ends_with(['；', '，', '、', '：']) || words::introduction_at_end(text).is_some();
        if !listed {
            self.listing.clear();
        }
    }

    /// （二）产出指标完成情况: a title without points says below what the next lines stand.
    fn heading(&mut self, builder: &Builder<'_, '_>, line: Span, short: bool) {
        if !short || self.line.level.is_none() {
            return;
        }
        let name = self.line.title;
        let kind = names::kind(builder.slice(name));
        if matches!(kind, Kind::Group(_) | Kind::Part) {
            self.listing.clear();
            let entry = match self.known(builder, name) {
                // Its marks were told above, its parts are told here.
                Some(known) => {
                    self.go_on(known);
                    self.head = None;
                    known
                }
                None => self.entries.add(self.entry(name, kind)),
            };
            self.titled = Some((entry, line.end));
        } else if self.line.level.is_some_and(|level| level <= 1) {
            // Another chapter: nothing that follows stands below what was told before it.
            self.listing.clear();
            self.entries.leave();
        }
    }

    /// 满意度指标：发放问卷…，得9.4分: the words that the line begins with name what it tells of.
    fn begin_line(&mut self, builder: &Builder<'_, '_>) {
        let title = builder.slice(self.line.title);
        // 预算执行率86.50%，按执行率乘以分值计算，得8.65分
        let length = names::kernel_at_start(title);
        let figure = title[length..].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '为' | '按' | '以'));
        let end = if length > 0 && figure { self.line.title.start + length as u32 } else { self.line.title.end };
        let name = Span { end, ..self.line.title };
        let text = builder.slice(name);
        let kind = names::kind(text);
        // 1.预算执行（25分） / （1）预算执行率（10分）: under a deeper number another name is one of its parts.
        let is_part = |&known: &usize| {
            let above = &self.entries.all[known];
            let deeper = above.level.zip(self.line.level).is_some_and(|(above, own)| above < own);
            deeper && !Wanted::new(text).is_exactly(builder.slice(above.name))
        };
        let known = self.known(builder, name).filter(|known| !is_part(known));
        let entry = match known {
            Some(known) if kind != Kind::Own || self.line.level.is_some() => known,
            None if kind != Kind::Own => self.entries.add(self.entry(name, kind)),
            _ => return,
        };
        self.go_on(entry);
    }

    /// 社会效益方面，…。可持续影响方面，…，扣0.5分: a later sentence of the line turns to another indicator.
    fn turn_to(&mut self, builder: &Builder<'_, '_>, sentence: Span) {
        let text = builder.slice(sentence);
        // 效益指标（满分30分）。社会效益方面，…。该项指标自评得分28分: what the line began with.
        let waits = |&head: &usize| self.entries.all[head].full.is_some() && self.entries.all[head].score.is_none();
        if any_of!["该项", "该指标", "此项", "本项"].starts(text).is_some()
            && let Some(head) = self.head.filter(waits)
        {
            self.go_on(head);
            return;
        }
        let clause = text.split(['，', '：']).next().unwrap_or("");
        let Some(name) = clause.strip_suffix("方面").filter(|_| sentence.start > self.line_start) else { return };
        let name = Span { start: sentence.start, end: sentence.start + name.len() as u32 };
        let kind = names::kind(builder.slice(name));
        match self.known(builder, name) {
            Some(known) => self.go_on(known),
            None if kind != Kind::Own => {
                let entry = self.entries.add(self.entry(name, kind));
                self.go_on(entry);
            }
            None => {}
        }
    }

    pub(super) fn entry(&self, name: Span, kind: Kind) -> Entry {
        let first = self.head.is_none();
        Entry {
            name,
            kind,
            level: self.line.level.filter(|_| first),
            parent: None,
            children: Vec::new(),
            heads_line: first,
            listed: false,
            full: None,
            score: None,
            lost: Vec::new(),
            again: Vec::new(),
            reason: None,
            halved: false,
        }
    }

    fn sentence(&mut self, builder: &mut Builder<'_, '_>, sentence: Span) {
        self.sentence = sentence;
        (self.on_project, self.on_whole, self.on_marks) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        (self.scores_project, self.on_example) = (OnceCell::new(), OnceCell::new());
        self.marked.clear();
        self.respective.clear();
        self.unassigned = false;
        self.names.clear();
        (self.foreign, self.several, self.part) = (false, false, false);
        self.rule = any_of![
            "评分标准：",
            "评分标准为",
            "计分标准：",
            "计分标准为",
            "评分规则：",
            "评分规则为",
            "计分方法：",
            "评分办法：",
            "评分办法为",
            "评价标准：",
            "计分办法：",
            "计分规则：",
            "计分规则为"
        ]
        .is_in(builder.slice(sentence));
        // 预算执行率（10分）：95%（含）以上得10分，…: from there on.
        let bounds = any_of![
            "以上得",
            "以上的得",
            "（含）得",
            "（含）的得",
            "以下得",
            "以下的得",
            "以下不得分",
            "以下的不得分",
            "以上计",
            "以上的计",
            "以下计",
            "以下的计",
            "以下不计分",
            "扣完为止"
        ];
        let text = builder.slice(sentence);
        let from = bounds.place_in(text).map(|at| {
            // 支付率100%得10分，80%—100%得7分，60%以下不得分: the first of its steps names no bound.
            let mut steps = text.match_indices('%').map(|(at, _)| at);
            let first = steps.find(|at| text[at + 1..].trim_start_matches('的').starts_with(['得', '计']));
            sentence.start + first.map_or(at, |first| first.min(at)) as u32
        });
        self.rule_from = if self.rule { Some(sentence.start) } else { from };
        // 自评得分97.66分，等级为“优”。其中预算执行9.61分、…
        let goes_on = self.scores_follow
            && any_of!["其中", "具体为", "具体是", "具体如下"].starts(builder.slice(sentence)).is_some();
        // 4.自评得分。预算执行9.91分；…
        self.scores_follow = goes_on || any_of!["自评得分", "得分情况"].ends(builder.slice(self.line.title)).is_some();
        self.turn_to(builder, sentence);
        let quoted = quoted(builder, sentence);
        let mut carried = Span::default();
        for clause in clauses(builder.document, sentence) {
            self.structure(builder, &clause);
            if clause.before != Mark::Dun {
                self.names.clear();
            }
            let figures: Vec<usize> =
                clause.figures.clone().filter(|&figure| builder.figure(figure).kind == FigureKind::Points).collect();
            if figures.is_empty() {
                if let Some(entry) = self.told_of(builder, &clause) {
                    self.go_on(entry);
                }
                self.by_words(builder, clause.span);
                self.names.push(clause.span);
                let text = builder.slice(clause.span);
                let reached = text.ends_with("得分") && !text.ends_with("不得分");
                self.scores_follow |= reached && text.chars().count() <= 12;
                // …部门绩效45分得42.3分，具体扣分情况是：部门决策方面，…扣1分: what follows tells of all of them.
                if any_of!["扣分情况", "失分情况", "丢分情况", "扣分如下", "失分如下"].is_in(text) {
                    self.open = None;
                }
                carried = clause.span;
                continue;
            }
            let mut from = clause.span.start;
            for figure in figures {
                let span = builder.figure(figure).span;
                let found = Found { figure, own: Span { start: from, end: span.start }, carried };
                let in_quotes = quoted.iter().any(|range| range.contains(&(span.start as usize)));
                self.points(builder, &found, &clause, in_quotes);
                from = span.end;
                carried = Span::default();
            }
            self.by_words(builder, Span { start: from, end: clause.span.end });
        }
        self.listing.retain(|&(_, bracket)| !bracket);
    }

    /// What a mark and an introduction say of levels.
    fn structure(&mut self, builder: &Builder<'_, '_>, clause: &Clause) {
        if clause.before == Mark::Close
            && let Some(index) = self.listing.iter().rposition(|&(_, bracket)| bracket)
        {
            let (whole, _) = self.listing[index];
            self.listing.truncate(index);
            self.open = Some(whole);
            self.entries.back_to(whole);
        }
        let text = builder.slice(clause.span);
        // 主要是…: why marks were lost.
        let introduced = words::introduction(text).is_some_and(|(word, ..)| !word.contains("主要"))
            && !counts_things(builder, clause);
        let Some(open) = self.open else { return };
        // 产出50分，得48.50分（数量得20分、…、成本得5.50分）
        let parts = clause.before == Mark::Open
            && matches!(self.entries.all[open].kind, Kind::Group(_))
            && names::kernel_at_start(text) > 0;
        if parts {
            self.listing.push((open, true));
        } else if introduced && self.listing.last().map(|&(whole, _)| whole) != Some(open) {
            self.listing.push((open, clause.before == Mark::Open));
        } else if clause.before == Mark::Colon && Some(open) == self.head && self.listing.is_empty() {
            // 投入（15分）：绩效目标设定5分，…
            let more = clause.figures.clone().any(|figure| builder.figure(figure).kind == FigureKind::Points);
            // 效益：三项指标。社会效益15分，…
            let counted = text.trim_end_matches('。').trim_start_matches(['共', '分', '含', '设', '有', '由', '下']);
            let counted = counted.trim_start_matches(['二', '两', '三', '四', '五', '六', '七', '八']);
            let parts =
                counted.len() < text.len() && matches!(counted, "项指标" | "个指标" | "项二级指标" | "个二级指标");
            let name = (more || parts) && matches!(self.entries.all[open].kind, Kind::Group(_) | Kind::Part);
            if name {
                self.listing.push((open, false));
            }
        }
    }

    /// 得满分, 不得分: points that words say.
    fn by_words(&mut self, builder: &Builder<'_, '_>, span: Span) {
        let text = builder.slice(span);
        let Some(open) = self.open.filter(|_| !self.rule) else { return };
        // 与上年持平得满分，每上升1个百分点扣1分: what the rule gives.
        let behind = builder.slice(Span { start: span.end, end: self.sentence.end.max(span.end) });
        if behind.find('每').is_some_and(|at| behind[..at].chars().count() < 2 && behind[at..].contains('扣')) {
            return;
        }
        let Some((at, word)) = any_of!["得满分", "得全分", "不得分"].find_in(text) else { return };
        let span = Span::new(span.start as usize + at, span.start as usize + at + word.len());
        if any_of!["每", "以上", "以下", "的得", "达到", "按", "计满分", "≥", "≤"].is_in(text) || text.contains('%')
        {
            return;
        }
        if word != "不得分" {
            let waiting = self.entries.waiting(open);
            // 质量13分、成本5分均得满分: those that the sentence names, not all that wait.
            let named: Vec<usize> = waiting.iter().copied().filter(|entry| self.marked.contains(entry)).collect();
            for waiting in if named.is_empty() { waiting } else { named } {
                let entry = &mut self.entries.all[waiting];
                if let Some(full) = entry.full {
                    entry.score = Some(Stated { figure: None, span, ..full });
                }
            }
        } else if text.chars().count() <= 12 {
            let entry = &mut self.entries.all[open];
            if entry.score.is_none() && entry.full.is_some() {
                entry.score = Some(Stated { points: Points(Number::ZERO), figure: None, span });
            }
        }
    }
}

/// What stands in quotation marks.
fn quoted(builder: &Builder<'_, '_>, sentence: Span) -> Vec<Range<usize>> {
    let text = builder.slice(sentence);
    let base = sentence.start as usize;
    let marks: Vec<usize> = text.match_indices('"').map(|(at, _)| base + at).collect();
    marks.chunks_exact(2).map(|pair| pair[0]..pair[1]).collect()
}

/// 其中12315平台2317件、热线转办468件: the parts are things, not points.
fn counts_things(builder: &Builder<'_, '_>, clause: &Clause) -> bool {
    let figures = || clause.figures.clone().map(|figure| builder.figure(figure).kind);
    let goes_on = builder.document.text()[clause.span.end as usize..].starts_with('、');
    goes_on && figures().next_back() == Some(FigureKind::Count) && figures().all(|kind| kind != FigureKind::Points)
}

//! Walks the text and puts names and points together.

use std::ops::Range;

use super::entries::{Entries, Entry, Stated};
use super::names::{self, Kind};
use super::roles::{self, Role};
use crate::amount::{Number, Points};
use crate::claims::Span;
use crate::document::{FigureKind, list_level};
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark, clauses};
use crate::extraction::words;
use crate::search::{any_of, has};

#[derive(Debug, Default)]
pub(super) struct Reader {
    pub entries: Entries,
    /// The entry that is being spoken of.
    open: Option<usize>,
    /// The first entry of the line.
    head: Option<usize>,
    line: Line,
    /// Entries whose parts are being listed, the innermost last, with whether a bracket opened the listing.
    listing: Vec<(usize, bool)>,
    /// The entries that got full marks in this sentence.
    marked: Vec<usize>,
    /// 分别得14分、23分: the entries that wait for their points, the last first.
    respective: Vec<usize>,
    respective_role: Option<Role>,
    sentence: Span,
    /// What is told here is told of another year or of somebody else, until the sentence ends.
    foreign: bool,
    /// 自评92.47分，其中预算执行9.57分、…; 各部分得分：…: numbers without a word are points that were reached.
    scores_follow: bool,
    /// The points that are being read name their entry.
    named: bool,
    /// Marks that were lost in all, behind the total.
    pub lost: Vec<(usize, usize)>,
    /// Names without points before a 、: 投入、过程、产出三项得分依次为….
    names: Vec<Span>,
    /// What may be the department's total.
    pub totals: Vec<Total>,
    /// Whose points each figure is, for the grade that stands behind it.
    pub owners: Vec<(usize, Owner)>,
}

/// A number of points that may be the total of the department.
#[derive(Clone, Copy, Debug)]
pub(super) struct Total {
    pub figure: usize,
    /// The words call it the total, or name the department.
    pub certain: bool,
}

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
struct Line {
    level: Option<u8>,
    /// The words behind the number that the line begins with.
    title: Span,
}

/// One number of points with the words in front of it.
struct Found {
    figure: usize,
    own: Span,
    /// The clause before, where it has no points of its own.
    carried: Span,
}

impl Reader {
    /// Reads a line: a heading, a paragraph or a cell.
    pub fn line(&mut self, builder: &mut Builder<'_, '_>, line: Span) {
        let text = builder.slice(line);
        (self.open, self.head) = (None, None);
        let goes_on = self.listing.len() == 1 && list_level(text).is_none();
        if !goes_on {
            self.listing.clear();
        }
        let number = list_level(text);
        let from = line.start + number.map_or(0, |(_, length)| length as u32);
        let title = builder.slice(Span { start: from, end: line.end });
        let end = title.find(['：', '。', '，', '（', '；', '、']).unwrap_or(title.len());
        self.line = Line { level: number.map(|(level, _)| level), title: Span { start: from, end: from + end as u32 } };
        let points = builder.document.figures_in(line).iter().any(|figure| figure.kind == FigureKind::Points);
        if !points {
            self.heading(builder, text.len() < 90);
            return;
        }
        self.begin_line(builder);
        let mut start = line.start;
        for (at, mark) in text.match_indices(['。', '！', '？']) {
            let end = line.start + (at + mark.len()) as u32;
            self.sentence(builder, Span { start, end });
            start = end;
        }
        if start < line.end {
            self.sentence(builder, Span { start, end: line.end });
        }
        let listed = text.ends_with(['；', '，', '、', '：']) || words::introduction_at_end(text).is_some();
        if !listed {
            self.listing.clear();
        }
    }

    /// （二）产出指标完成情况: a title without points says below what the next lines stand.
    fn heading(&mut self, builder: &Builder<'_, '_>, short: bool) {
        let name = self.line.title;
        let kind = names::kind(builder.slice(name));
        if short && self.line.level.is_some() && matches!(kind, Kind::Group(_) | Kind::Part) {
            self.listing.clear();
            match self.known(builder, name) {
                // Its marks were told above, its parts are told here.
                Some(known) => {
                    self.go_on(known);
                    self.head = None;
                }
                None => {
                    self.entries.add(self.entry(name, kind));
                }
            }
        } else if short && self.line.level.is_some_and(|level| level <= 1) {
            // Another chapter: nothing that follows stands below what was told before it.
            self.listing.clear();
            self.entries.leave();
        }
    }

    /// 满意度指标：发放问卷…，得9.4分: the words that the line begins with name what it tells of.
    fn begin_line(&mut self, builder: &Builder<'_, '_>) {
        let name = self.line.title;
        let text = builder.slice(name);
        let kind = names::kind(text);
        let known = self.known(builder, name);
        let entry = match known {
            Some(known) if kind != Kind::Own || self.line.level.is_some() => known,
            None if kind != Kind::Own => self.entries.add(self.entry(name, kind)),
            _ => return,
        };
        self.go_on(entry);
    }

    fn entry(&self, name: Span, kind: Kind) -> Entry {
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
        }
    }

    fn sentence(&mut self, builder: &mut Builder<'_, '_>, sentence: Span) {
        self.sentence = sentence;
        self.marked.clear();
        self.respective.clear();
        self.names.clear();
        (self.foreign, self.scores_follow) = (false, false);
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
                self.by_words(builder, clause.span);
                self.names.push(clause.span);
                let text = builder.slice(clause.span);
                self.scores_follow |= text.ends_with("得分") && text.chars().count() <= 12;
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
        let introduced = words::introduction(text).is_some();
        let Some(open) = self.open else { return };
        if introduced && self.listing.last().map(|&(whole, _)| whole) != Some(open) {
            self.listing.push((open, clause.before == Mark::Open));
        } else if clause.before == Mark::Colon && Some(open) == self.head && self.listing.is_empty() {
            // 投入（15分）：绩效目标设定5分，…
            let more = clause.figures.clone().any(|figure| builder.figure(figure).kind == FigureKind::Points);
            let name = more && matches!(self.entries.all[open].kind, Kind::Group(_) | Kind::Part);
            if name {
                self.listing.push((open, false));
            }
        }
    }

    /// 得满分, 不得分: points that words say.
    fn by_words(&mut self, builder: &Builder<'_, '_>, span: Span) {
        let text = builder.slice(span);
        let Some(open) = self.open else { return };
        let place = |word: &str| text.find(word).map(|at| Span::new(span.start as usize + at, span.start as usize + at + word.len()));
        let rule = any_of!["每", "以上", "以下", "的得", "达到", "按", "计满分", "≥", "≤"].is_in(text) || text.contains('%');
        if let Some(span) = place("得满分").or_else(|| place("得全分")).filter(|_| !rule) {
            for waiting in self.entries.waiting(open) {
                let entry = &mut self.entries.all[waiting];
                if let Some(full) = entry.full {
                    entry.score = Some(Stated { figure: None, span, ..full });
                }
            }
        } else if let Some(span) = place("不得分").filter(|_| !rule && text.chars().count() <= 12) {
            let entry = &mut self.entries.all[open];
            if entry.score.is_none() && entry.full.is_some() {
                entry.score = Some(Stated { points: Points(Number::ZERO), figure: None, span });
            }
        }
    }

    fn points(&mut self, builder: &mut Builder<'_, '_>, found: &Found, clause: &Clause, in_quotes: bool) {
        let own = builder.slice(found.own);
        let span = builder.figure(found.figure).span;
        let behind = &builder.document.text()[span.end as usize..];
        self.foreign = (self.foreign || self.of_another_year(builder, found) || any_of!["上年", "去年", "上一年"].is_in(own))
            && !any_of!["今年", "本年"].is_in(own);
        if self.foreign || roles::is_nobodys(own, behind, in_quotes) || has(builder.slice(found.carried), "平均") {
            let owner = if self.foreign { Owner::OtherYear } else { Owner::Nobody };
            self.owners.push((found.figure, owner));
            return;
        }
        let mut role = roles::role(own);
        // 投入15分、过程25分，分别得14分、23分
        let respective = own.contains("分别") || own.contains("依次");
        if respective && role != Role::Sum {
            role = if role == Role::Bare { Role::Score } else { role };
            self.respective = self.recent(builder, found, role);
            self.respective_role = Some(role);
        }
        if !self.respective.is_empty() && (respective || matches!(own, "" | "和" | "及" | "、")) {
            if let (Some(entry), Some(role)) = (self.respective.pop(), self.respective_role) {
                self.put(builder, found.figure, entry, role);
                self.owners.push((found.figure, Owner::Indicator));
            }
            return;
        }
        self.respective.clear();
        // 总分97.17分，扣3.83分: what is missing of the total.
        let total = self.totals.last().filter(|total| builder.figure(total.figure).span.start >= self.sentence.start);
        let in_all = any_of!["合计", "共计", "共扣", "累计", "总计"].is_in(own);
        if let (Role::Lost, Some(total)) = (role, total)
            && (in_all || (self.open.is_none() && own.chars().count() <= 6))
        {
            // 其中执行率扣0.1分、…: what follows are its parts.
            if self.lost.last().is_none_or(|&(known, _)| known != total.figure) {
                self.lost.push((total.figure, found.figure));
            }
            return;
        }
        let name = self.name(builder, found, clause, role);
        if let Some(certain) = self.is_total(builder, found, role, name) {
            if !possible(builder, found.figure, self.sentence) {
                self.totals.push(Total { figure: found.figure, certain });
                self.owners.push((found.figure, Owner::Department));
                // 合计得88.75分，共扣11.25分: what follows speaks of the total, and what is listed behind it are points.
                self.open = None;
                self.scores_follow = builder.figure(found.figure).number != Number::HUNDRED;
            }
            return;
        }
        self.owners.push((found.figure, if role == Role::Score && self.open.is_none() { Owner::Another } else { Owner::Indicator }));
        if role == Role::Sum {
            self.whole(builder, found, name);
            return;
        }
        let value = builder.figure(found.figure).number;
        // 预算执行情况30分 and 支出预算执行率10分 below it: other full marks are those of something else.
        let is_other = |known: usize, name: Span| {
            let entry = &self.entries.all[known];
            let marks = entry.full.is_some_and(|full| full.points.0 != value) && entry.score.is_none_or(|score| score.points.0 != value);
            marks && builder.slice(entry.name) != builder.slice(name)
        };
        let known = name.and_then(|name| {
            let known = self.known(builder, name)?;
            let marks = role == Role::Full || (role == Role::Bare && followed(builder, found.figure, self.sentence)) || clause.before == Mark::Open;
            (!(marks && is_other(known, name))).then_some(known)
        });
        if role == Role::Bare {
            let Some(name) = name else {
                // 产出指标得47分（50分）: what stands in the bracket alone are the full marks.
                if let Some(open) = self.open.filter(|_| own.is_empty() && clause.before == Mark::Open) {
                    self.put(builder, found.figure, open, Role::Full);
                }
                return;
            };
            // A number without a word is full marks where points reached stand behind it, and reached where a listing
            // of points reached goes on.
            let listed = self.listing.last().is_some_and(|&(whole, _)| {
                let below: Vec<usize> = self.entries.children(whole).collect();
                let scores = below.iter().all(|&child| self.entries.all[child].full.is_none());
                scores && self.entries.all[whole].score.is_some()
            });
            role = match known {
                Some(known) if self.entries.all[known].score.is_some_and(|score| score.points.0 == value) => {
                    self.go_on(known);
                    return;
                }
                _ if clause.before == Mark::Open => Role::Full,
                _ if self.scores_follow && !followed(builder, found.figure, self.sentence) => Role::Score,
                _ if listed && !followed(builder, found.figure, self.sentence) => Role::Score,
                _ => Role::Full,
            };
            if known.is_none() && self.names_of_parts(builder, name) {
                return;
            }
        }
        let target = match (name, known) {
            (_, Some(known)) => Some(known),
            (Some(name), None) if self.may_begin(builder, name, role, found, clause) => Some(self.begin(builder, found, clause, name, role)),
            (Some(_), None) if role != Role::Lost => None,
            (None, _) if self.open.is_none() && self.scored_behind(builder) => {
                Some(self.entries.add(self.entry(self.line.title, Kind::Own)))
            }
            _ => self.open,
        };
        let Some(target) = target else { return };
        self.go_on(target);
        self.named = name.is_some();
        self.put(builder, found.figure, target, role);
        self.named = false;
        if role == Role::Lost {
            let reason = reason(builder, Span { start: clause.span.end, end: self.sentence.end });
            let entry = &mut self.entries.all[target];
            entry.reason = entry.reason.or(reason);
        }
    }

    /// 3.教师培训计划…，扣1分，得9分（分值10分）: the words that the line begins with are the name, and its marks stand behind.
    fn scored_behind(&self, builder: &Builder<'_, '_>) -> bool {
        self.line.level.is_some()
            && names::is_name(builder.slice(self.line.title))
            && any_of!["分值", "满分"].is_in(builder.slice(self.sentence))
    }

    /// What is spoken of from here on.
    fn go_on(&mut self, entry: usize) {
        if self.open != Some(entry) {
            self.open = Some(entry);
            self.entries.back_to(entry);
        }
        if self.head.is_none() {
            self.head = Some(entry);
            // Named again behind a number of its own, its parts stand below that number.
            if self.line.level.is_some() && !self.entries.has_children(entry) {
                self.entries.all[entry].level = self.line.level;
            }
        }
    }

    /// Points of several: those above them.
    fn whole(&mut self, builder: &mut Builder<'_, '_>, found: &Found, name: Option<Span>) {
        let named = name.and_then(|name| self.known(builder, name));
        let Some(whole) = named.or_else(|| self.entries.unscored_whole()) else { return };
        if self.entries.all[whole].score.is_none() {
            self.put(builder, found.figure, whole, Role::Score);
        }
        self.go_on(whole);
    }

    /// The entries that 分别 speaks of, the last first.
    fn recent(&mut self, builder: &Builder<'_, '_>, found: &Found, role: Role) -> Vec<usize> {
        let mut count = 1;
        let mut end = builder.figure(found.figure).span.end;
        for figure in builder.document.figures.iter().skip(found.figure + 1) {
            let between = builder.slice(Span { start: end, end: figure.span.start.max(end) });
            if figure.kind != FigureKind::Points || !matches!(between, "、" | "和" | "及" | "，" | "以及") {
                break;
            }
            (count, end) = (count + 1, figure.span.end);
        }
        if let Some(named) = self.named_in_a_row(builder, found, count) {
            return named;
        }
        let all: Vec<usize> = if role == Role::Lost || self.marked.len() < count {
            let Some(open) = self.open else { return Vec::new() };
            let mut beside = self.entries.beside(open);
            beside.reverse();
            beside
        } else {
            self.marked.clone()
        };
        let from = all.len().saturating_sub(count);
        if all.len() < count { Vec::new() } else { all[from..].iter().rev().copied().collect() }
    }

    /// 投入、过程、产出、效益四个一级指标得分依次为19分、18分、…: the names stand before their points.
    fn named_in_a_row(&mut self, builder: &Builder<'_, '_>, found: &Found, count: usize) -> Option<Vec<usize>> {
        let words = builder.slice(found.own);
        let own = names::kernel_at_start(words);
        let last = Span { start: found.own.start, end: found.own.start + own as u32 };
        let all: Vec<Span> = self.names.iter().copied().chain((own > 0).then_some(last)).collect();
        if all.len() != count || count < 2 {
            return None;
        }
        let mut found = Vec::with_capacity(count);
        for name in all {
            let words = builder.slice(name);
            let (start, end) = names::trim(words);
            let name = Span { start: name.start + start as u32, end: name.start + end as u32 };
            let kind = names::kind(builder.slice(name));
            let entry = match self.known(builder, name) {
                Some(known) => known,
                None if kind != Kind::Own => self.entries.add(self.entry(name, kind)),
                None => return None,
            };
            found.push(entry);
        }
        found.reverse();
        Some(found)
    }

    /// The words that name what the points belong to.
    fn name(&self, builder: &Builder<'_, '_>, found: &Found, clause: &Clause, role: Role) -> Option<Span> {
        let of = |span: Span| {
            let words = builder.slice(span);
            // 其中经济效益指标因…扣9分: the name ends where it is said that marks were lost, and why.
            let lost = (role == Role::Lost).then(|| any_of!["因", "由于", "扣", "失", "丢"].place_in(words)).flatten();
            let words = &words[..lost.unwrap_or(words.len())];
            let from = builder.document.figures_in(span).last().map_or(0, |figure| (figure.span.end.saturating_sub(span.start)) as usize);
            // Digits are parts of few names; what stands behind a figure is a phrase about it.
            let (start, end) = names::trim(&words[from.min(words.len())..]);
            let base = span.start as usize + from.min(words.len());
            Span::new(base + start, base + end)
        };
        let fits = |span: Span| {
            let words = builder.slice(span);
            match role {
                // What lost marks is told in whole sentences: only a known name counts.
                Role::Lost | Role::Score | Role::Sum => names::is_name(words) && self.is_known_name(builder, span),
                _ => names::is_name(words),
            }
        };
        let own = of(found.own);
        if fits(own) {
            return Some(own);
        }
        let empty = own.is_empty();
        let opened = clause.before == Mark::Open;
        if role == Role::Full || (role == Role::Bare && empty) {
            // 5.制度执行有效性：…，该指标分值4分
            let title = self.line.title;
            let first = self.head.is_none() && self.line.level.is_some() && names::is_name(builder.slice(title));
            if first && !opened {
                return Some(title);
            }
            let carried = of(found.carried);
            if (empty || role == Role::Full) && fits(carried) {
                return Some(carried);
            }
            if first {
                return Some(title);
            }
        }
        if matches!(role, Role::Score | Role::Lost) && self.open.is_none() {
            let carried = of(found.carried);
            if fits(carried) {
                return Some(carried);
            }
            if self.head.is_none() && self.line.level.is_some() && fits(self.line.title) {
                return Some(self.line.title);
            }
        }
        None
    }

    fn is_known_name(&self, builder: &Builder<'_, '_>, name: Span) -> bool {
        names::kind(builder.slice(name)) != Kind::Own || self.known(builder, name).is_some()
    }

    /// The entry of this name, the last first.
    fn known(&self, builder: &Builder<'_, '_>, name: Span) -> Option<usize> {
        let text = builder.slice(name);
        // Further back another form or project is spoken of.
        const NEAR: usize = 200;
        let from = self.entries.all.len().saturating_sub(NEAR);
        let mut near = self.entries.all[from..].iter();
        near.rposition(|entry| names::same(builder.slice(entry.name), text)).map(|index| from + index)
    }

    /// 数量、质量、时效三个二级指标: names that stand together have no points of their own.
    fn names_of_parts(&self, builder: &Builder<'_, '_>, name: Span) -> bool {
        builder.slice(name).contains('、')
    }

    /// Whether these words may begin an entry of their own.
    fn may_begin(&self, builder: &Builder<'_, '_>, name: Span, role: Role, found: &Found, clause: &Clause) -> bool {
        let kind = names::kind(builder.slice(name));
        match role {
            Role::Full => {
                kind != Kind::Own
                    || clause.before == Mark::Open
                    || followed(builder, found.figure, self.sentence)
                    || name == self.line.title
                    || !self.listing.is_empty()
                    || self.open.is_some()
                    || roles::role(builder.slice(found.own)) == Role::Full
            }
            Role::Score => kind != Kind::Own || !self.listing.is_empty(),
            _ => false,
        }
    }

    fn begin(&mut self, builder: &Builder<'_, '_>, found: &Found, clause: &Clause, name: Span, role: Role) -> usize {
        let kind = names::kind(builder.slice(name));
        let mut entry = self.entry(name, kind);
        let figure = builder.figure(found.figure);
        if role == Role::Full {
            entry.full = Some(Stated { points: Points(figure.number), figure: Some(found.figure), span: figure.span });
        }
        let full = entry.full.map(|full| full.points.0);
        // A group of the first level behind a ； or a new line stands beside the one before, whatever listing was open.
        while let Some(&(whole, _)) = self.listing.last() {
            let own = self.entries.all[whole].kind;
            let same_rank = match (own, kind) {
                (Kind::Group(_), Kind::Group(code)) => {
                    !names::may_be_part(code) || entry.heads_line || !self.lists_marks(whole, full)
                }
                (Kind::Part, Kind::Part | Kind::Group(_)) => true,
                _ => false,
            };
            if !same_rank && self.entries.has_room(whole, full) {
                entry.listed = true;
                return self.entries.add_below(entry, whole);
            }
            self.listing.pop();
        }
        // 1.产出数量，权重18分，…。（1）高标准农田建设面积，…分值8分: what follows in the line stands below its head.
        let head = self.head.filter(|&head| {
            let above = &self.entries.all[head];
            let numbered = above.level.is_some() && above.full.map(|above| above.points.0) > full;
            let rank = match (above.kind, kind) {
                (Kind::Group(_), Kind::Part | Kind::Own) | (Kind::Part, Kind::Own) => true,
                // （一）预算编制情况15分，自评14分。预算编制合理性5分得5分；…
                (Kind::Own, Kind::Own) => numbered && full.is_some() && above.name.start < self.sentence.start,
                _ => false,
            };
            rank && self.entries.has_room(head, full)
        });
        // 预算执行10分、预算管理10分、产出40分: what is kept apart by 、 stands side by side.
        let beside = self.open.filter(|_| clause.before == Mark::Dun && kind == Kind::Own);
        match (beside, head) {
            (Some(beside), _) => self.entries.add_beside(entry, beside),
            (None, Some(head)) => self.entries.add_below(entry, head),
            (None, None) => self.entries.add(entry),
        }
    }

    /// What is listed below an entry is listed with its full marks, or with its points alone.
    fn lists_marks(&self, whole: usize, full: Option<Number>) -> bool {
        !self.entries.has_children(whole) && full.is_some() || self.entries.has_children(whole) && self.entries.full_below(whole).is_some() == full.is_some()
    }

    /// Whether these points are the total of the department, and whether that is certain.
    fn is_total(&self, builder: &Builder<'_, '_>, found: &Found, role: Role, name: Option<Span>) -> Option<bool> {
        let (own, carried) = (builder.slice(found.own), builder.slice(found.carried));
        let called = roles::names_total(own) || (own.is_empty() && roles::ends_with_total(carried));
        if name.is_some() || !(matches!(role, Role::Score | Role::Sum) || called) || role == Role::Lost {
            return None;
        }
        let others = roles::of_others(own) && !any_of!["该项目", "本项目"].is_in(own);
        if others || has(own, "满分") || any_of!["失分", "扣分", "失"].is_in(own) {
            return None;
        }
        let of_department = roles::speaks_of_department(own, &builder.report.department);
        if called {
            return (of_department || self.head.is_none()).then_some(true);
        }
        let waiting = self.open.is_some_and(|open| self.entries.all[open].score.is_none());
        let told = match role {
            // 四项合计91分 behind all groups; behind the parts of one it is that one's.
            Role::Sum => {
                let all = self.head.is_none_or(|head| self.entries.has_roots_from(head));
                !own.contains("小计") && all && self.entries.is_told() && !self.entries.has_open_whole()
            }
            _ => {
                !waiting
                    && self.head.is_none()
                    && of_department
                    && (!carried.is_empty() || own.chars().count() > 1)
                    && !roles::of_others(carried)
                    && !self.of_project(builder)
            }
        };
        let whole = any_of!["整体支出", "部门整体", "单位整体", "本部门", "我部门", "我单位", "本单位"];
        told.then(|| role == Role::Sum || whole.is_in(own) || (whole.is_in(builder.slice(self.sentence)) && self.line.level.is_none_or(|level| level <= 2)))
    }

    /// 就业补贴：全年预算数为…，执行数为…，自评得分98分: the score of one project among several.
    fn of_project(&self, builder: &Builder<'_, '_>) -> bool {
        let text = builder.slice(self.sentence);
        let whole = any_of!["整体", "本部门", "本单位", "我部门", "我单位"].is_in(text);
        let money = builder.document.figures_in(self.sentence).iter().any(|figure| matches!(figure.kind, FigureKind::Money(_)));
        !whole && (money || any_of!["执行数", "完成预算", "全年预算"].is_in(text))
    }

    /// 2019年度自评得分94.1分 in a report on 2020.
    fn of_another_year(&self, builder: &Builder<'_, '_>, found: &Found) -> bool {
        let Some(own) = builder.report.year else { return false };
        let from = if found.carried.is_empty() { found.own.start } else { found.carried.start };
        let years = builder.document.figures_in(Span { start: from, end: found.own.end });
        // 《…指标体系（2021年版）》: the year of a document.
        let of_document = |end: u32| builder.document.text()[end as usize..].starts_with(['版', '》', '〕']);
        years.iter().rev().find_map(|figure| match figure.kind {
            FigureKind::Year(year) if !of_document(figure.span.end) => Some(year != own),
            _ => None,
        }) == Some(true)
    }

    /// 绩效管理2分得2分；扣0.5分的原因是…: what has all its marks lost none; the one above did.
    fn lost_by(&self, entry: usize, lost: Number) -> usize {
        let less = |entry: usize| {
            let (full, score) = (self.entries.all[entry].full?, self.entries.all[entry].score?);
            full.points.0.subtract(score.points.0).ok()
        };
        match (less(entry), self.entries.all[entry].parent) {
            (Some(own), Some(above)) if own.is_zero() && less(above) == Some(lost) => above,
            _ => entry,
        }
    }

    /// Sets what is not known yet. Points of a sum that no single entry can have belong to the one above.
    fn put(&mut self, builder: &Builder<'_, '_>, figure: usize, target: usize, role: Role) {
        // A score that names its indicator, or stands in the line that begins with it, is that one's once more.
        let again = self.head == Some(target) || self.named;
        let found = builder.figure(figure);
        let stated = Stated { points: Points(found.number), figure: Some(figure), span: found.span };
        match role {
            Role::Full => {
                self.marked.push(target);
                let entry = &mut self.entries.all[target];
                entry.full = entry.full.or(Some(stated));
            }
            Role::Lost => {
                let target = self.lost_by(target, found.number);
                self.entries.all[target].lost.push(stated);
            }
            _ => {
                let waiting = self.entries.waiting(target);
                let above = self.entries.all[target].parent;
                let more = self.entries.all[target].full.is_some_and(|full| full.points.0 < found.number);
                if let (true, true, Some(above)) = (waiting.len() > 1, more, above)
                    && self.entries.all[above].score.is_none()
                {
                    self.entries.all[above].score = Some(stated);
                    return;
                }
                // 产出指标：数量15分得14.6分，…，得分48.6分: behind the last part, what the whole got.
                let target = match above {
                    Some(above) if self.entries.all[target].score.is_some() && self.entries.all[above].score.is_none() => above,
                    _ => target,
                };
                let entry = &mut self.entries.all[target];
                match entry.score {
                    Some(_) if again => entry.again.push(stated),
                    Some(_) => {}
                    None => entry.score = Some(stated),
                }
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

/// The total that could be reached: a hundred, and what was reached stands directly behind it.
fn possible(builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures.get(figure + 1) else { return false };
    let next_is_points = next.kind == FigureKind::Points && next.span.end <= statement.end;
    let between = builder.slice(Span { start: own.span.end, end: next.span.start.max(own.span.end) });
    let words = between.trim_start_matches(['，', '、', '（', '；', '：']);
    own.number == Number::HUNDRED && next_is_points && any_of!["得", "自评", "实得", "实际得", "最终得", "我单位", "我部门"].starts(words).is_some() && words.chars().count() <= 10
}

/// 社会效益15分，得13分: what was reached stands directly behind what could be.
fn followed(builder: &Builder<'_, '_>, figure: usize, statement: Span) -> bool {
    let own = builder.figure(figure);
    let Some(next) = builder.document.figures[figure + 1..].iter().find(|figure| figure.kind == FigureKind::Points) else { return false };
    if next.span.end > statement.end || next.span.start < own.span.end {
        return false;
    }
    let between = builder.slice(Span { start: own.span.end, end: next.span.start });
    matches!(roles::role(between), Role::Score | Role::Lost) && !between.contains('；')
}
/// The reason behind a deduction: to the end of the sentence or of its part before ；.
fn reason(builder: &Builder<'_, '_>, rest: Span) -> Option<Span> {
    let whole = builder.slice(rest);
    let text = &whole[..whole.find(['。', '；', '\n']).unwrap_or(whole.len())];
    // Of two at the same place the longer comes first.
    let (at, word) = any_of!["扣分原因", "主要原因", "原因", "因为", "由于", "因", "主要是"].find_in(text)?;
    let from = if word == "因" || word == "由于" || word == "因为" { at } else { at + word.len() };
    let body = text[from..].trim_start_matches(['为', '是', '：', '，']);
    let start = rest.start as usize + text.len() - body.len();
    (!body.is_empty()).then(|| Span::new(start, start + body.len()))
}


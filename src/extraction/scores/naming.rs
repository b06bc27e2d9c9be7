//! Which words name what the points belong to, and below what a new entry stands.

use super::beside::{followed, marks_behind};
use super::entries::Stated;
use super::names::{self, Kind, Wanted};
use super::reader::{Found, Reader};
use super::roles::{self, Role};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark};
use crate::search::any_of;

impl Reader {
    /// The words that name what the points belong to.
    pub(super) fn name(&self, builder: &Builder<'_, '_>, found: &Found, clause: &Clause, role: Role) -> Option<Span> {
        let of = |span: Span| {
            let words = builder.slice(span);
            // 预算执行率得分=90.54%×10=9.05分: how it came about is no part of the name.
            let words = if words.ends_with('=') { words.split('=').next().unwrap_or(words) } else { words };
            let named = Span { end: span.start + words.len() as u32, ..span };
            // 其中经济效益指标因…扣9分: the name ends where it is said that marks were lost, and why.
            let lost = (role == Role::Lost).then(|| any_of!["因", "由于", "扣", "失", "丢"].place_in(words)).flatten();
            // 时效指标按按期完工率得5.92分: and by what it was scored.
            let by = || words.find("指标按").map(|at| at + "指标".len());
            let by = (role == Role::Score).then(by).flatten();
            let words = &words[..lost.or(by).unwrap_or(words.len())];
            let from = builder
                .document
                .figures_in(named)
                .last()
                .map_or(0, |figure| (figure.span.end.saturating_sub(span.start)) as usize);
            // 本指标满分5分: what is spoken of; 成本指标 ends so, too.
            let this = any_of!["本指标", "本项指标"].starts(words).map_or(0, str::len);
            let from = from.max(this);
            // Digits are parts of few names; what stands behind a figure is a phrase about it.
            let (start, end) = names::trim(&words[from.min(words.len())..]);
            let base = span.start as usize + from.min(words.len());
            Span::new(base + start, base + end)
        };
        let fits = |span: Span| {
            let words = builder.slice(span);
            match role {
                // What lost marks is told in whole sentences: only a known name counts.
                Role::Lost | Role::Score | Role::Sum => {
                    // 部门整体支出绩效自评得分: of all of it, not of 项目绩效.
                    let whole = any_of!["整体支出", "部门整体", "单位整体"].is_in(words);
                    names::is_name(words) && !whole && self.is_known_name(builder, span)
                }
                _ => names::is_name(words),
            }
        };
        let own = of(found.own);
        if fits(own) {
            return Some(own);
        }
        let empty = own.is_empty();
        let opened = clause.before == Mark::Open;
        // 预算执行率98.87%，10分得9.89分
        if empty
            && matches!(role, Role::Full | Role::Bare)
            && !opened
            && followed(builder, found.figure, self.sentence)
            && let Some(subject) = self.rate_before(builder, found)
        {
            return Some(subject);
        }
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
            // 过程（30分）。…，预算执行率98.63%，此项10分: not what the line is on, whose marks are known.
            let value = builder.figure(found.figure).number;
            let other =
                self.open.is_some_and(|open| self.entries.all[open].full.is_some_and(|full| full.points.0 > value));
            let this = any_of!["此项", "该项"].starts(builder.slice(found.own)).is_some();
            if let Some(figure) = builder.document.figures_in(found.carried).first().filter(|_| this && other) {
                let words = Span { start: found.carried.start, end: figure.span.start };
                let (start, end) = names::trim(builder.slice(words));
                let name = Span::new(words.start as usize + start, words.start as usize + end);
                return names::is_name(builder.slice(name)).then_some(name);
            }
        }
        if role == Role::Score
            && !opened
            && let Some(subject) = self.rate_before(builder, found)
        {
            return Some(subject);
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

    /// 数量15分、质量15分。数量指标超额完成，但…，扣0.5分，得14.5分；质量指标…: a part of a sentence that begins with the name of
    /// what waits for its score tells of that.
    pub(super) fn told_of(&self, builder: &Builder<'_, '_>, clause: &Clause) -> Option<usize> {
        const NEAR: usize = 20;
        if self.rule || !matches!(clause.before, Mark::Start | Mark::Semicolon) {
            return None;
        }
        let text = builder.slice(clause.span);
        let from = self.entries.all.len().saturating_sub(NEAR);
        let begins = |&index: &usize| {
            let entry = &self.entries.all[index];
            let waits = entry.score.is_none() && entry.full.is_some_and(|full| full.span.end <= self.sentence.start);
            let name = builder.slice(entry.name);
            waits && names::is_name(name) && text.starts_with(name)
        };
        (from..self.entries.all.len()).rev().find(begins)
    }

    /// …管理10分。预算执行率97.09%，按比例计9.71分: a sentence of its own begins with what it tells of.
    fn rate_before(&self, builder: &Builder<'_, '_>, found: &Found) -> Option<Span> {
        if found.carried.start != self.sentence.start {
            return None;
        }
        // 按照预算执行率97.24%计，该项得9.72分
        let words = builder.slice(found.carried);
        let by = any_of!["按照", "按", "根据", "依据"].starts(words).map_or(0, str::len);
        let length = names::kernel_at_start(&words[by..]);
        let start = found.carried.start + by as u32;
        let subject = Span { start, end: start + length as u32 };
        let first = builder.document.figures_in(found.carried).first()?;
        let between = builder.slice(Span { start: subject.end, end: first.span.start.max(subject.end) });
        let rate = length > 0 && matches!(between, "" | "为" | "达");
        (rate && names::kind(builder.slice(subject)) == Kind::Group("execution")).then_some(subject)
    }

    pub(super) fn is_known_name(&self, builder: &Builder<'_, '_>, name: Span) -> bool {
        names::kind(builder.slice(name)) != Kind::Own || self.known(builder, name).is_some()
    }

    /// The entry of this name, the last first.
    pub(super) fn known(&self, builder: &Builder<'_, '_>, name: Span) -> Option<usize> {
        let wanted = Wanted::new(builder.slice(name));
        // Further back another form or project is spoken of.
        const NEAR: usize = 200;
        let from = self.entries.all.len().saturating_sub(NEAR);
        let mut near = self.entries.all[from..].iter();
        near.rposition(|entry| wanted.is(builder.slice(entry.name))).map(|index| from + index)
    }

    /// 数量、质量、时效三个二级指标: names that stand together have no points of their own.
    pub(super) fn names_of_parts(&self, builder: &Builder<'_, '_>, name: Span) -> bool {
        builder.slice(name).contains('、')
    }

    /// Whether these words may begin an entry of their own.
    pub(super) fn may_begin(
        &self,
        builder: &Builder<'_, '_>,
        name: Span,
        role: Role,
        found: &Found,
        clause: &Clause,
    ) -> bool {
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

    pub(super) fn begin(
        &mut self,
        builder: &Builder<'_, '_>,
        found: &Found,
        clause: &Clause,
        name: Span,
        role: Role,
    ) -> usize {
        let kind = names::kind(builder.slice(name));
        let mut entry = self.entry(name, kind);
        if role == Role::Full {
            entry.full = Some(Stated::of(builder, found.figure));
        }
        if role == Role::Score && marks_behind(builder, found.figure) {
            entry.full = Some(Stated::of(builder, found.figure + 1));
        }
        let full = entry.full.map(|full| full.points.0);
        // A group of the first level behind a ； or a new line stands beside the one before, whatever listing was open.
        while let Some(&(whole, _)) = self.listing.last() {
            let own = self.entries.all[whole].kind;
            let same_rank = match (own, kind) {
                (Kind::Group(_), Kind::Group(code)) => {
                    !names::may_be_part(code) || entry.heads_line || !self.lists_marks(whole, full)
                }
                (Kind::Part, Kind::Part | Kind::Group(_)) | (Kind::Group("execution"), Kind::Part) => true,
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
            // 预算执行率得9.35分；产出指标得43分（数量…、时效…）: another group has been begun since.
            if self.entries.has_group_behind(head) {
                return false;
            }
            let above = &self.entries.all[head];
            // 预算执行10分，自评9.44分；管理效率10分，…: what was scored already has no one part that is all of it.
            let all_of_it = full.is_some() && above.full.map(|above| above.points.0) == full;
            if all_of_it && above.score.is_some() && matches!(above.kind, Kind::Group(_)) {
                return false;
            }
            let numbered = above.level.is_some() && above.full.map(|above| above.points.0) > full;
            let rank = match (above.kind, kind) {
                // 预算执行率10分得9.80分；数量30分…；时效10分: how much was spent has no such parts.
                (Kind::Group("execution"), Kind::Part) => false,
                (Kind::Group(_), Kind::Part | Kind::Own) | (Kind::Part, Kind::Own) => true,
                // （一）预算编制情况15分，自评14分。预算编制合理性5分得5分；…
                (Kind::Own, Kind::Own) => numbered && full.is_some() && above.name.start < self.sentence.start,
                _ => false,
            };
            rank && self.entries.has_room(head, full)
        });
        // 预算执行10分、预算管理10分、产出40分: what is kept apart by 、 stands side by side.
        // 预算编制（10分）、预算执行（20分）、预算管理（20分）: with its points in brackets, too.
        let bracketed = || {
            let before = &builder.document.text()[..name.start as usize];
            clause.before == Mark::Open && before.ends_with("分）、")
        };
        let beside = self.open.filter(|_| kind == Kind::Own && (clause.before == Mark::Dun || bracketed()));
        match (beside, head) {
            (Some(beside), _) => self.entries.add_beside(entry, beside),
            (None, Some(head)) => self.entries.add_below(entry, head),
            (None, None) => self.entries.add(entry),
        }
    }

    /// What is listed below an entry is listed with its full marks, or with its points alone.
    pub(super) fn lists_marks(&self, whole: usize, full: Option<Number>) -> bool {
        !self.entries.has_children(whole) && full.is_some()
            || self.entries.has_children(whole) && self.entries.full_below(whole).is_some() == full.is_some()
    }
}

//! 投入、过程两项得分依次为14分、23分: several points behind several names.

use super::names::{self, Kind};
use super::reader::{Found, Owner, Reader};
use super::roles::Role;
use crate::amount::{Number, NumberError};
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::any_of;

impl Reader {
    /// 投入15分、过程25分，分别得14分、23分: points that belong to entries named before, in their order.
    pub(super) fn respectively(&mut self, builder: &mut Builder<'_, '_>, found: &Found, role: Role) -> bool {
        let own = builder.slice(found.own);
        let announced = any_of!["分别", "依次"].is_in(own);
        if announced && role != Role::Sum {
            let meant = if role == Role::Bare { Role::Score } else { role };
            self.respective = self.recent(builder, found, meant);
            self.respective_role = Some(meant);
            if meant == Role::Full {
                self.told_before_marks();
            }
            // 实际得分分别为5分和4分, and whose they are was not read: they are nobody's that is known.
            if self.respective.is_empty() && role != Role::Lost && self.followers(builder, found) > 1 {
                self.unassigned = true;
                self.owners.push((found.figure, Owner::Indicator));
                return true;
            }
        }
        self.unassigned &= matches!(own, "" | "和" | "及" | "、");
        if self.unassigned {
            self.owners.push((found.figure, Owner::Indicator));
            return true;
        }
        if self.respective.is_empty() || !(announced || matches!(own, "" | "和" | "及" | "、")) {
            self.respective.clear();
            return false;
        }
        if let (Some(entry), Some(role)) = (self.respective.pop(), self.respective_role) {
            self.put(builder, found.figure, entry, role);
            self.owners.push((found.figure, Owner::Indicator));
        }
        true
    }

    /// 经济效益5分、社会效益7分，分值依次为6分、8分: what had no word of its own was reached, as the marks come now.
    fn told_before_marks(&mut self) {
        for &entry in &self.respective {
            let entry = &mut self.entries.all[entry];
            if entry.score.is_none() && entry.full.is_some_and(|full| full.span.start >= self.sentence.start) {
                entry.score = entry.full.take();
            }
        }
    }

    /// How many points stand side by side from here on.
    fn followers(&self, builder: &Builder<'_, '_>, found: &Found) -> usize {
        let mut count = 1;
        let mut end = builder.figure(found.figure).span.end;
        for figure in builder.document.figures.iter().skip(found.figure + 1) {
            let between = builder.slice(Span { start: end, end: figure.span.start.max(end) });
            if figure.kind != FigureKind::Points || !matches!(between, "、" | "和" | "及" | "，" | "以及") {
                break;
            }
            (count, end) = (count + 1, figure.span.end);
        }
        count
    }

    /// What the points side by side from here on make up.
    fn lose(&self, builder: &Builder<'_, '_>, found: &Found, count: usize) -> Result<Number, NumberError> {
        Number::sum(builder.document.figures[found.figure..].iter().take(count).map(|figure| figure.number))
    }

    /// The entries that 分别 speaks of, the last first.
    pub(super) fn recent(&mut self, builder: &Builder<'_, '_>, found: &Found, role: Role) -> Vec<usize> {
        let count = self.followers(builder, found);
        // 分别为数量20分得16分、…: each has its name beside it.
        if count < 2 {
            return Vec::new();
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
        // 数量指标20分，得17分，甲和乙两项未达标，分别扣1分和2分: what it lacks itself.
        if let (Role::Lost, Some(open)) = (role, self.open)
            && self.entries.missing(open).is_some_and(|missing| self.lose(builder, found, count) == Ok(missing))
        {
            return vec![open; count];
        }
        let from = all.len().saturating_sub(count);
        // 效益得27.5分。…“差距缩小”“水平提高”两项分别扣1分、1.5分: of its own parts, which have no points of theirs.
        let told = |&entry: &usize| {
            let entry = &self.entries.all[entry];
            let stated = [entry.full, entry.score].into_iter().flatten();
            stated.into_iter().any(|stated| stated.span.start >= self.sentence.start)
        };
        if let (Role::Lost, Some(open)) = (role, self.open)
            && !all[from..].iter().all(told)
        {
            return vec![open; count];
        }
        // 经济、社会和可持续影响三项，分别为6分、8分、6分: not those above, which have theirs.
        let scored = |&entry: &usize| {
            let entry = &self.entries.all[entry];
            entry.score.is_some() && (role != Role::Full || entry.full.is_some())
        };
        if all.len() < count || (role != Role::Lost && all[from..].iter().any(scored)) {
            Vec::new()
        } else {
            all[from..].iter().rev().copied().collect()
        }
    }

    /// 投入、过程、产出、效益四个一级指标得分依次为19分、18分、…: the names stand before their points.
    pub(super) fn named_in_a_row(
        &mut self,
        builder: &Builder<'_, '_>,
        found: &Found,
        count: usize,
    ) -> Option<Vec<usize>> {
        let words = builder.slice(found.own);
        let own = names::kernel_at_start(words);
        let last = Span { start: found.own.start, end: found.own.start + own as u32 };
        let all: Vec<Span> = self.names.iter().copied().chain((own > 0).then_some(last)).collect();
        if all.len() != count || count < 2 {
            return None;
        }
        let mut found: Vec<usize> = Vec::with_capacity(count);
        for name in all {
            let words = builder.slice(name);
            let (start, end) = names::trim(words);
            let name = Span { start: name.start + start as u32, end: name.start + end as u32 };
            let kind = names::kind(builder.slice(name));
            let entry = match self.known(builder, name) {
                Some(known) => known,
                // 数量、质量、时效、成本四项: one of those it stands beside.
                None if kind != Kind::Own => match (kind, found.last()) {
                    (Kind::Group(code), Some(&last))
                        if names::may_be_part(code) && self.entries.all[last].parent.is_some() =>
                    {
                        let entry = super::entries::Entry { listed: true, ..self.entry(name, kind) };
                        self.entries.add_beside(entry, last)
                    }
                    _ => self.entries.add(self.entry(name, kind)),
                },
                None => return None,
            };
            found.push(entry);
        }
        found.reverse();
        Some(found)
    }
}

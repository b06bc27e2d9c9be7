//! Points of several together: whose they are, and whose they are not.

use super::entries::Stated;
use super::reader::{Found, Owner, Reader};
use super::roles::Role;
use crate::amount::Number;
use crate::claims::Span;
use crate::document::FigureKind;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

impl Reader {
    /// 投入类权重12分，过程类权重58分，产出类权重30分，合计100分: what the full marks of a sentence without scores add up to.
    pub(super) fn sums_marks(&self, builder: &Builder<'_, '_>, found: &Found) -> bool {
        let number = builder.figure(found.figure).number;
        let (mut last, mut count, mut sum) = (None, 0, Number::ZERO);
        for &entry in &self.marked {
            let entry = &self.entries.all[entry];
            let (Some(full), None) = (entry.full, entry.score) else { return false };
            if last != Some(full.span) {
                (last, count) = (Some(full.span), count + 1);
                let Ok(more) = sum.add(full.points.0) else { return false };
                sum = more;
            }
        }
        count > 1 && (number == Number::HUNDRED || sum == number) && !has(builder.slice(found.own), "得")
    }

    /// Points of several: those above them.
    pub(super) fn whole(&mut self, builder: &mut Builder<'_, '_>, found: &Found, name: Option<Span>) {
        if self.adds_up(builder, found.figure) {
            return;
        }
        let named = name.and_then(|name| self.known(builder, name));
        if named.is_none() && self.is_of_some(builder, found) {
            return;
        }
        let told = self.told_above(builder.figure(found.figure).number);
        let Some(whole) = named.or_else(|| self.entries.unscored_whole()).or(told) else {
            // …；满意度10分得9.4分。产出类（数量、质量、时效）小计50分，得47.75分: what follows is told of them, not of the last one.
            self.open = None;
            return;
        };
        // 效益25分（内含满意度10分）得23.6分，合计94.1分: of all of them.
        if self.entries.all[whole].full.is_some_and(|full| full.points.0 < builder.figure(found.figure).number) {
            self.open = None;
            return;
        }
        if self.entries.all[whole].score.is_none() {
            self.put(builder, found.figure, whole, Role::Sum);
        }
        self.go_on(whole);
    }

    /// （一）项目决策（20分） / 立项依据充分，得5分；程序规范，得4分。本项得18分，扣2分: behind its parts, what the whole of a section
    /// got. What was taken for its score before was that of a part.
    pub(super) fn scores_section(&mut self, builder: &Builder<'_, '_>, found: &Found, role: Role) -> bool {
        let of_whole = any_of!["本项得", "本项共得", "本项合计得", "本部分得", "该部分得", "本部分共得", "该部分共得"];
        let begins = self.sentence.start == found.own.start && matches!(role, Role::Score | Role::Sum);
        // 1.信访稳定，15分。…，得7.6分；…，得5分。本项得12.6分: of the indicator that the line is on, told in parts.
        let head = || self.head.filter(|&head| self.line.level.is_some() && self.is_told_in_parts(head));
        let Some(section) = self.section.or_else(head).filter(|_| begins) else { return false };
        let score = Stated::of(builder, found.figure);
        let entry = &mut self.entries.all[section];
        let possible = entry.full.is_some_and(|full| score.points.0 <= full.points.0);
        if !possible || of_whole.starts(builder.slice(found.own)).is_none() {
            return false;
        }
        entry.score = Some(score);
        entry.lost.clear();
        (entry.halved, entry.reason) = (false, None);
        self.open = Some(section);
        self.owners.push((found.figure, Owner::Indicator));
        true
    }

    /// Its score, as far as it has one, stands in a sentence of this line before the one that is being read.
    fn is_told_in_parts(&self, entry: usize) -> bool {
        let score = self.entries.all[entry].score;
        score.is_none_or(|score| score.span.start >= self.line_start && score.span.end <= self.sentence.start)
    }

    /// …，可持续影响8分，得6.40分。合计28.26分: the entry above what is spoken of, where that is its score.
    pub(super) fn told_above(&self, number: Number) -> Option<usize> {
        let above = self.open.and_then(|open| self.entries.all[open].parent)?;
        self.entries.all[above].score.filter(|score| score.points.0 == number).map(|_| above)
    }

    /// 产出（35分）：甲6分，乙6分，丙5分，三项小计17分；丁6分…: what the last of them make up, and not the whole.
    fn is_of_some(&self, builder: &Builder<'_, '_>, found: &Found) -> bool {
        const MOST: usize = 6;
        let number = builder.figure(found.figure).number;
        let counted = any_of!["两项", "二项", "三项", "四项", "五项"].starts(builder.slice(found.own)).is_some();
        let Some(open) = self.open.filter(|_| counted) else { return false };
        let above = self.entries.all[open].parent.and_then(|above| self.entries.all[above].full);
        if above.is_none_or(|above| above.points.0 <= number) {
            return false;
        }
        let mut sum = Number::ZERO;
        for (count, entry) in self.entries.beside(open).into_iter().take(MOST).enumerate() {
            let entry = &self.entries.all[entry];
            let Some(points) = entry.score.or(entry.full) else { return false };
            let Ok(more) = sum.add(points.points.0) else { return false };
            sum = more;
            if sum == number {
                return count > 0;
            }
        }
        false
    }

    /// 三个时点得3.00分、2.93分、3.92分，小计9.85分: the score of one indicator, told in parts.
    fn adds_up(&mut self, builder: &Builder<'_, '_>, figure: usize) -> bool {
        let Some(entry) = self.open.map(|open| &mut self.entries.all[open]) else { return false };
        let found = builder.figure(figure);
        let mut parts = 0;
        let mut sum = Number::ZERO;
        let mut end = found.span.start;
        const NEAR: usize = 24;
        let before = builder.document.figures[..figure].iter().rev().take(NEAR);
        for part in before.filter(|part| part.kind == FigureKind::Points) {
            let between = builder.slice(Span { start: part.span.end, end });
            // 6月得2.65分，9月得2.75分，11月得4分，合计9.40分
            let told = between.starts_with(['，', '、']) && between.ends_with('得') && between.chars().count() <= 8;
            let beside =
                if parts == 0 { between.starts_with('，') } else { matches!(between, "、" | "和" | "，") || told };
            let Ok(more) = sum.add(part.number) else { break };
            if !beside {
                break;
            }
            (parts, sum, end) = (parts + 1, more, part.span.start);
        }
        // 甲8分、乙7分，分别得8分、7分，小计15分: more than the last of them can have is the sum of all.
        if parts < 2 || sum != found.number || entry.full.is_some_and(|full| full.points.0 < sum) {
            return false;
        }
        entry.score = Some(Stated::of(builder, figure));
        true
    }
}

//! Points of several together: whose they are, and whose they are not.

use super::entries::Stated;
use super::reader::{Found, Reader};
use super::roles::Role;
use crate::amount::{Number, Points};
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
        if self.entries.all[whole].score.is_none() {
            self.put(builder, found.figure, whole, Role::Sum);
        }
        self.go_on(whole);
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
        entry.score = Some(Stated { points: Points(found.number), figure: Some(figure), span: found.span });
        true
    }
}

//! Where a number of points is kept: full marks, score or loss of an entry, of the one above it, or of none.

use super::entries::Stated;
use super::reader::Reader;
use super::roles::Role;
use crate::amount::Number;
use crate::extraction::builder::Builder;

impl Reader {
    /// What is spoken of from here on.
    pub(super) fn go_on(&mut self, entry: usize) {
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

    /// 绩效管理2分得2分；扣0.5分的原因是…: what has all its marks lost none; the one above did.
    pub(super) fn lost_by(&self, entry: usize, lost: Number) -> usize {
        match (self.entries.missing(entry), self.entries.all[entry].parent) {
            (Some(own), Some(above)) if own.is_zero() && self.entries.missing(above) == Some(lost) => above,
            _ => entry,
        }
    }

    /// Sets what is not known yet. Points of a sum that no single entry can have belong to the one above.
    pub(super) fn put(&mut self, builder: &Builder<'_, '_>, figure: usize, target: usize, role: Role) {
        // A score that names its indicator, or stands in the line that begins with it, is that one's once more.
        let again = (self.head == Some(target) && !self.of_other) || self.named;
        let stated = Stated::of(builder, figure);
        match role {
            Role::Full => {
                self.marked.push(target);
                let entry = &mut self.entries.all[target];
                entry.full = entry.full.or(Some(stated));
            }
            Role::Lost => {
                let target = self.lost_by(target, stated.points.0);
                self.entries.all[target].lost.push(stated);
            }
            _ => {
                let waiting = self.entries.waiting(target);
                let above = self.entries.all[target].parent;
                let more = self.entries.all[target].full.is_some_and(|full| full.points.0 < stated.points.0);
                if let (true, true, Some(above)) = (waiting.len() > 1, more, above)
                    && self.entries.all[above].score.is_none()
                {
                    self.entries.all[above].score = Some(stated);
                    return;
                }
                // 账实相符5分，处置规范5分，利用率5分，扣1分，得14分: of all of them together.
                let together = || {
                    let full = waiting.iter().filter_map(|&entry| Some(self.entries.all[entry].full?.points.0));
                    Number::sum(full).is_ok_and(|sum| sum >= stated.points.0)
                };
                if waiting.len() > 1 && more && !self.named && together() {
                    return;
                }
                // 产出指标：数量15分得14.6分，…，得分48.6分: behind the last part, what the whole got.
                // 6月得2.65分，9月得2.75分: no whole gets so much less than those below it together.
                let below = |above: usize| {
                    let scores = self.entries.children(above).filter_map(|child| self.entries.all[child].score);
                    Number::sum(scores.map(|score| score.points.0))
                        .is_ok_and(|sum| stated.points.0.add(stated.points.0).is_ok_and(|twice| sum <= twice))
                };
                let target = match above {
                    Some(above)
                        if self.entries.all[target].score.is_some()
                            && self.entries.all[above].score.is_none()
                            && below(above) =>
                    {
                        above
                    }
                    _ => target,
                };
                let entry = &mut self.entries.all[target];
                // 质量（20分）：合格率100%，得10分；达标率98%，扣0.2分，得9.8分: scores of its halves.
                let halved = entry.score.is_some_and(|score| {
                    let both = score.points.0.add(stated.points.0);
                    score.span.start >= self.sentence.start
                        && score.points.0 != stated.points.0
                        && entry.full.is_some_and(|full| both.is_ok_and(|both| both <= full.points.0))
                });
                if role == Role::Score && !self.named && (halved || entry.halved) {
                    (entry.halved, entry.score) = (true, None);
                    entry.lost.clear();
                    return;
                }
                match entry.score {
                    Some(_) if again => entry.again.push(stated),
                    Some(_) => {}
                    None => entry.score = Some(stated),
                }
            }
        }
    }
}

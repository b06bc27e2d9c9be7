//! Everything in the text that has points: name, full marks, score, lost marks, and below what it stands.

use super::names::{self, Kind};
use crate::amount::{Number, Points};
use crate::claims::Span;
use crate::extraction::builder::Builder;

/// Points with the place they stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub points: Points,
    /// Index of the figure; none where words say it (得满分).
    pub figure: Option<usize>,
    pub span: Span,
}

impl Stated {
    pub fn of(builder: &Builder<'_, '_>, figure: usize) -> Stated {
        let found = builder.figure(figure);
        Stated { points: Points(found.number), figure: Some(figure), span: found.span }
    }
}

/// What has points.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub name: Span,
    pub kind: Kind,
    /// The level of the number that its line begins with.
    pub level: Option<u8>,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// The first of its line.
    pub heads_line: bool,
    /// Words say below what it stands: 其中, a bracket, a colon.
    pub listed: bool,
    pub full: Option<Stated>,
    pub score: Option<Stated>,
    pub lost: Vec<Stated>,
    /// Its score, stated once more.
    pub again: Vec<Stated>,
    pub reason: Option<Span>,
    /// What it got was told in parts without names.
    pub halved: bool,
}

/// The entries in the order of the text, each below the one it belongs to.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub all: Vec<Entry>,
    /// From a root down to the entry that was added last.
    stack: Vec<usize>,
    /// Points in the title of an entry that are its score or its full marks.
    pub may_be_marks: Option<(usize, Stated)>,
    /// The last group that stands below nothing: asked at every entry of a long line.
    last_group: Option<usize>,
}

impl Entries {
    /// Full marks that make up a hundred with those of all other groups are full marks.
    pub fn decide_marks(&mut self) {
        let Some((entry, stated)) = self.may_be_marks.take() else { return };
        let groups = || self.all.iter().filter(|entry| entry.parent.is_none() && matches!(entry.kind, Kind::Group(_)));
        let open = groups().filter(|group| group.full.is_none()).count() == 1;
        let others = Number::sum(groups().filter_map(|group| Some(group.full?.points.0)));
        let whole = others.and_then(|others| others.add(stated.points.0)) == Ok(Number::HUNDRED);
        let own = &mut self.all[entry];
        if open && whole && own.full.is_none() && own.parent.is_none() {
            own.full = Some(stated);
            // What was scored stands below the title; above it was only told in short.
            let again = own.again.iter().find(|again| Some(again.points) == own.score.map(|score| score.points));
            own.score = again.copied().or(own.score);
        }
    }

    /// 自评94.1分。从构成看，预算执行9.3分，产出47.5分，…: points without a word that make up what was reached, and no hundred.
    pub fn turn_into_scores(&mut self, totals: &[Number]) {
        const LEAST: usize = 3;
        /// In percent of the total, what a wrong figure may be off.
        const NEAR: i64 = 10;
        if self.all.iter().any(|entry| entry.score.is_some() || !entry.lost.is_empty()) {
            return;
        }
        let full = |index: usize| self.all[index].full.map(|full| full.points.0);
        let roots: Vec<usize> =
            (0..self.all.len()).filter(|&at| self.all[at].parent.is_none() && full(at).is_some()).collect();
        let Ok(sum) = Number::sum(roots.iter().filter_map(|&root| full(root))) else { return };
        let broken = roots.iter().filter_map(|&root| full(root)).any(|full| full.trimmed(0).decimals() > 0);
        let near = |total: &Number| {
            let gap = sum.subtract(*total).map(Number::abs);
            *total < Number::HUNDRED
                && gap.and_then(|gap| gap.percent_of(*total, 0)).is_ok_and(|percent| percent <= Number::whole(NEAR))
        };
        if roots.len() >= LEAST && broken && sum != Number::HUNDRED && totals.iter().any(near) {
            for entry in &mut self.all {
                entry.score = entry.full.take();
            }
        }
    }

    /// What its score lacks of its full marks.
    pub fn missing(&self, entry: usize) -> Option<Number> {
        let entry = &self.all[entry];
        entry.full?.points.0.subtract(entry.score?.points.0).ok()
    }

    /// What all that stand below nothing lost together.
    pub fn lost_by_all(&self, lost: Number) -> bool {
        let roots = (0..self.all.len()).filter(|&at| self.all[at].parent.is_none());
        let missing: Option<Vec<Number>> = roots.map(|root| self.missing(root)).collect();
        missing.is_some_and(|missing| missing.len() > 1 && Number::sum(missing) == Ok(lost))
    }

    pub fn children(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        self.all[of].children.iter().copied()
    }

    pub fn has_children(&self, of: usize) -> bool {
        !self.all[of].children.is_empty()
    }

    /// What the full marks of those below add up to; none where one has none.
    pub fn full_below(&self, of: usize) -> Option<Number> {
        let below: Option<Vec<Number>> =
            self.children(of).map(|child| self.all[child].full.map(|full| full.points.0)).collect();
        Number::sum(below?).ok()
    }

    /// The full marks of one more still fit below another.
    pub fn has_room(&self, parent: usize, full: Option<Number>) -> bool {
        let (Some(above), Some(full)) = (self.all[parent].full, full) else { return true };
        let below = self.full_below(parent).unwrap_or(Number::ZERO);
        below.add(full).is_ok_and(|sum| sum <= above.points.0)
    }

    /// With so much more the groups make up a hundred.
    fn makes_hundred(&self, full: Option<Number>) -> bool {
        /// Asked at every entry: no report has more.
        const MOST: usize = 200;
        if self.all.len() > MOST {
            return false;
        }
        let roots = self.all.iter().filter(|entry| entry.parent.is_none());
        let roots: Option<Vec<Number>> = roots.map(|entry| Some(entry.full?.points.0)).collect();
        let all = roots.zip(full).and_then(|(roots, full)| Number::sum(roots.into_iter().chain([full])).ok());
        all == Some(Number::HUNDRED)
    }

    /// Adds an entry directly below another.
    pub fn add_below(&mut self, mut entry: Entry, parent: usize) -> usize {
        self.back_to(parent);
        entry.parent = Some(parent);
        self.push(entry)
    }

    /// Adds an entry below what another stands below.
    pub fn add_beside(&mut self, entry: Entry, other: usize) -> usize {
        match self.all[other].parent {
            Some(parent) => self.add_below(entry, parent),
            None => {
                self.leave();
                self.push(entry)
            }
        }
    }

    /// Adds an entry where its number, its kind and its full marks say.
    pub fn add(&mut self, mut entry: Entry) -> usize {
        let full = entry.full.map(|full| full.points.0);
        while let Some(&top) = self.stack.last() {
            if self.holds(top, &entry, full) {
                break;
            }
            self.stack.pop();
        }
        entry.parent = self.stack.last().copied();
        self.push(entry)
    }

    fn holds(&self, parent: usize, entry: &Entry, full: Option<Number>) -> bool {
        let above = &self.all[parent];
        // 预算执行率分值5分，得4.76分；资金使用合规性分值5分，…: what was scored already has no one part that is all of it.
        let same = full.is_some() && above.full.map(|full| full.points.0) == full;
        if !self.has_room(parent, full) || (same && above.score.is_some() && !entry.listed) {
            return false;
        }
        if let (Some(above), Some(own)) = (above.level, entry.level) {
            return above < own;
        }
        match (above.kind, entry.kind) {
            // 过程30分: …，预算执行率98.63%，此项10分; （二）过程（20分） / 预算执行率分值5分，…
            (Kind::Group("process" | "input" | "management"), Kind::Group("execution"))
                if full.is_some()
                    && above.full.is_some()
                    && (!entry.heads_line || (above.level.is_some() && entry.level.is_none())) =>
            {
                true
            }
            // 效益和满意度40分: …，服务对象满意度10分: a group may stand among the parts of another.
            (Kind::Group(_), Kind::Group(code)) => {
                let beside = above.heads_line && entry.heads_line;
                // …、效益30分，得27分。 / 满意度10分，得10分。: what makes the groups a hundred is one of them.
                if beside && above.level == entry.level && self.makes_hundred(full) {
                    return false;
                }
                let room = full.is_some() && above.full.is_some() && self.full_below(parent).is_some();
                // 产出50分: 数量、质量、时效38分, 成本12分: exactly what is left.
                let left = || {
                    let rest = above.full?.points.0.subtract(self.full_below(parent)?).ok()?;
                    Some(Some(rest) == full)
                };
                // （二）产出指标，满分五十分 / 数量指标（20分）… / 成本指标（8分）…: lines without a number stand below one with.
                let last = above.children.last().map(|&child| &self.all[child]);
                let in_row = beside
                    && above.level.is_some()
                    && entry.level.is_none()
                    && last.is_some_and(|last| last.heads_line && last.level.is_none() && last.kind == Kind::Part);
                let fits = room && self.has_children(parent) && (!beside || in_row || left() == Some(true));
                let fits = fits || (in_row && above.full.is_none());
                names::may_be_part(code) && fits
            }
            (Kind::Group("execution"), Kind::Part) => false,
            // 其中…、满意度10分。 / 数量：户数，分值10分，得10分: another line tells of all of them again, one by one.
            (Kind::Group("satisfaction"), Kind::Part) if entry.heads_line && above.score.is_some() => false,
            // 预算执行率10分，…得9.55分。 / 财务制度及资产管理5分，得4.5分。: lines without numbers, the first of which has its score.
            (Kind::Group("execution"), Kind::Own)
                if above.heads_line && entry.heads_line && above.score.is_some() && above.level == entry.level =>
            {
                false
            }
            (Kind::Group(_), Kind::Part | Kind::Own) | (Kind::Part, Kind::Own) => true,
            _ => false,
        }
    }

    fn push(&mut self, entry: Entry) -> usize {
        let index = self.all.len();
        match entry.parent {
            Some(parent) => self.all[parent].children.push(index),
            None if matches!(entry.kind, Kind::Group(_)) => self.last_group = Some(index),
            None => {}
        }
        self.all.push(entry);
        self.stack.push(index);
        index
    }

    /// What comes next may stand below this entry or beside it.
    pub fn back_to(&mut self, entry: usize) {
        let mut path: Vec<usize> = std::iter::successors(Some(entry), |&at| self.all[at].parent).collect();
        path.reverse();
        self.stack = path;
    }

    /// 产出指标50分，得47.5分。数量…、质量…、时效…；成本指标5分得5分: a group whose score is just what those below the one
    /// before it lack is one of them.
    pub fn adopt(&mut self) {
        let mut above: Option<usize> = None;
        for own in 0..self.all.len() {
            let entry = &self.all[own];
            if entry.parent.is_some() {
                continue;
            }
            let score = match entry.kind {
                Kind::Group(code) if names::may_be_part(code) => entry.score.map(|score| score.points.0),
                _ => None,
            };
            match (above, score.filter(|score| !score.is_zero())) {
                (Some(above), Some(score)) if self.lacks(above, score) => {
                    self.all[own].parent = Some(above);
                    self.all[above].children.push(own);
                }
                _ => above = Some(own),
            }
        }
    }

    /// 产出40分 / 数量16分 / 质量10分 / 时效8分 / 成本6分 / 效益30分 …: where the groups have more marks than a hundred, and just a
    /// hundred without one that may be a part, that one is a part.
    pub fn adopt_surplus(&mut self) {
        let roots: Vec<usize> =
            (0..self.all.len()).filter(|&at| self.all[at].parent.is_none() && self.all[at].full.is_some()).collect();
        let full = |at: usize| self.all[at].full.map_or(Number::ZERO, |full| full.points.0);
        let Ok(surplus) = Number::sum(roots.iter().map(|&at| full(at))).and_then(|sum| sum.subtract(Number::HUNDRED))
        else {
            return;
        };
        let mut parts = (1..roots.len()).filter(|&at| {
            let own = &self.all[roots[at]];
            let below = own.level.is_none() && self.all[roots[at - 1]].level.is_some();
            matches!(own.kind, Kind::Group("cost" | "execution"))
                && below
                && full(roots[at]) == surplus
                && full(roots[at - 1]) > surplus
        });
        let (Some(at), None) = (parts.next(), parts.next()) else { return };
        let (above, own) = (roots[at - 1], roots[at]);
        self.all[own].parent = Some(above);
        self.all[above].children.push(own);
    }

    /// 管理效率20分，得18.5分；履职产出40分，得38.5分；社会效益20分，得20分；…: what a line tells of, side by side, and what makes up a
    /// hundred, stands below nothing, whatever the names say. The first of them may be known from a heading.
    pub fn flatten(&mut self, from: usize, known: Option<usize>) {
        const LEAST: usize = 3;
        const MOST: usize = 32;
        let line: Vec<usize> = known.into_iter().chain(from..self.all.len()).collect();
        if !(LEAST..=MOST).contains(&line.len()) {
            return;
        }
        let nested = line.iter().any(|&at| self.all[at].parent.is_some());
        let outside = |&at: &usize| {
            let entry = &self.all[at];
            entry.listed || entry.parent.is_some_and(|parent| !line.contains(&parent))
        };
        // 产出50分：数量20分、质量15分、时效10分、成本5分: twice as much for a better reason, unless their scores say otherwise.
        let scores_differ = |at: usize| {
            let below: Option<Vec<Number>> =
                self.children(at).map(|child| self.all[child].score.map(|score| score.points.0)).collect();
            let below = below.and_then(|below| Number::sum(below).ok());
            below.zip(self.all[at].score).is_some_and(|(below, own)| below != own.points.0)
        };
        let made = |&at: &usize| {
            let full = self.all[at].full.map(|full| full.points.0);
            // 产出指标50分：数量指标20分、…、成本指标8分: whose the parts are their names say.
            let by_name = || {
                let part = |child: usize| matches!(self.all[child].kind, Kind::Part | Kind::Group("cost"));
                self.all[at].kind == Kind::Group("output") && self.children(at).all(part)
            };
            self.has_children(at) && self.full_below(at) == full && (!scores_differ(at) || by_name())
        };
        if !nested || line.iter().any(outside) || line.iter().any(made) {
            return;
        }
        let full: Option<Vec<Number>> = line.iter().map(|&at| Some(self.all[at].full?.points.0)).collect();
        if full.and_then(|full| Number::sum(full).ok()) != Some(Number::HUNDRED) {
            return;
        }
        for at in line {
            self.all[at].parent = None;
            self.all[at].children.clear();
        }
        self.leave();
    }

    /// The score is that of those below and so much more.
    fn lacks(&self, above: usize, score: Number) -> bool {
        let below: Option<Vec<Number>> =
            self.children(above).map(|child| self.all[child].score.map(|score| score.points.0)).collect();
        let Some(below) = below.filter(|below| below.len() > 1).and_then(|below| Number::sum(below).ok()) else {
            return false;
        };
        let own = self.all[above].score.map(|score| score.points.0);
        own.is_some() && own == below.add(score).ok()
    }

    /// The innermost entry with others below it that has no score yet.
    pub fn unscored_whole(&self) -> Option<usize> {
        self.stack.iter().rev().copied().find(|&at| self.all[at].score.is_none() && self.has_children(at))
    }

    /// Nothing that follows stands below what came before.
    pub fn leave(&mut self) {
        self.stack.clear();
    }

    /// Several have been read.
    pub fn is_told(&self) -> bool {
        self.all.iter().filter(|entry| entry.score.is_some()).count() > 1
    }

    /// Two or more that stand below nothing were read since this one.
    pub fn has_roots_from(&self, first: usize) -> bool {
        self.all[first..].iter().filter(|entry| entry.parent.is_none()).nth(1).is_some()
    }

    /// A group that stands below nothing was read after this one.
    pub fn has_group_behind(&self, entry: usize) -> bool {
        self.last_group > Some(entry)
    }

    /// One that is being spoken of has parts with scores and none of its own.
    pub fn has_open_whole(&self) -> bool {
        self.unscored_whole().is_some()
    }

    /// The entry and those beside it, from the last back.
    pub fn beside(&self, from: usize) -> Vec<usize> {
        const MOST: usize = 64;
        match self.all[from].parent {
            Some(parent) => {
                self.all[parent].children.iter().rev().copied().skip_while(|&index| index > from).take(MOST).collect()
            }
            None => (0..=from).rev().filter(|&index| self.all[index].parent.is_none()).take(MOST).collect(),
        }
    }

    /// The entries beside and before this one that wait for a score, itself included.
    pub fn waiting(&self, from: usize) -> Vec<usize> {
        let mut found = Vec::new();
        for index in self.beside(from) {
            if self.all[index].score.is_some() || self.all[index].full.is_none() {
                break;
            }
            found.push(index);
        }
        found.reverse();
        found
    }
}

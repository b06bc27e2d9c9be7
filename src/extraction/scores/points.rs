//! One number of points: what it is, and whose it is.

use super::beside::{
    add_up_to_score, followed, is_listed_in_bracket, is_score_with_loss, lost_behind, marks_behind,
    scored_behind_bracket,
};
use super::entries::Stated;
use super::names::{self, Kind};
use super::reader::{Found, Owner, Reader};
use super::reasons::reason;
use super::roles::{self, Role};
use super::totals::{Total, possible};
use crate::amount::Number;
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark};
use crate::extraction::score_lists::takes_for_each;
use crate::search::{AnyOf, any_of, has};

/// Bytes behind a score in which a list of losses begins.
const LISTED: usize = 90;
/// Less is the score of a group.
const TOTAL: i64 = 40;
/// What one project got.
const SCORES_PROJECT: AnyOf = AnyOf::new(&["该项目绩效自评", "该项目自评", "该项目得分", "该项目得"]);

/// The words of a clause in front of a place.
fn up_to<'d>(builder: &Builder<'d, '_>, clause: &Clause, end: u32) -> &'d str {
    builder.slice(Span { start: clause.span.start.min(end), end })
}

impl Reader {
    pub(super) fn points(&mut self, builder: &mut Builder<'_, '_>, found: &Found, clause: &Clause, in_quotes: bool) {
        let own = builder.slice(found.own);
        let span = builder.figure(found.figure).span;
        let behind = &builder.document.text()[span.end as usize..];
        self.foreign =
            (self.foreign || self.of_another_year(builder, found) || any_of!["上年", "去年", "上一年"].is_in(own))
                && !any_of!["今年", "本年"].is_in(own);
        // …，80%以下的不得分；产出指标50分；…: behind the rule of one, the marks of the next.
        let next = clause.before == Mark::Semicolon && names::kind(own) != Kind::Own;
        let ruled = self.rule_from.is_some_and(|from| from <= span.start) && (self.rule || !next);
        let rule = ruled
            && !any_of!["我局", "我单位", "我部门", "本单位", "本部门", "实得", "自评"].is_in(own)
            && any_of!["本项得", "该项得", "此项得", "本项计", "该项计"].ends(own).is_none();
        if self.foreign
            || rule
            || roles::is_nobodys(own, behind, in_quotes)
            || has(own, "扣") && roles::takes_for_one(up_to(builder, clause, span.start))
            || roles::takes_for_step(&builder.document.text()[..span.start as usize])
            || has(builder.slice(found.carried), "平均")
            || (found.figure > 0 && takes_for_each(builder, found.figure))
        {
            let owner = if self.foreign { Owner::OtherYear } else { Owner::Nobody };
            self.owners.push((found.figure, owner));
            return;
        }
        // 评分 90分中扣2分: what could be reached.
        let mut role = if roles::lost_of(behind) { Role::Full } else { roles::role(own) };
        // 得分为8×0.45/0.50=7.20分。本项再扣0.50分: what is reckoned is not yet what was reached.
        let near = &behind[..behind.floor_char_boundary(behind.len().min(LISTED))];
        let deducted = || any_of!["再扣", "另扣", "又扣"].is_in(near.lines().next().unwrap_or(near));
        let more = (own.ends_with('=') || own.ends_with('计') && near.contains("，得")) && deducted();
        if more {
            self.reckoned = Some(self.sentence.start);
        }
        // …计4.58分；因支出滞后另扣0.43分，得4.15分: nor all that was lost.
        let more =
            more || (self.reckoned == Some(self.sentence.start) && any_of!["再扣", "另扣", "又扣"].ends(own).is_some());
        // 得分=20分×94.78%: what is multiplied was not reached.
        let multiplied = role != Role::Full && (behind.starts_with(['×', '*']) || behind.starts_with("乘以"));
        // 由甲30分和其他20分组成，前者按14÷20计21.00分: of one of two, and its name stands before both.
        let of_two = any_of!["前者按", "后者按"].is_in(own);
        if multiplied || more || of_two || self.of_several(builder, found) {
            self.owners.push((found.figure, Owner::Nobody));
            return;
        }
        // 全省食品安全满意度调查我县得分86.12分: what a survey found.
        let surveyed = any_of!["调查", "测评", "问卷"].is_in(own);
        if surveyed && role == Role::Score && builder.figure(found.figure).number >= Number::whole(TOTAL) {
            self.owners.push((found.figure, Owner::Nobody));
            return;
        }
        // 预算执行10分得9.37分；其他指标90分得89.57分；共98.94分: of all others, which are no indicator.
        if any_of!["其他指标", "其余指标", "其他各项指标", "其余各项指标"]
            .starts(up_to(builder, clause, span.start))
            .is_some()
            && role == Role::Score
        {
            self.owners.push((found.figure, Owner::Indicator));
            return;
        }
        // ③制度得到有效执行，4分: what a rule gives for something.
        if role == Role::Bare && has(builder.slice(found.carried), "得到") {
            self.owners.push((found.figure, Owner::Nobody));
            return;
        }
        // 该项目绩效自评78.5分，为“中”，…数量指标扣5.5分: of a project, in a report on the whole.
        if role == Role::Lost
            && has(&builder.report.title, "整体")
            && *self.scores_project.get_or_init(|| SCORES_PROJECT.is_in(builder.slice(self.sentence)))
        {
            self.owners.push((found.figure, Owner::Nobody));
            return;
        }
        // 主要扣分项为数量指标扣1分: there are others.
        if role == Role::Lost && any_of!["主要扣分项", "主要失分项", "主要扣分点", "主要失分点"].is_in(own)
        {
            self.owners.push((found.figure, Owner::Nobody));
            return;
        }
        if self.scores_section(builder, found, role)
            || self.respectively(builder, found, role)
            || self.lost_in_all(builder, found, role)
        {
            return;
        }
        let name = self.name(builder, found, clause, role);
        if let Some(certain) = self.is_total(builder, found, role, name) {
            if possible(builder, found.figure, self.sentence) {
                self.reached = Some((found.figure + 1, certain));
            } else {
                self.totals.push(Total { figure: found.figure, certain });
                self.owners.push((found.figure, Owner::Department));
                // 合计得88.75分，共扣11.25分: what follows speaks of the total, and what is listed behind it are points.
                self.open = None;
                self.scores_follow = builder.figure(found.figure).number != Number::HUNDRED;
            }
            return;
        }
        let another = role == Role::Score && self.open.is_none();
        self.owners.push((found.figure, if another { Owner::Another } else { Owner::Indicator }));
        // 自评88.54分，其中预算执行8.04分、…: so are what is listed behind a project's total.
        self.scores_follow |= another && builder.figure(found.figure).number >= Number::whole(TOTAL);
        // 合计100分，得94.5分: what could be reached in all.
        if role == Role::Sum && possible(builder, found.figure, self.sentence) {
            return;
        }
        if role == Role::Sum {
            if !self.sums_marks(builder, found) {
                self.whole(builder, found, name);
            }
            return;
        }
        // 指标体系满分100分: the marks of the whole.
        let whole = builder.figure(found.figure).number == Number::HUNDRED;
        if whole
            && matches!(role, Role::Full | Role::Bare)
            && name.is_none_or(|name| names::kind(builder.slice(name)) == Kind::Own)
        {
            return;
        }
        let behind_score = self.open.and_then(|open| self.entries.all[open].score).filter(|_| name.is_none());
        if let (Some(score), Role::Lost) = (behind_score, role) {
            // 丙45分得42.3分，具体扣分情况是：甲方面，…扣1分: what follows tells of all of them.
            let between = builder.slice(Span { start: score.span.end, end: found.own.end.max(score.span.end) });
            let between = &between[..between.floor_char_boundary(between.len().min(LISTED))];
            if any_of!["扣分情况", "失分情况", "各项得失", "扣分如下", "扣分点"].is_in(between) {
                self.open = None;
                return;
            }
        }
        let known = name.and_then(|name| self.meant(builder, found, clause, name, role));
        let known = known.or_else(|| self.whole_of_lost(own, role));
        if self.of_part(builder, found, role, name) {
            return;
        }
        if role == Role::Bare {
            match self.bare(builder, found, clause, name, known) {
                Some(meant) => role = meant,
                None => return,
            }
        }
        let target = match (name, known) {
            (_, Some(known)) => Some(known),
            (Some(name), None) if self.may_begin(builder, name, role, found, clause) => {
                Some(self.begin(builder, found, clause, name, role))
            }
            (Some(_), None) if role != Role::Lost => None,
            (None, _) if self.open.is_none() && self.scored_behind(builder) => {
                Some(self.entries.add(self.entry(self.line.title, Kind::Own)))
            }
            _ => self.open,
        };
        let Some(target) = target.filter(|&target| !self.is_beyond(builder, found, target, role, name)) else { return };
        let lost = builder.figure(found.figure).number;
        let below = target;
        let target = self.above_of_lost(target, own, role, lost);
        // 丙5分得4.5分。本项得18.76分，扣1.24分: behind the score of the whole, what the whole lost.
        let scored_last = |above: &usize| {
            let score = self.entries.all[*above].score.and_then(|score| score.figure);
            role == Role::Lost && name.is_none() && score.is_some() && score == found.figure.checked_sub(1)
        };
        let target = self.entries.all[target].parent.filter(scored_last).unwrap_or(target);
        // 产出扣5分，效益扣3分，合计扣8分: what several lost is no loss of the last of them.
        let in_all = role == Role::Lost && any_of!["合计", "共计", "累计", "总计"].is_in(own);
        // 投入10分得10分，过程60分得52分，产出15分得14分，效果15分得14分，共扣10分: what all of them lost together.
        let together = role == Role::Lost && own.starts_with('共') && self.entries.lost_by_all(lost);
        if (in_all || together) && target == below && self.entries.missing(target) != Some(lost) {
            // 合计扣8.0分，扣分情况依次是：…扣0.5分: what follows tells of all of them.
            self.open = None;
            return;
        }
        if name.is_none() && self.of_pair_before(builder, found, target, role) {
            return;
        }
        self.go_on(target);
        self.named = name.is_some();
        self.of_other = name.is_none() && {
            let (start, end) = names::trim(own);
            any_of!["率", "度", "性", "监督", "编制", "管理", "评价", "建设"].ends(&own[start..end]).is_some()
                || self.tells_of_part(builder, target)
        };
        self.put(builder, found.figure, target, role);
        (self.named, self.of_other) = (false, false);
        if role == Role::Lost {
            let reason = reason(builder, Span { start: clause.span.end, end: self.sentence.end });
            let entry = &mut self.entries.all[target];
            entry.reason = entry.reason.or(reason);
        }
    }

    /// …和管理效率（50分）两部分。学校自评得分92.20分: in another sentence more than the last one can have is the score of a
    /// whole that has no name.
    fn is_beyond(
        &self,
        builder: &Builder<'_, '_>,
        found: &Found,
        target: usize,
        role: Role,
        name: Option<Span>,
    ) -> bool {
        let value = builder.figure(found.figure).number;
        // 绩效公开2分，自评95.5分: so much more is never the same thing's.
        let far = |full: Number| full.add(full).is_ok_and(|twice| twice < value);
        let elsewhere =
            |full: Stated| (full.span.end <= self.sentence.start && full.points.0 < value) || far(full.points.0);
        // （满分100分：履职效能50分、管理效率50分），自评得分94.28分: behind the bracket, more than what stood in it can be.
        let closed = |full: Stated| {
            let between = Span { start: full.span.end, end: found.own.end.max(full.span.end) };
            full.points.0 < value && builder.slice(between).starts_with('）')
        };
        let elsewhere = |full: Stated| elsewhere(full) || closed(full);
        // 部门整体支出绩效自评得分93.38分 behind 项目绩效（44分）
        let of_whole = has(builder.slice(found.own), "整体")
            && self.entries.all[target].full.is_some_and(|full| far(full.points.0));
        // 立项依据5分、资金分配5分。立项依据扣1分；其余满分。得14分: in a sentence of its own, what several got together.
        let alone = self.sentence.start == found.own.start && builder.slice(found.own) == "得";
        let together = |full: Stated| alone && full.span.end <= self.sentence.start && full.points.0 < value;
        let full = self.entries.all[target].full;
        role == Role::Score
            && (name.is_none() || of_whole)
            && (full.is_some_and(together) || value >= Number::whole(TOTAL) && full.is_some_and(elsewhere))
    }

    /// 数量指标（15分）中，…完成率80%，该指标5分，得4分: fewer full marks than what is spoken of has are those of one of its parts.
    fn of_part(&mut self, builder: &Builder<'_, '_>, found: &Found, role: Role, name: Option<Span>) -> bool {
        // 成本20分, and in a line below 成本：工作经费控制数，分值10分，得10分: the name of the group stands in front of one of its parts.
        let scored =
            self.open.filter(|_| role == Role::Full && name.is_none()).and_then(|open| self.entries.all[open].score);
        let less = scored.is_some_and(|score| {
            score.span.end <= self.line_start && score.points.0 > builder.figure(found.figure).number
        });
        if less {
            // Nor do the parts of the next group stand below it.
            self.entries.leave();
            self.part = true;
        } else if name.is_some() || role == Role::Sum {
            self.part = false;
        } else if matches!(role, Role::Full | Role::Bare)
            && any_of!["该指标", "该项", "此项"].starts(builder.slice(found.own)).is_some()
        {
            let value = builder.figure(found.figure).number;
            let full = self.open.and_then(|open| self.entries.all[open].full);
            self.part = full.is_some_and(|full| full.points.0 > value);
        }
        self.part
    }

    /// The entry that a name means; 预算执行情况30分 and 支出预算执行率10分 below it are two.
    pub(super) fn meant(
        &self,
        builder: &Builder<'_, '_>,
        found: &Found,
        clause: &Clause,
        name: Span,
        role: Role,
    ) -> Option<usize> {
        let known = self.known(builder, name)?;
        let value = builder.figure(found.figure).number;
        let marks = role == Role::Full
            || (role == Role::Bare && followed(builder, found.figure, self.sentence))
            || clause.before == Mark::Open;
        let entry = &self.entries.all[known];
        let other = entry.full.is_some_and(|full| full.points.0 != value)
            && entry.score.is_none_or(|score| score.points.0 != value)
            && builder.slice(entry.name) != builder.slice(name);
        (!(marks && other)).then_some(known)
    }

    /// 预算执行（15分），得11.63分。预算完成率为95.40%，按完成率×8分计，得7.63分: another sentence begins with the name of one of
    /// its parts.
    fn tells_of_part(&self, builder: &Builder<'_, '_>, target: usize) -> bool {
        let entry = &self.entries.all[target];
        if entry.score.is_none_or(|score| score.span.end > self.sentence.start) {
            return false;
        }
        let text = builder.slice(self.sentence);
        let end = text.find(|c: char| c.is_ascii_digit() || matches!(c, '，' | '为' | '：' | '（'));
        let subject = &text[..end.unwrap_or(text.len())];
        any_of!["率", "度", "性"].ends(subject).is_some() && !builder.slice(entry.name).contains(subject)
    }

    /// 效益得26.5分，其中：…，可持续影响5分得4.5分。共扣3.5分: what the last part did not lose was lost by those above it in all.
    fn above_of_lost(&self, target: usize, own: &str, role: Role, lost: Number) -> usize {
        let in_all = any_of!["共扣", "合计扣", "共计扣", "累计扣", "共失"].starts(own).is_some();
        let entry = &self.entries.all[target];
        let (Some(missing), Some(score), Some(above)) = (self.entries.missing(target), entry.score, entry.parent)
        else {
            return target;
        };
        // 产出得38.6分，其中：…，时效得9.5分。…。扣1.4分: in a sentence of its own, just what the one above lost.
        let later =
            score.span.end <= self.sentence.start && own.starts_with('扣') && self.entries.missing(above) == Some(lost);
        if role == Role::Lost && (in_all || later) && missing != lost { above } else { target }
    }

    /// 本项共扣3.5分 in a line of its own: what the whole lost whose parts were told before it.
    fn whole_of_lost(&self, own: &str, role: Role) -> Option<usize> {
        let of_whole =
            role == Role::Lost && self.open.is_none() && any_of!["本项", "此项", "该部分"].starts(own).is_some();
        let last = self.entries.all.len().checked_sub(1).filter(|_| of_whole)?;
        std::iter::successors(Some(last), |&at| self.entries.all[at].parent).last()
    }

    /// What a number without a word is: full marks where points reached stand behind it, and reached where a listing of
    /// points reached goes on.
    pub(super) fn bare(
        &mut self,
        builder: &mut Builder<'_, '_>,
        found: &Found,
        clause: &Clause,
        name: Option<Span>,
        known: Option<usize>,
    ) -> Option<Role> {
        let own = builder.slice(found.own);
        let value = builder.figure(found.figure).number;
        let Some(name) = name else {
            // 产出指标得47分（50分）: what stands in the bracket alone are the full marks.
            if let Some(open) = self.open.filter(|_| own.is_empty() && clause.before == Mark::Open) {
                self.put(builder, found.figure, open, Role::Full);
            }
            // 数量指标（16分）14.2分: the bracket held its full marks.
            let full = self.open.and_then(|open| self.entries.all[open].full).and_then(|full| full.figure);
            let behind = own == "）" || (own.is_empty() && clause.before == Mark::Close);
            let reached = behind && full.is_some() && full == found.figure.checked_sub(1);
            return reached.then_some(Role::Score);
        };
        // 超过55%的要求，6分不扣: no name. 失分最多的是时效指标（2分）: told of what was lost before.
        let told = any_of!["失分最多", "扣分最多", "丢分最多", "失分较多", "扣分较多"];
        if builder.slice(name).starts_with('的') || told.is_in(builder.slice(name)) {
            return None;
        }
        let listed = self.listing.last().is_some_and(|&(whole, _)| {
            let below: Vec<usize> = self.entries.children(whole).collect();
            let scores = below.iter().all(|&child| self.entries.all[child].full.is_none());
            scores && self.entries.all[whole].score.is_some()
        });
        let role = match known {
            Some(known) if self.entries.all[known].score.is_some_and(|score| score.points.0 == value) => {
                self.may_be_marks(builder, found, clause, known);
                self.go_on(known);
                return None;
            }
            _ if clause.before == Mark::Open && scored_behind_bracket(builder, found.figure) => Role::Full,
            _ if marks_behind(builder, found.figure) => Role::Score,
            _ if listed && !followed(builder, found.figure, self.sentence) => Role::Score,
            _ if listed && self.names_listed(builder, found.figure) => Role::Score,
            _ if self.scores_follow && clause.before == Mark::Open && is_listed_in_bracket(builder, found.figure) => {
                Role::Score
            }
            _ if clause.before == Mark::Open => Role::Full,
            _ if self.scores_follow && lost_behind(builder, found.figure) => Role::Score,
            _ if self.scores_follow && !followed(builder, found.figure, self.sentence) => Role::Score,
            _ if add_up_to_score(builder, found.figure, self.sentence) => {
                self.scores_follow = true;
                Role::Score
            }
            _ if clause.before != Mark::Open && is_score_with_loss(builder, found.figure) => Role::Score,
            _ if clause.before != Mark::Open && self.makes_up_score(builder, found.figure) => Role::Score,
            _ => Role::Full,
        };
        if known.is_none() && self.names_of_parts(builder, name) {
            return None;
        }
        Some(role)
    }

    /// （一）预算执行（10分） where its score was told above: the score once more or its full marks, as the other groups say.
    fn may_be_marks(&mut self, builder: &Builder<'_, '_>, found: &Found, clause: &Clause, known: usize) {
        let figure = builder.figure(found.figure);
        let behind = &builder.document.text()[figure.span.end as usize..];
        let titled = self.line.level.is_some() && behind.strip_prefix('）').is_some_and(|rest| rest.starts_with('\n'));
        if titled && clause.before == Mark::Open {
            let stated = Stated::of(builder, found.figure);
            self.entries.may_be_marks.get_or_insert((known, stated));
        }
    }

    /// 3.教师培训计划…，扣1分，得9分（分值10分）: the words that the line begins with are the name, and its marks stand behind.
    pub(super) fn scored_behind(&self, builder: &Builder<'_, '_>) -> bool {
        self.line.level.is_some()
            && names::is_name(builder.slice(self.line.title))
            && *self.on_marks.get_or_init(|| any_of!["分值", "满分"].is_in(builder.slice(self.sentence)))
    }
}

//! Figures that stand beside another one: what it is compared with, what was planned of it, the total behind its parts.

use super::Reader;
use crate::amount::Number;
use crate::claims::{Base, Span};
use crate::document::FigureKind;
use crate::extraction::clause::{Clause, Mark};
use crate::extraction::comparisons;
use crate::extraction::items::{ChangeOf, Item};
use crate::extraction::phrases::{change_name, compares};
use crate::extraction::words;
use crate::search::any_of;

impl Reader<'_, '_, '_> {
    /// 较2021年的640.00万元, 与上年（1499.36万元）相比, 下降8%（2019年为2703万元）: the amount that a change starts from.
    pub(super) fn compared_with(&mut self, figure: usize, words: &str, clause: &Clause) -> bool {
        let bracket = clause.before == Mark::Open;
        let waiting = self.pending.map_or("", |(pending, _)| self.builder.slice(pending));
        let own_year = self.builder.report.year;
        let of_other_year = |words: &str| {
            let digits = words.get(..4).and_then(|digits| digits.parse::<u16>().ok());
            digits.is_some_and(|year| (1990..2100).contains(&year) && own_year.is_some_and(|own| own != year))
        };
        let changed = self.items.current.is_some_and(|item| {
            self.items.items[item]
                .changes
                .last()
                .is_some_and(|change| change.before.is_none() && change.budget.is_none())
        });
        let in_bracket = bracket
            && ((words.is_empty() && comparisons::leads_to_base(waiting))
                || (changed && comparisons::other_year(words, of_other_year)));
        if !in_bracket && !comparisons::is_base(words) {
            return false;
        }
        let said = if words.is_empty() { waiting } else { words };
        let budget = comparisons::budget(said);
        let name = comparisons::subject(words).unwrap_or_else(|| change_name(words)).to_owned();
        let known = self.items.current.map(|item| words::core(&self.items.items[item].name));
        let other = !name.is_empty() && !in_bracket && known.is_none_or(|known| known != words::core(&name));
        if other || self.items.current.is_none() {
            // 项目支出较2021年的640万元减少…: the amount of this year stands elsewhere. 与上年本年支出3942万元相比: it is named behind.
            let behind =
                ["与上年", "较上年", "比上年", "同上年", "与去年"].iter().find_map(|base| words.strip_prefix(base));
            let behind = behind.map_or("", |rest| rest.trim_start_matches(['度', '的']).trim_end_matches('的'));
            let name = if name.is_empty() { behind.to_owned() } else { name.clone() };
            if name.is_empty() {
                return false;
            }
            let item = self.new_item(clause, name.clone(), Span::default());
            self.items.push(item, clause.beside);
        }
        let number = self.builder.comparable(figure);
        let Some(item) = self.current() else { return false };
        if let Some(base) = budget
            && item.budgets.len() < 8
            && item.budgets.iter().all(|(own, _)| *own != base)
        {
            item.plan(base, figure, number);
        }
        match item.changes.last_mut() {
            Some(change) if change.before.is_none() && budget.is_none() && in_bracket => change.before = Some(figure),
            _ => item.changes.push(ChangeOf {
                name: if other { name } else { String::new() },
                before: Some(figure),
                budget,
                span: clause.span,
                ..ChangeOf::default()
            }),
        }
        self.first = false;
        true
    }

    /// 公务接待费由47210元减为29547元: an item of its own that starts from the first amount.
    pub(super) fn changed_from(&mut self, figure: usize, words: &str, behind: Span, clause: &Clause) -> bool {
        let Some(subject) = comparisons::from(words, self.builder.slice(behind)) else { return false };
        let name = words::identity(subject).to_owned();
        let mut item = self.new_item(clause, name, Span::default());
        item.changes.push(ChangeOf { before: Some(figure), span: clause.span, ..ChangeOf::default() });
        self.items.push(item, clause.beside);
        self.first = false;
        true
    }

    /// 会议费（4.35万元）: the bracket holds the amount of the words in front of it, and nothing else.
    pub(super) fn named_in_front(&self, clause: &Clause) -> bool {
        const MOST: usize = 16;
        let mut figures = clause.figures.clone();
        let (Some(figure), None, Some((pending, _))) = (figures.next(), figures.next(), self.pending) else {
            return false;
        };
        let figure = self.builder.figure(figure);
        let words = self.builder.slice(pending);
        let other = any_of!["比", "较", "预算", "上年", "去年", "年", "率", "占", "同期", "增", "减", "降"];
        matches!(figure.kind, FigureKind::Money(_))
            && figure.span == clause.span
            && pending.end + '（'.len_utf8() as u32 == clause.span.start
            && words.chars().count() <= MOST
            && !other.is_in(words)
    }

    /// 完成造林3.36万亩，为目标3.2万亩的105%
    pub(super) fn target(&mut self, figure: usize, words: &str, behind: Span) -> bool {
        if !comparisons::is_target(words, self.builder.slice(behind)) {
            return false;
        }
        let number = self.builder.comparable(figure);
        let Some(item) = self.current().filter(|item| item.amount.is_some()) else { return false };
        if item.budgets.is_empty() {
            item.plan(Base::Plan, figure, number);
        }
        true
    }

    /// 计划更新车辆40台，实际更新36台，完成率90%: numbers of things that were planned and done.
    pub(super) fn thing(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        let words = self.builder.slice(before);
        // 较上年的61.27万人次减少3.53万人次: things are compared as amounts are.
        let open = self.items.current.and_then(|item| self.items.items[item].changes.last());
        let goes_on = open.is_some_and(|change| change.before.is_some() && change.difference.is_none());
        // 由上年的2860人减少到1145人
        if goes_on && comparisons::comes_to(words) {
            let number = self.builder.comparable(figure);
            if let Some(item) = self.current().filter(|item| item.amount.is_none()) {
                (item.amount, item.number) = (Some(figure), Some(number));
            }
            return;
        }
        if let Some(trend) = words::trend(words).filter(|_| goes_on || compares(words)) {
            self.change(clause, words, |change| change.difference = Some((figure, Some(trend))));
            return;
        }
        if self.compared_with(figure, words, clause)
            || self.changed_from(figure, words, behind, clause)
            || self.target(figure, words, behind)
        {
            return;
        }
        let same_measure = |other: usize| self.builder.unit_of(other) == self.builder.unit_of(figure);
        if comparisons::is_plan(words) {
            let name = comparisons::planned(words).to_owned();
            let mut item = self.new_item(clause, name, before);
            item.plan(Base::Plan, figure, self.builder.comparable(figure));
            self.items.push(item, clause.beside);
            self.first = false;
            return;
        }
        let open = self.items.current.map(|item| &self.items.items[item]).is_some_and(|item| {
            item.amount.is_none() && matches!(item.budgets[..], [(Base::Plan, planned)] if same_measure(planned))
        });
        if open && comparisons::is_done(words) {
            let number = self.builder.comparable(figure);
            if let Some(item) = self.current() {
                item.amount = Some(figure);
                item.number = Some(number);
            }
            return;
        }
        self.amount(figure, before, behind, clause);
    }

    /// 完成率90% behind what was planned and what was done. More than was planned is often called 100% of it.
    pub(super) fn of_plan(&mut self, figure: usize) -> bool {
        let Some(item) = self.items.current.and_then(|item| self.items.items.get(item)) else { return false };
        let (Some(done), [(Base::Plan, planned)]) = (item.number, &item.budgets[..]) else { return false };
        if item.rate.is_some() || self.builder.comparable(*planned) < done {
            return false;
        }
        if let Some(item) = self.current() {
            item.rate = Some((figure, Base::Plan));
        }
        true
    }

    /// 全年支出2061.30万元，结余84.37万元，支出进度96.07%: a rate speaks of what was spent, not of what is left.
    pub(super) fn leave_what_is_left(&mut self) {
        // 结余, 结转 and what was added stand behind what was spent, no more than that.
        for _ in 0..3 {
            let Some(current) = self.items.current.filter(|&current| current > 0) else { return };
            let (own, before) = (&self.items.items[current], &self.items.items[current - 1]);
            if !comparisons::is_left(&own.name) || before.amount.is_none() || before.clause.end > own.clause.start {
                return;
            }
            self.items.current = Some(current - 1);
        }
    }

    /// The amounts of this statement that a total behind them may be the total of: those beside it, not their parts.
    pub(super) fn parts_before(&self, figure: usize) -> Vec<usize> {
        // Money is added to money, and people to people: 1264户2038人、3872户9145人，共计11183人.
        let measure = |figure: usize| match self.builder.figure(figure).kind {
            FigureKind::Money(_) => "元",
            _ => self.builder.unit_of(figure),
        };
        let all = &self.items.items;
        let Some(level) = all.get(self.from..).and_then(|items| items.last()).map(|last| last.inside) else {
            return Vec::new();
        };
        let same =
            |item: &Item| item.amount.is_some_and(|own| measure(own) == measure(figure)) && item.budgets.is_empty();
        // A longer list has its total in a table.
        const MOST: usize = 48;
        let from = self.from.max(all.len().saturating_sub(MOST));
        let beside = (from..all.len()).filter(|&index| all[index].inside == level);
        let found: Vec<usize> =
            beside.filter(|&index| same(&all[index]) && !comparisons::is_left(&all[index].name)).collect();
        self.behind_last_total(figure, found)
    }

    /// 行政编制19名、事业编制67名，共86名；实有行政18名、事业62名，共80名: where a total stands between, those behind it, if they come
    /// nearer to this one than all of them do.
    fn behind_last_total(&self, figure: usize, parts: Vec<usize>) -> Vec<usize> {
        let all = &self.items.items;
        let is_total =
            |&index: &usize| all[index].listing.is_some_and(|listing| self.items.listings[listing].wording == "合计");
        let Some(at) = parts.iter().rposition(is_total) else { return parts };
        let sum = |parts: &[usize]| Number::sum(parts.iter().filter_map(|&part| all[part].number));
        let stated = self.builder.comparable(figure);
        let off = |parts: &[usize]| sum(parts).and_then(|sum| sum.subtract(stated)).map(Number::abs);
        let front: Vec<usize> = parts.iter().copied().filter(|part| !is_total(part)).collect();
        match (off(&parts[at + 1..]), off(&front)) {
            (Ok(behind), Ok(together)) if parts.len() - at > 2 && behind < together => parts[at + 1..].to_vec(),
            _ => parts,
        }
    }

    /// 教育支出a万元，卫生健康支出b万元，住房保障支出c万元，本年支出合计d万元: a total with a name of its own.
    pub(super) fn named_parts_before(&self, figure: usize, name: &str) -> Vec<usize> {
        const LEAST: usize = 3;
        let total =
            name.strip_suffix("合计").is_some_and(|what| any_of!["支出", "收入", "资产", "经费"].ends(what).is_some());
        if !total {
            return Vec::new();
        }
        let parts = self.parts_before(figure);
        let plain = |&part: &usize| {
            let item = &self.items.items[part];
            !item.name.is_empty() && !any_of!["合计", "总", "上年", "去年"].is_in(&item.name) && item.listing.is_none()
        };
        if parts.len() >= LEAST && parts.iter().all(plain) { parts } else { Vec::new() }
    }
}

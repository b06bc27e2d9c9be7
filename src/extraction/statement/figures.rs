//! One figure of a statement with the words around it: an amount, a budget, a share, a rate or a change.

use super::Reader;
use crate::amount::Number;
use crate::claims::{Base, Span, Trend};
use crate::document::FigureKind;
use crate::extraction::announced;
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark};
use crate::extraction::comparisons;
use crate::extraction::items::{ChangeOf, Item, ShareOf};
use crate::extraction::phrases::{
    budget_of, budget_subject, change_name, compares, completion, is_actual, is_share, rate_name, whole_of,
};
use crate::extraction::words;
use crate::search::{any_of, has};

impl Reader<'_, '_, '_> {
    /// One figure with the words before it in its clause and those behind it.
    pub(super) fn figure(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        let words = self.builder.slice(before);
        match self.builder.figure(figure).kind {
            FigureKind::Percent => self.percent(figure, words, clause, false),
            FigureKind::Bare => self.bare(figure, words, clause, behind),
            FigureKind::Money(_) if self.is_size(figure, behind, clause) => {}
            // 采购30台，单价5800元，计17.40万元: the price of one is no part of what all cost.
            FigureKind::Money(_) if any_of!["单价", "单价为", "均价", "均价为"].ends(words).is_some() => {}
            FigureKind::Money(_) => self.money(figure, before, behind, clause),
            FigureKind::Count => self.thing(figure, before, behind, clause),
            _ => {}
        }
    }

    /// 单价100万元以上专用设备312.40万元, 100万元以上项目8个: how large the things are that are told of next.
    fn is_size(&self, figure: usize, behind: Span, clause: &Clause) -> bool {
        any_of!["以上", "以下", "以内", "（含）以上", "（含）以下"].starts(self.builder.slice(behind)).is_some()
            && figure + 1 < clause.figures.end
            && matches!(self.builder.figure(figure + 1).kind, FigureKind::Money(_) | FigureKind::Count)
    }

    /// 力争执行率达到99%以上: an aim or a bound states nothing that could be compared.
    fn is_aim(&self, figure: usize, words: &str, clause: &Clause) -> bool {
        let span = self.builder.figure(figure).span;
        let behind = self.builder.slice(Span { start: span.end, end: clause.span.end.max(span.end) });
        any_of!["以上", "以下", "以内", "左右", "及以上", "及以下"].starts(behind).is_some()
            || any_of!["低于", "高于", "不足", "达不到", "未达到", "未达"].ends(words).is_some()
            || any_of!["力争", "争取", "确保", "预计", "拟", "目标值", "不低于", "不高于", "不超过", "超过"]
                .is_in(words)
    }

    /// A number without a sign is a percentage only where the words leave nothing else: 占76.23, 增长13.95.
    fn bare(&mut self, figure: usize, words: &str, clause: &Clause, behind: Span) {
        let ends = behind.is_empty() || self.builder.slice(behind).starts_with(['，', '。', '；', '）']);
        let number = self.builder.figure(figure).number;
        // 违法占用耕地比例3.1‰: it has its sign.
        let signed = self.builder.slice(self.builder.figure(figure).span).ends_with('‰');
        if ends
            && !signed
            && number.decimals() > 0
            // 增加1738.03 in a text that prints no units is an amount.
            && (is_share(words)
                || (any_of!["增长", "下降", "上升", "上涨", "增幅", "降幅", "提高", "降低"].is_in(words)
                    && (self.in_change() || compares(words))))
        {
            self.percent(figure, words, clause, true);
        }
    }

    fn in_change(&self) -> bool {
        self.comparing.is_some()
            || self
                .items
                .current
                .is_some_and(|index| self.items.items[index].changes.iter().any(|change| change.rate.is_none()))
    }

    fn percent(&mut self, figure: usize, words: &str, clause: &Clause, unsigned: bool) {
        // 预算执行率权重10%: marks, not a rate.
        if self.is_aim(figure, words, clause) || has(words, "权重") {
            return;
        }
        if let Some((item, whole)) = self.shared.pop() {
            self.items.items[item].shares.push(ShareOf { figure, whole, unsigned });
            return;
        }
        // 占本年支出比重由上年的55.20%下降至52.10%: the first is that of another year, the second that of the words before it.
        if is_share(words)
            && any_of!["由上年的", "由去年的", "从上年的", "从去年的", "由上年", "由年初的"].ends(words).is_some()
        {
            return;
        }
        let words = if comparisons::comes_to(words) {
            share_of_before(self.builder, figure, clause).unwrap_or(words)
        } else {
            words
        };
        // 占年初预算的109.09%: more than all is carried out, and no part.
        let beyond = self.builder.figure(figure).number > Number::HUNDRED
            && any_of!["占年初预算", "占预算", "为年初预算"].is_in(words);
        if is_share(words) && !beyond {
            let share = ShareOf { figure, whole: whole_of(words).to_owned(), unsigned };
            let part = words::core(words.split('占').next().unwrap_or(""))
                .trim_end_matches(['，', '共', '约', '为', '仅', '只']);
            let first = self.first;
            match self.current() {
                // （预算1150万元，占104.35%）: of the budget directly in front.
                Some(item)
                    if !first
                        && words == "占"
                        && item.rate.is_none()
                        && item.amount.is_some()
                        && item.budgets.last().is_some_and(|&(_, budget)| budget + 1 == figure) =>
                {
                    item.rate = item.budgets.last().map(|&(base, _)| (figure, base));
                }
                // 占基本支出的5%, 人员经费占5%: of the amount just read.
                Some(item) if !first && (part.is_empty() || part == words::core(&item.name)) => item.shares.push(share),
                _ => {
                    // 财政拨款收入占…: whose money it was belongs to the name.
                    let name = words::identity(words.split('占').next().unwrap_or(""));
                    let name = if name.ends_with(part) { name } else { part };
                    let mut item = self.new_item(clause, name.to_owned(), Span::default());
                    item.shares.push(share);
                    self.items.push(item, clause.beside);
                    self.first = false;
                }
            }
            return;
        }
        let carried_out = beyond.then(|| words::base(words).unwrap_or(Base::Unnamed));
        if let Some(base) = carried_out.or_else(|| completion(words)) {
            let execution = has(words, "执行率");
            if has(words, "到位率")
                && let Some(item) = self.current()
                && item.arrival.is_none()
                && !item.budgets.is_empty()
            {
                item.arrival = Some(figure);
                return;
            }
            let named_elsewhere = self.items.current.is_some() && (self.first || self.of_another(words));
            self.leave_what_is_left();
            if let Some(item) = self.current()
                && !named_elsewhere
                && item.amount.is_some()
                && item.more_rates.len() < 4
                && item.rate.is_some_and(|(_, other)| other != base)
                && item.budgets.iter().any(|(own, _)| *own == base)
            {
                item.more_rates.push((figure, base));
                return;
            }
            if let Some(item) = self.current()
                && item.rate.is_none()
                && !named_elsewhere
            {
                item.rate = Some((figure, base));
                item.is_execution_rate |= execution;
            } else {
                let mut item = self.new_item(clause, String::new(), Span::default());
                item.rate = Some((figure, base));
                item.is_execution_rate = execution;
                let mark = clause.beside;
                self.items.push(item, mark);
            }
            return;
        }
        if comparisons::is_done_rate(words) && self.of_plan(figure) {
            return;
        }
        // 变动幅度9.04%: which way it went was said of the amount.
        if any_of!["变动幅度", "变动率", "变化率"].is_in(words) && self.in_change() {
            let down = self.builder.figure(figure).number.is_negative().then_some(Trend::Down);
            self.change(clause, words, |change| change.rate = Some((figure, down)));
            return;
        }
        // 普及率由83.1%提高到91.6%: what it came to is no rate of change.
        let came_to = comparisons::comes_to(words);
        if let Some(trend) = words::trend(words).filter(|_| !came_to) {
            self.change(clause, words, |change| {
                change.rate = Some((figure, Some(trend)));
                change.unsigned = unsigned;
            });
        }
    }

    /// 公务接待费预算3万元，支出2.4万元，公务用车运行费执行率95%: the rate of something else than was just read.
    fn of_another(&self, words: &str) -> bool {
        let name = rate_name(words);
        let Some(item) = self.items.current.map(|current| &self.items.items[current]) else { return false };
        let known = words::core(&item.name);
        // 全年预算520万元，执行504万元，其中市级资金执行率100%
        let of_part = self.items.innermost().is_some_and(|listing| listing.owner == self.items.current);
        let other = !known.is_empty() && !known.contains(name) && !name.contains(known);
        !name.is_empty() && (other || (known.is_empty() && of_part))
    }

    fn money(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        let words = self.builder.slice(before);
        let budget = comparisons::budget(words);
        let open = || self.items.current.and_then(|item| self.items.items[item].changes.last());
        let goes_on = open().is_some_and(|change| change.before.is_some() && change.difference.is_none());
        if goes_on && comparisons::comes_to(words) {
            let number = self.builder.comparable(figure);
            if let Some(item) = self.current().filter(|item| item.amount.is_none()) {
                (item.amount, item.number) = (Some(figure), Some(number));
            }
            return;
        }
        let comparing = self.comparing.is_some() || compares(words) || budget.is_some() || goes_on;
        // 下降的原因是上年有一次性资金318万元: why, not by how much.
        if comparing && let Some(trend) = words::trend(words).filter(|_| !has(words, "原因")) {
            self.change(clause, words, |change| {
                change.difference = Some((figure, Some(trend)));
                change.budget = change.budget.or(budget);
            });
            return;
        }
        if self.compared_with(figure, words, clause) || self.changed_from(figure, words, behind, clause) {
            return;
        }
        // 教育支出占61.72%（1018.38万元）: the amount of the share in front of the bracket.
        let number = self.builder.comparable(figure);
        let alone = clause.before == Mark::Open && words.is_empty() && behind.is_empty();
        if let Some(item) = self
            .current()
            .filter(|item| alone && item.amount.is_none() && item.budgets.is_empty() && !item.shares.is_empty())
        {
            (item.amount, item.number) = (Some(figure), Some(number));
            return;
        }
        let carried_over = any_of!["结转", "结余"].is_in(words);
        if ((words.starts_with("上年") || words.starts_with("上一年")) && !carried_over)
            || any_of!["低于上年", "高于上年", "低于去年", "高于去年"].starts(words).is_some()
            || (compares(words) && words.ends_with('的'))
        {
            if self.of_the_whole(words) {
                return;
            }
            if let Some(change) = self.current().and_then(|item| item.changes.last_mut()) {
                change.before = Some(figure);
            } else if let Some(item) = self.current() {
                item.changes.push(ChangeOf { before: Some(figure), span: clause.span, ..ChangeOf::default() });
            }
            return;
        }
        // 完成投资3.2亿元，占年度目标4亿元的80%: what the amount just read is measured by.
        if words.starts_with('占')
            && words::base(words) == Some(Base::Plan)
            && self.builder.slice(behind).starts_with('的')
            && let Some(item) = self.current()
        {
            item.plan(Base::Plan, figure, number);
            return;
        }
        if let Some(kind) = budget_of(words).filter(|_| !comparisons::closes(words)) {
            // 三公经费36.27万元，控制在年初预算45万元以内，其中…: a bound of what was named, and nothing of its own.
            // 支出19.91万元，低于年初预算数26.50万元，其中…: what it is held against is no whole of the parts.
            let against =
                any_of!["低于", "高于", "少于", "多于", "小于", "大于", "未超过", "未超"].starts(words).is_some();
            let bound = against || any_of!["以内", "之内", "以下"].starts(self.builder.slice(behind)).is_some();
            if let Some(item) = self.current().filter(|item| bound && item.amount.is_some()) {
                item.plan(kind, figure, number);
                return;
            }
            self.budget(figure, kind, before, clause);
            return;
        }
        // 支出19.91万元，低于预算26.50万元，节约6.59万元，其中…: what was not spent has none of its parts.
        let spared = matches!(words, "节约" | "节支" | "节省" | "节约资金" | "节余");
        if self.current().is_some_and(|item| spared && item.amount.is_some() && !item.budgets.is_empty()) {
            return;
        }
        let number = self.builder.comparable(figure);
        if is_actual(words)
            && let Some(item) = self.current()
            && item.amount.is_none()
            && !item.budgets.is_empty()
        {
            item.amount = Some(figure);
            item.number = Some(number);
            return;
        }
        self.amount(figure, before, behind, clause);
    }

    /// 本年支出a万元，其中人员经费b万元，比上年增加c万元；上年支出d万元: last year's amount of the whole, not of its part.
    fn of_the_whole(&self, words: &str) -> bool {
        let name = ["上年度", "上一年", "上年"].iter().find_map(|year| words.strip_prefix(year)).unwrap_or("");
        let name = words::core(name.trim_end_matches(['为', '是', '数']));
        let (Some(current), false) = (self.items.current, name.is_empty()) else { return false };
        let beside = self.items.items.get(self.from..).unwrap_or_default();
        words::core(&self.items.items[current].name) != name
            && beside.iter().rev().take(8).any(|item| item.amount.is_some() && words::core(&item.name) == name)
    }

    /// 年初预算为a万元: an item of its own, or the budget of the one before where that has none and is just named.
    fn budget(&mut self, figure: usize, base: Base, before: Span, clause: &Clause) {
        let name_span = self.name(figure, before, clause);
        // 完成预算12万元的82.08%, 为预算数12万元的77.92%: of what was just named.
        const MEASURED: [&str; 13] =
            ["完成", "已完成", "完成了", "达到", "达", "占", "约占", "为", "仅为", "约为", "是", "相当于", "仅占"];
        let bare = budget_subject(self.builder.slice(name_span));
        let bare = if MEASURED.contains(&bare) { "" } else { bare };
        let number = self.builder.comparable(figure);
        let in_bracket = clause.before == Mark::Open;
        let goes_on = bare.is_empty() && (in_bracket || (!self.first && clause.before <= Mark::Comma));
        if let Some(item) = self.current()
            && goes_on
            && (in_bracket || item.rate.is_none())
        {
            item.plan(base, figure, number);
            return;
        }
        let name = if bare.is_empty() { self.subject() } else { bare.to_owned() };
        let mut item = self.new_item(clause, name, name_span);
        item.plan(base, figure, number);
        self.items.push(item, clause.beside);
        self.first = false;
    }

    pub(super) fn amount(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        let mut name_span = match self.respective.pop() {
            Some(name) => name,
            None => self.name(figure, before, clause),
        };
        let mut name = self.builder.slice(name_span).to_owned();
        if name.is_empty() {
            // 30万元用于甲: the name stands behind.
            if let Some(rest) = self.builder.slice(behind).strip_prefix("用于") {
                name = rest.trim_end_matches(['。', '；', '，']).to_owned();
                name_span = behind;
            }
        }
        let document = self.builder.document;
        let figures = &document.figures;
        if let Some(item) = self.current().filter(|item| !item.budgets.is_empty() && item.amount.is_none())
            && (comparisons::is_added(&name) || comparisons::is_taken(&name))
        {
            // 年中净追加1021.90万元，…；其中农林水支出追加85.00万元: a part of what was added.
            let from = item.added.last().map(|&added| figures[added].span.end);
            let part =
                from.is_some_and(|start| has(document.slice(Span { start, end: figures[figure].span.start }), "其中"));
            // What was taken away is no part of a sum: then nothing is said of it.
            if part {
                return;
            } else if comparisons::is_added(&name) {
                item.added.push(figure)
            } else {
                item.taken = true
            }
            return;
        }
        if let Some((pending, _)) = self.pending.filter(|_| self.bare_bracket && name.is_empty()) {
            name = words::identity(self.builder.slice(pending)).to_owned();
            name_span = pending;
            if let Some(listing) = self.items.innermost_mut() {
                listing.unquantified = listing.unquantified.saturating_sub(1);
            }
        }
        let generic = is_actual(&name) || name.is_empty();
        if let (true, Some((pending, _))) = (generic && !name.is_empty() && clause.before == Mark::Colon, self.pending)
        {
            // 1.住房公积金（项）：支出决算为153万元: the title in front of the colon names it.
            name = self.builder.slice(pending).to_owned();
            name_span = pending;
        } else if generic && !name.is_empty() && self.items.innermost().is_none() {
            let subject = self.subject();
            name = if subject.is_empty() { name } else { subject };
        }
        let parts = if comparisons::closes(self.builder.slice(before)) {
            self.parts_before(figure)
        } else {
            self.named_parts_before(figure, &name)
        };
        let mut item = self.new_item(clause, name, name_span);
        item.amount = Some(figure);
        item.number = Some(self.builder.comparable(figure));
        item.counted = figures[figure].kind == FigureKind::Count;
        let total = self.items.push(item, clause.beside);
        // 财政拨款收入…，事业收入…，支出合计…: what came in is not added up to what was spent.
        let received = |&part: &usize| self.items.items[part].name.ends_with("收入");
        let of_other_side = has(self.builder.slice(before), "支出") && parts.iter().all(received);
        if parts.len() > 1 && !of_other_side {
            self.items.close(total, parts);
            // 三项合计: as many as stand in front.
            let words = self.builder.slice(before);
            if let Some((_, count)) = announced::counted(words).filter(|_| comparisons::closes(words)) {
                self.items.announce_closed(count);
            }
        }
        self.first = false;
    }

    pub(super) fn new_item(&self, clause: &Clause, name: String, name_span: Span) -> Item {
        Item { concept: words::concept(&name), name, name_span, clause: clause.span, ..Item::default() }
    }

    /// What the paragraph is about.
    fn subject(&self) -> String {
        let title = self.context.subject.map_or("", |span| self.builder.slice(span));
        // 预算执行情况 is the title of what is told, not the name of an account.
        let told = any_of!["情况", "概况", "说明", "分析", "预算执行", "预算安排", "资金使用", "执行", "使用"];
        if told.ends(title).is_some() { String::new() } else { title.to_owned() }
    }

    /// The words that name a figure, with those before a 、 that belong to the same name.
    fn name(&mut self, figure: usize, before: Span, clause: &Clause) -> Span {
        let label = self.builder.figure(figure).label;
        let label = Span { start: label.start.max(before.start), end: label.end.max(before.start) };
        match self.pending {
            Some((pending, _))
                if clause.before == Mark::Dun
                    && pending.end < label.start
                    && !label.is_empty()
                    && !counted_in_words(self.builder.slice(pending)) =>
            {
                // 基本工资、津贴补贴43万元: where the listing itself is kept apart by 、 the words are a part without
                // a figure of its own.
                let apart_by_dun = self.items.innermost().is_some_and(|listing| listing.items.len() > 1);
                let whole = pending.to(label);
                if apart_by_dun && self.builder.slice(pending).chars().count() < 2 {
                    return label;
                }
                // What looked like a part without a figure was the beginning of this name.
                if let Some(listing) = self.items.innermost_mut() {
                    listing.unquantified = listing.unquantified.saturating_sub(1);
                }
                whole
            }
            _ => label,
        }
    }

    pub(super) fn change(&mut self, clause: &Clause, words: &str, set: impl FnOnce(&mut ChangeOf)) {
        let name = change_name(words).to_owned();
        let first = self.first;
        let Some(item) = self.current() else {
            // 与2023年度相比，收入总计减少…: the amount was stated elsewhere.
            let mut item = self.new_item(clause, name.clone(), clause.span);
            let mut change = ChangeOf { name, span: clause.span, ..ChangeOf::default() };
            set(&mut change);
            item.changes.push(change);
            self.items.push(item, clause.beside);
            self.items.end_sentence();
            return;
        };
        // 其他收入0.15亿元，上年0.18亿元。财政拨款同比增长6.22%: of another thing.
        let another = first && name.chars().count() > 2 && {
            let (own, known) = (words::core(&name), words::core(&item.name));
            !own.is_empty() && !known.is_empty() && !own.contains(known) && !known.contains(own)
        };
        match item.changes.last_mut() {
            Some(open)
                if !(open.level || another && open.name.is_empty())
                    && (open.difference.is_none() || open.rate.is_none())
                    && (name.is_empty() || open.name.is_empty() || name == open.name) =>
            {
                let mut next = open.clone();
                set(&mut next);
                // A second difference or a second rate is a change of its own.
                let replaces = (open.difference.is_some() && next.difference != open.difference)
                    || (open.rate.is_some() && next.rate != open.rate);
                if replaces {
                    let mut change = ChangeOf { name, span: clause.span, ..ChangeOf::default() };
                    change.difference = next.difference.filter(|_| next.difference != open.difference);
                    change.rate = next.rate.filter(|_| next.rate != open.rate);
                    item.changes.push(change);
                } else {
                    next.span = next.span.to(clause.span);
                    *open = next;
                }
            }
            _ => {
                let mut change = ChangeOf { name, span: clause.span, ..ChangeOf::default() };
                set(&mut change);
                item.changes.push(change);
            }
        }
    }
}

/// The words in front of the percentage that another one came from.
fn share_of_before<'d>(builder: &Builder<'d, '_>, figure: usize, clause: &Clause) -> Option<&'d str> {
    let first = figure.checked_sub(1).filter(|&first| clause.figures.contains(&first))?;
    let from = builder.figure(first);
    let words = builder.slice(Span { start: clause.span.start, end: from.span.start });
    let at = any_of!["由上年", "由去年", "从上年", "从去年", "由年初"].place_in(words)?;
    (from.kind == FigureKind::Percent && is_share(&words[..at])).then(|| &words[..at])
}

/// 应急保障用车两辆: a part with its number, written in words.
fn counted_in_words(words: &str) -> bool {
    let mut back = words.chars().rev();
    let measure = back.next().is_some_and(|c| matches!(c, '辆' | '人' | '名' | '个' | '台' | '家' | '项' | '套'));
    measure
        && back.next().is_some_and(|c| {
            matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '零')
        })
}

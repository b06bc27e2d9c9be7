//! Statements about money and things: every amount of a sentence becomes an item with its shares, changes and rates.

use super::builder::Builder;
use super::clause::{Clause, Mark, clauses};
use super::items::{ChangeOf, Item, Items, ShareOf};
use super::phrases::{budget_of, budget_subject, change_name, compares, completion, is_actual, is_share, whole_of};
use super::words;
use crate::claims::{Base, Completeness, Span};
use crate::document::FigureKind;

/// What is known of the place that a statement stands in.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    /// What the paragraph is about, where its sentences leave it out: the title behind its number.
    pub subject: Option<Span>,
    /// The last item of the sentence before, in the same paragraph.
    pub before: Option<usize>,
}

/// Reads one statement into the items of its paragraph.
pub(super) fn read(builder: &Builder<'_, '_>, items: &mut Items, statement: Span, context: &Context) {
    let clauses = clauses(builder.document, statement);
    let mut reader = Reader {
        builder,
        items,
        context,
        pending: None,
        comparing: None,
        respective: Vec::new(),
        shared: Vec::new(),
        first: true,
    };
    for (index, clause) in clauses.iter().enumerate() {
        let next = clauses.get(index + 1).map_or(Mark::Line, |next| next.before);
        reader.clause(clause, next);
    }
    reader.items.end_sentence();
}

struct Reader<'r, 'd, 't> {
    builder: &'r Builder<'d, 't>,
    items: &'r mut Items,
    context: &'r Context,
    /// Words without a figure that the next name may begin with: 储备用地征收、报批经费11640.63万元.
    pending: Option<(Span, Mark)>,
    /// 与2023年度相比: what follows is a comparison with another year.
    comparing: Option<Span>,
    /// 培训、宣传、督查经费分别为3万元、2万元和1万元: the names that wait for their amounts, the last first.
    respective: Vec<Span>,
    /// Items that wait for their share of a whole, the last first.
    shared: Vec<(usize, String)>,
    /// No amount has been read in this statement.
    first: bool,
}

impl Reader<'_, '_, '_> {
    fn clause(&mut self, clause: &Clause, next: Mark) {
        if clause.before == Mark::Close {
            self.items.close_bracket();
        }
        let text = self.builder.slice(clause.span);
        let mut start = clause.span.start;
        if let Some((wording, completeness, length)) = words::introduction(text) {
            let owner = self.owner();
            if owner.is_some() || next == Mark::Colon || clause.span.end - start == length as u32 {
                self.items.open(owner, wording, completeness, clause.before == Mark::Open);
                start += length as u32;
            }
        } else if next == Mark::Colon
            && let Some((wording, completeness)) = words::introduction_at_end(text)
            && !text.chars().any(|c| c.is_ascii_digit())
        {
            let owner = self.owner();
            self.items.open(owner, wording, completeness, clause.before == Mark::Open);
            self.pending = None;
            return;
        } else if let Some(length) = self.within(clause) {
            start += length as u32;
        } else if clause.before == Mark::Open {
            // A bracket without an introduction: what is in it speaks of the item before.
            self.items.open(None, "", Completeness::Open, true);
        }
        self.respectively(clause, start);
        self.shared_respectively(clause, start);
        let figures = clause.figures.clone();
        let counts = figures.clone().filter(|&figure| self.counts(figure)).count();
        if counts == 0 {
            self.words_only(Span { start, end: clause.span.end }, clause.before, next);
            return;
        }
        let mut from = start;
        for figure in figures {
            if self.counts(figure) {
                let span = self.builder.figure(figure).span;
                let behind = Span { start: span.end, end: clause.span.end };
                self.figure(figure, Span { start: from.min(span.start), end: span.start }, behind, clause);
                from = span.end;
            }
        }
        self.after_amount(Span { start: from, end: clause.span.end });
        self.pending = None;
    }

    /// Several names before 分别为: each gets one of the amounts behind it.
    fn respectively(&mut self, clause: &Clause, start: u32) {
        let text = self.builder.slice(Span { start, end: clause.span.end });
        let Some(at) = ["分别为", "分别是"].iter().filter_map(|word| text.find(word)).min().filter(|&at| at > 0)
        else {
            return;
        };
        let own = Span::new(start as usize, start as usize + at);
        let all = match self.pending {
            Some((pending, _)) if clause.before == Mark::Dun => pending.to(own),
            _ => own,
        };
        let names = self.builder.slice(all);
        let mut from = all.start as usize;
        let mut spans = Vec::new();
        for name in names.split(['、', '和', '及']) {
            spans.push(Span::new(from, from + name.len()));
            from += name.len() + '、'.len_utf8();
        }
        if spans.len() > 1 {
            spans.reverse();
            self.respective = spans;
            if let Some(listing) = self.items.innermost_mut().filter(|listing| listing.items.is_empty()) {
                // The names wait for their amounts, they are no parts without one.
                listing.completeness = Completeness::Complete;
                listing.unquantified = 0;
            }
            self.pending = None;
        }
    }

    /// 基本支出中，人员经费…、公用经费…: parts of what was stated before. Gives the bytes up to the parts.
    fn within(&mut self, clause: &Clause) -> Option<usize> {
        let text = self.builder.slice(clause.span);
        if let Some((at, word)) = ["包括", "包含"].iter().filter_map(|word| Some((text.find(word)?, *word))).min()
            && matches!(words::concept(&text[..at]), Some(words::Concept::Category(_)))
            && clause.before <= Mark::Comma
        {
            let owner = self.named(&text[..at], clause)?;
            self.items.open(Some(owner), word, Completeness::Open, false);
            return Some(at + word.len());
        }
        let at = text.find('中').filter(|&at| at > 0)?;
        let name = text[..at].trim_end_matches('当').trim_end_matches('其');
        let length = at + '中'.len_utf8();
        let alone = length == text.len();
        if !(alone || matches!(words::concept(name), Some(words::Concept::Category(_)))) || clause.before > Mark::Comma
        {
            return None;
        }
        let owner = self.named(name, clause)?;
        self.items.open(Some(owner), "其中", Completeness::Open, false);
        Some(length)
    }

    /// The item of a name: in this paragraph, or stated before it.
    fn named(&mut self, name: &str, clause: &Clause) -> Option<usize> {
        let core = words::core(name);
        let here = self.items.items.iter().rposition(|item| item.amount.is_some() && words::core(&item.name) == core);
        if here.is_some() || core.is_empty() {
            return here;
        }
        let figure = self.builder.last_named(name, clause.span.start)?;
        let mut item = self.new_item(clause, name.to_owned(), self.builder.figure(figure).label);
        item.amount = Some(figure);
        item.number = Some(self.comparable(figure));
        self.items.items.push(item);
        Some(self.items.items.len() - 1)
    }

    /// 分别占基本支出的85%和15%: each percentage belongs to one of the items named, or read, before.
    fn shared_respectively(&mut self, clause: &Clause, start: u32) {
        let text = self.builder.slice(Span { start, end: clause.span.end });
        let Some(at) = text.find("分别占") else { return };
        let figures = &self.builder.document.figures;
        let mut count = 0;
        let mut end = None;
        for figure in figures.iter().skip(clause.figures.start).take_while(|f| f.kind == FigureKind::Percent) {
            let between = end.map_or("、", |end| self.builder.slice(Span { start: end, end: figure.span.start }));
            if !matches!(between, "、" | "和" | "及" | "，" | "以及") {
                break;
            }
            end = Some(figure.span.end);
            count += 1;
        }
        let own = Span::new(start as usize, start as usize + at);
        let names = match self.pending {
            Some((pending, _)) if clause.before == Mark::Dun => pending.to(own),
            _ => own,
        };
        let names = self.builder.slice(names);
        let mut items: Vec<usize> = if names.is_empty() {
            let known = self.items.items.iter().enumerate().filter(|(_, item)| item.amount.is_some());
            let last: Vec<usize> = known.map(|(index, _)| index).collect();
            last[last.len().saturating_sub(count)..].to_vec()
        } else {
            names.split(['、', '和', '及']).filter_map(|name| self.named(name, clause)).collect()
        };
        if count > 1 && items.len() == count {
            items.reverse();
            let whole = whole_of(text.get(..text.find('%').unwrap_or(text.len())).unwrap_or("")).to_owned();
            let whole = whole.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').to_owned();
            self.shared = items.into_iter().map(|item| (item, whole.clone())).collect();
            self.pending = None;
        }
    }

    /// The item whose parts an introduction announces.
    fn owner(&self) -> Option<usize> {
        let current = self.items.current;
        if self.first { self.context.before.or(current) } else { current }
    }

    /// Years, dates and numbers of order are no statements of their own.
    fn counts(&self, figure: usize) -> bool {
        matches!(
            self.builder.figure(figure).kind,
            FigureKind::Money(_)
                | FigureKind::Percent
                | FigureKind::Count
                | FigureKind::Bare
                | FigureKind::PercentagePoints
        )
    }

    fn words_only(&mut self, span: Span, before: Mark, next: Mark) {
        let text = self.builder.slice(span);
        if text.is_empty() {
            return;
        }
        if text.contains("相比") || ((text.starts_with('比') || text.starts_with("较")) && text.ends_with('年')) {
            self.comparing = Some(span);
            self.pending = None;
            return;
        }
        if text.contains("持平") {
            self.level(span, text);
            return;
        }
        if text.contains("小于") || text.contains("大于") || text.contains("等于") {
            self.compared(span, text);
            return;
        }
        if matches!(next, Mark::Dun | Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Open) || before == Mark::Dun {
            self.pending = match self.pending {
                Some((pending, mark)) if before == Mark::Dun => Some((pending.to(span), mark)),
                _ => Some((span, before)),
            };
        }
        if let Some(listing) = self.items.innermost_mut()
            && matches!(before, Mark::Dun | Mark::Colon | Mark::Comma | Mark::Start)
            && text.chars().count() <= 24
        {
            listing.unquantified += 1;
        }
    }

    /// 与上年持平, 决算数与预算数基本持平
    fn level(&mut self, span: Span, text: &str) {
        if text.contains("预算") && (text.contains("决算") || text.contains("支出")) {
            self.compared(span, text);
            return;
        }
        if !text.contains('年') && self.comparing.is_none() {
            return;
        }
        let name = change_name(text).to_owned();
        let Some(item) = self.current() else { return };
        item.changes.push(ChangeOf { name, level: true, span, ..ChangeOf::default() });
        self.comparing = None;
    }

    /// 决算数小于预算数
    fn compared(&mut self, span: Span, text: &str) {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let actual = ["决算", "执行数", "支出数"].iter().filter_map(|word| text.find(word)).min();
        let (Some(actual), Some(budget)) = (actual, text.find("预算")) else { return };
        let order = if text.contains("持平") || text.contains("等于") {
            if text.contains("基本持平") {
                return;
            }
            Equal
        } else if text.contains("小于") {
            Less
        } else {
            Greater
        };
        let order = if actual < budget { order } else { order.reverse() };
        if let Some(item) = self.current()
            && !item.budgets.is_empty()
            && item.compared.is_none()
        {
            item.compared = Some((order, span));
        }
    }

    fn current(&mut self) -> Option<&mut Item> {
        let index = self.items.current?;
        self.items.items.get_mut(index)
    }

    /// One figure with the words before it in its clause and those behind it.
    fn figure(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        let words = self.builder.slice(before);
        match self.builder.figure(figure).kind {
            FigureKind::Percent => self.percent(figure, words, clause, false),
            FigureKind::Bare => self.bare(figure, words, clause, behind),
            FigureKind::Money(_) => self.money(figure, before, behind, clause),
            FigureKind::Count => self.thing(figure, before, behind, clause),
            _ => {}
        }
    }

    /// 力争执行率达到99%以上: an aim or a bound states nothing that could be compared.
    fn is_aim(&self, figure: usize, words: &str, clause: &Clause) -> bool {
        let span = self.builder.figure(figure).span;
        let behind = self.builder.slice(Span { start: span.end, end: clause.span.end.max(span.end) });
        ["以上", "以下", "以内", "左右"].iter().any(|bound| behind.starts_with(bound))
            || ["力争", "争取", "确保", "预计", "拟", "目标值", "不低于", "不高于", "不超过", "超过"]
                .iter()
                .any(|aim| words.contains(aim))
    }

    /// A number without a sign is a percentage only where the words leave nothing else: 占76.23, 增长13.95.
    fn bare(&mut self, figure: usize, words: &str, clause: &Clause, behind: Span) {
        let ends = behind.is_empty() || self.builder.slice(behind).starts_with(['，', '。', '；', '）']);
        let number = self.builder.figure(figure).number;
        if ends
            && number.decimals() > 0
            && (is_share(words) || (words::trend(words).is_some() && (self.in_change() || compares(words))))
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
        if self.is_aim(figure, words, clause) {
            return;
        }
        if let Some((item, whole)) = self.shared.pop() {
            self.items.items[item].shares.push(ShareOf { figure, whole, unsigned });
            return;
        }
        if is_share(words) {
            let share = ShareOf { figure, whole: whole_of(words).to_owned(), unsigned };
            let part = words::core(words.split('占').next().unwrap_or("")).trim_end_matches(['，', '共', '约', '为']);
            let first = self.first;
            match self.current() {
                // 占基本支出的5%, 人员经费占5%: of the amount just read.
                Some(item) if !first && (part.is_empty() || part == words::core(&item.name)) => item.shares.push(share),
                _ => {
                    let mut item = self.new_item(clause, part.to_owned(), Span::default());
                    item.shares.push(share);
                    self.items.push(item, clause.before);
                    self.first = false;
                }
            }
            return;
        }
        if let Some(base) = completion(words) {
            let execution = words.contains("执行率");
            if words.contains("到位率")
                && let Some(item) = self.current()
                && item.arrival.is_none()
                && !item.budgets.is_empty()
            {
                item.arrival = Some(figure);
                return;
            }
            let named_elsewhere = self.first && self.items.current.is_some();
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
                let mark = clause.before;
                self.items.push(item, mark);
            }
            return;
        }
        if let Some(trend) = words::trend(words) {
            self.change(clause, words, |change| {
                change.rate = Some((figure, Some(trend)));
                change.unsigned = unsigned;
            });
        }
    }

    fn money(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        let words = self.builder.slice(before);
        let comparing = self.comparing.is_some() || compares(words);
        if let Some(trend) = words::trend(words).filter(|_| comparing) {
            self.change(clause, words, |change| change.difference = Some((figure, Some(trend))));
            return;
        }
        let carried_over = words.contains("结转") || words.contains("结余");
        if ((words.starts_with("上年") || words.starts_with("上一年")) && !carried_over)
            || (compares(words) && words.ends_with('的'))
        {
            if let Some(change) = self.current().and_then(|item| item.changes.last_mut()) {
                change.before = Some(figure);
            } else if let Some(item) = self.current() {
                item.changes.push(ChangeOf { before: Some(figure), span: clause.span, ..ChangeOf::default() });
            }
            return;
        }
        if let Some(kind) = budget_of(words) {
            self.budget(figure, kind, before, clause);
            return;
        }
        let number = self.comparable(figure);
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

    fn thing(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
        self.amount(figure, before, behind, clause);
    }

    /// 年初预算为a万元: an item of its own, or the budget of the one before where that has none and is just named.
    fn budget(&mut self, figure: usize, base: Base, before: Span, clause: &Clause) {
        let name_span = self.name(figure, before, clause);
        let bare = budget_subject(self.builder.slice(name_span));
        let goes_on = !self.first && bare.is_empty() && clause.before <= Mark::Comma;
        if let Some(item) = self.current()
            && goes_on
            && item.rate.is_none()
        {
            item.budgets.push((base, figure));
            return;
        }
        let name = if bare.is_empty() { self.subject() } else { bare.to_owned() };
        let mut item = self.new_item(clause, name, name_span);
        item.budgets.push((base, figure));
        self.items.push(item, clause.before);
        self.first = false;
    }

    fn amount(&mut self, figure: usize, before: Span, behind: Span, clause: &Clause) {
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
        let generic = is_actual(&name) || name.is_empty();
        if generic && !name.is_empty() && self.items.innermost().is_none() {
            let subject = self.subject();
            name = if subject.is_empty() { name } else { subject };
        }
        let mut item = self.new_item(clause, name, name_span);
        item.amount = Some(figure);
        item.number = Some(self.comparable(figure));
        self.items.push(item, clause.before);
        self.first = false;
    }

    /// The number in one unit, so that items of a listing can be added while they are sorted.
    fn comparable(&self, figure: usize) -> crate::amount::Number {
        let found = self.builder.figure(figure);
        match found.kind {
            FigureKind::Money(unit) => {
                crate::amount::convert(found.number, unit, self.builder.report.unit).unwrap_or(found.number)
            }
            _ => found.number,
        }
    }

    fn new_item(&self, clause: &Clause, name: String, name_span: Span) -> Item {
        Item { name, name_span, clause: clause.span, ..Item::default() }
    }

    /// What the paragraph is about.
    fn subject(&self) -> String {
        self.context.subject.map_or(String::new(), |span| self.builder.slice(span).to_owned())
    }

    /// The words that name a figure, with those before a 、 that belong to the same name.
    fn name(&mut self, figure: usize, before: Span, clause: &Clause) -> Span {
        let label = self.builder.figure(figure).label;
        let label = Span { start: label.start.max(before.start), end: label.end.max(before.start) };
        match self.pending {
            Some((pending, _)) if clause.before == Mark::Dun && pending.end < label.start && !label.is_empty() => {
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

    fn change(&mut self, clause: &Clause, words: &str, set: impl FnOnce(&mut ChangeOf)) {
        let name = change_name(words).to_owned();
        let Some(item) = self.current() else {
            // 与2023年度相比，收入总计减少…: the amount was stated elsewhere.
            let mut item = self.new_item(clause, name.clone(), clause.span);
            let mut change = ChangeOf { name, span: clause.span, ..ChangeOf::default() };
            set(&mut change);
            item.changes.push(change);
            self.items.push(item, clause.before);
            self.items.end_sentence();
            return;
        };
        match item.changes.last_mut() {
            Some(open)
                if !open.level
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

    /// 30万元用于甲: nothing more is read behind the last figure of a clause, but 增加…后持平 ends a comparison.
    fn after_amount(&mut self, rest: Span) {
        let text = self.builder.slice(rest);
        if text.contains("持平") {
            self.level(rest, text);
        }
        if let Some(listing) = self.items.innermost_mut()
            && text.ends_with('等')
        {
            listing.completeness = Completeness::Partial;
        }
    }
}

//! Statements about money and things: every amount of a sentence becomes an item with its shares, changes and rates.

mod compared;
mod figures;
mod parts;

use crate::claims::{Completeness, Span};
use crate::document::FigureKind;
use crate::extraction::announced::{self, Announced};
use crate::extraction::builder::Builder;
use crate::extraction::clause::{Clause, Mark, clauses};
use crate::extraction::comparisons;
use crate::extraction::divisions;
use crate::extraction::items::{ChangeOf, Item, Items};
use crate::extraction::phrases::change_name;
use crate::extraction::words;
use crate::report::expenditure::CategoryId;
use crate::search::{any_of, find, has};
use crate::signs::Sign;

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
    items.leave_parts();
    let clauses = clauses(builder.document, statement);
    let items_before = items.items.len();
    let mut reader = Reader {
        builder,
        items,
        context,
        pending: None,
        comparing: None,
        respective: Vec::new(),
        shared: Vec::new(),
        waiting: 0,
        purpose: false,
        first: true,
        from: items_before,
        composed: false,
        bare_bracket: false,
    };
    let composed = composed(builder, &clauses);
    for (index, clause) in clauses.iter().enumerate() {
        reader.composed = composed[index];
        let next = clauses.get(index + 1).map_or(Mark::Line, |next| next.before);
        reader.clause(clause, next);
    }
    reader.items.end_sentence();
}

/// Of each clause, whether what begins in it ends with 组成: 总支出由基本支出60万元、项目支出40万元组成.
fn composed(builder: &Builder<'_, '_>, clauses: &[Clause]) -> Vec<bool> {
    let mut found = vec![false; clauses.len()];
    let mut behind = false;
    for (index, clause) in clauses.iter().enumerate().rev() {
        let own = announced::ends_made_of(builder.slice(clause.span));
        found[index] = own || behind;
        behind = found[index] && matches!(clause.before, Mark::Dun | Mark::Comma | Mark::Open | Mark::Close);
    }
    found
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
    /// Names without a figure since the last amount, as parts of the listing: 基本工资、津贴补贴等人员经费a万元 takes them back.
    waiting: u32,
    /// The last amount was told with what it was for: 10.5万元用于前期设计，监理等费用.
    purpose: bool,
    /// No amount has been read in this statement.
    first: bool,
    /// Its first item.
    from: usize,
    /// What begins in this clause ends with 组成.
    composed: bool,
    /// 会议费（4.35万元）: the bracket holds nothing but the amount of the name in front of it.
    bare_bracket: bool,
}

impl Reader<'_, '_, '_> {
    fn clause(&mut self, clause: &Clause, next: Mark) {
        match clause.before {
            Mark::Close if self.bare_bracket => self.bare_bracket = false,
            Mark::Close => self.items.close_bracket(),
            Mark::Stop => self.items.end_part(),
            _ => {}
        }
        let text = self.builder.slice(clause.span);
        // Most clauses have none of the words that the questions below are about.
        let signs = self.builder.document.signs_in(clause.span);
        let tells = signs.has(Sign::Telling);
        let mut start = clause.span.start;
        let announced = if next == Mark::Colon { announced::at_end(text) } else { None };
        let money = |figure: usize| matches!(self.builder.figure(figure).kind, FigureKind::Money(_));
        if let Some(announced) = announced.filter(|_| !clause.figures.clone().any(money) && !divisions::splits(text)) {
            // 共5个项目：, 资金来源为：
            self.announce(announced);
            if self.lines_follow(clause) {
                self.items.set_in_lines();
            }
            return;
        }
        if self.composed
            && let Some(length) = self.made_of(clause)
        {
            start += length as u32;
        } else if let Some(length) = self.sole(clause) {
            start += length as u32;
        } else if let Some((wording, completeness, length)) = words::introduction(text) {
            let owner = self.owner();
            if owner.is_some() || next == Mark::Colon || clause.span.end - start == length as u32 {
                if next == Mark::Colon && clause.before != Mark::Open {
                    self.items.leave_ownerless();
                }
                // 其中按功能分类主要是：
                let some = clause.figures.is_empty() && tells && has(&text[length..], "主要");
                let completeness = if some { Completeness::Partial } else { completeness };
                self.items.open(owner, wording, completeness, clause.before == Mark::Open);
                start += length as u32;
                // 其中按支出功能分类科目：
                if clause.figures.is_empty() && divisions::splits(&text[length..]) {
                    return;
                }
                if start == clause.span.end && self.lines_follow(clause) {
                    self.items.set_in_lines();
                }
            }
        } else if next == Mark::Dun
            && clause.figures.clone().any(money)
            && let Some(word) = any_of!["资金来源为", "资金来源是", "资金来源于", "来源为", "资金来源包括"].starts(text)
        {
            // 总投资1860万元，资金来源为中央投资1116万元、省级补助744万元: one alone may not be all of it, several are.
            if clause.before >= Mark::Semicolon {
                self.items.leave_parts();
                self.items.end_listing();
            }
            self.items.open(self.owner(), word, Completeness::Open, false);
            if let Some(listing) = self.items.innermost_mut() {
                listing.implied = true;
            }
            start += word.len() as u32;
        } else if next == Mark::Colon
            && let Some((wording, completeness)) = words::introduction_at_end(text)
            && !text.chars().any(|c| c.is_ascii_digit())
        {
            // 项目支出包括： in a paragraph of its own names whose parts follow.
            let head = text
                .strip_suffix(wording)
                .filter(|head| matches!(words::concept(head), Some(words::Concept::Category(_))));
            let owner = head.and_then(|head| self.named(head, clause)).or_else(|| self.owner());
            self.items.open(owner, wording, completeness, clause.before == Mark::Open);
            self.pending = None;
            return;
        } else if clause.figures.is_empty() && divisions::splits(text) {
            self.split(None);
            return;
        } else if clause.figures.is_empty()
            && signs.has(Sign::Division)
            && let Some(name) = divisions::splits_named(text)
        {
            // 采购支出按类型划分，货物占…: another thing than the one spoken of before.
            self.split(Some((name, clause)));
            return;
        } else if clause.before == Mark::Colon && self.behind_amount(clause) {
            // “三公”经费31.60万元：公务接待费9.20万元，…: a colon directly behind an amount introduces its parts.
            let owner = self.items.current;
            self.items.open(owner, "", Completeness::Open, false);
            if let Some(listing) = self.items.innermost_mut() {
                listing.implied = true;
            }
        } else if tells && let Some(length) = self.within(clause) {
            start += length as u32;
        } else if clause.before == Mark::Open && self.named_in_front(clause) {
            self.bare_bracket = true;
        } else if clause.before == Mark::Open {
            // A bracket without an introduction: what is in it speaks of the item before.
            self.items.open(None, "", Completeness::Open, true);
        }
        if tells && has(text, "分别") {
            self.respectively(clause, start);
            self.shared_respectively(clause, start);
        }
        let figures = clause.figures.clone();
        let counts = figures.clone().filter(|&figure| self.counts(figure)).count();
        if counts == 0 {
            self.words_only(Span { start, end: clause.span.end }, clause.before, next, tells);
            return;
        }
        self.take_back_names(clause, start);
        let mut from = start;
        for figure in figures {
            if self.counts(figure) {
                let span = self.builder.figure(figure).span;
                let behind = Span { start: span.end, end: clause.span.end };
                from += self.introduced_by_amount(Span { start: from.min(span.start), end: span.start }, start);
                self.figure(figure, Span { start: from.min(span.start), end: span.start }, behind, clause);
                from = span.end;
            }
        }
        self.after_amount(Span { start: from, end: clause.span.end });
        self.pending = None;
        if let Some(announced) = announced {
            self.announce(announced);
        } else if next == Mark::Comma
            && text.ends_with('中')
            && clause.figures.clone().filter(|&at| money(at)).count() == 1
        {
            // 支付的96.50万元工程款中，土建部分58.20万元，…
            self.announce(Announced { count: None, introduction: None });
        } else if self.composed && announced::ends_made_of(text) {
            self.items.end_listing();
        }
    }

    /// The colon behind the clause ends its line.
    fn lines_follow(&self, clause: &Clause) -> bool {
        self.builder.document.text()[clause.span.end as usize..].starts_with("：\n")
    }

    /// Nothing but the colon stands between this clause and the amount before it, and that has no parts yet.
    fn behind_amount(&self, clause: &Clause) -> bool {
        let Some(item) = self.items.current.map(|current| &self.items.items[current]) else { return false };
        let end = item.amount.map(|figure| self.builder.figure(figure).span.end);
        item.listing.is_none() && end.is_some_and(|end| end + "：".len() as u32 == clause.span.start)
    }

    /// 按支出性质划分：what follows are the parts of the amount before.
    fn split(&mut self, named: Option<(&str, &Clause)>) {
        let owner = match named {
            Some((name, clause)) => self.named(name, clause),
            None => self.owner(),
        };
        // 支出合计a万元。年末结转b万元。按功能科目：…: of what was spent, not of what is left.
        let owner = owner.and_then(|owner| {
            let spoken_of = self.first && named.is_none() && comparisons::is_left(&self.items.items[owner].name);
            if spoken_of { self.total_before(owner) } else { Some(owner) }
        });
        let owner = owner.filter(|&owner| self.items.items[owner].amount.is_some());
        self.items.end_sentence();
        // Without the whole they are at least all of its parts.
        let completeness = if owner.is_some() { Completeness::Open } else { Completeness::Complete };
        self.items.open(owner, "", completeness, false);
        if let Some(listing) = self.items.innermost_mut() {
            listing.implied = true;
        }
        self.pending = None;
    }

    /// The total expenditure a few items in front of one.
    fn total_before(&self, item: usize) -> Option<usize> {
        const NEAR: usize = 24;
        let is_total = |at: &usize| {
            let item = &self.items.items[*at];
            item.concept == Some(words::Concept::Category(CategoryId::Total)) && item.inside.is_none()
        };
        (item.saturating_sub(NEAR)..item).rev().find(is_total)
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

    fn words_only(&mut self, span: Span, before: Mark, next: Mark, tells: bool) {
        let text = self.builder.slice(span);
        if text.is_empty() {
            return;
        }
        if announced::closes_all(text) {
            self.items.close_all(self.context.before, self.from);
            return;
        }
        let compares = tells && any_of!["相比", "持平", "小于", "大于", "等于"].is_in(text);
        if (compares && has(text, "相比")) || (text.starts_with(['比', '较']) && text.ends_with('年')) {
            self.comparing = Some(span);
            self.pending = None;
            return;
        }
        if compares {
            if has(text, "持平") {
                self.level(span, text)
            } else {
                self.compared(span, text)
            }
            return;
        }
        if matches!(next, Mark::Dun | Mark::Comma | Mark::Semicolon | Mark::Colon | Mark::Open) || before == Mark::Dun {
            self.pending = match self.pending {
                Some((pending, mark)) if before == Mark::Dun => Some((pending.to(span), mark)),
                _ => Some((span, before)),
            };
        }
        if self.purpose && matches!(before, Mark::Dun | Mark::Comma) {
            return;
        }
        if let Some(listing) = self.items.innermost_mut()
            && matches!(before, Mark::Dun | Mark::Colon | Mark::Comma | Mark::Start)
            && text.chars().count() <= 24
            && any_of!["未", "无", "没有", "均未"].starts(text).is_none()
            && !any_of!["主要", "用于", "原因", "由于", "因", "系", "均", "已", "较", "比"].is_in(text)
        {
            listing.unquantified += 1;
            self.waiting += 1;
        }
    }

    /// 办公费、印刷费等公用经费a万元: the names in front of 等 say what the amount is made of.
    fn take_back_names(&mut self, clause: &Clause, start: u32) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(first) = clause.figures.clone().find(|&figure| self.counts(figure)) else { return };
        let end = self.builder.figure(first).span.start;
        let words = self.builder.slice(Span { start: start.min(end), end });
        let named = words.find('等').is_some_and(|at| at > 0 && at + '等'.len_utf8() < words.len());
        if let Some(listing) = self.items.innermost_mut()
            && named
            && clause.before == Mark::Dun
        {
            listing.unquantified = listing.unquantified.saturating_sub(waiting);
        }
    }

    /// 与上年持平, 决算数与预算数基本持平
    fn level(&mut self, span: Span, text: &str) {
        if has(text, "预算") && any_of!["决算", "支出"].is_in(text) {
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
        let actual = any_of!["决算", "执行数", "支出数"].place_in(text);
        let (Some(actual), Some(budget)) = (actual, find(text, "预算")) else { return };
        let order = if any_of!["持平", "等于"].is_in(text) {
            if has(text, "基本持平") {
                return;
            }
            Equal
        } else if has(text, "小于") {
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

    /// 30万元用于甲: nothing more is read behind the last figure of a clause, but 增加…后持平 ends a comparison.
    fn after_amount(&mut self, rest: Span) {
        let text = self.builder.slice(rest);
        self.purpose = text.starts_with("用于");
        if has(text, "持平") {
            self.level(rest, text);
        }
        // 基本支出868.05万元中，人员经费…: parts of the amount just read.
        if matches!(text, "中" | "当中" | "里") && self.items.current.is_some() {
            self.items.open(self.items.current, "其中", Completeness::Open, false);
        }
        if let Some(listing) = self.items.innermost_mut()
            && text.ends_with('等')
        {
            listing.completeness = Completeness::Partial;
        }
    }
}

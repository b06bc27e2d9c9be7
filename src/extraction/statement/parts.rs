//! Wordings that say of what the next amounts are parts, or which of them belongs to which name.

use super::Reader;
use crate::claims::{Completeness, Span};
use crate::document::FigureKind;
use crate::extraction::announced::Announced;
use crate::extraction::clause::{Clause, Mark};
use crate::extraction::items::Item;
use crate::extraction::phrases::whole_of;
use crate::extraction::words;
use crate::search::{any_of, find};

/// A whole that is spoken of again stands among so many amounts.
const NEAR: usize = 24;

impl Reader<'_, '_, '_> {
    /// Several names before 分别为: each gets one of the amounts behind it.
    pub(super) fn respectively(&mut self, clause: &Clause, start: u32) {
        let text = self.builder.slice(Span { start, end: clause.span.end });
        let Some(at) = any_of!["分别为", "分别是"].place_in(text).filter(|&at| at > 0) else {
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
    pub(super) fn within(&mut self, clause: &Clause) -> Option<usize> {
        let text = self.builder.slice(clause.span);
        // …；项目支出中，设备购置…: parts of another one of the list.
        let begins = clause.before == Mark::Semicolon && text.ends_with('中') && clause.figures.is_empty();
        if clause.before > Mark::Comma && !begins {
            return None;
        }
        if let Some((at, word)) = any_of!["包括", "包含"].find_in(text)
            && matches!(words::concept(&text[..at]), Some(words::Concept::Category(_)))
        {
            let owner = self.named(&text[..at], clause)?;
            self.items.open(Some(owner), word, Completeness::Open, false);
            return Some(at + word.len());
        }
        // 包括工资福利支出a万元、…，工资福利支出主要包括基本工资b万元、…
        if let Some((at, word)) = any_of!["主要包括", "主要用于"].find_in(text).filter(|&(at, _)| at > 0)
            && let core = words::core(&text[..at])
            && let Some(owner) =
                self.items.items.iter().rposition(|item| item.amount.is_some() && words::core(&item.name) == core)
            && self.items.items[owner].listing.is_none()
        {
            self.items.open(Some(owner), word, Completeness::Partial, false);
            return Some(at + word.len());
        }
        let at = find(text, "中").filter(|&at| at > 0)?;
        let name = text[..at].trim_end_matches('当').trim_end_matches('其');
        let length = at + '中'.len_utf8();
        let alone = length == text.len();
        // 本级支出中基本支出400万元、项目支出50万元
        let told = || {
            let known = self.items.items.iter().rev().take(NEAR);
            any_of!["支出", "经费", "资金", "收入"].ends(name).is_some()
                && known.into_iter().any(|item| item.amount.is_some() && words::core(&item.name) == words::core(name))
        };
        if !(alone || matches!(words::concept(name), Some(words::Concept::Category(_))) || told()) {
            return None;
        }
        let owner = self.named(name, clause)?;
        self.items.leave_up_to(owner);
        self.items.open(Some(owner), "其中", Completeness::Open, false);
        Some(length)
    }

    /// 总支出100万元包括基本支出60万元、…: an introduction between two amounts of a clause. Gives its bytes.
    pub(super) fn introduced_by_amount(&mut self, between: Span, start: u32) -> u32 {
        if between.start == start {
            return 0;
        }
        let words = self.builder.slice(between);
        // 基本支出742.50万元由工资福利支出…构成
        let made =
            (self.composed && words.starts_with('由')).then_some(("由", Completeness::Complete, '由'.len_utf8()));
        // 其他支出26.70万元全部为审计费11.20万元和档案费15.50万元
        let all =
            any_of!["全部为", "全部是", "均为"].starts(words).map(|word| (word, Completeness::Complete, word.len()));
        let Some((wording, completeness, length)) = made.or(all).or_else(|| words::introduction(words)) else {
            return 0;
        };
        let ends = |&owner: &usize| {
            let amount = self.items.items[owner].figure();
            amount.is_some_and(|amount| self.builder.figure(amount).span.end == between.start)
        };
        let Some(owner) = self.items.current.filter(ends) else { return 0 };
        self.items.open(Some(owner), wording, completeness, false);
        if let Some(listing) = self.items.innermost_mut() {
            listing.sole = all.is_some();
        }
        length as u32
    }

    /// 共5个项目：, 分四类：, 资金来源为：: what follows are the parts of the amount before.
    pub(super) fn announce(&mut self, announced: Announced) {
        // Of several amounts in the sentence before it is not said which one has these parts.
        const MOST: usize = 48;
        let several = |&owner: &usize| {
            let beside = self.items.items[owner..].iter().take(MOST);
            self.first && beside.filter(|item| item.inside.is_none() && item.amount.is_some()).count() > 1
        };
        let owner = self.owner().filter(|&owner| self.items.items[owner].figure().is_some());
        let owner = owner.filter(|owner| !several(owner));
        self.pending = None;
        if let Some((wording, completeness)) = announced.introduction {
            self.items.open(owner, wording, completeness, false);
            return;
        }
        self.items.open(owner, "", Completeness::Open, false);
        if let Some(listing) = self.items.innermost_mut() {
            listing.implied = true;
            listing.announced = announced.count;
        }
    }

    /// 总支出由基本支出60万元、项目支出40万元组成: gives the bytes up to the parts.
    pub(super) fn made_of(&mut self, clause: &Clause) -> Option<usize> {
        let text = self.builder.slice(clause.span);
        let at = find(text, "由")?;
        let from = clause.span.start + (at + '由'.len_utf8()) as u32;
        let first =
            clause.figures.clone().find(|&figure| matches!(self.builder.figure(figure).kind, FigureKind::Money(_)))?;
        let amount = self.builder.figure(first).span.start;
        if amount < from {
            return None;
        }
        let head = text[..at].trim_start_matches("其中").trim_end_matches('共');
        // What is made of them is named here; elsewhere it has its amount, or none.
        let owner = if head.is_empty() { self.owner() } else { self.named(head, clause) };
        self.items.open(owner, "由", Completeness::Complete, clause.before == Mark::Open);
        Some(at + '由'.len_utf8())
    }

    /// 政府采购金额185.66万元，全部为服务类185.66万元: all of the amount directly in front. Gives the bytes of the words.
    pub(super) fn sole(&mut self, clause: &Clause) -> Option<usize> {
        let text = self.builder.slice(clause.span);
        let word = any_of!["全部为", "均为", "全为", "全部是"].starts(text)?;
        let first =
            clause.figures.clone().find(|&figure| matches!(self.builder.figure(figure).kind, FigureKind::Money(_)))?;
        let owner = self.items.current.filter(|_| !self.first)?;
        let item = &self.items.items[owner];
        // 降至11.80万元；培训费与上年持平，均为6.00万元: of what stands in between.
        let between = |amount: usize| {
            let end = self.builder.figure(amount).span.end.min(clause.span.start);
            self.builder.slice(Span { start: end, end: clause.span.start })
        };
        let mark_only = |amount: usize| between(amount).chars().count() <= 1;
        let directly =
            item.amount.is_some_and(|amount| amount + 1 == first && mark_only(amount)) && item.listing.is_none();
        if !directly || !matches!(clause.before, Mark::Comma | Mark::Open) {
            return None;
        }
        // 会议费11.80万元；培训费与上年持平，均为6.00万元: another thing stands between them, and what has no name is no part.
        let end = self.builder.figure(first - 1).span.end;
        let between = self.builder.slice(Span { start: end, end: clause.span.start.max(end) });
        let bare = self.builder.figure(first).span.start <= clause.span.start + word.len() as u32;
        if bare || between.contains(['；', '。']) || any_of!["持平", "一致", "相同"].is_in(between) {
            return None;
        }
        self.items.open(Some(owner), word, Completeness::Complete, clause.before == Mark::Open);
        if let Some(listing) = self.items.innermost_mut() {
            listing.sole = true;
        }
        Some(word.len())
    }

    /// The item of a name: in this paragraph, or stated before it.
    pub(super) fn named(&mut self, name: &str, clause: &Clause) -> Option<usize> {
        let core = words::core(name);
        // Further back stands another paragraph's worth of amounts.
        const MOST: usize = 200;
        let known = &self.items.items;
        let from = known.len().saturating_sub(MOST);
        let here = known[from..].iter().rposition(|item| item.amount.is_some() && words::core(&item.name) == core);
        let here = here.map(|at| from + at);
        if here.is_some() || core.is_empty() {
            return here;
        }
        let figure = self.builder.last_named(name, clause.span.start)?;
        let mut item = self.new_item(clause, name.to_owned(), self.builder.figure(figure).label);
        item.amount = Some(figure);
        item.number = Some(self.builder.comparable(figure));
        self.items.items.push(item);
        Some(self.items.items.len() - 1)
    }

    /// 分别占基本支出的85%和15%: each percentage belongs to one of the items named, or read, before.
    pub(super) fn shared_respectively(&mut self, clause: &Clause, start: u32) {
        let text = self.builder.slice(Span { start, end: clause.span.end });
        let Some(at) = find(text, "分别占") else { return };
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
            // 视障部2个班11人、听障部4个班29人: what is counted as the last one is.
            let unit = |item: &Item| item.amount.map(|figure| self.builder.unit_of(figure));
            let of_last = self.items.items.iter().rev().find(|item| item.amount.is_some()).and_then(unit);
            let known = known.filter(|(_, item)| unit(item) == of_last);
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
}

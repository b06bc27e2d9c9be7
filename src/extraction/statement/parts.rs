//! Wordings that say of what the next amounts are parts, or which of them belongs to which name.

use super::Reader;
use crate::claims::{Completeness, Span};
use crate::document::FigureKind;
use crate::extraction::clause::{Clause, Mark};
use crate::extraction::phrases::whole_of;
use crate::extraction::words;
use crate::search::{any_of, find};

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
        if !(alone || matches!(words::concept(name), Some(words::Concept::Category(_)))) {
            return None;
        }
        let owner = self.named(name, clause)?;
        self.items.open(Some(owner), "其中", Completeness::Open, false);
        Some(length)
    }

    /// The item of a name: in this paragraph, or stated before it.
    pub(super) fn named(&mut self, name: &str, clause: &Clause) -> Option<usize> {
        let core = words::core(name);
        let here = self.items.items.iter().rposition(|item| item.amount.is_some() && words::core(&item.name) == core);
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

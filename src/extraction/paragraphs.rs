//! The text as paragraphs and statements: which sentences belong together.

use super::builder::Builder;
use super::items::Items;
use super::statement::{self, Context};
use super::{amounts, announced, divisions, words};
use crate::claims::Span;
use crate::document::{Document, ListNumber, list_number};
use crate::search::{any_of, has};

/// The sentences of one paragraph; a listing that goes on in the lines below belongs to it.
pub(super) struct Paragraph {
    pub statements: Vec<Span>,
    /// What it is about, from the title behind its number.
    pub subject: Option<Span>,
}

/// All paragraphs in order.
pub(super) fn paragraphs(document: &Document<'_>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut open = false;
    let mut announced = false;
    // Announced by other words than those of a listing: the lines below may be of another kind.
    let mut loosely = false;
    // The last number of the announced listing that goes on.
    let mut series: Option<ListNumber> = None;
    let mut last_line = u32::MAX;
    let mut lines = document.lines.iter().peekable();
    for sentence in document.sentences() {
        while lines.next_if(|line| line.span.end < sentence.end).is_some() {}
        let line = lines.peek().map_or(sentence.start, |line| line.span.start);
        let new_line = line != last_line;
        last_line = line;
        let text = document.slice(sentence);
        let near = new_line && adjacent(&paragraphs, sentence);
        let goes_on = near
            && ((open && !(loosely && tells_of_execution(text))) || starts_with_parts(text))
            && (has_unit(text) || (text.chars().count() < 40 && !text.ends_with('。')));
        if new_line {
            let number = list_number(text).filter(|_| near && has(text, "元"));
            series = number.filter(|number| match series {
                Some(last) => number.follows(last),
                None => goes_on && announced && number.number == 1,
            });
        }
        let goes_on = goes_on || series.is_some();
        // 支出合计a万元。 / 按功能分类：…: the parts of the amount in the line before.
        let split = near && begins_with_split(text);
        if new_line && !goes_on && !split {
            paragraphs.push(Paragraph { statements: Vec::new(), subject: subject(document, line, sentence) });
        }
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        // 项目支出7125.16万元，…。全部项目按类别分为以下八类：: the amount stands in the sentence in front.
        let amount_before =
            || !new_line && paragraph.statements.last().is_some_and(|last| has(document.slice(*last), "元"));
        let amount = has(text, "元") || amount_before();
        match paragraph.statements.last_mut() {
            Some(last) if goes_on => *last = last.to(sentence),
            _ => paragraph.statements.push(sentence),
        }
        let head = text.trim_end_matches('：');
        let listed = text.ends_with('：') && words::introduction_at_end(head).is_some();
        loosely = (loosely && goes_on)
            || (!listed
                && text.ends_with('：')
                && amount
                && (announced::at_end(head).is_some() || last_clause_splits(head)));
        announced = listed || (loosely && text.ends_with('：'));
        // A line that ends in the middle of a listing goes on in the next.
        open = match text.chars().next_back() {
            Some('：') => announced,
            Some('；' | '，' | '、') => goes_on || introduces(text),
            _ => false,
        };
    }
    paragraphs
}

/// No heading stands between.
fn adjacent(paragraphs: &[Paragraph], sentence: Span) -> bool {
    let last = paragraphs.last().and_then(|paragraph| paragraph.statements.last());
    last.is_some_and(|last| sentence.start - last.end.min(sentence.start) <= 2)
}

/// ②其中：…: the parts of what the line before states.
fn starts_with_parts(text: &str) -> bool {
    text.trim_start_matches(|c: char| ('①'..='⑳').contains(&c)).starts_with("其中")
}

fn begins_with_split(text: &str) -> bool {
    text.starts_with('按') && text.find('：').is_some_and(|at| divisions::splits(&text[..at]))
}

/// 1.甲：预算40万元，支出38万元，执行率95%: an account of its own, not a part of what was announced.
fn tells_of_execution(text: &str) -> bool {
    any_of!["预算", "执行率", "决算", "完成率", "得分"].is_in(text)
}

/// …，按来源分为：
fn last_clause_splits(text: &str) -> bool {
    divisions::splits(text.rsplit(['，', '。', '；']).next().unwrap_or(""))
}

/// The line holds an introduction: …，其中：甲3万元；
fn introduces(text: &str) -> bool {
    any_of!["其中", "包括", "以下方面", "分别", "如下"].is_in(text)
}

fn has_unit(text: &str) -> bool {
    has(text, "元") || text.contains('%') || text.contains('人')
}

/// 1、一般公共服务支出（类）…（项）。: the title behind the number that the line begins with.
fn subject(document: &Document<'_>, line: u32, sentence: Span) -> Option<Span> {
    if line != sentence.start {
        return None;
    }
    let sections = &document.sections;
    let section = sections[..sections.partition_point(|section| section.heading.start <= line)].last()?;
    if section.heading.start == line && !section.title.is_empty() {
        let title = document.slice(section.title);
        return (!title.chars().any(|c| c.is_ascii_digit())).then_some(section.title);
    }
    None
}

/// Reads every paragraph into amounts, shares, changes and rates.
pub(super) fn read(builder: &mut Builder<'_, '_>, paragraphs: &[Paragraph]) {
    let mut items = Items::default();
    for paragraph in paragraphs {
        items.clear();
        let mut context = Context { subject: paragraph.subject, before: None };
        for &statement in &paragraph.statements {
            let from = items.items.len();
            statement::read(builder, &mut items, statement, &context);
            // The first amount of the sentence that stands in no listing is what the next one goes on about.
            let main =
                (from..items.items.len()).find(|&i| items.items[i].inside.is_none() && items.items[i].amount.is_some());
            context.before = main.or(context.before);
        }
        if !items.items.is_empty() {
            amounts::take(builder, &items);
        }
    }
}

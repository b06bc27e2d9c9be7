//! Full marks, score and losses of one thing, put together as they stand side by side.

use super::tokens::{Role, Token};
use crate::claims::Span;
use crate::extraction::builder::Builder;
use crate::search::any_of;

/// One thing that has points; indexes of tokens.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub value: Option<usize>,
    pub full: Option<usize>,
    pub lost: Vec<usize>,
    /// It is what others make up: 合计, or behind the full marks of all.
    pub sum: bool,
    /// From its first number to its last.
    pub span: Span,
}

/// Words between full marks and the score of the same thing.
const NEAR: usize = 12;

pub(super) fn of(builder: &Builder<'_, '_>, tokens: &[Token]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let count = respective(builder, tokens, at);
        if count > 1 && items.len() >= count {
            let first = items.len() - count;
            let waits = |item: &Item| {
                let token = item.value.or(item.full).map(|token| &tokens[token]);
                let marks = token.is_some_and(|token| {
                    matches!(token.role, Role::Bare | Role::Full) && !announces(builder.slice(token.words))
                });
                marks && item.lost.is_empty() && item.value.is_some() != item.full.is_some()
            };
            // 满意度10分；…两项得分分别为91.85分、93.60分: of two other things.
            let far = |(item, other): (&Item, &Token)| {
                let told = item.value.or(item.full).map(|token| tokens[token].number);
                told.is_some_and(|told| told.add(told).is_ok_and(|twice| twice < other.number))
            };
            if items[first..].iter().all(waits) && !items[first..].iter().zip(&tokens[at..]).any(far) {
                // 甲5分、乙7分，分值依次为6分、8分: the marks come last.
                let marks = any_of!["分值", "满分", "权重"].is_in(builder.slice(token.words));
                for (item, other) in items[first..].iter_mut().zip(at..) {
                    let told = item.full.or(item.value);
                    (item.full, item.value) = if marks { (Some(other), told) } else { (told, Some(other)) };
                }
                at += count;
                continue;
            }
        }
        let next = tokens.get(at + 1);
        let gap = next.map_or("", |next| builder.slice(Span { start: token.span.end, end: next.span.start }));
        match next.filter(|next| beside(token, next, gap) && !announces(builder.slice(next.words))) {
            Some(next) => {
                let behind = gap == "/" || next.role == Role::Full;
                let (value, full) = if behind { (at, at + 1) } else { (at + 1, at) };
                let span = token.span.to(next.span);
                let of_all = any_of!["合计", "小计", "总计"].is_in(builder.slice(tokens[full].words));
                let sum = tokens[value].role == Role::Sum || (of_all && !behind);
                items.push(Item { value: Some(value), full: Some(full), lost: Vec::new(), sum, span });
                at += 2;
            }
            None => {
                let item = Item { span: token.span, ..Item::default() };
                match token.role {
                    Role::Lost => match items.last_mut() {
                        Some(last) => last.lost.push(at),
                        None => items.push(Item { lost: vec![at], ..item }),
                    },
                    Role::Added => items.push(item),
                    Role::Full => items.push(Item { full: Some(at), ..item }),
                    role => items.push(Item { value: Some(at), sum: role == Role::Sum, ..item }),
                }
                at += 1;
            }
        }
    }
    items
}

/// 甲4分、乙6分，分别得4分、5分: how many scores stand there for names that stand in front.
fn respective(builder: &Builder<'_, '_>, tokens: &[Token], at: usize) -> usize {
    let words = builder.slice(tokens[at].words);
    if !announces(words) || !matches!(tokens[at].role, Role::Score | Role::Bare | Role::Full) {
        return 0;
    }
    let mut count = 1;
    while let (Some(before), Some(next)) = (tokens.get(at + count - 1), tokens.get(at + count)) {
        let gap = builder.slice(Span { start: before.span.end, end: next.span.start });
        if !matches!(gap, "、" | "和" | "及" | "以及" | "，") {
            break;
        }
        count += 1;
    }
    count
}

/// Several points follow for several names.
fn announces(words: &str) -> bool {
    any_of!["分别", "依次"].is_in(words)
}

/// The two numbers are full marks and score of one thing.
fn beside(first: &Token, next: &Token, gap: &str) -> bool {
    use Role::{Bare, Full, Score, Sum};
    if gap == "/" {
        return true;
    }
    // 分值：10；得分：10.5
    if first.role == Full && next.role == Score && matches!(gap, "；得分：" | "；得分" | "；自评得分：") {
        return true;
    }
    let near = gap.chars().count() <= NEAR && !gap.contains(['、', '；', '。', '\n']);
    match (first.role, next.role) {
        // 预算执行（8分）8分
        (Bare, Bare) => first.opened && gap == "）",
        // 产出（35分）：得81分: nothing but what it got.
        (Bare, Score) if matches!(gap, "，得" | "得") => true,
        (Bare, Score) if first.words.is_empty() && matches!(gap, "）得" | "），得" | "）：得") => true,
        // 绩效公开2分，自评95.5分: of two things.
        (Bare, Score) if first.number.add(first.number).is_ok_and(|twice| twice < next.number) => false,
        // （满分100分：履职效能50分、管理效率50分），自评得分94.28分: of what stands in front of the bracket.
        (Full | Bare, Score) if gap.starts_with("），") && first.number < next.number => false,
        // 加上表中89.52分，部门整体支出自评得分99.33分: of the whole.
        (Bare, Score) if any_of!["整体", "总得分", "总分", "综合"].is_in(gap) => false,
        (Full | Bare, Score) => {
            near && (first.role == Full || gap.starts_with(['，', '）', '得', ' ', '中', '仅', '只', '实']))
        }
        // 得27分（满分30分）
        // 合计100分，得94.5分
        (Sum, Score) => near && gap.starts_with('，'),
        // 得13分，该指标分值12分
        (Score, Full)
            if near && any_of!["，该指标", "，本指标", "，该项", "，本项", "，此项"].starts(gap).is_some() =>
        {
            true
        }
        (Score | Sum | Bare, Full) => near && gap.starts_with('（'),
        _ => false,
    }
}

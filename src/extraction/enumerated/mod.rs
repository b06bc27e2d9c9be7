//! Amounts told one after the other, and the one in front of them or behind them that they make up, without any word that
//! says so: 奖补资金412.60万元已拨付到村，青山村128.00万元、石桥村96.40万元、…; 一是a万元，二是b万元，三是c万元，总收入d万元.
//!
//! As no word binds them, three of them are wanted, nothing else of their kind may stand in the sentence, and what they do
//! not make up must be off by a slip of the pen.

//!
//! | file | reads |
//! |---|---|
//! | `tokens` | the amounts of a sentence with their words |
//! | `wording` | totals, pairs and turns by their words |
//! | `sums` | whether they make up the whole |

mod sums;
mod tokens;
mod wording;

use std::collections::HashMap;

use super::builder::Builder;
use super::likeness::mentions;
use crate::claims::{Claim, Completeness, Span};
use crate::search::{AnyOf, any_of, has};
use sums::hold;
use tokens::{Token, tokens};
use wording::{adds_more, complement, in_turns, is_of_two, repeats};

pub(super) use wording::is_total;

/// Fewer parts fit by chance.
const FEWEST: usize = 3;
/// A sentence of more figures is a table that lost its cells.
const MOST: usize = 60;

/// What the words say of the parts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// The whole stands in front of them.
    Nothing,
    /// The words in front say that it is told apart.
    Announced,
    /// The words behind say that it is a total.
    Total,
    /// How many turns there were.
    Turns,
}

const ANNOUNCES: AnyOf = AnyOf::new(&[
    "全部",
    "分别",
    "分解",
    "构成",
    "组成",
    "来源",
    "来自",
    "分配",
    "分为",
    "如下",
    "下列",
    "以下",
    "依次",
    "具体",
    "开支为",
    "包括",
    "包含",
]);

/// The listings that are claimed already, by the places of their wholes.
type Known = HashMap<Span, Option<usize>>;

pub(super) fn read(builder: &mut Builder<'_, '_>, statements: &[Span]) {
    let mut known: Known = HashMap::new();
    let all = builder.claims.iter().enumerate().map(|(at, claim)| (Some(at), claim));
    for (at, claim) in all.chain(builder.bound.iter().map(|claim| (None, claim))) {
        if let Claim::Sum(sum) = claim
            && let Some(span) = sum.whole.place.span
        {
            let open = at.filter(|_| sum.completeness == Completeness::Open);
            known.entry(span).and_modify(|known| *known = known.and(open)).or_insert(open);
        }
    }
    let mut before = Vec::new();
    let mut last = 0;
    for &statement in statements {
        let figures = builder.document.figures_in(statement).len();
        let gap =
            Span { start: std::mem::replace(&mut last, statement.end).min(statement.start), end: statement.start };
        if builder.slice(gap).contains('\n') || builder.slice(gap).len() > 3 {
            before.clear();
        }
        if figures == 0 || figures > MOST || (figures < FEWEST && before.len() < FEWEST) {
            before.clear();
            continue;
        }
        let text = builder.slice(statement);
        let mut start = statement.start as usize;
        let ends = text.match_indices(['。', '\n']).map(|(at, _)| statement.start as usize + at);
        for end in ends.chain([statement.end as usize]) {
            if start < end {
                let tokens = piece(builder, &known, Span::new(start, end), &before);
                if !tokens.is_empty() {
                    before = tokens;
                }
            }
            start = end;
        }
    }
}

/// Reads a sentence; gives its amounts, which the next one may add up: …。设备购置共计28.80万元。
fn piece<'d>(builder: &mut Builder<'d, '_>, known: &Known, piece: Span, before: &[Token<'d>]) -> Vec<Token<'d>> {
    let tokens = tokens(builder, piece);
    if let [total] = tokens[..]
        && is_total(total.name)
        && before.len() >= FEWEST
        && before
            .iter()
            .all(|token| token.plain && token.unit == total.unit && (token.of_price || !is_total(token.name)))
    {
        // 小学和初中合计7.81亿元: of those that it names.
        let named: Vec<Token<'_>> = before.iter().filter(|token| mentions(total.name, token.name)).copied().collect();
        let parts = if named.len() > 1 { &named } else { before };
        hold(builder, known, &total, parts, Told::Total);
        return tokens;
    }
    for unit in ["元", "人"] {
        let row: Vec<Token<'_>> = tokens.iter().copied().filter(|token| token.unit == unit).collect();
        if row.len() >= FEWEST {
            self::row(builder, known, &row, piece);
        }
    }
    tokens
}

fn row(builder: &mut Builder<'_, '_>, known: &Known, row: &[Token<'_>], piece: Span) {
    let Some((last, before)) = row.split_last() else { return };
    // The total stands behind.
    if is_total(last.name) && !adds_more(last.name) {
        let plain = before.iter().rev().take_while(|token| token.plain && (token.of_price || !is_total(token.name)));
        let plain = plain.count();
        let all = &before[before.len() - plain..];
        // 满意158份、基本满意94份、不满意38份，满意与基本满意合计252份: of those that it names.
        let named: Vec<Token<'_>> = all.iter().filter(|part| mentions(last.name, part.name)).copied().collect();
        let parts = if named.len() > 1 && named.len() < all.len() { &named[..] } else { all };
        let two = parts.len() == 2 && (is_of_two(last.name) || complement(parts) || repeats(last.name, parts));
        if (parts.len() >= FEWEST || two) && hold(builder, known, last, parts, Told::Total) {
            return;
        }
    }
    // Or in front.
    let end = builder.figure(last.figure).span.end;
    let behind = builder.slice(Span { start: end, end: piece.end.max(end) });
    if behind.starts_with('等') || (last.unit == "元" && any_of!["其余", "剩余"].is_in(behind)) {
        return;
    }
    let plain = row.iter().rev().take_while(|token| token.plain).count();
    let at = row.len() - plain;
    // What is plain itself may be the whole of the others.
    for whole in [at.checked_sub(1), Some(at)].into_iter().flatten() {
        let Some((total, parts)) = row[whole..].split_first() else { continue };
        let first = parts.first().map_or("", |part| part.words);
        let some = any_of!["主要", "部分", "重点", "其中"].is_in(first);
        let spoken = any_of!["比", "较", "增加", "减少", "每", "占", "上年", "人均", "户均"].is_in(total.name);
        let of_people = total.unit != "人"
            || any_of!["现有", "共有", "实有", "职工", "人员", "总", "共", "在职", "编制"].is_in(total.name);
        let turns = in_turns(first, parts);
        let told = if turns {
            Told::Turns
        } else if first.contains('：') || ANNOUNCES.is_in(first) || has(total.name, "全部") || complement(parts) {
            Told::Announced
        } else {
            Told::Nothing
        };
        let alone = whole == 0 || told == Told::Announced;
        let enough = parts.len() >= FEWEST || turns || complement(parts);
        if enough && alone && !some && !spoken && of_people && hold(builder, known, total, parts, told) {
            return;
        }
    }
}

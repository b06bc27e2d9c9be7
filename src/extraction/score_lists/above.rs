//! A score above its own full marks: 分值5，得分5.43; 百分制…得分107分.
//!
//! Such pairs become one form of their own, so that the check of scores sees them wherever they stand.

use super::Passage;
use super::sums::name;
use super::tokens::{Role, Token};
use crate::amount::{Number, Points};
use crate::extraction::builder::Builder;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::{any_of, has};

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage, found: &mut Vec<Above>) {
    let total = builder.sources.span(&Field::StatedTotal);
    for item in &passage.items {
        let (Some(value), Some(full)) = (item.value, item.full) else { continue };
        let (score, full) = (passage.tokens[value], passage.tokens[full]);
        // What the tree holds it judges itself; a total it does not hold against the marks of one indicator.
        let known = builder.used[score.figure] && total != Some(score.span);
        // 89.52: what was reached elsewhere, no full marks.
        let broken = full.number.trimmed(0).decimals() > 1;
        if score.number > full.number && !known && !broken {
            let first = if score.span.start < full.span.start { &score } else { &full };
            found.push(Above::of(builder, name(builder, first), score, Some(full)));
        }
    }
    if is_of_hundred(builder.slice(passage.span)) {
        let beyond = |token: &&Token| {
            matches!(token.role, Role::Score | Role::Sum | Role::Bare)
                && token.number > Number::HUNDRED
                && (!builder.used[token.figure] || total == Some(token.span))
        };
        let beyond: Vec<Token> = passage.tokens.iter().filter(beyond).copied().collect();
        for score in beyond {
            found.push(Above::of(builder, name(builder, &score), score, None));
        }
    }
}

/// 采用百分制，不设加分项: nothing can have more than a hundred.
fn is_of_hundred(text: &str) -> bool {
    let rest = |word: &str| !has(text, word);
    let no_more = any_of!["不设加分", "无加分", "没有加分", "不加分"].is_in(text) || rest("加分");
    no_more && rest("附加") && any_of!["百分制", "满分100分", "满分为100分", "总分100分"].is_in(text)
}

/// A score above the most it can be.
pub(super) struct Above {
    name: String,
    score: Token,
    /// None where it is a hundred that nothing can have more than.
    full: Option<Token>,
}

impl Above {
    pub fn of(builder: &mut Builder<'_, '_>, name: String, score: Token, full: Option<Token>) -> Above {
        for token in full.iter().chain([&score]) {
            builder.used[token.figure] = true;
        }
        Above { name, score, full }
    }
}

/// Puts all of them into one form.
pub(super) fn state(builder: &mut Builder<'_, '_>, found: Vec<Above>) {
    if found.is_empty() {
        return;
    }
    builder.next_form();
    for (index, Above { name, score, full }) in found.into_iter().enumerate() {
        builder.report.indicators.push(Indicator {
            name,
            full_marks: Some(Points(full.map_or(Number::HUNDRED, |full| full.number))),
            score: Some(Points(score.number)),
            ..Indicator::default()
        });
        let fields = [(IndicatorField::FullMarks, full), (IndicatorField::Score, Some(score))];
        for (field, token) in fields.into_iter().filter_map(|(field, token)| Some((field, token?))) {
            builder.source(Field::Indicator(IndicatorPath(vec![index]), field), token.span);
        }
    }
    builder.end_form();
}

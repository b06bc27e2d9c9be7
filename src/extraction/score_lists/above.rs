//! A score above its own full marks: 分值5，得分5.43; 百分制…得分107分.
//!
//! Such a pair becomes a form of its own, so that the check of scores sees it wherever it stands.

use super::Passage;
use super::sums::name;
use super::tokens::{Role, Token};
use crate::amount::{Number, Points};
use crate::extraction::builder::Builder;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::{any_of, has};

pub(super) fn read(builder: &mut Builder<'_, '_>, passage: &Passage) {
    let total = builder.sources.span(&Field::StatedTotal);
    for item in &passage.items {
        let (Some(value), Some(full)) = (item.value, item.full) else { continue };
        let (score, full) = (passage.tokens[value], passage.tokens[full]);
        // What the tree holds it judges itself; a total it does not hold against the marks of one indicator.
        let known = builder.used[score.figure] && total != Some(score.span);
        if score.number > full.number && !known {
            let first = if score.span.start < full.span.start { &score } else { &full };
            state(builder, &name(builder, first), score, Some(full));
        }
    }
    if is_of_hundred(builder.slice(passage.span)) {
        let beyond = |token: &&Token| {
            matches!(token.role, Role::Score | Role::Sum | Role::Bare)
                && token.number > Number::HUNDRED
                && !builder.used[token.figure]
        };
        let beyond: Vec<Token> = passage.tokens.iter().filter(beyond).copied().collect();
        for score in beyond {
            state(builder, &name(builder, &score), score, None);
        }
    }
}

/// 采用百分制，不设加分项: nothing can have more than a hundred.
fn is_of_hundred(text: &str) -> bool {
    let rest = |word: &str| !has(text, word);
    let no_more = any_of!["不设加分", "无加分", "没有加分", "不加分"].is_in(text) || rest("加分");
    no_more && rest("附加") && any_of!["百分制", "满分100分", "满分为100分", "总分100分"].is_in(text)
}

pub(super) fn state(builder: &mut Builder<'_, '_>, name: &str, score: Token, full: Option<Token>) {
    let indicator = Indicator {
        name: name.to_owned(),
        full_marks: Some(Points(full.map_or(Number::HUNDRED, |full| full.number))),
        score: Some(Points(score.number)),
        ..Indicator::default()
    };
    builder.next_form();
    builder.report.indicators.push(indicator);
    let fields = [(IndicatorField::FullMarks, full), (IndicatorField::Score, Some(score))];
    for (field, token) in fields.into_iter().filter_map(|(field, token)| Some((field, token?))) {
        builder.source(Field::Indicator(IndicatorPath(vec![0]), field), token.span);
        builder.used[token.figure] = true;
    }
    builder.end_form();
}

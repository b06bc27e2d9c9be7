//! Points that stand side by side in one passage and belong together by arithmetic alone: a list with its sum, full marks
//! with what was lost of them, a score beside the most it can be.
//!
//! `scores` puts every number of points into one tree of indicators, and leaves out what the tree cannot hold: a project's
//! own list, points of a rule, indicators of a frame of their own. Here no tree is needed: the passage itself says what is
//! the sum of what.
//!
//! | file | does |
//! |---|---|
//! | `tokens` | each number of points in a passage and what the words say of it |
//! | `each` | so many times the same points |
//! | `items` | full marks, score and loss of one thing put together |
//! | `sums` | lists with their sum |
//! | `loss_lists` | lists of losses and what they make up |
//! | `loss_groups` | what one part lost, told behind its colon, in its bracket, behind 其中 |
//! | `per_thing` | what a rule takes for each of some things, and how many there were |
//! | `plus` | weights between signs |
//! | `losses` | full marks − loss = score |
//! | `told_losses` | what one indicator lost |
//! | `told_scores` | scores of a table that a heading tells again |
//! | `rated` | what share of its full marks something got |
//! | `rows` | rows of marks in tables without a head |
//! | `score_changes` | two scores and the points between them |
//! | `sections` | totals that close what was scored in a section |
//! | `section_losses` | what a section lost, told in its sentences |
//! | `weights`, `weight_parts` | weights of a frame with what they make up · which are parts of another |
//! | `above` | a score above its full marks |

mod above;
mod each;
mod items;
mod loss_groups;
mod loss_lists;
mod losses;
mod per_thing;
mod plus;
mod rated;
mod rows;
mod score_changes;
mod section_losses;
mod sections;
mod sums;
mod tokens;
mod told_losses;
mod told_scores;
mod weight_parts;
mod weights;

pub(super) use tokens::takes_for_each;

use super::builder::Builder;
use crate::claims::{Claim, Completeness, Quantity, Span, Sum, Topic};
use crate::document::{FigureKind, LineKind, list_level, list_number};
use std::collections::HashSet;

use crate::search::{AnyOf, any_of, has};
use crate::signs::Sign;

/// Reads what the passages of the text say of points.
pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let sentences: Vec<Span> = builder.document.sentences().collect();
    let mut weights = weights::Reader::default();
    for sentence in sentences {
        weights.read(builder, sentence);
    }
    let told = weights.told;
    let mut beyond = Vec::new();
    rows::read(builder, &mut beyond);
    let lost = Lost {
        summed: losses::known(builder),
        wholes: loss_groups::wholes(builder, (0, 0)),
        held: told_losses::held(builder),
        scored: told_losses::scored(builder),
    };
    for passage in passages(builder) {
        per_thing::read(builder, passage);
        plus::read(builder, passage);
        // 每低于一个百分点扣0.2分，扣完为止: what a rule gives and takes adds up to nothing.
        if is_ruled(builder, passage) {
            for sentence in apart_from_rules(builder, passage) {
                points(builder, sentence, &told, &lost, &mut beyond);
            }
        } else {
            points(builder, passage, &told, &lost, &mut beyond);
        }
    }
    above::state(builder, beyond);
    sections::read(builder);
    section_losses::read(builder);
    score_changes::read(builder);
}

/// Losses that are known before the passages are read.
struct Lost {
    /// In sums.
    summed: HashSet<Span>,
    /// Those that others make up.
    wholes: HashSet<Span>,
    /// In trees of indicators.
    held: HashSet<Span>,
    /// The indicators that may have lost them.
    scored: told_losses::Scored,
}

fn points(
    builder: &mut Builder<'_, '_>,
    passage: Span,
    told: &HashSet<Span>,
    lost: &Lost,
    beyond: &mut Vec<above::Above>,
) {
    let since = (builder.claims.len(), builder.bound.len());
    each::read(builder, passage);
    let tokens = tokens::read(builder, passage);
    if tokens.len() < 2 && (tokens.is_empty() || !has(builder.slice(passage), "得分率")) {
        told_losses::of_indicators(builder, &tokens, lost);
        return;
    }
    let items = items::of(builder, &tokens);
    let mut marks = vec![false; tokens.len()];
    items.iter().filter_map(|item| item.full).for_each(|full| marks[full] = true);
    let passage = Passage { span: passage, tokens, items, marks };
    sums::read(builder, &passage, told);
    told_scores::read(builder, &passage, lost);
    told_losses::beside(builder, &passage, lost);
    losses::read(builder, &passage, &lost.summed);
    loss_groups::read(builder, &passage, &lost.wholes, since);
    told_losses::of_indicators(builder, &passage.tokens, lost);
    rated::read(builder, &passage);
    above::read(builder, &passage, beyond);
}

/// 90%以上得10分 is a rule; 以上得分经小组审议 is none.
fn is_ruled(builder: &Builder<'_, '_>, passage: Span) -> bool {
    let text = builder.slice(passage);
    builder.document.signs_in(passage).has(Sign::Ruled)
        && (any_of!["扣完为止", "以下得", "以下不得分", "以下计", "以下不计分", "每低于", "每超过", "每降低", "每减少"]
            .is_in(text)
            || text.match_indices("以上得").any(|(at, word)| !text[at + word.len()..].starts_with('分')))
}

/// 执行率在90%以上得满分，得10分；…。扣分情况：目标完成扣3分，…，合计扣10.5分。: sentences beside a rule that add up themselves.
fn apart_from_rules(builder: &Builder<'_, '_>, passage: Span) -> Vec<Span> {
    const SUMS: AnyOf = AnyOf::new(&["合计", "共计", "总计", "共扣"]);
    let told = builder.document.sentences_in(passage).iter().copied().filter(|&sentence| {
        !builder.document.signs_in(sentence).has(Sign::Ruled)
            && SUMS.is_in(builder.slice(sentence))
            && !builder.slice(sentence).contains('每')
    });
    told.collect()
}

/// Lines that tell of the same points, with all that was read in them.
struct Passage {
    span: Span,
    tokens: Vec<tokens::Token>,
    items: Vec<items::Item>,
    /// By token: the full marks of an item.
    marks: Vec<bool>,
}

impl Passage {
    /// The words between two places.
    fn between<'d>(&self, builder: &Builder<'d, '_>, from: u32, to: u32) -> &'d str {
        builder.slice(Span { start: from, end: to.max(from) })
    }
}

/// More lines than these are no list of points.
const MOST: usize = 24;

/// Lines outside tables with at least one number of points; a line that ends with a colon goes on in the numbered lines
/// below it, and both in a line that closes the list.
fn passages(builder: &Builder<'_, '_>) -> Vec<Span> {
    let lines = &builder.document.lines;
    let of_text = |line: usize| lines.get(line).is_some_and(|line| !matches!(line.kind, LineKind::Row(_)));
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let first = at;
        at += 1;
        if !of_text(first) {
            continue;
        }
        let mut listed = builder.slice(lines[first].span).ends_with('：');
        if let Some(last) = closed_list(builder, first) {
            found.push(lines[first].span.to(lines[last].span));
            at = last + 1;
            continue;
        }
        while of_text(at) && at - first < MOST {
            let text = builder.slice(lines[at].span);
            let numbered = listed && list_level(text).is_some();
            let closes = any_of!["扣分说明", "扣分情况", "扣分原因", "其余指标", "其他指标"].starts(text).is_some();
            if !numbered && !closes {
                break;
            }
            listed = if closes { text.ends_with('：') } else { numbered };
            at += 1;
        }
        found.push(lines[first].span.to(lines[at - 1].span));
    }
    let points = |span: &Span| {
        let figures = builder.document.figures_in(*span);
        // 讲解培训人次扣8分: what one lost may stand alone.
        (figures.len() > 1 || (figures.len() == 1 && any_of!["扣", "失"].is_in(builder.slice(*span))))
            && (figures.iter().any(|figure| figure.kind == FigureKind::Points)
                || builder.document.signs_in(*span).has(Sign::Points))
    };
    found.retain(points);
    found
}

/// 1.预算执行10分 / 2.产出38分 / … / 以上五项合计93.7分: the line that closes a list of numbered lines.
fn closed_list(builder: &Builder<'_, '_>, first: usize) -> Option<usize> {
    const LONGEST: usize = 300;
    let lines = &builder.document.lines;
    // Where the first line is longer, the second begins no list.
    if list_number(builder.slice(lines[first].span)).is_some_and(|number| number.number > 1) {
        return None;
    }
    let text = |line: usize| {
        let line = lines.get(line).filter(|line| !matches!(line.kind, LineKind::Row(_)))?;
        Some(builder.slice(line.span)).filter(|text| text.len() < LONGEST)
    };
    let level = |line: usize| list_level(text(line)?).map(|(level, _)| level);
    let own = level(first)?;
    let points = |line: usize| {
        builder.document.figures_in(lines[line].span).iter().any(|figure| figure.kind == FigureKind::Points)
    };
    let last = (first..first + MOST).take_while(|&line| level(line) == Some(own) && points(line)).last()?;
    let closes = any_of!["以上", "上述", "合计", "总计", "总分", "小计", "各项合计"].starts(text(last + 1)?).is_some();
    (closes && last > first).then_some(last + 1)
}

/// A whole that points make up.
fn claim(builder: &mut Builder<'_, '_>, topic: Topic, whole: Quantity, parts: Vec<Quantity>) {
    builder.claims.push(Claim::Sum(Sum::of(topic, whole, parts, Completeness::Complete, "得分")));
}

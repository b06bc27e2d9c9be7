//! What one indicator lost, told in a list of losses: 预算调整率满分5分，得3.5分，扣2分; 扣分情况为：…，培训人次扣1.60分 where its
//! full marks and its score stand in a table.

use std::collections::{HashMap, HashSet};

use super::losses::is_of_part;
use super::sums::quantity;
use super::tokens::{Role, Token};
use super::{Lost, Passage, claim};
use crate::amount::Points;
use crate::claims::{Measure, Quantity, Span, Topic};
use crate::document::{Figure, FigureKind, list_level};
use crate::extraction::builder::Builder;
use crate::extraction::likeness::bare;
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::AnyOf;

/// Words in front of a loss that say that it is one of several, or a rule.
const OTHER: AnyOf = AnyOf::new(&["每", "共", "合计", "累计", "主要", "各", "分别", "依次", "上年", "其中"]);

/// The losses that the trees of indicators hold, and judge.
pub(super) fn held(builder: &Builder<'_, '_>) -> HashSet<Span> {
    let forms = builder.further.iter().map(|form| &form.sources).chain([&builder.sources]);
    let lost =
        |(field, span): (&Field, Span)| matches!(field, Field::Indicator(_, IndicatorField::Lost)).then_some(span);
    forms.flat_map(|sources| sources.iter().filter_map(lost)).collect()
}

/// Losses whose full marks and scores stand beside them, one of each.
pub(super) fn beside(builder: &mut Builder<'_, '_>, passage: &Passage, known: &Lost) {
    for item in &passage.items {
        let (Some(full), Some(value), Some(lost)) = (item.full, item.value, item.lost.first()) else { continue };
        if is_of_part(passage, builder, full, value) {
            continue;
        }
        let loss = &passage.tokens[*lost];
        let gap = passage.between(builder, item.span.end, loss.span.start);
        if matches!(gap, "，扣" | "，扣分" | "，失" | "，失分")
            && !known.summed.contains(&loss.span)
            && !known.held.contains(&loss.span)
        {
            let [whole, score, loss] = [full, value, *lost].map(|at| quantity(builder, &passage.tokens[at]));
            let name = full_marks_of(whole.name.trim_end_matches(['分', '为', '值', '满']));
            claim(builder, Topic::Lost, Quantity { name, ..whole }, vec![score, loss]);
        }
    }
}

/// What the whole is called that a score and a loss make up: 预算调整率满分.
pub(super) fn full_marks_of(indicator: &str) -> String {
    format!("{indicator}满分")
}

/// Indicators with full marks and score, by name; none for a name that several have.
pub(super) type Scored = HashMap<String, Option<IndicatorPath>>;

pub(super) fn scored(builder: &Builder<'_, '_>) -> Scored {
    let mut found = Scored::new();
    with_scores(&builder.report.indicators, &IndicatorPath(Vec::new()), &mut found);
    found
}

/// 项目产出情况, 产出指标: one name.
fn core(name: &str) -> &str {
    let name = bare(name);
    name.strip_prefix("项目").unwrap_or(name).trim_end_matches("情况").trim_end_matches("指标")
}

fn with_scores(indicators: &[Indicator], above: &IndicatorPath, found: &mut Scored) {
    for (index, indicator) in indicators.iter().enumerate() {
        let path = above.child(index);
        if indicator.full_marks.is_some() && indicator.score.is_some() {
            let own = Some(path.clone());
            found.entry(core(&indicator.name).to_owned()).and_modify(|known| *known = None).or_insert(own);
        }
        with_scores(&indicator.children, &path, found);
    }
}

/// Losses of indicators whose full marks and scores the tree of the report holds.
pub(super) fn of_indicators(builder: &mut Builder<'_, '_>, tokens: &[Token], known: &Lost) {
    let losses = tokens.iter().filter(|token| token.role == Role::Lost && !known.summed.contains(&token.span));
    let losses: Vec<Token> = losses.filter(|token| !builder.used[token.figure]).copied().collect();
    for loss in losses {
        // 新增产能、管护机制扣0.37分、1.50分: one for each of several.
        let behind = builder.document.text()[loss.span.end as usize..].strip_prefix('、');
        if behind.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) {
            continue;
        }
        let words = builder.slice(loss.words).trim_matches(['"', ' ']);
        let Some(name) = ["扣分", "扣", "失分", "失"].iter().find_map(|verb| words.strip_suffix(verb)) else {
            continue;
        };
        let of_sentence =
            || of_line(builder, &loss).or_else(|| of_part(builder, &loss, known).filter(|_| name.is_empty()));
        let name = if matches!(name, "" | "共") { of_sentence().unwrap_or(name) } else { name };
        // 产出指标合计扣1.5分: all that it lost.
        let name = ["合计", "共计", "累计", "共"].iter().find_map(|all| name.strip_suffix(all)).unwrap_or(name);
        let name = name.trim_matches(['"', ' ']);
        if name.chars().count() < 3 || OTHER.is_in(name) {
            continue;
        }
        let name = core(name);
        let Some(Some(path)) = known.scored.get(name) else { continue };
        let Some(indicator) =
            path.find(&builder.report.indicators).filter(|known| known.lost.is_none_or(|lost| lost.0 != loss.number))
        else {
            continue;
        };
        let marks = |field: IndicatorField, points: Option<Points>| {
            let place = builder.sources.place(Field::Indicator(path.clone(), field));
            let name = full_marks_of(name);
            points.map(|points| Quantity { name, number: points.0, measure: Measure::Points, place })
        };
        let full = marks(IndicatorField::FullMarks, indicator.full_marks);
        let score = marks(IndicatorField::Score, indicator.score);
        if let (Some(full), Some(score)) = (full, score) {
            let loss = quantity(builder, &loss);
            claim(builder, Topic::Lost, full, vec![score, loss]);
        }
    }
}

/// 预算执行率92.48%，未达到95%的考核要求，扣2.1分；: the part of the sentence begins with the name of what was scored.
fn of_part<'d>(builder: &Builder<'d, '_>, loss: &Token, known: &Lost) -> Option<&'d str> {
    /// Bytes of it.
    const LONGEST: usize = 150;
    /// Every name is tried at every loss: no form has more.
    const MOST_NAMES: usize = 400;
    if known.scored.len() > MOST_NAMES {
        return None;
    }
    let end = loss.span.start as usize;
    let text = &builder.document.text()[..end];
    let near = &text[text.ceil_char_boundary(end.saturating_sub(LONGEST))..];
    let part = near.rsplit(['。', '；', '\n']).next().filter(|part| part.len() < near.len())?;
    let from = Span { start: loss.span.start - part.len() as u32, end: loss.span.start };
    let scored = |figure: &Figure| figure.kind == FigureKind::Points;
    // 管理效率方面，执行率未达100%扣0.95分，结转规模较大扣0.70分: one of several.
    let ends = builder.document.text()[loss.span.end as usize..].starts_with(['；', '。', '\n']);
    if !ends || builder.document.figures_in(from).iter().any(scored) || part.contains(['（', '"']) {
        return None;
    }
    let part = builder.slice(from);
    // 资金管理方面，…扣1分；…扣0.5分 is on more than one loss.
    let result = |rest: &str| {
        rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '为' | '未' | '低' | '达' | '超' | '高' | '偏'))
    };
    let begins = known
        .scored
        .keys()
        .filter(|name| name.chars().count() > 3 && part.strip_prefix(name.as_str()).is_some_and(result));
    begins.max_by_key(|name| name.len()).map(|name| &part[..name.len()])
}

/// ——社会效益：投诉处理中有2件超过时限，扣1分, 5.收运及时率。…，扣1.8分: a line that begins with a name and tells one loss, or what all
/// its losses come to.
fn of_line<'d>(builder: &Builder<'d, '_>, loss: &Token) -> Option<&'d str> {
    /// Bytes of the line's title, and figures of a line that is asked at every loss.
    const LONGEST: usize = 90;
    const MOST: usize = 200;
    let document = builder.document;
    let line = document.lines.get(document.lines.partition_point(|line| line.span.end <= loss.span.start))?;
    if loss.span.end + ('。'.len_utf8() as u32) < line.span.end {
        return None;
    }
    let text = document.slice(line.span);
    let numbered = list_level(text).map_or(0, |(_, length)| length);
    let title = &text[numbered..text.floor_char_boundary((numbered + LONGEST).min(text.len()))];
    let (name, _) = title.trim_start_matches(['—', '-', '·', '•', ' ']).split_once(['：', '。'])?;
    let figures = document.figures_in(line.span);
    let points = || figures.iter().filter(|figure| figure.kind == FigureKind::Points).count();
    let all = builder.slice(loss.words).starts_with('共') || (figures.len() <= MOST && points() == 1);
    all.then_some(name)
}

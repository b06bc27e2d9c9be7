//! SCO-06 measured indicators, SCO-07 results far above their target, SCO-08 judged indicators, SCO-10 by the method.

use super::tree::{Tree, points, working};
use crate::amount::{Number, Points};
use crate::checks::{Basis, Finding, RuleId, Sentence, Severity, Verdict};
use crate::report::field::IndicatorField;
use crate::report::{Direction, Indicator, Level, Method};
use crate::rules;
use crate::scoring::{formula, measure, method};
use crate::search::{AnyOf, any_of};

/// The most names that one message lists.
const MOST_NAMES: usize = 6;

/// SCO-06, and SCO-10 where the form says that points come off in steps: the stated score against the method's.
pub(super) fn measured(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let (mut agree, mut steps) = (0, 0);
    for node in leaves(tree) {
        let indicator = tree.nodes[node].indicator;
        let (Some(full), Some(score)) = (tree.full(node), tree.stated(node)) else { continue };
        let rule = match indicator.method {
            Method::Execution | Method::Levels { .. } => continue,
            Method::Deduction { .. } => RuleId::Sco10,
            _ => RuleId::Sco06,
        };
        let outcome = match indicator.method {
            Method::Manual => by_shape(tree, node, full, score),
            _ => by_method(tree, node, full, score),
        };
        let Some((verdict, sentence, computed)) = outcome else { continue };
        if verdict == Verdict::Consistent {
            *(if rule == RuleId::Sco10 { &mut steps } else { &mut agree }) += 1;
            continue;
        }
        let mut finding = Finding::new(
            rule,
            verdict,
            sentence,
            vec![
                tree.name(node).to_owned(),
                indicator.target.clone(),
                indicator.actual.clone(),
                points(score),
                computed.as_ref().map_or_else(String::new, |computed| points(computed.score)),
            ],
        );
        if verdict == Verdict::Undecidable && sentence != Sentence::MethodOpen {
            finding.severity = Severity::Notice;
        }
        if let Some(computed) = computed {
            let mut working = working(score, computed.score, computed.formula);
            working.tolerance = tolerance(full).to_string();
            finding = finding.with_working(working);
        }
        let places = [IndicatorField::Target, IndicatorField::Actual, IndicatorField::FullMarks, IndicatorField::Score];
        findings.push(finding.at(places.map(|field| tree.place(node, field))));
    }
    for (rule, count) in [(RuleId::Sco06, agree), (RuleId::Sco10, steps)] {
        if count > 0 {
            let arguments = vec![count.to_string()];
            findings.push(Finding::new(rule, Verdict::Consistent, Sentence::MethodAgrees, arguments));
        }
    }
}

fn leaves(tree: &Tree<'_>) -> impl Iterator<Item = usize> {
    (0..tree.nodes.len())
        .filter(|&node| tree.is_leaf(node) && tree.applies(node) && tree.nodes[node].indicator.code != "execution")
}

/// 0.01 of the full marks, but no less than 0.05: what rounding of rates and of points explains.
fn tolerance(full: Number) -> Number {
    let least = Number::new(5, 2).unwrap_or(Number::ZERO);
    full.times_ratio(Number::ONE, Number::HUNDRED, 4).map_or(least, |part| part.trimmed(2).max(least))
}

fn near(a: Number, b: Number, full: Number) -> bool {
    a.subtract(b).is_ok_and(|gap| gap.abs() <= tolerance(full))
}

type Outcome = Option<(Verdict, Sentence, Option<Computed>)>;

/// What a method gives, and how.
struct Computed {
    score: Number,
    formula: String,
}

impl Computed {
    fn of(tree: &Tree<'_>, indicator: &Indicator, full: Number) -> Option<Computed> {
        let (score, working) = method::score(indicator, Points(full), tree.subject.profile);
        let score = score?.0;
        Some(Computed { formula: format!("{} = {score}", formula::of(&working)), score })
    }
}

/// A method that the report itself names.
fn by_method(tree: &Tree<'_>, node: usize, full: Number, score: Number) -> Outcome {
    let Some(computed) = Computed::of(tree, tree.nodes[node].indicator, full) else {
        return Some((Verdict::Undecidable, Sentence::MethodOpen, None));
    };
    Some(if near(score, computed.score, full) {
        (Verdict::Consistent, Sentence::MethodAgrees, None)
    } else {
        (Verdict::Inconsistent, Sentence::MethodDiffers, Some(computed))
    })
}

/// A table names no method: the score may be any that the usual ones give. No usual one gives full marks for a target
/// that was missed; why marks were taken off although it was met, or how many, is for a person to say.
fn by_shape(tree: &Tree<'_>, node: usize, full: Number, score: Number) -> Outcome {
    let indicator = tree.nodes[node].indicator;
    let (target, actual, direction) = comparable(tree, node)?;
    let met = match direction {
        Direction::AtLeast => actual >= target,
        Direction::AtMost => actual <= target,
        Direction::Equal => actual == target,
        Direction::Qualitative => return None,
    };
    if met {
        return Some(if near(score, full, full) {
            (Verdict::Consistent, Sentence::MethodAgrees, None)
        } else {
            (Verdict::Undecidable, Sentence::MetWithoutFull, Some(Computed { score: full, formula: full.to_string() }))
        });
    }
    let of = |method: Method| {
        let indicator = Indicator { method, direction, ..measures(indicator) };
        Computed::of(tree, &indicator, full)
    };
    let ratio = if direction == Direction::AtMost { Method::RatioReverse } else { Method::RatioForward };
    let proportional = of(ratio);
    let above_floor = of(Method::RatioFloor { floor: None });
    let known = [&proportional, &above_floor].into_iter().flatten().map(|computed| computed.score);
    if known.chain([Number::ZERO]).any(|known| near(score, known, full)) {
        return Some((Verdict::Consistent, Sentence::MethodAgrees, None));
    }
    Some(if score >= full && target > Number::ZERO && !forgives(tree, node) {
        (Verdict::Inconsistent, Sentence::MissedWithFull, proportional)
    } else if direction == Direction::AtLeast
        && target > Number::ZERO
        && proportional.is_some()
        && is_proportional(tree, node)
    {
        (Verdict::Inconsistent, Sentence::MethodDiffers, proportional)
    } else {
        (Verdict::Undecidable, Sentence::MissedOtherwise, proportional)
    })
}

/// 每低于目标值5%扣1分，不足5%的部分不扣; 完成率95%以上得满分: a rule that the text prints lets small gaps pass.
fn forgives(tree: &Tree<'_>, node: usize) -> bool {
    /// Lines around the table.
    const NEAR: usize = 60;
    let place = tree.place(node, IndicatorField::Score).span;
    let (Some(document), Some(at)) = (tree.subject.document, place) else { return false };
    let line = document.lines.partition_point(|line| line.span.end <= at.start);
    let lines = &document.lines[line.saturating_sub(NEAR)..document.lines.len().min(line + NEAR)];
    lines.iter().flat_map(|line| document.sentences_in(line.span)).any(|&sentence| {
        let text = document.slice(sentence);
        let step = any_of!["不扣分", "不扣", "不予扣"].is_in(text) && any_of!["不足", "以内", "之内"].is_in(text);
        step || any_of!["以上得满分", "以上的得满分", "以上计满分", "以上的计满分", "以上均得满分"].is_in(text)
    })
}

/// 计分说明：未达目标的按完成比例计分: the text names the method of all its indicators.
fn is_proportional(tree: &Tree<'_>, node: usize) -> bool {
    const NOTES: AnyOf = AnyOf::new(&["计分说明", "评分说明", "计分方法", "评分方法", "计分办法", "注："]);
    /// A note stands below its table.
    const NEAR: usize = 40;
    let place = tree.place(node, IndicatorField::Score).span;
    let (Some(document), Some(at)) = (tree.subject.document, place) else { return false };
    let line = document.lines.partition_point(|line| line.span.end <= at.start);
    document.lines[line.min(document.lines.len())..].iter().take(NEAR).any(|line| {
        let text = document.slice(line.span);
        NOTES.starts(text).is_some()
            && any_of!["按完成比例计分", "按完成比例得分", "按完成率计分", "按实际完成比例计分", "按比例计分"]
                .is_in(text)
    })
}

/// Only what the methods look at.
fn measures(indicator: &Indicator) -> Indicator {
    Indicator { target: indicator.target.clone(), actual: indicator.actual.clone(), ..Indicator::default() }
}

/// Target and result as numbers of the same unit, where it is known which side of the target is good.
fn comparable(tree: &Tree<'_>, node: usize) -> Option<(Number, Number, Direction)> {
    let indicator = tree.nodes[node].indicator;
    let (target, actual) = (measure::read(&indicator.target)?, measure::read(&indicator.actual)?);
    let places = measure::places_to_unit_of(&indicator.target, &indicator.actual)?;
    let actual = actual.number.moved(places).ok()?;
    // Dates are not more or less.
    if [&indicator.target, &indicator.actual]
        .iter()
        .any(|text| measure::unit(text).starts_with(['年', '月', '日', '号']))
    {
        return None;
    }
    let direction = match (target.direction, indicator.direction) {
        (Some(written), Direction::AtLeast) => written,
        (None, Direction::AtLeast) if !more_is_better(tree, node) => return None,
        (_, chosen) => chosen,
    };
    Some((target.number, actual, direction))
}

/// Whether a target without a sign is one to reach rather than one to stay below.
fn more_is_better(tree: &Tree<'_>, node: usize) -> bool {
    const LESS: AnyOf = AnyOf::new(&[
        "成本", "费用", "支出", "控制", "事故", "投诉", "时间", "时限", "天数", "误差", "下降", "降低", "减少", "经费",
        "单价", "差错",
    ]);
    let mut at = Some(node);
    while let Some(node) = at {
        let name = tree.name(node);
        if LESS.is_in(name) || tree.nodes[node].indicator.code == "cost" {
            return false;
        }
        at = tree.parent(node);
    }
    true
}

/// SCO-07: a result of 130 % of its target or more asks whether the target was set too low.
pub(super) fn far_above(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let far: Vec<usize> = leaves(tree)
        .filter(|&node| {
            let Some((target, actual, Direction::AtLeast)) = comparable(tree, node) else { return false };
            let limit = target.multiply(Number::whole(130));
            let reached = actual.multiply(Number::HUNDRED);
            target > Number::ZERO && limit.is_ok_and(|limit| reached.is_ok_and(|reached| reached >= limit))
        })
        .collect();
    let Some(&first) = far.first() else { return };
    let names = far.iter().take(MOST_NAMES).map(|&node| tree.name(node)).collect::<Vec<_>>().join("、");
    let example = tree.nodes[first].indicator;
    let arguments = vec![far.len().to_string(), names, example.target.clone(), example.actual.clone()];
    let mut finding = Finding::new(RuleId::Sco07, Verdict::Undecidable, Sentence::FarAboveTarget, arguments);
    finding.severity = RuleId::Sco07.severity();
    let places = far.iter().flat_map(|&node| [(node, IndicatorField::Target), (node, IndicatorField::Actual)]);
    findings.push(finding.at(places.map(|(node, field)| tree.place(node, field))));
}

/// SCO-08: the score of a judged indicator lies in the band of its level.
pub(super) fn judged(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let mut agree = 0;
    for node in leaves(tree) {
        let indicator = tree.nodes[node].indicator;
        let (Some(full), Some(score)) = (tree.full(node), tree.stated(node)) else { continue };
        let Some(level) = level(indicator) else { continue };
        let band = |levels: &rules::LevelRule| match level {
            Level::Reached => (levels.upper.0, Number::HUNDRED),
            Level::Partly => (levels.lower.0, levels.upper.0),
            Level::Missed => (Number::ZERO, levels.lower.0),
        };
        let inside = |(from, to): (Number, Number)| {
            let reached = score.multiply(Number::HUNDRED)?;
            Ok::<bool, crate::amount::NumberError>(reached >= full.multiply(from)? && reached <= full.multiply(to)?)
        };
        let own = band(&tree.subject.profile.levels);
        let Ok(fits) = inside(own) else { continue };
        if fits {
            agree += 1;
            continue;
        }
        let elsewhere = rules::profiles().any(|profile| inside(band(&profile.levels)) == Ok(true));
        let verdict = if elsewhere { Verdict::Undecidable } else { Verdict::Inconsistent };
        let sentence = if elsewhere { Sentence::LevelOfOther } else { Sentence::LevelDiffers };
        let arguments = vec![
            tree.name(node).to_owned(),
            stated_level(indicator).to_owned(),
            points(score),
            points(full),
            own.0.to_string(),
            own.1.to_string(),
        ];
        let mut finding = Finding::new(RuleId::Sco08, verdict, sentence, arguments).based_on(Basis::ProfileLevels);
        finding.severity = RuleId::Sco08.severity();
        let places = [IndicatorField::Actual, IndicatorField::FullMarks, IndicatorField::Score];
        findings.push(finding.at(places.map(|field| tree.place(node, field))));
    }
    if agree > 0 {
        let arguments = vec![agree.to_string()];
        let finding = Finding::new(RuleId::Sco08, Verdict::Consistent, Sentence::LevelAgrees, arguments);
        findings.push(finding.based_on(Basis::ProfileLevels));
    }
}

/// The level that the form chose, or that the result names in the words of the rule.
fn level(indicator: &Indicator) -> Option<Level> {
    if let Method::Levels { level, .. } = indicator.method {
        return level;
    }
    let actual = indicator.actual.trim();
    if actual.starts_with("部分达成") {
        Some(Level::Partly)
    } else if actual.starts_with("未达成") {
        Some(Level::Missed)
    } else if actual.starts_with("达成预期") || actual.starts_with("达成年度") {
        Some(Level::Reached)
    } else {
        None
    }
}

fn stated_level(indicator: &Indicator) -> &str {
    match indicator.actual.trim() {
        "" => "定性",
        actual => actual,
    }
}

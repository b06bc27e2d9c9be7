//! SCO-04: full marks make up 100 and are those of the profile; those below make up those above.

use super::levels::has_all_groups;
use super::tree::{Tree, addition, points, sum, working};
use crate::amount::{Number, slips};
use crate::checks::doubt::far;
use crate::checks::{Basis, Finding, RuleId, Sentence, Severity, Verdict};
use crate::claims::{Claim, Place, Topic};
use crate::document::{Figure, FigureKind};
use crate::report::field::IndicatorField;
use crate::rules::{self, RuleProfile};
use crate::search::has;

pub(super) fn check(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    level_1(tree, findings);
    below(tree, findings);
}

fn level_1(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let groups: Vec<usize> = tree.groups().collect();
    // A group without marks of its own has those of the indicators below it.
    let full: Vec<Number> = groups.iter().filter_map(|&group| tree.full_or_sum(group)).collect();
    let (Some(total), false) = (sum(&full), full.is_empty()) else { return };
    let profile = tree.subject.profile;
    let expected = profile.full_marks.0;
    let mut places: Vec<Place> = Vec::new();
    groups.iter().for_each(|&group| places_of(tree, group, &mut places));
    let add = |verdict, sentence, arguments| {
        let finding = Finding::new(RuleId::Sco04, verdict, sentence, arguments).based_on(Basis::ProfileWeights);
        finding.with_working(working(total, expected, addition(&full, total))).at(places.iter().cloned())
    };
    if full.len() < groups.len() {
        let lacking = groups.iter().filter(|&&group| tree.full_or_sum(group).is_none()).map(|&group| tree.name(group));
        let names = lacking.collect::<Vec<_>>().join("、");
        findings.push(add(Verdict::Undecidable, Sentence::MarksOpen, vec![names, points(total)]));
        return;
    }
    if total != expected && (are_scores(tree, &groups) || is_scale_of_its_own(tree, total)) {
        return;
    }
    if total != expected {
        // Where the scores make up the total, every indicator was read.
        let doubtful = in_text(tree)
            && !scores_make_total(tree, &groups)
            && (far(tree.subject, expected, total)
                || is_of_another(tree, &groups, total)
                || full.iter().copied().any(is_broken));
        let some = doubtful || execution_apart(tree, &groups, total);
        let (verdict, sentence) = if all_there(tree, &groups) && !some {
            (Verdict::Inconsistent, Sentence::MarksDiffer)
        } else {
            (Verdict::Undecidable, Sentence::MarksPart)
        };
        findings.push(add(verdict, sentence, vec![points(total), points(expected)]));
        return;
    }
    let arguments = vec![points(total), name(profile).to_owned()];
    if fits(tree, &groups, profile) {
        findings.push(add(Verdict::Consistent, Sentence::MarksAgree, arguments));
        return;
    }
    if let Some(other) = rules::profiles().find(|other| fits(tree, &groups, other)) {
        let arguments = vec![name(profile).to_owned(), name(other).to_owned()];
        let mut finding = add(Verdict::Inconsistent, Sentence::MarksOfOther, arguments);
        finding.severity = Severity::Warning;
        findings.push(finding);
        return;
    }
    // Weights that no shipped profile knows may be local ones. Only where the report names its profile itself do they
    // contradict it.
    let named = !tree.subject.report.rules.is_empty() && tree.subject.report.rules == profile.id;
    if named {
        findings.push(add(Verdict::Inconsistent, Sentence::MarksNotOfProfile, arguments));
        return;
    }
    findings.push(add(Verdict::Consistent, Sentence::MarksAddUp, vec![points(total)]));
    let finding = Finding::new(RuleId::Sco04, Verdict::Undecidable, Sentence::MarksUnknown, arguments);
    findings.push(finding.based_on(Basis::ProfileWeights).at(places));
}

/// Where the full marks of an indicator stand: its own, else those of the indicators below it.
fn places_of(tree: &Tree<'_>, node: usize, places: &mut Vec<Place>) {
    if tree.full(node).is_some() {
        places.push(tree.place(node, IndicatorField::FullMarks));
    } else {
        tree.children(node).for_each(|child| places_of(tree, child, places));
    }
}

/// 预算执行8.9分，产出44.5分，…，合计88.7分: what a list with its sum holds are points that were reached.
fn are_scores(tree: &Tree<'_>, groups: &[usize]) -> bool {
    let span = |group: usize| tree.place(group, IndicatorField::FullMarks).span;
    let Some(first) = groups.first().and_then(|&group| span(group)) else { return false };
    tree.subject.claims.iter().any(|claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Scores && sum.whole.number != tree.subject.profile.full_marks.0 => {
            sum.parts.iter().any(|part| part.place.span == Some(first)) && sum.parts.len() >= groups.len()
        }
        _ => false,
    })
}

/// 本市采用120分制，折算为百分制: the text says what its marks make up.
fn is_scale_of_its_own(tree: &Tree<'_>, total: Number) -> bool {
    let text = tree.subject.document.map_or("", |document| document.text());
    text.contains(&format!("{}分制", total.trimmed(0)))
}

/// Whether this is the whole score table: then a wrong sum is not for want of a row.
fn all_there(tree: &Tree<'_>, groups: &[usize]) -> bool {
    has_all_groups(tree, groups) || scores_make_total(tree, groups)
}

fn scores_make_total(tree: &Tree<'_>, groups: &[usize]) -> bool {
    let scores: Option<Vec<Number>> = groups.iter().map(|&group| tree.score(group)).collect();
    let total = tree.subject.report.stated.total.map(|total| total.0);
    total.is_some() && scores.and_then(|scores| sum(&scores)) == total
}

/// Budget execution is scored in a table of its own, which leaves the rest for this one.
fn execution_apart(tree: &Tree<'_>, groups: &[usize], total: Number) -> bool {
    let profile = tree.subject.profile;
    let scored_here = groups.iter().any(|&group| tree.nodes[group].indicator.code == "execution");
    let rule = profile.group("execution").filter(|_| !scored_here);
    rule.is_some_and(|rule| total.add(rule.full_marks.0).is_ok_and(|sum| sum == profile.full_marks.0))
        || (!scored_here && told_of_execution(tree, total))
}

/// 执行率95.65%，该项满分20分: the points that the table lacks are told of execution in a sentence.
fn told_of_execution(tree: &Tree<'_>, total: Number) -> bool {
    let (Some(document), Ok(rest)) = (tree.subject.document, tree.subject.profile.full_marks.0.subtract(total)) else {
        return false;
    };
    rest > Number::ZERO
        && document.sentences().any(|sentence| {
            let told = |figure: &Figure| figure.kind == FigureKind::Points && figure.number == rest;
            document.figures_in(sentence).iter().any(told) && has(document.slice(sentence), "执行")
        })
}

fn in_text(tree: &Tree<'_>) -> bool {
    tree.subject.document.is_some()
}

/// 8.74: no form gives such full marks; a score was taken for them.
fn is_broken(full: Number) -> bool {
    full.trimmed(0).decimals() > 1
}

/// 10, 50, 12, 30 and 10 without the 12 of 成本 make 100: that is one of the parts of another.
fn is_of_another(tree: &Tree<'_>, groups: &[usize], total: Number) -> bool {
    let may_be = |code: &str| matches!(code, "cost" | "satisfaction" | "management");
    groups.iter().any(|&group| {
        let without = tree.full_or_sum(group).and_then(|full| total.subtract(full).ok());
        may_be(&tree.nodes[group].indicator.code) && without == Some(tree.subject.profile.full_marks.0)
    })
}

fn fits(tree: &Tree<'_>, groups: &[usize], profile: &RuleProfile) -> bool {
    profile.weights.groups.len() == groups.len()
        && groups.iter().all(|&group| {
            let rule = profile.group(&tree.nodes[group].indicator.code);
            rule.is_some_and(|rule| Some(rule.full_marks.0) == tree.full_or_sum(group))
        })
}

/// Document number, or title where there is none.
fn name(profile: &RuleProfile) -> &str {
    if profile.number.is_empty() { &profile.title } else { &profile.number }
}

fn scores_add_up(tree: &Tree<'_>, node: usize) -> bool {
    let scores: Option<Vec<Number>> = tree.children(node).map(|child| tree.score(child)).collect();
    tree.stated(node).is_some() && scores.and_then(|scores| sum(&scores)) == tree.stated(node)
}

/// One digit of the marks above, where the parts of all level-1 indicators make up a hundred, or of one below, where the marks of
/// those indicators do; and others of them have the marks of their parts: then all were read, and put where they belong.
fn is_mistyped(tree: &Tree<'_>, above: Number, full: &[Number], total: Number) -> bool {
    const AGREEING: usize = 2;
    let by_parts = |group: usize| {
        let parts: Option<Vec<Number>> = tree.children(group).map(|child| tree.full_or_sum(child)).collect();
        if tree.is_leaf(group) { tree.full(group) } else { sum(&parts?) }
    };
    let agrees =
        |&group: &usize| !tree.is_leaf(group) && tree.full(group).is_some() && tree.full(group) == by_parts(group);
    if tree.groups().filter(agrees).count() < AGREEING {
        return false;
    }
    let is_hundred = |marks: Option<Vec<Number>>| marks.and_then(|marks| sum(&marks)) == Some(Number::HUNDRED);
    if slips::differs_by_a_slip(above, total) {
        return is_hundred(tree.groups().map(by_parts).collect());
    }
    slips::in_one_figure(above, full) && is_hundred(tree.groups().map(|group| tree.full_or_sum(group)).collect())
}

/// Where all indicators below have full marks, they add up to those above.
fn below(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let (mut agree, mut agreeing) = (0, Vec::new());
    for node in 0..tree.nodes.len() {
        let Some(above) = tree.full(node).filter(|_| !tree.is_leaf(node) && tree.applies(node)) else { continue };
        let children: Vec<usize> = tree.children(node).collect();
        let full: Option<Vec<Number>> = children.iter().map(|&child| tree.full_or_sum(child)).collect();
        let Some((full, total)) = full.filter(|full| full.len() > 1).and_then(|full| sum(&full).map(|sum| (full, sum)))
        else {
            continue;
        };
        if in_text(tree) && full.iter().copied().chain([above]).any(is_broken) {
            continue;
        }
        // A score of its own that those below do not make up says that they are not all its.
        let mistyped = || tree.stated(node).is_none() && is_mistyped(tree, above, &full, total);
        if far(tree.subject, above, total) && !scores_add_up(tree, node) && !mistyped() {
            continue;
        }
        if total == above {
            agree += 1;
            agreeing.extend(std::iter::once(node).chain(children).filter(|&node| tree.full(node).is_some()));
            continue;
        }
        let arguments = vec![tree.name(node).to_owned(), points(above), points(total)];
        let nodes = std::iter::once(node).chain(children).filter(|&node| tree.full(node).is_some());
        findings.push(
            Finding::new(RuleId::Sco04, Verdict::Inconsistent, Sentence::MarksBelowDiffer, arguments)
                .with_working(working(above, total, addition(&full, total)))
                .at(nodes.map(|node| tree.place(node, IndicatorField::FullMarks))),
        );
    }
    if agree > 0 {
        let arguments = vec![agree.to_string()];
        agreeing.sort_unstable();
        agreeing.dedup();
        let places = agreeing.iter().map(|&node| tree.place(node, IndicatorField::FullMarks));
        findings
            .push(Finding::new(RuleId::Sco04, Verdict::Consistent, Sentence::MarksBelowAgree, arguments).at(places));
    }
}

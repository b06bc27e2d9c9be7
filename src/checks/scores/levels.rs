//! SCO-01 score within full marks, SCO-02 scores of the levels, SCO-03 the total, SCO-05 lost marks.

use super::tree::{Tree, addition, points, sum, working};
use crate::amount::Number;
use crate::checks::{Finding, RuleId, Sentence, Verdict, doubt};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, list_level};
use crate::report::field::{Field, IndicatorField};

/// SCO-01: 0 ≤ score ≤ full marks.
pub(super) fn within(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let (mut fit, mut open) = (0, 0);
    for node in 0..tree.nodes.len() {
        let Some(score) = tree.stated(node) else { continue };
        let name = tree.name(node).to_owned();
        let place = tree.place(node, IndicatorField::Score);
        if score.is_negative() {
            let finding =
                Finding::new(RuleId::Sco01, Verdict::Inconsistent, Sentence::ScoreNegative, vec![name, points(score)]);
            findings.push(finding.at([place]));
            continue;
        }
        let Some(full) = tree.full(node) else {
            open += usize::from(tree.nodes[node].depth == 0);
            continue;
        };
        if score <= full {
            fit += 1;
            continue;
        }
        // 部门整体支出绩效自评得分93.38分 is what all have got, whatever was spoken of before.
        if tree.subject.document.is_some() && tree.subject.report.stated.total.is_some_and(|total| total.0 == score) {
            continue;
        }
        let arguments = vec![name, points(score), points(full)];
        findings.push(
            Finding::new(RuleId::Sco01, Verdict::Inconsistent, Sentence::ScoreAboveFull, arguments)
                .with_working(working(score, full, format!("{score} > {full}")))
                .at([tree.place(node, IndicatorField::FullMarks), place]),
        );
    }
    if fit > 0 {
        let arguments = vec![fit.to_string()];
        findings.push(Finding::new(RuleId::Sco01, Verdict::Consistent, Sentence::ScoresWithin, arguments));
    } else if open > 0 {
        let arguments = vec![open.to_string()];
        findings.push(Finding::new(RuleId::Sco01, Verdict::Undecidable, Sentence::ScoresWithoutFull, arguments));
    }
}

/// SCO-02: the scores below add up to the score above.
pub(super) fn sums(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    for node in 0..tree.nodes.len() {
        let Some(stated) = tree.stated(node).filter(|_| !tree.is_leaf(node) && tree.applies(node)) else { continue };
        let children: Vec<usize> = tree.children(node).collect();
        let scores: Vec<Number> = children.iter().filter_map(|&child| tree.score(child)).collect();
        if scores.is_empty() {
            continue;
        }
        let places = places(tree, node, &children);
        let Some(total) = sum(&scores) else { continue };
        let open = scores.len() < children.len()
            || (total < stated && is_one_of_more(tree, node, &children))
            || cannot_reach(tree, &children, stated);
        let arguments = vec![tree.name(node).to_owned(), points(stated), points(total)];
        let doubtful = is_far(tree, stated, total);
        let (verdict, sentence) = if open && total <= stated {
            (Verdict::Undecidable, Sentence::LevelsOpen)
        } else if doubtful {
            (Verdict::Undecidable, Sentence::LevelsDoubtful)
        } else if total == stated {
            (Verdict::Consistent, Sentence::LevelsAgree)
        } else {
            (Verdict::Inconsistent, Sentence::LevelsDiffer)
        };
        let finding = Finding::new(RuleId::Sco02, verdict, sentence, arguments).at(places);
        findings.push(match verdict {
            Verdict::Undecidable => finding,
            _ => finding.with_working(working(stated, total, addition(&scores, total))),
        });
    }
}

/// 其中：数量指标得分16分, and no word of the others: they may hold the rest, unless the one has all the full marks.
fn is_one_of_more(tree: &Tree<'_>, node: usize, children: &[usize]) -> bool {
    let &[child] = children else { return false };
    tree.full(node).is_none_or(|full| tree.full_or_sum(child) != Some(full))
}

/// 产出得33.62分：除治权重8分，得7.62分…；及时性权重7分，得6分…: a text that tells of those alone that lost something. All of what it
/// tells could not come to so much.
fn cannot_reach(tree: &Tree<'_>, children: &[usize], stated: Number) -> bool {
    let full: Option<Vec<Number>> = children.iter().map(|&child| tree.full(child)).collect();
    tree.subject.document.is_some() && full.and_then(|full| sum(&full)).is_some_and(|most| most < stated)
}

/// Too far apart for scores that were all read, and read where they belong.
fn is_far(tree: &Tree<'_>, stated: Number, computed: Number) -> bool {
    doubt::far_and_no_digit(tree.subject, stated, computed) || doubt::of_points(tree.subject, stated, computed)
}

/// The score above, then those below.
fn places(tree: &Tree<'_>, node: usize, children: &[usize]) -> Vec<Place> {
    // Where a level has no score of its own, those below it are what adds up.
    let below = children.iter().flat_map(|&child| {
        let single = tree.stated(child).is_some();
        tree.below(child).filter(move |&node| if single { node == child } else { tree.is_leaf(node) })
    });
    let below = below.filter(|&child| tree.stated(child).is_some());
    std::iter::once(node).chain(below).map(|node| tree.place(node, IndicatorField::Score)).collect()
}

/// SCO-03: the level-1 scores add up to the stated total.
pub(super) fn total(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let report = tree.subject.report;
    let Some(stated) = report.stated.total.map(|total| total.0) else { return };
    let groups: Vec<usize> = tree.groups().collect();
    let scores: Vec<Number> = groups.iter().filter_map(|&group| tree.score(group)).collect();
    let Some(sum) = sum(&scores).filter(|_| !scores.is_empty()) else { return };
    let all = &tree.subject.evaluation.scores;
    let scaled = all.total.filter(|_| all.total != all.unscaled);
    let computed = scaled.map_or(sum, |scaled| scaled.0);
    let missing = scores.len() < groups.len();
    let (verdict, sentence) = if computed == stated {
        (Verdict::Consistent, Sentence::TotalAgrees)
    } else if missing || !has_all_groups(tree, &groups) || is_incomplete(tree, &groups) {
        (Verdict::Undecidable, Sentence::TotalOpen)
    } else if is_far(tree, stated, computed) {
        (Verdict::Undecidable, Sentence::TotalDoubtful)
    } else {
        (Verdict::Inconsistent, Sentence::TotalDiffers)
    };
    let formula = match scaled {
        // Indicators that do not apply are left out and the rest is scaled up.
        Some(_) => {
            let base = all.full_marks.0;
            let left = base.subtract(all.not_applicable.0).unwrap_or(base);
            format!("{}; {sum} × {base} ÷ {left} = {computed}", addition(&scores, sum))
        }
        None => addition(&scores, sum),
    };
    // A table that scores only the indicators at the end of each branch: those are what adds up.
    let scores = groups.iter().flat_map(|&group| {
        let single = tree.stated(group).is_some();
        tree.below(group).filter(move |&node| if single { node == group } else { tree.is_leaf(node) })
    });
    let places = scores.filter(|&node| tree.stated(node).is_some()).map(|node| tree.place(node, IndicatorField::Score));
    findings.push(
        Finding::new(RuleId::Sco03, verdict, sentence, vec![points(stated), points(computed)])
            .with_working(working(stated, computed, formula))
            .at(places.chain([tree.subject.place(Field::StatedTotal)])),
    );
}

/// Nothing of the total is missing: the full marks make up those of the profile, or each kind of indicator is there.
pub(super) fn has_all_groups(tree: &Tree<'_>, groups: &[usize]) -> bool {
    let has = |code: &str| groups.iter().any(|&group| tree.nodes[group].indicator.code == code);
    is_divided(tree, groups) || ["execution", "output", "benefit", "satisfaction"].into_iter().all(has)
}

/// In a text: the full marks are known and make up less than those of the profile, so a group was not found.
fn is_incomplete(tree: &Tree<'_>, groups: &[usize]) -> bool {
    let full: Option<Vec<Number>> = groups.iter().map(|&group| tree.full(group)).collect();
    let full = full.and_then(|full| sum(&full));
    tree.subject.document.is_some() && full.is_some_and(|full| full < tree.subject.profile.full_marks.0)
}

/// The full marks of the level-1 indicators make up those of the profile.
fn is_divided(tree: &Tree<'_>, groups: &[usize]) -> bool {
    let full: Option<Vec<Number>> = groups.iter().map(|&group| tree.full_or_sum(group)).collect();
    full.and_then(|full| sum(&full)) == Some(tree.subject.profile.full_marks.0)
}

/// SCO-05: lost marks as stated against full marks − score.
pub(super) fn lost(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    for node in 0..tree.nodes.len() {
        if let Some(lost) = deducted(tree, node)
            && let (Some(full), Some(score)) = (tree.full(node), tree.score(node))
            && let Ok(computed) = full.subtract(score)
        {
            let computed = computed.trimmed(0);
            let place = |field| tree.place(node, field);
            let scores = score_places(tree, node);
            let ends = [IndicatorField::FullMarks, IndicatorField::Lost].map(place);
            let places = ends[..1].iter().chain(&scores).chain(&ends[1..]).cloned().collect::<Vec<_>>();
            let formula = format!("{full} - {score} = {computed}");
            let part = may_be_of_part(tree, node, lost) || in_several_steps(tree, node, full);
            let finding = if lost < computed && part {
                let arguments = vec![tree.name(node).to_owned(), points(lost), points(computed)];
                Finding::new(RuleId::Sco05, Verdict::Undecidable, Sentence::LostPart, arguments)
            } else if lost != computed && is_told(tree, place(IndicatorField::Score).span, computed) {
                // 产出50分得47.5分，扣2.5分 stands there as well: this loss is another's.
                continue;
            } else {
                let doubtful = is_doubtful(tree, node, place(IndicatorField::Lost), lost, computed);
                judge_lost(doubtful, tree.name(node), lost, computed, formula)
            };
            findings.push(finding.at(places));
        }
        let below: Vec<usize> = tree
            .children(node)
            .filter(|&child| tree.nodes[child].indicator.lost.is_some() && tree.full(child).is_none())
            .collect();
        if !below.is_empty() {
            findings.extend(explained(tree, node, &below));
        }
    }
}

/// Where a score stands; what is only added up stands where its parts do.
fn score_places(tree: &Tree<'_>, node: usize) -> Vec<Place> {
    let own = tree.place(node, IndicatorField::Score);
    let told = |document: &Document<'_>| own.span.is_some_and(|span| !document.figures_in(span).is_empty());
    if tree.is_leaf(node) || tree.subject.document.is_none_or(told) {
        return vec![own];
    }
    let leaves = tree.below(node).filter(|&below| tree.is_leaf(below));
    leaves.map(|leaf| tree.place(leaf, IndicatorField::Score)).filter(|place| place.span.is_some()).collect()
}

/// What an indicator lost; a column of deductions may have them with their sign: 扣分 -0.43.
fn deducted(tree: &Tree<'_>, node: usize) -> Option<Number> {
    tree.nodes[node].indicator.lost.map(|lost| lost.0.abs())
}

/// 产出50分得47.5分，扣2.5分: behind the score stands just what is missing.
fn is_told(tree: &Tree<'_>, score: Option<Span>, lost: Number) -> bool {
    let (Some(document), Some(score)) = (tree.subject.document, score) else { return false };
    let next = document.figures.partition_point(|figure| figure.span.start < score.end);
    document.figures.get(next).is_some_and(|figure| {
        let gap = document.slice(Span { start: score.end, end: figure.span.start.max(score.end) });
        figure.kind == FigureKind::Points
            && figure.number == lost
            && gap.trim_end_matches(['了', '减', '除', '分']).ends_with(['扣', '失'])
            && !gap.contains(['。', '；', '\n'])
    })
}

/// 1.预算执行：预算完成率未达到100%，扣1分；…: in a chapter of reasons it may be what one of several indicators lost.
fn may_be_of_part(tree: &Tree<'_>, node: usize, lost: Number) -> bool {
    let Some(document) = tree.subject.document else { return false };
    let line = |field| {
        let span = tree.place(node, field).span?;
        Some(document.lines.partition_point(|line| line.span.end <= span.start))
    };
    let of = |child: usize| tree.full(child)?.subtract(tree.score(child)?).ok();
    line(IndicatorField::Lost) != line(IndicatorField::Score)
        && tree.children(node).any(|child| of(child) == Some(lost))
}

/// 自评7.45分。…，按2分×97.5%计1.95分；…，扣0.5分: points of single steps stand between or behind, of which some lost more.
fn in_several_steps(tree: &Tree<'_>, node: usize, full: Number) -> bool {
    /// Bytes behind the loss.
    const BEHIND: usize = 600;
    let Some(document) = tree.subject.document else { return false };
    let span = |field| tree.place(node, field).span;
    let (Some(score), Some(lost)) = (span(IndicatorField::Score), span(IndicatorField::Lost)) else { return false };
    let line = document.lines.partition_point(|line| line.span.end <= lost.start);
    let near = document.text().floor_char_boundary(lost.end as usize + BEHIND) as u32;
    let end = document.lines.get(line).map_or(lost.end, |line| line.span.end.min(near));
    let around = Span { start: score.end, end: end.max(score.end) };
    let step = |figure: &Figure| figure.kind == FigureKind::Points && figure.number != full && figure.span != lost;
    let words = document.slice(around);
    words.contains('×') && !words.contains('\n') && document.figures_in(around).iter().any(step)
}

/// Not off by a slip of the pen, or told in another sentence than the score and off by more than a slip leaves: then it is hardly
/// what this indicator lost. In the cells of one row it is.
fn is_doubtful(tree: &Tree<'_>, node: usize, lost: Place, stated: Number, computed: Number) -> bool {
    let (Some(lost), Some(score)) = (lost.span, tree.place(node, IndicatorField::Score).span) else { return false };
    let (first, second) = if lost.start < score.start { (lost, score) } else { (score, lost) };
    let between = Span { start: first.end, end: second.start.max(first.end) };
    let between = tree.subject.quote(between);
    // 扣1.72分，得8.52分 of 10: the score is what was mistyped.
    let meant = tree.full(node).and_then(|full| full.subtract(stated).ok());
    if tree.score(node).zip(meant).is_some_and(|(score, meant)| doubt::is_mistyped(score, meant)) {
        return false;
    }
    let row = !between.contains('\n') && between.contains(['\t', '|']);
    !row && (doubt::is_no_slip(tree.subject, stated, computed)
        || (between.contains(['。', '\n']) && doubt::of_points(tree.subject, stated, computed)))
}

fn judge_lost(doubtful: bool, name: &str, stated: Number, computed: Number, formula: String) -> Finding {
    let (verdict, sentence) = if stated == computed {
        (Verdict::Consistent, Sentence::LostAgrees)
    } else if doubtful {
        (Verdict::Undecidable, Sentence::LostElsewhere)
    } else {
        (Verdict::Inconsistent, Sentence::LostDiffers)
    };
    let arguments = vec![name.to_owned(), points(stated), points(computed)];
    Finding::new(RuleId::Sco05, verdict, sentence, arguments).with_working(working(stated, computed, formula))
}

/// （2）可持续影响。…，扣0.9分。 / （3）满意度。…，扣0.6分。: with the losses of the lines behind it just what is missing.
fn is_made_up_behind(tree: &Tree<'_>, lost: Option<Span>, mut told: Number, missing: Number) -> bool {
    const LINES: usize = 4;
    let (Some(document), Some(lost)) = (tree.subject.document, lost) else { return false };
    let line = document.lines.partition_point(|line| line.span.end <= lost.start);
    let end = document.lines[line..].iter().take(LINES).next_back().map_or(lost.end, |line| line.span.end);
    let behind = document.figures_in(Span { start: lost.end, end: end.max(lost.end) }).iter();
    let mut losses = behind
        .filter(|figure| figure.kind == FigureKind::Points && document.slice(figure.label).ends_with(['扣', '失']));
    losses.any(|figure| {
        told = told.add(figure.number).unwrap_or(told);
        told == missing
    })
}

/// 1.数量指标。…，完成率90.00%。 / 2.质量指标。…，扣0.5分。: what the one in front did not reach may have cost it marks without a word.
fn falls_short_beside(tree: &Tree<'_>, score: Option<Span>, lost: Option<Span>) -> bool {
    let (Some(document), Some(score), Some(lost)) = (tree.subject.document, score, lost) else { return false };
    let line_of = |span: Span| document.lines.partition_point(|line| line.span.end <= span.start);
    let (first, own) = (line_of(score) + 1, line_of(lost));
    let level = |line: usize| list_level(document.slice(document.lines[line].span)).map(|(level, _)| level);
    let short = |line: usize| {
        let span = document.lines[line].span;
        let below = |rate: &Figure| rate.number < Number::HUNDRED && document.slice(rate.label).ends_with("完成率");
        let mut rates = document.figures_in(span).iter().filter(|figure| figure.kind == FigureKind::Percent);
        rates.any(below) && !document.slice(span).contains(['扣', '失'])
    };
    first <= own && own < document.lines.len() && (first..own).any(|line| level(line) == level(own) && short(line))
}

/// Deductions stated for indicators without full marks of their own, against what the one above them lost: where a
/// report gives reasons for some, it gives them for all.
fn explained(tree: &Tree<'_>, node: usize, below: &[usize]) -> Option<Finding> {
    let lost: Vec<Number> = below.iter().filter_map(|&child| deducted(tree, child)).collect();
    let stated = sum(&lost)?;
    let first = *below.first()?;
    let mut places: Vec<Place> = Vec::with_capacity(below.len() + 2);
    let lost_places = below.iter().map(|&child| tree.place(child, IndicatorField::Lost));
    let (Some(full), Some(score)) = (tree.full(node), tree.score(node)) else {
        places.extend(lost_places);
        let arguments = vec![tree.name(first).to_owned(), points(stated)];
        return Some(Finding::new(RuleId::Sco05, Verdict::Undecidable, Sentence::LostOpen, arguments).at(places));
    };
    let computed = full.subtract(score).ok()?.trimmed(0);
    let last = below.last().and_then(|&child| tree.place(child, IndicatorField::Lost).span);
    if stated < computed && is_made_up_behind(tree, last, stated, computed) {
        return None;
    }
    let lost_first = tree.place(first, IndicatorField::Lost).span;
    if stated < computed && falls_short_beside(tree, tree.place(node, IndicatorField::Score).span, lost_first) {
        return None;
    }
    let name = below.iter().map(|&child| tree.name(child)).collect::<Vec<_>>().join("、");
    let formula = format!("{full} - {score} = {computed}");
    places.extend([tree.place(node, IndicatorField::FullMarks), tree.place(node, IndicatorField::Score)]);
    places.extend(lost_places);
    let doubtful = is_doubtful(tree, node, tree.place(first, IndicatorField::Lost), stated, computed);
    Some(judge_lost(doubtful, &name, stated, computed, formula).at(places))
}

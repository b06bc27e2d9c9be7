//! SCO-11 marks in few hands, SCO-12 full marks everywhere, SCO-13 more staff than posts and full marks: what is
//! possible and still worth a question.

use super::tree::{Tree, points, sum};
use crate::amount::Number;
use crate::checks::{Basis, Finding, RuleId, Sentence, Verdict};
use crate::claims::Place;
use crate::report::StaffKind;
use crate::report::field::{Field, IndicatorField, StaffField};
use crate::scoring::measure;
use crate::search::any_of;

fn question(rule: RuleId, sentence: Sentence, arguments: Vec<String>) -> Finding {
    let mut finding = Finding::new(rule, Verdict::Undecidable, sentence, arguments);
    finding.severity = rule.severity();
    finding
}

/// SCO-11: one indicator with more than half of all points, or fewer than three kinds of level-1 indicators.
pub(super) fn concentrated(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let groups: Vec<usize> = tree.groups().collect();
    let full: Vec<Number> = groups.iter().filter_map(|&group| tree.full_or_sum(group)).collect();
    let stated = sum(&full).filter(|_| full.len() == groups.len());
    let all = stated.unwrap_or(tree.subject.profile.full_marks.0).max(tree.subject.profile.full_marks.0);
    // A group that the text does not take apart is no single indicator.
    let single = (0..tree.nodes.len()).filter(|&node| tree.is_leaf(node) && tree.nodes[node].depth > 0);
    for node in single {
        let Some(own) = tree.full(node) else { continue };
        if own.multiply(Number::whole(2)).is_ok_and(|twice| twice > all) {
            let arguments = vec![tree.name(node).to_owned(), points(own), points(all)];
            let place = tree.place(node, IndicatorField::FullMarks);
            findings.push(question(RuleId::Sco11, Sentence::OneIndicator, arguments).at([place]));
            return;
        }
    }
    let profile = tree.subject.profile;
    if groups.len() < 3 && stated == Some(profile.full_marks.0) && profile.weights.groups.len() >= 3 {
        let names = groups.iter().map(|&group| tree.name(group)).collect::<Vec<_>>().join("、");
        let places = groups.iter().map(|&group| tree.place(group, IndicatorField::Name));
        let arguments = vec![groups.len().to_string(), names];
        findings.push(question(RuleId::Sco11, Sentence::FewGroups, arguments).at(places));
    }
}

/// SCO-12: every indicator has full marks.
pub(super) fn all_full(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    let groups: Vec<usize> = tree.groups().collect();
    let full = groups.len() >= 3
        && groups.iter().all(|&group| tree.full(group).is_some() && tree.score(group) == tree.full(group));
    if !full {
        return;
    }
    let places: Vec<Place> = groups.iter().map(|&group| tree.place(group, IndicatorField::Score)).collect();
    let arguments = vec![groups.len().to_string()];
    findings.push(question(RuleId::Sco12, Sentence::AllFull, arguments).at(places));
}

/// SCO-13: 在职人员控制率 above 100 % with full marks.
pub(super) fn staff_rate(tree: &Tree<'_>, findings: &mut Vec<Finding>) {
    for node in 0..tree.nodes.len() {
        let name = tree.name(node);
        if !any_of!["在职人员控制率", "人员控制率"].is_in(name) || !tree.is_leaf(node) {
            continue;
        }
        let indicator = tree.nodes[node].indicator;
        let score = || tree.place(node, IndicatorField::Score);
        let finding = |verdict, sentence, arguments| {
            Finding::new(RuleId::Sco13, verdict, sentence, arguments).based_on(Basis::Framework2013)
        };
        let stated = measure::read(&indicator.actual).map(|rate| rate.number);
        let (rate, places) = match stated {
            Some(rate) => (rate, vec![tree.place(node, IndicatorField::Actual), score()]),
            None => match staff(tree) {
                Some((posts, staff, mut places)) => {
                    let Ok(rate) = staff.percent_of(posts, 2) else { continue };
                    places.push(score());
                    (rate, places)
                }
                None => {
                    let arguments = vec![name.to_owned()];
                    findings.push(
                        finding(Verdict::Undecidable, Sentence::StaffRateOpen, arguments)
                            .at([tree.place(node, IndicatorField::Name)]),
                    );
                    continue;
                }
            },
        };
        let full = tree.is_full(node) && tree.full(node).is_some();
        let arguments = vec![name.to_owned(), format!("{rate}%")];
        if rate <= Number::HUNDRED {
            findings.push(finding(Verdict::Consistent, Sentence::StaffRateWithin, arguments).at(places));
        } else if full {
            findings.push(finding(Verdict::Inconsistent, Sentence::StaffRateAbove, arguments).at(places));
        }
    }
}

/// Posts and staff of all units, with their places.
fn staff(tree: &Tree<'_>) -> Option<(Number, Number, Vec<Place>)> {
    let (mut posts, mut staff, mut places) = (0_u64, 0_u64, Vec::new());
    for (unit, rows) in tree.subject.report.staffing.iter().enumerate() {
        for (row, counts) in rows.rows.iter().enumerate() {
            // 机关后勤 stands inside the administrative posts, and who has retired holds none.
            if matches!(counts.kind, StaffKind::Logistics | StaffKind::Retired) {
                continue;
            }
            let (Some(authorised), Some(in_post)) = (counts.authorised, counts.in_post) else { continue };
            posts += u64::from(authorised);
            staff += u64::from(in_post);
            let fields = [StaffField::Authorised, StaffField::InPost];
            places.extend(fields.map(|field| tree.subject.place(Field::Staff(unit, row, field))));
        }
    }
    let whole = |count: u64| i64::try_from(count).ok().map(Number::whole);
    (posts > 0).then_some(())?;
    Some((whole(posts)?, whole(staff)?, places))
}

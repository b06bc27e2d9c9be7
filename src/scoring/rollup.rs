//! From single indicators up to groups and the total.

use super::execution::{self, ExecutionResult};
use super::method;
use super::working::{Missing, Working};
use crate::amount::{Number, NumberError, Points};
use crate::report::{Indicator, Method, Report};
use crate::rules::RuleProfile;

/// What a score rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Calculated by the method.
    Computed,
    /// Stated by the report; nothing to calculate it from.
    Stated,
    /// Stated by hand against what the method gives.
    ByHand,
    /// Neither: no evidence, which is not zero.
    None,
    NotApplicable,
}

/// The result for one indicator; children stand in the order of the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The score that counts.
    pub score: Option<Points>,
    /// What the method gives, also where the stated score counts.
    pub computed: Option<Points>,
    /// Full marks, stated or added up from below; without those that do not apply.
    pub full_marks: Option<Points>,
    /// Full marks minus score; `None` while something below has no score.
    pub lost: Option<Points>,
    pub evidence: Evidence,
    pub working: Working,
    /// Indicators below that should have a score and have none.
    pub unscored: usize,
    pub children: Vec<Scored>,
}

/// All scores of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreResult {
    pub groups: Vec<Scored>,
    /// Sum of the groups, scaled up where indicators do not apply and the profile says so.
    pub total: Option<Points>,
    /// Sum of the groups before scaling; differs from `total` only when scaled.
    pub unscaled: Option<Points>,
    /// What the total is out of.
    pub full_marks: Points,
    /// Full marks of the indicators that do not apply.
    pub not_applicable: Points,
    /// Indicators that should have a score and have none.
    pub unscored: usize,
    /// The total if all of those had full marks; `None` where these are not known either.
    pub highest: Option<Points>,
}

impl ScoreResult {
    /// More points than there are: some score was stated above its full marks.
    pub fn exceeds_full_marks(&self) -> bool {
        self.total.is_some_and(|total| total > self.full_marks)
    }
}

/// Scores every indicator of the report.
pub fn score(report: &Report, execution: Option<&ExecutionResult>, profile: &RuleProfile) -> ScoreResult {
    let scorer = Scorer { report, execution, profile };
    let groups: Vec<Scored> = report.indicators.iter().map(|indicator| scorer.node(indicator)).collect();
    let unscored = groups.iter().map(|group| group.unscored).sum();
    let removed = sum(report.indicators.iter().filter_map(removed_marks)).unwrap_or(Number::ZERO);
    let unscaled = some_sum(groups.iter().filter_map(|group| group.score));
    let left = some_sum(groups.iter().filter_map(|group| group.full_marks));
    let out_of = |sum: Option<Points>| match (sum, left) {
        (Some(sum), Some(left)) if !removed.is_zero() && profile.rescale.enabled => scaled(sum, left, removed, profile),
        (sum, Some(left)) => (sum, left),
        (sum, None) => (sum, profile.full_marks),
    };
    let (total, full_marks) = out_of(unscaled);
    let open = report.indicators.iter().zip(&groups).map(|(indicator, group)| open_marks(indicator, group));
    let open = open.collect::<Option<Vec<Number>>>().and_then(|open| sum(open.into_iter()).ok());
    let highest = unscaled.zip(open).and_then(|(sum, open)| sum.0.add(open).ok());
    let highest = out_of(highest.map(Points)).0;
    ScoreResult { groups, total, unscaled, full_marks, not_applicable: Points(removed), unscored, highest }
}

/// Full marks at or below an indicator that nobody has scored yet.
fn open_marks(indicator: &Indicator, scored: &Scored) -> Option<Number> {
    if scored.unscored == 0 {
        return Some(Number::ZERO);
    }
    let own =
        scored.full_marks.and_then(|full| full.0.subtract(scored.score.map_or(Number::ZERO, |score| score.0)).ok());
    if scored.score.is_none() {
        return own;
    }
    let below = indicator.children.iter().zip(&scored.children).map(|(child, scored)| open_marks(child, scored));
    // Where one below has no full marks either, it can have no more than what the others leave.
    let open = below.collect::<Option<Vec<Number>>>().and_then(|open| sum(open.into_iter()).ok());
    open.or(own)
}

/// The rest is scaled to the full marks that there would be if everything applied.
fn scaled(sum: Points, left: Points, removed: Number, profile: &RuleProfile) -> (Option<Points>, Points) {
    let Ok(base) = left.0.add(removed) else { return (Some(sum), left) };
    match sum.0.times_ratio(base, left.0, profile.decimals) {
        Ok(total) => (Some(Points(total)), Points(base)),
        Err(_) => (Some(sum), left),
    }
}

struct Scorer<'a> {
    report: &'a Report,
    execution: Option<&'a ExecutionResult>,
    profile: &'a RuleProfile,
}

impl Scorer<'_> {
    fn node(&self, indicator: &Indicator) -> Scored {
        if !applies(indicator) {
            let children = indicator.children.iter().map(|child| self.node(child)).collect();
            return Scored { children, ..Scored::without(Evidence::NotApplicable, Working::NotApplicable, 0) };
        }
        if indicator.children.is_empty() { self.leaf(indicator) } else { self.parent(indicator) }
    }

    fn leaf(&self, indicator: &Indicator) -> Scored {
        let (computed, working) = self.by_method(indicator);
        let (score, evidence, working) = match (computed, indicator.score) {
            (Some(computed), Some(stated)) if indicator.by_hand && stated != computed => {
                (Some(stated), Evidence::ByHand, working)
            }
            (Some(computed), _) => (Some(computed), Evidence::Computed, working),
            // A chosen method that lacks its figures says what it lacks; the stated score stands meanwhile.
            (None, Some(stated)) if indicator.method == Method::Manual => {
                (Some(stated), Evidence::Stated, Working::Stated)
            }
            (None, Some(stated)) => (Some(stated), Evidence::Stated, working),
            (None, None) => (None, Evidence::None, working),
        };
        let lost = lost_marks(indicator.full_marks, score);
        let unscored = usize::from(score.is_none());
        Scored {
            score,
            computed,
            full_marks: indicator.full_marks,
            lost,
            evidence,
            working,
            unscored,
            children: vec![],
        }
    }

    fn by_method(&self, indicator: &Indicator) -> method::Outcome {
        if indicator.method == Method::Manual {
            return (None, Working::Missing(Missing::Score));
        }
        let Some(full) = indicator.full_marks else { return (None, Working::Missing(Missing::FullMarks)) };
        if indicator.method == Method::Execution {
            return execution::score(self.execution, &self.report.execution, full, self.profile);
        }
        method::score(indicator, full, self.profile)
    }

    fn parent(&self, indicator: &Indicator) -> Scored {
        let children: Vec<Scored> = indicator.children.iter().map(|child| self.node(child)).collect();
        let unscored = children.iter().map(|child| child.unscored).sum();
        let applicable = || children.iter().filter(|child| child.evidence != Evidence::NotApplicable);
        let full_marks = match indicator.full_marks {
            Some(stated) => less(stated, indicator.children.iter().filter_map(removed_marks)),
            None => applicable().map(|child| child.full_marks).collect::<Option<Vec<_>>>().and_then(some_sum),
        };
        let computed = some_sum(applicable().filter_map(|child| child.score));
        // With a gap below, the stated score of the group is better evidence than a part of the sum.
        let (score, evidence, working, unscored) = match (computed, indicator.score) {
            (Some(sum), Some(stated)) if indicator.by_hand && stated != sum => {
                (Some(stated), Evidence::ByHand, Working::Sum, unscored)
            }
            (_, Some(stated)) if unscored > 0 => (Some(stated), Evidence::Stated, Working::Stated, 0),
            (Some(sum), _) => (Some(sum), Evidence::Computed, Working::Sum, unscored),
            (None, Some(stated)) => (Some(stated), Evidence::Stated, Working::Stated, 0),
            (None, None) => (None, Evidence::None, Working::Missing(Missing::Children), unscored.max(1)),
        };
        // What nobody has scored is not lost.
        let lost = lost_marks(full_marks, score).filter(|_| unscored == 0);
        Scored { score, computed, full_marks, lost, evidence, working, unscored, children }
    }
}

impl Scored {
    fn without(evidence: Evidence, working: Working, unscored: usize) -> Scored {
        Scored {
            score: None,
            computed: None,
            full_marks: None,
            lost: None,
            evidence,
            working,
            unscored,
            children: Vec::new(),
        }
    }
}

/// An indicator applies unless it is said not to, or nothing below it does.
fn applies(indicator: &Indicator) -> bool {
    indicator.applicable && (indicator.children.is_empty() || indicator.children.iter().any(applies))
}

/// Full marks that leave the base at or below this indicator.
fn removed_marks(indicator: &Indicator) -> Option<Number> {
    if !applies(indicator) {
        return all_marks(indicator);
    }
    sum(indicator.children.iter().filter_map(removed_marks)).ok().filter(|marks| !marks.is_zero())
}

/// Full marks as stated, or what those below add up to.
fn all_marks(indicator: &Indicator) -> Option<Number> {
    match indicator.full_marks {
        Some(full) => Some(full.0),
        None => sum(indicator.children.iter().filter_map(all_marks)).ok(),
    }
}

fn less(stated: Points, removed: impl Iterator<Item = Number>) -> Option<Points> {
    sum(removed).and_then(|removed| stated.0.subtract(removed)).ok().map(Points)
}

fn lost_marks(full: Option<Points>, score: Option<Points>) -> Option<Points> {
    full?.0.subtract(score?.0).ok().map(|lost| Points(lost.trimmed(0)))
}

fn sum(numbers: impl Iterator<Item = Number>) -> Result<Number, NumberError> {
    Number::sum(numbers)
}

/// The sum in its shortest form; `None` of nothing, and where it does not fit.
fn some_sum(points: impl IntoIterator<Item = Points>) -> Option<Points> {
    let mut points = points.into_iter().peekable();
    points.peek()?;
    sum(points.map(|points| points.0)).ok().map(|total| Points(total.trimmed(0)))
}

//! The indicators in one list, parents before their children, with the places of their figures.

use crate::amount::Number;
use crate::checks::show::{signed, with_unit};
use crate::checks::{Subject, Working};
use crate::claims::{Measure, Place};
use crate::report::Indicator;
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::scoring::{Evidence, Scored};

pub(in crate::checks) struct Tree<'a> {
    pub subject: &'a Subject<'a>,
    pub nodes: Vec<Node<'a>>,
}

pub(in crate::checks) struct Node<'a> {
    pub indicator: &'a Indicator,
    scored: &'a Scored,
    parent: Option<usize>,
    /// Among its siblings.
    index: usize,
    /// 0 for a level-1 indicator.
    pub depth: usize,
    /// Behind the last node below it.
    end: usize,
}

impl<'a> Tree<'a> {
    pub fn of(subject: &'a Subject<'a>) -> Tree<'a> {
        let mut tree = Tree { subject, nodes: Vec::with_capacity(32) };
        tree.add(&subject.report.indicators, &subject.evaluation.scores.groups, None, 0);
        tree
    }

    fn add(&mut self, indicators: &'a [Indicator], scored: &'a [Scored], parent: Option<usize>, depth: usize) {
        for (index, (indicator, scored)) in indicators.iter().zip(scored).enumerate() {
            let own = self.nodes.len();
            self.nodes.push(Node { indicator, scored, parent, index, depth, end: own });
            self.add(&indicator.children, &scored.children, Some(own), depth + 1);
            self.nodes[own].end = self.nodes.len();
        }
    }

    /// The level-1 indicators.
    pub fn groups(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        self.siblings(0, self.nodes.len())
    }

    /// Those directly below.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        self.siblings(node + 1, self.nodes[node].end)
    }

    fn siblings(&self, first: usize, end: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        std::iter::successors(Some(first).filter(|&at| at < end), move |&at| {
            Some(self.nodes[at].end).filter(|&next| next < end)
        })
        .filter(|&at| self.applies(at))
    }

    /// The node and all below it.
    pub fn below(&self, node: usize) -> std::ops::Range<usize> {
        node..self.nodes[node].end
    }

    pub fn parent(&self, node: usize) -> Option<usize> {
        self.nodes[node].parent
    }

    /// The level-1 indicator that a node stands below.
    pub fn root(&self, node: usize) -> Option<usize> {
        std::iter::successors(Some(node), |&node| self.parent(node)).last()
    }

    pub fn is_leaf(&self, node: usize) -> bool {
        self.nodes[node].indicator.children.is_empty()
    }

    pub fn applies(&self, node: usize) -> bool {
        self.nodes[node].scored.evidence != Evidence::NotApplicable
    }

    pub fn name(&self, node: usize) -> &'a str {
        &self.nodes[node].indicator.name
    }

    /// Full marks as stated.
    pub fn full(&self, node: usize) -> Option<Number> {
        self.nodes[node].indicator.full_marks.map(|points| points.0)
    }

    /// Full marks as stated; where none are stated, what those below add up to.
    pub fn full_or_sum(&self, node: usize) -> Option<Number> {
        self.full(node).or(self.nodes[node].scored.full_marks.map(|points| points.0))
    }

    /// The score as stated. What a text tells of a group and is the score of just one of its indicators was told of that one.
    pub fn stated(&self, node: usize) -> Option<Number> {
        let own = self.nodes[node].indicator.score.map(|points| points.0)?;
        (!self.is_of_one_below(node, own)).then_some(own)
    }

    fn is_of_one_below(&self, node: usize, own: Number) -> bool {
        if self.is_leaf(node) || self.subject.document.is_none() {
            return false;
        }
        let leaves = self.below(node).skip(1).filter(|&below| self.is_leaf(below));
        let scores: Option<Vec<Number>> =
            leaves.map(|leaf| self.nodes[leaf].indicator.score.map(|points| points.0)).collect();
        scores.is_some_and(|scores| {
            scores.len() > 2 && !own.is_zero() && scores.contains(&own) && sum(&scores).is_some_and(|all| all > own)
        })
    }

    /// The score as stated; where none is stated, what follows from below or from the method.
    pub fn score(&self, node: usize) -> Option<Number> {
        let complete = self.nodes[node].scored.unscored == 0 && self.is_told_whole(node);
        self.stated(node).or(self.nodes[node].scored.score.filter(|_| complete).map(|points| points.0))
    }

    /// 过程37分, of which a text tells only what one part got: that is not what the whole got.
    fn is_told_whole(&self, node: usize) -> bool {
        self.subject.document.is_none()
            || self.full(node).is_none()
            || self.children(node).count() != 1
            || self.children(node).all(|child| self.full_or_sum(child).is_some())
    }

    /// Score and full marks are known and the same; also where those above got all their marks.
    pub fn is_full(&self, node: usize) -> bool {
        match (self.score(node), self.full(node)) {
            (Some(score), Some(full)) => score == full,
            _ => self.nodes[node].parent.is_some_and(|parent| self.is_full(parent)),
        }
    }

    pub fn field(&self, node: usize, field: IndicatorField) -> Field {
        let mut path = Vec::with_capacity(self.nodes[node].depth + 1);
        let mut at = Some(node);
        while let Some(node) = at {
            path.push(self.nodes[node].index);
            at = self.nodes[node].parent;
        }
        path.reverse();
        Field::Indicator(IndicatorPath(path), field)
    }

    /// Where a figure of an indicator stands; in a text without it, the indicator's name.
    pub fn place(&self, node: usize, field: IndicatorField) -> Place {
        let mut place = self.subject.place(self.field(node, field));
        if place.span.is_none() && self.subject.document.is_some() {
            place.span = self.subject.sources.span(&self.field(node, IndicatorField::Name));
        }
        place
    }
}

/// 91分
pub(in crate::checks) fn points(number: Number) -> String {
    with_unit(number, Measure::Points)
}

/// The arithmetic of points: what is stated, what follows, and how far the second lies from the first.
pub(in crate::checks) fn working(stated: Number, computed: Number, formula: String) -> Working {
    let difference = computed.subtract(stated).unwrap_or(Number::ZERO).trimmed(0);
    Working {
        stated: points(stated),
        computed: points(computed),
        difference: signed(difference),
        tolerance: "0".to_owned(),
        formula,
    }
}

/// `10 + 40 + 11 = 61`; of a very long list only the sum.
pub(in crate::checks) fn addition(terms: &[Number], sum: Number) -> String {
    const MOST: usize = 40;
    let mut out = String::with_capacity(8 * terms.len().min(MOST) + 12);
    for (index, term) in terms.iter().take(MOST).enumerate() {
        if index > 0 {
            out.push_str(" + ");
        }
        term.push_to(&mut out);
    }
    if terms.len() > MOST {
        out.push_str(" + …");
    }
    out.push_str(" = ");
    sum.push_to(&mut out);
    out
}

/// The exact sum in its shortest form.
pub(in crate::checks) fn sum(terms: &[Number]) -> Option<Number> {
    Number::sum(terms.iter().copied()).ok().map(|sum| sum.trimmed(0))
}

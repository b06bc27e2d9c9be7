//! The claims that a text makes, held against those that extraction found.

use std::ops::Range;

use jixiao::audit::Audit;
use jixiao::claims::{Claim, Completeness, Place, Quantity};
use serde_json::Value;

use crate::harness::{Case, touches};

/// The expected claims that are not among the extracted ones.
pub fn missing(case: &Case, audit: &Audit<'_>) -> Vec<String> {
    let found = Found { audit };
    let expected = case.expected["claims"].as_array().into_iter().flatten();
    expected
        .filter(|claim| !found.has(case, claim))
        .map(|claim| {
            let places = case.places(&claim["figures"]);
            let quotes: Vec<&str> = places.iter().filter_map(|place| case.text.get(place.clone())).collect();
            let around = places.first().map_or(String::new(), |place| case.around(place));
            format!("claim {} of {quotes:?} not extracted: {around}", claim["kind"])
        })
        .collect()
}

struct Found<'a, 't> {
    audit: &'a Audit<'t>,
}

impl Found<'_, '_> {
    fn has(&self, case: &Case, expected: &Value) -> bool {
        let places = case.places(&expected["figures"]);
        let complete = expected["complete"] == true;
        let points = case.text.get(places[0].clone()).is_some_and(|text| text.ends_with('分'));
        self.audit.extraction.claims.iter().any(|claim| match (expected["kind"].as_str().unwrap_or_default(), claim) {
            ("sum", Claim::Sum(sum)) => {
                self.at(&sum.whole, &places[0])
                    && places[1..].iter().all(|place| sum.parts.iter().any(|part| self.at(part, place)))
                    && sum.parts.len() == places.len() - 1
                    && (sum.completeness != Completeness::Partial || !complete)
            }
            ("sum", Claim::GradeCount(count)) => {
                count.total.as_ref().is_some_and(|total| self.at(total, &places[0]))
                    && places[1..].iter().all(|place| count.counts.iter().any(|(_, part)| self.at(part, place)))
            }
            ("share", Claim::Share(share)) => {
                self.at(&share.percent, &places[2])
                    && self.says(share.part.as_ref(), case, &places[0])
                    && self.says(share.whole.as_ref(), case, &places[1])
            }
            ("completion", Claim::Completion(rate)) => {
                rate.rate.as_ref().is_some_and(|rate| self.at(rate, &places[2]))
                    && self.says(rate.actual.as_ref(), case, &places[0])
                    && rate.budgets.iter().any(|(_, budget)| self.says(Some(budget), case, &places[1]))
            }
            ("change", Claim::Change(change)) => {
                self.says(change.now.as_ref(), case, &places[0])
                    && places[1..].iter().all(|place| {
                        [&change.before, &change.difference, &change.rate]
                            .into_iter()
                            .flatten()
                            .any(|quantity| self.at(quantity, place))
                    })
            }
            ("mean", Claim::GradeCount(count)) => count.mean.as_ref().is_some_and(|mean| self.at(mean, &places[0])),
            ("repeat", Claim::Repeat(repeat)) => {
                places.iter().all(|place| repeat.quantities.iter().any(|quantity| self.at(quantity, place)))
            }
            _ => false,
        })
            // Points are in the report's tree, not among the claims.
            || matches!(expected["kind"].as_str(), Some("cap" | "deduction" | "execution" | "weights"))
            || (points || places.iter().all(|place| self.in_tree(place))) && expected["kind"] == "sum"
            // A cell of the funds table is a field of the report.
            || self.all_fields(&places)
    }

    fn place(&self, place: &Place) -> Option<Range<usize>> {
        place.span.map(|span| self.audit.document.source_span(span))
    }

    fn at(&self, quantity: &Quantity, place: &Range<usize>) -> bool {
        self.place(&quantity.place).is_some_and(|found| touches(&[found], std::slice::from_ref(place)))
    }

    /// The same figure, there or where the text repeats it.
    fn says(&self, quantity: Option<&Quantity>, case: &Case, place: &Range<usize>) -> bool {
        let Some(quantity) = quantity else { return false };
        let same = |value: &Value| {
            case.bytes(&value["at"]) == *place && value["value"].as_str() == Some(quantity.number.to_string().as_str())
        };
        self.at(quantity, place) || case.expected["figures"].as_array().into_iter().flatten().any(same)
    }

    fn in_tree(&self, place: &Range<usize>) -> bool {
        self.fields(place).any(|path| path.starts_with("indicators") || path.starts_with("stated"))
    }

    fn all_fields(&self, places: &[Range<usize>]) -> bool {
        places
            .iter()
            .all(|place| self.fields(place).any(|path| path.starts_with("execution") || path.starts_with("stated")))
    }

    fn fields(&self, place: &Range<usize>) -> impl Iterator<Item = String> {
        let place = place.clone();
        self.audit.extraction.sources.iter().filter_map(move |(field, span)| {
            let found = self.audit.document.source_span(span);
            touches(&[found], std::slice::from_ref(&place)).then(|| field.path())
        })
    }
}

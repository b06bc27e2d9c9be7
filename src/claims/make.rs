//! Claims from the quantities that were bound to each other, with what most readers leave alone.

use super::{Base, Completeness, Completion, Place, Quantity, Share, Sum, Topic};

impl Sum {
    /// All parts of a whole with their figures; it stands where all of them do.
    pub fn of(topic: Topic, whole: Quantity, parts: Vec<Quantity>, completeness: Completeness, wording: &str) -> Sum {
        let spans = parts.iter().chain([&whole]).filter_map(|part| part.place.span);
        let place = Place { span: spans.reduce(|a, b| a.to(b)), field: None };
        Sum { topic, whole, parts, unquantified: 0, completeness, wording: wording.to_owned(), place }
    }
}

impl Share {
    /// A share alone, in no listing.
    pub fn of(part: Quantity, whole: Quantity, percent: Quantity) -> Share {
        let whole_name = whole.name.clone();
        let (part, whole) = (Some(part), Some(whole));
        Share { part, whole, whole_name, percent, listing: None, full_split: false, unsigned: false }
    }
}

impl Completion {
    /// A rate of what was done to what was planned; it stands where the rate does.
    pub fn of(name: &str, base: Base, planned: Quantity, actual: Quantity, rate: Quantity) -> Completion {
        Completion {
            name: name.to_owned(),
            budgets: vec![(base, planned)],
            actual: Some(actual),
            place: rate.place.clone(),
            rate: Some(rate),
            base,
            compared: None,
            compared_at: None,
            is_execution_rate: false,
        }
    }
}

//! What sums other readers have bound: nothing here takes their figures for another.

use std::collections::{HashMap, HashSet};

use crate::claims::tolerance::Addition;
use crate::claims::{Claim, Span, Topic};
use crate::extraction::builder::Builder;

pub(super) struct Settled {
    /// Wholes whose parts are known.
    pub wholes: HashSet<Span>,
    /// Parts of a listing that adds up.
    pub parts: HashSet<Span>,
    /// Wholes whose parts may be others, each with its claim.
    pub open: HashMap<Span, usize>,
}

impl Settled {
    pub fn of(builder: &Builder<'_, '_>) -> Settled {
        let mut settled = Settled { wholes: HashSet::new(), parts: HashSet::new(), open: HashMap::new() };
        let all = builder.claims.iter().enumerate().map(|(at, claim)| (Some(at), claim));
        for (at, claim) in all.chain(builder.bound.iter().map(|claim| (None, claim))) {
            let Claim::Sum(sum) = claim else { continue };
            // An account is no listing of the same whole.
            let Some(span) = sum.whole.place.span.filter(|_| sum.topic != Topic::Balance) else { continue };
            let holds = Addition::of(&sum.whole, &sum.parts).is_ok_and(|found| found.within());
            match at.filter(|_| !holds && sum.topic == Topic::Listing) {
                Some(at) => {
                    settled.open.insert(span, at);
                }
                None => {
                    settled.wholes.insert(span);
                }
            }
            if holds {
                settled.parts.extend(sum.parts.iter().filter_map(|part| part.place.span));
            }
        }
        settled
    }

    /// A part of a listing that adds up, or the whole of any.
    pub fn holds(&self, figure: Span) -> bool {
        self.is_whole(figure) || self.parts.contains(&figure)
    }

    /// Its parts are known; a part of another whole may have parts of its own.
    pub fn is_whole(&self, figure: Span) -> bool {
        self.wholes.contains(&figure) || self.open.contains_key(&figure)
    }
}

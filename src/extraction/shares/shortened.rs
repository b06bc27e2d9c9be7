//! Wholes whose names are cut short where their amounts stand: 支出288万元（货物45.60万元、…）…，占货物支出的90%.
//!
//! A name that is only alike is a guess; it is taken where it is the only one near, and one of the shares of the sentence
//! holds with a whole that was found so.

use super::{called, figure_of, holds_with_another, kind, share};
use crate::claims::{Claim, Share, Span};
use crate::extraction::builder::Builder;
use crate::extraction::likeness::alike;
use crate::extraction::readings::{Text, fits};
use crate::extraction::shares::seen;

pub(super) fn read(builder: &mut Builder<'_, '_>, text: &Text<'_, '_>, members: &[(Span, usize)]) {
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for &(_, index) in members {
        let Some(own) = share(builder, index).filter(|own| own.whole.is_none() && !own.whole_name.is_empty()) else {
            continue;
        };
        let (Some(part), Some(percent)) = (&own.part, figure_of(text, &own.percent)) else { continue };
        let Some(at) = figure_of(text, part) else { continue };
        let mut named = called(builder, percent, &|label| alike(label, &own.whole_name));
        named.retain(|&other| other != at && kind(builder, other) == kind(builder, at));
        let [whole] = named[..] else { continue };
        let fits = fits(&own.percent, part, &seen(builder, whole)) == Some(true);
        if fits || !holds_with_another(builder, percent, &own.percent, part) {
            found.push((index, whole, fits));
        }
    }
    if !found.iter().any(|(.., fits)| *fits) {
        return;
    }
    for (index, whole, _) in found {
        let Some(own) = share(builder, index).cloned() else { continue };
        let whole = builder.quantity(whole, &own.whole_name);
        builder.claims[index] = Claim::Share(Share { whole: Some(whole), ..own });
    }
}

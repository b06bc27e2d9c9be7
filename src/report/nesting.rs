//! How deep listings and indicators may nest, in a file as well as by hand.

/// Listings of a report nest two or three deep (其中 inside 其中); eight is beyond any.
pub(crate) const MAX_LISTING_DEPTH: u32 = 8;
/// Level-1, level-2 and level-3 indicators.
pub(crate) const MAX_INDICATOR_DEPTH: u32 = 3;

//! The profiles that are shipped. To add one: put its file into `data/`, name it here, and add its cases to
//! `tests/rules/`.

use std::sync::OnceLock;

use super::{CUSTOM_PROFILE, RuleProfile, Source, Status};
use crate::reader;

/// The profile for reports that name none.
pub const DEFAULT_PROFILE: &str = "cn-2021-101";

/// Ids and texts of the shipped files; the default comes first.
const FILES: &[(&str, &str)] = &[
    (DEFAULT_PROFILE, include_str!("data/cn-2021-101.json")),
    ("cn-2020-10", include_str!("data/cn-2020-10.json")),
    ("hb-2020", include_str!("data/hb-2020.json")),
    ("sc-2023", include_str!("data/sc-2023.json")),
    ("jx-2017", include_str!("data/jx-2017.json")),
    ("hn-2015", include_str!("data/hn-2015.json")),
];

/// Each is read when it is first asked for: a page shows one of them.
static READ: [OnceLock<RuleProfile>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

fn shipped(index: usize) -> &'static RuleProfile {
    // A test reads and checks every file, so that none is replaced by an empty profile here, and no reader waits for it.
    READ[index].get_or_init(|| reader::read(FILES[index].1).unwrap_or_default())
}

/// All shipped profiles, the default first.
pub fn profiles() -> impl ExactSizeIterator<Item = &'static RuleProfile> {
    (0..FILES.len()).map(shipped)
}

/// The shipped profile of this id.
pub fn find(id: &str) -> Option<&'static RuleProfile> {
    FILES.iter().position(|(known, _)| *known == id).map(shipped)
}

pub fn default_profile() -> &'static RuleProfile {
    shipped(0)
}

/// A copy of a profile for the user to change.
pub fn blank_custom(from: &RuleProfile) -> RuleProfile {
    let own = Source { status: Status::Custom, seen: String::new(), seen_en: String::new() };
    let mut profile = from.clone();
    profile.id = CUSTOM_PROFILE.to_owned();
    profile.number = String::new();
    for source in [
        &mut profile.weights.source,
        &mut profile.execution.source,
        &mut profile.levels.source,
        &mut profile.floor.source,
        &mut profile.grades.source,
        &mut profile.rescale.source,
    ] {
        *source = own.clone();
    }
    profile
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::validate;

    #[test]
    fn every_shipped_file_is_valid_and_has_the_id_it_is_known_by() {
        for (id, text) in FILES {
            let profile = validate::read(id, text).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(profile.id, *id);
        }
        assert_eq!(profiles().len(), FILES.len());
        assert_eq!(default_profile().id, DEFAULT_PROFILE);
    }
}

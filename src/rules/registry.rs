//! The profiles that are shipped. To add one: put its file into `data/`, name it here, and add its cases to
//! `tests/rules/`.

use std::sync::OnceLock;

use super::{CUSTOM_PROFILE, RuleProfile, Source, Status, validate};

/// The profile for reports that name none.
pub const DEFAULT_PROFILE: &str = "cn-2021-101";

/// Names and texts of the shipped files; the default comes first.
const FILES: &[(&str, &str)] = &[
    ("cn-2021-101.json", include_str!("data/cn-2021-101.json")),
    ("cn-2020-10.json", include_str!("data/cn-2020-10.json")),
    ("hb-2020.json", include_str!("data/hb-2020.json")),
    ("sc-2023.json", include_str!("data/sc-2023.json")),
    ("jx-2017.json", include_str!("data/jx-2017.json")),
    ("hn-2015.json", include_str!("data/hn-2015.json")),
];

/// All shipped profiles, the default first. A test reads every file, so none is left out silently here.
pub fn profiles() -> &'static [RuleProfile] {
    static PROFILES: OnceLock<Vec<RuleProfile>> = OnceLock::new();
    PROFILES.get_or_init(|| FILES.iter().filter_map(|(file, text)| validate::read(file, text).ok()).collect())
}

/// The shipped profile of this id.
pub fn find(id: &str) -> Option<&'static RuleProfile> {
    profiles().iter().find(|profile| profile.id == id)
}

pub fn default_profile() -> &'static RuleProfile {
    &profiles()[0]
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

    #[test]
    fn every_shipped_file_is_valid_and_named_after_its_id() {
        for (file, text) in FILES {
            let profile = validate::read(file, text).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(format!("{}.json", profile.id), *file);
        }
        assert_eq!(profiles().len(), FILES.len());
        assert_eq!(default_profile().id, DEFAULT_PROFILE);
    }
}

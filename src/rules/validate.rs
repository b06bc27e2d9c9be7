//! Reading a profile file and refusing a broken one, naming file and key.

use std::fmt;

use super::{RuleProfile, Status};
use crate::amount::{Number, Points};
use crate::reader;

/// Why a profile file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// Name of the file, or of the profile.
    pub file: String,
    /// Path of the key, for example `weights.groups[1].fullMarks`.
    pub key: String,
    pub message: String,
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.file, self.key, self.message)
    }
}

impl std::error::Error for RuleError {}

/// Reads a profile from JSON and checks that its parts fit together.
pub fn read(file: &str, text: &str) -> Result<RuleProfile, RuleError> {
    let broken = |key: String, message: String| RuleError { file: file.to_owned(), key, message };
    let profile: RuleProfile = reader::read(text).map_err(|fault| {
        let message = format!("{} (line {}, column {})", fault.message, fault.line, fault.column);
        broken(fault.path, message)
    })?;
    profile.validate().map_err(|(key, message)| broken(key, message))?;
    Ok(profile)
}

type Fault = (String, String);

impl RuleProfile {
    /// Checks what types alone cannot: order, sums and uniqueness. The error is the key and what is wrong with it.
    pub fn validate(&self) -> Result<(), Fault> {
        let id_fits = |id: &str| !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        ensure(id_fits(&self.id), "id", "letters, digits and hyphens are expected")?;
        ensure(!self.title.trim().is_empty(), "title", "a title is expected")?;
        ensure(self.decimals <= 4, "decimals", "at most 4 decimals are expected")?;
        ensure(self.execution.rate_decimals <= 4, "execution.rateDecimals", "at most 4 decimals are expected")?;
        if let (Some(from), Some(to)) = (self.years.from, self.years.to) {
            ensure(from <= to, "years.to", "the last year lies before the first")?;
        }
        self.validate_sources()?;
        self.validate_weights()?;
        self.validate_levels()?;
        self.validate_execution()?;
        self.validate_grades()
    }

    fn validate_sources(&self) -> Result<(), Fault> {
        let sources = [
            ("weights", &self.weights.source),
            ("execution", &self.execution.source),
            ("levels", &self.levels.source),
            ("floor", &self.floor.source),
            ("grades", &self.grades.source),
            ("rescale", &self.rescale.source),
        ];
        for (part, source) in sources {
            let said = source.status != Status::Verified || !source.seen.is_empty();
            ensure(said, &format!("{part}.source.seen"), "a verified part names what was read")?;
        }
        Ok(())
    }

    fn validate_weights(&self) -> Result<(), Fault> {
        let groups = &self.weights.groups;
        ensure(!groups.is_empty(), "weights.groups", "at least one level-1 indicator is expected")?;
        for (i, group) in groups.iter().enumerate() {
            let key = |name: &str| format!("weights.groups[{i}].{name}");
            ensure(!group.code.is_empty(), &key("code"), "a code is expected")?;
            ensure(positive(group.full_marks), &key("fullMarks"), "more than 0 points are expected")?;
            let repeated = groups[..i].iter().any(|other| other.code == group.code);
            ensure(!repeated, &key("code"), "this code is used twice")?;
        }
        let sum = Number::sum(groups.iter().map(|group| group.full_marks.0));
        let message = match sum {
            Ok(sum) if sum == self.full_marks.0 => return Ok(()),
            Ok(sum) => format!("the groups add up to {sum}, not to {}", self.full_marks),
            Err(error) => error.to_string(),
        };
        Err(("fullMarks".to_owned(), message))
    }

    fn validate_levels(&self) -> Result<(), Fault> {
        let (upper, lower, floor) = (self.levels.upper.0, self.levels.lower.0, self.floor.percent.0);
        ensure(upper < Number::HUNDRED && upper > Number::ZERO, "levels.upper", "between 0 and 100 is expected")?;
        ensure(lower < upper && lower > Number::ZERO, "levels.lower", "between 0 and the upper cut is expected")?;
        ensure(floor >= Number::ZERO && floor < Number::HUNDRED, "floor.percent", "from 0 to below 100 is expected")
    }

    fn validate_execution(&self) -> Result<(), Fault> {
        let bands = &self.execution.bands;
        for (i, band) in bands.iter().enumerate() {
            let key = |name: &str| format!("execution.bands[{i}].{name}");
            let percent = band.percent.0;
            let in_range = percent >= Number::ZERO && percent <= Number::HUNDRED;
            ensure(in_range, &key("percent"), "from 0 to 100 is expected")?;
            let falling = i == 0 || bands[i - 1].at_least > band.at_least;
            ensure(falling, &key("atLeast"), "the bands must fall, the highest first")?;
        }
        Ok(())
    }

    fn validate_grades(&self) -> Result<(), Fault> {
        let bands = &self.grades.bands;
        ensure(!bands.is_empty(), "grades.bands", "at least one grade is expected")?;
        for (i, band) in bands.iter().enumerate() {
            let key = |name: &str| format!("grades.bands[{i}].{name}");
            ensure(!band.id.is_empty(), &key("id"), "an id is expected")?;
            let repeated = bands[..i].iter().any(|other| other.id == band.id);
            ensure(!repeated, &key("id"), "this id is used twice")?;
            ensure(!band.label.is_empty(), &key("label"), "a label is expected")?;
            let falling = i == 0 || bands[i - 1].at_least > band.at_least;
            ensure(falling, &key("atLeast"), "the bands must fall, the highest first")?;
            let words = || std::iter::once(&band.label).chain(&band.synonyms);
            let shared =
                bands[..i].iter().any(|other| words().any(|w| *w == other.label || other.synonyms.contains(w)));
            ensure(!shared, &key("label"), "this word stands for two grades")?;
        }
        let last = bands.len() - 1;
        let from_zero = bands[last].at_least.0.is_zero();
        ensure(from_zero, &format!("grades.bands[{last}].atLeast"), "the lowest grade starts at 0")
    }
}

fn positive(points: Points) -> bool {
    points.0 > Number::ZERO
}

fn ensure(holds: bool, key: &str, message: &str) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err((key.to_owned(), message.to_owned())) }
}

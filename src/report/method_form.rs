//! Reading a scoring method from a file: its kind, the parameters of that kind, and no others.

use serde::{Deserialize, Deserializer, de::Error as _};

use super::{Band, Level, Method, StepCount};
use crate::amount::{Number, Percent, Points};

/// The parameters of all methods side by side, so that an error names the parameter it is in.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MethodForm {
    kind: String,
    met: Option<bool>,
    floor: Option<Percent>,
    level: Option<Level>,
    percent: Option<Percent>,
    of_rate: Option<bool>,
    bands: Option<Vec<Band>>,
    step: Option<Number>,
    points: Option<Points>,
    count: Option<StepCount>,
}

impl MethodForm {
    /// The first parameter that was given although the method has none of that name.
    fn foreign(&self) -> Option<&'static str> {
        let own: &[&str] = match self.kind.as_str() {
            "direct" => &["met"],
            "ratioFloor" => &["floor"],
            "levels" => &["level", "percent"],
            "bands" => &["ofRate", "bands"],
            "deduction" => &["step", "points", "count"],
            _ => &[],
        };
        let given = [
            ("met", self.met.is_some()),
            ("floor", self.floor.is_some()),
            ("level", self.level.is_some()),
            ("percent", self.percent.is_some()),
            ("ofRate", self.of_rate.is_some()),
            ("bands", self.bands.is_some()),
            ("step", self.step.is_some()),
            ("points", self.points.is_some()),
            ("count", self.count.is_some()),
        ];
        given.into_iter().find(|(name, given)| *given && !own.contains(name)).map(|(name, _)| name)
    }

    fn method<E: serde::de::Error>(self) -> Result<Method, E> {
        Ok(match self.kind.as_str() {
            "manual" => Method::Manual,
            "direct" => Method::Direct { met: self.met },
            "ratioForward" => Method::RatioForward,
            "ratioReverse" => Method::RatioReverse,
            "ratioFloor" => Method::RatioFloor { floor: self.floor },
            "levels" => Method::Levels { level: self.level, percent: self.percent },
            "bands" => Method::Bands {
                of_rate: self.of_rate.unwrap_or_default(),
                bands: self.bands.ok_or_else(|| E::missing_field("bands"))?,
            },
            "deduction" => Method::Deduction {
                step: self.step.ok_or_else(|| E::missing_field("step"))?,
                points: self.points.ok_or_else(|| E::missing_field("points"))?,
                count: self.count.unwrap_or_default(),
            },
            "execution" => Method::Execution,
            other => return Err(E::unknown_variant(other, &Method::CODES)),
        })
    }
}

impl<'de> Deserialize<'de> for Method {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Method, D::Error> {
        let form = MethodForm::deserialize(deserializer)?;
        let (kind, foreign) = (form.kind.clone(), form.foreign());
        let method = form.method()?;
        match foreign {
            Some(name) => Err(D::Error::custom(format_args!("the method `{kind}` has no parameter `{name}`"))),
            None => Ok(method),
        }
    }
}

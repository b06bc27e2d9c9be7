//! Reading a scoring method from a file: its kind, the parameters of that kind, and no others.

use super::{Band, Level, Method, StepCount};
use crate::amount::{Number, Percent, Points};
use crate::reader::{FromJson, Read, Reader, fields};

/// The parameters of all methods side by side, so that an error names the parameter it is in.
#[derive(Default)]
struct MethodForm {
    kind: String,
    met: Given<Option<bool>>,
    floor: Given<Option<Percent>>,
    level: Given<Option<Level>>,
    percent: Given<Option<Percent>>,
    of_rate: Given<bool>,
    bands: Given<Vec<Band>>,
    step: Given<Number>,
    points: Given<Points>,
    count: Given<StepCount>,
}

/// A parameter, if it is there at all: one of another method is refused even where it says `null`.
struct Given<T>(Option<T>);

impl<T> Default for Given<T> {
    fn default() -> Given<T> {
        Given(None)
    }
}

impl<T: FromJson> FromJson for Given<T> {
    fn read(json: &mut Reader<'_>) -> Read<Given<T>> {
        T::read(json).map(|value| Given(Some(value)))
    }
}

fields!(MethodForm { kind } { met, floor, level, percent, of_rate, bands, step, points, count });

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
            ("met", self.met.0.is_some()),
            ("floor", self.floor.0.is_some()),
            ("level", self.level.0.is_some()),
            ("percent", self.percent.0.is_some()),
            ("ofRate", self.of_rate.0.is_some()),
            ("bands", self.bands.0.is_some()),
            ("step", self.step.0.is_some()),
            ("points", self.points.0.is_some()),
            ("count", self.count.0.is_some()),
        ];
        given.into_iter().find(|(name, given)| *given && !own.contains(name)).map(|(name, _)| name)
    }
}

impl FromJson for Method {
    fn read(json: &mut Reader<'_>) -> Read<Method> {
        let place = json.place();
        let form = MethodForm::read(json)?;
        if let Some(name) = form.foreign() {
            return json.refuse(place, format!("the method `{}` has no parameter `{name}`", form.kind));
        }
        Ok(match form.kind.as_str() {
            "manual" => Method::Manual,
            "direct" => Method::Direct { met: form.met.0.flatten() },
            "ratioForward" => Method::RatioForward,
            "ratioReverse" => Method::RatioReverse,
            "ratioFloor" => Method::RatioFloor { floor: form.floor.0.flatten() },
            "levels" => Method::Levels { level: form.level.0.flatten(), percent: form.percent.0.flatten() },
            "bands" => Method::Bands {
                of_rate: form.of_rate.0.unwrap_or_default(),
                bands: json.required(form.bands.0, "bands")?,
            },
            "deduction" => Method::Deduction {
                step: json.required(form.step.0, "step")?,
                points: json.required(form.points.0, "points")?,
                count: form.count.0.unwrap_or_default(),
            },
            "execution" => Method::Execution,
            other => return json.unknown_word(place, other, &Method::CODES),
        })
    }
}

//! A working as a formula that needs no language.

use super::Working;
use crate::amount::Points;
use crate::report::StepCount;

/// The calculation with its numbers; empty where nothing was calculated.
pub fn of(working: &Working) -> String {
    match working {
        Working::Stated | Working::Sum | Working::NotApplicable | Working::Missing(_) => String::new(),
        Working::Direct { full, met } => {
            if *met {
                format!("{full}")
            } else {
                "0".to_owned()
            }
        }
        Working::Ratio { full, numerator, denominator, limited } => {
            let formula = format!("{full} × {numerator} ÷ {denominator}");
            limited_formula(*full, formula, *limited, numerator.is_negative())
        }
        Working::NoRatio { target, actual, .. } => format!("{actual} | {target}"),
        Working::Floor { full, actual, target, floor } => {
            format!("{full} × ({actual} ÷ {target} × 100 − {floor}) ÷ (100 − {floor})")
        }
        Working::Level { full, percent, .. } | Working::ExecutionBand { full, percent, .. } => {
            format!("{full} × {percent} %")
        }
        Working::Band { full, value, of_rate, band } => {
            let sign = if *of_rate { " %" } else { "" };
            match band {
                Some(band) => format!("{value}{sign} ≥ {}{sign}: {full} × {} %", band.at_least, band.percent),
                None => format!("{value}{sign}: 0"),
            }
        }
        Working::Deduction { full, gap, step, points, count, .. } => {
            if gap.is_negative() || gap.is_zero() {
                return format!("{full}");
            }
            match count {
                StepCount::Whole => format!("{full} − ⌊{gap} ÷ {step}⌋ × {points}"),
                StepCount::ProRata => format!("{full} − {gap} ÷ {step} × {points}"),
            }
        }
        Working::Execution { full, rate, limited } => {
            limited_formula(*full, format!("{full} × {rate} %"), *limited, rate.0.is_negative())
        }
    }
}

/// With the limit that the result ran into, if any.
fn limited_formula(full: Points, formula: String, limited: bool, below_zero: bool) -> String {
    match (limited, below_zero) {
        (false, _) => formula,
        (true, true) => format!("max(0, {formula})"),
        (true, false) => format!("min({full}, {formula})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::{Number, Percent};
    use crate::report::{Direction, Level};

    fn n(text: &str) -> Number {
        text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
    }

    #[test]
    fn every_formula_says_what_was_calculated() {
        let (full, percent) = (Points(n("10")), |text| Percent(n(text)));
        let ratio = |numerator, denominator, limited| Working::Ratio {
            full,
            numerator: n(numerator),
            denominator: n(denominator),
            limited,
        };
        let deduction = |gap, count| Working::Deduction {
            full,
            gap: n(gap),
            step: n("5"),
            points: Points(n("2")),
            count,
            direction: Direction::AtLeast,
        };
        let execution = |rate, limited| Working::Execution { full, rate: percent(rate), limited };
        let cases = [
            (Working::Sum, ""),
            (Working::Direct { full, met: true }, "10"),
            (Working::Direct { full, met: false }, "0"),
            (ratio("45", "50", false), "10 × 45 ÷ 50"),
            (ratio("60", "50", true), "min(10, 10 × 60 ÷ 50)"),
            (ratio("-5", "50", true), "max(0, 10 × -5 ÷ 50)"),
            (
                Working::Floor { full, actual: n("80"), target: n("100"), floor: percent("60") },
                "10 × (80 ÷ 100 × 100 − 60) ÷ (100 − 60)",
            ),
            (Working::Level { full, level: Level::Partly, percent: percent("65") }, "10 × 65 %"),
            (deduction("7.2", StepCount::Whole), "10 − ⌊7.2 ÷ 5⌋ × 2"),
            (deduction("7.2", StepCount::ProRata), "10 − 7.2 ÷ 5 × 2"),
            (deduction("-3", StepCount::Whole), "10"),
            (execution("83.50", false), "10 × 83.50 %"),
            (execution("110.00", true), "min(10, 10 × 110.00 %)"),
            (execution("-1.00", true), "max(0, 10 × -1.00 %)"),
        ];
        for (working, formula) in cases {
            assert_eq!(of(&working), formula);
        }
    }
}

//! A working as a formula that needs no language.

use crate::amount::Points;
use crate::report::StepCount;
use crate::scoring::Working;

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

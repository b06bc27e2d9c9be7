//! A working as a formula that needs no language.

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
            if !limited {
                formula
            } else if numerator.is_negative() {
                format!("max(0, {formula})")
            } else {
                format!("min({full}, {formula})")
            }
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
            let formula = format!("{full} × {rate} %");
            if *limited { format!("min({full}, {formula})") } else { formula }
        }
    }
}

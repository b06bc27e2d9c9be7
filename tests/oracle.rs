//! Every row of the tables in `tests/oracle/`, which another implementation made, against the library.

use std::fmt::Display;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use jixiao::amount::{Amount, Number, Points, Unit, convert, parse_amount, parse_count, parse_percent, parse_points};
use jixiao::evaluation::evaluate;
use jixiao::report::{Band, Direction, Indicator, Level, Method, Report, StepCount};
use jixiao::rules::{RuleProfile, default_profile};
use jixiao::scoring::{grade, method};
use jixiao::shares::largest_remainder;

/// Runs `actual` over every row; it gives what the library says for the columns, to be equal to the last ones.
fn compare(table: &str, at_least: usize, actual: impl Fn(&[&str]) -> Vec<String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle").join(table);
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::None).from_path(path).unwrap();
    let mut rows = 0;
    let mut wrong = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        let cells: Vec<&str> = record.iter().collect();
        let got = actual(&cells);
        rows += 1;
        if cells[cells.len() - got.len()..] != got {
            wrong.push(format!("{cells:?}: we say {got:?}"));
        }
    }
    let shown = wrong.iter().take(20).cloned().collect::<Vec<_>>().join("\n");
    assert!(wrong.is_empty(), "{table}: {} of {rows} rows differ\n{shown}", wrong.len());
    assert!(rows >= at_least, "{table} has {rows} rows, {at_least} are expected: was it cut off?");
    println!("{table}: {rows} rows");
}

fn number(text: &str) -> Number {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn points(text: &str) -> Points {
    Points(number(text))
}

fn decimals(text: &str) -> u32 {
    text.parse().unwrap()
}

/// An empty cell means that nothing can be calculated.
fn cell<T: Display>(value: Option<T>) -> Vec<String> {
    vec![value.map_or_else(String::new, |value| value.to_string())]
}

#[test]
fn shares() {
    compare("shares.csv", 6000, |row| {
        let percent = number(row[0]).percent_of(number(row[1]), decimals(row[2]));
        cell(percent.ok())
    });
}

#[test]
fn largest_remainders() {
    compare("remainder.csv", 800, |row| {
        let parts: Vec<Number> = row[1].split(';').map(number).collect();
        let percents = largest_remainder(&parts, decimals(row[2])).unwrap();
        vec![percents.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")]
    });
}

#[test]
fn rounding() {
    compare("rounding.csv", 1800, |row| cell(number(row[0]).rounded(decimals(row[1])).ok()));
}

fn bands(params: &str) -> Vec<Band> {
    let band = |pair: &str| {
        let (at_least, percent) = pair.split_once('=').unwrap();
        Band { at_least: number(at_least), percent: percent.parse().unwrap() }
    };
    params.split(';').map(band).collect()
}

fn direction(code: &str) -> Direction {
    Direction::ALL.into_iter().find(|direction| direction.code() == code).unwrap()
}

#[test]
fn scores() {
    compare("scores.csv", 3900, |row| {
        let &[kind, full, target, actual, params, _] = row else { panic!("six columns: {row:?}") };
        let mut profile: RuleProfile = default_profile().clone();
        let mut indicator = Indicator { target: target.to_owned(), actual: actual.to_owned(), ..Indicator::default() };
        let parts: Vec<&str> = params.split('|').collect();
        indicator.method = match kind {
            "direct" => Method::Direct { met: None },
            "ratioForward" => Method::RatioForward,
            "ratioReverse" => Method::RatioReverse,
            "ratioFloor" => Method::RatioFloor { floor: Some(params.parse().unwrap()) },
            "bands" => Method::Bands { of_rate: false, bands: bands(params) },
            "rateBands" => Method::Bands { of_rate: true, bands: bands(params) },
            "deduction" => {
                let count = if parts[3] == "whole" { StepCount::Whole } else { StepCount::ProRata };
                Method::Deduction { step: number(parts[1]), points: points(parts[2]), count }
            }
            "levels" => {
                // The level between these two cuts.
                let level = if parts[0] == "100" {
                    profile.levels.upper = parts[1].parse().unwrap();
                    Level::Reached
                } else if parts[1] == "0" {
                    profile.levels.lower = parts[0].parse().unwrap();
                    Level::Missed
                } else {
                    profile.levels.upper = parts[0].parse().unwrap();
                    profile.levels.lower = parts[1].parse().unwrap();
                    Level::Partly
                };
                Method::Levels { level: Some(level), percent: Some(parts[2].parse().unwrap()) }
            }
            other => panic!("method {other}"),
        };
        if matches!(kind, "direct" | "deduction") {
            indicator.direction = direction(parts[0]);
        }
        cell(method::score(&indicator, points(full), &profile).0)
    });
}

#[test]
fn execution() {
    compare("execution.csv", 600, |row| {
        let mut profile = default_profile().clone();
        if row[3] == "bands" {
            // 财预〔2021〕101号, as domain notes have it: on budget 10, from 80 % 7, from 60 % 5 of 10.
            profile.execution.bands = bands("100=100;80=70;60=50");
        }
        let mut report = Report::default();
        report.execution.total.adjusted = Some(Amount::new(number(row[0])));
        report.execution.total.actual = Some(Amount::new(number(row[1])));
        report.indicators.push(Indicator {
            method: Method::Execution,
            full_marks: Some(points(row[2])),
            ..Indicator::default()
        });
        let evaluation = evaluate(&report, &profile);
        let rate = evaluation.execution.map(|execution| execution.rate);
        [cell(rate), cell(evaluation.scores.groups[0].score)].concat()
    });
}

#[test]
fn totals() {
    compare("totals.csv", 500, |row| {
        let marks = |text: &str| text.split(';').map(points).collect::<Vec<_>>();
        let (fulls, scores) = (marks(row[0]), marks(row[1]));
        let applicable = row[2].split(';').map(|flag| flag == "1");
        let mut report = Report::default();
        for ((full, score), applicable) in fulls.into_iter().zip(scores).zip(applicable) {
            let (full_marks, score) = (Some(full), Some(score));
            report.indicators.push(Indicator { full_marks, score, applicable, ..Indicator::default() });
        }
        let scores = evaluate(&report, default_profile()).scores;
        // A sum that nothing was scaled in is shown as short as it is: 91, not 91.00.
        let total = scores.total.map(|total| total.0.rounded(2).unwrap());
        assert!(total.is_none_or(|rounded| rounded == scores.total.unwrap().0), "a total has at most two decimals");
        cell(total)
    });
}

#[test]
fn totals_below_a_group() {
    // The same rows with all indicators under one group: the roll-up must not change them.
    compare("totals.csv", 500, |row| {
        let marks = |text: &str| text.split(';').map(points).collect::<Vec<_>>();
        let (fulls, scores) = (marks(row[0]), marks(row[1]));
        let applicable = row[2].split(';').map(|flag| flag == "1");
        let mut group = Indicator { full_marks: Some(points(row[3])), ..Indicator::default() };
        for ((full, score), applicable) in fulls.into_iter().zip(scores).zip(applicable) {
            let (full_marks, score) = (Some(full), Some(score));
            group.children.push(Indicator { full_marks, score, applicable, ..Indicator::default() });
        }
        let report = Report { indicators: vec![group], ..Report::default() };
        let scores = evaluate(&report, default_profile()).scores;
        cell(scores.total.map(|total| total.0.rounded(2).unwrap()))
    });
}

#[test]
fn grades() {
    compare("grades.csv", 290, |row| cell(grade::of(points(row[0]), default_profile()).map(|band| band.id.clone())));
}

#[test]
fn units() {
    compare("units.csv", 340, |row| {
        let unit = |label: &str| Unit::from_label(label).unwrap();
        cell(convert(number(row[0]), unit(row[1]), unit(row[2])).ok().map(|n| n.trimmed(0)))
    });
}

#[test]
fn parsing() {
    compare("parsing.csv", 190, |row| {
        let &[text, kind, _, unit] = row else { panic!("four columns: {row:?}") };
        let value = match kind {
            "amount" => parse_amount(text).map(|amount| {
                assert_eq!(amount.unit.map_or("", Unit::label), unit, "unit of {text:?}");
                amount.number.to_string()
            }),
            "percent" => parse_percent(text).map(|percent| percent.to_string()),
            "points" => parse_points(text).map(|points| points.to_string()),
            "count" => parse_count(text).map(|count| count.to_string()),
            other => panic!("kind {other}"),
        };
        // The unit was compared above; where the text is refused there is none.
        vec![value.unwrap_or_else(|_| "ERROR".to_owned()), unit.to_owned()]
    });
}

/// The tables are what the other implementation writes, where there is Python to run it.
#[test]
fn tables_are_up_to_date() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/generate.py");
    let Ok(run) = Command::new("python3").arg(&script).arg("--check").output() else {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no python3 to compare the tables with");
        return;
    };
    assert!(run.status.success(), "run {}: {}", script.display(), String::from_utf8_lossy(&run.stdout));
}

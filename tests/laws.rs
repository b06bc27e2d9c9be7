//! Laws that hold for all numbers, reports and edits, tried on random ones.

#[path = "laws/generators.rs"]
mod generators;

use std::cell::RefCell;
use std::collections::BTreeMap;

use generators as any;
use jixiao::amount::{Number, NumberError, Percent, Unit, convert};
use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::json::{read_report, write_report};
use jixiao::report::Report;
use jixiao::report::edit::{Edit, apply};
use jixiao::report::expenditure::CategoryId;
use jixiao::report::field::{Field, IndicatorField};
use jixiao::rules;
use jixiao::scoring::method;
use jixiao::shares::{Composition, largest_remainder};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

fn hundred() -> Number {
    Number::HUNDRED
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(500) })]

    #[test]
    fn shares_of_a_full_split_add_to_100_within_half_a_unit_each(parts in vec(any::positive(), 1..40), decimals in 0_u32..5) {
        let whole = Number::sum(parts.iter().copied()).unwrap();
        let shares: Vec<Number> = parts.iter().map(|part| part.percent_of(whole, decimals).unwrap()).collect();
        let gap = Number::sum(shares.iter().copied()).unwrap().subtract(hundred()).unwrap().abs();
        let half_unit = Number::new(5, decimals + 1).unwrap();
        prop_assert!(gap <= half_unit.multiply(Number::whole(parts.len() as i64)).unwrap(), "gap {gap}");
        for (share, part) in shares.iter().zip(&parts) {
            // |share × whole − part × 100| ≤ half a unit × whole, so nothing is divided to check a division.
            let off = share.multiply(whole).unwrap().subtract(part.multiply(hundred()).unwrap()).unwrap().abs();
            prop_assert!(off <= half_unit.multiply(whole).unwrap());
        }
    }

    #[test]
    fn largest_remainder_adds_to_100_and_keeps_the_order(parts in vec(any::positive(), 1..40), decimals in 0_u32..5) {
        let shares = largest_remainder(&parts, decimals).unwrap();
        prop_assert_eq!(shares.len(), parts.len());
        prop_assert_eq!(Number::sum(shares.iter().map(|share| share.0)).unwrap(), hundred());
        let unit = Number::new(1, decimals).unwrap();
        let whole = Number::sum(parts.iter().copied()).unwrap();
        for (share, part) in shares.iter().zip(&parts) {
            prop_assert_eq!(share.0.decimals(), decimals);
            let off = share.0.multiply(whole).unwrap().subtract(part.multiply(hundred()).unwrap()).unwrap().abs();
            prop_assert!(off < unit.multiply(whole).unwrap(), "{share} is a whole unit away");
        }
        for (i, a) in parts.iter().enumerate() {
            for (j, b) in parts.iter().enumerate() {
                // Of equal parts the earlier one may get the unit left over.
                prop_assert!(!(a < b || (a == b && i > j)) || shares[i] <= shares[j]);
            }
        }
    }

    #[test]
    fn rounding_is_monotone_symmetric_and_stable(a in any::number(), b in any::number(), decimals in 0_u32..6) {
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        prop_assert!(low.rounded(decimals).unwrap() <= high.rounded(decimals).unwrap());
        let rounded = a.rounded(decimals).unwrap();
        prop_assert_eq!(a.negate().rounded(decimals).unwrap().to_string(), rounded.negate().to_string());
        prop_assert_eq!(rounded.rounded(decimals).unwrap().to_string(), rounded.to_string());
        prop_assert_eq!(rounded.decimals(), decimals);
    }

    #[test]
    fn numbers_survive_being_written(number in any::any_number()) {
        let text = number.to_string();
        let again: Number = text.parse().unwrap();
        prop_assert_eq!(again, number);
        prop_assert_eq!(again.to_string(), text);
        prop_assert_eq!(jixiao::amount::parse_number(&number.grouped()), Ok(number));
    }

    #[test]
    fn sums_are_exact(a in any::any_number(), b in any::any_number()) {
        match a.add(b) {
            Ok(sum) => {
                prop_assert_eq!(b.add(a), Ok(sum));
                // The way back may need one digit more than there are.
                let back = sum.subtract(b);
                prop_assert!(back == Ok(a) || back == Err(NumberError::TooLong), "{back:?}");
            }
            Err(error) => prop_assert_eq!(error, NumberError::TooLong),
        }
    }

    #[test]
    fn units_convert_there_and_back(number in any::number(), from in 0..3_usize, to in 0..3_usize) {
        let (from, to) = (Unit::ALL[from], Unit::ALL[to]);
        let there = convert(number, from, to).unwrap();
        prop_assert_eq!(convert(there, to, from), Ok(number));
    }

    #[test]
    fn scores_lie_between_zero_and_full_marks(leaf in any::leaf(), full in any::marks()) {
        for profile in rules::profiles() {
            if let (Some(score), _) = method::score(&leaf, full, profile) {
                prop_assert!(score.0 >= Number::ZERO && score <= full, "{score} of {full}");
            }
        }
    }

    #[test]
    fn a_better_result_never_scores_less(mut leaf in any::leaf(), full in any::marks(), a in any::positive(), b in any::positive()) {
        leaf.target = "≥1000".to_owned();
        leaf.method = jixiao::report::Method::RatioFloor { floor: None };
        let mut score = |actual: Number| {
            leaf.actual = actual.to_string();
            method::score(&leaf, full, rules::default_profile()).0.unwrap()
        };
        let (low, high) = if a <= b { (a, b) } else { (b, a) };
        prop_assert!(score(low) <= score(high));
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(200) })]

    #[test]
    fn evaluation_is_a_pure_function(report in any::report()) {
        let mut profiles: Vec<&rules::RuleProfile> = rules::profiles().collect();
        profiles.push(profile_of(&report));
        for profile in profiles {
            let evaluation = evaluate(&report, profile);
            prop_assert_eq!(evaluation.scores.groups.len(), report.indicators.len());
            prop_assert_eq!(&evaluate(&report, profile), &evaluation);
        }
    }

    #[test]
    fn export_and_import_give_the_same_report(report in any::report()) {
        let text = write_report(&report);
        let again = read_report(&text).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&again, &report);
        // Numbers are equal by value: the text shows that their digits are, too.
        prop_assert_eq!(write_report(&again), text);
    }

    #[test]
    fn another_unit_changes_no_share(mut report in any::report(), unit in 0..3_usize) {
        let before = shares(&report);
        apply(&mut report, Edit::ConvertUnit(Unit::ALL[unit])).unwrap();
        prop_assert_eq!(report.unit, Unit::ALL[unit]);
        prop_assert_eq!(shares(&report), before);
    }
}

/// All shares of a report, with the gaps where there are none.
fn shares(report: &Report) -> Vec<Option<Percent>> {
    fn listed(listing: &Composition, into: &mut Vec<Option<Percent>>) {
        into.push(listing.coverage);
        for part in &listing.parts {
            into.push(part.share.ok());
            part.listing.iter().for_each(|listing| listed(listing, into));
        }
    }
    let expenditure = evaluate(report, rules::default_profile()).expenditure;
    let mut all = Vec::new();
    for id in CategoryId::ALL {
        all.push(expenditure.category(id).share.ok());
        listed(&expenditure.category(id).listing, &mut all);
    }
    all
}

/// The name of a kind of edit or field, without what is in it.
fn kind(debug: impl std::fmt::Debug) -> String {
    let text = format!("{debug:?}");
    text.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// A field by its place in the report and what it is there.
fn field_kind(field: &Field) -> String {
    let inner = match field {
        Field::Line(_, inner) => kind(inner),
        Field::Indicator(_, IndicatorField::Method(inner)) => format!("Method {}", kind(inner)),
        Field::Indicator(_, inner) => kind(inner),
        Field::Fund(_, inner) => kind(inner),
        Field::Budget(_, inner) => kind(inner),
        Field::Staff(_, _, inner) => kind(inner),
        _ => String::new(),
    };
    format!("{} {inner}", kind(field)).trim_end().to_owned()
}

/// Fields by name: 11 of the report and its lists, 4 of lines, 5 of funds, 3 of budgets, 3 of staff, 11 of indicators
/// and 11 of their methods.
const FIELDS: usize = 48;

/// The text, number or flag at a path such as `expenditure.basic.items[0].amount`.
fn value_at(file: &str, path: &str) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(file).unwrap();
    let pointer = format!("/{}", path.replace(['.', '['], "/").replace(']', ""));
    match json.pointer(&pointer)? {
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

/// Counts what succeeded, so that a law is not called proven by edits that were all refused.
#[derive(Default)]
struct Succeeded(RefCell<BTreeMap<String, usize>>);

impl Succeeded {
    fn count(&self, kind: String) {
        *self.0.borrow_mut().entry(kind).or_default() += 1;
    }

    fn assert(&self, kinds: usize, each: usize) {
        let counts = self.0.borrow();
        assert_eq!(counts.len(), kinds, "{counts:?}");
        assert!(counts.values().all(|&count| count >= each), "{counts:?}");
    }
}

fn run<S: Strategy>(cases: u32, strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let rng = proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha);
    let config = Config { failure_persistence: None, ..Config::with_cases(cases) };
    TestRunner::new_with_rng(config, rng).run(&strategy, test).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_edit_is_undone_by_its_inverse() {
    let succeeded = Succeeded::default();
    run(3000, (any::reports(), any::edit()), |(mut report, edit)| {
        let (before, name) = (report.clone(), kind(&edit));
        let inverse = match apply(&mut report, edit.clone()) {
            Ok(inverse) => inverse,
            Err(_) => {
                prop_assert_eq!(write_report(&report), write_report(&before), "a refused edit changed the report");
                return Ok(());
            }
        };
        succeeded.count(name);
        let after = write_report(&report);
        prop_assert!(read_report(&after).is_ok(), "{:?}", read_report(&after));
        let again = apply(&mut report, inverse).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(&report, &before);
        prop_assert_eq!(write_report(&report), write_report(&before));
        // The inverse of the inverse does it again.
        apply(&mut report, again).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
        prop_assert_eq!(write_report(&report), after);
        Ok(())
    });
    succeeded.assert(9, 20);
}

#[test]
fn writing_what_was_read_changes_no_field() {
    let (read, written) = (Succeeded::default(), Succeeded::default());
    run(10_000, (any::reports(), any::field()), |(mut report, field)| {
        let before = write_report(&report);
        let Some(text) = field.get(&report) else { return Ok(()) };
        read.count(field_kind(&field));
        // A method has only some parameters, and a category's name is fixed: those are refused.
        if field.set(&mut report, &text).is_ok() {
            written.count(field_kind(&field));
        }
        prop_assert_eq!(write_report(&report), before);
        Ok(())
    });
    read.assert(FIELDS, 5);
    written.assert(FIELDS, 2);
}

#[test]
fn what_is_typed_can_be_read_again() {
    let typed = Succeeded::default();
    run(10_000, (any::reports(), any::field_and_text()), |(mut report, (field, text))| {
        let before = report.clone();
        match field.set(&mut report, &text) {
            Err(_) => prop_assert_eq!(&report, &before, "a refused text changed the report"),
            Ok(()) => {
                typed.count(field_kind(&field));
                let shown = field.get(&report).unwrap();
                field.set(&mut report, &shown).map_err(|error| TestCaseError::fail(format!("{error:?}")))?;
                prop_assert_eq!(field.get(&report), Some(shown.clone()));
                let file = write_report(&report);
                prop_assert!(read_report(&file).is_ok());
                // The path of a field is where it stands in the file; usual values are left out there.
                let usual = ["", "false", "itemised", "atLeast", "true", "manual", "whole"].contains(&shown.as_str());
                match value_at(&file, &field.path()) {
                    Some(written) => prop_assert_eq!(written, shown),
                    None => prop_assert!(usual, "{} is not in the file", field.path()),
                }
            }
        }
        Ok(())
    });
    typed.assert(FIELDS, 2);
}

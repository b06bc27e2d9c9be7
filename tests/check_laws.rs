//! Laws that hold for the arithmetic checks whatever the figures are, tried on random ones.

#[path = "laws/generators.rs"]
#[allow(dead_code, reason = "shared with the other laws, which use more of it")]
mod generators;

use generators as any;
use jixiao::amount::{Amount, Number, Percent, Unit, convert};
use jixiao::audit::audit_report;
use jixiao::checks::{Finding, RuleId, Verdict};
use jixiao::evaluation::profile_of;
use jixiao::report::{Category, Line, Listing, Report};
use proptest::collection::vec;
use proptest::prelude::*;

/// What the checks of figures say; those of form and wording have no laws of arithmetic.
fn findings(report: &Report) -> Vec<Finding> {
    let mut found = audit_report(report, profile_of(report));
    found.retain(|finding| ["SUM", "PCT", "UNT"].contains(&&finding.rule.code()[..3]));
    found
}

/// Of each finding what does not depend on how its figures are written.
fn verdicts(report: &Report) -> Vec<(RuleId, Verdict)> {
    findings(report).iter().map(|finding| (finding.rule, finding.verdict)).collect()
}

fn amount(number: Number) -> Option<Amount> {
    Some(Amount::new(number))
}

/// A project listing with shares that may or may not be right.
fn listed(whole: Number, items: &[(Number, Option<Number>)], kind: Listing) -> Report {
    let mut report = Report::default();
    report.expenditure.project = Category {
        amount: amount(whole),
        listing: kind,
        items: items
            .iter()
            .enumerate()
            .map(|(index, (part, share))| Line {
                name: format!("项目{index}"),
                amount: amount(*part),
                share: share.map(Percent),
                ..Line::default()
            })
            .collect(),
        ..Category::default()
    };
    report
}

/// Two decimals, up to some billions: what a report prints in 万元.
fn printed() -> impl Strategy<Value = Number> {
    (1_i64..1_000_000_000).prop_map(|units| Number::new(i128::from(units), 2).unwrap())
}

/// Two decimals of which the last is no zero, as the other way of writing would drop it.
fn never_round() -> impl Strategy<Value = Number> {
    (0_i64..10_000_000, 1_i64..10).prop_map(|(tens, last)| Number::new(i128::from(tens * 10 + last), 2).unwrap())
}

fn sum(parts: &[Number]) -> Number {
    Number::sum(parts.iter().copied()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn half_up_shares_of_a_full_split_never_contradict(parts in vec(printed(), 1..12), decimals in 0_u32..4) {
        let whole = sum(&parts);
        let items: Vec<_> = parts.iter().map(|part| (*part, part.percent_of(whole, decimals).ok())).collect();
        let report = listed(whole, &items, Listing::Itemised);
        for finding in findings(&report) {
            let agrees = matches!(finding.verdict, Verdict::Consistent | Verdict::Rounding);
            prop_assert!(agrees, "{finding:?}");
            // The nearest value is the stated one, so no share has a residue of its own.
            prop_assert_ne!(finding.rule, RuleId::Pct02);
        }
    }

    #[test]
    fn shares_cut_off_are_a_residue_and_no_contradiction(parts in vec(printed(), 2..12)) {
        let whole = sum(&parts);
        let items: Vec<_> = parts.iter().map(|part| (*part, part.percent_cut_off(whole, 2).ok())).collect();
        let report = listed(whole, &items, Listing::Itemised);
        let shares = findings(&report).into_iter().filter(|finding| matches!(finding.rule, RuleId::Pct01 | RuleId::Pct02));
        for finding in shares {
            prop_assert_ne!(finding.verdict, Verdict::Inconsistent);
        }
        let residues = findings(&report).iter().filter(|finding| finding.rule == RuleId::Pct02).count();
        prop_assert!(residues <= 1, "one listing has one finding for its residues");
    }

    #[test]
    fn the_order_of_parts_does_not_matter(
        parts in vec((printed(), proptest::option::of(any::positive())), 1..10),
        whole in printed(),
        partial: bool,
    ) {
        let kind = if partial { Listing::Partial } else { Listing::Itemised };
        let mut turned = parts.clone();
        turned.reverse();
        let sorted = |items: &[(Number, Option<Number>)]| {
            let mut found = verdicts(&listed(whole, items, kind));
            found.sort();
            found
        };
        prop_assert_eq!(sorted(&parts), sorted(&turned));
    }

    #[test]
    fn sums_judge_the_same_in_yuan(parts in vec(never_round(), 2..10), off in -4_i64..5) {
        let whole = sum(&parts).add(Number::new(i128::from(off), 2).unwrap()).unwrap();
        // A whole that ends in a zero is written with fewer digits in the other unit.
        prop_assume!(whole > Number::ZERO && whole.mantissa() % 10 != 0);
        let other_unit = |unit: Unit| {
            let mut report = Report { unit, ..Report::default() };
            let number = |n: Number| amount(convert(n, Unit::WanYuan, unit).unwrap());
            report.expenditure.project.amount = number(whole);
            report.expenditure.project.items = parts
                .iter()
                .map(|part| Line { name: "项目".into(), amount: number(*part), ..Line::default() })
                .collect();
            report
        };
        let of_sum = |report: &Report| {
            verdicts(report).into_iter().find(|(rule, _)| *rule == RuleId::Sum05).map(|(_, verdict)| verdict)
        };
        // 亿元 only moves the point; in 元 these figures are whole and therefore exact.
        prop_assert_eq!(of_sum(&other_unit(Unit::WanYuan)), of_sum(&other_unit(Unit::YiYuan)));
        let exact = if off == 0 { Verdict::Consistent } else { Verdict::Inconsistent };
        prop_assert_eq!(of_sum(&other_unit(Unit::Yuan)), Some(exact));
    }

    #[test]
    fn a_partial_listing_is_never_wrong_for_being_short(parts in vec(printed(), 1..10), more in printed()) {
        let whole = sum(&parts).add(more).unwrap();
        let items: Vec<_> = parts.iter().map(|part| (*part, None)).collect();
        for finding in findings(&listed(whole, &items, Listing::Partial)) {
            prop_assert_ne!(finding.verdict, Verdict::Inconsistent);
        }
    }

    #[test]
    fn a_changed_part_of_a_complete_listing_is_found(parts in vec(printed(), 2..10), at: prop::sample::Index, off in 1_i64..1_000_000) {
        let whole = sum(&parts);
        let mut changed = parts.clone();
        let index = at.index(parts.len());
        changed[index] = parts[index].add(Number::new(i128::from(off), 2).unwrap()).unwrap();
        let items: Vec<_> = changed.iter().map(|part| (*part, None)).collect();
        let found = findings(&listed(whole, &items, Listing::Itemised));
        let verdict = found.iter().find(|finding| finding.rule == RuleId::Sum05).map(|finding| finding.verdict);
        // Half a unit of each part and of the whole.
        let explained = Number::new(i128::from(off), 2).unwrap() <= Number::new(5 * (parts.len() as i128 + 1), 3).unwrap();
        prop_assert_eq!(verdict, Some(if explained { Verdict::Rounding } else { Verdict::Inconsistent }));
    }
}

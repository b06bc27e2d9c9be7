//! Shares of expenditure where the ordinary case ends: zero wholes, corrections, missing amounts, and how far a stated
//! share may lie from the calculated one.

use jixiao::amount::{Number, NumberError, Percent};
use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::json::read_report;
use jixiao::report::expenditure::CategoryId;
use jixiao::shares::{Agreement, CategoryResult, ExpenditureResult, ShareGap, agreement, largest_remainder};

fn n(text: &str) -> Number {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

fn expenditure(fields: &str) -> ExpenditureResult {
    let report = read_report(&format!(r#"{{"version":1,"expenditure":{{{fields}}}}}"#)).unwrap();
    evaluate(&report, profile_of(&report)).expenditure
}

fn amount(result: &CategoryResult) -> String {
    result.amount.map_or_else(String::new, |amount| amount.to_string())
}

fn percents(result: &CategoryResult) -> Vec<String> {
    result
        .listing
        .parts
        .iter()
        .map(|part| part.share.map_or_else(|gap| format!("{gap:?}"), |p| p.to_string()))
        .collect()
}

#[test]
fn what_is_not_stated_follows_from_the_parts() {
    let e = expenditure(
        r#""personnel":{"amount":"318.74"},"operating":{"amount":"50.23"},"project":{"amount":"31.03"},"other":{"amount":"100"}"#,
    );
    let (basic, total) = (e.category(CategoryId::Basic), e.category(CategoryId::Total));
    assert_eq!((amount(basic).as_str(), basic.stated), ("368.97", false));
    assert_eq!((amount(total).as_str(), total.stated), ("500.00", false));
    assert_eq!(basic.share.unwrap().to_string(), "73.79");
    assert_eq!(e.category(CategoryId::Other).share.unwrap().to_string(), "20.00");
}

#[test]
fn a_stated_whole_wins_over_the_sum_of_its_parts() {
    let e = expenditure(r#""total":{"amount":"400"},"basic":{"amount":"200"},"project":{"amount":"100"}"#);
    let total = e.category(CategoryId::Total);
    assert_eq!((amount(total).as_str(), total.stated, total.computed), ("400", true, Some(n("300"))));
    assert_eq!(e.category(CategoryId::Basic).share.unwrap().to_string(), "50.00");
}

#[test]
fn a_part_that_is_not_known_is_not_zero() {
    let e = expenditure(
        r#""personnel":{"amount":"318.74"},"project":{"items":[{"name":"甲","amount":"1"},{"name":"乙"}]}"#,
    );
    for id in [CategoryId::Basic, CategoryId::Project, CategoryId::Total] {
        assert_eq!((amount(e.category(id)).as_str(), e.category(id).computed), ("", None), "{id:?}");
    }
    assert_eq!(e.category(CategoryId::Personnel).share, Err(ShareGap::NoWhole));
    let project = e.category(CategoryId::Project);
    assert_eq!(percents(project), ["NoWhole", "NoAmount"]);
    assert_eq!((project.listing.sum, project.listing.without_amount), (Some(n("1")), 1));
}

#[test]
fn complete_listings_make_up_their_whole_and_partial_ones_do_not() {
    let items = r#"[{"name":"甲","amount":"1"},{"name":"乙","amount":"2"}]"#;
    let e = expenditure(&format!(r#""project":{{"items":{items}}},"other":{{"listing":"partial","items":{items}}}"#));
    assert_eq!(amount(e.category(CategoryId::Project)), "3");
    assert_eq!(percents(e.category(CategoryId::Project)), ["33.33", "66.67"]);
    assert_eq!(amount(e.category(CategoryId::Other)), "");
    assert_eq!(percents(e.category(CategoryId::Other)), ["NoWhole", "NoWhole"]);
}

#[test]
fn a_whole_of_zero_has_no_shares() {
    let e =
        expenditure(r#""project":{"amount":"0.00","items":[{"name":"甲","amount":"0"},{"name":"乙","amount":"5"}]}"#);
    let listing = &e.category(CategoryId::Project).listing;
    assert_eq!(percents(e.category(CategoryId::Project)), ["ZeroWhole", "ZeroWhole"]);
    assert_eq!((listing.coverage, listing.unlisted), (None, Some(n("-5"))));
}

#[test]
fn corrections_have_negative_shares() {
    let e = expenditure(
        r#""project":{"amount":"80","items":[{"name":"甲","amount":"100"},{"name":"冲回","amount":"-20"}]}"#,
    );
    let project = e.category(CategoryId::Project);
    assert_eq!(percents(project), ["125.00", "-25.00"]);
    assert!(project.listing.has_negative);
    assert_eq!(project.listing.coverage.unwrap().to_string(), "100.00");
}

#[test]
fn items_below_items_are_shares_of_their_item() {
    let e = expenditure(
        r#""project":{"amount":"2000","items":[{"name":"甲","amount":"0.05亿元","items":[{"name":"乙","amount":"1250000元"}]}]}"#,
    );
    let part = &e.category(CategoryId::Project).listing.parts[0];
    assert_eq!((part.amount, part.share.unwrap().to_string()), (Some(n("500")), "25.00".to_owned()));
    let below = part.listing.as_ref().unwrap();
    assert_eq!(below.parts[0].share.unwrap().to_string(), "25.00");
    assert_eq!(below.unlisted, Some(n("375")));
}

#[test]
fn stated_and_calculated_shares() {
    use Agreement::{Apart, Rounding, Same};
    let cases = [
        // 86.3864: cut off instead of rounded, and the other one made to fit.
        ("86.39", "318.74", "368.97", Same),
        ("86.38", "318.74", "368.97", Rounding),
        ("13.62", "50.23", "368.97", Rounding),
        ("86.37", "318.74", "368.97", Apart),
        ("86.40", "318.74", "368.97", Apart),
        ("86", "318.74", "368.97", Same),
        ("86.4", "318.74", "368.97", Same),
        // Whole numbers are read as exact: half a unit of 30 would excuse anything.
        ("33.34", "10", "30", Apart),
        ("33.33", "10", "30", Same),
        // A correction: −318.74 is as far from its share as 318.74 is.
        ("-86.39", "-318.74", "368.97", Same),
        ("-86.38", "-318.74", "368.97", Rounding),
        ("-86.37", "-318.74", "368.97", Apart),
        ("86.39", "-318.74", "368.97", Apart),
        // Less than half a unit of the part may be hidden behind 0.00.
        ("0.01", "0.00", "50.00", Rounding),
        ("0.02", "0.00", "50.00", Apart),
        ("5.00", "5.00", "-100.00", Apart),
    ];
    for (stated, part, whole, expected) in cases {
        let got = agreement(Percent(n(stated)), n(part), n(whole));
        assert_eq!(got, Ok(expected), "{stated} % for {part} of {whole}");
    }
    assert_eq!(agreement(Percent(n("5")), n("5"), n("0")), Err(NumberError::ZeroDivision));
}

#[test]
fn largest_remainder_says_when_it_cannot() {
    assert_eq!(largest_remainder(&[n("5"), n("-1")], 2), Err(NumberError::Negative));
    assert_eq!(largest_remainder(&[n("0"), n("0.00")], 2), Err(NumberError::ZeroDivision));
    assert_eq!(largest_remainder(&[], 2), Err(NumberError::ZeroDivision));
    let third = largest_remainder(&[n("1"), n("1"), n("1")], 2).unwrap();
    assert_eq!(third.iter().map(ToString::to_string).collect::<Vec<_>>(), ["33.34", "33.33", "33.33"]);
    let with_nothing = largest_remainder(&[n("0"), n("1")], 0).unwrap();
    assert_eq!(with_nothing.iter().map(ToString::to_string).collect::<Vec<_>>(), ["0", "100"]);
}

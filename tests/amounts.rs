//! Numbers, amounts and what people write, at their edges. The tables in `tests/oracle/` hold the many ordinary cases.

use jixiao::amount::{
    Amount, Number, NumberError, Unit, convert, parse_amount, parse_count, parse_number, parse_percent, parse_points,
};

fn n(text: &str) -> Number {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

const LARGEST: &str = "9999999999999999999999999999";

#[test]
fn nothing_holds_more_digits_than_can_be_read_again() {
    let largest = n(LARGEST);
    // The decimal type beneath has room for a part of the numbers with 29 digits.
    assert_eq!(Number::new(10_i128.pow(28), 0), Err(NumberError::TooLong));
    assert_eq!(largest.add(Number::ONE), Err(NumberError::TooLong));
    assert_eq!(largest.add(n("0.1")), Err(NumberError::TooLong));
    assert_eq!(n("7000000000000000000000000").multiply(n("10000")), Err(NumberError::TooLong));
    assert_eq!(convert(n("7000000000000000000000000"), Unit::WanYuan, Unit::Yuan), Err(NumberError::TooLong));
    assert_eq!(Number::new(1, 29), Err(NumberError::TooLong));
    assert_eq!(largest.multiply(largest), Err(NumberError::TooLong));
    assert_eq!(Number::sum([largest, largest.negate()]), Ok(Number::ZERO));
}

#[test]
fn the_smallest_and_the_largest_can_be_divided() {
    let (largest, smallest) = (n(LARGEST), n("0.0000000000000000000000000001"));
    assert_eq!(largest.percent_of(largest, 2).unwrap().to_string(), "100.00");
    assert_eq!(smallest.percent_of(largest, 2).unwrap().to_string(), "0.00");
    assert_eq!(largest.percent_of(smallest, 2), Err(NumberError::TooLong));
    assert_eq!(smallest.percent_of(smallest, 4).unwrap().to_string(), "100.0000");
    assert_eq!(smallest.rounded(2).unwrap().to_string(), "0.00");
    assert_eq!(n("-0.004").rounded(2).unwrap().to_string(), "0.00");
    assert_eq!(n("5").percent_of(n("-8"), 1).unwrap().to_string(), "-62.5");
    assert_eq!(n("5").percent_of(n("0.00"), 2), Err(NumberError::ZeroDivision));
    assert_eq!(n("5").whole_steps(n("0")), Err(NumberError::ZeroDivision));
    assert_eq!(n("-7.2").whole_steps(n("5")).unwrap().to_string(), "-1");
}

/// Numbers beyond 64 bits take another way through the division.
#[test]
fn ties_of_long_numbers_are_rounded_up_too() {
    let (part, whole) = (n("100000000000000000000"), n("800000000000000000000000"));
    assert_eq!(part.percent_of(whole, 4).unwrap().to_string(), "0.0125");
    assert_eq!(part.percent_of(whole, 3).unwrap().to_string(), "0.013");
    assert_eq!(part.negate().percent_of(whole, 3).unwrap().to_string(), "-0.013");
    assert_eq!(part.subtract(Number::ONE).unwrap().percent_of(whole, 3).unwrap().to_string(), "0.012");
    assert_eq!(n("1234567890123456789012345.5").rounded(0).unwrap().to_string(), "1234567890123456789012346");
    assert_eq!(n("1234567890123456789012345.499").rounded(0).unwrap().to_string(), "1234567890123456789012345");
}

#[test]
fn one_rounding_only() {
    // 0.4449: rounding to three decimals first would make it 0.445, and then 0.45.
    assert_eq!(n("4.449").times_ratio(n("1"), n("10"), 2).unwrap().to_string(), "0.44");
    assert_eq!(n("40").times_ratio(n("38"), n("40"), 2).unwrap().to_string(), "38.00");
    assert_eq!(n("100").times_ratio(n("1"), n("3"), 4).unwrap().to_string(), "33.3333");
}

#[test]
fn printed_digits_are_kept_and_do_not_count() {
    assert_eq!(n("6.00"), n("6"));
    assert_eq!(n("6.00").to_string(), "6.00");
    assert_eq!(n("6.50").add(n("0.5")).unwrap().to_string(), "7.00");
    assert_eq!(n("1.50").multiply(n("2.00")).unwrap().to_string(), "3.00");
    assert_eq!(n("1.25").multiply(n("0.5")).unwrap().to_string(), "0.625");
    assert_eq!(n("287000").trimmed(0).to_string(), "287000");
    assert_eq!(n("28.700").trimmed(1).to_string(), "28.7");
    assert_eq!(
        [n("-0"), n("-0.00")].map(|zero| (zero.to_string(), zero.is_negative())),
        [("0".into(), false), ("0.00".into(), false)]
    );
    assert_eq!(n("368.97").envelope().to_string(), "0.005");
    assert_eq!(n("30").envelope().to_string(), "0.5");
}

#[test]
fn thousands_are_grouped_for_readers() {
    let shown = [
        ("0", "0"),
        ("999", "999"),
        ("1000", "1,000"),
        ("38478.95", "38,478.95"),
        ("1234567", "1,234,567"),
        ("-1234.5", "−1,234.5"),
        ("-0.00", "0.00"),
        ("0.1234567", "0.1234567"),
    ];
    for (plain, grouped) in shown {
        assert_eq!(n(plain).grouped(), grouped);
    }
}

#[test]
fn units_of_their_own() {
    let amount: Amount = "3689700元".parse().unwrap();
    assert_eq!((amount.unit, amount.to_string().as_str()), (Some(Unit::Yuan), "3689700元"));
    assert_eq!(amount.in_unit(Unit::WanYuan, Unit::WanYuan).unwrap().to_string(), "368.97");
    let plain: Amount = "0.036897".parse().unwrap();
    assert_eq!(plain.in_unit(Unit::YiYuan, Unit::WanYuan).unwrap().to_string(), "368.97");
    assert_eq!(convert(n("6.50"), Unit::WanYuan, Unit::WanYuan).unwrap().to_string(), "6.50");
    assert_eq!("1万".parse::<Amount>(), Err(NumberError::NotANumber(1)));
    assert_eq!("元".parse::<Amount>(), Err(NumberError::Empty));
}

#[test]
fn a_fault_is_shown_where_it_stands() {
    use NumberError::{Empty, Fraction, Grouping, Negative, NotANumber, TooLong, TooMany, WrongUnit};
    let amounts = [
        ("", Empty),
        (" \u{3000}", Empty),
        ("约30万元", NotANumber(0)),
        ("12abc", NotANumber(2)),
        ("30-40", NotANumber(2)),
        ("1.2.3", NotANumber(3)),
        ("12.", NotANumber(2)),
        ("1,23,4", Grouping),
        ("12%", WrongUnit),
        ("10分", WrongUnit),
        ("3 68.97", Grouping),
        ("12345678901234567890123456789", TooLong),
    ];
    for (text, error) in amounts {
        assert_eq!(parse_amount(text), Err(error), "{text:?}");
    }
    assert_eq!(parse_amount("￥1,200.00元").unwrap().to_string(), "1200.00元");
    assert_eq!(parse_amount(" ¥ 300").unwrap().to_string(), "300元");
    assert_eq!(parse_amount("￥3.5万元").unwrap().to_string(), "3.5万元");
    assert_eq!(parse_amount("￥1x"), Err(NotANumber(2)));
    // A gap may group thousands, as a comma does.
    assert_eq!(parse_amount("1 234.50").unwrap().to_string(), "1234.50");
    assert_eq!(parse_number("5元"), Err(WrongUnit));
    assert_eq!(parse_percent("5分"), Err(WrongUnit));
    assert_eq!(parse_points("5万元"), Err(WrongUnit));
    assert_eq!(parse_count("-1"), Err(Negative));
    assert_eq!(parse_count("1.5人"), Err(Fraction));
    assert_eq!(parse_count("4294967295人"), Ok(u32::MAX));
    assert_eq!(parse_count("4294967296"), Err(TooMany));
}

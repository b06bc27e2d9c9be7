//! What edits refuse, and that refusing changes nothing. That every edit can be undone is a law in `laws.rs`.

use jixiao::amount::{Number, NumberError, Percent, Points, Unit};
use jixiao::exchange::json::{read_report, write_report};
use jixiao::report::edit::{Edit, List, Row, apply};
use jixiao::report::expenditure::{CategoryId, LinePath};
use jixiao::report::field::{Field, FieldError, IndicatorField, LineField};
use jixiao::report::indicator::IndicatorPath;
use jixiao::report::method_field::MethodField;
use jixiao::report::{Band, Indicator, Line, Method, Report, StepCount};
use jixiao::rules;

fn linwu() -> Report {
    read_report(include_str!("../public/reports/linwu-2024.json")).unwrap()
}

fn refused(report: &mut Report, edit: Edit, error: FieldError) {
    let before = write_report(report);
    assert_eq!(apply(report, edit.clone()), Err(error), "{edit:?}");
    assert_eq!(write_report(report), before, "{edit:?} was refused and changed the report");
}

fn set(field: Field, text: &str) -> Edit {
    Edit::Set { field, text: text.to_owned() }
}

fn amount_of(category: CategoryId) -> Field {
    Field::Line(LinePath::category(category), LineField::Amount)
}

fn indicator(index: usize, field: IndicatorField) -> Field {
    Field::Indicator(IndicatorPath(vec![index]), field)
}

fn nested_lines(levels: usize) -> Line {
    let items = if levels > 1 { vec![nested_lines(levels - 1)] } else { vec![] };
    Line { name: format!("{levels}"), items, ..Line::default() }
}

fn nested_indicators(levels: usize) -> Row {
    fn node(levels: usize) -> Indicator {
        let children = if levels > 1 { vec![node(levels - 1)] } else { vec![] };
        Indicator { name: format!("{levels}"), children, ..Indicator::default() }
    }
    Row::Indicator(Box::new(node(levels)))
}

#[test]
fn what_people_type_is_read_generously() {
    let mut report = linwu();
    apply(&mut report, set(amount_of(CategoryId::Basic), " ３６，８９７．００ 元")).unwrap();
    assert_eq!(amount_of(CategoryId::Basic).get(&report).unwrap(), "36897.00元");
    apply(&mut report, set(amount_of(CategoryId::Basic), "  ")).unwrap();
    assert_eq!(report.expenditure.basic.amount, None);
}

#[test]
fn texts_that_do_not_fit_are_refused() {
    let mut report = linwu();
    let number = |error| FieldError::Number(error);
    refused(&mut report, set(amount_of(CategoryId::Basic), "三百"), number(NumberError::NotANumber(0)));
    refused(&mut report, set(Field::Year, "1066"), FieldError::Year);
    refused(&mut report, set(Field::Year, "二〇二四"), FieldError::Year);
    refused(&mut report, set(indicator(0, IndicatorField::FullMarks), "-1"), number(NumberError::Negative));
    refused(&mut report, set(indicator(0, IndicatorField::ByHand), "yes"), FieldError::Choice);
    refused(&mut report, set(indicator(9, IndicatorField::Name), "甲"), FieldError::NoSuchField);
    let name = Field::Line(LinePath::category(CategoryId::Basic), LineField::Name);
    refused(&mut report, set(name, "甲"), FieldError::NoSuchField);
    let floor = indicator(0, IndicatorField::Method(MethodField::Floor));
    refused(&mut report, set(floor, "60"), FieldError::NoSuchField);
}

#[test]
fn parameters_stay_within_what_a_file_may_hold() {
    let mut report = linwu();
    let parameter = |field| indicator(0, IndicatorField::Method(field));
    let number = |text: &str| text.parse::<Number>().unwrap();
    apply(&mut report, set(parameter(MethodField::Kind), "deduction")).unwrap();
    refused(&mut report, set(parameter(MethodField::Step), "0"), FieldError::Range);
    refused(&mut report, set(parameter(MethodField::StepPoints), "-1"), FieldError::Range);
    apply(&mut report, set(parameter(MethodField::Kind), "ratioFloor")).unwrap();
    refused(&mut report, set(parameter(MethodField::Floor), "100"), FieldError::Range);
    apply(&mut report, set(parameter(MethodField::Kind), "bands")).unwrap();
    refused(&mut report, set(parameter(MethodField::BandPercent(0)), "100.01%"), FieldError::Range);
    let too_much = Band { at_least: number("0"), percent: Percent(number("101")) };
    let negative = Method::Deduction { step: number("1"), points: Points(number("-1")), count: StepCount::Whole };
    for method in [Method::Bands { of_rate: false, bands: vec![too_much] }, negative] {
        refused(&mut report, Edit::SetMethod { path: IndicatorPath(vec![0]), method }, FieldError::Range);
    }
    let mut broken = rules::blank_custom(rules::default_profile());
    broken.weights.groups.clear();
    refused(&mut report, Edit::SetCustomRules(Some(Box::new(broken))), FieldError::Range);
}

#[test]
fn choosing_the_same_method_again_keeps_its_parameters() {
    let mut report = linwu();
    let parameter = |field| indicator(0, IndicatorField::Method(field));
    apply(&mut report, set(parameter(MethodField::Kind), "levels")).unwrap();
    apply(&mut report, set(parameter(MethodField::Level), "partly")).unwrap();
    apply(&mut report, set(parameter(MethodField::Kind), "levels")).unwrap();
    assert_eq!(parameter(MethodField::Level).get(&report).unwrap(), "partly");
    // Another method starts with its own, and going back brings the old ones.
    let back = apply(&mut report, set(parameter(MethodField::Kind), "direct")).unwrap();
    assert_eq!(parameter(MethodField::Level).get(&report).unwrap(), "");
    apply(&mut report, back).unwrap();
    assert_eq!(parameter(MethodField::Level).get(&report).unwrap(), "partly");
}

#[test]
fn rows_nest_no_deeper_than_a_file_may() {
    let mut report = Report::default();
    let project = LinePath::category(CategoryId::Project);
    let lines = |path: &LinePath, levels| Edit::Insert {
        list: List::Lines(path.clone()),
        index: 0,
        row: Row::Line(nested_lines(levels)),
    };
    refused(&mut report, lines(&project, 9), FieldError::NoSuchField);
    apply(&mut report, lines(&project, 8)).unwrap();
    assert!(read_report(&write_report(&report)).is_ok());
    let eighth = LinePath { category: CategoryId::Project, indexes: vec![0; 8] };
    refused(&mut report, lines(&eighth, 1), FieldError::NoSuchField);
    refused(&mut report, lines(&project.child(0), 8), FieldError::NoSuchField);
    let indicators = |path: Vec<usize>, levels| Edit::Insert {
        list: List::Indicators(IndicatorPath(path)),
        index: 0,
        row: nested_indicators(levels),
    };
    refused(&mut report, indicators(vec![], 4), FieldError::NoSuchField);
    apply(&mut report, indicators(vec![], 3)).unwrap();
    refused(&mut report, indicators(vec![0], 3), FieldError::NoSuchField);
    refused(&mut report, indicators(vec![0, 0, 0], 1), FieldError::NoSuchField);
    assert!(read_report(&write_report(&report)).is_ok());
}

#[test]
fn rows_go_where_they_are_sent() {
    let mut report = linwu();
    let list = List::Lines(LinePath::category(CategoryId::Operating));
    let names =
        |report: &Report| report.expenditure.operating.items[..3].iter().map(|l| l.name.clone()).collect::<Vec<_>>();
    let back = apply(&mut report, Edit::Move { list: list.clone(), from: 0, to: 2 }).unwrap();
    assert_eq!(names(&report), ["印刷费", "水费", "办公费"]);
    apply(&mut report, back).unwrap();
    assert_eq!(report, linwu());
    let rows = report.expenditure.operating.items.len();
    for edit in [
        Edit::Move { list: list.clone(), from: 0, to: rows },
        Edit::Move { list: list.clone(), from: rows, to: 0 },
        Edit::Remove { list: list.clone(), index: rows },
        Edit::Insert { list: list.clone(), index: rows + 1, row: Row::Line(Line::default()) },
        Edit::Insert { list: list.clone(), index: 0, row: nested_indicators(1) },
        Edit::Remove { list: List::StaffRows(3), index: 0 },
    ] {
        refused(&mut report, edit, FieldError::NoSuchField);
    }
}

#[test]
fn a_batch_happens_as_a_whole_or_not_at_all() {
    let mut report = linwu();
    let good = || vec![set(Field::Department, "甲"), Edit::ConvertUnit(Unit::Yuan), set(Field::Title, "乙")];
    let mut bad = good();
    bad.push(set(Field::Year, "1066"));
    refused(&mut report, Edit::Batch(bad), FieldError::Year);
    let before = write_report(&report);
    let inverse = apply(&mut report, Edit::Batch(good())).unwrap();
    assert_eq!((report.department.as_str(), report.title.as_str(), report.unit), ("甲", "乙", Unit::Yuan));
    assert_eq!(report.expenditure.basic.amount.unwrap().to_string(), "3689700");
    apply(&mut report, inverse).unwrap();
    assert_eq!(write_report(&report), before);
}

#[test]
fn a_unit_that_an_amount_does_not_fit_in_is_refused() {
    let mut report = linwu();
    let long = "9".repeat(25);
    apply(&mut report, set(amount_of(CategoryId::Other), &long)).unwrap();
    refused(&mut report, Edit::ConvertUnit(Unit::Yuan), FieldError::Number(NumberError::TooLong));
}

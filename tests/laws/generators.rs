//! Random numbers, reports and edits: every type of the report, every edit and every field. The larger strategies
//! are boxed: by value they would not fit on the stack of a test thread.

use std::sync::OnceLock;

use jixiao::amount::{Amount, Number, Percent, Points, Unit};
use jixiao::report::budget::BudgetId;
use jixiao::report::edit::{Edit, List, Row};
use jixiao::report::expenditure::{CategoryId, LinePath};
use jixiao::report::field::{BudgetField, Field, FundField, IndicatorField, LineField, StaffField};
use jixiao::report::indicator::IndicatorPath;
use jixiao::report::method_field::MethodField;
use jixiao::report::{
    Band, Budget, Budgets, Category, Direction, Execution, Expenditure, FundRow, Indicator, Level, Line, Listing,
    Method, Report, Section, StaffKind, StaffRow, StaffUnit, Stated, StepCount,
};
use jixiao::rules::{self, RuleProfile};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

/// Numbers as they stand in reports.
pub fn number() -> impl Strategy<Value = Number> {
    (-2_000_000_i128..200_000_000, 0_u32..5).prop_map(|(mantissa, scale)| Number::new(mantissa, scale).unwrap())
}

pub fn positive() -> impl Strategy<Value = Number> {
    (1_i128..200_000_000, 0_u32..5).prop_map(|(mantissa, scale)| Number::new(mantissa, scale).unwrap())
}

/// Numbers up to the last of the 28 digits.
pub fn any_number() -> impl Strategy<Value = Number> {
    let digits = 10_i128.pow(28) - 1;
    prop_oneof![
        3 => number(),
        1 => (-digits..=digits, 0_u32..=28).prop_map(|(mantissa, scale)| Number::new(mantissa, scale).unwrap()),
        1 => Just(Number::ZERO),
    ]
}

fn percent() -> impl Strategy<Value = Percent> {
    (0_i128..=10_000).prop_map(|hundredths| Percent(Number::new(hundredths, 2).unwrap()))
}

pub fn marks() -> impl Strategy<Value = Points> {
    (0_i128..=100_000, 0_u32..4).prop_map(|(mantissa, scale)| Points(Number::new(mantissa, scale).unwrap()))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(vec!["", "基本工资", "奖金", "=1+1", "a\"b", "第一\n第二", " 空 ", "\u{feff}"]).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// What stands in a target or result.
pub fn measure() -> BoxedStrategy<String> {
    let written = |(sign, number, unit): (&str, Number, &str)| format!("{sign}{number}{unit}");
    let signs = select(vec!["", "≥", "≤", "=", "不低于"]);
    prop_oneof![
        4 => (signs, number(), select(vec!["", "%", "个", "万元"])).prop_map(written),
        1 => text(),
    ]
    .boxed()
}

pub fn amount() -> impl Strategy<Value = Amount> {
    (number(), of(select(Unit::ALL.to_vec()))).prop_map(|(number, unit)| Amount { number, unit })
}

fn listing() -> impl Strategy<Value = Listing> {
    select(vec![Listing::Itemised, Listing::Partial])
}

pub fn line() -> BoxedStrategy<Line> {
    let leaf = (text(), of(amount()), of(percent()), listing()).prop_map(|(name, amount, share, listing)| Line {
        name,
        amount,
        share,
        listing,
        items: Vec::new(),
    });
    leaf.prop_recursive(2, 8, 3, |below| {
        (text(), of(amount()), of(percent()), listing(), vec(below, 0..3))
            .prop_map(|(name, amount, share, listing, items)| Line { name, amount, share, listing, items })
    })
    .boxed()
}

fn category() -> BoxedStrategy<Category> {
    (of(amount()), of(percent()), listing(), vec(line(), 0..5), text())
        .prop_map(|(amount, share, listing, items, place)| Category { amount, share, listing, items, place })
        .boxed()
}

fn fund() -> BoxedStrategy<FundRow> {
    (text(), of(amount()), of(amount()), of(amount()), of(percent()))
        .prop_map(|(name, initial, adjusted, actual, rate)| FundRow { name, initial, adjusted, actual, rate })
        .boxed()
}

fn budget() -> BoxedStrategy<Budget> {
    (any::<bool>(), of(amount()), of(amount()), text())
        .prop_map(|(declared_none, income, expenditure, place)| Budget { declared_none, income, expenditure, place })
        .boxed()
}

fn direction() -> impl Strategy<Value = Direction> {
    select(Direction::ALL.to_vec())
}

fn count() -> impl Strategy<Value = StepCount> {
    select(vec![StepCount::Whole, StepCount::ProRata])
}

/// Every method, with parameters that a file may hold.
pub fn method() -> BoxedStrategy<Method> {
    let band = (number(), percent()).prop_map(|(at_least, percent)| Band { at_least, percent });
    let floor = of((0_i128..10_000).prop_map(|hundredths| Percent(Number::new(hundredths, 2).unwrap())));
    prop_oneof![
        Just(Method::Manual),
        of(any::<bool>()).prop_map(|met| Method::Direct { met }),
        Just(Method::RatioForward),
        Just(Method::RatioReverse),
        floor.prop_map(|floor| Method::RatioFloor { floor }),
        (of(select(Level::ALL.to_vec())), of(percent())).prop_map(|(level, percent)| Method::Levels { level, percent }),
        (any::<bool>(), vec(band, 0..4)).prop_map(|(of_rate, bands)| Method::Bands { of_rate, bands }),
        (positive(), marks(), count()).prop_map(|(step, points, count)| Method::Deduction { step, points, count }),
        Just(Method::Execution),
    ]
    .boxed()
}

pub fn leaf() -> BoxedStrategy<Indicator> {
    let words = (text(), text(), measure(), measure(), text(), text());
    let marks = (of(marks()), of(number().prop_map(Points)), of(number().prop_map(Points)));
    let rest = (direction(), method(), prop::bool::weighted(0.3), prop::bool::weighted(0.8));
    (words, marks, rest)
        .prop_map(|(words, marks, rest)| {
            let (name, code, target, actual, unit, reason) = words;
            let (full_marks, score, lost) = marks;
            let (direction, method, by_hand, applicable) = rest;
            Indicator {
                name,
                code,
                target,
                actual,
                unit,
                reason,
                full_marks,
                score,
                lost,
                direction,
                method,
                by_hand,
                applicable,
                children: Vec::new(),
            }
        })
        .boxed()
}

/// With up to two more levels below it.
pub fn indicator() -> BoxedStrategy<Indicator> {
    leaf()
        .prop_recursive(2, 8, 3, |below| {
            (leaf(), vec(below, 0..3)).prop_map(|(top, children)| Indicator { children, ..top })
        })
        .boxed()
}

fn staff_row() -> impl Strategy<Value = StaffRow> {
    (select(StaffKind::ALL.to_vec()), of(any::<u32>()), of(any::<u32>()))
        .prop_map(|(kind, authorised, in_post)| StaffRow { kind, authorised, in_post })
}

fn staff_unit() -> BoxedStrategy<StaffUnit> {
    (text(), vec(staff_row(), 1..4), text()).prop_map(|(name, rows, place)| StaffUnit { name, rows, place }).boxed()
}

fn section() -> BoxedStrategy<Section> {
    (text(), text(), text()).prop_map(|(heading, text, place)| Section { heading, text, place }).boxed()
}

fn profile() -> BoxedStrategy<Box<RuleProfile>> {
    select(rules::profiles().cloned().collect::<Vec<_>>())
        .prop_map(|profile| Box::new(rules::blank_custom(&profile)))
        .boxed()
}

pub fn report() -> BoxedStrategy<Report> {
    let head = (text(), of(1900_u16..=2200), text(), text(), select(Unit::ALL.to_vec()), text(), of(profile()));
    let staff = vec(staff_unit(), 1..4);
    let execution =
        (fund(), vec(fund(), 0..3), text()).prop_map(|(total, sources, place)| Execution { total, sources, place });
    let expenditure = (category(), category(), category(), category(), category(), category()).prop_map(
        |(total, basic, personnel, operating, project, other)| Expenditure {
            total,
            basic,
            personnel,
            operating,
            project,
            other,
        },
    );
    let budgets = (budget(), budget(), budget(), budget()).prop_map(
        |(general_public, government_fund, state_capital, social_insurance)| Budgets {
            general_public,
            government_fund,
            state_capital,
            social_insurance,
        },
    );
    let stated = (of(number().prop_map(Points)), text(), of(percent()), text())
        .prop_map(|(total, grade, execution_rate, place)| Stated { total, grade, execution_rate, place });
    let parts = (staff, execution, expenditure, budgets, vec(indicator(), 1..5), stated, vec(section(), 0..5));
    (head, parts)
        .prop_map(|(head, parts)| {
            let (department, year, region, title, unit, rules, custom_rules) = head;
            let (staffing, execution, expenditure, budgets, indicators, stated, narrative) = parts;
            Report {
                department,
                year,
                region,
                title,
                unit,
                rules,
                custom_rules,
                staffing,
                execution,
                expenditure,
                budgets,
                indicators,
                stated,
                narrative,
                ..Report::default()
            }
        })
        .boxed()
}

/// Reports from a pool: making one takes longer than what a law does with it.
pub fn reports() -> impl Strategy<Value = Report> {
    static POOL: OnceLock<Vec<Report>> = OnceLock::new();
    let pool = POOL.get_or_init(|| {
        let (mut runner, strategy) = (TestRunner::deterministic(), report());
        (0..100).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
    });
    select(pool.as_slice())
}

/// Small enough to hit something most of the time, large enough to miss at times.
fn index() -> std::ops::Range<usize> {
    0..4
}

pub fn line_path() -> impl Strategy<Value = LinePath> {
    (select(CategoryId::ALL.to_vec()), vec(0_usize..2, 0..3))
        .prop_map(|(category, indexes)| LinePath { category, indexes })
}

pub fn indicator_path() -> impl Strategy<Value = IndicatorPath> {
    vec(0_usize..2, 0..4).prop_map(IndicatorPath)
}

fn method_field() -> impl Strategy<Value = MethodField> {
    use MethodField::*;
    let bands = (0_usize..2).prop_flat_map(|i| select(vec![BandFrom(i), BandPercent(i)]));
    prop_oneof![
        4 => select(vec![Kind, Met, Floor, Level, Percent, OfRate, Step, StepPoints, StepCount]),
        2 => bands,
    ]
}

fn indicator_field() -> impl Strategy<Value = IndicatorField> {
    use IndicatorField::*;
    prop_oneof![
        1 => select(vec![Name, Target, Actual, Unit, Direction, FullMarks, Score, ByHand, Lost, Reason, Applicable]),
        4 => method_field().prop_map(Method),
    ]
}

pub fn field() -> BoxedStrategy<Field> {
    use LineField as L;
    let fund =
        select(vec![FundField::Name, FundField::Initial, FundField::Adjusted, FundField::Actual, FundField::Rate]);
    let budget = select(vec![BudgetField::DeclaredNone, BudgetField::Income, BudgetField::Expenditure]);
    let staff = select(vec![StaffField::Kind, StaffField::Authorised, StaffField::InPost]);
    prop_oneof![
        2 => select(vec![
            Field::Department, Field::Year, Field::Region, Field::Title, Field::Rules, Field::StatedTotal,
            Field::StatedGrade, Field::StatedRate,
        ]),
        2 => (line_path(), select(vec![L::Name, L::Amount, L::Share, L::Listing])).prop_map(|(p, f)| Field::Line(p, f)),
        16 => (indicator_path(), indicator_field()).prop_map(|(p, f)| Field::Indicator(p, f)),
        1 => (index(), fund).prop_map(|(row, f)| Field::Fund(row, f)),
        1 => (select(BudgetId::ALL.to_vec()), budget).prop_map(|(id, f)| Field::Budget(id, f)),
        1 => index().prop_map(Field::StaffUnitName),
        3 => (index(), index(), staff).prop_map(|(unit, row, f)| Field::Staff(unit, row, f)),
        1 => index().prop_map(Field::SectionHeading),
        1 => index().prop_map(Field::SectionText),
    ]
    .boxed()
}

/// What somebody types into a field: mostly something that fits.
pub fn typed(field: &Field) -> BoxedStrategy<String> {
    let one_of = |words: &[&'static str]| select(words.to_vec()).prop_map(str::to_owned).boxed();
    let flag = || one_of(&["true", "false"]);
    let figure = || prop_oneof![5 => number().prop_map(|n| n.to_string()), 1 => Just(String::new())].boxed();
    let amount = || prop_oneof![2 => figure(), 1 => one_of(&["（1,234.50）万元", "３亿", "7,800,000.00元"])].boxed();
    let share = || one_of(&["", "12.5%", "0", "60", "９９．９９％"]);
    let head_count = || one_of(&["", "28人", "0", "2,300"]);
    let fitting = match field {
        Field::Year => one_of(&["", "2024", "１９９９"]),
        Field::Department | Field::Region | Field::Title | Field::Rules | Field::StatedGrade => text().boxed(),
        Field::StaffUnitName(_) | Field::SectionHeading(_) | Field::SectionText(_) => text().boxed(),
        Field::StatedTotal => one_of(&["", "91", "91 分", "-3"]),
        Field::StatedRate => share(),
        Field::Line(_, LineField::Name) | Field::Fund(_, FundField::Name) => text().boxed(),
        Field::Line(_, LineField::Amount) => amount(),
        Field::Line(_, LineField::Share) | Field::Fund(_, FundField::Rate) => share(),
        Field::Line(_, LineField::Listing) => one_of(&["partial", "itemised"]),
        Field::Fund(_, FundField::Initial | FundField::Adjusted | FundField::Actual) => amount(),
        Field::Budget(_, BudgetField::DeclaredNone) => flag(),
        Field::Budget(_, BudgetField::Income | BudgetField::Expenditure) => amount(),
        Field::Staff(_, _, StaffField::Kind) => one_of(&["administrative", "retired", "other"]),
        Field::Staff(_, _, StaffField::Authorised | StaffField::InPost) => head_count(),
        Field::Indicator(_, field) => match field {
            IndicatorField::Name | IndicatorField::Unit | IndicatorField::Reason => text().boxed(),
            IndicatorField::Target | IndicatorField::Actual => measure(),
            IndicatorField::Direction => one_of(&["atLeast", "atMost", "equal", "qualitative"]),
            IndicatorField::FullMarks | IndicatorField::Score | IndicatorField::Lost => one_of(&["", "8", "8.50 分"]),
            IndicatorField::ByHand | IndicatorField::Applicable => flag(),
            IndicatorField::Method(parameter) => match parameter {
                MethodField::Kind => one_of(&Method::CODES),
                MethodField::Met => one_of(&["", "true", "false"]),
                MethodField::OfRate => flag(),
                MethodField::Level => one_of(&["", "reached", "partly", "missed"]),
                MethodField::Floor | MethodField::Percent | MethodField::BandPercent(_) => share(),
                MethodField::BandFrom(_) => figure(),
                MethodField::Step | MethodField::StepPoints => one_of(&["5", "0.8", "0.0"]),
                MethodField::StepCount => one_of(&["whole", "proRata"]),
            },
        },
    };
    prop_oneof![4 => fitting, 1 => any::<String>(), 1 => one_of(&["-3", "1e5", "无", "12.5%", "101"])].boxed()
}

/// A field and what is typed into it.
pub fn field_and_text() -> BoxedStrategy<(Field, String)> {
    field().prop_flat_map(|field| (Just(field.clone()), typed(&field))).boxed()
}

fn list() -> impl Strategy<Value = List> {
    prop_oneof![
        3 => line_path().prop_map(List::Lines),
        3 => indicator_path().prop_map(List::Indicators),
        1 => Just(List::FundSources),
        1 => Just(List::StaffUnits),
        1 => index().prop_map(List::StaffRows),
        1 => Just(List::Sections),
    ]
}

/// Mostly a row of the kind that the list holds.
fn row_for(list: &List) -> BoxedStrategy<Row> {
    let fitting = match list {
        List::Lines(_) => line().prop_map(Row::Line).boxed(),
        List::Indicators(_) => indicator().prop_map(|row| Row::Indicator(Box::new(row))).boxed(),
        List::FundSources => fund().prop_map(Row::Fund).boxed(),
        List::StaffUnits => staff_unit().prop_map(Row::StaffUnit).boxed(),
        List::StaffRows(_) => staff_row().prop_map(Row::StaffRow).boxed(),
        List::Sections => section().prop_map(Row::Section).boxed(),
    };
    prop_oneof![9 => fitting, 1 => section().prop_map(Row::Section)].boxed()
}

pub fn edit() -> BoxedStrategy<Edit> {
    let insert = list().prop_flat_map(|list| {
        let row = row_for(&list);
        (Just(list), index(), row).prop_map(|(list, index, row)| Edit::Insert { list, index, row })
    });
    let single = prop_oneof![
        6 => field_and_text().prop_map(|(field, text)| Edit::Set { field, text }),
        2 => (indicator_path(), method()).prop_map(|(path, method)| Edit::SetMethod { path, method }),
        1 => of(profile()).prop_map(Edit::SetCustomRules),
        3 => insert,
        3 => (list(), index()).prop_map(|(list, index)| Edit::Remove { list, index }),
        3 => (list(), index(), index()).prop_map(|(list, from, to)| Edit::Move { list, from, to }),
        1 => select(Unit::ALL.to_vec()).prop_map(Edit::ConvertUnit),
        1 => reports().prop_map(|report| Edit::Replace(Box::new(report))),
    ];
    let single = single.boxed();
    prop_oneof![9 => single.clone(), 1 => vec(single, 0..4).prop_map(Edit::Batch)].boxed()
}

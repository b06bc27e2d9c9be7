//! The published report of the Linwu high-tech zone as data: the file against the text it was taken from, figure by
//! figure and both ways, and what must follow from it. Expected values come from the text and from paper.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use jixiao::amount::{Number, Unit};
use jixiao::evaluation::{Evaluation, evaluate, profile_of};
use jixiao::exchange::json;
use jixiao::report::expenditure::CategoryId;
use jixiao::report::{Category, Listing, Report, StaffKind, StaffUnit};
use jixiao::scoring::Evidence;
use jixiao::shares::{Agreement, agreement};

const FILE: &str = include_str!("../public/reports/linwu-2024.json");

fn report() -> Report {
    json::read_report(FILE).expect("the shipped report is readable")
}

fn evaluation() -> Evaluation {
    let report = report();
    evaluate(&report, profile_of(&report))
}

/// The published text lies beside the repository, not in it.
fn text() -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports/linwu-2024.txt");
    let text = std::fs::read_to_string(path).ok();
    if text.is_none() {
        // Straight to stderr: what tests print is swallowed when they pass.
        let _ = writeln!(std::io::stderr(), "SKIPPED: no ../shared/reports/linwu-2024.txt to compare the file with");
    }
    text
}

/// How often each figure occurs, by its unit and by its digits as printed.
type Figures = BTreeMap<(&'static str, String), usize>;

/// Looks up labelled figures in the text and remembers which were looked up.
struct Check<'a> {
    text: &'a str,
    seen: Figures,
}

impl Check<'_> {
    fn phrase(&self, phrase: &str) {
        assert!(self.text.contains(phrase), "the text does not say {phrase:?}");
    }

    fn figure(&mut self, label: &str, value: impl ToString, unit: &'static str) {
        self.phrase(&format!("{label}{}{unit}", value.to_string()));
        *self.seen.entry((unit, value.to_string())).or_default() += 1;
    }

    fn category(&mut self, label: &str, category: &Category, introduced: &str) {
        self.figure(label, category.amount.unwrap(), "万元");
        if let Some(share) = category.share {
            let label = format!("{label}{}万元，占基本支出的", category.amount.unwrap());
            self.figure(&label, share, "%");
        }
        for item in &category.items {
            self.figure(&item.name, item.amount.unwrap(), "万元");
        }
        if let Some(first) = category.items.first() {
            self.phrase(&format!("{introduced}{}", first.name));
        }
    }

    fn staff(&mut self, unit: &StaffUnit) {
        let row = |kind| unit.rows.iter().find(|row| row.kind == kind).unwrap();
        let column = |i: usize| {
            [StaffKind::Administrative, StaffKind::Logistics, StaffKind::Institution].map(|kind| {
                let row = row(kind);
                [row.authorised, row.in_post][i].unwrap()
            })
        };
        let say = |[administrative, logistics, institution]: [u32; 3]| {
            format!("行政编制{administrative}人（其中机关后勤{logistics}人），事业编制{institution}人")
        };
        let (authorised, in_post) = (column(0), column(1));
        self.phrase(&format!("{}核定后{}，实有{}", unit.name, say(authorised), say(in_post)));
        for count in authorised.into_iter().chain(in_post) {
            *self.seen.entry(("人", count.to_string())).or_default() += 1;
        }
    }
}

/// Every figure of the file, found in the text behind its label.
fn check_file_against(text: &str) -> Figures {
    let report = report();
    let mut check = Check { text, seen: Figures::new() };
    let spending = &report.expenditure;
    check.category("财政拨款基本支出", &spending.basic, "");
    check.category("人员经费", &spending.personnel, "主要包括");
    check.category("公用经费", &spending.operating, "主要包括");
    check.category("2024年度项目支出", &spending.project, "其中：");
    check.figure("政府性基金预算收入", report.budgets.government_fund.income.unwrap(), "万元");
    check.figure("实际支出", report.budgets.government_fund.expenditure.unwrap(), "万元");
    report.staffing.iter().for_each(|unit| check.staff(unit));
    for group in &report.indicators {
        check.figure(&group.name, group.full_marks.unwrap(), "分");
        let label = format!("{}{}分，我部门自评得分", group.name, group.full_marks.unwrap());
        check.figure(&label, group.score.unwrap(), "分");
        for child in &group.children {
            // One of the six is printed without the word 得分.
            let label =
                if child.name == "社会效益指标" { child.name.clone() } else { format!("{}得分", child.name) };
            check.figure(&label, child.score.unwrap(), "分");
            if let Some(lost) = child.lost {
                check.figure(&format!("{}扣", child.name), lost, "分");
                check.phrase(&child.reason);
            }
        }
    }
    check.figure("自评总得分", report.stated.total.unwrap(), "分");
    check.phrase(&format!("综合评定等级为{}。", report.stated.grade));
    check.phrase("我单位2024年无国有资本经营预算支出。");
    check.phrase("我单位2024年无社会保险基金预算支出。");
    check.phrase(&report.title);
    check.phrase(&report.department);
    check.seen
}

/// Every figure of the text with a unit behind it; the others must be of the kinds that carry no result.
fn figures_of(text: &str) -> Figures {
    let chars: Vec<char> = text.chars().collect();
    let mut figures = Figures::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while at < chars.len() && (chars[at].is_ascii_digit() || (chars[at] == '.' && at > start)) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        let number: String = chars[start..at].iter().collect();
        let behind: String = chars[at..chars.len().min(at + 3)].iter().collect();
        let before = if start == 0 { '\n' } else { chars[start - 1] };
        let unit = ["万元", "%", "分", "人"].into_iter().find(|unit| behind.starts_with(unit));
        let year = number == "2024" && (behind.starts_with('年') || behind.starts_with("本单位"));
        let numbering = (behind.starts_with('、') && matches!(before, '\n' | '；' | '：')) || before == '（';
        // The offices within the zone and the units below it stand in the summary of the text.
        let offices = (number == "5" && behind.starts_with("个内")) || (number == "2" && behind.starts_with("个："));
        match unit {
            Some(unit) => *figures.entry((unit, number)).or_default() += 1,
            None => assert!(year || numbering || offices, "{number}{behind} of the text is in no part of the file"),
        }
    }
    figures
}

/// Figures of the file itself, read without our types: nothing in it may have escaped the comparison.
fn figures_in_file() -> usize {
    fn count(value: &serde_json::Value, key: &str) -> usize {
        const KEYS: [&str; 7] = ["amount", "share", "fullMarks", "score", "lost", "income", "expenditure"];
        match value {
            serde_json::Value::String(_) => usize::from(KEYS.contains(&key) || key == "total"),
            serde_json::Value::Number(_) => usize::from(key != "version" && key != "year"),
            serde_json::Value::Array(items) => items.iter().map(|item| count(item, key)).sum(),
            serde_json::Value::Object(map) => map.iter().map(|(key, value)| count(value, key)).sum(),
            _ => 0,
        }
    }
    count(&serde_json::from_str(FILE).unwrap(), "")
}

#[test]
fn file_and_text_state_the_same_figures() {
    let Some(text) = text() else { return };
    let (in_file, in_text) = (check_file_against(&text), figures_of(&text));
    assert_eq!(in_file, in_text);
    assert_eq!(in_file.values().sum::<usize>(), figures_in_file());
    // 4 totals, 23 items and 2 of the fund; 2 shares; 17 scores and marks; 3 units with 6 figures each.
    let of = |unit: &str| in_text.iter().filter(|((u, _), _)| *u == unit).map(|(_, n)| n).sum::<usize>();
    assert_eq!([of("万元"), of("%"), of("分"), of("人")], [29, 2, 17, 18]);
}

#[test]
fn narrative_is_told_in_our_own_words() {
    let Some(text) = text() else { return };
    let report = report();
    assert!(report.narrative.len() >= 6);
    for section in &report.narrative {
        let chars: Vec<char> = section.text.chars().collect();
        for window in chars.windows(10) {
            let window: String = window.iter().collect();
            assert!(!text.contains(&window), "{} copies {window:?}", section.heading);
        }
    }
}

#[test]
fn unknown_numbers_in_a_text_are_noticed() {
    let unnoticed = std::panic::catch_unwind(|| figures_of("增长7倍"));
    assert!(unnoticed.is_err());
}

#[test]
fn scores_and_grade_beside_what_is_stated() {
    let (report, e) = (report(), evaluation());
    assert_eq!(e.rules, "cn-2021-101");
    assert_eq!(e.scores.total.unwrap().to_string(), "91");
    assert_eq!(e.scores.full_marks.to_string(), "100");
    assert_eq!((e.scores.unscored, e.scores.not_applicable.to_string()), (0, "0".to_owned()));
    let lost: Vec<String> = e.scores.groups.iter().map(|group| group.lost.unwrap().to_string()).collect();
    assert_eq!(lost, ["0", "0", "9", "0", "0"]);
    // Groups that have parts are added up; the others stand as stated.
    let evidence: Vec<Evidence> = e.scores.groups.iter().map(|group| group.evidence).collect();
    use Evidence::{Computed, Stated};
    assert_eq!(evidence, [Stated, Computed, Computed, Stated, Stated]);
    let (grade, stated) = (e.grade.unwrap(), e.stated_grade.unwrap());
    assert_eq!((grade.id.as_str(), grade.label.as_str()), ("excellent", "优"));
    assert_eq!((stated.id.as_str(), stated.label.as_str(), report.stated.grade.as_str()), ("good", "良", "良好"));
    assert!(e.execution.is_none(), "the report gives no budget to execute");
}

#[test]
fn shares_beside_what_is_stated() {
    let (report, e) = (report(), evaluation());
    let expected = [
        (CategoryId::Personnel, "318.74", "86.39", Some("86.38")),
        (CategoryId::Operating, "50.23", "13.61", Some("13.62")),
        (CategoryId::Basic, "368.97", "0.95", None),
        (CategoryId::Project, "38478.95", "99.05", None),
    ];
    for (id, amount, share, stated) in expected {
        let result = e.expenditure.category(id);
        assert_eq!(result.amount.unwrap().to_string(), amount);
        assert_eq!(result.share.unwrap().to_string(), share, "{id:?}");
        let printed = report.expenditure.category(id).share;
        assert_eq!(printed.map(|share| share.to_string()).as_deref(), stated);
        if let Some(printed) = printed {
            let basic = e.expenditure.category(CategoryId::Basic).amount.unwrap();
            assert_eq!(agreement(printed, result.amount.unwrap(), basic), Ok(Agreement::Rounding));
        }
    }
    let total = e.expenditure.category(CategoryId::Total);
    assert_eq!((total.amount.unwrap().to_string(), total.stated), ("38847.92".to_owned(), false));
    assert_eq!(e.expenditure.category(CategoryId::Basic).computed.unwrap().to_string(), "368.97");
}

#[test]
fn listings_against_their_wholes() {
    let (report, e) = (report(), evaluation());
    let expected = [
        (CategoryId::Personnel, Listing::Partial, "260.13", "81.61", "58.61"),
        (CategoryId::Operating, Listing::Partial, "50.23", "100.00", "0.00"),
        (CategoryId::Project, Listing::Itemised, "26058.63", "67.72", "12420.32"),
    ];
    for (id, kind, sum, coverage, unlisted) in expected {
        let listing = &e.expenditure.category(id).listing;
        assert_eq!(report.expenditure.category(id).listing, kind);
        assert_eq!(listing.sum.unwrap().to_string(), sum, "{id:?}");
        assert_eq!(listing.coverage.unwrap().to_string(), coverage, "{id:?}");
        assert_eq!(listing.unlisted.unwrap().to_string(), unlisted, "{id:?}");
    }
    // 110.59 / 318.74 = 34.696 %, 11640.63 / 38478.95 = 30.252 %
    let share = |id, i: usize| e.expenditure.category(id).listing.parts[i].share.unwrap().to_string();
    assert_eq!(share(CategoryId::Personnel, 0), "34.70");
    assert_eq!(share(CategoryId::Project, 4), "30.25");
}

#[test]
fn digits_stay_as_printed() {
    let report = report();
    assert_eq!(report.unit, Unit::WanYuan);
    let printed: Vec<String> =
        report.expenditure.operating.items.iter().map(|i| i.amount.unwrap().to_string()).collect();
    assert_eq!(printed, ["4", "2", "0.5", "4", "0.5", "6", "6", "8.19", "19.04"]);
    let staff = |column: fn(&jixiao::report::StaffRow) -> Option<u32>| {
        jixiao::report::staffing::total(&report.staffing, column).unwrap()
    };
    assert_eq!((staff(|row| row.authorised), staff(|row| row.in_post)), (45, 31));
    assert_eq!(Number::whole(45), "45".parse().unwrap());
}

//! The CSV files: what a spreadsheet opens must show what the report says, run nothing, and keep numbers as numbers.

use jixiao::amount::Number;
use jixiao::evaluation::{evaluate, profile_of};
use jixiao::exchange::csv::{Headings, scores, shares};
use jixiao::exchange::json::read_report;
use jixiao::report::expenditure::CategoryId;
use jixiao::report::{Indicator, Line, Report};

const SCORES: [&str; 8] = ["级别", "指标", "指标值", "完成值", "分值", "得分", "扣分", "原因"];
const SHARES: [&str; 5] = ["整体", "部分", "金额", "占比", "公布占比"];

fn linwu() -> Report {
    read_report(include_str!("../public/reports/linwu-2024.json")).unwrap()
}

fn name(id: CategoryId) -> &'static str {
    match id {
        CategoryId::Total => "支出合计",
        CategoryId::Basic => "基本支出",
        CategoryId::Personnel => "人员经费",
        CategoryId::Operating => "公用经费",
        CategoryId::Project => "项目支出",
        CategoryId::Other => "其他支出",
    }
}

fn written(report: &Report) -> [String; 2] {
    let evaluation = evaluate(report, profile_of(report));
    let headings = Headings { scores: SCORES, shares: SHARES, total: "总分", category: &name };
    [scores(report, &evaluation, &headings), shares(report, &evaluation, &headings)]
}

/// The cells as a spreadsheet reads them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// The cell of a text that stands as the reason of the only indicator.
fn cell(text: &str) -> String {
    let indicator = Indicator { reason: text.to_owned(), ..Indicator::default() };
    let report = Report { indicators: vec![indicator], ..Report::default() };
    rows(&written(&report)[0])[1][7].clone()
}

#[test]
fn scores_of_the_real_report() {
    let [scores, _] = written(&linwu());
    let rows = rows(&scores);
    assert_eq!(rows[0], SCORES);
    // 5 groups, 3 and 2 indicators below them, the total.
    assert_eq!(rows.len(), 1 + 5 + 5 + 1);
    assert_eq!(rows[6], ["1", "效益指标", "", "", "20", "11", "9", ""]);
    assert_eq!(rows[7][..7], ["2", "经济效益指标", "", "", "", "6", ""]);
    assert!(rows[7][7].starts_with("因资金调度原因"));
    assert_eq!(rows[11], ["", "总分", "", "", "100", "91", "", ""]);
}

#[test]
fn shares_of_the_real_report() {
    let [_, shares] = written(&linwu());
    let rows = rows(&shares);
    assert_eq!(rows[0], SHARES);
    // Total, basic, personnel with 8 items, operating with 9, project with 6; nothing is said of other expenditure.
    assert_eq!(rows.len(), 1 + 1 + 1 + 9 + 10 + 7);
    assert_eq!(rows[1], ["", "支出合计", "38847.92", "", ""]);
    assert_eq!(rows[2], ["支出合计", "基本支出", "368.97", "0.95", ""]);
    assert_eq!(rows[3], ["基本支出", "人员经费", "318.74", "86.39", "86.38"]);
    assert_eq!(rows[4], ["人员经费", "基本工资", "110.59", "34.70", ""]);
    assert_eq!(rows[28], ["项目支出", "产业开发区招商引资工作经费", "14", "0.04", ""]);
}

#[test]
fn one_byte_order_mark_and_windows_line_ends() {
    for text in written(&linwu()) {
        assert!(text.starts_with('\u{feff}'));
        assert_eq!(text.matches('\u{feff}').count(), 1);
        assert!(text.ends_with("\r\n"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
        assert!(!text.starts_with("\u{feff}\""), "a quote behind the mark shows up in old spreadsheets");
    }
}

#[test]
fn formulas_are_only_text() {
    let risky = [
        "=1+1",
        "=cmd|'/c calc'!A1",
        "+1",
        "+SUM(A1)",
        "-1+1",
        "-cmd|'/c calc'!A1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\t1",
        "＝1",
        "＋1",
        "－1",
        "＠A",
        "|x",
        " =1",
        "\u{3000}=1",
        "\u{a0}=1",
        "\u{feff}=1",
        "\u{200b}=1",
        "-5%",
        "- 无",
        "--1",
        "\u{0}=1",
    ];
    for text in risky {
        assert_eq!(cell(text), format!("'{text}"), "{text:?}");
    }
    let harmless = ["", "1=1", "a+b", "≥50个", "无", "“=1”", "'=1", "原因：-5", "50-60", "  无"];
    for text in harmless {
        assert_eq!(cell(text), text);
    }
}

#[test]
fn guarding_covers_every_column_of_text() {
    let evil = "=1+1";
    let mut report = linwu();
    let line =
        Line { name: evil.into(), items: vec![Line { name: evil.into(), ..Line::default() }], ..Line::default() };
    report.expenditure.basic.items = vec![line];
    let indicator = &mut report.indicators[0];
    for text in [&mut indicator.name, &mut indicator.target, &mut indicator.actual, &mut indicator.reason] {
        *text = evil.into();
    }
    let [scores, shares] = written(&report);
    let guarded = |text: &str| rows(text).concat().iter().filter(|cell| *cell == "'=1+1").count();
    // The nested item names its parent as its whole.
    assert_eq!([guarded(&scores), guarded(&shares)], [4, 3]);
    assert!(!rows(&scores).concat().iter().chain(&rows(&shares).concat()).any(|cell| cell == evil));
}

#[test]
fn numbers_stay_numbers() {
    for text in ["-1", "-12.50", "0", "368.97", "-0.5"] {
        assert_eq!(cell(text), text);
    }
    let mut report = linwu();
    report.expenditure.personnel.items[0].amount = Some("-110.59".parse().unwrap());
    report.indicators[1].children[0].score = Some("-3".parse().unwrap());
    let [scores, shares] = written(&report);
    assert_eq!(rows(&shares)[4][2..4], ["-110.59", "-34.70"]);
    assert_eq!(rows(&scores)[3][5], "-3");
    for row in rows(&shares).iter().skip(1) {
        for number in row[2..].iter().filter(|cell| !cell.is_empty()) {
            assert!(number.parse::<Number>().is_ok(), "{number:?} is no number");
        }
    }
}

#[test]
fn separators_quotes_and_line_breaks_stay_within_their_cell() {
    for text in ["甲,乙", "他说\"好\"", "第一行\n第二行", "第一行\r\n第二行", "\"", ",", "a\"\r\n\",b"]
    {
        assert_eq!(cell(text), text);
    }
}

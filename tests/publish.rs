//! Findings as they leave the house: the letter, the table, places as JavaScript counts them, figures of tables.

use jixiao::audit::{Options, audit};
use jixiao::checks::{Basis, Finding, RuleId, Sentence, Verdict, Working};
use jixiao::claims::{Place, Span};
use jixiao::document::Document;
use jixiao::publish::{self, FindingJson, Letter};
use jixiao::rules::default_profile;
use jixiao::words::Lang;

/// A character of four bytes and two UTF-16 units stands in front.
const TEXT: &str = "𠮷县 基本支出 368.97 万元，人员经费318.74万元，公用经费50.23万元。";

fn finding(verdict: Verdict, document: &Document<'_>, words: &str) -> Finding {
    let start = document.text().find(words).unwrap();
    let arguments = vec!["基本支出".into(), "368.97".into(), "=368.97".into()];
    let working = Working { formula: "=318.74 + 50.23".into(), stated: "368.97".into(), ..Working::default() };
    Finding::new(RuleId::Sum01, verdict, Sentence::SumAgrees, arguments)
        .with_working(working)
        .based_on(Basis::ProfileGrades)
        .at([Place::span(Span::new(start, start + words.len())), Place::default()])
}

fn with_findings(check: impl FnOnce(&[FindingJson<'_>], Lang), lang: Lang) {
    let document = Document::read(TEXT);
    let found = [
        finding(Verdict::Consistent, &document, "公用经费50.23万元"),
        finding(Verdict::Inconsistent, &document, "基本支出368.97万元"),
        finding(Verdict::Rounding, &document, "人员经费"),
    ];
    check(&publish::findings(&found, Some(&document), default_profile(), lang), lang);
}

#[test]
fn places_are_utf16_of_the_text_as_given() {
    with_findings(
        |findings, _| {
            let source = &findings[1].sources[0];
            assert_eq!((source.start, source.end, source.quote), (4, 18, "基本支出 368.97 万元"));
            // A place that only a form has is none in the text.
            assert_eq!(findings[1].sources.len(), 1);
        },
        Lang::Chinese,
    );
}

#[test]
fn the_letter_groups_by_verdict_the_worst_first() {
    let about = Letter { title: "甲县财政局 2024 年度报告", rules: "cn-2021-101", text: TEXT, brief: false };
    with_findings(
        |findings, lang| {
            let letter = publish::letter(findings, &about, lang);
            assert!(
                letter.starts_with("甲县财政局 2024 年度报告 核对结果\n共 3 条：不一致 1，尾差 1，相符 1。\n"),
                "{letter}"
            );
            let order: Vec<usize> = ["不一致（1）\n1. [SUM-01]", "尾差（1）\n2. ", "相符（1）\n3. "]
                .map(|part| letter.find(part).unwrap())
                .into();
            assert!(order.is_sorted(), "{letter}");
            assert!(
                letter.contains("原文：“𠮷县 基本支出 368.97 万元，人员经费318.74万元，公用经费50.23万元。”\n")
                    && letter.contains("算式 =318.74 + 50.23；报告写 368.97\n"),
                "{letter}"
            );
            assert!(
                letter
                    .contains("依据：中央部门项目支出核心绩效目标和指标设置及取值指引（试行）（财预〔2021〕101号）\n"),
                "{letter}"
            );
            let brief = publish::letter(findings, &Letter { brief: true, ..about }, lang);
            assert!(brief.contains("相符 1。") && !brief.contains("相符（1）"), "{brief}");
        },
        Lang::Chinese,
    );
    with_findings(
        |findings, lang| {
            let letter = publish::letter(findings, &about, lang);
            assert!(
                letter.contains("3 in all: 1 disagrees, 1 rounding, 1 agrees.") && letter.contains("they agree"),
                "{letter}"
            );
        },
        Lang::English,
    );
    assert!(publish::letter(&[], &about, Lang::Chinese).contains("没有找到可以核对的内容"));
}

#[test]
fn the_table_has_a_mark_and_runs_nothing() {
    with_findings(
        |findings, lang| {
            let csv = publish::csv(findings, lang);
            assert!(csv.starts_with("\u{feff}检查项,结果,程度,"), "{csv}");
            let rows: Vec<&str> = csv.trim_end().split("\r\n").collect();
            assert_eq!(rows.len(), 4);
            assert!(
                rows[2].starts_with("SUM-01,不一致,错误,") && rows[2].contains(",368.97,,,,'=318.74 + 50.23,"),
                "{}",
                rows[2]
            );
        },
        Lang::Chinese,
    );
}

/// kind, value, unit and label of every figure, and the words at its place.
fn figures(text: &str) -> Vec<(String, String)> {
    let found = audit(text, &Options::default());
    let public = publish::of(&found, Lang::Chinese);
    let units: Vec<u16> = text.encode_utf16().collect();
    let line = |f: &publish::FigureJson<'_>| format!("{} {} {}|{}", f.kind, f.value, f.unit, f.label);
    let cut = |f: &publish::FigureJson<'_>| String::from_utf16(&units[f.start as usize..f.end as usize]).unwrap();
    public.figures.iter().map(|figure| (line(figure), cut(figure))).collect()
}

fn pairs<'a>(of: &[(&'a str, &'a str)]) -> Vec<(String, String)> {
    of.iter().map(|(line, cut)| ((*line).to_owned(), (*cut).to_owned())).collect()
}

#[test]
fn figures_have_kind_unit_name_and_place() {
    let text =
        "2024年，公用经费 7,800,000.00元，增长１.４０％，提高2个百分点，职工28人。根据财预〔2021〕101号，自评91分。";
    assert_eq!(
        figures(text),
        pairs(&[
            ("amount 7800000.00 元|公用经费", "7,800,000.00元"),
            ("percent 1.40 %|增长", "１.４０％"),
            ("percent 2 个百分点|提高", "2个百分点"),
            ("count 28 人|职工", "28人"),
            ("points 91 分|自评", "91分"),
        ])
    );
}

#[test]
fn figures_of_tables_are_what_their_columns_say() {
    let text = "单位：万元\n项目\t预算数\t决算数\t完成率\n基本支出\t100\t98.5\t98.50\n合计\t100\t98.5\t98.50\n";
    assert_eq!(
        figures(text)[..3],
        pairs(&[
            ("amount 100 万元|基本支出 预算数", "100"),
            ("amount 98.5 万元|基本支出 决算数", "98.5"),
            ("percent 98.50 %|基本支出 完成率", "98.50"),
        ])
    );
    let text = "<table><tr><td>一级指标</td><td>分值</td><td>得分</td></tr><tr><td>产出指标</td><td>40</td><td>38.5</td></tr></table>";
    assert_eq!(figures(text), pairs(&[("points 40 分|产出指标 分值", "40"), ("points 38.5 分|产出指标 得分", "38.5")]));
}

//! The plain HTML inside the element: complete, text only, and the same that the pages of this repository carry.

use jixiao::exchange::json::read_report;
use jixiao::fallback::fallback;
use jixiao::report::{Indicator, Report, Section};
use jixiao::words::Lang;

fn linwu() -> Report {
    read_report(include_str!("../public/reports/linwu-2024.json")).expect("the founding report")
}

/// What stands inside the first element of a page, without the page's indentation.
fn inside(page: &str) -> String {
    let start =
        page.find("<jixiao-widget").and_then(|at| page[at..].find('>').map(|end| at + end + 1)).expect("an element");
    let end = start + page[start..].find("</jixiao-widget>").expect("its end");
    page[start..end]
        .lines()
        .map(str::trim_start)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |all, line| all + line + "\n")
}

#[test]
fn the_pages_carry_what_the_command_prints() {
    let water =
        read_report(include_str!("../public/reports/yunze-water-2024.json")).expect("the report of the example");
    let pages = [
        ("index.html", include_str!("../index.html"), linwu(), "linwu-2024", 1),
        ("public/portal.html", include_str!("../public/portal.html"), water, "yunze-water-2024", 2),
    ];
    for (name, page, report, file, heading) in pages {
        assert_eq!(
            inside(page),
            fallback(&report, Lang::Chinese, heading),
            "{name} is not up to date; paste what this prints into its element:\n  \
             cargo run --example fallback -- public/reports/{file}.json --heading {heading}"
        );
    }
}

#[test]
fn it_tells_the_story_in_both_languages() {
    let chinese = fallback(&linwu(), Lang::Chinese, 1);
    for part in
        ["自评总得分 91 分", "“良好”", "38478.95", "占基本支出的 86.38%", "16349.86", "经济效益指标：因资金调度"]
    {
        assert!(chinese.contains(part), "{part} in {chinese}");
    }
    let english = fallback(&linwu(), Lang::English, 2);
    for part in ["lang=\"en\"", "<h2>", "total score 91 points", "Basic expenditure", "86.38% of Basic expenditure"] {
        assert!(english.contains(part), "{part} in {english}");
    }
    assert!(!english.contains("<h1>"));
}

#[test]
fn every_table_has_a_caption_and_every_row_a_heading() {
    let html = fallback(&linwu(), Lang::Chinese, 1);
    assert_eq!(html.matches("<table").count(), html.matches("<caption>").count());
    assert_eq!(html.matches("<tr>").count(), html.matches("scope=\"row\"").count() + html.matches("<thead>").count());
    for tag in ["article", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "p", "ul", "li", "h1", "noscript"] {
        let open = html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
        assert_eq!(open, html.matches(&format!("</{tag}>")).count(), "{tag}");
    }
}

#[test]
fn whatever_a_report_holds_stays_text() {
    let evil = "</td><script>alert(1)</script><img src=x onerror='alert(1)'>\"&amp;\u{0}\u{1b}";
    let mut report = linwu();
    report.department = evil.into();
    report.stated.grade = evil.into();
    report.staffing[0].name = evil.into();
    report.indicators = vec![Indicator { name: evil.into(), reason: evil.into(), ..Indicator::default() }];
    report.expenditure.personnel.items[0].name = evil.into();
    report.narrative = vec![Section { heading: evil.into(), text: evil.into(), ..Section::default() }];
    for lang in [Lang::Chinese, Lang::English] {
        let html = fallback(&report, lang, 1);
        assert!(!html.contains("<script") && !html.contains("<img") && !html.contains("\u{0}"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
        assert!(html.contains("&amp;amp;"), "an entity in a report is text too");
    }
}

#[test]
fn an_empty_report_gives_a_page_without_tables() {
    let html = fallback(&Report::default(), Lang::Chinese, 9);
    assert!(html.contains("<h5>") && !html.contains("<table"), "{html}");
}

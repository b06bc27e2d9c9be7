//! The plain HTML that a portal puts inside the element: what a report states, as tables.
//!
//! It is shown before, without and after failing WebAssembly, and is what search engines, printers and screen readers
//! find. Only what the report states belongs here; nothing is calculated. No script, no style: `jixiao-fallback.css`
//! dresses it, and it reads well without.

use std::fmt::Write as _;

use crate::amount::{Amount, Unit};
use crate::report::expenditure::CategoryId;
use crate::report::{Category, Indicator, Line, Listing, Report};
use crate::words::{Lang, Words, fill, words};

/// Places inside a level of a tree are set off by this; style sheets may be missing.
const INDENT: &str = "\u{3000}";
/// Deeper levels are left to the widget.
const LEVELS: usize = 2;

/// The content of the element, in lines. `heading` is the level of its title, as the page around it asks for (1 to 5).
pub fn fallback(report: &Report, lang: Lang, heading: u8) -> String {
    let words = words(lang);
    let mut page = Page { out: String::new(), words, unit: report.unit };
    let level = heading.clamp(1, 5);
    page.line(&format!("<article class=\"jixiao-fallback\" lang=\"{}\">", lang.tag()));
    page.line(&format!("<h{level}>{}</h{level}>", title(report, words)));
    page.line(&format!("<p>{}</p>", text(&conclusion(report, words))));
    page.line(&format!(
        "<noscript><p>{}</p></noscript>",
        words.pick(
            "浏览器没有运行脚本，因此这里不能试算。",
            "The browser runs no scripts, so figures cannot be tried out here.",
        )
    ));
    page.scores(report);
    page.reasons(&report.indicators);
    page.expenditure(report);
    page.execution(report);
    page.budgets(report);
    page.staffing(report);
    page.line("</article>");
    page.out
}

struct Page {
    out: String,
    words: &'static Words,
    unit: Unit,
}

impl Page {
    fn line(&mut self, html: &str) {
        let _ = writeln!(self.out, "{html}");
    }

    fn table(&mut self, caption: &str, columns: &[&str], body: &[String], foot: Option<String>) {
        if body.is_empty() && foot.is_none() {
            return;
        }
        // Columns of fixed width stay where they are while the rest of a long page is still arriving.
        self.line(if columns.len() <= 3 { "<table class=\"fixed\">" } else { "<table>" });
        self.line(&format!("<caption>{}</caption>", text(caption)));
        let head: String = columns.iter().map(|column| format!("<th scope=\"col\">{}</th>", text(column))).collect();
        self.line(&format!("<thead><tr>{head}</tr></thead>"));
        self.line("<tbody>");
        body.iter().for_each(|row| self.line(row));
        self.line("</tbody>");
        if let Some(row) = foot {
            self.line(&format!("<tfoot>{row}</tfoot>"));
        }
        self.line("</table>");
    }

    fn scores(&mut self, report: &Report) {
        let w = self.words;
        let mut rows = Vec::new();
        indicator_rows(&report.indicators, 0, &mut rows);
        let full = sum_of_full_marks(&report.indicators);
        let foot = report
            .stated
            .total
            .as_ref()
            .map(|total| row(w.pick("自评总得分", "Total score"), 0, &[full, total.to_string()]));
        let caption = w.pick("自评得分（单位：分）", "Scores (in points)");
        self.table(caption, &[w.common.csv_indicator, w.explore.full_marks, w.explore.score], &rows, foot);
    }

    fn reasons(&mut self, indicators: &[Indicator]) {
        let mut found = Vec::new();
        collect_reasons(indicators, &mut found);
        if found.is_empty() {
            return;
        }
        self.line(&format!(
            "<p>{}</p>",
            self.words.pick("报告写的扣分原因：", "Reasons for lost marks, as the report states them:")
        ));
        self.line("<ul>");
        for (name, reason) in found {
            let said = text(&self.words.named(name, reason));
            self.line(&format!("<li>{said}</li>"));
        }
        self.line("</ul>");
    }

    fn expenditure(&mut self, report: &Report) {
        let w = self.words;
        let mut rows = Vec::new();
        for id in CategoryId::ALL {
            let category = report.expenditure.category(id);
            if *category == Category::default() {
                continue;
            }
            let depth = usize::from(matches!(id, CategoryId::Personnel | CategoryId::Operating));
            let share = category.share.as_ref().map(|share| self.share_of(id, &share.to_string())).unwrap_or_default();
            rows.push(row(w.category(id), depth, &[figure(category.amount.as_ref()), share]));
            self.items(&category.items, category.listing, depth + 1, &mut rows);
        }
        let caption = fill(w.pick("支出情况（单位：{0}）", "Expenditure (in {0})"), &[w.unit(self.unit)]);
        self.table(
            &caption,
            &[w.common.csv_part, w.explore.amount, w.pick("报告写的占比", "Stated share")],
            &rows,
            None,
        );
    }

    fn share_of(&self, id: CategoryId, share: &str) -> String {
        let whole = match id {
            CategoryId::Personnel | CategoryId::Operating => CategoryId::Basic,
            _ => CategoryId::Total,
        };
        fill(self.words.pick("占{0}的 {1}%", "{1}% of {0}"), &[self.words.category(whole), share])
    }

    fn items(&self, items: &[Line], listing: Listing, depth: usize, rows: &mut Vec<String>) {
        let lead = match listing {
            Listing::Itemised => self.words.pick("其中：", "of which "),
            Listing::Partial => self.words.pick("主要包括：", "mainly "),
        };
        for (index, item) in items.iter().enumerate() {
            let name = if index == 0 { format!("{lead}{}", item.name) } else { item.name.clone() };
            let share = item.share.as_ref().map(|share| format!("{share}%")).unwrap_or_default();
            rows.push(row(&name, depth, &[figure(item.amount.as_ref()), share]));
        }
    }

    fn execution(&mut self, report: &Report) {
        let w = self.words;
        let execution = &report.execution;
        let total = std::iter::once((&execution.total, w.pick("年度资金总额", "All funds of the year")));
        let sources = execution.sources.iter().map(|source| (source, source.name.as_str()));
        let rows: Vec<String> = total
            .chain(sources)
            .filter(|(funds, _)| funds.adjusted.is_some() || funds.actual.is_some() || funds.initial.is_some())
            .map(|(funds, name)| {
                let amounts = [&funds.initial, &funds.adjusted, &funds.actual].map(|amount| figure(amount.as_ref()));
                let rate = funds.rate.as_ref().map(ToString::to_string).unwrap_or_default();
                row(name, 0, &[&amounts[..], &[rate]].concat())
            })
            .collect();
        let caption = fill(w.pick("预算执行（单位：{0}）", "Budget execution (in {0})"), &[w.unit(self.unit)]);
        let columns = [
            w.pick("资金来源", "Funds"),
            w.pick("年初预算", "Initial budget"),
            w.pick("全年预算", "Adjusted budget"),
            w.explore.actual_expenditure,
            w.pick("执行率（%）", "Execution rate (%)"),
        ];
        self.table(&caption, &columns, &rows, None);
    }

    fn budgets(&mut self, report: &Report) {
        use crate::report::budget::BudgetId;
        let w = self.words;
        let rows: Vec<String> = BudgetId::ALL
            .into_iter()
            .map(|id| (id, report.budgets.budget(id)))
            .filter(|(_, budget)| budget.declared_none || budget.income.is_some() || budget.expenditure.is_some())
            .map(|(id, budget)| {
                let none = w.pick("报告写明没有", "none, as the report states");
                let cell = |amount: Option<&Amount>| match amount {
                    None if budget.declared_none => none.to_owned(),
                    amount => figure(amount),
                };
                row(w.budget(id), 0, &[cell(budget.income.as_ref()), cell(budget.expenditure.as_ref())])
            })
            .collect();
        let caption = fill(w.pick("各本预算（单位：{0}）", "The budgets (in {0})"), &[w.unit(self.unit)]);
        self.table(
            &caption,
            &[w.pick("预算", "Budget"), w.pick("收入", "Income"), w.pick("支出", "Expenditure")],
            &rows,
            None,
        );
    }

    fn staffing(&mut self, report: &Report) {
        let w = self.words;
        let count = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
        let mut rows = Vec::new();
        for unit in &report.staffing {
            for staff in unit.rows.iter().filter(|staff| staff.authorised.is_some() || staff.in_post.is_some()) {
                let name = w.named(&unit.name, w.staff(staff.kind));
                rows.push(row(&name, 0, &[count(staff.authorised), count(staff.in_post)]));
            }
        }
        let columns = [w.pick("单位和类别", "Unit and kind"), w.common.authorised, w.common.in_post];
        self.table(w.pick("人员（单位：人）", "Staff"), &columns, &rows, None);
    }
}

/// An amount as the report prints it, with its unit where it has one of its own.
fn figure(amount: Option<&Amount>) -> String {
    amount.map(ToString::to_string).unwrap_or_default()
}

fn title(report: &Report, words: &Words) -> String {
    let year = report.year.map(|year| fill(words.common.year, &[&year.to_string()])).unwrap_or_default();
    let name = if report.department.is_empty() { words.common.untitled } else { &report.department };
    let document = format!("{year} {}", words.common.kicker);
    format!("{}<br />{}", text(name), text(document.trim()))
}

fn conclusion(report: &Report, words: &Words) -> String {
    let stated = &report.stated;
    let total = stated
        .total
        .as_ref()
        .map(|total| fill(words.pick("自评总得分 {0} 分", "total score {0} points"), &[&total.to_string()]));
    let grade = (!stated.grade.is_empty()).then(|| fill(words.pick("评定等级“{0}”", "grade “{0}”"), &[&stated.grade]));
    let said: Vec<String> = total.into_iter().chain(grade).collect();
    let lead = words.pick("下面是报告公布的主要数字。", "Below are the main figures as the report states them.");
    match said.is_empty() {
        true => lead.to_owned(),
        false => format!(
            "{}{lead}",
            fill(words.pick("报告写明：{0}。", "The report states: {0}. "), &[&said.join(words.pick("，", ", "))])
        ),
    }
}

fn indicator_rows(indicators: &[Indicator], depth: usize, rows: &mut Vec<String>) {
    for indicator in indicators {
        let figure =
            |points: &Option<crate::amount::Points>| points.as_ref().map(ToString::to_string).unwrap_or_default();
        rows.push(row(&indicator.name, depth, &[figure(&indicator.full_marks), figure(&indicator.score)]));
        if depth + 1 < LEVELS {
            indicator_rows(&indicator.children, depth + 1, rows);
        }
    }
}

/// The full marks of the groups together, where every group states them.
fn sum_of_full_marks(indicators: &[Indicator]) -> String {
    let marks: Option<Vec<_>> = indicators.iter().map(|indicator| indicator.full_marks.map(|marks| marks.0)).collect();
    marks.and_then(|marks| crate::amount::Number::sum(marks).ok()).map(|sum| sum.to_string()).unwrap_or_default()
}

fn collect_reasons<'a>(indicators: &'a [Indicator], found: &mut Vec<(&'a str, &'a str)>) {
    for indicator in indicators {
        if !indicator.reason.is_empty() {
            found.push((&indicator.name, &indicator.reason));
        }
        collect_reasons(&indicator.children, found);
    }
}

/// A row with its heading set off by depth. Empty cells hold a dash, which readers of a screen hear as missing.
fn row(heading: &str, depth: usize, cells: &[String]) -> String {
    let cells: String = cells
        .iter()
        .map(|cell| format!("<td>{}</td>", if cell.is_empty() { "—".to_owned() } else { text(cell) }))
        .collect();
    format!("<tr><th scope=\"row\">{}{}</th>{cells}</tr>", INDENT.repeat(depth), text(heading))
}

/// A text as HTML: whatever a report holds stays text.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Line breaks of a report are spaces here; other controls are not allowed in HTML. Marks of direction stay:
            // they end with their cell.
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

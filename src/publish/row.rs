//! An audit in one line of a list of many: whose report, its score and grade, how much was found, the weightiest finding.
//!
//! Lines cross from a worker to the page as one text, which costs a tenth of an object.

use std::borrow::Cow;

use crate::audit::{Audit, Options, audit_each, audit_report};
use crate::checks::{Finding, Verdict};
use crate::evaluation::{Evaluation, evaluate};
use crate::exchange::{docx, json};
use crate::report::Report;
use crate::words::{Lang, checks, words};

/// One line. What the report does not state is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub department: String,
    pub year: String,
    /// The total as stated, else as its parts add up.
    pub score: String,
    /// The grade in the report's own word.
    pub stated: String,
    /// The grade by the rules.
    pub computed: String,
    /// Findings of each verdict, in the order of [`Verdict::ALL`].
    pub counts: [u32; Verdict::ALL.len()],
    pub worst_rule: String,
    /// The sentence of the weightiest finding.
    pub worst: String,
}

/// Stands between the values of a line; no text that was normalised holds it.
const BETWEEN: char = '\u{1f}';

impl Row {
    pub fn of(audit: &Audit<'_>, lang: Lang) -> Row {
        Row::with(&audit.extraction.report, &audit.evaluation, &audit.findings, lang)
    }

    fn with(report: &Report, evaluation: &Evaluation, findings: &[Finding], lang: Lang) -> Row {
        let score = report.stated.total.or(evaluation.scores.total);
        let worst = worst(findings);
        let grade = evaluation.grade.as_ref();
        Row {
            department: report.department.clone(),
            year: report.year.map_or_else(String::new, |year| year.to_string()),
            score: score.map_or_else(String::new, |score| score.to_string()),
            stated: report.stated.grade.clone(),
            computed: grade.map_or_else(String::new, |band| words(lang).grade(band).to_owned()),
            counts: Verdict::ALL.map(|verdict| {
                let count = findings.iter().filter(|finding| finding.verdict == verdict).count();
                u32::try_from(count).unwrap_or(u32::MAX)
            }),
            worst_rule: worst.map_or_else(String::new, |finding| finding.rule.code().to_owned()),
            worst: worst.map_or_else(String::new, |finding| checks::message(lang, &finding.message)),
        }
    }

    pub fn count(&self, verdict: Verdict) -> u32 {
        let counts = Verdict::ALL.iter().zip(self.counts);
        counts.filter(|(each, _)| **each == verdict).map(|(_, count)| count).sum()
    }

    pub fn to_text(&self) -> String {
        let counts = self.counts.map(|count| count.to_string());
        let texts =
            [&self.department, &self.year, &self.score, &self.stated, &self.computed, &self.worst_rule, &self.worst];
        let clean = texts.map(|text| text.replace(BETWEEN, " "));
        clean.iter().chain(&counts).map(String::as_str).collect::<Vec<_>>().join("\u{1f}")
    }

    /// `None` for anything that is no line.
    pub fn from_text(text: &str) -> Option<Row> {
        let mut values = text.split(BETWEEN);
        let mut next = || values.next().map(str::to_owned);
        let [department, year, score, stated, computed, worst_rule, worst] =
            [next()?, next()?, next()?, next()?, next()?, next()?, next()?];
        let mut counts = [0; Verdict::ALL.len()];
        for count in &mut counts {
            *count = next()?.parse().ok()?;
        }
        Some(Row { department, year, score, stated, computed, counts, worst_rule, worst })
    }
}

/// Stands for the line of a file without a text.
pub const EMPTY: &str = "!empty";
/// For that of a text in which there is nothing to be checked: it contradicts nothing, but nobody should read that of it.
pub const NOTHING: &str = "!nothing";

/// For that of a report in the form that cannot be read: what is wrong, and where, is said when it is opened.
pub const FORM: &str = "!form";

/// For those of archives: that are no Word files, that are broken off, that are too large.
pub const OFFICE: &str = "!office";
pub const DAMAGED: &str = "!damaged";
pub const LARGE: &str = "!large";

/// The lines of many files, Word's or in UTF-8, by the rules of that id, or by those that each report uses: `None` for one
/// in other bytes. A report in the form is judged as one, like a file that is opened alone.
pub fn of_all(files: &[impl AsRef<[u8]>], rules: &str, lang: Lang) -> Vec<Option<String>> {
    let line = |row: Row| if row.counts == [0; Verdict::ALL.len()] { NOTHING.to_owned() } else { row.to_text() };
    let options = Options { rules: Some(rules).filter(|id| !id.is_empty()), previous: None };
    let texts: Vec<Result<Cow<'_, str>, Option<&str>>> = files.iter().map(|file| text_of(file.as_ref())).collect();
    let mut lines: Vec<Option<String>> = texts
        .iter()
        .map(|text| {
            let text = match text {
                Ok(text) => text.as_ref(),
                Err(fault) => return fault.map(str::to_owned),
            };
            if text.trim().is_empty() {
                Some(EMPTY.to_owned())
            } else if json::is_form(text) {
                Some(of_form(text, &options, lang).map_or_else(|| FORM.to_owned(), line))
            } else {
                None
            }
        })
        .collect();
    let open = |line: &Option<String>, text: &Result<Cow<'_, str>, _>| line.is_none() && text.is_ok();
    let full: Vec<&str> = lines
        .iter()
        .zip(&texts)
        .filter(|(line, text)| open(line, text))
        .filter_map(|(_, text)| text.as_deref().ok())
        .collect();
    let mut audited = Vec::with_capacity(full.len());
    audit_each(&full, &options, |audit| audited.push(line(Row::of(&audit, lang))));
    let mut audited = audited.into_iter();
    for (line, text) in lines.iter_mut().zip(&texts) {
        if open(line, text) {
            *line = audited.next();
        }
    }
    lines
}

/// The line of a report in the form.
fn of_form(text: &str, options: &Options<'_>, lang: Lang) -> Option<Row> {
    let report = json::report_in(text)?;
    let profile = options.profile(&report);
    Some(Row::with(&report, &evaluate(&report, profile), &audit_report(&report, profile), lang))
}

/// The text of a file; what stands for its line where it has none, `None` for one that is in another encoding.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Option<&'static str>> {
    if docx::is_likely(bytes) {
        return docx::text_of(bytes).map(Cow::Owned).map_err(|fault| {
            Some(match fault {
                docx::Fault::Other => OFFICE,
                docx::Fault::Damaged => DAMAGED,
                docx::Fault::Large => LARGE,
            })
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| None)?;
    Ok(Cow::Borrowed(text.strip_prefix('\u{feff}').unwrap_or(text)))
}

/// The finding that a reader should look at first; none where everything agrees.
fn worst(findings: &[Finding]) -> Option<&Finding> {
    let rank = |finding: &&Finding| {
        let verdict = Verdict::ALL.iter().position(|verdict| *verdict == finding.verdict);
        (verdict, std::cmp::Reverse(finding.severity))
    };
    findings.iter().filter(|finding| finding.verdict != Verdict::Consistent).min_by_key(rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{RuleId, Sentence};

    #[test]
    fn a_line_comes_back_as_it_went() {
        let row = Row {
            department: "财政局".to_owned(),
            year: "2024".to_owned(),
            score: "91".to_owned(),
            stated: String::new(),
            computed: "优".to_owned(),
            counts: [4, 0, 2, 1, 12],
            worst_rule: "SUM-05".to_owned(),
            worst: "两处\u{1f}不同".to_owned(),
        };
        let back = Row::from_text(&row.to_text()).unwrap();
        assert_eq!(back, Row { worst: "两处 不同".to_owned(), ..row });
        assert_eq!(back.count(Verdict::Consistent), 12);
        assert_eq!(back.count(Verdict::Inconsistent), 4);
        assert_eq!(Row::from_text(""), None);
        assert_eq!(Row::from_text("甲\u{1f}乙"), None);
    }

    #[test]
    fn many_files_have_the_lines_that_each_has_alone() {
        let report = |year: u16| {
            let sum = if year.is_multiple_of(2) { "50.23" } else { "50.32" };
            format!(
                "某县财政局{year}年度部门整体支出绩效自评报告\n基本支出368.97万元，其中：人员经费318.74万元，公用经费{sum}万元。\n"
            )
        };
        let long = "负责全县财政收支。\n".repeat(10_000);
        let mut files: Vec<Vec<u8>> = (1990..2025).map(|year| report(year).into_bytes()).collect();
        files.insert(3, b"\xb2\xc6\xd5\xfe".to_vec());
        files.insert(7, b"\xef\xbb\xbf \n".to_vec());
        files.insert(20, (report(2024) + &long).into_bytes());
        files.insert(21, format!("\u{feff}{}", report(2023)).into_bytes());
        files.insert(22, br#"{"a":1,"department":5}"#.to_vec());
        let form = r#"{"version":1,"expenditure":{"basic":{"amount":"3"},"personnel":{"amount":"5"}}}"#;
        files.insert(23, form.into());
        let lines = of_all(&files, "", Lang::Chinese);
        let alone: Vec<Option<String>> =
            files.iter().flat_map(|file| of_all(std::slice::from_ref(file), "", Lang::Chinese)).collect();
        assert_eq!(lines, alone);
        assert_eq!((lines[3].as_deref(), lines[7].as_deref()), (None, Some(EMPTY)));
        assert_eq!(lines[22].as_deref(), Some(FORM));
        let contradictions = |line: &Option<String>| {
            let row = Row::from_text(line.as_deref().unwrap_or_default());
            row.map(|row| (row.year.clone(), row.count(Verdict::Inconsistent)))
        };
        assert_eq!(contradictions(&lines[0]), Some(("1990".to_owned(), 0)));
        assert_eq!(contradictions(&lines[1]), Some(("1991".to_owned(), 1)));
        assert_eq!(contradictions(&lines[20]), Some(("2024".to_owned(), 0)));
        assert_eq!(contradictions(&lines[21]), Some(("2023".to_owned(), 1)));
        assert_eq!(contradictions(&lines[23]), Some((String::new(), 1)));
    }

    #[test]
    fn a_contradiction_outweighs_what_cannot_be_judged() {
        let finding = |rule, verdict| Finding::new(rule, verdict, Sentence::SumAgrees, Vec::new());
        let found = [
            finding(RuleId::Str03, Verdict::Undecidable),
            finding(RuleId::Rsn01, Verdict::Inconsistent),
            finding(RuleId::Sum01, Verdict::Consistent),
            finding(RuleId::Grd01, Verdict::Inconsistent),
        ];
        assert_eq!(worst(&found).map(|finding| finding.rule), Some(RuleId::Grd01));
        assert!(worst(&found[2..3]).is_none());
    }
}

//! An audit in one line of a list of many: whose report, its score and grade, how much was found, the weightiest finding.
//!
//! Lines cross from a worker to the page as one text, which costs a tenth of an object.

use crate::audit::Audit;
use crate::checks::{Finding, Verdict};
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
        let report = &audit.extraction.report;
        let score = report.stated.total.or(audit.evaluation.scores.total);
        let worst = worst(&audit.findings);
        Row {
            department: report.department.clone(),
            year: report.year.map_or_else(String::new, |year| year.to_string()),
            score: score.map_or_else(String::new, |score| score.to_string()),
            stated: report.stated.grade.clone(),
            computed: audit
                .evaluation
                .grade
                .as_ref()
                .map_or_else(String::new, |band| words(lang).grade(band).to_owned()),
            counts: Verdict::ALL.map(|verdict| {
                let count = audit.findings.iter().filter(|finding| finding.verdict == verdict).count();
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

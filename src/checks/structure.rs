//! STR-01 to STR-03: whether the sections, the sentences about empty budgets and the key figures are there.

use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict};
use crate::claims::{Place, Span};
use crate::document::Document;
use crate::report::budget::BudgetId;
use crate::report::field::{BudgetField, Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::search::{AnyOf, any_of, has};

/// A known structure of reports: its sections, each by words of which one is in the title.
struct Structure {
    level: u8,
    sections: &'static [AnyOf],
    /// So many of them make the structure known.
    known_by: usize,
}

const STRUCTURES: [Structure; 2] = [
    // The ten sections of the self-evaluation reports of Hunan's departments for 2024.
    Structure {
        level: 1,
        sections: &[
            any_of!["基本情况"],
            any_of!["一般公共预算支出"],
            any_of!["政府性基金预算"],
            any_of!["国有资本经营预算"],
            any_of!["社会保险基金预算"],
            any_of!["绩效情况"],
            any_of!["存在的问题", "存在问题", "主要问题"],
            any_of!["改进措施", "改进"],
            any_of!["结果拟应用", "结果应用", "应用和公开"],
            any_of!["其他需要说明"],
        ],
        known_by: 6,
    },
    // The parts of a department's final accounts.
    Structure {
        level: 0,
        sections: &[any_of!["概况"], any_of!["决算表"], any_of!["情况说明"], any_of!["名词解释"]],
        known_by: 3,
    },
];

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    if let Some(document) = subject.document {
        sections(document, findings);
        budgets(subject, document, findings);
    }
    key_figures(subject, findings);
}

/// STR-01
fn sections(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for structure in &STRUCTURES {
        let titles: Vec<(Span, &str)> = document
            .sections
            .iter()
            .filter(|section| section.level == structure.level)
            .map(|section| (section.heading, document.slice(section.heading)))
            .collect();
        let find = |words: &AnyOf| titles.iter().find(|(_, title)| words.is_in(title)).map(|&(span, _)| span);
        let found: Vec<Option<Span>> = structure.sections.iter().map(find).collect();
        let there: Vec<Span> = found.iter().flatten().copied().collect();
        if there.len() < structure.known_by {
            continue;
        }
        let sections = structure.sections.iter().zip(&found);
        let missing: Vec<&str> =
            sections.filter(|(_, found)| found.is_none()).map(|(words, _)| words.first()).collect();
        let count = structure.sections.len().to_string();
        if missing.is_empty() {
            let finding = Finding::new(RuleId::Str01, Verdict::Consistent, Sentence::SectionsThere, vec![count]);
            findings.push(finding.at(there.first().copied().map(Place::span)).based_on(Basis::Form));
            continue;
        }
        let withheld = any_of!["涉密", "不予公开", "不宜公开"].is_in(document.text());
        let sentence = if withheld { Sentence::SectionsWithheld } else { Sentence::SectionsMissing };
        let mut finding = Finding::new(RuleId::Str01, Verdict::Undecidable, sentence, vec![missing.join("、")]);
        finding.severity = if withheld { Severity::Info } else { Severity::Warning };
        findings.push(finding.at(there.last().copied().map(Place::span)).based_on(Basis::Form));
    }
}

/// STR-02: a budget with a section of its own has figures, or says that there was nothing.
fn budgets(subject: &Subject<'_>, document: &Document<'_>, findings: &mut Vec<Finding>) {
    for (id, word) in [
        (BudgetId::GovernmentFund, "政府性基金预算"),
        (BudgetId::StateCapital, "国有资本经营预算"),
        (BudgetId::SocialInsurance, "社会保险基金预算"),
    ] {
        let budget = subject.report.budgets.budget(id);
        if budget.declared_none {
            let place = subject.place(Field::Budget(id, BudgetField::DeclaredNone));
            let finding =
                Finding::new(RuleId::Str02, Verdict::Consistent, Sentence::EmptyBudgetSaid, vec![word.into()]);
            findings.push(finding.at([place]).based_on(Basis::Form));
            continue;
        }
        let section = document.sections.iter().find(|section| {
            let title = document.slice(section.title);
            has(title, word) && has(title, "支出") && !title.contains('表')
        });
        let Some(section) = section else { continue };
        let money =
            document.figures_in(section.span).iter().any(|f| matches!(f.kind, crate::document::FigureKind::Money(_)));
        if budget.income.is_none() && budget.expenditure.is_none() && !money {
            let finding =
                Finding::new(RuleId::Str02, Verdict::Undecidable, Sentence::EmptyBudgetUnsaid, vec![word.into()]);
            let mut finding = finding.at([Place::span(section.heading)]).based_on(Basis::Form);
            finding.severity = Severity::Notice;
            findings.push(finding);
        }
    }
}

/// STR-03: figures without which a check cannot run. Only for self-evaluations: other reports need not have them.
fn key_figures(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let report = subject.report;
    if report.stated.total.is_none() && report.indicators.is_empty() {
        return;
    }
    let mut absent = |what: Sentence, place: Option<Place>| {
        let finding = Finding::new(RuleId::Str03, Verdict::Undecidable, what, Vec::new());
        let mut finding = finding.at(place).based_on(Basis::Form);
        finding.severity = Severity::Notice;
        findings.push(finding);
    };
    let funds = &report.execution.total;
    let executed = funds.actual.is_some() && (funds.adjusted.is_some() || funds.initial.is_some());
    if !executed && funds.rate.is_none() && report.stated.execution_rate.is_none() {
        let group = report.indicators.iter().position(|group| group.code == "execution");
        let place = group.map(|group| {
            // Where it has no score, its full marks or its name.
            let of = |field| subject.place(Field::Indicator(IndicatorPath(vec![group]), field));
            let mut places =
                [IndicatorField::Score, IndicatorField::FullMarks, IndicatorField::Name].map(of).into_iter();
            let first = places.clone().next().unwrap_or_default();
            places.find(|place| place.span.is_some()).unwrap_or(first)
        });
        absent(Sentence::ExecutionFiguresAbsent, place);
    }
    if report.stated.total.is_none() {
        absent(Sentence::TotalAbsent, None);
    }
    if report.stated.grade.is_empty() {
        let place = report.stated.total.map(|_| subject.place(Field::StatedTotal));
        absent(Sentence::GradeAbsent, place);
    }
}

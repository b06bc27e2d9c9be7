//! EXE-02, EXE-04 and EXE-05: the score of the execution rate, and what must be said of a low one.

use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict};
use super::{rate_rules, show, visit};
use crate::amount::{Number, NumberError, Percent, Points, parse_number};
use crate::claims::{Place, Span};
use crate::document::{Document, Figure, FigureKind, Line, LineKind};
use crate::report::Indicator;
use crate::report::field::{Field, FundField, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::rules::{self, RuleProfile, Status};
use crate::scoring::ExecutionResult;
use crate::scoring::execution::score;
use crate::scoring::measure;
use crate::search::{any_of, has};

/// Where no profile lays a limit down, a rate below or above these is worth a question.
const LOW: i64 = 80;
const HIGH: i64 = 120;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let rate = Rate::of(subject);
    let indicators = subject.report.indicators.iter().enumerate();
    for (index, indicator) in indicators.filter(|(_, indicator)| indicator.code == "execution") {
        let path = IndicatorPath(vec![index]);
        if let (Some(full), Some(stated)) = (indicator.full_marks, indicator.score) {
            // 预算执行情况30分 with indicators of its own below is no score of the rate.
            if !indicator.children.is_empty() {
                continue;
            }
            let marks = Marks { indicator, path: &path, full, stated };
            marks.check(subject, rate.as_ref(), findings);
        }
    }
    if let Some(rate) = &rate {
        reason(subject, rate, findings);
    }
}

/// The execution rate of the whole department: that of the figures, or else the stated one.
struct Rate {
    result: ExecutionResult,
    places: Vec<Place>,
}

impl Rate {
    fn of(subject: &Subject<'_>) -> Option<Rate> {
        let report = subject.report;
        if let Some(result) = subject.evaluation.execution {
            let fields = [FundField::Adjusted, FundField::Actual];
            let places = fields.map(|field| subject.place(Field::Fund(0, field))).to_vec();
            return Some(Rate { result, places });
        }
        let (rate, field) = match (report.stated.execution_rate, report.execution.total.rate) {
            (Some(rate), _) => (rate, Field::StatedRate),
            (None, Some(rate)) => (rate, Field::Fund(0, FundField::Rate)),
            (None, None) => return None,
        };
        let result = ExecutionResult { budget: Number::HUNDRED, actual: rate.0, rate };
        Some(Rate { result, places: vec![subject.place(field)] })
    }
}

/// The marks of the indicator 预算执行率.
struct Marks<'a> {
    indicator: &'a Indicator,
    path: &'a IndicatorPath,
    full: Points,
    stated: Points,
}

impl Marks<'_> {
    fn name(&self) -> String {
        show::name(&self.indicator.name, "预算执行")
    }

    fn place(&self, subject: &Subject<'_>) -> Place {
        subject.place(Field::Indicator(self.path.clone(), IndicatorField::Score))
    }

    fn check(&self, subject: &Subject<'_>, rate: Option<&Rate>, findings: &mut Vec<Finding>) {
        let total = &subject.report.execution.total;
        let without_budget = total.adjusted.is_some_and(|amount| amount.number.is_zero());
        if without_budget && self.stated.0 > Number::ZERO {
            let arguments = vec![self.name(), format!("{}分", self.stated)];
            let budget = subject.place(Field::Fund(0, FundField::Adjusted));
            let finding = Finding::new(RuleId::Exe06, Verdict::Inconsistent, Sentence::ScoreWithoutBudget, arguments);
            findings.push(finding.at(show::in_order(vec![budget, self.place(subject)])));
        } else if let Some(rate) = rate {
            findings.extend(self.against(subject, rate).ok());
        } else if self.stated == self.full {
            let arguments = vec![self.name(), format!("{}分", self.stated)];
            let finding = Finding::new(RuleId::Exe05, Verdict::Undecidable, Sentence::FullScoreUnverified, arguments);
            findings.push(finding.at([self.place(subject)]).based_on(Basis::ProfileExecution));
        } else {
            let arguments = vec![self.name(), format!("{}分", self.stated)];
            let finding = Finding::new(RuleId::Exe02, Verdict::Undecidable, Sentence::ScoreUnverified, arguments);
            findings.push(finding.at([self.place(subject)]).based_on(Basis::ProfileExecution));
        }
        if self.stated == self.full {
            self.reasons_elsewhere(subject, findings);
        }
    }

    /// The line of the text in which the score stands.
    fn line<'s>(&self, subject: &Subject<'s>) -> Option<(&'s Document<'s>, &'s Line)> {
        let (document, at) = (subject.document?, self.place(subject).span?);
        let line = document.lines.partition_point(|line| line.span.end <= at.start);
        Some((document, document.lines.get(line)?))
    }

    /// 预算执行率（实际支出/实际到位）95.00%，得4.75分: another rate that the text states gives this very score. Full marks
    /// want one in their own line: something was done to a hundred percent in every report.
    fn by_another_rate(&self, subject: &Subject<'_>) -> bool {
        let Some((document, line)) = self.line(subject) else { return false };
        let of_text = line.kind == LineKind::Paragraph;
        document.figures.iter().filter(|figure| figure.kind == FigureKind::Percent).any(|figure| {
            let label = document.slice(figure.label);
            let named = any_of!["执行率", "支出率", "执行进度", "支出进度", "完成率"].is_in(label);
            // 资金支付达97.00%, 占调整预算的92.81%, 执行率 | 70.50% in the row of a project: few rates of money give the same score by
            // chance.
            let of_money = || {
                let before = &document.text()[..figure.span.start as usize];
                any_of!["执行", "支出", "支付", "进度", "使用", "预算"].is_in(label) || before.ends_with("预算的")
            };
            let in_row = || in_column_of_rates(document, figure);
            let named = named || (self.stated.0.trimmed(0).decimals() > 0 && (of_money() || in_row()));
            let rate = (named && self.stated != self.full) || (of_text && line.span.contains(figure.span));
            let score = self.full.0.times_ratio(figure.number, Number::HUNDRED, self.stated.0.decimals());
            rate && score == Ok(self.stated.0)
        })
    }

    /// 预算执行（35分）：…执行率92.80%，按“10×执行率”计9.28分: the text says itself by how many marks the rate is multiplied.
    fn by_own_formula(&self, subject: &Subject<'_>, rate: &Rate) -> bool {
        let Some((document, line)) = self.line(subject) else { return false };
        let text = document.slice(line.span);
        ["×执行率", "×预算执行率"].iter().flat_map(|words| text.match_indices(words)).any(|(at, _)| {
            let digits = text[..at].trim_end_matches('分').rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next();
            let full = digits.and_then(|digits| parse_number(digits).ok());
            let decimals = self.stated.0.decimals();
            full.is_some_and(|full| {
                full.times_ratio(rate.result.rate.0, Number::HUNDRED, decimals) == Ok(self.stated.0)
            })
        })
    }

    /// 预算执行率 | ≥98% | 95.01% | 10 | 9.69: the score is what was reached of the target that the form sets for the rate.
    fn by_target(&self) -> bool {
        let (target, actual) = (measure::read(&self.indicator.target), measure::read(&self.indicator.actual));
        let (Some(target), Some(actual)) = (target.map(|own| own.number), actual.map(|own| own.number)) else {
            return false;
        };
        target < Number::HUNDRED
            && actual < target
            && self.full.0.times_ratio(actual, target, self.stated.0.decimals()) == Ok(self.stated.0)
    }

    /// The full marks are those of the profile, all others are those of some profile, or the text says that the rate is
    /// multiplied by them.
    fn is_of_profile(&self, subject: &Subject<'_>) -> bool {
        let Some(document) = subject.document else { return true };
        let weight = |profile: &RuleProfile, code: &str| profile.group(code).map(|group| group.full_marks);
        let others = || subject.report.indicators.iter().filter(|other| other.code != "execution");
        let fit = |profile: &RuleProfile| others().all(|other| other.full_marks == weight(profile, &other.code));
        weight(subject.profile, "execution") == Some(self.full)
            || (others().count() > 1 && rules::profiles().any(fit))
            || document.lines.iter().any(|line| {
                let text = document.slice(line.span);
                any_of!["执行率", "完成率"].is_in(text)
                    && (text.contains(['×', '*']) || any_of!["乘以", "折算", "按比例", "按执行率"].is_in(text))
            })
    }

    /// The text tells its own rule for the rate, or that something else than the rate was scored.
    fn has_own_rule(&self, subject: &Subject<'_>) -> bool {
        let Some(document) = subject.document else { return false };
        let lines = || document.lines.iter().filter(|line| !matches!(line.kind, LineKind::Row(_)));
        let ruled = |text: &str| any_of!["执行率", "支出率", "执行进度"].is_in(text);
        rate_rules::is_scored_otherwise(document)
            || lines().any(|line| ruled(document.slice(line.span)) && rate_rules::is_ruled(document, line.span))
    }

    /// 执行率92%，…，经财政部门同意，该项得10分: the sentence says why more was given than the rate gives.
    fn is_granted(&self, subject: &Subject<'_>) -> bool {
        let Some((document, line)) = self.line(subject) else { return false };
        let Some(at) = self.place(subject).span else { return false };
        let before = document.slice(Span { start: line.span.start.min(at.start), end: at.start });
        let sentence = before.rsplit('。').next().unwrap_or(before);
        any_of!["同意", "批准", "批复", "不影响", "不扣分", "不予扣分", "视同", "剔除", "扣除", "酌情", "考虑"]
            .is_in(sentence)
    }

    /// 预算执行9分得8.20分。检测能力建设支出率83.68%，低于90%，扣0.80分: a line takes marks for something else than the rate.
    fn is_explained(&self, subject: &Subject<'_>, rate: &Rate) -> bool {
        let Some(document) = subject.document else { return false };
        let score = format!("得{}分", self.stated);
        let told = |line: Span| rate.places.iter().filter_map(|place| place.span).any(|place| line.contains(place));
        document.lines_of_text().any(|line| {
            let text = document.slice(line);
            let behind = text.split_once(score.as_str()).filter(|(before, _)| has(before, "执行"));
            behind.is_some_and(|(_, behind)| any_of!["低于", "未达", "不足", "每低"].is_in(behind) && has(behind, "扣"))
                && !told(line)
        })
    }

    /// 预算执行 | 10 | 9.45 | 支出完成率6分得5.85分；支出均衡性4分得3.60分: marks of more than the rate.
    fn is_told_apart(&self, subject: &Subject<'_>) -> bool {
        let Some((document, line)) = self.line(subject) else { return false };
        let text = document.slice(line.span);
        let marks = text.match_indices("分得").filter_map(|(at, _)| {
            let from = text[..at].rfind(|c: char| !(c.is_ascii_digit() || c == '.'))?;
            parse_number(text.get(from..at)?.trim_start_matches(|c: char| !c.is_ascii_digit())).ok()
        });
        let marks: Vec<Number> = marks.collect();
        marks.len() > 1 && Number::sum(marks) == Ok(self.full.0)
    }

    /// EXE-02: the score that the profile's method gives.
    fn against(&self, subject: &Subject<'_>, rate: &Rate) -> Result<Finding, NumberError> {
        let profile = subject.profile;
        let by = |profile: &RuleProfile, result: &ExecutionResult| {
            score(Some(result), &subject.report.execution, self.full, profile).0.ok_or(NumberError::TooLong)
        };
        let computed = by(profile, &rate.result)?;
        let cent = Number::new(1, 2)?;
        let gap = computed.0.subtract(self.stated.0)?;
        // A score with fewer decimals is a rounded one, unless rounding makes full marks of less.
        let decimals = self.stated.0.decimals();
        let rounds = computed.0.rounded(decimals)? == self.stated.0 && (self.stated != self.full || gap.is_zero());
        let own_way = || self.by_target() || self.by_another_rate(subject) || self.by_own_formula(subject, rate);
        let (verdict, sentence) = if gap.is_zero() {
            (Verdict::Consistent, Sentence::ExecutionScoreAgrees)
        } else if own_way() {
            let arguments = vec![self.name(), format!("{}分", self.stated)];
            let finding = Finding::new(RuleId::Exe02, Verdict::Consistent, Sentence::ScoreByAnotherRate, arguments);
            return Ok(finding.at([self.place(subject)]).based_on(Basis::OwnRule));
        } else if gap.abs() <= cent || rounds {
            (Verdict::Rounding, Sentence::ExecutionScoreRounding)
        } else if !self.is_of_profile(subject)
            || self.has_own_rule(subject)
            || self.is_explained(subject, rate)
            || self.is_told_apart(subject)
            || (gap.is_negative() && self.is_granted(subject))
        {
            // Another weight than the profile's: by a form of its own, which may score the rate by another method.
            let arguments = vec![self.name(), format!("{}分", self.stated)];
            let finding = Finding::new(RuleId::Exe02, Verdict::Undecidable, Sentence::ScoreByOwnForm, arguments);
            return Ok(finding.at([self.place(subject)]).based_on(Basis::ProfileExecution));
        } else {
            (Verdict::Inconsistent, Sentence::ExecutionScoreApart)
        };
        let bands = !profile.execution.bands.is_empty();
        let formula = if bands {
            format!("{}% → {computed}", rate.result.rate)
        } else {
            format!("{} × {}% = {computed}", self.full, rate.result.rate)
        };
        let working = show::working(self.stated.to_string(), computed.to_string(), gap, cent.to_string(), formula);
        let arguments = vec![
            self.name(),
            format!("{}分", self.stated),
            format!("{}%", rate.result.rate),
            format!("{computed}分"),
            format!("{}分", self.full),
        ];
        let mut places = rate.places.clone();
        places.push(self.place(subject));
        let mut finding = Finding::new(RuleId::Exe02, verdict, sentence, arguments)
            .with_working(working)
            .at(show::in_order(places))
            .based_on(Basis::ProfileExecution);
        // A method that is known by its document number alone is no ground for more than a warning.
        if profile.execution.source.status == Status::Unverified {
            finding.severity = finding.severity.min(Severity::Warning);
        }
        Ok(finding)
    }

    /// EXE-05: full marks, while another indicator lost its marks for money that was not spent or did not come.
    fn reasons_elsewhere(&self, subject: &Subject<'_>, findings: &mut Vec<Finding>) {
        let mut found = None;
        visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
            if found.is_none() && indicator.code != "execution" && speaks_of_unspent(&indicator.reason) {
                found = Some((IndicatorPath(path.to_vec()), indicator.name.clone()));
            }
        });
        let Some((path, name)) = found else { return };
        let arguments = vec![self.name(), format!("{}分", self.stated), name];
        let reason = subject.place(Field::Indicator(path, IndicatorField::Reason));
        let mut finding =
            Finding::new(RuleId::Exe05, Verdict::Undecidable, Sentence::FullScoreDespiteReason, arguments)
                .at(show::in_order(vec![self.place(subject), reason]))
                .based_on(Basis::Wording);
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}

fn speaks_of_unspent(reason: &str) -> bool {
    let money = [
        "支出目标",
        "支出进度",
        "支付进度",
        "资金调度",
        "资金未",
        "资金不到位",
        "未支付",
        "未支出",
        "结转",
        "执行进度",
    ];
    money.iter().any(|word| has(reason, word))
}

/// EXE-04: a low rate wants a reason.
fn reason(subject: &Subject<'_>, rate: &Rate, findings: &mut Vec<Finding>) {
    let percent = rate.result.rate.0;
    let (limit, held) = match subject.profile.execution.reason_below {
        Some(Percent(limit)) => (limit, true),
        None => (Number::whole(LOW), false),
    };
    let above = !held && percent > Number::whole(HIGH);
    if percent >= limit && !above {
        return;
    }
    let limit = if above { Number::whole(HIGH) } else { limit };
    let arguments = vec![format!("{percent}%"), format!("{limit}%")];
    let given = has_reason(subject, &rate.places);
    let (verdict, sentence) = match (given, held) {
        (true, _) => (Verdict::Consistent, Sentence::LowRateExplained),
        (false, true) => (Verdict::Inconsistent, Sentence::LowRateUnexplained),
        (false, false) => (Verdict::Undecidable, Sentence::UnusualRateUnexplained),
    };
    let basis = if held { Basis::ProfileExecution } else { Basis::Wording };
    let mut finding = Finding::new(RuleId::Exe04, verdict, sentence, arguments);
    if verdict == Verdict::Undecidable {
        finding.severity = Severity::Notice;
    }
    findings.push(finding.at(show::in_order(rate.places.clone())).based_on(basis));
}

/// A reason in its cell, in the lines of the figures and the two behind them, or in a section on execution.
fn has_reason(subject: &Subject<'_>, places: &[Place]) -> bool {
    let gives = |text: &str| any_of!["原因", "由于", "因为", "系因", "主要是因"].is_in(text);
    let own = subject.report.indicators.iter().filter(|indicator| indicator.code == "execution");
    if own.into_iter().any(|indicator| !matches!(indicator.reason.trim(), "" | "无" | "—" | "-" | "/")) {
        return true;
    }
    if let Some(document) = subject.document {
        return places.iter().filter_map(|place| place.span).any(|span| {
            let line = document.lines.partition_point(|line| line.span.end <= span.start);
            document.lines[line.min(document.lines.len())..].iter().take(3).any(|line| gives(document.slice(line.span)))
        });
    }
    subject.report.narrative.iter().any(|section| has(&section.text, "执行") && gives(&section.text))
}

/// 项目 | 预算数 | 执行数 | 执行率: a figure below the head of a column of rates, but not a target: ≥85%.
fn in_column_of_rates(document: &Document<'_>, figure: &Figure) -> bool {
    let line = document.lines.partition_point(|line| line.span.end <= figure.span.start);
    let Some(LineKind::Row(table)) = document.lines.get(line).map(|line| line.kind) else { return false };
    let Some(table) = document.tables.get(table as usize) else { return false };
    let row = table.rows.partition_point(|row| row.last().is_some_and(|cell| cell.end <= figure.span.start));
    let Some(column) = table.rows.get(row).and_then(|row| row.iter().position(|cell| cell.contains(figure.span)))
    else {
        return false;
    };
    /// So many rows above may hold the head of a form.
    const HEADS: usize = 60;
    let above = table.rows[..row].iter().rev().take(HEADS).filter_map(|row| row.get(column));
    let heads = any_of!["执行率", "支出率", "支付率", "进度", "完成率", "使用率"];
    above.map(|cell| document.slice(*cell)).any(|head| heads.is_in(head))
}

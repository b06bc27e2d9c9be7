//! SUM-01 to SUM-10: a whole against the parts that are listed of it.

use super::{Finding, RuleId, Sentence, Subject, Verdict};
use super::{doubt, show};
use crate::amount::{Number, NumberError};
use crate::claims::economic::are_parts_by_name;
use crate::claims::tolerance::{Addition, Style, comparable, in_unit};
use crate::claims::{Claim, Completeness, Measure, Place, Quantity, Span, Sum, Topic};
use crate::document::FigureKind;
use crate::search::any_of;

/// A listing that covers less than this of its whole is worth a notice.
const WELL_COVERED: i64 = 95;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims {
        if let Claim::Sum(sum) = claim
            && sum.topic != Topic::Grades
            && !sum.parts.is_empty()
        {
            findings.extend(in_scope(subject, sum, in_doubt(subject, sum, one(sum))));
        }
    }
}

/// In a text: parts that are further from their whole than slips explain were not all read, or are parts of something else.
fn in_doubt(subject: &Subject<'_>, sum: &Sum, finding: Finding) -> Finding {
    if finding.verdict != Verdict::Inconsistent || subject.document.is_none() {
        return finding;
    }
    if are_parts_by_name(sum) {
        return finding;
    }
    let doubtful = Addition::of(&sum.whole, &sum.parts).is_ok_and(|found| match sum.topic {
        // One part that is more than the whole is told of it alone: 会议费92万元，已包含在公用经费中.
        Topic::Listing if sum.parts.len() == 1 => false,
        Topic::Funds | Topic::Staff | Topic::Listing | Topic::Balance => {
            (doubt::of_sum(&found) || make_up_another(subject, sum, &found))
                && !doubt::lacks_a_digit(&found, &sum.parts)
                && !doubt::is_copied(&found, &sum.parts)
        }
        // 项目支出预算a万元；年中追加b万元，其中追加c万元: of the one project it is not said that it is the budget's.
        Topic::Project => sum.parts.len() == 1 && doubt::of_sum(&found),
        // Behind the whole stand its parts; in front of it they may be those of the budget.
        Topic::Basic | Topic::Total => {
            let first = sum.parts.first().and_then(|part| part.place.span);
            first < sum.whole.place.span && doubt::of_sum(&found)
        }
        Topic::Scores | Topic::Lost => doubt::of_points(subject, found.whole, found.sum),
        // It is known of which parts these are made.
        Topic::ThreePublic | Topic::Procurement | Topic::Budgets | Topic::Split | Topic::Grades => false,
    });
    if !doubtful {
        return finding;
    }
    let arguments = finding.message.arguments.into_iter().take(3).collect();
    let doubt = Finding::new(finding.rule, Verdict::Undecidable, Sentence::SumDoubtful, arguments).at(finding.places);
    finding.working.into_iter().fold(doubt, Finding::with_working)
}

/// 一般公共预算支出6855.71万元…其中，文化（款）4138.52万元、文物（款）1362.84万元、其他320万元, and 5821.36万元 for 文化旅游（类） elsewhere:
/// they are the parts of that.
fn make_up_another(subject: &Subject<'_>, sum: &Sum, found: &Addition) -> bool {
    /// Shorter amounts are alike by chance.
    const LONG: u128 = 10_000;
    let Some(document) = subject.document else { return false };
    let money = |kind: FigureKind| matches!(kind, FigureKind::Money(unit) if unit == found.unit);
    sum.topic != Topic::Balance
        && matches!(sum.whole.measure, Measure::Money(_))
        && found.gap < Number::ZERO
        && found.sum.significant() >= LONG
        && sum.parts.len() > 1
        && !doubt::is_slip(found.whole, found.sum)
        && document.figures.iter().any(|figure| money(figure.kind) && figure.number == found.sum)
}

/// Another reading of the same whole has these parts and more, and agrees: they are not all there are.
fn is_read_in_full(subject: &Subject<'_>, sum: &Sum) -> bool {
    let holds = |other: &Sum| {
        let spans = |sum: &Sum| sum.parts.iter().map(|part| part.place.span).collect::<Vec<_>>();
        let (own, all) = (spans(sum), spans(other));
        // 编制173名，在编158人，空编15名，以疾控中心空编7名为最多: so has one with another last part.
        let other_end = own.len() == all.len() && own.len() > 1 && own[..own.len() - 1] == all[..all.len() - 1];
        other_end || own.len() < all.len() && own.iter().all(|span| span.is_some() && all.contains(span))
    };
    subject.claims.iter().any(|claim| match claim {
        Claim::Sum(other) => {
            let same = sum.whole.place.span.is_some() && other.whole.place.span == sum.whole.place.span;
            same && holds(other) && Addition::of(&other.whole, &other.parts).is_ok_and(|found| found.within())
        }
        _ => false,
    })
}

/// 共2230万元，其中中央1200万元、专项债650万元，均足额到位；县级380万元: what is missing stands in the same sentence behind the last part.
fn goes_on_behind(subject: &Subject<'_>, sum: &Sum) -> bool {
    const BEHIND: usize = 3;
    let (Some(document), Some(last)) = (subject.document, sum.parts.last().and_then(|part| part.place.span)) else {
        return false;
    };
    let Ok(found) = Addition::of(&sum.whole, &sum.parts) else { return false };
    let figures = &document.figures[document.figures_before(last.end)..];
    let Some(kind) = document.figures_in(last).first().map(|figure| figure.kind) else { return false };
    let told = sum.whole.place.span.is_some_and(|whole| whole.start < last.start);
    // Small numbers of things are alike by chance.
    const LEAST: i64 = 100;
    let counted = kind == FigureKind::Count && (found.whole.decimals() > 0 || found.whole >= Number::whole(LEAST));
    let summed = counted || matches!(kind, FigureKind::Money(_) | FigureKind::Bare);
    let unit = document.unit_of(last);
    told && summed
        && figures
            .iter()
            .take(BEHIND)
            .take_while(|next| {
                !document.slice(Span { start: last.end, end: next.span.start.max(last.end) }).contains(['。', '\n'])
            })
            .any(|next| {
                next.kind == kind
                    && document.unit_of(next.span) == unit
                    && found.whole.subtract(found.sum) == Ok(next.number)
            })
}

/// The same parts may be held against two totals: 本年支出合计 and, with what was carried over, 支出总计. What one of
/// them holds, the other need not; and what was added to a budget is no total of expenditure at all.
fn in_scope(subject: &Subject<'_>, sum: &Sum, finding: Finding) -> Option<Finding> {
    if finding.verdict != Verdict::Inconsistent {
        return Some(finding);
    }
    if is_read_in_full(subject, sum) || goes_on_behind(subject, sum) {
        return None;
    }
    if !matches!(sum.topic, Topic::Total | Topic::Basic) {
        return Some(finding);
    }
    let same_parts = |other: &Sum| {
        other.topic == sum.topic
            && other.whole.place != sum.whole.place
            && other.parts.len() == sum.parts.len()
            && other.parts.iter().zip(&sum.parts).all(|(a, b)| a.place.span.is_some() && a.place.span == b.place.span)
    };
    let held_elsewhere = subject.claims.iter().any(|claim| match claim {
        Claim::Sum(other) => same_parts(other) && Addition::of(&other.whole, &other.parts).is_ok_and(|a| a.within()),
        _ => false,
    });
    let label = subject.document.zip(sum.whole.place.span).map_or("", |(document, span)| {
        document.figures_in(span).first().map_or("", |figure| document.slice(figure.label))
    });
    let beyond = any_of!["总计", "追加", "结转", "结余"];
    let wider = beyond.is_in(label) || beyond.is_in(&sum.whole.name);
    if wider && held_elsewhere {
        return None;
    }
    // 年末结转242.73万元，其中基本31.77万元、项目212.96万元: one digit away, these are its parts.
    let mistyped =
        || Addition::of(&sum.whole, &sum.parts).is_ok_and(|found| doubt::is_mistyped(found.whole, found.sum));
    if wider && !mistyped() {
        let arguments = vec![name(sum), shown(sum, sum.whole.number, sum.whole.measure)];
        let unknown = Finding::new(finding.rule, Verdict::Undecidable, Sentence::SumOtherScope, arguments);
        return Some(unknown.at(finding.places));
    }
    Some(finding)
}

fn rule(sum: &Sum, completeness: Completeness) -> RuleId {
    match (completeness, sum.topic) {
        (Completeness::Partial, _) | (Completeness::Open, Topic::Listing | Topic::Grades) => RuleId::Sum04,
        (_, Topic::Basic) => RuleId::Sum01,
        (_, Topic::Total) => RuleId::Sum02,
        (_, Topic::Project) => RuleId::Sum05,
        (_, Topic::ThreePublic) => RuleId::Sum06,
        (_, Topic::Procurement) => RuleId::Sum07,
        (_, Topic::Funds) => RuleId::Sum08,
        (_, Topic::Staff) => RuleId::Sum09,
        (_, Topic::Budgets) => RuleId::Sum10,
        (_, Topic::Scores) => RuleId::Sco02,
        (_, Topic::Lost) => RuleId::Sco05,
        (_, Topic::Split) => RuleId::Pct03,
        (_, Topic::Listing | Topic::Grades | Topic::Balance) => RuleId::Sum03,
    }
}

fn one(sum: &Sum) -> Finding {
    let completeness = match sum.completeness {
        // Parts without a figure leave room for more, whatever the wording claims.
        Completeness::Complete if sum.unquantified > 0 => Completeness::Open,
        other => other,
    };
    let rule = rule(sum, completeness);
    let undecidable = || {
        let arguments = vec![name(sum), shown(sum, sum.whole.number, sum.whole.measure)];
        Finding::new(rule, Verdict::Undecidable, Sentence::SumUnknown, arguments).at(places(&sum.whole, &sum.parts))
    };
    if !sum.parts.iter().all(|part| comparable(part, &sum.whole)) {
        return undecidable();
    }
    let found = match sum.topic {
        Topic::Procurement => procurement(sum, completeness),
        Topic::Budgets => budgets(sum, completeness),
        _ => judged(sum, &sum.parts, rule, completeness),
    };
    found.unwrap_or_else(|_| undecidable())
}

fn name(sum: &Sum) -> String {
    show::name(&sum.whole.name, "合计")
}

/// A figure of a sum; what people are counted by is known.
fn shown(sum: &Sum, number: Number, measure: Measure) -> String {
    let mut text = show::with_unit(number, measure);
    if sum.topic == Topic::Staff && measure == Measure::Count {
        text.push('人');
    }
    text
}

fn places<'q>(whole: &Quantity, parts: impl IntoIterator<Item = &'q Quantity>) -> Vec<Place> {
    let parts = parts.into_iter().map(|part| part.place.clone());
    show::in_order(std::iter::once(whole.place.clone()).chain(parts).collect())
}

fn judged(sum: &Sum, parts: &[Quantity], rule: RuleId, kind: Completeness) -> Result<Finding, NumberError> {
    let found = Addition::of(&sum.whole, parts)?;
    if found.gap > found.tolerance
        && let Some(top) = without_nested(&sum.whole, parts, &found)?
    {
        let found = Addition::of(&sum.whole, &top)?;
        return finding(sum, &top, rule, kind, &found);
    }
    finding(sum, parts, rule, kind, &found)
}

fn finding(
    sum: &Sum,
    parts: &[Quantity],
    rule: RuleId,
    kind: Completeness,
    found: &Addition,
) -> Result<Finding, NumberError> {
    use Sentence::*;
    let measure = show::measure_in(sum.whole.measure, found.unit);
    let shown = |number: Number| shown(sum, number, measure);
    let gap = shown(found.gap.abs());
    let stated = self::shown(sum, sum.whole.number, sum.whole.measure);
    let mut arguments = vec![name(sum), stated, shown(found.sum)];
    let coverage = || found.sum.percent_of(found.whole, 2).ok();
    let (verdict, sentence) = if found.gap.is_zero() {
        match kind {
            Completeness::Partial => {
                arguments.push(sum.wording.clone());
                (Verdict::Consistent, SumCoversAll)
            }
            _ => (Verdict::Consistent, SumAgrees),
        }
    } else if found.within() {
        arguments.extend([gap, shown(found.tolerance.trimmed(0))]);
        (Verdict::Rounding, SumRounding)
    } else if found.gap.is_negative() && sum.unquantified > 0 && made_of_known_parts(sum.topic) {
        (Verdict::Undecidable, SumUnknown)
    } else if kind != Completeness::Complete && found.gap.is_negative() {
        arguments.push(coverage().map_or_else(|| "0".to_owned(), |percent| percent.to_string()));
        arguments.push(gap);
        if kind == Completeness::Partial {
            arguments.push(sum.wording.clone());
            (Verdict::Partial, SumCovers)
        } else {
            (Verdict::Partial, SumOpen)
        }
    } else {
        arguments.extend([gap, shown(found.tolerance.trimmed(0))]);
        (Verdict::Inconsistent, if found.gap.is_negative() { SumShort } else { SumOver })
    };
    let numbers: Result<Vec<Number>, NumberError> = parts.iter().map(|part| in_unit(part, found.unit)).collect();
    let mut working = show::working(
        found.whole.to_string(),
        found.sum.to_string(),
        found.gap,
        found.tolerance.trimmed(0).to_string(),
        show::addition(numbers?.into_iter(), found.sum),
    );
    if matches!(sentence, SumCovers | SumOpen | SumCoversAll)
        && let Some(percent) = coverage()
    {
        working.formula.push('；');
        working.formula.push_str(&show::percentage(found.sum, found.whole, percent));
    }
    let mut result = Finding::new(rule, verdict, sentence, arguments);
    if verdict != Verdict::Undecidable {
        result = result.with_working(working);
    }
    if verdict == Verdict::Partial && coverage().is_some_and(|percent| percent >= Number::whole(WELL_COVERED)) {
        result.severity = super::Severity::Info;
    }
    Ok(result.at(places(&sum.whole, parts)))
}

/// It is known of which parts such a whole is made, so that one without a figure is missing, not left out.
fn made_of_known_parts(topic: Topic) -> bool {
    !matches!(topic, Topic::Listing | Topic::Project | Topic::Grades)
}

/// A listing may write what a part is made of directly behind it, as if it were parts of its own (公务用车购置及运行费
/// 3万元、购置费0万元、运行费3万元). Where leaving such a run out makes the listing add up, it adds up.
fn without_nested(
    whole: &Quantity,
    parts: &[Quantity],
    found: &Addition,
) -> Result<Option<Vec<Quantity>>, NumberError> {
    const MOST: usize = 40;
    if parts.len() < 3 || parts.len() > MOST {
        return Ok(None);
    }
    for owner in 0..parts.len() - 1 {
        let value = in_unit(&parts[owner], found.unit)?;
        let mut run = Number::ZERO;
        for end in owner + 1..parts.len() {
            run = run.add(in_unit(&parts[end], found.unit)?)?;
            if run == value && run == found.gap && !run.is_zero() && end > owner + 1 {
                let mut top = parts.to_vec();
                top.drain(owner + 1..=end);
                let again = Addition::of(whole, &top)?;
                return Ok(again.gap.is_zero().then_some(top));
            }
        }
    }
    Ok(None)
}

/// 货物, 工程 and 服务 make up the whole; what is reserved for small enterprises is a part of each of them.
fn procurement(sum: &Sum, kind: Completeness) -> Result<Finding, NumberError> {
    let rule = if kind == Completeness::Partial { RuleId::Sum04 } else { RuleId::Sum07 };
    let small = |part: &&Quantity| any_of!["中小", "小微", "小型", "微型"].is_in(&part.name);
    let reserved: Vec<&Quantity> = sum.parts.iter().filter(small).collect();
    let style = Style::of(Some(&sum.whole), sum.parts.iter());
    for part in &reserved {
        let unit = crate::claims::tolerance::common_unit(std::iter::once(&sum.whole));
        let (value, whole) = (in_unit(part, unit)?, in_unit(&sum.whole, unit)?);
        let over = value.subtract(whole)?;
        let tolerance = style.envelope(part, unit)?.add(style.envelope(&sum.whole, unit)?)?;
        if over > tolerance {
            let arguments = vec![
                part.name.clone(),
                show::figure(part),
                name(sum),
                show::figure(&sum.whole),
                show::with_unit(over, show::measure_in(sum.whole.measure, unit)),
            ];
            let working = show::working(
                whole.to_string(),
                value.to_string(),
                over,
                tolerance.to_string(),
                format!("{value} ≤ {whole}"),
            );
            let finding = Finding::new(rule, Verdict::Inconsistent, Sentence::SumPartAbove, arguments);
            return Ok(finding.with_working(working).at(places(&sum.whole, [*part])));
        }
    }
    if reserved.is_empty() {
        return judged(sum, &sum.parts, rule, kind);
    }
    if reserved.len() == sum.parts.len() {
        // 中小企业2231.52万元，预留给小微企业1518.40万元: the small are among the medium and small.
        let value = |part: &Quantity| in_unit(part, crate::claims::tolerance::common_unit(std::iter::once(&sum.whole)));
        let mut parts = sum.parts.clone();
        if Addition::of(&sum.whole, &parts)?.gap > Number::ZERO {
            parts.sort_by(|a, b| value(b).ok().partial_cmp(&value(a).ok()).unwrap_or(std::cmp::Ordering::Equal));
            parts.truncate(1);
        }
        return judged(sum, &parts, rule, Completeness::Open);
    }
    let kinds: Vec<Quantity> = sum.parts.iter().filter(|part| !small(part)).cloned().collect();
    judged(sum, &kinds, rule, kind)
}

/// A total that equals one of the budgets is the total of that budget alone: the scope is to be clarified, not a sum.
fn budgets(sum: &Sum, kind: Completeness) -> Result<Finding, NumberError> {
    let found = Addition::of(&sum.whole, &sum.parts)?;
    if !found.within() {
        for part in &sum.parts {
            if in_unit(part, found.unit)? == found.whole && !found.whole.is_zero() {
                let arguments = vec![name(sum), show::figure(&sum.whole), part.name.clone()];
                let finding = Finding::new(RuleId::Sum10, Verdict::Undecidable, Sentence::SumScope, arguments);
                return Ok(finding.at(places(&sum.whole, &sum.parts)));
            }
        }
    }
    let rule = rule(sum, kind);
    finding(sum, &sum.parts, rule, kind, &found)
}

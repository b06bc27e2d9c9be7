//! PCT-01 to PCT-03, PCT-07 and PCT-08: shares of a whole.

use std::collections::HashSet;

use super::{Basis, Finding, RuleId, Sentence, Severity, Subject, Verdict, Working};
use super::{doubt, show, visit};
use crate::amount::{Number, NumberError};
use crate::claims::percent::{Compared, Match, compare, ratio};
use crate::claims::tolerance::comparable;
use crate::claims::{Claim, Measure, Place, Share, Span};
use crate::document::{Document, FigureKind};
use crate::report::field::{Field, IndicatorField};
use crate::report::indicator::IndicatorPath;
use crate::scoring::measure;
use crate::search::{AnyOf, any_of};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut shares: Vec<Judged> = Vec::new();
    for claim in subject.claims {
        match claim {
            Claim::Share(share) => shares.push(judge(subject, share)),
            Claim::Change(change) if change.unsigned => {
                if let Some(rate) = &change.rate {
                    let arguments = vec![show::name(&change.name, "增减"), rate.number.to_string()];
                    let mut finding = unsigned(Sentence::ChangeUnsigned, arguments, &rate.place);
                    finding.severity = Severity::Warning;
                    findings.push(finding);
                }
            }
            _ => {}
        }
    }
    // A stable sort: shares of one listing stay in the order of the text.
    shares.sort_by_key(|judged| judged.share.listing);
    for group in shares.chunk_by(|a, b| a.share.listing.is_some() && a.share.listing == b.share.listing) {
        listing(group, findings);
    }
    for judged in &shares {
        form(subject, judged.share, findings);
    }
    results(subject, findings);
    told(subject, findings);
}

struct Judged<'c> {
    share: &'c Share,
    compared: Option<Compared>,
    /// In a text, and so far from what the amounts give that they are hardly those that were meant.
    doubtful: bool,
}

fn judge<'c>(subject: &Subject<'_>, share: &'c Share) -> Judged<'c> {
    let compared: Option<Compared> = match (&share.part, &share.whole) {
        (Some(part), Some(whole)) if comparable(part, whole) => {
            ratio(part, whole).and_then(|ratio| compare(share.percent.number, &ratio)).ok().flatten()
        }
        _ => None,
    };
    let money = share.part.as_ref().is_some_and(|part| matches!(part.measure, Measure::Money(_)));
    let doubtful = compared.as_ref().is_some_and(|compared| doubt::of_share(compared, money));
    let doubtful = subject.document.is_some_and(|document| doubtful && !has_another_base(document, share));
    Judged { share, compared, doubtful }
}

/// 人员经费2985.10万元，占基本支出的63.09%, which is what it is of 总支出4731.46万元: so far off, and yet no doubt what was reckoned.
fn has_another_base(document: &Document<'_>, share: &Share) -> bool {
    /// So many figures in front may be the base.
    const BEFORE: usize = 40;
    const DECIMALS: u32 = 2;
    /// Bytes in front.
    const NEAR: usize = 4_000;
    let (Some(part), Some(whole)) = (&share.part, &share.whole) else { return false };
    let spans = [part, whole, &share.percent].map(|quantity| quantity.place.span);
    let [Some(own), Some(all), Some(at)] = spans else { return false };
    let before = &document.text()[..at.start as usize];
    let named = !share.whole_name.is_empty()
        && before.strip_suffix('的').is_some_and(|before| before.ends_with(&share.whole_name))
        && own.end <= at.start;
    let stated = share.percent.number;
    if !named || stated.decimals() < DECIMALS {
        return false;
    }
    let Some(figure) = document.figures_in(own).first() else { return false };
    let near = before.len().saturating_sub(NEAR) as u32;
    let figures = document.figures[..document.figures_before(at.start)].iter().rev().take(BEFORE);
    let mut others = figures.take_while(|other| other.span.start >= near).filter(|other| {
        matches!(other.kind, FigureKind::Money(_))
            && other.kind == figure.kind
            && other.span != own
            && other.span != all
    });
    others.any(|base| figure.number.percent_of(base.number, stated.decimals()) == Ok(stated))
}

impl Judged<'_> {
    fn names(&self) -> Vec<String> {
        let share = self.share;
        let whole = if share.whole_name.is_empty() {
            share.whole.as_ref().map_or("", |whole| whole.name.as_str())
        } else {
            &share.whole_name
        };
        let part = share.part.as_ref().map_or(share.percent.name.as_str(), |part| part.name.as_str());
        vec![show::name(part, "该项"), show::name(whole, "合计"), show::figure(&share.percent)]
    }

    fn places(&self) -> Vec<Place> {
        let share = self.share;
        let figures = [share.part.as_ref(), share.whole.as_ref(), Some(&share.percent)];
        show::in_order(figures.into_iter().flatten().map(|quantity| quantity.place.clone()).collect())
    }

    fn alone(&self, verdict: Verdict, sentence: Sentence) -> Finding {
        let mut arguments = self.names();
        if let Some(compared) = &self.compared {
            arguments.push(format!("{}%", compared.computed));
            arguments.push(format!("{}%", compared.difference().abs()));
        }
        let mut finding = Finding::new(RuleId::Pct01, verdict, sentence, arguments).at(self.places());
        finding.working = self.compared.as_ref().map(Compared::working);
        finding
    }
}

/// The shares of one listing, or a single share.
fn listing(group: &[Judged<'_>], findings: &mut Vec<Finding>) {
    let plugged = plugged(group).unwrap_or(None);
    let mut residues = Residues::default();
    for (index, judged) in group.iter().enumerate() {
        match judged.compared.as_ref().map(|compared| compared.found) {
            None => findings.push(judged.alone(Verdict::Undecidable, unknown(judged.share))),
            Some(Match::Same) => findings.push(judged.alone(Verdict::Consistent, Sentence::ShareAgrees)),
            Some(_) if plugged == Some(index) => residues.plugged.push(judged),
            Some(Match::CutOff) => residues.cut_off.push(judged),
            Some(Match::Residue) => residues.other.push(judged),
            Some(Match::Apart) if judged.doubtful => {
                findings.push(judged.alone(Verdict::Undecidable, Sentence::ShareDoubtful));
            }
            Some(Match::Apart) => findings.push(judged.alone(Verdict::Inconsistent, Sentence::ShareApart)),
        }
    }
    findings.extend(residues.finding());
    if group.len() > 1 && group.iter().all(|judged| judged.share.full_split) {
        findings.extend(hundred(group).unwrap_or(None));
    }
}

fn unknown(share: &Share) -> Sentence {
    match (&share.part, &share.whole) {
        (Some(_), Some(whole)) if whole.number.is_zero() => Sentence::ShareOfZero,
        (_, None) => Sentence::ShareWithoutWhole,
        _ => Sentence::ShareWithoutPart,
    }
}

/// The one share that is not the nearest value, nor cut off, and makes the shares of a full split exactly 100.
fn plugged(group: &[Judged<'_>]) -> Result<Option<usize>, NumberError> {
    if group.len() < 2 || !group.iter().all(|judged| judged.share.full_split) {
        return Ok(None);
    }
    if Number::sum(group.iter().map(|judged| judged.share.percent.number))? != Number::HUNDRED {
        return Ok(None);
    }
    let mut found = None;
    for (index, judged) in group.iter().enumerate() {
        let Some(compared) = &judged.compared else { return Ok(None) };
        if !matches!(compared.found, Match::Same | Match::CutOff) {
            if found.is_some() {
                return Ok(None);
            }
            // Rounding or cutting off the others leaves less than a unit for each.
            let unit = Number::new(group.len() as i128, compared.stated.decimals())?;
            if compared.difference().abs() > unit {
                return Ok(None);
            }
            found = Some(index);
        }
    }
    Ok(found)
}

/// Shares of a listing that differ from the nearest value by their last digit, by how they came about.
#[derive(Default)]
struct Residues<'j, 'c> {
    cut_off: Vec<&'j Judged<'c>>,
    plugged: Vec<&'j Judged<'c>>,
    other: Vec<&'j Judged<'c>>,
}

impl Residues<'_, '_> {
    fn finding(&self) -> Option<Finding> {
        let all = || self.cut_off.iter().chain(&self.plugged).chain(&self.other);
        let first = all().next()?;
        use Sentence::*;
        let sentence = match (self.cut_off.is_empty(), self.plugged.is_empty(), self.other.is_empty()) {
            (false, true, true) => SharesCutOff,
            (true, false, true) => SharesPlugged,
            (true, true, _) => SharesResidue,
            (false, false, true) => SharesCutOffPlugged,
            (false, true, false) => SharesCutOffResidue,
            (true, false, false) => SharesPluggedResidue,
            (false, false, false) => SharesAllResidues,
        };
        let named = |list: &[&Judged<'_>]| {
            let items = list.iter().filter_map(|judged| {
                let compared = judged.compared.as_ref()?;
                Some(format!("{} {}%（{}%）", judged.names()[0], compared.stated, compared.computed))
            });
            items.collect::<Vec<_>>().join("、")
        };
        let mut arguments = vec![first.names()[1].clone()];
        let lists = [&self.cut_off, &self.plugged, &self.other];
        arguments.extend(lists.into_iter().filter(|list| !list.is_empty()).map(|list| named(list)));
        let places = all().map(|judged| judged.share.percent.place.clone()).collect();
        let workings: Vec<Working> =
            all().filter_map(|judged| judged.compared.as_ref().map(Compared::working)).collect();
        let joined = |field: fn(&Working) -> &str| workings.iter().map(field).collect::<Vec<_>>().join("；");
        let working = Working {
            stated: joined(|w| &w.stated),
            computed: joined(|w| &w.computed),
            difference: joined(|w| &w.difference),
            tolerance: joined(|w| &w.tolerance),
            formula: joined(|w| &w.formula),
        };
        let finding = Finding::new(RuleId::Pct02, Verdict::Rounding, sentence, arguments);
        Some(finding.with_working(working).at(show::in_order(places)).based_on(Basis::Rounding))
    }
}

/// PCT-03: the shares of a full split make up 100.
fn hundred(group: &[Judged<'_>]) -> Result<Option<Finding>, NumberError> {
    // 占各自里程的89.98%、82.99%: of as many wholes.
    if group.iter().any(|judged| judged.share.whole_name.starts_with('各')) {
        return Ok(None);
    }
    // 占基本支出…，占支出合计…: shares of two wholes are no split.
    let whole = |judged: &Judged<'_>| judged.share.whole.as_ref().map(|whole| whole.number);
    if group
        .iter()
        .any(|judged| judged.share.whole_name != group[0].share.whole_name || whole(judged) != whole(&group[0]))
    {
        return Ok(None);
    }
    let percents = || group.iter().map(|judged| judged.share.percent.number);
    let sum = Number::sum(percents())?;
    let tolerance = Number::sum(percents().map(Number::envelope))?;
    let gap = sum.subtract(Number::HUNDRED)?;
    // Where each share is right, the amounts do not make up the whole: that is told of the amounts.
    let right = |judged: &Judged<'_>| judged.compared.as_ref().is_some_and(|compared| compared.found != Match::Apart);
    if gap.abs() > tolerance && group.iter().all(right) {
        return Ok(None);
    }
    let mut arguments = vec![group[0].names()[1].clone(), format!("{sum}%")];
    let (verdict, sentence) = if gap.is_zero() {
        (Verdict::Consistent, Sentence::SharesMakeHundred)
    } else if gap.abs() <= tolerance {
        arguments.push(format!("{}%", gap.abs()));
        (Verdict::Rounding, Sentence::SharesNearHundred)
    } else {
        arguments.extend([format!("{}%", gap.abs()), format!("{tolerance}%")]);
        (Verdict::Inconsistent, Sentence::SharesMissHundred)
    };
    let numbers: Vec<Number> = percents().collect();
    let working = show::working(
        "100".to_owned(),
        sum.to_string(),
        gap,
        tolerance.to_string(),
        show::addition(numbers.into_iter(), sum),
    );
    let places = group.iter().map(|judged| judged.share.percent.place.clone()).collect();
    Ok(Some(Finding::new(RuleId::Pct03, verdict, sentence, arguments).with_working(working).at(show::in_order(places))))
}

/// PCT-07 and PCT-08: how the percentage is written, and whether it can be one.
fn form(subject: &Subject<'_>, share: &Share, findings: &mut Vec<Finding>) {
    let whole = if share.whole_name.is_empty() { "合计" } else { share.whole_name.as_str() };
    let number = share.percent.number;
    if share.unsigned {
        let arguments = vec![whole.to_owned(), number.to_string()];
        findings.push(unsigned(Sentence::ShareUnsigned, arguments, &share.percent.place));
    }
    if number > Number::HUNDRED && !may_be_exceeded(whole) && !is_of_plan(subject, share) {
        let arguments = vec![show::name(&share.percent.name, "该项"), whole.to_owned(), format!("{number}%")];
        let finding = Finding::new(RuleId::Pct08, Verdict::Inconsistent, Sentence::ShareAboveHundred, arguments);
        findings.push(finding.at([share.percent.place.clone()]));
    }
}

/// 甲完成25951人，占周期任务的99.81%；乙完成26276人，占101.06%: of the plan that the sentence named before.
fn is_of_plan(subject: &Subject<'_>, share: &Share) -> bool {
    /// Bytes of a sentence in front.
    const NEAR: usize = 300;
    let (Some(document), Some(span)) = (subject.document, share.percent.place.span) else { return false };
    let before = &document.text()[..span.start as usize];
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(NEAR))..];
    let sentence = before.rsplit(['。', '\n', '\t']).next().unwrap_or(before);
    share.whole_name.is_empty()
        && any_of!["占周期任务", "占任务", "占目标", "占计划", "占年度任务", "占年度目标"].is_in(sentence)
}

/// 占计划的104%, 占年初预算的133%, 占编制数的102%: of a plan more may be done than all, and more than came in the year be spent.
fn may_be_exceeded(whole: &str) -> bool {
    let budget = any_of!["预算", "预算数", "预算总额", "预算安排", "预算指标"].ends(whole).is_some()
        || any_of!["年初预算", "全年预算", "调整预算", "调整后预算"].is_in(whole);
    let kind = any_of!["公共预算", "基金预算", "经营预算"].ends(whole).is_some();
    (budget && !kind)
        || any_of![
            "计划",
            "目标",
            "任务",
            "编制",
            "定额",
            "定员",
            "限额",
            "控制数",
            "概算",
            "上年",
            "去年",
            "同期",
            "收入"
        ]
        .is_in(whole)
}

/// Rates of something that cannot be more than all of it.
const PARTS_OF_ALL: AnyOf = AnyOf::new(&["满意度", "满意率", "合格率", "达标率", "优良率", "知晓率", "及时率"]);

/// PCT-08: results in the table of indicators.
fn results(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
        let name = indicator.name.trim();
        if PARTS_OF_ALL.ends(name).is_none() {
            return;
        }
        let percent = |text: &str| text.contains('%') || text.contains('％');
        let is_percent = [&indicator.actual, &indicator.target, &indicator.unit].into_iter().any(|text| percent(text));
        let Some(result) = measure::read(&indicator.actual).filter(|_| is_percent) else { return };
        if result.number > Number::HUNDRED {
            let arguments = vec![name.to_owned(), format!("{}%", result.number)];
            let place = subject.place(Field::Indicator(IndicatorPath(path.to_vec()), IndicatorField::Actual));
            let finding = Finding::new(RuleId::Pct08, Verdict::Inconsistent, Sentence::ResultAboveHundred, arguments);
            findings.push(finding.at([place]));
        }
    });
}

/// PCT-08: 群众满意度为105%, in a sentence.
fn told(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    let known: HashSet<Span> = findings.iter().flat_map(|f| &f.places).filter_map(|place| place.span).collect();
    for figure in &document.figures {
        let name = document.slice(figure.label);
        let above = figure.kind == FigureKind::Percent && figure.number > Number::HUNDRED;
        if above && PARTS_OF_ALL.ends(name).is_some() && !known.contains(&figure.span) {
            let arguments = vec![name.to_owned(), format!("{}%", figure.number)];
            let finding = Finding::new(RuleId::Pct08, Verdict::Inconsistent, Sentence::ResultAboveHundred, arguments);
            findings.push(finding.at([Place::span(figure.span)]));
        }
    }
}

fn unsigned(sentence: Sentence, arguments: Vec<String>, place: &Place) -> Finding {
    Finding::new(RuleId::Pct07, Verdict::Inconsistent, sentence, arguments).at([place.clone()]).based_on(Basis::Form)
}

//! THR-01: rates of the common indicators (控制率, 变动率) that a table states, against the figures elsewhere; targets that
//! a sentence says were reached; what comes to one of many.
//!
//! | file | holds |
//! |---|---|
//! | `aims` | targets and their results, in pairs |
//! | `reached` | what is said of them |
//! | `compared` | figures that are said to lie above or below another |
//! | `full_marks` | full marks for what was missed |
//! | `per_one` | what comes to one of many, beside what it was made of |
//! | `means` | the mean of the figures in front of it |
//! | `averages` | the same, where that stands elsewhere |
//! | `divided_by` | the same, where the words name by what it is divided |

mod aims;
mod averages;
mod compared;
mod divided_by;
mod full_marks;
mod means;
mod per_one;
mod products;
mod reached;

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict};
use super::{show, visit};
use crate::amount::{Interval, Number};
use crate::claims::percent::{Compared, Match, Ratio, compare, ratio};
use crate::claims::tolerance::comparable;
use crate::claims::{Base, Claim, Place, Trend};
use crate::report::field::{Field, IndicatorField, StaffField};
use crate::report::indicator::IndicatorPath;
use crate::report::{Indicator, StaffKind, StaffRow};
use crate::scoring::measure;
use crate::search::has;

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    visit(&subject.report.indicators, &mut Vec::new(), &mut |path, indicator| {
        if let Some(kind) = Kind::of(&indicator.name).filter(|_| indicator.children.is_empty()) {
            findings.extend(one(subject, path, indicator, kind));
        }
    });
    if let Some(document) = subject.document {
        reached::check(document, findings);
        full_marks::check(document, findings);
        compared::check(document, findings);
        per_one::check(document, findings);
        means::check(document, findings);
        averages::check(document, findings);
        divided_by::check(document, findings);
        products::check(document, findings);
    }
}

/// The rates that figures outside the table may give.
#[derive(Clone, Copy)]
enum Kind {
    /// 在职人员数 ÷ 编制数
    Staff,
    /// (本年 - 上年) ÷ 上年
    ThreePublicChange,
    /// 实际支出 ÷ 预算安排, of the thing with this name
    Control(&'static str),
}

impl Kind {
    fn of(name: &str) -> Option<Kind> {
        let has = |word: &str| has(name, word);
        if has("在职人员控制率") || has("编制控制率") {
            Some(Kind::Staff)
        } else if has("三公") && has("变动率") {
            Some(Kind::ThreePublicChange)
        } else if has("三公") && has("控制率") {
            Some(Kind::Control("三公"))
        } else if has("公用经费控制率") {
            Some(Kind::Control("公用经费"))
        } else {
            None
        }
    }
}

fn one(subject: &Subject<'_>, path: &[usize], indicator: &Indicator, kind: Kind) -> Option<Finding> {
    let stated = measure::read(&indicator.actual)?.number;
    let mut places = vec![subject.place(Field::Indicator(IndicatorPath(path.to_vec()), IndicatorField::Actual))];
    let found = match kind {
        Kind::Staff => staff(subject, stated, &mut places),
        Kind::ThreePublicChange => change(subject, &mut places),
        Kind::Control(thing) => control(subject, thing, &mut places),
    };
    let compared = found.and_then(|ratio| compare(stated, &ratio).ok().flatten());
    let mut arguments = vec![indicator.name.clone(), format!("{stated}%")];
    let finding = match compared {
        None => Finding::new(RuleId::Thr01, Verdict::Undecidable, Sentence::ThresholdUnknown, arguments),
        Some(compared) => {
            arguments.push(format!("{}%", compared.computed));
            let (verdict, sentence) = match compared.found {
                Match::Same => (Verdict::Consistent, Sentence::ThresholdAgrees),
                Match::CutOff | Match::Residue => (Verdict::Rounding, Sentence::ThresholdRounding),
                Match::Apart => (Verdict::Inconsistent, Sentence::ThresholdApart),
            };
            Finding::new(RuleId::Thr01, verdict, sentence, arguments).with_working(Compared::working(&compared))
        }
    };
    Some(finding.at(show::in_order(places)).based_on(Basis::Framework2013))
}

fn exact(part: Number, whole: Number) -> Ratio {
    Ratio { part, whole, parts: Interval::exact(part), wholes: Interval::exact(whole) }
}

/// Posts and staff: of each unit those of all kinds together where it states them, else the kinds that have both numbers. Of
/// several units all of them, or the first alone where the rate is its own.
fn staff(subject: &Subject<'_>, stated: Number, places: &mut Vec<Place>) -> Option<Ratio> {
    let (mut of_units, mut unsure) = (Vec::new(), false);
    for (unit, found) in subject.report.staffing.iter().enumerate() {
        let counted = || found.rows.iter().enumerate().filter(|(_, row)| row.kind.counts_in_total());
        let both = |(at, row): (usize, &StaffRow)| Some((at, row.in_post?, row.authorised?));
        let all = counted().filter(|(_, row)| row.kind == StaffKind::Other).find_map(both);
        let rows: Vec<(usize, u32, u32)> =
            if all.is_some() { all.into_iter().collect() } else { counted().filter_map(both).collect() };
        unsure |= rows.is_empty() || (all.is_none() && rows.len() < counted().count());
        for &(row, ..) in &rows {
            let fields = [StaffField::Authorised, StaffField::InPost];
            places.extend(fields.map(|field| subject.place(Field::Staff(unit, row, field))));
        }
        let sum = |column: fn(&(usize, u32, u32)) -> u32| rows.iter().map(|row| i64::from(column(row))).sum::<i64>();
        of_units.push((sum(|row| row.1), sum(|row| row.2)));
    }
    let ratio = |in_post: i64, posts: i64| exact(Number::whole(in_post), Number::whole(posts));
    let is =
        |found: &Ratio| compare(stated, found).ok().flatten().is_some_and(|compared| compared.found != Match::Apart);
    let all = ratio(of_units.iter().map(|unit| unit.0).sum(), of_units.iter().map(|unit| unit.1).sum());
    let first = of_units.first().map(|unit| ratio(unit.0, unit.1))?;
    match () {
        () if is(&all) => Some(all),
        () if is(&first) => Some(first),
        () => (!unsure).then_some(all),
    }
}

fn change(subject: &Subject<'_>, places: &mut Vec<Place>) -> Option<Ratio> {
    let found = subject.claims.iter().find_map(|claim| match claim {
        Claim::Change(change) if has(&change.name, "三公") => Some(change),
        _ => None,
    })?;
    let now = found.now.as_ref()?;
    places.push(now.place.clone());
    if let Some(before) = &found.before {
        places.push(before.place.clone());
        let printed = ratio(now, before).ok()?;
        let part = printed.part.subtract(printed.whole).ok()?;
        let parts = printed.parts.subtract(printed.wholes).ok()?;
        return Some(Ratio { part, parts, ..printed });
    }
    let difference = found.difference.as_ref().filter(|difference| comparable(difference, now))?;
    places.push(difference.place.clone());
    let printed = ratio(difference, now).ok()?;
    let down = found.difference_trend == Some(Trend::Down);
    let (part, parts) =
        if down { (printed.part.negate(), printed.parts.negate()) } else { (printed.part, printed.parts) };
    Some(Ratio { part, parts, whole: printed.whole.subtract(part).ok()?, wholes: printed.wholes.subtract(parts).ok()? })
}

fn control(subject: &Subject<'_>, thing: &str, places: &mut Vec<Place>) -> Option<Ratio> {
    let found = subject.claims.iter().find_map(|claim| match claim {
        Claim::Completion(completion) if has(&completion.name, thing) => {
            let actual = completion.actual.as_ref()?;
            let adjusted = completion.budgets.iter().find(|(base, _)| *base != Base::Initial);
            let (_, budget) = adjusted.or(completion.budgets.first())?;
            comparable(actual, budget).then_some((actual, budget))
        }
        _ => None,
    });
    let (actual, budget) = found?;
    places.extend([actual.place.clone(), budget.place.clone()]);
    ratio(actual, budget).ok()
}

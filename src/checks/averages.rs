//! PCT-01 for what one of many costs: 公务接待费1.86万元，155人次，人均接待费用120.00元; 公务用车6辆，运行维护费16.14万元，车均2.69万元.
//!
//! Only the first average of a sentence is judged, with the only amount and the only number of what it is an average of in
//! front of it; where the sentence has two of them, nobody can tell which were divided.

use super::{Finding, RuleId, Sentence, Subject, Verdict, show};
use crate::amount::{Number, Unit, convert};
use crate::claims::{Measure, Place, Quantity, Span};
use crate::document::{Document, Figure, FigureKind};
use crate::search::{AnyOf, any_of};

/// Words for an average, and what it is taken over.
const KINDS: [(AnyOf, AnyOf); 5] = [
    (AnyOf::new(&["人均", "每人次", "平均每人"]), AnyOf::new(&["人次", "人", "名"])),
    (AnyOf::new(&["车均", "单车", "每辆车", "平均每辆", "辆均"]), AnyOf::new(&["辆", "台"])),
    (AnyOf::new(&["户均", "平均每户"]), AnyOf::new(&["户"])),
    (AnyOf::new(&["批均", "次均", "平均每批", "每批次"]), AnyOf::new(&["批次", "批", "次"])),
    (AnyOf::new(&["亩均", "平均每亩"]), AnyOf::new(&["亩"])),
];
const ANY: AnyOf = AnyOf::new(&["均", "每", "单车"]);
/// More figures are a list.
const MOST: usize = 24;
/// So far off nobody divided the two: of a hundred.
const NEAR: (i64, i64) = (60, 160);

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let Some(document) = subject.document else { return };
    for sentence in document.sentences() {
        let figures = document.figures_in(sentence);
        if (3..=MOST).contains(&figures.len()) && ANY.is_in(document.slice(sentence)) {
            findings.extend(first_average(document, sentence, figures));
        }
    }
}

fn first_average(document: &Document<'_>, sentence: Span, figures: &[Figure]) -> Option<Finding> {
    let words = |at: usize| {
        let start = at.checked_sub(1).map_or(sentence.start, |before| figures[before].span.end);
        let text = document.slice(Span { start: start.min(figures[at].span.start), end: figures[at].span.start });
        text.rsplit(['，', '；', '。', '、', '（']).next().unwrap_or("")
    };
    let kind = |at: usize| {
        matches!(figures[at].kind, FigureKind::Money(_))
            .then(|| KINDS.iter().find(|(said, _)| said.is_in(words(at))))?
    };
    let (at, (_, over)) = (0..figures.len()).find_map(|at| Some((at, kind(at)?)))?;
    // 人均标准, 人均不超过: what it may be; 人均补助每月 is paid more than once.
    if any_of!["标准", "不超", "控制", "以内", "限额", "低于", "上年", "每月", "月", "年均", "预算", "补", "收入"]
        .is_in(words(at))
    {
        return None;
    }
    let front = document.slice(Span { start: sentence.start, end: figures[at].span.start });
    if any_of!["上年", "去年", "其中", "同比", "标准", "比"].is_in(front) {
        return None;
    }
    let before = &figures[..at];
    let only = |fits: &dyn Fn(&Figure) -> bool| {
        let mut found = before.iter().filter(|figure| fits(figure));
        found.next().filter(|_| found.next().is_none())
    };
    // 年初预算5万元，支出3.85万元: what was planned for them is not what they cost.
    let money = |figure: &Figure| matches!(figure.kind, FigureKind::Money(_));
    let total = only(&|figure| money(figure) && !any_of!["预算", "计划"].is_in(document.slice(figure.label)))?;
    let measure = |figure: &Figure| {
        let text = document.slice(figure.span);
        text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).to_owned()
    };
    let count = only(&|figure| {
        figure.kind == FigureKind::Count && over.starts(&measure(figure)) == Some(measure(figure).as_str())
    })?;
    let (FigureKind::Money(unit), FigureKind::Money(own)) = (total.kind, figures[at].kind) else { return None };
    judge(document, (total, unit), count, (&figures[at], own))
}

fn judge(
    document: &Document<'_>,
    (total, unit): (&Figure, Unit),
    count: &Figure,
    (average, own): (&Figure, Unit),
) -> Option<Finding> {
    let stated = average.number;
    let computed = |total: Number| {
        convert(total, unit, own).ok()?.times_ratio(Number::whole(1), count.number, stated.decimals()).ok()
    };
    if count.number.is_zero() || stated.is_zero() {
        return None;
    }
    let meant = computed(total.number)?;
    // What the digits of the total leave open, and one in the last place.
    let half = total.number.envelope();
    let (low, high) = (computed(total.number.subtract(half).ok()?)?, computed(total.number.add(half).ok()?)?);
    let last = stated.envelope().add(stated.envelope()).ok()?;
    if low.subtract(last).ok()? <= stated && stated <= high.add(last).ok()? {
        return None;
    }
    let percent = stated.percent_of(meant, 0).ok()?;
    if percent < Number::whole(NEAR.0) || percent > Number::whole(NEAR.1) {
        return None;
    }
    let quantity = |figure: &Figure, measure: Measure| Quantity {
        name: document.slice(figure.label).to_owned(),
        number: figure.number,
        measure,
        place: Place::span(figure.span),
    };
    let (whole, one) = (quantity(total, Measure::Money(unit)), quantity(average, Measure::Money(own)));
    let arguments = vec![
        show::name(&one.name, "平均"),
        show::figure(&one),
        show::figure(&whole),
        document.slice(count.span).to_owned(),
        show::with_unit(meant, Measure::Money(own)),
    ];
    let gap = stated.subtract(meant).ok()?;
    let formula = format!("{} ÷ {} = {}", show::figure(&whole), count.number, show::with_unit(meant, one.measure));
    let working = show::working(stated.to_string(), meant.to_string(), gap, String::new(), formula);
    let places = vec![whole.place.clone(), Place::span(count.span), one.place.clone()];
    let finding = Finding::new(RuleId::Pct01, Verdict::Inconsistent, Sentence::AverageApart, arguments);
    Some(finding.with_working(working).at(show::in_order(places)))
}

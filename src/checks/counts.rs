//! SUM-03 for things that are named one by one: 设5个内设机构：1、…；5、…; 下设5个二级机构，分别是….

use super::{Basis, Finding, RuleId, Sentence, Subject, Verdict, show};
use crate::amount::Number;
use crate::claims::{Claim, Count};

pub fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for claim in subject.claims {
        if let Claim::Count(count) = claim {
            findings.push(one(count));
        }
    }
}

fn one(count: &Count) -> Finding {
    let counted = Number::whole(i64::from(count.counted));
    let gap = counted.subtract(count.stated.number).unwrap_or(Number::ZERO);
    let (verdict, sentence) = match gap.abs() {
        gap if gap.is_zero() => (Verdict::Consistent, Sentence::CountAgrees),
        // One was forgotten, or came to it since the number was written.
        gap if gap == Number::whole(1) => (Verdict::Inconsistent, Sentence::CountApart),
        _ => (Verdict::Undecidable, Sentence::CountDoubtful),
    };
    let stated = show::figure(&count.stated);
    let arguments = vec![show::name(&count.stated.name, "该项"), stated.clone(), count.counted.to_string()];
    let formula = format!("1 × {} = {}", count.counted, count.counted);
    let working = show::working(stated, count.counted.to_string(), gap, "0".to_owned(), formula);
    Finding::new(RuleId::Sum03, verdict, sentence, arguments)
        .with_working(working)
        .based_on(Basis::Arithmetic)
        .at([count.stated.place.clone(), count.place.clone()])
}

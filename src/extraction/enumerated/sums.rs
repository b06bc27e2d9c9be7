//! Whether amounts make up the one that they stand beside.

use super::tokens::Token;
use super::{FEWEST, Known, Told};
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Completeness, Quantity, Sum, Topic};
use crate::extraction::builder::Builder;
use crate::extraction::words;
use crate::search::{any_of, has};

/// So near to the whole the parts may have been meant to make it up.
const NEAR: (i64, i64) = (80, 125);

/// 行政人员, 专任教师, 无职称: kinds of people who are there, not who came, left or answered.
fn of_kinds(total: &Token<'_>, parts: &[Token<'_>], told: Told) -> bool {
    let kinds = any_of![
        "人员",
        "干部",
        "教师",
        "员",
        "工",
        "师",
        "士",
        "研究生",
        "本科",
        "大专",
        "中专",
        "高中",
        "初中",
        "职称",
        "编制",
        "在编",
        "聘用",
        "临聘",
        "派遣",
        "在岗",
        "参公",
        "行政",
        "事业"
    ];
    let moves = any_of!["招", "调", "辞", "含", "年末", "上级"];
    // "非常满意"和"满意"合计: of some that the words name.
    let all =
        told == Told::Total && parts.iter().all(|part| !total.name.contains(part.name)) && !total.name.contains('"');
    parts.iter().all(|part| (all || kinds.is_in(part.name)) && !moves.is_in(part.name)) && !moves.is_in(total.name)
}

/// Claims that the parts make up the whole; gives `false` where nothing says that they do.
pub(super) fn hold(
    builder: &mut Builder<'_, '_>,
    known: &Known,
    total: &Token<'_>,
    parts: &[Token<'_>],
    told: Told,
) -> bool {
    let mut names: Vec<&str> = parts.iter().map(|part| part.name).filter(|name| name.chars().count() > 2).collect();
    names.sort_unstable();
    let again = names.windows(2).any(|pair| pair[0] == pair[1]);
    let both = parts.iter().any(|part| part.name.ends_with("收入")) && parts.iter().any(|part| has(part.name, "支出"));
    let whole = total.number;
    let numbers: Vec<Number> = parts.iter().map(|part| part.number).collect();
    // Few digits fit by chance.
    let exact = |part: &&Token<'_>| {
        let digits = part.printed.mantissa().unsigned_abs();
        total.unit == "人" || digits >= 1000 || (digits >= 100 && part.printed.decimals() > 0)
    };
    let named = |word: &str| parts.iter().any(|part| part.name.contains(word));
    let procured = parts.len() == FEWEST && ["货物", "工程", "服务"].into_iter().all(named);
    let turns = told == Told::Turns;
    if !procured && !turns && parts.iter().filter(exact).count() < parts.len().min(FEWEST) {
        return false;
    }
    if total.unit == "人" && !of_kinds(total, parts, told) {
        return false;
    }
    let Ok(sum) = Number::sum(numbers.iter().copied()) else { return false };
    if again || both || whole.is_zero() {
        return false;
    }
    let (Ok(percent), Ok(gap)) = (sum.percent_of(whole, 0), sum.subtract(whole)) else { return false };
    if !gap.is_zero() && !turns {
        let fine = match told {
            Told::Nothing => 15_000,
            Told::Announced => 300,
            Told::Total | Told::Turns => 100,
        };
        if total.unit == "元" && slips::fineness(whole, &numbers) < fine {
            return false;
        }
        let (least, greatest) = if told == Told::Total { (50, 200) } else { NEAR };
        let near = percent >= Number::whole(least) && percent <= Number::whole(greatest);
        // One of them was left out or told twice, as it seems.
        let one = numbers.iter().any(|&part| part == gap.abs() || part.add(part) == Ok(gap.abs()));
        let most = Number::whole(if told == Told::Total { 30 } else { 10 });
        let small = total.unit == "元" || gap.abs().percent_of(whole, 0).is_ok_and(|off| off <= most);
        if !near || one || !small || !slips::in_a_sum(&[whole], &numbers) {
            return false;
        }
    }
    let span = builder.figure(total.figure).span;
    match known.get(&span) {
        Some(None) => return true,
        // The words left it open whether these are all.
        Some(&Some(at)) => {
            if let Some(Claim::Sum(sum)) = builder.claims.get_mut(at)
                && sum.parts.len() == parts.len()
            {
                (sum.completeness, sum.unquantified) = (Completeness::Complete, 0);
            }
            return true;
        }
        None => {}
    }
    let named = |builder: &mut Builder<'_, '_>, token: &Token<'_>| -> Quantity {
        let name = words::identity(builder.slice(builder.figure(token.figure).label)).to_owned();
        builder.quantity(token.figure, &name)
    };
    let parts: Vec<Quantity> = parts.iter().map(|part| named(builder, part)).collect();
    let whole = named(builder, total);
    let topic = if total.unit == "人" { Topic::Staff } else { Topic::Listing };
    builder.bound.push(Claim::Sum(Sum::of(topic, whole, parts, Completeness::Complete, "合计")));
    true
}

//! An amount told again under nearly the same name with a digit that differs: 三公经费支出15.92万元, and at the end of the
//! report 三公经费决算16.92万元.
//!
//! Only what looks like a slip of the pen: the name is the same but for words that stand behind every amount, and the two
//! figures are as long and lie close together. What differs more is another amount.

use std::collections::HashMap;

use crate::amount::Number;
use crate::amount::slips;
use crate::claims::tolerance::{in_unit, money};
use crate::claims::{Claim, Quantity, Repeat};
use crate::extraction::builder::Builder;
use crate::extraction::planned;
use crate::extraction::words;
use crate::search::{AnyOf, any_of};

/// Words behind a name that say how the amount came about, not of what it is.
const BEHIND: AnyOf =
    AnyOf::new(&["实际发生", "实际支出", "决算数", "决算", "支出", "资金", "总额", "金额", "数", "额", "共计", "合计"]);
/// Characters of a name; a shorter one is that of many amounts.
const LEAST: usize = 4;
/// With fewer digits two amounts are alike by chance.
const TELLING: u128 = 1000;
/// Told more often, an amount is a column of a table.
const MOST: usize = 6;

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let mut groups: HashMap<String, Vec<usize>> = HashMap::new();
    for (name, figures) in builder.all_named() {
        let core = core(name);
        // 结转结余 there are at the beginning of a year and at its end; 年中追加 of every item.
        if core.chars().count() >= LEAST && !any_of!["结转", "结余", "追加", "调增", "调减"].is_in(&core) {
            groups.entry(core).or_default().extend_from_slice(figures);
        }
    }
    let mut groups: Vec<(String, Vec<usize>)> =
        groups.into_iter().filter(|(_, figures)| (2..=MOST).contains(&figures.len())).collect();
    groups.iter_mut().for_each(|(_, figures)| figures.sort_unstable());
    groups.sort_by_key(|(_, figures)| figures[0]);
    for (name, figures) in groups {
        let quantities: Vec<Quantity> = figures.iter().map(|&figure| builder.quantity(figure, &name)).collect();
        let Some((first, other)) = apart(&quantities) else { continue };
        let quantities = vec![quantities[first].clone(), quantities[other].clone()];
        if let [Some(a), Some(b)] = [&quantities[0], &quantities[1]].map(|quantity| quantity.place.span)
            && planned::one_of_each(builder, [a, b])
        {
            continue;
        }
        builder.claims.push(Claim::Repeat(Repeat { name, quantities, across: false }));
    }
}

fn core(name: &str) -> String {
    let mut core = words::identity(name);
    while let Some(word) = BEHIND.ends(core) {
        core = &core[..core.len() - word.len()];
    }
    core.chars().filter(|c| !matches!(c, '"' | '“' | '”' | ' ')).collect()
}

/// There are two values, and one slip of the pen turns one into the other.
fn apart(quantities: &[Quantity]) -> Option<(usize, usize)> {
    let unit = money(quantities[0].measure)?;
    let numbers: Vec<Number> = quantities.iter().map(|quantity| in_unit(quantity, unit).ok()).collect::<Option<_>>()?;
    let other = numbers.iter().position(|number| *number != numbers[0])?;
    if numbers.iter().any(|number| *number != numbers[0] && *number != numbers[other]) {
        return None;
    }
    let (a, b) = (numbers[0], numbers[other]);
    let told = |number: Number| number.mantissa().unsigned_abs() >= TELLING;
    let slip = slips::is_narrow(a, b);
    (slip && told(a) && told(b)).then_some((0, other))
}

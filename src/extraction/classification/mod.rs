//! Tables of the budget classification: rows that begin with the code of a function (208 社会保障和就业支出, 20805, 2080505) or of
//! an economic item (301 工资福利支出, 30101 基本工资). Their codes say what adds up to what.
//!
//! What belongs here: rows with a code, in tables and in the lines of a page that lost its cells. What does not: tables whose rows
//! are told apart by anything else ([`super::columns`]).
//!
//! Pages taken from a file lose empty cells, heads and parts of names; a row that was not read would make a sum wrong. So what does
//! not add up is claimed only in a table where nearly all else does, and where one wrong digit explains it.
//!
//! | file | does |
//! |---|---|
//! | `rows` | finds the rows with their code, name and figures, and the tables that they make |
//! | `tree` | adds up what the codes put below each other, and the total above them |
//! | `summary` | 收入支出决算总表, whose entries have numbers instead of codes |
//! | `told` | the same items in the text |
//! | `across` | a row's first figure as the sum of the others |

mod across;
mod rows;
mod summary;
mod told;
mod tree;

pub(super) use rows::is_code;

use std::collections::HashSet;

use super::builder::Builder;
use crate::amount::Number;
use crate::amount::slips;
use crate::claims::{Claim, Completeness, Quantity, Span, Sum, Topic};

pub(super) fn read(builder: &mut Builder<'_, '_>) {
    let known = sums(builder);
    let mut all: Vec<Vec<Found>> = Vec::new();
    let tables = rows::tables(builder);
    for table in &tables {
        let mut found = tree::sums(builder, table);
        found.extend(across::sums(builder, table));
        all.push(found);
    }
    all.push(summary::sums(builder));
    told::read(builder, &tables);
    for found in all {
        // A column that repeats another one, 财政拨款 beside 本年收入合计, says nothing new.
        let mut told: HashSet<Vec<(i128, u32)>> = HashSet::new();
        for sum in found {
            let figures = || sum.parts.iter().map(|&(_, figure)| figure).chain([sum.whole]);
            let number = |figure: usize| builder.figure(figure).number;
            let numbers = figures().map(number).map(|number| (number.mantissa(), number.decimals()));
            let new = told.insert(numbers.collect());
            let places =
                figures().filter(|&figure| !number(figure).is_zero()).map(|figure| builder.figure(figure).span);
            if new && !known.contains(&sorted(places)) {
                claim(builder, &sum);
            }
        }
    }
}

/// The sums that other readers found in tables, by the places of their figures.
fn sums(builder: &Builder<'_, '_>) -> HashSet<Vec<Span>> {
    let figures = |claim: &Claim| match claim {
        Claim::Sum(sum) => {
            let counting = sum.parts.iter().chain([&sum.whole]).filter(|quantity| !quantity.number.is_zero());
            Some(sorted(counting.filter_map(|quantity| quantity.place.span)))
        }
        _ => None,
    };
    builder.claims.iter().chain(&builder.bound).filter_map(figures).collect()
}

fn sorted(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    spans
}

/// Figures that ought to add up to another one.
struct Found {
    name: String,
    whole: usize,
    parts: Vec<(String, usize)>,
}

/// How a sum stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Holds,
    /// One wrong digit explains what is off.
    Slip,
    Off,
}

fn standing(builder: &Builder<'_, '_>, found: &Found) -> Standing {
    let number = |figure: usize| builder.figure(figure).number;
    let parts: Vec<Number> = found.parts.iter().map(|&(_, figure)| number(figure)).collect();
    let whole = number(found.whole);
    let Ok(gap) = Number::sum(parts.iter().copied()).and_then(|sum| whole.subtract(sum)) else { return Standing::Off };
    // Half a unit of the last digit of each.
    let spread = Number::sum(parts.iter().chain([&whole]).map(|number| number.envelope())).unwrap_or(Number::ZERO);
    match gap.abs() <= spread {
        true => Standing::Holds,
        false if slips::in_one_figure(whole, &parts) || slips::leaves(gap, spread) => Standing::Slip,
        false => Standing::Off,
    }
}

fn claim(builder: &mut Builder<'_, '_>, found: &Found) {
    let whole = builder.amount_of_table(found.whole, &found.name);
    let parts: Vec<Quantity> =
        found.parts.iter().map(|(name, figure)| builder.amount_of_table(*figure, name)).collect();
    builder.bound.push(Claim::Sum(Sum::of(Topic::Listing, whole, parts, Completeness::Complete, "编码")));
}

/// So many times more sums of one part have to hold.
const EQUAL: usize = 4;

/// Of sums that all come about in the same way those that hold, with the slips, if the others bear out that they are meant.
fn borne_out(builder: &Builder<'_, '_>, found: Vec<Found>, least: usize) -> Vec<Found> {
    let standings: Vec<Standing> = found.iter().map(|found| standing(builder, found)).collect();
    let pairs = || found.iter().zip(&standings);
    let holds = |standing: Standing| standing == Standing::Holds;
    let count = |wanted: Standing| standings.iter().filter(|&&standing| standing == wanted).count();
    // What has one part may hold by chance, where a figure is told twice.
    let telling = pairs().filter(|(found, standing)| holds(**standing) && found.parts.len() > 1).count();
    let (hold, slips, off) = (count(Standing::Holds), count(Standing::Slip), count(Standing::Off));
    let trusted = (telling >= least || hold >= least * EQUAL) && off * 4 <= hold && slips * 2 <= hold;
    let told = |standing: Standing| holds(standing) || (standing == Standing::Slip && trusted);
    found.into_iter().zip(standings).filter(|&(_, standing)| told(standing)).map(|(found, _)| found).collect()
}

//! From the text of a published report to what it states. Cannot fail, cannot panic, linear in time.
//!
//! What belongs here: sentence patterns and table forms, each turned into fields of a [`Report`] and into claims.
//! What does not: reading of characters, numbers and layout ([`crate::document`]) and any judgement.
//!
//! | file | reads |
//! |---|---|
//! | `stages` | all of it, in its order |
//! | `head` | title, department and year; the text of the sections |
//! | `paragraphs`, `clause`, `statement`, `items` | sentences into items: amounts with their listings, shares, changes, rates |
//! | `phrases` | what the words before a figure say of it |
//! | `announced` | words in front of a colon that say what parts follow |
//! | `apart` | amounts that are not those that their name says |
//! | `divisions` | words that say how a whole is told apart |
//! | `comparisons` | what an amount is compared with, what is a part or a total without being announced |
//! | `amounts`, `sums`, `rates` | items into fields and claims |
//! | `scores`, `indicator_names`, `grade`, `staffing`, `counts`, `absent` | points · grade · posts and staff · numbers of things · what there was none of |
//! | `named_formulas` | rates that say in brackets what they divide |
//! | `named_lists` | a number of units with all their names |
//! | `tallies` | numbers of people and things that words bind to each other |
//! | `score_lists` | points side by side that make up a sum, or full marks with what was lost |
//! | `three_public` | the three public expenses: in sentences of their own, in their table |
//! | `tables`, `score_table`, `funds_table` | forms |
//! | `row_reasons` | what a row of a form says of its points in words |
//! | `columns` | other tables: named rows, columns of figures, their totals |
//! | `classification` | tables whose rows have codes of the budget classification: what their codes add up to |
//! | `year_table` | tables of two years with what lies between them |
//! | `flat_forms` | forms whose cells arrive as lines or as one line |
//! | `splits`, `proportions`, `percentage_points` | percentages of one whole without amounts · rates of things counted in front of them · points between two percentages |
//! | `balances` | what came in, what was spent and what is left |
//! | `enumerated` | amounts one after the other that no word calls parts |
//! | `broken_forms` | forms of scores that fell apart in a PDF: their rows and sub-totals |
//! | `bare_lists` | numbers whose unit stands in front of them all |
//! | `list_totals` | numbered lines and the line that adds them up |
//! | `told_total` | what a list comes to, told in the next sentence |
//! | `equations` | rates worked out in the text |
//! | `wholes` | the amount that a share is a share of |
//! | `within` | amounts that are said to be in another one |
//! | `former` | two parts that are told in turn: 前者, 后者 |
//! | `uses` | what money was used for, each amount in front of its purpose |
//! | `planned` | whether a figure was to be spent, or was |
//! | `shares`, `portions`, `likeness` | shares whose part or whole stands elsewhere · amounts and shares in pairs · names that mean one thing |
//! | `spent_whole`, `left_over` | budgets of which all was spent · of which something is left |
//! | `pairs` | two amounts of one thing and what lies between them, in any order |
//! | `unbound`, `fitting` | rates that the others left without amounts · percentages and sums bound by arithmetic, last of all |
//! | `one_digit_off` | amounts that others beside them make but for one digit, when all claims are read |
//! | `repeats` | what is stated more than once |
//! | `retold`, `transposed` | the same thing with another figure, and the other year's amount in another sentence · the same figure with two digits changed over |
//! | `readings` | claims that do not hold as they were read first |
//! | `two_columns` | what was to be and what is, side by side |
//! | `words` | the words all of them know |

mod absent;
mod amounts;
mod announced;
mod announced_items;
mod apart;
mod balances;
mod bare_lists;
mod broken_forms;
mod builder;
mod classification;
mod clause;
mod columns;
mod comparisons;
mod counts;
mod divisions;
mod enumerated;
mod equations;
mod fitting;
mod flat_forms;
mod former;
mod funds_table;
mod grade;
mod head;
mod indicator_names;
mod items;
mod left_over;
mod likeness;
mod list_totals;
mod named_formulas;
mod named_lists;
mod net_adjusted;
mod one_digit_off;
mod pairs;
mod paragraphs;
mod percentage_points;
mod periods;
mod phrases;
mod planned;
mod portions;
mod proportions;
mod rates;
mod readings;
mod repeats;
mod retold;
mod row_reasons;
mod score_lists;
mod score_table;
mod scores;
mod shares;
mod spent_whole;
mod splits;
mod staffing;
mod stages;
mod statement;
mod sums;
mod tables;
mod tallies;
mod three_public;
mod told_total;
mod transposed;
mod two_columns;
mod unbound;
mod uses;
mod wholes;
mod within;
mod words;
mod year_before;
mod year_table;

use std::collections::HashSet;

use builder::Builder;
use score_table::full_of;
use stages::{Reading, STAGES};

use crate::amount::Points;
use crate::claims::{Claim, Completeness, Sources, Span, Topic, of_report};
use crate::document::{Document, FigureKind};
use crate::report::{Indicator, Report};
use crate::rules;

/// What a text states.
#[derive(Debug, Default)]
pub struct Extraction {
    pub report: Report,
    /// Where the report's fields stand.
    pub sources: Sources,
    /// All claims, those of the report's fields included.
    pub claims: Vec<Claim>,
    /// The forms of further projects, each with its own tree of indicators and its own funds.
    pub further: Vec<Form>,
    /// Figures that no claim and no field holds.
    pub not_understood: Vec<Span>,
}

/// A form beside the report's own: the table of a second project, or one that lost its cells.
#[derive(Debug, Default)]
pub struct Form {
    pub report: Report,
    pub sources: Sources,
    /// What the form itself claims.
    pub claims: Vec<Claim>,
}

/// Understands a document.
pub fn extract(document: &Document<'_>) -> Extraction {
    extract_all(std::slice::from_ref(document)).pop().unwrap_or_default()
}

/// Understands documents, each apart from the others. Every reader goes through all of them before the next one begins:
/// the code of all readers is far larger than what a processor keeps at hand, that of one is not.
pub fn extract_all(documents: &[Document<'_>]) -> Vec<Extraction> {
    let mut readings: Vec<Reading> = documents.iter().map(Reading::of).collect();
    for stage in STAGES {
        readings.iter_mut().for_each(stage);
    }
    readings.into_iter().map(|reading| finish(reading.builder)).collect()
}

/// The profile whose weights the report uses, as far as it prints them; none where no shipped one fits.
fn choose_rules(report: &mut Report) {
    let fits = |profile: &&rules::RuleProfile| {
        profile.weights.groups.len() == report.indicators.len()
            && report.indicators.iter().any(|group| full_of(group).is_some())
            && report.indicators.iter().all(|group| {
                let rule = profile.group(&group.code).map(|rule| rule.full_marks);
                let marks = full_of(group).map(Points);
                rule.is_some() && (marks.is_none() || marks == rule)
            })
    };
    if let Some(profile) = rules::profiles().find(fits) {
        report.rules = profile.id.clone();
    }
}

fn finish(builder: Builder<'_, '_>) -> Extraction {
    let Builder { document, mut report, sources, mut claims, bound, mut used, mut further, .. } = builder;
    possible(&mut report.indicators);
    for form in &mut further {
        possible(&mut form.report.indicators);
    }
    // An account is no listing of the same whole.
    let of_account = |claim: &&Claim| matches!(claim, Claim::Sum(sum) if sum.topic == Topic::Balance);
    let made = claims.iter().chain(&bound).filter(|claim| !of_account(claim));
    let mut stated: Vec<Option<Span>> = made.map(key).collect();
    stated.sort_unstable();
    // What the form itself claims, unless a sentence has claimed it with more detail.
    // 总的基本支出a万元；财政拨款基本支出b万元，其中人员经费…、公用经费…: the parts are those of the second.
    let parted: HashSet<Vec<Option<Span>>> = claims.iter().filter_map(parts).map(|(_, parts)| parts).collect();
    let of_another = |claim: &Claim| parts(claim).is_some_and(|(_, parts)| parted.contains(&parts));
    let of_form = of_report(&report, &sources).into_iter().filter(|claim| !of_another(claim));
    claims.extend(of_form.filter(|claim| stated.binary_search(&key(claim)).is_err()));
    let text = readings::Text { document, year: report.year };
    readings::reread(&text, &mut claims);
    // A rate that a table binds to its figures is no other rate of them.
    let tied: HashSet<Option<Span>> = bound.iter().filter(|claim| is_ratio(claim)).map(key).collect();
    claims.retain(|claim| !is_ratio(claim) || !tied.contains(&key(claim)));
    // Nor are those who came and left parts of those who are there.
    let moved: HashSet<Option<Span>> = bound.iter().filter(|claim| tallies::is_move(claim)).map(key).collect();
    claims.retain(|claim| !matches!(claim, Claim::Sum(_)) || !moved.contains(&key(claim)));
    // What a sentence claims by itself is not claimed twice.
    let told: HashSet<Parts> = claims.iter().filter_map(parts).collect();
    let bound = bound.into_iter().filter(|claim| parts(claim).is_none_or(|parts| !told.contains(&parts)));
    // A column that adds up in its rows is no second sum of them.
    let of_scores = |claim: &Claim| match claim {
        Claim::Sum(sum) if sum.topic == Topic::Scores => sum.whole.place.span,
        _ => None,
    };
    let mut summed: HashSet<Span> = claims.iter().filter_map(of_scores).collect();
    let bound = bound.into_iter().filter(|claim| of_scores(claim).is_none_or(|span| summed.insert(span)));
    let bound = bound.filter(|claim| !readings::is_closed_by_another(&text, claim));
    claims.extend(bound.map(|mut claim| {
        if let Claim::Sum(sum) = &mut claim {
            readings::named_parts(sum);
        }
        claim
    }));
    readings::explained(&mut claims);
    readings::without_siblings(&mut claims);
    readings::without_longer(&mut claims);
    readings::changes::without_others_base(&mut claims);
    readings::without_other_sums(&text, &mut claims);
    one_digit_off::read(&text, report.unit, &mut claims, &mut used);
    for form in &mut further {
        form.claims = of_report(&form.report, &form.sources);
        readings::reread(&text, &mut form.claims);
    }
    let open = document.figures.iter().zip(&used).filter(|(figure, used)| {
        !**used
            && matches!(
                figure.kind,
                FigureKind::Money(_) | FigureKind::Percent | FigureKind::Points | FigureKind::Count | FigureKind::Bare
            )
    });
    let not_understood = open.map(|(figure, _)| figure.span).collect();
    Extraction { report, sources, claims, further, not_understood }
}

/// Without marks that no report can mean: a table may hold anything, a report only what it could be read back with.
fn possible(indicators: &mut [Indicator]) {
    for indicator in indicators {
        indicator.full_marks = indicator.full_marks.filter(|marks| !marks.0.is_negative());
        possible(&mut indicator.children);
    }
}

fn is_ratio(claim: &Claim) -> bool {
    matches!(claim, Claim::Share(_) | Claim::Change(_) | Claim::Completion(_))
}

/// The places of a whole and its parts.
type Parts = (Span, Vec<Option<Span>>);

/// Those of a sum that claims to be complete.
fn parts(claim: &Claim) -> Option<Parts> {
    let Claim::Sum(sum) = claim else { return None };
    let places = sum.parts.iter().map(|part| part.place.span).collect();
    (sum.completeness == Completeness::Complete && sum.unquantified == 0).then_some((sum.whole.place.span?, places))
}

/// Two claims with the same key say the same.
fn key(claim: &Claim) -> Option<Span> {
    match claim {
        Claim::Sum(sum) => sum.whole.place.span,
        Claim::Share(share) => share.percent.place.span,
        Claim::Change(change) => change.place.span,
        Claim::Completion(completion) => {
            completion.rate.as_ref().or(completion.actual.as_ref()).and_then(|q| q.place.span)
        }
        Claim::Grade(grade) => grade.place.span,
        Claim::GradeCount(count) => count.place.span,
        Claim::Count(count) => count.place.span,
        Claim::Repeat(repeat) => repeat.quantities.first().and_then(|q| q.place.span),
    }
}

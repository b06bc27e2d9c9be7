//! The rules in force: title, document number, years, and how well each part is known.

use super::frame::{column, row_heading, section, table};
use crate::rules::{RuleProfile, Source, Status};
use crate::widget::dom::{El, Shape, el, shape};
use crate::widget::state::state;
use crate::words::{Words, fill};

pub fn rules_box() -> El {
    let state = state();
    let facts = el("dl.facts").region(move || {
        let words = state.words();
        let e = &words.explore;
        let facts = state.with_profile(|profile| {
            let number = if profile.number.is_empty() { "—" } else { &profile.number };
            [
                (e.rules_title, profile.title.clone()),
                (e.rules_number, number.to_owned()),
                (e.rules_years, years(words, profile)),
                (e.rules_region, words.region(&profile.region).to_owned()),
            ]
        });
        facts.iter().map(|(name, text)| el("div").add(el("dt").text(name)).add(el("dd").mixed(words, text))).collect()
    });
    let rows = el("tbody").region(move || {
        let words = state.words();
        state.with_profile(|profile| {
            let row = |(name, value, source): (&str, String, &Source)| {
                let mut text = el("td").mixed(words, &value);
                let seen = words.seen(source);
                if !seen.is_empty() {
                    text = text.add(el("br")).add(el("span.fine").mixed(words, seen));
                }
                // Below the name: a column of its own would not fit on a small screen.
                el("tr").add(row_heading().text(name).add(el("br")).add(badge(words, source.status))).add(text)
            };
            parts(words, profile).into_iter().map(row).collect()
        })
    });
    let head = el("tr").add(column(|w| w.explore.rule_part, false)).add(column(|w| w.explore.rule_value, false));
    let body = el("table.table").add(el("thead").add(head)).add(rows);
    let split = el("div.split").add(facts).add(table(move || state.words().explore.rules_title.to_owned(), body));
    section("jx-rules", |w| w.explore.rules, |w| w.explore.rules_note).add(split)
}

fn years(words: &Words, profile: &RuleProfile) -> String {
    let e = &words.explore;
    match (profile.years.from, profile.years.to) {
        (Some(from), Some(to)) => fill(e.years_between, &[&from.to_string(), &to.to_string()]),
        (Some(from), None) => fill(e.years_from, &[&from.to_string()]),
        (None, Some(to)) => fill(e.years_between, &["", &to.to_string()]),
        (None, None) => e.years_any.to_owned(),
    }
}

/// Name, value and source of each part of a profile.
fn parts<'a>(words: &Words, profile: &'a RuleProfile) -> [(&'static str, String, &'a Source); 6] {
    let e = &words.explore;
    let comma = words.pick("、", ", ");
    let groups: Vec<String> =
        profile.weights.groups.iter().map(|g| format!("{} {}", words.group(g), g.full_marks)).collect();
    let grades: Vec<String> = profile
        .grades
        .bands
        .iter()
        .map(|band| fill(e.grade_from, &[words.grade(band), &band.at_least.to_string()]))
        .collect();
    let bands: Vec<String> =
        profile.execution.bands.iter().map(|band| format!("≥ {}%: {}%", band.at_least, band.percent)).collect();
    let execution = if bands.is_empty() { e.rule_pro_rata.to_owned() } else { bands.join(comma) };
    let levels = fill(e.rule_levels_value, &[&profile.levels.upper.to_string(), &profile.levels.lower.to_string()]);
    let floor = fill(e.rule_floor_value, &[&profile.floor.percent.to_string()]);
    let rescale = if profile.rescale.enabled { e.rule_rescaled } else { e.rule_not_rescaled };
    [
        (e.rule_weights, groups.join(comma), &profile.weights.source),
        (e.rule_execution, execution, &profile.execution.source),
        (e.rule_levels, levels, &profile.levels.source),
        (e.rule_floor, floor, &profile.floor.source),
        (e.rule_grades, grades.join(comma), &profile.grades.source),
        (e.rule_rescale, rescale.to_owned(), &profile.rescale.source),
    ]
}

fn badge(words: &Words, status: Status) -> El {
    let (selector, mark) = match status {
        Status::Verified => ("span.badge.verified", Shape::Tick),
        Status::Unverified => ("span.badge.unverified", Shape::Question),
        Status::Custom => ("span.badge", Shape::Diamond),
    };
    el(selector).add(shape(mark)).text(words.status(status))
}

//! One level of expenditure as bars: a whole, its parts, what they cover, and how the shares came about.

use crate::widget::reactive::*;

use super::format::{addition, inside, money, percent, present};
use super::frame::{KeyOf, working};
use super::trial::is_tried;
use crate::amount::{Number, Percent};
use crate::chart;
use crate::comparison::{self, Verdict};
use crate::evaluation::Evaluation;
use crate::report::Listing;
use crate::report::expenditure::CategoryId;
use crate::widget::dom::{Bar, El, bar, button, caret, el, memo, move_in_list, verdict};
use crate::widget::state::{State, state};
use crate::words::{Words, fill};

/// More bars than these are no picture any more; the rest is one bar, and the table has them all.
const MOST_BARS: usize = 5;

/// Divisions that are written out; further ones go the same way.
const MOST_WORKINGS: usize = 20;

/// A bar of a level.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    name: String,
    amount: Option<Number>,
    share: Option<Percent>,
    /// The category that this bar enlarges into.
    opens: Option<CategoryId>,
    unlisted: bool,
}

pub fn level(id: CategoryId, path: RwSignal<Vec<CategoryId>>) -> El {
    let state = state();
    let whole = move || state.evaluation.with(|e| e.expenditure.category(id).amount);
    let rows = memo(move || rows(state, id));
    let wide = memo(move || rows.with(|rows| rows.iter().any(|row| row.name.chars().count() > 6)));
    let heading = move || {
        let words = state.words();
        let name = words.category(id);
        let name = if id == CategoryId::Total { name.to_owned() } else { fill(words.explore.zoom, &[name]) };
        format!("{name} {}", words.amount(&money(whole()), state.report.with(|report| report.unit)))
    };
    // Of the total the sentence above the levels has said it.
    let say = move || {
        let below = id != CategoryId::Total;
        below.then(|| state.evaluation.with(|e| state.report.with(|r| sentence(state.words(), r, e, id)))).flatten()
    };
    let class = move || Some((if wide.get() { "bars money named-wide" } else { "bars money" }).to_owned());
    let bars = el("ul").bind("class", class).on("keydown", |event| move_in_list(event.unchecked_key())).each(
        move || (0..rows.with(Vec::len)).map(|index| vec![index]).collect(),
        move |key| key.first().map(|index| level_row(*index, rows, id, path)).into_iter().collect(),
    );
    let head = el("div.level-head").add(el("h3.sub-title").say(heading)).add(
        // Of nothing there are no shares.
        el("span.note")
            .bind_flag("hidden", move || whole().is_none_or(|whole| whole.is_zero()))
            .word(|w| w.explore.is_whole),
    );
    el("li.level")
        .add(head)
        .maybe(move || say().map(|say| el("p.chart-say").mixed(state.words(), &say)))
        .add(bars)
        .add(el("div").region(move || coverage(state, id, false)))
        .add(working(move || workings(state, id)))
}

fn level_row(index: usize, rows: Memo<Vec<Row>>, id: CategoryId, path: RwSignal<Vec<CategoryId>>) -> El {
    let state = state();
    let whole = move || state.evaluation.with(|e| e.expenditure.category(id).amount);
    let row = move || rows.with(|rows| rows.get(index).cloned());
    // By its number, so that the row is not drawn anew while only its figures change.
    let opened = memo(move || row().and_then(|row| row.opens).map_or(usize::MAX, |id| id as usize));
    let opens = move || CategoryId::ALL.get(opened.get()).copied();
    let marks = move || {
        let (amount, hatched) = row().map_or((None, false), |row| (row.amount, row.unlisted));
        let length = chart::length(amount.unwrap_or(Number::ZERO), whole().unwrap_or(Number::ZERO));
        Bar { hatched, ..Bar::of_whole(length) }
    };
    let name = move || row().map(|row| row.name).unwrap_or_default();
    let amount = move || money(row().and_then(|row| row.amount));
    let share = move || percent(row().and_then(|row| row.share));
    let head = el("div").region(move || {
        let value = el("span.bar-value").say(amount).add(el("span.share").say(share));
        let Some(id) = opens() else {
            return vec![el("div.bar-line").add(el("span.bar-name").name(name)).add(bar(marks)).add(value)];
        };
        let open = move || state.printing.get() || path.with(|path| path.contains(&id));
        let head = button("button.bar-button")
            .attr("tabindex", if index == 0 { "0" } else { "-1" })
            .bind_aria("aria-expanded", open)
            .add(el("span.bar-name").add(caret()).name(name))
            .add(bar(marks))
            .add(value)
            .on_click(move || path.update(|path| toggle(path, id)));
        vec![head]
    });
    el("li").add(head).maybe(move || {
        let (relation, text) = opens().and_then(|id| stated_share(state, id))?;
        Some(el("p.bar-note").add(verdict(state.words(), relation)).text(" ").text(&text))
    })
}

/// Opens a category below the one that holds it, or folds it away again.
fn toggle(path: &mut Vec<CategoryId>, id: CategoryId) {
    if let Some(at) = path.iter().position(|open| *open == id) {
        path.truncate(at);
        return;
    }
    let depth = usize::from(id.whole() == Some(CategoryId::Basic));
    path.truncate(depth);
    path.push(id);
}

/// The bars of a level: its categories, or its largest items.
fn rows(state: State, id: CategoryId) -> Vec<Row> {
    let words = state.words();
    state.report.with(|report| {
        state.evaluation.with(|e| {
            let categories = present(e, id);
            if !categories.is_empty() {
                let category = |id: CategoryId| {
                    let result = e.expenditure.category(id);
                    let deeper = !result.listing.parts.is_empty() || !present(e, id).is_empty();
                    Row {
                        name: words.category(id).to_owned(),
                        amount: result.amount,
                        share: result.share.ok(),
                        opens: deeper.then_some(id),
                        unlisted: false,
                    }
                };
                return categories.into_iter().map(category).collect();
            }
            items(words, report, e, id)
        })
    })
}

fn items(words: &Words, report: &crate::report::Report, e: &Evaluation, id: CategoryId) -> Vec<Row> {
    let listing = &e.expenditure.category(id).listing;
    let whole = e.expenditure.category(id).amount;
    let share = |amount: Option<Number>| amount?.percent_of(whole?, 2).ok().map(Percent);
    let plain =
        |name: String, amount: Option<Number>| Row { name, amount, share: share(amount), opens: None, unlisted: false };
    let named = report.expenditure.category(id).items.iter().zip(&listing.parts);
    let mut rows: Vec<Row> = named.map(|(line, part)| plain(line.name.clone(), part.amount)).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.amount));
    if rows.len() > MOST_BARS {
        let rest = rows.split_off(MOST_BARS - 1);
        let sum = Number::sum(rest.iter().filter_map(|row| row.amount)).ok();
        let name = fill(words.pick("其余 {0} 项", "{0} others"), &[&rest.len().to_string()]);
        rows.push(plain(name, sum.map(|sum| sum.trimmed(0))));
    }
    if let Some(unlisted) = listing.unlisted.filter(|unlisted| *unlisted > Number::ZERO && !rows.is_empty()) {
        rows.push(Row { unlisted: true, ..plain(words.explore.unlisted.to_owned(), Some(unlisted)) });
    }
    rows
}

/// What the bars show, made from the data.
fn sentence(words: &Words, report: &crate::report::Report, e: &Evaluation, id: CategoryId) -> Option<String> {
    if !present(e, id).is_empty() {
        return per_hundred(words, e, id);
    }
    let listing = &e.expenditure.category(id).listing;
    let items = report.expenditure.category(id).items.iter().zip(&listing.parts);
    let (line, part) = items.filter(|(_, part)| part.amount.is_some()).max_by_key(|(_, part)| part.amount)?;
    let share = part.share.ok()?.to_string();
    Some(fill(words.explore.largest, &[&line.name, words.category(id), &share]))
}

/// "Of every 100 yuan about 99 are project expenditure": the largest category, in whole yuan.
pub fn per_hundred(words: &Words, e: &Evaluation, id: CategoryId) -> Option<String> {
    let parts = present(e, id);
    let largest = parts.into_iter().max_by_key(|part| e.expenditure.category(*part).amount)?;
    let amount = e.expenditure.category(largest).amount?;
    let yuan = amount.percent_of(e.expenditure.category(id).amount?, 0).ok()?.to_string();
    let whole =
        if id == CategoryId::Total { words.pick("", "expenditure").to_owned() } else { inside(words.category(id)) };
    Some(fill(words.explore.per_hundred, &[&whole, &yuan, &inside(words.category(largest))]))
}

/// A share that the report prints beside the one that follows from the two amounts.
fn stated_share(state: State, id: CategoryId) -> Option<(Verdict, String)> {
    let words = state.words();
    let whole = id.whole()?;
    if is_tried(state) {
        return None;
    }
    let stated = state.report.with(|report| report.expenditure.category(id).share)?;
    state.evaluation.with(|e| {
        let (part, total) = (e.expenditure.category(id).amount, e.expenditure.category(whole).amount);
        let relation = comparison::share(Some(stated), part, total)?;
        let computed = e.expenditure.category(id).share.ok()?.to_string();
        let text = fill(words.explore.share_stated, &[words.category(whole), &stated.to_string(), &computed]);
        Some((relation, text))
    })
}

/// How much of a category its listing covers; `named` where the category is not named around it.
pub fn coverage(state: State, id: CategoryId, named: bool) -> Vec<El> {
    let words = state.words();
    let e = &words.explore;
    state.report.with(|report| {
        state.evaluation.with(|evaluation| {
            let category = report.expenditure.category(id);
            let result = evaluation.expenditure.category(id);
            let Some(relation) = comparison::listing(&result.listing, category.listing, result.amount, report.unit)
            else {
                return Vec::new();
            };
            let count = result.listing.parts.len().to_string();
            let (sum, name) = (money(result.listing.sum), words.category(id));
            let covered = result.listing.coverage.map(|p| p.to_string()).unwrap_or_default();
            let gap = money(result.listing.unlisted.map(Number::abs));
            let over = result.listing.unlisted.is_some_and(Number::is_negative);
            let text = match (relation, category.listing) {
                (Verdict::Consistent, _) => fill(e.coverage_full, &[&count, &sum, name]),
                (_, _) if over => fill(e.coverage_over, &[&count, &sum, name, &gap]),
                (_, Listing::Partial) => fill(e.coverage, &[&count, &sum, name, &covered, &gap]),
                (_, Listing::Itemised) => fill(e.coverage_short, &[&count, &sum, name, &covered, &gap]),
            };
            let why = match (relation, category.listing) {
                (Verdict::Partial, _) => Some(e.partial_allowed),
                (Verdict::Inconsistent, Listing::Itemised) => Some(e.itemised_word),
                _ => None,
            };
            let negative = result.listing.has_negative.then_some(e.negative);
            let place = (!category.place.is_empty()).then(|| fill(e.place, &[&category.place]));
            let space = words.pick("", " ");
            let tail: String = [why, negative].into_iter().flatten().flat_map(|more| [space, more]).collect();
            let text = if named { words.named(name, &text) } else { text };
            let line = if is_tried(state) { el("p") } else { el("p").add(verdict(words, relation)).text(" ") };
            let mut lines = vec![line.text(&text).text(&tail)];
            lines.extend(place.map(|place| el("p.fine").mixed(words, &place)));
            lines
        })
    })
}

/// The divisions and sums behind a level.
fn workings(state: State, id: CategoryId) -> Vec<String> {
    let words = state.words();
    state.report.with(|report| {
        state.evaluation.with(|e| {
            let whole = e.expenditure.category(id).amount;
            let mut lines = Vec::new();
            let parts = present(e, id);
            let division = |name: &str, amount: Option<Number>, share: Option<Percent>| {
                let arguments = [money(amount), money(whole), share.map(|s| s.to_string()).unwrap_or_default()];
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                words.named(name, &fill(words.explore.share_formula, &arguments))
            };
            for part in &parts {
                let result = e.expenditure.category(*part);
                match result.share {
                    Ok(share) => lines.push(division(words.category(*part), result.amount, Some(share))),
                    Err(gap) => lines.push(words.named(words.category(*part), words.gap(gap))),
                }
            }
            let listing = &e.expenditure.category(id).listing;
            if parts.is_empty() && !listing.parts.is_empty() {
                let terms: Vec<String> = listing.parts.iter().filter_map(|p| Some(p.amount?.grouped())).collect();
                lines.push(fill(words.explore.sum_formula, &[&addition(&terms), &money(listing.sum)]));
                let gap = listing.unlisted.filter(|gap| !gap.is_zero());
                if let Some(coverage) = listing.coverage.filter(|_| gap.is_some()) {
                    lines.push(division(words.category(id), listing.sum, Some(coverage)));
                }
                if let (Some(sum), Some(unlisted)) = (listing.sum, gap) {
                    let difference = format!("{} − {}", money(whole), sum.grouped());
                    lines.push(fill(words.explore.sum_formula, &[&difference, &unlisted.grouped()]));
                }
                let items = report.expenditure.category(id).items.iter().zip(&listing.parts).take(MOST_WORKINGS);
                lines.extend(items.map(|(line, part)| match part.share {
                    Ok(share) => division(&line.name, part.amount, Some(share)),
                    Err(gap) => words.named(&line.name, words.gap(gap)),
                }));
            } else {
                let terms: Vec<String> = parts.iter().map(|p| money(e.expenditure.category(*p).amount)).collect();
                let sum = money(e.expenditure.category(id).computed);
                lines.push(fill(words.explore.sum_formula, &[&terms.join(" + "), &sum]));
            }
            if !lines.is_empty() {
                lines.push(words.explore.share_rounding.to_owned());
            }
            lines
        })
    })
}

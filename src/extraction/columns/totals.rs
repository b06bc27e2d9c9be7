//! Columns that add up to a total.
//!
//! A total stands below its parts or above them, sub-totals stand between them, and some rows tell what a row above is
//! made of. Each of these is tried; what no reading explains is claimed only where another column bears the first of them
//! out, or where the rows have no order in them that could hide one.

use super::accounts;
use super::grid::{Entry, Grid, is_subtotal};
use super::head::Role;
use crate::amount::Number;
use crate::claims::tolerance::Addition;
use crate::claims::{Claim, Completeness, Measure, Quantity, Sum, Topic};
use crate::document::list_level;
use crate::extraction::builder::Builder;
use crate::search::{any_of, has};

/// Rows that say which of the others belong to them are looked for among so many.
const MOST: usize = 60;

/// A row as one column sees it.
struct Item {
    row: usize,
    quantity: Option<Quantity>,
    total: bool,
    nested: bool,
}

/// What one column says of one total.
struct Judged {
    column: usize,
    /// By its number the reading that holds, or the likeliest one.
    reading: usize,
    holds: bool,
    sum: Sum,
    found: Addition,
    alone: bool,
    figures: Vec<usize>,
}

/// Reads the totals of a grid; those of some columns are claimed already, and bear the others out.
pub(super) fn read(builder: &mut Builder<'_, '_>, grid: &Grid<'_>, known: &[bool]) {
    let mut judged: Vec<(usize, Judged)> = Vec::new();
    let additive = |role: Role| matches!(role, Role::Number | Role::Balance | Role::Difference);
    for column in (0..grid.columns.len()).filter(|&at| additive(grid.columns[at].role)) {
        let items = items(builder, grid, column);
        if items.len() > MOST {
            continue;
        }
        for at in (0..items.len()).filter(|&at| items[at].total && items[at].quantity.is_some()) {
            if let Some(found) = total(builder, grid, column, &items, at) {
                judged.push((items[at].row, found));
            }
        }
    }
    shares_alone(builder, grid);
    judged.sort_by_key(|(row, found)| (*row, found.column));
    for group in judged.chunk_by(|a, b| a.0 == b.0) {
        let bears_out =
            |of: &Judged| group.iter().any(|(_, one)| one.holds && one.reading == of.reading && telling(&one.sum));
        let short = group.iter().all(|(_, found)| found.holds || found.found.gap.is_negative());
        for (_, found) in group {
            if known.get(found.column).copied().unwrap_or_default() {
                continue;
            }
            let borne_out = bears_out(found);
            let simple = found.alone && (group.len() == 1 || short || borne_out);
            let near =
                found.found.gap.abs().percent_of(found.found.whole, 0).is_ok_and(|off| off.abs() <= Number::whole(50));
            if found.holds || (near && (borne_out || simple)) {
                for &figure in &found.figures {
                    builder.used[figure] = true;
                }
                builder.bound.push(Claim::Sum(found.sum.clone()));
            }
        }
    }
}

/// Two parts at least, or the total says nothing of them.
fn telling(sum: &Sum) -> bool {
    sum.parts.iter().filter(|part| !part.number.is_zero()).count() >= 2
}

fn items(builder: &Builder<'_, '_>, grid: &Grid<'_>, column: usize) -> Vec<Item> {
    let rows = (0..grid.rows.len())
        .filter(|&row| grid.rows[row].entries[column] != Entry::Words && !grid.name(row, column).is_empty());
    let item = |row: usize| Item {
        row,
        quantity: grid.quantity(builder, row, column),
        total: grid.is_total(row, column),
        nested: grid.name(row, column).starts_with("其中"),
    };
    let mut items: Vec<Item> = rows.map(item).collect();
    // 3、公务用车购置及运行维护费 / 其中：公务用车购置费 / 公务用车运行维护费: what has no number among numbered rows.
    let numbered = |item: &Item| list_level(grid.name(item.row, column)).is_some();
    let mut above = false;
    for at in 0..items.len() {
        let goes_on = at > 0 && items[at - 1].nested && !items[at].total && !numbered(&items[at]);
        items[at].nested |= goes_on && above;
        above = if items[at].nested { above } else { numbered(&items[at]) };
    }
    items
}

/// The rows that a total may be the total of, the likeliest reading first.
fn readings(grid: &Grid<'_>, column: usize, items: &[Item], at: usize) -> Vec<Vec<usize>> {
    let rows = |from: usize, to: usize, nested: bool| -> Vec<usize> {
        (from..to).filter(|&item| !items[item].total && (nested || !items[item].nested)).collect()
    };
    let totals: Vec<usize> = (0..at).filter(|&item| items[item].total).collect();
    let mut found = Vec::new();
    if at == 0 {
        let end = (1..items.len()).find(|&item| items[item].total).unwrap_or(items.len());
        found.extend([rows(1, end, false), rows(1, end, true), rows(1, items.len(), false)]);
        return found;
    }
    let Some(&last) = totals.last() else {
        return vec![rows(0, at, false), rows(0, at, true)];
    };
    let behind = rows(last + 1, at, false);
    let with = |mut wholes: Vec<usize>| {
        wholes.extend(&behind);
        wholes
    };
    let sub = |item: &usize| is_subtotal(grid.name(items[*item].row, column));
    let subtotals: Vec<usize> = totals.iter().copied().filter(sub).collect();
    let own = sub(&at);
    if !own && !subtotals.is_empty() {
        found.push(with(subtotals));
    }
    found.push(behind.clone());
    found.push(rows(0, at, false));
    found.push(with(vec![last]));
    found.push(with(totals));
    found.push(rows(last + 1, at, true));
    found
}

fn total(builder: &Builder<'_, '_>, grid: &Grid<'_>, column: usize, items: &[Item], at: usize) -> Option<Judged> {
    let whole = items[at].quantity.clone()?;
    let mut first = None;
    let from = accounts::parts_from(&whole.name, items[..at].iter().map(|item| grid.name(item.row, column)));
    for (number, reading) in readings(grid, column, items, at).into_iter().enumerate() {
        if reading.iter().any(|&item| item < from) {
            continue;
        }
        let parts: Vec<Quantity> = reading.iter().filter_map(|&item| items[item].quantity.clone()).collect();
        let Ok(found) = Addition::of(&whole, &parts) else { continue };
        if parts.len() < 2 || found.whole.is_zero() {
            continue;
        }
        let holds = found.within();
        if holds || first.is_none() {
            let alone = is_alone(builder, grid, column, items, &reading, &found);
            let figures =
                reading.iter().chain([&at]).filter_map(|&item| grid.figure(items[item].row, column)).collect();
            let sum = sum(builder, grid, column, whole.clone(), parts);
            let judged = Judged { column, reading: number, holds, sum, found, alone, figures };
            if holds {
                return Some(judged);
            }
            first = Some(judged);
        }
    }
    first.filter(|judged| !hides_an_order(&judged.sum, &judged.found) && !lacks_a_group(grid, column, items, at))
}

/// 小计 | 50 directly above 总计 | 100, and no other sub-total: the rows of another group were not read.
fn lacks_a_group(grid: &Grid<'_>, column: usize, items: &[Item], at: usize) -> bool {
    let sub = |item: usize| is_subtotal(grid.name(items[item].row, column));
    let above = at.checked_sub(1).is_some_and(|above| items[above].total && sub(above));
    above && !sub(at) && (0..at).filter(|&item| items[item].total).count() == 1
}

/// Rows without levels: no 其中, no numbers of two kinds, no codes, and no words for a part of them only.
fn is_alone(
    builder: &Builder<'_, '_>,
    grid: &Grid<'_>,
    column: usize,
    items: &[Item],
    reading: &[usize],
    found: &Addition,
) -> bool {
    const FEW: usize = 30;
    let names: Vec<&str> = reading.iter().map(|&item| grid.name(items[item].row, column)).collect();
    let level = |name: &&str| list_level(name).map(|(level, _)| level);
    let levels = names.iter().map(level).collect::<Vec<_>>();
    let same_level = levels.windows(2).all(|pair| pair[0] == pair[1]);
    let again = names.iter().enumerate().any(|(at, name)| names[..at].contains(name));
    // 30101基本工资, 30201办公费: codes of one length are of one level.
    let code = |name: &&str| name.bytes().take_while(u8::is_ascii_digit).count();
    let codes = grid.columns.iter().any(|column| any_of!["编码", "代码"].is_in(&column.head.name))
        || (levels[0].is_none() && names.windows(2).any(|pair| code(&pair[0]) != code(&pair[1])));
    let nested = items.iter().any(|item| item.nested);
    let open = names.iter().any(|name| any_of!["主要", "其中", "等"].is_in(name))
        || grid.columns.iter().any(|column| has(&column.head.name, "主要"));
    // What is too much is one of the rows: that was hardly added.
    let one = reading.iter().any(|&item| {
        items[item].quantity.as_ref().is_some_and(|part| part.number == found.gap && !part.number.is_zero())
    });
    let totals = items.iter().filter(|item| item.total).count();
    let cut = !grid.has_head && names.iter().any(|name| has(name, "指标"));
    let open = open || speaks_of_some(builder, grid, reading.first().map(|&item| items[item].row));
    same_level && !cut && !again && !codes && !nested && !open && !one && totals <= 3 && names.len() <= FEW
}

/// 主要项目支出情况 above the rows, 不含… below them.
fn speaks_of_some(builder: &Builder<'_, '_>, grid: &Grid<'_>, row: Option<usize>) -> bool {
    const ABOVE: usize = 4;
    const BELOW: usize = 2;
    let place =
        |row: usize| grid.rows.get(row).and_then(|row| row.cells.iter().flatten().next()).map(|cell| cell.start);
    let (Some(first), Some(last)) = (row.and_then(place), place(grid.rows.len() - 1)) else { return false };
    let lines = &builder.document.lines;
    let at = |place: u32| lines.partition_point(|line| line.span.end <= place);
    let above = &lines[at(first).saturating_sub(ABOVE)..at(first)];
    let below = lines.iter().skip(at(last) + 1).take(BELOW);
    let short = |text: &str| text.chars().count() <= 30;
    above
        .iter()
        .any(|line| short(builder.slice(line.span)) && any_of!["主要", "部分", "重点"].is_in(builder.slice(line.span)))
        || below.clone().map(|line| builder.slice(line.span)).any(|text| {
            // 公厕管护另有区级补助6.50万元…，未列入本表: money beside the rows, and none of them.
            let beside = has(text, "另") && has(text, "未列入") && !any_of!["其余", "其他", "等"].is_in(text);
            any_of!["未列", "其余", "仅列", "不再列"].is_in(text) && !beside
        })
}

/// A row that those below it make up: the table has levels, though nothing says so.
fn hides_an_order(sum: &Sum, found: &Addition) -> bool {
    let parts = &sum.parts;
    for owner in 0..parts.len() {
        if parts[owner].number.is_zero() {
            continue;
        }
        let mut run = Number::ZERO;
        for (count, part) in parts[owner + 1..].iter().enumerate() {
            let Ok(next) = run.add(part.number) else { break };
            run = next;
            let digits = run.significant() >= 100;
            if run == parts[owner].number && ((count > 0 && digits) || run == found.gap) {
                return true;
            }
        }
    }
    false
}

fn sum(builder: &Builder<'_, '_>, grid: &Grid<'_>, column: usize, mut whole: Quantity, parts: Vec<Quantity>) -> Sum {
    let head = &grid.columns[column].head;
    if !head.name.is_empty() && grid.columns.iter().filter(|other| other.role == Role::Number).count() > 1 {
        whole.name = format!("{}（{}）", whole.name, head.name);
    }
    let span = parts.iter().chain([&whole]).filter_map(|part| part.place.span).reduce(|a, b| a.to(b));
    let people = whole.measure == Measure::Count
        && (any_of!["编制", "在职", "退休", "离休", "人数", "人员"].is_in(&head.name)
            || span.is_some_and(|span| says_people(builder, span.start)));
    let topic = if people { Topic::Staff } else { Topic::Listing };
    Sum::of(topic, whole, parts, Completeness::Complete, "合计")
}

/// 单位：人 above the table.
fn says_people(builder: &Builder<'_, '_>, start: u32) -> bool {
    let lines = &builder.document.lines;
    let line = lines.partition_point(|line| line.span.end <= start);
    let near = lines.get(line.saturating_sub(3)..line).unwrap_or(&[]);
    near.iter().any(|line| has(builder.slice(line.span), "单位：人"))
}

/// 类别 | 占比: shares without amounts, with their hundred below.
fn shares_alone(builder: &mut Builder<'_, '_>, grid: &Grid<'_>) {
    let columns: Vec<usize> = grid.with_role(Role::Share).collect();
    for column in columns {
        let items = items(builder, grid, column);
        let Some(at) = items.iter().position(|item| item.total) else { continue };
        let Some(whole) = items[at].quantity.clone().filter(|whole| whole.number == Number::HUNDRED) else { continue };
        let beside = grid.columns[..column].iter().any(|column| column.role == Role::Number);
        let parts: Vec<Quantity> =
            items.iter().filter(|item| !item.total && !item.nested).filter_map(|item| item.quantity.clone()).collect();
        if beside || parts.len() < 3 || items.iter().any(|item| item.nested) || items.len() > MOST {
            continue;
        }
        let as_percent = |quantity: Quantity| Quantity { measure: Measure::Percent, ..quantity };
        let parts: Vec<Quantity> = parts.into_iter().map(as_percent).collect();
        let whole = as_percent(whole);
        let Ok(found) = Addition::of(&whole, &parts) else { continue };
        if found.gap.abs() > Number::whole(15) {
            continue;
        }
        for item in &items {
            if let Some(figure) = grid.figure(item.row, column) {
                builder.used[figure] = true;
            }
        }
        let sum = Sum { topic: Topic::Split, ..sum(builder, grid, column, whole, parts) };
        builder.bound.push(Claim::Sum(sum));
    }
}

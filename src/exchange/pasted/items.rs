//! Items of a listing: a name and an amount in each row.

use super::{Fault, Pasted, Total, cells, is_total, records};
use crate::amount::{Amount, Unit, parse_amount};
use crate::report::Line;
use crate::shares::Composition;

/// Items of a listing: a name and an amount, perhaps behind a running number.
pub fn lines(text: &str) -> Pasted<Line> {
    let mut pasted = Pasted::default();
    let mut first = true;
    let mut numbered = false;
    for (number, raw) in records(text) {
        let mut cells = cells(&raw);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        if cells.len() == 1 {
            cells = split_figure(&cells[0]);
        }
        // A running number in front of the name.
        let counts = matches!(cells[0].as_str(), "序号" | "编号" | "行次" | "No." | "No" | "#");
        numbered |= first && counts;
        let number_first = numbered || (cells[0].parse::<u32>().is_ok() && parse_amount(&cells[1]).is_err());
        if cells.len() > 2 && number_first && !(numbered && is_total(&cells[0])) {
            cells.remove(0);
        }
        let heads = std::mem::take(&mut first) && is_head(&cells);
        if heads {
            continue;
        }
        let name = cells[0].clone();
        let figure = cells[1..].iter().find(|cell| !cell.is_empty());
        if is_total(&name) {
            let stated = figure.and_then(|cell| Some((cell, parse_amount(cell).ok()?)));
            let differs = stated.filter(|(_, amount)| !is_sum(&pasted.rows, *amount)).map(|(cell, _)| cell.clone());
            pasted.totals.push(Total { row: number, differs });
            continue;
        }
        match figure.map(|cell| (cell, parse_amount(cell))) {
            None => pasted.rows.push(Line { name, ..Line::default() }),
            Some((_, Ok(amount))) => pasted.rows.push(Line { name, amount: Some(amount), ..Line::default() }),
            Some((cell, Err(error))) => {
                pasted.faults.push(Fault { row: number, text: raw.clone(), cell: cell.clone(), error });
            }
        }
    }
    pasted
}

/// Whether the rows above come to what a total says.
fn is_sum(rows: &[Line], total: Amount) -> bool {
    // Rows without a unit of their own are in that of the report, whatever it is.
    let unit = Unit::default();
    let sum = Composition::of(rows, None, unit).sum;
    sum.is_some() && total.in_unit(unit, unit).ok() == sum
}

fn is_head(cells: &[String]) -> bool {
    const NAMES: [&str; 8] = ["名称", "项目", "科目", "内容", "name", "item", "用途", "明细"];
    const FIGURES: [&str; 6] = ["金额", "元", "数", "支出", "amount", "expenditure"];
    let digits = |cell: &String| cell.chars().any(char::is_numeric);
    let says = |cell: &String, words: &[&str]| words.iter().any(|word| cell.to_lowercase().contains(word));
    match cells {
        [name, figure, ..] => !digits(figure) && (says(figure, &FIGURES) || figure.is_empty() && says(name, &NAMES)),
        _ => false,
    }
}

/// "办公费 4.00" without a tab: the last word is the figure if it reads as one.
fn split_figure(text: &str) -> Vec<String> {
    let Some((name, figure)) = text.rsplit_once(char::is_whitespace) else { return vec![text.to_owned()] };
    if parse_amount(figure).is_ok() {
        vec![name.trim_end().to_owned(), figure.to_owned()]
    } else {
        vec![text.to_owned()]
    }
}
